/** A desk without dialogs, for measuring. */
import { tmpdir } from 'node:os'
import type { Desk } from '#electron/handlers.ts'

export const silently: Desk = {
  mount: 'commandLine',
  chooseLedger: () => Promise.resolve(null),
  chooseTarget: () => Promise.resolve(null),
  ledgerFolder: () => tmpdir(),
}
