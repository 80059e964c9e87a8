/**
 * What only shows when records are laid side by side: a person in two places at
 * once, bodies that are nearly the same, attendance that is always full, entries bunched before the inspection.
 */
import type { Finding } from '../compliance.ts'
import { type MeetingKind, meetingTitles } from '../meetings.ts'
import { type LedgerDate, chineseDate, daysBetween, daysInMonth, dateOf, monthOf } from '../primitives.ts'
import type { RuleProfile } from '../profile.ts'
import { type RuleCard, type RuleCards, finder } from './card.ts'
import type { MeetingFacts } from './meeting-facts.ts'

const card = (title: string, severity: RuleCard['severity'], citation = '检查常见扣分点'): RuleCard => ({
  title,
  severity,
  citation,
  responsibility: 'notOrganised',
  concern: '多处一致',
})

export const crossRules = {
  'CROSS-01': card('同一人同一时间出现在两个会议', 'error'),
  'CROSS-02': card('两份记录雷同', 'warn', '「三会一课」等制度流于形式；检查常见扣分点'),
  'CROSS-03': card('连续全勤', 'info', '到会率异常提示'),
  'CROSS-04': card('期末集中录入', 'warn', '「平时不抓评时抓」'),
  'CROSS-05': card('各月分布不均', 'info', '防止紧一阵松一阵'),
  'CROSS-06': card('会议次序重号', 'warn', '会议次序按年编排'),
  'CROSS-08': card('录入日期早于会议日期', 'warn', '日期倒挂；记录应在会后形成'),
  'CROSS-07': card('应到人数与当日名册不符', 'warn', '名册人数、会议应到人数应当一致'),
} as const satisfies RuleCards

const found = finder(crossRules)

const label = (meeting: MeetingFacts) =>
  `${chineseDate(meeting.startsAt.slice(0, 10))}${meetingTitles[meeting.kind]}`
const about = (meeting: MeetingFacts) =>
  ({
    subject: label(meeting),
    period: chineseDate(monthOf(meeting.startsAt.slice(0, 10))),
    recordKind: 'meeting',
    recordId: meeting.meetingId,
  }) as const

/** Pairs of meetings that overlap in time; one without an end is taken to last a minute. Earliest first. */
export function overlapping(meetings: readonly MeetingFacts[]): [MeetingFacts, MeetingFacts][] {
  const sorted = meetings.toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
  return sorted.flatMap((meeting, index) => {
    const end = meeting.endsAt ?? meeting.startsAt
    const pairs: [MeetingFacts, MeetingFacts][] = []
    for (let next = index + 1; next < sorted.length; next += 1) {
      const later = sorted[next]
      if (later === undefined) break
      if (later.startsAt > end || (later.startsAt === end && meeting.endsAt !== null)) break
      pairs.push([meeting, later])
    }
    return pairs
  })
}

/**
 * CROSS-01.
 * @param presentAt who came to a meeting, by id and name; asked only for meetings that overlap
 */
export function inspectConflicts(
  pairs: readonly (readonly [MeetingFacts, MeetingFacts])[],
  presentAt: (meetingId: number) => ReadonlyMap<number, string>,
): Finding[] {
  return pairs.flatMap(([one, other]) => {
    const there = presentAt(other.meetingId)
    const both = [...presentAt(one.meetingId)]
      .filter(([memberId]) => there.has(memberId))
      .map(([, name]) => name)
    if (both.length === 0) return []
    const names = both.length > 3 ? `${both.slice(0, 3).join('、')}等 ${both.length} 人` : both.join('、')
    return [
      found('CROSS-01', {
        ...about(one),
        message: `${names}同时出现在${label(one)}和${label(other)}，时间冲突；合并召开的请勾选「合并召开」`,
      }),
    ]
  })
}

/** Text of a record as it is compared: what was said and resolved, not names, dates or headings. */
const bodyOf = (meeting: MeetingFacts): string =>
  [
    meeting.outline,
    ...meeting.agenda.flatMap((item) => [...item.speeches.map((one) => one.text), item.resolution]),
    meeting.outcome,
  ]
    .join('')
    .replace(/[\s\d，。、；：「」（）]/g, '')

/**
 * About every thirty-second 5-gram, by a rolling hash: enough to find candidates without comparing every pair, and quick
 * enough for ten years of records.
 */
function sample(text: string): Set<number> {
  const kept = new Set<number>()
  let hash = 0
  for (let index = 0; index < text.length; index += 1) {
    hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0
    if (index < 4) continue
    // spread before choosing, or the choice would follow the last character
    if (Math.imul(hash, -1640531535) >>> 27 === 0) kept.add(hash)
    // 31 to the fourth: what the piece's first character weighs
    hash = (hash - Math.imul(text.charCodeAt(index - 4), 923521)) | 0
  }
  return kept
}

function grams(text: string): Set<string> {
  const set = new Set<string>()
  for (let index = 0; index + 3 <= text.length; index += 1) set.add(text.slice(index, index + 3))
  return set
}

/** Shared three-character pieces over all pieces, 0 … 1. */
export const similarity = (one: string, other: string): number => overlap(grams(one), grams(other))

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0
  let shared = 0
  for (const gram of a) if (b.has(gram)) shared += 1
  return shared / (a.size + b.size - shared)
}

/** CROSS-02: bodies of the same kind that are nearly the same; each record is told of its nearest earlier twin only. */
export function inspectTwins(meetings: readonly MeetingFacts[], profile: RuleProfile): Finding[] {
  const least = profile.numbers['content.similarityPercent'] / 100
  // kind → sampled piece → records that hold it
  const seen = new Map<MeetingKind, Map<number, number[]>>()
  const bodies: string[] = []
  // a record that served as a pattern is compared again and again
  const pieces = new Map<number, ReadonlySet<string>>()
  const piecesOf = (index: number) => {
    const known = pieces.get(index) ?? grams(bodies[index] ?? '')
    pieces.set(index, known)
    return known
  }
  const findings: Finding[] = []
  for (const [index, meeting] of meetings.entries()) {
    const body = bodyOf(meeting)
    bodies.push(body)
    // too short to be compared fairly
    if (body.length < 80) continue
    const ofKind = seen.get(meeting.kind) ?? new Map<number, number[]>()
    seen.set(meeting.kind, ofKind)
    const marks = sample(body)
    const hits = new Map<number, number>()
    for (const mark of marks) {
      const earlier = ofKind.get(mark)
      if (earlier === undefined) ofKind.set(mark, [index])
      else {
        for (const twin of earlier) hits.set(twin, (hits.get(twin) ?? 0) + 1)
        earlier.push(index)
      }
    }
    const near = [...hits]
      .filter(([, count]) => count >= marks.size * least * 0.5)
      .toSorted((a, b) => b[1] - a[1])
      .slice(0, 3)
      .map(([twin]) => ({ twin, alike: overlap(piecesOf(index), piecesOf(twin)) }))
      .filter(({ alike }) => alike >= least)
      .toSorted((a, b) => b.alike - a.alike)[0]
    const twin = near && meetings[near.twin]
    if (near && twin)
      findings.push(
        found('CROSS-02', {
          ...about(meeting),
          message: `${label(meeting)}与${label(twin)}的内容有 ${Math.round(near.alike * 100)}% 相同，请写明本次的具体情况`,
        }),
      )
  }
  return findings
}

/** CROSS-03: a run of meetings of one kind at which nobody ever missed; told once, at the run's last record. */
export function inspectFullAttendance(meetings: readonly MeetingFacts[], profile: RuleProfile): Finding[] {
  const findings: Finding[] = []
  const run = new Map<MeetingKind, MeetingFacts[]>()
  const close = (kind: MeetingKind) => {
    const full = run.get(kind) ?? []
    const last = full.at(-1)
    if (last && full.length >= profile.numbers['content.fullAttendanceRun'])
      findings.push(
        found('CROSS-03', {
          ...about(last),
          message: `${meetingTitles[kind]}连续 ${full.length} 次全员到会，请核实出勤记录`,
        }),
      )
    run.set(kind, [])
  }
  for (const meeting of meetings) {
    // a committee of five is often complete: that tells nothing
    if (meeting.headcount.expected < 10) continue
    if (meeting.headcount.present < meeting.headcount.expected) close(meeting.kind)
    else run.set(meeting.kind, [...(run.get(meeting.kind) ?? []), meeting])
  }
  for (const kind of run.keys()) close(kind)
  return findings
}

/** CROSS-04: most records of a quarter entered in its last days though they were held earlier. */
export function inspectBunching(meetings: readonly MeetingFacts[], profile: RuleProfile): Finding[] {
  const quarters = new Map<string, MeetingFacts[]>()
  for (const meeting of meetings) {
    if (meeting.imported) continue
    const name = `${meeting.startsAt.slice(0, 4)}Q${Math.ceil(Number(meeting.startsAt.slice(5, 7)) / 3)}`
    quarters.set(name, [...(quarters.get(name) ?? []), meeting])
  }
  const days = profile.numbers['content.bunchedDays']
  return [...quarters].flatMap(([name, held]) => {
    const year = Number(name.slice(0, 4))
    const month = Number(name.slice(5)) * 3
    const end = dateOf(year, month, daysInMonth(year, month))
    const bunched = held.filter((meeting) => {
      const entered = meeting.enteredAt.slice(0, 10)
      const late = daysBetween(meeting.startsAt.slice(0, 10), entered) > days
      return late && daysBetween(entered, end) < days
    })
    if (held.length < 6 || bunched.length * 100 <= held.length * profile.numbers['content.bunchedPercent'])
      return []
    return [
      found('CROSS-04', {
        subject: `${year}年第${month / 3}季度`,
        period: `${year}年第${'一二三四'[month / 3 - 1] ?? ''}季度`,
        message: `${held.length} 份记录中有 ${bunched.length} 份是季末最后 ${days} 天才录入的，请及时记录`,
      }),
    ]
  })
}

const quarterName = (day: string) =>
  `${day.slice(0, 4)}年第${'一二三四'[Math.ceil(Number(day.slice(5, 7)) / 3) - 1] ?? ''}季度`

/** CROSS-05: two thirds or more of a quarter's records in one month (「搞几次突击」, 直属机关党委例会讲话). */
export function inspectEvenness(meetings: readonly MeetingFacts[]): Finding[] {
  const quarters = Map.groupBy(meetings, (meeting) => quarterName(meeting.startsAt))
  return [...quarters].flatMap(([name, held]) => {
    const busiest = [...Map.groupBy(held, (meeting) => meeting.startsAt.slice(0, 7))].toSorted(
      (a, b) => b[1].length - a[1].length,
    )[0]
    if (busiest === undefined || held.length < 9 || busiest[1].length * 3 < held.length * 2) return []
    return [
      found('CROSS-05', {
        subject: name,
        period: name,
        message: `${name} ${held.length} 次活动有 ${busiest[1].length} 次集中在${chineseDate(busiest[0])}，请均衡安排`,
      }),
    ]
  })
}

/** CROSS-08: a finalised record that was entered before the day it tells of. */
export function inspectOrder(meetings: readonly MeetingFacts[]): Finding[] {
  return meetings.flatMap((meeting) =>
    meeting.state === 'final' &&
    meeting.enteredAt.slice(0, 10) < meeting.startsAt.slice(0, 10) &&
    meeting.amendedAt === null
      ? [
          found('CROSS-08', {
            ...about(meeting),
            message: `${label(meeting)}在会前就已录入，会后没有补改，请核对`,
          }),
        ]
      : [],
  )
}

/** CROSS-06: two records of one kind (and group) under one number in a year. */
export function inspectNumbers(meetings: readonly (MeetingFacts & { readonly number: number })[]): Finding[] {
  const seen = new Map<string, MeetingFacts>()
  return meetings.flatMap((meeting) => {
    const key = `${meeting.kind}/${meeting.groupId ?? 0}/${meeting.startsAt.slice(0, 4)}/${meeting.number}`
    const twin = seen.get(key)
    seen.set(key, meeting)
    return twin
      ? [
          found('CROSS-06', {
            ...about(meeting),
            message: `${label(meeting)}与${label(twin)}同为第 ${meeting.number} 次，请改正次序`,
          }),
        ]
      : []
  })
}

/** CROSS-07: who was expected at a meeting of all members is who the roster of that day holds. */
export function inspectRosterAgreement(
  meetings: readonly MeetingFacts[],
  rosterSize: (on: LedgerDate) => number,
): Finding[] {
  const ofAll: readonly MeetingKind[] = [
    'generalMeeting',
    'partyLecture',
    'themePartyDay',
    'organizationalLifeMeeting',
    'memberAppraisal',
  ]
  return meetings.flatMap((meeting) => {
    if (!ofAll.includes(meeting.kind) || meeting.state !== 'final') return []
    const roster = rosterSize(meeting.startsAt.slice(0, 10))
    if (roster === meeting.headcount.expected) return []
    return [
      found('CROSS-07', {
        ...about(meeting),
        message: `${label(meeting)}应到 ${meeting.headcount.expected} 人，按现有名册当日应为 ${roster} 人，请核对名册或更正记录`,
      }),
    ]
  })
}
