/**
 * The words in which a register's sheet is declared: the table, its Chinese title, a line a column. Writing the
 * workbook, reading it back, taking it back and the test that nothing is forgotten all go by the declaration.
 */
import type { Tables } from '../ledger/tables.ts'

export type LedgerTable = keyof Tables

export type Value = string | number | null
export type Row = Readonly<Record<string, Value>>

/** Columns that are whole only where somebody asked for that. */
export type Withheld = 'idNumber' | 'phone' | 'pay' | 'talkContents'

interface Common {
  readonly column: string
  readonly title: string
  /** In characters of a column's width; a Chinese one takes two. */
  readonly width: number
  readonly withheld?: Withheld
  /** Written after everything else: the state that locks what lies below it. */
  readonly last?: true
}

export type Column =
  | (Common & { readonly type: 'text'; readonly most: number; readonly wrap: boolean })
  /** `money`: kept in 分, shown in 元. */
  | (Common & { readonly type: 'whole' | 'money' | 'flag' | 'day' | 'date' | 'moment' })
  /** `open`: words of a later version stand as they are. `whole`: the table holds a number for the word. */
  | (Common & {
      readonly type: 'word'
      readonly words: Readonly<Record<string, string>>
      readonly open: boolean
      readonly whole: boolean
    })
  /** Any of a few words: a JSON list in the table, the words parted by 「；」 in the cell. */
  | (Common & { readonly type: 'list'; readonly words: Readonly<Record<string, string>> })
  | (Common & {
      readonly type: 'reference'
      /** The heading of the readable column beside the number; ignored when it is read back. */
      readonly beside: string
      /** The table that is pointed at; or by the word in another column, where it may be one of several. */
      readonly to:
        LedgerTable | { readonly by: string; readonly tables: Readonly<Record<string, LedgerTable>> }
    })

export interface Sheet {
  readonly table: LedgerTable
  readonly title: string
  /** The table's own number, where it has one: other sheets point at it. */
  readonly key?: string
  /** How a row is called beside a reference to it. */
  readonly name?: (row: Row, besides: (column: string) => string) => string
  /** True for tables of the whole file; the others belong to the branch, or to the first row they refer to. */
  readonly wide: boolean
  /** No row of it goes out unless that was asked for. */
  readonly only?: Withheld
  readonly columns: readonly Column[]
  /** What must never be kept, whoever wrote it into the workbook: the reason, or undefined. */
  readonly refuses?: (row: Row, parent: (column: string) => Row | undefined) => string | undefined
}

type Extra = Partial<Pick<Common, 'withheld' | 'last'>>

/** One line of text. */
export const text = (column: string, title: string, width = 14, extra: Extra = {}): Column => ({
  type: 'text',
  column,
  title,
  width,
  most: 1000,
  wrap: false,
  ...extra,
})
/** Text of several paragraphs; what does not go into one cell goes on in the sheet 续文. */
export const prose = (column: string, title: string, width = 60, extra: Extra = {}): Column => ({
  type: 'text',
  column,
  title,
  width,
  most: 1_000_000,
  wrap: true,
  ...extra,
})
export const whole = (column: string, title: string, width = 8, extra: Extra = {}): Column => ({
  type: 'whole',
  column,
  title,
  width,
  ...extra,
})
export const money = (column: string, title: string, extra: Extra = {}): Column => ({
  type: 'money',
  column,
  title,
  width: 14,
  ...extra,
})
/** 「是」 or 「否」. */
export const flag = (column: string, title: string, width = 10): Column => ({
  type: 'flag',
  column,
  title,
  width,
})
export const day = (column: string, title: string): Column => ({ type: 'day', column, title, width: 12 })
/** A day, or a month where only the month is known. */
export const date = (column: string, title: string): Column => ({ type: 'date', column, title, width: 12 })
/** A day with its time; written 「2026-09-18 14:30」. */
export const moment = (column: string, title: string): Column => ({
  type: 'moment',
  column,
  title,
  width: 20,
})

/** One of a few words, in Chinese. */
export const word = (
  column: string,
  title: string,
  words: Readonly<Record<string, string>>,
  extra: Extra & { readonly open?: boolean; readonly whole?: boolean } = {},
): Column => ({
  type: 'word',
  column,
  title,
  words,
  width: Math.min(36, Math.max(10, ...Object.values(words).map((each) => each.length * 2 + 2))),
  open: false,
  whole: false,
  ...extra,
})

export const list = (column: string, title: string, words: Readonly<Record<string, string>>): Column => ({
  type: 'list',
  column,
  title,
  words,
  width: 30,
})
/** Between the words of a list. */
export const listMark = '；'

/** A row of another sheet: by its number, and beside it what it is called. */
export const reference = (
  column: string,
  beside: string,
  to: Extract<Column, { type: 'reference' }>['to'],
): Column => ({
  type: 'reference',
  column,
  title: `${beside}编号`,
  beside,
  width: beside.length * 2 + 6,
  to,
})

export const sheet = (
  table: LedgerTable,
  title: string,
  columns: readonly Column[],
  more: Partial<Pick<Sheet, 'key' | 'name' | 'wide' | 'only' | 'refuses'>> = {},
): Sheet => ({ table, title, columns, wide: false, ...more })

/** The heading of the number that other sheets refer to. */
export const keyTitle = '编号'

/** Which whole numbers, and whether what was said in talks, go into the workbook. */
export interface Revealing {
  readonly unmask: boolean
  readonly talkContents: boolean
}

/** Whether something goes out as it is. */
export const isRevealed = (what: Withheld | undefined, { unmask, talkContents }: Revealing): boolean =>
  what === undefined || (what === 'talkContents' ? talkContents : unmask)

/** Columns that are filled by whoever writes the row, in every table that has them. */
export const ownColumns: readonly string[] = ['branch_id', 'import_batch_id']
