/** The seal of the quarter that is inspected: how it stands, what hinders, sealing, opening again, holding against paper. */
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import type { OutputOf } from '#shared/contract.ts'
import { chineseMoment } from '#shared/primitives.ts'
import type { QuarterSeal } from '#shared/seal.ts'
import { useBranch } from '../branch-context.tsx'
import { call, useAsk, useCommand } from '../ledger.ts'
import { askConfirm, askReason } from '../ui/ask.tsx'
import { showFailure } from '../ui/failure.ts'
import { HistoryLink } from '../ui/history-drawer.tsx'
import './seal.css'

type Verdict = OutputOf<'seal.verify'>

/** @param name of a quarter: 「2026Q3」 */
export function SealStrip({ name }: { readonly name: string }) {
  const { branchId } = useBranch()
  const asked = { branchId, year: Number(name.slice(0, 4)), quarter: Number(name.slice(5)) }
  const [status] = useAsk('seal.status', asked).data?.quarters ?? []
  if (status === undefined || (!status.over && status.seal === null)) return null
  return (
    <section className="seal-strip" aria-label={`${status.title}封存`}>
      <p className="seal-state">
        <b>{stateWords[status.state]}</b>
        <span>{sentenceOf(status)}</span>
      </p>
      <Hindrances status={status} />
      <div className="row">
        {status.state === 'sealed' ? <Reopen status={status} /> : <Put status={status} />}
        {status.seal === null ? null : (
          <>
            <HistoryLink record={{ kind: 'seal', id: status.seal.sealId }} of={`${status.title}封存`} />
            <Verify status={status} />
          </>
        )}
      </div>
    </section>
  )
}

const stateWords = { open: '未封存', ready: '可以封存', sealed: '已封存', reopened: '已启封' } as const

function sentenceOf({ state, seal, title }: QuarterSeal): string {
  if (state === 'sealed' && seal !== null)
    return `${chineseMoment(seal.sealedAt)}${seal.sealedBy === '' ? '' : ` 由${seal.sealedBy}`}封存，共 ${seal.recordCount} 条记录，封存摘要 ${seal.short}。`
  if (state === 'reopened' && seal?.reopening)
    return `${chineseMoment(seal.reopening.reopenedAt)} 启封：${seal.reopening.reason}。改好后请重新封存；下一册台账会印出启封记录。`
  return state === 'ready'
    ? `${title}已经过完，检查没有必须整改的问题，也没有草稿。`
    : `${title}还有下面这些没有办完，办完才能封存。`
}

function Hindrances({ status: { drafts, blocking } }: { readonly status: QuarterSeal }) {
  const lines = [...drafts.map(({ text }) => text), ...blocking.map(({ message }) => message)]
  if (lines.length === 0) return null
  const shown = lines.slice(0, 5)
  return (
    <ul className="seal-hindrances">
      {shown.map((text, index) => (
        <li key={`${index}-${text}`}>{text}</li>
      ))}
      {lines.length > shown.length ? <li>还有 {lines.length - shown.length} 处</li> : null}
    </ul>
  )
}

const whatHappens =
  '封存后，这个季度的会议、谈话、党费、学习和各种登记都不能再改动、补记或作废；要改须先启封并写明理由。'

function Put({ status }: { readonly status: QuarterSeal }) {
  const { branchId } = useBranch()
  const put = useCommand('seal.put')
  const { year, quarter, title, warnings, drafts, blocking } = status
  const hindered = drafts.length > 0 || blocking.length > 0
  const ask = async () => {
    if (warnings === 0) {
      const yes = await askConfirm({ title: `封存${title}`, text: whatHappens, okText: '封存' })
      if (yes) put.mutate({ branchId, year, quarter })
      return
    }
    const despite = await askReason({
      title: `封存${title}`,
      text: `${whatHappens}检查还有 ${warnings} 项应当完善，仍要封存的，请写明理由，会一同记下。`,
      label: '仍要封存的理由',
      okText: '封存',
    })
    if (despite !== null) put.mutate({ branchId, year, quarter, despite })
  }
  return (
    <Button disabled={hindered || !status.over} loading={put.isPending} onClick={() => void ask()}>
      封存本季度
    </Button>
  )
}

function Reopen({ status: { year, quarter, title } }: { readonly status: QuarterSeal }) {
  const { branchId } = useBranch()
  const reopen = useCommand('seal.reopen')
  const ask = async () => {
    const reason = await askReason({
      title: `启封${title}`,
      text: '启封后记录又可以改动。启封的理由、时间和以后改了什么，会印在下一册台账里，不能删掉。',
      label: '启封理由（至少 5 个字）',
      okText: '启封',
    })
    if (reason !== null) reopen.mutate({ branchId, year, quarter, reason })
  }
  return (
    <Button loading={reopen.isPending} onClick={() => void ask()}>
      启封…
    </Button>
  )
}

function Verify({ status: { year, quarter } }: { readonly status: QuarterSeal }) {
  const { branchId } = useBranch()
  const id = useId()
  const [typed, setTyped] = useState('')
  const [verdict, setVerdict] = useState<Verdict>()
  const [busy, setBusy] = useState(false)
  const verify = async () => {
    setBusy(true)
    try {
      setVerdict(
        await call('seal.verify', {
          branchId,
          year,
          quarter,
          ...(typed.trim() === '' ? {} : { digest: typed }),
        }),
      )
    } catch (error) {
      showFailure(error)
    }
    setBusy(false)
  }
  return (
    <>
      <label htmlFor={id}>纸上的封存摘要</label>
      <Input
        id={id}
        className="seal-typed"
        maxLength={100}
        placeholder="可不填；照台账封面输入"
        value={typed}
        onChange={(e) => setTyped(e.target.value)}
        onPressEnter={() => void verify()}
      />
      <Button loading={busy} onClick={() => void verify()}>
        核对封存
      </Button>
      {verdict === undefined ? null : <Said verdict={verdict} />}
    </>
  )
}

const kindWords = { altered: '改动', removed: '删除', added: '增加' } as const

const paperWords = {
  matches: '纸上的摘要与这次封存一致。',
  earlier: '纸上的摘要是以前那次封存的，此后启封过。',
  differs: '纸上的摘要与这个季度的任何一次封存都不同。',
  unreadable: '摘要应是 16 位数字和字母（0–9、a–f），请照纸上重新输入。',
} as const

function Said({ verdict }: { readonly verdict: Verdict }) {
  const { intact, differences, differenceCount, renamed, paper } = verdict
  return (
    <div className="seal-said" role="status">
      <p className={intact ? 'word-good' : 'word-wrong'}>
        {intact
          ? '记录与封存时完全一致。'
          : `与封存时不同：${differenceCount === 0 ? '封存的记号本身被改动过' : `${differenceCount} 条记录`}。`}
      </p>
      {paper === null ? null : (
        <p className={paper === 'matches' ? 'word-good' : 'word-wrong'}>{paperWords[paper]}</p>
      )}
      {differences.length === 0 ? null : (
        <ul className="seal-hindrances">
          {differences.slice(0, 20).map((one) => (
            <li key={`${one.table}${one.rowKey}`}>
              {one.title}　第 {one.rowKey.replace(/[[\]"]/g, '')} 号　{kindWords[one.kind]}
            </li>
          ))}
        </ul>
      )}
      {renamed.length === 0 ? null : (
        <p>{`封存以后改过姓名：${renamed.map(({ before, now }) => `${before}（现为${now}）`).join('、')}，不影响核对。`}</p>
      )}
    </div>
  )
}
