/** Recognised rows as records of the ledger: minutes become drafts that hold no vote, talks become talk records. */
import type { z } from 'zod'
import { Failure } from '#shared/failure.ts'
import type { RowToCommit, RowValue } from '#shared/imports.ts'
import { MeetingContent, MeetingKind } from '#shared/meetings.ts'
import { TalkOccasion, occasionTitles, talkOperations } from '#shared/talks.ts'
import type { At } from '../handlers.ts'
import type { Writer } from '../ledger/open.ts'
import { convene } from '../meetings/keep.ts'
import type { Person } from '../people.ts'
import { recordTalk } from '../talks.ts'
import { ownContent } from './enter-own.ts'
import { withSpeeches } from './enter-speeches.ts'
import { namesOf } from './records.ts'

export interface Origin {
  readonly text: string
  readonly batchId: number
}

type Values = Readonly<Record<string, RowValue>>
type People = ReadonlyMap<string, number>

/** Names that exactly one member has; who shares a name is named in the text only. */
export function idsByName(people: readonly Person[]): People {
  const ids = new Map<string, number>()
  const shared = new Set<string>()
  for (const { name, memberId } of people) {
    if (ids.has(name)) shared.add(name)
    ids.set(name, memberId)
  }
  for (const name of shared) ids.delete(name)
  return ids
}

/**
 * The same with what the user said about namesakes.
 * @throws Failure badInput where a name is given to somebody who does not bear it
 */
export function idsFor({ people: told = {} }: RowToCommit, people: readonly Person[]): People {
  const ids = new Map(idsByName(people))
  for (const [name, memberId] of Object.entries(told)) {
    if (!people.some((person) => person.memberId === memberId && person.name === name))
      throw new Failure('badInput', `people: 名册里没有这样一位「${name}」`)
    ids.set(name, memberId)
  }
  return ids
}

const textOf = (values: Values, field: string): string => {
  const value = values[field]
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}

/** @throws Failure badInput naming what the ledger does not take */
export async function enterMeeting(
  write: Writer,
  branchId: number,
  row: RowToCommit,
  people: readonly Person[],
  at: At,
  origin: Origin,
): Promise<number> {
  const { values } = row
  const kind = MeetingKind.safeParse(values['meetingType'])
  if (!kind.success) throw new Failure('badInput', 'meetingType: 请选定会议类型')
  const ids = idsFor(row, people)
  const one = (...fields: string[]) =>
    fields.map((field) => ids.get(textOf(values, field))).find((id) => id !== undefined) ?? null
  const groupId =
    kind.data === 'groupMeeting'
      ? groupNamedIn(`${textOf(values, 'groupName')}${textOf(values, 'title')}`, people)
      : null
  const date = textOf(values, 'date')
  const content = MeetingContent.safeParse({
    title: textOf(values, 'title').slice(0, 120),
    ...numberIn(textOf(values, 'title')),
    startsAt: `${date}T${textOf(values, 'startTime') || '00:00'}`,
    endsAt:
      values['endTime'] === undefined
        ? null
        : `${textOf(values, 'endDate') || date}T${textOf(values, 'endTime')}`,
    place: textOf(values, 'place').slice(0, 100),
    form: /线上|视频|网络/.test(textOf(values, 'form')) ? 'online' : 'onSite',
    chairId: one('chair', 'organizer'),
    recorderId: one('recorder'),
    groupId,
    theme: themeOf(kind.data, textOf(values, 'title')).slice(0, 200),
    lecturerName: textOf(values, 'lecturer').slice(0, 30),
    outline: outlineOf(row),
    outcome: textOf(values, 'effect').slice(0, 5000),
    attendance: attendanceIn(values, ids, people),
    observers: namesOf(values['observers']).map((name) => ({ name })),
    agenda: withSpeeches(agendaOf(textOf(values, 'agenda'), textOf(values, 'resolution')), {
      content: textOf(values, 'content'),
      chair: textOf(values, 'chair'),
      others: namesOf(values['observers']),
      people,
      ids,
    }),
    ...ownContent(values, kind.data, ids),
  })
  if (!content.success) throw refused(content.error)
  return convene(write, branchId, kind.data, content.data, at, origin)
}

function refused(error: z.ZodError): Failure {
  const [issue] = error.issues
  return new Failure('badInput', `${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? ''}`)
}

const numberIn = (title: string): { number?: number } => {
  const match = /第\s*(\d{1,3})\s*次/.exec(title.normalize('NFKC'))
  return match === null || Number(match[1]) === 0 ? {} : { number: Number(match[1]) }
}

const themeOf = (kind: MeetingKind, title: string): string =>
  kind === 'themePartyDay' || kind === 'partyLecture' ? title.replace(/^(专题)?党课[:：]\s*/, '') : ''

/** 「第一党小组会」: the group whose members stand under that name. */
function groupNamedIn(title: string, people: readonly Person[]): number | null {
  for (const { groups } of people) {
    const group = groups.find(({ groupName }) => groupName !== '' && title.includes(groupName))
    if (group !== undefined) return group.groupId
  }
  return null
}

/** Only those whom the record names. 「全体」 names nobody: it stays in the text. */
function attendanceIn(values: Values, ids: People, people: readonly Person[]) {
  const known = new Set(people.map(({ memberId }) => memberId))
  const statuses = new Map<number, { status: 'present' | 'leave' | 'absent'; reason: string }>()
  for (const name of namesOf(values['presentNames'])) {
    const id = ids.get(name)
    if (id !== undefined) statuses.set(id, { status: 'present', reason: '' })
  }
  const absentees = Array.isArray(values['absentees']) ? values['absentees'] : []
  for (const absentee of absentees) {
    const { name, reason } = typeof absentee === 'string' ? { name: absentee, reason: '' } : absentee
    const id = ids.get(name)
    const unexcused = reason === '' || /^(缺席|无故.*|未到|旷会)$/.test(reason)
    if (id !== undefined)
      statuses.set(id, { status: unexcused ? 'absent' : 'leave', reason: reason.slice(0, 100) })
  }
  return [...statuses].filter(([id]) => known.has(id)).map(([memberId, status]) => ({ memberId, ...status }))
}

/** 「李龑（出差）、王伟」. */
const writtenOut = (value: RowValue | undefined): string =>
  Array.isArray(value)
    ? value
        .map((one) =>
          typeof one === 'string' ? one : `${one.name}${one.reason === '' ? '' : `（${one.reason}）`}`,
        )
        .join('、')
    : typeof value === 'string' || typeof value === 'number'
      ? String(value)
      : ''

/** The record as it stood, whole: what was not recognised is in it, what was recognised can be compared with it. */
function outlineOf({ values, original, unread }: RowToCommit): string {
  const labels: readonly (readonly [string, string])[] = [
    ['flow', '流程'],
    ['content', '内容'],
    ['agenda', '议题'],
    ['resolution', '决议'],
    ['expected', '应到'],
    ['present', '实到'],
    ['absentSummary', '缺席'],
    ['chair', '主持人'],
    ['organizer', '组织人'],
    ['recorder', '记录人'],
    ['lecturer', '主讲人'],
    ['presentNames', '参加人员'],
    ['absentees', '缺席人员'],
    ['observers', '列席人员'],
    ['remark', '备注'],
  ]
  // names too: whoever could not be matched with the roster stands here and nowhere else
  const listed = labels.flatMap(([field, label]) => {
    const text = writtenOut(values[field])
    return text === '' ? [] : [`${label}：${text}`]
  })
  if (unread !== undefined) listed.push(`原表其他栏：${unread}`)
  const text = original === undefined || original === '' ? listed.join('\n') : original
  const untimed = values['startTime'] === undefined ? '（原记录没有写开始时间）\n' : ''
  const whole = `【补录 原文】\n${untimed}${text}`
  // the file itself is kept with the import: nothing is lost by a cut that says so
  return whole.length <= 20000 ? whole : `${whole.slice(0, 19900)}\n（以下见导入的原文件）`
}

/** 「1.听取报告；2.讨论计划」: one item each. A resolution goes with the only item, else it is one of its own. */
function agendaOf(agenda: string, resolution: string) {
  const parts = agenda
    .split(
      /(?:^|[；;。\n\s])\s*(?:\d{1,2}\s*[.．、)）](?!\d)|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)])/,
    )
    .map((part) => part.replace(/^[；;。\s]+|[；;。\s]+$/g, ''))
    .filter((part) => part !== '')
  const items = parts.slice(0, 59).map((title) => ({ title: title.slice(0, 200), resolution: '' }))
  const only = items.length === 1 ? items[0] : undefined
  const decided = resolution.slice(0, 5000)
  if (decided === '') return items
  return only === undefined
    ? [...items, { title: '决议', resolution: decided }]
    : [{ ...only, resolution: decided }]
}

/** Topics as files word them → occasions of the ledger; any other keeps its words in the record. */
const occasions: readonly (readonly [RegExp, TalkOccasion])[] = [
  [/组织生活会|民主生活会/, 'organizationalLife'],
  [/转入|工作变动|岗位调整|调动/, 'transferIn'],
  [/表彰|奖励/, 'commended'],
  [/困难|变故|受挫|帮扶|家庭/, 'hardship'],
  [/苗头|倾向/, 'warningSign'],
  [/处分|处理|重新纳入/, 'sanctioned'],
  [/评议/, 'appraisalFeedback'],
  [/申请入党|入党申请/, 'application'],
  [/预备党员/, 'admission'],
  [/转正|延长预备/, 'conversion'],
  [/关心|关爱|慰问/, 'care'],
  [/提醒/, 'reminder'],
  [/批评/, 'criticism'],
  [/政治生日/, 'politicalBirthday'],
  [/主动|本人要求/, 'memberRequest'],
  [/日常|例行|思想动态|谈心/, 'routine'],
]

const TalkInput = talkOperations['talks.record'].input

/** @throws Failure badInput */
export async function enterTalk(
  write: Writer,
  branchId: number,
  row: RowToCommit,
  people: readonly Person[],
  at: At,
  origin: Origin,
): Promise<number> {
  const { values } = row
  const ids = idsFor(row, people)
  const side = (field: string) => {
    const names = namesOf(values[field])
    return {
      ids: names.flatMap((name) => ids.get(name) ?? []),
      names: names.filter((name) => !ids.has(name)).map((name) => name.slice(0, 30)),
    }
  }
  const talkers = side('talkBy')
  const partners = side('talkWith')
  const topic = textOf(values, 'topic')
  const ours = TalkOccasion.options.find((one) => occasionTitles[one] === topic)
  const occasion =
    ours ?? occasions.find(([pattern]) => pattern.test(topic))?.[1] ?? (topic === '' ? 'routine' : 'other')
  const noted = (label: string, field: string) => {
    const text = textOf(values, field)
    return text === '' ? [] : [`【${label}】${text}`]
  }
  const join = (...parts: string[]) => parts.filter((part) => part !== '').join('\n')
  const talk = TalkInput.safeParse({
    talkerIds: talkers.ids,
    talkerNames: talkers.names,
    partnerIds: partners.ids,
    partnerNames: partners.names,
    heldOn: textOf(values, 'talkDate'),
    heldAt:
      values['talkTime'] === undefined ? null : `${textOf(values, 'talkDate')}T${textOf(values, 'talkTime')}`,
    place: textOf(values, 'place').slice(0, 100),
    occasion,
    ...(/集中|集体|一对多/.test(textOf(values, 'form')) ? { form: 'group' } : {}),
    thought: join(
      ...(ours === undefined ? noted('谈话事由', 'topic') : []),
      textOf(values, 'thought'),
      textOf(values, 'content'),
    ),
    work: textOf(values, 'work'),
    life: textOf(values, 'life'),
    suggestions: textOf(values, 'advice'),
    opinion: textOf(values, 'opinion'),
    followUp: join(
      textOf(values, 'follow'),
      ...noted('备注', 'remark'),
      row.unread === undefined ? '' : `【原表其他栏】${row.unread}`,
    ),
  })
  if (!talk.success) throw refused(talk.error)
  const { branchId: _, ...input } = talk.data
  return recordTalk(write, branchId, input, at, origin)
}
