/** Facts → the whole book: cover, catalogue, and the forms in the order of their volumes (rulebook 3.1). Pure. */
import { type MeetingKind, meetingTitles } from '#shared/meetings.ts'
import { periodTitle } from '#shared/primitives.ts'
import { columnsOf, heading, list, middle, note, row, value } from './build.ts'
import { basicFacts, committee, partyGroups, periodLine } from './compose-branch.ts'
import { checkSheet } from './compose-checks.ts'
import { recordForms, recordsOf } from './compose-meetings.ts'
import { rectification } from './compose-rectification.ts'
import { roster } from './compose-roster.ts'
import { attendanceCounts, talkCounts } from './compose-statistics.ts'
import type { LedgerFacts } from './facts.ts'
import {
  type Block,
  type Form,
  type LedgerDocument,
  type Section,
  type Sheet,
  portraitWidth,
} from './model.ts'

/** The forms that have something to say, in the order they are bound. */
export function formsOf(facts: LedgerFacts): Form[] {
  return [
    checkSheet(facts),
    basicFacts(facts),
    committee(facts),
    partyGroups(facts),
    roster(facts),
    recordsOf('generalMeeting', facts),
    recordsOf('committeeMeeting', facts),
    recordsOf('groupMeeting', facts),
    recordsOf('partyLecture', facts),
    attendanceCounts(facts),
    recordsOf('themePartyDay', facts),
    recordsOf('studySession', facts),
    talkCounts(facts),
    recordsOf('organizationalLifeMeeting', facts),
    recordsOf('memberAppraisal', facts),
    rectification(facts),
    recordsOf('leadingGroupMeeting', facts),
  ].filter(({ copies }) => copies.length > 0)
}

/** What the book is called: 「2026年第三季度党建台账」. */
export const bookTitle = (facts: LedgerFacts): string => `${periodTitle(facts.periodName)}党建台账`

/** 「2026年第三季度_××党支部_党建台账.docx」 (rulebook 3.3), without what no file system takes. */
export const fileNameOf = (facts: LedgerFacts): string =>
  `${periodTitle(facts.periodName)}_${facts.branch.name}_党建台账.docx`
    .replace(/[\\/:*?"<>|\u0000-\u001F]/g, '＿')
    .slice(-150)

/** @param facts everything known; the same facts compose the same document. */
export function compose(facts: LedgerFacts): LedgerDocument {
  const forms = formsOf(facts)
  const sections: Section[] = [
    { orientation: 'portrait', numbered: false, sheets: [cover(facts)] },
    { orientation: 'portrait', numbered: true, sheets: [contents(facts, forms)] },
    ...bind(forms),
  ]
  return {
    title: `${facts.branch.name}${bookTitle(facts)}`,
    creator: facts.branch.name,
    stamp: stampOf(facts),
    sections,
  }
}

/**
 * The newest moment at which something printed here was entered or finalised; the period's last day (or today, where
 * that is earlier) where there is none. The clock's own time would make each file differ from the one before.
 */
function stampOf(facts: LedgerFacts): string {
  const moments = facts.meetings.flatMap(({ enteredAt, finalisedAt }) => [
    enteredAt,
    ...(finalisedAt ? [finalisedAt] : []),
  ])
  const newest = moments.sort().at(-1)
  const moment = newest ?? facts.asOf
  return moment.padEnd(19, 'T00:00:00'.slice(moment.length - 10)).slice(0, 19)
}

/** Forms beside each other share a section as long as the paper is held the same way. */
function bind(forms: readonly Form[]): Section[] {
  const sections: { orientation: Form['orientation']; numbered: true; sheets: Sheet[] }[] = []
  let volume = ''
  for (const form of forms) {
    const begins = form.volume !== volume
    volume = form.volume
    const [first = [], ...others] = form.copies.flat()
    const opened: Sheet = begins ? [{ type: 'volume', text: form.volume }, ...first] : first
    const section = sections.at(-1)
    const above = section?.sheets.at(-1)
    if (section?.orientation !== form.orientation)
      sections.push({ orientation: form.orientation, numbered: true, sheets: [opened, ...others] })
    else if (form.follows === true && !begins && above !== undefined)
      section.sheets.splice(-1, 1, [...above, ...opened], ...others)
    else section.sheets.push(opened, ...others)
  }
  return sections
}

function cover(facts: LedgerFacts): Sheet {
  const line = (text: string): Block => ({ type: 'cover', role: 'line', text })
  return [
    { type: 'cover', role: 'space', text: '' },
    { type: 'cover', role: 'title', text: '党建台账' },
    { type: 'cover', role: 'period', text: periodTitle(facts.periodName) },
    { type: 'cover', role: 'space', text: '' },
    { type: 'cover', role: 'space', text: '' },
    line(`单　　位（盖章）：${facts.branch.name}`),
    line('册　　号：第　　册　共　　册'),
    line('编制日期：　　　　年　　月　　日'),
  ]
}

/** A plain table, not a field: WPS shows such fields empty, Word asks whether to update them. */
function contents(facts: LedgerFacts, forms: readonly Form[]): Sheet {
  const columns = columnsOf(
    [
      ['序号', 8],
      ['卷', 35],
      ['表号', 10],
      ['名称', 37],
      ['份数', 10],
    ],
    portraitWidth,
  )
  const rows = forms.map((form, index) =>
    row(
      middle(index + 1),
      value(form.volume),
      middle(form.code),
      value(form.title),
      middle(form.copies.length),
    ),
  )
  return [
    ...heading('目　录', facts.branch.name, periodLine(facts)),
    list(columns, rows, 24),
    ...merged(facts).map(note),
  ]
}

/** 「党课 1 次与党员大会合并召开，记录见 F13。」: so that nobody looks for a form that is elsewhere. */
function merged(facts: LedgerFacts): string[] {
  const counts = new Map<string, number>()
  for (const meeting of facts.meetings)
    for (const also of meeting.alsoCountsAs) {
      const key = `${also}|${meeting.kind}`
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  const kinds = Object.keys(meetingTitles) as MeetingKind[]
  return kinds.flatMap((also) =>
    kinds.flatMap((host) => {
      const count = counts.get(`${also}|${host}`)
      return count === undefined
        ? []
        : [
            `${meetingTitles[also]} ${count} 次与${meetingTitles[host]}合并召开，记录见 ${recordForms[host].code}。`,
          ]
    }),
  )
}

/** The catalogue alone, for the screen. */
export function previewOf(facts: LedgerFacts) {
  return {
    title: `${facts.branch.name}　${bookTitle(facts)}`,
    forms: formsOf(facts).map(({ code, title, volume, copies }) => ({
      code,
      title,
      volume,
      count: copies.length,
    })),
  }
}
