/** What is to be put right, a plain list: measure, owner and due date are written in place. */
import type { UseQueryResult } from '@tanstack/react-query'
import { Button, Select, Skeleton } from 'antd'
import { useState } from 'react'
import { type LedgerDate, chineseDate } from '#shared/primitives.ts'
import type { RectificationItem } from '#shared/rectification.ts'
import { type LedgerError, useCommand } from '../ledger.ts'
import { askReason } from '../ui/ask.tsx'
import { DateField } from '../ui/date-field.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { Link } from '../ui/route.ts'
import { RuledField, RuledForm } from '../ui/ruled-form.tsx'
import { TextField, optionsOf } from '../ui/saved-fields.tsx'
import { recordHref } from './note.ts'
import { type Shown, itemStanding, itemsShown, shownTitles } from './rectification.ts'

export interface RectificationListProps {
  readonly asked: UseQueryResult<RectificationItem[], LedgerError>
  readonly today: LedgerDate
}

export function RectificationList({ asked, today }: RectificationListProps) {
  const [which, setWhich] = useState<Shown>('open')
  if (asked.data === undefined) {
    return asked.error === null ? (
      <Skeleton active />
    ) : (
      <FailureNote error={asked.error} onRetry={() => void asked.refetch()} />
    )
  }
  if (asked.data.length === 0) {
    return (
      <p className="empty-page">
        还没有整改事项。在「检查发现」里点一条问题后面的「列入整改」，它就编上号列到这里，再写措施、责任人和时限。
      </p>
    )
  }
  const shown = itemsShown(asked.data, which)
  return (
    <>
      <div className="row inspection-choices">
        <Select<Shown>
          className="period-choice"
          aria-label="列出哪些整改事项"
          value={which}
          options={optionsOf(shownTitles)}
          onChange={setWhich}
        />
        <p role="status">
          共 {asked.data.length} 项，未完成 {itemsShown(asked.data, 'open').length} 项
        </p>
      </div>
      {shown.length === 0 ? <p className="empty-page">这里没有事项。换一种再看。</p> : null}
      <ol className="rectification">
        {shown.map((item) => (
          <Item key={item.itemId} item={item} today={today} />
        ))}
      </ol>
    </>
  )
}

function Item({ item, today }: { readonly item: RectificationItem; readonly today: LedgerDate }) {
  const amend = useCommand('rectification.amend')
  const { itemId, label } = item
  const href = recordHref(item)
  const standing = itemStanding(item, today)
  const closed = item.state === 'closed'
  return (
    <li aria-label={`整改事项 ${label}`}>
      <div className="row rectification-head">
        <h2>
          {label}
          <small className={standing.className}>{standing.text}</small>
        </h2>
        <span className="row">
          {href === undefined ? null : (
            <Link to={href.to} aria-label={`${href.word}：${item.problem}`}>
              {href.word}
            </Link>
          )}
          {closed ? <Reopen item={item} /> : <Close item={item} />}
        </span>
      </div>
      <RuledForm label={`整改事项 ${label}`}>
        <RuledField label="问题" wide>
          <span className="plain-value">
            {item.problem} <span className="citation">{item.citation}</span>
          </span>
        </RuledField>
        {closed ? (
          <>
            <RuledField label="整改措施" wide>
              {item.measure}
            </RuledField>
            <RuledField label="责任人">{item.owner}</RuledField>
            <RuledField label="时限">{item.dueOn === null ? '' : chineseDate(item.dueOn)}</RuledField>
            <RuledField label="结果" wide>
              {item.closingNote}
            </RuledField>
          </>
        ) : (
          <>
            <RuledField label="整改措施" wide>
              <TextField
                label={`${label} 整改措施`}
                multiline
                maxLength={1000}
                placeholder="改成什么样、怎么改"
                value={item.measure}
                onSave={(measure) => amend.mutate({ itemId, measure })}
              />
            </RuledField>
            <RuledField label="责任人">
              <TextField
                label={`${label} 责任人`}
                maxLength={30}
                value={item.owner}
                onSave={(owner) => amend.mutate({ itemId, owner })}
              />
            </RuledField>
            <RuledField label="时限">
              <DateField
                label={`${label} 时限`}
                placeholder="还没有写"
                value={item.dueOn}
                onChange={(dueOn) => amend.mutate({ itemId, dueOn })}
              />
            </RuledField>
          </>
        )}
      </RuledForm>
    </li>
  )
}

function Close({ item }: { readonly item: RectificationItem }) {
  const close = useCommand('rectification.close')
  const ask = async () => {
    const note = await askReason({
      title: `销号 ${item.label}`,
      text: '写明整改结果后列为已完成，结果印在台账里。以后又出现的，可以重新列为未完成。',
      label: '整改结果',
      okText: '销号',
    })
    if (note !== null) close.mutate({ itemId: item.itemId, note })
  }
  return (
    <Button
      size="small"
      loading={close.isPending}
      aria-label={`销号 ${item.label}`}
      onClick={() => void ask()}
    >
      销号
    </Button>
  )
}

function Reopen({ item }: { readonly item: RectificationItem }) {
  const reopen = useCommand('rectification.reopen')
  return (
    <Button
      size="small"
      loading={reopen.isPending}
      aria-label={`重新列为未完成 ${item.label}`}
      onClick={() => reopen.mutate({ itemId: item.itemId })}
    >
      重新列为未完成
    </Button>
  )
}
