import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type TestLedger, convene, enrol, openTestLedger } from '#test/support/ledger.ts'
import { sample, table } from './comparing.ts'

const roster = '党员名册2025.xlsx'
const exported = '党员信息导出.csv'

/** Everything in the file but the list of batches itself. */
const stateOf = (ledger: TestLedger) => {
  const { import_batch: _, ...rest } = ledger.dump()
  return rest
}

describe('undoing an import', () => {
  test('leaves every table as it was, and the file imports as new again with the same ids', async () => {
    const ledger = await openTestLedger({ today: '2025-12-31' })
    await enrol(ledger, '老党员')
    const before = stateOf(ledger)
    const first = await ledger.call('import.commit', { path: sample(roster) })
    const imported = stateOf(ledger)
    expect(imported).not.toEqual(before)
    expect(await ledger.call('import.undo', { batchId: first.batchId })).toMatchObject({ state: 'undone' })
    expect(stateOf(ledger)).toEqual(before)
    const again = await ledger.call('import.propose', { path: sample(roster) })
    expect(again.alreadyImportedAs).toBeNull()
    expect(again.summary).toMatchObject({ new: 24, same: 0 })
    await ledger.call('import.commit', { path: sample(roster) })
    const ids = (state: Record<string, unknown[]>) =>
      state['member']?.map((row) => (row as { member_id: number }).member_id)
    expect(ids(stateOf(ledger))).toEqual(ids(imported))
    expect((await ledger.call('import.batches', {})).map((batch) => batch.state)).toEqual([
      'committed',
      'undone',
    ])
  })

  test('brings back what an update changed, group history and the time of the last change included', async () => {
    const ledger = await openTestLedger({ today: '2025-12-31' })
    const { groupId } = await ledger.call('branch.formGroup', { name: '第三党小组' })
    const memberId = await enrol(ledger, '周建明', {
      idNumber: '33069919800708601X',
      joinDate: '2004-05',
      fullMemberDate: null,
      groupId,
    })
    await ledger.call('members.amend', { memberId, phone: '13911112222' })
    await ledger.call('import.commit', { path: sample(exported) })
    const before = stateOf(ledger)
    ledger.at('2026-01-05')
    const batch = await ledger.call('import.commit', {
      path: sample(roster),
      choices: [{ row: 10, take: true }],
    })
    const after = await ledger.call('members.show', { memberId, asOf: '2026-01-05' })
    expect(after).toMatchObject({ groupName: '第一党小组' })
    await ledger.call('import.undo', { batchId: batch.batchId })
    expect(stateOf(ledger)).toEqual(before)
  })

  test('goes backwards only: an earlier import waits for the later one', async () => {
    const ledger = await openTestLedger({ today: '2025-12-31' })
    const empty = stateOf(ledger)
    const first = await ledger.call('import.commit', { path: sample(roster) })
    const second = await ledger.call('import.commit', { path: sample(exported) })
    expect(await ledger.app.dispatch('import.undo', { batchId: first.batchId })).toMatchObject({
      ok: false,
      code: 'undoBlocked',
    })
    await ledger.call('import.undo', { batchId: second.batchId })
    await ledger.call('import.undo', { batchId: first.batchId })
    expect(stateOf(ledger)).toEqual(empty)
  })

  test('is refused, naming who, once somebody was changed or appears in a record; nothing is lost', async () => {
    const ledger = await openTestLedger({ today: '2026-09-30' })
    const { batchId } = await ledger.call('import.commit', { path: sample(roster) })
    const members = await ledger.call('members.list', {})
    const memberId = members.find((member) => member.name === '韩冰')?.memberId ?? 0
    const chair = members.find((member) => member.name === '沈国梁')?.memberId ?? 0
    const undo = () => ledger.app.dispatch('import.undo', { batchId })
    await ledger.call('members.exempt', { memberId, reason: '产假', fromOn: '2026-01-01' })
    expect(await undo()).toEqual({
      ok: false,
      code: 'undoBlocked',
      detail: '已被其他记录引用：韩冰（免除出勤）',
    })
    await ledger.call('members.amend', { memberId, phone: '13911112222' })
    const state = ledger.dump()
    expect(await undo()).toMatchObject({ code: 'undoBlocked', detail: '导入后又有改动：韩冰' })
    await convene(ledger, { secretary: chair, recorder: memberId })
    expect(await undo()).toMatchObject({ code: 'undoBlocked' })
    expect(ledger.dump()['member']).toEqual(state['member'])
  })

  test('is refused where a meeting has seen the imported members', async () => {
    const ledger = await openTestLedger({ today: '2026-09-30' })
    const { batchId } = await ledger.call('import.commit', { path: sample(roster) })
    const [chair, recorder] = (await ledger.call('members.list', {})).map((member) => member.memberId)
    await convene(ledger, { secretary: chair ?? 0, recorder: recorder ?? 0 })
    expect(await ledger.app.dispatch('import.undo', { batchId })).toMatchObject({
      code: 'undoBlocked',
      detail: expect.stringMatching(/已被其他记录引用：.*沈国梁（会议/),
    })
  })

  test('happens once, and only to a batch that is there', async () => {
    const ledger = await openTestLedger({ today: '2025-12-31' })
    const { batchId } = await ledger.call('import.commit', { path: sample(roster) })
    await ledger.call('import.undo', { batchId })
    expect(await ledger.app.dispatch('import.undo', { batchId })).toMatchObject({ code: 'importUndone' })
    expect(await ledger.app.dispatch('import.undo', { batchId: 99 })).toMatchObject({ code: 'notFound' })
  })

  test('a row that fails leaves nothing behind: no member, no group, no batch', async () => {
    const ledger = await openTestLedger()
    const memberId = await enrol(ledger, '王芳', { idNumber: '330602197803150015' })
    const path = table(ledger, [
      '姓名,身份证号,党小组',
      '新人,330602198506070021,新小组',
      '王芳,330602197803150015,新小组',
    ])
    const before = ledger.dump()
    expect(memberId).toBe(1)
    // as a new person, the number would stand in the register twice
    const reply = await ledger.app.dispatch('import.commit', { path, choices: [{ row: 3, matchId: 0 }] })
    expect(reply).toEqual({ ok: false, code: 'duplicate', detail: '第 3 行 王芳' })
    expect(ledger.dump()).toEqual(before)
  })

  test('the committing command is not for outsiders', async () => {
    const ledger = await openTestLedger()
    copyFileSync(sample(roster), join(ledger.folder, roster))
    expect(await ledger.app.dispatch('import.enter', {})).toMatchObject({ code: 'unknownOperation' })
  })
})
