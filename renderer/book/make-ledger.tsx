/** The one button: prints the ledger to Word, and says where it went. */
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { InputOf } from '#shared/contract.ts'
import type { Delivered, Settings } from '#shared/ledger.ts'
import { LedgerError, call, mount, receive, useCommand } from '../ledger.ts'
import { type Confirmation, askConfirm } from '../ui/ask.tsx'
import { failureText, showFailure } from '../ui/failure.ts'
import type { Options } from './book-options.tsx'
import { type Span, spanTitle } from './span.ts'

interface Props {
  readonly span: Span
  /** Span, branch and forms, as the pages are asked for. */
  readonly choice: Omit<InputOf<'export.pages'>, 'first' | 'limit'>
  readonly options: Options
  readonly fontScheme: Settings['fontScheme']
  /** Findings that an inspection would hold against the branch; said on the button's line, never in its way. */
  readonly missing: number
}

type Outcome =
  | { readonly kind: 'made'; readonly delivered: Delivered; readonly title: string }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly what: string; readonly todo: string }

export function MakeLedger({ span, choice, options, fontScheme, missing }: Props) {
  const { what, perRecord } = options
  const unmask = options.unmask && what === 'filled'
  const title = titleOf(span, what)
  const asked = JSON.stringify([choice, options])
  const making = useCommand('export.ledger', { quiet: true })
  const [outcome, setOutcome] = useState<Outcome>()
  const shown = useRef<HTMLDivElement>(null)

  // another choice: what was said about the one before no longer belongs to this page
  useEffect(() => setOutcome(undefined), [asked])
  useEffect(() => {
    if (outcome?.kind === 'made') shown.current?.focus()
  }, [outcome])

  async function make() {
    setOutcome(undefined)
    const question = what === 'talks' ? talksQuestion : unmask ? unmaskQuestion : undefined
    if (question !== undefined && !(await askConfirm(question))) return
    try {
      const talkContents = what === 'talks'
      const delivered = await making.mutateAsync({ ...choice, perRecord, unmask, talkContents, fontScheme })
      receive(delivered)
      setOutcome({ kind: 'made', delivered, title })
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
        {making.isPending ? <Button onClick={() => void call('export.cancel', {})}>停止</Button> : null}
        <p>{making.isPending ? waitingWords : readyWords(title, missing, perRecord)}</p>
      </div>
    </section>
  )
}

const waitingWords = '正在排版，记录多的要几秒钟。可以先去别的页面，做好后照样保存。'

const readyWords = (title: string, missing: number, perRecord: boolean) =>
  missing === 0
    ? `将生成《${title}》${perRecord ? '一个压缩包，每份记录一个 Word 文件' : '一个 Word 文件'}，不改动台账。`
    : `有 ${missing} 项欠缺，也可以先生成：检查对照表里会如实写明，台账不改动。`

const titleOf = (span: Span, what: Options['what']): string =>
  what === 'blank' ? '空白手写表' : `${spanTitle(span)}${what === 'talks' ? '谈话内容' : ''}`

const unmaskQuestion: Confirmation = {
  title: '名册里印出完整的身份证号和手机号？',
  text: '我确认确有需要，并按保密要求保管这个文件。这次导出会记入导出记录，不能删除。',
  okText: '印出完整号码',
}

const talksQuestion: Confirmation = {
  title: '把谈话的原话单独印成一册？',
  text: '我确认确有需要，并由专人保管这个文件。这次导出会记入导出记录，不能删除。',
  okText: '印出谈话内容',
}

/** The machine decides whether that is Word or WPS; where nothing opens, the path above tells where the file lies. */
export async function open(path: string | null): Promise<void> {
  if (path === null) return
  try {
    const { opened } = await call('export.open', { path })
    if (!opened) showFailure(new LedgerError('fileMissing', path))
  } catch (error) {
    showFailure(error)
  }
}

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
  const { delivered, title } = outcome
  return (
    <div className="book-made">
      <p>
        <b>✓ 《{title}》台账已生成</b>
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
        <p className="book-path">
          {delivered.path}{' '}
          {mount === 'desktop' ? (
            <Button size="small" onClick={() => void open(delivered.path)}>
              用 WPS / Word 打开
            </Button>
          ) : null}
        </p>
      )}
      <p className="book-proof">
        {sizeText(delivered.bytes)} · {delivered.tables} 张表 · 校验值 SHA-256 {delivered.sha256}
      </p>
    </div>
  )
}

export const sizeText = (bytes: number) =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`
