/** 〔检查留痕〕: goes over the log and every record, and says in plain words what was found and what to do. */
import { Button } from 'antd'
import type { AuditFault, AuditVerdict } from '#shared/audit.ts'
import { chineseMoment } from '#shared/primitives.ts'
import { useCommand } from '../ledger.ts'
import { Link } from '../ui/route.ts'

const faultWords: Readonly<Record<AuditFault['kind'], string>> = {
  entryMissing: '有留痕被删掉了',
  chainBroken: '留痕前后接不上，中间被改过或删过',
  entryAltered: '这条留痕被改过',
  imageAltered: '这条留痕里的改动内容被改过',
  rowAltered: '这条记录被绕过程序改过',
  rowRemoved: '这条记录被绕过程序删掉了',
  rowAdded: '删掉的记录又被绕过程序加了回来',
  tableDiffers: '有从未改动过的记录被绕过程序改动、增加或删除',
  copyAhead: '备份里有这条留痕，台账里却没有：末尾的留痕被删掉了，或者文件被换成了较早的一份',
}

export function Verify() {
  const verify = useCommand('audit.verify')
  return (
    <section aria-label="检查留痕" className="stack">
      <div className="row">
        <Button type="primary" loading={verify.isPending} onClick={() => verify.mutate({})}>
          检查留痕
        </Button>
        <span className="hint" role="status">
          {verify.isPending
            ? '正在逐条核对留痕和全部记录，记录多时要几秒……'
            : verify.data === undefined
              ? '逐条核对留痕是否首尾相接、全部记录是否和留痕一致。'
              : `核对了 ${verify.data.entries} 条留痕、${verify.data.changes} 处改动。`}
        </span>
      </div>
      {verify.data === undefined || verify.isPending ? null : <Verdict verdict={verify.data} />}
    </section>
  )
}

/** Groups of eight, as people compare them. */
const inGroups = (digest: string) => (digest.match(/.{1,8}/g) ?? []).join(' ')

function Verdict({ verdict }: { readonly verdict: AuditVerdict }) {
  const { ok, faults, head, clockSetBack, blanked } = verdict
  return (
    <div className="stack">
      {ok ? (
        <p className="word-good">✓ 没有发现绕过程序的改动，全部记录和留痕一致。</p>
      ) : (
        <>
          <p className="word-wrong" role="alert">
            查出 {faults.length}
            {faults.length >= 50 ? ' 处以上' : ' 处'}绕过程序的改动：
          </p>
          <ul>
            {faults.map((fault, index) => (
              <li key={index}>{sentence(fault)}</li>
            ))}
          </ul>
          <p>
            记录本身没有被程序动过。先把现在的文件另存一份作证据，再到
            <Link to="/settings?tab=file">备份与文件</Link>
            找一份改动之前的备份恢复；说不清是谁改的，请报告上级党组织。
          </p>
        </>
      )}
      {clockSetBack === 0 ? null : (
        <p className="hint">有 {clockSetBack} 条留痕的时间早于前一条：电脑的时钟往回拨过，请核对时间。</p>
      )}
      {blanked === 0 ? null : (
        <p className="hint">其中 {blanked} 处改动的内容已按个人信息保护法清除，摘要还在，不影响核对。</p>
      )}
      <div>
        最后一条的摘要（与纸质台账上印的、或上级留存的逐组对照）：
        <code className="audit-head">{inGroups(head)}</code>
      </div>
    </div>
  )
}

function sentence({ kind, entryId, at, table, title, rowKey }: AuditFault): string {
  const where = table === null ? '' : `「${title ?? table}」${numbers(rowKey)}`
  const entry = entryId === null ? '' : `第 ${entryId} 条留痕${at === null ? '' : `（${chineseMoment(at)}）`}`
  const place = [where, entry].filter((part) => part !== '').join('，')
  return `${place}${place === '' ? '' : '：'}${faultWords[kind]}`
}

/** 「编号 3、2」 of a row's key. */
function numbers(rowKey: string | null): string {
  return rowKey === null ? '' : `编号 ${rowKey.replace(/[[\]"]/g, '').replaceAll(',', '、')}`
}
