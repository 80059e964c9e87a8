/** Last year's roster through the wizard in a real browser: proposed, checked, brought in, taken back. */
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { launch } from '#test/support/browser.ts'
import { type LoopbackLedger, openLoopback } from '#test/support/loopback.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const sample = (name: string) => join(process.cwd(), 'test', 'import', 'samples', name)

async function emptyLedger(): Promise<LoopbackLedger> {
  const ledger = await openLoopback({ today: '2026-01-15' })
  onTestFinished(() => ledger.close())
  await ledger.call('ledger.create', {
    branchName: '东江市审计局机关第二党支部',
    path: join(ledger.folder, 'a.ledger'),
  })
  return ledger
}

async function openImport(ledger: LoopbackLedger): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
  onTestFinished(() => context.close())
  // a busy machine is slow, not wrong
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  await page.goto(ledger.url)
  await page
    .getByRole('navigation', { name: '主导航' })
    .getByRole('link', { name: '导入', exact: true })
    .press('Enter')
  await page.getByRole('button', { name: '选择文件', exact: true }).waitFor()
  return page
}

/** By the button, as a user does. */
async function put(page: Page, ...names: string[]): Promise<void> {
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: '选择文件', exact: true }).press('Enter')
  await (await choosing).setFiles(names.map(sample))
}

const rowOf = (page: Page, row: number) => page.locator(`tbody[data-row="${row}"]`)

describe('导入党员名册', () => {
  test('shows doubts first, takes corrections, imports, and is undone whole', async () => {
    const ledger = await emptyLedger()
    const page = await openImport(ledger)
    await put(page, '党员名册2025.xlsx')
    await page.getByText('看来是党员名册').waitFor()
    await page.getByText('有一张隐藏的工作表「2024年旧数据」，没有导入').waitFor()
    await page.getByRole('button', { name: /^下一步/ }).click()

    // a wrong check digit stands struck through, and the row says what to do
    const wrongId = rowOf(page, 15)
    await wrongId.locator('s', { hasText: '330699197308145616' }).waitFor()
    expect(await wrongId.innerText()).toContain('校验不通过')
    const blocks = page.locator('tbody[data-row]')
    const first = await blocks.first().getAttribute('data-row')
    expect(await rowOf(page, Number(first)).locator('[data-doubt]').count()).toBeGreaterThan(0)

    // 「90.7.1」 is mended in place; Enter takes it
    const mended = rowOf(page, 20)
    await mended.getByRole('button', { name: '90.7.1' }).click()
    await page.getByLabel('第 20 行入党日期').fill('1990-07-01')
    await page.keyboard.press('Enter')
    await mended.getByText('1990-07-01', { exact: true }).waitFor()
    expect(await mended.locator('[data-doubt]').innerText()).toContain('已改正')
    // 「党员」 becomes a category
    await rowOf(page, 16)
      .getByRole('button', { name: /党员.*空着/ })
      .click()
    await page.getByTitle('预备党员').click()
    // one person is left out
    await page.getByLabel('导入第 31 行').click()
    await page.getByText('将新增 23 名、更新 0 名，4 行不动').waitFor()
    await page.getByRole('button', { name: '导入', exact: true }).click()

    await page.getByRole('heading', { name: /《党员名册2025.xlsx》已导入/ }).waitFor()
    const members = await ledger.call('members.list', {})
    expect(members).toHaveLength(22)
    expect(members.find((member) => member.name === '郭永强')?.joinDate).toBe('1990-07-01')
    const decided = members.find((member) => member.name === '朱慧敏')?.memberId ?? 0
    const { declaredCategory } = await ledger.call('members.show', { memberId: decided })
    expect(declaredCategory).toBe('probationaryMember')
    expect(members.some((member) => member.name === '欧阳若兰')).toBe(false)

    await page.getByRole('button', { name: '撤销本次导入' }).first().click()
    await page.getByRole('dialog').getByRole('button', { name: '撤销本次导入' }).click()
    await page.getByRole('cell', { name: '已撤销' }).waitFor()
    expect(await ledger.call('members.list', { everyone: true })).toEqual([])
    // and the same file is as new as before
    await put(page, '党员名册2025.xlsx')
    await page.getByText('新增 24 行').waitFor()
  })

  test('a column corrected by hand is read again', async () => {
    const ledger = await emptyLedger()
    const page = await openImport(ledger)
    await put(page, '党员名册2025.xlsx')
    await page.getByRole('combobox', { name: /^G 列/ }).press('Enter')
    await page.getByTitle('不导入这一列').click()
    await page.getByRole('row', { name: /^G / }).getByText('大学本科').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: /^下一步/ }).click()
    await page.getByRole('columnheader', { name: '人员类别' }).waitFor()
    await page.getByRole('columnheader', { name: '学历' }).first().waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '导入', exact: true }).click()
    await page.getByRole('heading', { name: /已导入/ }).waitFor()
    const members = await ledger.call('members.list', {})
    expect(new Set(members.map((member) => member.education))).toEqual(new Set(['']))
  })

  test.each([
    ['损坏.xlsx', '文件不完整或已损坏'],
    ['加密.xlsx', '文件设了打开密码'],
    ['伪装.xls', '这不是真正的表格文件'],
    ['空表.xlsx', '文件里没有数据'],
  ])('%s is refused in words', async (name, words) => {
    const ledger = await emptyLedger()
    const page = await openImport(ledger)
    await put(page, name)
    const refusal = page.getByRole('alert').filter({ hasText: `《${name}》没有导入` })
    await refusal.getByText(words).waitFor()
    expect(await refusal.innerText()).toContain('台账没有改动')
    expect(await ledger.call('import.batches', {})).toEqual([])
  })
})

describe('导入会议记录和党费', () => {
  test('a Word file shows its records beside their text, a day is filled in, the drafts are there', async () => {
    const ledger = await emptyLedger()
    await ledger.call('import.commit', { path: sample('党员名册2025.xlsx') })
    const page = await openImport(ledger)
    await put(page, '支委会记录2025.doc')
    await page.getByText('看来是会议记录').waitFor()
    await page.getByRole('cell', { name: '会议内容' }).waitFor()
    await page.getByRole('button', { name: /^下一步/ }).click()

    // only the month is written: the day is typed in place, then the record can be taken
    const undated = rowOf(page, 5)
    await undated.getByRole('button', { name: '2025-11' }).click()
    await page.getByLabel('第 5 行日期').fill('2025-11-07')
    await page.keyboard.press('Enter')
    await undated.getByText('2025-11-07', { exact: true }).waitFor()
    // the text as it stood opens under the record
    const first = rowOf(page, 1)
    await first.getByText('第 1 份的原文').click()
    await first.getByText('沈国梁：年度计划要突出主业。').first().waitFor()
    await rowOf(page, 4).getByText('票数不会从文字里推算', { exact: false }).waitFor()
    await page.getByText('将新增 5 条、更新 0 条').waitFor()
    await page.getByRole('button', { name: '导入', exact: true }).click()

    await page.getByRole('link', { name: '查看会议' }).waitFor()
    const meetings = await ledger.call('meetings.list', {})
    expect(meetings.map((meeting) => [meeting.state, meeting.source])).toEqual(
      Array.from({ length: 5 }, () => ['draft', 'imported']),
    )
  })

  test('a dues register is kept whole and found again by a word', async () => {
    const ledger = await emptyLedger()
    await ledger.call('import.commit', { path: sample('党员名册2025.xlsx') })
    const page = await openImport(ledger)
    await put(page, '党费收缴登记表2025.xlsx')
    await page.getByText('看来是党费收缴登记表').waitFor()
    await page.getByRole('button', { name: /^下一步/ }).click()
    await rowOf(page, 29).getByText('不在党员名册里', { exact: false }).waitFor()
    await page.getByRole('button', { name: '导入', exact: true }).click()
    await page.getByRole('heading', { name: /已导入/ }).waitFor()
    await page.getByLabel('在原始资料里查找').fill('借调人员')
    await page.keyboard.press('Enter')
    await page.getByRole('cell', { name: '佟铁山' }).waitFor()
    await page.getByRole('cell', { name: '沈国梁', exact: true }).first().waitFor({ state: 'detached' })
  })
})
