/** The month's page and what it leads to: a meeting begun from its sentence, the inspector's note, the settings. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch } from '#test/support/browser.ts'
import { branchOf } from '#test/support/ledger.ts'
import { type LoopbackLedger, openLoopback } from '#test/support/loopback.ts'

let ledger: LoopbackLedger
let browser: Browser
let page: Page
const complaints: string[] = []

/** What comes true soon after an action; a loaded machine gets its time. */
const soon = { timeout: 15_000 }

beforeAll(async () => {
  ledger = await openLoopback({ today: '2026-09-20' })
  await ledger.call('ledger.create', { branchName: '测试党支部', path: `${ledger.folder}/测试.ledger` })
  await branchOf(ledger, 8)
  browser = await launch()
  page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
  // a busy machine is slow, not wrong
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

const place = (name: string) =>
  page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name }).click()
const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
const todo = () => page.getByRole('list', { name: '要办的事' })
const meetings = () => ledger.call('meetings.list', {})

describe('this month', () => {
  test('says what the month owes; the year stands below, each cell in words', async () => {
    await heading('2026年9月')
    await todo().getByText('9月支委会还没有开').waitFor()
    await todo().getByText('1月至8月没有支委会记录').waitFor()
    const row = page.getByRole('row', { name: /^支委会/ })
    expect(await row.getByRole('link', { name: /缺$/ }).count()).toBe(8)
    expect(await row.getByRole('link', { name: '2026年9月支委会：待办' }).count()).toBe(1)
    await page.getByText(/^2026年第三季度台账：0 项齐，/).waitFor()
  })

  test('a sentence’s button begins that meeting, chaired by the secretary, on today’s roster', async () => {
    await todo().getByRole('button', { name: '现在记录：9月支委会还没有开' }).click()
    await page.waitForURL(/#\/meetings\/\d+$/)
    const [draft] = await meetings()
    expect(draft).toMatchObject({
      kind: 'committeeMeeting',
      state: 'draft',
      startsAt: '2026-09-20T09:00',
      chairName: '党员01',
    })
    expect(draft?.headcount.expected).toBe(3)
    await place('本月')
    await todo().getByText('9月20日支委会还没有定稿').waitFor()
  })

  test('a month that is over asks on which day, and takes no day to come', async () => {
    await page.getByRole('button', { name: /件，都列出来$/ }).click()
    await todo().getByRole('button', { name: '补记：1月至8月没有支委会记录' }).click()
    const begin = page.getByRole('button', { name: '开始补记' })
    expect(await begin.isDisabled()).toBe(true)
    const day = page.getByRole('textbox', { name: '开会日期', exact: true })
    await day.fill('2026-10-01')
    await day.press('Enter')
    expect(await begin.isDisabled()).toBe(true)
    await day.fill('8.5')
    // Enter in the only field is the main button
    await day.press('Enter')
    await page.waitForURL(/#\/meetings\/\d+$/)
    expect((await meetings()).map((meeting) => meeting.startsAt.slice(0, 10)).toSorted()).toEqual([
      '2026-08-05',
      '2026-09-20',
    ])
  })

  test('the quarter’s lacks open as an inspector’s note, whose lines open the records', async () => {
    await place('本月')
    await page
      .getByRole('listitem')
      .filter({ hasText: '第二季度台账' })
      .getByRole('button', { name: '看缺什么' })
      .click()
    await heading('检查')
    expect(page.url()).toContain('period=2026Q2')
    const missing = page.getByRole('region', { name: '未组织' })
    await missing.getByText(/^2026年4月支委会/).waitFor()
    await page.getByRole('combobox', { name: '检查哪个期间' }).click()
    await page.getByTitle('2026年第三季度').click()
    const incomplete = page.getByRole('region', { name: '要素不全' })
    await incomplete.getByText(/8月5日支委会还没有定稿/).waitFor()
    await incomplete.getByRole('link', { name: /^打开会议：.*8月5日支委会还没有定稿/ }).click()
    await page.waitForURL(/#\/meetings\/2$/)
  })
})

describe('the settings', () => {
  test('the branch’s facts are saved when a field is left, and show in the frame', async () => {
    await place('设置')
    const name = page.getByRole('textbox', { name: '支部名称', exact: true })
    await name.fill('东江市审计局机关第二党支部')
    await name.press('Tab')
    await page.getByRole('banner').getByText('东江市审计局机关第二党支部').waitFor()
    expect((await ledger.call('branch.show', {})).name).toBe('东江市审计局机关第二党支部')
    await name.fill('')
    await name.press('Tab')
    expect(await name.inputValue()).toBe('东江市审计局机关第二党支部')
  })

  test('a Party group is formed, and dissolved only after asking', async () => {
    await page.getByRole('tab', { name: '党小组' }).click()
    await page.getByRole('textbox', { name: '新党小组名称' }).fill('第一党小组')
    await page.getByRole('button', { name: '设立党小组' }).click()
    const dissolved = page.getByRole('textbox', { name: '第一党小组撤销日期', exact: true })
    await dissolved.fill('今天')
    await dissolved.press('Enter')
    await page.getByRole('button', { name: '撤销党小组' }).click()
    await expect
      .poll(async () => (await ledger.call('branch.show', {})).groups[0]?.dissolvedOn, soon)
      .toBe('2026-09-20')
  })

  test('a term is begun with people picked by name; the law works out its end', async () => {
    await page.getByRole('tab', { name: '支委会届次' }).click()
    await page.getByRole('button', { name: '登记一届' }).click()
    const form = page.getByRole('region', { name: '登记一届' })
    await form.getByRole('textbox', { name: '本届起始日', exact: true }).fill('2026-09-10')
    await form.getByRole('textbox', { name: '本届起始日', exact: true }).press('Enter')
    const person = form.getByRole('combobox', { name: '第 1 行姓名' })
    await person.fill('员07')
    await page.getByTitle('党员07').click()
    await form.getByRole('button', { name: '登记这一届' }).click()
    await expect
      .poll(
        async () =>
          (await ledger.call('branch.show', {})).terms.find((term) => term.beganOn === '2026-09-10')
            ?.expiresOn,
        soon,
      )
      .toBe('2029-09-09')
    const term = (await ledger.call('branch.show', {})).terms.find((each) => each.beganOn === '2026-09-10')
    expect(term?.posts.map((post) => [post.memberName, post.post])).toEqual([['党员07', 'secretary']])
  })

  test('a number of the rules is changed with a reason only, and the month owes by it', async () => {
    await page.getByRole('tab', { name: '规则' }).click()
    await page.getByRole('button', { name: '更改：党课' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('spinbutton', { name: '党课改成' }).fill('0')
    expect(await dialog.getByRole('button', { name: '更改参数' }).isDisabled()).toBe(true)
    await dialog.getByRole('textbox').fill('市直机关工委〔2026〕5号')
    await dialog.getByRole('button', { name: '更改参数' }).click()
    await page
      .getByRole('region', { name: '变更记录' })
      .getByText('2026 年起，党课：0 次/季度。理由：市直机关工委〔2026〕5号')
      .waitFor()
    const { duties } = await ledger.call('compliance.calendar', { year: 2026 })
    expect(duties.filter((duty) => duty.kind === 'partyLecture')).toEqual([])
  })

  test('a rule is switched off with a reason, and said to be off', async () => {
    await page.getByRole('textbox', { name: '查找规则' }).fill('警示教育')
    await page.getByRole('button', { name: '停用：警示教育' }).click()
    await page.getByRole('dialog').getByRole('textbox').fill('由机关党委统一组织')
    await page.getByRole('button', { name: '停用规则' }).click()
    await page.getByText('停用理由：由机关党委统一组织').waitFor()
    const rules = await ledger.call('profile.rules', {})
    expect(rules.filter((rule) => rule.offReason !== null).map((rule) => rule.ruleId)).toEqual([
      'FREQ-WARNING',
    ])
  })

  test('large type is kept in the ledger', async () => {
    await page.getByRole('tab', { name: '显示与打印' }).click()
    await page.getByRole('checkbox', { name: /^大字/ }).click()
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset['type']), soon).toBe('large')
    await page.reload()
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset['type']), soon).toBe('large')
  })

  test('the dark is kept in the ledger, and what is printed is light', async () => {
    const [night, day] = ['rgb(22, 20, 16)', 'rgb(255, 255, 255)']
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    await page.getByRole('tab', { name: '显示与打印' }).click()
    await page.getByRole('combobox', { name: '外观' }).click()
    await page.getByTitle('深色').click()
    await expect.poll(ground, soon).toBe(night)
    await page.reload({ waitUntil: 'commit' })
    // served so, before the ledger is asked
    expect(await page.locator('html').getAttribute('data-look')).toBe('dark')
    await page.getByRole('tab', { name: '备份与文件' }).click()
    await page.getByRole('button', { name: '现在备份一份' }).waitFor()
    const button = await page.evaluate(() => {
      const element = document.querySelector('.ant-btn-default:enabled')
      const colour = () => (element === null ? '' : getComputedStyle(element).backgroundColor)
      const dark = colour()
      window.dispatchEvent(new Event('beforeprint'))
      const printing = colour()
      window.dispatchEvent(new Event('afterprint'))
      return { dark, printing }
    })
    expect(button.printing).toBe(day)
    expect(button.dark).not.toBe(day)
    await page.emulateMedia({ media: 'print' })
    expect(await ground()).not.toBe(night)
    await page.emulateMedia({ media: null })
    expect(await ground()).toBe(night)
  })

  test('a backup is written where it was asked for, and can be opened', async () => {
    await page.getByRole('tab', { name: '备份与文件' }).click()
    await page.getByRole('textbox', { name: '备份存放位置' }).fill(`${ledger.folder}/备份.ledger`)
    await page.getByRole('button', { name: '备份台账' }).click()
    await page.getByText('备份成功').waitFor()
    await page.getByRole('textbox', { name: '台账文件的完整路径' }).fill(`${ledger.folder}/备份.ledger`)
    await page.getByRole('button', { name: '打开台账' }).click()
    await heading('2026年9月')
    expect(ledger.app.current()?.path).toBe(`${ledger.folder}/备份.ledger`)
  })

  test('nothing was reported on the console, and the content policy held', () => {
    expect(complaints).toEqual([])
  })
})

describe('the frame by keyboard', () => {
  test('the first Tab offers to skip to the page; an unknown address says so', async () => {
    await page.evaluate(() => {
      window.location.hash = '#/nowhere'
    })
    await heading('没有这一页')
    await page.reload()
    await heading('没有这一页')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到正文')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
  })
})
