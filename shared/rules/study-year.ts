/** How a year was studied: who kept the records, in which forms, the fixed weekly study, the plan, the training. */
import type { Finding } from '../compliance.ts'
import { type LedgerDate, type Period, addDays, chineseDate, daysBetween, within } from '../primitives.ts'
import type { RuleProfile } from '../profile.ts'
import type { Arrangement } from '../study/records.ts'
import type { StudyForm } from '../study/words.ts'
import { type RuleCard, type RuleCards, finder } from './card.ts'

const study = (title: string, severity: RuleCard['severity'], citation: string): RuleCard => ({
  title,
  severity,
  citation,
  responsibility: 'notOrganised',
  concern: '学习教育',
})

const recording = '学习后要有记录，由专门的同志负责记录（市直机关党建述职会要求）'

export const studyYearRules = {
  'STUDY-05': study('学习记录缺记录人或由主持人兼记', 'info', recording),
  'STUDY-06': study('没有固定的学习记录人', 'info', recording),
  'STUDY-07': study('学习形式单一', 'info', '党委例会指出的问题：学习形式过于单一'),
  'STUDY-08': study('固定学习没有举行', 'warn', '市直机关党建述职会要求：严格执行周一夜学等规定'),
  'STUDY-09': study('没有年度学习计划', 'info', '教育管理条例第二十条；年初安排部署全年工作'),
  'STUDY-10': {
    ...study('书记和班子成员参加集中培训', 'info', '培训规划类文件（待核）：每年至少参加 1 次集中培训'),
    responsibility: 'notAttended',
  },
} as const satisfies RuleCards

const found = finder(studyYearRules)

/** A record of study, as far as these rules look at it. */
export interface StudySession {
  readonly day: LedgerDate
  readonly chairId: number | null
  readonly recorderId: number | null
  /** Never empty: an unstated form is told from the kind of meeting. */
  readonly forms: readonly StudyForm[]
}

export interface StudyYear {
  readonly year: number
  /** Of that year, not voided, not drafts. */
  readonly sessions: readonly StudySession[]
  readonly planKept: boolean
  readonly recorderNamed: boolean
  /** Something of the register is used: where nothing is, plan and recorder are kept elsewhere. */
  readonly used: boolean
  readonly committee: readonly {
    readonly memberId: number
    readonly name: string
    readonly trainings: number
  }[]
}

const fewRecorders = 3
const fewSessions = 4

/** Judged once in a year: by the span that reaches its last quarter, or for the plan the end of March. */
export function inspectStudyYear(
  facts: StudyYear,
  period: Period,
  asOf: LedgerDate,
  profile: RuleProfile,
): Finding[] {
  const { year } = facts
  const whole = period.to >= `${year}-11-01` && asOf >= `${year}-11-01`
  return [
    ...(facts.used && !facts.planKept && within(`${year}-03-31`, period) && asOf > `${year}-03-31`
      ? [
          found('STUDY-09', {
            subject: '学习计划',
            period: `${year}年`,
            message: `${year}年一季度内没有登记年度学习计划`,
          }),
        ]
      : []),
    ...(whole ? [...recorders(facts), ...forms(facts), ...trainings(facts, profile)] : []),
  ]
}

function recorders({ year, sessions, recorderNamed, used }: StudyYear): Finding[] {
  const about = { subject: '学习记录', period: `${year}年` }
  const none = sessions.filter(({ recorderId }) => recorderId === null).length
  const both = sessions.filter(
    ({ chairId, recorderId }) => recorderId !== null && recorderId === chairId,
  ).length
  const different = new Set(sessions.flatMap(({ recorderId }) => recorderId ?? [])).size
  return [
    ...(none + both === 0
      ? []
      : [
          found('STUDY-05', {
            ...about,
            message: `${year}年学习记录 ${sessions.length} 份：缺记录人 ${none} 份，主持人兼记录 ${both} 份`,
          }),
        ]),
    ...(used && !recorderNamed && different > fewRecorders
      ? [
          found('STUDY-06', {
            ...about,
            message: `${year}年学习记录由 ${different} 人轮流记，没有定下专门的记录人`,
          }),
        ]
      : []),
  ]
}

function forms({ year, sessions }: StudyYear): Finding[] {
  const used = new Set(sessions.flatMap((session) => session.forms))
  if (sessions.length < fewSessions || used.size > 1) return []
  return [
    found('STUDY-07', {
      subject: '学习形式',
      period: `${year}年`,
      message: `${year}年 ${sessions.length} 次学习都是同一种形式，可安排研讨、现场教学、观影等`,
    }),
  ]
}

function trainings({ year, committee }: StudyYear, profile: RuleProfile): Finding[] {
  const due = profile.numbers['study.committeeTrainings']
  // where nobody's training is entered at all, it is kept elsewhere
  if (committee.every((one) => one.trainings === 0)) return []
  return committee
    .filter((one) => one.trainings < due)
    .map((one) =>
      found('STUDY-10', {
        subject: one.name,
        period: `${year}年`,
        message: `${one.name}${year}年参加集中培训 ${one.trainings} 次，应不少于 ${due} 次`,
        recordKind: 'member',
        recordId: one.memberId,
      }),
    )
}

/** The days of a span on which a fixed study is to be held: every week or every so many, without its pauses. */
export function arrangedDays(
  arrangement: Pick<Arrangement, 'weekday' | 'everyWeeks' | 'fromOn' | 'toOn' | 'pauses'>,
  span: Period,
): LedgerDate[] {
  const { fromOn, toOn, everyWeeks, weekday, pauses } = arrangement
  const first = addDays(fromOn, (weekday - weekdayOf(fromOn) + 7) % 7)
  const last = toOn !== null && toOn < span.to ? toOn : span.to
  const step = everyWeeks * 7
  const skipped = Math.max(0, Math.ceil(daysBetween(first, span.from) / step))
  const days: LedgerDate[] = []
  for (let day = addDays(first, skipped * step); day <= last; day = addDays(day, step)) {
    if (!pauses.some((pause) => day >= pause.fromOn && day <= pause.toOn)) days.push(day)
  }
  return days
}

/** 1 is Monday. */
const weekdayOf = (day: LedgerDate): number => (((daysBetween('1970-01-05', day) % 7) + 7) % 7) + 1

/** The Monday of a day's week. */
const weekOf = (day: LedgerDate): LedgerDate => addDays(day, 1 - weekdayOf(day))

/** Expected days for which nothing was studied in the same week; each session stands for one day only. */
export function missedDays(days: readonly LedgerDate[], sessions: readonly LedgerDate[]): LedgerDate[] {
  const left = sessions.map((day) => ({ day, week: weekOf(day) }))
  return days.filter((day) => {
    const exact = left.findIndex((session) => session.day === day)
    const week = weekOf(day)
    const index = exact >= 0 ? exact : left.findIndex((session) => session.week === week)
    if (index >= 0) left.splice(index, 1)
    return index < 0
  })
}

/** One line for an arrangement that was not held every time it was due in the span. */
export function inspectArrangement(
  arrangement: Pick<Arrangement, 'title' | 'weekday' | 'everyWeeks' | 'fromOn' | 'toOn' | 'pauses'>,
  sessions: readonly LedgerDate[],
  period: Period,
  today: LedgerDate,
): Finding[] {
  // the week that runs may still be used
  const over = addDays(weekOf(today), -1)
  const span = { from: period.from, to: period.to < over ? period.to : over }
  const days = arrangedDays(arrangement, span)
  const missed = missedDays(days, sessions)
  if (missed.length === 0) return []
  const named = missed.slice(0, 3).map((day) => chineseDate(day).slice(5))
  return [
    found('STUDY-08', {
      subject: arrangement.title,
      period: `${chineseDate(span.from)}至${chineseDate(span.to)}`,
      message: `${arrangement.title}应有 ${days.length} 次，实有 ${days.length - missed.length} 次；没有记录的：${named.join('、')}${missed.length > 3 ? `等 ${missed.length} 天` : ''}`,
    }),
  ]
}
