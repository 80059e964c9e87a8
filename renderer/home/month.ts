/** What the home page says, worked out from the year's duties and the inspector's findings. Pure. */
import type { Duty, Finding } from '#shared/compliance.ts'
import type { MeetingSummary } from '#shared/meetings.ts'
import { MeetingKind, meetingTitles } from '#shared/meetings.ts'
import {
  type LedgerDate,
  type PeriodName,
  addDays,
  chineseDate,
  daysBetween,
  monthOf,
  parts,
  periodOf,
  within,
} from '#shared/primitives.ts'
import { registerHref } from '../meetings/beginning.ts'

/** A sentence a colleague would say, and the button that goes with it. */
export interface Sentence {
  readonly key: string
  /** `due`: can still be done in time. `wrong`: the time is over, or the law is not kept. */
  readonly tone: 'due' | 'wrong'
  readonly text: string
  readonly citation: string
  readonly action: Action
}

/** A page to go to, or a meeting to begin: today while its period runs, on a day that is asked for when it is over. */
export type Action = { readonly word: string } & (
  | { readonly to: string }
  | { readonly begin: Duty }
  /** Items of the study list, to be put on a theme day. */
  | { readonly study: readonly number[] }
)

/** Kinds that are one step of a set of papers, from the plan to what was found. */
const inSets: readonly string[] = ['organizationalLifeMeeting', 'memberAppraisal']

/** A meeting is begun; what is kept in a register is entered there; a set of papers is led to. */
function beginning(word: string, duty: Duty): Action {
  if (inSets.includes(duty.kind)) return { word: '去准备', to: '/life' }
  const to = registerHref(duty)
  return to === undefined ? { word, begin: duty } : { word, to }
}

type Span = 'month' | 'quarter' | 'half' | 'year'

function spanOf({ from, to }: Pick<Duty, 'from' | 'to'>): Span {
  const days = daysBetween(from, to)
  return days > 200 ? 'year' : days > 100 ? 'half' : days > 40 ? 'quarter' : 'month'
}

const every: Readonly<Record<Span, string>> = {
  month: '每月',
  quarter: '每季度',
  half: '每半年',
  year: '每年',
}

const often = (duty: Duty): string => `${every[spanOf(duty)]}${duty.due === 1 ? '一' : ` ${duty.due} `}次`

/** 「9月」, 「三季度」, 「上半年」, 「今年」: how a colleague names a duty's period within the running year. */
export function spokenPeriod(duty: Pick<Duty, 'from' | 'to'>): string {
  const { month } = parts(duty.from)
  switch (spanOf(duty)) {
    case 'year':
      return '今年'
    case 'half':
      return month === 1 ? '上半年' : '下半年'
    case 'quarter':
      return `${'一二三四'[(month - 1) / 3] ?? ''}季度`
    case 'month':
      return `${month}月`
  }
}

/** A meeting is held; a topic (廉政专题学习 …) is dealt with in one. */
export const isHeld = (duty: Duty): boolean => MeetingKind.safeParse(duty.kind).success

const keyOf = (duty: Duty) => `${duty.ruleId}/${duty.groupId ?? ''}`

/** The records of a duty's kind and month, where one may be begun as well. */
export function listHref(duty: Duty): string {
  const register = registerHref(duty)
  if (register !== undefined) return register
  const { year, month } = parts(duty.from)
  const whole = spanOf(duty) !== 'month'
  return `/meetings?year=${year}${isHeld(duty) ? `&kind=${duty.kind}` : ''}${whole ? '' : `&month=${month}`}`
}

/** 「一季度、二季度」, 「1月、3月至6月」. */
export function spokenPeriods(duties: readonly Duty[]): string {
  const runs: Duty[][] = []
  for (const duty of duties) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    if (run !== undefined && last !== undefined && addDays(last.to, 1) === duty.from) run.push(duty)
    else runs.push([duty])
  }
  return runs
    .flatMap((run) => {
      const [first, last] = [run[0], run.at(-1)]
      if (first === undefined || last === undefined) return []
      return run.length > 2 ? [`${spokenPeriod(first)}至${spokenPeriod(last)}`] : run.map(spokenPeriod)
    })
    .join('、')
}

/** Owed once in the whole year. */
export const isYearly = (duty: Duty): boolean => spanOf(duty) === 'year'

/** A whole year's duty is spoken of from the fourth quarter, when its meeting is usually held (支部条例第十七条). */
const isSpokenOf = (duty: Duty, today: LedgerDate) => !isYearly(duty) || parts(today).month >= 10

/** What runs now and has not been held, soonest end first. */
export function dueSentences(duties: readonly Duty[], today: LedgerDate): Sentence[] {
  return duties
    .filter((duty) => duty.state === 'pending' && isSpokenOf(duty, today))
    .toSorted((a, b) => a.to.localeCompare(b.to))
    .map((duty) => ({
      key: `due/${keyOf(duty)}`,
      tone: 'due' as const,
      text: `${spokenPeriod(duty)}${duty.title}还没有${isHeld(duty) ? '开' : '做'}`,
      citation: `${often(duty)}，${duty.citation}`,
      action: beginning('现在记录', duty),
    }))
}

/** What is over and was never held: one sentence per kind (and group), naming the periods. */
export function missingSentences(duties: readonly Duty[]): Sentence[] {
  const byKind = new Map<string, Duty[]>()
  for (const duty of duties) {
    if (duty.state === 'missing') byKind.set(keyOf(duty), [...(byKind.get(keyOf(duty)) ?? []), duty])
  }
  return [...byKind].flatMap(([key, missed]) => {
    const latest = missed.at(-1)
    if (latest === undefined) return []
    const when = spokenPeriods(missed)
    return [
      {
        key: `missing/${key}`,
        tone: 'wrong' as const,
        text: `${when}没有${latest.title}记录`,
        citation: `${often(latest)}，${latest.citation}`,
        action: beginning('补记', latest),
      },
    ]
  })
}

/** Records begun and not finalised: they do not count yet. */
export function draftSentences(meetings: readonly MeetingSummary[]): Sentence[] {
  return meetings
    .filter((meeting) => meeting.state === 'draft' || meeting.state === 'correcting')
    .map((meeting) => ({
      key: `draft/${meeting.meetingId}`,
      tone: 'due' as const,
      text: `${chineseDate(meeting.startsAt.slice(0, 10)).slice(5)}${meetingTitles[meeting.kind]}${meeting.groupName === '' ? '' : `（${meeting.groupName}）`}还没有定稿`,
      citation: meeting.state === 'draft' ? '草稿不计入应开次数' : '正在更正',
      action: { word: '继续写', to: `/meetings/${meeting.meetingId}` },
    }))
}

const people = (names: readonly string[]) =>
  names.length <= 3 ? names.join('、') : `${names.slice(0, 3).join('、')}等 ${names.length} 人`

/** Terms, posts, probation and categories, as the inspection finds them. */
export function standingSentences(findings: readonly Finding[]): Sentence[] {
  const organisation = findings
    .filter(
      (finding) =>
        finding.recordKind === 'term' || (finding.recordKind === 'branch' && finding.severity !== 'info'),
    )
    .map((finding) => ({
      key: `${finding.ruleId}/${finding.message}`,
      tone: finding.severity === 'error' ? ('wrong' as const) : ('due' as const),
      text: finding.message,
      citation: finding.citation,
      action: {
        word: '去看',
        to:
          finding.recordKind === 'term' || finding.ruleId === 'ORG-02' ? '/settings?tab=terms' : '/settings',
      },
    }))
  const probation = findings
    .filter((finding) => finding.ruleId.startsWith('DEV-') && finding.recordKind === 'member')
    .map((finding) => ({
      key: `${finding.ruleId}/${finding.recordId ?? ''}`,
      tone: 'due' as const,
      text: finding.message,
      citation: finding.citation,
      action: { word: '看此人', to: `/members/${finding.recordId ?? ''}` },
    }))
  const unclear = findings.filter((finding) => finding.ruleId === 'MEMBER-01')
  if (unclear.length === 0) return [...organisation, ...probation]
  return [
    ...organisation,
    ...probation,
    {
      key: 'unclear',
      tone: 'due',
      text: `${people(unclear.map((finding) => finding.subject))}的类别或转正日期不清楚，表决权无法判断`,
      citation: '不能默认有表决权',
      action: { word: '去确认', to: '/members?category=unclear' },
    },
  ]
}

/** How many members the secretary has not talked with this year. */
export function talkSentence(findings: readonly Finding[], year: number): Sentence[] {
  const gaps = findings.filter((finding) => finding.ruleId === 'TALK-T1')
  const first = gaps[0]
  if (first === undefined) return []
  return [
    {
      key: 'talks',
      tone: 'due',
      text: `书记今年还没有和${people(gaps.map((gap) => gap.subject))}谈心谈话`,
      citation: first.citation,
      action: { word: '看谈话表', to: `/talks?year=${year}` },
    },
  ]
}

export interface Readiness {
  readonly period: PeriodName
  readonly ready: number
  readonly missing: number
  readonly pending: number
}

/** 「27 项齐，2 项缺」: duties that end in the quarter, and what else an inspector would call an error. */
export function readinessOf(
  period: PeriodName,
  duties: readonly Duty[],
  findings: readonly Finding[],
): Readiness {
  const inQuarter = duties.filter((duty) => within(duty.to, periodOf(period)))
  return {
    period,
    ready: inQuarter.filter((duty) => duty.state === 'done').length,
    missing: findings.filter((finding) => finding.severity === 'error').length,
    pending: inQuarter.filter((duty) => duty.state === 'pending' || duty.state === 'ahead').length,
  }
}

/** The quarter before the one that `today` is in. */
export function quarterBefore(today: LedgerDate): PeriodName {
  const { year, month } = parts(today)
  const quarter = Math.ceil(month / 3)
  return quarter === 1 ? `${year - 1}Q4` : `${year}Q${quarter - 1}`
}

/** One row of the year's strip: what is owed, cell by cell; a quarter's cell spans three months. */
export interface StripRow {
  readonly key: string
  readonly title: string
  readonly cells: readonly StripCell[]
}

export interface StripCell {
  /** First month, 1 … 12, and how many months the cell spans. */
  readonly month: number
  readonly span: number
  /** Null where nothing is owed in those months. */
  readonly duty: Duty | null
}

export function stripOf(duties: readonly Duty[]): StripRow[] {
  const rows = new Map<string, Duty[]>()
  for (const duty of duties) rows.set(keyOf(duty), [...(rows.get(keyOf(duty)) ?? []), duty])
  return [...rows].map(([key, owed]) => ({ key, title: owed[0]?.title ?? '', cells: cellsOf(owed) }))
}

function cellsOf(owed: readonly Duty[]): StripCell[] {
  const cells: StripCell[] = []
  let month = 1
  while (month <= 12) {
    const duty = owed.find((each) => Number(monthOf(each.from).slice(5)) === month)
    const span = duty === undefined ? 1 : parts(duty.to).month - month + 1
    cells.push({ month, span, duty: duty ?? null })
    month += span
  }
  return cells
}
