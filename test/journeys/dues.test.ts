/** Dues in a real browser: a month filled with one click, typed like a spreadsheet, reversed, and bases kept covered. */
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

/** Three members with dues of 120, 40 and 120 元 a month; everything up to July is paid. */
async function withDues(): Promise<LoopbackLedger> {
  const ledger = await openLoopback({ today: '2026-09-10' })
  onTestFinished(() => ledger.close())
  await ledger.call('ledger.create', { branchName: '机关第二党支部', path: join(ledger.folder, 'a.ledger') })
  const { ids } = await branchOf(ledger, 3)
  const bases = [800_000, 400_100, 800_000]
  await ledger.call('dues.assess', {
    year: 2026,
    rows: ids.map((memberId, index) => ({
      memberId,
      category: 'monthlyWage' as const,
      baseFen: bases[index] ?? 0,
    })),
  })
  await ledger.call('dues.collect', {
    payments: ids.flatMap((memberId, index) =>
      ['01', '02', '03', '04', '05', '06', '07'].map((month) => ({
        memberId,
        forMonth: `2026-${month}`,
        amountFen: index === 1 ? 4000 : 12_000,
        paidOn: `2026-${month}-15`,
        receiver: '党员02',
      })),
    ),
  })
  return ledger
}

async function openDues(ledger: LoopbackLedger): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
  onTestFinished(() => context.close())
  // a busy machine is slow, not wrong
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  await page.goto(ledger.url)
  await page
    .getByRole('navigation', { name: '主导航' })
    .getByRole('link', { name: '党费', exact: true })
    .press('Enter')
  await page.getByRole('heading', { name: '2026 年党费' }).waitFor()
  await page.getByRole('grid').waitFor()
  return page
}

const agree = async (page: Page, word: string) => {
  await page.getByRole('dialog').getByRole('button', { name: word, exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

describe('党费', () => {
  test('a month is filled with one click and entered after one question', async () => {
    const ledger = await withDues()
    const page = await openDues(ledger)
    await page.getByRole('button', { name: '8月收齐：全部按核定额填入' }).click()
    await page.getByText('已填 3 笔，合计 280.00 元').waitFor()
    await page.getByRole('button', { name: '登记', exact: true }).click()
    await page.getByRole('dialog').getByText('登记后不能改动').waitFor()
    await agree(page, '登记')
    await page
      .getByRole('gridcell', { name: /^党员01 2026年8月 补交，.*2026年9月10日，收款人 党员02/ })
      .waitFor()
    const { arrears } = await ledger.call('dues.arrears', {})
    expect(arrears).toEqual([])
  })

  test('is typed by keys: Space takes the assessed amount, Enter goes down, what is no amount is not entered', async () => {
    const ledger = await withDues()
    const page = await openDues(ledger)
    const cell = (name: string) => page.getByRole('textbox', { name: new RegExp(`^${name} 2026年9月`) })
    await cell('党员01').focus()
    await page.keyboard.press('Space')
    await cell('党员02').and(page.locator(':focus')).waitFor()
    await page.keyboard.type('四十')
    await page.keyboard.press('Enter')
    await cell('党员03').and(page.locator(':focus')).waitFor()
    await page.getByText('有 1 格不是金额，请改正').waitFor()
    expect(await page.getByRole('button', { name: '登记', exact: true }).isDisabled()).toBe(true)
    await page.keyboard.press('ArrowUp')
    await page.keyboard.type('４０元')
    await page.getByText('已填 2 笔，合计 160.00 元').waitFor()
    // a look at somebody's payments loses nothing
    await page.getByRole('button', { name: '党员01', exact: true }).click()
    await page.getByText(/^只显示党员01的流水/).waitFor()
    await page.getByRole('tab', { name: '收缴' }).click()
    await page.getByText('已填 2 笔，合计 160.00 元').waitFor()
    await cell('党员02').focus()
    await page.keyboard.press('Control+Enter')
    await agree(page, '登记')
    await page.getByRole('gridcell', { name: /^党员02 2026年9月 已交/ }).waitFor()
  })

  test('a wrong payment is reversed with a reason and stays readable', async () => {
    const ledger = await withDues()
    const page = await openDues(ledger)
    await page.getByRole('button', { name: '党员02', exact: true }).click()
    await page.getByRole('tab', { name: '流水' }).and(page.locator('[aria-selected=true]')).waitFor()
    await page
      .getByRole('row', { name: /2026年7月/ })
      .getByRole('button', { name: '冲销' })
      .click()
    await page.getByLabel('冲销的理由').fill('记错人')
    await agree(page, '冲销')
    await page.getByText('冲销第 14 笔：记错人').waitFor()
    await page.getByText(/已由第 22 笔冲销/).waitFor()
    await page.getByRole('tab', { name: '欠交' }).click()
    await page
      .getByRole('row', { name: /党员02/ })
      .getByText('2026年7月、8月', { exact: true })
      .waitFor()
  })

  test('bases stay covered until they are asked for; an assessment is judged while it is typed', async () => {
    const ledger = await withDues()
    const page = await openDues(ledger)
    await page.getByRole('tab', { name: '核定' }).click()
    const table = page.getByRole('table', { name: '2026 年党费核定表' })
    await table.waitFor()
    expect(await table.innerText()).not.toContain('8000.00')
    await page.getByRole('button', { name: '显示基数' }).click()
    await table.getByText('8000.00').first().waitFor()
    await page.getByRole('button', { name: '隐藏基数' }).click()
    await table.getByText('8000.00').first().waitFor({ state: 'detached' })

    await table
      .getByRole('row', { name: /党员02/ })
      .getByRole('button', { name: '调整' })
      .click()
    const sheet = page.getByRole('region', { name: /党员02.*党费核定/ })
    await sheet.getByLabel('税后基数').fill('5000.01')
    await sheet.getByText('5000.01 × 1.5% ＝ 75.00015 元').waitFor()
    await sheet.getByLabel('从几月起').fill('9')
    await sheet.getByLabel('调整的理由').fill('职务变动')
    await sheet.getByRole('button', { name: '核定每月 75.00 元' }).click()
    await table.getByText('9月起').waitFor()
    const { rows } = await ledger.call('dues.year', {})
    expect(rows[1]?.months.slice(7, 9).map(({ dueFen }) => dueFen)).toEqual([4000, 7500])

    // whoever has none yet is taken one after the other, without the mouse
    await page.getByRole('button', { name: '下一年' }).click()
    await page.getByRole('button', { name: '党员01', exact: true }).click()
    const base = (name: string) =>
      page.getByRole('region', { name: new RegExp(`${name}.*党费核定`) }).getByLabel('税后基数')
    await base('党员01').and(page.locator(':focus')).waitFor()
    await page.keyboard.type('8000')
    await page.getByRole('button', { name: '核定每月 120.00 元' }).waitFor()
    await page.keyboard.press('Enter')
    await base('党员02').and(page.locator(':focus')).waitFor()
    await page.keyboard.type('四千')
    await page.getByText('「四千」不是金额').waitFor()
  })
})
