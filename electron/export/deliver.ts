/** Brings a finished file to where the user wants it: whole or not at all, and never over another file unasked. */
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, lstatSync, mkdirSync, statSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { Failure } from '#shared/failure.ts'
import type { Desk } from '../handlers.ts'
import { kindOfFile } from '../ledger/key.ts'

export interface Finished {
  readonly fileName: string
  readonly bytes: Uint8Array
}

export interface Destination {
  /** A file, or an existing folder that the file is put into under its own name. */
  readonly out: string | undefined
  readonly overwrite: boolean
  /** The open ledger's own file: nothing printed may ever take its place. */
  readonly ledger: string | undefined
}

export interface Delivery {
  readonly path: string | null
  readonly download: string | null
  readonly fileName: string
  readonly bytes: number
  readonly sha256: string
}

/**
 * Writes to `out`; without it asks the desk, or leaves the bytes for one download where the desk has no dialogs.
 * @throws Failure fileExists, fileUnwritable, dialogCancelled
 */
export async function deliver(desk: Desk, file: Finished, to: Destination): Promise<Delivery> {
  const about = { bytes: file.bytes.length, sha256: hashOf(file.bytes) }
  if (to.out === undefined && desk.offerDownload !== undefined) {
    const download = desk.offerDownload(file.fileName, file.bytes)
    return { path: null, download, fileName: file.fileName, ...about }
  }
  const target = await targetOf(desk, file, to)
  if (to.ledger !== undefined && target === resolve(to.ledger))
    throw new Failure('fileExists', `${basename(target)}（这是台账本身）`)
  await writeWhole(target, file.bytes)
  return { path: target, download: null, fileName: basename(target), ...about }
}

/**
 * Where a file given as `out` would go, checked before the work begins: a book is not composed only to be refused.
 * @throws Failure fileExists
 */
export function refuseTaken(out: string | undefined, fileName: string, overwrite: boolean): void {
  if (out === undefined || overwrite) return
  if (existsSync(placed(out, fileName))) throw new Failure('fileExists', basename(placed(out, fileName)))
}

/**
 * Many files into the folder `out`, made and written one after another so that only one lies in memory. All names are
 * checked before the first is made.
 * @returns the folder as `path`; `sha256` is over the list of the files' own hashes, in their order
 * @throws Failure fileExists, fileUnwritable
 */
export async function deliverAll(
  names: readonly string[],
  pack: (index: number) => Promise<Finished | undefined>,
  to: Destination,
): Promise<Delivery & { readonly files: { fileName: string; bytes: number; sha256: string }[] }> {
  const folder = resolve(to.out ?? '')
  if (existsSync(folder) && !statSync(folder).isDirectory()) throw new Failure('fileExists', basename(folder))
  if (!existsSync(dirname(folder)))
    throw new Failure('fileUnwritable', `没有这个文件夹：${basename(dirname(folder))}`)
  for (const name of names) refuseTaken(join(folder, name), name, to.overwrite)
  mkdirSync(folder, { recursive: true })
  const files: { fileName: string; bytes: number; sha256: string }[] = []
  const fresh: string[] = []
  try {
    for (let index = 0; index < names.length; index += 1) {
      const file = await pack(index)
      if (file === undefined) break
      const target = join(folder, file.fileName)
      if (to.ledger !== undefined && target === resolve(to.ledger))
        throw new Failure('fileExists', `${file.fileName}（这是台账本身）`)
      if (!existsSync(target)) fresh.push(target)
      await writeWhole(target, file.bytes)
      files.push({ fileName: file.fileName, bytes: file.bytes.length, sha256: hashOf(file.bytes) })
    }
  } catch (error) {
    // stopped half-way: a folder with some of the records would pass for all of them
    for (const target of fresh) await rm(target, { force: true })
    throw error
  }
  return {
    path: folder,
    download: null,
    fileName: basename(folder),
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    sha256: hashOf(files.map(({ sha256, fileName }) => `${sha256}  ${fileName}\n`).join('')),
    files,
  }
}

const hashOf = (content: Uint8Array | string): string => createHash('sha256').update(content).digest('hex')

async function targetOf(desk: Desk, file: Finished, to: Destination): Promise<string> {
  if (to.out !== undefined) {
    refuseTaken(to.out, file.fileName, to.overwrite)
    return placed(to.out, file.fileName)
  }
  // the dialog itself has asked whether an existing file may go
  const chosen = await desk.chooseTarget(file.fileName)
  if (chosen === null) throw new Failure('dialogCancelled')
  return resolve(chosen)
}

function placed(out: string, fileName: string): string {
  const path = resolve(out)
  return existsSync(path) && statSync(path).isDirectory() ? join(path, fileName) : path
}

/** A ledger's name, and the names of what lies beside one: its write-ahead log, the keys of its users. */
const ledgerName = /\.ledger(-(wal|shm|journal)|\.(keys|part|恢复中).*)?$/i

/**
 * Nothing printed may take the place of any ledger, of a copy, of what lies beside one, or of what is no plain file.
 * @throws Failure fileExists, fileUnwritable
 */
function refuseLedger(target: string): void {
  const name = basename(target)
  if (ledgerName.test(name)) throw new Failure('fileExists', `${name}（台账文件不能被盖掉，请换一个文件名）`)
  const there = lstatSync(target, { throwIfNoEntry: false })
  if (there === undefined || there.isSymbolicLink()) return
  if (!there.isFile()) throw new Failure('fileUnwritable', name)
  if (isLedger(target)) throw new Failure('fileExists', `${name}（这是一个台账，不能盖掉，请换一个文件名）`)
}

function isLedger(path: string): boolean {
  try {
    kindOfFile(path)
    return true
  } catch {
    return false
  }
}

/** Beside the target first, to disk, then renamed: a power cut leaves the old file or the new one, never half. */
async function writeWhole(target: string, bytes: Uint8Array): Promise<void> {
  const folder = dirname(target)
  if (!existsSync(folder)) throw new Failure('fileUnwritable', `没有这个文件夹：${basename(folder)}`)
  refuseLedger(target)
  const beside = join(folder, `.${randomBytes(6).toString('hex')}.part`)
  try {
    const handle = await open(beside, 'wx')
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(beside, target)
  } catch (error) {
    await rm(beside, { force: true })
    // whatever the system says (read-only, full, open in Word), the sentence for the user is the same
    if (error instanceof Error && 'code' in error) throw new Failure('fileUnwritable', basename(target))
    throw error
  }
}
