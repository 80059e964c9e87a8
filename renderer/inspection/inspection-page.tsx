/** The inspector's questions asked first: what was not organised, who did not come, what is incomplete. */
import { Button, Checkbox, Select, Skeleton } from 'antd'
import { useState } from 'react'
import type { Finding } from '#shared/compliance.ts'
import { periodOf, periodTitle, quarterOf } from '#shared/primitives.ts'
import { useBranch, useToday } from '../branch-context.tsx'
import { useAsk } from '../ledger.ts'
import { FailureNote } from '../ui/failure-note.tsx'
import { MarginNote, Page } from '../ui/page.tsx'
import { Link, go, useRoute } from '../ui/route.ts'
import {
  type FindingGroup,
  groupFindings,
  periodChoices,
  periodIn,
  recordHref,
  runsOf,
  severityWords,
} from './note.ts'
import './inspection.css'

/** `/inspection`, `/inspection?period=2026Q3`, `/inspection?period=2026`. */
export function InspectionPage() {
  const { branchId, branch } = useBranch()
  const today = useToday()
  const { params } = useRoute()
  const period = periodIn(params.get('period')) ?? quarterOf(today)
  const [hints, setHints] = useState(false)
  const asked = useAsk('compliance.inspect', { branchId, ...periodOf(period) }, { keepPrevious: true })
  const findings = asked.data ?? []
  const shown = hints ? findings : findings.filter((finding) => finding.severity !== 'info')
  const groups = groupFindings(shown)

  return (
    <Page
      title="检查"
      subtitle={`${branch.name} · ${periodTitle(period)}`}
      actions={
        <Select
          className="period-choice"
          aria-label="检查哪个期间"
          value={period}
          options={periodChoices(today, period)}
          onChange={(next) => go(`/inspection?period=${next}`, { replace: true })}
        />
      }
      margin={<Margin />}
    >
      {asked.error === null ? null : <FailureNote error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data === undefined ? (
        asked.error === null ? (
          <Skeleton active />
        ) : null
      ) : (
        <>
          <div className="row inspection-sum">
            <p role="status">{sumOf(asked.data)}</p>
            <Checkbox checked={hints} onChange={(event) => setHints(event.target.checked)}>
              也列出提示
            </Checkbox>
          </div>
          {groups.every((group) => group.findings.length === 0) ? (
            <p className="empty-page">
              {period < quarterOf(today) || findings.length === 0
                ? '没有查出问题。'
                : '没有必改和应改的问题。'}
            </p>
          ) : (
            groups.map((group) => <Group key={group.title} group={group} />)
          )}
        </>
      )}
    </Page>
  )
}

function sumOf(findings: readonly Finding[]): string {
  const count = (severity: Finding['severity']) =>
    findings.filter((finding) => finding.severity === severity).length
  return `必改 ${count('error')} 项，应改 ${count('warn')} 项，提示 ${count('info')} 项`
}

function Group({ group }: { readonly group: FindingGroup }) {
  if (group.findings.length === 0) return null
  return (
    <section aria-label={group.title}>
      <h2 className="section-title">
        {group.title}
        <small>
          {group.findings.length} 项 · {group.note}
        </small>
      </h2>
      {runsOf(group.findings).map((run, index) => (
        <Findings key={`${run.ruleId}-${index}`} findings={run.findings} />
      ))}
    </section>
  )
}

const shownAtFirst = 4

/** Findings of one rule; where there are many, the first few and the rest on asking. */
function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  const [all, setAll] = useState(false)
  // one more line says less than the button that hides it
  const folds = findings.length > shownAtFirst + 1
  const shown = folds && !all ? findings.slice(0, shownAtFirst) : findings
  return (
    <>
      <ul>
        {shown.map((finding, index) => (
          <Line
            key={`${finding.recordId ?? ''}-${finding.subject}-${finding.period}-${index}`}
            finding={finding}
          />
        ))}
      </ul>
      {folds ? (
        <Button
          className="findings-more"
          type="text"
          size="small"
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all ? '收起同类' : `还有同类 ${findings.length - shownAtFirst} 项，都列出来`}
        </Button>
      ) : null}
    </>
  )
}

function Line({ finding }: { readonly finding: Finding }) {
  const href = recordHref(finding)
  return (
    <li className="finding">
      <span className={`severity severity-${finding.severity}`}>{severityWords[finding.severity]}</span>
      <span className="finding-text">
        {finding.message}
        <span className="citation"> {finding.citation}</span>
      </span>
      {href === undefined ? null : (
        <Link to={href.to} aria-label={`${href.word}：${finding.message}`}>
          {href.word}
        </Link>
      )}
    </li>
  )
}

function Margin() {
  return (
    <>
      <MarginNote title="谁的责任">
        <p>未组织：该开的没有开，责任在支部。</p>
        <p>未参加：开了没有来，责任在个人。</p>
        <p>要素不全：开了、来了，记录缺东西。</p>
      </MarginNote>
      <MarginNote title="草稿不算">
        <p>没有定稿的会议，检查时按没有开算。期间还没有结束的，先列在「本月」里，到期仍没有开才列为缺。</p>
      </MarginNote>
    </>
  )
}
