/** What a meeting's record says that this program printed. Votes stay in its text: none is ever made from it. Pure. */
import type { Doubt, RowValue } from '#shared/imports.ts'
import { type MeetingKind, type SpeechKind, meetingTitles, speechTitles } from '#shared/meetings.ts'
import type { Block } from './grid.ts'
import type { RecordReading } from './meeting-records.ts'
import type { OwnMeeting } from './own-book.ts'
import { numberOf, readMoment } from './written-moment.ts'

/** Labels of the table at the head, and the fields they fill. */
export const ownLabels: Readonly<Record<string, string>> = {
  会议名称: 'title',
  时间: 'meetingDate',
  地点: 'place',
  形式: 'form',
  主持人: 'chair',
  记录人: 'recorder',
  主讲人: 'lecturer',
  职务: 'lecturerPost',
  主题: 'theme',
  题目: 'theme',
  学习时长: 'creditMinutes',
  应到: 'expected',
  实到: 'present',
  出席: 'presentNames',
  迟到: 'lateNames',
  列席: 'observers',
  请假: 'absentees',
  缺席: 'absentees',
  议题: 'agenda',
  合并召开: 'alsoCountsAs',
}

export function readOwnMeeting(meeting: OwnMeeting): RecordReading {
  const { head, kind } = meeting
  const values: Record<string, RowValue> = { ownForm: true, meetingType: kind }
  const doubts: Doubt[] = []
  const text = (label: string): string => plain(head.get(label) ?? '')
  const put = (field: string, value: string) => {
    if (value !== '') values[field] = value
  }
  put('title', text('会议名称'))
  const number = /第\s*(\d{1,3})\s*次/.exec(meeting.right)?.[1]
  if (number !== undefined && Number(number) > 0) values['number'] = Number(number)
  const [, group = ''] = meeting.unit.split('　')
  if (kind === 'groupMeeting') put('groupName', group)
  when(text('时间'), values, doubts)
  put('place', text('地点'))
  put('form', text('形式'))
  const [chair] = personsIn(text('主持人'))
  put('chair', chair?.name ?? '')
  put('chairNote', chair?.note ?? '')
  values['recorder'] = text('记录人') === '' ? null : text('记录人')
  if (values['recorder'] === null) doubts.push({ code: 'missingRecorder', field: 'recorder', raw: '' })
  put('lecturer', text('主讲人'))
  put('lecturerPost', text('主讲人') === '' ? '' : text('职务'))
  put('theme', (text('主题') || text('题目')).replace(/（上级统一主题）$/, ''))
  for (const [label, field] of [
    ['应到', 'expected'],
    ['实到', 'present'],
    ['学习时长', 'creditMinutes'],
  ] as const) {
    const count = /^\d{1,5}/.exec(text(label))?.[0]
    if (count !== undefined) values[field] = Number(count)
  }
  attendance(text, values)
  put('agenda', text('议题'))
  const also = (Object.keys(meetingTitles) as MeetingKind[]).filter(
    (one) => one !== kind && text('合并召开').replace('合并召开', '').includes(meetingTitles[one]),
  )
  if (also.length > 0) values['alsoCountsAs'] = also
  const body = readOwnBody(linesOf(meeting.blocks.slice(1)), topicsOf(text('议题')))
  put('flow', body.outline)
  put('content', body.lines)
  put('effect', body.outcome)
  return { values, doubts }
}

/** 「—」 stands where nothing is to be said. */
const plain = (text: string): string => (/^[—–-]+$/.test(text) ? '' : text)

function when(raw: string, values: Record<string, RowValue>, doubts: Doubt[]): void {
  const { date, startTime, endTime, endDate, problem } = readMoment(raw)
  for (const [field, value] of Object.entries({ date, startTime, endTime, endDate })) {
    if (value !== undefined) values[field] = value
  }
  if (problem !== undefined) doubts.push({ ...problem, field: 'meetingDate', raw })
  else if (date === undefined) doubts.push({ code: 'dateUnreadable', field: 'meetingDate', raw })
}

function attendance(text: (label: string) => string, values: Record<string, RowValue>): void {
  const names = (label: string) => personsIn(text(label)).map(({ name }) => name)
  const away = (label: string) =>
    personsIn(text(label)).map(({ name, note }) => ({ name, reason: note === '未注明原因' ? '' : note }))
  const onLeave = away('请假')
  const absent = away('缺席')
  const present = names('出席')
  if (present.length > 0) values['presentNames'] = present
  if (names('迟到').length > 0) values['lateNames'] = names('迟到')
  if (onLeave.length + absent.length > 0) values['absentees'] = [...onLeave, ...absent]
  if (onLeave.length > 0) values['leaveNames'] = onLeave.map(({ name }) => name)
  if (absent.length > 0) values['absentNames'] = absent.map(({ name }) => name)
  const observers = personsIn(text('列席'))
  if (observers.length > 0)
    values['observers'] = observers.map(({ name, note }) => (note === '' ? name : `${name}（${note}）`))
}

/** 「卢秉义（预备，年老体弱）、季某」: names with what stands in the brackets behind them, 「预备」 left out. */
export function personsIn(text: string): { readonly name: string; readonly note: string }[] {
  const parts: string[] = []
  let depth = 0
  let part = ''
  for (const letter of text) {
    if (letter === '（') depth += 1
    if (letter === '）') depth -= 1
    if (letter === '、' && depth <= 0) {
      parts.push(part)
      part = ''
    } else part += letter
  }
  return [...parts, part].flatMap((one) => {
    const match = /^([^（]+)(?:（([\s\S]*)）)?$/.exec(one.trim())
    const name = match?.[1]?.trim() ?? ''
    const note = (match?.[2] ?? '').replace(/^预备(，|$)/, '')
    return name === '' ? [] : [{ name, note }]
  })
}

/** 「1. 听取报告\n2. 讨论转正」. */
export const topicsOf = (agenda: string): string[] =>
  agenda
    .split('\n')
    .map((line) => plain(line.replace(/^\d{1,2}\.\s*/, '').trim()))
    .filter((line) => line !== '')

export interface OwnSpeech {
  readonly speakerName: string
  readonly kind: SpeechKind
  readonly text: string
}
export interface OwnBody {
  readonly outline: string
  readonly outcome: string
  readonly items: readonly {
    readonly title: string
    readonly speeches: readonly OwnSpeech[]
    readonly resolution: string
  }[]
  /** All of it, line by line. */
  readonly lines: string
}

const outlines = /^(讲课提纲|活动流程|学习安排|会议概况)$/
const outcomes = /^(活动成效及议定事项落实|会议成效及后续落实)$/
const votes = /^表决事项$/
const spoken = new RegExp(`^([^（）：]{1,30})（(${Object.values(speechTitles).join('|')})）：(.*)$`)

/**
 * The text under the head: flow, topics with their speeches and what was agreed, results. From a vote on, a topic's
 * lines are left to the text as it stands, until 「议定事项」.
 */
export function readOwnBody(lines: readonly string[], topics: readonly string[]): OwnBody {
  const items = topics.map((title) => ({ title, speeches: [] as OwnSpeech[], resolution: '' }))
  const outline: string[] = []
  const outcome: string[] = []
  let next = 0
  let section: 'none' | 'outline' | 'speech' | 'resolution' | 'vote' | 'outcome' = 'none'
  let number = 1
  for (const line of lines) {
    const heading = /^([一二三四五六七八九十]{1,3})、(.+)$/.exec(line)
    const order = heading?.[1] === undefined ? 0 : numberOf(heading[1])
    // points within the text are numbered in the same way, from one
    const title = order >= number ? (heading?.[2] ?? '') : ''
    const topic = items.findIndex((item, index) => index >= next && item.title === title)
    const item = items[next - 1]
    const other = outlines.test(title) ? 'outline' : outcomes.test(title) ? 'outcome' : undefined
    if (title !== '' && (other !== undefined || topic !== -1 || votes.test(title))) {
      number = order + 1
      if (topic !== -1) next = topic + 1
      section = topic !== -1 ? 'none' : (other ?? 'vote')
    } else if (section === 'outline') outline.push(line)
    else if (section === 'outcome') outcome.push(line)
    else if (item === undefined) continue
    else if (line.startsWith('议定事项：')) {
      section = 'resolution'
      item.resolution = line.slice(5)
    } else if (line.startsWith('表决：')) section = 'vote'
    else if (section !== 'vote') {
      const said = spoken.exec(line)
      const kind = speechKinds.get(said?.[2] ?? '')
      const last = item.speeches.at(-1)
      if (said !== null && kind !== undefined) {
        section = 'speech'
        item.speeches.push({ speakerName: said[1] ?? '', kind, text: said[3] ?? '' })
      } else if (section === 'speech' && last !== undefined)
        item.speeches[item.speeches.length - 1] = { ...last, text: `${last.text}\n${line}` }
      else if (section === 'resolution') item.resolution += `\n${line}`
    }
  }
  return { outline: outline.join('\n'), outcome: outcome.join('\n'), items, lines: lines.join('\n') }
}

const speechKinds = new Map<string, SpeechKind>(
  (Object.keys(speechTitles) as SpeechKind[]).map((kind) => [speechTitles[kind], kind]),
)

/** The lines under the head, tables as lines too; captions of what is signed by hand and the signatures are no text. */
function linesOf(blocks: readonly Block[]): string[] {
  const lines = blocks.flatMap((block) =>
    block.type === 'paragraph'
      ? block.text.split('\n')
      : block.rows.map((row) => row.map(({ text }) => text.replaceAll('\n', ' ')).join('　')),
  )
  const end = lines.findIndex((line) => /^签到$/.test(line.trim()) || /^\s*主持人：\s*记录人：/.test(line))
  return (end === -1 ? lines : lines.slice(0, end)).map((line) => line.trim()).filter((line) => line !== '')
}

/** Everything of the record as it stood. */
export const originalOf = ({ title, unit, right, blocks }: OwnMeeting): string =>
  [
    title,
    `单位（盖章）：${unit}　${right}`,
    ...blocks.flatMap((block) =>
      block.type === 'paragraph'
        ? [block.text.trim()]
        : block.rows.map((row) =>
            row
              .map(({ text }) => text)
              .filter((text) => text !== '')
              .join('　'),
          ),
    ),
  ]
    .filter((line) => line !== '')
    .join('\n')
