/** Rows into tables through statements prepared once, an even sequence of numbers, and words to fill records with. */
import type { Database } from 'better-sqlite3'

export type Cell = string | number | null | Buffer

/** Inserts a row and answers its number. */
export type Into = (table: string, row: Readonly<Record<string, Cell>>) => number

export function inserting(db: Database): Into {
  const kept = new Map<string, (cells: readonly Cell[]) => number>()
  return (table, row) => {
    const columns = Object.keys(row)
    const key = `${table} ${columns.join()}`
    let run = kept.get(key)
    if (run === undefined) {
      const statement = db.prepare(
        `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      )
      run = (cells) => Number(statement.run(...cells).lastInsertRowid)
      kept.set(key, run)
    }
    return run(Object.values(row))
  }
}

/** An even, seeded sequence of whole numbers below `limit`. */
export function sequence(seed: number): (limit: number) => number {
  let state = Math.imul(seed, 2654435761) >>> 0
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return (state >>> 8) % limit
  }
}

const words =
  '会议围绕季度重点任务讨论调研统计数据质量作风建设学习文件精神结合岗位提出意见建议办公室牵头落实纪检委员监督经费基层报表减负整改措施年底完成报告党组审阅分工明确时限责任到人'

function poolOf(length: number): readonly string[] {
  const next = sequence(length)
  // long ones are many: records that say the same are what an inspection looks for
  return Array.from({ length: length < 60 ? 97 : 1499 }, () =>
    Array.from({ length }, () => words[next(words.length)] ?? '').join(''),
  )
}

const pools = new Map<number, readonly string[]>()

/** One of some texts of that many characters. */
export function textOf(length: number, which: number): string {
  const pool = pools.get(length) ?? poolOf(length)
  pools.set(length, pool)
  return pool[which % pool.length] ?? ''
}

export const two = (value: number): string => String(value).padStart(2, '0')
