/** Columns told by hand, over what was recognised. */
import { Failure } from '#shared/failure.ts'
import { isRosterField } from './fields.ts'
import { type Headings, placesOf } from './headings.ts'
import type { RecogniseOptions } from './recognise.ts'
import type { Register } from './registers.ts'
import { type RecordKind, vocabularyOf } from './vocabulary.ts'

/** @throws Failure badInput for a field there is none of, or one given to two columns */
export function correct(found: Headings, corrections: RecogniseOptions['columns']): Headings {
  if (corrections === undefined) return found
  const columns = new Map(found.columns)
  for (const [letters, field] of Object.entries(corrections)) {
    const column = columnIndex(letters)
    columns.delete(column)
    if (field === null) continue
    if (!isRosterField(field)) throw new Failure('badInput', `columns.${letters}: 没有这个字段`)
    for (const [other, taken] of columns) if (taken === field) columns.delete(other)
    columns.set(column, field)
  }
  const given = Object.values(corrections).filter((field) => field !== null)
  if (new Set(given).size < given.length) throw new Failure('badInput', 'columns: 两列对应同一个字段')
  const doubts = found.doubts.filter((doubt) => !Object.hasOwn(corrections, doubt.column ?? ''))
  return { ...found, columns, places: placesOf(columns), doubts }
}

/** @throws Failure badInput as `correct` */
export function correctRegister(register: Register, corrections: RecogniseOptions['columns']): Register {
  if (corrections === undefined) return register
  const columns = new Map(register.columns)
  for (const [letters, field] of Object.entries(corrections)) {
    const column = columnIndex(letters)
    columns.delete(column)
    if (field === null) continue
    if (!isFieldOf(register.kind, field)) throw new Failure('badInput', `columns.${letters}: 没有这个字段`)
    for (const [other, taken] of columns) if (taken === field) columns.delete(other)
    columns.set(column, field)
  }
  const given = Object.values(corrections).filter((field) => field !== null)
  if (new Set(given).size < given.length) throw new Failure('badInput', 'columns: 两列对应同一个字段')
  return { ...register, columns }
}

const isFieldOf = (kind: RecordKind, field: string): boolean => Object.hasOwn(vocabularyOf(kind), field)

const columnIndex = (letters: string): number =>
  [...letters].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1
