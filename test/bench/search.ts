/**
 * How long a search takes in ten years of one branch, and in one branch of a ledger of two hundred; beside it LIKE over
 * the texts of the same meetings, of the branch and of the whole file.
 */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { type LedgerApp, createLedgerApp } from '#electron/ledger-app.ts'
import { silently } from './desk.ts'
import { makeLedger } from './ledgers.ts'
import { type Figure, measure } from './measure.ts'

const branches = 200

export async function benchSearch(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  const one = join(folder, 'ten-years.ledger')
  const { meetings } = await makeLedger(one, { years: 10, members: 45, meetingsAYear: 150 })
  const figures = await of(one, `${meetings} meetings of one branch`, 50)
  const many = join(folder, 'superior.ledger')
  multiply(one, many)
  figures.push(...(await of(many, `one branch of ${meetings * branches} meetings`, 200)))
  rmSync(folder, { recursive: true, force: true })
  return figures
}

async function of(path: string, what: string, limit: number): Promise<Figure[]> {
  const likes = await likeOver(path, what)
  const [like] = likes
  const peers = like === undefined ? [] : [{ name: 'LIKE over its speeches', median: like.median }]
  const app = createLedgerApp({
    clock: () => ({ today: '2026-12-31', now: '2026-12-31T18:00:00' }),
    desk: silently,
  })
  await app.open(path)
  const [member] = await app.call('members.list', { branchId: 1 })
  if (member === undefined) throw new Error('nobody is there')
  let round = 0
  const figures: Figure[] = []
  // what is read anew is what the change has touched; whoever is named in a record is part of it
  for (const [name, change] of [
    ['a setting', () => app.call('ledger.changeSettings', { largeType: (round += 1) % 2 === 0 })],
    [
      'a meeting',
      () =>
        app.call('meetings.convene', {
          branchId: 1,
          kind: 'committeeMeeting',
          startsAt: `2026-12-${String(((round += 1) % 28) + 1).padStart(2, '0')}T07:${String(round % 60).padStart(2, '0')}`,
        }),
    ],
    [
      'a member',
      () => app.call('members.amend', { memberId: member.memberId, jobTitle: `第${(round += 1)}科` }),
    ],
  ] as const)
    figures.push(
      await measure(
        `search.find, two characters, first after ${name} changed (${what})`,
        () => find(app, '会议'),
        {
          limit,
          before: change,
        },
      ),
    )
  for (const [name, text] of [
    ['two common characters', '会议'],
    ['one character', '会'],
    ['nothing found', '鑫鑫'],
    ['digits', '2024'],
    ['%', '%'],
    ['three words', '会议 整改 党员1'],
    ['pinyin', 'dangyuan'],
  ] as const)
    figures.push({
      ...(await measure(`search.find, ${name} (${what})`, () => find(app, text), { limit })),
      peers,
    })
  await app.close()
  return [...figures, ...likes]
}

/** The branch first, then the whole file. */
async function likeOver(path: string, what: string): Promise<Figure[]> {
  const db = new Database(path, { readonly: true })
  const figures: Figure[] = []
  for (const [where, condition] of [
    ['of the branch', 'm.branch_id = 1'],
    ['of the whole file', '1 = 1'],
  ] as const) {
    const like = db
      .prepare(
        `SELECT count(*) FROM meeting m JOIN agenda_item a USING (meeting_id) JOIN speech s USING (agenda_item_id)
         WHERE ${condition} AND s.text LIKE ?`,
      )
      .pluck()
    figures.push(
      await measure(
        `LIKE over the speeches ${where}, nothing found (${what})`,
        async () => {
          await Promise.resolve(like.get('%鑫鑫%'))
        },
        { times: 3 },
      ),
    )
  }
  db.close()
  return figures
}

const find = async (app: LedgerApp, text: string) => {
  const reply = await app.dispatch('search.find', { branchId: 1, text })
  if (!reply.ok) throw new Error(`${reply.code} ${reply.detail}`)
}

/** Columns that number rows, by table; the branch itself is numbered from 2 on. */
const numbers: Readonly<Record<string, readonly string[]>> = {
  branch: [],
  member: ['member_id'],
  meeting: ['meeting_id', 'chair_id', 'recorder_id'],
  attendance: ['meeting_id', 'member_id'],
  agenda_item: ['agenda_item_id', 'meeting_id'],
  speech: ['agenda_item_id', 'speaker_id'],
  motion: ['motion_id', 'meeting_id', 'agenda_item_id'],
  talk: ['talk_id'],
  talk_content: ['talk_id'],
  talk_party: ['talk_id', 'member_id'],
}

/** More than the rows of any table of one branch. */
const apart = 1_000_000

/** The one branch again and again under other numbers, by SQL alone: the triggers would only cost time here. */
function multiply(from: string, to: string): void {
  copyFileSync(from, to)
  const db = new Database(to)
  db.pragma('foreign_keys = OFF')
  db.pragma('journal_mode = OFF')
  db.pragma('synchronous = OFF')
  db.prepare('ATTACH ? AS one').run(from)
  const triggers = db
    .prepare<[], { name: string; sql: string }>(
      "SELECT name, sql FROM main.sqlite_schema WHERE type = 'trigger'",
    )
    .all()
  for (const { name } of triggers) db.exec(`DROP TRIGGER "${name}"`)
  for (const [table, numbered] of Object.entries(numbers)) {
    const columns = db.prepare<[], string>(`SELECT name FROM pragma_table_info('${table}')`).pluck().all()
    const values = columns.map((column) =>
      column === 'branch_id'
        ? 'branch_id + @by'
        : numbered.includes(column)
          ? `"${column}" + @by * ${apart}`
          : `"${column}"`,
    )
    const insert = db.prepare(
      `INSERT INTO main."${table}" (${columns.map((column) => `"${column}"`).join(', ')})
       SELECT ${values.join(', ')} FROM one."${table}"`,
    )
    for (let by = 1; by < branches; by += 1) insert.run({ by })
  }
  for (const { sql } of triggers) db.exec(sql)
  db.exec('DETACH one')
  db.pragma('optimize = 0x10012')
  db.pragma('journal_mode = WAL')
  db.close()
}
