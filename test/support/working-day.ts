/** A working day at the window: every page, minutes, an import looked at, a Word ledger made, a backup. */
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

export type Ask = (name: string, input: unknown) => Promise<{ ok: boolean }>

/** The page shows the demonstration ledger. */
export async function workingDay(
  page: Page,
  ask: Ask,
  { home, sampleFile }: { home: string; sampleFile: string },
): Promise<void> {
  const places = page.getByRole('navigation', { name: '主导航' }).getByRole('link')
  await places.first().waitFor()
  const names = await places.allInnerTexts()
  expect(names.length).toBeGreaterThan(4)
  for (const name of names) {
    await places.filter({ hasText: name }).first().click()
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    await page.waitForLoadState('networkidle')
  }
  const go = (name: string) => page.getByRole('link', { name, exact: true }).press('Enter')

  await go('会议')
  await page.getByRole('button', { name: /^新建会议/ }).press('Enter')
  await page.getByRole('menuitem', { name: '支委会', exact: true }).press('Enter')
  await page.getByLabel('地点').fill('不联网的会议室')
  const written = async () => JSON.stringify(await ask('meetings.list', {}))
  await expect.poll(written, { timeout: 30_000 }).toContain('不联网的会议室')

  await go('导入')
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: '选择文件', exact: true }).press('Enter')
  await (await choosing).setFiles(sampleFile)
  await page.getByText('看来是党员名册').waitFor()
  // an old binary workbook is read in a thread of its own
  const old = join(process.cwd(), 'test/import/samples/党员名册（旧表）.xls')
  expect(await ask('import.propose', { path: old })).toMatchObject({ ok: true })

  await go('台账')
  await page.getByRole('button', { name: '生成 Word 台账' }).click()
  await page.getByText('台账已生成').waitFor({ timeout: 60_000 })

  const quarter = { from: '2026-07-01', to: '2026-09-30' }
  expect(await ask('compliance.inspect', quarter)).toMatchObject({ ok: true })
  expect(await ask('ledger.backUp', { out: join(home, '备份.ledger') })).toMatchObject({ ok: true })
}
