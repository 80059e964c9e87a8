/** F20a talks and F22 attendance: counts of each member, never what was said. */
import { type Attendance, type Meeting, meetingTitles } from '#shared/meetings.ts'
import { chineseDate } from '#shared/primitives.ts'
import type { CoverageGap } from '#shared/talks.ts'
import { chunks, columnsOf, heading, list, middle, note, orDash, row, signatures, value } from './build.ts'
import { periodLine } from './compose-branch.ts'
import type { LedgerFacts } from './facts.ts'
import { type Form, type Sheet, landscapeWidth } from './model.ts'

/** F20a: how often each member talked with the secretary, with each committee member, with others, this year. */
export function talkCounts(facts: LedgerFacts): Form {
  const { coverage } = facts
  const others = coverage.committee.filter(({ memberId }) => memberId !== coverage.secretary?.memberId)
  const columns = columnsOf(
    [
      ['序号', 6],
      ['姓名', 10],
      ['职务', 10],
      ['与书记', 8],
      ...others.map(({ name, post }) => [`与${name}\n${post}`, 11] as const),
      ['与其他\n党员', 8],
      ['合计', 7],
      ['尚缺', 24],
    ],
    landscapeWidth,
  )
  const rows = coverage.rows.map((each, index) =>
    row(
      middle(index + 1),
      middle(each.memberName),
      middle(orDash(each.post)),
      middle(each.memberId === coverage.secretary?.memberId ? '—' : each.bySecretary),
      ...others.map(({ memberId }) =>
        middle(
          memberId === each.memberId
            ? '—'
            : (each.byCommittee.find((pair) => pair.memberId === memberId)?.count ?? 0),
        ),
      ),
      middle(each.byPeers),
      middle(each.total),
      value(gapsOf(coverage.gaps, each.memberId)),
    ),
  )
  const sheet: Sheet = [
    ...heading('谈心谈话统计表', facts.branch.name, periodLine(facts)),
    list(columns, rows),
    note(
      `本表为${coverage.year}年度累计次数，截至${chineseDate(coverage.asOf)}；本期内谈话 ${facts.talks.length} 次，` +
        `年度累计 ${coverage.talkCount} 次。谈话内容不入册，由支部按保密要求另行保管。`,
    ),
    signatures(['填表人', '党支部书记']),
  ]
  return {
    code: 'F20a',
    title: '谈心谈话统计表',
    volume: '卷七　谈心谈话与思想分析',
    orientation: 'landscape',
    copies: coverage.rows.length === 0 ? [] : [[sheet]],
  }
}

/** What the year still owes this member, in few words; T4 is only advice and is left out. */
export function gapsOf(all: readonly CoverageGap[], memberId: number): string {
  const own = all.filter((gap) => gap.memberId === memberId)
  // a pair of committee members is one gap, and stands beside both
  const pairs = all
    .filter(({ line }) => line === 'T2')
    .flatMap((gap) =>
      gap.memberId === memberId ? [gap.otherName] : gap.otherId === memberId ? [gap.memberName] : [],
    )
  const parts = [
    ...(own.some(({ line }) => line === 'T1') ? ['书记谈话'] : []),
    ...(pairs.length > 0 ? [`支委间谈话（${pairs.join('、')}）`] : []),
    ...(own.some(({ line }) => line === 'T3') ? ['支委谈话'] : []),
  ]
  return parts.join('；')
}

/** At most so many meetings beside each other; more are printed on further sheets. */
const besideEachOther = 14

const marks: Readonly<Record<Attendance['status'], string>> = {
  present: '√',
  late: '迟',
  leave: '○',
  absent: '×',
}

interface Rate {
  readonly expected: number
  readonly present: number
}

/** Those not held to attendance stay on the list and out of the denominator (教育管理条例第二十三条). */
function counted(attendance: readonly Attendance[]): Rate {
  const rows = attendance.filter(({ exempt }) => !exempt)
  return {
    expected: rows.length,
    present: rows.filter(({ status }) => status === 'present' || status === 'late').length,
  }
}

/** By member, of all meetings together. */
function ratesOf(meetings: readonly Meeting[]): (memberId: number) => Rate {
  const rowsOf = Map.groupBy(
    meetings.flatMap(({ attendance }) => attendance),
    ({ memberId }) => memberId,
  )
  const rates = new Map([...rowsOf].map(([memberId, rows]) => [memberId, counted(rows)]))
  return (memberId) => rates.get(memberId) ?? { expected: 0, present: 0 }
}

/** 「94.1%」; 「—」 where nothing was owed. */
export const percent = ({ expected, present }: Rate): string =>
  expected === 0 ? '—' : `${(Math.round((present * 1000) / expected) / 10).toFixed(1)}%`

/** F22: members × meetings, and what comes of it for each member over the whole period. */
export function attendanceCounts(facts: LedgerFacts): Form {
  const { meetings } = facts
  const people = peopleOf(facts)
  const rateOf = ratesOf(meetings)
  // evenly: seventeen meetings are nine and eight, not fourteen and three
  const sheetsNeeded = Math.max(Math.ceil(meetings.length / besideEachOther), 1)
  const blocks = chunks(meetings, Math.max(Math.ceil(meetings.length / sheetsNeeded), 1))
  const sheets = blocks.map((block, index): Sheet => {
    const part = blocks.length === 1 ? '' : `（${index + 1}/${blocks.length}）`
    const columns = columnsOf(
      [
        ['序号', 40],
        ['姓名', 80],
        ...block.map((meeting) => [headOf(meeting), 52] as const),
        ['应到\n次数', 48],
        ['实到\n次数', 48],
        ['出勤率', 64],
        ['备注', 120],
      ],
      landscapeWidth,
    )
    const rows = people.map((person, at) => {
      const rate = rateOf(person.memberId)
      return row(
        middle(at + 1),
        middle(person.name),
        ...block.map((meeting) => middle(markOf(meeting, person.memberId))),
        middle(rate.expected),
        middle(rate.present),
        middle(percent(rate)),
        value(person.remark),
      )
    })
    const rates = block.map(({ attendance }) => {
      const { present, expected } = counted(attendance)
      return middle(`${present}/${expected}`)
    })
    const all = people
      .map(({ memberId }) => rateOf(memberId))
      .reduce(
        (sum, each) => ({ expected: sum.expected + each.expected, present: sum.present + each.present }),
        {
          expected: 0,
          present: 0,
        },
      )
    const total = row(
      middle('实到/应到', 2),
      ...rates,
      middle(all.expected),
      middle(all.present),
      middle(percent(all)),
      value(''),
    )
    return [
      ...heading(`党员参加组织生活出勤统计表${part}`, facts.branch.name, periodLine(facts)),
      list(columns, [...rows, total], block.length > 8 ? 18 : 21),
      note(
        '√ 出席　迟 迟到　○ 请假　× 缺席　空白 不属于应到范围。应到次数、实到次数、出勤率按本期全部会议计算；' +
          '“不作出勤要求”者不计入应到次数。',
        true,
      ),
      ...(index === blocks.length - 1 ? [signatures(['统计人', '党支部书记'])] : []),
    ]
  })
  return {
    code: 'F22',
    title: '党员参加组织生活出勤统计表',
    volume: '卷四　三会一课',
    orientation: 'landscape',
    copies: sheets.length === 0 ? [] : [sheets],
  }
}

const headOf = (meeting: Meeting): string =>
  `${Number(meeting.startsAt.slice(5, 7))}.${Number(meeting.startsAt.slice(8, 10))}\n` +
  (meeting.groupName === '' ? inTwo(meetingTitles[meeting.kind]) : meeting.groupName)

/** Four characters stand two and two in a narrow head. */
const inTwo = (title: string): string =>
  title.length === 4 ? `${title.slice(0, 2)}\n${title.slice(2)}` : title

/** An exempt member's absence is no fault: only presence is marked. */
function markOf(meeting: Meeting, memberId: number): string {
  const each = meeting.attendance.find((row) => row.memberId === memberId)
  if (each === undefined) return ''
  if (each.exempt && each.status !== 'present' && each.status !== 'late') return '—'
  return marks[each.status]
}

interface Person {
  readonly memberId: number
  readonly name: string
  readonly remark: string
}

/** The roster of the period's end, and after it those who came to a meeting of the period but have left since. */
function peopleOf(facts: LedgerFacts): Person[] {
  const known = new Map(facts.everyone.map((member) => [member.memberId, member]))
  const here = facts.roster.map(({ memberId }) => memberId)
  const seen = new Map<number, string>()
  for (const { attendance } of facts.meetings)
    for (const each of attendance) seen.set(each.memberId, each.memberName)
  const gone = [...seen.keys()].filter((memberId) => !here.includes(memberId))
  return [...here, ...gone].map((memberId) => {
    const member = known.get(memberId)
    const remarks = [
      ...(member?.leadingCadre === true ? ['双重组织生活'] : []),
      ...(member?.exempt === true ? ['不作出勤要求'] : []),
      ...(member?.relation === 'elsewhere' ? ['组织关系不在本支部'] : []),
      ...(member !== undefined && member.leftOn !== null && member.leftOn <= facts.asOf
        ? [`${chineseDate(member.leftOn)}离开`]
        : []),
    ]
    return { memberId, name: member?.name ?? seen.get(memberId) ?? '', remark: remarks.join('；') }
  })
}
