/** Blanks what the log keeps of somebody. Digests stay, and so does the entry that says who blanked them. */
import { sql } from 'kysely'
import type { RowsOfRecord } from '../audit/records.ts'
import { changesTo } from '../audit/records.ts'
import type { Reader, Writer } from '../ledger/open.ts'

/** By what somebody is known in an image: 「宋江」 as a whole value, a number anywhere. */
export interface Marks {
  readonly name: string
  /** ID number, telephone: long enough to be nobody else's. */
  readonly numbers: readonly string[]
}

/** Tables whose images hold rows within rows, and files as they were read. */
const leftovers = ['import_change', 'import_doubt', 'import_group_file', 'source_document']

const anyOf = (conditions: readonly ReturnType<typeof sql>[]) =>
  sql<boolean>`(${sql.join(conditions, sql` or `)})`
const images = sql`coalesce(before_image, '') || char(10) || coalesce(after_image, '')`

/** SQL: the image names somebody as a value of its own, or holds a number of theirs. */
const namesAsValue = ({ name, numbers }: Marks) =>
  anyOf([
    sql`instr(${images}, ${JSON.stringify(name)}) > 0`,
    ...numbers.map((number) => sql`instr(${images}, ${number}) > 0`),
    sql`(table_name in (${sql.join(leftovers)}) and instr(${images}, ${name}) > 0)`,
  ])

/**
 * Blanks the images of these rows, and of every other that names somebody as a value.
 * @returns how many changes of the log were blanked
 */
export async function blankLog(write: Writer, rows: RowsOfRecord, marks?: Marks): Promise<number> {
  // the entry of this very command is written at its end, and is the one that blanks
  await sql`pragma defer_foreign_keys = on`.execute(write)
  const own = changesTo(rows).as('own')
  let blanking = write
    .updateTable('audit_change')
    .set(({ selectFrom }) => ({
      before_image: null,
      after_image: null,
      blanked_by: selectFrom('audit_entry').select(sql<number>`coalesce(max(entry_id), 0) + 1`.as('next')),
    }))
    .where('blanked_by', 'is', null)
  blanking = blanking.where(({ or, exists, selectFrom }) =>
    or([
      exists(
        selectFrom(own)
          .select('own.entry_id')
          .whereRef('own.entry_id', '=', 'audit_change.entry_id')
          .whereRef('own.position', '=', 'audit_change.position'),
      ),
      ...(marks === undefined ? [] : [namesAsValue(marks)]),
    ]),
  )
  const { numUpdatedRows } = await blanking.executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Changes whose images would still hold the name within a text, once `blankLog` has been over them. */
export async function textsInLog(read: Reader, rows: RowsOfRecord, marks: Marks): Promise<number> {
  const own = changesTo(rows).as('own')
  const row = await read
    .selectFrom('audit_change')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('blanked_by', 'is', null)
    .where(sql<boolean>`instr(${images}, ${marks.name}) > 0`)
    .where(sql<boolean>`not ${namesAsValue(marks)}`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom(own)
            .select('own.entry_id')
            .whereRef('own.entry_id', '=', 'audit_change.entry_id')
            .whereRef('own.position', '=', 'audit_change.position'),
        ),
      ),
    )
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
