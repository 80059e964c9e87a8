/** Colours by number (WCAG 2.1, 1.4.3 and 1.4.11): text 4.5 to its ground, edges and focus 3; and nothing moves. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { colours, ledgerTheme } from '#renderer/theme.ts'

/** Relative luminance of `#RRGGBB` or `#RGB`. */
function luminance(colour: string): number {
  const hex = colour.length === 4 ? colour.slice(1).replaceAll(/./g, '$&$&') : colour.slice(1)
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

const sheets = readdirSync('renderer', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.css'))
  .map((name) => ({ name, text: readFileSync(join('renderer', name), 'utf8') }))
const root = sheets.find(({ name }) => name === 'style.css')?.text ?? ''
const variable = (name: string) => new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(root)?.[1] ?? ''

/** White fields, paper, the grounds of labels and of the desk. */
const grounds = ['#ffffff', colours.paper, variable('label-ground'), colours.desk]

it('measures as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21)
  expect(contrast('#777777', '#fff')).toBeCloseTo(4.48, 2)
})

describe('AA', () => {
  it.each(['ink', 'faint', 'hint', 'accent', 'due', 'good'] as const)(
    '%s is read on every ground',
    (name) => {
      for (const ground of grounds) expect(contrast(colours[name], ground)).toBeGreaterThanOrEqual(4.5)
    },
  )

  it('white is read on the main button in each of its states', () => {
    const button = ledgerTheme(false).components?.Button
    const states = [button?.colorPrimary, button?.colorPrimaryHover, button?.colorPrimaryActive]
    for (const state of states) expect(contrast('#ffffff', state ?? '#ffffff')).toBeGreaterThanOrEqual(4.5)
  })

  it('edges of controls and the mark of the cursor are seen on what they stand on', () => {
    for (const ground of ['#ffffff', colours.paper, variable('label-ground')])
      for (const line of [colours.edge, colours.focus])
        expect(contrast(line, ground)).toBeGreaterThanOrEqual(3)
  })

  it('every colour of words that a sheet names itself is dark enough, or stands on a dark ground', () => {
    const pale = sheets.flatMap(({ name, text }) =>
      [...text.matchAll(/[{;]\s*color: (#[0-9a-f]{3,6});/g)].flatMap(([, colour = '']) =>
        colour === '#fff' || contrast(colour, colours.desk) >= 4.5 ? [] : [`${name} ${colour}`],
      ),
    )
    // the bar over words that are covered: the button around it says so in words
    expect(pale).toEqual(['talks/talks.css #cdc7b8'])
  })

  it('style.css and the theme name the same colours', () => {
    for (const name of ['paper', 'desk', 'ink', 'faint', 'rule', 'edge', 'accent', 'due', 'good'] as const)
      expect(variable(name)).toBe(colours[name].toLowerCase())
  })
})

it('nothing moves, so that reduced motion asks for nothing', () => {
  for (const large of [true, false]) expect(ledgerTheme(large).token?.motion).toBe(false)
  for (const { name, text } of sheets)
    expect([name, /(?:transition|animation|@keyframes)/.test(text)]).toEqual([name, false])
})
