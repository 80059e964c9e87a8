/** Organizational life in a real browser: begun, planned, criticised by keys, appraised by sums. */
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { launch } from '#test/support/browser.ts'
import { branchOf } from '#test/support/ledger.ts'
import { type LoopbackLedger, openLoopback } from '#test/support/loopback.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

/** Three members who had a life meeting that was an appraisal as well. */
async function branchWithMeeting(): Promise<
  LoopbackLedger & { readonly ids: number[]; readonly meetingId: number }
> {
  const ledger = await openLoopback({ today: '2025-12-22' })
  onTestFinished(() => ledger.close())
  await ledger.call('ledger.create', { branchName: '机关第二党支部', path: join(ledger.folder, 'a.ledger') })
  const { ids, secretary, recorder } = await branchOf(ledger, 3)
  const { meetingId } = await ledger.call('meetings.convene', {
    kind: 'organizationalLifeMeeting',
    alsoCountsAs: ['memberAppraisal'],
    startsAt: '2025-12-19T14:00',
    endsAt: '2025-12-19T17:00',
    place: '会议室',
    chairId: secretary,
    recorderId: recorder,
  })
  return { ...ledger, ids, meetingId }
}

async function openSets(ledger: LoopbackLedger): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
  onTestFinished(() => context.close())
  // a busy machine is slow, not wrong
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  await page.goto(ledger.url)
  await page
    .getByRole('navigation', { name: '主导航' })
    .getByRole('link', { name: '评议', exact: true })
    .press('Enter')
  await page.getByRole('heading', { name: '组织生活会与民主评议' }).waitFor()
  return page
}

describe('评议', () => {
  test('an empty page teaches; a set begun takes along the meeting, and its first step is written', async () => {
    const ledger = await branchWithMeeting()
    const page = await openSets(ledger)
    await page.getByText('还没有组织生活会的成套材料').waitFor()
    await page.getByRole('button', { name: '开始 2025 年度' }).press('Enter')
    await page.getByRole('heading', { name: '2025 年度组织生活会与民主评议' }).waitFor()
    await page.getByText('没有组织生活会方案').first().waitFor()
    await page.getByLabel('方案', { exact: true }).fill('12月19日召开，会前学习、谈心。')
    await page.getByLabel('方案日期', { exact: true }).fill('11.4')
    await page.getByLabel('方案日期', { exact: true }).press('Enter')
    await page.getByText('方案已写，2025年11月4日定').waitFor()
    const [set] = await ledger.call('life.list', {})
    expect(set?.meetings.map((link) => [link.meetingId, link.role])).toEqual([
      [ledger.meetingId, 'life'],
      [ledger.meetingId, 'appraisal'],
    ])
  })

  test('person by person: down by key, opened by Enter, kept when the field is left', async () => {
    const ledger = await branchWithMeeting()
    const { lifeId } = await ledger.call('life.plan', { year: 2025 })
    const page = await openSets(ledger)
    await page.getByRole('link', { name: '2025 年度' }).press('Enter')
    await page.getByRole('button', { name: /党员01 还没有自我批评/ }).focus()
    await page.keyboard.press('ArrowDown')
    const second = page.getByRole('button', { name: /党员02 还没有自我批评/ })
    await second.and(page.locator(':focus')).waitFor()
    await page.keyboard.press('Enter')
    await page.getByLabel('党员02的自我批评', { exact: true }).fill('本位思想重。')
    await page.getByLabel('党员02的表态', { exact: true }).fill('接受。')
    await page.getByLabel('党员02的表态', { exact: true }).blur()
    await page.getByRole('button', { name: /党员02 自我批评已记.*已表态/ }).waitFor()
    const { criticisms } = await ledger.call('life.show', { lifeId })
    expect(criticisms).toMatchObject([{ criticName: '党员02', text: '本位思想重。', answer: '接受。' }])
  })

  test('sums only: papers first, four numbers a member by keys, a running check, then the grade', async () => {
    const ledger = await branchWithMeeting()
    const { lifeId } = await ledger.call('life.plan', { year: 2025 })
    const page = await openSets(ledger)
    await page.getByRole('link', { name: '2025 年度' }).press('Enter')
    const papers = page.getByRole('group', { name: '测评票' })
    await papers.getByLabel('发出').fill('4')
    for (const name of ['收回', '有效']) await papers.getByLabel(name).fill('3')
    await papers.getByLabel('无效').fill('0')
    await papers.getByText('发出 4 张，多于到会 3 人').waitFor()
    await papers.getByLabel('发出').fill('3')
    await papers.getByRole('button', { name: '登记测评票' }).press('Enter')
    await papers.getByRole('button', { name: '更改测评票' }).waitFor()

    const cell = (grade: string, who = '党员01') => page.getByLabel(`${who}：${grade}票数`, { exact: true })
    const row = page.getByRole('row', { name: /党员01/ })
    await cell('优秀').fill('1')
    await cell('合格').fill('3')
    await row.getByText('4，多于有效票 3').waitFor()
    await cell('合格').fill('2')
    await cell('基本合格').fill('0')
    await cell('不合格').fill('0')
    await row.getByText('✓ 3').waitFor()
    await cell('不合格').press('Enter')
    await cell('不合格', '党员02').and(page.locator(':focus')).waitFor()
    await row.getByLabel('党员01的等次').selectOption({ label: '优秀' })
    await page.getByText('优秀最多 1 名').waitFor()
    await page.getByRole('button', { name: '登记 1 人已反馈' }).waitFor()
    const { members } = await ledger.call('appraisal.show', { lifeId })
    expect(members[0]).toMatchObject({
      tally: { excellent: 1, qualified: 2, basicallyQualified: 0, unqualified: 0 },
      grade: 'excellent',
    })
  })

  test('the meeting leads to its set', async () => {
    const ledger = await branchWithMeeting()
    await ledger.call('life.plan', { year: 2025 })
    const page = await openSets(ledger)
    await page.goto(`${page.url().split('#')[0] ?? ''}#/meetings/${ledger.meetingId}`)
    await page.getByRole('link', { name: '2025 年度组织生活会与民主评议' }).press('Enter')
    await page.getByRole('heading', { name: '2025 年度组织生活会与民主评议' }).waitFor()
  })
})
