/** The rows under the headings: which are records, and what each says. */
import type { Doubt } from '#shared/imports.ts'
import { type LedgerDate, addYears, earliestDay, latestDay } from '#shared/primitives.ts'
import { readDateText } from '#shared/rules/written-date.ts'
import type { RowValues } from './facts.ts'
import { type RosterField, dateFields, fieldOfHeading } from './fields.ts'
import { type Cell, type Sheet, columnLetters, textOf } from './grid.ts'
import type { Headings } from './headings.ts'
import { type CellContext, type Value, isDeath, isDeparture, isOutsider, readCell, readId } from './values.ts'

export interface RosterRow {
  readonly sheet: string | null
  /** 1-based. */
  readonly row: number
  /** Certain from the row alone; otherwise the register decides. */
  readonly fixed?: 'skip' | 'error'
  readonly values: RowValues
  readonly doubts: readonly Doubt[]
  /** The text of a record in a text document, as it stood. */
  readonly original?: string
}

export interface RowContext extends CellContext {
  readonly today: LedgerDate
}

/** Reads every row under the headings; blank rows are no rows. */
export function readRows(sheet: Sheet, headings: Headings, context: RowContext): RosterRow[] {
  const filled = fillDown(sheet, headings)
  const wide = wideRows(sheet, headings)
  const rows: RosterRow[] = []
  for (let index = (headings.rows.at(-1) ?? -1) + 1; index < sheet.rows.length; index += 1) {
    const cells = sheet.rows[index] ?? []
    const own = cells.flatMap((cell, column) => (textOf(cell).trim() === '' ? [] : [{ cell, column }]))
    // a number in front and nothing behind it is a form that was not filled in
    if (own.every(({ column }) => headings.columns.get(column) === 'seq' && !isWord(cells[column]))) continue
    const place = { sheet: sheet.name, row: index + 1 }
    rows.push(
      isRecord(own, cells, headings, wide.has(index))
        ? readRow(place, (column) => cells[column] ?? filled.get(column)?.[index], headings, context)
        : { ...place, fixed: 'skip', values: {}, doubts: [{ code: 'notARecord', raw: rawOf(own[0]?.cell) }] },
    )
  }
  return rows
}

export const isWord = (cell: Cell | undefined): boolean =>
  cell?.type === 'text' && !/^\s*\d+\s*$/.test(cell.value)

/** Values of ranges merged downwards (党小组), for the rows that the range covers. A person is never filled down. */
function fillDown(sheet: Sheet, headings: Headings): Map<number, (Cell | undefined)[]> {
  const filled = new Map<number, (Cell | undefined)[]>()
  const last = headings.rows.at(-1) ?? -1
  for (const merge of sheet.merges) {
    const field = headings.columns.get(merge.left)
    if (merge.bottom === merge.top || merge.top <= last || field === undefined) continue
    if (['name', 'idNumber', 'seq', 'phone'].includes(field)) continue
    const cells = filled.get(merge.left) ?? []
    const bottom = Math.min(merge.bottom, sheet.rows.length - 1)
    for (let row = merge.top + 1; row <= bottom; row += 1) cells[row] = sheet.rows[merge.top]?.[merge.left]
    filled.set(merge.left, cells)
  }
  return filled
}

/** Rows with a range merged over the names and at least two columns more: titles, section lines, signatures. */
function wideRows(sheet: Sheet, headings: Headings): Set<number> {
  const names = columnOf(headings, 'name') ?? 0
  return new Set(
    sheet.merges
      .filter((merge) => merge.right - merge.left >= 2 && merge.left <= names && names <= merge.right)
      .map((merge) => merge.top),
  )
}

const columnOf = (headings: Headings, field: RosterField): number | undefined => headings.places.get(field)

interface Own {
  readonly cell: Cell | undefined
  readonly column: number
}

function isRecord(
  own: readonly Own[],
  cells: readonly (Cell | undefined)[],
  headings: Headings,
  wide: boolean,
): boolean {
  const squeezed = (cell: Cell | undefined) => textOf(cell).normalize('NFKC').replace(/\s/g, '')
  if (wide || own.slice(0, 2).some(({ cell }) => isSummary(squeezed(cell)))) return false
  const nameColumn = columnOf(headings, 'name')
  const name = nameColumn === undefined ? '' : squeezed(cells[nameColumn])
  // headings printed again at the top of a page; a section line 「第二党小组」
  if (fieldOfHeading(name) === 'name' || /(党小组|党支部)$/.test(name)) return false
  if (name !== '') return true
  const idColumn = columnOf(headings, 'idNumber')
  const telling = own.filter(({ column }) => headings.columns.get(column) !== 'seq')
  return (idColumn !== undefined && squeezed(cells[idColumn]) !== '') || telling.length > 1
}

export const isSummary = (text: string): boolean =>
  /^(合计|小计|总计|共计|累计|总人数|以下空白)/.test(text) ||
  /^(填表|制表|制单|填报|统计|报送|审核|复核|负责|经办|收款|收缴|收费|会计|出纳|联系|党员|备注|说明|注|附注|单位|盖章|支部书记|书记|组织委员)[人员日期单位意见说明时间电话签名字]*(\([^)]*\))?[:：]/.test(
    text,
  )

/** @param cellAt column, from 0, of those that the headings name → cell */
export function readRow(
  place: { sheet: string | null; row: number },
  cellAt: (column: number) => Cell | undefined,
  headings: Headings,
  context: RowContext,
): RosterRow {
  const values: Record<string, Value> = {}
  const doubts: Doubt[] = []
  const mark = (field: RosterField, doubt: Pick<Doubt, 'code' | 'detail'>) => {
    const column = columnOf(headings, field)
    doubts.push({
      ...doubt,
      field,
      ...(column === undefined ? {} : { column: columnLetters(column), raw: rawOf(cellAt(column)) }),
    })
  }
  for (const [column, field] of headings.columns) {
    const reading = readCell(field, cellAt(column), context)
    if (reading.value !== undefined) values[field] = reading.value
    for (const doubt of reading.doubts) mark(field, doubt)
  }
  const cellOf = (field: RosterField) => {
    const column = columnOf(headings, field)
    return column === undefined ? undefined : cellAt(column)
  }
  crossCheckId(values, cellOf('idNumber'), mark)
  checkDates(values, context.today, mark)
  partDegree(values, textOf(cellOf('education')))
  readRemark(values, doubts)
  readDeparture(values, textOf(cellOf('membershipStatus')), mark)
  if (values['leftHow'] === undefined && values['transferredOut'] === undefined)
    doubts.push(...departureElsewhere(values, place.sheet, cellAt, headings))
  if (values['name'] === undefined) {
    mark('name', { code: 'nameMissing' })
    return { ...place, fixed: 'error', values, doubts }
  }
  const outsider = isOutsider(textOf(cellOf('personCategory'))) || isOutsider(textOf(cellOf('remark')))
  if (outsider && !doubts.some(({ code }) => code === 'categoryUnclear'))
    mark('remark', { code: 'categoryUnclear', detail: '不是党员' })
  return { ...place, ...(outsider ? { fixed: 'skip' as const } : {}), values, doubts }
}

type Mark = (field: RosterField, doubt: Pick<Doubt, 'code' | 'detail'>) => void

/** 第 17 位 and the birth date inside the number against what the row says; reported, never corrected. */
function crossCheckId(values: Readonly<Record<string, Value>>, cell: Cell | undefined, mark: Mark): void {
  const reading = readId(cell)
  if (reading.state !== 'valid') return
  const { gender, birthDate } = values
  if (gender !== undefined && gender !== reading.gender) mark('idNumber', { code: 'idGenderMismatch' })
  if (typeof birthDate === 'string' && !reading.birthDate.startsWith(birthDate)) {
    mark('idNumber', { code: 'idBirthMismatch' })
  }
}

/** What is plausible: joined at 18 or later, converted after joining, nothing before 1921 or after today. */
function checkDates(values: Record<string, Value>, today: LedgerDate, mark: Mark): void {
  const drop = (field: (typeof dateFields)[number], detail: string) => {
    delete values[field]
    mark(field, { code: 'dateImplausible', detail })
  }
  for (const field of dateFields) {
    const date = values[field]
    if (typeof date !== 'string') continue
    if (earliestDay(date) > today) drop(field, '晚于今天')
    else if (date < (field === 'birthDate' ? '1900' : '1921')) drop(field, '年份不可能')
  }
  const { birthDate, joinDate } = values
  if (typeof birthDate === 'string' && typeof joinDate === 'string') {
    if (latestDay(joinDate) < addYears(earliestDay(birthDate), 18)) drop('joinDate', '入党时未满十八岁')
  }
  const { joinDate: joined, fullMemberDate: full } = values
  if (typeof joined === 'string' && typeof full === 'string' && latestDay(full) < earliestDay(joined)) {
    drop('fullMemberDate', '早于入党日期')
  }
}

/** Those who are still on the list though they left: the day only where it is written. */
function readDeparture(values: Record<string, Value>, status: string, mark: Mark): void {
  const remark = typeof values['remark'] === 'string' ? values['remark'] : ''
  const words = [status, remark].find((text) => isDeparture(text) || isDeath(text))
  if (words === undefined) return
  const found = departureIn(words, remark)
  if (found === undefined) return
  Object.assign(values, found.values)
  mark(words === status ? 'membershipStatus' : 'remark', { code: 'transferredOut', detail: found.detail })
}

/** @param dated where the day is looked for */
function departureIn(
  words: string,
  dated: string,
): { values: Record<string, Value>; detail: string } | undefined {
  if (!isDeparture(words) && !isDeath(words)) return undefined
  const written = dayOfDeparture(dated)
  const what = isDeath(words) ? '去世' : '组织关系转出'
  const day =
    written === undefined ? '，日期不明' : written.length === 7 ? `，只知道是 ${written}` : ` ${written}`
  return {
    values: {
      ...(written?.length === 10 ? { leftOn: written } : {}),
      ...(isDeath(words) ? { leftHow: '去世' } : { transferredOut: true }),
    },
    detail: `${what}${day}`,
  }
}

/** 「大学本科\n学士学位」 under 「学历学位」. */
function partDegree(values: Record<string, Value>, raw: string): void {
  const [, education, degree] = /^\s*(\S+?)[\s、，/]+(\S*(?:学士|硕士|博士)(?:学位)?)\s*$/.exec(raw) ?? []
  if (education === undefined || degree === undefined || values['degree'] !== undefined) return
  const { value } = readCell(
    'education',
    { type: 'text', value: education },
    { date1904: false, plainText: false },
  )
  if (value !== undefined) values['education'] = value
  values['degree'] = degree
}

/** 「预备党员」 in the remarks says the category where no column does; 「党员」 says none there either. */
function readRemark(values: Record<string, Value>, doubts: Doubt[]): void {
  const { remark, personCategory } = values
  if (typeof remark !== 'string' || personCategory !== undefined) return
  const at = doubts.findIndex(({ code }) => code === 'categoryUnclear')
  if (at >= 0 && (doubts[at]?.raw ?? '') !== '') return
  const said = /^[（(]?(?:中共)?(正式|预备)(?:党员|期)?(?=$|[\s，,；;。、（()）])/.exec(remark)?.[1]
  if (said === undefined) return
  values['personCategory'] = said === '正式' ? 'fullMember' : 'probationaryMember'
  if (at >= 0) doubts.splice(at, 1)
}

/** Departures in columns of their own (「党员减少信息」, 「是否在册」, 「去向」), or of a whole sheet (「转出党员」). */
function departureElsewhere(
  values: Record<string, Value>,
  sheet: string | null,
  cellAt: (column: number) => Cell | undefined,
  headings: Headings,
): Doubt[] {
  for (const [column, title] of headings.titles) {
    if (headings.columns.has(column) || !/减少|去向|转出|调出|在册|变动|异动|现状|离开/.test(title)) continue
    const text = textOf(cellAt(column))
    const found = departureIn(text, text)
    if (found === undefined) continue
    Object.assign(values, found.values)
    return [
      {
        code: 'transferredOut',
        column: columnLetters(column),
        raw: text.slice(0, 200),
        detail: found.detail,
      },
    ]
  }
  const whole = sheet === null ? undefined : departureIn(sheet, '')
  if (whole === undefined) return []
  Object.assign(values, whole.values)
  return [{ code: 'transferredOut', detail: `${whole.detail}（工作表「${sheet ?? ''}」）` }]
}

/** A date written right before the words of leaving: 「2025年8月组织关系已转出」. */
function dayOfDeparture(remark: string): string | undefined {
  const match =
    /(\d{4}\s*[年./-]\s*\d{1,2}(?:\s*[月./-]\s*\d{1,2}\s*日?|\s*月)?)[^\d。；;]{0,12}(转|调|离职|去世|逝世|病故)/.exec(
      remark.normalize('NFKC'),
    )
  const reading = match?.[1] === undefined ? undefined : readDateText(match[1])
  return reading?.state === 'day' || reading?.state === 'month' ? reading.date : undefined
}

/** The cell as it stood, cut short where it is long: doubts are shown, not kept as documents. */
export function rawOf(cell: Cell | undefined): string | number | boolean | null {
  if (cell === undefined) return null
  if (cell.type === 'number') return cell.value
  if (cell.type === 'boolean') return cell.value
  return textOf(cell).slice(0, 200)
}
