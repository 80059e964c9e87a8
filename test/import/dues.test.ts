/** A dues register of last year becomes rows of the cash book, marked as entered afterwards; a kept one is taken over. */
import { describe, expect, test } from 'vitest'
import { type TestLedger, enrol, openTestLedger } from '#test/support/ledger.ts'
import { sample, table } from './comparing.ts'

const dues = '党费收缴登记表2025.xlsx'

/** Everything in the file but the list of batches itself. */
const stateOf = (ledger: TestLedger) => {
  const { import_batch: _, ...rest } = ledger.dump()
  return rest
}

async function twoMembers(): Promise<{ ledger: TestLedger; wang: number; li: number }> {
  const ledger = await openTestLedger({ today: '2026-01-31' })
  return { ledger, wang: await enrol(ledger, '王芳'), li: await enrol(ledger, '李明') }
}

describe('a register of months', () => {
  test('the sample: amounts as they stand, no day made up, what was not paid stays open', async () => {
    const ledger = await openTestLedger({ today: '2026-01-31' })
    await ledger.call('import.commit', { path: sample('党员名册2025.xlsx') })
    await ledger.call('import.commit', { path: sample(dues) })
    const paid = await ledger.call('dues.payments', {})
    expect(paid.length).toBeGreaterThan(200)
    expect(new Set(paid.map(({ paidOn, source, way }) => `${paidOn} ${source} ${way}`))).toEqual(
      new Set(['null imported unknown']),
    )
    const [document] = await ledger.call('import.documents', { kind: 'duesRegister' })
    const known = new Map(
      (await ledger.call('members.list', { everyone: true })).map((one) => [one.name, one.memberId]),
    )
    // to the 分: each amount of the file that has a month and a member, and nothing else
    const inFile = (document?.records ?? []).flatMap(({ values }) => {
      const { name, paidFen } = values
      if (typeof name !== 'string' || !known.has(name)) return []
      return typeof paidFen === 'object' && paidFen !== null && !Array.isArray(paidFen)
        ? Object.entries(paidFen).map(([month, fen]) => `${name} 2025-${month} ${fen}`)
        : []
    })
    expect(paid.map((one) => `${one.memberName} ${one.forMonth} ${one.amountFen}`).toSorted()).toEqual(
      inFile.toSorted(),
    )
    const assessed = await ledger.call('dues.assessments', { year: 2025 })
    expect(assessed.every(({ source }) => source === 'imported')).toBe(true)
    expect(JSON.stringify(assessed)).not.toContain('"baseFen":7')
  })

  test('quarters are divided where they divide, unread amounts stay doubts, the year is in the name', async () => {
    const { ledger, wang, li } = await twoMembers()
    const path = table(
      ledger,
      ['姓名,一季度,第二季度,三季度,四季度', '王芳,90元,100,—,30.03', '李明,30,已交,30,'],
      '2025年党费.csv',
    )
    await ledger.call('import.commit', { path })
    const of = async (memberId: number) =>
      (await ledger.call('dues.payments', { memberId })).map(
        ({ forMonth, amountFen }) => `${forMonth} ${amountFen}`,
      )
    expect(await of(wang)).toEqual([
      '2025-01 3000',
      '2025-02 3000',
      '2025-03 3000',
      '2025-10 1001',
      '2025-11 1001',
      '2025-12 1001',
    ])
    expect(await of(li)).toHaveLength(6)
  })

  test('a row a month, with its day where it says one', async () => {
    const { ledger, wang, li } = await twoMembers()
    const lines = [
      '姓名,月份,应交党费,实交党费,交纳日期',
      '王芳,2025年7月,30元,30,2025.7.15',
      '李明,2025年7月,30元,30,月底',
    ]
    await ledger.call('import.commit', { path: table(ledger, lines, '党费.csv') })
    const paid = await ledger.call('dues.payments', {})
    expect(paid.map(({ memberId, forMonth, paidOn }) => [memberId, forMonth, paidOn])).toEqual([
      [wang, '2025-07', '2025-07-15'],
      [li, '2025-07', null],
    ])
  })

  test('without a year, or of people nobody knows, everything stays in the document', async () => {
    const { ledger } = await twoMembers()
    await ledger.call('import.commit', { path: table(ledger, ['姓名,1月,2月', '王芳,30,30'], '党费.csv') })
    await ledger.call('import.commit', {
      path: table(ledger, ['姓名,1月,2月', '赵六,30,30'], '党费2025.csv'),
    })
    expect(await ledger.call('dues.payments', {})).toEqual([])
    expect(await ledger.call('import.documents', {})).toHaveLength(2)
  })

  test('what was typed before is not entered twice', async () => {
    const { ledger, wang } = await twoMembers()
    await ledger.call('dues.collect', {
      payments: [{ memberId: wang, forMonth: '2025-01', amountFen: 3000, paidOn: '2025-01-10' }],
    })
    await ledger.call('import.commit', {
      path: table(ledger, ['姓名,1月,2月', '王芳,30,30'], '党费2025.csv'),
    })
    expect(
      (await ledger.call('dues.payments', {})).map(({ forMonth, source }) => `${forMonth} ${source}`),
    ).toEqual(['2025-01 entered', '2025-02 imported'])
  })
})

describe('taking over a document that was kept', () => {
  /** As an earlier version left it: the document, and nobody's payments. */
  async function keptOnly(): Promise<{ ledger: TestLedger; documentId: number; wang: number }> {
    const ledger = await openTestLedger({ today: '2026-01-31' })
    await ledger.call('import.commit', {
      path: table(ledger, ['姓名,1月,2月', '王芳,30,30.5', '李明,30,'], '党费2025.csv'),
    })
    const wang = await enrol(ledger, '王芳')
    await enrol(ledger, '李明')
    const [document] = await ledger.call('import.documents', {})
    expect(await ledger.call('dues.payments', {})).toEqual([])
    return { ledger, documentId: document?.documentId ?? 0, wang }
  }

  test('makes a batch of its own, once', async () => {
    const { ledger, documentId, wang } = await keptOnly()
    expect(await ledger.call('import.takeOver', { documentId })).toMatchObject({
      kind: 'duesRegister',
      added: 2,
    })
    expect(await ledger.call('dues.payments', { memberId: wang })).toMatchObject([
      {
        forMonth: '2025-01',
        amountFen: 3000,
        source: 'imported',
        origin: expect.stringContaining('党费2025.csv'),
      },
      { forMonth: '2025-02', amountFen: 3050 },
    ])
    expect(await ledger.app.dispatch('import.takeOver', { documentId })).toMatchObject({
      code: 'importRefused',
    })
    expect(await ledger.call('import.batches', {})).toHaveLength(2)
  })

  test('is undone to the row; not once a payment was reversed', async () => {
    const { ledger, documentId } = await keptOnly()
    const before = stateOf(ledger)
    const { batchId } = await ledger.call('import.takeOver', { documentId })
    expect(stateOf(ledger)).not.toEqual(before)
    await ledger.call('import.undo', { batchId })
    expect(stateOf(ledger)).toEqual(before)
    const again = await ledger.call('import.takeOver', { documentId })
    const [payment] = await ledger.call('dues.payments', {})
    await ledger.call('dues.reverse', { paymentId: payment?.paymentId ?? 0, reason: '重复' })
    expect(await ledger.app.dispatch('import.undo', { batchId: again.batchId })).toMatchObject({
      code: 'undoBlocked',
    })
    expect(await ledger.call('dues.payments', {})).toHaveLength(4)
  })

  test('is refused for what has no register', async () => {
    const ledger = await openTestLedger({ today: '2026-01-31' })
    const lines = ['序号,存在问题,整改措施,责任人,完成时限', '1,学习不够深入,每月一学,王伟,2025年6月']
    await ledger.call('import.commit', { path: table(ledger, lines, '整改.csv') })
    const [document] = await ledger.call('import.documents', {})
    expect(await ledger.app.dispatch('import.takeOver', { documentId: document?.documentId })).toMatchObject({
      code: 'importRefused',
    })
    expect(await ledger.app.dispatch('import.takeOver', { documentId: 99 })).toMatchObject({
      code: 'notFound',
    })
  })
})
