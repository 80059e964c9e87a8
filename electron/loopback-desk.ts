/** The desk where there are no dialogs: finished files wait in memory for one download by the page. */
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Desk } from './handlers.ts'

export interface Download {
  readonly fileName: string
  readonly bytes: Uint8Array
}

export interface LoopbackDesk extends Desk {
  readonly mount: 'browser'
  offerDownload(fileName: string, bytes: Uint8Array): string
  /** Gives an offered file out, once. */
  take(id: string): Download | undefined
}

/** More than anyone leaves unfetched; the oldest goes first, so that forgotten offers cannot fill the memory. */
const offersKept = 8

export const downloadPath = '/download/'

/** @param folder where new ledgers go when nobody names a path; the documents folder's 支部台账 unless given. */
export function loopbackDesk(folder = ledgerFolder()): LoopbackDesk {
  const offers = new Map<string, Download>()
  return {
    mount: 'browser',
    chooseLedger: () => Promise.resolve(null),
    chooseTarget: () => Promise.resolve(null),
    ledgerFolder: () => folder,
    offerDownload: (fileName, bytes) => {
      const id = randomBytes(24).toString('base64url')
      offers.set(id, { fileName, bytes })
      for (const oldest of offers.keys()) {
        if (offers.size <= offersKept) break
        offers.delete(oldest)
      }
      return downloadPath + id
    },
    forget: () => offers.clear(),
    take: (id) => {
      const offer = offers.get(id)
      offers.delete(id)
      return offer
    },
  }
}

/** `支部台账` in the user's documents folder, or at home where there is none. Not made here. */
export function ledgerFolder(home = homedir()): string {
  return join(documentsFolder(home), '支部台账')
}

/** A Chinese Linux desktop calls it 文档 and says so in user-dirs.dirs. */
function documentsFolder(home: string): string {
  const candidates = [xdgDocuments(home), join(home, 'Documents'), join(home, '文档')]
  return candidates.find((folder) => folder !== undefined && existsSync(folder)) ?? home
}

function xdgDocuments(home: string): string | undefined {
  const file = join(home, '.config', 'user-dirs.dirs')
  if (!existsSync(file)) return undefined
  const named = /^XDG_DOCUMENTS_DIR="(.*)"$/m.exec(readFileSync(file, 'utf8'))?.[1]
  return named?.replace('$HOME', home)
}
