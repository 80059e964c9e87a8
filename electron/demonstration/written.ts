/** Reads minutes, statements and talks that are written down as plain text, the way a recorder writes them. */
import type { Speech } from '#shared/meetings.ts'
import type { Stance } from '#shared/motions.ts'
import { TalkOccasion } from '#shared/talks.ts'
import { type Who, everybody } from './people.ts'
import type { ItemPlan, MeetingPlan, MotionPlan, Said, StatementPlan, TalkPlan } from './plan.ts'

const whoByName = new Map(everybody.map(([who, person]) => [person.name, who]))

function whoIs(name: string): Who {
  const who = whoByName.get(name)
  if (who === undefined) throw new Error(`nobody is called ${name}`)
  return who
}

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

const speechKinds: Readonly<Record<string, Speech['kind']>> = {
  汇报: 'report',
  不同意见: 'dissent',
  自我批评: 'selfCriticism',
  批评: 'criticism',
  小结: 'summary',
}

const stances: Readonly<Record<string, Stance>> = {
  同意: 'agree',
  不同意: 'disagree',
  缓议: 'defer',
  其他: 'other',
}

/** 「梁文澜（汇报）：…」 in its three parts. */
function spoken(line: string): { who: Who; mark: string; text: string } {
  const match = /^([^：（]+)(?:（([^）]+)）)?：(.+)$/.exec(line)
  if (!match) throw new Error(`not a speech: ${line}`)
  const [, name = '', mark = '', text = ''] = match
  return { who: whoIs(name), mark, text }
}

function speech(line: string): Said {
  const { who, mark, text } = spoken(line)
  const kind = mark === '' ? 'discussion' : speechKinds[mark]
  if (kind === undefined) throw new Error(`not a kind of speech: ${line}`)
  return { who, kind, text }
}

/**
 * Items of a meeting: 「# 议题」, then a line for every speech, then 「决议：…」.
 * @param motions voted on under the item of that place, counted from 1
 */
export function agenda(
  text: string,
  motions: Readonly<Record<number, readonly MotionPlan[]>> = {},
): ItemPlan[] {
  return text
    .split(/^\s*# /m)
    .slice(1)
    .map((part, index): ItemPlan => {
      const [title = '', ...rest] = lines(part)
      const resolution = rest.find((line) => line.startsWith('决议：'))
      return {
        title,
        speeches: rest.filter((line) => line !== resolution).map(speech),
        resolution: resolution?.slice(3) ?? '',
        motions: motions[index + 1] ?? [],
      }
    })
}

/** Meetings of a Party group, each with a head 「& 2025-01-22T15:00 16:10 502 室」 above its items. */
export const groupMeetings = (group: 1 | 2, text: string): MeetingPlan[] =>
  text
    .split(/^\s*& /m)
    .slice(1)
    .map((part): MeetingPlan => {
      const match = /^(\S+) (\S+) (.+)\n/.exec(part)
      if (!match) throw new Error(`not the head of a meeting: ${part.slice(0, 40)}`)
      const [, start = '', end = '', place = ''] = match
      return { kind: 'groupMeeting', group, start, end, place, agenda: agenda(part) }
    })

/** 「范修远（同意）：…」, in the order they were made. */
export const statements = (text: string): StatementPlan[] =>
  lines(text).map((line) => {
    const { who, mark, text: said } = spoken(line)
    const stance = stances[mark]
    if (stance === undefined) throw new Error(`not a stance: ${line}`)
    return { who, stance, text: said }
  })

const columns = {
  思想: 'thought',
  工作: 'work',
  生活: 'life',
  建议: 'suggestions',
  意见: 'opinion',
  后续: 'followUp',
} as const

/** Talks, each with a head 「@ 2025-02-18 15:30 梁文澜→裴子衿 conversion 506室」 and a line for every column. */
export const talksWritten = (text: string): TalkPlan[] =>
  text
    .split(/^\s*@ /m)
    .slice(1)
    .map((part): TalkPlan => {
      const [head = '', ...rest] = lines(part)
      const match = /^(\S+) (\S+) (\S+)→(\S+) (\S+) (\S+)$/.exec(head)
      if (!match) throw new Error(`not the head of a talk: ${head}`)
      const [, on = '', at = '', talker = '', partners = '', occasion, place = ''] = match
      const said = rest.map((line) => {
        const column = Object.entries(columns).find(([title]) => line.startsWith(`${title}：`))
        if (!column) throw new Error(`not a column of a talk: ${line}`)
        return [column[1], line.slice(3)]
      })
      return {
        on,
        at,
        talker: whoIs(talker),
        partners: partners.split('、').map(whoIs),
        occasion: TalkOccasion.parse(occasion),
        place,
        columns: Object.fromEntries(said),
      }
    })
