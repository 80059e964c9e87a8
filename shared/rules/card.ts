/** A rule's card: what it is called, what it rests on, how grave it is and whose duty it was. */
import type { Finding } from '../compliance.ts'

export interface RuleCard {
  readonly title: string
  readonly citation: string
  readonly severity: Finding['severity']
  /** 未组织 is the branch's fault, 未参加 the person's (speech 002). */
  readonly responsibility: Finding['responsibility']
  /** The chapter of the inspection it stands in. */
  readonly concern: string
}

export type RuleCards = Readonly<Record<string, RuleCard>>

/** What a rule says about one case; what the card says already is taken from it. */
export type About = Pick<Finding, 'subject' | 'period' | 'message'> &
  Partial<Pick<Finding, 'severity' | 'responsibility' | 'recordKind' | 'recordId' | 'citation'>>

/** A finder over one file's cards: `found('ORG-01', { … })`. An id without a card does not compile. */
export const finder =
  <Cards extends RuleCards>(cards: Cards) =>
  (ruleId: keyof Cards & string, about: About): Finding => {
    const card: RuleCard = cards[ruleId] as RuleCard
    return {
      ruleId,
      severity: card.severity,
      responsibility: card.responsibility,
      citation: card.citation,
      ...about,
    }
  }

const ranks = { error: 0, warn: 1, info: 2 } as const

/** Gravest first; within a rank the order they were found in. */
export const bySeverity = <Item extends { readonly severity: Finding['severity'] }>(
  items: readonly Item[],
): Item[] => items.toSorted((a, b) => ranks[a.severity] - ranks[b.severity])
