/** 卷十 党费收缴: F26 what everybody is assessed at, F27 what was paid month by month, F28 the list that is posted. */
import {
  type DuesAssessment,
  type DuesItemSide,
  type DuesMonth,
  type DuesPayment,
  type DuesYear,
  duesCategoryTitles,
} from '#shared/dues.ts'
import { chineseDate, monthOf, parts } from '#shared/primitives.ts'
import { yuan } from '#shared/rules/dues.ts'
import { monthsBetween } from '#shared/rules/dues-months.ts'
import { entryMark } from '#shared/rules/late.ts'
import {
  chineseNumber,
  columnsOf,
  form,
  figure,
  heading,
  label,
  list,
  middle,
  note,
  orDash,
  row,
  signatures,
  value,
} from './build.ts'
import { periodLine } from './compose-branch.ts'
import type { LedgerFacts } from './facts.ts'
import { type Form, type Row, type Sheet, landscapeWidth, portraitWidth } from './model.ts'

/** The dues of one year, and what the span asks of it. */
export interface YearOfDues {
  readonly year: DuesYear
  /** Confirmed and in force; bases and items only where they were asked for. */
  readonly assessments: readonly DuesAssessment[]
  /** What the months were paid with: neither reversed nor a reversal. */
  readonly payments: readonly DuesPayment[]
}

const volume = '卷十　党费收缴'
const hidden = '＊＊＊'
const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0)

/** F26, one list a year; bases and pay are masked unless the whole figures were asked for. */
export function duesAssessments(facts: LedgerFacts): Form {
  const columns = columnsOf(
    [
      ['序号', 5],
      ['姓名', 9],
      ['人员类别', 10],
      ['计入项目（元）', 22],
      ['扣除项目（元）', 26],
      ['税后基数', 11],
      ['比例', 7],
      ['月交额', 9],
      ['年核定额', 11],
      ['本人签名', 10],
    ],
    landscapeWidth,
  )
  const copies = facts.dues
    .filter(({ assessments }) => assessments.length > 0)
    .map(({ year, assessments }) => {
      const rows = assessments.map((one, index) => assessmentRow(one, index, year))
      const sheet: Sheet = [
        ...heading('党费核定表', facts.branch.name, `${year.year}年`),
        list(columns, rows, 18),
        note(
          `共 ${assessments.length} 项，全年核定合计 ${yuan(year.dueFen)} 元。基数不含个人所得税、五险一金、年金和改革性补贴；按全额适用比例，年初核定，年内一般不变。` +
            (assessments.some(({ hasBase, baseFen }) => hasBase && baseFen === null)
              ? `标 ${hidden} 的工资项目和基数未印出。`
              : ''),
        ),
        signatures(['支部组织委员', '党支部书记', '审核人']),
      ]
      return [sheet]
    })
  return { code: 'F26', title: '党费核定表', volume, orientation: 'landscape', copies }
}

function assessmentRow(one: DuesAssessment, index: number, year: DuesYear): Row {
  const own = year.rows.find(({ memberId }) => memberId === one.memberId)
  const masked = one.hasBase && one.baseFen === null
  const side = (which: DuesItemSide) =>
    masked
      ? hidden
      : orDash(
          (one.items ?? [])
            .filter((item) => item.side === which)
            .map((item) => `${item.title} ${yuan(item.amountFen)}`)
            .join('，'),
        )
  return row(
    middle(index + 1),
    middle(one.fromMonth === 1 ? one.memberName : `${one.memberName}\n（${one.fromMonth}月起）`),
    middle(duesCategoryTitles[one.category]),
    value(side('counted')),
    value(side('deducted')),
    figure(masked ? hidden : one.baseFen === null ? '—' : yuan(one.baseFen)),
    middle(masked ? hidden : one.rate === null ? '定额' : percentOf(one.rate)),
    figure(
      one.reducedFen === null
        ? yuan(one.amountFen)
        : `${yuan(one.reducedFen)}\n（核定 ${yuan(one.amountFen)}，${orDash(one.reductionApproval)}减免）`,
    ),
    figure(yuan(own?.dueFen ?? 0)),
    middle(''),
  )
}

const percentOf = (rate: number): string => `${Math.round(rate * 1000) / 10}%`

/** F27, one list a year: each month as it was paid up to the span's end, each column signed by who received it. */
export function duesCollection(facts: LedgerFacts): Form {
  const columns = columnsOf(
    [
      ['序号', 4],
      ['姓名', 8],
      ['月应交', 7.5],
      ...Array.from({ length: 12 }, (_, index) => [`${chineseNumber(index + 1)}月`, 6.6] as const),
      ['全年应交', 8.4],
      ['实交', 8.4],
      ['补交等说明', 10],
    ],
    landscapeWidth,
  )
  const copies = facts.dues
    .filter(({ year, assessments }) => assessments.length > 0 || year.paidFen > 0)
    .map(({ year, payments }) => {
      const until = monthOf(facts.asOf)
      const paidBy = Map.groupBy(payments, ({ memberId }) => memberId)
      const shown = (month: DuesMonth) => (month.month <= until ? month.paidFen : 0)
      const rows = year.rows.map((each, index) =>
        row(
          middle(index + 1),
          middle(each.name),
          figure(duesWords(each.months)),
          ...each.months.map((month) => middle(month.month > until ? '' : monthCell(month))),
          figure(yuan(each.dueFen)),
          figure(yuan(sum(each.months.map(shown)))),
          value(
            [
              ...remarksOf(each, until),
              ...enteredLate(paidBy.get(each.memberId) ?? [], (month) => month <= until, facts),
            ].join('；'),
          ),
        ),
      )
      const monthly =
        year.rows[0]?.months.map((_, index) =>
          sum(year.rows.map((each) => shown(each.months[index] ?? nothing))),
        ) ?? []
      const receivers = Array.from({ length: 12 }, (_, index) =>
        [
          ...new Set(
            year.rows.map((each) => each.months[index]?.receiver ?? '').filter((name) => name !== ''),
          ),
        ].join('\n'),
      )
      const foot: Row[] = [
        row(
          label('合计', 3),
          ...monthly.map((fen) => middle(fen === 0 ? '' : yuan(fen))),
          figure(yuan(year.dueFen)),
          figure(yuan(sum(monthly))),
          value(year.voluntaryFen > 0 ? `另有自愿多交 ${yuan(year.voluntaryFen)}` : ''),
        ),
      ]
      // a table of its own, so that the empty form has its lines to sign as well
      const signed = form(
        columns.map(([, width]) => width),
        [
          row(label('收款人', 3), ...receivers.map((names) => middle(names)), value('', 3)),
          { ...row(label('收款人签章', 3), ...receivers.map(() => middle('')), value('', 3)), height: 640 },
        ],
        18,
      )
      const sheet: Sheet = [
        ...heading('党费收缴登记表', facts.branch.name, `${year.year}年`),
        list(columns, [...rows, ...foot], 18),
        note(
          '各月栏上为实交数（元），下为交纳日期（月-日）；「补」为补交，「预」为预交，「未记」为资料没有写明日期。',
          true,
        ),
        signed,
        signatures(['填表人', '党支部书记']),
      ]
      return [sheet]
    })
  return { code: 'F27', title: '党费收缴登记表', volume, orientation: 'landscape', copies }
}

const nothing: DuesMonth = {
  month: '2000-01',
  dueFen: null,
  paidFen: 0,
  state: 'notOwed',
  dueOn: '2000-01-31',
  paidOn: null,
  receiver: '',
  monthsLate: 0,
  paymentIds: [],
}

/** 「116.00」; where it changed within the year, each amount with the month it began in. */
function duesWords(months: readonly DuesMonth[]): string {
  const steps: { readonly month: number; readonly fen: number }[] = []
  for (const { month, dueFen } of months)
    if (dueFen !== null && steps.at(-1)?.fen !== dueFen)
      steps.push({ month: parts(month).month, fen: dueFen })
  return steps
    .map(({ month, fen }, index) => (index === 0 ? yuan(fen) : `${month}月起\n${yuan(fen)}`))
    .join('\n')
}

function monthCell({ state, paidFen, paidOn }: DuesMonth): string {
  if (paidFen === 0) return state === 'unpaid' ? '未交' : state === 'notOwed' ? '—' : ''
  const day = paidOn === null ? '未记' : paidOn.length === 7 ? `${parts(paidOn).month}月` : paidOn.slice(5)
  const mark = state === 'late' ? '补' : state === 'early' ? '预' : state === 'partial' ? '欠' : ''
  return `${yuan(paidFen)}\n${mark}${day}`
}

function remarksOf(each: DuesYear['rows'][number], until: string): string[] {
  const months = (state: DuesMonth['state']) =>
    each.months
      .filter((one) => one.state === state && one.month <= until)
      .map(({ month }) => parts(month).month)
  const said = (numbers: readonly number[], word: string) =>
    numbers.length === 0 ? [] : [`${numbers.join('、')}月${word}`]
  return [
    ...(each.note === '' ? [] : [each.note]),
    ...said(months('late'), '补交'),
    ...said(months('unpaid'), '未交'),
    ...said(months('partial'), '未足额'),
  ]
}

/** 「7至9月补录（10月8日录入）」, 「1月导入」: what nobody may take for a record of the day it was paid on. */
function enteredLate(
  payments: readonly DuesPayment[],
  shown: (month: string) => boolean,
  { lateAfterDays }: Pick<LedgerFacts, 'lateAfterDays'>,
): string[] {
  const marked = payments.flatMap(({ forMonth, paidOn, enteredAt, source }) => {
    if (forMonth === null || !shown(forMonth)) return []
    const mark = entryMark({ on: paidOn, enteredAt, source }, lateAfterDays)
    if (mark === null) return []
    const day = enteredAt.slice(0, 10)
    const said = forMonth.slice(0, 4) === day.slice(0, 4) ? chineseDate(day).slice(5) : chineseDate(day)
    return [{ month: parts(forMonth).month, words: mark === 'late' ? `补录（${said}录入）` : '导入' }]
  })
  const byWords = Map.groupBy(marked, ({ words }) => words)
  return [...byWords].map(([words, rows]) => `${runsOf(rows.map(({ month }) => month))}月${words}`)
}

/** 「1至3、5」. */
function runsOf(numbers: readonly number[]): string {
  const sorted = [...new Set(numbers)].toSorted((one, other) => one - other)
  const runs: { first: number; last: number }[] = []
  for (const number of sorted) {
    const run = runs.at(-1)
    if (run?.last === number - 1) run.last = number
    else runs.push({ first: number, last: number })
  }
  return runs.map(({ first, last }) => (first === last ? String(first) : `${first}至${last}`)).join('、')
}

/** F28: who owed what in the span and paid it; never what it was reckoned from. */
export function duesPublicity(facts: LedgerFacts): Form {
  const months = monthsBetween(monthOf(facts.period.from), monthOf(facts.asOf))
  const rows = publicityRows(facts.dues, months)
  const paidBy = Map.groupBy(
    facts.dues.flatMap((one) => one.payments),
    ({ memberId }) => memberId,
  )
  const posted = facts.duesNotices.find(
    ({ kind, fromMonth, untilMonth }) =>
      kind === 'publicity' && fromMonth <= (months[0] ?? '') && untilMonth >= (months.at(-1) ?? ''),
  )
  const sheet: Sheet = [
    ...heading('党费收缴公示', facts.branch.name, periodLine(facts)),
    list(
      columnsOf(
        [
          ['序号', 8],
          ['姓名', 18],
          ['本期应交（元）', 20],
          ['本期实交（元）', 20],
          ['是否足额', 14],
          ['备注', 20],
        ],
        portraitWidth,
      ),
      [
        ...rows.map((each, index) =>
          row(
            middle(index + 1),
            middle(each.name),
            figure(yuan(each.dueFen)),
            figure(yuan(each.paidFen)),
            middle(each.full ? '是' : '否'),
            value(
              enteredLate(paidBy.get(each.memberId) ?? [], (month) => months.includes(month), facts).join(
                '；',
              ),
            ),
          ),
        ),
        row(
          label('合计', 2),
          figure(yuan(sum(rows.map(({ dueFen }) => dueFen)))),
          figure(yuan(sum(rows.map(({ paidFen }) => paidFen)))),
          middle(''),
          value(''),
        ),
      ],
    ),
    note(
      posted === undefined
        ? '公示期：　　　　年　　月　　日至　　　　年　　月　　日'
        : `公示期：${chineseDate(posted.doneOn)}至${posted.untilOn === null ? '　　　　年　　月　　日' : chineseDate(posted.untilOn)}`,
      true,
    ),
    signatures(['收款人', '党支部书记']),
  ]
  return {
    code: 'F28',
    title: '党费收缴公示',
    volume,
    orientation: 'portrait',
    copies: rows.length === 0 ? [] : [[sheet]],
  }
}

/** Sums over the months asked about, of those who owed or paid in them. */
function publicityRows(dues: readonly YearOfDues[], months: readonly string[]) {
  const people = new Map<
    number,
    { memberId: number; name: string; dueFen: number; paidFen: number; full: boolean }
  >()
  for (const { year } of dues)
    for (const each of year.rows) {
      const own = each.months.filter(
        ({ month, dueFen, paidFen }) => months.includes(month) && (dueFen !== null || paidFen > 0),
      )
      if (own.length === 0) continue
      const before = people.get(each.memberId) ?? { dueFen: 0, paidFen: 0, full: true }
      people.set(each.memberId, {
        memberId: each.memberId,
        name: each.name,
        dueFen: before.dueFen + sum(own.map(({ dueFen }) => dueFen ?? 0)),
        paidFen: before.paidFen + sum(own.map(({ paidFen }) => paidFen)),
        full: before.full && own.every(({ dueFen, paidFen }) => paidFen >= (dueFen ?? 0)),
      })
    }
  return [...people.values()]
}
