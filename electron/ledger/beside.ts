/** What lies beside a ledger and is named after it. */
import { basename, dirname, join } from 'node:path'

/** `支部.ledger` → `支部-备份`, the folder of its copies. */
export const backupFolder = (ledgerPath: string): string =>
  join(dirname(ledgerPath), `${basename(ledgerPath, '.ledger')}-备份`)

/** `支部.ledger` → `支部.ledger.keys`: the other users' ways to its key. */
export const keyFilePath = (ledgerPath: string): string => `${ledgerPath}.keys`

/** `支部.ledger` → `支部.ledger.恢复中`: a copy on its way into the ledger's place. */
export const restoringPath = (ledgerPath: string): string => `${ledgerPath}.恢复中`
