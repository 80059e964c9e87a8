/**
 * A study register of last year: rows about one person become learning with its proof, rows about a session become
 * drafts of study meetings that list only those whom the file names. What says no day or no hours stays in the document.
 */
import type { RowValue } from '#shared/imports.ts'
import { MeetingContent } from '#shared/meetings.ts'
import { type LedgerDate, LedgerDate as DateSchema } from '#shared/primitives.ts'
import type { LearningKind } from '#shared/study/words.ts'
import type { At } from '../handlers.ts'
import type { Writer } from '../ledger/open.ts'
import { convene } from '../meetings/keep.ts'
import { meetingsBetween } from '../meetings/record.ts'
import type { Person } from '../people.ts'
import { profileOf } from '../profile.ts'
import { enterLearning, learningBetween } from '../study/learning.ts'
import { idsByName } from './enter-records.ts'
import { originOf } from './propose.ts'
import { namesOf } from './records.ts'

type Values = Readonly<Record<string, RowValue>>

interface Source {
  readonly branchId: number
  readonly fileName: string
  readonly batchId: number
  readonly rows: readonly { readonly sheet: string | null; readonly row: number; readonly values: Values }[]
}

interface Read {
  readonly title: string
  readonly day: LedgerDate
  /** Null where the file says no hours. */
  readonly minutes: number | null
  readonly form: string
  readonly values: Values
  readonly origin: { readonly text: string; readonly batchId: number }
}

/** @returns how many rows became something of the register; what is there already is passed over */
export async function enterStudy(
  write: Writer,
  source: Source,
  people: readonly Person[],
  at: At,
): Promise<number> {
  const ids = idsByName(people)
  let entered = 0
  for (const { sheet, row, values } of source.rows) {
    const title = textOf(values, 'studyContent').slice(0, 200)
    const day = DateSchema.safeParse(values['studyDate'])
    if (title === '' || !day.success || day.data > at.today) continue
    const perHour = (await profileOf(write, Number(day.data.slice(0, 4)))).numbers['study.minutesPerHour']
    const read = {
      title,
      day: day.data,
      minutes: minutesIn(textOf(values, 'credit'), perHour),
      form: textOf(values, 'studyForm'),
      values,
      origin: { text: originOf(source.fileName, sheet, row), batchId: source.batchId },
    }
    const name = textOf(values, 'name')
    const made =
      name === ''
        ? await enterSession(write, source.branchId, read, ids, at)
        : await enterOne(write, source.branchId, read, ids.get(name), at)
    if (made) entered += 1
  }
  return entered
}

const textOf = (values: Values, field: string): string => {
  const value = values[field]
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''
}

/** 「2」 and 「2学时」 are hours of study, 「90分钟」 minutes, 「半天」 is nothing certain. */
function minutesIn(text: string, perHour: number): number | null {
  const match = /^(\d+(?:\.\d+)?)\s*(个?学时|课时|小时|分钟|分)?$/.exec(text.normalize('NFKC'))
  if (match === null) return null
  const unit = match[2] ?? ''
  const each = unit.startsWith('分') ? 1 : unit === '小时' ? 60 : perHour
  const minutes = Math.round(Number(match[1]) * each)
  return minutes >= 1 && minutes <= 10000 ? minutes : null
}

const kinds: readonly (readonly [RegExp, LearningKind])[] = [
  [/网络|在线|线上|学习强国/, 'networkCourse'],
  [/党校/, 'partySchool'],
  [/培训|轮训|研修/, 'trainingClass'],
  [/讲座|报告会/, 'lecture'],
  [/中心组/, 'leadingGroupStudy'],
]

async function enterOne(
  write: Writer,
  branchId: number,
  { title, day, minutes, form, values, origin }: Read,
  memberId: number | undefined,
  at: At,
): Promise<boolean> {
  if (memberId === undefined || minutes === null) return false
  const there = await learningBetween(write, branchId, day, day)
  if (there.some((one) => one.memberId === memberId && one.title === title)) return false
  const remark = textOf(values, 'remark').replaceAll('\n', '；')
  await enterLearning(
    write,
    branchId,
    {
      memberIds: [memberId],
      kind: kinds.find(([words]) => words.test(`${form} ${title}`))?.[1] ?? 'other',
      aim: /业务|能力|技能|实务/.test(title) ? 'ability' : 'theory',
      title,
      beganOn: day,
      endedOn: null,
      minutes,
      evidence: `补录自${origin.text}${remark === '' ? '' : `；${remark}`}`.slice(0, 200),
    },
    at,
    origin,
  )
  return true
}

async function enterSession(
  write: Writer,
  branchId: number,
  { title, day, minutes, form, values, origin }: Read,
  ids: ReadonlyMap<string, number>,
  at: At,
): Promise<boolean> {
  const there = await meetingsBetween(write, branchId, { from: day, to: day, withVoid: false })
  if (there.some((one) => one.kind === 'studySession' && one.theme === title)) return false
  const named = namesOf(textOf(values, 'presentNames').replace(/等\s*\d*\s*人?$/, ''))
  const present = [...new Set(named.flatMap((name) => ids.get(name.trim()) ?? []))]
  const lines = [
    ['学习形式', form],
    ['参加人员', textOf(values, 'presentNames')],
    ['学习体会', textOf(values, 'experience')],
    ['备注', textOf(values, 'remark')],
  ].flatMap(([label = '', text = '']) => (text === '' ? [] : [`${label}：${text}`]))
  const content = MeetingContent.parse({
    startsAt: `${day}T00:00`,
    place: textOf(values, 'place').slice(0, 100),
    form: /线上|网络|视频/.test(form) ? 'online' : 'onSite',
    theme: title,
    creditMinutes: minutes,
    outline: ['【补录 原文】', '（原记录没有写开始时间）', ...lines].join('\n').slice(0, 20000),
    studyItems: [{ title, leader: textOf(values, 'leader').slice(0, 30) }],
    attendance: present.map((memberId) => ({ memberId, status: 'present' })),
  })
  await convene(write, branchId, 'studySession', content, at, origin)
  return true
}
