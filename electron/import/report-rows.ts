/** Judged rows in words, for the report of a folder: who or what, when, what was doubtful. ID numbers are masked. Pure. */
import { doubtText } from '#shared/import/doubt-words.ts'
import { fieldTitle, shownValue } from '#shared/import/fields.ts'
import type { ReportRow } from '#shared/import/folder.ts'
import type { Doubt, ImportKind } from '#shared/imports.ts'
import { maskIdNumber } from '#shared/members.ts'
import type { RowValues } from './facts.ts'
import type { JudgedRow } from './reconcile.ts'

/** Fields that say what a record is about, the first that is filled. */
const telling = ['name', 'title', 'problem', 'studyContent', 'topic']
const days = ['date', 'talkDate', 'studyDate', 'paidOn', 'deadline', 'joinDate']

/** Characters of an original text that the report repeats; the file itself holds the rest. */
const most = 3000

/**
 * @param refused rows that the ledger itself did not take, with its reason
 */
export function reportRows(
  kind: ImportKind,
  rows: readonly JudgedRow[],
  refused: ReadonlyMap<number, string> = new Map(),
): ReportRow[] {
  return rows
    .filter((row) => row.verdict !== 'same')
    .map((row) => {
      const reason = refused.get(row.row)
      const taken = (row.verdict === 'new' || row.verdict === 'update') && reason === undefined
      return {
        kind,
        sheet: row.sheet,
        row: row.row,
        taken,
        verdict: reason === undefined ? row.verdict : 'error',
        who: masked(whoIn(kind, row.values)).slice(0, 200),
        day: dayIn(row.values),
        doubts: [
          ...(reason === undefined ? [] : [`台账不收：${masked(reason)}`]),
          ...row.doubts.map((doubt) => masked(sentence(doubt, taken))),
        ],
        original: taken ? '' : masked(originalOf(row)).slice(0, most),
      }
    })
}

/** A row that was left out also says what to do about it. */
function sentence(doubt: Doubt, taken: boolean): string {
  const { what, todo } = doubtText(doubt)
  return taken || doubt.code === 'notARecord' ? what : `${what}。${todo}`
}

function whoIn(kind: ImportKind, values: RowValues): string {
  if (kind === 'heartTalks')
    return [shownValue('talkBy', values['talkBy']), shownValue('talkWith', values['talkWith'])]
      .filter((side) => side !== '')
      .join(' → ')
  if (values['meetingType'] !== undefined) {
    const title = shownValue('title', values['title'])
    const type = shownValue('meetingType', values['meetingType'])
    return title === '' || title.includes(type) ? title || type : `${type}：${title}`
  }
  const field = telling.find((one) => shownValue(one, values[one]) !== '')
  return field === undefined ? '' : shownValue(field, values[field])
}

function dayIn(values: RowValues): string {
  const field = days.find((one) => typeof values[one] === 'string')
  return field === undefined ? '' : shownValue(field, values[field])
}

/** What stood in the row: read values, and beside them what could not be read. */
function originalOf(row: JudgedRow): string {
  if (row.original !== undefined && row.original !== '') return row.original
  const said = Object.entries(row.values).flatMap(([field, value]) => {
    const shown = value === false ? '' : shownValue(field, value)
    return shown === '' ? [] : [`${fieldTitle(field)}：${shown}`]
  })
  const unread = row.doubts.flatMap(({ field, raw }) => {
    if (raw === undefined || raw === null || raw === '') return []
    if (field !== undefined && row.values[field] !== undefined) return []
    return [field === undefined ? String(raw) : `${fieldTitle(field)}：${raw}`]
  })
  return [...said, ...new Set(unread)].join('；')
}

/** ID numbers wherever they stand: 18 places, or the old 15. */
export const masked = (text: string): string =>
  text.replaceAll(/(?<!\d)(\d{17}[\dXxＸｘ]|\d{15})(?!\d)/g, (number) => maskIdNumber(number))
