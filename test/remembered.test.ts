/**
 * What is remembered between questions: it is what would be read anew, after whatever command, and whoever wrote to the
 * file. Asked through the border, of a small ledger of two branches and two years.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OperationName, operations } from '#shared/contract.ts'
import { type LedgerApp, createLedgerApp } from '#electron/ledger-app.ts'
import { remembered, rememberFor, traced, weightOf } from '#electron/ledger/memory.ts'
import { preparedOnce } from '#electron/ledger/prepared.ts'
import { silently } from '#test/bench/desk.ts'
import { writeLedger } from '#test/bench/large-ledger.ts'
import { lastYear, lookedAt } from '#test/bench/large-ledger-size.ts'
import { type QueryName, samplesOf } from '#test/bench/samples.ts'

const folder = mkdtempSync(join(tmpdir(), 'remembered-'))
const path = join(folder, 'remembered.ledger')
let app: LedgerApp
let asked: [QueryName, unknown][]
let at: { today: string; now: string } = lookedAt

beforeAll(async () => {
  await writeLedger(path, { branches: 2, years: 2, members: [8, 10], meetingsAYear: 14 })
  app = createLedgerApp({ clock: () => at, desk: silently })
  await app.open(path)
  const reader = app.current()?.reader
  if (reader === undefined) throw new Error('the ledger did not open')
  const samples = await samplesOf(reader, { branchId: 1, year: lastYear })
  asked = Object.entries(samples).map(([name, input]) => [name as QueryName, input])
})

afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Another connection, as of another program; afterwards nothing that was remembered stands. */
function elsewhere(sql: string): void {
  const db = new Database(path)
  db.exec(sql)
  db.close()
}

/** Afterwards nothing that was remembered stands, although nothing is otherwise than before. */
const forgetAll = () =>
  elsewhere(
    `UPDATE branch SET phone = '1' WHERE branch_id = 2; UPDATE branch SET phone = '' WHERE branch_id = 2`,
  )

async function answers(questions: readonly [OperationName, unknown][]): Promise<Map<string, unknown>> {
  const all = new Map<string, unknown>()
  // as they would be sent: whoever keeps the answer itself may change it
  for (const [name, input] of questions)
    all.set(name, JSON.parse(JSON.stringify(await app.dispatch(name, input))))
  return all
}

/** Questions whose answers are put together from what is remembered of many tables. */
const composed: readonly QueryName[] = [
  'branch.show',
  'members.list',
  'members.year',
  'meetings.list',
  'meetings.checklist',
  'compliance.inspect',
  'compliance.calendar',
  'overview.year',
  'talks.coverage',
  'life.list',
  'appraisal.show',
  'dualLife.statistics',
  'study.list',
  'study.hours',
  'study.arrangements',
  'dues.year',
  'dues.arrears',
  'rectification.summary',
  'tasks.list',
  'seal.status',
  'debriefings.draft',
  'export.preview',
  'export.pages',
  'search.find',
]
const some = () => asked.filter(([name]) => composed.includes(name))

describe('what is remembered is what would be read anew', () => {
  test('for every question, whichever was asked before', async () => {
    const first = await answers(asked)
    expect([...first.keys()].toSorted()).toEqual(
      Object.entries(operations)
        .filter(([, { kind }]) => kind === 'query')
        .map(([name]) => name)
        .toSorted(),
    )
    const again = await answers(asked)
    forgetAll()
    const anew = await answers(asked.toReversed())
    for (const [name] of asked) {
      expect([name, again.get(name)]).toEqual([name, first.get(name)])
      expect([name, anew.get(name)]).toEqual([name, first.get(name)])
    }
  })

  test('after commands of every kind', async () => {
    const day = `${lastYear}-08-20`
    const members = await app.call('members.list', { branchId: 1 })
    const [one, two, three] = members.map(({ memberId }) => memberId)
    if (one === undefined || two === undefined || three === undefined) throw new Error('nobody is there')
    const [listed] = await app.call('meetings.list', { branchId: 1, from: `${lastYear}-07-01` })
    const [item] = await app.call('rectification.list', { branchId: 1, state: 'open' })
    const { terms } = await app.call('branch.show', { branchId: 1 })
    if (listed === undefined || item === undefined || terms[0] === undefined)
      throw new Error('the ledger lacks a record')
    const commands: (() => Promise<unknown>)[] = [
      () => app.call('members.amend', { memberId: one, name: '改了名' }),
      () => app.call('meetings.convene', { branchId: 1, kind: 'committeeMeeting', startsAt: `${day}T09:00` }),
      () => app.call('meetings.void', { meetingId: listed.meetingId, reason: '重复登记' }),
      () => app.call('talks.record', { branchId: 1, heldOn: day, talkerIds: [one], partnerIds: [two] }),
      () => app.call('tasks.record', { branchId: 1, month: `${lastYear}-08`, task: '新的任务' }),
      () => app.call('study.require', { branchId: 1, title: '新的必学内容', publishedOn: day }),
      () =>
        app.call('profile.change', {
          key: 'study.minutesPerHour',
          value: 50,
          fromYear: 2020,
          reason: '规定',
        }),
      () => app.call('rectification.progress', { itemId: item.itemId, note: '有进展' }),
      () =>
        app.call('dues.collect', {
          branchId: 1,
          payments: [{ memberId: one, kind: 'voluntary', amountFen: 10_000, paidOn: day }],
        }),
      () => app.call('branch.amendTerm', { termId: terms[0]?.termId ?? 0, expiresOn: `${lastYear}-03-01` }),
      () => app.call('members.exempt', { memberId: three, reason: '年老体弱', fromOn: `${lastYear}-01-01` }),
    ]
    const before = await answers(some())
    for (const [index, command] of commands.entries()) {
      await command()
      const remembering = await answers(some())
      forgetAll()
      const anew = await answers(some())
      for (const [name] of some())
        expect([index, name, remembering.get(name)]).toEqual([index, name, anew.get(name)])
    }
    // each of them did change what is told
    const after = await answers(some())
    const told = some().filter(
      ([name]) => JSON.stringify(after.get(name)) !== JSON.stringify(before.get(name)),
    )
    expect(told.map(([name]) => name)).toEqual(
      expect.arrayContaining([
        'members.list',
        'meetings.list',
        'compliance.inspect',
        'talks.coverage',
        'tasks.list',
        'study.hours',
        'dues.year',
        'seal.status',
        'debriefings.draft',
        'export.preview',
      ]),
    )
  })

  test('after a command that failed, and one that was rolled back half way', async () => {
    const before = await answers(some())
    const [payment] = await app.call('dues.payments', { branchId: 1 })
    const failed = await app.dispatch('dues.collect', {
      branchId: 1,
      payments: [
        { memberId: payment?.memberId, kind: 'voluntary', amountFen: 500, paidOn: `${lastYear}-08-01` },
        { memberId: 999_999, kind: 'voluntary', amountFen: 500, paidOn: `${lastYear}-08-01` },
      ],
    })
    expect(failed.ok).toBe(false)
    expect(await answers(some())).toEqual(before)
  })

  test('when the minute comes in which a meeting begins', async () => {
    const startsAt = '2027-01-05T09:30'
    await app.call('meetings.convene', { branchId: 1, kind: 'generalMeeting', startsAt })
    const quarter = { branchId: 1, from: '2027-01-01', to: '2027-03-31' }
    const ahead = async () =>
      (await app.call('compliance.inspect', quarter)).filter(({ ruleId }) => ruleId === 'MEET-15').length
    at = { today: '2027-01-05', now: '2027-01-05T09:29:59' }
    expect(await ahead()).toBe(1)
    at = { today: '2027-01-05', now: '2027-01-05T09:30:01' }
    expect(await ahead()).toBe(0)
    at = lookedAt
  })
})

describe('what others write is seen at once', () => {
  const shown = async () => (await app.call('export.preview', { branchId: 1, period: `${lastYear}Q3` })).title

  test('another program', async () => {
    expect(await shown()).not.toContain('另一个程序')
    execFileSync(process.execPath, [
      '--input-type=module',
      '--eval',
      `import Database from 'better-sqlite3'
       const db = new Database(${JSON.stringify(path)})
       db.exec("UPDATE branch SET name = '另一个程序写的支部' WHERE branch_id = 1")
       db.close()`,
    ])
    expect(await shown()).toContain('另一个程序写的支部')
  })

  test('another program between two commands of ours', async () => {
    await app.call('ledger.changeSettings', { largeType: true })
    elsewhere(`UPDATE branch SET name = '夹在中间' WHERE branch_id = 1`)
    await app.call('ledger.changeSettings', { largeType: false })
    expect(await shown()).toContain('夹在中间')
  })
})

describe('each reader remembers for itself', () => {
  const count = { made: 0 }
  const make = () => Promise.resolve((count.made += 1))

  test('another role’s answer is never given, and a writer remembers nothing', async () => {
    const db = new Database(path)
    const reading = new Database(path, { readonly: true })
    const [secretary, recorder, writer] = [{}, {}, {}]
    rememberFor(secretary, reading, db)
    rememberFor(recorder, reading, db)
    expect(await remembered(secretary, 'talks', [1], make)).toBe(1)
    expect(await remembered(secretary, 'talks', [1], make)).toBe(1)
    expect(await remembered(secretary, 'talks', [2], make)).toBe(2)
    expect(await remembered(recorder, 'talks', [1], make)).toBe(3)
    expect(await remembered(writer, 'talks', [1], make)).toBe(4)
    expect(await remembered(writer, 'talks', [1], make)).toBe(5)
    reading.close()
    db.close()
  })

  test('what failed is tried again', async () => {
    const db = new Database(path)
    const reading = new Database(path, { readonly: true })
    const reader = {}
    rememberFor(reader, reading, db)
    await expect(remembered(reader, 'x', [], () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await remembered(reader, 'x', [], () => Promise.resolve('yes'))).toBe('yes')
    reading.close()
    db.close()
  })
})

describe('what is kept stays within a limit', () => {
  test('of rows of 100 characters, long texts and files counted by their length', () => {
    expect(weightOf([])).toBe(0)
    expect(weightOf([{ id: 1, title: null }])).toBe(1)
    expect(weightOf([{ text: '记'.repeat(10_000) }, { text: '' }])).toBe(102)
    expect(weightOf([{ content: new Uint8Array(1_000_000) }])).toBe(10_001)
    // some of many rows tell for all
    const many = Array.from({ length: 5000 }, (_, id) => ({ id, text: '记'.repeat(300) }))
    expect(weightOf(many)).toBe(20_000)
  })

  test('what was asked longest ago goes first', async () => {
    const db = new Database(path)
    const reading = new Database(path, { readonly: true })
    const [reader, asked] = [{}, traced(reading, preparedOnce(reading))]
    rememberFor(reader, reading, db)
    let count = 0
    // 30 MB of text each, of which the limit of 50 MB holds one
    const make = () => {
      asked.prepare(`SELECT printf('%.*c', 30000000, 'x') AS text FROM branch LIMIT 1`).all([])
      return Promise.resolve((count += 1))
    }
    const get = (name: string) => remembered(reader, name, [], make)
    expect([await get('a'), await get('a'), await get('b'), await get('b'), await get('a')]).toEqual([
      1, 1, 2, 2, 3,
    ])
    reading.close()
    db.close()
  })
})
