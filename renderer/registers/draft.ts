/** What stands in a record's form while it is written: what is wrong in it, what of it can be saved. Pure. */
import { type LedgerDate, monthOf } from '#shared/primitives.ts'
import { type AnyEntry, type RegisterDefinition, type Wrong, valueOf } from '#shared/registers/define.ts'
import type { Field, FieldValue } from '#shared/registers/field.ts'
import { halfOf, peopleIn } from './words.ts'

export type Draft = Readonly<Record<string, FieldValue>>

/** The register's own fields of a record. */
export const draftOf = (register: RegisterDefinition, entry: AnyEntry): Draft =>
  Object.fromEntries(Object.keys(register.fields).map((key) => [key, valueOf(entry, key)]))

/**
 * A record not begun yet: empty, with what the address brings (`who=12`, `month=2026-11`, `category=member`), and
 * with the month or half-year that is running.
 */
export function newDraft(register: RegisterDefinition, params: URLSearchParams, today: LedgerDate): Draft {
  return Object.fromEntries(
    Object.entries(register.fields).map(([key, field]) => [
      key,
      preset(field, params.get(key)) ?? running(register, key, today) ?? field.empty,
    ]),
  )
}

function preset(field: Field, text: string | null): FieldValue | undefined {
  if (text === null) return undefined
  if (field.kind === 'person') {
    const memberId = Number(text)
    return Number.isSafeInteger(memberId) && memberId > 0 ? { memberId, name: '' } : undefined
  }
  const takes = !['number', 'choices', 'people'].includes(field.kind)
  return takes && field.kept.safeParse(text).success ? text : undefined
}

function running(register: RegisterDefinition, key: string, today: LedgerDate): FieldValue | undefined {
  const kind = register.fields[key]?.kind
  if (kind === 'month') return monthOf(today)
  if (kind === 'half') return halfOf(today)
  // the place is looked at while the list is filled in
  return register.name === 'venue' && key === register.on ? today : undefined
}

export const isEmpty = (value: FieldValue | undefined): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** What the ledger would refuse, field by field, in the order of the form. */
export function wrongsIn(register: RegisterDefinition, draft: Draft, today: LedgerDate): Wrong[] {
  const own = Object.entries(register.fields).flatMap(([key, field]) => {
    const message = wrongOf(field, draft[key] ?? null)
    return message === undefined ? [] : [{ field: key, message }]
  })
  const on = draft[register.on]
  const ahead =
    typeof on === 'string' && on.length === 10 && on > today
      ? [{ field: register.on, message: `${register.fields[register.on]?.title ?? '日期'}晚于今天` }]
      : []
  const between = own.length === 0 ? (register.check?.(draft) ?? []) : []
  const order = Object.keys(register.fields)
  return [...own, ...ahead, ...between].toSorted((a, b) => order.indexOf(a.field) - order.indexOf(b.field))
}

const LONGEST_NAME = 30

function wrongOf(field: Field, value: FieldValue): string | undefined {
  const { title, max } = field
  if (field.required === true && isEmpty(typeof value === 'string' ? value.trim() : value))
    return `请填写${title}`
  if (typeof value === 'string' && max !== undefined && value.trim().length > max)
    return `${title}最多 ${max} 个字，现在 ${value.trim().length} 个字`
  const long = peopleIn(value).find(({ name }) => name.length > LONGEST_NAME)
  if (long !== undefined)
    return `「${long.name.slice(0, 10)}…」太长：姓名最多 ${LONGEST_NAME} 个字，几个人请用顿号隔开`
}

const same = (one: FieldValue | undefined, other: FieldValue | undefined): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null)

export const isChanged = (before: Draft, after: Draft): boolean =>
  Object.keys(after).some((key) => !same(before[key], after[key]))

/**
 * What of the changes can be saved now. A field that the ledger would refuse waits, and so does one that would not
 * agree with the others; everything else goes.
 * @returns undefined where nothing can
 */
export function savable(
  register: RegisterDefinition,
  kept: Draft,
  draft: Draft,
  today: LedgerDate,
): Draft | undefined {
  const changed = Object.keys(register.fields).filter((key) => !same(kept[key], draft[key]))
  const fits = (values: Draft) => wrongsIn(register, values, today).length === 0
  if (changed.length === 0) return undefined
  const whole = pick(draft, changed)
  if (fits(draft)) return whole
  const taken: string[] = []
  // a field may need another that stands after it in the form: once more round
  for (const key of [...changed, ...changed])
    if (!taken.includes(key) && fits({ ...kept, ...pick(draft, [...taken, key]) })) taken.push(key)
  return taken.length === 0 ? undefined : pick(draft, taken)
}

const pick = (draft: Draft, keys: readonly string[]): Draft =>
  Object.fromEntries(keys.map((key) => [key, draft[key] ?? null]))

/** What the ledger refused: 「goal: 下达任务要写明目标要求; who.name: …」; what is of no field stands under ''. */
export function wrongsFrom(register: RegisterDefinition, detail: string): Wrong[] {
  return detail.split('; ').map((part) => {
    const match = /^([A-Za-z]\w*)[\w.]*: (.*)$/s.exec(part)
    const [, field = '', message = ''] = match ?? []
    return Object.hasOwn(register.fields, field) ? { field, message } : { field: '', message: part }
  })
}

/** Fields that a record is complete without. */
const mayStayEmpty: Readonly<Record<string, readonly string[]>> = {
  tasks: ['result', 'evidence', 'reason'],
  debriefings: ['problems'],
  integrity: ['minutes'],
  service: ['problem', 'handling'],
  honours: ['who', 'documentNo'],
  requests: ['repliedOn', 'replyNo', 'reply'],
  documents: ['documentNo', 'validUntil', 'remark'],
  venue: ['checker', 'remark'],
  analysis: ['other'],
}

/** What a record will be printed without, in words: a request waits for its reply, a report does not. */
export function lackingIn(register: RegisterDefinition, draft: Draft): string[] {
  const mayLack = mayStayEmpty[register.name] ?? []
  const awaited =
    register.name === 'requests' && draft['category'] === 'request' ? ['repliedOn', 'reply'] : []
  return Object.entries(register.fields).flatMap(([key, field]) =>
    field.unprinted !== true && isEmpty(draft[key]) && (awaited.includes(key) || !mayLack.includes(key))
      ? [field.title]
      : [],
  )
}
