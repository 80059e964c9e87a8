/** The plain registers by their declaration, and the list of what is to be put right. */
import { type RegisterName, anyRegister, registerNames } from '#shared/registers/all.ts'
import { type RegisterDefinition, valueOf } from '#shared/registers/define.ts'
import type { AnyEntry } from '#shared/registers/define.ts'
import type { Field, FieldValue, Named } from '#shared/registers/field.ts'
import { sourceTitles } from '#shared/rectification.ts'
import { PartialDate } from '#shared/primitives.ts'
import { textOf } from '../export/compose-entries.ts'
import type { Reader } from '../ledger/open.ts'
import { entriesOf } from '../registers/keep.ts'
import { type SearchRecord, dotted, draft } from './record.ts'

export async function registersFound(read: Reader, branchId: number): Promise<SearchRecord[]> {
  const found: SearchRecord[] = []
  for (const name of registerNames)
    for (const entry of await entriesOf(read, anyRegister[name], branchId, { withVoid: true }))
      found.push(entryFound(name, entry))
  return found
}

function entryFound(name: RegisterName, entry: AnyEntry): SearchRecord {
  const register: RegisterDefinition = anyRegister[name]
  const called = register.fields[register.called]
  const title = called === undefined ? '' : textOf(called, valueOf(entry, register.called))
  const on = PartialDate.safeParse(valueOf(entry, register.on))
  const one = draft({
    kind: 'registers',
    id: String(entry.entryId),
    label: register.title,
    title: title === '' ? register.title : title,
    date: on.success ? on.data : null,
    void: entry.void,
    address: `/registers/${name}?entry=${entry.entryId}`,
  })
  for (const [key, field] of Object.entries(register.fields)) {
    const value = valueOf(entry, key)
    const people = peopleIn(value)
    for (const person of people) one.person(field.title, person.name, person.memberId)
    if (people.length > 0 || !holdsWords(field)) continue
    // what is thought of people is covered; what it is about is not
    const covered = register.sensitive === true && field.kind === 'prose'
    one[covered ? 'covered' : 'text'](field.title, textOf(field, value))
  }
  one.text('登记簿', register.title)
  one.text('作废原因', entry.voidReason)
  return one.record
}

/** Days and numbers are no words: a year is asked for by its filter. */
const holdsWords = (field: Field): boolean =>
  field.kind === 'line' || field.kind === 'prose' || field.kind === 'choice' || field.kind === 'choices'

const isNamed = (value: unknown): value is Named =>
  typeof value === 'object' && value !== null && 'memberId' in value

const peopleIn = (value: FieldValue): readonly Named[] =>
  Array.isArray(value) ? value.filter(isNamed) : isNamed(value) ? [value] : []

export async function rectificationFound(read: Reader, branchId: number): Promise<SearchRecord[]> {
  const rows = await read
    .selectFrom('rectification_item')
    .select([
      'rectification_item_id',
      'year',
      'number',
      'subject',
      'period',
      'problem',
      'citation',
      'measure',
    ])
    .select(['owner', 'closing_note', 'raised_on', 'source', 'task', 'standard', 'unit', 'owner_post'])
    .select(['leader', 'evidence', 'approver', 'state'])
    .where('branch_id', '=', branchId)
    .execute()
  const steps = await read
    .selectFrom('rectification_item as item')
    .innerJoin('rectification_step as step', 'step.rectification_item_id', 'item.rectification_item_id')
    .select(['step.rectification_item_id', 'step.by_whom', 'step.note'])
    .where('item.branch_id', '=', branchId)
    .execute()
  const stepsOf = Map.groupBy(steps, ({ rectification_item_id }) => rectification_item_id)
  return rows.map((row) => {
    const one = draft({
      kind: 'rectification',
      id: String(row.rectification_item_id),
      label: `整改 ${row.year}-${String(row.number).padStart(2, '0')}`,
      title: row.problem,
      date: row.raised_on.slice(0, 10),
      summary: dotted(sourceTitles[row.source], row.state === 'closed' ? '已销号' : '未销号'),
      address: `/rectification?item=${row.rectification_item_id}`,
    })
    one.text('来源', sourceTitles[row.source])
    one.text('涉及', row.subject, row.period)
    one.text('依据', row.citation)
    one.text('整改任务', row.task)
    one.text('整改措施', row.measure)
    one.text('整改标准', row.standard)
    one.text('责任单位', row.unit)
    one.person('责任人', row.owner)
    one.text('责任人职务', row.owner_post)
    one.person('牵头领导', row.leader)
    one.text('佐证', row.evidence)
    one.person('销号审核人', row.approver)
    one.text('销号说明', row.closing_note)
    for (const { by_whom, note } of stepsOf.get(row.rectification_item_id) ?? []) {
      one.person('经办人', by_whom)
      one.text('进展', note)
    }
    return one.record
  })
}
