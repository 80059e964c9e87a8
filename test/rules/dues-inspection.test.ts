/** Which months are owed, how each stands on a day, and what an inspector finds in a span. */
import { describe, expect, it } from 'vitest'
import { type RuleProfile, defaultProfile } from '#shared/profile.ts'
import type { AssessmentDetail } from '#shared/rules/dues-assessment.ts'
import { type DuesFacts, type DuesPerson, inspectDues } from '#shared/rules/dues-inspection.ts'
import { dueDay, owesIn, standMonth } from '#shared/rules/dues-months.ts'

const withChoice = (choices: Partial<RuleProfile['choices']>): RuleProfile => ({
  ...defaultProfile,
  choices: { ...defaultProfile.choices, ...choices },
})
const withNumber = (numbers: Partial<RuleProfile['numbers']>): RuleProfile => ({
  ...defaultProfile,
  numbers: { ...defaultProfile.numbers, ...numbers },
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

const person = (fields: Partial<DuesPerson> = {}): DuesPerson => ({
  memberId: 1,
  name: '张三',
  category: 'fullMember',
  joinDate: '2010-07-01',
  fullMemberDate: '2011-07-01',
  enteredOn: null,
  leftOn: null,
  relation: 'here',
  membershipStatus: 'normal',
  restrictions: [],
  exemptions: [],
  assessments: [assessment()],
  payments: [],
  deferrals: [],
  ...fields,
})
let nextPayment = 0
const paid = (forMonth: string, paidOn: string | null, amountFen = 12_000, fields = {}) => ({
  paymentId: (nextPayment += 1),
  kind: 'regular' as const,
  forMonth,
  paidOn,
  amountFen,
  receiver: '李四',
  remark: '',
  imported: false,
  ...fields,
})

describe('months owed', () => {
  it.each([
    ['admitted in May', { joinDate: '2026-05-20', enteredOn: '2026-05-20' }, '2026-04', '2026-05'],
    [
      'admitted on the last of April, on the roster in May',
      { joinDate: '2026-04-30', enteredOn: '2026-05-06' },
      '2026-03',
      '2026-04',
    ],
    ['moved in in March', { enteredOn: '2026-03-10' }, '2026-02', '2026-03'],
    [
      'moved in in March with dues paid till April',
      { enteredOn: '2026-03-10', assessments: [assessment({ elsewhereUntil: '2026-04' })] },
      '2026-04',
      '2026-05',
    ],
  ] as const)('%s', (_what, fields, notYet, owed) => {
    expect(owesIn(person(fields), notYet)).toBe(false)
    expect(owesIn(person(fields), owed)).toBe(true)
  })

  it('up to the last month here', () => {
    expect(owesIn(person({ leftOn: '2026-06-15' }), '2026-06')).toBe(true)
    expect(owesIn(person({ leftOn: '2026-06-01' }), '2026-06')).toBe(false)
    expect(owesIn(person({ leftOn: '2026-06-15' }), '2026-07')).toBe(false)
  })

  it('not of those whose relation is elsewhere, nor while membership is suspended', () => {
    expect(owesIn(person({ relation: 'elsewhere' }), '2026-06')).toBe(false)
    const suspended = person({
      restrictions: [{ kind: 'membershipSuspended', fromOn: '2026-02-10', untilOn: '2026-04-20' }],
    })
    expect(['2026-02', '2026-03', '2026-04'].map((month) => owesIn(suspended, month))).toEqual([
      true,
      false,
      true,
    ])
  })
})

describe('the last day in time', () => {
  it('is the month end, the set day, the quarter end, or the day agreed upon', () => {
    expect(dueDay('2026-02', defaultProfile)).toBe('2026-02-28')
    expect(dueDay('2026-02', withNumber({ 'dues.dueDay': 10 }))).toBe('2026-02-10')
    expect(dueDay('2026-02', withChoice({ 'dues.collection': 'quarterly' }))).toBe('2026-03-31')
    expect(dueDay('2026-03', withChoice({ 'dues.collection': 'quarterly' }))).toBe('2026-03-31')
    expect(
      dueDay('2026-02', defaultProfile, [
        { fromMonth: '2026-01', untilMonth: '2026-06', untilOn: '2026-07-05' },
      ]),
    ).toBe('2026-07-05')
    expect(
      dueDay('2026-02', defaultProfile, [{ fromMonth: '2026-01', untilMonth: '2026-06', untilOn: null }]),
    ).toBe('2026-06-30')
  })
})

describe('how a month stands', () => {
  const state = (fields: Partial<DuesPerson>, asOf = '2026-09-30', month = '2026-07') =>
    standMonth(person(fields), month, asOf, defaultProfile)

  it.each([
    ['nothing, overdue', [], 'unpaid', 0],
    ['on the last day', [paid('2026-07', '2026-07-31')], 'paid', 0],
    ['a day later', [paid('2026-07', '2026-08-01')], 'late', 1],
    ['before the month', [paid('2026-07', '2026-06-30')], 'early', 0],
    ['no date', [paid('2026-07', null)], 'paid', 0],
    ['only a month', [paid('2026-07', '2026-07')], 'paid', 0],
    ['a part', [paid('2026-07', '2026-07-03', 11_999)], 'partial', 0],
    [
      'in two parts, the second late',
      [paid('2026-07', '2026-07-03', 6000), paid('2026-07', '2026-09-03', 6000)],
      'late',
      2,
    ],
    ['after the day asked about', [paid('2026-07', '2026-10-03')], 'unpaid', 0],
  ] as const)('%s', (_what, payments, expected, monthsLate) => {
    expect(state({ payments })).toMatchObject({ state: expected, monthsLate })
  })

  it('is pending until its last day is over', () => {
    expect(state({}, '2026-07-31').state).toBe('pending')
    expect(state({}, '2026-08-01').state).toBe('unpaid')
  })

  it('is unassessed without an assessment, and follows the one in force', () => {
    expect(state({ assessments: [] }).state).toBe('unassessed')
    const changed = [assessment(), assessment({ fromMonth: 7, amountFen: 13_000, baseFen: 866_700 })]
    expect(state({ assessments: changed }, '2026-09-30', '2026-06').dueFen).toBe(12_000)
    expect(state({ assessments: changed }).dueFen).toBe(13_000)
  })

  it('of a wholly reduced amount is settled without a payment', () => {
    expect(state({ assessments: [assessment({ reducedFen: 0 })] }).state).toBe('paid')
  })
})

describe('the inspection', () => {
  const quarter = { from: '2026-07-01', to: '2026-09-30' }
  const inspect = (people: DuesPerson[], fields: Partial<DuesFacts> = {}) =>
    inspectDues({
      people,
      notices: [],
      period: quarter,
      today: '2026-10-15',
      profile: () => defaultProfile,
      ...fields,
    })
  const ids = (people: DuesPerson[], fields: Partial<DuesFacts> = {}) =>
    inspect(people, fields).map(({ ruleId, severity }) => `${ruleId} ${severity}`)
  const months = [
    '2026-01',
    '2026-02',
    '2026-03',
    '2026-04',
    '2026-05',
    '2026-06',
    '2026-07',
    '2026-08',
    '2026-09',
  ]
  const all = (fields = {}, except: string[] = []) =>
    months
      .filter((month) => !except.includes(month))
      .map((month) => paid(month, `${month}-15`, 12_000, fields))

  it('finds nothing where all is paid in time', () => {
    expect(ids([person({ payments: all() })])).toEqual([])
  })

  it('names who has not paid, in full or at all, and sums it up', () => {
    const [found, ...more] = inspect([person({ payments: all({}, ['2026-08', '2026-09']) })])
    expect(more).toEqual([])
    expect(found).toMatchObject({
      ruleId: 'DUES-08',
      severity: 'error',
      message: '张三2026年8月、9月党费到期未交，欠 240.00 元',
      recordKind: 'dues',
      recordId: 1,
    })
    const partly = person({ payments: [...all({}, ['2026-09']), paid('2026-09', '2026-09-10', 10_000)] })
    expect(inspect([partly])[0]?.message).toBe('张三2026年9月党费没有交足，欠 20.00 元')
  })

  it('asks for months that are due only', () => {
    const open = person({ payments: all({}, ['2026-09']) })
    expect(ids([open], { today: '2026-09-30' })).toEqual([])
    expect(ids([open], { today: '2026-10-01' })).toEqual(['DUES-08 error'])
  })

  it.each([
    [2, ['DUES-08 error']],
    [3, ['DUES-08 error', 'DUES-09 warn']],
    [5, ['DUES-08 error', 'DUES-09 warn']],
    [6, ['DUES-08 error', 'DUES-09 error']],
  ])('%i months in a row', (count, expected) => {
    expect(ids([person({ payments: all({}, months.slice(-count)) })])).toEqual(expected)
  })

  it('a good reason, agreed by the branch, is no arrears', () => {
    const deferrals = [{ fromMonth: '2026-04', untilMonth: '2026-12', untilOn: '2026-12-31' }]
    expect(ids([person({ payments: all({}, months.slice(-6)), deferrals })])).toEqual([])
  })

  it('back payments are told, graver above six months', () => {
    const back = (month: string, on: string) => [...all({}, [month]), paid(month, on)]
    expect(ids([person({ payments: back('2026-07', '2026-10-02') })])).toEqual(['DUES-08 info'])
    const early = { period: { from: '2026-01-01', to: '2026-03-31' } }
    expect(ids([person({ payments: back('2026-02', '2026-08-31') })], early)).toEqual(['DUES-08 info'])
    expect(ids([person({ payments: back('2026-02', '2026-09-01') })], early)).toEqual(['DUES-08 error'])
  })

  it('no assessment: one line for the branch, one each where others have theirs', () => {
    const bare = person({ memberId: 2, name: '李四', assessments: [] })
    expect(ids([bare])).toEqual(['DUES-11 error'])
    const found = inspect([person({ payments: all() }), bare])
    expect(found.map(({ ruleId, subject }) => `${ruleId} ${subject}`)).toEqual(['DUES-11 李四'])
  })

  it('a probationary member pays from the admitting meeting on', () => {
    const admitted = person({
      memberId: 2,
      name: '李四',
      category: 'probationaryMember',
      joinDate: '2026-07-21',
      fullMemberDate: null,
      assessments: [assessment({ fromMonth: 8 })],
      payments: [paid('2026-08', '2026-08-10'), paid('2026-09', '2026-09-10')],
    })
    const found = inspect([person({ payments: all() }), admitted])
    expect(found.map(({ ruleId }) => ruleId)).toEqual(['DUES-07'])
    expect(found[0]?.message).toContain('2026年7月没有核定')
  })

  it('reads what may not be in the cash book', () => {
    expect(ids([person({ payments: all({ remark: '由工会代扣' }) })])).toEqual(Array(3).fill('DUES-10 error'))
    expect(ids([person({ payments: all({ receiver: '' }) })])).toEqual(Array(3).fill('DUES-14 warn'))
    expect(ids([person({ payments: all({ receiver: '', imported: true }) })])).toEqual([])
  })

  it('a large contribution is handed up by itself', () => {
    const large = (amountFen: number) => ({
      ...paid('2026-07', '2026-08-01', amountFen, { kind: 'voluntary' }),
      forMonth: null,
    })
    expect(ids([person({ payments: [...all(), large(99_999)] })])).toEqual([])
    const one = large(100_000)
    const someone = person({ payments: [...all(), one] })
    expect(ids([someone])).toEqual(['DUES-10 warn'])
    const notices = [
      {
        kind: 'largeHandover' as const,
        fromMonth: '2026-08',
        untilMonth: '2026-08',
        paymentId: one.paymentId,
        doneOn: '2026-08-20',
      },
    ]
    expect(ids([someone], { notices })).toEqual([])
  })

  it('five who all pay the same look like an average', () => {
    const people = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        person({ memberId: index + 1, name: `党员${index + 1}`, payments: all() }),
      )
    expect(ids(people(4))).toEqual([])
    expect(ids(people(5))).toEqual(Array(3).fill('DUES-15 warn'))
  })

  it('the dues list is the roster of the month', () => {
    const left = person({ leftOn: '2026-08-01', payments: all() })
    expect(inspect([left]).map(({ ruleId, period }) => `${ruleId} ${period}`)).toEqual([
      'DUES-16 2026年8月',
      'DUES-16 2026年9月',
    ])
  })

  it('posting and handing up are asked for only where the place asks', () => {
    const profile = () => withChoice({ 'dues.publicity': 'quarterly', 'dues.handover': 'monthly' })
    const people = [person({ payments: all() })]
    expect(ids(people, { profile, today: '2026-10-31' })).toEqual(['DUES-14 warn', 'DUES-14 warn'])
    const found = inspect(people, { profile, today: '2026-11-01' })
    expect(found.map(({ subject, period }) => `${subject} ${period}`)).toEqual([
      '党费公示 2026年9月',
      '党费上缴 2026年7月',
      '党费上缴 2026年8月',
      '党费上缴 2026年9月',
    ])
    const notices = (['publicity', 'handover'] as const).map((kind) => ({
      kind,
      fromMonth: '2026-07',
      untilMonth: '2026-09',
      paymentId: null,
      doneOn: '2026-10-08',
    }))
    expect(ids(people, { profile, today: '2026-11-01', notices })).toEqual([])
  })
})
