import { describe, expect, it } from 'vitest'
import { branchOf, enrol, openTestLedger } from '#test/support/ledger.ts'

describe('the register', () => {
  it('shows the roster of a day, ID number and phone masked', async () => {
    const ledger = await openTestLedger()
    await enrol(ledger, '沈某', {
      idNumber: '330699196903124775',
      phone: '13966754400',
      address: '某路 10 号',
    })
    await enrol(ledger, '已走', { leftOn: '2026-01-01' })
    const roster = await ledger.call('members.list', {})
    expect(roster.map((member) => member.name)).toEqual(['沈某'])
    expect(roster[0]).toMatchObject({
      idNumberMasked: '330699********4775',
      phoneMasked: '139****4400',
      votingRight: true,
    })
    expect(await ledger.call('members.list', { asOf: '2025-12-31' })).toHaveLength(2)
    expect(await ledger.call('members.list', { everyone: true })).toHaveLength(2)
    const id = roster[0]?.memberId ?? 0
    const hidden = JSON.stringify(await ledger.call('members.show', { memberId: id }))
    for (const secret of ['330699196903124775', '13966754400', '某路']) expect(hidden).not.toContain(secret)
    expect(await ledger.call('members.show', { memberId: id, reveal: true })).toMatchObject({
      idNumber: '330699196903124775',
      phone: '13966754400',
    })
  })

  it('an amendment leaves alone what it does not name', async () => {
    const ledger = await openTestLedger()
    const id = await enrol(ledger, '沈某', { phone: '13966754400', leadingCadre: true, ethnicity: '回族' })
    await ledger.call('members.amend', { memberId: id, jobTitle: '科长' })
    expect(await ledger.call('members.show', { memberId: id, reveal: true })).toMatchObject({
      jobTitle: '科长',
      phone: '13966754400',
      leadingCadre: true,
      ethnicity: '回族',
      category: 'fullMember',
    })
  })

  it('refuses lives lived backwards and a second entry for the same ID number', async () => {
    const ledger = await openTestLedger()
    await enrol(ledger, '沈某', { idNumber: '330699196903124775' })
    await expect(enrol(ledger, '沈某某', { idNumber: '330699196903124775' })).rejects.toMatchObject({
      code: 'duplicate',
      detail: '沈某',
    })
    await expect(
      enrol(ledger, '倒', { joinDate: '2012-07-01', fullMemberDate: '2011-07-01' }),
    ).rejects.toMatchObject({ code: 'badInput' })
    expect(await ledger.call('members.list', {})).toHaveLength(1)
  })

  it('「党员」 alone gives no voting right', async () => {
    const ledger = await openTestLedger()
    const member = await ledger.call('members.enrol', { name: '只写党员' })
    expect(member).toMatchObject({ category: 'unclear', votingRight: false })
    const dated = await ledger.call('members.enrol', { name: '有转正日期', fullMemberDate: '2016-12-10' })
    expect(dated).toMatchObject({ category: 'fullMember', votingRight: true })
  })

  it('groups have a history: a move counts from its day', async () => {
    const ledger = await openTestLedger()
    const id = await enrol(ledger, '沈某', { groupName: '第一党小组' })
    await enrol(ledger, '王某', { groupName: '第二党小组' })
    const second = (await ledger.call('branch.show', {})).groups.find((group) => group.name === '第二党小组')
    await ledger.call('members.amend', {
      memberId: id,
      groupId: second?.groupId ?? 0,
      groupFrom: '2026-05-01',
    })
    const groupOn = async (asOf: string) =>
      (await ledger.call('members.show', { memberId: id, asOf })).groupName
    expect([await groupOn('2026-04-30'), await groupOn('2026-05-01')]).toEqual(['第一党小组', '第二党小组'])
  })

  it('posts are shown by the day they were held; the term runs three years', async () => {
    const ledger = await openTestLedger()
    const { secretary } = await branchOf(ledger, 4)
    expect((await ledger.call('members.show', { memberId: secretary })).posts).toEqual(['书记'])
    expect((await ledger.call('members.show', { memberId: secretary, asOf: '2024-03-14' })).posts).toEqual([])
    expect((await ledger.call('branch.show', {})).terms[0]?.expiresOn).toBe('2027-03-14')
  })

  it('with two branches every record says which one it means', async () => {
    const ledger = await openTestLedger()
    const other = await ledger.call('branch.found', { name: '第二支部' })
    await expect(ledger.call('members.list', {})).rejects.toMatchObject({ code: 'branchRequired' })
    await enrol(ledger, '甲', { branchId: 1 })
    await enrol(ledger, '乙', { branchId: other.branchId })
    expect(
      (await ledger.call('members.list', { branchId: other.branchId })).map((member) => member.name),
    ).toEqual(['乙'])
    await expect(ledger.call('members.list', { branchId: 99 })).rejects.toMatchObject({ code: 'notFound' })
  })
})
