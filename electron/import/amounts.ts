/** Money and rates as dues registers write them, in 分 and as a fraction. Pure. */
import { type Cell, textOf } from './grid.ts'

export type AmountReading =
  | { readonly state: 'empty' }
  | { readonly state: 'amount'; readonly fen: number }
  | { readonly state: 'unreadable' }

/** 「116元」, 「￥46.90」, 「４６.９元」, 「9,270元」, 「303元（补交7、8月）」; 「—」 and 「/」 say that nothing was paid. */
export function readAmount(cell: Cell | undefined): AmountReading {
  if (cell === undefined) return { state: 'empty' }
  if (cell.type === 'number') return ofYuan(cell.value)
  if (cell.type !== 'text') return { state: 'unreadable' }
  const text = cell.value
    .normalize('NFKC')
    .replace(/[\s\u200B-\u200D\uFEFF]/g, '')
    .replace(/[。]/g, '.')
  if (
    /^([-—–―/\\]+|无|未|未交|未缴|未交纳|未缴纳|未交费|未缴费|暂未交|暂未缴|待交|待缴|欠|欠交|欠缴|欠费)?$/.test(
      text,
    )
  )
    return { state: 'empty' }
  const match = /^(?:¥|RMB|人民币)?(\d{1,3}(?:,\d{3})+|\d+)(\.\d{1,4})?(?:元整?|块钱?)?(?:\([^)]*\))?$/.exec(
    text,
  )
  if (match?.[1] === undefined) return { state: 'unreadable' }
  return ofYuan(Number(match[1].replaceAll(',', '') + (match[2] ?? '')))
}

function ofYuan(yuan: number): AmountReading {
  const fen = Math.round(yuan * 100)
  const plain = Number.isFinite(yuan) && yuan >= 0 && fen < 1e10 && Math.abs(yuan * 100 - fen) < 0.01
  // an average or a raw product has more digits than money
  return plain || (Number.isFinite(yuan) && yuan >= 0 && fen < 1e10)
    ? { state: 'amount', fen }
    : { state: 'unreadable' }
}

/** 「1.5%」 and 0.015 are the same rate. Dues rates run from 0.2 % to 2 % (党费办法), so 1.5 is percent as well. */
export function readRate(cell: Cell | undefined): number | undefined {
  if (cell === undefined) return undefined
  const text = textOf(cell).normalize('NFKC').replace(/\s/g, '')
  const percent = /^(\d+(?:\.\d+)?)(%|‰)$/.exec(text)
  const value =
    percent !== null
      ? Number(percent[1]) / (percent[2] === '%' ? 100 : 1000)
      : cell.type === 'number'
        ? cell.value
        : Number(text || 'x')
  const rate = percent === null && value >= 0.2 ? value / 100 : value
  return Number.isFinite(rate) && rate > 0 && rate <= 0.1 ? Math.round(rate * 1e6) / 1e6 : undefined
}
