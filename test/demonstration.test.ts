/** The demonstration ledger: made twice it is the same, it holds what it promises, and it breaks the law twice only. */
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { type LedgerApp, createLedgerApp } from '#electron/ledger-app.ts'
import { addDays, weekday } from '#shared/primitives.ts'
import { readIdNumber } from '#shared/rules/id-number.ts'
import { dumpOf, silentDesk } from './support/ledger.ts'

const folder = mkdtempSync(join(tmpdir(), 'branch-ledger-demonstration-'))
const path = join(folder, '演示台账.ledger')

/** @param today the day the user asks for it: nothing in the ledger may depend on it */
const appOn = (today: string): LedgerApp =>
  createLedgerApp({
    clock: () => ({ today, now: `${today}T09:30:00` }),
    desk: silentDesk,
    checkOutput: true,
    onInternal: (name, error) => {
      throw new Error(`${name} failed inside`, { cause: error })
    },
  })

let app: LedgerApp

beforeAll(async () => {
  const maker = appOn('2026-10-08')
  await maker.call('ledger.createDemonstration', { path })
  await maker.close()
  // opened again from the file, as a user would the day after
  app = appOn('2026-10-08')
  await app.call('ledger.open', { path })
}, 180_000)

afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

test('made on another day it is the same, row for row', { timeout: 180_000 }, async () => {
  const second = join(folder, 'second.ledger')
  const maker = appOn('2027-02-01')
  await maker.call('ledger.createDemonstration', { path: second })
  await maker.close()
  const first = dumpOf(path)
  expect(Object.keys(first).length).toBeGreaterThan(20)
  expect(first['attendance']?.length).toBeGreaterThan(1000)
  expect(dumpOf(second)).toEqual(first)
})

test('says of itself that it is a demonstration', async () => {
  expect(await app.call('ledger.status', {})).toMatchObject({ demonstration: true, branchCount: 1 })
})

describe('members', () => {
  test('23 at the end of September 2026, 21 full and 2 probationary', async () => {
    const members = await app.call('members.list', { asOf: '2026-09-30' })
    expect(members).toHaveLength(23)
    const of = (category: string) => members.filter((one) => one.category === category).map((one) => one.name)
    expect(of('fullMember')).toHaveLength(21)
    expect(of('probationaryMember')).toEqual(['苏念慈', '包明远'])
    expect(members.filter((one) => one.exempt)).toHaveLength(1)
    expect(members.filter((one) => one.leadingCadre)).toHaveLength(1)
    expect(new Set(members.map((one) => one.groupName))).toEqual(new Set(['第一党小组', '第二党小组']))
  })

  test.each([
    ['2025-01-31', 20],
    ['2025-06-30', 21],
    ['2025-08-31', 20],
    ['2025-10-31', 21],
    ['2026-03-31', 22],
    ['2026-04-30', 23],
  ])('on %s there were %i', async (asOf, count) => {
    expect(await app.call('members.list', { asOf })).toHaveLength(count)
  })

  test('every ID number is valid and agrees with birth date and gender', async () => {
    const everyone = await app.call('members.list', { everyone: true })
    expect(everyone).toHaveLength(24)
    const numbers = new Set<string>()
    for (const { memberId } of everyone) {
      const { idNumber, birthDate, gender } = await app.call('members.show', { memberId, reveal: true })
      expect(readIdNumber(idNumber ?? '')).toEqual({ state: 'valid', idNumber, birthDate, gender })
      expect(idNumber?.slice(0, 6)).toBe('330699')
      numbers.add(idNumber ?? '')
    }
    expect(numbers.size).toBe(24)
  })

  test('joined and converted on the very days of the meetings that decided it', async () => {
    const everyone = await app.call('members.list', { everyone: true })
    const decided = new Map<string, string>()
    for (const summary of await app.call('meetings.list', {})) {
      if (summary.motionCount === 0) continue
      const meeting = await app.call('meetings.show', { meetingId: summary.meetingId })
      for (const motion of meeting.motions) {
        const day = meeting.startsAt.slice(0, 10)
        if (motion.decisionKind === 'admitProbationary') decided.set(`${motion.subjectName} joined`, day)
        if (motion.decisionKind === 'convertFull') decided.set(`${motion.subjectName} converted`, day)
      }
    }
    const kept = everyone.flatMap((one) => [
      ...(decided.has(`${one.name} joined`) ? [[`${one.name} joined`, one.joinDate]] : []),
      ...(decided.has(`${one.name} converted`) ? [[`${one.name} converted`, one.fullMemberDate]] : []),
    ])
    expect(decided.size).toBe(5)
    expect(Object.fromEntries(kept)).toEqual(Object.fromEntries(decided))
  })
})

describe('meetings', () => {
  test('all are final, on working days, and said something of their own', async () => {
    const meetings = await app.call('meetings.list', { withVoid: true })
    expect(meetings.length).toBeGreaterThan(100)
    expect(meetings.filter((one) => one.state !== 'final')).toEqual([])
    expect(meetings.filter((one) => [0, 6].includes(weekday(one.startsAt.slice(0, 10))))).toEqual([])
    const texts = new Set<string>()
    let spoken = 0
    for (const { meetingId } of meetings) {
      const { agenda } = await app.call('meetings.show', { meetingId })
      for (const { text } of agenda.flatMap((item) => item.speeches)) {
        spoken += 1
        texts.add(text)
      }
    }
    expect(spoken).toBeGreaterThan(400)
    expect(texts.size).toBe(spoken)
  })

  test('secret ballots are not all unanimous, and every voter present has stated a view of their own', async () => {
    const ballots = []
    for (const summary of await app.call('meetings.list', {})) {
      const { motions, headcount } = await app.call('meetings.show', { meetingId: summary.meetingId })
      for (const motion of motions.filter((one) => one.statementsRequired)) {
        expect(motion.statements).toHaveLength(headcount.presentVoting)
        expect(new Set(motion.statements.map((one) => one.text)).size).toBe(motion.statements.length)
        expect(motion.resolution).toContain(`赞成 ${motion.verdict.approvals} 票`)
        ballots.push(motion)
      }
    }
    expect(ballots).toHaveLength(5)
    expect(ballots.every((one) => one.verdict.passed)).toBe(true)
    expect(ballots.filter((one) => (one.tally?.oppose ?? 0) > 0).length).toBeGreaterThanOrEqual(2)
    const stances = new Set(ballots.flatMap((one) => one.statements.map((statement) => statement.stance)))
    expect(stances).toEqual(new Set(['agree', 'disagree', 'defer', 'other']))
    expect(ballots.flatMap((one) => one.writtenOpinions).filter((one) => one.counts).length).toBeGreaterThan(
      3,
    )
  })
})

test('dues of two years are collected in full, to the 分, and add up with the cash book', async () => {
  for (const year of [2025, 2026]) {
    const { rows, paidFen, unassessed } = await app.call('dues.year', { year, asOf: '2026-09-30' })
    expect(unassessed).toEqual([])
    const due = rows.flatMap(({ months }) => months).filter(({ month }) => month <= '2026-09')
    expect(paidFen).toBe(due.reduce((sum, { dueFen }) => sum + (dueFen ?? 0), 0))
    const book = await app.call('dues.payments', { fromMonth: `${year}-01`, untilMonth: `${year}-12` })
    const regular = book.filter(({ kind }) => kind === 'regular')
    expect(regular.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(paidFen)
    expect(regular.length).toBeGreaterThan(200)
  }
  expect((await app.call('dues.arrears', { asOf: '2026-10-08' })).arrears).toEqual([])
})

describe('what an inspector finds', () => {
  const inspect = (from: string, to: string) => app.call('compliance.inspect', { from, to })

  test('two mistakes in the third quarter of 2026 and nothing else but what is still due', async () => {
    const findings = await inspect('2026-07-01', '2026-09-30')
    const errors = findings.filter((one) => one.severity === 'error')
    expect(errors.map((one) => [one.ruleId, one.period])).toEqual([['FREQ-COMMITTEE', '2026年8月']])
    const warnings = findings.filter((one) => one.severity === 'warn')
    expect(warnings.filter((one) => one.ruleId !== 'TALK-T1').map((one) => one.ruleId)).toEqual(['TALK-01'])
    expect(warnings.find((one) => one.ruleId === 'TALK-01')?.message).toContain('2026年9月')
    // the secretary still owes four talks this year
    expect(warnings.filter((one) => one.ruleId === 'TALK-T1')).toHaveLength(4)
  })

  test('nothing wrong in 2025, nor in the first half of 2026', async () => {
    const grave = [
      ...(await inspect('2025-01-01', '2025-12-31')),
      ...(await inspect('2026-01-01', '2026-06-30')),
    ]
      .filter((one) => one.severity !== 'info' && one.ruleId !== 'TALK-T1')
      .map((one) => `${one.ruleId} ${one.message}`)
    expect(grave).toEqual([])
  })

  test('the term runs out on the lawful day', async () => {
    const { terms } = await app.call('branch.show', {})
    expect(terms[0]).toMatchObject({ beganOn: '2024-03-15', expiresOn: addDays('2027-03-15', -1) })
    expect(terms[0]?.posts).toHaveLength(5)
  })
})
