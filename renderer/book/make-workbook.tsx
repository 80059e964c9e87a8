/** All registers as one Excel workbook: to look at, to count with, and to bring into a new ledger. */
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#shared/contract.ts'
import { LedgerError, call, mount, receive, useCommand } from '../ledger.ts'
import { type Confirmation, askConfirm } from '../ui/ask.tsx'
import { failureText } from '../ui/failure.ts'
import { open, sizeText } from './make-ledger.tsx'

type Made = OutputOf<'export.workbook'>
type Outcome =
  | { readonly kind: 'made'; readonly made: Made }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly what: string; readonly todo: string }

export function MakeWorkbook({ branchId }: { readonly branchId: number }) {
  const making = useCommand('export.workbook', { quiet: true })
  const [unmask, setUnmask] = useState(false)
  const [talkContents, setTalkContents] = useState(false)
  const [outcome, setOutcome] = useState<Outcome>()

  async function make() {
    setOutcome(undefined)
    if ((unmask || talkContents) && !(await askConfirm(questionFor(unmask, talkContents)))) return
    try {
      const made = await making.mutateAsync({ branchId, unmask, talkContents })
      receive(made)
      setOutcome({ kind: 'made', made })
    } catch (error) {
      setOutcome(outcomeOf(error))
    }
  }

  return (
    <section className="book-workbook" aria-label="Excel 工作簿">
      <h2 className="book-heading">导出为 Excel 工作簿</h2>
      <p className="book-note">
        全部登记，一种登记一张表，可以筛选、统计、打印。勾选下面两项导出的，能原样导回一个新建的台账；照片附件、上级模板不在里面。
      </p>
      <div className="book-switches">
        <Checkbox
          checked={unmask}
          disabled={making.isPending}
          onChange={(event) => setUnmask(event.target.checked)}
        >
          写完整证件号、手机号和党费基数
        </Checkbox>
        <Checkbox
          checked={talkContents}
          disabled={making.isPending}
          onChange={(event) => setTalkContents(event.target.checked)}
        >
          写谈话原话
        </Checkbox>
      </div>
      {unmask || talkContents ? (
        <p className="book-warning">导出前会再问一次，并记入导出记录。文件请专人保管，用完删除。</p>
      ) : null}
      <div role="status">{outcome === undefined ? null : <Said outcome={outcome} />}</div>
      <div className="book-make-line">
        <Button loading={making.isPending} onClick={() => void make()}>
          {making.isPending ? '正在导出…' : '导出工作簿'}
        </Button>
        {making.isPending ? <Button onClick={() => void call('export.cancel', {})}>停止</Button> : null}
        <p>{making.isPending ? '正在写各张表，记录多的要十几秒。' : '不改动台账。'}</p>
      </div>
    </section>
  )
}

const questionFor = (unmask: boolean, talkContents: boolean): Confirmation => ({
  title: `工作簿里写${[unmask ? '完整的证件号、手机号和党费基数' : '', talkContents ? '谈话的原话' : ''].filter((part) => part !== '').join('，和')}？`,
  text: '我确认确有需要，并按保密要求保管这个文件。这次导出会记入导出记录，不能删除。',
  okText: '导出',
})

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
  const { made } = outcome
  const filled = made.sheets.filter(({ rows }) => rows > 0)
  const rows = filled.reduce((sum, sheet) => sum + sheet.rows, 0)
  return (
    <div className="book-made">
      <p>
        <b>✓ 工作簿已导出</b>
        {made.path === null
          ? mount === 'browser'
            ? `，已交给浏览器下载：${made.fileName}`
            : `：${made.fileName}`
          : '，保存在：'}
      </p>
      {made.path === null ? null : (
        <p className="book-path">
          {made.path}{' '}
          {mount === 'desktop' ? (
            <Button size="small" onClick={() => void open(made.path)}>
              用 WPS / Excel 打开
            </Button>
          ) : null}
        </p>
      )}
      <p className="book-proof">
        {sizeText(made.bytes)} · {filled.length} 张有记录的表，{rows} 行 · 校验值 SHA-256 {made.sha256}
      </p>
    </div>
  )
}
