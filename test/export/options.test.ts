/** What can be asked of the printed ledger, through the front door. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { InputOf } from '#shared/contract.ts'
import { lintDocx, textLines } from '../support/docx.ts'
import { type TestLedger, branchOf, convene, openTestLedger } from '../support/ledger.ts'

const idNumber = '11010519491231002X'
const phone = '13957512345'
const confided = '母亲病重，夜里睡不好觉'

async function ledgerWithRecords(): Promise<TestLedger> {
  const ledger = await openTestLedger()
  const people = await branchOf(ledger, 5)
  await ledger.call('members.amend', { memberId: people.ids[3] ?? 0, idNumber, phone, gender: '女' })
  for (const [kind, day] of [
    ['committeeMeeting', '2026-08-03'],
    ['generalMeeting', '2026-09-18'],
  ] as const) {
    const { meetingId } = await convene(ledger, people, {
      kind,
      startsAt: `${day}T09:00`,
      endsAt: `${day}T10:00`,
    })
    await ledger.call('meetings.finalise', { meetingId })
  }
  await ledger.call('talks.record', {
    talkerIds: [people.secretary],
    partnerIds: [people.ids[3] ?? 0],
    heldOn: '2026-09-05',
    thought: confided,
  })
  return ledger
}

async function textOf(ledger: TestLedger, input: Partial<InputOf<'export.ledger'>>): Promise<string> {
  const out = join(ledger.folder, 'asked.docx')
  const span = input.from === undefined ? { period: '2026Q3' } : {}
  await ledger.call('export.ledger', { ...span, ...input, out, overwrite: true })
  const bytes = new Uint8Array(readFileSync(out))
  expect(lintDocx(bytes)).toEqual([])
  return textLines(bytes).join('\n')
}

describe('what is printed', () => {
  test('of any span of days, and of no other day', async () => {
    const ledger = await ledgerWithRecords()
    const text = await textOf(ledger, { from: '2026-08-01', to: '2026-08-31' })
    expect(text).toContain('2026年8月1日至8月31日')
    expect(text).toContain('支委会记录')
    expect(text).not.toContain('党员大会记录')
    for (const wrong of [
      {},
      { from: '2026-08-01' },
      { from: '2026-09-01', to: '2026-08-01' },
      { period: '2026', from: '2026-08-01', to: '2026-08-02' },
    ])
      await expect(ledger.call('export.ledger', wrong)).rejects.toMatchObject({ code: 'badInput' })
  })

  test('one volume, or one form, and nothing besides', async () => {
    const ledger = await ledgerWithRecords()
    const volume = await textOf(ledger, { volumes: ['V04'] })
    expect(volume).toContain('党员大会记录')
    expect(volume).not.toContain('党员名册')
    const form = await textOf(ledger, { forms: ['F06'] })
    expect(form).toContain('党员名册')
    expect(form).not.toContain('党员大会记录')
    await expect(
      ledger.call('export.ledger', { period: '2026Q3', forms: ['F31'], out: ledger.folder }),
    ).rejects.toMatchObject({ code: 'notFound' })
  })

  test('masked, and whole only where that is asked for; either is put on record for good', async () => {
    const ledger = await ledgerWithRecords()
    const masked = await textOf(ledger, {})
    expect(masked).toContain('110105********002X')
    for (const secret of [idNumber, phone, confided]) expect(masked).not.toContain(secret)
    const whole = await textOf(ledger, { unmask: true })
    expect(whole).toContain(idNumber)
    expect(whole).toContain(phone)
    expect(whole).not.toContain(confided)
    const talks = await textOf(ledger, { talkContents: true })
    expect(talks).toContain(confided)
    expect(talks).not.toContain('党员大会记录')
    expect(talks).not.toContain('党员名册')

    const log = await ledger.call('export.log', {})
    expect(log.map(({ unmask, talkContents, forms }) => [unmask, talkContents, forms.length > 1])).toEqual([
      [false, true, false],
      [true, false, true],
      [false, false, true],
    ])
    const bytes = readFileSync(join(ledger.folder, 'asked.docx'))
    expect(log[0]).toMatchObject({
      fileName: 'asked.docx',
      sha256: createHash('sha256').update(bytes).digest('hex'),
      bytes: bytes.length,
      from: '2026-07-01',
      to: '2026-09-30',
      madeAt: '2026-09-30T18:00:00',
    })
    const raw = ledger.raw()
    for (const sql of ['UPDATE export_log SET unmask = 0', 'DELETE FROM export_log'])
      expect(() => raw.exec(sql)).toThrow(/locked/)
    await expect(ledger.app.dispatch('export.keepLog', log[0])).resolves.toMatchObject({
      code: 'unknownOperation',
    })
  })

  test('empty, with neither names nor numbers in it', async () => {
    const ledger = await ledgerWithRecords()
    const text = await textOf(ledger, { blank: true, unmask: true })
    expect(text).toContain('签到表')
    expect(text).not.toContain('党员04')
    expect(text).not.toContain(idNumber)
    expect((await ledger.call('export.log', {}))[0]).toMatchObject({ blank: true, unmask: false })
  })

  test('record by record into a folder, named by day, kind and number', async () => {
    const ledger = await ledgerWithRecords()
    const out = join(ledger.folder, '单件')
    const made = await ledger.call('export.ledger', {
      period: '2026Q3',
      volumes: ['V04'],
      perRecord: true,
      out,
    })
    const names = ['2026-08-03_支委会_第1次.docx', '2026-09-18_党员大会_第1次.docx']
    expect(readdirSync(out)).toEqual(
      [...names, '2026年第三季度_F22_党员参加组织生活出勤统计表.docx'].toSorted(),
    )
    expect(made.files).toHaveLength(3)
    expect(lintDocx(new Uint8Array(readFileSync(join(out, names[0] ?? ''))))).toEqual([])
    await expect(
      ledger.call('export.ledger', { period: '2026Q3', perRecord: true, out }),
    ).rejects.toMatchObject({ code: 'fileExists' })
    expect(existsSync(join(out, '2026年第三季度_F06_党员名册.docx'))).toBe(false)

    const zip = join(ledger.folder, 'a.zip')
    await ledger.call('export.ledger', { period: '2026Q3', volumes: ['V04'], perRecord: true, out: zip })
    const packed = unzipSync(new Uint8Array(readFileSync(zip)))
    expect(Object.keys(packed)).toContain(names[0])
    expect(Buffer.from(packed[names[0] ?? ''] ?? [])).toEqual(readFileSync(join(out, names[0] ?? '')))
  })
})

describe('the catalogue', () => {
  test('counts what a period holds', async () => {
    const ledger = await ledgerWithRecords()
    const { volumes, changed } = await ledger.call('export.catalogue', { period: '2026Q3' })
    expect(changed).toBe(false)
    const count = (code: string) =>
      volumes.flatMap(({ forms }) => forms).find((form) => form.code === code)?.count
    expect([count('F13'), count('F14'), count('F15')]).toEqual([1, 1, 0])
    const plain = await ledger.call('export.catalogue', {})
    expect(plain.volumes[0]?.forms[0]?.count).toBeNull()
  })

  test('renames, reorders and switches off, and goes back to the standard', async () => {
    const ledger = await ledgerWithRecords()
    const { volumes } = await ledger.call('export.catalogue', {})
    const fourth = volumes.find(({ code }) => code === 'V04')
    if (fourth === undefined) throw new Error('V04')
    const changed = [
      {
        ...fourth,
        title: '第一册　会议',
        forms: fourth.forms
          .map((form) => (form.code === 'F13' ? { ...form, title: '支部党员大会纪要' } : form))
          .map((form) => (form.code === 'F14' ? { ...form, on: false } : form)),
      },
      ...volumes.filter(({ code }) => code !== 'V04' && code !== 'V00'),
    ]
    const kept = await ledger.call('export.changeCatalogue', { catalogue: { volumes: changed } })
    expect(kept.changed).toBe(true)
    // what was left out comes back at the end: a form is switched off, never lost
    expect(kept.volumes.at(-1)?.code).toBe('V00')
    const text = await textOf(ledger, {})
    expect(text).toContain('支部党员大会纪要')
    expect(text).not.toContain('党员大会记录')
    expect(text).not.toContain('支委会记录')
    expect(text.indexOf('第一册　会议')).toBeLessThan(text.indexOf('卷一　组织建设'))
    // asked for by its code it is printed all the same
    expect(await textOf(ledger, { forms: ['F14'] })).toContain('支委会记录')

    await expect(
      ledger.call('export.changeCatalogue', { catalogue: { volumes: [...changed, ...changed] } }),
    ).rejects.toMatchObject({ code: 'badInput' })
    expect((await ledger.call('export.changeCatalogue', { catalogue: null })).changed).toBe(false)
    expect(await textOf(ledger, {})).toContain('支委会记录')
  })

  test('that is damaged is the standard one', async () => {
    const ledger = await ledgerWithRecords()
    ledger.raw().exec(`INSERT INTO setting VALUES ('catalogue', '{"volumes":[{"code":"x"}]}')`)
    expect((await ledger.call('export.catalogue', {})).changed).toBe(false)
  })
})

test('the pages are the document that is printed, a few at a time, and never tell what is confidential', async () => {
  const ledger = await ledgerWithRecords()
  const first = await ledger.call('export.pages', { period: '2026Q3', limit: 3 })
  expect(first.sheets).toHaveLength(3)
  expect(first.total).toBeGreaterThan(6)
  const all = await ledger.call('export.pages', { period: '2026Q3', limit: 100 })
  expect(all.sheets).toHaveLength(first.total)
  const said = JSON.stringify(all)
  expect(said).toContain('110105********002X')
  for (const secret of [idNumber, phone, confided]) expect(said).not.toContain(secret)
})

describe('stopping and opening', () => {
  test('a stopped export leaves no file, no half folder and no entry in the log', async () => {
    const ledger = await ledgerWithRecords()
    const out = join(ledger.folder, '单件')
    const making = ledger.call('export.ledger', { period: '2026Q3', perRecord: true, out })
    // the answer to come is looked at below; until then nobody waits for it
    making.catch(() => undefined)
    let cancelled = 0
    while (cancelled === 0) {
      cancelled = (await ledger.call('export.cancel', {})).cancelled
      await new Promise((resolve) => setImmediate(resolve))
    }
    await expect(making).rejects.toMatchObject({ code: 'dialogCancelled' })
    expect(existsSync(out) ? readdirSync(out) : []).toEqual([])
    expect(await ledger.call('export.log', {})).toEqual([])
    // and the next one goes as if nothing had been
    await ledger.call('export.ledger', { period: '2026Q3', perRecord: true, out })
    expect(readdirSync(out).length).toBeGreaterThan(0)
  })

  test('opens only what was printed in this session', async () => {
    const ledger = await ledgerWithRecords()
    const out = join(ledger.folder, 'a.docx')
    await expect(ledger.call('export.open', { path: ledger.path })).rejects.toMatchObject({
      code: 'notFound',
    })
    await expect(ledger.call('export.open', { path: out })).rejects.toMatchObject({ code: 'notFound' })
    await ledger.call('export.ledger', { period: '2026Q3', out })
    // a command line has no windows to open it in
    expect(await ledger.call('export.open', { path: out })).toEqual({ opened: false })
  })
})
