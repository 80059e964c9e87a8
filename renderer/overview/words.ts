/** How a day, a mark and a share read. Pure. */
import type { MeetingKind } from '#shared/meetings.ts'
import { meetingTitles } from '#shared/meetings.ts'
import type { AttendanceCell, AttendanceMark, OverviewDay } from '#shared/overview.ts'
import { chineseDate } from '#shared/primitives.ts'

/** One character a kind: what stands in a day's square. */
export const kindMarks: Readonly<Record<MeetingKind, string>> = {
  generalMeeting: '大',
  committeeMeeting: '支',
  groupMeeting: '组',
  partyLecture: '课',
  themePartyDay: '日',
  organizationalLifeMeeting: '生',
  memberAppraisal: '评',
  studySession: '学',
  leadingGroupMeeting: '党',
}

export const talkMark = '谈'

/** 「3月10日」. */
export const dayOfYear = (day: string): string => chineseDate(day).slice(5)

/** What a day held, each kind once: 「大」, 「组」, 「谈」. */
export const marksOf = ({ meetings, talks }: OverviewDay): readonly string[] => [
  ...new Set([...meetings.map(({ kind }) => kindMarks[kind]), ...(talks > 0 ? [talkMark] : [])]),
]

/** 「3月10日：党员大会、党小组会 2 次、谈话 3 次」. */
export function dayWords({ day, meetings, talks }: OverviewDay): string {
  const kinds = [...Map.groupBy(meetings, ({ kind }) => kind)].map(
    ([kind, own]) => meetingTitles[kind] + (own.length > 1 ? ` ${own.length} 次` : ''),
  )
  return `${dayOfYear(day)}：${[...kinds, ...(talks > 0 ? [`谈话 ${talks} 次`] : [])].join('、')}`
}

/** How dark a day's square is: one, two, three things and more. */
export const toneOf = ({ meetings, talks }: OverviewDay): 1 | 2 | 3 => {
  const things = meetings.length + talks
  return things > 2 ? 3 : things > 1 ? 2 : 1
}

/** Where a day leads: to its one meeting, else to the lists. */
export function hrefOf({ day, meetings }: OverviewDay): string {
  const [only, ...others] = meetings
  const year = day.slice(0, 4)
  if (only === undefined) return `/talks?year=${year}`
  if (others.length === 0) return `/meetings/${only.meetingId}`
  return `/meetings?year=${year}&month=${Number(day.slice(5, 7))}`
}

export const markTitles: Readonly<Record<AttendanceMark, string>> = {
  present: '到会',
  late: '迟到',
  leave: '请假',
  absent: '缺席',
  observer: '列席',
  unrecorded: '记录上没有写到没到会',
}

export const markSigns: Readonly<Record<AttendanceMark, string>> = {
  present: '✓',
  late: '迟',
  leave: '假',
  absent: '缺',
  observer: '列',
  unrecorded: '？',
}

/** A mark for whoever does not see it, and for the hover. */
export const markWords = ({ mark, counted }: AttendanceCell): string =>
  counted || mark === 'observer' || mark === 'unrecorded'
    ? markTitles[mark]
    : `${markTitles[mark]}，不计入应到`

/** Tenths of a per cent, 「94.1%」; 「—」 of nothing. */
export const shareText = (part: number, whole: number): string =>
  whole === 0 ? '—' : `${(Math.round((part * 1000) / whole) / 10).toFixed(1)}%`
