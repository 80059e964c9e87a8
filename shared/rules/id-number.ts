/** Citizen ID numbers as people type them (GB 11643-1999). Never repaired by guessing: only cleaned. */
import { type LedgerDate, dateOf, dayExists } from '../primitives.ts'

export type IdReading =
  | { readonly state: 'empty' }
  | {
      readonly state: 'valid'
      readonly idNumber: string
      readonly birthDate: LedgerDate
      readonly gender: '男' | '女'
    }
  /** Wrong length, impossible birth date, or a check digit that does not fit; `detail` says which. */
  | { readonly state: 'invalid'; readonly detail: string }
  /** A spreadsheet kept it as a number: the last digits are gone for good. */
  | { readonly state: 'precisionLost' }
  /** Stars in place of digits: of no use for matching. */
  | { readonly state: 'masked' }

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** The 18th character for 17 digits. */
export function checkCharacter(digits: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0)
  return '10X98765432'[sum % 11] ?? ''
}

/**
 * Reads an ID number from text or from a number cell.
 * Whitespace of every kind, a leading apostrophe, full width and a small x are cleaned away.
 */
export function readIdNumber(raw: string | number): IdReading {
  if (typeof raw === 'number') return readNumber(raw)
  const text = normaliseIdNumber(raw)
  if (text === '') return { state: 'empty' }
  if (/^\d(\.\d+)?E\+?\d{1,2}$/.test(text)) return { state: 'precisionLost' }
  if (/[*#?●•○]/.test(text) || /\dX{2,}/.test(text)) return { state: 'masked' }
  return judge(text)
}

// doubles hold integers exactly only up to 2^53, and Excel keeps 15 digits: an 18-digit number cell is always damaged
function readNumber(value: number): IdReading {
  if (value >= 1e15) return { state: 'precisionLost' }
  return judge(String(value))
}

function judge(text: string): IdReading {
  if (/^\d{15}$/.test(text)) return { state: 'invalid', detail: '15 位旧号，请按证件补成 18 位' }
  if (!/^\d{17}[\dX]$/.test(text)) return { state: 'invalid', detail: '不是 18 位身份证号' }
  const birthDate = dateOf(Number(text.slice(6, 10)), Number(text.slice(10, 12)), Number(text.slice(12, 14)))
  const born = dayExists(birthDate) && birthDate >= '1850-01-01'
  if (!born || checkCharacter(text) !== text[17]) {
    // text that a spreadsheet had already rounded before it was saved as text
    if (text.endsWith('000')) return { state: 'precisionLost' }
    return { state: 'invalid', detail: born ? '校验位不符' : '出生日期不存在' }
  }
  return { state: 'valid', idNumber: text, birthDate, gender: Number(text[16]) % 2 === 1 ? '男' : '女' }
}

/** Cleaned as `readIdNumber` sees it; still to be judged. */
export function normaliseIdNumber(raw: string): string {
  return (
    raw
      .normalize('NFKC')
      .replace(/[\s\u200B-\u200D\u2060\uFEFF'’‘`"“”-]/g, '')
      // 乘号 and the Greek and Cyrillic look-alikes, in the one place an X may stand
      .replace(/^(\d{17})[x×ΧхХχ]$/, '$1X')
      .toUpperCase()
  )
}
