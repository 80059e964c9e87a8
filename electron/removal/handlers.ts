/** Removal of personal information as operations. What is taken out leaves the file as well, not only its tables. */
import { sql } from 'kysely'
import { Failure } from '#shared/failure.ts'
import type { RemovalOutcome, removalOperations } from '#shared/removal.ts'
import { whichBranch } from '../branch.ts'
import type { HandlersOf, TaskContext } from '../handlers.ts'
import { keepSetting } from '../settings.ts'
import { anonymise, purge } from './forget.ts'
import { candidatesOf, previewOf, removalSettings } from './people.ts'
import { clearTalks, dueTalksOf } from './talks.ts'

/**
 * Writes the file anew, so that no freed page keeps the bytes, and empties the log of pages beside it.
 * @returns false where that could not be done (no room on the disk, another window reads): the removal itself stands
 */
async function compact({ ledger }: TaskContext): Promise<boolean> {
  if (ledger === undefined) throw new Failure('noLedgerOpen')
  try {
    await sql`vacuum`.execute(ledger.writer)
    const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(ledger.writer)
    return rows[0]?.busy === 0
  } catch {
    return false
  }
}

type Forgotten = Omit<RemovalOutcome, 'compacted'>

async function forget(context: TaskContext, run: () => Promise<Forgotten>): Promise<RemovalOutcome> {
  const forgotten = await run()
  return { ...forgotten, compacted: await compact(context) }
}

export const removalHandlers = {
  'removal.settings': (read) => removalSettings(read),
  'removal.changeSettings': async (write, changes) => {
    const present = await removalSettings(write)
    const next = {
      leftYears: changes.leftYears ?? present.leftYears,
      talkYears: changes.talkYears === undefined ? present.talkYears : changes.talkYears,
    }
    await keepSetting(write, 'removal', next)
    return next
  },
  'removal.candidates': async (read, { branchId }, { today }) =>
    candidatesOf(read, await whichBranch(read, branchId), today),
  'removal.preview': (read, { memberId }, { today }) => previewOf(read, memberId, today),
  'removal.dueTalks': async (read, { branchId }, { today }) =>
    dueTalksOf(read, await whichBranch(read, branchId), today),
  'removal.anonymise': (context, input) =>
    forget(context, () => context.run('removal.anonymiseMember', input)),
  'removal.purge': (context, input) => forget(context, () => context.run('removal.purgeMember', input)),
  'removal.talkContents': (context, input) => forget(context, () => context.run('removal.clearTalks', input)),
  'removal.anonymiseMember': (write, input, at) => anonymise(write, input, at),
  'removal.purgeMember': (write, input) => purge(write, input),
  'removal.clearTalks': async (write, { talkIds }, { today }) => ({
    name: null,
    blanked: await clearTalks(write, talkIds, today),
    locked: [],
  }),
} satisfies HandlersOf<typeof removalOperations>
