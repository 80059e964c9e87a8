/** The last hand on the parts of a file: theme fonts, times, and an order that never changes. */
import { strFromU8, strToU8 } from 'fflate'

export interface Finish {
  /** `YYYY-MM-DDTHH:MM:SS`; goes into the properties as the time the contents are as of. */
  readonly stamp: string
  /** East Asian fonts of titles and of text. */
  readonly major: string
  readonly minor: string
  /** What a machine that lacks a font may take instead, in order. */
  readonly substitutes: Readonly<Record<string, readonly string[]>>
}

/** The files of the package in an order that never changes, with fonts and times set right. */
export function finishParts(files: Record<string, Uint8Array>, finish: Finish): [string, Uint8Array][] {
  edit(files, 'word/theme/theme1.xml', (xml) => themed(xml, finish))
  edit(files, 'word/fontTable.xml', (xml) => tabled(xml, finish))
  edit(files, 'docProps/core.xml', (xml) =>
    xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${universal(finish.stamp)}`),
  )
  // the first entry of an OOXML package is its list of types; the rest follow by name
  return Object.entries(files).sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
}

const rank = (name: string): number => (name === '[Content_Types].xml' ? 0 : name === '_rels/.rels' ? 1 : 2)

function edit(files: Record<string, Uint8Array>, name: string, change: (xml: string) => string): void {
  const bytes = files[name]
  if (bytes !== undefined) files[name] = strToU8(change(strFromU8(bytes)))
}

/** The theme that comes with the library names Calibri and 等线: WPS then complains of missing fonts. */
function themed(xml: string, { major, minor }: Finish): string {
  const fonts = (eastAsia: string) =>
    `<a:latin typeface="Times New Roman"/><a:ea typeface="${eastAsia}"/><a:cs typeface="Times New Roman"/>` +
    `<a:font script="Hans" typeface="${eastAsia}"/>`
  return xml
    .replace(/(<a:majorFont>)[\s\S]*?(<\/a:majorFont>)/, `$1${fonts(major)}$2`)
    .replace(/(<a:minorFont>)[\s\S]*?(<\/a:minorFont>)/, `$1${fonts(minor)}$2`)
}

/** Word, WPS and LibreOffice look here for what to take where a font is missing, before they take 宋体 for everything. */
function tabled(xml: string, { substitutes }: Finish): string {
  const fonts = Object.entries(substitutes).map(
    ([name, others]) =>
      `<w:font w:name="${name}"><w:altName w:val="${others.join(',')}"/><w:charset w:val="86"/>` +
      '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>',
  )
  return xml.replace(/<w:fonts\b([^>]*?)\/>/, `<w:fonts$1>${fonts.join('')}</w:fonts>`)
}

/** A ledger's wall clock is Beijing time; the properties of a file are told in universal time. */
const universal = (stamp: string): string => `${new Date(`${stamp}+08:00`).toISOString().slice(0, 19)}Z`
