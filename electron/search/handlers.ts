/** Searching: one question over all records of a branch. */
import type { z } from 'zod'
import type { SearchFound, searchOperations } from '#shared/search.ts'
import { whichBranch } from '../branch.ts'
import type { HandlersOf } from '../handlers.ts'
import type { Reader } from '../ledger/open.ts'
import { answerOf } from './answer.ts'
import { corpusOf } from './corpus.ts'
import { everywhere } from './everywhere.ts'
import { ofMember } from './of-member.ts'
import { questionOf } from './words.ts'

type Asked = z.output<(typeof searchOperations)['search.find']['input']>

async function find(read: Reader, asked: Asked): Promise<SearchFound> {
  // also of an empty question: the branch is then in memory before the first letter is typed
  const corpus = await corpusOf(read, await whichBranch(read, asked.branchId))
  const question = await questionOf(asked.text, () => corpus.names)
  if (asked.memberId !== undefined) return ofMember(read, corpus, question, asked, asked.memberId)
  if (question.length === 0) return { kinds: [], years: [], hits: [] }
  return answerOf(corpus, question, asked)
}

export const searchHandlers = {
  'search.find': find,
  'search.everywhere': everywhere,
} satisfies HandlersOf<typeof searchOperations>
