/** The order in which the home page says things: what the law asks for before what the branch has made its habit. Pure. */
import type { Duty, Finding } from '#shared/compliance.ts'
import type { MeetingSummary } from '#shared/meetings.ts'
import { type LedgerDate, parts } from '#shared/primitives.ts'
import type { PoliticalBirthday } from '#shared/registers/all.ts'
import type { RequiredItem } from '#shared/study/records.ts'
import type { Task } from '../registers/tasks-of-month.ts'
import {
  type Sentence,
  draftSentences,
  dueSentences,
  isHeld,
  isYearly,
  missingSentences,
  standingSentences,
  talkSentence,
} from './month.ts'
import { birthdaySentences, taskSentences } from './register-sentences.ts'
import { studySentences } from './study-sentences.ts'

export interface HomeFacts {
  /** Of the running year. */
  readonly duties: readonly Duty[]
  /** Of the running quarter. */
  readonly findings: readonly Finding[]
  /** Of the running year. */
  readonly meetings: readonly MeetingSummary[]
  readonly tasks: readonly Pick<Task, 'month' | 'state' | 'void'>[]
  readonly birthdays: readonly PoliticalBirthday[]
  readonly study: readonly RequiredItem[]
  readonly today: LedgerDate
}

/**
 * What is begun comes first; then the meetings of organizational life that can still be held in time and those that were
 * missed, the standing of the branch and its members, and what the year asks once. What is kept beside them (tasks, study, half-yearly topics,
 * talks, birthdays) follows.
 */
export function inOrder(facts: HomeFacts): Sentence[] {
  const { duties, findings, today } = facts
  const held = duties.filter(isHeld)
  const topics = duties.filter((duty) => !isHeld(duty))
  const meetingsFirst = (wanted: (duty: Duty) => boolean) => dueSentences(held.filter(wanted), today)
  return [
    ...draftSentences(facts.meetings),
    ...meetingsFirst((duty) => !isYearly(duty)),
    ...missingSentences(held),
    ...standingSentences(findings),
    ...meetingsFirst(isYearly),
    ...taskSentences(facts.tasks, today),
    ...studySentences(facts.study, findings, today),
    ...dueSentences(topics, today),
    ...talkSentence(findings, parts(today).year),
    ...birthdaySentences(facts.birthdays, today),
    ...missingSentences(topics),
  ]
}
