/** The right margin of a meeting: what the law says about the field under the cursor, what is missing, where from. */
import { useLateAfterDays } from '#renderer/ui/entry-mark.tsx'
import { Button } from 'antd'
import { memo } from 'react'
import type { CheckItem, Meeting } from '#shared/meetings.ts'
import { chineseMoment, daysBetween } from '#shared/primitives.ts'
import { SetLink } from '#renderer/life/set-link.tsx'
import { HistoryLink } from '#renderer/ui/history-drawer.tsx'
import { MarginNote } from '#renderer/ui/page.tsx'
import { Link } from '#renderer/ui/route.ts'
import { type LawPlace, lawNotes } from './law.ts'

/** Brings a part of the page into view and puts the cursor into it. */
export function jumpTo(field: string): void {
  const place = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`)
  if (!place) return
  place.scrollIntoView({ block: 'center' })
  place
    .querySelector<HTMLElement>(
      'input:not([disabled]), textarea:not([disabled]), select:not([disabled]), button:not([disabled])',
    )
    ?.focus({ preventScroll: true })
}

export interface MeetingMarginProps {
  readonly meeting: Meeting
  readonly place: LawPlace
  readonly checklist: readonly CheckItem[] | undefined
}

export const MeetingMargin = memo(function MeetingMargin({ meeting, place, checklist }: MeetingMarginProps) {
  const editable = meeting.state === 'draft' || meeting.state === 'correcting'
  return (
    <>
      <MarginNote title="依据">
        {lawNotes(meeting.kind, place, meeting.topics).map((note) => (
          <p key={note.text} className="law-note">
            {note.text} <span className="citation">（{note.citation}）</span>
          </p>
        ))}
      </MarginNote>
      {editable && checklist !== undefined ? <Missing items={checklist} /> : null}
      <SetLink meeting={meeting} />
      <Origin meeting={meeting} />
      <HistoryLink record={{ kind: 'meeting', id: meeting.meetingId }} />
    </>
  )
})

function Missing({ items }: { items: readonly CheckItem[] }) {
  const gaps = items.filter((item) => item.severity !== 'info')
  const remarks = items.filter((item) => item.severity === 'info')
  const blocking = gaps.some((item) => item.severity === 'error')
  return (
    <>
      {gaps.length === 0 ? (
        <MarginNote title="还缺" tone="good" />
      ) : (
        <MarginNote title={`还缺 ${gaps.length} 项`} tone={blocking ? 'wrong' : 'due'}>
          <CheckLines items={gaps} />
        </MarginNote>
      )}
      {remarks.length === 0 ? null : (
        <MarginNote title="提示">
          <CheckLines items={remarks} />
        </MarginNote>
      )}
    </>
  )
}

const severityWords = { error: '须改', warn: '建议', info: '提示' } as const

/** One line per item; each leads to its field. */
export function CheckLines({ items }: { readonly items: readonly CheckItem[] }) {
  return (
    <ul className="check-lines">
      {items.map((item) => (
        <li key={`${item.ruleId} ${item.field} ${item.message}`} className={`check-${item.severity}`}>
          <Button type="link" size="small" onClick={() => jumpTo(item.field)}>
            <span className="check-word">{severityWords[item.severity]}</span>
            {item.message}
          </Button>
          <span className="citation">{item.citation}</span>
        </li>
      ))}
    </ul>
  )
}

/** Where the record came from: an imported one names its file, sheet and row, and leads to the file itself. */
function Origin({ meeting }: { meeting: Meeting }) {
  const late = daysBetween(meeting.startsAt.slice(0, 10), meeting.enteredAt.slice(0, 10))
  const { origin } = meeting
  const lateAfter = useLateAfterDays()
  return (
    <MarginNote title={origin === null ? '来源' : '来源 · 导入'}>
      {origin === null ? null : (
        <p>
          {origin}。<Link to="/import">查看原始资料</Link>
        </p>
      )}
      <p>
        {origin === null ? '在本机录入' : '由旧资料导入'}，{chineseMoment(meeting.enteredAt)}。
        {origin === null && late > lateAfter ? (
          <span className="word-due">会后 {late} 天录入，标「补录」。</span>
        ) : null}
      </p>
      {meeting.finalisedAt === null ? null : <p>定稿于 {chineseMoment(meeting.finalisedAt)}。</p>}
    </MarginNote>
  )
}
