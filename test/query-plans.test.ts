/**
 * How SQLite finds what the pages ask for: by an index, never by reading a great table from end to end. The SQL is what
 * the handlers really run, caught at the driver; the plans are those of a ledger without statistics, which is how a new
 * one begins.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OperationName } from '#shared/contract.ts'
import { silently } from '#test/bench/desk.ts'
import { writeLedger } from '#test/bench/large-ledger.ts'
import { lastYear, lookedAt } from '#test/bench/large-ledger-size.ts'
import { samplesOf } from '#test/bench/samples.ts'
import { createLedgerApp } from '#electron/ledger-app.ts'

/** Tables that grow with every meeting, member and month; single letters are short names that queries give them. */
const great = [
  'meeting',
  'attendance',
  'agenda_item',
  'speech',
  'study_item',
  'motion',
  'statement',
  'member_vote',
  'talk',
  'talk_party',
  'talk_content',
  'dues_assessment',
  'dues_item',
  'dues_payment',
  'required_study_item',
  'make_up_study',
  'other_learning',
  'life_examination',
  'life_criticism',
  'life_opinion',
  'member_appraisal',
  'rectification_item',
  'rectification_step',
  'register_entry',
  'register_person',
  'register_task',
  'register_integrity',
  'source_document',
  'attachment',
  'e',
  'p',
  'i',
  's',
]

/** What a page waits for, and by which index its greatest table is found. */
const hot = [
  ['meetings.list', 'meeting', 'meeting_by_day'],
  ['meetings.list', 'attendance', 'PRIMARY KEY'],
  ['meetings.list', 'agenda_item', 'agenda_item_by_meeting'],
  ['meetings.show', 'meeting', 'INTEGER PRIMARY KEY'],
  ['meetings.show', 'attendance', 'PRIMARY KEY'],
  ['meetings.show', 'statement', 'PRIMARY KEY'],
  ['meetings.checklist', 'motion', 'motion_by_meeting'],
  ['motions.show', 'statement', 'PRIMARY KEY'],
  ['members.list', 'member', 'member_by_branch'],
  ['members.year', 'dues_payment', 'dues_payment_by_member'],
  ['members.year', 'attendance', 'PRIMARY KEY'],
  ['talks.list', 'talk', 'talk_by_day'],
  ['talks.coverage', 'talk_party', 'PRIMARY KEY'],
  ['dues.year', 'dues_payment', 'dues_payment_by_month'],
  ['dues.payments', 'dues_payment', 'dues_payment_by_month'],
  ['dues.arrears', 'dues_assessment', 'dues_assessment_by_year'],
  ['dues.assessments', 'dues_item', 'PRIMARY KEY'],
  ['study.list', 'required_study_item', 'required_study_item_by_branch'],
  ['study.hours', 'make_up_study', 'make_up_study_by_meeting'],
  ['life.show', 'life_examination', 'life_examination_by_campaign'],
  ['tasks.list', 'e', 'register_entry_by_day'],
  ['rectification.list', 'i', 'rectification_item_number'],
  ['import.documents', 'source_document', 'source_document_by_branch'],
  ['compliance.inspect', 'meeting', 'meeting_by_day'],
  ['compliance.inspect', 'attendance', 'PRIMARY KEY'],
  ['compliance.inspect', 'register_entry', 'register_entry_by_day'],
  ['compliance.calendar', 'meeting', 'meeting_by_day'],
  ['seal.status', 'attendance', 'PRIMARY KEY'],
  ['debriefings.draft', 'dues_payment', 'dues_payment_by_month'],
  ['export.pages', 'meeting', 'meeting_by_day'],
  ['export.pages', 'dues_payment', 'dues_payment_by_month'],
  ['export.pages', 'e', 'register_entry_by_day'],
  ['removal.preview', 'speech', 'speech_by_speaker'],
  ['removal.preview', 'meeting', 'meeting_by_recorder'],
  ['removal.preview', 'statement', 'statement_by_member'],
  ['removal.preview', 'member_vote', 'member_vote_by_member'],
] as const satisfies readonly (readonly [OperationName, string, string])[]

/** Looks for a person in every table there is: some small ones, and what imports left, have no index by person. */
const looksEverywhere: readonly OperationName[] = ['removal.preview']

const plans = new Map<string, readonly string[]>()
const folder = mkdtempSync(join(tmpdir(), 'plans-'))
const { prepare } = Database.prototype

beforeAll(async () => {
  const path = join(folder, 'plans.ledger')
  await writeLedger(path, { branches: 2, years: 2, members: [8, 10], meetingsAYear: 14 })
  const asked = new Set<string>()
  Database.prototype.prepare = function (this: Database.Database, sql: string) {
    const statement: Database.Statement = prepare.call(this, sql)
    const { all } = statement
    // prepared once and asked often: it is the asking that counts
    statement.all = (...parameters: unknown[]) => {
      asked.add(sql)
      return all.apply(statement, parameters)
    }
    return statement
  } as typeof prepare
  const app = createLedgerApp({ clock: () => lookedAt, desk: silently })
  await app.open(path)
  const reader = app.current()?.reader
  if (reader === undefined) throw new Error('the ledger did not open')
  const samples = await samplesOf(reader, { branchId: 1, year: lastYear })
  const db = new Database(path)
  const planOf = (sql: string): string[] => {
    const explain: Database.Statement<unknown[], { detail: string }> = db.prepare(`EXPLAIN QUERY PLAN ${sql}`)
    return explain
      .all(...Array.from({ length: sql.split('?').length - 1 }, () => null))
      .map(({ detail }) => detail)
  }
  for (const name of new Set(hot.map(([operation]) => operation))) {
    // another program has written: nothing is answered from memory
    db.exec(`UPDATE branch SET phone = phone || '1'`)
    asked.clear()
    const reply = await app.dispatch(name, samples[name])
    if (!reply.ok) throw new Error(`${name}: ${reply.code}`)
    plans.set(name, [...asked].filter((sql) => /^\s*select/i.test(sql)).flatMap(planOf))
  }
  db.close()
  await app.close()
})

afterAll(() => {
  Database.prototype.prepare = prepare
  rmSync(folder, { recursive: true, force: true })
})

describe('no page reads a great table from end to end', () => {
  const pages = new Set(hot.map(([operation]) => operation).filter((name) => !looksEverywhere.includes(name)))
  test.each([...pages])('%s', (name) => {
    const scanned = (plans.get(name) ?? []).filter((step) =>
      great.includes(/^SCAN (\S+)/.exec(step)?.[1] ?? ''),
    )
    expect(plans.get(name)).not.toEqual([])
    expect(scanned).toEqual([])
  })
})

describe('what a page asks is found by its index', () => {
  test.each(hot)('%s finds %s by %s', (name, table, index) => {
    const found = (plans.get(name) ?? []).filter((step) => step.startsWith(`SEARCH ${table} USING`))
    expect(
      found.map((step) => step.includes(index)),
      found.join('\n'),
    ).toContain(true)
  })
})
