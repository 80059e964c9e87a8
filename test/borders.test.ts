/** Plants a breach of every rule in a small tree and sees it caught by name; the real tree holds every rule. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { findBreaches, hardLimit, owners, ruleNames } from './borders.ts'
import { readSources } from './support/borders-reading.ts'

const folders: string[] = []
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })))

/** The names of the rules that a tree of these files breaks. */
function broken(files: Readonly<Record<string, string>>): string[] {
  const root = mkdtempSync(join(tmpdir(), 'borders-'))
  folders.push(root)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return [...new Set(findBreaches(readSources(root)).map(({ rule }) => rule))].toSorted()
}

const planted: readonly (readonly [rule: string, path: string, text: string])[] = [
  ['renderer-never-sees-electron', 'renderer/a.ts', `import { dispatch } from '#electron/dispatch.ts'`],
  ['renderer-never-sees-electron', 'renderer/a.ts', `import type { Desk } from '#electron/handlers.ts'`],
  ['renderer-never-sees-electron', 'renderer/a.tsx', `export { readFileSync } from 'node:fs'`],
  ['renderer-never-sees-electron', 'renderer/a.ts', `const path = await import('path')`],
  ['renderer-never-sees-electron', 'renderer/a.ts', `export type T = import('kysely').Kysely<unknown>`],
  ['electron-never-sees-the-renderer', 'electron/a.ts', `export * from '#renderer/ledger.ts'`],
  ['electron-never-sees-the-renderer', 'electron/a.ts', `import { useState } from 'react'`],
  ['only-four-files-import-electron', 'electron/branch.ts', `import { app } from 'electron'`],
  ['only-four-files-import-electron', 'electron/branch.ts', `import type { App } from 'electron/main'`],
  ['preload-knows-only-shared', 'electron/preload.ts', `import { dispatch } from './dispatch.ts'`],
  ['preload-knows-only-shared', 'electron/preload.ts', `import { operations } from '#shared/contract.ts'`],
  ['shared-imports-only-itself-and-zod', 'shared/a.ts', `import { sql } from 'kysely'`],
  ['shared-imports-only-itself-and-zod', 'shared/a.ts', `import type { At } from '#electron/handlers.ts'`],
  ['rules-import-only-primitives-and-types', 'shared/rules/a.ts', `import { z } from 'zod'`],
  ['rules-import-only-primitives-and-types', 'shared/rules/a.ts', `import { Member } from '../members.ts'`],
  ['only-the-ledger-room-opens-the-database', 'electron/talks.ts', `import Database from 'better-sqlite3'`],
  ['only-word-files-import-docx', 'electron/export/compose.ts', `import { Document } from 'docx'`],
  [
    'only-template-files-import-the-template-engine',
    'electron/templates.ts',
    `import Docxtemplater from 'docxtemplater'`,
  ],
  [
    'only-template-files-import-the-template-engine',
    'electron/export/compose.ts',
    `import { DOMParser } from '@xmldom/xmldom'`,
  ],
  [
    'only-read-imports-spreadsheet-readers',
    'electron/import/reading.ts',
    `import { read } from '@e965/xlsx'`,
  ],
  [
    'only-workbook-files-import-the-workbook-writer',
    'electron/export/compose.ts',
    `import { writeXlsx } from 'hucre/xlsx'`,
  ],
  ['nobody-imports-test', 'electron/a.ts', `import { openTestLedger } from '#test/support/ledger.ts'`],
  ['no-backtracking-imports', 'shared/rules/deep/a.ts', `import { day } from '../../primitives.ts'`],
  ['no-backtracking-imports', 'electron/a.ts', `import { day } from '../shared/primitives.ts'`],
  ['nothing-calls-out', 'electron/a.ts', `import { request } from 'node:https'`],
  ['nothing-calls-out', 'electron/a.ts', `import { lookup } from 'dns'`],
  ['only-one-file-knows-the-transport', 'renderer/a.ts', `export const answer = await fetch('/call/x')`],
  ['only-one-file-knows-the-transport', 'renderer/a.ts', `window.ledgerDesk?.call('branch.list', {})`],
  ['shared-has-no-clock-and-no-chance', 'shared/a.ts', `export const today = () => new Date().toISOString()`],
  ['shared-has-no-clock-and-no-chance', 'shared/a.ts', `export const now = () => Date.now()`],
  ['shared-has-no-clock-and-no-chance', 'shared/a.ts', `export const luck = () => Math.random()`],
  ['shared-has-no-clock-and-no-chance', 'shared/a.ts', `export const id = () => crypto.randomUUID()`],
  ['only-the-composition-root-reads-the-clock', 'electron/talks.ts', `export const now = () => new Date()`],
  ['no-domain-writes-anothers-tables', 'electron/talks.ts', `tx.insertInto('member').values({})`],
  ['no-domain-writes-anothers-tables', 'electron/talks.ts', `tx.updateTable('member as m').set({})`],
  ['no-domain-writes-anothers-tables', 'electron/talks.ts', `tx.deleteFrom(table)`],
  ['no-domain-writes-anothers-tables', 'electron/talks.ts', 'sql`UPDATE member SET name = ${name}`'],
  ['no-domain-writes-anothers-tables', 'electron/members-archive.ts', `tx.deleteFrom('member')`],
  ['files-stay-near-300-lines', 'renderer/a.ts', 'export {}\n'.repeat(hardLimit + 1)],
  ['every-file-can-be-read', 'renderer/a.ts', 'const = 1'],
]

describe('every rule catches its breach', () => {
  test.each(planted)('%s in %s', (rule, path, text) => {
    expect(broken({ [path]: text })).toContain(rule)
  })

  test('no rule is without a planted breach', () => {
    expect([...new Set(planted.map(([rule]) => rule))].toSorted()).toEqual(ruleNames.toSorted())
  })
})

test('what the rules allow is not caught', () => {
  expect(
    broken({
      'shared/primitives.ts': `import { z } from 'zod'\nexport interface Span { Date: string; crypto: number }`,
      'shared/rules/voting.ts': `import type { Member } from '../members.ts'\nimport { day } from '../primitives.ts'\nimport { type Kind, kindTitles } from '../meetings.ts'`,
      'electron/main.ts': `import { app } from 'electron'\nimport { dispatch } from './dispatch.ts'`,
      'electron/members.ts': `tx.insertInto('member').values({ born: new Date(0) })\nconst text = 'please update the file'`,
      'electron/import/read.ts': `import { read } from '@e965/xlsx'\nimport { utils } from '../dispatch.ts'`,
      'renderer/ledger.ts': `export const ask = () => fetch('/call/branch.list')`,
      'renderer/page.tsx': `import { ask } from './ledger.ts'\nexport const retry = (q: { fetch(): void }) => q.fetch()`,
      'test/a.test.ts': `import { app } from 'electron'\nimport { x } from '#electron/dispatch.ts'`,
      'vite.config.ts': `import { operations } from './shared/contract.ts'`,
    }),
  ).toEqual([])
})

describe('the real tree', () => {
  const sources = readSources(process.cwd())

  test('is read whole', () => {
    expect(sources.length).toBeGreaterThan(100)
    expect(sources.flatMap((file) => file.imports).length).toBeGreaterThan(300)
  })

  test('breaks no rule', () => {
    expect(findBreaches(sources)).toEqual([])
  })

  test('every table has an owner', () => {
    const schema = readFileSync('migrations/schema.sql', 'utf8')
    const tables = [...schema.matchAll(/^CREATE TABLE (\w+)/gm)].map((match) => match[1] ?? '')
    expect(Object.keys(owners).toSorted()).toEqual(tables.toSorted())
  })
})
