/** What the desktop window offers its page: the bridge that the preload script leaves as `window.ledgerDesk`. */
import type { OperationName } from './contract.ts'
import type { Reply } from './failure.ts'

/**
 * Menu entries that the page carries out. `openPath` comes with the path of a file that was double-clicked or
 * named on the command line while the program already runs.
 */
export const menuItems = [
  'new',
  'open',
  'openPath',
  'close',
  'backUp',
  'print',
  'demonstration',
  'help',
] as const
export type MenuItem = (typeof menuItems)[number]

export interface LedgerDesk {
  readonly mount: 'desktop'
  /** Any operation of the contract by name; resolves to a reply envelope and never rejects. */
  call(name: OperationName, input: unknown): Promise<Reply>
  /** Entries chosen before anyone listens are kept for the first listener. */
  onMenu(listener: (item: MenuItem, path?: string) => void): void
}
