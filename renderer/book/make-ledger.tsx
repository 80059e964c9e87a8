/** The one button: prints the ledger to Word, and says where it went. */
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { Delivered, Settings } from '#shared/ledger.ts'
import { type PeriodName, periodTitle } from '#shared/primitives.ts'
import { LedgerError, mount, receive, useCommand } from '../ledger.ts'
import { failureText } from '../ui/failure.ts'

interface Props {
  readonly period: PeriodName
  readonly branchId: number
  readonly fontScheme: Settings['fontScheme']
  /** Findings that an inspection would hold against the branch; said on the button's line, never in its way. */
  readonly missing: number
}

type Outcome =
  | { readonly kind: 'made'; readonly delivered: Delivered; readonly period: PeriodName }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly what: string; readonly todo: string }

export function MakeLedger({ period, branchId, fontScheme, missing }: Props) {
  const making = useCommand('export.ledger', { quiet: true })
  const [outcome, setOutcome] = useState<Outcome>()
  const shown = useRef<HTMLDivElement>(null)

  // another period: what was said about the one before no longer belongs to this page
  useEffect(() => setOutcome(undefined), [period, branchId])
  useEffect(() => {
    if (outcome?.kind === 'made') shown.current?.focus()
  }, [outcome])

  async function make() {
    setOutcome(undefined)
    try {
      const delivered = await making.mutateAsync({ period, branchId, fontScheme })
      receive(delivered)
      setOutcome({ kind: 'made', delivered, period })
    } catch (error) {
      setOutcome(outcomeOf(error))
    }
  }

  return (
    <section className="book-make" aria-label="生成台账">
      <div ref={shown} tabIndex={-1} role="status">
        {outcome === undefined ? null : <Said outcome={outcome} />}
      </div>
      <div className="book-make-line">
        <Button type="primary" size="large" loading={making.isPending} onClick={() => void make()}>
          {making.isPending ? '正在生成…' : '生成 Word 台账'}
        </Button>
        <p>{making.isPending ? waitingWords : readyWords(period, missing)}</p>
      </div>
    </section>
  )
}

const waitingWords = '正在排版，记录多的要几秒钟。可以先去别的页面，做好后照样保存。'

const readyWords = (period: PeriodName, missing: number) =>
  missing === 0
    ? `将生成《${periodTitle(period)}》一个 Word 文件，不改动台账。`
    : `有 ${missing} 项欠缺，也可以先生成：检查对照表里会如实写明，台账不改动。`

function outcomeOf(error: unknown): Outcome {
  if (!(error instanceof LedgerError)) return { kind: 'failed', ...failureText('internal', '') }
  if (error.code === 'dialogCancelled') return { kind: 'cancelled' }
  return { kind: 'failed', ...failureText(error.code, error.detail) }
}

function Said({ outcome }: { readonly outcome: Outcome }) {
  if (outcome.kind === 'cancelled') return <p className="book-note">已取消，没有生成文件，台账没有改动。</p>
  if (outcome.kind === 'failed') {
    return (
      <div className="book-failed" role="alert">
        <b>{outcome.what}</b>
        <p>{outcome.todo}</p>
      </div>
    )
  }
  const { delivered, period } = outcome
  return (
    <div className="book-made">
      <p>
        <b>✓ 《{periodTitle(period)}》台账已生成</b>
        {delivered.path === null
          ? mount === 'browser'
            ? `，已交给浏览器下载：${delivered.fileName}`
            : `：${delivered.fileName}`
          : '，保存在：'}
      </p>
      {delivered.path === null ? (
        <p className="book-note">
          没有看到下载？请看浏览器右上角的下载按钮，或按「生成 Word 台账」再做一次。
        </p>
      ) : (
        <p className="book-path">{delivered.path}</p>
      )}
      <p className="book-proof">
        {sizeText(delivered.bytes)} · {delivered.tables} 张表 · 校验值 SHA-256 {delivered.sha256}
      </p>
    </div>
  )
}

const sizeText = (bytes: number) =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`
