/** Study in a real browser: a pasted list is looked at and entered, one click puts an item on a theme day's page. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { several } from '#test/import/sheet-files.ts'
import { launch } from '#test/support/browser.ts'
import { branchOf } from '#test/support/ledger.ts'
import { type LoopbackLedger, openLoopback } from '#test/support/loopback.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

async function smallBranch(): Promise<LoopbackLedger> {
  const ledger = await openLoopback({ today: '2026-09-10' })
  onTestFinished(() => ledger.close())
  await ledger.call('ledger.create', { branchName: '机关第二党支部', path: join(ledger.folder, 'a.ledger') })
  await branchOf(ledger, 4)
  return ledger
}

async function openStudy(ledger: LoopbackLedger): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
  onTestFinished(() => context.close())
  // a busy machine is slow, not wrong
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  await page.goto(ledger.url)
  await page
    .getByRole('navigation', { name: '主导航' })
    .getByRole('link', { name: '学习', exact: true })
    .press('Enter')
  await page.getByRole('heading', { name: '2026 年学习' }).waitFor()
  return page
}

const pasted = `2026年9月上半月学习内容清单
1. 《中国共产党纪律处分条例》（中共中央，2026年9月1日），9月20日前学完
2. 统计先进人物事迹（选学）（人民日报，2026年9月2日）`

describe('学习', () => {
  test('a pasted list is shown first, entered on the word, and one click makes a theme day of an item', async () => {
    const ledger = await smallBranch()
    const page = await openStudy(ledger)

    await page.getByRole('button', { name: '粘贴清单' }).first().click()
    await page.getByLabel(/把上级发来的清单/).fill(pasted)
    await page.getByRole('button', { name: '认一认' }).click()
    await page.getByLabel('第 1 条学习内容').waitFor()
    // shown, and nothing written
    expect(await page.getByRole('textbox', { name: '第 1 条期限' }).inputValue()).toBe('2026-09-20')
    expect(await page.getByLabel('第 2 条选修').isChecked()).toBe(true)
    expect(await ledger.call('study.list', {})).toEqual([])
    await page.getByLabel('第 2 条学习内容').fill('统计先进人物事迹选')
    await page.getByRole('button', { name: '列入 2 条' }).click()

    await page.getByText('必学 1 条：已学 0 · 未学 1 · 选修 1').waitFor()
    expect((await ledger.call('study.list', {})).map((item) => item.title)).toEqual([
      '《中国共产党纪律处分条例》',
      '统计先进人物事迹选',
    ])

    await page.getByRole('button', { name: '列入主题党日：《中国共产党纪律处分条例》' }).click()
    await page.getByRole('heading', { name: '主题党日', exact: true }).waitFor()
    await page.getByRole('group', { name: '学习形式' }).getByLabel('研讨交流').check()
    const [planned] = (await ledger.call('study.list', {}))[0]?.planned ?? []
    expect(planned).toMatchObject({ kind: 'themePartyDay', state: 'draft' })
    await expect
      .poll(() => ledger.call('study.formsOf', { meetingId: planned?.meetingId ?? 0 }), { timeout: 30_000 })
      .toEqual(['seminar'])

    // the other one is offered where study items are typed
    await page.getByRole('button', { name: /从必学清单选（1）/ }).click()
    await page.getByRole('menuitem', { name: /统计先进人物事迹选/ }).click()
    await page.getByText('从必学清单选').waitFor({ state: 'detached' })
  })

  test('who missed a session makes up for it, and the hours follow', async () => {
    const ledger = await smallBranch()
    const [first, second, , fourth] = await ledger.call('members.list', {})
    const { meetingId } = await ledger.call('meetings.convene', {
      kind: 'studySession',
      startsAt: '2026-09-04T15:00',
      endsAt: '2026-09-04T17:15',
      place: '会议室',
      theme: '学习条例',
      chairId: first?.memberId ?? 0,
      recorderId: second?.memberId ?? 0,
      creditMinutes: 135,
      attendance: [{ memberId: fourth?.memberId ?? 0, status: 'leave', reason: '出差' }],
    })
    await ledger.call('meetings.finalise', { meetingId })
    const page = await openStudy(ledger)
    await page.getByRole('tab', { name: '学时与补学' }).click()
    await page.getByRole('button', { name: '登记补学：党员04' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '登记', exact: true }).click()
    await page.getByText('补学：2026年9月4日集中学习').waitFor()
    const row = page.getByRole('row', { name: /^党员04/ })
    await row.getByText('3 / 32').waitFor()
    expect(await ledger.call('study.makeUps', { year: 2026 })).toMatchObject([{ minutes: 135, meetingId }])
  })

  test('a list in a table comes in from the empty page, and a finding leads to its item', async () => {
    const ledger = await smallBranch()
    const page = await openStudy(ledger)
    const file = join(ledger.folder, '学习清单.xlsx')
    writeFileSync(
      file,
      several({
        清单: [
          ['2026年8月下半月必学清单'],
          ['序号', '学习内容', '发布单位', '发布时间', '学习时限', '必修/选修', '学习对象'],
          [1, '《宗教事务条例》', '国务院', '2026.8.1', '2026年8月31日前', '必修', '全体党员'],
          [2, '《中国共产党章程》', '中共中央', '2026年8月', '9月', '必修', '科级以上'],
        ],
      }),
    )
    await page.locator('.empty-page').getByRole('link', { name: '导入必学清单' }).click()
    const choosing = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: '选择文件', exact: true }).press('Enter')
    await (await choosing).setFiles([file])
    await page.getByText('看来是必学清单').waitFor()
    await page.getByRole('button', { name: /^下一步/ }).click()
    await page.getByRole('button', { name: '导入', exact: true }).click()
    await page.getByText('✓ 《学习清单.xlsx》已导入').waitFor()
    await page.getByRole('link', { name: '查看学习清单' }).click()
    await page.getByText('必学 2 条：已学 0 · 未学 1').waitFor()

    await page.goto(`${ledger.url.replace(/#.*$/, '')}#/study?item=1`)
    const marked = page.locator('tr[aria-current="true"]')
    await marked.getByText('《宗教事务条例》').waitFor()
    expect(await marked.count()).toBe(1)
  })
})
