/** A question asked of one branch's records: how many answer it, of what kinds and years, and the nearest of each kind. */
import { type SearchFound, type SearchHit, SearchKind } from '#shared/search.ts'
import type { Corpus } from './corpus.ts'
import { type Match, hitOf, inOrder, matchOf } from './match.ts'
import type { SearchRecord } from './record.ts'
import type { Question } from './words.ts'

export interface Narrowed {
  readonly kinds?: readonly SearchKind[] | undefined
  readonly year?: number | undefined
  /** At most so many hits of each kind. */
  readonly limit: number
  readonly withContents: boolean
}

/** Keeps only some of the records, whatever words they hold, and tells why where no words were found in their text. */
export interface Concern {
  of(record: SearchRecord): boolean
  found(record: SearchRecord): SearchHit['found']
}

export function answerOf(
  corpus: Corpus,
  question: Question,
  asked: Narrowed,
  concern?: Concern,
): SearchFound {
  const matches: Match[] = []
  for (const record of corpus.records) {
    const match = matchOf(record, question, asked.withContents)
    if (match !== undefined && (concern?.of(record) ?? true)) matches.push(match)
  }
  const years = new Set(matches.map(({ record }) => record.year).filter((year) => year !== null))
  const ofYear = matches.filter(({ record }) => asked.year === undefined || record.year === asked.year)
  const byKind = Map.groupBy(ofYear, ({ record }) => record.kind)
  return {
    kinds: SearchKind.options.flatMap((kind) => {
      const total = byKind.get(kind)?.length ?? 0
      return total === 0 ? [] : { kind, total }
    }),
    years: [...years].sort((one, other) => other - one),
    hits: SearchKind.options
      .filter((kind) => asked.kinds === undefined || asked.kinds.includes(kind))
      .flatMap((kind) => (byKind.get(kind) ?? []).toSorted(inOrder).slice(0, asked.limit))
      .map((match) => {
        const hit = hitOf(match, asked.withContents)
        return hit.found === null && concern !== undefined
          ? { ...hit, found: concern.found(match.record) }
          : hit
      }),
  }
}
