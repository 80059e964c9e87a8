/** Which ledger, which branch and which day the pages speak of. */
import { type ReactNode, createContext, useContext, useMemo, useState } from 'react'
import type { Branch } from '#shared/branch.ts'
import type { LedgerStatus } from '#shared/ledger.ts'
import type { LedgerDate } from '#shared/primitives.ts'
import { useAsk } from './ledger.ts'

export interface BranchChoice {
  readonly branchId: number
  readonly branch: Branch
  readonly branches: Branch[]
  choose(branchId: number): void
}

const Chosen = createContext<BranchChoice | undefined>(undefined)

export interface BranchProviderProps {
  readonly branches: Branch[]
  readonly children: ReactNode
}

/** Holds the choice while the window is open. Needs at least one branch. */
export function BranchProvider({ branches, children }: BranchProviderProps) {
  const [wanted, choose] = useState<number>()
  const branch = branches.find((each) => each.branchId === wanted) ?? branches[0]
  const choice = useMemo(
    () => (branch === undefined ? undefined : { branchId: branch.branchId, branch, branches, choose }),
    [branch, branches],
  )
  return <Chosen value={choice}>{children}</Chosen>
}

/** The branch the pages show. Only inside the shell of an open ledger. */
export function useBranch(): BranchChoice {
  const choice = useContext(Chosen)
  if (choice === undefined) throw new Error('useBranch outside an open ledger')
  return choice
}

/** What is open; undefined until the first answer. */
export function useStatus(): LedgerStatus | undefined {
  return useAsk('ledger.status', {}).data
}

/** The ledger's day, never the window's own clock. */
export function useToday(): LedgerDate {
  return useStatus()?.today ?? '2026-01-01'
}
