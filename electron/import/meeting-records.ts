/** What a labelled meeting record says. Never a vote: 「一致同意」 is reported as wording, not counted. Pure. */
import type { Doubt, RowValue } from '#shared/imports.ts'
import type { MeetingKind } from '#shared/meetings.ts'
import { type Absentee, type NameList, readAbsentees, readNames } from './name-lists.ts'
import { type MomentReading, readMoment } from './written-moment.ts'

export interface RecordSource {
  readonly fields: ReadonlyMap<string, string>
  readonly heading: string
  readonly images: number
  /** A row of a list, which has only the columns it has. */
  readonly list?: boolean
}

export interface RecordReading {
  readonly values: Record<string, RowValue>
  readonly doubts: Doubt[]
}

/** Tells a name on the roster from other words. */
export type Known = (name: string) => boolean

const kindWords: readonly (readonly [RegExp, MeetingKind])[] = [
  [/主题党日|党日活动/, 'themePartyDay'],
  [/组织生活会/, 'organizationalLifeMeeting'],
  [/民主评议/, 'memberAppraisal'],
  [/党课/, 'partyLecture'],
  [/支委会|支部委员会(?!工作)|支委扩大会/, 'committeeMeeting'],
  [/党小组|小组会/, 'groupMeeting'],
  [/党员大会|支部大会/, 'generalMeeting'],
  [/党组(扩大)?会|党组会议|中心组/, 'leadingGroupMeeting'],
  [/集中学习|学习会|专题学习/, 'studySession'],
]

export const meetingKindOf = (text: string): MeetingKind | undefined =>
  kindWords.find(([pattern]) => pattern.test(text))?.[1]

/** Theme days have labels of their own. */
const isThemeDay = (fields: ReadonlyMap<string, string>): boolean =>
  fields.has('flow') || fields.has('effect') || fields.has('organizer')

/**
 * @param about what stands at the top of the document: it tells the kind where the record itself does not
 */
export function readMeeting(source: RecordSource, about: string, known: Known): RecordReading {
  const { fields } = source
  const text = (field: string): string => (fields.get(field) ?? '').trim()
  const values: Record<string, RowValue> = {}
  const doubts: Doubt[] = []
  const title = titleOf(text('title'), source.heading)
  if (title !== '') values['title'] = title
  const kind =
    meetingKindOf(text('meetingType')) ??
    meetingKindOf(text('title')) ??
    (isThemeDay(fields) ? 'themePartyDay' : (meetingKindOf(source.heading) ?? meetingKindOf(about)))
  if (kind === undefined)
    doubts.push({ code: 'meetingKindUnclear', field: 'meetingType', raw: title.slice(0, 100) })
  else values['meetingType'] = kind
  readWhen(readMoment(text('meetingDate')), text('meetingDate'), values, doubts)
  for (const field of ['place', 'agenda', 'content', 'resolution', 'flow', 'effect', 'form', 'remark']) {
    if (text(field) !== '' && !isNothing(text(field))) values[field] = text(field)
  }
  for (const field of ['chair', 'organizer', 'lecturer']) {
    const [name] = readNames(text(field), known).names
    if (name !== undefined) values[field] = name
    else if (text(field) !== '') values[field] = text(field).slice(0, 60)
  }
  if (source.list !== true || fields.has('recorder')) readRecorder(fields, values, doubts, known)
  readAttendance(fields, values, doubts, known)
  if (fields.has('photos') || source.images > 0) values['photos'] = source.images
  // what was decided may stand in the text, where no line of its own says it
  const decided = text('resolution') === '' ? 'content' : 'resolution'
  const wording =
    /(一致|全票|全体党员|与会党员均)(同意|通过|赞成|推荐|推选|表决通过|选举)[^。；;，,\n]*/.exec(
      text(decided),
    )
  if (wording !== null)
    doubts.push({ code: 'unanimousWording', field: decided, raw: wording[0].slice(0, 200) })
  return { values, doubts }
}

const isNothing = (text: string): boolean => /^(无|没有|[-—–/\\]+|略)[。.]?$/.test(text)

const titleOf = (written: string, heading: string): string =>
  (written === '' ? heading : written)
    .replace(/\s*\n\s*/g, ' ')
    .replace(/^\d{4}\s*年度?\s*(?=第)/, '')
    .trim()

function readWhen(when: MomentReading, raw: string, values: Record<string, RowValue>, doubts: Doubt[]): void {
  if (when.date !== undefined) values['date'] = when.date
  if (when.startTime !== undefined) values['startTime'] = when.startTime
  if (when.endTime !== undefined) values['endTime'] = when.endTime
  if (when.problem !== undefined)
    doubts.push({ ...when.problem, field: 'meetingDate', raw: raw.slice(0, 200) })
  else if (when.date === undefined) doubts.push({ code: 'dateUnreadable', field: 'meetingDate', raw: '' })
  else if (when.startTime === undefined)
    doubts.push({ code: 'timeMissing', field: 'meetingDate', raw: raw.slice(0, 200) })
}

function readRecorder(
  fields: ReadonlyMap<string, string>,
  values: Record<string, RowValue>,
  doubts: Doubt[],
  known: Known,
): void {
  const raw = (fields.get('recorder') ?? '').trim()
  const [name] = readNames(raw, known).names
  values['recorder'] = name ?? (raw === '' || isNothing(raw) ? null : raw.slice(0, 60))
  if (values['recorder'] === null) doubts.push({ code: 'missingRecorder', field: 'recorder', raw: '' })
}

const numberIn = (text: string): number | undefined => {
  const match = /(\d{1,4})/.exec(text.normalize('NFKC'))
  return match === null ? undefined : Number(match[1])
}

function readAttendance(
  fields: ReadonlyMap<string, string>,
  values: Record<string, RowValue>,
  doubts: Doubt[],
  known: Known,
): void {
  const text = (field: string): string => (fields.get(field) ?? '').trim()
  const list: NameList = readNames(text('presentNames'), known)
  const away = readAbsentees(text('absentees'), known)
  const absentees: Absentee[] = [...away.absentees]
  // 「全体党员（应到23人，实到21人，缺席2人：罗秀英（生病）、韩冰（出差））」
  const within = /(?:缺席|未到|请假)(?:\s*\d+\s*[人名])?\s*[:：]\s*(.+)$/.exec(text('presentNames'))?.[1]
  if (within !== undefined && absentees.length === 0)
    absentees.push(...readAbsentees(within.replace(/([)）])[)）]$/, '$1'), known).absentees)
  // under 「请假」 a name without a reason is on leave, not absent
  const leave = readAbsentees(text('leave'), known)
  const onLeave = leave.absentees.map((one) => (one.reason === '' ? { ...one, reason: '请假' } : one))
  for (const one of [...onLeave, ...list.absentees]) {
    if (!absentees.some((other) => other.name === one.name)) absentees.push(one)
  }
  const absent = new Set(absentees.map(({ name }) => name))
  const names = list.names.filter((name) => !absent.has(name))
  const expected =
    numberIn(text('expected')) ??
    numberIn(
      /应(?:到|出席|参加)(?:会)?(?:党员|人数|人员|委员)?\s*:?\s*(\d+)/.exec(
        text('presentNames').normalize('NFKC'),
      )?.[1] ?? '',
    )
  const present =
    numberIn(text('present')) ??
    list.total ??
    (names.length > 0 && !list.more && !list.everybody ? names.length : undefined)
  if (expected !== undefined) values['expected'] = expected
  if (present !== undefined) values['present'] = present
  if (fields.has('absentees') || fields.has('leave') || absentees.length > 0)
    values['absentees'] = absentees.map((one) => ({ ...one }))
  const summary = away.summary ?? leave.summary
  if (summary !== undefined) values['absentSummary'] = summary
  if (names.length > 0) values['presentNames'] = [...names]
  if (list.everybody) values['everybody'] = true
  const observers = [
    ...readNames(text('observers'), known).names,
    ...list.observers,
    ...observersIn(text('content'), known),
  ]
  if (observers.length > 0) values['observers'] = [...new Set(observers)]
  if (list.lecturer !== undefined && values['lecturer'] === undefined) values['lecturer'] = list.lecturer
  checkQuorum(values, names.length + absentees.length, doubts)
}

/** 「列席：董卫东（派驻纪检监察组）。」 in the middle of the text. */
function observersIn(content: string, known: Known): readonly string[] {
  const match = /列席(?:人员)?[:：]([^。\n]{1,100})/.exec(content)
  return match?.[1] === undefined ? [] : readNames(match[1], known).names
}

/** 有表决权的到会人数须超过半数: by the numbers as they are written, as a warning. */
export function checkQuorum(
  values: Readonly<Record<string, RowValue>>,
  named: number,
  doubts: Doubt[],
): void {
  const { meetingType, present } = values
  const committee = meetingType === 'committeeMeeting'
  if (typeof present !== 'number' || (meetingType !== 'generalMeeting' && !committee)) return
  const expected = typeof values['expected'] === 'number' ? values['expected'] : committee ? named : undefined
  if (expected === undefined || present * 2 > expected) return
  const raw = committee ? `委员${expected}人，到会${present}人` : `应到${expected}，实到${present}`
  doubts.push({ code: 'belowQuorum', field: 'present', raw })
}
