/**
 * Names read by their pinyin: `sgl`, `shenguoliang`, `shengl` and `guoliang` all find 沈国梁. Nothing is stored: a
 * reading that was kept beside the name could go stale. Every reading of a character is accepted, and at the head of
 * a name that of the surname besides (单 shàn, 尉迟 yùchí).
 */
import type * as PinyinPro from 'pinyin-pro'

type Readings = readonly (readonly string[])[]

let library: typeof PinyinPro | undefined
/** A reading by character, a list of readings by name: both only as long as the program runs. */
const byCharacter = new Map<string, readonly string[]>()
const byName = new Map<string, Readings>()
/** More names than any ledger of ours holds; then it begins anew. */
const mostNames = 100_000

/** Loads the table of readings (1.2 MB) when it is first asked for, not when the program starts. */
export async function readingsLoaded(): Promise<void> {
  library ??= await import('pinyin-pro')
}

/** Letters that may be pinyin: at least two, ü also typed v; apostrophes are left out. Undefined where it cannot be. */
export function pinyinIn(folded: string): string | undefined {
  const letters = folded.replaceAll("'", '').replaceAll('ü', 'v')
  return /^[a-z]{2,}$/.test(letters) ? letters : undefined
}

export type PinyinMatch = 'whole' | 'part'

/**
 * Whether letters read a name: `whole` where they are its full pinyin or all its initials, `part` where they begin it
 * or begin its given name. `readingsLoaded` comes first.
 */
export function readsAs(name: string, letters: string): PinyinMatch | undefined {
  const readings = readingsOf(name)
  const first = readings[0]
  if (first === undefined) return undefined
  const whole =
    follows(readings, letters, (reading) => [reading]) ||
    follows(readings, letters, (reading) => [reading.slice(0, 1)])
  if (whole) return 'whole'
  const begins = readings.some((_, from) => begin(readings, from, letters, 0))
  return begins ? 'part' : undefined
}

/** All of the name by one manner of writing, nothing left over. */
function follows(readings: Readings, letters: string, written: (reading: string) => string[]): boolean {
  let ends = new Set([0])
  for (const options of readings) {
    const next = new Set<number>()
    for (const at of ends)
      for (const part of options.flatMap(written))
        if (part !== '' && letters.startsWith(part, at)) next.add(at + part.length)
    ends = next
  }
  return ends.has(letters.length)
}

/** From one character on, each by any beginning of a reading, until the letters are used up. */
function begin(readings: Readings, index: number, letters: string, at: number): boolean {
  if (at === letters.length) return true
  return (readings[index] ?? []).some((reading) => {
    for (let length = 1; length <= reading.length; length += 1) {
      if (!letters.startsWith(reading.slice(0, length), at)) return false
      if (begin(readings, index + 1, letters, at + length)) return true
    }
    return false
  })
}

function readingsOf(name: string): Readings {
  const known = byName.get(name)
  if (known !== undefined) return known
  if (byName.size > mostNames) byName.clear()
  const readings = read(name)
  byName.set(name, readings)
  return readings
}

function read(name: string): Readings {
  if (library === undefined) return []
  const characters = [...name].filter((character) => /\p{Script=Han}|[A-Za-z]/u.test(character))
  // as a surname at the head of the name, where it is one
  const asSurname = library.pinyin(characters.join(''), {
    toneType: 'none',
    type: 'array',
    surname: 'head',
    v: true,
  })
  return characters.map((character, index) => {
    const surname = index < 2 ? (asSurname[index] ?? '') : ''
    return [...new Set([surname.toLowerCase(), ...readingsOfCharacter(character)])].filter((one) =>
      /^[a-z]+$/.test(one),
    )
  })
}

function readingsOfCharacter(character: string): readonly string[] {
  const known = byCharacter.get(character)
  if (known !== undefined) return known
  const all = library?.polyphonic(character, { toneType: 'none', type: 'array' })[0] ?? []
  // 吕 is typed lv by some and lu by others
  const typed = all.flatMap((one) => {
    const reading = one.toLowerCase()
    return reading.includes('ü') ? [reading.replace('ü', 'v'), reading.replace('ü', 'u')] : [reading]
  })
  byCharacter.set(character, typed)
  return typed
}
