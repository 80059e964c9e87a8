/** The records of meetings: F13–F18, F21, F23 and the leading group's. */
import {
  type Attendance,
  type Exclusion,
  type Meeting,
  type MeetingKind,
  formTitles,
  meetingTitles,
  speechTitles,
  topicTitles,
} from '#shared/meetings.ts'
import { chineseDate } from '#shared/primitives.ts'
import { exclusionReasons } from '#shared/rules/exclusions.ts'
import { entryMarkInWords } from '#shared/rules/late.ts'
import { studyFormTitles } from '#shared/study/words.ts'
import { type StudyBook, noStudy } from '../study/book.ts'
import {
  caption,
  chineseNumber,
  columnsOf,
  fill,
  form,
  heading,
  label,
  list,
  longRow,
  middle,
  orDash,
  row,
  signatures,
  value,
} from './build.ts'
import { lines, motionBlocks, voteTable } from './compose-motions.ts'
import { photoSheets } from './compose-photos.ts'
import { meetingName, signIn, signOnRecord, signTable, signersOf, unitOf } from './compose-sign-in.ts'
import type { LedgerFacts } from './facts.ts'
import { type Block, type Form, type Row, type Sheet, portraitWidth } from './model.ts'

interface RecordForm {
  readonly code: string
  readonly title: string
  readonly volume: string
}

/** Which form of the standard catalogue a kind of meeting is recorded on. */
export const recordForms: Readonly<Record<MeetingKind, RecordForm>> = {
  generalMeeting: { code: 'F13', title: '党员大会记录', volume: '卷四　三会一课' },
  committeeMeeting: { code: 'F14', title: '支委会记录', volume: '卷四　三会一课' },
  groupMeeting: { code: 'F15', title: '党小组会记录', volume: '卷四　三会一课' },
  partyLecture: { code: 'F16', title: '党课记录', volume: '卷四　三会一课' },
  themePartyDay: { code: 'F17', title: '主题党日活动记录', volume: '卷五　主题党日' },
  studySession: { code: 'F18', title: '集中学习记录', volume: '卷六　学习教育' },
  organizationalLifeMeeting: { code: 'F21', title: '组织生活会记录', volume: '卷八　组织生活会与民主评议' },
  memberAppraisal: { code: 'F23', title: '民主评议党员记录', volume: '卷八　组织生活会与民主评议' },
  leadingGroupMeeting: { code: '附1', title: '党组（党委）会议记录', volume: '附　党组（党委）会议' },
}

/** Final records of one kind, each on sheets of its own, sign-in sheet included. */
export function recordsOf(kind: MeetingKind, facts: LedgerFacts, withPhotos = true): Form {
  const final = facts.meetings.filter((meeting) => meeting.kind === kind && meeting.state === 'final')
  return {
    ...recordForms[kind],
    orientation: 'portrait',
    copies: final.map((meeting) => [
      record(meeting, facts),
      ...signIn(meeting, facts),
      ...(withPhotos ? photoSheets(meeting, facts) : []),
    ]),
    names: final.map(recordName),
  }
}

/** 「2025-09-12_支委会_第9次」. */
const recordName = ({ startsAt, kind, groupName, number }: Meeting): string =>
  [startsAt.slice(0, 10), meetingTitles[kind], groupName, `第${number}次`]
    .filter((part) => part !== '')
    .join('_')

/** 「〔2026〕第 9 次」. */
const ordinal = (meeting: Meeting): string => `〔${meeting.year}〕第 ${meeting.number} 次`

/** 「2026年9月3日 14:30—16:00」; the end's day is named where it is another. */
export function span(meeting: Pick<Meeting, 'startsAt' | 'endsAt'>): string {
  const { startsAt, endsAt } = meeting
  const begin = `${chineseDate(startsAt.slice(0, 10))} ${startsAt.slice(11, 16)}`
  if (endsAt === null) return begin
  const sameDay = startsAt.slice(0, 10) === endsAt.slice(0, 10)
  return `${begin}—${sameDay ? '' : `${chineseDate(endsAt.slice(0, 10))} `}${endsAt.slice(11, 16)}`
}

function record(meeting: Meeting, facts: LedgerFacts): Sheet {
  const { title } = recordForms[meeting.kind]
  const signers = signersOf(meeting)
  return [
    ...heading(title, unitOf(meeting, facts), ordinal(meeting)),
    headTable(meeting, facts.study, facts.lateAfterDays),
    ...studyTable(meeting),
    ...voteTable(meeting.motions),
    ...body(meeting),
    ...corrections(meeting),
    ...(signers.length > 0 && signers.length <= signOnRecord ? [caption('签到'), signTable(signers)] : []),
    signatures(['主持人', '记录人']),
  ]
}

const named = (people: readonly Attendance[], withReason: boolean): string =>
  people
    .map((each) => {
      const marks = [
        ...(each.probationary ? ['预备'] : []),
        ...(withReason ? [each.reason === '' ? '未注明原因' : each.reason] : []),
      ]
      return each.memberName + (marks.length === 0 ? '' : `（${marks.join('，')}）`)
    })
    .join('、')

/** @param lateAfterDays from when an entry is marked as late; null on a form that marks none */
export function headTable(
  meeting: Meeting,
  study: StudyBook = noStudy,
  lateAfterDays: number | null = null,
): Block {
  const entered =
    lateAfterDays === null
      ? ''
      : entryMarkInWords({ ...meeting, on: meeting.startsAt.slice(0, 10) }, lateAfterDays)
  const { attendance, headcount } = meeting
  const by = (...statuses: Attendance['status'][]) =>
    attendance.filter(({ status }) => statuses.includes(status))
  const late = by('late')
  const both = (all: number, voting: number) => `${all} 人（有表决权 ${voting} 人）`
  const rows: Row[] = [
    row(label('会议名称'), value(meetingName(meeting), 3)),
    row(label('时间'), value(span(meeting), 3)),
    row(label('地点'), value(orDash(meeting.place)), label('形式'), value(formTitles[meeting.form])),
    row(
      label('主持人'),
      value(orDash(meeting.chairName) + (meeting.chairNote === '' ? '' : `（${meeting.chairNote}）`)),
      label('记录人'),
      value(orDash(meeting.recorderName)),
    ),
    ...special(meeting),
    row(
      label('应到'),
      value(both(headcount.expected, headcount.expectedVoting)),
      label('实到'),
      value(both(headcount.present, headcount.presentVoting)),
    ),
    ...(meeting.exclusions.length === 0
      ? []
      : [longRow(label('不计入应到'), value(meeting.exclusions.map(excluded).join('\n'), 3))]),
    longRow(label('出席'), value(orDash(named(by('present', 'late'), false)), 3)),
    ...(late.length === 0 ? [] : [row(label('迟到'), value(named(late, false), 3))]),
    longRow(
      label('列席'),
      value(
        orDash(
          meeting.observers.map(({ name, role }) => name + (role === '' ? '' : `（${role}）`)).join('、'),
        ),
        3,
      ),
    ),
    longRow(label('请假'), value(orDash(named(by('leave'), true)), 3)),
    longRow(label('缺席'), value(orDash(named(by('absent'), true)), 3)),
    ...studyRows(meeting, study),
    ...(meeting.agenda.length === 0
      ? []
      : [
          longRow(
            label('议题'),
            value(meeting.agenda.map(({ title }, index) => `${index + 1}. ${orDash(title)}`).join('\n'), 3),
          ),
        ]),
    ...(meeting.alsoCountsAs.length === 0
      ? []
      : [
          row(
            label('合并召开'),
            value(
              `与${meeting.alsoCountsAs.map((kind) => meetingTitles[kind]).join('、')}合并召开，一并计入`,
              3,
            ),
          ),
        ]),
    ...(meeting.topics.length === 0
      ? []
      : [row(label('专题'), value(meeting.topics.map((topic) => topicTitles[topic]).join('、'), 3))]),
    ...(entered === '' ? [] : [row(label('来源'), value(entered, 3))]),
  ]
  return form(fill([14, 32, 14, 28], portraitWidth), rows)
}

/** In which forms a meeting studied, and who made up for it since. */
function studyRows({ meetingId }: Meeting, { forms, makeUps }: StudyBook): Row[] {
  const named = forms.get(meetingId) ?? []
  const made = makeUps.filter((one) => one.meetingId === meetingId)
  return [
    ...(named.length === 0
      ? []
      : [row(label('学习形式'), value(named.map((each) => studyFormTitles[each]).join('、'), 3))]),
    ...(made.length === 0
      ? []
      : [
          longRow(
            label('补学情况'),
            value(
              made
                .map(
                  (one) => `${one.memberName}（${chineseDate(one.studiedOn)}${studyFormTitles[one.form]}）`,
                )
                .join('、'),
              3,
            ),
          ),
        ]),
  ]
}

/** Why somebody is not counted among those expected, by whose consent; or that the request did not hold. */
function excluded(each: Exclusion): string {
  const basis = [
    exclusionReasons[each.reason].title,
    ...(each.superiorConsentRef === '' ? [] : [`上级同意：${each.superiorConsentRef}`]),
    ...(each.passedByMeeting ? ['党员大会通过'] : []),
    ...(each.lawful ? [] : [`不符合规定，仍计入应到：${each.faults.join('、')}`]),
  ]
  return `${each.memberName}（${basis.join('；')}）`
}

/** What only this kind of record has. */
function special(meeting: Meeting): Row[] {
  const rows: Row[] = []
  if (meeting.lecturerName !== '' || meeting.kind === 'partyLecture')
    rows.push(
      row(
        label('主讲人'),
        value(orDash(meeting.lecturerName)),
        label('职务'),
        value(orDash(meeting.lecturerPost)),
      ),
    )
  if (meeting.theme !== '')
    rows.push(
      row(
        label(meeting.kind === 'partyLecture' ? '题目' : '主题'),
        value(meeting.theme + (meeting.unifiedTheme ? '（上级统一主题）' : ''), 3),
      ),
    )
  if (meeting.creditMinutes !== null && meeting.creditMinutes > 0)
    rows.push(row(label('学习时长'), value(`${meeting.creditMinutes} 分钟`, 3)))
  return rows
}

export function studyTable(meeting: Meeting): Block[] {
  if (meeting.studyItems.length === 0) return []
  const columns = columnsOf(
    [
      ['序号', 8],
      ['学习内容', 56],
      ['发布单位', 20],
      ['领学人', 16],
    ],
    portraitWidth,
  )
  const rows = meeting.studyItems.map((item, index) =>
    row(
      middle(index + 1),
      value(`${item.title}${item.requiredItemId === undefined ? '' : `（必学 ${item.requiredItemId} 号）`}`),
      middle(orDash(item.issuer)),
      middle(orDash(item.leader)),
    ),
  )
  return [caption('学习内容'), list(columns, rows)]
}

const outlineTitles: Partial<Record<MeetingKind, string>> = {
  partyLecture: '讲课提纲',
  themePartyDay: '活动流程',
  studySession: '学习安排',
}

/** An activity held together with a meeting brings its flow along. */
const outlineTitle = (meeting: Meeting): string =>
  [meeting.kind, ...meeting.alsoCountsAs]
    .map((kind) => outlineTitles[kind])
    .find((title) => title !== undefined) ?? '会议概况'

/** What was said and decided: agenda items in order, each with its speeches, votes and resolution. */
function body(meeting: Meeting): Block[] {
  const blocks: Block[] = []
  let number = 0
  const numbered = (text: string): Block => {
    number += 1
    return { type: 'heading', level: 1, text: `${chineseNumber(number)}、${text}` }
  }
  if (meeting.outline !== '') blocks.push(numbered(outlineTitle(meeting)), ...lines('', meeting.outline))
  for (const item of meeting.agenda) {
    blocks.push(numbered(orDash(item.title)))
    for (const { speakerName, kind, text } of item.speeches)
      blocks.push(...lines(`${speakerName}（${speechTitles[kind]}）：`, text))
    const own = meeting.motions.filter(({ agendaItemId }) => agendaItemId === item.agendaItemId)
    for (const motion of own) blocks.push(...motionBlocks(motion))
    // the same words as the motion's resolution are not printed twice
    if (!own.some(({ resolution }) => resolution.trim() === item.resolution.trim()))
      blocks.push(...lines('议定事项：', item.resolution))
  }
  const loose = meeting.motions.filter(
    ({ agendaItemId }) => !meeting.agenda.some((item) => item.agendaItemId === agendaItemId),
  )
  if (loose.length > 0) blocks.push(numbered('表决事项'))
  for (const motion of loose) blocks.push(...motionBlocks(motion))
  if (meeting.outcome !== '')
    blocks.push(
      numbered(meeting.kind === 'themePartyDay' ? '活动成效及议定事项落实' : '会议成效及后续落实'),
      ...lines('', meeting.outcome),
    )
  return blocks
}

/** A corrected record says so, when and why; what stood before stays in the ledger file. */
function corrections(meeting: Meeting): Block[] {
  const done = meeting.corrections.filter(({ closed }) => closed)
  if (done.length === 0) return []
  const columns = columnsOf(
    [
      ['序号', 8],
      ['更正日期', 24],
      ['更正理由', 68],
    ],
    portraitWidth,
  )
  const rows = done.map((each, index) =>
    longRow(middle(index + 1), middle(chineseDate(each.correctedOn.slice(0, 10))), value(each.reason)),
  )
  return [caption('本记录更正情况（原文留存备查）'), list(columns, rows)]
}
