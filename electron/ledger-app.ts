/** Composition root: every handler named once, and the one ledger that is open. Imports no electron. */
import type { InputOf, OperationName, OutputOf, operations } from '#shared/contract.ts'
import { Failure, type Reply } from '#shared/failure.ts'
import { appraisalHandlers } from './appraisal/handlers.ts'
import { attachmentHandlers } from './attachments.ts'
import { auditHandlers } from './audit/handlers.ts'
import { backupHandlers, keepCopy } from './backups.ts'
import { branchHandlers } from './branch.ts'
import { complianceHandlers } from './compliance/handlers.ts'
import { debriefingDraftHandlers } from './debriefing/handlers.ts'
import { type Dispatching, dispatch } from './dispatch.ts'
import { duesHandlers } from './dues/handlers.ts'
import { dualLifeHandlers } from './dual-life.ts'
import { electionHandlers } from './elections/handlers.ts'
import { exportHandlers } from './export/ledger.ts'
import type { At, Desk, HandlersOf, TaskContext } from './handlers.ts'
import { importHandlers } from './import/batches.ts'
import { importFolderHandlers } from './import/folder-handlers.ts'
import { ledgerHandlers } from './ledger.ts'
import { lastBackupAt } from './ledger/backups-kept.ts'
import type { LedgerKey } from './ledger/key.ts'
import { type OpenLedger, openLedger } from './ledger/open.ts'
import { lifeHandlers } from './life/handlers.ts'
import { manualHandlers } from './manual.ts'
import { meetingHandlers } from './meetings/handlers.ts'
import { memberYearHandlers } from './member-year/handlers.ts'
import { memberHandlers } from './members.ts'
import { motionHandlers } from './motions/handlers.ts'
import { overviewHandlers } from './overview/handlers.ts'
import { phraseHandlers } from './phrases.ts'
import { profileHandlers } from './profile.ts'
import { rectificationHandlers } from './rectification.ts'
import { registerHandlers } from './registers/handlers.ts'
import { sealHandlers } from './seal/handlers.ts'
import { searchHandlers } from './search/handlers.ts'
import { studyHandlers } from './study/handlers.ts'
import { talkHandlers } from './talks.ts'
import { templateHandlers } from './templates.ts'
import { workbookHandlers } from './workbook.ts'

const handlers = {
  ...ledgerHandlers,
  ...backupHandlers,
  ...auditHandlers,
  ...branchHandlers,
  ...memberHandlers,
  ...memberYearHandlers,
  ...manualHandlers,
  ...meetingHandlers,
  ...motionHandlers,
  ...electionHandlers,
  ...talkHandlers,
  ...lifeHandlers,
  ...appraisalHandlers,
  ...dualLifeHandlers,
  ...studyHandlers,
  ...duesHandlers,
  ...complianceHandlers,
  ...overviewHandlers,
  ...phraseHandlers,
  ...profileHandlers,
  ...rectificationHandlers,
  ...registerHandlers,
  ...debriefingDraftHandlers,
  ...sealHandlers,
  ...searchHandlers,
  ...importHandlers,
  ...importFolderHandlers,
  ...exportHandlers,
  ...attachmentHandlers,
  ...templateHandlers,
  ...workbookHandlers,
} satisfies HandlersOf<typeof operations>

export interface LedgerApp {
  /** The border every transport calls; never throws. */
  dispatch(name: string, raw: unknown): Promise<Reply>
  /** The same for callers in this process: throws `Failure`. */
  call<Name extends OperationName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>>
  open(path: string): Promise<void>
  current(): OpenLedger | undefined
  close(): Promise<void>
}

export interface LedgerAppOptions {
  readonly clock: () => At
  readonly desk: Desk
  readonly checkOutput?: boolean
  readonly onInternal?: (name: string, error: unknown) => void
  /**
   * `all`: copies of themselves on exit, daily, before import and restore; `asked`: before import and restore only;
   * none where nothing is said.
   */
  readonly backups?: 'all' | 'asked'
}

export function createLedgerApp(options: LedgerAppOptions): LedgerApp {
  let ledger: OpenLedger | undefined

  const swap = async (next: () => OpenLedger): Promise<OpenLedger> => {
    // the new file is opened first: where that fails, the present one stays open
    const opened = next()
    await leave()
    ledger = opened
    return opened
  }
  const closeLedger = async () => {
    await leave()
  }
  /** Lets go of the open ledger; a copy is made first of what was changed. A copy that fails never holds it open. */
  const leave = async () => {
    const closing = ledger
    ledger = undefined
    if (closing === undefined) return
    if (options.backups === 'all' && closing.changed())
      await quietly(() => keepCopy(closing, 'exit', options.clock()))
    await closing.close()
  }
  const quietly = async (make: () => Promise<unknown>) => {
    try {
      await make()
    } catch (error) {
      options.onInternal?.('backup', error)
    }
  }
  const reopen = async (path: string, key: LedgerKey | null = null) => {
    if (ledger?.path === path) await closeLedger()
    const opened = await swap(() => openLedger(path, 'open', { now: options.clock().now, key }))
    const at = options.clock()
    // the first opening of a day
    if (options.backups === 'all' && (lastBackupAt(path) ?? '').slice(0, 10) < at.today)
      await quietly(() => keepCopy(opened, 'daily', at))
    return opened
  }

  const by: Dispatching = {
    handlers,
    ledger: () => ledger,
    at: options.clock,
    who: () => ({ user: '', role: 'secretary' }),
    checkOutput: options.checkOutput ?? false,
    onInternal: options.onInternal ?? (() => undefined),
    taskContext: (at): TaskContext => ({
      at,
      desk: options.desk,
      get read() {
        if (ledger === undefined) throw new Failure('noLedgerOpen')
        return ledger.reader
      },
      get ledger() {
        return ledger
      },
      run: (name, input, moment) => inside(name, input, { at: moment ?? at, inner: true }),
      openLedger: reopen,
      createLedger: (path, key = null) => swap(() => openLedger(path, 'create', { now: at.now, key })),
      closeLedger,
      safetyCopy: async (reason) => {
        if (options.backups !== undefined && ledger !== undefined) await keepCopy(ledger, reason, at)
      },
    }),
  }

  async function inside<Name extends OperationName>(
    name: Name,
    input: InputOf<Name>,
    how: { at?: At; inner?: boolean } = {},
  ): Promise<OutputOf<Name>> {
    const reply = await dispatch(by, name, input, { trusted: true, ...how })
    if (!reply.ok) throw new Failure(reply.code, reply.detail)
    return reply.value as OutputOf<Name>
  }

  return {
    dispatch: (name, raw) => dispatch(by, name, raw),
    call: (name, input) => inside(name, input),
    open: async (path) => {
      await reopen(path)
    },
    current: () => ledger,
    close: closeLedger,
  }
}

/** The machine's wall clock, as `At`. The only place outside tests where the time of day enters. */
export function machineClock(): At {
  const time = new Date()
  const two = (value: number) => String(value).padStart(2, '0')
  const today = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`
  return {
    today,
    now: `${today}T${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`,
  }
}
