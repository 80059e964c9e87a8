/** F00: the inspector's own sheet, filled in beforehand (speech 003: 逐一检查). */
import { type Duty, type Finding, type Severity, responsibilityTitles } from '#shared/compliance.ts'
import { meetingTitles, stateTitles } from '#shared/meetings.ts'
import { chineseDate, chineseMoment } from '#shared/primitives.ts'
import {
  caption,
  columnsOf,
  heading,
  list,
  longRow,
  middle,
  note,
  orDash,
  row,
  signatures,
  value,
} from './build.ts'
import { periodLine } from './compose-branch.ts'
import { standingOf } from './compose-rectification.ts'
import { sealNotes } from './compose-seals.ts'
import { meetingName } from './compose-sign-in.ts'
import type { LedgerFacts } from './facts.ts'
import { type Block, type Form, type Row, type Sheet, landscapeWidth } from './model.ts'

export const checks = '检查对照'

const severityTitles: Readonly<Record<Severity, string>> = {
  error: '必须整改',
  warn: '应当完善',
  info: '建议',
}

/** The months of one thing the branch owes, gathered to one line of the sheet. */
interface DutyLine {
  readonly title: string
  readonly citation: string
  readonly duties: readonly Duty[]
}

function dutyLines(facts: LedgerFacts): DutyLine[] {
  const groups = new Map(facts.branch.groups.map(({ groupId, name }) => [groupId, name]))
  const gathered = new Map<string, DutyLine>()
  for (const duty of facts.duties) {
    const key = `${duty.ruleId}|${duty.kind}|${duty.groupId ?? ''}`
    const group = duty.groupId === null ? undefined : groups.get(duty.groupId)
    const title = group === undefined || duty.title.includes(group) ? duty.title : `${duty.title}（${group}）`
    const line = gathered.get(key) ?? { title, citation: duty.citation, duties: [] }
    gathered.set(key, { ...line, duties: [...line.duties, duty] })
  }
  return [...gathered.values()]
}

/** Findings about a record that fulfils one of these duties; advice is left to the screen, absences are not. */
const aboutRecords = (line: DutyLine, findings: readonly Finding[]): Finding[] => {
  const meetings = new Set(
    line.duties.filter(({ kind }) => kind in meetingTitles).flatMap(({ recordIds }) => recordIds),
  )
  return findings
    .filter(
      ({ recordKind, recordId }) =>
        recordKind === 'meeting' && recordId !== undefined && meetings.has(recordId),
    )
    .filter(({ severity, responsibility }) => severity !== 'info' || responsibility === 'notAttended')
}

/** What the inspection says of a duty itself: that it was missed. */
const findingsOf = (line: DutyLine, findings: readonly Finding[]): Finding[] =>
  findings.filter((finding) =>
    line.duties.some(({ ruleId, period }) => ruleId === finding.ruleId && period === finding.period),
  )

/** 「9月10日缺席：冯伟民、丁海燕」: one line for each meeting that somebody missed. */
function absences(found: readonly Finding[], facts: LedgerFacts): string[] {
  const byMeeting = new Map<number, string[]>()
  for (const { responsibility, recordId, subject } of found)
    if (responsibility === 'notAttended' && recordId !== undefined)
      byMeeting.set(recordId, [...(byMeeting.get(recordId) ?? []), subject])
  return [...byMeeting].map(([meetingId, people]) => {
    const startsAt = facts.meetings.find((meeting) => meeting.meetingId === meetingId)?.startsAt
    const day = startsAt === undefined ? '' : chineseDate(startsAt.slice(0, 10)).slice(5)
    return `${day}缺席：${people.join('、')}`
  })
}

/** 「2026年9月3日支委会：缺结束时间；缺地点」: what was found of one record is one line. */
function told(found: readonly Finding[]): string[] {
  const bySubject = new Map<string, string[]>()
  for (const { subject, message, responsibility } of found)
    if (responsibility !== 'notAttended')
      bySubject.set(subject, [...(bySubject.get(subject) ?? []), message.replace(subject, '')])
  return [...bySubject].map(([subject, messages]) => `${subject}：${messages.join('；')}`)
}

function checkRow(line: DutyLine, number: number, facts: LedgerFacts): Row {
  const { duties } = line
  const sum = (pick: (duty: Duty) => number) => duties.reduce((total, duty) => total + pick(duty), 0)
  const named = (...states: Duty['state'][]) =>
    duties.filter(({ state }) => states.includes(state)).map(({ period }) => period)
  const missing = named('missing')
  const open = named('pending', 'ahead')
  const found = aboutRecords(line, facts.findings)
  const state = [
    ...(missing.length > 0 ? [`缺：${missing.join('、')}`] : []),
    ...(open.length > 0 ? [`待完成：${open.join('、')}`] : []),
    ...told(found),
    ...absences(found, facts),
  ]
  const blame = [
    ...(missing.length > 0 || found.some(({ responsibility }) => responsibility === 'notOrganised')
      ? [responsibilityTitles.notOrganised]
      : []),
    ...(found.some(({ responsibility }) => responsibility === 'notAttended')
      ? [responsibilityTitles.notAttended]
      : []),
  ]
  return longRow(
    middle(number),
    value(line.title),
    value(line.citation),
    middle(sum(({ due }) => due)),
    middle(sum(({ done }) => done)),
    value(state.length === 0 ? '齐全' : state.join('\n')),
    middle(blame.length === 0 ? '无' : blame.join('\n')),
    middle(standingOf([...found, ...findingsOf(line, facts.findings)], facts)),
    value(''),
  )
}

/** F00: each duty of the period against what was done; then what else was found; then what is not finished. */
export function checkSheet(facts: LedgerFacts): Form {
  const columns = columnsOf(
    [
      ['序号', 5],
      ['检查项', 16],
      ['依据', 20],
      ['应有', 5],
      ['实有', 5],
      ['要素齐全（缺项说明）', 27],
      ['责任类别', 9],
      ['整改项\n编号', 8],
      ['检查人意见', 11],
    ],
    landscapeWidth,
  )
  const lines = dutyLines(facts)
  const rows =
    lines.length === 0
      ? [row(middle('本期没有应检查的事项', columns.length))]
      : lines.map((line, index) => checkRow(line, index + 1, facts))
  const sheet: Sheet = [
    ...heading('季度台账检查对照表', facts.branch.name, periodLine(facts)),
    list(columns, rows),
    ...findingTable(facts, lines),
    ...unfinishedTable(facts),
    ...switchedOffTable(facts),
    ...sealNotes(facts),
    signatures(['自查人', '党支部书记', '检查组']),
  ]
  return {
    code: 'F00',
    title: '季度台账检查对照表',
    volume: checks,
    orientation: 'landscape',
    copies: [[sheet]],
  }
}

/** What was not asked, and why: a rule that the branch switched off is told of, never hidden. */
function switchedOffTable(facts: LedgerFacts): Block[] {
  if (facts.switchedOff.length === 0) return []
  const columns = columnsOf(
    [
      ['序号', 5],
      ['规则', 12],
      ['检查内容', 33],
      ['停用理由', 50],
    ],
    landscapeWidth,
  )
  const rows = facts.switchedOff.map(({ ruleId, title, reason }, index) =>
    longRow(middle(index + 1), middle(ruleId), value(title), value(reason)),
  )
  return [caption('已停用的检查规则'), list(columns, rows)]
}

/** What was found besides: not already said in the table above, and more than advice. */
function otherFindings(facts: LedgerFacts, lines: readonly DutyLine[]): Finding[] {
  const said = new Set(lines.flatMap((line) => aboutRecords(line, facts.findings)))
  const duties = new Set(facts.duties.map(({ ruleId, period }) => `${ruleId}|${period}`))
  const open = new Set(facts.unfinished.map(({ meetingId }) => meetingId))
  const order: Severity[] = ['error', 'warn']
  return (
    facts.findings
      .filter((finding) => !said.has(finding) && !duties.has(`${finding.ruleId}|${finding.period}`))
      .filter(({ severity }) => severity !== 'info')
      // records that are not finished have a table of their own
      .filter(
        ({ recordKind, recordId }) =>
          recordKind !== 'meeting' || recordId === undefined || !open.has(recordId),
      )
      .sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
  )
}

function findingTable(facts: LedgerFacts, lines: readonly DutyLine[]): Block[] {
  const found = otherFindings(facts, lines)
  if (found.length === 0) return []
  const columns = columnsOf(
    [
      ['序号', 5],
      ['对象', 23],
      ['期间', 9],
      ['问题', 26],
      ['依据', 19],
      ['程度', 9],
      ['责任类别', 9],
      ['整改情况', 10],
    ],
    landscapeWidth,
  )
  const rows = gather(found).map((each, index) =>
    longRow(
      middle(index + 1),
      value(each.subjects.join('、')),
      middle(orDash(each.finding.period)),
      value(each.message),
      value(each.finding.citation),
      middle(severityTitles[each.finding.severity]),
      middle(responsibilityTitles[each.finding.responsibility]),
      middle(standingOf(each.findings, facts)),
    ),
  )
  return [caption('自查发现的其他问题'), list(columns, rows)]
}

interface Gathered {
  readonly finding: Finding
  /** All that were gathered here. */
  readonly findings: readonly Finding[]
  readonly subjects: string[]
  readonly message: string
}

/** The same thing found of several people is one line, with the people named once. */
function gather(findings: readonly Finding[]): Gathered[] {
  const lines = new Map<string, Gathered>()
  for (const finding of findings) {
    const { subject, message } = finding
    const common = message.includes(subject)
      ? message
          .split(subject)
          .map((part) => part.trim())
          .join('左列同志')
      : message
    const key = [finding.ruleId, finding.period, common, finding.severity, finding.citation].join('|')
    const line = lines.get(key)
    if (line === undefined) lines.set(key, { finding, findings: [finding], subjects: [subject], message })
    else
      lines.set(key, {
        finding,
        findings: [...line.findings, finding],
        subjects: [...new Set([...line.subjects, subject])],
        message: finding.recordKind === 'member' ? common : line.message,
      })
  }
  return [...lines.values()]
}

function unfinishedTable(facts: LedgerFacts): Block[] {
  if (facts.unfinished.length === 0) return []
  const columns = columnsOf(
    [
      ['序号', 5],
      ['类别', 12],
      ['会议名称', 43],
      ['时间', 24],
      ['状态', 16],
    ],
    landscapeWidth,
  )
  const rows = facts.unfinished.map((meeting, index) =>
    row(
      middle(index + 1),
      middle(meetingTitles[meeting.kind]),
      value(meetingName(meeting)),
      middle(chineseMoment(meeting.startsAt)),
      middle(meeting.state === 'draft' ? '草稿未定稿' : stateTitles[meeting.state]),
    ),
  )
  return [caption('尚未定稿、未印入本册的记录'), list(columns, rows), note('定稿后重新生成本册，即可印入。')]
}
