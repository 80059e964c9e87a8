/** Tables of the plain registers: known by their titles and headings, read by the kinds of their fields. Pure. */
import {
  type RegisterKind,
  entryValues,
  importFieldOf,
  importedFields,
  plainChoice,
  registerKinds,
} from '#shared/import/register-fields.ts'
import type { Doubt, RowValue } from '#shared/imports.ts'
import type { LedgerDate } from '#shared/primitives.ts'
import { anyRegister } from '#shared/registers/all.ts'
import type { Field } from '#shared/registers/field.ts'
import type { Cell } from './grid.ts'
import type { Known } from './meeting-records.ts'
import { readNames } from './name-lists.ts'
import { type CellContext, readDate } from './values.ts'
import { type Vocabulary, seq } from './vocabulary-records.ts'

/** Headings of each register: the titles of its fields, and the synonyms that are declared with them. */
export const registerVocabularies = Object.fromEntries(
  registerKinds.map((kind) => [
    kind,
    {
      seq,
      ...Object.fromEntries(
        importedFields(kind).map(([name, { field }]) => [name, [field.title, ...(field.synonyms ?? [])]]),
      ),
    },
  ]),
  // the kinds are all of them, which `fromEntries` cannot say
) as unknown as Readonly<Record<RegisterKind, Vocabulary>>

/** Words over a table that say which register it is, beside the declared titles. */
const alsoCalled: Readonly<Partial<Record<RegisterKind, readonly string[]>>> = {
  tasks: ['月度任务', '任务清单', '工作任务'],
  debriefings: ['述职', '履职交流'],
  integrity: ['党风廉政', '廉政教育', '警示教育', '意识形态'],
  supervision: ['督查', '上级提醒'],
  service: ['志愿服务', '服务群众', '社区报到', '捆绑挂联', '返乡走亲'],
  searches: ['失联党员'],
  honours: ['荣誉', '表彰'],
  requests: ['请示报告', '请示登记'],
  documents: ['文件目录', '制度目录', '收文登记', '发文登记'],
  venue: ['场所标准', '阵地'],
}

/** The registers that words over a table may mean. @param over sheet name, title lines, name of the file */
export const kindsTitled = (over: string): readonly RegisterKind[] => {
  const text = over.replace(/\s/g, '')
  if (text === '') return []
  return registerKinds.filter((kind) => {
    const { title, form } = anyRegister[kind]
    return [title, form.title, ...(alsoCalled[kind] ?? [])].some((word) => text.includes(word))
  })
}

/** Fields a table of the register cannot be without; what is said over the table need not stand in it. */
function needed(kind: RegisterKind, over: string): string[] {
  return importedFields(kind).flatMap(([name, { field }]) =>
    field.required === true && !(field.kind === 'month' && monthIn(over) !== undefined) ? [name] : [],
  )
}

/**
 * Whether a table with these fields is that register: all it cannot be without and, where no title says so, most of
 * its columns and at least four.
 * @param headings how many headings there are
 */
export function tellsRegister(
  kind: RegisterKind,
  fields: ReadonlySet<string>,
  headings: number,
  over: string,
  titled: boolean,
): boolean {
  const own = [...fields].filter((field) => field !== 'seq').length
  if (!needed(kind, over).every((name) => fields.has(name))) return false
  return titled ? own >= 3 : own >= 4 && own * 10 >= headings * 6
}

/** A row by its fields. */
export interface FieldCells {
  text(field: string): string
  cell(field: string): Cell | undefined
  /** The heading over a field; empty where there is none. */
  heading(field: string): string
}

export interface EntryContext extends CellContext {
  readonly today: LedgerDate
  readonly known: Known
  readonly about?: string
}

interface Found {
  readonly values: Record<string, RowValue>
  readonly doubts: readonly Doubt[]
}

/** What a row says in the fields of a register; what cannot be read is left out and marked. */
export function readEntry(kind: RegisterKind, row: FieldCells, context: EntryContext): Found {
  const values: Record<string, RowValue> = {}
  const doubts: Doubt[] = []
  const about = context.about ?? ''
  for (const [name, { key, field }] of importedFields(kind)) {
    const text = row.text(name)
    const blank = text === '' || /^[—\-–/\\]+$/.test(text)
    const read = blank ? {} : readField(field, name, row, context)
    if (read.value !== undefined) values[name] = read.value
    if (read.doubt !== undefined) doubts.push({ ...read.doubt, field: name })
    const said = blank ? saidOver(kind, field, about, values) : undefined
    if (said !== undefined) values[name] = said
    const on = values[name]
    if (key === anyRegister[kind].on && typeof on === 'string' && on.length === 10 && on > context.today) {
      delete values[name]
      doubts.push({ code: 'dateImplausible', field: name, raw: text.slice(0, 100), detail: '晚于今天' })
    }
  }
  return settled(kind, values, doubts)
}

interface Read {
  readonly value?: RowValue
  readonly doubt?: Doubt
}

function readField(field: Field, name: string, row: FieldCells, context: EntryContext): Read {
  const raw = row.text(name)
  switch (field.kind) {
    case 'day':
    case 'month': {
      const { value, doubts } = readDate(row.cell(name), context)
      if (typeof value === 'string' && field.kind === 'month') return { value: value.slice(0, 7) }
      const [doubt] = doubts
      return {
        ...(typeof value === 'string' ? { value } : {}),
        ...(doubt === undefined ? {} : { doubt }),
      }
    }
    case 'number':
      return read(minutesIn(raw, row.heading(name)), raw)
    case 'choice':
      return read(choiceIn(field, raw), raw)
    case 'choices': {
      const found = raw.split(/[、，,；;\s]+/).flatMap((one) => choiceIn(field, one) ?? [])
      return read(found.length === 0 ? undefined : [...new Set(found)], raw)
    }
    case 'person': {
      const { names } = readNames(raw, context.known)
      return { value: names.length === 1 ? (names[0] ?? raw) : raw.slice(0, 30) }
    }
    case 'people': {
      const { names, absentees } = readNames(raw, context.known)
      if (names.length > 0)
        return absentees.length === 0
          ? { value: [...names] }
          : { value: [...names], doubt: unread(raw, '请假、缺席的没有列入') }
      return raw.length <= 30 ? { value: [raw] } : { doubt: unread(raw) }
    }
    case 'line':
    case 'prose':
    case 'half': {
      const most = field.max ?? 4000
      const plain = field.kind === 'line' ? raw.replace(/\s*\n\s*/g, '；') : raw
      return plain.length <= most
        ? { value: plain }
        : { value: plain.slice(0, most), doubt: { code: 'cellTooLong', raw: raw.slice(0, 100) } }
    }
  }
}

const unread = (raw: string, detail?: string): Doubt => ({
  code: 'valueUnreadable',
  raw: raw.slice(0, 100),
  ...(detail === undefined ? {} : { detail }),
})

const read = (value: RowValue | undefined, raw: string): Read =>
  value === undefined ? { doubt: unread(raw) } : { value }

/** 「2小时」, 「90分钟」, 「1.5」 under 「时长（小时）」; a bare small number says neither. */
function minutesIn(text: string, heading: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*(个?小时|时|分钟|分)?$/.exec(text.normalize('NFKC').trim())
  if (match === null) return undefined
  const number = Number(match[1])
  const unit = match[2] ?? (/分/.test(heading) ? '分' : /小时/.test(heading) ? '时' : '')
  if (unit === '' && number < 15) return undefined
  const minutes = Math.round(unit.startsWith('分') || unit === '' ? number : number * 60)
  return minutes >= 0 && minutes <= 6000 ? minutes : undefined
}

/** By its Chinese title, or by the only title that is in the text or that the text is in. */
export function choiceIn(field: Field, raw: string): string | undefined {
  const text = raw.normalize('NFKC').replace(/\s/g, '')
  const choices = Object.entries(field.choices ?? {})
  const exact = choices.find(([key, title]) => title === text || key === text)
  if (exact !== undefined) return exact[0]
  if (text.length < 2) return undefined
  const near = choices.filter(([, title]) => text.includes(title) || title.includes(text))
  return near.length === 1 ? near[0]?.[0] : undefined
}

const monthIn = (over: string): string | undefined => {
  const match = /(\d{4})\s*年\s*(\d{1,2})\s*月/.exec(over.normalize('NFKC'))
  const month = Number(match?.[2] ?? 0)
  return month >= 1 && month <= 12 ? `${match?.[1] ?? ''}-${String(month).padStart(2, '0')}` : undefined
}

/** What a blank cell means where the words over the table, or the row itself, say it for all. */
function saidOver(
  kind: RegisterKind,
  field: Field,
  about: string,
  values: Readonly<Record<string, RowValue>>,
): string | undefined {
  if (field.kind === 'month' && field.required === true) return monthIn(about)
  if (field.kind !== 'choice') return undefined
  const named = Object.entries(field.choices ?? {}).filter(([, title]) => about.includes(title))
  if (named.length === 1) return named[0]?.[0]
  if (kind === 'honours') return values[importFieldOf(kind, 'who')] === undefined ? 'branch' : 'member'
  return undefined
}

const wordOf = (value: RowValue): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? value.toString() : ''

/** What the register itself would refuse, where the file rather than the user can give way. */
function settled(kind: RegisterKind, values: Record<string, RowValue>, found: readonly Doubt[]): Found {
  const register = anyRegister[kind]
  const doubts = [...found]
  for (const { field, message } of register.check?.(entryValues(kind, values)) ?? []) {
    const name = importFieldOf(kind, field)
    const there = values[name]
    if (there === undefined) continue
    delete values[name]
    doubts.push({
      code: 'valueUnreadable',
      field: name,
      raw: Array.isArray(there) ? there.length : wordOf(there).slice(0, 100),
      detail: message,
    })
  }
  const state = importFieldOf('tasks', 'state')
  const written = values[state]
  if (kind === 'tasks' && typeof written === 'string' && written !== plainChoice(state)) {
    const wrong = register.check?.(entryValues(kind, values)) ?? []
    if (wrong.length > 0) {
      values[state] = 'draft'
      const lacking = wrong.map(({ field }) => register.fields[field]?.title ?? field).join('、')
      doubts.push({
        code: 'valueUnreadable',
        field: state,
        raw: register.fields['state']?.choices?.[written] ?? written,
        detail: `没有写明${lacking}，先记为「拟定」`,
      })
    }
  }
  return { values, doubts }
}
