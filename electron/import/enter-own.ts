/** A meeting read from our own form, as the ledger keeps it. Its votes are text and stay text. */
import type { RowValue } from '#shared/imports.ts'
import {
  type AttendanceStatus,
  MeetingForm,
  MeetingKind,
  formTitles,
  meetingTitles,
} from '#shared/meetings.ts'
import { personsIn, readOwnBody, topicsOf } from './own-meeting.ts'

type Values = Readonly<Record<string, RowValue>>

const listIn = (values: Values, field: string): string[] => {
  const value = values[field]
  return Array.isArray(value) ? value.map((one) => (typeof one === 'string' ? one : one.name)) : []
}

const wordsIn = (values: Values, field: string): string => {
  const value = values[field]
  return typeof value === 'string' ? value : ''
}

const countIn = (values: Values, field: string): number | undefined => {
  const value = values[field]
  return typeof value === 'number' ? value : undefined
}

/** What our own form says beyond what any minutes say; nothing where the record is not from one. */
export function ownContent(values: Values, kind: MeetingKind, ids: ReadonlyMap<string, number>) {
  if (values['ownForm'] !== true) return {}
  const number = countIn(values, 'number')
  const form = MeetingForm.options.find((one) => formTitles[one] === wordsIn(values, 'form'))
  const also = MeetingKind.array().safeParse(values['alsoCountsAs'])
  return {
    title: isMadeName(values, kind) ? '' : wordsIn(values, 'title').slice(0, 120),
    ...(number === undefined ? {} : { number }),
    ...(form === undefined ? {} : { form }),
    chairNote: wordsIn(values, 'chairNote').slice(0, 100),
    theme: wordsIn(values, 'theme').slice(0, 200),
    lecturerPost: wordsIn(values, 'lecturerPost').slice(0, 60),
    alsoCountsAs: also.success ? also.data : [],
    creditMinutes: countIn(values, 'creditMinutes') ?? null,
    attendance: attendanceIn(values, ids),
    observers: listIn(values, 'observers')
      .flatMap((one) => personsIn(one))
      .map(({ name, note }) => ({ name: name.slice(0, 30), role: note.slice(0, 60) })),
    agenda: agendaIn(values, ids),
  }
}

/** 「2026年第 7 次支委会」 is what a meeting without a name of its own is called on paper. */
function isMadeName(values: Values, kind: MeetingKind): boolean {
  const year = wordsIn(values, 'date').slice(0, 4)
  const number = countIn(values, 'number') ?? 0
  const name = `${wordsIn(values, 'groupName')}${year}年第 ${number} 次${meetingTitles[kind]}`
  return wordsIn(values, 'title') === name
}

function attendanceIn(values: Values, ids: ReadonlyMap<string, number>) {
  const late = new Set(listIn(values, 'lateNames'))
  const absent = new Set(listIn(values, 'absentNames'))
  const away = Array.isArray(values['absentees']) ? values['absentees'] : []
  const reasons = new Map(
    away.map((one): [string, string] => (typeof one === 'string' ? [one, ''] : [one.name, one.reason])),
  )
  const present = listIn(values, 'presentNames').filter((name) => !reasons.has(name))
  const list: { name: string; status: AttendanceStatus; reason: string }[] = [
    ...present.map((name) => ({
      name,
      status: late.has(name) ? ('late' as const) : ('present' as const),
      reason: '',
    })),
    ...[...reasons].map(([name, reason]) => ({
      name,
      status: absent.has(name) ? ('absent' as const) : ('leave' as const),
      reason: reason.slice(0, 100),
    })),
  ]
  return list.flatMap(({ name, ...rest }) => {
    const memberId = ids.get(name)
    return memberId === undefined ? [] : [{ memberId, ...rest }]
  })
}

function agendaIn(values: Values, ids: ReadonlyMap<string, number>) {
  const { items } = readOwnBody(wordsIn(values, 'content').split('\n'), topicsOf(wordsIn(values, 'agenda')))
  return items.slice(0, 60).map(({ title, speeches, resolution }) => ({
    title: title.slice(0, 200),
    resolution: resolution.slice(0, 5000),
    speeches: speeches.map(({ speakerName, kind, text }) => {
      const speakerId = ids.get(speakerName)
      return { kind, text, ...(speakerId === undefined ? { speakerName } : { speakerId }) }
    }),
  }))
}
