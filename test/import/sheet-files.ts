/** Workbooks made on the spot and read as the import reads them. */
import * as xlsx from '@e965/xlsx'
import { readGrid } from '#electron/import/read.ts'
import { recognise } from '#electron/import/recognise.ts'

type Cells = (string | number | xlsx.CellObject | null)[][]

interface Layout {
  readonly merges?: readonly string[]
  readonly type?: xlsx.BookType
  readonly date1904?: boolean
}

export function workbook(
  name: string,
  cells: Cells,
  { merges = [], type = 'xlsx', date1904 = false }: Layout = {},
) {
  const book = xlsx.utils.book_new()
  const sheet = xlsx.utils.aoa_to_sheet(cells)
  sheet['!merges'] = merges.map((range) => xlsx.utils.decode_range(range))
  xlsx.utils.book_append_sheet(book, sheet, name)
  book.Workbook = { ...book.Workbook, WBProps: { date1904 } }
  const bytes: Uint8Array = xlsx.write(book, { type: 'array', bookType: type })
  return new Uint8Array(bytes)
}

const roster = ['沈国梁', '王伟', '李䶮', '张丽华', '孙晓燕', '马晓东']

export async function read(bytes: Uint8Array, fileName = '资料.xlsx') {
  const reading = await readGrid(bytes, fileName)
  if (!reading.ok) throw new Error(reading.code)
  const found = recognise(reading.grid, { today: '2026-01-31', known: (name) => roster.includes(name) })
  const sheet = found.sheets.find(({ taken }) => taken)
  return {
    kind: found.kind,
    sheet,
    values: (sheet?.rows ?? []).filter(({ fixed }) => fixed === undefined).map((row) => row.values),
    doubts: (sheet?.rows ?? []).map((row) => row.doubts.map(({ code, field }) => `${code}:${field ?? ''}`)),
  }
}

export const date = (serial: number, format: string): xlsx.CellObject => ({ t: 'n', v: serial, z: format })

/** A workbook of several sheets. */
export function several(sheets: Readonly<Record<string, Cells>>): Uint8Array {
  const book = xlsx.utils.book_new()
  for (const [name, cells] of Object.entries(sheets))
    xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(cells), name)
  const bytes: Uint8Array = xlsx.write(book, { type: 'array', bookType: 'xlsx' })
  return new Uint8Array(bytes)
}
