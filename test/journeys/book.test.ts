/** The book page in a real browser: a period, what is missing, and a Word file that is one. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
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

async function smallBranch(): Promise<LoopbackLedger> {
  const ledger = await openLoopback({ today: '2026-11-23' })
  onTestFinished(() => ledger.close())
  await ledger.call('ledger.create', { branchName: '机关第二党支部', path: join(ledger.folder, 'a.ledger') })
  await branchOf(ledger, 5)
  return ledger
}

async function openBook(ledger: LoopbackLedger): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, acceptDownloads: true })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  await page.goto(ledger.url)
  await page
    .getByRole('navigation', { name: '主导航' })
    .getByRole('link', { name: '台账', exact: true })
    .press('Enter')
  await page.getByRole('heading', { name: 'Word 台账' }).waitFor()
  return page
}

describe('生成台账', () => {
  test('offers the last finished quarter, says what is missing, and hands over a Word file', async () => {
    const ledger = await smallBranch()
    const page = await openBook(ledger)
    await page.getByText('2026年7月1日至2026年9月30日').first().waitFor()
    await page.getByText(/^2026年第三季度党员大会/).waitFor()
    await page.getByRole('navigation', { name: '台账目录' }).getByText('党员名册').waitFor()

    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: '生成 Word 台账' }).click()
    const download = await downloading
    expect(download.suggestedFilename()).toMatch(/2026年第三季度.*机关第二党支部.*\.docx$/)
    const bytes = readFileSync(await download.path())
    expect(bytes.subarray(0, 2).toString('latin1')).toBe('PK')
    await page.getByText('台账已生成').waitFor()
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    await page.getByText(sha256).waitFor()
  })

  test('the running quarter can be chosen, and what was said about another period goes', async () => {
    const ledger = await smallBranch()
    const page = await openBook(ledger)
    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: '生成 Word 台账' }).click()
    await downloading
    await page.getByText('台账已生成').waitFor()

    await page.getByRole('combobox', { name: '期间' }).press('Enter')
    await page.getByTitle('2026年第四季度（还没结束）').click()
    await page.getByText('2026年10月1日至2026年12月31日').first().waitFor()
    await page.getByText('这一期间还没有结束').waitFor()
    await page.getByText('台账已生成').waitFor({ state: 'detached' })
  })

  test('prints only what is ticked, shows the pages first, and keeps the catalogue as it was renamed', async () => {
    const ledger = await smallBranch()
    const page = await openBook(ledger)
    const catalogue = page.getByRole('navigation', { name: '台账目录' })
    await catalogue.getByRole('button', { name: '改名、排序、停用' }).click()
    const name = page.getByLabel('表名：党员名册')
    await name.fill('在册党员一览')
    await page.getByLabel('表名：在册党员一览').press('Alt+ArrowDown')
    await page.getByRole('button', { name: '保存目录' }).click()
    await catalogue.getByText('在册党员一览').waitFor()
    const order = (await catalogue.getByRole('listitem').allInnerTexts()).join('|')
    expect(order.indexOf('流动党员登记表')).toBeLessThan(order.indexOf('在册党员一览'))

    await catalogue.getByRole('checkbox', { name: /卷一/ }).click()
    await page.getByRole('button', { name: '看样张' }).click()
    const pages = page.getByRole('region', { name: '台账样张' })
    await pages.getByRole('heading', { name: '在册党员一览' }).waitFor()
    expect(await pages.getByRole('heading', { name: '党支部基本情况表' }).count()).toBe(0)
  })

  test('asks before whole numbers go out, and puts it on record', async () => {
    const ledger = await smallBranch()
    const page = await openBook(ledger)
    await page.getByRole('checkbox', { name: /名册印完整证件号/ }).check()
    await page.getByRole('button', { name: '生成 Word 台账' }).click()
    await page.getByText('这次导出会记入导出记录，不能删除。').waitFor()
    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: '印出完整号码' }).click()
    await downloading
    await page.getByRole('region', { name: '导出记录' }).getByText('完整证件号').waitFor()
    expect((await ledger.call('export.log', {}))[0]).toMatchObject({ unmask: true, talkContents: false })
  })
})
