/** Pictures of a meeting behind its record: at most two to a sheet, each with time, place and what it shows. */
import type { Meeting } from '#shared/meetings.ts'
import { chineseDate } from '#shared/primitives.ts'
import { chunks } from './build.ts'
import { meetingName } from './compose-sign-in.ts'
import type { LedgerFacts } from './facts.ts'
import type { Sheet } from './model.ts'

const toSheet = 2

export function photoSheets(meeting: Meeting, facts: LedgerFacts): Sheet[] {
  const photos = (facts.attachments.get(meeting.meetingId) ?? []).filter(({ mediaType }) =>
    mediaType.startsWith('image/'),
  )
  const day = chineseDate(meeting.startsAt.slice(0, 10))
  return chunks(photos, toSheet).map((pair): Sheet => [
    { type: 'caption', text: `${meetingName(meeting)}照片` },
    ...pair.map(({ attachmentId, caption }) => ({
      type: 'photo' as const,
      attachmentId,
      text: [day, meeting.place, caption].filter((part) => part !== '').join('　'),
    })),
  ])
}
