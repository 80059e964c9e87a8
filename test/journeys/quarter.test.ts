/** A month of a branch, an admission by secret ballot, and a quarter that is inspected, sealed, printed and held against paper. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { launch } from '#test/support/browser.ts'
import { enrol } from '#test/support/ledger.ts'
import { type LoopbackLedger, openLoopback } from '#test/support/loopback.ts'
import { keepPicture } from '#test/support/pictures.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

/** Saves follow the last key after a moment. */
const patience = { timeout: 20_000 }

async function served(today: string): Promise<LoopbackLedger> {
  const ledger = await openLoopback({ today })
  onTestFinished(() => ledger.close())
  return ledger
}

async function openWindow(ledger: LoopbackLedger): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    acceptDownloads: true,
  })
  onTestFinished(() => context.close())
  // a busy machine is slow, not wrong
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  await page.goto(ledger.url)
  return page
}

const place = (page: Page, name: string) =>
  page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name, exact: true }).press('Enter')

async function newMeeting(page: Page, kind: string): Promise<void> {
  await place(page, '会议')
  await page.getByRole('button', { name: /^新建会议/ }).press('Enter')
  await page.getByRole('menuitem', { name: kind, exact: true }).press('Enter')
  await page.getByLabel('地点').fill('三楼会议室')
  await page.getByLabel('结束时间').fill('16:00')
  await page.getByRole('combobox', { name: '记录人' }).fill('周建明')
  await page.getByRole('combobox', { name: '记录人' }).press('Enter')
  await page.getByRole('button', { name: '＋ 添加议题' }).press('Enter')
}

async function finalise(page: Page): Promise<void> {
  // the guide of a first meeting has a step of that name, too
  await page.getByRole('button', { name: '定稿', exact: true }).first().press('Enter')
  const review = page.getByRole('region', { name: '定稿前检查' })
  await review.getByRole('button', { name: /定稿$/ }).first().press('Enter')
  await page.getByText('已定稿').first().waitFor()
}

test('a month: the committee meets, the general meeting admits by secret ballot, a talk is written down', async () => {
  const ledger = await served('2026-09-30')
  await ledger.call('ledger.create', { branchName: '机关第二党支部', path: join(ledger.folder, 'a.ledger') })
  const ids: number[] = []
  for (const name of ['沈国梁', '周建明', '王芳']) ids.push(await enrol(ledger, name))
  await ledger.call('branch.beginTerm', {
    beganOn: '2024-03-15',
    posts: [
      { memberId: ids[0] ?? 0, post: 'secretary' },
      { memberId: ids[1] ?? 0, post: 'organizationOfficer' },
      { memberId: ids[2] ?? 0, post: 'disciplineOfficer' },
    ],
  })
  const page = await openWindow(ledger)
  const meetings = () => ledger.call('meetings.list', {})

  await newMeeting(page, '支委会')
  await page.keyboard.type('研究接收预备党员事宜')
  await page.getByRole('button', { name: '＋ 添加发言' }).press('Enter')
  await page.keyboard.type('周建明')
  await page.keyboard.press('Enter')
  await page.keyboard.type('介绍培养考察情况。')
  await page.getByLabel('议题1决议').fill('同意提交党员大会讨论。')
  await expect.poll(async () => (await meetings()).length, patience).toBe(1)
  await finalise(page)
  await keepPicture(page, 'month-1-committee')

  await newMeeting(page, '党员大会')
  await page.keyboard.type('讨论接收宋佳宁同志为预备党员')
  await page.getByRole('button', { name: '＋ 添加发言' }).press('Enter')
  await page.keyboard.type('周建明')
  await page.keyboard.press('Enter')
  await page.keyboard.type('汇报支委会审查意见。')
  await page.getByRole('button', { name: '＋ 提出表决事项' }).press('Enter')
  await page.getByLabel('表决对象').fill('宋佳宁')
  await page.getByLabel('表决对象').press('Enter')
  const motion = page.getByRole('region', { name: '表决 接收宋佳宁同志为预备党员' })
  await motion.getByText('无记名投票：本表不记录个人投票').waitFor()
  await motion.getByRole('radio', { name: '周建明：同意', exact: true }).focus()
  for (const name of ['周建明', '王芳', '沈国梁']) {
    await page.keyboard.press('1')
    await motion.getByLabel(`${name}的表态要点`).and(page.locator(':focus')).waitFor()
    await page.keyboard.type('工作踏实，同意接收。')
    await page.keyboard.press('Enter')
  }
  await motion.getByRole('button', { name: '人人已表态' }).waitFor()
  const issued = motion.getByLabel('发出', { exact: true })
  await expect.poll(() => issued.isEnabled(), patience).toBe(true)
  await keepPicture(page, 'admission-1-statements')
  await issued.focus()
  for (const digit of ['3', '3', '3', '0', '3', '0', '0']) {
    await page.keyboard.type(digit)
    await page.keyboard.press('Enter')
  }
  await motion.getByLabel('监票人').fill('王芳')
  await motion.getByLabel('计票人').fill('周建明')
  await motion
    .getByRole('status', { name: '结论' })
    .getByText(/赞成 3 \/ 应到 3.*通过/)
    .waitFor()
  await keepPicture(page, 'admission-2-secret-ballot')
  await motion.getByRole('button', { name: '写入决议', exact: true }).press('Enter')
  const stage = async () => {
    const general = (await meetings()).find(({ kind }) => kind === 'generalMeeting')
    return (await ledger.call('meetings.show', { meetingId: general?.meetingId ?? 0 })).motions[0]?.stage
  }
  await expect.poll(stage, patience).toBe('resolved')
  await finalise(page)
  expect((await meetings()).map(({ state }) => state)).toEqual(['final', 'final'])
  await keepPicture(page, 'admission-3-finalised')

  await place(page, '谈话')
  await page.getByRole('gridcell', { name: /^周建明 与 书记 沈国梁：应谈未谈/ }).press('Enter')
  await page.getByLabel('谈话日期', { exact: true }).fill('9.28')
  await page.getByLabel('思想', { exact: true }).fill('能坚持学习。')
  await page.getByText('已登记，继续填写会自动保存').waitFor()
  await keepPicture(page, 'month-2-talk')
})

test('a quarter: inspected, sealed, closed to changes, printed with its digest, and held against the paper', async () => {
  const ledger = await served('2026-10-08')
  await ledger.call('ledger.createDemonstration', { path: join(ledger.folder, '演示.ledger') })
  const page = await openWindow(ledger)
  await place(page, '检查')
  await page.getByRole('combobox', { name: '检查哪个期间' }).click()
  await page.getByTitle('2026年第一季度', { exact: true }).click()
  const strip = page.getByRole('region', { name: '2026年第一季度封存' })
  await strip.getByText('可以封存', { exact: true }).waitFor()
  await keepPicture(page, 'quarter-1-inspected')
  await strip.getByRole('button', { name: '封存本季度' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill('几条提示已在支委会上说明')
  await dialog.getByRole('button', { name: '封存', exact: true }).click()
  await strip.getByText('已封存', { exact: true }).waitFor()
  await keepPicture(page, 'quarter-2-sealed')

  // a record of the quarter says so, and offers nothing that would change it
  const [meeting] = await ledger.call('meetings.list', { from: '2026-01-01', to: '2026-03-31' })
  await page.evaluate((hash) => {
    window.location.hash = hash
  }, `#/meetings/${meeting?.meetingId}`)
  await page.getByText('2026年第一季度已封存，不能改动').first().waitFor()
  expect(await page.getByRole('button', { name: /^更正|^作废/ }).count()).toBe(0)
  await keepPicture(page, 'quarter-3-record')

  await place(page, '台账')
  await page.getByRole('combobox', { name: '期间' }).press('Enter')
  await page.getByTitle('2026年第一季度', { exact: true }).click()
  await page.getByText('2026年1月1日至2026年3月31日').first().waitFor()
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: '生成 Word 台账' }).click()
  const book = unzipSync(readFileSync(await (await downloading).path()))
  const [seal] = await ledger.call('seal.history', {})
  const printed = strFromU8(book['word/document.xml'] ?? new Uint8Array()).replaceAll(/<[^>]+>/g, '')
  expect(printed).toContain(seal?.short)

  // as somebody types it from the cover
  await place(page, '检查')
  await page.getByRole('combobox', { name: '检查哪个期间' }).click()
  await page.getByTitle('2026年第一季度', { exact: true }).click()
  await strip.getByLabel('纸上的封存摘要').fill(seal?.short.toUpperCase() ?? '')
  await strip.getByRole('button', { name: '核对封存' }).click()
  await strip.getByText('记录与封存时完全一致。').waitFor()
  await strip.getByText('纸上的摘要与这次封存一致。').waitFor()
  await keepPicture(page, 'quarter-4-held-against-paper')
})
