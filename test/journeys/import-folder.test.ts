/** A year's files at once in a real browser: looked through, brought in together, reported, taken back. */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { launch } from '#test/support/browser.ts'
import { type LoopbackLedger, openLoopback } from '#test/support/loopback.ts'
import { keepPicture } from '#test/support/pictures.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const sample = (name: string) => join(process.cwd(), 'test', 'import', 'samples', name)

async function openImport(): Promise<{ ledger: LoopbackLedger; page: Page }> {
  const ledger = await openLoopback({ today: '2026-01-15' })
  onTestFinished(() => ledger.close())
  await ledger.call('ledger.create', {
    branchName: '东江市审计局机关第二党支部',
    path: join(ledger.folder, 'a.ledger'),
  })
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  await page.goto(ledger.url)
  await page
    .getByRole('navigation', { name: '主导航' })
    .getByRole('link', { name: '导入', exact: true })
    .press('Enter')
  await page.getByRole('button', { name: '选择文件夹' }).waitFor()
  return { ledger, page }
}

const lineOf = (page: Page, name: string) => page.locator(`tr[data-file="${name}"]`)

describe('整个文件夹一起导入', () => {
  test('a folder is looked through, one file is left out, the rest comes in, is reported and taken back', async () => {
    const { ledger, page } = await openImport()
    const folder = join(ledger.folder, '2025年')
    const put = (name: string) => {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      copyFileSync(sample(name.split('/').at(-1) ?? ''), join(folder, name))
    }
    for (const name of [
      '党员/党员名册2025.xlsx',
      '会议/会议记录2025.docx',
      '谈话/谈心谈话记录2025.xlsx',
      '加密.xlsx',
    ])
      put(name)
    writeFileSync(join(folder, '会议', '~$会议记录2025.docx'), '')
    const before = await ledger.call('import.batches', {})
    await page.getByLabel('选择要导入的文件夹').setInputFiles(folder)

    await page.getByText('「2025年」共 5 个文件', { exact: false }).waitFor()
    expect(await lineOf(page, '党员/党员名册2025.xlsx').innerText()).toContain('党员名册')
    expect(await lineOf(page, '加密.xlsx').innerText()).toContain('文件设了打开密码')
    expect(await lineOf(page, '会议/~$会议记录2025.docx').innerText()).toContain('锁文件')
    expect(await ledger.call('import.batches', {})).toEqual(before)
    await page.getByLabel('导入 谈话/谈心谈话记录2025.xlsx').uncheck()
    await page.getByText('将导入 2 个文件', { exact: false }).waitFor()
    await keepPicture(page, 'take-over-1-folder')
    await page.getByRole('button', { name: '全部导入' }).click()

    await page.getByRole('heading', { name: '✓ 「2025年」已导入' }).waitFor()
    expect(await ledger.call('members.list', {})).toHaveLength(23)
    expect(await ledger.call('talks.list', {})).toEqual([])
    await keepPicture(page, 'take-over-2-imported')
    // in another window what came in is there to be worked with
    const other = await page.context().newPage()
    await other.goto(ledger.url)
    await other
      .getByRole('navigation', { name: '主导航' })
      .getByRole('link', { name: '党员', exact: true })
      .press('Enter')
    await other.getByText('沈国梁').first().waitFor()
    await keepPicture(other, 'take-over-3-roster')
    await other.close()
    const meetings = await ledger.call('meetings.list', {})
    expect(meetings.some((meeting) => meeting.chairName === '沈国梁')).toBe(true)
    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出导入报告' }).first().click()
    expect((await downloading).suggestedFilename()).toBe('导入报告 2025年 2026-01-15.xlsx')

    await page.getByRole('status').getByRole('button', { name: '撤销本次导入' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '撤销本次导入' }).click()
    await page.getByRole('button', { name: '选择文件夹' }).waitFor()
    expect(await ledger.call('members.list', { everyone: true })).toEqual([])
    expect(await ledger.call('meetings.list', {})).toEqual([])
    await page.getByRole('row', { name: /2025年.*已撤销/ }).waitFor()
  })

  test('one of several files is opened and brought in on its own; the others know its people then', async () => {
    const { ledger, page } = await openImport()
    const names = ['党员名册2025.xlsx', '党员信息导出.csv', '会议记录2025.docx']
    await page.getByLabel('选择要导入的文件', { exact: true }).setInputFiles(names.map(sample))
    await page.getByRole('button', { name: '打开核对 党员名册2025.xlsx' }).click()
    await page.getByText('看来是党员名册').waitFor()
    await page.getByRole('button', { name: /^下一步/ }).click()
    await page.getByRole('button', { name: '导入', exact: true }).click()
    await page.getByRole('button', { name: '回到文件列表（还有 2 个）' }).click()
    await lineOf(page, '党员名册2025.xlsx').getByText('这个文件导入过，不再重复导入').waitFor()
    await page.getByRole('button', { name: '全部导入' }).click()
    await page.getByRole('heading', { name: /已导入/ }).waitFor()
    expect(await ledger.call('members.list', {})).toHaveLength(23)
    expect(await ledger.call('import.groups', {})).toMatchObject([{ files: 3, changed: 23 }])
  })
})
