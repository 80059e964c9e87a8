/**
 * Inputs made from an operation's own zod schema: sound ones, and ones spoilt in a place or two as a stranger, a broken
 * page or a damaged file would send them. Knows nothing of any operation; what is known of the ledger comes in `pools`.
 */
import fc from 'fast-check'
import type { z } from 'zod'

export interface Pools {
  /** Numbers for a field of this name, such as ids that are there; undefined leaves it to the schema. */
  numbers(key: string): fc.Arbitrary<unknown> | undefined
  /** The same for text. */
  words(key: string): fc.Arbitrary<unknown> | undefined
  /** Names of fields that hold paths: their text comes from `words` alone, so that nothing is written elsewhere. */
  readonly guarded: ReadonlySet<string>
  /** Inputs known to be good here and now. */
  readonly examples: readonly unknown[]
}

export const million = '长'.repeat(1_000_000)

/** Text as people type it, paste it and attack with it. Each is cut to what a field takes where it is to be sound. */
export const texts: readonly string[] = [
  '三楼会议室',
  '讨论下半年工作',
  `'";--%_\\`,
  `x'); DROP TABLE member; --`,
  `%' OR 1=1 /*`,
  '=cmd|calc!A1',
  '<img src=x onerror=alert(1)>',
  '{{#each}}{%raw}${x}',
  '𠮷䶮👨‍👩‍👧🇨🇳',
  'a\uD800b\uDC00c',
  '\u0000\u0007\u000B\u001F\uFFFE中',
  '\u202E倒\u200F\u2066右',
  '行一\r\n行二\r行三\n\n\t行四',
  '\u00A0\u3000\u200B\uFEFF',
  '__proto__',
  '../../etc/passwd',
  'e\u0301ﬀ①Ａ',
  '',
  ' ',
]

/** Forms that patterns ask for: days, months, moments, periods and the like, most of them near the tests' today. */
// prettier-ignore
const forms: readonly string[] = [
  '2026-09-18', '2026-09-30', '2026-03-01', '2025-12-31', '2024-02-29', '1990-05-06', '9999-12-31',
  '2026-09', '2026-01', '2025-06', '2026-09-18T14:30', '2026-09-25T09:00:00', '2025-06-30T23:59',
  '2026', '2025', '2026Q3', '2026H2', '2026H1', '2025Q1', '14:30', '00:00', 'A', 'AB', 'F13', 'V04',
  '0000', '0000Q1', '0000-01', '0000H1', '9999', '9999-12', '0001-01', '0001-01-01', '0001-01-01T00:00',
  '1850', '1850Q1', '1850-01', '1850H1', '1850-01-01', '1850-01-01T00:00', '2900', '2900-12', '2900-12-31',
  'DUES-02', 'branch', 'talkers', 'UEsDBA==', 'YWJj', '0'.repeat(64),
]

/** What is not the right thing anywhere, or hardly: the wrong type, out of all bounds, or meant to do harm. */
// prettier-ignore
const odd: readonly unknown[] = [
  null, true, -1, 0, 0.5, 7, 1e308, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, -0, 10n,
  [], {}, [[]], [null], '', ' ', new Date(0), new Map([['a', 1]]), new Uint8Array(3), () => 1,
  '2026-02-30', '2026-13', '0000-00-00', '2026-09-18T25:00', '99999999999999999999', 'NaN',
]
const wrong: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(...odd),
  fc.constantFrom(...texts),
  fc.constant(million),
  fc.constant(0).map(poison),
  fc.jsonValue({ maxDepth: 2 }),
)

/** An object whose own keys are those that reach into prototypes. */
export function poison(): unknown {
  return JSON.parse(
    '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"prototype":{"polluted":1}}',
  )
}

/** @param manner `sound`: as the schema wants it, as far as its structure tells; `spoilt`: one place in twelve is not. */
export function inputFor(schema: z.ZodType, pools: Pools, manner: 'sound' | 'spoilt'): fc.Arbitrary<unknown> {
  const made = (given: z.core.$ZodType, key: string): fc.Arbitrary<unknown> => {
    const sound = soundly(given, key)
    if (manner === 'sound') return sound
    const spoilt = pools.guarded.has(key) ? wrong.filter((value) => typeof value !== 'string') : wrong
    return fc.oneof({ weight: 11, arbitrary: sound }, { weight: 1, arbitrary: spoilt })
  }

  const soundly = (given: z.core.$ZodType, key: string): fc.Arbitrary<unknown> => {
    const { def } = (given as z.core.$ZodTypes)._zod
    // the rest of zod's sorts are told by name below
    // oxlint-disable-next-line typescript/switch-exhaustiveness-check
    switch (def.type) {
      case 'optional':
      case 'default':
      case 'prefault':
        return fc.option(soundly(def.innerType, key), { nil: undefined, freq: 3 })
      case 'nullable':
        return fc.option(soundly(def.innerType, key), { nil: null, freq: 3 })
      case 'nonoptional':
      case 'readonly':
      case 'catch':
        return soundly(def.innerType, key)
      case 'object':
        return objectOf(def.shape)
      case 'array':
        return pools.numbers(key) === undefined
          ? fc.array(made(def.element, key), { minLength: 0, maxLength: 3 })
          : fc.uniqueArray(made(def.element, key), { minLength: 1, maxLength: 3 })
      case 'union':
        return fc.oneof(...def.options.map((option) => made(option, key)))
      case 'record':
        return fc
          .array(fc.tuple(made(def.keyType, ''), made(def.valueType, '')), { maxLength: 3 })
          .map((entries) => Object.fromEntries(entries.map(([name, value]) => [String(name), value])))
      case 'pipe':
      case 'string':
        return pools.words(key) ?? textFor(given, bounds(given))
      case 'number':
        return pools.numbers(key) ?? numberFor(given)
      case 'enum':
        return fc.constantFrom(...Object.values(def.entries))
      case 'literal':
        return fc.constantFrom(...def.values)
      case 'boolean':
        return fc.boolean()
      case 'null':
        return fc.constant(null)
      case 'unknown':
        return fc.jsonValue({ maxDepth: 1 })
      default:
        // a schema that this does not know would go untested: say so
        throw new Error(`no inputs are made for ${def.type}`)
    }
  }

  const objectOf = (shape: Readonly<Record<string, z.core.$ZodType>>): fc.Arbitrary<unknown> => {
    const fields = fc.record(
      Object.fromEntries(Object.entries(shape).map(([key, one]) => [key, made(one, key)])),
    )
    const present = fields.map((object) =>
      Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)),
    )
    if (manner === 'sound') return present
    const extra = fc.constantFrom('none', 'none', 'none', 'none', 'none', 'poison', 'unknown', 'missing')
    return fc.tuple(present, extra, fc.nat()).map(([object, what, index]) => {
      if (what === 'poison')
        return Object.defineProperties(object, Object.getOwnPropertyDescriptors(poison()))
      if (what === 'unknown') return { ...object, unheardOf: 1 }
      if (what !== 'missing') return object
      const keys = Object.keys(object)
      return Object.fromEntries(Object.entries(object).filter(([key]) => key !== keys[index % keys.length]))
    })
  }

  return made(schema, '')
}

/** An input known to be good, with one value anywhere in it replaced by something else. */
export function spoil(input: unknown, guarded: ReadonlySet<string>): fc.Arbitrary<unknown> {
  const places: (readonly string[])[] = []
  const walk = (value: unknown, path: readonly string[]) => {
    if (path.length > 0 && !guarded.has(path.at(-1) ?? '')) places.push(path)
    if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key])
  }
  walk(input, [])
  if (places.length === 0) return wrong.map((value) => ({ unheardOf: value }))
  return fc.tuple(fc.constantFrom(...places), wrong).map(([path, value]) => {
    const copy: unknown = structuredClone(input)
    let at: object = copy as object
    for (const key of path.slice(0, -1)) at = Reflect.get(at, key) as object
    Reflect.set(at, path.at(-1) ?? '', value)
    return copy
  })
}

interface Bounds {
  readonly least: number
  readonly most: number
  readonly pattern: RegExp | undefined
}

/** Length and pattern that a text must have, through all the steps it is piped through. */
function bounds(given: z.core.$ZodType): Bounds {
  const { def } = (given as z.core.$ZodTypes)._zod
  if (def.type === 'pipe') {
    const [before, after] = [bounds(def.in), bounds(def.out)]
    return {
      least: Math.max(before.least, after.least),
      most: Math.min(before.most, after.most),
      pattern: before.pattern ?? after.pattern,
    }
  }
  let [least, most, pattern]: [number, number, RegExp | undefined] = [0, 5000, undefined]
  for (const { _zod: check } of def.checks ?? []) {
    const rule = check.def as z.core.$ZodChecks['_zod']['def']
    if (rule.check === 'max_length') most = Math.min(most, rule.maximum)
    if (rule.check === 'min_length') least = Math.max(least, rule.minimum)
    if (rule.check === 'string_format' && 'pattern' in rule && rule.pattern instanceof RegExp)
      pattern = rule.pattern
  }
  return { least, most, pattern }
}

function textFor(given: z.core.$ZodType, { most, pattern }: Bounds): fc.Arbitrary<unknown> {
  const parses = (text: string) => (given as z.ZodType).safeParse(text).success
  const fitting = forms.filter(parses)
  const typed = texts.map((text) => text.slice(0, most)).filter(parses)
  if (typed.length < 5) {
    // a pattern: days, periods and the like
    const [first] = fitting
    if (first !== undefined)
      // the first of each form is the likeliest to agree with the ledger
      return fc.oneof({ weight: 2, arbitrary: fc.constant(first) }, fc.constantFrom(...fitting, ...typed))
    if (pattern !== undefined) return fc.stringMatching(pattern)
  }
  if (typed.length === 0) return fc.constantFrom('三楼会议室')
  const full = '满'.repeat(most)
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...typed) },
    { weight: 1, arbitrary: rawText(Math.min(most, 20)) },
    ...(most <= 5000 && parses(full) ? [{ weight: 1, arbitrary: fc.constant(full) }] : []),
  )
}

function numberFor(given: z.core.$ZodType): fc.Arbitrary<unknown> {
  const { def } = (given as z.core.$ZodTypes)._zod
  let [least, most, whole] = [-1000, 100_000, false]
  for (const { _zod: check } of def.checks ?? []) {
    const rule = check.def as z.core.$ZodChecks['_zod']['def']
    if (rule.check === 'greater_than') least = Number(rule.value) + (rule.inclusive ? 0 : 1)
    if (rule.check === 'less_than') most = Number(rule.value) - (rule.inclusive ? 0 : 1)
    if (rule.check === 'number_format') whole = true
  }
  most = Math.max(least, most)
  if (!whole) return fc.double({ min: least, max: most, noNaN: true })
  const near = [1, 2, 10, 45, 100, 2025, 2026].filter((value) => value >= least && value <= most)
  return fc.oneof(
    fc.integer({ min: least, max: most }),
    fc.constantFrom(least, ...near),
    fc.constantFrom(most, ...near),
  )
}

/** UTF-16 as it comes, lone surrogates and all. */
const rawText = (most: number): fc.Arbitrary<string> =>
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { minLength: 1, maxLength: most })
    .map((units) => String.fromCharCode(...units))
