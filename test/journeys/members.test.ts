/** From no ledger at all to a member with a history: welcome, first steps, roster, the member's own form. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch } from '#test/support/browser.ts'
import { type LoopbackLedger, openLoopback } from '#test/support/loopback.ts'

const idNumber = '11010519491231002X'
let ledger: LoopbackLedger
let browser: Browser
let page: Page
const complaints: string[] = []

/** What comes true soon after an action; a loaded machine gets its time. */
const soon = { timeout: 15_000 }

beforeAll(async () => {
  ledger = await openLoopback({ today: '2026-09-20' })
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

const field = (label: string) => page.getByRole('textbox', { name: label, exact: true })
const saved = () => page.getByText(/^已保存 \d\d:\d\d$/).waitFor()
const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
const memberOf = (name: string) =>
  ledger.call('members.list', { everyone: true }).then((all) => all.find((member) => member.name === name))

describe('the members', () => {
  test('the token leaves the address, and a ledger is made at the first door', async () => {
    await heading('支部台账')
    expect(page.url()).not.toContain('token')
    await page.getByText('不得录入涉密信息').waitFor()
    await field('支部名称').fill('东江市审计局机关第二党支部')
    // as 「复制为路径」 copies it
    await field('存放位置（可不填）').fill(`"${ledger.folder}/第二党支部.ledger"`)
    await page.getByRole('button', { name: '新建台账' }).click()
    await heading('从这里开始')
    expect(ledger.app.current()?.path).toBe(`${ledger.folder}/第二党支部.ledger`)
  })

  test('a member is enrolled with dates as they are typed', async () => {
    await page.getByRole('link', { name: '新增党员' }).click()
    await heading('新增党员')
    await field('姓名').fill('沈国梁')
    await field('入党日期').fill('20100701')
    await field('转正日期').fill('2011.7')
    await field('进入支部日期').fill('3.15')
    await field('进入支部日期').press('Enter')
    expect(await field('进入支部日期').inputValue()).toBe('2026-03-15')
    expect(await field('转正日期').inputValue()).toBe('2011-07')
    // what is not entered yet waits for whoever looks something up and comes back
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '会议' }).click()
    await heading('2026 年会议')
    await page.goBack()
    expect(await field('姓名').inputValue()).toBe('沈国梁')
    // a date that cannot be read is not left out in silence
    await field('出生日期').fill('1975-02-30')
    await page.getByRole('button', { name: '登记', exact: true }).click()
    await page.getByRole('alert').getByText('1975 年 2 月没有 30 日').waitFor()
    expect(await memberOf('沈国梁')).toBeUndefined()
    await field('出生日期').fill('')
    await page.getByRole('button', { name: '登记', exact: true }).click()
    await heading('沈国梁')
    expect(await memberOf('沈国梁')).toMatchObject({
      joinDate: '2010-07-01',
      fullMemberDate: '2011-07',
      enteredOn: '2026-03-15',
    })
  })

  test('a date that cannot be read stays as typed, with a sentence; nothing is saved', async () => {
    await field('出生日期').fill('1975-02-30')
    await field('出生日期').press('Tab')
    await page.getByRole('alert').getByText('1975 年 2 月没有 30 日').waitFor()
    expect(await field('出生日期').inputValue()).toBe('1975-02-30')
    expect((await memberOf('沈国梁'))?.birthDate).toBeNull()
    await field('出生日期').fill('1975年2月28日')
    await field('出生日期').press('Tab')
    await saved()
    expect((await memberOf('沈国梁'))?.birthDate).toBe('1975-02-28')
  })

  test('a refusal of the ledger is shown in words, and what was typed stays', async () => {
    await field('转正日期').fill('2009-07-01')
    await field('转正日期').press('Enter')
    await page.getByText('转正日期早于入党日期').waitFor()
    await page
      .getByText(/^没有保存/)
      .first()
      .waitFor()
    expect(await field('转正日期').inputValue()).toBe('2009-07-01')
    await field('转正日期').fill('2011-07-15')
    await field('转正日期').press('Enter')
    await saved()
    expect((await memberOf('沈国梁'))?.fullMemberDate).toBe('2011-07-15')
  })

  test('Enter belongs to the input method while it composes', async () => {
    await field('民族').focus()
    const session = await page.context().newCDPSession(page)
    await session.send('Input.imeSetComposition', { text: 'han', selectionStart: 3, selectionEnd: 3 })
    await session.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key: 'Process',
      code: 'Enter',
      windowsVirtualKeyCode: 229,
    })
    expect((await memberOf('沈国梁'))?.ethnicity).toBe('')
    await session.send('Input.insertText', { text: '汉族' })
    await field('民族').press('Enter')
    await expect.poll(async () => (await memberOf('沈国梁'))?.ethnicity, soon).toBe('汉族')
  })

  test('ID number and phone are shown whole only on asking', async () => {
    const { memberId } = (await memberOf('沈国梁')) ?? { memberId: 0 }
    await ledger.call('members.amend', { memberId, idNumber, phone: '13800001234' })
    await page.reload()
    await page.getByText('110105********002X').waitFor()
    expect(await page.content()).not.toContain(idNumber)
    await page.getByRole('button', { name: '显示并允许更改' }).click()
    await expect.poll(() => field('身份证号').inputValue(), soon).toBe(idNumber)
    await page.getByRole('button', { name: '重新隐藏' }).click()
    await page.getByText('138****1234').waitFor()
    await field('身份证号').first().waitFor({ state: 'detached' })
  })

  test('probation within the Party takes the vote away from its first day, not before', async () => {
    await page.getByText('今日有表决权').waitFor()
    const section = page.getByRole('region', { name: '处分与权利中止' })
    await section.getByRole('button', { name: '登记' }).click()
    await section.getByRole('textbox', { name: '起始日' }).fill('2026-09-01')
    await section.getByRole('textbox', { name: '起始日' }).press('Enter')
    await section.getByRole('textbox', { name: '决定文号' }).fill('东审纪〔2026〕3号')
    await section.getByRole('button', { name: '登记' }).click()
    await page.getByText('今日没有表决权').waitFor()
    await section.getByText('留党察看', { exact: true }).waitFor()

    await page
      .getByRole('navigation', { name: '主导航' })
      .getByRole('link', { name: '党员', exact: true })
      .click()
    await page.getByText('共 1 人：正式党员 1、预备党员 0 · 有表决权 0').waitFor()
    await field('名册截至日期').fill('8.31')
    await field('名册截至日期').press('Enter')
    await page.getByText('共 1 人：正式党员 1、预备党员 0 · 有表决权 1').waitFor()
    expect(page.url()).toContain('asOf=2026-08-31')
    await field('名册截至日期').fill('2026-03-14')
    await field('名册截至日期').press('Enter')
    await page.getByText('没有符合条件的党员').waitFor()
  })

  test('leaving takes a person off the roster from that day, and can be taken back', async () => {
    await page.goBack()
    await heading('沈国梁')
    const section = page.getByRole('region', { name: '离开支部' })
    await section.getByRole('button', { name: '办理转出' }).click()
    await section.getByRole('textbox', { name: '离开日期' }).fill('昨天')
    await section.getByRole('textbox', { name: '离开日期' }).press('Enter')
    await section.getByRole('button', { name: '登记离开' }).click()
    await section.getByText('2026年9月19日起不在本支部（转出组织关系）').waitFor()
    expect(await ledger.call('members.list', {})).toEqual([])
    await section.getByRole('button', { name: '登记错了，取消' }).click()
    await page.getByRole('button', { name: '取消离开登记' }).click()
    await section.getByText('在本支部。').waitFor()
    expect(await ledger.call('members.list', {})).toHaveLength(1)
  })

  test('people of no clear category are pointed out on the roster', async () => {
    await ledger.call('members.enrol', { name: '欧阳宁' })
    await page
      .getByRole('navigation', { name: '主导航' })
      .getByRole('link', { name: '党员', exact: true })
      .click()
    await page.getByText('1 人的类别待确认').waitFor()
    await page.getByRole('button', { name: '只看这些人' }).click()
    await page.getByText('共 1 人：正式党员 0、预备党员 0、待确认 1 · 有表决权 0').waitFor()
    await page.getByRole('link', { name: '沈国梁' }).first().waitFor({ state: 'detached' })
  })

  test('names are enrolled one after the other without leaving the keyboard', async () => {
    await page.getByRole('button', { name: '新增党员' }).press('Enter')
    await field('姓名').fill('周建明')
    await field('入党日期').fill('2008.7.1')
    await field('入党日期').press('Control+Enter')
    await page.getByText('刚登记了 1 人：周建明。').waitFor()
    expect(await memberOf('周建明')).toMatchObject({ joinDate: '2008-07-01' })
    expect(await field('姓名').evaluate((input) => input === document.activeElement)).toBe(true)
    expect(await field('入党日期').inputValue()).toBe('')
    await page.keyboard.type('王芳')
    await page.getByRole('button', { name: '登记，再登下一人' }).press('Enter')
    await page.getByText('刚登记了 2 人：周建明、王芳。').waitFor()
  })

  test('nothing was reported on the console, and the content policy held', () => {
    expect(complaints).toEqual([])
  })
})
