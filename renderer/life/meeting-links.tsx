/** Meetings that belong to a set: those there are, and one to hang on. */
import { Button, Select } from 'antd'
import { useState } from 'react'
import { type LifeCampaign, type LifeRole, lifeRoleTitles } from '#shared/life.ts'
import { type MeetingSummary, meetingTitles, stateTitles } from '#shared/meetings.ts'
import { useAsk, useCommand } from '../ledger.ts'
import { Link } from '../ui/route.ts'

export interface MeetingLinksProps {
  readonly set: LifeCampaign
  readonly role: LifeRole
}

const kindFor = { life: 'organizationalLifeMeeting', appraisal: 'memberAppraisal' } as const

function fits(meeting: MeetingSummary, role: LifeRole): boolean {
  if (role === 'study')
    return ['studySession', 'themePartyDay', 'generalMeeting', 'groupMeeting', 'partyLecture'].includes(
      meeting.kind,
    )
  const kind = kindFor[role]
  return meeting.kind === kind || meeting.alsoCountsAs.includes(kind)
}

export function MeetingLinks({ set, role }: MeetingLinksProps) {
  const link = useCommand('life.linkMeeting')
  const unlink = useCommand('life.unlinkMeeting')
  const [chosen, setChosen] = useState<number | null>(null)
  const meetings = useAsk('meetings.list', {
    branchId: set.branchId,
    from: `${set.year}-01-01`,
    to: `${set.year + 1}-03-31`,
  })
  const own = set.meetings.filter((one) => one.role === role)
  const offered = (meetings.data ?? [])
    .filter((meeting) => fits(meeting, role) && !own.some((one) => one.meetingId === meeting.meetingId))
    .toReversed()
  const title = lifeRoleTitles[role]
  return (
    <div className="life-body">
      {own.length === 0 ? null : (
        <ul className="life-lines">
          {own.map((one) => (
            <li key={one.meetingId}>
              <Link to={`/meetings/${one.meetingId}`}>
                {one.startsAt.slice(0, 10)} {one.name}
              </Link>
              {'　'}到会 {one.present} 人 · {stateTitles[one.state]}
              <Button
                type="link"
                size="small"
                onClick={() => unlink.mutate({ lifeId: set.lifeId, meetingId: one.meetingId, role })}
              >
                取下
              </Button>
            </li>
          ))}
        </ul>
      )}
      <span className="row">
        <Select<number>
          className="life-meeting-choice"
          aria-label={`选择作为${title}的会议`}
          placeholder={offered.length === 0 ? `没有可挂的会议，先去「会议」里新建` : `选择作为${title}的会议`}
          value={chosen}
          onChange={setChosen}
          options={offered.map((meeting) => ({
            value: meeting.meetingId,
            label: `${meeting.startsAt.slice(0, 10)} ${meeting.title === '' ? meetingTitles[meeting.kind] : meeting.title}`,
          }))}
        />
        <Button
          disabled={chosen === null}
          loading={link.isPending}
          onClick={() => {
            if (chosen === null) return
            link.mutate({ lifeId: set.lifeId, meetingId: chosen, role }, { onSuccess: () => setChosen(null) })
          }}
        >
          挂上
        </Button>
        <Link to="/meetings">去会议</Link>
      </span>
    </div>
  )
}
