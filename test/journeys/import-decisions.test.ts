/** Proposed rows answered one by one and many at once, and an imported draft completed and sealed, in a real browser. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { launch } from '#test/support/browser.ts'
import { branchOf, enrol } from '#test/support/ledger.ts'
import { type LoopbackLedger, openLoopback } from '#test/support/loopback.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

/** A branch of five; the first is secretary. */
async function branchLedger(): Promise<LoopbackLedger> {
  const ledger = await openLoopback({ today: '2026-01-15' })
  onTestFinished(() => ledger.close())
  await ledger.call('ledger.create', { branchName: '机关第二党支部', path: join(ledger.folder, 'a.ledger') })
  await branchOf(ledger, 5)
  return ledger
}

async function openImport(ledger: LoopbackLedger): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
  onTestFinished(() => context.close())
  // a busy machine is slow, not wrong
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  await page.goto(ledger.url)
  await page
    .getByRole('navigation', { name: '主导航' })
    .getByRole('link', { name: '导入', exact: true })
    .press('Enter')
  return page
}

/** Puts a table in and goes on to its rows. */
async function look(page: Page, ledger: LoopbackLedger, name: string, lines: readonly string[]) {
  const path = join(ledger.folder, name)
  writeFileSync(path, lines.join('\n'))
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: '选择文件', exact: true }).press('Enter')
  await (await choosing).setFiles([path])
  await page.getByRole('button', { name: /^下一步/ }).click()
}

const rowOf = (page: Page, row: number) => page.locator(`tbody[data-row="${row}"]`)

const takeIn = (page: Page) => page.getByRole('button', { name: '导入', exact: true }).click()

describe('a roster beside the register', () => {
  test('namesakes are told apart, fields kept or taken one by one, many rows answered at once', async () => {
    const ledger = await branchLedger()
    const older = await enrol(ledger, '王伟', { birthDate: '1971-03-02', jobTitle: '科长' })
    await enrol(ledger, '王伟', { birthDate: '1988-09-10' })
    const known = { birthDate: '1980-07-08', joinDate: '2004-05-18' }
    const changed = await enrol(ledger, '周建明', { ...known, gender: '女', ethnicity: '畲族' })
    const page = await openImport(ledger)
    await look(page, ledger, '名册.csv', [
      '姓名,性别,民族,出生日期,入党日期,学历,工作单位及职务',
      '王伟,男,,,,大学本科,处长',
      '周建明,男,汉族,1980-07-08,2004-05-18,,',
      '新来人,男,,1990-01-01,2015-07-01,,',
      '后来人,男,,1991-01-01,2016-07-01,,',
    ])
    const namesake = rowOf(page, 2)
    await namesake.getByText('台账里有 2 位相近的人').waitFor()
    await namesake.getByRole('button', { name: /1971-03-02 生/ }).click()
    await namesake.getByText('补上台账里空着的').waitFor()
    await namesake.getByRole('button', { name: '保留台账：科长' }).click()

    const contradicting = rowOf(page, 3)
    await contradicting.getByText('请逐项选').waitFor()
    await contradicting.getByRole('button', { name: '用文件的：男' }).click()
    await contradicting.getByRole('button', { name: '保留台账：畲族' }).click()
    await page.getByText('将新增 2 名、更新 2 名，0 行不动').waitFor()

    // all new rows are left out at once, and one is taken again
    await page.getByText(/^新增 \d+$/).click()
    await page.getByRole('button', { name: '都不导入（2）' }).click()
    await page.getByText('将新增 0 名、更新 2 名，2 行不动').waitFor()
    await page.getByLabel('导入第 4 行').click()
    // arrows walk, Enter opens, Escape leaves it as it was, Enter takes it
    await rowOf(page, 4).locator('[data-at$=":0"]').focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByLabel('第 5 行姓名').fill('别的人')
    await page.keyboard.press('Escape')
    await page.locator('[data-at="1:0"]:focus').waitFor()
    expect(await rowOf(page, 5).innerText()).toContain('后来人')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await page.getByLabel('第 4 行姓名').fill('新来同志')
    await page.keyboard.press('Enter')
    await page.locator('[data-at="0:0"]:focus').waitFor()
    await takeIn(page)
    await page.getByRole('heading', { name: /已导入/ }).waitFor()

    const { jobTitle, education } = await ledger.call('members.show', { memberId: older })
    expect([jobTitle, education]).toEqual(['科长', '大学本科'])
    const { gender, ethnicity } = await ledger.call('members.show', { memberId: changed })
    expect([gender, ethnicity]).toEqual(['男', '畲族'])
    const names = (await ledger.call('members.list', {})).map((member) => member.name)
    expect(names).toContain('新来同志')
    expect(names).not.toContain('后来人')
  })
})

describe('minutes of last year', () => {
  test('a day is typed, the rest is kept and pointed at, the draft is completed from the roster and sealed', async () => {
    const ledger = await branchLedger()
    const page = await openImport(ledger)
    await look(page, ledger, '会议.csv', [
      '时间,会议名称,地点,主持人,记录人,参加人员,议题,经费来源',
      '2025年3月,支部党员大会,会议室,党员01,党员02,党员01、党员02,1.学习,党费',
      '2025年,座谈,会议室,党员01,党员02,党员01,1.座谈,',
    ])
    const undated = rowOf(page, 2)
    await undated.getByText('经费来源：党费').first().waitFor()
    await page.getByRole('button', { name: '只存入原始资料' }).waitFor()
    await undated.getByRole('button', { name: /2025-03/ }).click()
    const day = page.getByLabel('第 2 行日期')
    await day.fill('2025-03')
    await day.fill('2025年3月28日')
    await page.keyboard.press('Enter')
    await undated.getByText('2025-03-28', { exact: true }).waitFor()
    await page.getByText('将新增 1 条').waitFor()
    // the other lacks its kind as well: the day alone does not do
    const other = rowOf(page, 3)
    await other.getByRole('button', { name: /2025/ }).click()
    await page.getByLabel('第 3 行日期').fill('2025-06-18')
    await page.keyboard.press('Enter')
    await other.getByText('还要填上「会议类型」').waitFor()
    await takeIn(page)

    await page.getByText('有 1 条没有登记入账').waitFor()
    await page.getByRole('button', { name: '看原始资料' }).click()
    await page.getByRole('row', { name: /未入账 座谈/ }).waitFor()

    await page.getByRole('link', { name: '查看会议' }).press('Enter')
    await page.getByRole('link', { name: '2025年（1 份）' }).press('Enter')
    await page.locator('.meeting-tag', { hasText: '导入' }).waitFor()
    await page.getByRole('link', { name: /第1次/ }).press('Enter')
    await page.getByText('导入自 会议.csv · 第 2 行').waitFor()
    await page.getByText('会议.csv · 第 2 行。').waitFor()

    await page.getByRole('button', { name: '按名册补齐应到人员' }).click()
    await page.getByText('还有 3 人「未填」').waitFor()
    await page.getByText('应到 5（有表决权 5）· 实到 2').waitFor()
    await page.getByRole('button', { name: '定稿', exact: true }).click()
    const review = page.getByRole('region', { name: '定稿前检查' })
    await review.getByText('名册上还有 3 人应到而没有填出勤').waitFor()
    expect(await review.getByRole('button', { name: /^(照此)?定稿$/ }).isEnabled()).toBe(false)
    await review.getByRole('button', { name: '先不定稿' }).click()
    await page.getByRole('button', { name: /^党员03，未填/ }).focus()
    await page.keyboard.press('1')
    await page
      .getByRole('button', { name: /^党员04，未填/ })
      .and(page.locator(':focus'))
      .waitFor()
    await page.keyboard.press('2')
    await page.getByRole('textbox', { name: '党员04请假的原因' }).and(page.locator(':focus')).waitFor()
    await page.keyboard.type('出差')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '未填的都记出席' }).click()
    await page.getByText('应到 5（有表决权 5）· 实到 4').waitFor()

    await expect
      .poll(async () => {
        const [summary] = await ledger.call('meetings.list', {})
        const meetingId = summary?.meetingId ?? 0
        return (await ledger.call('meetings.show', { meetingId })).unmarked
      })
      .toEqual([])
    const [summary] = await ledger.call('meetings.list', {})
    const meetingId = summary?.meetingId ?? 0
    const meeting = await ledger.call('meetings.show', { meetingId })
    expect(meeting.attendance.map((one) => [one.memberName, one.status, one.reason])).toEqual([
      ['党员01', 'present', ''],
      ['党员02', 'present', ''],
      ['党员03', 'present', ''],
      ['党员04', 'leave', '出差'],
      ['党员05', 'present', ''],
    ])
    await page.getByRole('button', { name: '定稿', exact: true }).click()
    await review.getByRole('button', { name: /定稿$/ }).first().press('Enter')
    await page.getByText('已定稿').first().waitFor()
    expect((await ledger.call('meetings.show', { meetingId })).state).toBe('final')
  })
})
