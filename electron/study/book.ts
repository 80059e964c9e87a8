/** What the printed ledger says of study in a span. */
import { type Period, within } from '#shared/primitives.ts'
import type {
  Arrangement,
  HoursRow,
  MakeUp,
  OtherLearning,
  RequiredItem,
  StudyPlan,
} from '#shared/study/records.ts'
import type { StudyForm } from '#shared/study/words.ts'
import type { Reader } from '../ledger/open.ts'
import { hoursOf } from './hours.ts'
import { requiredItems } from './items.ts'
import { learningBetween, makeUpsBetween } from './learning.ts'
import { arrangementsOf, namedForms, planOf } from './year.ts'

export interface StudyBook {
  /** What the span had to do with: published by its end, and not done with before it began. */
  readonly items: readonly RequiredItem[]
  /** Of the year in which the span ends. */
  readonly hours: readonly HoursRow[]
  readonly makeUps: readonly MakeUp[]
  readonly learning: readonly OtherLearning[]
  readonly arrangements: readonly Arrangement[]
  readonly plan: StudyPlan
  /** By meeting, where they are named. */
  readonly forms: ReadonlyMap<number, readonly StudyForm[]>
}

/** Nothing at all. */
export const noStudy: StudyBook = {
  items: [],
  hours: [],
  makeUps: [],
  learning: [],
  arrangements: [],
  plan: { year: 0, adoptedOn: null, text: '', recorderId: null, recorderName: '', kept: false },
  forms: new Map(),
}

/** @param asOf the span's last day, or today while it runs */
export async function studyBook(
  read: Reader,
  branchId: number,
  period: Period,
  asOf: string,
): Promise<StudyBook> {
  const year = Number(period.to.slice(0, 4))
  const items = await requiredItems(read, branchId, asOf, {
    withVoid: false,
    openIn: Number(period.from.slice(0, 4)),
  })
  const { rows } = await hoursOf(read, branchId, year, asOf)
  return {
    items: items.filter((item) => concerns(item, period)),
    hours: rows,
    makeUps: await makeUpsBetween(read, branchId, period.from, period.to),
    learning: await learningBetween(read, branchId, period.from, period.to),
    arrangements: (await arrangementsOf(read, branchId, year, asOf)).filter(
      (one) => !one.void && one.fromOn <= period.to && (one.toOn === null || one.toOn >= period.from),
    ),
    plan: await planOf(read, branchId, year),
    forms: await namedForms(read, branchId, period.from, period.to),
  }
}

function concerns(item: RequiredItem, period: Period): boolean {
  const first = item.publishedOn ?? item.dueBy ?? item.studiedOn ?? period.from
  if (first > period.to) return false
  if (item.studiedOn !== null) return item.studiedOn >= period.from || within(first, period)
  // an elective nobody took is not carried on for ever
  return !item.elective || first.slice(0, 4) === period.to.slice(0, 4)
}
