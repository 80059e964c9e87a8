/** One meeting: written in place while it is a draft or under correction, printed look once it is final. */
import { EntryWord } from '#renderer/ui/entry-mark.tsx'
import { type Meeting, meetingTitles, stateTitles } from '#shared/meetings.ts'
import { useAsk } from '#renderer/ledger.ts'
import { FailureNote } from '#renderer/ui/failure-note.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { Link } from '#renderer/ui/route.ts'
import { SealedLine, useSealed } from '#renderer/ui/sealed.tsx'
import { Attachments } from './attachments.tsx'
import { Corrections } from './corrections.tsx'
import { CopyButton } from './copy-button.tsx'
import { FirstMeeting } from './first-meeting.tsx'
import { StateActions } from './meeting-actions.tsx'
import { MeetingEditor } from './meeting-editor.tsx'
import { MeetingMargin } from './meeting-margin.tsx'
import { PrintedRecord } from './printed-record.tsx'
import './record.css'
import './vote.css'

export interface MeetingPageProps {
  readonly id?: number
}

export function MeetingPage({ id = 0 }: MeetingPageProps) {
  const asked = useAsk('meetings.show', { meetingId: id })
  const meeting = asked.data
  const branch = useAsk('branch.show', meeting === undefined ? {} : { branchId: meeting.branchId }, {
    enabled: meeting !== undefined,
  })
  if (asked.isError && meeting === undefined)
    return (
      <Page title="会议">
        <FailureNote error={asked.error} onRetry={() => void asked.refetch()}>
          <Link to="/meetings">回到会议列表</Link>
        </FailureNote>
      </Page>
    )
  if (meeting === undefined) return null
  return meeting.state === 'draft' || meeting.state === 'correcting' ? (
    <MeetingEditor key={meeting.state} meeting={meeting} groups={branch.data?.groups ?? []} />
  ) : (
    <SealedMeeting meeting={meeting} />
  )
}

function SealedMeeting({ meeting }: { meeting: Meeting }) {
  const sealed = useSealed(meeting.startsAt)
  return (
    <Page
      title={meetingTitles[meeting.kind]}
      subtitle={
        <>
          〔{meeting.year}〕第{meeting.number}次 · <b>{stateTitles[meeting.state]}</b>
          <EntryWord
            on={meeting.startsAt.slice(0, 10)}
            enteredAt={meeting.enteredAt}
            source={meeting.source}
          />{' '}
          · <Link to="/meetings">回到会议列表</Link>
        </>
      }
      actions={
        <>
          {meeting.state === 'void' ? null : (
            <CopyButton
              meetingId={meeting.meetingId}
              of={`${meetingTitles[meeting.kind]} ${meeting.startsAt.slice(0, 10)}`}
            />
          )}
          <StateActions meeting={meeting} />
        </>
      }
      margin={
        <MeetingMargin meeting={meeting} place={{ field: null, decision: null }} checklist={undefined} />
      }
    >
      <SealedLine quarter={sealed} />
      {meeting.state === 'void' ? (
        <p
          className="notice"
          role="note"
        >{`这份记录已作废：${meeting.voidReason}。不计数，不进台账；可以恢复。`}</p>
      ) : null}
      <FirstMeeting meeting={meeting} />
      <PrintedRecord meeting={meeting} />
      <Attachments meetingId={meeting.meetingId} readOnly />
      <Corrections corrections={meeting.corrections} />
    </Page>
  )
}
