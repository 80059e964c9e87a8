/**
 * The closed list of what can go wrong at the border. A handler throws `Failure`; the dispatcher turns it into
 * a reply. The Chinese sentence for each code is the renderer's (`renderer/ui/failure.ts`); `detail` says which
 * thing was meant and is safe to show: it never holds a stack, a path of the program, or a record's content.
 */
export const failureCodes = [
  'unknownOperation',
  'badInput',
  'badJson',
  'noLedgerOpen',
  'fileMissing',
  'fileExists',
  'fileUnwritable',
  'fileBusy',
  'notALedger',
  'ledgerTooNew',
  'ledgerDamaged',
  'passwordNeeded',
  'passwordWrong',
  'passwordTaken',
  'tryLater',
  'recoveryCodeWrong',
  'userUnknown',
  'ledgerLocked',
  'roleForbids',
  'notFound',
  'branchRequired',
  'conflict',
  'staleRevision',
  'lockedRecord',
  'sealedQuarter',
  'sealBlocked',
  'checklistBlocks',
  'statementsIncomplete',
  'ballotInconsistent',
  'secretBallotPerMember',
  'wordingBlocked',
  'notEntitled',
  'notQuorate',
  'writtenOpinionLate',
  'duplicate',
  'importRefused',
  'importUndone',
  'undoBlocked',
  'templateRefused',
  'tooLarge',
  'dialogCancelled',
  'internal',
] as const
export type FailureCode = (typeof failureCodes)[number]

export class Failure extends Error {
  readonly code: FailureCode
  readonly detail: string
  constructor(code: FailureCode, detail = '') {
    super(`${code}: ${detail}`)
    this.code = code
    this.detail = detail
  }
}

/** What crosses every border: never an exception. */
export type Reply<Value = unknown> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly code: FailureCode; readonly detail: string }
