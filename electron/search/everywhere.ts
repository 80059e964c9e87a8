/**
 * One question over all branches of a ledger, some branches at a time: those whose people are called so first, then
 * what is in memory, then the others. A gist says which of them hold nothing; their texts are not read. Whoever asks
 * names what was gone through and asks again until nothing is left, so that what is found shows at once and nothing
 * has to be stopped but the asking.
 */
import type { z } from 'zod'
import type { SearchEverywhere, searchOperations } from '#shared/search.ts'
import type { Reader } from '../ledger/open.ts'
import { corpusInPassing, everybody, rememberedOf } from './corpus.ts'
import { answerOf } from './answer.ts'
import { fold } from './fold.ts'
import { mayAnswer } from './gist.ts'
import { pinyinIn, readingsLoaded, readsAs } from './pinyin.ts'
import { questionOf } from './words.ts'

type Asked = z.output<(typeof searchOperations)['search.everywhere']['input']>

/**
 * What is read anew for one answer, in characters as memory is counted; the last branch is read to its end. Some 50 ms, or
 * one branch of ten years in 200.
 */
const mostRead = 1_000_000
/** What is compared for one answer, counted in the same way. Some 100 ms. */
const mostCompared = 40_000_000

export async function everywhere(read: Reader, asked: Asked): Promise<SearchEverywhere> {
  const done = new Set(asked.done)
  const left = (await inTurn(read, asked.text)).filter(({ branchId }) => !done.has(branchId))
  const answer: SearchEverywhere = { branches: [], searched: [], left: left.length }
  const { inMemory, gists } = await rememberedOf(read)
  let [toRead, toCompare, room] = [mostRead, mostCompared, asked.most]
  for (const { branchId, name } of left) {
    if (toRead <= 0 || toCompare <= 0 || room <= 0) break
    answer.searched.push(branchId)
    answer.left -= 1
    const gist = gists.get(branchId)
    if (gist !== undefined && !mayAnswer(gist, await questionOf(asked.text, () => gist.names))) continue
    const anew = !inMemory.has(branchId)
    const corpus = await corpusInPassing(read, branchId)
    if (anew) toRead -= corpus.size
    toCompare -= corpus.size
    const question = await questionOf(asked.text, () => corpus.names)
    if (question.length === 0) continue
    const found = answerOf(corpus, question, asked)
    if (found.kinds.length === 0) continue
    room -= found.hits.length
    answer.branches.push({ branchId, name, ...found })
  }
  return answer
}

/** Every branch of the ledger, the likeliest first. */
async function inTurn(read: Reader, text: string): Promise<{ branchId: number; name: string }[]> {
  const rows = await read.selectFrom('branch').select(['branch_id', 'name']).orderBy('branch_id').execute()
  const { inMemory } = await rememberedOf(read)
  const named = await branchesNaming(read, text)
  const rank = (branchId: number) => (named.has(branchId) ? 0 : inMemory.has(branchId) ? 1 : 2)
  return rows
    .map((row) => ({ branchId: row.branch_id, name: row.name, rank: rank(row.branch_id) }))
    .sort((one, other) => one.rank - other.rank || one.branchId - other.branchId)
    .map(({ branchId, name }) => ({ branchId, name }))
}

/** Branches with somebody whose whole name is asked for, also by pinyin. */
async function branchesNaming(read: Reader, text: string): Promise<ReadonlySet<number>> {
  const sought = fold(text)
  if (sought.length < 2) return new Set()
  const letters = pinyinIn(sought.replaceAll(' ', ''))
  if (letters !== undefined) await readingsLoaded()
  return new Set(
    (await everybody(read))
      .filter(({ name }) =>
        letters === undefined ? fold(name) === sought : readsAs(name, letters) === 'whole',
      )
      .map(({ branchId }) => branchId),
  )
}
