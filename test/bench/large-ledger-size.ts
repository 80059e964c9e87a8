/** How large the ledgers for measuring are, and the day they are looked at. */

export interface LargeSize {
  readonly branches: number
  readonly years: number
  /** At least and at most, in a branch. */
  readonly members: readonly [least: number, most: number]
  readonly meetingsAYear: number
}

/** A superior body's: 300,000 meetings of 200 branches. */
export const superior: LargeSize = { branches: 200, years: 10, members: [20, 45], meetingsAYear: 150 }
/** Ten years of one branch. */
export const ordinary: LargeSize = { branches: 1, years: 10, members: [45, 45], meetingsAYear: 150 }

/** The last year that is told of; the ledger is looked at on its last day. */
export const lastYear = 2026
export const lookedAt = { today: '2026-12-31', now: '2026-12-31T18:00:00' } as const
