import { describe, expect, it } from 'vitest'
import { branchOf, convene, openTestLedger } from '#test/support/ledger.ts'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

describe('attachments', () => {
  it('live in the ledger file, each content once', async () => {
    const ledger = await openTestLedger()
    const people = await branchOf(ledger, 3)
    const { meetingId } = await convene(ledger, people)
    const attach = (name: string) =>
      ledger.call('attachments.attach', { meetingId, name, content: png.toString('base64') })
    const first = await attach('一.png')
    const second = await attach('二.png')
    expect(first).toMatchObject({ mediaType: 'image/png', bytes: png.length })
    const contents = () => (ledger.dump()['attachment_content'] ?? []).length
    expect(contents()).toBe(1)
    expect((await ledger.call('attachments.read', { attachmentId: first.attachmentId })).content).toBe(
      png.toString('base64'),
    )
    await ledger.call('attachments.detach', { attachmentId: first.attachmentId })
    expect(contents()).toBe(1)
    await ledger.call('attachments.detach', { attachmentId: second.attachmentId })
    expect(contents()).toBe(0)
  })

  it('takes pictures and scans only, by their bytes; a finalised meeting keeps what it has', async () => {
    const ledger = await openTestLedger()
    const people = await branchOf(ledger, 3)
    const { meetingId } = await convene(ledger, people)
    const fake = { meetingId, name: '照片.png', content: Buffer.from('<html>').toString('base64') }
    await expect(ledger.call('attachments.attach', fake)).rejects.toMatchObject({ code: 'badInput' })
    const { attachmentId } = await ledger.call('attachments.attach', {
      ...fake,
      content: png.toString('base64'),
    })
    await ledger.call('meetings.finalise', { meetingId })
    await expect(ledger.call('attachments.detach', { attachmentId })).rejects.toMatchObject({
      code: 'lockedRecord',
    })
    await expect(
      ledger.call('attachments.attach', { ...fake, content: png.toString('base64') }),
    ).rejects.toMatchObject({ code: 'lockedRecord' })
  })
})
