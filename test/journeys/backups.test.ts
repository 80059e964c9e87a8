/** A copy is made, something is written, the copy is taken back; a ledger that does not open is found its copies. */
import { truncateSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from '#test/support/browser.ts'
import { branchOf, enrol } from '#test/support/ledger.ts'
import { type LoopbackLedger, openLoopback } from '#test/support/loopback.ts'
import { keepPicture } from '#test/support/pictures.ts'

let ledger: LoopbackLedger
let browser: Browser
let page: Page
let path: string
const complaints: string[] = []
const soon = { timeout: 30_000 }

beforeAll(async () => {
  ledger = await openLoopback({ today: '2026-09-20' })
  path = `${ledger.folder}/测试.ledger`
  await ledger.call('ledger.create', { branchName: '测试党支部', path })
  await branchOf(ledger, 8)
  browser = await launch()
  page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
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

const count = async () => (await ledger.call('members.list', { everyone: true })).length

test('a copy is made in the settings and taken back, and what was before is kept as well', async () => {
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '设置' }).click()
  await page.getByRole('tab', { name: '备份与文件' }).click()
  await page.getByText('还没有备份。').waitFor()
  await page.getByRole('button', { name: '现在备份一份' }).click()
  await page.getByRole('row', { name: /手动备份 台账旁边/ }).waitFor()
  await keepPicture(page, 'backup-1-made')
  await enrol(ledger, '恢复后不在的人')
  expect(await count()).toBe(9)
  await page
    .getByRole('button', { name: /^恢复到 2026年9月20日.*手动/ })
    .first()
    .click()
  await page.getByRole('dialog').getByText('恢复会记入留痕。').waitFor()
  await keepPicture(page, 'backup-2-asked')
  await page.getByRole('dialog').getByRole('button', { name: '恢复' }).click()
  await expect.poll(count, soon).toBe(8)
  await page.getByRole('heading', { level: 1, name: '2026年9月' }).waitFor()
  const { backups } = await ledger.call('backups.list', {})
  expect(backups.find(({ reason }) => reason === 'manual')?.counts?.members).toBe(8)
  expect(backups.find(({ reason }) => reason === 'restore')?.counts?.members).toBe(9)
  // the restored ledger says where it comes from, and what became of the one before
  await page.evaluate(() => {
    window.location.hash = '#/audit'
  })
  const said = page.getByText(
    /^恢复到 2026年9月20日 10:00 的备份「测试-.*手动\.ledger」（\d+ 字节，SHA-256 [0-9a-f]{64}）。/,
  )
  expect(await said.innerText()).toMatch(/恢复前的状态另存为「测试-.*恢复前\.ledger」。$/)
  await keepPicture(page, 'backup-3-restored')
})

test('a ledger that does not open any more is found its copies on the welcome page', async () => {
  await ledger.call('ledger.close', {})
  truncateSync(path, 3 * 4096)
  await page.reload()
  await page.getByRole('textbox', { name: '台账文件的完整路径', exact: true }).fill(path)
  await page.getByRole('button', { name: '打开台账' }).click()
  await page.getByText('台账文件有损坏').first().waitFor()
  await page.getByRole('textbox', { name: '打不开的台账文件的完整路径' }).fill(path)
  await page.getByRole('button', { name: '找它的备份' }).click()
  await page
    .getByRole('button', { name: /^恢复到 .*手动/ })
    .first()
    .click()
  await keepPicture(page, 'backup-4-damaged-ledger')
  await page.getByRole('dialog').getByRole('button', { name: '恢复' }).click()
  await page.getByRole('heading', { level: 1, name: '2026年9月' }).waitFor()
  expect(await count()).toBe(8)
})

test('nothing was reported on the console', () => {
  expect(complaints).toEqual([])
})
