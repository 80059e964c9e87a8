/** Photos and scans inside the ledger file; each content is kept once, whoever attached it. */
import { createHash } from 'node:crypto'
import { type Attachment, attachmentMaxBytes, type attachmentOperations } from '#shared/attachments.ts'
import { Failure } from '#shared/failure.ts'
import type { HandlersOf } from './handlers.ts'
import type { Reader } from './ledger/open.ts'

/** By its first bytes, never by its name: only what Word can show, and scans. */
export function mediaTypeOf(bytes: Uint8Array): string | null {
  const starts = (...head: number[]) => head.every((byte, index) => bytes[index] === byte)
  if (starts(0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  if (starts(0x25, 0x50, 0x44, 0x46, 0x2d)) return 'application/pdf'
  return null
}

const attachments = (read: Reader) =>
  read
    .selectFrom('attachment')
    .innerJoin('attachment_content', 'attachment_content.sha256', 'attachment.sha256')
    .select([
      'attachment.attachment_id as attachmentId',
      'attachment.meeting_id as meetingId',
      'attachment.name',
      'attachment.caption',
      'attachment.sha256',
      'attachment_content.media_type as mediaType',
      'attachment_content.bytes',
    ])

/** Of some meetings, without their contents, in the order they were attached. */
export async function attachmentsOf(read: Reader, meetingIds: readonly number[]): Promise<Attachment[]> {
  const found: Attachment[] = []
  // SQLite binds a limited number of values
  for (let first = 0; first < meetingIds.length; first += 400)
    found.push(
      ...(await attachments(read)
        .where('attachment.meeting_id', 'in', meetingIds.slice(first, first + 400))
        .orderBy('attachment_id')
        .execute()),
    )
  return found
}

async function attachmentOf(read: Reader, attachmentId: number): Promise<Attachment> {
  const row = await attachments(read).where('attachment_id', '=', attachmentId).executeTakeFirst()
  if (row === undefined) throw new Failure('notFound', `attachmentId ${attachmentId}`)
  return row
}

export const attachmentHandlers = {
  'attachments.list': (read, { meetingId }) => attachmentsOf(read, [meetingId]),
  'attachments.read': async (read, { attachmentId }) => {
    const attachment = await attachmentOf(read, attachmentId)
    const { content } = await read
      .selectFrom('attachment_content')
      .select('content')
      .where('sha256', '=', attachment.sha256)
      .executeTakeFirstOrThrow()
    return { ...attachment, content: content.toString('base64') }
  },
  'attachments.attach': async (write, { meetingId, name, content, caption }, at) => {
    const bytes = Buffer.from(content, 'base64')
    if (bytes.length > attachmentMaxBytes) throw new Failure('tooLarge', name)
    const mediaType = mediaTypeOf(bytes)
    if (mediaType === null) throw new Failure('badInput', 'content: 只能附 JPEG、PNG 图片或 PDF')
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    await write
      .insertInto('attachment_content')
      .values({ sha256, media_type: mediaType, bytes: bytes.length, content: bytes })
      .onConflict((conflict) => conflict.column('sha256').doNothing())
      .execute()
    const { attachment_id } = await write
      .insertInto('attachment')
      .values({ meeting_id: meetingId, sha256, name, caption, entered_at: at.now })
      .returning('attachment_id')
      .executeTakeFirstOrThrow()
    return attachmentOf(write, attachment_id)
  },
  'attachments.caption': async (write, { attachmentId, caption }) => {
    await attachmentOf(write, attachmentId)
    await write.updateTable('attachment').set({ caption }).where('attachment_id', '=', attachmentId).execute()
    return attachmentOf(write, attachmentId)
  },
  'attachments.detach': async (write, { attachmentId }) => {
    const { sha256 } = await attachmentOf(write, attachmentId)
    await write.deleteFrom('attachment').where('attachment_id', '=', attachmentId).execute()
    const other = await write
      .selectFrom('attachment')
      .select('attachment_id')
      .where('sha256', '=', sha256)
      .executeTakeFirst()
    if (other === undefined)
      await write.deleteFrom('attachment_content').where('sha256', '=', sha256).execute()
    return { detached: attachmentId }
  },
} satisfies HandlersOf<typeof attachmentOperations>
