/**
 * The demonstration's dues: assessed each January from invented pay slips, collected on each month's theme day, posted
 * and handed up each quarter. Nobody's pay is anybody's.
 */
import type { InputOf } from '#shared/contract.ts'
import type { DuesItemKind } from '#shared/dues.ts'
import { type LedgerDate, type LedgerMonth, addDays, dateOf, monthOf, weekday } from '#shared/primitives.ts'
import type { At, TaskContext } from '../handlers.ts'
import type { Register } from './enter.ts'
import { meetings } from './meetings.ts'
import { type Who, nameOf } from './people.ts'

interface Step {
  readonly at: At
  enter(): Promise<unknown>
}

/** 元 a month: post (职务或岗位), grade (级别、薪级或技术等级), allowances or basic performance. */
type Pay = readonly [post: number, grade: number, allowance: number]

const officials: Partial<Record<Who, Pay>> = {
  liang: [2260, 3480, 5320],
  shen: [2010, 3050, 5110],
  ouyang: [2010, 2890, 5080],
  luo: [1720, 2460, 4660],
  shi: [2010, 3320, 5150],
  lan: [3120, 4380, 7460],
  he: [1720, 2680, 4710],
  fan: [1720, 2570, 4690],
  zhong: [1480, 2140, 4280],
  tao: [1390, 1930, 4120],
  fang: [1850, 3390, 4980],
  guan: [1480, 2350, 4310],
  qin: [1390, 1720, 4090],
  pei: [1120, 1180, 3640],
  zhuang: [1720, 2640, 4700],
  ye: [1230, 1390, 3820],
  su: [1120, 1110, 3610],
  ning: [1720, 2720, 4730],
}
const centre: Partial<Record<Who, Pay>> = {
  ji: [1840, 1560, 3180],
  mu: [2360, 2240, 3720],
  bao: [1390, 980, 2610],
}
const pensions: Partial<Record<Who, number>> = { lu: 6180, tan: 5240, hou: 4630 }

const fen = (yuan: number): number => Math.round(yuan * 100)
const item = (kind: DuesItemKind, yuan: number) => ({ kind, amountFen: fen(yuan) })

type Row = InputOf<'dues.assess'>['rows'][number]

/** @param raise added to the allowance since the ledger began, 元 */
function rowOf(who: Who, memberId: number, raise: number): Row {
  const pension = pensions[who]
  if (pension !== undefined)
    return { memberId, category: 'retired', items: [item('pension', pension + raise * 0.8)] }
  const official = officials[who]
  const [post, grade, allowance] = official ?? centre[who] ?? [0, 0, 0]
  const gross = post + grade + allowance + raise
  const taken = { old: gross * 0.08, ill: gross * 0.02, home: gross * 0.12, annuity: gross * 0.04 }
  const taxed = gross - taken.old - taken.ill - taken.home - taken.annuity - 5000
  return {
    memberId,
    category: 'monthlyWage',
    institution: official === undefined ? 'publicInstitution' : 'government',
    items: [
      item(official === undefined ? 'postWage' : 'positionWage', post),
      item(official === undefined ? 'gradeWage' : 'rankWage', grade),
      item(official === undefined ? 'basicPerformance' : 'allowance', allowance + raise),
      item('incomeTax', Math.max(0, taxed * 0.03)),
      item('pensionInsurance', taken.old),
      item('medicalInsurance', taken.ill),
      item('housingFund', taken.home),
      item('occupationalAnnuity', taken.annuity),
      ...(official === undefined ? [item('bonusPerformance', 900)] : []),
    ],
  }
}

const moment = (day: LedgerDate, time: string): At => ({ today: day, now: `${day}T${time}:00` })

/** Whom the first January finds in the branch. */
const atFirst = [...Object.keys(officials), ...Object.keys(centre), ...Object.keys(pensions)]
  .filter((who): who is Who => who in officials || who in centre || who in pensions)
  .filter((who) => !['ye', 'su', 'ning', 'bao'].includes(who))

/** In the month of hardship that the branch studied, 侯德润 pays half for a year. */
const reduction: NonNullable<Row['reduction']> = {
  amountFen: 1000,
  reason: '老伴长期住院，家庭生活困难',
  studiedOn: '2025-12-24',
  approval: '东统机党〔2025〕46号',
}

/** Every step of the dues register, to be entered among the others in the order of time. */
export function duesSteps(context: TaskContext, register: Register): Step[] {
  const assess = (year: number, day: LedgerDate, time: string, rows: () => Row[]): Step => {
    const at = moment(day, time)
    return { at, enter: () => context.run('dues.assess', { year, rows: rows() }, at) }
  }
  const row = (who: Who, raise: number, more: Partial<Row> = {}): Row => ({
    ...rowOf(who, register.idOf(who), raise),
    ...more,
  })
  return [
    assess(2025, '2025-01-03', '09:40', () => atFirst.map((who) => row(who, 0))),
    assess(2025, '2025-06-16', '10:40', () => [row('ye', 0)]),
    assess(2025, '2025-10-20', '10:40', () => [row('su', 0)]),
    assess(2026, '2026-01-06', '09:40', () =>
      [...atFirst.filter((who) => who !== 'zhuang'), 'ye' as const, 'su' as const].map((who) =>
        row(who, 160, who === 'hou' ? { reduction } : {}),
      ),
    ),
    assess(2026, '2026-03-09', '11:00', () => [row('ning', 160, { elsewhereUntil: '2026-03' })]),
    assess(2026, '2026-04-13', '10:40', () => [row('bao', 160)]),
    assess(2026, '2026-07-03', '09:40', () => [
      row('qin', 620, { fromMonth: 7, changeReason: '晋升职级，经支委会同意自 7 月起调整' }),
    ]),
    ...collections(context, register),
    ...contribution(context, register),
    ...quarterly(context),
  ]
}

/** Each month on the day of its theme day, or on the 20th: everybody at once, the aged by another's hand. */
function collections(context: TaskContext, register: Register): Step[] {
  const receiver = nameOf('ouyang')
  return monthsUpTo('2026-09').map((month): Step => {
    const theme = meetings.find(({ kind, start }) => kind === 'themePartyDay' && start.startsWith(month))
    // who was admitted that month is assessed by then
    const day = theme?.start.slice(0, 10) ?? workday(`${month}-20`)
    const late = { '2025-06': '2025-06-20', '2025-10': '2025-10-22', '2026-04': '2026-04-16' }[month]
    const at = moment(late !== undefined && late > day ? late : workday(day), '18:40')
    return {
      at,
      enter: async () => {
        const { rows } = await context.run('dues.year', { year: Number(month.slice(0, 4)) }, at)
        const payments = rows.flatMap(({ memberId, months }) => {
          const due = months.find((one) => one.month === month)?.dueFen ?? 0
          if (due === 0) return []
          const aged = register.whoIs(memberId) === 'lu'
          return [
            {
              memberId,
              forMonth: month,
              amountFen: due,
              paidOn: at.today,
              receiver,
              way: aged
                ? ('entrusted' as const)
                : at.today !== theme?.start.slice(0, 10)
                  ? ('inPerson' as const)
                  : ('themePartyDay' as const),
              remark: aged ? '年老体弱，经支部同意委托子女代交' : '',
            },
          ]
        })
        await context.run('dues.collect', { payments }, at)
      },
    }
  })
}

/** More than is owed, of one's own will, handed up by itself. */
function contribution(context: TaskContext, register: Register): Step[] {
  const paid = moment('2026-06-30', '17:20')
  return [
    {
      at: paid,
      enter: async () => {
        const { payments } = await context.run(
          'dues.collect',
          {
            payments: [
              {
                memberId: register.idOf('fang'),
                kind: 'voluntary',
                amountFen: 200_000,
                paidOn: paid.today,
                receiver: nameOf('ouyang'),
                remark: '建党纪念日自愿多交',
              },
            ],
          },
          paid,
        )
        const handed = moment(paid.today, '17:30')
        await context.run(
          'dues.note',
          {
            kind: 'largeHandover',
            fromMonth: '2026-06',
            paymentId: payments[0]?.paymentId ?? 0,
            amountFen: 200_000,
            documentRef: '机关党委收据 2026-017',
          },
          handed,
        )
      },
    },
  ]
}

/** On the eighth after each quarter: a list posted for five working days, the money handed up. */
function quarterly(context: TaskContext): Step[] {
  return monthsUpTo('2026-06')
    .filter((month) => Number(month.slice(5)) % 3 === 0)
    .map((untilMonth): Step => {
      const [year, last] = [Number(untilMonth.slice(0, 4)), Number(untilMonth.slice(5))]
      const fromMonth = monthOf(dateOf(year, last - 2, 1))
      const day = workday(last === 12 ? dateOf(year + 1, 1, 8) : dateOf(year, last + 1, 8))
      const at = moment(day, '16:10')
      return {
        at,
        enter: async () => {
          const { rows } = await context.run('dues.year', { year }, at)
          const amountFen = rows
            .flatMap(({ months }) => months)
            .filter(({ month }) => month >= fromMonth && month <= untilMonth)
            .reduce((sum, { paidFen }) => sum + paidFen, 0)
          await context.run(
            'dues.note',
            { kind: 'publicity', fromMonth, untilMonth, untilOn: addDays(day, 7), remark: '支部公示栏' },
            at,
          )
          await context.run(
            'dues.note',
            {
              kind: 'handover',
              fromMonth,
              untilMonth,
              amountFen,
              documentRef: `机关党委收据 ${year}-${String(last).padStart(3, '0')}`,
            },
            at,
          )
        },
      }
    })
}

/** From January 2025. */
function monthsUpTo(last: LedgerMonth): LedgerMonth[] {
  const months: LedgerMonth[] = []
  for (const year of [2025, 2026])
    for (let month = 1; month <= 12; month += 1) months.push(monthOf(dateOf(year, month, 1)))
  return months.filter((month) => month <= last)
}

const workday = (day: LedgerDate): LedgerDate =>
  weekday(day) === 0 || weekday(day) === 6 ? workday(addDays(day, 1)) : day
