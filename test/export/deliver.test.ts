import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { deliver } from '#electron/export/deliver.ts'
import type { Desk } from '#electron/handlers.ts'
import { openTestLedger, silentDesk, temporaryFolder } from '../support/ledger.ts'

const file = { fileName: '台账.docx', bytes: Uint8Array.of(80, 75, 3, 4) }
const to = (out: string | undefined, overwrite = false, ledger?: string) => ({ out, overwrite, ledger })
const choosing = (target: string | null): Desk => ({
  ...silentDesk,
  chooseTarget: () => Promise.resolve(target),
})

describe('delivering a finished file', () => {
  test('writes it whole, says its size and hash, and leaves nothing beside it', async () => {
    const folder = temporaryFolder()
    const path = join(folder, 'a.docx')
    expect(await deliver(silentDesk, file, to(path))).toEqual({
      path,
      download: null,
      fileName: 'a.docx',
      bytes: 4,
      sha256: createHash('sha256').update(file.bytes).digest('hex'),
    })
    expect(readdirSync(folder)).toEqual(['a.docx'])
    expect([...readFileSync(path)]).toEqual([...file.bytes])
  })

  test('puts it under its own name into a folder', async () => {
    const folder = temporaryFolder()
    expect((await deliver(silentDesk, file, to(folder))).path).toBe(join(folder, '台账.docx'))
  })

  test('never goes over another file unasked, and does when asked', async () => {
    const path = join(temporaryFolder(), 'a.docx')
    writeFileSync(path, 'precious')
    await expect(deliver(silentDesk, file, to(path))).rejects.toMatchObject({ code: 'fileExists' })
    expect(readFileSync(path, 'utf8')).toBe('precious')
    await deliver(silentDesk, file, to(path, true))
    expect(readFileSync(path).length).toBe(4)
  })

  test('never goes over the ledger, not even when asked', async () => {
    const path = join(temporaryFolder(), 'x.ledger')
    writeFileSync(path, 'ledger')
    await expect(deliver(silentDesk, file, to(path, true, path))).rejects.toMatchObject({
      code: 'fileExists',
    })
    expect(readFileSync(path, 'utf8')).toBe('ledger')
  })

  test('never goes over any ledger, a copy, what lies beside one, or what is no plain file', async () => {
    const { app, folder, path } = await openTestLedger()
    await app.call('backups.make', {})
    const [copy] = (await app.call('backups.list', {})).backups
    const renamed = join(folder, '另一册.docx')
    copyFileSync(copy?.path ?? '', renamed)
    for (const ending of ['.keys', '.part']) writeFileSync(`${path}${ending}`, 'precious')
    const kept = [
      copy?.path ?? '',
      renamed,
      ...['-wal', '-shm', '.keys', '.part'].map((each) => `${path}${each}`),
    ]
    for (const out of [...kept, join(folder, '新的.LEDGER')]) {
      const before = existsSync(out) ? readFileSync(out) : undefined
      await expect(
        app.call('profile.export', { out, overwrite: true }),
        `${basename(out)} would be gone`,
      ).rejects.toMatchObject({ code: 'fileExists' })
      expect(existsSync(out) ? readFileSync(out) : undefined).toEqual(before)
    }
    if (process.platform === 'win32') return
    spawnSync('mkfifo', [join(folder, 'pipe')])
    await expect(
      app.call('profile.export', { out: join(folder, 'pipe'), overwrite: true }),
    ).rejects.toMatchObject({ code: 'fileUnwritable' })
  })

  test('a save dialog has asked about overwriting itself', async () => {
    const path = join(temporaryFolder(), 'a.docx')
    writeFileSync(path, 'old')
    await deliver(choosing(path), file, to(undefined))
    expect(readFileSync(path).length).toBe(4)
  })

  test('thinking better of it in the dialog writes nothing', async () => {
    await expect(deliver(choosing(null), file, to(undefined))).rejects.toMatchObject({
      code: 'dialogCancelled',
    })
  })

  test('without dialogs the bytes wait for one download', async () => {
    const kept: [string, Uint8Array][] = []
    const desk: Desk = {
      ...silentDesk,
      offerDownload: (name, bytes) => {
        kept.push([name, bytes])
        return '/download/1'
      },
    }
    const delivery = await deliver(desk, file, to(undefined))
    expect(delivery).toMatchObject({ path: null, download: '/download/1', fileName: '台账.docx' })
    expect(kept).toEqual([['台账.docx', file.bytes]])
  })

  test('says so where the place cannot be written, and leaves no half file', async () => {
    const folder = temporaryFolder()
    await expect(deliver(silentDesk, file, to(join(folder, 'none', 'a.docx')))).rejects.toMatchObject({
      code: 'fileUnwritable',
    })
    const taken = join(folder, 'a.docx')
    // a folder of that name, not empty: the rename at the end must fail
    mkdirSync(join(taken, 'inside'), { recursive: true })
    mkdirSync(join(taken, file.fileName, 'inside'), { recursive: true })
    await expect(deliver(silentDesk, file, to(taken, true))).rejects.toMatchObject({ code: 'fileUnwritable' })
    expect(readdirSync(taken).sort()).toEqual(['inside', '台账.docx'].sort())
  })
})
