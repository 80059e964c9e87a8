/** Starts a record: empty of a kind, or like the last one of that kind. */
import { Button, Dropdown, type MenuProps } from 'antd'
import { type BranchOverview } from '#shared/branch.ts'
import { MeetingKind, type MeetingSummary, meetingTitles } from '#shared/meetings.ts'
import type { InputOf } from '#shared/contract.ts'
import { call, useCommand } from '#renderer/ledger.ts'
import { go } from '#renderer/ui/route.ts'
import { showFailure } from '#renderer/ui/failure.ts'

export interface NewMeetingProps {
  readonly branch: BranchOverview
  readonly today: string
  readonly meetings: readonly MeetingSummary[]
}

/** Kinds a branch convenes; the leading group only where the ledger keeps one. */
function kindsOf(branch: BranchOverview): readonly MeetingKind[] {
  const leading = branch.terms.some((term) => term.body === 'leadingGroup')
  return MeetingKind.options.filter((kind) => kind !== 'leadingGroupMeeting' || leading)
}

/** The last record per kind (and Party group), newest first. */
function lastOfEach(meetings: readonly MeetingSummary[]): MeetingSummary[] {
  const last = new Map<string, MeetingSummary>()
  for (const meeting of meetings) {
    if (meeting.state === 'void') continue
    const key = `${meeting.kind} ${meeting.groupId ?? ''}`
    const known = last.get(key)
    if (!known || known.startsAt < meeting.startsAt) last.set(key, meeting)
  }
  return [...last.values()].toSorted((one, other) => other.startsAt.localeCompare(one.startsAt))
}

export function NewMeeting({ branch, today, meetings }: NewMeetingProps) {
  const convene = useCommand('meetings.convene')
  const start = (content: InputOf<'meetings.convene'>) =>
    convene.mutate(content, { onSuccess: (meeting) => go(`/meetings/${meeting.meetingId}`) })

  const startEmpty = (kind: MeetingKind, groupId: number | null) =>
    start(emptyMeeting(branch, kind, groupId, today))
  const startLike = async (summary: MeetingSummary) => {
    try {
      const last = await call('meetings.show', { meetingId: summary.meetingId })
      start({
        branchId: branch.branchId,
        kind: last.kind,
        groupId: last.groupId,
        startsAt: `${today}T${last.startsAt.slice(11, 16)}`,
        place: last.place,
        form: last.form,
        chairId: last.chairId,
        recorderId: last.recorderId,
        lecturerName: last.kind === 'partyLecture' ? '' : last.lecturerName,
        agenda: last.agenda.map(({ title }) => ({ title })),
      })
    } catch (error) {
      showFailure(error)
    }
  }

  const groups = branch.groups.filter((group) => group.dissolvedOn === null)
  const fresh: MenuProps['items'] = kindsOf(branch).flatMap((kind) =>
    kind === 'groupMeeting' && groups.length > 0
      ? groups.map((group) => ({
          key: `${kind} ${group.groupId}`,
          label: `${meetingTitles[kind]} · ${group.name}`,
          onClick: () => startEmpty(kind, group.groupId),
        }))
      : [{ key: kind, label: meetingTitles[kind], onClick: () => startEmpty(kind, null) }],
  )
  const alike: MenuProps['items'] = lastOfEach(meetings).map((meeting) => ({
    key: String(meeting.meetingId),
    label: `${meetingTitles[meeting.kind]}${meeting.groupName === '' ? '' : ` · ${meeting.groupName}`}（${meeting.startsAt.slice(0, 10)}）`,
    onClick: () => void startLike(meeting),
  }))
  return (
    <>
      <Dropdown menu={{ items: alike }} trigger={['click']} autoFocus disabled={alike.length === 0}>
        <Button title="复制上次的地点、主持人、记录人和议题名称">照上次新建 ▾</Button>
      </Dropdown>
      <Dropdown menu={{ items: fresh }} trigger={['click']} autoFocus>
        <Button type="primary" loading={convene.isPending}>
          新建会议 ▾
        </Button>
      </Dropdown>
    </>
  )
}

/** What a record of that kind starts as on that day: the one who chairs by office is already named. */
export function emptyMeeting(
  branch: BranchOverview,
  kind: MeetingKind,
  groupId: number | null,
  on: string,
): InputOf<'meetings.convene'> {
  const chairs =
    kind === 'generalMeeting' || kind === 'committeeMeeting' || kind === 'organizationalLifeMeeting'
  return {
    branchId: branch.branchId,
    kind,
    groupId,
    startsAt: `${on}T09:00`,
    chairId: chairs ? secretaryOf(branch, on) : groupLeader(branch, groupId),
  }
}

/** Who chairs by office (支部工作条例第十四条). */
function secretaryOf(branch: BranchOverview, on: string): number | null {
  const posts = branch.terms
    .filter((term) => term.body === 'branchCommittee')
    .flatMap((term) => term.posts)
    .filter(
      (post) =>
        post.post === 'secretary' && post.beganOn <= on && (post.endedOn === null || post.endedOn >= on),
    )
  return posts.at(-1)?.memberId ?? null
}

const groupLeader = (branch: BranchOverview, groupId: number | null): number | null =>
  branch.groups.find((group) => group.groupId === groupId)?.leaderId ?? null
