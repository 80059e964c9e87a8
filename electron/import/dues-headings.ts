/** What the headings and the title of a dues register say of months: 「2025年1月」, 「1」 … 「12」, 「2025年3月党费收缴表」. Pure. */
import { readAmount } from './amounts.ts'
import { type Sheet, textOf } from './grid.ts'
import { bareLabel } from './vocabulary.ts'

const field = (month: number): string => `paid${String(month).padStart(2, '0')}`

interface HeadedMonth {
  readonly year?: number
  readonly month: number
  /** Written 2025.1, which may have been 2025.10. */
  readonly short: boolean
}

/** 「2025年1月份」, 「1月实缴」, 「2025.01」; undefined where it names no one month. */
export function headedMonth(heading: string): HeadedMonth | undefined {
  const text = bareLabel(heading)
  const match =
    /^(?:(20\d\d)年?度?[./-]?)?(\d{1,2})月份?(?:党费|实交|实缴|已交|已缴|交纳|缴纳|交费|缴费|金额|情况)*$/.exec(
      text,
    ) ?? /^(20\d\d)[./-](\d{1,2})$/.exec(text)
  const month = Number(match?.[2])
  if (match === null || month < 1 || month > 12) return undefined
  const short = /^20\d\d\.1$/.test(text)
  return { ...(match[1] === undefined ? {} : { year: Number(match[1]) }), month, short }
}

/**
 * Month columns that the vocabulary does not know. Headings of several years are left alone: no column could say of
 * which it is; so is 「2025.1」 where no 「2025.2」 tells that it is January.
 * @param columns 0-based column → field: what is known already
 * @param dues whether something else tells that these are dues: bare numbers alone may be days
 */
export function monthColumns(
  titles: ReadonlyMap<number, string>,
  columns: ReadonlyMap<number, string>,
  dues: boolean,
): Map<number, string> {
  const taken = new Set(columns.values())
  const open = [...titles].filter(([column]) => !columns.has(column))
  const headed = open.flatMap(([column, title]) => {
    const found = headedMonth(title)
    return found === undefined ? [] : [{ column, ...found }]
  })
  const years = new Set(headed.flatMap(({ year }) => (year === undefined ? [] : [year])))
  const found = new Map<number, string>()
  if (years.size <= 1) {
    const february = headed.some(({ month }) => month === 2)
    for (const { column, month, short } of headed)
      if (!taken.has(field(month)) && (!short || february)) {
        found.set(column, field(month))
        taken.add(field(month))
      }
  }
  const bare = open.flatMap(([column, title]) =>
    /^\d{1,2}$/.test(title) ? [{ column, month: Number(title) }] : [],
  )
  const rising = bare.every(({ month }, index) => index === 0 || month === (bare[index - 1]?.month ?? 0) + 1)
  if (dues && bare.length >= 3 && rising && bare.every(({ month }) => month >= 1 && month <= 12))
    for (const { column, month } of bare) if (!taken.has(field(month))) found.set(column, field(month))
  return found
}

/** The one month or quarter that a title or the name of a sheet speaks of, as rows of such a register say it. */
export function monthTitled(about: string): string | undefined {
  const text = about.normalize('NFKC').replace(/\s/g, '')
  // the day on which somebody filled it in, and a range, say nothing of one month
  const plain = text.replace(/(\d{4}[年./-])?\d{1,2}[月./-]\d{1,2}日?/g, ' ')
  const several =
    /(\d{1,2}|[一二三四五六七八九十])月?[-—~至到、](\d{4}年)?(\d{1,2}|[一二三四五六七八九十]{1,2})月/.test(
      plain,
    )
  const months = [...plain.matchAll(/(?:(20\d\d)年?度?)?(?<!\d)(\d{1,2})月/g)]
  const named = new Map(months.map(([, year, month]) => [Number(month), year]))
  const [only] = named
  if (!several && named.size === 1 && only !== undefined && only[0] >= 1 && only[0] <= 12) {
    const year = months.find(([, one]) => one !== undefined)?.[1] ?? /20\d\d(?=年)/.exec(plain)?.[0]
    return year === undefined ? `${only[0]}月` : `${year}年${only[0]}月`
  }
  if (named.size > 0) return undefined
  const quarters = new Set([...plain.matchAll(/第?([一二三四1-4])季度/g)].map(([, one]) => one))
  const [quarter] = quarters
  const year = /20\d\d(?=年)/.exec(plain)?.[0]
  return quarters.size === 1 ? `${year === undefined ? '' : `${year}年`}第${quarter ?? ''}季度` : undefined
}

/** 「2025年度」, where nothing but the title says of which year the months are: neither the sheet nor the file is named so. */
export function yearTitled(about: string, sheetName: string, fileName: string): string | undefined {
  if (/20\d\d/.test(`${sheetName} ${fileName}`.normalize('NFKC'))) return undefined
  const years = new Set(about.normalize('NFKC').match(/(?<!\d)20\d\d(?=\s*年)/g))
  const [year] = years
  return years.size === 1 && year !== undefined ? `${year}年度` : undefined
}

/** 「合计 / 应交」: what a column under a heading of sums holds. A sum in between is nobody's. */
export function underSums(levels: readonly string[]): string | null | undefined {
  const parents = levels.slice(0, -1).map(bareLabel)
  const leaf = bareLabel(levels.at(-1) ?? '')
  if (parents.some((parent) => /小计|季度计/.test(parent))) return null
  if (!parents.some((parent) => /合计|总计|累计|全年/.test(parent))) return undefined
  return /实|已/.test(leaf) ? 'totalPaid' : /应/.test(leaf) ? 'totalDue' : null
}

/**
 * Months beside names are no dues of the Party where the title says whose they are, or no money stands in them.
 * @param first row, from 0, under the headings
 */
export function isOfDues(
  sheet: Sheet,
  first: number,
  columns: ReadonlyMap<number, string>,
  over: string,
): boolean {
  if (/党费/.test(over)) return true
  if (/工会|会费|团费|捐款|考勤|值班|排班|工资|津贴|补贴|公积金|水电|物业/.test(over)) return false
  if ([...columns.values()].some((one) => /^dues(Due|Rate|Base)$/.test(one))) return true
  const cells = sheet.rows
    .slice(first, first + 50)
    .flatMap((row) =>
      [...columns].flatMap(([column, name]) =>
        /^(paid(\d\d|Q\d)|duesPaid)$/.test(name) ? [row[column]] : [],
      ),
    )
  const filled = cells.filter((cell) => textOf(cell).trim() !== '')
  return filled.filter((cell) => readAmount(cell).state === 'amount').length * 2 >= filled.length
}
