/** Colours by number (WCAG 2.1, 1.4.3 and 1.4.11): text 4.5 to its ground, edges and focus 3; and nothing moves. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type ColourName, paletteSheet, palettes } from '#renderer/palette.ts'
import { ledgerTheme } from '#renderer/theme.ts'

/** Relative luminance of `#RRGGBB`. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

const sources = readdirSync('renderer', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(?:css|tsx?|html)$/.test(name) && name !== 'palette.ts')
  .map((name) => ({ name, text: readFileSync(join('renderer', name), 'utf8') }))
const sheets = sources.filter(({ name }) => name.endsWith('.css'))

const plain = ['desk', 'paper', 'field', 'labelGround', 'blank'] as const
const marked = ['hover', 'picked', 'dueGround', 'goodGround'] as const
const tones = ['tone1', 'tone2', 'tone3'] as const

it('measures as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})

describe.each(['light', 'dark'] as const)('AA, %s', (look) => {
  const colours = palettes[look]
  /** Pairs below what is asked, each with its figure. */
  const pale = (words: readonly ColourName[], grounds: readonly ColourName[], least: number) =>
    words.flatMap((word) =>
      grounds
        .map((ground) => ({ ground, is: contrast(colours[word], colours[ground]) }))
        .filter(({ is }) => is < least)
        .map(({ ground, is }) => `${word} on ${ground} ${is.toFixed(2)}`),
    )

  it('words are read on every ground they stand on', () => {
    expect(
      pale(['ink', 'soft', 'faint', 'hint', 'accent', 'due', 'good'], [...plain, ...marked], 4.5),
    ).toEqual([])
    expect(pale(['ink'], ['pickedHover', ...tones], 4.5)).toEqual([])
    expect(pale(['sheetInk'], ['sheet'], 4.5)).toEqual([])
  })

  it('what is written on a filled button or a chosen stance is read in each of its states', () => {
    expect(pale(['onAccent'], ['accentFill', 'accentFillHover', 'accentFillActive'], 4.5)).toEqual([])
    expect(pale(['onChosen'], ['chosen'], 4.5)).toEqual([])
    expect(pale(['paper'], ['ink'], 4.5)).toEqual([])
  })

  it('edges of controls, fills and the mark of the cursor are seen on what they stand on', () => {
    const lines = ['edge', 'focus', 'chosen', 'accentFill', 'bar'] as const
    expect(pale(lines, ['paper', 'field', 'labelGround'], 3)).toEqual(look === 'light' ? [] : darkest)
  })

  it('the theme of antd takes its colours from here', () => {
    const { token, components } = ledgerTheme(false, look)
    expect(token).toMatchObject({ colorText: colours.ink, colorBgContainer: colours.field })
    expect(components?.Button).toMatchObject({
      colorPrimary: colours.accentFill,
      primaryColor: colours.onAccent,
    })
  })
})

/** The main action never stands on a label. */
const darkest = ['accentFill on labelGround 2.96']

it('every tint of the year differs from the one below it', () => {
  for (const { field, tone1, tone2, tone3 } of Object.values(palettes)) {
    const steps = [contrast(field, tone1), contrast(tone1, tone2), contrast(tone2, tone3)]
    expect(Math.min(...steps)).toBeGreaterThan(1.15)
  }
})

describe('one place', () => {
  it('no page or sheet names a colour itself', () => {
    const named =
      /#[0-9a-f]{3,8}\b(?!['/.])|\b(?:rgba?|hsla?|oklch|color-mix)\(|:\s*(?:white|black|red|gr[ae]y)\b/gi
    const literal = sources.flatMap(({ name, text }) =>
      [...text.matchAll(named)].map(([colour]) => `${name} ${colour}`),
    )
    expect(literal).toEqual([])
  })

  it('every property that a sheet asks for is given, and every colour that is given is asked for', () => {
    const made = paletteSheet()
    const all = made + sources.map(({ text }) => text).join('\n')
    const given = new Set([...all.matchAll(/(--[a-z0-9-]+)['"]?\]?:/g)].map(([, name]) => name))
    const lacking = [...all.matchAll(/var\((--[a-z0-9-]+)/g)].filter(([, name]) => !given.has(name))
    expect(lacking.map(([, name]) => name)).toEqual([])
  })

  it('only a screen is dark', () => {
    const [root = '', ...onScreen] = paletteSheet().split('@media screen')
    expect(root).toContain(`--paper: ${palettes.light.paper};`)
    expect(onScreen).toHaveLength(2)
    for (const sheet of onScreen) expect(sheet).toContain(`--paper: ${palettes.dark.paper};`)
  })

  it('the desktop window opens in the colour of the desk', () => {
    const main = readFileSync('electron/main.ts', 'utf8')
    for (const { desk } of Object.values(palettes)) expect(main).toContain(`'${desk}'`)
  })
})

it('nothing moves, so that reduced motion asks for nothing', () => {
  for (const large of [true, false]) expect(ledgerTheme(large, 'light').token?.motion).toBe(false)
  for (const { name, text } of sheets)
    expect([name, /(?:transition|animation|@keyframes)/.test(text)]).toEqual([name, false])
})
