/**
 * Rows of a list of what is to be put right, as items of the ledger's own list. An item is struck off only where the
 * file gives the day; proof and who checked it are what the file says, and nothing where it says nothing.
 */
import type { RowValue } from '#shared/imports.ts'
import { LedgerDate } from '#shared/primitives.ts'
import { type RectificationItem, type RectificationSource, sourceTitles } from '#shared/rectification.ts'
import type { At } from '../handlers.ts'
import type { Reader, Writer } from '../ledger/open.ts'
import { listItem, rectificationItems, takeOverProgress } from '../rectification.ts'
import { unreadMark } from './facts.ts'
import { originOf } from './propose.ts'
import { readMoment } from './written-moment.ts'

type Values = Readonly<Record<string, RowValue>>

interface Origin {
  readonly text: string
  readonly batchId: number
}

/** 「—」 is how an empty cell is printed. */
const said = (values: Values, field: string): string => {
  const value = values[field]
  const text = typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''
  return /^[—\-–/]+$/.test(text) ? '' : text
}

/** One problem is one item, however it is spaced. */
export const problemKey = (problem: string): string => problem.normalize('NFKC').replace(/\s/g, '')

/** The items there are, by their problems; printed, the paper a problem was found in stands behind it in brackets. */
export async function problemsListed(read: Reader, branchId: number): Promise<Map<string, number>> {
  const twins = new Map<string, number>()
  for (const { itemId, problem, citation } of await rectificationItems(read, branchId)) {
    twins.set(problemKey(problem), itemId)
    twins.set(problemKey(`${problem}（${citation}）`), itemId)
  }
  return twins
}

const words: readonly (readonly [RegExp, RectificationSource])[] = [
  [/巡视|巡察/, 'patrol'],
  [/督查|督导|督察/, 'supervision'],
  [/考核|考评|述职/, 'assessment'],
  [/组织生活会|民主评议|民主生活会/, 'lifeMeeting'],
  [/群众|调研|走访/, 'masses'],
  [/自查|自评/, 'selfCheck'],
  [/检查|抽查|上级/, 'inspection'],
]

function sourceIn(text: string): RectificationSource {
  const titled = Object.entries(sourceTitles).find(([, title]) => text.startsWith(title))
  const named = words.find(([word]) => word.test(text))?.[1]
  return named ?? (titled === undefined ? 'other' : (titled[0] as RectificationSource))
}

/** The day that a cell holds, among other words or alone; nothing where only the month is written. */
function dayIn(text: string): LedgerDate | undefined {
  for (const piece of [text, ...text.split(/[\n，,、；; ]+/)]) {
    const date = LedgerDate.safeParse(readMoment(piece).date)
    if (date.success) return date.data
  }
  return undefined
}

/** Whoever is named beside the day in 「王书记\n2026.3.31」. */
const withoutDay = (text: string): string =>
  text
    .replace(/\d{4}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?/g, '')
    .replace(/^(已|未)?销号|[\s，,、；;]+$/g, '')
    .trim()

/** Enters one row. @throws Failure badInput where it names no problem */
export async function enterItem(
  write: Writer,
  branchId: number,
  values: Values,
  unread: string,
  at: At,
  origin: Origin,
): Promise<RectificationItem['itemId']> {
  const source = said(values, 'source')
  const closing = said(values, 'closing')
  const past = (day: LedgerDate | undefined) => (day === undefined || day > at.today ? undefined : day)
  const closedOn = past(dayIn(said(values, 'closedDate')) ?? dayIn(closing))
  const completedOn = past(dayIn(said(values, 'completedDate')))
  const found = past(dayIn(said(values, 'foundDate')) ?? dayIn(source))
  // where no day of finding is written, it stood on the list on the day it was struck off, or stands there today
  const raisedOn = found ?? closedOn ?? completedOn ?? at.today
  const deadline = said(values, 'deadline')
  const dueOn = dayIn(deadline) ?? null
  const owner = said(values, 'responsible').replaceAll('\n', '、')
  const rest = [
    deadline !== '' && dueOn === null ? `整改时限：${deadline}` : '',
    owner.length > 30 ? `责任人：${owner}` : '',
    said(values, 'remark') === '' ? '' : `备注：${said(values, 'remark')}`,
    unread,
    closing !== '' && closedOn === undefined ? `销号情况：${closing}` : '',
  ].filter((line) => line !== '')
  const measure = said(values, 'measure')
  const kept = rest.length === 0 ? '' : `${unreadMark}${rest.join('；')}`
  const itemId = await listItem(
    write,
    {
      branchId,
      source: sourceIn(source),
      problem: said(values, 'problem').slice(0, 1000),
      raisedOn: closedOn !== undefined && closedOn < raisedOn ? closedOn : raisedOn,
      citation: said(values, 'citation').slice(0, 200),
      task: said(values, 'task').slice(0, 1000),
      measure: measure.slice(0, 1000),
      // what has no place of its own stands with the standard, in the words of the file
      standard: [said(values, 'standard'), kept]
        .filter((text) => text !== '')
        .join('\n')
        .slice(0, 500),
      unit: said(values, 'unit').replaceAll('\n', '、').slice(0, 60),
      owner: owner.slice(0, 30),
      ownerPost: said(values, 'ownerPost').slice(0, 40),
      leader: said(values, 'leader').slice(0, 30),
      evidence: said(values, 'evidence').slice(0, 500),
      dueOn,
    },
    at,
    origin,
  )
  await takeOverProgress(
    write,
    itemId,
    {
      progress: said(values, 'progress').slice(0, 500),
      completedOn,
      closedOn,
      approver: (said(values, 'approver') || withoutDay(closing)).slice(0, 30),
    },
    at,
  )
  return itemId
}

interface Source {
  readonly branchId: number
  readonly fileName: string
  readonly batchId: number
  readonly rows: readonly { readonly sheet: string | null; readonly row: number; readonly values: Values }[]
}

/** The rows of a kept document. @returns how many became items; what is listed already is passed over */
export async function enterItems(write: Writer, source: Source, at: At): Promise<number> {
  const listed = await problemsListed(write, source.branchId)
  let entered = 0
  for (const { sheet, row, values } of source.rows) {
    const problem = said(values, 'problem')
    if (problem === '' || listed.has(problemKey(problem))) continue
    const origin = { text: originOf(source.fileName, sheet, row), batchId: source.batchId }
    listed.set(problemKey(problem), await enterItem(write, source.branchId, values, '', at, origin))
    entered += 1
  }
  return entered
}
