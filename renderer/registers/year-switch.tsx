/** Steps through years or months of a page. */
import { Button } from 'antd'
import { type LedgerDate, type LedgerMonth, addMonths, chineseDate } from '#shared/primitives.ts'
import { MonthField } from '../ui/date-field.tsx'
import { go } from '../ui/route.ts'

const EARLIEST = 1921

export interface YearSwitchProps {
  /** Null where all years are listed. */
  readonly year: number | null
  readonly today: LedgerDate
  readonly hrefOf: (year: number) => string
  /** Where all years are listed; left out where that makes no sense. */
  readonly all?: string
}

export function YearSwitch({ year, today, hrefOf, all }: YearSwitchProps) {
  const thisYear = Number(today.slice(0, 4))
  const shown = year ?? thisYear
  const to = (href: string) => go(href, { replace: true })
  return (
    <span className="register-steps" role="group" aria-label="年份">
      {all === undefined || year === null ? null : <Button onClick={() => to(all)}>全部年份</Button>}
      <Button
        aria-label={`上一年 ${shown - 1}`}
        disabled={shown <= EARLIEST}
        onClick={() => to(hrefOf(shown - 1))}
      >
        ‹ {shown - 1}
      </Button>
      {year === null ? <Button onClick={() => to(hrefOf(thisYear))}>只看 {thisYear} 年</Button> : null}
      {year === null ? null : (
        <Button
          aria-label={`下一年 ${shown + 1}`}
          disabled={shown >= thisYear}
          onClick={() => to(hrefOf(shown + 1))}
        >
          {shown + 1} ›
        </Button>
      )}
    </span>
  )
}

export const monthAfter = (month: LedgerMonth, by: number): LedgerMonth =>
  addMonths(`${month}-01`, by).slice(0, 7)

/** 「12月」, with its year where that is another. */
export const monthWord = (month: LedgerMonth, year: string): string =>
  month.startsWith(year) ? chineseDate(month).slice(5) : chineseDate(month)

export interface MonthSwitchProps {
  readonly month: LedgerMonth
  readonly hrefOf: (month: LedgerMonth) => string
}

/** A step back, a step on, or any month as it is typed: 「2026-11」「202611」「11月」. */
export function MonthSwitch({ month, hrefOf }: MonthSwitchProps) {
  const [before, after] = [monthAfter(month, -1), monthAfter(month, 1)]
  const to = (other: LedgerMonth) => go(hrefOf(other), { replace: true })
  const year = month.slice(0, 4)
  return (
    <span className="register-steps" role="group" aria-label="月份">
      <Button aria-label={`上个月 ${monthWord(before, year)}`} onClick={() => to(before)}>
        ‹ {monthWord(before, year)}
      </Button>
      <MonthField label="看哪个月" value={month} onChange={(typed) => to(typed ?? month)} />
      <Button aria-label={`下个月 ${monthWord(after, year)}`} onClick={() => to(after)}>
        {monthWord(after, year)} ›
      </Button>
    </span>
  )
}
