/**
 * What the recorder and the inspector do not get to read, taken out where it is read: temporary views on their
 * connection stand before the tables of the same names, so that no question, list, print or search can forget to mask.
 * Voting rights and counts come out as they are; why somebody has none does not.
 */
import type { Database } from 'better-sqlite3'

/** Stands where something is written that a role may not see. */
export const notShown = '（按身份不显示）'

const hidden = (column: string) => `iif(${column} = '', '', '${notShown}')`
const each = (columns: readonly string[], expression: (column: string) => string) =>
  Object.fromEntries(columns.map((column) => [column, expression(column)]))

/** Table → column → what is read instead. */
const instead: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // what was said
  talk: { occasion: `iif(occasion = 'sanctioned', 'other', occasion)` },
  talk_content: each(['thought', 'work', 'life', 'suggestions', 'opinion', 'follow_up'], hidden),
  register_analysis: each(
    ['overall', 'politics', 'work_state', 'demands', 'mentality', 'other', 'causes', 'measures'],
    hidden,
  ),
  // sanctions
  restriction: {
    kind: `iif(kind = 'probationWithinParty', 'rightsSuspended', kind)`,
    document_ref: `''`,
  },
  register_supervision: each(['sender', 'matter', 'demand', 'handling'], hidden),
  // pay
  dues_assessment: {
    base_fen: 'NULL',
    ...each(['amount_reason', 'reduction_reason', 'reduction_approval', 'change_reason', 'remark'], hidden),
  },
  dues_item: { title: `'${notShown}'`, amount_fen: '0' },
  // numbers are masked once more by whoever shows them
  member: { id_number: `substr(id_number, 1, 3) || '***********' || substr(id_number, 15)` },
  // files and logs that hold all of it again
  source_content: { content: `x''` },
  source_document: { records: `'[]'` },
  import_change: { before: 'NULL', after: `'{}'` },
  import_doubt: { raw: 'NULL' },
  audit_entry: {
    // that somebody was sanctioned is told by the name of what was done
    operation: `iif(operation IN ('members.restrict', 'members.liftRestriction'), 'members.amend', operation)`,
    about: `iif(kind = 'baseline', about, '{}')`,
  },
  audit_change: { before_image: 'NULL', after_image: 'NULL' },
}

/** Names of the tables that read otherwise. */
export const withheldTables: readonly string[] = Object.keys(instead)

/** Sets the views on a connection that only reads. Throws where a column named here is gone from the schema. */
export function withhold(db: Database): void {
  db.pragma('temp_store = MEMORY')
  for (const [table, columns] of Object.entries(instead)) {
    const names = (db.pragma(`main.table_info("${table}")`) as { name: string }[]).map(({ name }) => name)
    for (const column of Object.keys(columns))
      if (!names.includes(column)) throw new Error(`${table} has no column ${column}`)
    const shown = names.map((name) => `${columns[name] ?? `"${name}"`} AS "${name}"`)
    db.exec(`CREATE TEMP VIEW "${table}" AS SELECT ${shown.join(', ')} FROM main."${table}"`)
  }
}
