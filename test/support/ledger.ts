/** A real ledger file in a folder of its own, and a client of it. Builders with defaults, no fixture files. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { onTestFinished } from 'vitest'
import type { Call, InputOf, OutputOf } from '#shared/contract.ts'
import type { At, Desk } from '#electron/handlers.ts'
import { type LedgerApp, createLedgerApp } from '#electron/ledger-app.ts'

export interface TestLedger {
  readonly app: LedgerApp
  readonly call: Call
  readonly path: string
  readonly folder: string
  /** Moves the clock. */
  at(today: string, time?: string): void
  /** Every row of every table, to compare two states of the file. */
  dump(): Record<string, unknown[]>
  /** A connection around the program, to attack the file itself. */
  raw(): Database.Database
}

export const silentDesk: Desk = {
  mount: 'commandLine',
  chooseLedger: () => Promise.resolve(null),
  chooseTarget: () => Promise.resolve(null),
  ledgerFolder: () => tmpdir(),
}

/** A folder that is gone when the test is. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'branch-ledger-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export async function openTestLedger(
  options: { today?: string; branchName?: string } = {},
): Promise<TestLedger> {
  const folder = temporaryFolder()
  const path = join(folder, 'test.ledger')
  let at: At = { today: options.today ?? '2026-09-30', now: `${options.today ?? '2026-09-30'}T18:00:00` }
  const app = createLedgerApp({
    clock: () => at,
    desk: silentDesk,
    checkOutput: true,
    onInternal: (name, error) => {
      throw new Error(`${name} failed inside`, { cause: error })
    },
  })
  await app.call('ledger.create', { branchName: options.branchName ?? '测试党支部', path })
  onTestFinished(() => app.close())
  return {
    app,
    call: app.call,
    path,
    folder,
    at: (today, time = '18:00:00') => {
      at = { today, now: `${today}T${time}` }
    },
    dump: () => dumpOf(path),
    raw: () => {
      const db = new Database(path)
      onTestFinished(() => {
        db.close()
      })
      return db
    },
  }
}

/** Every row of every table but the log, which grows with every act, also with one that takes another back. */
export function dumpOf(path: string): Record<string, unknown[]> {
  const db = new Database(path, { readonly: true })
  const tables = db
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'audit@_%' ESCAPE '@' ORDER BY name`,
    )
    .all() as {
    name: string
  }[]
  const dump = Object.fromEntries(
    tables.map(({ name }) => [name, db.prepare(`SELECT * FROM "${name}"`).all()]),
  )
  db.close()
  return dump
}

/** Enrols a full member whose standing is plain, unless said otherwise. */
export async function enrol(
  ledger: Pick<TestLedger, 'call'>,
  name: string,
  fields: Partial<InputOf<'members.enrol'>> = {},
): Promise<number> {
  const member = await ledger.call('members.enrol', {
    name,
    category: 'fullMember',
    joinDate: '2010-07-01',
    fullMemberDate: '2011-07-01',
    ...fields,
  })
  return member.memberId
}

/** `count` full members named 甲一, 甲二 …; the first is secretary of a committee of the first three. */
export async function branchOf(
  ledger: Pick<TestLedger, 'call'>,
  count: number,
): Promise<{ ids: number[]; secretary: number; recorder: number }> {
  const ids: number[] = []
  for (let index = 1; index <= count; index += 1)
    ids.push(await enrol(ledger, `党员${String(index).padStart(2, '0')}`))
  const [secretary, recorder, third] = ids
  if (secretary === undefined || recorder === undefined || third === undefined)
    throw new Error('at least three')
  await ledger.call('branch.beginTerm', {
    beganOn: '2024-03-15',
    posts: [
      { memberId: secretary, post: 'secretary' },
      { memberId: recorder, post: 'organizationOfficer' },
      { memberId: third, post: 'disciplineOfficer' },
    ],
  })
  return { ids, secretary, recorder }
}

/** A general meeting on 2026-09-18 with everything its check-list asks for. */
export async function convene(
  ledger: Pick<TestLedger, 'call'>,
  people: { secretary: number; recorder: number },
  fields: Partial<InputOf<'meetings.convene'>> = {},
): Promise<OutputOf<'meetings.convene'>> {
  return ledger.call('meetings.convene', {
    kind: 'generalMeeting',
    startsAt: '2026-09-18T14:30',
    endsAt: '2026-09-18T16:00',
    place: '三楼会议室',
    chairId: people.secretary,
    recorderId: people.recorder,
    agenda: [
      {
        title: '讨论下半年工作',
        speeches: [{ speakerId: people.recorder, kind: 'discussion', text: '建议把调研提前到十月。' }],
      },
    ],
    ...fields,
  })
}
