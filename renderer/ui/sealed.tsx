/** Whether a day lies in a sealed quarter, and the quiet line that says so in place of buttons. */
import { periodOf, periodTitle } from '#shared/primitives.ts'
import { quarterName } from '#shared/seal.ts'
import { useBranch } from '../branch-context.tsx'
import { useAsk } from '../ledger.ts'

/** 「2026年第三季度」 where a day or month lies in a quarter that is sealed now; null where it is free. */
export function useSealed(day: string | null): string | null {
  const { branchId } = useBranch()
  const seals = useAsk('seal.history', { branchId }).data ?? []
  if (day === null) return null
  const month = day.slice(0, 7)
  const seal = seals.find(({ year, quarter, reopening }) => {
    const { from, to } = periodOf(quarterName(year, quarter))
    return reopening === null && month >= from.slice(0, 7) && month <= to.slice(0, 7)
  })
  return seal === undefined ? null : periodTitle(quarterName(seal.year, seal.quarter))
}

/** `more`: what still may be done. */
export interface SealedLineProps {
  readonly quarter: string | null
  readonly more?: string | undefined
}

export function SealedLine({ quarter, more }: SealedLineProps) {
  if (quarter === null) return null
  return (
    <p className="sealed-line" role="note">
      {quarter}已封存，不能改动。{more}
    </p>
  )
}
