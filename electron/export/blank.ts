/** Every form empty, to be filled by hand: labels, ruled rows down to the page's foot, lines to sign. */
import { type MeetingKind, MeetingKind as MeetingKinds } from '#shared/meetings.ts'
import { sampleFacts, sampleMeeting } from './blank-sample.ts'
import { caption, columnsOf, heading, list, signatures } from './build.ts'
import { headTable, recordForms, studyTable } from './compose-meetings.ts'
import { voteTable } from './compose-motions.ts'
import type { LedgerFacts } from './facts.ts'
import {
  type Block,
  type Form,
  type Orientation,
  type Row,
  type Sheet,
  type Table,
  portraitWidth,
} from './model.ts'
import { heightOf, roomOn, rowsThatFit } from './page-room.ts'

/** 1.06 cm: room for a signature. */
const handRow = 600
/** Empty rows of a short table that others stand below. */
const shortTable = 3
/** Lines for text that a table stands below. */
const linesOfText = 9

/** @param compose the composers of every form, applied to one sample of everything. */
export function blankForms(facts: LedgerFacts, compose: (sample: LedgerFacts) => readonly Form[]): Form[] {
  const sample = sampleFacts(facts.branch, MeetingKinds.options)
  const records = new Map(MeetingKinds.options.map((kind) => [recordForms[kind].code, kind] as const))
  return compose(sample).map((form) => {
    const kind = records.get(form.code)
    const sheets =
      kind === undefined ? (form.copies[0] ?? []).slice(0, form.blankSheets ?? 1) : recordSheets(kind, sample)
    return {
      code: form.code,
      title: form.title,
      volume: form.volume,
      orientation: form.orientation,
      copies: [sheets.map((sheet) => toTheFoot(emptySheet(sheet), form.orientation))],
    }
  })
}

/** Kinds whose meetings decide; the others have no sheet for votes. */
const deciding: readonly MeetingKind[] = [
  'generalMeeting',
  'committeeMeeting',
  'groupMeeting',
  'memberAppraisal',
  'leadingGroupMeeting',
]

const what: Partial<Record<MeetingKind, string>> = {
  partyLecture: '提纲要点、讨论发言',
  themePartyDay: '活动流程、内容记录、成效、议定事项',
  studySession: '学习要点、发言人及要点、补学情况',
  organizationalLifeMeeting: '逐人批评与自我批评、问题清单、整改措施',
}

function recordSheets(kind: MeetingKind, sample: LedgerFacts): Sheet[] {
  const meeting = sampleMeeting(kind)
  const { title } = recordForms[kind]
  const votes = deciding.includes(kind)
  const said = what[kind] ?? '汇报、讨论发言、不同意见、决议、主持人小结'
  const signed = signatures(['主持人', '记录人'])
  return [
    [
      ...heading(title, sample.branch.name, `〔${meeting.year}〕第 ${meeting.number} 次`),
      headTable(meeting),
      ...studyTable(meeting),
      ...(votes ? voteTable(meeting.motions.slice(0, 1)) : []),
    ],
    [caption(`会议内容（${said}）`), ruled, signed],
    ...(votes
      ? [
          [
            { type: 'title' as const, text: '逐人表态和表决记录' },
            { type: 'under' as const, left: '表决事项：', right: '' },
            list(
              columnsOf(
                [
                  ['顺序', 8],
                  ['姓名', 14],
                  ['态度', 12],
                  ['表态要点', 52],
                  ['表决意见', 14],
                ],
                portraitWidth,
              ),
              [],
            ),
            signatures(['监票人', '计票人']),
          ],
        ]
      : []),
    [
      { type: 'title', text: '签到表' },
      { type: 'under', left: '会议名称：', right: '　　　　年　　月　　日' },
      list(
        columnsOf(
          [
            ['序号', 9],
            ['姓名', 16],
            ['签名', 25],
            ['序号', 9],
            ['姓名', 16],
            ['签名', 25],
          ],
          portraitWidth,
        ),
        [],
      ),
    ],
  ]
}

/** Lines to write on. */
const ruled: Table = { type: 'table', columns: [portraitWidth], headRows: 0, rows: [], size: 24 }

const figures = (text: string) => text.replaceAll(/\d+/g, '　　')

/** Text under a caption is written by hand on lines. */
const emptySheet = (sheet: Sheet): Sheet =>
  sheet.flatMap((block, at) =>
    block.type === 'paragraph' && sheet[at - 1]?.type === 'caption'
      ? [{ ...ruled, rows: emptyRows(ruled, linesOfText, handRow) }]
      : emptied(block),
  )

/** Takes out what the sample says, and leaves what the form says. */
function emptied(block: Block): Block[] {
  switch (block.type) {
    case 'table':
      return [emptyTable(block)]
    case 'under':
      return [{ ...block, right: figures(block.right) }]
    case 'caption':
      return [{ ...block, text: figures(block.text) }]
    case 'note':
      return block.legend === true ? [block] : []
    case 'heading':
    case 'paragraph':
    case 'photo':
      return []
    case 'title':
    case 'volume':
    case 'signatures':
    case 'cover':
      return [block]
  }
}

function emptyTable(table: Table): Table {
  if (table.headRows > 0) {
    const heads = table.rows.slice(0, table.headRows).map((row): Row => ({
      ...row,
      // a column of one meeting is headed by its day
      cells: row.cells.map((cell) => (/^\d/.test(cell.text) ? { ...cell, text: '　月\n　日' } : cell)),
    }))
    return { ...table, rows: [...heads, ...emptyRows(table, shortTable, handRow)], whole: false }
  }
  const rows = table.rows.map((row): Row => ({
    cells: row.cells.map((cell) => (cell.label === true ? cell : { ...cell, text: '' })),
    height: Math.max(row.height ?? 0, handRow),
  }))
  return { ...table, rows }
}

const emptyRows = (table: Table, count: number, height: number): Row[] =>
  Array.from({ length: count }, () => ({ cells: table.columns.map(() => ({ text: '' })), height }))

/** Rules the rest of the page: the last list, or else the roomiest rows of the form. */
function toTheFoot(sheet: Sheet, orientation: Orientation): Sheet {
  const at = sheet.findLastIndex((block) => block.type === 'table' && growing(block))
  const table = sheet[at]
  if (table?.type === 'table') {
    const more = emptyRows(table, rowsThatFit(sheet, orientation, handRow), handRow)
    return sheet.with(at, { ...table, rows: [...table.rows, ...more] })
  }
  const form = sheet.findIndex(({ type }) => type === 'table')
  const grown = sheet[form]
  return grown?.type === 'table' ? sheet.with(form, stretched(grown, sheet, orientation)) : sheet
}

const growing = ({ headRows, columns }: Table): boolean => headRows > 0 || columns.length === 1

/** Gives what is left of the page to the rows that were given room from the first, or to all alike. */
function stretched(table: Table, sheet: Sheet, orientation: Orientation): Table {
  const used = sheet.reduce((sum, block) => sum + heightOf(block, orientation), 0)
  const left = roomOn(orientation) - used - 2 * handRow
  const roomy = table.rows.filter(({ height = 0 }) => height > handRow)
  const grow = roomy.length > 0 ? roomy : table.rows
  const each = Math.floor(Math.max(left, 0) / grow.length)
  return {
    ...table,
    rows: table.rows.map((row) =>
      grow.includes(row) ? { ...row, height: (row.height ?? handRow) + each } : row,
    ),
  }
}

/**
 * Adds empty rows below a list that ends its sheet (整页表不足时下方补空行到页底). Left alone where text runs
 * over several pages: how far it reaches down the last one, only Word knows.
 */
export function filledToTheFoot(sheet: Sheet, orientation: Orientation): Sheet {
  const at = sheet.findLastIndex(({ type }) => type === 'table')
  const table = sheet[at]
  const below = sheet.slice(at + 1).every(({ type }) => type === 'note' || type === 'signatures')
  if (table?.type !== 'table' || table.headRows === 0 || !below) return sheet
  const used = sheet.reduce((sum, block) => sum + heightOf(block, orientation), 0)
  if (used > roomOn(orientation)) return sheet
  const height = table.rows.at(-1)?.height ?? handRow
  const more = emptyRows(table, rowsThatFit(sheet, orientation, height), height)
  return sheet.with(at, { ...table, rows: [...table.rows, ...more] })
}
