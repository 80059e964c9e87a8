/** What one entry of the log changed, before and after side by side; withheld until it is asked for. */
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import type { AuditRecord, AuditedChange, AuditedColumn } from '#shared/audit.ts'
import { useAsk } from '../ledger.ts'
import { FailureNote } from './failure-note.tsx'
import './history.css'

const kindWords = { insert: '新增', update: '修改', delete: '去掉' } as const

export interface EntryChangesProps {
  readonly entryId: number
  /** Only what belongs to this record. */
  readonly record?: AuditRecord
}

export function EntryChanges({ entryId, record }: EntryChangesProps) {
  const [limit, setLimit] = useState(40)
  const [reveal, setReveal] = useState(false)
  const asked = useAsk(
    'audit.entry',
    { entryId, limit, reveal, ...(record === undefined ? {} : { record }) },
    { keepPrevious: true },
  )
  if (asked.data === undefined)
    return asked.error === null ? (
      <Skeleton active />
    ) : (
      <FailureNote error={asked.error} onRetry={() => void asked.refetch()} />
    )
  const { changes, more } = asked.data
  const withheld = changes.some(({ columns }) => columns.some((column) => column.withheld))
  return (
    <div className="stack entry-changes">
      {changes.length === 0 ? <p className="hint">没有改动记录内容。</p> : null}
      {changes.map((change) => (
        <Change key={change.position} change={change} />
      ))}
      <div className="row">
        {withheld ? (
          <Button size="small" onClick={() => setReveal(true)}>
            显示隐去的内容（会留痕）
          </Button>
        ) : null}
        {more ? (
          <Button type="link" size="small" onClick={() => setLimit(Math.min(500, limit * 4))}>
            {limit < 500 ? '再看其余改动' : '只列前 500 处改动'}
          </Button>
        ) : null}
      </div>
    </div>
  )
}

function Change({ change }: { readonly change: AuditedChange }) {
  const { title, subject, kind, columns, blanked, notShown } = change
  return (
    <section className="audited-change">
      <h4>
        <span className="change-kind">{kindWords[kind]}</span> {title}
        {subject === '' ? null : <span className="hint"> {subject}</span>}
      </h4>
      {blanked ? (
        <p className="hint">内容已按个人信息保护法清除，留下的是改动本身的摘要。</p>
      ) : notShown ? (
        <p className="hint">按身份不显示</p>
      ) : columns.length === 0 ? null : (
        <table className="ruled-table">
          <thead>
            <tr>
              <th scope="col">项目</th>
              {kind === 'insert' ? null : <th scope="col">{kind === 'delete' ? '去掉的内容' : '改动前'}</th>}
              {kind === 'delete' ? null : <th scope="col">{kind === 'insert' ? '内容' : '改动后'}</th>}
            </tr>
          </thead>
          <tbody>
            {columns.map((column) => (
              <tr key={column.column}>
                <th scope="row">{column.title}</th>
                {kind === 'insert' ? null : <td>{said(column, column.before)}</td>}
                {kind === 'delete' ? null : <td>{said(column, column.after)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

/** An empty side is told, and of a long text where the part stands. */
function said({ from }: AuditedColumn, text: string | null) {
  const part = from === null ? '' : `第 ${from + 1} 字起：`
  return text === null || text === '' ? <span className="hint">{part}（空）</span> : `${part}${text}`
}
