/** One member's year through the front door: counted right, masked as elsewhere, printed on one sheet. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type TestLedger, branchOf, convene, openTestLedger } from '#test/support/ledger.ts'
import { lintDocx, textLines } from '#test/support/docx.ts'

const said = '谈到家里老人住院，情绪低落'

/** Five members; the fourth was once away, once exempt, talked with, assessed, honoured. */
async function ready() {
  const ledger = await openTestLedger({ today: '2026-09-30' })
  const people = await branchOf(ledger, 5)
  const fourth = people.ids[3] ?? 0
  const { call } = ledger
  const held = async (fields: Parameters<typeof convene>[2]) => {
    const { meetingId } = await convene(ledger, people, fields)
    await call('meetings.finalise', { meetingId })
    return meetingId
  }
  const away = await held({ attendance: [{ memberId: fourth, status: 'leave', reason: '出差' }] })
  const study = await held({
    kind: 'studySession',
    startsAt: '2026-08-10T15:00',
    endsAt: '2026-08-10T17:15',
    creditMinutes: 135,
    theme: '学习党章',
    agenda: [],
    studyItems: [{ title: '《中国共产党章程》' }],
  })
  await convene(ledger, people, { startsAt: '2026-09-25T09:00', endsAt: '2026-09-25T10:00' })
  await call('talks.record', {
    heldOn: '2026-05-06',
    talkerIds: [people.secretary],
    partnerIds: [fourth],
    occasion: 'hardship',
    thought: said,
  })
  await call('dues.assess', {
    year: 2026,
    rows: [{ memberId: fourth, category: 'monthlyWage', institution: 'government', baseFen: 712_345 }],
  })
  return { ledger, ...people, fourth, away, study }
}

const yearOf = (ledger: TestLedger, memberId: number, year = 2026, reveal = false) =>
  ledger.call('members.year', { memberId, year, reveal })

describe('a member’s year', () => {
  it('counts attendance, hours and talks, and leaves drafts out', async () => {
    const { ledger, fourth, away, study, secretary } = await ready()
    const own = await yearOf(ledger, fourth)
    expect(own).toMatchObject({ year: 2026, asOf: '2026-09-30', belonged: true })
    expect(own.attendance.total).toEqual({ expected: 2, present: 1, leave: 1, absent: 0 })
    expect(own.attendance.rows.map(({ meetingId, status, reason }) => [meetingId, status, reason])).toEqual([
      [study, 'present', ''],
      [away, 'leave', '出差'],
    ])
    expect(own.attendance.byKind).toEqual([
      { kind: 'generalMeeting', expected: 1, present: 0, leave: 1, absent: 0 },
      { kind: 'studySession', expected: 1, present: 1, leave: 0, absent: 0 },
    ])
    expect(own.study).toMatchObject({ meetingMinutes: 135, hours: 3, due: 32, short: 29 })
    expect(own.talks).toMatchObject([
      { heldOn: '2026-05-06', side: 'partner', with: ['党员01'], occasion: 'hardship' },
    ])
    expect(own.dual).toBeNull()

    const leader = await yearOf(ledger, secretary)
    expect(leader.study).toMatchObject({ due: 56 })
    expect(leader.posts).toMatchObject([{ post: 'secretary', beganOn: '2024-03-15', endedOn: null }])
    expect(leader.duties.map(({ role }) => role)).toEqual(['chair', 'chair'])
    expect((await yearOf(ledger, people(leader.memberId, 1))).spokeAt).toBe(1)
  })

  it('keeps those who are exempt out of the rate and on the list', async () => {
    const { ledger, fourth } = await ready()
    await ledger.call('members.exempt', { memberId: fourth, reason: '身患重病', fromOn: '2026-09-19' })
    const { meetingId } = await convene(
      ledger,
      { secretary: 1, recorder: 2 },
      { startsAt: '2026-09-22T09:00', endsAt: '2026-09-22T10:00' },
    )
    await ledger.call('meetings.finalise', { meetingId })
    const own = await yearOf(ledger, fourth)
    expect(own.attendance.rows).toHaveLength(3)
    expect(own.attendance.total.expected).toBe(2)
    expect(own.exemptions).toMatchObject([{ reason: '身患重病' }])
    expect((await yearOf(ledger, fourth, 2025)).exemptions).toEqual([])
  })

  it('shows a leading cadre’s two lives, and the democratic life meeting', async () => {
    const { ledger, fourth } = await ready()
    await ledger.call('members.amend', { memberId: fourth, leadingCadre: true })
    await ledger.call('democraticLife.record', {
      year: 2026,
      body: '局党组',
      heldOn: '2026-02-10',
      attendance: [{ memberId: fourth, status: 'present' }],
    })
    const { dual } = await yearOf(ledger, fourth)
    expect(dual).toMatchObject({ total: { expected: 2, attended: 1 }, democratic: [{ body: '局党组' }] })
  })

  it('finds what the registers hold of the member and of nobody else', async () => {
    const { ledger, fourth, secretary } = await ready()
    const { call } = ledger
    await call('service.record', {
      servedOn: '2026-03-05',
      topic: '社区清扫',
      participants: [fourth],
      minutes: 90,
    })
    await call('service.record', { servedOn: '2026-03-06', topic: '别人的', participants: [secretary] })
    await call('honours.record', { awardedOn: '2026-07-01', honour: '优秀党员', who: fourth })
    await call('birthdays.record', { heldOn: '2026-07-01', who: fourth, ways: ['card', 'oath'] })
    await call('tasks.record', {
      month: '2026-08',
      task: '高温慰问',
      goal: '走访到户',
      owner: fourth,
      post: '党员',
      dueOn: '2026-08-31',
      state: 'done',
      result: '走访 6 户',
    })
    const voided = await call('honours.record', { awardedOn: '2026-07-02', honour: '登错的', who: fourth })
    await call('honours.void', { entryId: voided.entryId, reason: '登错' })
    const own = await yearOf(ledger, fourth)
    expect(own.service).toMatchObject([{ title: '社区清扫', category: '志愿服务', minutes: 90 }])
    expect(own.honours.map(({ title }) => title)).toEqual(['优秀党员'])
    expect(own.birthday).toMatchObject({ years: 16, entry: { title: '政治生日贺卡、重温入党誓词' } })
    expect(own.tasks).toMatchObject([{ title: '高温慰问', state: '已完成', result: '走访 6 户' }])
    const before = await yearOf(ledger, fourth, 2025)
    expect([before.service, before.honours, before.tasks, before.attendance.rows]).toEqual([[], [], [], []])
  })

  it('tells the year of somebody who left within it until that day', async () => {
    const { ledger, fourth } = await ready()
    await ledger.call('members.amend', { memberId: fourth, leftOn: '2026-09-01', leftHow: '转出组织关系' })
    const own = await yearOf(ledger, fourth)
    expect(own).toMatchObject({ asOf: '2026-08-31', belonged: true })
    expect(own.study).toMatchObject({ hours: 3 })
    expect(await yearOf(ledger, fourth, 2025)).toMatchObject({ belonged: true })
  })

  it('refuses whom it does not know and a year that has not come', async () => {
    const { ledger, fourth } = await ready()
    await expect(yearOf(ledger, 999)).rejects.toMatchObject({ code: 'notFound' })
    await expect(yearOf(ledger, fourth, 2027)).rejects.toMatchObject({ code: 'badInput' })
  })
})

/** The member after another, as `branchOf` enrols them. */
const people = (memberId: number, after: number) => memberId + after

describe('what is masked elsewhere', () => {
  it('never says what a talk was about, and the wage base only on asking', async () => {
    const { ledger, fourth } = await ready()
    const masked = await yearOf(ledger, fourth)
    expect(JSON.stringify(masked)).not.toContain(said)
    expect(JSON.stringify(masked)).not.toContain('712345')
    expect(masked.dues?.assessments).toMatchObject([
      { baseFen: null, hasBase: true, items: null, rate: null },
    ])
    expect(masked.dues).toMatchObject({ missingMonths: 8 })
    const whole = await yearOf(ledger, fourth, 2026, true)
    expect(whole.dues?.assessments).toMatchObject([{ baseFen: 712_345 }])
    expect(JSON.stringify(whole)).not.toContain(said)
  })

  it('stands off in the catalogue at first, prints neither of them, and is put on record', async () => {
    const { ledger, fourth } = await ready()
    const { call } = ledger
    const catalogue = await call('export.catalogue', { period: '2026Q3' })
    const form = catalogue.volumes.flatMap(({ forms }) => forms).find(({ code }) => code === 'F10b')
    expect(form).toMatchObject({ on: false, count: 5 })

    const book = join(ledger.folder, '整册.docx')
    await call('export.ledger', { period: '2026Q3', out: book })
    expect(textLines(readFileSync(book)).join('\n')).not.toContain('党员年度档案')

    const asked = join(ledger.folder, '档案.docx')
    const { tables } = await call('export.ledger', {
      period: '2026Q3',
      forms: ['F10b'],
      unmask: true,
      out: asked,
    })
    expect(tables).toBe(5)
    const own = join(ledger.folder, '一人.docx')
    await call('members.printYear', { memberId: fourth, year: 2026, out: own })
    for (const [path, names] of [
      [asked, ['党员01', '党员04']],
      [own, ['党员04']],
    ] as const) {
      const bytes = readFileSync(path)
      expect(lintDocx(bytes)).toEqual([])
      const text = textLines(bytes).join('\n')
      for (const words of [...names, '党员年度档案', '困难受挫', '出差', '3 学时'])
        expect(text).toContain(words)
      expect(text).not.toContain(said)
      expect(text).not.toContain('7123.45')
    }
    expect(textLines(readFileSync(own)).join('\n')).not.toContain('党员05')

    const [entry] = await call('export.log', {})
    expect(entry).toMatchObject({
      title: '2026年党员年度档案',
      forms: ['F10b'],
      from: '2026-01-01',
      to: '2026-09-30',
      unmask: false,
    })
    await expect(call('members.printYear', { memberId: fourth, year: 2026, out: own })).rejects.toMatchObject(
      { code: 'fileExists' },
    )
    await call('members.printYear', { memberId: fourth, year: 2026, out: join(ledger.folder, '再印.docx') })
    expect(readFileSync(join(ledger.folder, '再印.docx'))).toEqual(readFileSync(own))
  })

  it('comes switched off into a catalogue that was changed before', async () => {
    const { ledger } = await ready()
    const { volumes } = await ledger.call('export.catalogue', {})
    const earlier = volumes.map(({ code, title, on, forms }) => ({
      code,
      title,
      on,
      forms: forms
        .filter((form) => form.code !== 'F10b')
        .map((form) => ({ code: form.code, title: form.title, on: form.on })),
    }))
    const after = await ledger.call('export.changeCatalogue', { catalogue: { volumes: earlier } })
    expect(after.volumes.flatMap(({ forms }) => forms).find(({ code }) => code === 'F10b')).toMatchObject({
      on: false,
    })
  })
})
