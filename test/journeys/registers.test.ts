/** The registers in a real browser: a hearing from blank to void and back, a month's tasks, a political birthday. */
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { launch } from '#test/support/browser.ts'
import { branchOf } from '#test/support/ledger.ts'
import { type LoopbackLedger, openLoopback } from '#test/support/loopback.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const complaints: string[] = []

/** What comes true soon after an action; a loaded machine gets its time. */
const soon = { timeout: 15_000 }

/** Four members who joined on a first of July, behind a loopback server of its own. */
async function smallBranch(today: string): Promise<LoopbackLedger> {
  const ledger = await openLoopback({ today })
  onTestFinished(() => ledger.close())
  await ledger.call('ledger.create', { branchName: '机关第二党支部', path: join(ledger.folder, 'a.ledger') })
  await branchOf(ledger, 4)
  return ledger
}

async function openRegisters(ledger: LoopbackLedger, register: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
  onTestFinished(() => context.close())
  // a busy machine is slow, not wrong
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(ledger.url)
  await page
    .getByRole('navigation', { name: '主导航' })
    .getByRole('link', { name: '登记', exact: true })
    .press('Enter')
  await page.getByRole('heading', { name: '2026 年登记簿' }).waitFor()
  await page.getByRole('link', { name: register, exact: true }).press('Enter')
  return page
}

const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

describe('听取汇报', () => {
  test('is refused at its first wrong field, recorded, amended, voided and restored', async () => {
    const ledger = await smallBranch('2026-09-30')
    const page = await openRegisters(ledger, '听取汇报')
    await page.getByText('2026 年还没有登记。').waitFor()
    await button(page, '登记一次汇报').first().click()

    await button(page, '保存').first().click()
    await page.getByRole('alert').getByText('请填写会议名称').waitFor()
    await box(page, '日期').and(page.locator(':focus')).waitFor()
    await page.keyboard.type('9.18')
    await page.keyboard.press('Tab')
    await box(page, '会议名称').fill('局党组第17次会议')
    // whoever is not on the roster is named by typing and going on
    await page.getByRole('combobox', { name: '主持人', exact: true }).fill('王局长')
    await page.keyboard.press('Tab')
    await page.getByRole('combobox', { name: '汇报人', exact: true }).fill('员01')
    await page.keyboard.press('Enter')
    await page.getByRole('combobox', { name: '参加人', exact: true }).fill('党员02、李主任')
    await page.keyboard.press('Enter')
    await button(page, '保存').first().click()
    await page.getByText('已登记，继续填写会自动保存').waitFor()
    const [kept, ...others] = await ledger.call('hearings.list', {})
    expect(others).toEqual([])
    expect(kept).toMatchObject({
      heldOn: '2026-09-18',
      category: 'partyBuilding',
      occasion: '局党组第17次会议',
      chair: { memberId: null, name: '王局长' },
      reporter: { memberId: 1, name: '党员01' },
      listeners: [
        { memberId: 2, name: '党员02' },
        { memberId: null, name: '李主任' },
      ],
    })

    await box(page, '汇报内容').fill('上半年机关党建工作。')
    const now = async () => (await ledger.call('hearings.list', { withVoid: true }))[0]
    await expect.poll(async () => (await now())?.content, soon).toBe('上半年机关党建工作。')
    // what must be there is not saved empty: the ledger keeps its own, the rest goes
    await box(page, '会议名称').fill('')
    await box(page, '意见要求').fill('同意。')
    await page.getByRole('complementary').getByText('请填写会议名称').waitFor()
    await expect.poll(async () => (await now())?.opinion, soon).toBe('同意。')
    expect((await now())?.occasion).toBe('局党组第17次会议')
    await box(page, '会议名称').fill('局党组第18次会议')
    await expect.poll(async () => (await now())?.occasion, soon).toBe('局党组第18次会议')

    await button(page, '作废').click()
    await page.getByLabel('作废原因').fill('重复登记')
    await page.getByRole('dialog').getByRole('button', { name: '作废' }).click()
    await page.getByText('这条记录已作废，不计入次数，也不印进台账').waitFor()
    await box(page, '会议名称').first().waitFor({ state: 'detached' })
    await page.getByRole('link', { name: '返回听取汇报' }).click()
    await page.getByText('只有已作废的记录').waitFor()
    await page.getByRole('checkbox', { name: '也显示已作废的 1 条' }).check()
    await page
      .getByRole('row', { name: /9月18日/ })
      .getByText('已作废')
      .waitFor()
    await page.getByRole('link', { name: '9月18日' }).press('Enter')
    await button(page, '恢复').click()
    await box(page, '会议名称').waitFor()
    expect(await now()).toMatchObject({ void: false, occasion: '局党组第18次会议' })
  })

  test('keeps what was typed and not saved, and takes no date it cannot read', async () => {
    const ledger = await smallBranch('2026-09-30')
    const page = await openRegisters(ledger, '督查与上级提醒')
    await button(page, '登记一项').first().click()
    await box(page, '事项').fill('组织生活记录抽查')
    await page.getByRole('link', { name: '返回督查与上级提醒' }).click()
    await page.getByText('上次的「登记一项」写了没有保存').waitFor()
    await page.getByRole('link', { name: '接着写' }).click()
    expect(await box(page, '事项').inputValue()).toBe('组织生活记录抽查')
    await box(page, '日期').fill('2026-07-02')
    await box(page, '来自').fill('市直机关工委')
    await box(page, '时限').fill('月底前')
    await button(page, '保存').first().click()
    await box(page, '时限').and(page.locator(':focus')).waitFor()
    expect(await box(page, '时限').inputValue()).toBe('月底前')
    expect(await ledger.call('supervision.list', {})).toEqual([])
    await box(page, '时限').fill('7.31')
    await page.keyboard.press('Control+Enter')
    await page.getByText('已登记，继续填写会自动保存').waitFor()
    expect(await ledger.call('supervision.list', {})).toMatchObject([
      { matter: '组织生活记录抽查', dueOn: '2026-07-31' },
    ])
    // a finding knows only the record's number
    await page.goto(`${ledger.url.split('#')[0] ?? ''}#/registers?entry=1`)
    await page.getByRole('heading', { name: '督查与上级提醒' }).waitFor()
  })

  test('leaves Enter to the input method while a name is composed', async () => {
    const ledger = await smallBranch('2026-09-30')
    const page = await openRegisters(ledger, '听取汇报')
    await button(page, '登记一次汇报').first().click()
    const reporter = page.getByRole('combobox', { name: '汇报人', exact: true })
    await reporter.focus()
    const session = await page.context().newCDPSession(page)
    await session.send('Input.imeSetComposition', { text: '党', selectionStart: 1, selectionEnd: 1 })
    await page.getByRole('option', { name: '党员01' }).waitFor({ state: 'attached' })
    await session.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key: 'Enter',
      code: 'Enter',
      windowsVirtualKeyCode: 229,
    })
    await session.send('Input.insertText', { text: '党代表' })
    await page.keyboard.press('Enter')
    const cell = page.locator('[data-help="汇报人"]')
    await cell.getByText('党代表').filter({ visible: true }).first().waitFor()
    await cell.getByText('党员01').first().waitFor({ state: 'detached' })
  })

  test('chooses nobody from the open list when Ctrl+Enter saves', async () => {
    const ledger = await smallBranch('2026-09-30')
    const page = await openRegisters(ledger, '联系服务群众')
    await button(page, '登记一次服务').first().click()
    await box(page, '日期').fill('20260915')
    await box(page, '主题').fill('社区清扫')
    await page.getByRole('combobox', { name: '参加人', exact: true }).click()
    await page.getByRole('option', { name: '党员01' }).waitFor({ state: 'attached' })
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Control+Enter')
    await page.getByText('已登记，继续填写会自动保存').waitFor()
    const [entry] = await ledger.call('service.list', {})
    expect(entry).toMatchObject({ servedOn: '2026-09-15', participants: [] })
  })
})

describe('月度任务', () => {
  test('are set, answered by buttons, and carried on to the next month', async () => {
    const ledger = await smallBranch('2026-09-28')
    const page = await openRegisters(ledger, '月度任务')
    await page.getByText('9月还没有任务。').waitFor()
    for (const title of ['收齐三季度党费', '更新上墙制度', '组织志愿服务']) {
      await button(page, '添加任务').first().click()
      await box(page, '任务').fill(title)
      await box(page, '目标要求').fill('月底前全部完成')
      await page.getByRole('combobox', { name: '责任人', exact: true }).fill('员02')
      await page.keyboard.press('Enter')
      await box(page, '责任岗位').fill('组织委员')
      await box(page, '完成时限').fill('9.30')
      await button(page, '保存').first().click()
      await page.getByText('已登记，继续填写会自动保存').waitFor()
      await page.getByRole('link', { name: '返回月度任务' }).click()
      await page.getByRole('link', { name: title }).waitFor()
    }
    await page.getByText('共 3 项，完成 0 项').waitFor()

    await button(page, '完成：收齐三季度党费').click()
    await page.getByLabel('完成情况', { exact: true }).fill('9月25日全部收齐')
    await button(page, '记为已完成').click()
    await page.getByText('共 3 项，完成 1 项').waitFor()
    await button(page, '未完成：更新上墙制度').click()
    expect(await button(page, '记为未完成').isDisabled()).toBe(true)
    await page.getByLabel('未完成的原因').fill('展板还没有做好')
    await button(page, '记为未完成').click()
    await page.getByRole('main').getByText('展板还没有做好').waitFor()

    await button(page, '把未完成的 2 项结转到下月').click()
    await button(page, '结转').click()
    await page.getByRole('heading', { name: '2026年10月任务' }).waitFor()
    await page.getByText('共 2 项，完成 0 项').waitFor()
    // any other month is a word away
    await box(page, '看哪个月').fill('9月')
    await box(page, '看哪个月').press('Enter')
    await page.getByRole('heading', { name: '2026年9月任务' }).waitFor()
    const september = await ledger.call('tasks.list', { from: '2026-09-01', to: '2026-09-30' })
    expect(september.map(({ state, reason }) => [state, reason])).toEqual([
      ['done', ''],
      ['carried', '展板还没有做好'],
      ['carried', '当月未完成，结转下月'],
    ])
    expect(await ledger.call('tasks.list', { from: '2026-10-01', to: '2026-10-31' })).toMatchObject([
      { task: '更新上墙制度', state: 'set', dueOn: '2026-10-31' },
      { task: '组织志愿服务', state: 'set', dueOn: '2026-10-31' },
    ])
  })
})

describe('活动场所', () => {
  test('begins with the usual items', async () => {
    const ledger = await smallBranch('2026-09-28')
    const page = await openRegisters(ledger, '活动场所')
    await button(page, '填入常见项目').click()
    await page.getByRole('row', { name: /^入党誓词/ }).waitFor()
    expect((await ledger.call('venue.list', {})).length).toBeGreaterThan(5)
  })
})

describe('政治生日', () => {
  test('is named by the month’s page and recorded by one click', async () => {
    const ledger = await smallBranch('2026-07-02')
    const page = await openRegisters(ledger, '政治生日')
    await page
      .getByRole('navigation', { name: '主导航' })
      .getByRole('link', { name: '本月', exact: true })
      .click()
    await page.getByRole('button', { name: /件，都列出来$/ }).click()
    await page.getByRole('button', { name: /^去登记：7月过政治生日的有党员01/ }).click()
    await button(page, '党员03：今天过的，登记').click()
    await page.getByRole('link', { name: '党员03：补写形式和内容' }).click()
    await page.getByRole('checkbox', { name: '重温入党誓词' }).check()
    await expect
      .poll(() => ledger.call('birthdays.list', {}), soon)
      .toMatchObject([{ who: { memberId: 3, name: '党员03' }, heldOn: '2026-07-02', ways: ['oath'] }])
  })
})

test('nothing was reported on the console, and the content policy held', () => {
  expect(complaints).toEqual([])
})
