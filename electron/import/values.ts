/** One cell to one value of a field, or to a doubt. What cannot be trusted is left out, never repaired by guessing. */
import type { Doubt } from '#shared/imports.ts'
import { cleanText } from '#shared/primitives.ts'
import { type IdReading, readIdNumber } from '#shared/rules/id-number.ts'
import { type DateReading, dayOfSerial, readDateNumber, readDateText } from '#shared/rules/written-date.ts'
import { type RosterField, maxLength } from './fields.ts'
import { type Cell, limits, textOf } from './grid.ts'

export type Value = string | boolean
/** What one cell came to. */
export interface CellReading {
  readonly value?: Value
  /** Doubts without their place; the row adds field, column and raw. */
  readonly doubts: readonly Pick<Doubt, 'code' | 'detail'>[]
}

export interface CellContext {
  readonly date1904: boolean
  readonly plainText: boolean
}

const nothing: CellReading = { doubts: [] }
const doubt = (code: Doubt['code'], detail?: string): CellReading => ({
  doubts: [{ code, ...(detail === undefined ? {} : { detail }) }],
})
const taken = (value: Value): CellReading => ({ value, doubts: [] })

export function readCell(field: RosterField, cell: Cell | undefined, context: CellContext): CellReading {
  if (cell?.type === 'error') return doubt('formulaError')
  if (cell?.type === 'text' && cell.value.length > limits.cell) return doubt('cellTooLong')
  // a stroke stands where nothing is to be said
  if (cell?.type === 'text' && /^\s*[-—–―－/／\\]+\s*$/.test(cell.value)) return nothing
  const reading = readers[field](cell, context)
  const longest = maxLength[field]
  if (typeof reading.value === 'string' && longest !== undefined && reading.value.length > longest) {
    return doubt('cellTooLong', `最多 ${longest} 个字`)
  }
  return reading
}

const text = (cell: Cell | undefined): string => {
  const shown = cell?.type === 'number' && /E\+/.test(cell.shown) ? String(cell.value) : textOf(cell)
  // a mark before a text is how a spreadsheet is told to leave it alone
  return cleanText(shown).replace(/^['’‘`\s\u200B-\u200D\uFEFF]+|[\s\u200B-\u200D\uFEFF]+$/g, '')
}
/** Half width, without any white space: how short code words are compared. */
const word = (cell: Cell | undefined): string => text(cell).normalize('NFKC').replace(/\s/g, '')

const free = (cell: Cell | undefined): CellReading => {
  const value = text(cell)
  return value === '' ? nothing : taken(value)
}

/** 「无」 in a column of degrees or posts is that there is none, not one of that name. */
const orNone = (cell: Cell | undefined): CellReading =>
  /^(无|没有)$/.test(word(cell)) ? nothing : free(cell)

const readers: Record<RosterField, (cell: Cell | undefined, context: CellContext) => CellReading> = {
  seq: () => nothing,
  partyAge: () => nothing,
  name: (cell) => {
    const value = readName(text(cell))
    return value === '' ? nothing : taken(value)
  },
  gender: (cell) => oneOf(word(cell), { 男: '男', 女: '女', 男性: '男', 女性: '女' }),
  ethnicity: (cell) => {
    const value = word(cell)
    return value === '' ? nothing : taken(ethnicities.has(value) ? `${value}族` : value)
  },
  birthDate: readDate,
  joinDate: readDate,
  fullMemberDate: readDate,
  idNumber: (cell) => {
    const reading = readId(cell)
    if (reading.state === 'valid') return taken(reading.idNumber)
    if (reading.state === 'empty') return nothing
    if (reading.state === 'masked') return doubt('idMasked')
    if (reading.state === 'precisionLost')
      return doubt('idPrecisionLost', '请在原表把这一列设为文本后重新填写')
    return doubt('badIdCheckDigit', reading.detail)
  },
  phone: readPhone,
  education: (cell) => renamed(word(cell), educations),
  degree: orNone,
  personCategory: readCategory,
  jobTitle: orNone,
  partyPost: orNone,
  group: free,
  membershipStatus: (cell) => {
    const value = word(cell)
    if (value === '' || isDeparture(value)) return nothing
    return membershipOf(value) === undefined ? doubt('valueUnreadable') : taken(value)
  },
  branchName: free,
  isFloating: readFlag,
  isLost: readFlag,
  address: free,
  remark: free,
}

export function readId(cell: Cell | undefined): IdReading {
  return cell?.type === 'number' || cell?.type === 'date'
    ? readIdNumber(cell.value)
    : readIdNumber(textOf(cell))
}

/** White space inside a Han name goes (王 伟 is 王伟); names in letters keep single spaces. */
function readName(raw: string): string {
  const tidy = raw.replace(/[\u200B-\u200D\uFEFF]/g, '').replace(/[•・‧∙]/g, '·')
  return tidy.replace(/\s+/g, /[A-Za-z]/.test(tidy) ? ' ' : '')
}

export function readDate(cell: Cell | undefined, context: CellContext): CellReading {
  const reading = readDateCell(cell, context)
  if (reading.state === 'empty') return nothing
  if (reading.state === 'unreadable') return doubt('dateUnreadable', reading.detail)
  if (reading.state === 'month') return { value: reading.date, doubts: [{ code: 'datePrecisionMonth' }] }
  return taken(reading.date)
}

function readDateCell(cell: Cell | undefined, { date1904, plainText }: CellContext): DateReading {
  if (cell === undefined) return { state: 'empty' }
  if (cell.type === 'number') return readDateNumber(cell.value, date1904)
  if (cell.type === 'date') {
    const date = dayOfSerial(cell.value, date1904)
    if (date === undefined || cell.precision === 'none') return { state: 'unreadable', detail: '没有年份' }
    return cell.precision === 'month' ? { state: 'month', date: date.slice(0, 7) } : { state: 'day', date }
  }
  const written = textOf(cell)
  // in a text table 2005.10 may have been saved as the number 2005.1
  if (plainText && /^\s*\d{4}\.1\s*$/.test(written))
    return { state: 'unreadable', detail: '1 月与 10 月分不清' }
  return readDateText(written, date1904)
}

/** Mobile, or landline with or without area code and extension; several are kept with 「/」 between. */
function readPhone(cell: Cell | undefined): CellReading {
  const raw = cell?.type === 'number' ? String(cell.value) : textOf(cell).normalize('NFKC')
  const pieces = raw
    .split(/[/、,;\n]+/)
    .map((piece) => piece.replace(/[\s'’‘`\u200B-\u200D\uFEFF]/g, '').replace(/^\+?86-?(?=1\d)/, ''))
    .filter((piece) => piece !== '')
  if (pieces.length === 0) return nothing
  const numbers = pieces.map((piece) => (/^1[\d-]{10,}$/.test(piece) ? piece.replaceAll('-', '') : piece))
  const fine = numbers.every((one) => /^(1\d{10}|(\(0\d{2,3}\)|0\d{2,3}-?)?\d{5,8}(-\d{1,6})?)$/.test(one))
  return fine ? taken(numbers.join('/')) : doubt('phoneUnreadable')
}

/** 「党员」 alone does not say 正式党员: no voting right may follow from it. */
function readCategory(cell: Cell | undefined): CellReading {
  const value = word(cell).replace(/[()（）]/g, '')
  if (/^(中共)?(正式党员|正式)$|^(已|按期)?转正$|^中共党员$|^转正党员$|^中国共产党党员$/.test(value))
    return taken('fullMember')
  if (/^(中共)?(预备党员|预备)$|^预备期$|^中国共产党预备党员$/.test(value)) return taken('probationaryMember')
  return doubt('categoryUnclear', isOutsider(value) ? '不是党员' : undefined)
}

/** 政治面貌 of somebody who is not in the Party: such a row is not a member's. */
export const isOutsider = (value: string): boolean =>
  /^(群众|无党派(人士)?|.*团员|民革|民盟|民建|民进|农工党?|致公党?|九三(学社)?|台盟|民主党派.*|.*积极分子|.*发展对象|.*申请人)(党员|盟员|会员|社员|成员)?$/.test(
    value.normalize('NFKC').replace(/\s/g, ''),
  )

function readFlag(cell: Cell | undefined): CellReading {
  return oneOf(word(cell).toUpperCase(), {
    是: true,
    否: false,
    有: true,
    无: false,
    '√': true,
    '×': false,
    Y: true,
    N: false,
  })
}

function oneOf(value: string, words: Readonly<Record<string, Value>>): CellReading {
  if (value === '') return nothing
  const found = Object.hasOwn(words, value) ? words[value] : undefined
  return found === undefined ? doubt('valueUnreadable') : taken(found)
}

const renamed = (value: string, words: ReadonlyMap<string, string>): CellReading =>
  value === '' ? nothing : taken(words.get(value) ?? value)

/** Two words for one education: 「大学」 and 「大学本科」. */
export const sameEducation = (one: string, other: string): boolean =>
  (educations.get(one) ?? one) === (educations.get(other) ?? other)

const educations = new Map([
  ['本科', '大学本科'],
  ['大学', '大学本科'],
  ['大本', '大学本科'],
  ['本科生', '大学本科'],
  ['大专', '大学专科'],
  ['专科', '大学专科'],
  ['硕士', '硕士研究生'],
  ['硕研', '硕士研究生'],
  ['博士', '博士研究生'],
])

const ethnicities = new Set(
  (
    '汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 ' +
    '景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 ' +
    '裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺'
  ).split(' '),
)

/** 党籍状态 as rosters word it → as the ledger keeps it. */
export function membershipOf(value: string): 'normal' | 'suspended' | 'ceased' | undefined {
  if (/^正常$/.test(value)) return 'normal'
  if (/^(已)?(停止党籍|停籍)$/.test(value)) return 'suspended'
  if (/^(已)?(出党|除名|党内除名|开除党籍|退党|自行脱党|取消预备党员资格)$/.test(value)) return 'ceased'
  return undefined
}

/** 「组织关系已转出」, 「调离」: but neither 「拟转出」 nor 「由…转出，已转入本支部」. */
export const isDeparture = (remark: string): boolean =>
  /转出|转往|转至|转到|调离|调出|离职/.test(remark) &&
  !/转入|(未|拟|待|准备|正在|申请|不|将|暂缓)[^，。；,;]{0,6}(转|调|离职)/.test(remark)

export const isDeath = (remark: string): boolean =>
  /去世|逝世|病故|死亡|故世|身故/.test(remark) && !/[父母妻夫儿女亲属]/.test(remark)
