/** The one button: fills the template for a period, and says where the file went. */
import { Button, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { OutputOf } from '#shared/contract.ts'
import { type PeriodName, periodTitle } from '#shared/primitives.ts'
import type { Template } from '#shared/templates.ts'
import { useToday } from '../branch-context.tsx'
import { currentPeriod, kindOf, periodChoices, periodKinds } from '../book/periods.ts'
import { LedgerError, mount, receive, useCommand } from '#renderer/ledger.ts'
import { failureText } from '#renderer/ui/failure.ts'

interface Props {
  readonly template: Template
  readonly period: PeriodName
  onPeriod(period: PeriodName): void
  /** It has tags, and nothing in it must be mended first. */
  readonly ready: boolean
}

type Outcome =
  | { readonly kind: 'made'; readonly delivered: OutputOf<'templates.fill'> }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly what: string; readonly todo: string }

export function FillTemplate({ template, period, onPeriod, ready }: Props) {
  const { templateId, branchId, sha256 } = template
  const filling = useCommand('templates.fill', { quiet: true })
  const [outcome, setOutcome] = useState<Outcome>()
  const shown = useRef<HTMLDivElement>(null)

  // another period, another marking: what was said before no longer belongs here
  useEffect(() => setOutcome(undefined), [period, sha256])
  useEffect(() => {
    if (outcome?.kind === 'made') shown.current?.focus()
  }, [outcome])

  async function fill() {
    setOutcome(undefined)
    try {
      const delivered = await filling.mutateAsync({ templateId, branchId, period })
      receive(delivered)
      setOutcome({ kind: 'made', delivered })
    } catch (error) {
      setOutcome(outcomeOf(error))
    }
  }

  return (
    <section className="templates-fill" aria-label="填写模板">
      <div ref={shown} tabIndex={-1} role="status">
        {outcome === undefined ? null : <Said outcome={outcome} />}
      </div>
      <div className="templates-fill-line">
        <PeriodPicker period={period} onPeriod={onPeriod} />
        <Button
          type="primary"
          size="large"
          disabled={!ready}
          loading={filling.isPending}
          onClick={() => void fill()}
        >
          {filling.isPending ? '正在填写…' : '填写并生成 Word'}
        </Button>
        <p>
          {ready
            ? `填入${periodTitle(period)}已定稿的记录，不改动台账。`
            : '先改好上面“须改”的地方，或标注要填的格子。'}
        </p>
      </div>
    </section>
  )
}

function PeriodPicker({ period, onPeriod }: Pick<Props, 'period' | 'onPeriod'>) {
  const today = useToday()
  return (
    <Select
      aria-label="填写的期间"
      className="templates-period"
      value={period}
      onChange={onPeriod}
      options={periodKinds.map(({ value: kind, label }) => ({
        label,
        options: [
          ...new Set([...periodChoices(kind, today), ...(kindOf(period) === kind ? [period] : [])]),
        ].map((value) => ({
          value,
          label:
            value === currentPeriod(kind, today) ? `${periodTitle(value)}（还没结束）` : periodTitle(value),
        })),
      }))}
    />
  )
}

function outcomeOf(error: unknown): Outcome {
  if (!(error instanceof LedgerError)) return { kind: 'failed', ...failureText('internal', '') }
  if (error.code === 'dialogCancelled') return { kind: 'cancelled' }
  return { kind: 'failed', ...failureText(error.code, error.detail) }
}

function Said({ outcome }: { readonly outcome: Outcome }) {
  if (outcome.kind === 'cancelled')
    return <p className="templates-note">已取消，没有生成文件，台账没有改动。</p>
  if (outcome.kind === 'failed') {
    return (
      <div className="templates-failed" role="alert">
        <b>{outcome.what}</b>
        <p>{outcome.todo}</p>
      </div>
    )
  }
  const { path, fileName, unknown, sha256 } = outcome.delivered
  return (
    <div className="templates-made">
      <p>
        <b>✓ 已填好</b>
        {path === null ? `${mount === 'browser' ? '，已交给浏览器下载' : ''}：${fileName}` : '，保存在：'}
      </p>
      {path === null ? null : <p className="templates-path">{path}</p>}
      {unknown.length === 0 ? null : (
        <p>
          有 {unknown.length} 个标签不认识，空着没有填：{unknown.join('、')}。
        </p>
      )}
      <p className="templates-proof">校验值 SHA-256 {sha256}</p>
    </div>
  )
}
