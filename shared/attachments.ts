/** Photos and scans kept inside the ledger file itself. 不得附涉密文件。 */
import { z } from 'zod'
import { command, query } from './operation.ts'
import { AttachmentId, MeetingId, line, requiredLine } from './primitives.ts'

export const attachmentMaxBytes = 20 * 1024 * 1024

export const Attachment = z.object({
  attachmentId: AttachmentId,
  meetingId: MeetingId,
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  caption: z.string(),
})
export type Attachment = z.infer<typeof Attachment>

const touches = ['attachments'] as const

export const attachmentOperations = {
  'attachments.list': query('会议的附件', z.object({ meetingId: MeetingId }), z.array(Attachment)),
  'attachments.read': query(
    '取出一个附件（base64）',
    z.object({ attachmentId: AttachmentId }),
    Attachment.extend({ content: z.string() }),
  ),
  'attachments.attach': command(
    '给会议附上照片或扫描件（JPEG、PNG、PDF，最大 20 MB）',
    z.object({
      meetingId: MeetingId,
      name: requiredLine(120, '文件名'),
      content: z.base64().max(Math.ceil((attachmentMaxBytes * 4) / 3) + 4, '附件最大 20 MB'),
      caption: line(100).default(''),
    }),
    Attachment,
    { touches },
  ),
  'attachments.caption': command(
    '更改附件说明',
    z.object({ attachmentId: AttachmentId, caption: line(100) }),
    Attachment,
    { touches },
  ),
  'attachments.detach': command(
    '从会议取下附件',
    z.object({ attachmentId: AttachmentId }),
    z.object({ detached: AttachmentId }),
    { touches },
  ),
}
