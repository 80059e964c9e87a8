/**
 * Everything searchable of a branch, in memory.
 *
 * Why no index: a question is mostly of one branch, like every other operation, so the size that counts is that of a
 * branch, not of the file. Ten years of one branch are about 1,500 meetings and 9,000 speeches. Comparing them takes less
 * than one LIKE over the speeches (some 3 ms to 10); reading them anew after a change takes about eight times as long as
 * that LIKE (some 80 ms), and is done when the search is opened, before the first letter. In a file of two hundred such
 * branches (300,000 meetings, 1.8 GB) it is the same, where LIKE over the whole file takes seconds: `npm run bench`
 * prints all of them in one run.
 * A full-text index over bigrams pays above some 50,000 records of one branch. It would make the file half as large
 * again and every copy of it, cost the double of each save, and need a second road for single characters and for what it
 * does not hold yet. Here one comparison is the only truth, whatever is typed: a character, `%`, an emoji, half a name.
 * A question of all branches (`everywhere.ts`) is answered by the same comparison, branch by branch: as many branches as
 * fit stay in memory, of the others a gist says which need not be read again.
 *
 * What was read stands until anything is written to the file: `data_version` of the reading connection changes with
 * every commit of another one, and it is asked before each answer. Of the branch asked last only those parts are then
 * read anew whose tables a command of this program has changed; all of them where another program wrote.
 */
import { sql } from 'kysely'
import { remembered, rememberedAlone } from '../ledger/memory.ts'
import type { Reader } from '../ledger/open.ts'
import { lifeFound } from './from-life.ts'
import { meetingsFound } from './from-meetings.ts'
import { papersFound } from './from-papers.ts'
import { branchFound, membersFound } from './from-people.ts'
import { rectificationFound, registersFound } from './from-registers.ts'
import { studyFound } from './from-study.ts'
import { duesFound, talksFound } from './from-talks-and-dues.ts'
import { type Gist, gistOf } from './gist.ts'
import type { Names, SearchRecord } from './record.ts'

export interface Corpus {
  readonly records: readonly SearchRecord[]
  /** Every name of a person that stands in them. */
  readonly names: ReadonlySet<string>
  /** What it takes in memory, in characters. */
  readonly size: number
}

interface Held {
  readonly corpus: Promise<Corpus>
  /** 0 until it is read. */
  size: number
}

interface Kept {
  /** Of the reading connection, when it was last found to be current. */
  version: number
  /** The last entry of the log then. */
  entry: number
  /** The one asked last at the end. */
  readonly branches: Map<number, Held>
  readonly gists: Map<number, Gist>
  /** Everybody of the ledger; read when first asked for. */
  people?: Promise<People>
}

interface People {
  readonly all: readonly { readonly branchId: number; readonly name: string }[]
  readonly names: Names
}

/** What is remembered, by connection: another ledger has others. */
const kept = new WeakMap<Reader, Kept>()

/**
 * All branches in memory together, in characters: some 100 MB, or eight branches of ten years, or thirty of two. The one
 * asked last stays in any case.
 */
const mostKept = 40_000_000
/** What a field takes besides its characters, counted in characters. */
const perField = 60
/** 128 KiB each. */
const mostGists = 400

/** The branch that is asked about; it stays in memory before all others. */
export async function corpusOf(read: Reader, branchId: number): Promise<Corpus> {
  const now = await current(read)
  const { branches } = now
  const held = branches.get(branchId)
  if (held !== undefined) {
    branches.delete(branchId)
    branches.set(branchId, held)
    return held.corpus
  }
  const reading: Held = { corpus: readCorpus(read, now, branchId, keptPart(read, branchId)), size: 0 }
  branches.set(branchId, reading)
  reading.corpus.then(
    ({ size }) => {
      reading.size = size
      keepWithin(branches)
    },
    () => branches.delete(branchId),
  )
  return reading.corpus
}

/** Takes those out that were asked longest ago. */
function keepWithin(branches: Map<number, Held>): void {
  let room = mostKept
  for (const [branchId, { size }] of [...branches].toReversed()) {
    if (room < mostKept && size > room) branches.delete(branchId)
    else room -= size
  }
}

/** One of many that are gone through: it stays where there is room, and leaves its gist in any case. */
export async function corpusInPassing(read: Reader, branchId: number): Promise<Corpus> {
  const now = await current(read)
  const { branches, gists } = now
  const held = branches.get(branchId)
  if (held !== undefined) return held.corpus
  const corpus = await readCorpus(read, now, branchId)
  if (gists.size < mostGists) gists.set(branchId, gistOf(corpus.records, corpus.names))
  const taken = [...branches.values()].reduce((sum, { size }) => sum + size, 0)
  if (taken + corpus.size <= mostKept)
    branches.set(branchId, { corpus: Promise.resolve(corpus), size: corpus.size })
  return corpus
}

/** What is known of a branch without reading it. */
export async function rememberedOf(read: Reader): Promise<{
  readonly inMemory: ReadonlyMap<number, unknown>
  readonly gists: ReadonlyMap<number, Gist>
}> {
  const { branches, gists } = await current(read)
  return { inMemory: branches, gists }
}

/** What is remembered and still true: all of it goes with the first change. */
async function current(read: Reader): Promise<Kept> {
  // asked first: what is written while the tables are read makes the next question read anew
  const version = await versionOf(read)
  const present = kept.get(read)
  if (present?.version === version) return present
  const entry = await lastEntry(read)
  if (present !== undefined && (await onlyViews(read, present.entry, entry))) {
    present.version = version
    present.entry = entry
    return present
  }
  const anew: Kept = { version, entry, branches: new Map(), gists: new Map() }
  kept.set(read, anew)
  return anew
}

const lastEntry = async (read: Reader): Promise<number> =>
  (
    await read
      .selectFrom('audit_entry')
      .select(({ fn }) => fn.max('entry_id').as('last'))
      .executeTakeFirst()
  )?.last ?? 0

/** Whether nothing was written but that something covered was looked at, as each question `withContents` does itself. */
async function onlyViews(read: Reader, since: number, until: number): Promise<boolean> {
  if (until === since) return false
  const change = await read
    .selectFrom('audit_entry')
    .select('entry_id')
    .where('entry_id', '>', since)
    .where('kind', '<>', 'view')
    .limit(1)
    .executeTakeFirst()
  return change === undefined
}

async function versionOf(read: Reader): Promise<number> {
  const row = await read
    .selectFrom(sql<{ data_version: number }>`pragma_data_version`.as('version'))
    .select('data_version')
    .executeTakeFirstOrThrow()
  return row.data_version
}

/** Everybody of the ledger by branch. */
export const everybody = async (read: Reader): Promise<People['all']> =>
  (await peopleOf(read, await current(read))).all

function peopleOf(read: Reader, now: Kept): Promise<People> {
  now.people ??= readPeople(read)
  return now.people
}

async function readPeople(read: Reader): Promise<People> {
  const rows = await read.selectFrom('member').select(['member_id', 'branch_id', 'name']).execute()
  return {
    all: rows.map(({ branch_id, name }) => ({ branchId: branch_id, name })),
    names: new Map(rows.map(({ member_id, name }) => [member_id, name])),
  }
}

/** Reads a part of what is searchable of a branch, by the names of people. */
type Part = (
  name: string,
  find: (names: Names) => Promise<readonly SearchRecord[]>,
) => Promise<readonly SearchRecord[]>

/** Of the branch asked last, only the parts are read anew that a change has touched. */
const keptPart =
  (read: Reader, branchId: number): Part =>
  (name, find) =>
    rememberedAlone(read, `found ${name}`, [branchId], async () =>
      find(await remembered(read, 'memberNames', [], async () => (await readPeople(read)).names)),
    )

async function readCorpus(read: Reader, now: Kept, branchId: number, part?: Part): Promise<Corpus> {
  const of: Part = part ?? (async (_name, find) => find((await peopleOf(read, now)).names))
  const records = [
    ...(await of('members', () => membersFound(read, branchId))),
    ...(await of('meetings', (known) => meetingsFound(read, branchId, known))),
    ...(await of('talks', (known) => talksFound(read, branchId, known))),
    ...(await of('dues', (known) => duesFound(read, branchId, known))),
    ...(await of('study', (known) => studyFound(read, branchId, known))),
    ...(await of('life', (known) => lifeFound(read, branchId, known))),
    ...(await of('rectification', () => rectificationFound(read, branchId))),
    ...(await of('registers', () => registersFound(read, branchId))),
    ...(await of('papers', () => papersFound(read, branchId))),
    ...(await of('branch', (known) => branchFound(read, branchId, known))),
  ]
  const names = new Set<string>()
  let size = 0
  for (const { fields } of records)
    for (const { isName, text } of fields) {
      if (isName) names.add(text)
      size += perField + text.length
    }
  return { records, names, size }
}
