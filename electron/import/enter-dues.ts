/**
 * A dues register of last year as rows of the cash book: each amount by its month, marked as brought in afterwards. No
 * day is made up: what the file does not say stays 未记. What cannot be placed stays in the document that was kept.
 */
import type { RowValue } from '#shared/imports.ts'
import { type AssessmentInput, AssessmentInput as AssessmentSchema, PaymentInput } from '#shared/dues.ts'
import { type LedgerDate, type LedgerMonth, LedgerDate as DateSchema, monthOf } from '#shared/primitives.ts'
import { monthsApart, monthsOfYear, owesIn } from '#shared/rules/dues-months.ts'
import { assess, collect } from '../dues/keep.ts'
import { paymentsOf, stands } from '../dues/payments.ts'
import { assessmentsOf } from '../dues/record.ts'
import type { At } from '../handlers.ts'
import type { Writer } from '../ledger/open.ts'
import type { Person } from '../people.ts'
import { idsByName } from './enter-records.ts'
import { originOf } from './propose.ts'

type Values = Readonly<Record<string, RowValue>>

interface Source {
  readonly branchId: number
  readonly fileName: string
  readonly batchId: number
  readonly rows: readonly { readonly sheet: string | null; readonly row: number; readonly values: Values }[]
}

/** @returns how many rows became something of the register; a month that is paid already is passed over */
export async function enterDues(
  write: Writer,
  source: Source,
  people: readonly Person[],
  at: At,
): Promise<number> {
  const ids = idsByName(people)
  const taken = new Set(
    (await paymentsOf(write, source.branchId, {}))
      .filter(stands)
      .map(({ memberId, forMonth }) => `${memberId} ${forMonth}`),
  )
  const assessed = new Set(
    (await assessmentsOf(write, source.branchId, {})).map(({ memberId, year }) => `${memberId} ${year}`),
  )
  let entered = 0
  for (const { sheet, row, values } of source.rows) {
    const name = values['name']
    const memberId = typeof name === 'string' ? ids.get(name) : undefined
    const person = people.find((one) => one.memberId === memberId)
    const year = yearOf(values, sheet, source.fileName)
    if (memberId === undefined || person === undefined || year === undefined) continue
    const origin = { text: originOf(source.fileName, sheet, row), batchId: source.batchId }
    let made = false
    const assessment = assessmentIn(values, person, year)
    if (assessment !== undefined && !assessed.has(`${memberId} ${year}`)) {
      assessed.add(`${memberId} ${year}`)
      await assess(write, source.branchId, year, assessment, people, at.today, at, origin)
      made = true
    }
    const payments = amountsIn(values, year)
      .filter(
        ({ month }) => monthsApart(monthOf(at.today), month) <= 12 && !taken.has(`${memberId} ${month}`),
      )
      .map(({ month, fen }) =>
        PaymentInput.parse({
          memberId,
          forMonth: month,
          amountFen: fen,
          paidOn: dayIn(values, at.today),
          way: 'unknown',
          remark: remarkIn(values),
        }),
      )
    for (const { forMonth } of payments) taken.add(`${memberId} ${forMonth}`)
    if (payments.length > 0) await collect(write, source.branchId, payments, people, at, origin)
    if (made || payments.length > 0) entered += 1
  }
  return entered
}

/** Named by the row's month, the sheet, or the file; undefined where nothing names one. */
function yearOf(values: Values, sheet: string | null, fileName: string): number | undefined {
  for (const text of [textOf(values, 'month'), sheet ?? '', fileName]) {
    const found = /(?<!\d)(19[2-9]\d|20\d\d)(?!\d{3})/.exec(text.normalize('NFKC'))?.[1]
    if (found !== undefined) return Number(found)
  }
  return undefined
}

const textOf = (values: Values, field: string): string => {
  const value = values[field]
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}

const numberOf = (values: Values, field: string): number | undefined => {
  const value = values[field]
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined
}

/** Amounts by month; a quarter's is its three months' where it divides by three, else it is nobody's to divide. */
function amountsIn(values: Values, year: number): { month: LedgerMonth; fen: number }[] {
  const months = monthsOfYear(year)
  const of = (key: string, fen: number): { month: LedgerMonth; fen: number }[] => {
    const quarter = /^Q([1-4])$/.exec(key)?.[1]
    if (quarter !== undefined)
      return fen % 3 === 0
        ? months.slice(Number(quarter) * 3 - 3, Number(quarter) * 3).map((month) => ({ month, fen: fen / 3 }))
        : []
    const month = months[Number(key) - 1]
    return month === undefined ? [] : [{ month, fen }]
  }
  const { paidFen } = values
  const listed =
    typeof paidFen === 'object' && paidFen !== null && !Array.isArray(paidFen)
      ? Object.entries(paidFen).flatMap(([key, fen]) => of(key, fen))
      : []
  const once = numberOf(values, 'duesPaidFen')
  const key = listed.length === 0 && once !== undefined ? periodIn(textOf(values, 'month')) : undefined
  return [...listed, ...(key === undefined || once === undefined ? [] : of(key, once))].filter(
    ({ fen }) => Number.isSafeInteger(fen) && fen > 0,
  )
}

/** 「7月」, 「2025年07月」, 「2025-07」 → 「07」; 「第三季度」 → 「Q3」. */
function periodIn(text: string): string | undefined {
  const plain = text.normalize('NFKC').replace(/\s/g, '')
  const quarter = /([一二三四1-4])季度?/.exec(plain)?.[1]
  if (quarter !== undefined) return `Q${'一二三四'.indexOf(quarter) + 1 || Number(quarter)}`
  const month = /^(?:\d{4}[年./-])?(\d{1,2})月?份?$/.exec(plain)?.[1]
  return month === undefined ? undefined : month.padStart(2, '0')
}

/** One day for one month; where a row holds several months no day can be theirs. */
function dayIn(values: Values, today: LedgerDate): LedgerDate | null {
  const { paidFen } = values
  if (typeof paidFen === 'object' && paidFen !== null) return null
  const match = /^(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})日?/.exec(
    textOf(values, 'paidOn').normalize('NFKC').replace(/\s/g, ''),
  )
  if (match === null) return null
  const [year = '', month = '', day = ''] = match.slice(1)
  const read = DateSchema.safeParse(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  return read.success && read.data <= today ? read.data : null
}

const remarkIn = (values: Values): string => textOf(values, 'remark').slice(0, 200)

/** What the file says was to be paid, as it says it: whether it is right is for the inspection to tell. */
function assessmentIn(values: Values, person: Person, year: number): AssessmentInput | undefined {
  const due = numberOf(values, 'duesDueFen')
  if (due === undefined || due === 0) return undefined
  const owed = monthsOfYear(year).some((month) =>
    owesIn({ ...person, assessments: [], payments: [], deferrals: [] }, month),
  )
  if (!owed) return undefined
  const base = numberOf(values, 'duesBaseFen')
  return AssessmentSchema.parse({
    memberId: person.memberId,
    category: person.row.employment === 'retired' ? 'retired' : 'monthlyWage',
    baseFen: base === undefined || base === 0 ? null : base,
    amountFen: due,
  })
}
