/** What a printed ledger of a span holds of organizational life: sets, appraisals, dual life. */
import type { Appraisal } from '#shared/appraisal.ts'
import type { DualLife } from '#shared/dual-life.ts'
import type { LifeCampaign } from '#shared/life.ts'
import { type LedgerDate, type Period, within } from '#shared/primitives.ts'
import { appraisalOf } from '../appraisal/record.ts'
import { dualLifeOf } from '../dual-life.ts'
import type { Reader } from '../ledger/open.ts'
import { campaignsOf } from './record.ts'

export interface LifePapers {
  /** Sets that were planned, met or reported on in the span. */
  readonly sets: readonly LifeCampaign[]
  /** Of each of these sets, where somebody was appraised. */
  readonly appraisals: readonly Appraisal[]
  /** Of the span's last year, as of its end. */
  readonly dualLife: DualLife
}

export async function lifePapers(
  read: Reader,
  branchId: number,
  period: Period,
  asOf: LedgerDate,
): Promise<LifePapers> {
  const [from, to] = [Number(period.from.slice(0, 4)), Number(period.to.slice(0, 4))]
  const campaigns = await campaignsOf(read, branchId, { fromYear: from - 1, toYear: to, withVoid: false })
  const sets = campaigns
    .filter((set) => daysOf(set).some((day) => within(day, period)))
    .toSorted((a, b) => a.year - b.year)
  const appraisals: Appraisal[] = []
  for (const set of sets) appraisals.push(await appraisalOf(read, set, asOf))
  return {
    sets,
    appraisals: appraisals.filter(
      (one) => one.sheet !== null || one.members.some((member) => member.grade !== null),
    ),
    dualLife: await dualLifeOf(read, branchId, to, asOf),
  }
}

const daysOf = (set: LifeCampaign): LedgerDate[] => [
  ...(set.plannedOn === null ? [] : [set.plannedOn]),
  ...set.meetings.filter((link) => link.role !== 'study').map((link) => link.startsAt.slice(0, 10)),
  ...(set.reportedOn === null ? [] : [set.reportedOn]),
]
