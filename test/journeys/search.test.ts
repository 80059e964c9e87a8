/** Searching in a real browser: from any page by Ctrl+K, by keys alone, and all hits on a page of their own. */
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { launch } from '#test/support/browser.ts'
import { convene, enrol } from '#test/support/ledger.ts'
import { openLoopback } from '#test/support/loopback.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

/** What the page asked to be searched, in order. */
function watchQuestions(page: Page): string[] {
  const asked: string[] = []
  page.on('request', (request) => {
    if (!request.url().endsWith('/call/search.find')) return
    const body: unknown = request.postDataJSON()
    if (typeof body === 'object' && body !== null && 'text' in body) asked.push(String(body.text))
  })
  return asked
}

test('finds people by pinyin and words in minutes from any page, without the mouse', async () => {
  const ledger = await openLoopback({ today: '2026-09-30' })
  onTestFinished(() => ledger.close())
  await ledger.call('ledger.create', { branchName: '机关第二党支部', path: join(ledger.folder, 'a.ledger') })
  const secretary = await enrol(ledger, '沈国梁')
  const recorder = await enrol(ledger, '宋江')
  await convene(ledger, { secretary, recorder })
  await ledger.call('talks.record', {
    talkerIds: [secretary],
    partnerIds: [recorder],
    heldOn: '2026-05-06',
    thought: '想调到离家近的岗位。',
  })
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
  onTestFinished(() => context.close())
  // a busy machine is slow, not wrong
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  const asked = watchQuestions(page)
  await page.goto(ledger.url)
  await page
    .getByRole('navigation', { name: '主导航' })
    .getByRole('link', { name: '会议', exact: true })
    .click()
  const ownField = page.getByRole('textbox', { name: '查找会议' })
  await ownField.focus()

  // opens over a field, says what it finds, and gives the focus back
  const field = page.getByRole('combobox', { name: '查找什么' })
  const option = (name: string | RegExp) => page.getByRole('option', { name })
  await page.keyboard.press('Control+k')
  await page.getByText('身份证号、工资和投票从来不查').waitFor()
  await field.and(page.locator(':focus')).waitFor()
  await page.keyboard.press('Escape')
  await ownField.and(page.locator(':focus')).waitFor()

  // what an input method has not yet made into characters is not asked
  await page.keyboard.press('Control+k')
  await field.dispatchEvent('compositionstart')
  await field.fill("shen'guo")
  await field.fill('沈国')
  await field.dispatchEvent('compositionend')
  await option(/^沈国梁 党员/).waitFor()
  expect(asked.filter((text) => text !== '')).toEqual(['沈国'])

  // arrows and Enter: the second hit is the meeting he chaired
  await field.fill('sgl')
  await option(/^沈国梁 党员/)
    .and(page.locator('[aria-selected=true]'))
    .waitFor()
  await page
    .locator('.hit-title mark', { hasText: /^沈国梁$/ })
    .first()
    .waitFor()
  await page.keyboard.press('ArrowDown')
  await option(/^看与沈国梁有关的全部记录/)
    .and(page.locator('[aria-selected=true]'))
    .waitFor()
  await page.keyboard.press('ArrowDown')
  await option(/^党员大会/)
    .and(page.locator('[aria-selected=true]'))
    .waitFor()
  await page.keyboard.press('Enter')
  await field.waitFor({ state: 'detached' })
  expect(new URL(page.url()).hash).toBe('#/meetings/1')

  // Enter before the answer is there opens what was typed last; what was found before is offered again
  await page.keyboard.press('Control+k')
  await option('sgl').waitFor()
  await field.fill('沈国梁')
  await page.keyboard.press('Enter')
  await field.waitFor({ state: 'detached' })
  await page.getByRole('heading', { name: '沈国梁' }).waitFor()

  // a filter by keys, then everything on its page
  await page.getByRole('button', { name: /^查找/ }).click()
  await field.fill('宋江')
  await option(/^宋江 党员/).waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.getByRole('button', { name: '会议 1' }).and(page.locator(':focus')).press('Enter')
  await option(/^宋江 党员/).waitFor({ state: 'detached' })
  await option('看全部 1 条').click()
  await page.getByRole('heading', { name: '查找', level: 1 }).waitFor()
  expect(new URL(page.url()).hash).toBe(
    `#/search?${new URLSearchParams({ q: '宋江', kind: 'meetings' }).toString()}`,
  )
  const main = page.getByRole('main')
  await main.getByRole('link', { name: /^党员大会/ }).waitFor()

  // what was said in a talk is found only where it is asked for
  await main.getByRole('button', { name: /^全部/ }).click()
  await main.getByRole('textbox', { name: '查找什么' }).fill('离家近')
  await main.getByText('没有找到「离家近」').waitFor()
  await main.getByRole('checkbox', { name: /^连同谈话内容/ }).check()
  await main.getByRole('link', { name: /^沈国梁与宋江谈话/ }).click()
  await page.getByRole('heading', { name: '谈心谈话记录' }).waitFor()

  // everything of a person, by `/` where nothing is typed
  await page.getByRole('heading', { name: '谈心谈话记录' }).click()
  await page.keyboard.press('/')
  await field.fill('songjiang')
  await option(/^看与宋江有关的全部记录/).click()
  await page.getByText('与宋江有关的记录，共 3 条').waitFor()
  await main.getByRole('link', { name: /^党员大会.*记录人：宋江$/ }).waitFor()

  // in a ledger of several branches: all of them, and a hit opens in its own
  const { branchId } = await ledger.call('branch.found', { name: '机关第五党支部' })
  await enrol(ledger, '宋江', { branchId })
  await page.reload()
  await main.getByRole('link', { name: /^党员大会/ }).waitFor()
  await page.keyboard.press('Control+k')
  const allBranches = page.getByRole('dialog').getByRole('button', { name: '全部 2 个支部' })
  // a line of buttons, whatever room there is
  expect((await allBranches.boundingBox())?.height).toBeLessThan(40)
  await allBranches.click()
  // and the field goes on taking keys
  expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('combobox')
  await field.fill('宋江')
  await page.getByText('2 个支部都查过了').waitFor()
  const other = page.getByRole('group', { name: '机关第五党支部' })
  await other.getByRole('option', { name: /^宋江 党员/ }).click()
  await page.getByRole('heading', { name: '宋江' }).waitFor()
  await page.locator('.branch-choice', { hasText: '机关第五党支部' }).waitFor()
  await page.keyboard.press('Control+k')
  await field.fill('江')
  await option('在查找页看全部').click()
  await main
    .getByRole('region', { name: '机关第二党支部' })
    .getByRole('link', { name: /^宋江 党员/ })
    .waitFor()
})
