/** From an item of the list to the page of a meeting: one act, two records served. */
import { Failure } from '#shared/failure.ts'
import { type Meeting, MeetingContent } from '#shared/meetings.ts'
import type { Moment } from '#shared/primitives.ts'
import type { RequiredItem } from '#shared/study/records.ts'
import { postsOn } from '../branch.ts'
import type { At } from '../handlers.ts'
import type { Reader, Writer } from '../ledger/open.ts'
import { convene, saveDraft } from '../meetings/keep.ts'
import { meetingOf } from '../meetings/whole.ts'
import { requiredItem } from './items.ts'
import { planOf } from './year.ts'

interface Wanted {
  readonly itemIds: readonly number[]
  readonly meetingId?: number | undefined
  readonly kind: 'themePartyDay' | 'studySession'
  readonly startsAt?: Moment | undefined
  readonly unifiedTheme: boolean
}

/**
 * Puts items on the page of a draft, or begins one for them.
 * @returns the meeting's id
 * @throws Failure lockedRecord for a final record; notFound
 */
export async function planStudy(write: Writer, branchId: number, wanted: Wanted, at: At): Promise<number> {
  const items: RequiredItem[] = []
  for (const itemId of new Set(wanted.itemIds)) {
    const item = await requiredItem(write, itemId, at.today)
    if (item.branchId !== branchId) throw new Failure('notFound', `itemId ${itemId}`)
    if (item.void) throw new Failure('conflict', `「${item.title}」已作废`)
    items.push(item)
  }
  if (wanted.meetingId === undefined)
    return convene(write, branchId, wanted.kind, await begun(write, branchId, wanted, items, at), at)
  const meeting = await meetingOf(write, wanted.meetingId)
  if (meeting.branchId !== branchId) throw new Failure('notFound', `meetingId ${wanted.meetingId}`)
  if (meeting.state === 'final' || meeting.state === 'void') throw new Failure('lockedRecord')
  await saveDraft(
    write,
    meeting.meetingId,
    meeting.revision,
    withItems(meeting, items, wanted.unifiedTheme),
    at,
  )
  return meeting.meetingId
}

async function begun(
  read: Reader,
  branchId: number,
  wanted: Wanted,
  items: readonly RequiredItem[],
  at: At,
): Promise<MeetingContent> {
  const startsAt = wanted.startsAt ?? `${at.today}T09:00`
  const day = startsAt.slice(0, 10)
  const posts = await postsOn(read, branchId, day)
  const chairId =
    posts.find((post) => post.body === 'branchCommittee' && post.post === 'secretary')?.memberId ?? null
  const { recorderId } = await planOf(read, branchId, Number(day.slice(0, 4)))
  return MeetingContent.parse({
    startsAt,
    chairId,
    recorderId: recorderId === chairId ? null : recorderId,
    theme: themeOf(items),
    unifiedTheme: wanted.unifiedTheme,
    studyItems: items.map(lineOf),
  })
}

const lineOf = ({ itemId, title, issuer }: RequiredItem) => ({ title, issuer, requiredItemId: itemId })

/** 「学习《中国共产党章程》」. */
function themeOf(items: readonly RequiredItem[]): string {
  const [first] = items
  if (first === undefined) return ''
  const theme = first.title.startsWith('学习') ? first.title : `学习${first.title}`
  return `${theme}${items.length > 1 ? '等' : ''}`.slice(0, 200)
}

/** The page as it stands with the items added; on a page without study of its own they become an item of the agenda. */
function withItems(meeting: Meeting, items: readonly RequiredItem[], unified: boolean): MeetingContent {
  const { attendance: _attendance, exclusions: _exclusions, ...page } = meeting
  const content = MeetingContent.parse(page)
  const there = new Set(content.studyItems.map((one) => one.requiredItemId))
  const added = items.filter(({ itemId }) => !there.has(itemId))
  const hasTheme = meeting.kind === 'themePartyDay' || meeting.kind === 'studySession'
  const onAgenda = hasTheme || meeting.kind === 'partyLecture' ? [] : added
  return {
    ...content,
    theme: hasTheme && content.theme === '' ? themeOf(items) : content.theme,
    unifiedTheme: content.unifiedTheme || (unified && meeting.kind === 'themePartyDay'),
    studyItems: [...content.studyItems, ...added.map((item) => ({ ...lineOf(item), leader: '' }))],
    agenda: [
      ...content.agenda,
      ...onAgenda.map(({ title }) => ({ title: `学习${title}`.slice(0, 200), speeches: [], resolution: '' })),
    ],
  }
}
