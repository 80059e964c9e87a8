/** The first record of a ledger, written quickly: the guide, pasted names, phrases, misspelt names, a copy, steps back. */
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from '#test/support/browser.ts'
import { enrol } from '#test/support/ledger.ts'
import { type LoopbackLedger, openLoopback } from '#test/support/loopback.ts'

let browser: Browser
let ledger: LoopbackLedger
let page: Page
const names = ['沈国梁', '周建明', '王芳', '孙晓燕', '马晓东', '李建国']

// one ledger and one window: each test goes on where the one before it stopped
beforeAll(async () => {
  browser = await launch()
  ledger = await openLoopback({ today: '2026-09-30' })
  await ledger.call('ledger.create', { branchName: '机关第二党支部', path: join(ledger.folder, 'a.ledger') })
  const ids: number[] = []
  for (const name of names) ids.push(await enrol(ledger, name))
  await ledger.call('branch.beginTerm', {
    beganOn: '2024-03-15',
    posts: [{ memberId: ids[0] ?? 0, post: 'secretary' }],
  })
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
  // a busy machine is slow, not wrong
  context.setDefaultTimeout(60_000)
  page = await context.newPage()
  await page.goto(ledger.url)
  await page
    .getByRole('navigation', { name: '主导航' })
    .getByRole('link', { name: '会议', exact: true })
    .press('Enter')
})
afterAll(async () => {
  await browser.close()
  await ledger.close()
})

const patience = { timeout: 20_000 }
const meeting = () => ledger.call('meetings.show', { meetingId: 1 })
const attendance = async () =>
  (await meeting()).attendance
    .filter(({ status }) => status !== 'present')
    .map(({ memberName, status, reason }) => `${memberName} ${status} ${reason}`)

test('the first record is led by five steps, which anybody may put away', async () => {
  await page.getByRole('button', { name: /^新建会议/ }).press('Enter')
  await page.getByRole('menuitem', { name: '党员大会', exact: true }).press('Enter')
  const guide = page.getByRole('region', { name: '第一次记会议' })
  await guide.getByText('支部工作条例第十一、十二、十四条').waitFor()
  expect(await guide.getByRole('listitem').count()).toBe(6)
  await page.getByLabel('地点').fill('三楼会议室')
  await page.getByRole('combobox', { name: '记录人' }).fill('周建明')
  await page.getByRole('combobox', { name: '记录人' }).press('Enter')
  await guide.getByRole('button', { name: /写标题时间.*已做/ }).waitFor()
  // the step that is due stands open by itself
  await guide.getByText('要表决的点「提出表决事项」').waitFor()
  await guide.getByRole('button', { name: '不用提示' }).press('Enter')
  await guide.waitFor({ state: 'detached' })
})

test('a pasted list is matched, confirmed, and taken back with Ctrl+Z', async () => {
  await page.getByRole('button', { name: '粘贴名单' }).press('Enter')
  const dialog = page.getByRole('dialog').filter({ hasText: '粘贴名单' })
  await dialog.getByRole('radio', { name: '请假' }).check()
  await dialog.getByRole('textbox').fill('1.周建明（病假）\n2.王　芳（出差）\n3.李建军\n4.赵铁柱')
  await dialog.getByRole('button', { name: '认一认' }).press('Enter')
  await dialog.getByText('疑似，请核对').waitFor()
  await dialog.getByText('名册里没有', { exact: true }).waitFor()
  await dialog.getByText('共 4 个名字，记入 2 人，不记：李建军、赵铁柱。').waitFor()
  await dialog.getByLabel('「李建军」认作').selectOption({ label: '李建国' })
  await dialog.getByRole('button', { name: '记入 3 人' }).press('Enter')
  await expect.poll(attendance, patience).toEqual(['周建明 leave 病假', '王芳 leave 出差', '李建国 leave '])
  await page.getByRole('button', { name: '沈国梁，出席' }).press('Control+z')
  await expect.poll(attendance, patience).toEqual([])
  await page.getByText('已撤销：会议记录的改动').waitFor()
})

test('a phrase goes in at the cursor; a misspelt name is put right by one key', async () => {
  await page.getByRole('button', { name: '按常见议程列出 4 个议题' }).press('Enter')
  const resolution = page.getByLabel('议题1决议')
  await resolution.fill('请周建民同志牵头。')
  await page.getByRole('button', { name: '改为周建明' }).press('Enter')
  expect(await resolution.inputValue()).toBe('请周建明同志牵头。')
  await resolution.press('Alt+/')
  await page.getByLabel('查找短语').fill('议定事项')
  await page.getByLabel('查找短语').press('Enter')
  await expect.poll(() => resolution.inputValue()).toMatch(/^请周建明同志牵头。议定事项由/)
  const kept = async () => (await meeting()).agenda[0]?.resolution
  await expect.poll(kept, patience).toMatch(/^请周建明同志牵头。议定事项由.*报告落实情况。$/)

  // a speaker who is misspelt as well
  await page.getByRole('button', { name: '＋ 添加发言' }).first().press('Enter')
  const speaker = page.getByRole('combobox', { name: '议题1第 1 条发言：发言人' })
  await speaker.fill('周建民')
  await page.getByRole('button', { name: '改为周建明' }).press('Enter')
  expect(await speaker.inputValue()).toBe('周建明')
  await page.getByRole('button', { name: '移去议题1第 1 条发言' }).press('Enter')
})

test('what could not be saved says so, stays on the page, and goes in at the second try', async () => {
  await page.route('**/call/meetings.saveDraft', (route) => route.abort())
  await page.getByLabel('地点').fill('四楼会议室')
  await page.getByText('没有保存').first().waitFor()
  // the page is not left without being asked
  await page
    .getByRole('navigation', { name: '主导航' })
    .getByRole('link', { name: '党员', exact: true })
    .press('Enter')
  const held = page.getByRole('dialog').filter({ hasText: '这一页还有没能保存的内容' })
  await held.getByRole('button', { name: '取消' }).press('Enter')
  await page.unroute('**/call/meetings.saveDraft')
  await page.getByRole('button', { name: '再试' }).press('Enter')
  await expect.poll(async () => (await meeting()).place, patience).toBe('四楼会议室')
})

test('an earlier meeting is copied from the list; a new draft and a field of a member are taken back', async () => {
  await page
    .getByRole('navigation', { name: '主导航' })
    .getByRole('link', { name: '会议', exact: true })
    .press('Enter')
  await page.getByRole('button', { name: '照抄一份：党员大会 2026-09-30' }).press('Enter')
  await page.getByRole('textbox', { name: '新会议的日期' }).fill('9.29')
  await page.getByRole('button', { name: '照抄成草稿' }).press('Enter')
  await page.getByText('第2次').waitFor()
  expect(await page.getByLabel('地点').inputValue()).toBe('四楼会议室')
  expect(await page.getByLabel('议题1', { exact: true }).inputValue()).toBe('传达学习上级文件精神')
  expect(await page.getByLabel('议题1决议').inputValue()).toBe('')
  await page.getByRole('button', { name: '撤销上一步：照抄会议' }).press('Enter')
  await page.getByText('这份记录已作废：撤销本次录入').waitFor()

  await page.evaluate(() => {
    window.location.hash = '#/members/4'
  })
  const education = page.getByLabel('学历')
  await education.fill('大学')
  await education.press('Enter')
  await page.getByRole('button', { name: '撤销刚才的：修改孙晓燕的登记项' }).press('Enter')
  await expect.poll(() => education.inputValue(), patience).toBe('')
  expect((await ledger.call('members.show', { memberId: 4 })).education).toBe('')
})

test('a dialog opens in its first field, Enter saves it, Esc asks before what was typed goes', async () => {
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
  await page.evaluate(() => {
    window.location.hash = '#/study?year=2026&tab=evenings'
  })
  const opener = page.getByRole('button', { name: '＋ 定一项固定学习' })
  await opener.press('Enter')
  await expect.poll(focused, patience).toBe('名称')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('周二夜学')
  await page.keyboard.press('Escape')
  const asked = page.getByRole('dialog').filter({ hasText: '放弃刚才填写的内容？' })
  await asked.getByRole('button', { name: /取\s?消/ }).press('Enter')
  await asked.waitFor({ state: 'detached' })
  const name = page.getByLabel('名称', { exact: true })
  expect(await name.inputValue()).toBe('周二夜学')
  // while an input method is choosing characters, Enter is its own
  await name.evaluate((field) =>
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true })),
  )
  await page.getByRole('textbox', { name: '从哪天起' }).fill('9.7')
  await page.getByRole('textbox', { name: '从哪天起' }).press('Enter')
  await page.getByRole('cell', { name: '周二夜学 2026年9月7日起' }).waitFor()
  await expect.poll(() => opener.evaluate((button) => button === document.activeElement), patience).toBe(true)
  const standing = async () =>
    (await ledger.call('study.arrangements', { year: 2026 })).filter((one) => !one.void)
  expect(await standing()).toMatchObject([{ title: '周二夜学', fromOn: '2026-09-07' }])
  await page.getByRole('button', { name: '撤销上一步：定下固定学习' }).press('Enter')
  await expect.poll(async () => (await standing()).length, patience).toBe(0)
})

test('a list pasted into a field of several people is matched there', async () => {
  await page.getByRole('tab', { name: '学时与补学' }).press('Enter')
  await page.getByRole('button', { name: '登记党校、网络课程等' }).press('Enter')
  await page.getByRole('combobox', { name: '谁参加' }).evaluate((field) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', '1. 周 建 明\n2. 王芳（组长）\n3. 赵铁柱')
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })
  const list = page.getByRole('dialog').filter({ hasText: '粘贴名单' })
  await list.getByText('共 3 个名字，记入 2 人，不记：赵铁柱。').waitFor()
  await list.getByRole('button', { name: '记入 2 人' }).press('Enter')
  const form = page.getByRole('dialog').filter({ hasText: '登记会议以外的学习培训' })
  await form.getByText('周建明', { exact: true }).first().waitFor()
  await form.getByText('王芳', { exact: true }).first().waitFor()
  await form.getByRole('button', { name: /取\s?消/ }).press('Enter')
})
