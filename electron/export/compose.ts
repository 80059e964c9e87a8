/** Facts → the whole book: cover, catalogue, and the forms in the order of their volumes. Pure. */
import { type Catalogue, standardCatalogue } from '#shared/export.ts'
import { type MeetingKind, meetingTitles } from '#shared/meetings.ts'
import { blankForms, filledToTheFoot } from './blank.ts'
import { type Selection, arranged } from './catalogue.ts'
import { columnsOf, heading, list, middle, note, row, value } from './build.ts'
import { appraisalBallot, appraisalSheets, appraisalSummary, dualLife } from './compose-appraisal.ts'
import { basicFacts, committee, partyGroups, periodLine } from './compose-branch.ts'
import { checkSheet } from './compose-checks.ts'
import { duesAssessments, duesCollection, duesPublicity } from './compose-dues.ts'
import { lifeForms } from './compose-life.ts'
import { recordForms, recordsOf } from './compose-meetings.ts'
import { memberYearForm } from './compose-member-year.ts'
import { floatingMembers, lostMembers, measures, transfers } from './compose-members.ts'
import { entryForms, regulations } from './compose-entries.ts'
import { rectificationForms } from './compose-rectification.ts'
import { admissionVotes, elections, integrityWork, pictures } from './compose-registers.ts'
import { roster } from './compose-roster.ts'
import { attendanceCounts, talkCounts } from './compose-statistics.ts'
import { coverLines, sealRecord, sealRecordTitle } from './compose-seals.ts'
import { courseNotice, requiredList, studyBeside, studyHours, studyPlanSheet } from './compose-study.ts'
import { talkRecords } from './compose-talks.ts'
import type { LedgerFacts } from './facts.ts'
import {
  type Block,
  type Form,
  type LedgerDocument,
  type Section,
  type Sheet,
  portraitWidth,
} from './model.ts'

/** How a book is asked for; left out, the whole of the standard catalogue, filled. */
export interface BookOptions extends Selection {
  readonly catalogue?: Catalogue
  readonly blank?: boolean
  readonly fillPage?: boolean
  readonly photos?: boolean
  /** What was said in talks, and nothing else. */
  readonly talkContents?: boolean
}

/** Every form there is, in the order of the standard catalogue; without copies where there is nothing to say. */
function everyForm(facts: LedgerFacts, photos: boolean): Form[] {
  return [
    checkSheet(facts),
    basicFacts(facts),
    committee(facts),
    partyGroups(facts),
    elections(facts),
    roster(facts),
    floatingMembers(facts),
    transfers(facts),
    lostMembers(facts),
    measures(facts),
    memberYearForm({ branch: facts.branch, years: facts.memberYears }),
    recordsOf('generalMeeting', facts, photos),
    recordsOf('committeeMeeting', facts, photos),
    recordsOf('groupMeeting', facts, photos),
    recordsOf('partyLecture', facts, photos),
    attendanceCounts(facts),
    recordsOf('themePartyDay', facts, photos),
    recordsOf('studySession', facts, photos),
    studyHours(facts),
    requiredList(facts),
    courseNotice(facts),
    studyBeside(facts),
    studyPlanSheet(facts),
    talkRecords(facts),
    talkCounts(facts),
    recordsOf('organizationalLifeMeeting', facts, photos),
    ...lifeForms(facts),
    recordsOf('memberAppraisal', facts, photos),
    appraisalSummary(facts),
    appraisalSheets(facts),
    appraisalBallot(facts),
    dualLife(facts),
    admissionVotes(facts),
    duesAssessments(facts),
    duesCollection(facts),
    duesPublicity(facts),
    integrityWork(facts),
    ...rectificationForms(facts),
    pictures(facts),
    ...entryForms(facts),
    regulations(facts),
    recordsOf('leadingGroupMeeting', facts, photos),
  ]
}

/** The forms that have something to say, as the catalogue has them. */
export function formsOf(facts: LedgerFacts, options: BookOptions = {}): Form[] {
  const { catalogue = standardCatalogue, photos = true, blank = false, fillPage = false } = options
  const talks = options.talkContents === true
  const all = blank
    ? blankForms(facts, (sample) => everyForm(sample, false))
    : everyForm(facts, photos).filter(({ code }) => (code === 'F20') === talks)
  const forms = arranged(all, catalogue, talks ? { forms: ['F20'] } : options)
  const filled = fillPage && !blank ? forms.map(ruledToTheFoot) : forms
  return filled.filter(({ copies }) => copies.length > 0)
}

const ruledToTheFoot = (form: Form): Form => ({
  ...form,
  follows: false,
  copies: form.copies.map((sheets) => sheets.map((sheet) => filledToTheFoot(sheet, form.orientation))),
})

/** What the book is called: 「2026年第三季度党建台账」. */
export const bookTitle = (facts: LedgerFacts, options: BookOptions = {}): string =>
  options.blank === true ? '党建台账空白表' : `${facts.periodTitle}${bookName(options)}`

const bookName = ({ talkContents }: BookOptions): string =>
  talkContents === true ? '谈心谈话记录' : '党建台账'

/** Without what no file system takes. */
export const safeName = (name: string): string => name.replace(/[\\/:*?"<>|\u0000-\u001F]/g, '＿').slice(-150)

/** 「2026年第三季度_××党支部_党建台账.docx」. */
export function fileNameOf(facts: LedgerFacts, options: BookOptions = {}): string {
  const part = options.forms !== undefined || options.volumes !== undefined ? '（部分）' : ''
  return safeName(
    options.blank === true
      ? `${facts.branch.name}_党建台账空白表${part}.docx`
      : `${facts.periodTitle}_${facts.branch.name}_${bookName(options)}${part}.docx`,
  )
}

/** @param facts everything known; the same facts compose the same document. */
export function compose(facts: LedgerFacts, options: BookOptions = {}): LedgerDocument {
  const forms = formsOf(facts, options)
  const sections: Section[] = [
    { orientation: 'portrait', numbered: false, sheets: [cover(facts, options)] },
    { orientation: 'portrait', numbered: true, sheets: [contents(facts, forms, options)] },
    ...sealSection(facts, options),
    ...bind(forms),
  ]
  return {
    title: `${facts.branch.name}${bookTitle(facts, options)}`,
    creator: facts.branch.name,
    stamp: stampOf(facts),
    sections,
  }
}

/** After a reopening the whole book tells of it, whatever the catalogue has switched off. */
function sealSection(facts: LedgerFacts, options: BookOptions): Section[] {
  const sheet = tellsOfSeals(options) ? sealRecord(facts) : undefined
  return sheet === undefined ? [] : [{ orientation: 'landscape', numbered: true, sheets: [sheet] }]
}

const tellsOfSeals = ({ forms, volumes, blank, talkContents }: BookOptions): boolean =>
  forms === undefined && volumes === undefined && blank !== true && talkContents !== true

export interface RecordFile {
  readonly fileName: string
  readonly document: LedgerDocument
}

/** One file for each record, and one for each table: 「2025-09-12_支委会_第9次.docx」. */
export function recordFiles(facts: LedgerFacts, options: BookOptions = {}): RecordFile[] {
  const taken = new Map<string, number>()
  return formsOf(facts, options).flatMap((form) =>
    form.copies.map((sheets, index) => {
      const period = options.blank === true ? '空白' : facts.periodTitle
      const name = form.names?.[index] ?? `${period}_${form.code}_${form.title}`
      const count = (taken.get(name) ?? 0) + 1
      taken.set(name, count)
      return {
        fileName: safeName(`${name}${count > 1 ? `（${count}）` : ''}.docx`),
        document: {
          title: name.replaceAll('_', ' '),
          creator: facts.branch.name,
          stamp: stampOf(facts),
          sections: [{ orientation: form.orientation, numbered: true, sheets }],
        },
      }
    }),
  )
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

function cover(facts: LedgerFacts, options: BookOptions): Sheet {
  const line = (text: string): Block => ({ type: 'cover', role: 'line', text })
  const space = (): Block => ({ type: 'cover', role: 'space', text: '' })
  const said = options.blank === true ? [] : coverLines(facts)
  return [
    space(),
    { type: 'cover', role: 'title', text: bookName(options) },
    { type: 'cover', role: 'period', text: options.blank === true ? '空白表' : facts.periodTitle },
    // what stands below must stay on the page
    ...Array.from({ length: said.length === 0 ? 2 : 1 }, space),
    line(`单　　位（盖章）：${facts.branch.name}`),
    line('册　　号：第　　册　共　　册'),
    line('编制日期：　　　　年　　月　　日'),
    ...said.map(line),
  ]
}

/** A plain table, not a field: WPS shows such fields empty, Word asks whether to update them. */
function contents(facts: LedgerFacts, forms: readonly Form[], options: BookOptions): Sheet {
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
    ...heading('目　录', facts.branch.name, options.blank === true ? '' : periodLine(facts)),
    list(columns, rows, 24),
    ...(options.blank === true || options.talkContents === true
      ? []
      : merged(facts).map((text) => note(text))),
    ...(tellsOfSeals(options) && facts.seals.acts.length > 0
      ? [note(`本册另附${sealRecordTitle}，在目录之后。`)]
      : []),
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
export function previewOf(facts: LedgerFacts, options: BookOptions = {}) {
  return {
    title: `${facts.branch.name}　${bookTitle(facts, options)}`,
    forms: formsOf(facts, options).map(({ code, title, volume, copies }) => ({
      code,
      title,
      volume,
      count: copies.length,
    })),
  }
}

/** Sheets in their order, for the screen: from `first`, at most `limit`. */
export function pagesOf(facts: LedgerFacts, options: BookOptions, first: number, limit: number) {
  const { title, sections } = compose(facts, options)
  const sheets = sections.flatMap(({ orientation, sheets: own }) =>
    own.map((blocks) => ({ orientation, blocks })),
  )
  return { title, total: sheets.length, sheets: sheets.slice(first, first + limit) }
}
