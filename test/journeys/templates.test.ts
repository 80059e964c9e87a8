/** The superior's template in a real browser: put in, marked by keyboard and mouse, filled; and refused with a sentence. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { launch } from '#test/support/browser.ts'
import { textLines } from '#test/support/docx.ts'
import { branchOf, convene } from '#test/support/ledger.ts'
import { type LoopbackLedger, openLoopback } from '#test/support/loopback.ts'
import { templateDocx } from '#test/support/template-docx.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

async function branchWithMeeting(): Promise<LoopbackLedger> {
  const ledger = await openLoopback({ today: '2026-11-23' })
  onTestFinished(() => ledger.close())
  await ledger.call('ledger.create', { branchName: '机关第二党支部', path: join(ledger.folder, 'a.ledger') })
  const people = await branchOf(ledger, 5)
  const { meetingId } = await convene(ledger, people)
  await ledger.call('meetings.finalise', { meetingId })
  return ledger
}

async function openTemplates(ledger: LoopbackLedger): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 900 }, acceptDownloads: true })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  await page.goto(ledger.url)
  await page
    .getByRole('navigation', { name: '主导航' })
    .getByRole('link', { name: '台账', exact: true })
    .click()
  await page.getByRole('link', { name: '上级模板' }).click()
  await page.getByRole('heading', { name: '上级模板' }).waitFor()
  return page
}

describe('上级模板', () => {
  test('a bare table is marked, seen as filled, and handed over as Word', { timeout: 120_000 }, async () => {
    const ledger = await branchWithMeeting()
    const page = await openTemplates(ledger)
    const file = join(ledger.folder, '三会一课登记表.docx')
    writeFileSync(
      file,
      await templateDocx({
        body: [
          '{期间}三会一课登记表（{支部}）',
          {
            table: [
              ['时间', '名称', '实到'],
              ['', '', ''],
            ],
          },
        ],
      }),
    )
    await page.getByLabel('选择模板文件').setInputFiles(file)
    await page.getByRole('heading', { name: '三会一课登记表' }).waitFor()
    await page.getByText('认识 1 个，不认识 1 个').waitFor()
    await page.getByRole('list', { name: '不认识的标签' }).getByText('{支部名称}').waitFor()

    const grid = page.getByRole('table', { name: '{期间}三会一课登记表（{支部}）' })
    await grid.getByRole('button', { name: '第 1 行第 1 格：时间' }).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('group', { name: '第 2 行第 1 格' }).waitFor()
    await page.getByRole('combobox', { name: '这一行按什么重复' }).fill('每条会议')
    await page.keyboard.press('Enter')
    await grid.getByRole('button', { name: '第 2 行第 1 格：{#会议}' }).waitFor()
    await page.getByRole('combobox', { name: '填入什么' }).fill('日期')
    await page.keyboard.press('Enter')
    await grid.getByRole('button', { name: '{#会议}{日期}' }).click()
    await grid.getByRole('button', { name: '第 2 行第 3 格' }).click()
    await page.getByRole('combobox', { name: '填入什么' }).fill('实到')
    await page.keyboard.press('Enter')
    await page.getByText('会填成：5').waitFor()
    await page.getByText('认识 4 个，不认识 1 个').waitFor()
    await page.getByRole('switch', { name: '看填好的样子' }).click()
    await grid.getByRole('button', { name: '第 2 行第 1 格：2026年9月18日' }).waitFor()
    if (process.env['LOOK'] !== undefined)
      await page.screenshot({ path: process.env['LOOK'], fullPage: true })

    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: '填写并生成 Word' }).click()
    const download = await downloading
    expect(download.suggestedFilename()).toBe('2026年第三季度_机关第二党支部_三会一课登记表.docx')
    const lines = textLines(readFileSync(await download.path()))
    expect(lines).toContain('2026年第三季度三会一课登记表（）')
    expect(lines).toContain('2026年9月18日')
    expect(lines).toContain('5')
    await page.getByText('已填好').waitFor()
    await page.getByText('有 1 个标签不认识，空着没有填：支部。').waitFor()
  })

  test(
    'a file that is none is refused with what to do, and nothing is listed',
    { timeout: 60_000 },
    async () => {
      const ledger = await branchWithMeeting()
      const page = await openTemplates(ledger)
      const file = join(ledger.folder, '假的.docx')
      writeFileSync(file, 'not a Word file')
      await page.getByLabel('选择模板文件').setInputFiles(file)
      const said = page.getByRole('alert')
      await said.getByText('这个模板不能用：不是 Word 文档').waitFor()
      await said.getByText('文件：假的.docx').waitFor()
      await page.getByText('还没有模板').waitFor()
    },
  )

  test(
    'faults are told by place, and the button waits until they are mended',
    { timeout: 60_000 },
    async () => {
      const ledger = await branchWithMeeting()
      const page = await openTemplates(ledger)
      const file = join(ledger.folder, '缺尾.docx')
      writeFileSync(file, await templateDocx({ body: ['会议登记', '{#会议}{名称}'] }))
      await page.getByLabel('选择模板文件').setInputFiles(file)
      await page.getByText('{#会议} 只有开头，没有结尾').waitFor()
      expect(await page.getByRole('button', { name: '填写并生成 Word' }).isDisabled()).toBe(true)
      await page.getByRole('button', { name: '停用', exact: true }).click()
      await page.getByRole('dialog').getByRole('button', { name: '停用' }).click()
      await page.getByText('还没有模板').waitFor()
      await page.getByRole('button', { name: '停用的模板（1）' }).click()
      await page.getByRole('button', { name: '恢复缺尾' }).click()
      await page.getByRole('heading', { name: '缺尾' }).waitFor()
    },
  )
})
