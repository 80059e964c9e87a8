/**
 * The fields a register is declared with. Each says how it is called, how it is typed, kept, printed and recognised, so
 * that page, form, workbook and import need not be told again.
 */
import { z } from 'zod'
import { LedgerDate, LedgerMonth, MemberId, afterYear, line, prose, requiredLine } from '../primitives.ts'

/** Somebody of the roster, or a name from outside it. */
export const Named = z.object({ memberId: MemberId.nullable(), name: z.string() })
export type Named = z.infer<typeof Named>

/** As it is sent: a member's number, a name, or both; the name of a member is the roster's. */
const NamedInput = z.union([
  MemberId.transform((memberId): Named => ({ memberId, name: '' })),
  requiredLine(30, '姓名').transform((name): Named => ({ memberId: null, name })),
  z.object({ memberId: MemberId.nullable(), name: line(30) }),
])

/** `2026H1`: the first or second half of a year. */
export const HalfYear = z.string().regex(afterYear(/H[12]/), '半年应写成 2026H1 或 2026H2 的样子')

export type FieldKind =
  'line' | 'prose' | 'day' | 'month' | 'half' | 'number' | 'choice' | 'choices' | 'person' | 'people'

/** What stands in a field: the empty value of each kind is `''`, `null` or `[]`. */
export type FieldValue = string | number | null | readonly string[] | Named | readonly Named[]

interface Manner {
  /** Must be filled. */
  readonly required?: true
  /** Share of the width in a printed table; 10 where nothing is said. */
  readonly weight?: number
  /** Other headings the column goes by in files from elsewhere. */
  readonly synonyms?: readonly string[]
  /** One sentence under the field. */
  readonly help?: string
  /** Kept and shown, not printed in the ledger. */
  readonly unprinted?: true
  /** After what the unit of a number is: 分钟. */
  readonly unit?: string
}

export interface Field<
  Kept extends z.ZodType = z.ZodType,
  Given extends z.ZodType = z.ZodType,
> extends Manner {
  readonly title: string
  readonly kind: FieldKind
  /** As it is answered. */
  readonly kept: Kept
  /** As it is sent when a record is entered: what may be left out has its empty value. */
  readonly given: Given
  /** As it is sent in an amendment: left out means untouched. */
  readonly changed: z.ZodType
  readonly choices?: Readonly<Record<string, string>>
  /** What the empty field holds. */
  readonly empty: FieldValue
  readonly max?: number
}

interface Shape<Value extends z.ZodType, Kept extends z.ZodType> {
  readonly kind: FieldKind
  readonly title: string
  readonly value: Value
  readonly kept: Kept
  readonly empty: FieldValue
  readonly choices?: Readonly<Record<string, string>>
  readonly max?: number
}

/** An optional field: left out it is empty. */
function field<Value extends z.ZodType, Kept extends z.ZodType>(
  { value, ...shape }: Shape<Value, Kept>,
  manner: Manner,
): Field<Kept, z.ZodOptional<Value>> {
  return { ...shape, ...manner, given: value.optional(), changed: value.optional() }
}

/** One line, at most `max` characters. */
export const text = (title: string, max = 100, manner: Manner = {}) =>
  field(
    {
      kind: 'line',
      title,
      value: manner.required === true ? requiredLine(max, title) : line(max),
      kept: z.string(),
      empty: '',
      max,
    },
    manner,
  )

/** Paragraphs. */
export const paragraphs = (title: string, max = 4000, manner: Manner = {}) =>
  field(
    {
      kind: 'prose',
      title,
      value: manner.required === true ? prose(max).pipe(z.string().min(1, `请填写${title}`)) : prose(max),
      kept: z.string(),
      empty: '',
      max,
    },
    manner,
  )

export const day = (title: string, manner: Manner = {}) =>
  field(
    {
      kind: 'day',
      title,
      value: manner.required === true ? LedgerDate : LedgerDate.nullable(),
      kept: LedgerDate.nullable(),
      empty: null,
    },
    manner,
  )

export const month = (title: string, manner: Manner = {}) =>
  field(
    {
      kind: 'month',
      title,
      value: manner.required === true ? LedgerMonth : LedgerMonth.nullable(),
      kept: LedgerMonth.nullable(),
      empty: null,
    },
    manner,
  )

export const half = (title: string, manner: Manner = {}) =>
  field(
    {
      kind: 'half',
      title,
      value: manner.required === true ? HalfYear : HalfYear.nullable(),
      kept: HalfYear.nullable(),
      empty: null,
    },
    manner,
  )

/** A whole number in the unit named. */
export const whole = (title: string, unit: string, most: number, manner: Manner = {}) =>
  field(
    {
      kind: 'number',
      title,
      value: z.number().int().min(0).max(most).nullable(),
      kept: z.number().int().nullable(),
      empty: null,
      max: most,
    },
    { ...manner, unit },
  )

/** One of several; the first is taken where none is named. */
export function choice<const Choices extends Readonly<Record<string, string>>>(
  title: string,
  choices: Choices,
  manner: Manner = {},
) {
  const keys = Object.keys(choices) as [keyof Choices & string, ...(keyof Choices & string)[]]
  const one = z.enum(keys)
  return field({ kind: 'choice', title, value: one, kept: one, empty: keys[0], choices }, manner)
}

/** Any number of several. */
export function choicesOf<const Choices extends Readonly<Record<string, string>>>(
  title: string,
  choices: Choices,
  manner: Manner = {},
) {
  const some = z.array(
    z.enum(Object.keys(choices) as [keyof Choices & string, ...(keyof Choices & string)[]]),
  )
  return field({ kind: 'choices', title, value: some.max(20), kept: some, empty: [], choices }, manner)
}

/** One person. */
export const person = (title: string, manner: Manner = {}) =>
  field(
    {
      kind: 'person',
      title,
      value: manner.required === true ? NamedInput : NamedInput.nullable(),
      kept: Named.nullable(),
      empty: null,
    },
    manner,
  )

/** Several people in their order. */
export const people = (title: string, manner: Manner = {}) =>
  field(
    { kind: 'people', title, value: z.array(NamedInput).max(500), kept: z.array(Named), empty: [] },
    manner,
  )
