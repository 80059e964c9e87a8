/**
 * Statements prepared once. kysely prepares anew for every call, which is most of the time of entering thirty
 * thousand rows; the same SQL is kept here and only bound again.
 */
import type { Database } from 'better-sqlite3'
import type { SqliteDatabase, SqliteStatement } from 'kysely'

/** How many are kept: more than any one command uses; the oldest goes first. */
const most = 200
/** Longer ones are inserts of many rows at once, whose length differs from call to call. */
const longest = 4000

export function preparedOnce(db: Database): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>()
  return {
    close: () => {
      kept.clear()
      db.close()
    },
    prepare: (sql) => {
      const known = kept.get(sql)
      if (known !== undefined) return known
      const statement: SqliteStatement = db.prepare(sql)
      if (sql.length > longest) return statement
      if (kept.size >= most) {
        const [oldest] = kept.keys()
        if (oldest !== undefined) kept.delete(oldest)
      }
      kept.set(sql, statement)
      return statement
    },
  }
}
