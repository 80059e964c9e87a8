/**
 * A register: a plain list of records of one kind, each of a day, declared once. From the declaration come its four
 * operations, its page, its form in the Word ledger, its sheet in the workbook and the headings it is imported by.
 */
import { z } from 'zod'
import { type Operation, command, query } from '../operation.ts'
import { BranchId, LedgerDate, MemberId, requiredLine } from '../primitives.ts'
import type { Field, FieldValue } from './field.ts'

export type Fields = Readonly<Record<string, Field>>

/** How a register is printed. */
export interface RegisterForm {
  /** 「F30」; several registers may share one form, each its own table. */
  readonly code: string
  readonly title: string
  readonly volume: string
  /** `table`: a line for each record. `sheet`: a page for each record. */
  readonly layout: 'table' | 'sheet'
  readonly orientation: 'portrait' | 'landscape'
  readonly signed: readonly string[]
}

export interface RegisterDefinition<Name extends string = string, Own extends Fields = Fields> {
  readonly name: Name
  readonly title: string
  /** The table that holds the fields; `register_entry` holds what all registers have. */
  readonly table: string
  readonly fields: Own
  /** The field of the day (or month) a record belongs to. */
  readonly on: keyof Own & string
  /** The field that names a record in a sentence. */
  readonly called: keyof Own & string
  readonly form: RegisterForm
  /** What the empty page says: what belongs here, and what the law asks for. */
  readonly empty: string
  /** What the register rests on, for the margin. */
  readonly basis: string
  /** Not for everybody's eyes: thoughts of persons, sanctions. */
  readonly sensitive?: true
  /** The button that begins a record: 「登记一次汇报」. */
  readonly begin: string
  /** What must hold between fields; answers what is wrong, by field. */
  readonly check?: (entry: Readonly<Record<string, FieldValue>>) => readonly Wrong[]
}

export interface Wrong {
  readonly field: string
  readonly message: string
}

/** What every record has beside its own fields. */
const common = {
  entryId: z.number().int().positive(),
  branchId: BranchId,
  void: z.boolean(),
  voidReason: z.string(),
  source: z.enum(['entered', 'imported']),
  /** File, sheet and row it came from; null where it was typed. */
  origin: z.string().nullable(),
  enteredAt: z.string(),
  amendedAt: z.string().nullable(),
}

type Kept<Own extends Fields> = { [Key in keyof Own]: Own[Key]['kept'] }
type Given<Own extends Fields> = { [Key in keyof Own]: Own[Key]['given'] }
type EntryShape<Own extends Fields> = typeof common & Kept<Own>
type EntrySchema<Own extends Fields> = z.ZodObject<EntryShape<Own>>

const Filter = z
  .object({
    branchId: BranchId.optional(),
    from: LedgerDate.optional(),
    to: LedgerDate.optional(),
    memberId: MemberId.optional(),
    withVoid: z.boolean().default(false),
  })
  .default({ withVoid: false })

const entryId = z.number().int().positive()
const VoidInput = z.object({ entryId, reason: requiredLine(200, '作废原因') })
const RestoreInput = z.object({ entryId })

export type RegisterOperations<Name extends string, Own extends Fields> = {
  readonly [Key in `${Name}.list`]: Operation<'query', typeof Filter, z.ZodArray<EntrySchema<Own>>>
} & {
  readonly [Key in `${Name}.record`]: Operation<
    'command',
    z.ZodObject<{ branchId: z.ZodOptional<typeof BranchId> } & Given<Own>>,
    EntrySchema<Own>
  >
} & {
  readonly [Key in `${Name}.amend`]: Operation<
    'command',
    z.ZodObject<{ entryId: typeof entryId } & { [Key in keyof Own]: z.ZodOptional }>,
    EntrySchema<Own>
  >
} & { readonly [Key in `${Name}.void`]: Operation<'command', typeof VoidInput, EntrySchema<Own>> } & {
  readonly [Key in `${Name}.restore`]: Operation<'command', typeof RestoreInput, EntrySchema<Own>>
}

export interface Register<
  Name extends string = string,
  Own extends Fields = Fields,
> extends RegisterDefinition<Name, Own> {
  readonly entry: EntrySchema<Own>
  readonly operations: RegisterOperations<Name, Own>
}

const touches = ['registers', 'compliance', 'members'] as const

/** Makes a register of its declaration. */
export function defineRegister<const Name extends string, const Own extends Fields>(
  definition: RegisterDefinition<Name, Own>,
): Register<Name, Own> {
  const { name, title, fields } = definition
  const taken = Object.keys(fields).find((key) => Object.hasOwn(common, key) || key === 'branchId')
  if (taken !== undefined) throw new Error(`register ${name}: every record has a ${taken} of its own`)
  const shape = (part: 'kept' | 'given' | 'changed') =>
    Object.fromEntries(
      Object.entries(fields).map(([key, field]) => [
        key,
        // a field that must be there is told so here; in `given` all are optional
        part === 'given' && field.required === true ? required(field) : field[part],
      ]),
    )
  // the shapes are made by the same mapping as their types: the compiler cannot follow `fromEntries`
  const entry = z.object({ ...common, ...shape('kept') }) as unknown as EntrySchema<Own>
  // written by the secretary alone where it is not for everybody's eyes
  const writing = { touches, access: definition.sensitive === true ? 'keep' : 'write' } as const
  const operations = {
    [`${name}.list`]: query(`${title}：按日期先后列出`, Filter, z.array(entry)),
    [`${name}.record`]: command(
      `${title}：登记一条`,
      z.object({ branchId: BranchId.optional(), ...shape('given') }),
      entry,
      writing,
    ),
    [`${name}.amend`]: command(
      `${title}：修改一条`,
      z.object({ entryId, ...shape('changed') }),
      entry,
      writing,
    ),
    [`${name}.void`]: command(`${title}：作废一条（留痕，不删除）`, VoidInput, entry, writing),
    [`${name}.restore`]: command(`${title}：恢复作废的一条`, RestoreInput, entry, writing),
  } as unknown as RegisterOperations<Name, Own>
  return { ...definition, entry, operations }
}

/** The same without the leave to be left out. */
const required = (field: Field): z.ZodType =>
  field.given instanceof z.ZodOptional ? (field.given.unwrap() as z.ZodType) : field.given

export type EntryOf<Of extends { readonly entry: z.ZodType }> = z.output<Of['entry']>

/** What every record has beside its fields. */
export interface EntryHead {
  readonly entryId: number
  readonly branchId: number
  readonly void: boolean
  readonly voidReason: string
  readonly source: 'entered' | 'imported'
  readonly origin: string | null
  readonly enteredAt: string
  readonly amendedAt: string | null
}

/** A record of whichever register, for the parts that serve all of them. */
export type AnyEntry = EntryHead & Readonly<Record<string, FieldValue | boolean>>

/** The fields alone. */
export const valueOf = (entry: AnyEntry, field: string): FieldValue => {
  const value = entry[field]
  return typeof value === 'boolean' || value === undefined ? null : value
}
