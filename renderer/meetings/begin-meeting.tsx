/** Begins the record that a calendar or a finding asks for: `/meetings?new=committeeMeeting&on=2026-08`. */
import { Button } from 'antd'
import { useState } from 'react'
import type { BranchOverview } from '#shared/branch.ts'
import { meetingTitles, topicTitles } from '#shared/meetings.ts'
import { type LedgerDate, chineseDate, monthOf } from '#shared/primitives.ts'
import { useCommand } from '#renderer/ledger.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { go } from '#renderer/ui/route.ts'
import type { Beginning } from './beginning.ts'
import { emptyMeeting } from './new-meeting.tsx'

export interface BeginMeetingProps {
  readonly beginning: Beginning
  readonly branch: BranchOverview
  readonly today: LedgerDate
}

/** Asks for the day and nothing else; the record's own page asks for the rest. */
export function BeginMeeting({ beginning, branch, today }: BeginMeetingProps) {
  const { kind, month, groupId, topic } = beginning
  const convene = useCommand('meetings.convene')
  const [day, setDay] = useState<LedgerDate | null>(monthOf(today) === month ? today : null)
  const group = branch.groups.find((each) => each.groupId === groupId)
  const title = `${meetingTitles[kind]}${group === undefined ? '' : `（${group.name}）`}`
  const begin = (on: LedgerDate) =>
    convene.mutate(
      { ...emptyMeeting(branch, kind, groupId, on), topics: topic === null ? [] : [topic] },
      { onSuccess: (meeting) => go(`/meetings/${meeting.meetingId}`, { replace: true }) },
    )
  return (
    <section className="begin-meeting" aria-label={`新建${title}`}>
      <h2>
        新建{title}，{chineseDate(month)}
      </h2>
      {topic === null ? null : (
        <p>
          这份记录会标上专题「{topicTitles[topic]}
          」。已经在别的会上做过的，不用新建：打开那次会议，勾选专题就算。
        </p>
      )}
      {month < monthOf(today) ? <p>补记会注明录入时间；确实没有开的，不要补。</p> : null}
      <div className="row">
        <span>哪一天</span>
        <DateField label="开会日期" placeholder={`${month}-05`} value={day} onChange={setDay} />
        <Button
          type="primary"
          disabled={day === null}
          loading={convene.isPending}
          onClick={() => day !== null && begin(day)}
        >
          开始记录
        </Button>
        <Button onClick={() => go('/meetings', { replace: true })}>不建了</Button>
      </div>
      {day === null || monthOf(day) === month ? null : (
        <p className="word-due">
          这一天不在{chineseDate(month)}，会记在{chineseDate(monthOf(day))}。
        </p>
      )}
    </section>
  )
}
