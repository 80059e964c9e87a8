/** What a cell of the collection grid says: a word and a shape, never colour alone. Pure. */
import { type DuesMonth, duesStateTitles } from '#shared/dues.ts'
import { chineseDate, parts } from '#shared/primitives.ts'
import { yuan } from '#shared/rules/dues.ts'

/** Something may still be typed: nothing is paid, or not enough. */
export const isOpen = ({ state }: DuesMonth): boolean =>
  state === 'unpaid' || state === 'partial' || state === 'pending' || state === 'unassessed'

/** What is still missing of the month, 分; null where nothing is assessed. */
export const missingOf = ({ dueFen, paidFen }: DuesMonth): number | null =>
  dueFen === null ? null : Math.max(0, dueFen - paidFen)

/** For the hover and for whoever hears the page instead of seeing it. */
export function cellWords(name: string, month: DuesMonth): string {
  const head = `${name} ${chineseDate(month.month)} ${duesStateTitles[month.state]}`
  const due = month.dueFen === null ? '' : `，应交 ${yuan(month.dueFen)} 元`
  if (month.paidFen === 0)
    return month.state === 'notOwed' ? head : `${head}${due}，${chineseDate(month.dueOn)}前交`
  const on = month.paidOn === null ? '未记日期' : chineseDate(month.paidOn)
  return `${head}${due}，实交 ${yuan(month.paidFen)} 元，${on}${month.receiver === '' ? '' : `，收款人 ${month.receiver}`}`
}

/** 「补」, 「预」, 「欠」 before the day; nothing where it was paid in its month. */
export const markOf = ({ state }: DuesMonth): string =>
  state === 'late' ? '补' : state === 'early' ? '预' : state === 'partial' ? '欠' : ''

/** 「07-20」, 「7月」, 「未记」. */
export const dayOf = ({ paidOn }: DuesMonth): string =>
  paidOn === null ? '未记' : paidOn.length === 7 ? `${parts(paidOn).month}月` : paidOn.slice(5)
