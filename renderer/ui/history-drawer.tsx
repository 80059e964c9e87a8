/** 「修改记录」: who changed a record and when, entry by entry, both sides. One component for every kind of record. */
import { Button, Drawer, Skeleton } from 'antd'
import { useState } from 'react'
import { type AuditEntry, type AuditRecord, auditRecordTitles } from '#shared/audit.ts'
import { chineseDate, chineseMoment } from '#shared/primitives.ts'
import { roleTitles } from '#shared/role.ts'
import { useAsk } from '../ledger.ts'
import { EntryChanges } from './entry-changes.tsx'
import { FailureNote } from './failure-note.tsx'
import './history.css'

export interface HistoryLinkProps {
  readonly record: AuditRecord
  /** Where it is one of many on a page: 「修改记录 2026-01」. */
  readonly of?: string
  readonly words?: string
}

/** A quiet link that opens the history beside the page. */
export function HistoryLink({ record, of, words = '修改记录' }: HistoryLinkProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        type="link"
        size="small"
        className="history-link"
        {...(of === undefined ? {} : { 'aria-label': `${words} ${of}` })}
        onClick={() => setOpen(true)}
      >
        {words}
      </Button>
      {open ? (
        <Drawer
          open
          title={`${words}${of === undefined ? '' : ` · ${of}`}`}
          size={560}
          onClose={() => setOpen(false)}
        >
          <History record={record} />
        </Drawer>
      ) : null}
    </>
  )
}

function History({ record }: { readonly record: AuditRecord }) {
  const [limit, setLimit] = useState(30)
  const asked = useAsk('audit.history', { record, limit }, { keepPrevious: true })
  if (asked.data === undefined)
    return asked.error === null ? (
      <Skeleton active />
    ) : (
      <FailureNote error={asked.error} onRetry={() => void asked.refetch()} />
    )
  const { happened, entered, entries, more } = asked.data
  return (
    <div className="stack history">
      <dl className="history-days">
        {happened === null ? null : (
          <div>
            <dt>事情发生</dt>
            <dd>{happened.length > 10 ? chineseMoment(happened) : chineseDate(happened)}</dd>
          </div>
        )}
        {entered === null ? null : (
          <div>
            <dt>首次录入</dt>
            <dd>{chineseMoment(entered)}</dd>
          </div>
        )}
      </dl>
      {entries.length === 0 ? (
        <p className="empty-page">
          {`开始留痕以后，这条${auditRecordTitles[record.kind]}记录还没有改动过。`}
        </p>
      ) : (
        <ol className="history-entries">
          {entries.map((entry) => (
            <Entry key={entry.entryId} entry={entry} record={record} />
          ))}
        </ol>
      )}
      {more ? (
        <Button type="link" onClick={() => setLimit(Math.min(500, limit + 100))}>
          更早的修改
        </Button>
      ) : null}
    </div>
  )
}

function Entry({ entry, record }: { readonly entry: AuditEntry; readonly record: AuditRecord }) {
  const [open, setOpen] = useState(false)
  const looked = entry.kind === 'view'
  return (
    <li>
      <div className="history-head">
        <time dateTime={entry.at}>{chineseMoment(entry.at)}</time>
        <span>{entry.user === '' ? roleTitles[entry.role] : entry.user}</span>
        {looked ? <b>查看了掩码内容</b> : null}
      </div>
      <p>{entry.title}</p>
      {looked ? null : (
        <Button
          type="link"
          size="small"
          className="history-link"
          aria-expanded={open}
          aria-label={`${open ? '收起' : '看改了什么'} ${chineseMoment(entry.at)} ${entry.title}`}
          onClick={() => setOpen(!open)}
        >
          {open ? '收起' : '看改了什么'}
        </Button>
      )}
      {open ? <EntryChanges entryId={entry.entryId} record={record} /> : null}
    </li>
  )
}
