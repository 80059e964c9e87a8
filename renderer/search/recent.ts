/** What was searched for since the window opened, by ledger; never kept beyond that. */
const kept = new Map<string, readonly string[]>()
const most = 8

/** Newest first. */
export const recentOf = (ledger: string): readonly string[] => kept.get(ledger) ?? []

export function remember(ledger: string, text: string): void {
  const words = text.trim()
  if (words === '') return
  kept.set(ledger, [words, ...recentOf(ledger).filter((other) => other !== words)].slice(0, most))
}
