/** One workbook with a roster and talks through the wizard: the second kind is a click behind the first. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { several } from '#test/import/sheet-files.ts'
import { launch } from '#test/support/browser.ts'
import { openLoopback } from '#test/support/loopback.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

test('what else a file holds is offered, and comes in by itself', async () => {
  const ledger = await openLoopback({ today: '2026-01-15' })
  onTestFinished(() => ledger.close())
  await ledger.call('ledger.create', { branchName: '测试党支部', path: join(ledger.folder, 'a.ledger') })
  const file = join(ledger.folder, '支部资料.xlsx')
  writeFileSync(
    file,
    several({
      名册: [
        ['姓名', '性别', '人员类别', '入党时间'],
        ['沈国梁', '男', '正式党员', '2003.7.1'],
        ['王伟', '男', '正式党员', '2005.7.1'],
      ],
      谈话: [
        ['谈话人', '谈话对象', '谈话时间', '谈话内容'],
        ['沈国梁', '王伟', '2025.3.4', '工作与思想'],
      ],
    }),
  )
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
  onTestFinished(() => context.close())
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  await page.goto(ledger.url)
  await page
    .getByRole('navigation', { name: '主导航' })
    .getByRole('link', { name: '导入', exact: true })
    .press('Enter')
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: '选择文件', exact: true }).press('Enter')
  await (await choosing).setFiles([file])
  await page.getByText('看来是党员名册').waitFor()
  const also = page.locator('.import-also')
  await also.getByText('谈心谈话记录 1 条').waitFor()
  await page.getByRole('button', { name: /^下一步/ }).click()
  await page.getByRole('button', { name: '导入', exact: true }).click()
  await page.getByText('✓ 《支部资料.xlsx》已导入').waitFor()
  await also.getByRole('button', { name: '继续导入 →' }).click()
  await page.getByText('看来是谈心谈话记录').waitFor()
  await page.getByRole('button', { name: /^下一步/ }).click()
  await page.getByRole('button', { name: '导入', exact: true }).click()
  await page.getByText('✓ 《支部资料.xlsx》已导入').waitFor()
  expect(await also.count()).toBe(0)
  expect(await ledger.call('talks.list', {})).toHaveLength(1)
  expect(await ledger.call('members.list', {})).toHaveLength(2)
})
