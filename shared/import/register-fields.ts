/**
 * The plain registers as kinds of an import: what a column of such a file may be read as comes from the declarations.
 * A field of a row is named by register and field together, so that it means one thing wherever it is shown.
 */
import type { RowValue } from '../imports.ts'
import { type RegisterName, anyRegister } from '../registers/all.ts'
import type { Field, FieldValue } from '../registers/field.ts'

/** Registers that come as tables; an analysis of thoughts is a text of its own. */
export const registerKinds = [
  'tasks',
  'debriefings',
  'hearings',
  'integrity',
  'supervision',
  'service',
  'birthdays',
  'searches',
  'honours',
  'requests',
  'documents',
  'venue',
] as const satisfies readonly RegisterName[]
export type RegisterKind = (typeof registerKinds)[number]

export const isRegisterKind = (kind: string): kind is RegisterKind =>
  registerKinds.some((one) => one === kind)

export interface ImportedField {
  readonly register: RegisterKind
  readonly key: string
  readonly field: Field
}

/** `service`, `servedOn` → `serviceServedOnDate`: days and months end in `Date`, by which they are typed as dates. */
export const importFieldOf = (register: RegisterKind, key: string): string => {
  const kind = anyRegister[register].fields[key]?.kind
  const dated = kind === 'day' || kind === 'month' ? 'Date' : ''
  return `${register}${key.charAt(0).toUpperCase()}${key.slice(1)}${dated}`
}

/** Every field of every register by its name in a row. */
const byName: ReadonlyMap<string, ImportedField> = new Map(
  registerKinds.flatMap((register) =>
    Object.entries(anyRegister[register].fields).map(
      ([key, field]) => [importFieldOf(register, key), { register, key, field }] as const,
    ),
  ),
)

export const importedField = (name: string): ImportedField | undefined => byName.get(name)

/** The fields of one register under their names in a row. */
export const importedFields = (register: RegisterKind): readonly (readonly [string, ImportedField])[] =>
  [...byName].filter(([, one]) => one.register === register)

/** Row field → its title in the declaration. */
export const registerFieldTitles: Readonly<Record<string, string>> = Object.fromEntries(
  [...byName].map(([name, { field }]) => [name, field.title]),
)

/** What a choice is where the file has no such column and nothing would be made up by it. */
const plainly: Readonly<Record<string, string>> = {
  tasksState: 'draft',
  debriefingsGrade: 'none',
  documentsState: 'inForce',
  serviceCategory: 'other',
  hearingsCategory: 'other',
}

export const plainChoice = (name: string): string | undefined => plainly[name]

const isFilled = (value: RowValue | undefined): boolean =>
  value !== undefined && value !== null && value !== '' && (!Array.isArray(value) || value.length > 0)

/** A row's values as the register's own fields; people by their names. */
export const entryValues = (
  register: RegisterKind,
  values: Readonly<Record<string, RowValue>>,
): Record<string, FieldValue> =>
  Object.fromEntries(
    importedFields(register).map(([name, { key, field }]): [string, FieldValue] => [
      key,
      fieldValueOf(field, values[name], plainChoice(name)),
    ]),
  )

function fieldValueOf(field: Field, value: RowValue | undefined, plain: string | undefined): FieldValue {
  if (!isFilled(value)) return field.kind === 'choice' && plain !== undefined ? plain : field.empty
  const texts = Array.isArray(value) ? value.map((one) => (typeof one === 'string' ? one : one.name)) : []
  const text = typeof value === 'string' ? value : ''
  if (field.kind === 'number') return typeof value === 'number' ? value : null
  if (field.kind === 'person') return { memberId: null, name: text.slice(0, 30) }
  if (field.kind === 'people') return texts.map((name) => ({ memberId: null, name: name.slice(0, 30) }))
  return field.kind === 'choices' ? texts : text
}

/** Fields without which the register cannot take the row, and dates that know their month only. */
export function lackingInEntry(register: RegisterKind, values: Readonly<Record<string, RowValue>>): string[] {
  const lacking = importedFields(register).flatMap(([name, { field }]) => {
    const value = values[name]
    if (field.kind === 'choice' && !isFilled(value)) return plainChoice(name) === undefined ? [name] : []
    if (!isFilled(value)) return field.required === true ? [name] : []
    if (field.kind === 'day') return typeof value === 'string' && value.length === 10 ? [] : [name]
    if (field.kind === 'month') return typeof value === 'string' && value.length === 7 ? [] : [name]
    return []
  })
  if (lacking.length > 0) return lacking
  const wrong = anyRegister[register].check?.(entryValues(register, values)) ?? []
  return [...new Set(wrong.map(({ field }) => importFieldOf(register, field)))]
}
