/** How much a member pays, and what an assessment must bear: the law by its boundaries. */
import { describe, expect, it, test } from 'vitest'
import type { DuesCategory } from '#shared/dues.ts'
import { type RuleProfile, defaultProfile } from '#shared/profile.ts'
import { baseOf, computeDues, remarkOnItems, yuan } from '#shared/rules/dues.ts'
import { type AssessmentDetail, remarkOnAssessment } from '#shared/rules/dues-assessment.ts'

const on = '2026-01-01'
const compute = (category: DuesCategory, baseFen: number | null, statedFen?: number) =>
  computeDues({ category, baseFen, statedFen, on }, defaultProfile)

const withChoice = (choices: Partial<RuleProfile['choices']>): RuleProfile => ({
  ...defaultProfile,
  choices: { ...defaultProfile.choices, ...choices },
})
const withNumber = (numbers: Partial<RuleProfile['numbers']>): RuleProfile => ({
  ...defaultProfile,
  numbers: { ...defaultProfile.numbers, ...numbers },
})

describe('rates take the whole amount', () => {
  test.each([
    [0, 5, '0.00', 0],
    [1, 5, '0.00005', 0],
    [299_999, 5, '14.99995', 1500],
    [300_000, 5, '15.00', 1500],
    [300_001, 10, '30.0001', 3000],
    [499_999, 10, '49.9999', 5000],
    [500_000, 10, '50.00', 5000],
    [500_001, 15, '75.00015', 7500],
    [773_300, 15, '115.995', 11600],
    [800_000, 15, '120.00', 12000],
    [999_999, 15, '149.99985', 15000],
    [1_000_000, 15, '150.00', 15000],
    [1_000_001, 20, '200.0002', 20000],
    [5_000_000, 20, '1000.00', 100_000],
    [5_000_001, 20, '1000.0002', 100_000],
  ])('wage of %i 分', (baseFen, permille, exact, amountFen) => {
    for (const category of ['monthlyWage', 'annualSalary', 'nonMonthlyIncome'] as const)
      expect(compute(category, baseFen)).toMatchObject({ permille, exact, amountFen, ruleId: 'DUES-02' })
  })

  test.each([
    [299_999, 5, '14.99995', 1500],
    [300_001, 5, '15.00005', 1500],
    [500_000, 5, '25.00', 2500],
    [500_001, 10, '50.0001', 5000],
    [2_000_000, 10, '200.00', 20_000],
  ])('pension of %i 分', (baseFen, permille, exact, amountFen) => {
    expect(compute('retired', baseFen)).toMatchObject({ permille, exact, amountFen, ruleId: 'DUES-03' })
  })

  it('warns above 1000 元 a month, not at it, and says who may pay more', () => {
    expect(compute('monthlyWage', 5_000_000).overCap).toBe(false)
    const over = compute('monthlyWage', 5_000_001)
    expect(over.overCap).toBe(true)
    expect(over.reasons.at(-1)).toContain('一般不超过 1000 元')
    expect(
      computeDues(
        { category: 'monthlyWage', baseFen: 1_000_000, on },
        withNumber({ 'dues.monthlySoftCap': 149 }),
      ).overCap,
    ).toBe(true)
  })

  it('asks for a base that is missing', () => {
    expect(compute('monthlyWage', null)).toMatchObject({ amountFen: null, permille: null })
    expect(compute('retired', null).reasons.join()).toContain('离退休费')
  })

  it('says that the provisions began on 2008-04-01', () => {
    const at = (day: string) =>
      computeDues({ category: 'monthlyWage', baseFen: 100_000, on: day }, defaultProfile).reasons.join()
    expect(at('2008-03-31')).toContain('2008 年 4 月 1 日前')
    expect(at('2008-04-01')).not.toContain('2008 年 4 月 1 日前')
  })
})

describe('fixed amounts', () => {
  test.each(['student', 'unemployed', 'relief'] as const)('%s pays 0.2 元', (category) => {
    expect(compute(category, null)).toMatchObject({ amountFen: 20, permille: null, ruleId: 'DUES-04' })
    expect(compute(category, 900_000).amountFen).toBe(20)
  })

  test.each([
    [undefined, 20],
    [19, null],
    [20, 20],
    [60, 60],
    [100, 100],
    [101, null],
  ])('a farmer for whom %s 分 is set pays %s', (stated, amountFen) => {
    expect(compute('farmer', null, stated).amountFen).toBe(amountFen)
  })

  it('a special rate is what was approved', () => {
    expect(compute('special', null).amountFen).toBeNull()
    expect(compute('special', null, 500)).toMatchObject({ amountFen: 500, ruleId: 'DUES-06' })
  })
})

describe('rounding is a parameter, and exact', () => {
  test.each([
    ['fen', 773_300, 11_600],
    ['fen', 773_233, 11_598],
    ['fen', 773_234, 11_599],
    ['jiao', 773_333, 11_600],
    ['jiao', 770_333, 11_550],
    ['jiao', 770_334, 11_560],
    ['yuan', 776_666, 11_600],
    ['yuan', 776_667, 11_700],
    ['fen', 100, 1],
    ['fen', 99, 0],
    ['fen', 9_999_999_999, 200_000_000],
  ] as const)('to %s: %i 分 → %i 分', (rounding, baseFen, amountFen) => {
    expect(
      computeDues({ category: 'monthlyWage', baseFen, on }, withChoice({ 'dues.rounding': rounding }))
        .amountFen,
    ).toBe(amountFen)
  })

  it('writes 元 without a fraction of a 分 getting lost', () => {
    expect([0, 5, 20, 100, 11_600, -11_600, 1_234_567].map(yuan)).toEqual([
      '0.00',
      '0.05',
      '0.20',
      '1.00',
      '116.00',
      '-116.00',
      '12345.67',
    ])
  })
})

describe('the items of a base', () => {
  const item = (
    kind: Parameters<typeof remarkOnItems>[0][number]['kind'],
    side: 'counted' | 'deducted' | 'leftOut',
    amountFen: number,
  ) => ({
    kind,
    side,
    title: kind,
    amountFen,
  })

  it('counts, takes off, and leaves out; never below nothing', () => {
    expect(
      baseOf([
        item('positionWage', 'counted', 500_000),
        item('incomeTax', 'deducted', 20_000),
        item('mealAllowance', 'leftOut', 90_000),
      ]),
    ).toBe(480_000)
    expect(baseOf([item('incomeTax', 'deducted', 1)])).toBe(0)
  })

  it.each([
    ['bonusPerformance', 'DUES-13'],
    ['transportAllowance', 'DUES-12'],
    ['overtimePay', 'DUES-12'],
    ['housingFund', 'DUES-12'],
    ['rankWage', 'DUES-01'],
  ] as const)('%s does not count in a public institution (%s)', (kind, ruleId) => {
    expect(remarkOnItems([item(kind, 'counted', 1)], 'publicInstitution').map((one) => one.ruleId)).toEqual([
      ruleId,
    ])
  })

  it('basic performance counts in a public institution, and is not to be taken off', () => {
    expect(remarkOnItems([item('basicPerformance', 'counted', 1)], 'publicInstitution')).toEqual([])
    expect(remarkOnItems([item('basicPerformance', 'leftOut', 1)], 'publicInstitution')).toHaveLength(1)
    expect(remarkOnItems([item('positionWage', 'counted', 1)], 'government')).toEqual([])
    expect(remarkOnItems([item('technicalGradeWage', 'counted', 1)], 'governmentWorker')).toEqual([])
    expect(remarkOnItems([item('bonusPerformance', 'leftOut', 1)], 'publicInstitution')).toEqual([])
  })
})

const assessment = (fields: Partial<AssessmentDetail> = {}): AssessmentDetail => ({
  year: 2026,
  fromMonth: 1,
  dueFen: fields.reducedFen ?? fields.amountFen ?? 12_000,
  elsewhereUntil: null,
  category: 'monthlyWage',
  institution: 'government',
  baseFen: 800_000,
  items: [],
  amountFen: 12_000,
  amountReason: '',
  reducedFen: null,
  reductionStudiedOn: null,
  reductionApproval: '',
  changeReason: '',
  imported: false,
  ...fields,
})

describe('an assessment', () => {
  const ids = (fields: Partial<AssessmentDetail>, changes = false) =>
    remarkOnAssessment(assessment(fields), defaultProfile, changes).map(
      ({ ruleId, severity }) => `${ruleId} ${severity}`,
    )

  it.each([
    ['is plain', {}, []],
    ['is another amount', { amountFen: 11_000 }, ['DUES-02 error']],
    ['is another amount for a reason', { amountFen: 11_000, amountReason: '工资核对中' }, ['DUES-02 info']],
    ['has no base', { baseFen: null }, ['DUES-01 warn']],
    ['has no base but came from a file', { baseFen: null, imported: true }, []],
    ['of an annual salary has no base', { category: 'annualSalary', baseFen: null }, ['DUES-05 warn']],
    ['of a pension is wrong', { category: 'retired' }, ['DUES-03 error']],
    ['of a student is wrong', { category: 'student', baseFen: null, amountFen: 30 }, ['DUES-04 error']],
    ['is above the cap', { baseFen: 6_000_000, amountFen: 120_000 }, ['DUES-11 info']],
    ['is held at the cap', { baseFen: 6_000_000, amountFen: 100_000 }, []],
    ['is reduced without papers', { reducedFen: 6000 }, ['DUES-06 error', 'DUES-06 warn']],
    [
      'is reduced with papers',
      { reducedFen: 6000, reductionApproval: '东机工〔2026〕3号', reductionStudiedOn: '2026-01-08' },
      [],
    ],
    [
      'is special without approval',
      { category: 'special', baseFen: null, amountFen: 500 },
      ['DUES-06 error', 'DUES-06 warn'],
    ],
  ] satisfies [string, Partial<AssessmentDetail>, string[]][])('that %s', (_what, fields, expected) => {
    expect(ids(fields)).toEqual(expected)
  })

  it('that changes within the year says why', () => {
    expect(ids({ fromMonth: 7 }, true)).toEqual(['DUES-11 warn'])
    expect(ids({ fromMonth: 7, changeReason: '晋升' }, true)).toEqual([])
  })

  it('agrees with its items', () => {
    const items = [
      { kind: 'positionWage' as const, side: 'counted' as const, title: '职务工资', amountFen: 700_000 },
    ]
    expect(ids({ items })).toEqual(['DUES-01 error'])
  })
})
