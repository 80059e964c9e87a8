/**
 * Our own workbook, known by its first sheet. It is taken whole or not at all, and only into a branch that holds no
 * records yet: two ledgers are not laid over one another.
 */
import { sql } from 'kysely'
import { Failure } from '#shared/failure.ts'
import type { Batch, Doubt, Proposal, RowChoice } from '#shared/imports.ts'
import type { LedgerDate } from '#shared/primitives.ts'
import type { WorkbookSheet } from '#shared/workbook.ts'
import * as words from '../export/workbook-about.ts'
import { written } from '../export/workbook-content.ts'
import { type KeptColumn, keptColumns, rowsOf } from '../export/workbook-rows.ts'
import type { LedgerTable, Sheet } from '../export/workbook-sheet.ts'
import { workbookSheets } from '../export/workbook-sheets.ts'
import type { TaskContext } from '../handlers.ts'
import type { Reader } from '../ledger/open.ts'
import { type Grid, columnLetters, textOf } from './grid.ts'
import {
  type ReadRow,
  type ReadSheet,
  checkTogether,
  continuedIn,
  readSheet,
} from './ledger-workbook-sheets.ts'

/** Rows of a sheet that a proposal lists; those with something wrong are listed beyond that. */
const shownRows = 200
const shownFaults = 200

/** What is to be written: nothing where the workbook is refused. */
export interface WorkbookPlan {
  readonly into: number | null
  readonly sheets: readonly WorkbookSheet[]
}

export interface WorkbookJudgement {
  readonly shown: Pick<Proposal, 'kind' | 'doubts' | 'sheets' | 'summary'>
  readonly plan: WorkbookPlan | undefined
}

type About = ReadonlyMap<string, string>

function aboutOf(grid: Grid): About | undefined {
  const found = grid.sheets.find(({ name }) => name === words.aboutTitle)
  if (found === undefined) return undefined
  const about = new Map(found.rows.map((row) => [textOf(row[0]), textOf(row[1])] as const))
  return about.get(words.markTitle)?.startsWith(words.mark) === true ? about : undefined
}

/** @param said what the user says the file is: a single sheet of it may be meant */
export const isLedgerWorkbook = (grid: Grid, said: string | undefined): boolean =>
  (said === undefined || said === 'ledgerWorkbook') && aboutOf(grid) !== undefined

/** @param asked the branch that is open */
export async function judgeWorkbook(
  read: Reader,
  grid: Grid,
  asked: number,
  today: LedgerDate,
): Promise<WorkbookJudgement> {
  const about = aboutOf(grid) ?? new Map<string, string>()
  const refusals = [...unfit(about)]
  const doubts = [...notWhole(about)]
  const continued = continuedIn(grid)
  const kept = new Map<LedgerTable, KeptColumn[]>()
  const sheets: ReadSheet[] = []
  const left: Sheet[] = []
  for (const sheet of workbookSheets) {
    const columns = await keptColumns(read, sheet.table)
    kept.set(sheet.table, columns)
    const found = grid.sheets.find(({ name }) => name === sheet.title)
    const said = about.get(`${words.countTitle}${sheet.title}`)
    if (found === undefined) {
      // a register that came after the workbook was made has no sheet in it
      if (said !== undefined) refusals.push(unfitOf(`缺少工作表「${sheet.title}」`))
      continue
    }
    const one = readSheet(sheet, found, columns, continued, today)
    if (one.missing.length > 0 && sameSchema(about, await schemaOf(read)))
      refusals.push(unfitOf(`工作表「${sheet.title}」缺少列「${one.missing.slice(0, 3).join('」「')}」`))
    if (said !== undefined && said !== `${one.rows.length} 行`)
      doubts.push({
        code: 'notWhole',
        detail: `工作表「${sheet.title}」导出时有 ${said}，现在有 ${one.rows.length} 行`,
      })
    if (sheet.wide && (await rowsOf(read, sheet, asked)).length > 0) {
      doubts.push({ code: 'notWhole', detail: `台账已有自己的「${sheet.title}」，工作簿里的没有导入` })
      left.push(sheet)
      continue
    }
    sheets.push(one)
  }
  checkTogether(sheets, kept)
  const branches = sheets.find(({ sheet }) => sheet.table === 'branch')?.rows ?? []
  if (branches.length !== 1) refusals.push(unfitOf('工作表「支部」应当正好有一行'))
  const name = String(branches[0]?.row['name'] ?? '')
  const place = await placeFor(read, asked, name)
  if (place === 'taken') refusals.push({ code: 'ledgerNotEmpty', detail: name })
  const rows = sheets.flatMap((one) => one.rows)
  const wrong = rows.filter((row) => row.wrong).length
  const summary = {
    new: rows.length - wrong,
    update: 0,
    same: 0,
    conflict: 0,
    skip: 0,
    error: wrong,
    doubts:
      refusals.length +
      doubts.length +
      sheets.reduce((sum, one) => sum + one.doubts.length, 0) +
      rows.reduce((sum, row) => sum + row.doubts.length, 0),
  }
  return {
    shown: {
      kind: 'ledgerWorkbook',
      doubts: [...refusals, ...doubts],
      sheets: [...sheets.map(shownSheet), ...untaken(grid, sheets, left)],
      summary,
    },
    plan:
      refusals.length > 0 || wrong > 0 || place === 'taken'
        ? undefined
        : { into: place, sheets: planOf(sheets) },
  }
}

const unfitOf = (detail: string): Doubt => ({ code: 'workbookUnfit', detail })

function unfit(about: About): Doubt[] {
  const version = Number((about.get(words.markTitle) ?? '').slice(words.mark.length))
  return version === words.formatVersion
    ? []
    : [unfitOf('它的格式版本和本软件不同，请用导出它的那一版软件，或升级本软件')]
}

const schemaOf = async (read: Reader): Promise<number> => {
  const version = sql<{ version: number }>`(select user_version as version from pragma_user_version)`
  return (await read.selectFrom(version.as('one')).selectAll().executeTakeFirstOrThrow()).version
}
const sameSchema = (about: About, version: number): boolean =>
  about.get(words.schemaTitle) === String(version)

/** Made without whole numbers or without what was said: taken, and said. */
function notWhole(about: About): Doubt[] {
  const doubts: Doubt[] = []
  if (about.get(words.numbersTitle)?.startsWith(words.maskedWord) === true)
    doubts.push({
      code: 'notWhole',
      detail: '导出时身份证号和手机号作了掩码、没有党费基数，导入后这几项空着',
    })
  if (about.get(words.talksTitle)?.startsWith(words.withoutWord) === true)
    doubts.push({ code: 'notWhole', detail: '导出时没有包括谈话内容，导入后谈话内容空着' })
  return doubts
}

/** The branch to be filled: the one that is open where it is empty; null to found one; `taken` where that would double it. */
async function placeFor(read: Reader, asked: number, name: string): Promise<number | null | 'taken'> {
  const branches = await read.selectFrom('branch').select(['branch_id', 'name']).execute()
  const namesake = branches.find((branch) => branch.name === name && branch.branch_id !== asked)
  if (namesake !== undefined && !(await isEmpty(read, namesake.branch_id))) return 'taken'
  if (await isEmpty(read, asked)) return asked
  if (branches.some((branch) => branch.branch_id === asked && branch.name === name)) return 'taken'
  return namesake?.branch_id ?? null
}

/** No record of any register. */
export async function isEmpty(read: Reader, branchId: number): Promise<boolean> {
  for (const sheet of workbookSheets) {
    if (sheet.wide || sheet.table === 'branch') continue
    if ((await rowsOf(read, sheet, branchId)).length > 0) return false
  }
  return true
}

const planOf = (sheets: readonly ReadSheet[]): WorkbookSheet[] =>
  sheets.map(({ sheet, present, rows }) => ({
    table: sheet.table,
    columns: present.map(({ column }) => column),
    rows: rows.map(({ line, number, row }) => ({
      line,
      number,
      cells: present.map(({ column }) => row[column] ?? null),
    })),
  }))

function shownSheet({ sheet, headings, present, doubts, rows }: ReadSheet): Proposal['sheets'][number] {
  const letters = headings.map((heading, index) => [columnLetters(index), heading] as const)
  const faulty = rows.filter((row) => row.doubts.length > 0).slice(0, shownFaults)
  const listed = [...new Set([...rows.slice(0, shownRows), ...faulty])]
  return {
    name: sheet.title,
    hidden: false,
    taken: true,
    headerRows: [1],
    columns: Object.fromEntries(
      letters.filter(([, heading]) => present.some(({ title }) => title === heading)),
    ),
    headings: Object.fromEntries(letters.filter(([, heading]) => heading !== '')),
    doubts: [...doubts],
    rows: listed.map((row) => shownRow(row, present)),
    count: rows.length,
  }
}

const shownRow = ({ line, row, doubts, wrong }: ReadRow, present: ReadSheet['present']) => ({
  row: line,
  verdict: wrong ? ('error' as const) : ('new' as const),
  values: Object.fromEntries(
    present.flatMap((column) => {
      const value = row[column.column]
      if (value === undefined || value === null || value === '') return []
      const shown = written(column, value)
      return [[column.title, typeof shown === 'string' ? shown.slice(0, 2000) : shown] as const]
    }),
  ),
  doubts: [...doubts],
})

/** Sheets that are none of the registers, and those the ledger has of its own. */
function untaken(grid: Grid, sheets: readonly ReadSheet[], left: readonly Sheet[]): Proposal['sheets'] {
  const taken = new Set(sheets.map(({ sheet }) => sheet.title))
  const ours = new Set([words.aboutTitle, '续文', ...left.map(({ title }) => title)])
  return grid.sheets
    .filter(({ name }) => name !== null && !taken.has(name))
    .map(({ name, hidden }) => ({
      name,
      hidden,
      taken: false,
      headerRows: [],
      columns: {},
      headings: {},
      doubts: ours.has(name ?? '')
        ? []
        : [{ code: 'kindUnknown' as const, ...(name === null ? {} : { detail: name }) }],
      rows: [],
    }))
}

/**
 * Writes the workbook that was judged.
 * @throws Failure importRefused with what is wrong, or where single rows were to be left out
 */
export async function commitWorkbook(
  context: TaskContext,
  judged: { readonly branchId: number; readonly proposal: Proposal; readonly workbook: WorkbookJudgement },
  choices: readonly RowChoice[],
  already: (batchId: number) => Promise<Batch>,
): Promise<Batch> {
  const { branchId, proposal, workbook } = judged
  if (workbook.plan === undefined) {
    // the same file once more: what it brought in still stands
    if (proposal.alreadyImportedAs !== null) return already(proposal.alreadyImportedAs)
    const [first] = proposal.doubts
    throw new Failure(
      'importRefused',
      proposal.summary.error > 0
        ? `工作簿里有 ${proposal.summary.error} 行不能导入，请先改正；工作簿只能整本导入`
        : `${first?.code ?? ''}：${first?.detail ?? ''}`,
    )
  }
  if (choices.length > 0) throw new Failure('importRefused', '工作簿只能整本导入，不能挑选其中的行')
  const { fileName, sha256 } = proposal
  const sheets = workbook.plan.sheets.map((sheet) => ({ ...sheet, rows: [...sheet.rows] }))
  return context.run('import.enterWorkbook', { branchId, into: workbook.plan.into, fileName, sha256, sheets })
}
