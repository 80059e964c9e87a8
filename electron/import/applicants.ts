/** Lists of those who are not in the Party yet: 入党申请人, 入党积极分子, 发展对象. Nobody on them is enrolled. Pure. */
import { type Sheet, textOf } from './grid.ts'
import type { Headings } from './headings.ts'
import { type Register, findRegister } from './registers.ts'
import { tells } from './vocabulary.ts'

/**
 * The register of development that a sheet is, though it has what a roster has. A roster of members may tell of their
 * steps too: it is one where its title does not say otherwise and most rows have a day of joining.
 */
export function applicantsOf(sheet: Sheet, headings: Headings): Register | undefined {
  if (!headings.places.has('name')) return undefined
  const first = headings.rows[0] ?? 0
  const over = sheet.rows.slice(0, first).flatMap((row) => row.map(textOf))
  const about = [...over, sheet.caption ?? '', sheet.name ?? ''].join(' ').replace(/\s/g, '')
  const titled =
    /积极分子|发展对象|入党申请|申请入党|发展党员/.test(about) &&
    !/(?<!发展)党员(花?名[册单]|信息|基本)/.test(about)
  const register = findRegister(sheet, 'developmentRegister')
  if (register === undefined) return undefined
  if (titled) return register
  if (!tells.developmentRegister(new Set(register.columns.values()))) return undefined
  const joined = headings.places.get('joinDate')
  if (joined === undefined) return register
  const names = headings.places.get('name') ?? 0
  const rows = sheet.rows.slice((headings.rows.at(-1) ?? -1) + 1).filter((row) => textOf(row[names]) !== '')
  return rows.filter((row) => textOf(row[joined]).trim() !== '').length * 2 < rows.length
    ? register
    : undefined
}
