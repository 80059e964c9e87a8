/** Rows of every kind, their keys and seals over all quarters, to attack a ledger file with plain SQL. */
import type Database from 'better-sqlite3'

export const schemaTables = (db: Database.Database) =>
  db
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite@_%' ESCAPE '@'`)
    .pluck()
    .all() as string[]
export const keyOf = (db: Database.Database, table: string) =>
  db.prepare(`SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk`).pluck().all(table) as string[]

export type Row = Record<string, string | number | null>
export interface Key {
  readonly name: string
  readonly columns: readonly string[]
  /** Of a key that counts for some rows only. */
  readonly where: string
}

/** What is written over on purpose, or held by triggers that say so themselves. */
export const writtenOver = ['column_mapping', 'seal', 'seal_refusal', 'seal_reopening']

/** A record's own number, and what else must be there once. */
export function keysOf(db: Database.Database, table: string): Key[] {
  const parents = db.prepare(`SELECT "from" FROM pragma_foreign_key_list(?)`).pluck().all(table)
  const pk = keyOf(db, table)
  const numbered = pk.length === 1 && pk[0]?.endsWith('_id') === true && !parents.includes(pk[0])
  const others = db.prepare(`SELECT name FROM pragma_index_list(?) WHERE "unique" AND origin <> 'pk'`)
  return [
    ...(numbered && table !== 'audit_entry' ? [{ name: table, columns: pk, where: '1' }] : []),
    ...(others.pluck().all(table) as string[]).map((name) => {
      const columns = db.prepare('SELECT name FROM pragma_index_info(?)').pluck().all(name) as string[]
      const sql = db.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').pluck().get(name)
      const where = / WHERE (.*)$/s.exec(String(sql).replaceAll('\n', ' '))?.[1] ?? '1'
      return {
        name,
        columns,
        where: `${where} AND ${columns.map((one) => `${one} IS NOT NULL`).join(' AND ')}`,
      }
    }),
  ]
}

/** Rows behind keys that the demonstration has none for. */
export const rowsOfOtherKeys = `
  INSERT INTO restriction VALUES (1, 1, 'rightsSuspended', '2026-01-01', NULL, '', 'x');
  INSERT INTO import_batch VALUES (1, 1, 'talks', '谈话.xlsx', '${'a'.repeat(64)}', 'x', NULL, 1, 0, 0);
  INSERT INTO rule_change VALUES (1, 2026, 'k', '1', '上级规定', 'x');
  INSERT INTO export_log VALUES (1, 1, 'x', '台账', '2026-01-01', '2026-03-31', 'F01', 0, 0, 0, 0, '台账.docx', 1,
    '${'a'.repeat(64)}', 1);
  INSERT INTO template VALUES (1, 1, '模板', '${'a'.repeat(64)}', x'00', x'00', 'x', NULL, 0);
  INSERT INTO source_document VALUES (1, 1, 1, 'talks', '谈话.xlsx', '${'a'.repeat(64)}', '[]', 0, 'x');
  INSERT INTO import_group VALUES (1, 1, '2026年', 'x', NULL, NULL);
  INSERT INTO study_arrangement_pause VALUES (1, 1, '2026-01-01', '2026-01-31', '春节', 'x');
  INSERT INTO ledger_user VALUES (1, '周书记', 'secretary', 1, NULL, '2026-01-01T08:00:00'),
    (2, '何记录', 'recorder', 1, zeroblob(32), '2026-01-01T08:00:00');
  INSERT INTO dues_payment (branch_id, member_id, kind, for_month, amount_fen, way, reverses_id, reason, entered_at)
    VALUES (1, 1, 'regular', '2026-01', -100, 'unknown', 1, '记错', 'x'), (1, 1, 'regular', '2026-01', -100, 'unknown', 2, '记错', 'x');
`

export const sealSql = (
  year: number,
  quarter: number,
) => `INSERT INTO seal (branch_id, year, quarter, from_month, to_month,
  digest, record_count, people, manifest, errors, warnings, remarks, sealed_at) VALUES (1, ${year}, ${quarter},
  printf('%04d-%02d', ${year}, ${quarter} * 3 - 2), printf('%04d-%02d', ${year}, ${quarter} * 3),
  '${'0'.repeat(64)}', 0, '[]', '{}', 0, 0, 0, '2026-10-08T09:30:00')`

export function sealEverything(db: Database.Database): void {
  for (let year = 2015; year <= 2027; year += 1)
    for (const quarter of [1, 2, 3, 4]) db.exec(sealSql(year, quarter))
}

/** A row in each sealed table that the demonstration leaves empty. */
export const rowsOfEverySort = `
  INSERT INTO attachment_content VALUES ('${'a'.repeat(64)}', 'image/png', 1, x'00');
  INSERT INTO attachment (meeting_id, sha256, name, entered_at) VALUES (1, '${'a'.repeat(64)}', '会场.png', 'x');
  INSERT INTO correction (meeting_id, corrected_on, reason, before) VALUES (1, '2026-01-01', '有误', '{}');
  INSERT INTO expected_exclusion (meeting_id, member_id, reason) VALUES (1, 1, 'abroad');
  INSERT INTO election_box VALUES (1, 1, 1, 1, 0);
  INSERT INTO election_write_in VALUES (1, '甲', 1);
  INSERT INTO write_in VALUES (1, '甲', 1);
  INSERT INTO register_entry (entry_id, branch_id, register, happened_on, entered_at) VALUES
    (9101, 1, 'hearings', '2026-02-01', 'x'), (9102, 1, 'searches', '2026-02-01', 'x'),
    (9103, 1, 'requests', '2026-02-01', 'x'), (9104, 1, 'supervision', '2026-02-01', 'x');
  INSERT INTO register_hearing VALUES (9101, '2026-02-01', 'other', '党组会', '汇报', '意见', '落实');
  INSERT INTO register_search VALUES (9102, '2026-02-01', '走访', '', 'notFound');
  INSERT INTO register_request (entry_id, sent_on, category, matter, replied_on, reply_no, reply)
    VALUES (9103, '2026-02-01', 'request', '增补', '2026-02-05', '1号', '同意');
  INSERT INTO register_supervision (entry_id, received_on, category, sender, matter, handling, handled_on)
    VALUES (9104, '2026-02-01', 'patrol', '工委', '问题', '已办', '2026-02-05');
  INSERT INTO candidate (motion_id, position, name) VALUES (1, 1, '甲');
`
