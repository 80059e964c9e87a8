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
import type { OpenLedger } from './ledger/open.ts'
import { lifeHandlers } from './life/handlers.ts'
import { manualHandlers } from './manual.ts'
import { meetingHandlers } from './meetings/handlers.ts'
import { memberYearHandlers } from './member-year/handlers.ts'
import { memberHandlers } from './members.ts'
import { motionHandlers } from './motions/handlers.ts'
import { overviewHandlers } from './overview/handlers.ts'
import { phraseHandlers } from './phrases.ts'
import { profileHandlers } from './profile.ts'
import { protectionHandlers } from './protection/handlers.ts'
import { rectificationHandlers } from './rectification.ts'
import { registerHandlers } from './registers/handlers.ts'
import { removalHandlers } from './removal/handlers.ts'
import { sealHandlers } from './seal/handlers.ts'
import { searchHandlers } from './search/handlers.ts'
import { type Timer, createSession } from './session.ts'
import { studyHandlers } from './study/handlers.ts'
import { talkHandlers } from './talks.ts'
import { templateHandlers } from './templates.ts'
import { workbookHandlers } from './workbook.ts'

const handlers = {
  ...ledgerHandlers,
  ...backupHandlers,
  ...protectionHandlers,
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
  ...removalHandlers,
  ...workbookHandlers,
} satisfies HandlersOf<typeof operations>

export interface LedgerApp {
  /** The border every transport calls; never throws. */
  dispatch(name: string, raw: unknown): Promise<Reply>
  /** The same for callers in this process: throws `Failure`. */
  call<Name extends OperationName>(name: Name, input: InputOf<Name>): Promise<OutputOf<Name>>
  /** @throws Failure passwordNeeded for a protected ledger without a password */
  open(path: string, password?: string): Promise<void>
  /** Closes what is open and waits for the password of this one: the page asks for it. */
  waitAt(path: string): Promise<void>
  /** Path of the ledger that waits for its password. */
  locked(): string | undefined
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
  /** Locks a protected ledger where nobody asks for anything any more; without one it stays open. */
  readonly timer?: Timer
}

export function createLedgerApp(options: LedgerAppOptions): LedgerApp {
  const { clock, backups, timer, onInternal, desk } = options
  const session = createSession({ clock, backups, timer, onInternal, onLock: () => desk.forget?.() })
  const notOpen = () => new Failure(session.locked() === undefined ? 'noLedgerOpen' : 'ledgerLocked')

  const by: Dispatching = {
    handlers,
    ledger: session.ledger,
    notOpen,
    at: options.clock,
    who: () => {
      const { name, role } = session.who()
      return { user: name, role }
    },
    checkOutput: options.checkOutput ?? false,
    onInternal: options.onInternal ?? (() => undefined),
    taskContext: (at): TaskContext => ({
      at,
      desk: options.desk,
      session,
      get read() {
        const ledger = session.ledger()
        if (ledger === undefined) throw notOpen()
        return ledger.reader
      },
      get ledger() {
        return session.ledger()
      },
      run: (name, input, moment) => inside(name, input, { at: moment ?? at, inner: true }),
      runIn: (ledger, name, input) =>
        inside(name, input, { at, inner: true }, { ...by, ledger: () => ledger }),
      openLedger: session.open,
      createLedger: session.create,
      closeLedger: session.close,
      safetyCopy: async (reason) => {
        const ledger = session.ledger()
        if (options.backups !== undefined && ledger !== undefined) await keepCopy(ledger, reason, at)
      },
    }),
  }

  async function inside<Name extends OperationName>(
    name: Name,
    input: InputOf<Name>,
    how: { at?: At; inner?: boolean } = {},
    through = by,
  ): Promise<OutputOf<Name>> {
    const reply = await dispatch(through, name, input, { trusted: true, ...how })
    if (!reply.ok) throw new Failure(reply.code, reply.detail)
    return reply.value as OutputOf<Name>
  }

  return {
    dispatch: async (name, raw) => {
      const done = session.stir()
      try {
        return await dispatch(by, name, raw)
      } finally {
        done()
      }
    },
    call: (name, input) => inside(name, input),
    open: async (path, password) => {
      await (password === undefined ? session.open(path) : session.enter(path, { password }))
    },
    waitAt: session.waitAt,
    locked: session.locked,
    current: session.ledger,
    close: session.close,
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
