/** What a person decides about proposed rows: who is meant, whose word counts, and what is kept of the rest. */
import { describe, expect, test } from 'vitest'
import { type TestLedger, branchOf, enrol, openTestLedger } from '#test/support/ledger.ts'
import { sample, table } from './comparing.ts'

async function withMembers(): Promise<TestLedger> {
  const ledger = await openTestLedger({ today: '2026-01-31' })
  await branchOf(ledger, 3)
  return ledger
}

const rowsOf = async (ledger: TestLedger, path: string) =>
  (await ledger.call('import.propose', { path })).sheets.flatMap((sheet) => sheet.rows)

describe('a roster row that may be about somebody', () => {
  test('names each candidate with what would change, and takes the one that is chosen', async () => {
    const ledger = await withMembers()
    const older = await enrol(ledger, '王伟', { birthDate: '1971-03-02', jobTitle: '科长' })
    const younger = await enrol(ledger, '王伟', { birthDate: '1988-09-10' })
    const path = table(ledger, ['姓名,性别,学历,工作单位及职务', '王伟,男,大学本科,处长'], '名册.csv')
    const [row] = await rowsOf(ledger, path)
    expect(row).toMatchObject({
      verdict: 'conflict',
      candidates: [
        {
          memberId: older,
          birthDate: '1971-03-02',
          changes: expect.arrayContaining([{ field: 'jobTitle', before: '科长', after: '处长' }]),
        },
        { memberId: younger, birthDate: '1988-09-10' },
      ],
    })
    expect(row?.matchId).toBeUndefined()
    // the chosen one, but keeping the post that the ledger has
    const choices = [{ row: 2, matchId: older, take: true, values: { jobTitle: null } }]
    expect(await ledger.call('import.commit', { path, choices })).toMatchObject({ added: 0, changed: 1 })
    expect(await ledger.call('members.show', { memberId: older })).toMatchObject({
      jobTitle: '科长',
      education: '大学本科',
    })
    expect(await ledger.call('members.show', { memberId: younger })).toMatchObject({ education: '' })
  })

  test('a contradiction is settled field by field', async () => {
    const ledger = await withMembers()
    const id = await enrol(ledger, '周建明', {
      idNumber: null,
      birthDate: '1980-07-08',
      joinDate: '2004-05-18',
    })
    const path = table(
      ledger,
      ['姓名,性别,民族,出生日期,入党日期,学历', '周建明,男,汉族,1980-07-08,2004-05-18,大学本科'],
      '名册.csv',
    )
    await ledger.call('members.amend', { memberId: id, gender: '女', ethnicity: '畲族' })
    const [row] = await rowsOf(ledger, path)
    expect(row).toMatchObject({ verdict: 'conflict', matchId: id })
    expect(row?.doubts.map((doubt) => [doubt.code, doubt.field])).toEqual([
      ['fieldConflict', 'gender'],
      ['fieldConflict', 'ethnicity'],
    ])
    // ethnicity as the ledger has it, gender as the file says
    const choices = [{ row: 2, matchId: id, take: true, values: { ethnicity: null } }]
    await ledger.call('import.commit', { path, choices })
    expect(await ledger.call('members.show', { memberId: id })).toMatchObject({
      gender: '男',
      ethnicity: '畲族',
      education: '大学本科',
    })
  })
})

describe('a name in a record that several bear', () => {
  const list = [
    '时间,会议名称,主持人,记录人,参加人员,议题',
    '2025-03-28 9:00,支部党员大会,党员01,党员02,党员01、党员02、王伟,1.学习',
  ]

  test('means who is pointed out; nobody, where nothing is said', async () => {
    const ledger = await withMembers()
    const older = await enrol(ledger, '王伟', { birthDate: '1971-03-02' })
    await enrol(ledger, '王伟', { birthDate: '1988-09-10' })
    const path = table(ledger, list, '会议.csv')
    const [row] = await rowsOf(ledger, path)
    expect(row?.doubts).toContainEqual(expect.objectContaining({ code: 'possibleSamePerson', raw: '王伟' }))
    const batch = await ledger.call('import.commit', { path })
    const present = async () => {
      const [meeting] = await ledger.call('meetings.list', {})
      const shown = await ledger.call('meetings.show', { meetingId: meeting?.meetingId ?? 0 })
      return { ids: shown.attendance.map((one) => one.memberId), outline: shown.outline }
    }
    const unsaid = await present()
    expect(unsaid.ids).toHaveLength(2)
    // nobody is made up, and the name is not lost
    expect(unsaid.outline).toContain('参加人员：党员01、党员02、王伟')
    await ledger.call('import.undo', { batchId: batch.batchId })

    await ledger.call('import.commit', { path, choices: [{ row: 2, people: { 王伟: older } }] })
    expect((await present()).ids).toContain(older)
  })

  test('cannot be given to somebody of another name', async () => {
    const ledger = await withMembers()
    const [first] = await ledger.call('members.list', {})
    const path = table(ledger, list, '会议.csv')
    const choices = [{ row: 2, people: { 王伟: first?.memberId ?? 0 } }]
    expect(await ledger.app.dispatch('import.commit', { path, choices })).toMatchObject({ code: 'badInput' })
    expect(await ledger.call('meetings.list', {})).toEqual([])
  })
})

describe('what cannot be entered is not lost', () => {
  test('a list without days is kept as it is; once a day is typed the row comes in', async () => {
    const ledger = await withMembers()
    const path = table(
      ledger,
      [
        '时间,会议名称,主持人,记录人,参加人员,议题',
        '2025年6月,支部党员大会,党员01,党员02,党员01,1.学习',
        '2025年,座谈,党员01,党员02,党员01,1.学习',
      ],
      '会议.csv',
    )
    const rows = await rowsOf(ledger, path)
    expect(rows.map((row) => row.verdict)).toEqual(['error', 'error'])
    const batch = await ledger.call('import.commit', { path })
    expect(batch).toMatchObject({ added: 0, changed: 0, skipped: 2 })
    const documents = async () =>
      (await ledger.call('import.documents', {})).map((one) => one.records.map((record) => record.entered))
    expect(await documents()).toEqual([[false, false]])
    await ledger.call('import.undo', { batchId: batch.batchId })
    expect(await documents()).toEqual([])

    // the day alone is not enough where the kind is unknown too
    const half = [{ row: 3, take: true, values: { date: '2025-06-18' } }]
    expect(await ledger.app.dispatch('import.commit', { path, choices: half })).toMatchObject({
      code: 'importRefused',
    })
    const choices = [
      { row: 2, take: true, values: { date: '2025-06-20' } },
      { row: 3, take: true, values: { date: '2025-06-18', meetingType: 'groupMeeting' } },
    ]
    expect(await ledger.call('import.commit', { path, choices })).toMatchObject({ added: 2, skipped: 0 })
    expect(await documents()).toEqual([[true, true]])
  })

  test('a Word file says of each record whether it came in', async () => {
    const ledger = await openTestLedger({ today: '2026-01-31' })
    await ledger.call('import.commit', { path: sample('党员名册2025.xlsx') })
    const path = sample('支委会记录2025.doc')
    expect(await ledger.call('import.commit', { path })).toMatchObject({ added: 4, skipped: 1 })
    const [document] = await ledger.call('import.documents', {})
    const left = document?.records.filter((record) => record.entered === false)
    expect(left?.map((record) => record.row)).toEqual([5])
    expect(left?.[0]?.original).toContain('11月')
  })

  test('columns that nobody recognised go with the record; one left out on purpose does not', async () => {
    const ledger = await withMembers()
    const roster = table(
      ledger,
      ['姓名,性别,学历,专业技术资格,血型,备注', '高峰,男,大学本科,高级审计师,A,已核'],
      '名册.csv',
    )
    const [row] = await rowsOf(ledger, roster)
    expect(row?.unread).toBe('专业技术资格：高级审计师；血型：A')
    await ledger.call('import.commit', { path: roster, columns: { E: null } })
    const person = (await ledger.call('members.list', {})).find((member) => member.name === '高峰')
    const memberId = person?.memberId ?? 0
    expect((await ledger.call('members.show', { memberId })).remark).toBe(
      '已核\n【原表其他栏】专业技术资格：高级审计师',
    )
    // the same words again are no change of the remark
    expect((await rowsOf(ledger, roster)).map((one) => one.verdict)).toEqual(['same'])

    const minutes = table(
      ledger,
      [
        '时间,会议名称,主持人,参加人员,议题,经费来源',
        '2025-03-28 9:00,支部党员大会,党员01,党员01,1.学习,党费',
      ],
      '会议.csv',
    )
    await ledger.call('import.commit', { path: minutes })
    const [meeting] = await ledger.call('meetings.list', {})
    const { outline } = await ledger.call('meetings.show', { meetingId: meeting?.meetingId ?? 0 })
    expect(outline.split('经费来源：党费')).toHaveLength(2)
  })

  test('amounts and months typed by hand are read as amounts and months', async () => {
    const ledger = await withMembers()
    const path = table(ledger, ['姓名,党费基数,月应交,1月,2月', '党员01,5000,50,50,50'], '党费.csv')
    const [row] = await rowsOf(ledger, path)
    expect(row?.values).toMatchObject({ duesDueFen: 5000, paidFen: { '01': 5000, '02': 5000 } })
    for (const values of [{ duesDueFen: '五十' }, { paidFen: '13月 50' }]) {
      const reply = await ledger.app.dispatch('import.commit', { path, choices: [{ row: 2, values }] })
      expect(reply).toMatchObject({ ok: false, code: 'badInput' })
    }
  })
})
