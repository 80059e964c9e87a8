import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { lintDocx, partsOf, textLines } from '../support/docx.ts'
import { type TestLedger, branchOf, convene, openTestLedger } from '../support/ledger.ts'
import { openInOffice, validateDocx } from '../support/office.ts'

const idNumber = '11010519491231002X'
const phone = '13957512345'
const confided = '母亲病重，夜里睡不好觉'

/** A branch of twelve with a quarter's records: an admission by secret ballot, an open vote, a draft, a void one, a talk. */
async function quarter(): Promise<TestLedger> {
  const ledger = await openTestLedger({ branchName: '测试/机关党支部' })
  const { call } = ledger
  const people = await branchOf(ledger, 12)
  const [, , third, fourth, ...rest] = people.ids
  if (third === undefined || fourth === undefined) throw new Error('twelve')
  await call('members.amend', { memberId: third, idNumber, phone, birthDate: '1949-12-31', gender: '女' })
  await call('members.amend', { memberId: fourth, name: '朱䶮' })

  const general = await convene(ledger, people, {
    attendance: [{ memberId: fourth, status: 'leave', reason: '赴省厅出差' }],
  })
  const { motionId } = await call('motions.propose', {
    meetingId: general.meetingId,
    agendaItemId: general.agenda[0]?.agendaItemId ?? null,
    title: '接收宋佳宁同志为预备党员',
    decisionKind: 'admitProbationary',
    subjectName: '宋佳宁',
  })
  const present = [people.secretary, people.recorder, third, ...rest]
  await call('motions.recordStatements', {
    motionId,
    statements: present.map((memberId, index) => ({
      memberId,
      order: index + 1,
      stance: 'agree',
      text: '该同志一贯积极要求进步，同意接收为预备党员。',
    })),
  })
  await call('motions.receiveOpinion', {
    motionId,
    memberId: fourth,
    submittedAt: '2026-09-17T10:00',
    stance: 'approve',
  })
  await call('motions.recordBallot', {
    motionId,
    tally: { issued: 11, returned: 11, valid: 11, invalid: 0, approve: 10, oppose: 0, abstain: 1 },
    scrutineers: ['党员05'],
    tellers: ['党员06'],
  })
  await call('motions.resolve', {
    motionId,
    resolution:
      '应到会有表决权党员 12 名，实到 11 名。经无记名投票，赞成 11 票，弃权 1 票，同意接收宋佳宁同志为预备党员。',
  })
  await call('meetings.finalise', { meetingId: general.meetingId })

  const committee = await convene(ledger, people, {
    kind: 'committeeMeeting',
    startsAt: '2026-09-03T09:00',
    endsAt: '2026-09-03T10:00',
  })
  await call('meetings.finalise', { meetingId: committee.meetingId })
  await convene(ledger, people, {
    kind: 'partyLecture',
    startsAt: '2026-09-20T09:00',
    endsAt: null,
    title: '还没写完的党课',
  })
  const wrong = await convene(ledger, people, {
    kind: 'themePartyDay',
    theme: '作废的主题',
    startsAt: '2026-09-21T09:00',
    endsAt: null,
  })
  await call('meetings.void', { meetingId: wrong.meetingId, reason: '重复录入' })
  await call('talks.record', {
    talkerIds: [people.secretary],
    partnerIds: [third],
    heldOn: '2026-09-05',
    place: '办公室',
    occasion: 'hardship',
    form: 'oneToOne',
    thought: confided,
  })
  return ledger
}

/** The validator starts a whole runtime, and LibreOffice itself. */
const slow = { timeout: 180_000 }

describe('the printed ledger', () => {
  test(
    'is a sound Word file that opens, shows the records, and keeps what is confidential to itself',
    slow,
    async () => {
      const ledger = await quarter()
      const out = join(ledger.folder, 'q3.docx')
      const delivered = await ledger.call('export.ledger', { period: '2026Q3', out })
      const bytes = new Uint8Array(readFileSync(out))
      expect(delivered).toMatchObject({ path: out, fileName: 'q3.docx', bytes: bytes.length })
      expect(lintDocx(bytes)).toEqual([])
      expect(await validateDocx(bytes)).toEqual([])

      const { text, pages } = openInOffice(bytes)
      expect(pages).toBeGreaterThan(6)
      const flat = text.replace(/\s+/g, '')
      for (const wanted of [
        '测试/机关党支部',
        '2026年第三季度',
        '朱䶮（赴省厅出差）',
        '表决：接收宋佳宁同志为预备党员',
        '该同志一贯积极要求进步，同意接收为预备党员。',
        '110105********002X',
        '139****2345',
        '还没写完的党课',
        '草稿未定稿',
        '—1—',
      ])
        expect(flat).toContain(wanted)
      // neither on the pages nor anywhere else in the file
      const written = textLines(bytes).join('\n') + flat
      for (const secret of [idNumber, phone, confided, '作废的主题']) expect(written).not.toContain(secret)
    },
  )

  test('names the rules that were switched off, with the reason', async () => {
    const ledger = await quarter()
    await ledger.call('profile.switchRule', {
      ruleId: 'FREQ-LECTURE',
      on: false,
      fromYear: 2026,
      reason: '机关党委集中组织党课，支部不单独开',
    })
    const out = join(ledger.folder, 'off.docx')
    await ledger.call('export.ledger', { period: '2026Q3', out })
    const written = textLines(new Uint8Array(readFileSync(out))).join('\n')
    expect(written).toContain('已停用的检查规则')
    expect(written).toContain('机关党委集中组织党课，支部不单独开')
  })

  test('agrees with its preview', async () => {
    const ledger = await quarter()
    const preview = await ledger.call('export.preview', { period: '2026Q3' })
    expect(preview.forms.map(({ code, count }) => `${code}:${count}`)).toEqual([
      'F00:1',
      'F01:1',
      'F02:1',
      'F06:1',
      'F13:1',
      'F14:1',
      'F22:1',
      'F20a:1',
      'F24:1',
    ])
    const delivered = await ledger.call('export.ledger', { period: '2026Q3', out: ledger.folder })
    expect(delivered.fileName).toBe('2026年第三季度_测试＿机关党支部_党建台账.docx')
    expect(delivered.tables).toBe(9)
  })

  test('same state, same bytes; another state, others', async () => {
    const ledger = await quarter()
    const make = (name: string) =>
      ledger
        .call('export.ledger', { period: '2026Q3', out: join(ledger.folder, name) })
        .then(({ sha256 }) => sha256)
    const first = await make('a.docx')
    ledger.at('2026-09-30', '23:59:00')
    expect(await make('b.docx')).toBe(first)
    await ledger.call('branch.amend', { phone: '0575-88880000' })
    expect(await make('c.docx')).not.toBe(first)
  })

  test('takes the fonts of the settings, or those asked for', async () => {
    const ledger = await openTestLedger()
    const fontsIn = async (input: { fontScheme?: 'official' | 'system' }) => {
      const { path } = await ledger.call('export.ledger', {
        period: '2026Q3',
        out: ledger.folder,
        overwrite: true,
        ...input,
      })
      return inOfficialFonts(new Uint8Array(readFileSync(path ?? '')))
    }
    expect(await fontsIn({})).toBe(false)
    await ledger.call('ledger.changeSettings', { fontScheme: 'official' })
    expect(await fontsIn({})).toBe(true)
    expect(await fontsIn({ fontScheme: 'system' })).toBe(false)
  })

  test('never takes the place of another file unasked, nor of the ledger at all', async () => {
    const ledger = await openTestLedger()
    const out = join(ledger.folder, 'mine.docx')
    writeFileSync(out, 'mine')
    await expect(ledger.call('export.ledger', { period: '2026', out })).rejects.toMatchObject({
      code: 'fileExists',
    })
    expect(readFileSync(out, 'utf8')).toBe('mine')
    await ledger.call('export.ledger', { period: '2026', out, overwrite: true })
    expect(readFileSync(out).subarray(0, 2).toString()).toBe('PK')
    await expect(
      ledger.call('export.ledger', { period: '2026', out: ledger.path, overwrite: true }),
    ).rejects.toMatchObject({ code: 'fileExists' })
  })

  test('of an empty ledger is a book all the same', slow, async () => {
    const ledger = await openTestLedger()
    const { path } = await ledger.call('export.ledger', { period: '2026-07', out: ledger.folder })
    const bytes = new Uint8Array(readFileSync(path ?? ''))
    expect(lintDocx(bytes)).toEqual([])
    expect(await validateDocx(bytes)).toEqual([])
    expect(textLines(bytes)).toContain('2026年7月')
  })

  test('asks which branch where there are several', async () => {
    const ledger = await openTestLedger()
    const second = await ledger.call('branch.found', { name: '第二支部' })
    await expect(ledger.call('export.preview', { period: '2026Q3' })).rejects.toMatchObject({
      code: 'branchRequired',
    })
    const { title } = await ledger.call('export.preview', { period: '2026Q3', branchId: second.branchId })
    expect(title).toContain('第二支部')
  })
})

const inOfficialFonts = (bytes: Uint8Array): boolean =>
  (partsOf(bytes)['word/document.xml'] ?? '').includes('方正小标宋简体')
