/** Meetings: the operations. */
import { Failure } from '#shared/failure.ts'
import type { CheckItem, meetingOperations } from '#shared/meetings.ts'
import { checkMeeting } from '#shared/rules/content.ts'
import { factsOf } from '#shared/rules/meeting-facts.ts'
import { postsOn, whichBranch } from '../branch.ts'
import type { At, HandlersOf } from '../handlers.ts'
import type { Reader } from '../ledger/open.ts'
import { lifeMarks } from '../life/marks.ts'
import { profileOf } from '../profile.ts'
import { copyMeeting, latestMeetings } from './copy.ts'
import { beginCorrection, convene, finalise, restoreMeeting, saveDraft, voidMeeting } from './keep.ts'
import { meetingRow, meetingsBetween } from './record.ts'
import { meetingOf } from './whole.ts'

/** The check-list of one meeting as it stands. */
export async function checklistOf(read: Reader, meetingId: number, at: At): Promise<CheckItem[]> {
  const meeting = await meetingOf(read, meetingId)
  const posts = await postsOn(read, meeting.branchId, meeting.startsAt.slice(0, 10))
  return checkMeeting(factsOf(meeting), {
    now: at.now,
    chairs: posts
      .filter((post) => post.post === 'secretary' || post.post === 'deputySecretary')
      .map((post) => post.memberId),
    profile: await profileOf(read, meeting.year),
    life: (await lifeMarks(read, meeting.branchId, meetingId)).get(meetingId),
  })
}

export const meetingHandlers = {
  'meetings.list': async (read, { branchId, ...filter }) =>
    meetingsBetween(read, await whichBranch(read, branchId), filter),
  'meetings.show': (read, { meetingId }) => meetingOf(read, meetingId),
  'meetings.checklist': (read, { meetingId }, at) => checklistOf(read, meetingId, at),
  'meetings.convene': async (write, { branchId, kind, ...content }, at) =>
    meetingOf(write, await convene(write, await whichBranch(write, branchId), kind, content, at)),
  'meetings.latest': async (read, { branchId }) => latestMeetings(read, await whichBranch(read, branchId)),
  'meetings.copy': async (write, { meetingId, on }, at) =>
    meetingOf(write, await copyMeeting(write, meetingId, on, at)),
  'meetings.saveDraft': async (write, { meetingId, revision, ...content }, at) => {
    await saveDraft(write, meetingId, revision, content, at)
    return meetingOf(write, meetingId)
  },
  'meetings.finalise': async (write, { meetingId }, at) => {
    const { state } = await meetingRow(write, meetingId)
    if (state === 'final' || state === 'void') throw new Failure('lockedRecord')
    const blocking = (await checklistOf(write, meetingId, at)).filter((item) => item.severity === 'error')
    if (blocking.length > 0)
      throw new Failure('checklistBlocks', blocking.map((item) => item.message).join('；'))
    await finalise(write, meetingId, at)
    return meetingOf(write, meetingId)
  },
  'meetings.beginCorrection': async (write, { meetingId, reason }, at) => {
    await beginCorrection(write, meetingId, reason, at)
    return meetingOf(write, meetingId)
  },
  'meetings.void': async (write, { meetingId, reason }) => {
    await voidMeeting(write, meetingId, reason)
    return meetingOf(write, meetingId)
  },
  'meetings.restore': async (write, { meetingId }) => {
    await restoreMeeting(write, meetingId)
    return meetingOf(write, meetingId)
  },
} satisfies HandlersOf<typeof meetingOperations>
