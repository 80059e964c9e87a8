/**
 * Everything searchable of one branch, in memory.
 *
 * Why no index: a question is always of one branch, like every other operation, so the size that counts is that of a
 * branch, not of the file. Ten years of one branch are about 1,500 meetings and 9,000 speeches. Comparing them takes less
 * than one LIKE over the speeches (some 3 ms to 10); reading them anew after a change takes about eight times as long as
 * that LIKE (some 80 ms), and is done when the search is opened, before the first letter. In a file of two hundred such
 * branches (300,000 meetings, 1.8 GB) it is the same, where LIKE over the whole file takes seconds: `npm run bench`
 * prints all of them in one run.
 * A full-text index over bigrams pays above some 50,000 records of one branch. It would make the file half as large
 * again and every copy of it, cost the double of each save, and need a second road for single characters and for what it
 * does not hold yet. Here one comparison is the only truth, whatever is typed: a character, `%`, an emoji, half a name.
 *
 * What was read stands until anything is written to the file: `data_version` of the reading connection changes with
 * every commit of another one, and it is asked before each answer.
 */
import { sql } from 'kysely'
import type { Reader } from '../ledger/open.ts'
import { lifeFound } from './from-life.ts'
import { meetingsFound } from './from-meetings.ts'
import { papersFound } from './from-papers.ts'
import { branchFound, membersFound } from './from-people.ts'
import { rectificationFound, registersFound } from './from-registers.ts'
import { studyFound } from './from-study.ts'
import { duesFound, talksFound } from './from-talks-and-dues.ts'
import type { SearchRecord } from './record.ts'

export interface Corpus {
  readonly records: readonly SearchRecord[]
  /** Every name of a person that stands in them. */
  readonly names: ReadonlySet<string>
}

interface Kept {
  readonly branchId: number
  readonly version: number
  readonly corpus: Promise<Corpus>
}

/** The branch asked last, by connection: another ledger has another one. */
const kept = new WeakMap<Reader, Kept>()

export async function corpusOf(read: Reader, branchId: number): Promise<Corpus> {
  // asked first: what is written while the tables are read makes the next question read anew
  const version = await versionOf(read)
  const present = kept.get(read)
  if (present?.branchId === branchId && present.version === version) return present.corpus
  const corpus = readCorpus(read, branchId)
  kept.set(read, { branchId, version, corpus })
  corpus.catch(() => kept.delete(read))
  return corpus
}

async function versionOf(read: Reader): Promise<number> {
  const row = await read
    .selectFrom(sql<{ data_version: number }>`pragma_data_version`.as('version'))
    .select('data_version')
    .executeTakeFirstOrThrow()
  return row.data_version
}

async function readCorpus(read: Reader, branchId: number): Promise<Corpus> {
  const people = await read.selectFrom('member').select(['member_id', 'name']).execute()
  const known = new Map(people.map(({ member_id, name }) => [member_id, name]))
  const records = [
    ...(await membersFound(read, branchId)),
    ...(await meetingsFound(read, branchId, known)),
    ...(await talksFound(read, branchId, known)),
    ...(await duesFound(read, branchId, known)),
    ...(await studyFound(read, branchId, known)),
    ...(await lifeFound(read, branchId, known)),
    ...(await rectificationFound(read, branchId)),
    ...(await registersFound(read, branchId)),
    ...(await papersFound(read, branchId)),
    ...(await branchFound(read, branchId, known)),
  ]
  const names = new Set<string>()
  for (const { fields } of records) for (const { isName, text } of fields) if (isName) names.add(text)
  return { records, names }
}
