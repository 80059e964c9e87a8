/**
 * What each month, quarter and year owes (rulebook 2.2), and how it stands on a day.
 *
 * While a period runs, what is missing is `pending`; only when it is over is it `missing`. A branch founded in the middle of
 * a year owes only the periods that began after it was founded.
 */
import type { Duty } from '../compliance.ts'
import { type MeetingKind, meetingTitles } from '../meetings.ts'
import {
  type LedgerDate,
  type PeriodName,
  earliestDay,
  periodOf,
  periodTitle,
  within,
} from '../primitives.ts'

export interface HeldMeeting {
  readonly meetingId: number
  readonly kind: MeetingKind
  readonly alsoCountsAs: readonly MeetingKind[]
  readonly day: LedgerDate
  readonly groupId: number | null
}

export interface FrequencyFacts {
  readonly year: number
  readonly asOf: LedgerDate
  readonly foundedOn: string | null
  /**
   * Since when the branch has a committee; null where it has none and owes no committee meeting. An expired committee
   * serves on until the next one, so there is no end.
   */
  readonly committeeSince: LedgerDate | null
  readonly groups: readonly {
    readonly groupId: number
    readonly name: string
    readonly from: LedgerDate | null
    readonly to: LedgerDate | null
  }[]
  readonly meetings: readonly HeldMeeting[]
  /** Custom, not law (条例只写「按期」): lectures a quarter; 0 = not counted. */
  readonly lecturesPerQuarter: number
}

interface Line {
  readonly ruleId: string
  readonly kind: MeetingKind
  readonly per: 'month' | 'quarter' | 'year'
  readonly due: number
  readonly citation: string
}

function linesFor(facts: FrequencyFacts): Line[] {
  const lines: Line[] = [
    {
      ruleId: 'FREQ-GENERAL',
      kind: 'generalMeeting',
      per: 'quarter',
      due: 1,
      citation: '支部工作条例第十一条',
    },
    {
      ruleId: 'FREQ-COMMITTEE',
      kind: 'committeeMeeting',
      per: 'month',
      due: 1,
      citation: '支部工作条例第十二条',
    },
    { ruleId: 'FREQ-GROUP', kind: 'groupMeeting', per: 'month', due: 1, citation: '支部工作条例第十三条' },
    {
      ruleId: 'FREQ-THEMEDAY',
      kind: 'themePartyDay',
      per: 'month',
      due: 1,
      citation: '教育管理条例第十六条',
    },
    {
      ruleId: 'FREQ-LECTURE',
      kind: 'partyLecture',
      per: 'quarter',
      due: facts.lecturesPerQuarter,
      citation: '支部工作条例第十六条（按期；每季度一次为惯例，可改）',
    },
    {
      ruleId: 'FREQ-LIFE',
      kind: 'organizationalLifeMeeting',
      per: 'year',
      due: 1,
      citation: '支部工作条例第十七条',
    },
    {
      ruleId: 'FREQ-APPRAISAL',
      kind: 'memberAppraisal',
      per: 'year',
      due: 1,
      citation: '教育管理条例第十八条',
    },
  ]
  return lines.filter((line) => line.due > 0)
}

const months = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12']

function periodsOf(year: number, per: Line['per']): PeriodName[] {
  if (per === 'month') return months.map((month) => `${year}-${month}`)
  if (per === 'quarter') return [1, 2, 3, 4].map((quarter) => `${year}Q${quarter}`)
  return [String(year)]
}

/** Every duty of a year, in the order of the law, month by month. */
export function dutiesOf(facts: FrequencyFacts): Duty[] {
  return linesFor(facts).flatMap((line) =>
    periodsOf(facts.year, line.per).flatMap((name) => {
      const period = periodOf(name)
      // a span counts only where it covers the whole period: a body that began in mid-month owes from the next one
      const covers = (from: LedgerDate | null, to: LedgerDate | null) =>
        (from === null || from <= period.from) && (to === null || to > period.to)
      const founded = facts.foundedOn === null ? null : earliestDay(facts.foundedOn)
      if (!covers(founded, null)) return []
      if (
        line.kind === 'committeeMeeting' &&
        (facts.committeeSince === null || !covers(facts.committeeSince, null))
      )
        return []
      if (line.kind !== 'groupMeeting') return [duty(facts, line, name, null, '')]
      return facts.groups
        .filter((group) => covers(group.from, group.to))
        .map((group) => duty(facts, line, name, group.groupId, group.name))
    }),
  )
}

function duty(
  facts: FrequencyFacts,
  line: Line,
  name: PeriodName,
  groupId: number | null,
  groupName: string,
): Duty {
  const period = periodOf(name)
  const held = facts.meetings.filter(
    (meeting) =>
      within(meeting.day, period) &&
      (meeting.kind === line.kind || meeting.alsoCountsAs.includes(line.kind)) &&
      (groupId === null || meeting.groupId === groupId),
  )
  const state =
    held.length >= line.due
      ? 'done'
      : facts.asOf > period.to
        ? 'missing'
        : facts.asOf < period.from
          ? 'ahead'
          : 'pending'
  return {
    ruleId: line.ruleId,
    kind: line.kind,
    title: groupName === '' ? meetingTitles[line.kind] : `${meetingTitles[line.kind]}（${groupName}）`,
    period: periodTitle(name),
    from: period.from,
    to: period.to,
    groupId,
    due: line.due,
    done: held.length,
    state,
    citation: line.citation,
    recordIds: held.map((meeting) => meeting.meetingId),
  }
}
