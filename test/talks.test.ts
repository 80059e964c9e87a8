import { describe, expect, it } from 'vitest'
import { branchOf, enrol, openTestLedger } from '#test/support/ledger.ts'

const secretText = '家中老人住院，近期压力较大'

describe('talks', () => {
  it('lists never carry what was said; it is shown on asking', async () => {
    const ledger = await openTestLedger()
    const { secretary, recorder } = await branchOf(ledger, 4)
    const talk = await ledger.call('talks.record', {
      talkerIds: [secretary],
      partnerIds: [recorder],
      heldOn: '2026-09-10',
      place: '办公室',
      occasion: 'care',
      life: secretText,
      thought: '思想稳定',
    })
    expect(talk).toMatchObject({ form: 'oneToOne', filled: ['thought', 'life'], columns: null, remarks: [] })
    const listed = JSON.stringify(await ledger.call('talks.list', {}))
    expect(listed).not.toContain(secretText)
    expect((await ledger.call('talks.show', { talkId: talk.talkId, reveal: true })).columns?.life).toBe(
      secretText,
    )
  })

  it('remarks on talk about work alone, from which columns are filled', async () => {
    const ledger = await openTestLedger()
    const { secretary, recorder } = await branchOf(ledger, 4)
    const talk = await ledger.call('talks.record', {
      talkerIds: [secretary],
      partnerIds: [recorder],
      heldOn: '2026-09-10',
      work: '谈了审计进度',
    })
    expect(talk.remarks.map((remark) => remark.ruleId)).toEqual(['TALK-01'])
    const more = await ledger.call('talks.amend', { talkId: talk.talkId, thought: '想法' })
    expect(more.remarks).toEqual([])
    // an amendment leaves alone what it does not name
    expect((await ledger.call('talks.show', { talkId: talk.talkId, reveal: true })).columns).toMatchObject({
      work: '谈了审计进度',
      thought: '想法',
    })
  })

  it('keeps month precision, refuses the future, and the same person on both sides', async () => {
    const ledger = await openTestLedger({ today: '2026-09-30' })
    const { secretary, recorder } = await branchOf(ledger, 4)
    const sides = { talkerIds: [secretary], partnerIds: [recorder] }
    expect((await ledger.call('talks.record', { ...sides, heldOn: '2025-03' })).heldOn).toBe('2025-03')
    expect(await ledger.call('talks.list', { from: '2025-03-15', to: '2025-03-20' })).toHaveLength(1)
    await expect(ledger.call('talks.record', { ...sides, heldOn: '2026-10-01' })).rejects.toMatchObject({
      code: 'badInput',
    })
    await expect(
      ledger.call('talks.record', { talkerIds: [secretary], partnerIds: [secretary], heldOn: '2026-09-01' }),
    ).rejects.toMatchObject({ code: 'badInput' })
    await expect(
      ledger.call('talks.record', { talkerIds: [999], partnerIds: [recorder], heldOn: '2026-09-01' }),
    ).rejects.toMatchObject({ code: 'notFound' })
  })

  it('coverage: the secretary owes each member a talk; a voided one does not count', async () => {
    const ledger = await openTestLedger()
    const { ids, secretary } = await branchOf(ledger, 4)
    const fourth = ids[3] ?? 0
    await enrol(ledger, '年底才来', { enteredOn: '2026-12-20' })
    const missing = async () =>
      (await ledger.call('talks.coverage', { year: 2026 })).gaps
        .filter((gap) => gap.line === 'T1')
        .map((gap) => gap.memberId)
    expect(await missing()).toEqual(ids.slice(1))
    const talk = await ledger.call('talks.record', {
      talkerIds: [secretary],
      partnerIds: [fourth],
      heldOn: '2026-09-10',
      thought: '好',
    })
    expect(await missing()).toEqual(ids.slice(1, 3))
    await ledger.call('talks.void', { talkId: talk.talkId, reason: '重复' })
    expect(await missing()).toEqual(ids.slice(1))
    expect(await ledger.call('talks.list', {})).toHaveLength(0)
    await ledger.call('talks.restore', { talkId: talk.talkId })
    expect(
      (await ledger.call('talks.coverage', { year: 2026 })).rows.find((row) => row.memberId === fourth),
    ).toMatchObject({ bySecretary: 1, total: 1 })
  })
})
