/** Hours of study: a member 32, secretary and committee 56 学时 a year (教育管理条例第二十条; the latter 待核). */
import type { Finding } from '../compliance.ts'
import type { LedgerDate } from '../primitives.ts'
import type { RuleProfile } from '../profile.ts'
import { type RuleCards, finder } from './card.ts'

export const studyRules = {
  'STUDY-01': {
    title: '党员年度学时',
    citation: '教育管理条例第二十条：每年一般不少于 32 学时',
    severity: 'error',
    responsibility: 'notAttended',
    concern: '学习教育',
  },
  'STUDY-02': {
    title: '书记和班子成员年度学时',
    citation: '培训规划类文件（待核）：每年不少于 56 学时',
    severity: 'warn',
    responsibility: 'notAttended',
    concern: '学习教育',
  },
} as const satisfies RuleCards

const found = finder(studyRules)

export interface StudyFacts {
  readonly memberId: number
  readonly name: string
  readonly committee: boolean
  readonly exempt: boolean
  /** Credit minutes of what the person attended in the year. */
  readonly minutes: number
}

/** Whole hours, rounded down: half an hour short is short. */
export const creditHours = (minutes: number, profile: RuleProfile): number =>
  Math.floor(minutes / profile.numbers['study.minutesPerHour'])

/**
 * Who is short of hours. From November a warning, after the year's end an error; silent before, and where no
 * meeting of the year carries credit minutes at all: then hours are kept elsewhere.
 */
export function inspectStudy(
  people: readonly StudyFacts[],
  year: number,
  asOf: LedgerDate,
  profile: RuleProfile,
): Finding[] {
  const over = asOf > `${year}-12-31`
  if (asOf < `${year}-11-01` || people.every((person) => person.minutes === 0)) return []
  return people
    .filter((person) => !person.exempt)
    .flatMap((person) => {
      const hours = creditHours(person.minutes, profile)
      const due = profile.numbers[person.committee ? 'study.committeeHours' : 'study.memberHours']
      if (hours >= due) return []
      const ruleId = person.committee ? ('STUDY-02' as const) : ('STUDY-01' as const)
      return [
        found(ruleId, {
          subject: person.name,
          period: `${year}年`,
          ...(over ? {} : { severity: 'warn' as const }),
          message: `${person.name}${year}年学习 ${hours} 学时，应不少于 ${due} 学时`,
          recordKind: 'member',
          recordId: person.memberId,
        }),
      ]
    })
}
