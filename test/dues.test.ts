/** The dues register at its front door: assessed, collected, reversed, outstanding, and how the file defends itself. */
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

describe('dues.compute', () => {
  test('answers rate, 分 and reasons, rounded as the profile of the day says', async () => {
    const { ledger } = await one()
    expect(await ledger.call('dues.compute', { category: 'monthlyWage', baseFen: 773_300 })).toMatchObject({
      rate: 0.015,
      amountFen: 11_600,
      exact: '115.995',
      ruleId: 'DUES-02',
    })
    await ledger.call('profile.change', {
      key: 'dues.rounding',
      value: 'fen',
      fromYear: 2026,
      reason: '机关党委要求',
    })
    const at = async (on: string) =>
      (await ledger.call('dues.compute', { category: 'monthlyWage', baseFen: 773_233, on })).amountFen
    expect([await at('2025-12-31'), await at('2026-01-01')]).toEqual([11_600, 11_598])
    expect(await ledger.call('dues.compute', { category: 'student' })).toMatchObject({
      rate: null,
      amountFen: 20,
    })
    expect(await ledger.call('dues.compute', { category: 'retired' })).toMatchObject({ amountFen: null })
    expect(
      (await ledger.call('dues.compute', { category: 'monthlyWage', baseFen: 100, on: '2008-03-31' }))
        .reasons[0],
    ).toContain('2008 年 4 月 1 日前')
  })

  test('takes whole 分 only', async () => {
    const { ledger } = await one()
    for (const baseFen of [0.5, -1, '3000'])
      expect(await ledger.app.dispatch('dues.compute', { category: 'monthlyWage', baseFen })).toMatchObject({
        code: 'badInput',
      })
  })
})

describe('assessing', () => {
  test('items make the base; bases and items are answered only where they are asked for', async () => {
    const { ledger, id } = await one()
    const [made] = await assess(ledger, [
      wage(id, undefined, {
        baseFen: null,
        institution: 'government',
        items: [
          { kind: 'positionWage', amountFen: 500_000 },
          { kind: 'rankWage', amountFen: 400_000 },
          { kind: 'incomeTax', amountFen: 12_345 },
          { kind: 'mealAllowance', amountFen: 60_000 },
        ],
      }),
    ])
    expect(made).toMatchObject({
      amountFen: 13_310,
      baseFen: null,
      items: null,
      rate: null,
      hasBase: true,
      remarks: [],
    })
    const masked = JSON.stringify([
      await ledger.call('dues.assessments', { year: 2026 }),
      await ledger.call('dues.year', { year: 2026 }),
      await ledger.call('dues.arrears', {}),
    ])
    for (const secret of ['887655', '500000', '12345']) expect(masked).not.toContain(secret)
    const [whole] = await ledger.call('dues.assessments', { year: 2026, reveal: true })
    expect(whole).toMatchObject({ baseFen: 887_655, rate: 0.015 })
    expect(whole?.items?.map(({ title, side }) => `${title} ${side}`)).toEqual([
      '职务工资 counted',
      '级别工资 counted',
      '个人所得税 deducted',
      '误餐补贴 leftOut',
    ])
  })

  test('a confirmed one is made anew or changed within the year only with a reason', async () => {
    const { ledger, id } = await one()
    await assess(ledger, [wage(id)])
    const again = (more: Partial<Row>) =>
      ledger.app.dispatch('dues.assess', { year: 2026, rows: [wage(id, 900_000, more)] })
    expect(await again({})).toMatchObject({ code: 'duplicate' })
    expect(await again({ fromMonth: 7 })).toMatchObject({ code: 'badInput' })
    expect(await again({ fromMonth: 7, changeReason: '晋升' })).toMatchObject({ ok: true })
    expect(await again({ changeReason: '工资核错' })).toMatchObject({ ok: true })
    const months = (await ledger.call('dues.year', { year: 2026 })).rows[0]?.months.map(
      ({ dueFen }) => dueFen,
    )
    expect(months).toEqual(Array(12).fill(13_500))
    const all = await ledger.call('dues.assessments', { year: 2026, withVoid: true })
    expect(all.map(({ fromMonth, void: gone, voidReason }) => [fromMonth, gone, voidReason])).toEqual([
      [1, true, '工资核错'],
      [1, false, ''],
      [7, false, ''],
    ])
  })

  test('a reduction is judged by its papers; an amount that does not follow is told', async () => {
    const { ledger, id } = await one()
    const [made] = await assess(ledger, [
      wage(id, 800_000, { reduction: { amountFen: 6000, reason: '患病' } }),
    ])
    expect(made).toMatchObject({ amountFen: 12_000, dueFen: 6000 })
    expect(made?.remarks.map(({ ruleId, severity }) => `${ruleId} ${severity}`)).toEqual([
      'DUES-06 error',
      'DUES-06 warn',
    ])
    const [other] = await assess(ledger, [wage(id, 800_000, { amountFen: 10_000, changeReason: '重核' })])
    expect(other?.remarks).toMatchObject([{ ruleId: 'DUES-02', severity: 'error' }])
    const refused = await ledger.app.dispatch('dues.assess', {
      year: 2026,
      rows: [wage(id, 800_000, { reduction: { amountFen: 12_000, reason: '患病' }, changeReason: '再核' })],
    })
    expect(refused).toMatchObject({ code: 'badInput' })
  })

  test('one row that is refused takes nothing with it', async () => {
    const { ledger, id } = await one()
    const rows = [wage(id), { memberId: 99, category: 'student' }]
    expect(await ledger.app.dispatch('dues.assess', { year: 2026, rows })).toMatchObject({ code: 'notFound' })
    expect(await ledger.call('dues.assessments', {})).toEqual([])
  })

  test('last year is copied forward as proposals, without reductions, and confirmed at once', async () => {
    const { ledger, id } = await one('2025-01-10')
    const gone = await enrol(ledger, '李四', { leftOn: '2025-06-01' })
    await assess(
      ledger,
      [
        wage(id, 800_000, {
          reduction: { amountFen: 6000, reason: '患病', approval: '批〔2025〕1号', studiedOn: '2025-01-05' },
        }),
        wage(gone),
      ],
      2025,
    )
    ledger.at('2026-01-12')
    const copied = await ledger.call('dues.copyForward', { year: 2026 })
    expect(copied).toMatchObject([{ memberId: id, amountFen: 12_000, reducedFen: null, confirmedOn: null }])
    // a proposal is not yet owed
    expect((await ledger.call('dues.year', { year: 2026 })).unassessed.map(({ name }) => name)).toEqual([
      '张三',
    ])
    expect(await ledger.call('dues.copyForward', { year: 2026 })).toEqual([])
    await ledger.call('dues.confirm', { assessmentIds: copied.map(({ assessmentId }) => assessmentId) })
    expect(await ledger.call('dues.year', { year: 2026 })).toMatchObject({ unassessed: [], dueFen: 144_000 })
  })
})

describe('collecting', () => {
  test('the grid of a month goes in at once; the year adds up to the 分', async () => {
    const { ledger, id } = await one()
    const other = await enrol(ledger, '李四')
    await assess(ledger, [wage(id), wage(other, 400_001)])
    const { totalFen, remarks, payments } = await ledger.call('dues.collect', {
      payments: [pay(id, '2026-07'), pay(other, '2026-07', 4000, { way: 'themePartyDay' })],
    })
    expect({ totalFen, remarks, count: payments.length }).toEqual({ totalFen: 16_000, remarks: [], count: 2 })
    const year = await ledger.call('dues.year', { year: 2026 })
    expect(year.paidFen).toBe(16_000)
    expect(year.rows[0]?.months[6]).toMatchObject({ state: 'paid', paidOn: '2026-07-15', receiver: '李四' })
  })

  test('a second entry for a month is refused whole, a supplement is not', async () => {
    const { ledger, id } = await one()
    await assess(ledger, [wage(id)])
    await ledger.call('dues.collect', { payments: [pay(id, '2026-07', 10_000)] })
    const twice = { payments: [pay(id, '2026-08'), pay(id, '2026-07')] }
    expect(await ledger.app.dispatch('dues.collect', twice)).toMatchObject({
      code: 'duplicate',
      detail: expect.stringContaining('张三2026年7月已登记 100.00 元'),
    })
    expect(await ledger.call('dues.payments', {})).toHaveLength(1)
    const inOne = { payments: [pay(id, '2026-09'), pay(id, '2026-09')] }
    expect(await ledger.app.dispatch('dues.collect', inOne)).toMatchObject({ code: 'duplicate' })
    await ledger.call('dues.collect', { payments: [pay(id, '2026-07', 2000, { supplement: true })] })
    expect((await ledger.call('dues.year', {})).rows[0]?.months[6]).toMatchObject({
      paidFen: 12_000,
      state: 'paid',
    })
  })

  test.each([
    ['a day to come', { paidOn: '2026-10-01' }],
    ['no month', { forMonth: null }],
    ['a month for a voluntary one', { kind: 'voluntary' }],
    ['nothing', { amountFen: 0 }],
    ['less than nothing', { amountFen: -1 }],
    ['a fraction of a 分', { amountFen: 100.5 }],
    ['a month years ahead', { forMonth: '2028-01' }],
  ])('refuses %s', async (_what, more) => {
    const { ledger, id } = await one()
    expect(
      await ledger.app.dispatch('dues.collect', { payments: [pay(id, '2026-07', 12_000, more)] }),
    ).toMatchObject({
      code: 'badInput',
    })
  })

  test('says what is worth knowing: another sum, long overdue, large, not assessed', async () => {
    const { ledger, id } = await one()
    const bare = await enrol(ledger, '李四')
    await assess(ledger, [wage(id)])
    const { remarks } = await ledger.call('dues.collect', {
      payments: [
        pay(id, '2026-08', 11_000),
        pay(id, '2026-01', 12_000, { paidOn: '2026-08-01' }),
        pay(bare, '2026-08'),
        { memberId: id, kind: 'voluntary', amountFen: 100_000, paidOn: '2026-08-01', receiver: '李四' },
      ],
    })
    expect(remarks.map(({ ruleId }) => ruleId)).toEqual(['DUES-08', 'DUES-08', 'DUES-11', 'DUES-10'])
  })

  test('is corrected by a reversal only, once, with a reason; then the month is open again', async () => {
    const { ledger, id } = await one()
    await assess(ledger, [wage(id)])
    const { payments } = await ledger.call('dues.collect', { payments: [pay(id, '2026-07', 21_000)] })
    const paymentId = payments[0]?.paymentId ?? 0
    expect(await ledger.app.dispatch('dues.reverse', { paymentId, reason: ' ' })).toMatchObject({
      code: 'badInput',
    })
    const reversal = await ledger.call('dues.reverse', { paymentId, reason: '数字写倒' })
    expect(reversal).toMatchObject({ amountFen: -21_000, reversesId: paymentId, reason: '数字写倒' })
    for (const taken of [paymentId, reversal.paymentId])
      expect(await ledger.app.dispatch('dues.reverse', { paymentId: taken, reason: '再冲' })).toMatchObject({
        code: 'conflict',
      })
    expect((await ledger.call('dues.year', {})).rows[0]?.months[6]).toMatchObject({
      paidFen: 0,
      state: 'unpaid',
    })
    await ledger.call('dues.collect', { payments: [pay(id, '2026-07')] })
    expect((await ledger.call('dues.payments', {})).map(({ amountFen }) => amountFen)).toEqual([
      21_000, -21_000, 12_000,
    ])
  })

  test('the file itself refuses to change or lose what was written', async () => {
    const { ledger, id } = await one()
    await assess(ledger, [
      wage(id, undefined, { baseFen: null, items: [{ kind: 'otherCounted', amountFen: 800_000 }] }),
    ])
    const { payments } = await ledger.call('dues.collect', { payments: [pay(id, '2026-07')] })
    const raw = ledger.raw()
    for (const attack of [
      'UPDATE dues_payment SET amount_fen = 1',
      "UPDATE dues_payment SET paid_on = '2026-07-01'",
      'DELETE FROM dues_payment',
      "UPDATE dues_payment SET import_batch_id = 1, origin = 'x'",
      'UPDATE dues_assessment SET amount_fen = 1',
      'UPDATE dues_assessment SET confirmed_on = NULL',
      'DELETE FROM dues_assessment',
      'UPDATE dues_item SET amount_fen = 1',
      'DELETE FROM dues_item',
      `INSERT INTO dues_payment (branch_id, member_id, kind, for_month, amount_fen, way, reverses_id, reason, entered_at)
       VALUES (1, ${id}, 'regular', '2026-07', -1, 'unknown', ${payments[0]?.paymentId}, '少冲', '2026-09-30T10:00:00')`,
    ])
      expect(() => raw.exec(attack), attack).toThrow()
    expect((await ledger.call('dues.payments', {}))[0]?.amountFen).toBe(12_000)
  })
})
