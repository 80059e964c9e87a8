/** The demonstration branch inspected in a real browser: its two mistakes, what is made of them, the rules, the calendar. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch } from '#test/support/browser.ts'
import { type LoopbackLedger, openLoopback } from '#test/support/loopback.ts'

let ledger: LoopbackLedger
let browser: Browser
let page: Page
const complaints: string[] = []

/** What comes true soon after an action; a loaded machine gets its time. */
const soon = { timeout: 15_000 }

beforeAll(async () => {
  ledger = await openLoopback({ today: '2026-10-08' })
  await ledger.call('ledger.createDemonstration', { path: join(ledger.folder, '演示.ledger') })
  browser = await launch()
  page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
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

const place = (name: string) =>
  page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name, exact: true }).click()
const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
const missed = '2026年8月支委会应有 1 次，实有 0 次'
const workOnly = /只填了「工作」一栏/
const items = () => ledger.call('rectification.list', {})

async function choosePeriod(title: string): Promise<void> {
  await page.getByRole('combobox', { name: '检查哪个期间' }).click()
  await page.getByTitle(title, { exact: true }).click()
}

describe('the inspection', () => {
  test('of the third quarter shows the two mistakes that were made', async () => {
    await place('检查')
    await choosePeriod('2026年第三季度')
    await page.getByRole('region', { name: '未组织' }).getByText(missed).waitFor()
    await page.getByRole('region', { name: '要素不全及其他' }).getByText(workOnly).waitFor()
    const severity = page.getByRole('listitem').filter({ hasText: missed })
    expect(await severity.getByText('必改', { exact: true }).count()).toBe(1)
  })

  test('is narrowed by severity and by chapter', async () => {
    const talk = page.getByText(workOnly)
    // what hinders the seal is said above the lines as well
    const line = page.locator('.finding-text')
    await page.getByRole('checkbox', { name: /^应改 \d/ }).uncheck()
    await talk.waitFor({ state: 'detached' })
    await line.getByText(missed).waitFor()
    await page.getByRole('checkbox', { name: /^应改 \d/ }).check()
    await page.getByRole('combobox', { name: '按方面筛选' }).click()
    await page.getByTitle(/^谈心谈话（\d/).click()
    await line.getByText(missed).waitFor({ state: 'detached' })
    await talk.waitFor()
    await page.getByRole('combobox', { name: '按方面筛选' }).hover()
    await page.locator('.concern-choice .ant-select-clear').click()
    await line.getByText(missed).waitFor()
  })

  test('looks at days of one’s own, too', async () => {
    await page.getByRole('button', { name: '自选起止日期' }).click()
    const from = page.getByRole('textbox', { name: '检查起始日', exact: true })
    await from.fill('2026-09-01')
    await from.press('Enter')
    await page.waitForURL(/from=2026-09-01&to=2026-09-30/)
    await page.getByText(missed).waitFor({ state: 'detached' })
    await choosePeriod('2026年下半年')
    await page.getByText(missed).waitFor()
  })

  test('opens the record that a line speaks of', async () => {
    await page.getByRole('link', { name: /^打开谈话：.*只填了「工作」一栏/ }).click()
    await page.waitForURL(/#\/talks\/\d+$/)
    await page.goBack()
    await page.getByRole('link', { name: `看日历：${missed}` }).click()
    await heading('2026 年日历')
    await page.goBack()
  })
})

describe('what is to be put right', () => {
  let label = ''
  const made = async () => (await items()).filter(({ problem }) => problem === missed)

  test('is listed with one click, once, and numbered', async () => {
    await page.getByRole('button', { name: `列入整改：${missed}` }).click()
    const link = page.getByRole('link', { name: new RegExp(`^整改 2026-\\d+：${missed}$`) })
    await link.click()
    await heading('2026 年整改')
    const own = await made()
    expect(own).toMatchObject([{ problem: missed, source: 'selfCheck', state: 'open' }])
    label = own[0]?.label ?? ''
    await page
      .getByRole('listitem', { name: `整改事项 ${label}` })
      .getByText(missed)
      .waitFor()
  })

  test('is struck off in one dialog that asks for what is not written, by somebody else than its owner', async () => {
    await page.getByRole('button', { name: `销号 ${label}`, exact: true }).click()
    const dialog = page.getByRole('dialog')
    const fill = (name: string, text: string) => dialog.getByRole('textbox', { name, exact: true }).fill(text)
    await fill('整改措施', '十月补开一次，今后每月五日前开')
    await fill('责任人', '党员03')
    await fill('完成时限', '2026-10-31')
    await fill('整改结果', '十月八日补开')
    await fill('审核人', '党 员03')
    const ok = dialog.getByRole('button', { name: '销号', exact: true })
    expect(await ok.isDisabled()).toBe(true)
    await fill('佐证', '会议记录')
    await ok.click()
    await dialog
      .getByRole('alert')
      .getByText(/责任人不能给自己销号/)
      .waitFor()
    expect(await made()).toMatchObject([{ state: 'open', owner: '党员03' }])
    await fill('审核人', '党员01')
    await ok.click()
    await dialog.waitFor({ state: 'detached' })
    await expect
      .poll(made, soon)
      .toMatchObject([{ state: 'closed', approver: '党员01', dueOn: '2026-10-31', evidence: '会议记录' }])
  })

  test('is named in the inspection with its number, struck off or not', async () => {
    await place('检查')
    await choosePeriod('2026年下半年')
    const link = page.getByRole('link', { name: `整改 ${label}：${missed}` })
    await link.getByText('已销号').waitFor()
    await link.click()
    await page.getByRole('button', { name: `重新列入 ${label}`, exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: '原因' }).fill('九月又没有开')
    await dialog.getByRole('button', { name: '重新列入', exact: true }).click()
    const due = page.getByRole('textbox', { name: `${label} 完成时限`, exact: true })
    await due.fill('2026-10-06')
    await due.press('Tab')
    await page
      .getByRole('listitem', { name: `整改事项 ${label}` })
      .getByText('整改中 · 逾期，已超期 2 天')
      .waitFor()
  })
})

describe('the calendar', () => {
  const cell = (words: RegExp) => page.getByRole('gridcell', { name: words })

  test('says how each month stands; arrows move, Enter opens the record', async () => {
    await place('日历')
    await heading('2026 年日历')
    await cell(/^2026年8月支委会：缺，应有 1 次，实有 0 次。补记$/).waitFor()
    await cell(/^2026年11月支委会：未到/).waitFor()
    const todo = page.getByRole('region', { name: '10月要办的事' })
    await todo.getByRole('link', { name: '支委会', exact: true }).waitFor()
    await todo.getByText('已超期 2 天').waitFor()

    const may = cell(/^2026年5月支委会：已开/)
    await may.focus()
    await page.keyboard.press('ArrowUp')
    await cell(/^2026年第二季度党员大会：已开/)
      .and(page.locator(':focus'))
      .waitFor()
    await page.keyboard.press('ArrowDown')
    await may.and(page.locator(':focus')).waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(/#\/meetings\/\d+$/)
    await page.goBack()
  })

  test('begins what is missing in the month that lacks it', async () => {
    await cell(/^2026年8月支委会：缺/).click()
    await page.waitForURL(/#\/meetings\?new=committeeMeeting&on=2026-08$/)
    const begin = page.getByRole('region', { name: '新建支委会' })
    const day = begin.getByRole('textbox', { name: '开会日期', exact: true })
    expect(await begin.getByRole('button', { name: '开始记录' }).isDisabled()).toBe(true)
    await day.fill('2026-08-28')
    await day.press('Enter')
    await begin.getByRole('button', { name: '开始记录' }).click()
    await page.waitForURL(/#\/meetings\/\d+$/)
    const meetingId = Number(page.url().split('/').at(-1))
    const meeting = await ledger.call('meetings.show', { meetingId })
    expect(meeting).toMatchObject({ kind: 'committeeMeeting', startsAt: '2026-08-28T09:00', state: 'draft' })
    // an empty draft is not held: the month still lacks it, and the draft waits in the list
    await place('日历')
    await cell(/^2026年8月支委会：缺/).waitFor()
    await page
      .getByRole('region', { name: '10月要办的事' })
      .getByRole('link', { name: '8月28日支委会' })
      .waitFor()
  })

  test('turns to another year', async () => {
    await page.getByRole('button', { name: '看 2025 年' }).click()
    await heading('2025 年日历')
    await cell(/^2025年3月支委会：已开/).waitFor()
    await page.getByRole('button', { name: '看 2026 年' }).click()
    await heading('2026 年日历')
  })
})

describe('the rules', () => {
  const dialog = () => page.getByRole('dialog')
  const rules = async () => {
    await place('设置')
    await page.getByRole('tab', { name: '规则' }).click()
  }

  test('a parameter is changed with a year and a reason, and the calendar follows', async () => {
    await rules()
    await page.getByRole('button', { name: '更改：党课' }).click()
    await dialog().getByRole('spinbutton', { name: '党课改成' }).fill('2')
    expect(await dialog().getByRole('button', { name: '更改参数' }).isDisabled()).toBe(true)
    await dialog().getByRole('textbox', { name: /^理由/ }).fill('市直机关工委〔2026〕5号')
    await dialog().getByRole('button', { name: '更改参数' }).click()
    await page.getByRole('row', { name: /^党课 2 次\/季度 已改 1 次\/季度/ }).waitFor()
    await place('日历')
    await page.getByRole('gridcell', { name: /^2026年第三季度党课：缺，应有 2 次，实有 1 次/ }).waitFor()
    await page.getByRole('button', { name: '看 2025 年' }).click()
    await page.getByRole('gridcell', { name: /^2025年第三季度党课：已开，应有 1 次/ }).waitFor()
  })

  test('a rule is switched off with a reason; the inspection is silent and says so', async () => {
    await rules()
    await page.getByRole('textbox', { name: '查找规则' }).fill('FREQ-COMMITTEE')
    await page.getByRole('button', { name: '停用：支委会' }).click()
    await dialog().getByRole('textbox', { name: /^理由/ }).fill('上级同意与党员大会合开')
    await dialog().getByRole('button', { name: '停用规则' }).click()
    await page.getByText('停用理由：上级同意与党员大会合开').waitFor()
    await place('检查')
    await choosePeriod('2026年第三季度')
    await page
      .getByRole('region', { name: '停用的规则' })
      .getByText('支委会。理由：上级同意与党员大会合开')
      .waitFor()
    await page.getByText(missed).first().waitFor({ state: 'detached' })
  })

  test('the profile is given out as JSON and taken in after a look', async () => {
    await rules()
    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出参数' }).click()
    const download = await downloading
    expect(download.suggestedFilename()).toBe('2026年规则参数.json')
    const path = join(ledger.folder, 'given.json')
    await download.saveAs(path)
    const given = JSON.parse(readFileSync(path, 'utf8')) as { numbers: Record<string, number>; off: object }
    expect(given.numbers['frequency.partyLecture']).toBe(2)
    expect(given.off).toEqual({ 'FREQ-COMMITTEE': '上级同意与党员大会合开' })

    const chosen = page.locator('input[type=file]')
    writeFileSync(path, '{"numbers":{"study.minutesPerHour":5}}')
    await chosen.setInputFiles(path)
    await page
      .getByRole('alert')
      .getByText(/30 至 60/)
      .waitFor()
    writeFileSync(
      path,
      JSON.stringify({ ...given, numbers: { ...given.numbers, 'frequency.partyLecture': 1 }, off: {} }),
    )
    await chosen.setInputFiles(path)
    const preview = dialog().getByRole('table', { name: '导入后不同的地方' })
    await preview.getByRole('row', { name: '党课 2 次/季度 1 次/季度' }).waitFor()
    await preview.getByRole('row', { name: /支委会.* 停用：上级同意与党员大会合开 查/ }).waitFor()
    await dialog().getByRole('textbox', { name: /^理由/ }).fill('按机关党委统一参数')
    await dialog().getByRole('button', { name: '导入参数' }).click()
    await page.getByText('参数已导入，逐项记在变更记录里。').waitFor()
    const { profile } = await ledger.call('profile.show', { year: 2026 })
    expect([profile.numbers['frequency.partyLecture'], profile.off]).toEqual([1, {}])
  })

  test('nothing was reported on the console, and the content policy held', () => {
    expect(complaints).toEqual([])
  })
})
