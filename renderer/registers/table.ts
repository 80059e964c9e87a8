/** How a register is laid out: the columns of its list, the cells of its form, what a filter leaves. Pure. */
import type { RegisterDefinition } from '#shared/registers/define.ts'
import { type AnyEntry, valueOf } from '#shared/registers/define.ts'
import type { Field } from '#shared/registers/field.ts'
import { peopleIn, valueText } from './words.ts'

export interface Column {
  readonly key: string
  readonly field: Field
  /** Share of the width, in percent. */
  readonly width: number
}

const USUAL_WEIGHT = 10
/** Longer texts than this are written on ruled paper of their own, below the form. */
const LONG = 20000

const fieldsOf = (register: RegisterDefinition) => Object.entries(register.fields)

/** What is printed; of the paragraphs only the weightiest, the others are on the record. */
export function columnsOf(register: RegisterDefinition): Column[] {
  const printed = fieldsOf(register).filter(([, field]) => field.unprinted !== true)
  const weight = (field: Field) => field.weight ?? USUAL_WEIGHT
  const [heaviest] = printed
    .filter(([, field]) => field.kind === 'prose')
    .toSorted(([, one], [, other]) => weight(other) - weight(one))
  const shown = printed.filter(([key, field]) => field.kind !== 'prose' || key === heaviest?.[0])
  const whole = shown.reduce((sum, [, field]) => sum + weight(field), 0)
  return shown.map(([key, field]) => ({ key, field, width: (weight(field) / whole) * 100 }))
}

export interface FormCell {
  readonly key: string
  readonly field: Field
  readonly wide: boolean
}

const isShort = ({ kind, max }: Field): boolean =>
  kind === 'line' ? (max ?? 0) <= 100 : kind !== 'prose' && kind !== 'people' && kind !== 'choices'

/** Short fields two in a row; one that would stand alone takes the row. */
export function cellsOf(register: RegisterDefinition): FormCell[] {
  const fields = fieldsOf(register).filter(([key]) => !isOnPaper(register, key))
  const cells: FormCell[] = []
  let left: FormCell | undefined
  const close = () => {
    if (left !== undefined) cells.push({ ...left, wide: true })
    left = undefined
  }
  for (const [key, field] of fields) {
    if (!isShort(field)) {
      close()
      cells.push({ key, field, wide: true })
    } else if (left === undefined) left = { key, field, wide: false }
    else {
      cells.push(left, { key, field, wide: false })
      left = undefined
    }
  }
  close()
  return cells
}

/** Written at length below the form: a report's parts, a regulation's text. */
export function isOnPaper(register: RegisterDefinition, key: string): boolean {
  const field = register.fields[key]
  if (field?.kind !== 'prose') return false
  return register.form.layout === 'sheet' || (field.max ?? 0) >= LONG
}

export interface PaperPart {
  readonly key: string
  readonly field: Field
  /** 「二、主要表现」, above the first of its parts. */
  readonly chapter?: string
  readonly heading: string
  readonly lines: number
}

/** The parts of the analysis as the report names them. */
const analysisHeadings: Readonly<Record<string, readonly [heading: string, chapter?: string]>> = {
  overall: ['一、总体情况'],
  politics: ['（一）政治思想', '二、主要表现'],
  workState: ['（二）工作状态'],
  demands: ['（三）利益诉求'],
  mentality: ['（四）社会心理'],
  other: ['（五）其他表现'],
  causes: ['三、原因分析'],
  measures: ['四、对策措施'],
}

export function paperPartsOf(register: RegisterDefinition): PaperPart[] {
  return fieldsOf(register).flatMap(([key, field]) => {
    if (!isOnPaper(register, key)) return []
    const [heading = field.title, chapter] = (register.name === 'analysis' && analysisHeadings[key]) || []
    const lines = (field.max ?? 0) >= LONG ? 14 : 3
    return [{ key, field, heading, lines, ...(chapter === undefined ? {} : { chapter }) }]
  })
}

export interface EntryFilter {
  readonly text: string
  /** Word of each choice field that is filtered by. */
  readonly choices: Readonly<Record<string, string>>
  readonly memberId: number | null
}

export const noFilter: EntryFilter = { text: '', choices: {}, memberId: null }

/** The fields of one choice that a list can be filtered by. */
export const choiceFields = (register: RegisterDefinition): [string, Field][] =>
  fieldsOf(register).filter(([, field]) => field.kind === 'choice')

export const namesPeople = (register: RegisterDefinition): boolean =>
  Object.values(register.fields).some(({ kind }) => kind === 'person' || kind === 'people')

export function matches(register: RegisterDefinition, entry: AnyEntry, filter: EntryFilter): boolean {
  const wanted = filter.text.trim()
  return (
    Object.entries(filter.choices).every(([key, word]) => valueOf(entry, key) === word) &&
    (filter.memberId === null ||
      Object.keys(register.fields).some((key) =>
        peopleIn(valueOf(entry, key)).some(({ memberId }) => memberId === filter.memberId),
      )) &&
    (wanted === '' ||
      fieldsOf(register).some(([key, field]) => valueText(field, valueOf(entry, key)).includes(wanted)))
  )
}
