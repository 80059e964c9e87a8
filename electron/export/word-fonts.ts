/** Which letter is set in which font. Fonts are never embedded: they are named, and the reader's machine has them or not. */
import type { IRunOptions } from 'docx'
import { cleanText } from '#shared/primitives.ts'
import type { FontScheme } from './model.ts'

export type FontRole = 'title' | 'body' | 'heading' | 'subheading'

interface Face {
  readonly eastAsia: string
  readonly bold: boolean
}

/**
 * 公文字体 as GB/T 9704 is usually read, or what every Windows brings; 方正小标宋 is in neither Windows nor every
 * WPS, so the second scheme sets titles in bold 宋体.
 */
const schemes: Readonly<Record<FontScheme, Readonly<Record<FontRole, Face>>>> = {
  official: {
    title: { eastAsia: '方正小标宋简体', bold: false },
    body: { eastAsia: '仿宋_GB2312', bold: false },
    heading: { eastAsia: '黑体', bold: false },
    subheading: { eastAsia: '楷体_GB2312', bold: false },
  },
  system: {
    title: { eastAsia: '宋体', bold: true },
    body: { eastAsia: '仿宋', bold: false },
    heading: { eastAsia: '黑体', bold: false },
    subheading: { eastAsia: '楷体', bold: false },
  },
}

/** The usual order of what stands in for a font that a machine lacks. */
const standIns: Readonly<Record<string, readonly string[]>> = {
  方正小标宋简体: ['方正小标宋_GBK', '华文中宋', 'STZhongsong', '宋体'],
  仿宋_GB2312: ['仿宋', 'FangSong', '华文仿宋', 'STFangsong'],
  楷体_GB2312: ['楷体', 'KaiTi', '华文楷体', 'STKaiti'],
  仿宋: ['FangSong', '仿宋_GB2312', '华文仿宋', 'STFangsong'],
  楷体: ['KaiTi', '楷体_GB2312', '华文楷体', 'STKaiti'],
  黑体: ['SimHei', '华文黑体', 'STHeiti', '思源黑体'],
  宋体: ['SimSun', '华文宋体', 'STSong', '思源宋体'],
}

/** The fonts of a scheme, each with its stand-ins. */
export function substitutesOf(scheme: FontScheme): Record<string, readonly string[]> {
  const named = new Set([...Object.values(schemes[scheme]).map(({ eastAsia }) => eastAsia), '仿宋', '宋体'])
  return Object.fromEntries([...named].map((name) => [name, standIns[name] ?? []]))
}

const latin = 'Times New Roman'

/** Four slots, always: naming a font once would set figures in 仿宋 too; the hint keeps “ ” … — Chinese. */
export const fontOf = (eastAsia: string) => ({
  ascii: latin,
  hAnsi: latin,
  cs: latin,
  eastAsia,
  hint: 'eastAsia',
})

export const faceOf = (scheme: FontScheme, role: FontRole): Face => schemes[scheme][role]

/** The 6763 characters of GB 2312, all that 仿宋_GB2312 and 方正小标宋简体 are sure to hold. */
const gb2312 = ((): ReadonlySet<number> => {
  const decoder = new TextDecoder('gb18030')
  const characters = new Set<number>()
  for (let high = 0xb0; high <= 0xf7; high += 1)
    for (let low = 0xa1; low <= 0xfe; low += 1)
      characters.add(decoder.decode(Uint8Array.of(high, low)).codePointAt(0) ?? 0)
  return characters
})()

/**
 * The font for a character that the usual ones lack, or undefined where they have it: 仿宋 holds GBK, 宋体 also
 * extension A and later additions, SimSun-ExtB the planes beyond.
 */
export const rareFont = (character: string): string | undefined => fontOfPoint(character.codePointAt(0) ?? 0)

function fontOfPoint(point: number): string | undefined {
  // latin, figures and Chinese punctuation: in every font
  if (point < 0x3400) return undefined
  if (point >= 0x20000) return 'SimSun-ExtB'
  const han = point <= 0x9fff || (point >= 0xf900 && point <= 0xfaff)
  if (!han || gb2312.has(point)) return undefined
  return point >= 0x4e00 && point <= 0x9fa5 ? '仿宋' : '宋体'
}

export interface Setting {
  readonly scheme: FontScheme
  readonly role: FontRole
  /** Half-points. */
  readonly size: number
  readonly bold?: boolean
  readonly underline?: boolean
  /** Twentieths of a point between characters; −5 brings 28 characters onto a line of body text. */
  readonly spacing?: number
}

/** One line of text → runs; characters that the font lacks get runs of their own, so a name never loses a letter. */
export function runsXml(text: string, setting: Setting): string {
  const clean = cleanText(text)
  if (clean === '') return ''
  let xml = ''
  let begun = 0
  let font: string | undefined
  for (let at = 0; at < clean.length;) {
    const point = clean.codePointAt(at) ?? 0
    const next = fontOfPoint(point)
    if (next !== font) {
      if (at > begun) xml += runXml(clean.slice(begun, at), setting, font)
      begun = at
      font = next
    }
    at += point > 0xffff ? 2 : 1
  }
  return xml + runXml(clean.slice(begun), setting, font)
}

const runXml = (text: string, setting: Setting, font: string | undefined): string =>
  `<w:r>${runProperties(setting, font)}${textXml(text)}</w:r>`

/** A tab is an element of its own: as a character Word may show it as a space. */
function textXml(text: string): string {
  const plain = escaped(text.replaceAll('\n', ' '))
  const element = (part: string) => (part === '' ? '' : `<w:t xml:space="preserve">${part}</w:t>`)
  return plain.includes('\t') ? plain.split('\t').map(element).join('<w:tab/>') : element(plain)
}

export const escaped = (text: string): string =>
  /[&<>]/.test(text) ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') : text

/** A book has a few dozen settings of type and some hundred thousand runs. */
const written = new Map<string, string>()

function runProperties(setting: Setting, font: string | undefined): string {
  const { scheme, role, size, bold, underline, spacing } = setting
  const key = `${scheme}${role}${size}${bold}${underline}${spacing}${font}`
  const known = written.get(key)
  if (known !== undefined) return known
  const face = faceOf(scheme, role)
  const xml =
    `<w:rPr><w:rFonts w:ascii="${latin}" w:cs="${latin}" w:eastAsia="${font ?? face.eastAsia}" ` +
    `w:hAnsi="${latin}" w:hint="eastAsia"/>` +
    (face.bold || bold === true ? '<w:b/><w:bCs/>' : '') +
    (spacing === undefined ? '' : `<w:spacing w:val="${spacing}"/>`) +
    `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>` +
    `${underline === true ? '<w:u w:val="single"/>' : ''}</w:rPr>`
  written.set(key, xml)
  return xml
}

/** The same for the parts that the library writes: styles and footers. */
export function runOptions(setting: Setting, font?: string): IRunOptions {
  const face = faceOf(setting.scheme, setting.role)
  return {
    font: fontOf(font ?? face.eastAsia),
    size: setting.size,
    sizeComplexScript: setting.size,
    ...(face.bold || setting.bold === true ? { bold: true } : {}),
    ...(setting.underline === true ? { underline: {} } : {}),
    ...(setting.spacing === undefined ? {} : { characterSpacing: setting.spacing }),
  }
}
