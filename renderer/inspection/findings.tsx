/** What an inspector would note of a span: filtered, grouped by whose duty it was, each line with its record. */
import { Button, Checkbox, Select, Skeleton } from 'antd'
import { useMemo, useState } from 'react'
import { Severity } from '#shared/compliance.ts'
import type { OutputOf } from '#shared/contract.ts'
import type { LedgerDate } from '#shared/primitives.ts'
import type { RectificationItem } from '#shared/rectification.ts'
import { useBranch, useToday } from '../branch-context.tsx'
import { useAsk } from '../ledger.ts'
import { DateField } from '../ui/date-field.tsx'
import { Door, EmptyPage } from '../ui/empty-page.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { Link, go } from '../ui/route.ts'
import { FindingRuns } from './finding-runs.tsx'
import {
  type FindingFilter,
  concernsIn,
  filterFindings,
  groupFindings,
  otherConcern,
  severityWords,
} from './note.ts'
import { type Span, periodChoices, spanHref } from './span.ts'

type RuleCard = OutputOf<'profile.rules'>[number]

export interface FindingsProps {
  readonly span: Span
  readonly items: readonly RectificationItem[]
}

export function Findings({ span, items }: FindingsProps) {
  const { branchId } = useBranch()
  const today = useToday()
  const [filter, setFilter] = useState<FindingFilter>({ severities: ['error', 'warn'], concern: null })
  const asked = useAsk(
    'compliance.inspect',
    { branchId, from: span.from, to: span.to },
    { keepPrevious: true },
  )
  const rules = useAsk('profile.rules', { year: Number(span.to.slice(0, 4)) }, { keepPrevious: true }).data
  const concernOf = useMemo(() => {
    const concerns = new Map((rules ?? []).map((rule) => [rule.ruleId, rule.concern]))
    return (ruleId: string) => concerns.get(ruleId) ?? otherConcern
  }, [rules])
  const findings = asked.data ?? []
  const shown = filterFindings(findings, filter, concernOf)
  const concerns = concernsIn(findings, concernOf)
  const groups = groupFindings(shown)

  return (
    <>
      <div className="row inspection-choices">
        <SpanChoice span={span} />
        <Checkbox.Group<Severity>
          aria-label="按轻重筛选"
          value={[...filter.severities]}
          onChange={(severities) => setFilter({ ...filter, severities })}
          options={Severity.options.map((severity) => ({
            value: severity,
            label: `${severityWords[severity]} ${findings.filter((one) => one.severity === severity).length}`,
          }))}
        />
        <Select<string>
          className="concern-choice"
          aria-label="按方面筛选"
          allowClear
          placeholder="全部方面"
          value={filter.concern}
          options={concerns.map(([concern, count]) => ({ value: concern, label: `${concern}（${count}）` }))}
          onChange={(concern: string | undefined) => setFilter({ ...filter, concern: concern ?? null })}
        />
      </div>
      {asked.error === null ? null : <FailureNote error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data === undefined ? (
        asked.error === null ? (
          <Skeleton active />
        ) : null
      ) : (
        <>
          <p role="status" className="inspection-sum">
            {findings.length === 0
              ? '没有查出问题。'
              : shown.length === 0
                ? `查出 ${findings.length} 项，按现在的筛选一项也不列。勾上别的轻重或换一个方面再看。`
                : shown.length === findings.length
                  ? `查出 ${findings.length} 项。`
                  : `查出 ${findings.length} 项，列出 ${shown.length} 项。`}
          </p>
          {findings.length === 0 && span.to >= today ? (
            <EmptyPage
              begin={
                <Door to="/" first>
                  看本月要办什么
                </Door>
              }
            >
              这一期间还没有过完：到期没有开、没有谈、没有写的，才在这里列为缺。迎接检查时，在左上角换成要查的季度或年份。
            </EmptyPage>
          ) : null}
          {groups
            .filter((group) => group.findings.length > 0)
            .map((group) => (
              <section key={group.title} aria-label={group.title}>
                <h2 className="section-title">
                  {group.title}
                  <small>
                    {group.findings.length} 项 · {group.note}
                  </small>
                </h2>
                <FindingRuns findings={group.findings} items={items} />
              </section>
            ))}
          <RulesOff rules={rules ?? []} />
        </>
      )}
    </>
  )
}

/** A named period, or two days of one's own. */
function SpanChoice({ span }: { readonly span: Span }) {
  const today = useToday()
  const named = periodChoices(today, span.name)
  const show = (next: Pick<Span, 'name' | 'from' | 'to'>) => go(spanHref(next), { replace: true })
  const ofOnesOwn = (from: LedgerDate | null, to: LedgerDate | null) => {
    // an end before the beginning moves with it, so that there is always a span
    if (from !== null && to !== null) show({ name: null, from, to: to < from ? from : to })
  }
  return (
    <>
      <Select<string>
        className="period-choice"
        aria-label="检查哪个期间"
        placeholder="季度、半年、全年"
        virtual={false}
        listHeight={400}
        value={span.name}
        options={named.map(({ label, options }) => ({ label, title: label, options: [...options] }))}
        onChange={(name) => show({ ...span, name })}
      />
      {span.name === null ? (
        <span className="row">
          <DateField label="检查起始日" value={span.from} onChange={(from) => ofOnesOwn(from, span.to)} />至
          <DateField label="检查截止日" value={span.to} onChange={(to) => ofOnesOwn(span.from, to)} />
        </span>
      ) : (
        <Button onClick={() => show({ ...span, name: null })}>自选起止日期</Button>
      )}
    </>
  )
}

/** Rules that did not speak, and why: silence is told, too. */
function RulesOff({ rules }: { readonly rules: readonly RuleCard[] }) {
  const off = rules.filter((rule) => rule.offReason !== null)
  if (off.length === 0) return null
  return (
    <section aria-label="停用的规则">
      <h2 className="section-title">
        停用的规则
        <small>
          {off.length} 条没有查 · <Link to="/settings?tab=rules">去看规则</Link>
        </small>
      </h2>
      <ul>
        {off.map((rule) => (
          <li key={rule.ruleId} className="finding">
            <span className="severity severity-info">停用</span>
            <span className="finding-text">
              {rule.title}。理由：{rule.offReason}
              <span className="citation"> {rule.citation}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
