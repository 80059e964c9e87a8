/**
 * How much a member pays a month (关于中国共产党党费收缴、使用和管理的规定, 2008; 组电明字〔2017〕5号). Money is whole 分; the rate is
 * taken of the whole base, not by steps, so that 0.01 元 more may double what is paid: the law says so.
 */
import type { DuesCategory, DuesItemKind, DuesItemSide, Institution } from '../dues.ts'
import type { LedgerDate } from '../primitives.ts'
import type { RuleProfile } from '../profile.ts'
import { type RuleCard, type RuleCards, finder } from './card.ts'

const law = (article: string) => `党费收缴规定（2008）${article}`
const notice = '组电明字〔2017〕5号'

const card = (
  title: string,
  citation: string,
  severity: RuleCard['severity'],
  responsibility: RuleCard['responsibility'] = 'notOrganised',
): RuleCard => ({ title, citation, severity, responsibility, concern: '党费收缴' })

export const duesRules = {
  'DUES-01': card('党费计算基数的项目', law('第一条'), 'error'),
  'DUES-02': card('按比例核定的月交额', law('第二条'), 'error'),
  'DUES-03': card('离退休党员的月交额', law('第五条'), 'error'),
  'DUES-04': card('农民、学生和困难党员的月交额', law('第六条'), 'error'),
  'DUES-05': card('年薪制、不按月取得收入的基数', law('第三条、第四条'), 'warn'),
  'DUES-06': card('减免党费须报上级党委批准', law('第七条'), 'error'),
  'DUES-07': card('预备党员自支部大会通过之日起交纳', law('第八条'), 'error'),
  'DUES-08': card('按月足额交纳党费', law('第十二条'), 'error', 'notAttended'),
  'DUES-09': card('连续不交党费', law('第十三条'), 'error', 'notAttended'),
  'DUES-10': card('不得垫交、扣缴；大额党费另行上缴', law('第十一条、第十四条'), 'error'),
  'DUES-11': card('年初核定，年内一般不变', notice, 'error'),
  'DUES-12': card('不计入基数的项目', notice, 'error'),
  'DUES-13': card('事业单位奖励性绩效工资不计入', notice, 'error'),
  'DUES-14': card('收款人签章、公示和上缴', '地方做法（按月公示、收款人按月签章、按季上缴）', 'warn'),
  'DUES-15': card('疑似按人头平均交纳', '检查常见扣分点；按收入比例交纳', 'warn'),
  'DUES-16': card('当月名册与党费名单不符', '名册人数、党费名单应当一致', 'warn'),
} as const satisfies RuleCards

export const foundDues = finder(duesRules)
export type DuesRuleId = keyof typeof duesRules

/** The day the provisions of 2008 came into force. */
export const inForceSince: LedgerDate = '2008-04-01'

const wageBands = [
  { upTo: 300_000, permille: 5 },
  { upTo: 500_000, permille: 10 },
  { upTo: 1_000_000, permille: 15 },
  { upTo: Number.MAX_SAFE_INTEGER, permille: 20 },
] as const
const pensionBands = [
  { upTo: 500_000, permille: 5 },
  { upTo: Number.MAX_SAFE_INTEGER, permille: 10 },
] as const

/** 0.2 元: students, the unemployed, those living on relief. */
const least = 20
/** 1 元: the most that a farmer is asked for. */
const farmersMost = 100

/** Which article a category is judged by, and what its base is. */
export const categoryLaw: Readonly<
  Record<
    DuesCategory,
    { readonly ruleId: DuesRuleId; readonly article: string; readonly base: string | null }
  >
> = {
  monthlyWage: {
    ruleId: 'DUES-02',
    article: law('第一条、第二条'),
    base: '每月工资总额中相对固定的、经常性的工资收入（税后）',
  },
  annualSalary: { ruleId: 'DUES-02', article: law('第三条'), base: '当月实际领取的薪酬收入' },
  nonMonthlyIncome: { ruleId: 'DUES-02', article: law('第四条'), base: '上季度月平均纯收入' },
  retired: { ruleId: 'DUES-03', article: law('第五条'), base: '每月实际领取的离退休费总额或养老金总额' },
  farmer: { ruleId: 'DUES-04', article: law('第六条'), base: null },
  student: { ruleId: 'DUES-04', article: law('第六条'), base: null },
  unemployed: { ruleId: 'DUES-04', article: law('第六条'), base: null },
  relief: { ruleId: 'DUES-04', article: law('第六条'), base: null },
  special: { ruleId: 'DUES-06', article: law('第七条'), base: null },
}

/** 「116.00」: 分 as 元, in whole numbers all the way. */
export function yuan(fen: number): string {
  const whole = Math.abs(fen)
  return `${fen < 0 ? '-' : ''}${Math.floor(whole / 100)}.${String(whole % 100).padStart(2, '0')}`
}

const units = { fen: 1, jiao: 10, yuan: 100 } as const
const roundingWords = { fen: '分', jiao: '角', yuan: '元' } as const

/** @param milliFen thousandths of a 分; half a unit goes up */
function rounded(milliFen: number, rounding: RuleProfile['choices']['dues.rounding']): number {
  const unit = units[rounding] * 1000
  return (Math.floor((milliFen * 2 + unit) / (unit * 2)) * unit) / 1000
}

/** 「30.0001」: thousandths of a 分 as 元 with every digit, at least two. */
function exactYuan(milliFen: number): string {
  const tail = String(milliFen % 100_000).padStart(5, '0')
  return `${Math.floor(milliFen / 100_000)}.${tail.slice(0, 2)}${tail.slice(2).replace(/0+$/, '')}`
}

export interface DuesCase {
  readonly category: DuesCategory
  /** 分 after tax; null where it is not known, or where the amount is fixed. */
  readonly baseFen: number | null
  /** What the branch sets within a range (farmers), or what was approved (special rates), 分 a month. */
  readonly statedFen?: number | undefined
  readonly on: LedgerDate
}

export interface DuesVerdict {
  /** What is to be paid a month, 分; null where something needed is missing. */
  readonly amountFen: number | null
  /** Thousandths: 5 = 0.5 %; null where the amount is fixed. */
  readonly permille: number | null
  /** Before rounding, 元; null where nothing was reckoned. */
  readonly exact: string | null
  readonly overCap: boolean
  readonly ruleId: DuesRuleId
  readonly citation: string
  readonly reasons: readonly string[]
}

/** The month's dues of a case, with the reasons in the order they apply. */
export function computeDues(one: DuesCase, profile: RuleProfile): DuesVerdict {
  const { ruleId, article, base } = categoryLaw[one.category]
  const before =
    one.on < inForceSince ? ['2008 年 4 月 1 日前适用当时的规定，这里按现行规定计算，仅供参考'] : []
  const shell = { ruleId, citation: article, permille: null, exact: null, overCap: false, amountFen: null }
  if (base === null) {
    const fixed = fixedAmount(one)
    return { ...shell, ...fixed, reasons: [...before, ...fixed.reasons] }
  }
  if (one.baseFen === null) return { ...shell, reasons: [...before, `请填写计算基数：${base}`] }
  const bands = one.category === 'retired' ? pensionBands : wageBands
  const at = bands.findIndex(({ upTo }) => one.baseFen !== null && one.baseFen <= upTo)
  const permille = bands[at]?.permille ?? 0
  const milliFen = one.baseFen * permille
  const rounding = profile.choices['dues.rounding']
  const amountFen = rounded(milliFen, rounding)
  const cap = profile.numbers['dues.monthlySoftCap']
  const overCap = milliFen > cap * 100_000
  return {
    ...shell,
    amountFen,
    permille,
    exact: exactYuan(milliFen),
    overCap,
    reasons: [
      ...before,
      `基数 ${yuan(one.baseFen)} 元（${base}）`,
      `${bandWords(bands, at)}，按 ${percent(permille)} 交纳，以全额计算（${article}）`,
      `${yuan(one.baseFen)} × ${percent(permille)} ＝ ${exactYuan(milliFen)} 元，四舍五入到${roundingWords[rounding]}，每月 ${yuan(amountFen)} 元`,
      ...(overCap
        ? [`超过每人每月一般不超过 ${cap} 元的限额，可按 ${cap} 元核定，多交自愿（${notice}）`]
        : []),
    ],
  }
}

function bandWords(bands: readonly { readonly upTo: number }[], at: number): string {
  const under = bands[at - 1]?.upTo
  const upTo = bands[at]?.upTo ?? 0
  const last = upTo === Number.MAX_SAFE_INTEGER
  if (under === undefined) return `${upTo / 100} 元以下（含）`
  return last ? `${under / 100} 元以上` : `${under / 100} 元以上至 ${upTo / 100} 元（含）`
}

/** 「0.5%」. */
export const percent = (permille: number): string =>
  `${Math.floor(permille / 10)}${permille % 10 === 0 ? '' : `.${permille % 10}`}%`

function fixedAmount(one: DuesCase): Pick<DuesVerdict, 'amountFen' | 'reasons'> {
  const { category, statedFen } = one
  if (category === 'special')
    return statedFen === undefined
      ? { amountFen: null, reasons: ['特殊标准须经支部研究、报上一级党委批准，请填写批准的月交额'] }
      : { amountFen: statedFen, reasons: [`按批准的标准每月 ${yuan(statedFen)} 元（${law('第七条')}）`] }
  if (category !== 'farmer')
    return { amountFen: least, reasons: [`每月 ${yuan(least)} 元（${law('第六条')}）`] }
  if (statedFen === undefined)
    return {
      amountFen: least,
      reasons: [
        `农民党员每月 ${yuan(least)} 元至 ${yuan(farmersMost)} 元，没有另定的按 ${yuan(least)} 元（${law('第六条')}）`,
      ],
    }
  return statedFen < least || statedFen > farmersMost
    ? {
        amountFen: null,
        reasons: [
          `农民党员每月应在 ${yuan(least)} 元至 ${yuan(farmersMost)} 元之间，不能是 ${yuan(statedFen)} 元（${law('第六条')}）`,
        ],
      }
    : {
        amountFen: statedFen,
        reasons: [
          `农民党员每月 ${yuan(least)} 元至 ${yuan(farmersMost)} 元，定为 ${yuan(statedFen)} 元（${law('第六条')}）`,
        ],
      }
}

export interface WageItem {
  readonly kind: DuesItemKind
  readonly side: DuesItemSide
  readonly title: string
  readonly amountFen: number
}

/** What counts, less what is taken off; what is left out is only named. Never below nothing. */
export const baseOf = (items: readonly WageItem[]): number =>
  Math.max(
    0,
    items.reduce(
      (sum, { side, amountFen }) =>
        side === 'counted' ? sum + amountFen : side === 'deducted' ? sum - amountFen : sum,
      0,
    ),
  )

export interface ItemRemark {
  readonly ruleId: 'DUES-01' | 'DUES-12' | 'DUES-13'
  readonly message: string
}

/** Pay that the notice of 2017 keeps out of the base. */
const leftOut: readonly DuesItemKind[] = [
  'housingAllowance',
  'transportAllowance',
  'officialCarAllowance',
  'communicationAllowance',
  'overtimePay',
  'mealAllowance',
  'heatingAllowance',
  'coolingAllowance',
  'propertyAllowance',
  'localAllowance',
]
/** Taxes and contributions are taken off, never counted. */
const takenOff: readonly DuesItemKind[] = [
  'incomeTax',
  'pensionInsurance',
  'medicalInsurance',
  'unemploymentInsurance',
  'injuryAndBirthInsurance',
  'housingFund',
  'occupationalAnnuity',
]

/** Which pay counts in which kind of institution (第一条); others take what is fixed and regular. */
const counts: Readonly<Partial<Record<Institution, readonly DuesItemKind[]>>> = {
  government: ['positionWage', 'rankWage', 'allowance', 'otherCounted'],
  publicInstitution: ['postWage', 'gradeWage', 'basicPerformance', 'allowance', 'otherCounted'],
  governmentWorker: ['postWage', 'technicalGradeWage', 'allowance', 'otherCounted'],
}

/** What is wrong with the items of a base: counted though kept out, taken off though pay, not of this institution. */
export function remarkOnItems(items: readonly WageItem[], institution: Institution | null): ItemRemark[] {
  return items.flatMap(({ kind, side, title }): ItemRemark[] => {
    if (side !== 'counted') {
      const pay = institution === null ? undefined : counts[institution]
      return pay?.includes(kind) === true
        ? [
            {
              ruleId: 'DUES-01',
              message: `「${title}」应计入基数，现在${side === 'deducted' ? '被扣除' : '没有计入'}`,
            },
          ]
        : []
    }
    if (kind === 'bonusPerformance')
      return [{ ruleId: 'DUES-13', message: `「${title}」是奖励性绩效工资，不计入基数` }]
    if (leftOut.includes(kind))
      return [{ ruleId: 'DUES-12', message: `「${title}」属改革性补贴等，不计入基数` }]
    if (takenOff.includes(kind)) return [{ ruleId: 'DUES-12', message: `「${title}」应扣除，不能计入基数` }]
    const own = institution === null ? undefined : counts[institution]
    return own === undefined || own.includes(kind)
      ? []
      : [
          {
            ruleId: 'DUES-01',
            message: `「${title}」不是${institutionWords[institution ?? 'other']}计入基数的项目，请核对`,
          },
        ]
  })
}

const institutionWords: Readonly<Record<Institution, string>> = {
  government: '机关工作人员',
  publicInstitution: '事业单位工作人员',
  governmentWorker: '机关工人',
  other: '其他人员',
}
