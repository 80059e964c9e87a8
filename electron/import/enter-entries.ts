/** Rows of the plain registers as records of them, through the registers' own writer. */
import { Failure } from '#shared/failure.ts'
import {
  type RegisterKind,
  importFieldOf,
  importedFields,
  lackingInEntry,
  plainChoice,
} from '#shared/import/register-fields.ts'
import type { RowValue } from '#shared/imports.ts'
import { anyRegister, registers } from '#shared/registers/all.ts'
import type { Operation } from '#shared/operation.ts'
import { type AnyEntry, valueOf } from '#shared/registers/define.ts'
import type { Field, FieldValue } from '#shared/registers/field.ts'
import type { At } from '../handlers.ts'
import type { Reader, Writer } from '../ledger/open.ts'
import type { Person } from '../people.ts'
import { entriesOf, recordEntry } from '../registers/keep.ts'
import { idsByName } from './enter-records.ts'
import { unreadMark } from './facts.ts'
import { originOf } from './propose.ts'

type Values = Readonly<Record<string, RowValue>>
type Ids = ReadonlyMap<string, number>

interface Origin {
  readonly text: string
  readonly batchId: number
}

/** Enters one row. @throws Failure badInput as the register itself refuses */
export async function enterEntry(
  write: Writer,
  branchId: number,
  kind: RegisterKind,
  row: { readonly values: Values; readonly unread?: string | undefined },
  ids: Ids,
  at: At,
  origin: Origin,
): Promise<number> {
  const register = anyRegister[kind]
  const given = Object.fromEntries(
    importedFields(kind).flatMap(([name, { key, field }]) => {
      const value = row.values[name]
      if (value === undefined || value === null || value === '')
        return field.kind === 'choice' && plainChoice(name) !== undefined ? [[key, plainChoice(name)]] : []
      return [[key, givenOf(field, value, ids)]]
    }),
  )
  const place = row.unread === undefined ? undefined : placeOfUnread(kind)
  if (place !== undefined) {
    const [key, most] = place
    const text = typeof given[key] === 'string' ? given[key] : ''
    given[key] = `${text === '' ? '' : `${text}\n`}${unreadMark}${row.unread ?? ''}`.slice(0, most)
  }
  // the declared schema, so that an import takes nothing that the page would refuse
  const operations: Readonly<Record<string, Operation>> = registers[kind].operations
  const parsed = operations[`${kind}.record`]?.input.safeParse({ branchId, ...given })
  if (parsed?.success !== true || !isGiven(parsed.data)) {
    const [issue] = parsed?.error?.issues ?? []
    const key = String(issue?.path[0] ?? '')
    const name = Object.hasOwn(register.fields, key) ? importFieldOf(kind, key) : key
    throw new Failure('badInput', `${name}: ${issue?.message ?? ''}`)
  }
  const { entryId } = await recordEntry(write, register, parsed.data, at, origin)
  return entryId
}

const isGiven = (data: unknown): data is Readonly<Record<string, unknown>> =>
  typeof data === 'object' && data !== null

function givenOf(field: Field, value: RowValue, ids: Ids): unknown {
  const named = (name: string) => ({ memberId: ids.get(name) ?? null, name: name.slice(0, 30) })
  const texts = Array.isArray(value)
    ? value.map((one) => (typeof one === 'string' ? one : one.name))
    : [typeof value === 'string' ? value : '']
  if (field.kind === 'person') return named(texts[0] ?? '')
  if (field.kind === 'people') return texts.map(named)
  return field.kind === 'choices' ? texts : value
}

/** Where words of columns that nobody recognised are kept: the field for prose that is closest to the end. */
function placeOfUnread(kind: RegisterKind): [key: string, most: number] | undefined {
  const prose = Object.entries(anyRegister[kind].fields).filter(
    ([key, { kind: of, title }]) => of === 'prose' || key === 'remark' || title === '备注',
  )
  const [key, field] = prose.find(([one]) => one === 'remark') ?? prose[0] ?? []
  return key === undefined || field === undefined ? undefined : [key, field.max ?? 2000]
}

/** What tells two records of a register apart: the day, all that it cannot be without, and the person. */
const keyFields = (kind: RegisterKind) =>
  importedFields(kind).filter(
    ([, { key, field, register }]) =>
      field.required === true || key === anyRegister[register].called || field.kind === 'person',
  )

const keyWord = (value: FieldValue | RowValue | undefined): string => {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value))
    return value.map((one) => (typeof one === 'string' ? one : String(one.name))).join('、')
  if (typeof value === 'object') return 'name' in value ? String(value.name) : ''
  return String(value).normalize('NFKC').replace(/\s/g, '')
}

export const entryKey = (kind: RegisterKind, values: Values): string =>
  keyFields(kind)
    .map(([name, { field }]) => keyWord(values[name] ?? (field.kind === 'choice' ? plainChoice(name) : '')))
    .join('\n')

/** The records there are, by what tells them apart. */
export async function entriesKept(
  read: Reader,
  branchId: number,
  kind: RegisterKind,
): Promise<Map<string, number>> {
  const entries: readonly AnyEntry[] = await entriesOf(read, anyRegister[kind], branchId)
  return new Map(
    entries.map((entry) => [
      keyFields(kind)
        .map(([, { key }]) => keyWord(valueOf(entry, key)))
        .join('\n'),
      entry.entryId,
    ]),
  )
}

interface Source {
  readonly branchId: number
  readonly fileName: string
  readonly batchId: number
  readonly rows: readonly { readonly sheet: string | null; readonly row: number; readonly values: Values }[]
}

/** The rows of a kept document. @returns how many became records; those there are, and those that lack something, stay */
export async function enterEntries(
  write: Writer,
  kind: RegisterKind,
  source: Source,
  people: readonly Person[],
  at: At,
): Promise<number> {
  const ids = idsByName(people)
  const kept = await entriesKept(write, source.branchId, kind)
  let entered = 0
  for (const { sheet, row, values } of source.rows) {
    if (kept.has(entryKey(kind, values)) || lackingInEntry(kind, values).length > 0) continue
    const origin = { text: originOf(source.fileName, sheet, row), batchId: source.batchId }
    await enterEntry(write, source.branchId, kind, { values }, ids, at, origin)
    entered += 1
  }
  return entered
}
