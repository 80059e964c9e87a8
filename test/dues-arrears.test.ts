/** What is outstanding as of a day, who owes for which months, and what the inspection makes of it. */
import { describe, expect, test } from 'vitest'
import type { InputOf } from '#shared/contract.ts'
import { type TestLedger, enrol, openTestLedger } from './support/ledger.ts'

type Row = InputOf<'dues.assess'>['rows'][number]

const wage = (memberId: number, baseFen = 800_000, more: Partial<Row> = {}): Row => ({
  memberId,
  category: 'monthlyWage',
  baseFen,
  ...more,
})
const pay = (memberId: number, forMonth: string, amountFen = 12_000, more = {}) => ({
  memberId,
  forMonth,
  amountFen,
  paidOn: `${forMonth}-15`,
  receiver: '李四',
  ...more,
})
const assess = (ledger: TestLedger, rows: Row[], year = 2026) => ledger.call('dues.assess', { year, rows })

async function one(today = '2026-09-30'): Promise<{ ledger: TestLedger; id: number }> {
  const ledger = await openTestLedger({ today })
  return { ledger, id: await enrol(ledger, '张三') }
}

describe('arrears', () => {
  test('who, which months, how long in a row; as of any day', async () => {
    const { ledger, id } = await one()
    await assess(ledger, [wage(id)])
    await ledger.call('dues.collect', {
      payments: ['2026-01', '2026-02', '2026-05'].map((month) => pay(id, month)),
    })
    const at = async (asOf: string) => (await ledger.call('dues.arrears', { asOf })).arrears[0]
    expect(await at('2026-03-31')).toBeUndefined()
    expect(await at('2026-04-01')).toMatchObject({
      months: [{ month: '2026-03', overdueMonths: 1 }],
      missingFen: 12_000,
      run: 1,
      severity: 'info',
    })
    // what was paid in May is not known in April
    expect((await at('2026-09-30'))?.months.map(({ month }) => month)).toEqual([
      '2026-03',
      '2026-04',
      '2026-06',
      '2026-07',
      '2026-08',
    ])
    expect(await at('2026-09-30')).toMatchObject({ run: 3, severity: 'warn', missingFen: 60_000 })
    expect(await at('2026-12-31')).toMatchObject({ run: 6, severity: 'error' })
    expect((await at('2026-12-31'))?.message).toContain('自行脱党')
  })

  test('a deferral agreed by the branch is a good reason, until its day', async () => {
    const { ledger, id } = await one()
    await assess(ledger, [wage(id)])
    await ledger.call('dues.note', {
      kind: 'deferral',
      memberId: id,
      fromMonth: '2026-01',
      untilMonth: '2026-09',
      doneOn: '2026-01-10',
      untilOn: '2026-10-31',
      remark: '援外在外，回国后补交',
    })
    expect((await ledger.call('dues.arrears', { asOf: '2026-10-31' })).arrears).toEqual([])
    expect((await ledger.call('dues.arrears', { asOf: '2026-11-01' })).arrears[0]?.months).toHaveLength(10)
    expect(await ledger.app.dispatch('dues.note', { kind: 'deferral', fromMonth: '2026-01' })).toMatchObject({
      code: 'badInput',
    })
    expect(
      await ledger.app.dispatch('dues.note', { kind: 'largeHandover', fromMonth: '2026-01' }),
    ).toMatchObject({ code: 'badInput' })
  })

  test('those who came in or left owe for their months only', async () => {
    const ledger = await openTestLedger({ today: '2026-12-31' })
    const moved = await enrol(ledger, '转入', { enteredOn: '2026-03-10' })
    const left = await enrol(ledger, '转出', { leftOn: '2026-05-20' })
    const admitted = await enrol(ledger, '新党员', {
      category: 'probationaryMember',
      joinDate: '2026-06-12',
      fullMemberDate: null,
      enteredOn: '2026-06-13',
    })
    await assess(ledger, [wage(moved, 800_000, { elsewhereUntil: '2026-04' }), wage(left), wage(admitted)])
    const { rows } = await ledger.call('dues.year', { year: 2026 })
    const owed = rows.map(({ name, months, note }) => [
      name,
      months.filter(({ dueFen }) => dueFen !== null).map(({ month }) => Number(month.slice(5))),
      note,
    ])
    expect(owed).toEqual([
      ['转入', [5, 6, 7, 8, 9, 10, 11, 12], '党费在原支部交至2026年4月'],
      ['转出', [1, 2, 3, 4, 5], '2026年5月20日起不在本支部'],
      ['新党员', [6, 7, 8, 9, 10, 11, 12], '6月起交纳'],
    ])
  })
})

describe('the inspection', () => {
  const dues = async (ledger: TestLedger, from: string, to: string) =>
    (await ledger.call('compliance.inspect', { from, to })).filter(({ ruleId }) => ruleId.startsWith('DUES'))

  test('points at the person whose dues are wrong, and can be made an item to put right', async () => {
    const { ledger, id } = await one('2026-10-15')
    await assess(ledger, [wage(id)])
    await ledger.call('dues.collect', { payments: ['2026-07', '2026-08'].map((month) => pay(id, month)) })
    const found = await dues(ledger, '2026-07-01', '2026-09-30')
    expect(found).toMatchObject([
      {
        ruleId: 'DUES-08',
        severity: 'error',
        subject: '张三',
        recordKind: 'dues',
        recordId: id,
        responsibility: 'notAttended',
      },
    ])
    const [finding] = found
    if (finding === undefined) throw new Error('nothing found')
    expect(await ledger.call('rectification.raise', { finding })).toMatchObject({
      recordKind: 'dues',
      recordId: id,
    })
  })

  test('counts the months of the year before for whoever has not paid, be it one or all', async () => {
    const { ledger, id } = await one('2026-04-10')
    const others: number[] = []
    for (const name of ['李四', '王五', '赵六', '钱七']) others.push(await enrol(ledger, name))
    const everyone = [id, ...others]
    for (const year of [2025, 2026]) {
      const base = (memberId: number) => wage(memberId, 800_000 + memberId * 1000)
      await assess(ledger, everyone.map(base), year)
    }
    const paid = (members: readonly number[], year: number, months: readonly number[]) =>
      ledger.call('dues.collect', {
        payments: members.flatMap((memberId) =>
          months.map((month) => pay(memberId, `${year}-${String(month).padStart(2, '0')}`)),
        ),
      })
    await paid(everyone, 2025, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    const runs = async () =>
      (await dues(ledger, '2026-01-01', '2026-03-31')).flatMap(({ ruleId, message }) =>
        ruleId === 'DUES-09' ? [message.slice(0, message.indexOf('未交党费'))] : [],
      )
    expect(await runs()).toEqual(
      ['张三', '李四', '王五', '赵六', '钱七'].map((name) => `${name}已连续 5 个月`),
    )
    await paid(others, 2026, [1, 2, 3])
    expect(await runs()).toEqual(['张三已连续 5 个月'])
  })

  test('keeps quiet about a rule that is switched off', async () => {
    const { ledger, id } = await one('2026-10-15')
    await assess(ledger, [wage(id)])
    await ledger.call('profile.switchRule', {
      ruleId: 'DUES-08',
      on: false,
      fromYear: 2026,
      reason: '另册登记',
    })
    expect((await dues(ledger, '2026-07-01', '2026-09-30')).map(({ ruleId }) => ruleId)).toEqual(['DUES-09'])
  })
})
