/** Talks in a real browser: from the matrix to the form and back, with contents covered wherever nobody asked. */
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

const thought = '能坚持学习，但对岗位调整有顾虑。'
const work = '承担三个项目，进度正常。'

/** Three members, the first of them secretary, behind a loopback server of its own. */
async function smallBranch(): Promise<LoopbackLedger> {
  const ledger = await openLoopback({ today: '2026-09-30' })
  onTestFinished(() => ledger.close())
  await ledger.call('ledger.create', { branchName: '机关第二党支部', path: join(ledger.folder, 'a.ledger') })
  await branchOf(ledger, 3)
  return ledger
}

async function openTalks(ledger: LoopbackLedger): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
  onTestFinished(() => context.close())
  // a busy machine is slow, not wrong
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  await page.goto(ledger.url)
  await page
    .getByRole('navigation', { name: '主导航' })
    .getByRole('link', { name: '谈话', exact: true })
    .press('Enter')
  await page.getByRole('heading', { name: '2026 年谈心谈话' }).waitFor()
  return page
}

const cellOf = (page: Page, words: RegExp) => page.getByRole('gridcell', { name: words })

describe('谈心谈话', () => {
  test('is written from an empty cell by keys, saves itself, and fills the cell', async () => {
    const ledger = await smallBranch()
    const page = await openTalks(ledger)

    const due = cellOf(page, /^党员02 与 书记 党员01：应谈未谈/)
    await due.waitFor()
    // into the grid at its first cell, one row down, and into the form
    await cellOf(page, /^党员01 与 书记 党员01：不适用/).focus()
    await page.keyboard.press('ArrowDown')
    await due.and(page.locator(':focus')).waitFor()
    await page.keyboard.press('Enter')

    await page.getByRole('heading', { name: '谈心谈话记录' }).waitFor()
    await page.getByText('填好日期后自动保存').waitFor()
    await page.getByLabel('谈话日期', { exact: true }).fill('9.28')
    await page.getByLabel('工作', { exact: true }).fill(work)
    await page.getByText('只填了工作，疑似以谈工作代替谈心').waitFor()
    await page.getByLabel('思想', { exact: true }).fill(thought)
    await page.getByText('只填了工作，疑似以谈工作代替谈心').waitFor({ state: 'detached' })
    await page.getByText('已登记，继续填写会自动保存').waitFor()
    await page.getByRole('link', { name: '返回谈话' }).click()

    await cellOf(page, /^党员02 与 书记 党员01：已谈 1 次/).waitFor()
    const row = page.locator('tr[data-talk]')
    await row.getByText('思想、工作').waitFor()
    expect(await page.getByRole('main').innerText()).not.toContain('顾虑')

    const [summary, ...others] = await ledger.call('talks.list', {})
    expect(others).toEqual([])
    expect(summary).toMatchObject({
      talkers: [{ name: '党员01' }],
      partners: [{ name: '党员02' }],
      heldOn: '2026-09-28',
      form: 'oneToOne',
    })
    const kept = await ledger.call('talks.show', { talkId: summary?.talkId ?? 0, reveal: true })
    expect(kept.columns).toMatchObject({ thought, work })
  })

  test('keeps its contents covered until 显示内容, and comes back from 作废', async () => {
    const ledger = await smallBranch()
    const [one, two] = await ledger.call('members.list', {})
    const { talkId } = await ledger.call('talks.record', {
      talkerIds: [one?.memberId ?? 0],
      partnerIds: [two?.memberId ?? 0],
      heldOn: '2026-08',
      thought,
    })
    const page = await openTalks(ledger)
    await page.getByRole('link', { name: '2026年8月', exact: true }).click()

    await page.getByRole('button', { name: /已填写，未显示/ }).waitFor()
    expect(await page.content()).not.toContain('顾虑')
    await page.getByRole('button', { name: '显示内容' }).click()
    await page.getByLabel('思想', { exact: true }).waitFor()
    expect(await page.getByLabel('思想', { exact: true }).inputValue()).toBe(thought)
    // a place is added; what was said stays as it was
    await page.getByLabel('谈话地点').fill('党员活动室')
    await page.getByRole('status').getByText('已保存').waitFor()
    await page.getByRole('button', { name: '盖住内容' }).click()
    await page.getByRole('button', { name: /已填写，未显示/ }).waitFor()

    await page.getByRole('button', { name: '作废' }).click()
    await page.getByLabel('作废理由').fill('重复登记')
    await page.getByRole('dialog').getByRole('button', { name: '作废' }).click()
    await page.getByText('这条记录已作废，不计入谈话次数').waitFor()
    expect((await ledger.call('talks.coverage', { year: 2026 })).talkCount).toBe(0)
    await page.getByRole('button', { name: '恢复' }).click()
    await page.getByText('这条记录已作废，不计入谈话次数').waitFor({ state: 'detached' })

    const kept = await ledger.call('talks.show', { talkId, reveal: true })
    expect(kept).toMatchObject({ heldOn: '2026-08', place: '党员活动室', void: false, columns: { thought } })
  })
})
