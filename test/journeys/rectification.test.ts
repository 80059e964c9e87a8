/** A problem listed, planned, worked at, handed in, sent back, struck off by somebody else, and back again: in a browser. */
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from '#test/support/browser.ts'
import { type LoopbackLedger, openLoopback } from '#test/support/loopback.ts'

let ledger: LoopbackLedger
let browser: Browser
let page: Page
const complaints: string[] = []
const soon = { timeout: 15_000 }

beforeAll(async () => {
  ledger = await openLoopback({ today: '2026-10-08' })
  await ledger.call('ledger.create', {
    path: join(ledger.folder, '整改.ledger'),
    branchName: '某局第一党支部',
  })
  browser = await launch()
  page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
  // a busy machine is slow, not wrong
  page.setDefaultTimeout(60_000)
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(ledger.url)
})
afterAll(async () => {
  await browser?.close()
  await ledger?.close()
})

const dialog = () => page.getByRole('dialog')
const fill = (name: string, text: string) => dialog().getByRole('textbox', { name, exact: true }).fill(text)
const confirm = async (name: string) => {
  await dialog().getByRole('button', { name, exact: true }).click()
  await dialog().waitFor({ state: 'detached' })
}
const act = (name: string) => page.getByRole('button', { name: `${name} 2026-01`, exact: true }).click()
const record = () => page.getByRole('listitem', { name: '整改事项 2026-01' })
const item = async () => (await ledger.call('rectification.list', {}))[0]

test('a problem from the masses is listed, with as much of the plan as is known', async () => {
  await page
    .getByRole('navigation', { name: '主导航' })
    .getByRole('link', { name: '整改', exact: true })
    .click()
  await page.getByText('还没有整改事项').waitFor()
  await page.getByRole('button', { name: '列入一个问题' }).click()
  await fill('问题', '党费公示不及时')
  expect(await dialog().getByRole('button', { name: '列入', exact: true }).isDisabled()).toBe(true)
  await dialog().getByRole('combobox', { name: '来源' }).click()
  await page.getByTitle('群众反映和调研', { exact: true }).click()
  await fill('发现日期', '2026-10-09')
  await fill('完成时限', '2026-10-31')
  await fill('责任单位', '办公室')
  await dialog().getByRole('button', { name: '列入', exact: true }).click()
  await dialog()
    .getByRole('alert')
    .getByText(/发现日期晚于今天/)
    .waitFor()
  await fill('发现日期', '2026-09-30')
  await confirm('列入')
  await record().getByText('未开始 · 还有 23 天').waitFor()
  expect(await item()).toMatchObject({ source: 'masses', unit: '办公室', raisedOn: '2026-09-30' })
})

test('the plan is written in place, and the progress step by step', async () => {
  for (const [label, text] of [
    ['2026-01 整改措施', '每季度首月十日前公示'],
    ['2026-01 责任人', '李雷'],
  ] as const) {
    const field = record().getByRole('textbox', { name: label, exact: true })
    await field.fill(text)
    await field.press('Tab')
  }
  await expect.poll(item, soon).toMatchObject({ measure: '每季度首月十日前公示', owner: '李雷' })
  await act('登记进展')
  await fill('进展', '已公示前三季度')
  await confirm('登记进展')
  await record().getByText('整改中 · 还有 23 天').waitFor()
  await expect.poll(item, soon).toMatchObject({ stage: 'inProgress', progress: '已公示前三季度' })
})

test('it is handed in, sent back, and struck off by another than its owner', async () => {
  await act('报请销号')
  await fill('整改结果', '四季度也已公示')
  await fill('佐证', '公示栏照片')
  await confirm('报请销号')
  await act('退回')
  await fill('退回原因', '照片看不清日期')
  await confirm('退回')
  await act('报请销号')
  await fill('整改结果', '已重拍')
  await confirm('报请销号')
  await record().getByText('待审核 · 还有 23 天').waitFor()
  await act('销号')
  await fill('审核人', '李 雷')
  await dialog().getByRole('button', { name: '销号', exact: true }).click()
  await dialog()
    .getByRole('alert')
    .getByText(/责任人不能给自己销号/)
    .waitFor()
  await fill('审核人', '王书记')
  await confirm('销号')
  await record().getByText('已销号 · 2026年10月8日').waitFor()
  await page.getByText('列入 1 项，已销号 1 项，逾期 0 项，回潮 0 项，完成率 100%').waitFor()
})

test('what comes back is a relapse, and every step is there to read', async () => {
  await act('重新列入')
  await fill('原因', '四季度又没有公示')
  await confirm('重新列入')
  await record().getByText('回潮：销号后又重新列入 1 次').waitFor()
  const steps = record().getByRole('list', { name: '2026-01 整改过程' })
  await steps.getByText('四季度又没有公示').waitFor()
  expect(await steps.locator('em').allTextContents()).toEqual([
    '进展',
    '报请销号',
    '退回',
    '报请销号',
    '销号',
    '重新列入',
  ])
})

test('the list is narrowed by state and source, and says so in the address', async () => {
  const choose = async (name: string, title: string) => {
    await page.getByRole('combobox', { name }).click()
    await page.getByTitle(title, { exact: true }).last().click()
  }
  await choose('列出哪些整改事项', '已销号')
  await page.getByText('没有这样的事项').waitFor()
  await choose('列出哪些整改事项', '回潮')
  await record().waitFor()
  await choose('按来源筛选', '巡视巡察')
  await page.waitForURL(/show=relapsed&source=patrol/)
  await page.getByText('列出 0 项').waitFor()
  await page.getByRole('button', { name: '上一年' }).click()
  await page.getByText('没有列入的问题').waitFor()
})

test('nothing was reported on the console, and the content policy held', () => {
  expect(complaints).toEqual([])
})
