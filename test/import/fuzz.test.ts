import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { recognise } from '#electron/import/recognise.ts'
import { readGrid } from '#electron/import/read.ts'
import { readFile } from '#electron/import/reading.ts'
import { sample, samplesFolder } from './comparing.ts'

const names = readdirSync(samplesFolder).filter((name) => !/\.(md|json)$/.test(name))
const mutations = 2200
/** Rounds in which old workbooks take part. */
const inThread = 400

/** mulberry32: the same damage every time. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

function mutate(bytes: Uint8Array, roll: () => number): Uint8Array {
  const copy = Uint8Array.from(bytes)
  const at = () => Math.floor(roll() * copy.length)
  const kind = Math.floor(roll() * 5)
  if (kind === 0) return copy.subarray(0, at())
  if (kind === 1) {
    const start = at()
    return Buffer.concat([copy.subarray(0, start), copy.subarray(Math.min(copy.length, start + 64))])
  }
  if (kind === 2) {
    const from = at()
    copy.copyWithin(at(), from, from + 512)
    return copy
  }
  const flips = kind === 3 ? 1 : 1 + Math.floor(roll() * 40)
  for (let flip = 0; flip < flips; flip += 1) copy[at()] = Math.floor(roll() * 256)
  return copy
}

describe('damaged files', () => {
  test(`2000 and more are read or refused, never an exception, and never a made-up ID number`, async () => {
    const roll = dice(20251231)
    const outcomes = new Map<string, number>()
    const originals = names.map((name) => ({ name, bytes: readFileSync(sample(name)) }))
    for (let round = 0; round < mutations; round += 1) {
      const original = originals[round % originals.length]
      if (original === undefined) throw new Error('no samples')
      const damaged = mutate(original.bytes, roll)
      // old workbooks are only ever read in a thread, where what runs away is stopped: a few of those
      const threaded = original.name.endsWith('.xls') && damaged[0] === 0xd0
      if (threaded && round >= inThread) continue
      const reading = threaded
        ? await readFile(damaged, original.name, { time: 4000 })
        : await readGrid(damaged, original.name)
      const outcome = reading.ok ? 'read' : reading.code
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
      if (!reading.ok) continue
      const { sheets } = recognise(reading.grid, { today: '2026-01-31', known: () => false })
      for (const { values } of sheets.flatMap((sheet) => sheet.rows)) {
        const { idNumber } = values
        if (idNumber !== undefined) expect(idNumber).toMatch(/^\d{17}[\dX]$/)
      }
    }
    // both happen: the damage is neither harmless nor always fatal
    expect(outcomes.get('read')).toBeGreaterThan(100)
    expect(outcomes.get('fileCorrupt')).toBeGreaterThan(100)
  }, 120_000)
})
