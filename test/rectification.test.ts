/** What is put right, step by step, through the client; and what an inspector says of the list itself. */
import { describe, expect, it } from 'vitest'
import { branchOf, openTestLedger } from '#test/support/ledger.ts'

async function listed(today = '2026-03-02') {
  const ledger = await openTestLedger({ today })
  await branchOf(ledger, 4)
  const item = await ledger.call('rectification.add', {
    source: 'patrol',
    problem: '党课签到表缺两次',
    citation: '巡察反馈意见第 3 条',
    foundOn: '2026-03-01',
  })
  return { ledger, item, itemId: item.itemId }
}

const planned = {
  task: '补齐签到',
  measure: '核对照片补签',
  standard: '每次党课都有签到',
  unit: '办公室',
  owner: '党员03',
  ownerPost: '组织委员',
  leader: '党员01',
  dueOn: '2026-03-31',
}

const findingsOf = async (
  { ledger }: Awaited<ReturnType<typeof listed>>,
  from = '2026-01-01',
  to = '2026-12-31',
) =>
  (await ledger.call('compliance.inspect', { from, to }))
    .filter(({ ruleId }) => ruleId.startsWith('RECT-'))
    .map(({ ruleId, severity }) => `${ruleId} ${severity}`)

describe('what is to be put right', () => {
  it('goes from problem to task, progress, checking and striking off, and keeps every step', async () => {
    const { ledger, itemId, item } = await listed()
    expect(item).toMatchObject({ label: '2026-01', source: 'patrol', stage: 'open', raisedOn: '2026-03-01' })
    await expect(ledger.call('rectification.submit', { itemId, note: '已补' })).rejects.toMatchObject({
      code: 'badInput',
      detail: expect.stringContaining('整改措施'),
    })
    expect(await ledger.call('rectification.amend', { itemId, ...planned })).toMatchObject(planned)
    expect(
      await ledger.call('rectification.progress', { itemId, note: '已核对一次', by: '党员03' }),
    ).toMatchObject({ stage: 'inProgress', progress: '已核对一次' })
    ledger.at('2026-03-20')
    await expect(ledger.call('rectification.submit', { itemId, note: '已补齐' })).rejects.toMatchObject({
      detail: expect.stringContaining('佐证'),
    })
    expect(
      await ledger.call('rectification.submit', { itemId, note: '已补齐', evidence: '签到表 2 张' }),
    ).toMatchObject({ stage: 'submitted', completedOn: '2026-03-20' })
    expect(await ledger.call('rectification.return', { itemId, by: '党员01', note: '缺一人' })).toMatchObject(
      {
        stage: 'inProgress',
      },
    )
    await ledger.call('rectification.submit', { itemId, note: '都补齐了' })
    await expect(
      ledger.call('rectification.close', { itemId, note: '属实', approver: '党 员03' }),
    ).rejects.toMatchObject({ detail: expect.stringContaining('责任人') })
    expect(
      await ledger.call('rectification.close', { itemId, note: '属实', approver: '党员01' }),
    ).toMatchObject({
      state: 'closed',
      stage: 'closed',
      approver: '党员01',
      evidence: '签到表 2 张',
    })
    await expect(ledger.call('rectification.amend', { itemId, measure: '改' })).rejects.toMatchObject({
      code: 'lockedRecord',
    })
    const { steps } = await ledger.call('rectification.show', { itemId })
    expect(steps.map(({ kind, note }) => [kind, note])).toEqual([
      ['progress', '已核对一次'],
      ['submitted', '已补齐'],
      ['returned', '缺一人'],
      ['submitted', '都补齐了'],
      ['closed', '属实'],
    ])
    expect(() => ledger.raw().prepare(`update rectification_step set note = '改'`).run()).toThrow(/locked/)
  })

  it('counts listed, struck off, late and come back, by source', async () => {
    const { ledger, itemId } = await listed()
    await ledger.call('rectification.amend', { itemId, ...planned })
    await ledger.call('rectification.close', { itemId, note: '好', approver: '党员01', evidence: '表' })
    await ledger.call('rectification.add', { source: 'masses', problem: '活动室灯坏', dueOn: '2026-03-10' })
    ledger.at('2026-03-11')
    const sum = () => ledger.call('rectification.summary', { from: '2026-01-01', to: '2026-03-31' })
    expect(await sum()).toMatchObject({ all: 2, closed: 1, overdue: 1, relapsed: 0, percent: 50 })
    await ledger.call('rectification.reopen', { itemId, reason: '又缺签到' })
    expect(await sum()).toMatchObject({ all: 2, closed: 0, overdue: 1, relapsed: 1, percent: 0 })
    expect(
      await ledger.call('rectification.summary', { from: '2025-01-01', to: '2025-12-31' }),
    ).toMatchObject({ all: 0, percent: null, bySource: [] })
  })

  it.each([
    ['2026-03-31', []],
    ['2026-04-01', ['RECT-01 warn']],
    ['2026-04-30', ['RECT-01 warn']],
    ['2026-05-01', ['RECT-01 error']],
  ])('late on %s: %j', async (today, expected) => {
    const scene = await listed()
    await scene.ledger.call('rectification.amend', { itemId: scene.itemId, ...planned })
    scene.ledger.at(today)
    expect(await findingsOf(scene)).toEqual(expected)
  })

  it.each([
    ['2026-03-11', []],
    ['2026-03-12', ['RECT-02 warn']],
  ])('without a plan on %s: %j', async (today, expected) => {
    const scene = await listed()
    scene.ledger.at(today)
    expect(await findingsOf(scene)).toEqual(expected)
  })

  it('that comes back after it was struck off is a relapse', async () => {
    const scene = await listed('2026-10-08')
    const { ledger } = scene
    const finding = {
      ruleId: 'FREQ-COMMITTEE',
      severity: 'error' as const,
      responsibility: 'notOrganised' as const,
      subject: '支委会',
      period: '2026年8月',
      message: '2026年8月支委会应有 1 次，实有 0 次',
      citation: '支部工作条例第十二条',
    }
    const first = await ledger.call('rectification.raise', {
      finding,
      measure: '补开',
      owner: '党员03',
      dueOn: '2026-10-31',
    })
    expect(first).toMatchObject({ source: 'selfCheck', recursLabel: null })
    await ledger.call('rectification.close', {
      itemId: first.itemId,
      note: '已补开',
      approver: '党员01',
      evidence: '记录',
    })
    const again = await ledger.call('rectification.raise', {
      finding: { ...finding, period: '2026年9月', message: '2026年9月支委会应有 1 次，实有 0 次' },
    })
    expect(again.recursLabel).toBe(first.label)
    expect(await findingsOf(scene)).toContain('RECT-03 warn')
  })
})
