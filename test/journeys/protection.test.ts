/** A password is set, the ledger locked and opened again on the same page, and a recorder opens it in his role. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { bringAxe, faultsOn } from '#test/support/axe.ts'
import { launch } from '#test/support/browser.ts'
import { branchOf } from '#test/support/ledger.ts'
import { type LoopbackLedger, openLoopback } from '#test/support/loopback.ts'
import { keepPicture } from '#test/support/pictures.ts'

const passwords = { secretary: '一句好记的口令2026', recorder: 'recorder-1' } as const

let ledger: LoopbackLedger
let browser: Browser
let page: Page
const complaints: string[] = []

beforeAll(async () => {
  ledger = await openLoopback({ today: '2026-09-20' })
  await ledger.call('ledger.create', { branchName: '测试党支部', path: `${ledger.folder}/测试.ledger` })
  await branchOf(ledger, 3)
  browser = await launch()
  page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
  page.setDefaultTimeout(60_000)
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await bringAxe(page)
  await page.clock.install({ time: '2026-09-20T10:00:00' })
  await page.goto(ledger.url)
})
afterAll(async () => {
  await browser?.close()
  await ledger?.close()
})

const type = async (password: string) => {
  await page.getByLabel('口令', { exact: true }).fill(password)
  await page.getByRole('button', { name: '打开', exact: true }).click()
}

test('a password is set and its recovery code shown once', async () => {
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '设置' }).click()
  await page.getByRole('tab', { name: '口令与使用人' }).click()
  await page.getByLabel('书记姓名').fill('周书记')
  await page.getByLabel('新口令').fill('太短')
  await page.getByLabel('再输一遍').fill('太短')
  expect(await page.getByRole('button', { name: '设口令' }).isDisabled()).toBe(true)
  await page.getByLabel('新口令').fill(passwords.secretary)
  await page.getByLabel('再输一遍').fill(passwords.secretary)
  await page.getByRole('button', { name: '设口令' }).click()
  await page.getByRole('heading', { name: '恢复码' }).waitFor()
  expect(
    await page.getByRole('region', { name: '恢复码' }).getByRole('listitem').allInnerTexts(),
  ).toHaveLength(18)
  await keepPicture(page, 'protection-1-recovery-code')
  await page.emulateMedia({ media: 'print' })
  onTestFinished(() => page.emulateMedia({ media: 'screen' }))
  expect(await page.getByRole('button', { name: '打印恢复码' }).isVisible()).toBe(false)
  await keepPicture(page, 'protection-2-recovery-code-on-paper')
  expect((await faultsOn(page, 'recovery code on paper')).faults).toEqual([])
  await page.emulateMedia({ media: 'screen' })
  expect((await faultsOn(page, 'recovery code')).faults).toEqual([])
  await page.getByRole('button', { name: '已经打印收好' }).click()
  const form = page.getByRole('group', { name: '添加使用人' })
  await form.getByLabel('姓名').fill('何记录')
  await form.getByLabel('新口令').fill(passwords.recorder)
  await form.getByLabel('再输一遍').fill(passwords.recorder)
  await form.getByRole('button', { name: '添加使用人' }).click()
  await page.getByRole('cell', { name: '何记录', exact: true }).waitFor()
})

test('a locked ledger shows nothing of its records, and comes back on the page it was left', async () => {
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '党员' }).click()
  await page.getByText('党员02').first().waitFor()
  await page.getByRole('button', { name: '锁定', exact: true }).click()
  await page.getByRole('heading', { name: '台账已锁定' }).waitFor()
  expect(await page.content()).not.toContain('党员02')
  await keepPicture(page, 'protection-3-locked')
  expect((await faultsOn(page, 'unlock')).faults).toEqual([])
  expect(ledger.app.current()).toBeUndefined()
  await type('not this one')
  await page.getByRole('alert').getByText('口令不对').waitFor()
  await type(passwords.secretary)
  await page.getByText('党员02').first().waitFor()
})

test('left alone, it brings what is typed to the ledger, locks by itself and says so', async () => {
  const { meetingId, agenda } = await ledger.call('meetings.convene', {
    kind: 'committeeMeeting',
    startsAt: '2026-09-18T14:30',
    agenda: [{ title: '研究工作', speeches: [{ text: '', speakerName: '党员01' }] }],
  })
  await page.evaluate((to) => {
    window.location.hash = to
  }, `#/meetings/${meetingId}`)
  const speech = page.getByLabel('议题1第 1 条发言：内容')
  await speech.fill('调研要提前到十月。')
  // fourteen minutes are not fifteen; then a key starts them anew
  await page.clock.fastForward('14:00')
  await speech.press('End')
  await page.clock.fastForward('14:00')
  expect(await speech.inputValue()).toBe('调研要提前到十月。')
  await page.keyboard.type('请党员02牵头。')
  await page.clock.fastForward('15:10')
  await page.getByRole('heading', { name: '台账已锁定' }).waitFor()
  await page
    .getByRole('status')
    .getByText('有一段时间没有操作，台账自动锁定了。写好的内容已经保存。')
    .waitFor()
  expect(ledger.app.current()).toBeUndefined()
  await keepPicture(page, 'protection-4-locked-by-itself')
  await type(passwords.secretary)
  await speech.waitFor()
  expect(await speech.inputValue()).toBe('调研要提前到十月。请党员02牵头。')
  const kept = await ledger.call('meetings.show', { meetingId })
  expect([agenda.length, kept.agenda[0]?.speeches[0]?.text]).toEqual([1, '调研要提前到十月。请党员02牵头。'])
})

test('a recorder opens it with his own password, in his own role', async () => {
  await page.getByRole('button', { name: '锁定', exact: true }).click()
  await type(passwords.recorder)
  await page.getByText('何记录 · 记录员').waitFor()
  expect(await ledger.call('ledger.status', {})).toMatchObject({ user: '何记录', role: 'recorder' })
})

test('nothing was reported on the console', () => {
  expect(complaints).toEqual([])
})
