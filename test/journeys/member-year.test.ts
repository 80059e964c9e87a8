/** A member's year and the debriefing in a real browser: opened, gone through, edited, printed, kept. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { launch } from '#test/support/browser.ts'
import { textLines } from '#test/support/docx.ts'
import { branchOf, convene } from '#test/support/ledger.ts'
import { type LoopbackLedger, openLoopback } from '#test/support/loopback.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

interface Scene {
  readonly ledger: LoopbackLedger
  readonly page: Page
  readonly ids: readonly number[]
  readonly complaints: readonly string[]
}

/** Four members; one of them was away from a general meeting and was talked with. */
async function scene(): Promise<Scene> {
  const ledger = await openLoopback({ today: '2026-09-30' })
  onTestFinished(() => ledger.close())
  await ledger.call('ledger.create', { branchName: '机关第二党支部', path: join(ledger.folder, 'a.ledger') })
  const people = await branchOf(ledger, 4)
  const fourth = people.ids[3] ?? 0
  const { meetingId } = await convene(ledger, people, {
    startsAt: '2026-03-18T14:30',
    endsAt: '2026-03-18T16:00',
    attendance: [{ memberId: fourth, status: 'leave', reason: '出差' }],
  })
  await ledger.call('meetings.finalise', { meetingId })
  await ledger.call('talks.record', {
    heldOn: '2026-05-06',
    talkerIds: [people.secretary],
    partnerIds: [fourth],
    thought: '不在页面上的话',
  })
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
  onTestFinished(() => context.close())
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  await page.goto(ledger.url)
  return { ledger, page, ids: people.ids, complaints }
}

/** The file a click hands to the browser. */
async function downloaded(page: Page, button: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ])
  return textLines(readFileSync(await download.path())).join('\n')
}

test('a member’s page shows the year, leads to its records, and prints it', async () => {
  const { page, complaints } = await scene()
  await page
    .getByRole('navigation', { name: '主导航' })
    .getByRole('link', { name: '党员', exact: true })
    .press('Enter')
  await page.getByRole('link', { name: '党员04', exact: true }).press('Enter')
  await page.getByRole('tab', { name: '年度档案' }).click()
  await page.getByText('应到 1 次、实到 0 次，出勤率 0.0%').waitFor()
  await page.getByRole('region', { name: '谈心谈话' }).getByRole('cell', { name: '党员01' }).waitFor()
  expect(await page.content()).not.toContain('不在页面上的话')

  const printed = await downloaded(page, '印年度档案')
  await page.getByText('✓ 已生成').waitFor()
  for (const words of ['党员年度档案', '党员04', '出差', '2026.05.06']) expect(printed).toContain(words)
  expect(printed).not.toContain('不在页面上的话')

  await page.getByRole('button', { name: '上一年' }).click()
  await page.getByText('没有应到的会议').waitFor()
  expect(page.url()).toContain('tab=year&year=2025')
  await page.getByRole('button', { name: '下一年' }).click()
  await page
    .getByRole('region', { name: '请假、缺席' })
    .getByRole('link', { name: '党员大会' })
    .press('Enter')
  await page.getByText('已定稿').first().waitFor()
  expect(page.url()).toContain('/meetings/')
  expect(complaints).toEqual([])
})

test('the debriefing is told from the records, edited, printed, and kept as a record', async () => {
  const { ledger, page, complaints } = await scene()
  await page
    .getByRole('navigation', { name: '主导航' })
    .getByRole('link', { name: '登记', exact: true })
    .press('Enter')
  await page.getByRole('link', { name: '述职与履职交流', exact: true }).press('Enter')
  await page.getByRole('button', { name: '述职材料', exact: true }).click()
  const text = page.getByRole('textbox', { name: '述职材料正文' })
  await page.getByText('2025年履职情况和2026年工作打算').waitFor()
  await page.getByText('上半年＋下半年打算').click()
  await page.getByText('2026年上半年履职情况和2026年下半年工作打算').waitFor()
  const told = await text.inputValue()
  expect(told).toContain('召开党员大会1次。')
  expect(told).toContain('登记谈心谈话1次，其中书记谈话1次')
  expect(told).toContain('三、下步打算\n（请补充）')

  await text.fill(told.replace('（请补充）', '把谈话安排到每个季度。'))
  // what was typed waits while another span is looked at
  await page.getByText('去年＋今年打算').click()
  await page.getByText('2025年履职情况和2026年工作打算').waitFor()
  await page.getByText('上半年＋下半年打算').click()
  await page.getByRole('button', { name: '重新汇总' }).waitFor()
  const printed = await downloaded(page, '生成 Word')
  expect(printed).toContain('把谈话安排到每个季度。')
  expect(printed).toContain('述职人：党员01')

  await page.getByRole('button', { name: '存为述职记录' }).click()
  const day = page.getByRole('textbox', { name: '日期', exact: true })
  await day.fill('7.10')
  await day.press('Tab')
  await page.getByRole('button', { name: '保存', exact: true }).first().click()
  await page.getByText('已登记，继续填写会自动保存').waitFor()
  const [kept] = await ledger.call('debriefings.list', {})
  expect(kept).toMatchObject({ heldOn: '2026-07-10', category: 'exchange', who: { memberId: 1 } })
  expect(kept?.draft).toContain('把谈话安排到每个季度。')
  expect(complaints).toEqual([])
})
