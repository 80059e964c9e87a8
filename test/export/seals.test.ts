/** What a printed book says of seals: its digest, how far the log goes, and what was opened again since. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { shortDigest } from '#shared/seal.ts'
import { lintDocx, textLines } from '../support/docx.ts'
import { branchOf, convene, openTestLedger } from '../support/ledger.ts'

const slow = { timeout: 120_000 }

test(
  'the book of a sealed quarter carries its digest, the next one after a reopening tells of it',
  slow,
  async () => {
    const ledger = await openTestLedger({ today: '2026-10-08' })
    const people = await branchOf(ledger, 4)
    const { meetingId } = await convene(ledger, people)
    await ledger.call('meetings.finalise', { meetingId })
    // a branch of one meeting would not pass the inspection: its seal is put into the file by hand
    const put = (digest: string) =>
      ledger.raw()
        .exec(`INSERT INTO seal (branch_id, year, quarter, from_month, to_month, digest, record_count, people,
      manifest, errors, warnings, remarks, despite, sealed_at, sealed_by) VALUES (1, 2026, 3, '2026-07', '2026-09',
      '${digest}', 3, '[]', '{"meeting":{"columns":["meeting_id"],"rows":{"[${meetingId}]":""}}}', 0, 1, 0, '已说明',
      '2026-10-08T09:30:00', '党员01')`)
    const digest = `1a2b3c4d5e6f7081${'0'.repeat(48)}`
    const pages = async (period: string) => {
      const { sheets } = await ledger.call('export.pages', { period, limit: 100 })
      return { text: JSON.stringify(sheets) }
    }
    const before = await pages('2026Q3')
    expect(before.text).not.toContain('封存摘要：')
    const { entries } = await ledger.call('audit.list', {})
    const head = entries.find(({ operation }) => operation !== 'export.keepLog')
    expect(before.text).toContain(`留痕摘要：${shortDigest(head?.hash ?? '')}`)

    put(digest)
    const sealed = await pages('2026Q3')
    expect(sealed.text).toContain('封存摘要：1a2b-3c4d-5e6f-7081')
    expect(sealed.text).toContain(
      '封存：2026年第三季度，2026年10月8日 09:30 封存，摘要 1a2b-3c4d-5e6f-7081。',
    )
    expect(sealed.text).not.toContain('封存与启封记录')
    // a year of which one quarter is sealed says so, and is not itself sealed
    const year = (await pages('2026')).text
    expect(year).not.toContain('封存摘要：')
    expect(year).toContain('封存：2026年第三季度，')

    ledger.at('2026-10-12', '10:05:00')
    await ledger.call('seal.reopen', { year: 2026, quarter: 3, reason: '议题漏记，补上' })
    await ledger.call('meetings.beginCorrection', { meetingId, reason: '议题漏记' })
    await ledger.call('meetings.finalise', { meetingId })
    for (const period of ['2026Q3', '2026Q4']) {
      const { text } = await pages(period)
      expect(text).not.toContain('封存摘要：')
      expect(text).toContain('本册另附封存与启封记录')
      for (const said of [
        '已说明',
        '启封',
        '2026年10月12日 10:05',
        '党员01',
        '议题漏记，补上',
        '启封以后的改动',
        '2026年9月18日党员大会：',
      ])
        expect(text).toContain(said)
    }
    const parts = await ledger.call('export.pages', { period: '2026Q3', forms: ['F01'] })
    expect(JSON.stringify(parts.sheets)).not.toContain('启封')
    const out = join(ledger.folder, '册.docx')
    await ledger.call('export.ledger', { period: '2026Q3', out })
    const bytes = new Uint8Array(readFileSync(out))
    expect(lintDocx(bytes)).toEqual([])
    expect(textLines(bytes)).toContain('启封以后的改动')
    // sealed again, it is in force and the history stays
    put(digest.replace('1a2b', '9f9f'))
    const again = await pages('2026Q3')
    expect(again.text).toContain('封存摘要：9f9f-3c4d-5e6f-7081')
    expect(again.text).toContain('启封以后的改动')
    // a book of a later span that began after all this no longer tells of it
    expect((await pages('2027Q1')).text).not.toContain('启封')
  },
)
