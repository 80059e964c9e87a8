/** A superior's list of what must be studied (必学清单), told by its headings and its content, and read. Pure. */
import type { Doubt, RowValue } from '#shared/imports.ts'
import { type LedgerDate, earliestDay, latestDay } from '#shared/primitives.ts'
import { categoryOf, listLabelIn, scopeOf } from '#shared/study/read-list.ts'
import { categoryTitles, scopeTitles } from '#shared/study/words.ts'
import { type Cell, type Sheet, textOf } from './grid.ts'
import type { RosterRow } from './rows.ts'
import { readDate } from './values.ts'
import { readDeadline } from './written-deadline.ts'

/** 0-based rows of the headings, columns and their fields. */
interface Headed {
  readonly rows: readonly number[]
  readonly columns: ReadonlyMap<number, string>
  readonly titles: ReadonlyMap<number, string>
}

/** What stands over the headings: the sheet's name, the line before a table in Word, the title of the list. */
export const aboutList = (sheet: Sheet, { rows }: Pick<Headed, 'rows'>): string =>
  [
    ...sheet.rows.slice(0, rows[0] ?? 0).flatMap((row) => row.map(textOf)),
    sheet.caption ?? '',
    sheet.name ?? '',
  ].join(' ')

const ofStudy = /学|篇目|必读|应读|课程|党课/
const studied =
  /《|讲话|精神|条例|准则|章程|重要论述|回信|贺信|选读|选编|摘编|公报|全会|党章|党史|宪法|决定|意见|通知/

/**
 * A title column, and enough beside it: who published it, when, until when, required or not. Where neither headings nor
 * title speak of study the titles themselves must, and a list of regulations or tasks is none.
 */
export function isStudyList(sheet: Sheet, headed: Headed): boolean {
  const fields = new Set(headed.columns.values())
  const column = [...headed.columns].find(([, field]) => field === 'studyTitle')?.[0]
  if (column === undefined) return false
  const heading = (name: string): string =>
    [...headed.columns].flatMap(([at, field]) => (field === name ? [headed.titles.get(at) ?? ''] : []))[0] ??
    ''
  const due = heading('dueDate')
  const choice = ['elective', 'required', 'optional'].some((field) => fields.has(field))
  const telling = [fields.has('publishedDate'), fields.has('issuer'), due !== '', choice]
  const also = ['scope', 'category', 'listSource'].filter((field) => fields.has(field)).length
  const certain =
    fields.has('publishedDate') || fields.has('issuer') || choice || /限|截止|完成|学完|应学/.test(due)
  if (!certain || telling.filter(Boolean).length + also < 2) return false
  const spoken = ofStudy.test(`${heading('studyTitle')} ${aboutList(sheet, headed)}`)
  if (spoken) return true
  const titles = sheet.rows
    .slice((headed.rows.at(-1) ?? -1) + 1)
    .map((row) => textOf(row[column]).trim())
    .filter((text) => text !== '')
  const like = titles.filter((text) => studied.test(text)).length
  return (choice || /学/.test(due)) && titles.length > 0 && like * 10 >= titles.length * 7
}

export interface ListRow {
  text(field: string): string
  cell(field: string): Cell | undefined
}

interface ListContext {
  readonly today: LedgerDate
  readonly date1904: boolean
  readonly plainText: boolean
  readonly about?: string
}

/** Doubts carry the field; the place is added by whoever reads the table. */
export function readStudyItem(row: ListRow, context: ListContext) {
  const values: Record<string, RowValue> = {}
  const doubts: Doubt[] = []
  const remarks: string[] = []
  const title = oneLine(row.text('studyTitle')).replace(/^\d{1,3}\s*[.．、](?!\d)\s*/, '')
  if (title !== '') values['studyTitle'] = title.slice(0, 200)
  if (title.length > 200) {
    doubts.push({ code: 'cellTooLong', field: 'studyTitle', detail: '最多 200 个字' })
    remarks.push(title)
  }
  const source = oneLine(row.text('listSource'))
  // 「来源：新华社」 names who published it, 「来源：中发〔2026〕3号」 does not
  const issuer = oneLine(row.text('issuer')) || (/[\d《号]/.test(source) ? '' : source.slice(0, 30))
  if (issuer !== '') values['issuer'] = issuer.slice(0, 60)
  if (issuer.length > 60) remarks.push(`发布单位：${issuer}`)
  if (source !== '') values['listSource'] = source
  readDates(row, context, values, doubts)
  const sorts = sortsIn(row)
  const category = sorts.category === '' ? 'other' : categoryOf(sorts.category)
  const known = Object.values(categoryTitles).find((one) => one === sorts.category)
  values['studyCategory'] = known ?? categoryTitles[category === 'other' ? categoryOf(title) : category]
  if (known === undefined && sorts.category !== '') remarks.push(`类别：${sorts.category}`)
  if (sorts.elective !== undefined) values['elective'] = sorts.elective ? '选修' : '必修'
  remarks.push(...sorts.rest)
  const scope = oneLine(row.text('scope'))
  if (scope !== '') {
    const narrow = scopeOf(scope)
    if (narrow === 'allMembers' && !/全体|党员|支部|职工|干部职工|所有|全员/.test(scope))
      doubts.push({ code: 'valueUnreadable', field: 'scope' })
    else values['scope'] = scopeTitles[narrow]
    if (scope !== values['scope']) remarks.push(`范围：${scope}`)
  }
  const label = oneLine(row.text('listLabel')) || listLabelIn(context.about ?? '')
  if (label !== '') values['listLabel'] = label.slice(0, 60)
  const remark = row.text('remark')
  if (remark !== '') remarks.unshift(remark)
  if (remarks.length > 0) values['remark'] = remarks.join('\n')
  return { values, doubts }
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** 「性质」 may hold 必修 or 政策法规, 「类别」 too: each is known by what stands in it. */
function sortsIn(row: ListRow): { category: string; elective: boolean | undefined; rest: string[] } {
  const stated = oneLine(row.text('elective'))
  const category = oneLine(row.text('studyCategory'))
  const rest: string[] = []
  let elective = choiceIn(stated) ?? choiceIn(category)
  for (const [field, means] of [
    ['required', false],
    ['optional', true],
  ] as const) {
    const mark = row.text(field).trim()
    if (/^(是|√|✓|✔|Y|y)$/.test(mark)) elective ??= means
    else if (/^(否|×|✗|N|n)$/.test(mark)) elective ??= !means
  }
  if (stated !== '' && choiceIn(stated) === undefined) rest.push(`要求：${stated}`)
  return { category: choiceIn(category) === undefined ? category : '', elective, rest }
}

const choiceIn = (text: string): boolean | undefined =>
  text.length > 12
    ? undefined
    : /选[修学读]|自学/.test(text)
      ? true
      : /必[修学读]|应学/.test(text)
        ? false
        : undefined

function readDates(
  row: ListRow,
  context: ListContext,
  values: Record<string, RowValue>,
  doubts: Doubt[],
): void {
  const year = Number(/(?<!\d)(20\d\d)(?!\d)/.exec(context.about ?? '')?.[1] ?? Number.NaN)
  const ofList = Number.isNaN(year) ? {} : { year }
  const published = readPublished(row, context, ofList)
  if (published.date !== undefined) {
    const late = earliestDay(published.date) > context.today
    if (late) doubts.push({ code: 'dateImplausible', field: 'publishedDate', detail: '晚于今天' })
    else values['publishedDate'] = published.date
  }
  for (const doubt of published.doubts) doubts.push({ ...doubt, field: 'publishedDate' })
  const cell = row.cell('dueDate')
  const at = values['publishedDate']
  const publishedOn = typeof at === 'string' ? { publishedOn: at } : {}
  const due =
    cell?.type === 'date' || cell?.type === 'number'
      ? ofCell(cell, context)
      : cell?.type === 'error'
        ? ({ state: 'unreadable', detail: '公式出错' } as const)
        : readDeadline(row.text('dueDate'), { ...ofList, ...publishedOn })
  if (due.state === 'unreadable') {
    doubts.push({ code: 'dateUnreadable', field: 'dueDate', detail: due.detail })
  } else if (due.state !== 'empty') {
    if (typeof at === 'string' && latestDay(due.date) < earliestDay(at)) {
      doubts.push({ code: 'dateImplausible', field: 'dueDate', detail: '早于发布日期' })
      return
    }
    values['dueDate'] = due.date
    if (due.state === 'month') doubts.push({ code: 'deadlineMonth', field: 'dueDate' })
  }
}

function ofCell(cell: Cell, context: ListContext) {
  const { value, doubts } = readDate(cell, context)
  if (typeof value === 'string')
    return value.length === 10
      ? ({ state: 'day', date: value } as const)
      : ({ state: 'month', date: value } as const)
  return { state: 'unreadable', detail: doubts[0]?.detail ?? '不是日期' } as const
}

/** As a date of any other table; 「8月28日」 and 「2026年8月28日发布」 too. */
function readPublished(
  row: ListRow,
  context: ListContext,
  ofList: { readonly year?: number },
): { date?: string; doubts: readonly Pick<Doubt, 'code' | 'detail'>[] } {
  const cell = row.cell('publishedDate')
  // a stroke stands where nothing is known
  if (/^\s*[-—–―－/／]+\s*$/.test(textOf(cell))) return { doubts: [] }
  const { value, doubts } = readDate(cell, context)
  if (typeof value === 'string') return { date: value, doubts }
  // an ambiguous 2026.1 of a text file stays a doubt
  if (doubts.length === 0 || cell?.type !== 'text' || /^\s*\d{4}\.1\s*$/.test(cell.value)) return { doubts }
  const text = cell.value.replace(/\s/g, '')
  const told = /^\D{0,4}((?:\d{4}年)?\d{1,2}月(?:\d{1,2}[日号])?|\d{4}[-./]\d{1,2}[-./]\d{1,2})\D{0,6}$/.exec(
    text.normalize('NFKC'),
  )
  const found = told === null ? undefined : readDeadline(told[1] ?? '', ofList)
  if (found?.state === 'day') return { date: found.date, doubts: [] }
  if (found?.state === 'month') return { date: found.date, doubts: [{ code: 'datePrecisionMonth' }] }
  return { doubts }
}

const section =
  /^\s*(?:[（(]?[一二三四五六七八九十]{1,3}[）)]?\s*[、.．]?|[【#]+)?\s*((?:必|选|应)[修学读]|自学)[^《》“”]{0,16}$/
const topic =
  /^\s*(?:[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}[、.．])\s*([^《》“”]{2,20})$/

/**
 * A line alone in its row says of the rows below what they are: 「一、必学内容」, 「（二）党章党规」. A row that says it
 * itself counts more.
 * @param about what stands over the list: one that is called 选学 lists nothing that is owed
 */
export function inSections(sheet: Sheet, rows: readonly RosterRow[], about: string): RosterRow[] {
  let elective = /选[修学读]/.test(about) && !/[必应][修学读]/.test(about)
  let category: string | undefined
  return rows.map((row): RosterRow => {
    const texts = (sheet.rows[row.row - 1] ?? [])
      .map((cell) => textOf(cell).trim())
      .filter((text) => text !== '')
    const [alone = ''] = texts
    const kind = texts.length === 1 ? section.exec(alone) : null
    const about = texts.length === 1 && kind === null ? topic.exec(alone) : null
    if (kind !== null || about !== null) {
      if (kind !== null) elective = /选|自学/.test(kind[1] ?? '')
      const told = categoryOf(alone)
      category = told === 'other' ? undefined : categoryTitles[told]
      return { ...row, fixed: 'skip', values: {}, doubts: [{ code: 'notARecord', raw: alone.slice(0, 200) }] }
    }
    if (row.fixed === 'skip') return row
    const { values } = row
    const sorted = values['studyCategory'] === categoryTitles.other && category !== undefined
    return {
      ...row,
      values: {
        ...values,
        ...(values['elective'] === undefined ? { elective: elective ? '选修' : '必修' } : {}),
        ...(sorted ? { studyCategory: category ?? '' } : {}),
      },
    }
  })
}
