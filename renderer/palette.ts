/**
 * Every colour of the page, by what it is for: ink on paper, ruled lines, one red for the main action and for what is
 * wrong. The build writes them as custom properties (`labelGround` is `--label-ground`); antd gets them in theme.ts.
 */

/** Kept in the ledger: how it is shown on a screen. Paper out of a printer is always white. */
export type Look = 'light' | 'dark'

const light = {
  desk: '#f1eee6',
  paper: '#fbfaf7',
  /** What is written upon: fields, tables. */
  field: '#ffffff',
  labelGround: '#f4f1e9',
  /** Cells in which nothing can stand. */
  blank: '#f4f3ef',
  hover: '#f7f4ec',
  picked: '#ece8dd',
  pickedHover: '#e4decf',
  dueGround: '#faf3e3',
  goodGround: '#eef4ec',
  /** What lies on a day of the year: one, two, more. */
  tone1: '#f1e8d2',
  tone2: '#e2cfa2',
  tone3: '#cfb273',
  ink: '#1f2328',
  /** Labels and the margin. */
  soft: '#3c4148',
  faint: '#5b6068',
  /** What stands in an empty field. */
  hint: '#626872',
  rule: '#d9d4c7',
  /** Around what can be typed into or pressed: three times the ground, as rules need not be. */
  edge: '#8f8877',
  /** Lines that only help: under links, beside notes, around where something can be dropped. */
  underline: '#a39c8a',
  softEdge: '#bdb7a8',
  focus: '#1f4f8f',
  focusGlow: 'rgb(31 79 143 / 55%)',
  /** Ink, not red, marks what is chosen: red is kept for the main action and for what is wrong. */
  chosen: '#3a4350',
  onChosen: '#ffffff',
  accent: '#b3261e',
  accentFill: '#b3261e',
  accentFillHover: '#c23a31',
  accentFillActive: '#8f1c16',
  onAccent: '#ffffff',
  due: '#8a5a00',
  dueLine: '#c98a14',
  good: '#2f6b3a',
  bar: '#7d7665',
  shadow: 'rgb(31 35 40 / 6%)',
  shadowFar: 'rgb(31 35 40 / 14%)',
  /** Behind a dialog. */
  veil: 'rgb(31 35 40 / 45%)',
  /** Pages of the book are shown as they leave the printer. */
  sheet: '#ffffff',
  sheetInk: '#000000',
} as const

export type ColourName = keyof typeof light
export type Palette = Readonly<Record<ColourName, string>>

/** A lamp over the desk: warm near-black, the paper a little lighter than what it lies on, the same red made lighter. */
const dark: Palette = {
  desk: '#161410',
  paper: '#201e1a',
  field: '#272520',
  labelGround: '#2d2a24',
  blank: '#24221d',
  hover: '#302d27',
  picked: '#3a362e',
  pickedHover: '#403b32',
  dueGround: '#3a3018',
  goodGround: '#24301f',
  tone1: '#3a3222',
  tone2: '#4f4227',
  tone3: '#65532b',
  ink: '#e9e4d9',
  soft: '#cfc9bc',
  faint: '#b0a99b',
  hint: '#a8a194',
  rule: '#464139',
  edge: '#8b8372',
  underline: '#7a7363',
  softEdge: '#6a6355',
  focus: '#8ab4f0',
  focusGlow: 'rgb(138 180 240 / 60%)',
  chosen: '#c9c2b2',
  onChosen: '#201e1a',
  accent: '#f28b80',
  accentFill: '#c8443a',
  accentFillHover: '#cd463c',
  accentFillActive: '#b7352b',
  onAccent: '#ffffff',
  due: '#e0b062',
  dueLine: '#c98a14',
  good: '#8fc79a',
  bar: '#a39a86',
  shadow: 'rgb(0 0 0 / 40%)',
  shadowFar: 'rgb(0 0 0 / 55%)',
  veil: 'rgb(0 0 0 / 60%)',
  sheet: '#ffffff',
  sheetInk: '#000000',
}

export const palettes: Readonly<Record<Look, Palette>> = { light, dark }

const kebab = (name: string) => name.replaceAll(/[A-Z]|\d+/g, (part) => `-${part.toLowerCase()}`)

const propertiesOf = (look: Look) =>
  [
    `color-scheme: ${look};`,
    ...Object.entries(palettes[look]).map(([name, colour]) => `--${kebab(name)}: ${colour};`),
  ].join('\n  ')

/**
 * The sheet that the build makes of the palettes. The page says by `data-look` on its root which one it wants; `system`
 * leaves it to the machine. Only a screen is ever dark.
 */
export function paletteSheet(): string {
  return `:root {
  ${propertiesOf('light')}
}
@media screen {
:root[data-look='dark'] {
  ${propertiesOf('dark')}
}
}
@media screen and (prefers-color-scheme: dark) {
:root[data-look='system'] {
  ${propertiesOf('dark')}
}
}
`
}
