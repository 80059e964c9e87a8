/** What a handler may hold, by the kind of its operation. A missing or misspelt handler does not compile. */
import type { z } from 'zod'
import type { BackupReason } from '#shared/backups.ts'
import type { InputOf, OperationName, OutputOf } from '#shared/contract.ts'
import type { Operation } from '#shared/operation.ts'
import type { LedgerDate } from '#shared/primitives.ts'
import type { LedgerKey } from './ledger/key.ts'
import type { OpenLedger, Reader, Writer } from './ledger/open.ts'
import type { Session } from './session.ts'

/** The day and the minute an operation runs at: injected, so that rules, tests and back-dated entries agree. */
export interface At {
  readonly today: LedgerDate
  /** `YYYY-MM-DDTHH:MM:SS`, local. */
  readonly now: string
}

/** What differs between the mounts: dialogs, and where a finished file goes. */
export interface Desk {
  readonly mount: 'desktop' | 'browser' | 'commandLine'
  /** A file the user picks to open; null where they think better of it. */
  chooseLedger(): Promise<string | null>
  /** Where the user wants a file saved (the dialog has asked about overwriting); null where they think better of it. */
  chooseTarget(suggestedName: string): Promise<string | null>
  /** Opens a finished file with whatever the machine opens such files with; false where that failed. */
  openFile?(path: string): Promise<boolean>
  /** Where there are no dialogs: keeps the bytes for one download and answers its address. */
  offerDownload?(fileName: string, bytes: Uint8Array): string
  /** Folder that new ledgers go to when nobody names one. */
  ledgerFolder(): string
  /** Lets go of what was offered: the ledger is locked. */
  forget?(): void
}

export interface TaskContext {
  readonly at: At
  readonly desk: Desk
  /** Throws `noLedgerOpen`. */
  readonly read: Reader
  readonly ledger: OpenLedger | undefined
  /** Runs a command (or a query) in a transaction of its own, at a given moment if one is named. */
  run<Name extends OperationName>(name: Name, input: InputOf<Name>, at?: At): Promise<OutputOf<Name>>
  /** Runs a command in another ledger than the one that is open. */
  runIn<Name extends OperationName>(
    ledger: OpenLedger,
    name: Name,
    input: InputOf<Name>,
  ): Promise<OutputOf<Name>>
  /** @param key of a protected ledger, for its secretary; without one `passwordNeeded` is thrown */
  openLedger(path: string, key?: LedgerKey | null): Promise<OpenLedger>
  /** @param key makes it a protected one */
  createLedger(path: string, key?: LedgerKey | null): Promise<OpenLedger>
  closeLedger(): Promise<void>
  /** Who opened the ledger, and how it is locked and put under another key. */
  readonly session: Session
  /** A copy beside the ledger before something great is done to it; nothing where this mount keeps none. */
  safetyCopy(reason: BackupReason): Promise<void>
}

type Answer<Op extends Operation> = z.input<Op['output']> | Promise<z.input<Op['output']>>

export type HandlerOf<Op extends Operation> = Op['kind'] extends 'query'
  ? (read: Reader, input: z.output<Op['input']>, at: At) => Answer<Op>
  : Op['kind'] extends 'command'
    ? (write: Writer, input: z.output<Op['input']>, at: At) => Answer<Op>
    : Op['kind'] extends 'judgement'
      ? (input: z.output<Op['input']>) => Answer<Op>
      : (context: TaskContext, input: z.output<Op['input']>) => Answer<Op>

export type HandlersOf<Slice extends Record<string, Operation>> = {
  readonly [Name in keyof Slice]: HandlerOf<Slice[Name]>
}
