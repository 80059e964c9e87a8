/** The program is killed while somebody types: what was said to be saved is there, the page says what happened. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from '#test/support/browser.ts'
import { branchOf } from '#test/support/ledger.ts'
import { caller } from '#test/support/loopback.ts'
import { keepPicture } from '#test/support/pictures.ts'

const patience = { timeout: 20_000 }
const home = mkdtempSync(join(tmpdir(), 'crash-'))
const path = join(home, '一支部.ledger')
const running: ChildProcess[] = []
let browser: Browser

/** The program by itself, as whoever double-clicks it starts it. */
async function startProgram(...words: string[]) {
  const env = { ...process.env, HOME: home, USERPROFILE: home, DISPLAY: '', WAYLAND_DISPLAY: '', PATH: '' }
  const child = spawn(process.execPath, ['electron/start.ts', '--browser', ...words], { env })
  running.push(child)
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith('http://')) continue
    const url = new URL(line)
    const token = new URLSearchParams(url.hash.slice(1)).get('token') ?? ''
    return { child, url, call: caller({ port: Number(url.port), token }) }
  }
  throw new Error('ended without an address')
}

const speechOn = (page: Page) => page.getByLabel('议题1第 1 条发言：内容')

async function visitMeeting(page: Page, url: URL): Promise<void> {
  await page.goto(url.href)
  await page
    .getByRole('navigation', { name: '主导航' })
    .getByRole('link', { name: '会议', exact: true })
    .waitFor()
  await page.evaluate(() => {
    window.location.hash = '#/meetings/1'
  })
  await speechOn(page).waitFor()
}

beforeAll(async () => {
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  for (const child of running) child.kill('SIGKILL')
  rmSync(home, { recursive: true, force: true })
})

test('a killed program has lost nothing it said was saved, and the page keeps the rest in sight', async () => {
  const first = await startProgram()
  await first.call('ledger.create', { branchName: '机关第二党支部', path })
  await branchOf(first, 3)
  await first.call('meetings.convene', {
    kind: 'committeeMeeting',
    startsAt: '2026-09-18T14:30',
    agenda: [{ title: '研究工作', speeches: [{ text: '', speakerName: '党员01' }] }],
  })
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
  page.setDefaultTimeout(60_000)
  await visitMeeting(page, first.url)
  await speechOn(page).focus()
  await page.keyboard.type('调研要提前到十月。')
  await page.getByText(/^已保存/).waitFor()

  first.child.kill('SIGKILL')
  await once(first.child, 'exit')
  await page.keyboard.type('请周建明同志牵头。')
  const told = page.getByRole('alert').filter({ hasText: '程序已经关闭' })
  await told.filter({ hasText: '没保存的字还在这一页上' }).waitFor()
  // whoever comes back to the window has everything asked again, to no avail: the words stay where they are
  const asked = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/call/ledger.status'))
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })))
  await asked
  await page.getByText('没有保存').first().waitFor()
  // once, with what to do; beside the state of saving stands only the way to try again
  expect(await page.getByText(/程序已经关闭/).count()).toBe(1)
  expect(await speechOn(page).inputValue()).toBe('调研要提前到十月。请周建明同志牵头。')
  await keepPicture(page, 'crash-1-program-ended')

  // started again at the same address, the old page is a stranger and says so
  const second = await startProgram(path, '--port', first.url.port)
  expect(await second.call('audit.verify', {})).toMatchObject({ faults: [] })
  await page.getByRole('button', { name: '再试', exact: true }).click()
  const header = page.locator('.saved-state')
  await page.getByText('程序已经重新启动，这一页连不上台账了').waitFor()
  expect(await header.textContent()).toBe('没有保存')
  expect(await page.locator('.program-gone').textContent()).toMatch(/先复制下来；然后关掉这一页/)
  expect(await page.getByRole('button', { name: '再试', exact: true }).count()).toBe(0)
  expect(await speechOn(page).inputValue()).toBe('调研要提前到十月。请周建明同志牵头。')
  await keepPicture(page, 'crash-2-page-of-the-run-before')

  // the page of this run holds what was saved, and takes the rest
  const again = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
  again.setDefaultTimeout(60_000)
  await visitMeeting(again, second.url)
  expect(await speechOn(again).inputValue()).toBe('调研要提前到十月。')
  await speechOn(again).fill(await speechOn(page).inputValue())
  const kept = async () => (await second.call('meetings.show', { meetingId: 1 })).agenda[0]?.speeches[0]?.text
  await expect.poll(kept, patience).toBe('调研要提前到十月。请周建明同志牵头。')
  await keepPicture(again, 'crash-3-recovered')
})
