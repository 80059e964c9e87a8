/**
 * Every column that can hold words, of every table: found, covered, or left out with a reason. A column that comes anew
 * fails here until it is decided on.
 */
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { type TestLedger, openTestLedger } from '#test/support/ledger.ts'

/** Never, whoever asks. */
const never = [
  'member.id_number',
  // whatever tells how somebody voted
  'written_opinion.note',
  'write_in.name',
  'election_write_in.name',
  // what pay is made of
  'dues_item.title',
]

/** Only where `withContents` is asked for. */
const covered = [
  'life_criticism.answer',
  'life_criticism.text',
  'life_examination.causes',
  'life_examination.direction',
  'life_examination.problems',
  'life_opinion.from_name',
  'life_opinion.text',
  'member.address',
  'member.phone',
  'member_appraisal.branch_opinion',
  'member_appraisal.disposition',
  'member_appraisal.dual_duty',
  'member_appraisal.mutual_appraisal',
  'member_appraisal.no_grade_reason',
  'member_appraisal.self_appraisal',
  'register_analysis.causes',
  'register_analysis.demands',
  'register_analysis.measures',
  'register_analysis.mentality',
  'register_analysis.other',
  'register_analysis.overall',
  'register_analysis.politics',
  'register_analysis.work_state',
  'register_supervision.demand',
  'register_supervision.handling',
  'talk_content.follow_up',
  'talk_content.life',
  'talk_content.opinion',
  'talk_content.suggestions',
  'talk_content.thought',
  'talk_content.work',
]

/** No words of a record: keys and stamps, what the program keeps for itself, texts that stand elsewhere as well. */
const leftOut =
  /^(audit_|ledger_user|seal|column_mapping|import_change|import_doubt|import_group_file|rule_change|setting|attachment_content|source_content)|_(on|at|date)$|\.(extended_to|kind|occasion|sha256|origin|record_kind|rule_id|register|before|records|forms)$/

/** A row in each table that the demonstration leaves empty, so that it can be looked for. */
const fillers = [
  // a name of the roster stands before the one that was typed
  'UPDATE speech SET speaker_id = NULL',
  'UPDATE talk_party SET member_id = NULL',
  'UPDATE register_person SET member_id = NULL',
  `INSERT INTO attachment (attachment_id, meeting_id, sha256, name, entered_at) VALUES (1, 1, '', '甲', '')`,
  `INSERT INTO expected_exclusion (meeting_id, member_id, reason) VALUES (1, 1, 'abroad')`,
  `INSERT INTO candidate (motion_id, position, name) VALUES (1, 1, '甲')`,
  `INSERT INTO correction (meeting_id, corrected_on, reason, before) VALUES (1, '', '甲', '')`,
  `INSERT INTO restriction (member_id, kind, from_on, entered_at) VALUES (1, 'rightsSuspended', '2026-01-01', '')`,
  `INSERT INTO import_batch VALUES (1, 1, '', '', '${'a'.repeat(64)}', '2026-01-01T09:00:00', NULL, 0, 0, 0)`,
  `INSERT INTO import_group VALUES (1, 1, '甲', '2026-01-01T09:00:00', NULL, NULL)`,
  `INSERT INTO export_log VALUES (1, 1, '2026-01-01T09:00:00', '甲', '2026-01-01', '2026-01-01', '', 0, 0, 0, 0, '甲', 1, '${'a'.repeat(64)}', 1)`,
  `INSERT INTO source_document VALUES (1, 1, 1, '', '甲', '', '[]', 0, '2026-01-01T09:00:00')`,
  `INSERT INTO template VALUES (1, 1, '甲', '${'a'.repeat(64)}', x'00', x'00', '2026-01-01T09:00:00', NULL, 0)`,
  `INSERT INTO register_entry (entry_id, branch_id, register, happened_on, entered_at) VALUES (901, 1, 'hearings', '2026-01-01', ''), (902, 1, 'searches', '2026-01-01', '')`,
  `INSERT INTO register_hearing (entry_id, held_on, category, occasion) VALUES (901, '2026-01-01', 'other', '甲')`,
  `INSERT INTO register_search (entry_id, searched_on, way, result) VALUES (902, '2026-01-01', '甲', 'notFound')`,
  `INSERT INTO study_arrangement_pause VALUES (1, 1, '2026-01-01', '2026-01-02', '甲', '')`,
  `INSERT INTO write_in VALUES (1, '甲', 1)`,
  `INSERT INTO election_write_in VALUES (1, '甲', 1)`,
  `INSERT INTO written_opinion VALUES (1, 1, '2026-01-01T09:00', 'approve', '')`,
]

/** Eighteen characters, as many as an ID number has, that stand nowhere else and never in each other. */
const markerOf = (index: number) =>
  `鑫淼焱垚${[...String(index).padStart(4, '0')].map((digit) => '零壹贰叁肆伍陆柒捌玖'[Number(digit)]).join('')}鑫淼焱垚鑫淼焱垚鑫淼`

/** Writes a marker of its own into one row of each column that takes one; answers which. */
function markEverything(db: Database.Database): { markers: Map<string, string>; empty: string[] } {
  db.pragma('foreign_keys = OFF')
  db.exec('BEGIN')
  for (const name of db
    .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`)
    .pluck()
    .all())
    db.exec(`DROP TRIGGER "${name}"`)
  for (const filler of fillers) db.exec(filler)
  const markers = new Map<string, string>()
  const empty: string[] = []
  const tables = db
    .prepare<[], string>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite@_%' ESCAPE '@' ORDER BY name`,
    )
    .pluck()
    .all()
  for (const table of tables) {
    const columns = db
      .prepare<[], { name: string; type: string; pk: number }>(
        `SELECT name, type, pk FROM pragma_table_info('${table}')`,
      )
      .all()
    const keys = columns
      .filter(({ pk }) => pk > 0)
      .map(({ name }) => `"${name}"`)
      .join(', ')
    for (const { name } of columns.filter(
      ({ type, pk }) => type === 'TEXT' && (pk === 0 || table.endsWith('write_in')),
    )) {
      if (leftOut.test(`${table}.${name}`)) continue
      const marker = markerOf(markers.size)
      try {
        const { changes } = db
          .prepare(
            `UPDATE "${table}" SET "${name}" = ? WHERE (${keys}) = (SELECT ${keys} FROM "${table}" ORDER BY ${keys} LIMIT 1)`,
          )
          .run(marker)
        if (changes === 1) markers.set(`${table}.${name}`, marker)
        else empty.push(`${table}.${name}`)
      } catch {
        // a closed list, a date: it holds no words
      }
    }
  }
  db.exec('COMMIT')
  return { markers, empty }
}

async function marked(): Promise<{ ledger: TestLedger } & ReturnType<typeof markEverything>> {
  const ledger = await openTestLedger()
  const made = await ledger.call('ledger.createDemonstration', {})
  const path = join(ledger.folder, 'marked.ledger')
  await ledger.app.close()
  copyFileSync(made.path ?? '', path)
  const db = new Database(path)
  const all = markEverything(db)
  db.close()
  await ledger.app.open(path)
  return { ledger, ...all }
}

test('every column of words is found, covered, or left out on purpose', async () => {
  const { ledger, markers, empty } = await marked()
  // a table without a row is no answer: give it one among the fillers
  expect(empty).toEqual([])
  const where = { open: [] as string[], covered: [] as string[], never: [] as string[] }
  for (const [column, marker] of markers) {
    // part of it, as a person would type
    const text = marker.slice(2, 9)
    const found = async (withContents: boolean) =>
      (await ledger.call('search.find', { text, limit: 1, withContents })).hits.length > 0
    where[(await found(false)) ? 'open' : (await found(true)) ? 'covered' : 'never'].push(column)
  }
  expect(markers.size).toBeGreaterThan(150)
  expect(where.never.toSorted()).toEqual(never.toSorted())
  expect(where.covered.toSorted()).toEqual(covered)
}, 120_000)
