import { describe, expect, test } from 'vitest'
import type { OutputOf } from '#shared/contract.ts'
import { enrol, openTestLedger } from '#test/support/ledger.ts'
import { sample, table } from './comparing.ts'

const roster = '党员名册2025.xlsx'
const exported = '党员信息导出.csv'

const verdicts = (proposal: OutputOf<'import.propose'>) => ({ ...proposal.summary, doubts: undefined })
const rowOf = (proposal: OutputOf<'import.propose'>, row: number) => {
  const found = proposal.sheets.flatMap((sheet) => sheet.rows).find((one) => one.row === row)
  if (found === undefined) throw new Error(`no row ${row}`)
  return found
}

describe('an import of a roster', () => {
  test('enrols everybody once, and declares nobody a full member of whom the file does not say so', async () => {
    const ledger = await openTestLedger({ today: '2025-12-31' })
    const batch = await ledger.call('import.commit', { path: sample(roster) })
    expect(batch).toMatchObject({ added: 24, changed: 0, skipped: 1, state: 'committed', fileName: roster })
    const members = await ledger.call('members.list', {})
    // 24 persons, one of whom was transferred out
    expect(members).toHaveLength(23)
    expect(members.map((member) => member.name)).not.toContain('唐德海')
    expect(
      members.filter((member) => member.category === 'probationaryMember').map((one) => one.name),
    ).toEqual(['梁子轩', '宋佳宁'])
    const rows = ledger.dump()['member'] ?? []
    const declared = rows.filter((row) => (row as { category: string }).category === 'unclear')
    expect(declared).toMatchObject([{ name: '朱慧敏' }, { name: '谢婷婷' }])
    expect(members.find((member) => member.name === '张丽华')).toMatchObject({
      joinDate: '1998-06',
      fullMemberDate: '1999-06',
      groupName: '第一党小组',
      partyPost: '纪检委员',
      source: 'imported',
    })
    expect(members.find((member) => member.name === '徐志远')).toMatchObject({ idNumberMasked: '' })
    const gone = (await ledger.call('members.list', { everyone: true })).find((one) => one.name === '唐德海')
    expect(gone).toMatchObject({ leftOn: null, remark: '2025年8月组织关系已转出至东江市财政局机关党支部' })
    const dossier = await ledger.call('members.show', { memberId: members[0]?.memberId ?? 0, reveal: true })
    expect(dossier).toMatchObject({
      name: '沈国梁',
      idNumber: '330699196903124775',
      phone: '13966754400',
      origin: '党员名册2025.xlsx · 党员名册 · 第 5 行',
    })
  })

  test('forms each group of the file once and finds those that stand', async () => {
    const ledger = await openTestLedger({ today: '2025-12-31' })
    await ledger.call('branch.formGroup', { name: '第一党小组' })
    await ledger.call('import.commit', { path: sample(roster) })
    const { groups } = await ledger.call('branch.show', {})
    expect(groups.map((group) => group.name)).toEqual(['第一党小组', '第二党小组'])
  })

  test('keeps what was doubtful about a row with the member it became', async () => {
    const ledger = await openTestLedger({ today: '2025-12-31' })
    await ledger.call('import.commit', { path: sample(roster) })
    const doubts = ledger.dump()['import_doubt']
    expect(doubts).toContainEqual(
      expect.objectContaining({
        sheet: '党员名册',
        row: 20,
        code: 'dateUnreadable',
        field: 'joinDate',
        raw: '90.7.1',
      }),
    )
  })

  test('the same file again changes nothing and says so', async () => {
    const ledger = await openTestLedger({ today: '2025-12-31' })
    const batch = await ledger.call('import.commit', { path: sample(roster) })
    const before = ledger.dump()
    const again = await ledger.call('import.propose', { path: sample(roster) })
    expect(again.alreadyImportedAs).toBe(batch.batchId)
    expect(verdicts(again)).toEqual({ new: 0, update: 0, same: 24, conflict: 0, skip: 3, error: 0 })
    expect(await ledger.call('import.commit', { path: sample(roster) })).toEqual(batch)
    expect(ledger.dump()).toEqual(before)
  })

  test('rows that prove nobody’s identity are known again by where they stood', async () => {
    const ledger = await openTestLedger()
    const path = table(ledger, ['姓名,性别,党小组', '王芳,女,第一党小组', '李雷,男,第一党小组'])
    await ledger.call('import.commit', { path })
    expect(verdicts(await ledger.call('import.propose', { path }))).toMatchObject({ same: 2, conflict: 0 })
    const other = table(ledger, ['姓名,性别,党小组', '王芳,女,第二党小组'], '另一份.csv')
    expect(verdicts(await ledger.call('import.propose', { path: other }))).toMatchObject({
      same: 0,
      conflict: 1,
    })
  })

  test('a second source fills what the first left open and overwrites nothing with doubtful cells', async () => {
    const ledger = await openTestLedger({ today: '2025-12-31' })
    await ledger.call('import.commit', { path: sample(roster) })
    const proposal = await ledger.call('import.propose', { path: sample(exported) })
    expect(proposal.summary).toMatchObject({ new: 0, conflict: 0, error: 0 })
    // 郭永强: 性别 contradicts the number here, so it is not taken; the joining date fills a gap
    const doubtful = rowOf(proposal, 16)
    expect(doubtful.verdict).toBe('update')
    expect(doubtful.changes?.map((change) => change.field)).not.toContain('gender')
    expect(doubtful.changes).toContainEqual({ field: 'joinDate', before: '', after: '1990-07-01' })
    // 张丽华: the day becomes known; 吴雅琴: the file knows less than the register
    expect(rowOf(proposal, 6).changes).toContainEqual({
      field: 'joinDate',
      before: '1998-06',
      after: '1998-06-30',
    })
    expect(rowOf(proposal, 8).changes?.map((change) => change.field)).not.toContain('joinDate')
    await ledger.call('import.commit', { path: sample(exported) })
    const members = await ledger.call('members.list', {})
    expect(members).toHaveLength(23)
    expect(members.find((member) => member.name === '郭永强')).toMatchObject({
      gender: '男',
      joinDate: '1990-07-01',
    })
    expect(members.find((member) => member.name === '沈国梁')).toMatchObject({ partyPost: '支部书记' })
    const again = await ledger.call('import.propose', { path: sample(exported) })
    expect(verdicts(again)).toMatchObject({ new: 0, update: 0, conflict: 0, same: 23 })
  })
})

describe('who a row is about', () => {
  const head = '姓名,性别,身份证号,出生日期,入党日期,人员类别,手机'

  test('a name alone never decides: the user does', async () => {
    const ledger = await openTestLedger()
    const memberId = await enrol(ledger, '王芳')
    const path = table(ledger, [head, '王芳,女,,,,正式党员,13900000001'])
    const row = rowOf(await ledger.call('import.propose', { path }), 2)
    expect(row).toMatchObject({ verdict: 'conflict', matchId: memberId })
    expect(row.doubts).toMatchObject([{ code: 'possibleSamePerson' }])
    const refuse = (choices: unknown) => ledger.app.dispatch('import.commit', { path, choices })
    expect(await refuse([])).toMatchObject({ code: 'importRefused' })
    expect(await refuse([{ row: 2, take: true }])).toMatchObject({ code: 'importRefused' })
    await ledger.call('import.commit', { path, choices: [{ row: 2, matchId: memberId }] })
    const dossier = await ledger.call('members.show', { memberId, reveal: true })
    expect(dossier).toMatchObject({ gender: '女', phone: '13900000001', joinDate: '2010-07-01' })
    expect(await ledger.call('members.list', {})).toHaveLength(1)
  })

  test('another person of the same name comes in as new when the user says so', async () => {
    const ledger = await openTestLedger()
    await enrol(ledger, '王芳')
    const path = table(ledger, [head, '王芳,女,,,,正式党员,'])
    await ledger.call('import.commit', { path, choices: [{ row: 2, matchId: 0 }] })
    expect((await ledger.call('members.list', {})).map((one) => one.name)).toEqual(['王芳', '王芳'])
  })

  test('two ID numbers are two persons, name, birth and joining together are one', async () => {
    const ledger = await openTestLedger()
    const memberId = await enrol(ledger, '王芳', {
      idNumber: '330602197803150015',
      birthDate: '1978-03',
      joinDate: '2003-07-01',
      fullMemberDate: null,
    })
    const path = table(ledger, [
      head,
      '王芳,,330602198506070021,,,正式党员,',
      '王 芳,,,1978.3.15,2003-07-01,正式党员,13900000001',
    ])
    const proposal = await ledger.call('import.propose', { path })
    expect(rowOf(proposal, 2)).toMatchObject({ verdict: 'new', doubts: [] })
    expect(rowOf(proposal, 3)).toMatchObject({
      verdict: 'update',
      matchId: memberId,
      changes: [
        { field: 'birthDate', before: '1978-03', after: '1978-03-15' },
        { field: 'phone', before: '', after: '13900000001' },
      ],
    })
  })

  test('what is settled is not overwritten unasked, an empty cell erases nothing', async () => {
    const ledger = await openTestLedger()
    const memberId = await enrol(ledger, '王芳', {
      idNumber: '330602197803150015',
      joinDate: '2003-07-01',
      fullMemberDate: '2004-07-01',
      phone: '13900000001',
    })
    const path = table(ledger, [head, '王芳,,330602197803150015,,2003-06-30,预备党员,'])
    const row = rowOf(await ledger.call('import.propose', { path }), 2)
    expect(row.verdict).toBe('conflict')
    expect(row.doubts).toMatchObject([
      { code: 'fieldConflict', field: 'personCategory' },
      { code: 'fieldConflict', field: 'joinDate' },
    ])
    await ledger.call('import.commit', { path, choices: [{ row: 2, take: true }] })
    expect(await ledger.call('members.show', { memberId, reveal: true })).toMatchObject({
      joinDate: '2003-06-30',
      fullMemberDate: '2004-07-01',
      phone: '13900000001',
      declaredCategory: 'probationaryMember',
    })
  })

  test('rows can be corrected by hand, left out, and are refused with what cannot be read', async () => {
    const ledger = await openTestLedger()
    const path = table(ledger, [
      head,
      ',女,,1990-01-01,2012-07-01,正式党员,',
      '李雷,男,,,90.7.1,党员,',
      '韩梅,女,,,2015-07-01,正式党员,',
    ])
    const proposal = await ledger.call('import.propose', { path })
    expect(proposal.summary).toMatchObject({ new: 2, error: 1 })
    expect(rowOf(proposal, 2).doubts).toMatchObject([{ code: 'nameMissing', field: 'name', column: 'A' }])
    const commit = (choices: unknown) => ledger.app.dispatch('import.commit', { path, choices })
    expect(await commit([{ row: 2, take: true }])).toMatchObject({ code: 'importRefused' })
    expect(await commit([{ row: 3, values: { joinDate: '90.7.1' } }])).toMatchObject({
      code: 'badInput',
      detail: '第 3 行 joinDate: 「90.7.1」看不懂',
    })
    expect(await commit([{ row: 9, take: false }])).toMatchObject({ code: 'badInput' })
    expect(ledger.dump()['member']).toEqual([])
    await ledger.call('import.commit', {
      path,
      choices: [
        { row: 2, values: { name: '赵敏' } },
        { row: 3, values: { joinDate: '1990年7月', personCategory: 'fullMember' } },
        { row: 4, take: false },
      ],
    })
    const members = await ledger.call('members.list', {})
    expect(members.map((member) => [member.name, member.joinDate, member.category])).toEqual([
      ['赵敏', '2012-07-01', 'fullMember'],
      ['李雷', '1990-07', 'fullMember'],
    ])
  })

  test('the day of a transfer, once filled in, keeps the person on earlier rosters', async () => {
    const ledger = await openTestLedger({ today: '2025-12-31' })
    const choices = [{ row: 29, values: { leftOn: '2025-08-12' } }]
    await ledger.call('import.commit', { path: sample(roster), choices })
    const names = async (asOf: string) =>
      (await ledger.call('members.list', { asOf })).map((member) => member.name)
    expect(await names('2025-08-11')).toContain('唐德海')
    expect(await names('2025-08-12')).not.toContain('唐德海')
  })

  test('a duplicate may stand in for the row that the user dropped', async () => {
    const ledger = await openTestLedger({ today: '2025-12-31' })
    const choices = [
      { row: 10, take: false },
      { row: 27, take: true },
    ]
    expect(await ledger.call('import.commit', { path: sample(roster), choices })).toMatchObject({ added: 24 })
    const members = await ledger.call('members.list', {})
    expect(members.find((member) => member.name === '周建明')).toMatchObject({ groupName: '第二党小组' })
  })

  test('columns can be told by hand; a field there is none of is refused', async () => {
    const ledger = await openTestLedger()
    const path = table(ledger, ['甲,乙,丙', '王芳,2003.7.1,经办', '李雷,2004.7.1,经办'])
    expect((await ledger.call('import.propose', { path })).kind).toBe('none')
    const told = await ledger.call('import.propose', { path, columns: { A: 'name', B: 'joinDate' } })
    expect(told.kind).toBe('memberRoster')
    expect(told.sheets[0]?.columns).toEqual({ A: 'name', B: 'joinDate' })
    expect(told.sheets[0]?.rows.at(-1)).toMatchObject({ values: { name: '李雷', joinDate: '2004-07-01' } })
    for (const columns of [{ A: '__proto__' }, { A: 'name', B: 'name' }, { A: 'salary' }]) {
      expect(await ledger.app.dispatch('import.propose', { path, columns })).toMatchObject({
        code: 'badInput',
      })
    }
  })
})
