/** What was searched for since the window opened, by ledger; never kept beyond that. */
const kept = new Map<string, readonly string[]>()
const most = 8
/** Ledgers that were last searched in all their branches. */
const everywhere = new Set<string>()

/** Newest first. */
export const recentOf = (ledger: string): readonly string[] => kept.get(ledger) ?? []

export function remember(ledger: string, text: string): void {
  const words = text.trim()
  if (words === '') return
  kept.set(ledger, [words, ...recentOf(ledger).filter((other) => other !== words)].slice(0, most))
}

export const searchedEverywhere = (ledger: string): boolean => everywhere.has(ledger)

export function rememberScope(ledger: string, all: boolean): void {
  if (all) everywhere.add(ledger)
  else everywhere.delete(ledger)
}
