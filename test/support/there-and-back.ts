/** A command and its way back, as a page does them. */
import type { InputOf, OperationName, OutputOf } from '#shared/contract.ts'
import { wayBack } from '#renderer/undo/inverse.ts'
import type { TestLedger } from './ledger.ts'

/** Runs a command as a page does and takes it back. Answers what was told. */
export async function thereAndBack<Name extends OperationName>(
  ledger: TestLedger,
  name: Name,
  input: InputOf<Name>,
  meeting?: OutputOf<'meetings.show'>,
): Promise<string> {
  const back = await wayBack(name, input, { call: ledger.call, meetingOf: () => meeting })
  const reply = await ledger.call(name, input)
  if (back?.undo === null) return back.why ?? ''
  await back?.undo?.(reply)
  return back?.what ?? 'no way back'
}
