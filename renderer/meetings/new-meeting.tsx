/** Starts a record: empty of a kind, or like the last one of that kind. */
import { Button, Dropdown, type MenuProps } from 'antd'
import { type BranchOverview } from '#shared/branch.ts'
import { MeetingKind, meetingTitles } from '#shared/meetings.ts'
import type { InputOf } from '#shared/contract.ts'
import { useAsk, useCommand } from '#renderer/ledger.ts'
import { go } from '#renderer/ui/route.ts'

export interface NewMeetingProps {
  readonly branch: BranchOverview
  readonly today: string
}

/** Kinds a branch convenes; the leading group only where the ledger keeps one. */
function kindsOf(branch: BranchOverview): readonly MeetingKind[] {
  const leading = branch.terms.some((term) => term.body === 'leadingGroup')
  return MeetingKind.options.filter((kind) => kind !== 'leadingGroupMeeting' || leading)
}

export function NewMeeting({ branch, today }: NewMeetingProps) {
  const convene = useCommand('meetings.convene')
  const copy = useCommand('meetings.copy')
  const latest = useAsk('meetings.latest', { branchId: branch.branchId }).data ?? []
  const start = (content: InputOf<'meetings.convene'>) =>
    convene.mutate(content, { onSuccess: (meeting) => go(`/meetings/${meeting.meetingId}`) })

  const startEmpty = (kind: MeetingKind, groupId: number | null) =>
    start(emptyMeeting(branch, kind, groupId, today))
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
  const alike: MenuProps['items'] = latest.map(({ meetingId, kind, groupName, startsAt }) => ({
    key: String(meetingId),
    label: `${meetingTitles[kind]}${groupName === '' ? '' : ` · ${groupName}`}（${startsAt.slice(0, 10)}）`,
    onClick: () =>
      copy.mutate({ meetingId, on: today }, { onSuccess: (meeting) => go(`/meetings/${meeting.meetingId}`) }),
  }))
  return (
    <>
      <Dropdown menu={{ items: alike }} trigger={['click']} autoFocus disabled={alike.length === 0}>
        <Button title="复制上次的地点、主持人、记录人和议题名称" loading={copy.isPending}>
          照上次新建 ▾
        </Button>
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
    kind === 'generalMeeting' ||
    kind === 'committeeMeeting' ||
    kind === 'organizationalLifeMeeting' ||
    kind === 'memberAppraisal'
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
