/** Searching: one question over all records of a branch. */
import type { z } from 'zod'
import { type SearchFound, SearchKind, type searchOperations } from '#shared/search.ts'
import { whichBranch } from '../branch.ts'
import type { HandlersOf } from '../handlers.ts'
import type { Reader } from '../ledger/open.ts'
import { type Corpus, corpusOf } from './corpus.ts'
import { meetingsOfMember } from './from-meetings.ts'
import { type Match, foldedName, hitOf, inOrder, matchOf, namesMember } from './match.ts'
import type { SearchRecord } from './record.ts'
import { questionOf } from './words.ts'

type Asked = z.output<(typeof searchOperations)['search.find']['input']>

async function find(read: Reader, asked: Asked): Promise<SearchFound> {
  // also of an empty question: the branch is then in memory before the first letter is typed
  const corpus = await corpusOf(read, await whichBranch(read, asked.branchId))
  const question = await questionOf(asked.text, () => corpus.names)
  if (question.length === 0) return { kinds: [], years: [], hits: [] }
  const concerns = await personFilter(read, corpus, asked.memberId)
  const matches: Match[] = []
  for (const record of corpus.records) {
    const match = matchOf(record, question, asked.withContents)
    if (match !== undefined && concerns(record)) matches.push(match)
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
      .map((match) => hitOf(match, asked.withContents)),
  }
}

async function personFilter(
  read: Reader,
  corpus: Corpus,
  memberId: number | undefined,
): Promise<(record: SearchRecord) => boolean> {
  if (memberId === undefined) return () => true
  const own = corpus.records.find(({ kind, id }) => kind === 'members' && id === String(memberId))
  const name = foldedName(own?.title)
  const expectedAt = await meetingsOfMember(read, memberId)
  return (record) =>
    namesMember(record, memberId, name) || (record.kind === 'meetings' && expectedAt.has(record.id))
}

export const searchHandlers = {
  'search.find': find,
} satisfies HandlersOf<typeof searchOperations>
