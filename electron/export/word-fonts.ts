/** Which letter is set in which font. Fonts are never embedded: they are named, and the reader's machine has them or not. */
import { type IRunOptions, Tab, TextRun } from 'docx'
import { cleanText } from '#shared/primitives.ts'
import type { FontScheme } from './model.ts'

export type FontRole = 'title' | 'body' | 'heading' | 'subheading'

interface Face {
  readonly eastAsia: string
  readonly bold: boolean
}

/**
 * 公文字体 as GB/T 9704 is usually read, or what every Windows brings; 方正小标宋 is in neither Windows nor every
 * WPS, so the second scheme sets titles in bold 宋体 (rulebook 4.4).
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

/** Rulebook order of what stands in for a font that a machine lacks. */
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
const gb2312 = ((): ReadonlySet<string> => {
  const decoder = new TextDecoder('gb18030')
  const characters = new Set<string>()
  for (let high = 0xb0; high <= 0xf7; high += 1)
    for (let low = 0xa1; low <= 0xfe; low += 1) characters.add(decoder.decode(Uint8Array.of(high, low)))
  return characters
})()

/**
 * The font for a character that the usual ones lack, or undefined where they have it: 仿宋 holds GBK, 宋体 also
 * extension A and later additions, SimSun-ExtB the planes beyond.
 */
export function rareFont(character: string): string | undefined {
  const point = character.codePointAt(0) ?? 0
  if (point >= 0x20000) return 'SimSun-ExtB'
  const han = (point >= 0x3400 && point <= 0x9fff) || (point >= 0xf900 && point <= 0xfaff)
  if (!han || gb2312.has(character)) return undefined
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
export function runsOf(text: string, setting: Setting): TextRun[] {
  return pieces(cleanText(text).replaceAll('\n', ' ')).map(
    ({ text: piece, font }) => new TextRun({ ...runOptions(setting, font), children: withTabs(piece) }),
  )
}

/** A tab is an element of its own: as a character Word may show it as a space. */
const withTabs = (text: string): (string | Tab)[] =>
  text
    .split('\t')
    .flatMap((part, index) => [...(index > 0 ? [new Tab()] : []), ...(part === '' ? [] : [part])])

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

function pieces(text: string): { text: string; font: string | undefined }[] {
  const found: { text: string; font: string | undefined }[] = []
  for (const character of text) {
    const font = rareFont(character)
    const last = found.at(-1)
    if (last !== undefined && last.font === font) last.text += character
    else found.push({ text: character, font })
  }
  return found
}
