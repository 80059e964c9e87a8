/**
 * Every page, and every dialog that matters, before axe (WCAG 2.1 and 2.2 A and AA, and best practice); and one meeting from the
 * home page to the printer by keys alone. No rule is switched off.
 */
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bringAxe, faultsOn } from '#test/support/axe.ts'
import { launch } from '#test/support/browser.ts'
import { branchOf } from '#test/support/ledger.ts'
import { type View, viewsOf } from '#test/support/every-view.ts'
import { type LoopbackLedger, openLoopback } from '#test/support/loopback.ts'

let browser: Browser
const opened: LoopbackLedger[] = []
beforeAll(async () => {
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  for (const ledger of opened) await ledger.close()
})

async function ledgerOn(today: string): Promise<LoopbackLedger> {
  const ledger = await openLoopback({ today })
  opened.push(ledger)
  return ledger
}

async function openWindow(ledger: LoopbackLedger): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
  // a busy machine is slow, not wrong
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  await bringAxe(page)
  await page.goto(ledger.url)
  return page
}

declare global {
  interface Window {
    timesPrinted?: number
  }
}

async function show(page: Page, view: View): Promise<void> {
  await page.evaluate((to) => {
    window.location.hash = to
  }, view.at)
  await page.getByRole('heading', { level: 1, name: view.shows ?? /./ }).waitFor()
  // what is still being fetched shows as a skeleton or as nothing under the heading
  await page.waitForFunction(
    () =>
      document.querySelector('.ant-skeleton, .waiting') === null &&
      (document.querySelector('.paper')?.childElementCount ?? 0) > 1,
  )
}

test('axe finds nothing on any page, dialog or step', { timeout: 480_000 }, async () => {
  const ledger = await ledgerOn('2026-10-08')
  const page = await openWindow(ledger)
  const faults: string[] = []
  let [views, checks] = [0, 0]
  const look = async (name: string) => {
    const found = await faultsOn(page, name)
    faults.push(...found.faults)
    checks += found.checks
    views += 1
  }
  await page.getByRole('heading', { level: 1, name: '支部台账' }).waitFor()
  await look('welcome')

  const path = join(ledger.folder, '演示.ledger')
  await ledger.call('ledger.createDemonstration', { path })
  await ledger.call('ledger.open', { path })
  const meetings = await ledger.call('meetings.list', {})
  const [member, recorder] = (await ledger.call('members.list', {})).map(({ memberId }) => memberId)
  if (member === undefined || recorder === undefined) throw new Error('the demonstration has members')
  const draft = await ledger.call('meetings.convene', {
    kind: 'generalMeeting',
    startsAt: '2026-10-08T09:00',
    chairId: member,
    recorderId: recorder,
    agenda: [{ title: '讨论接收预备党员', speeches: [{ speakerId: recorder, text: '介绍情况。' }] }],
  })
  await ledger.call('motions.propose', {
    meetingId: draft.meetingId,
    agendaItemId: draft.agenda[0]?.agendaItemId ?? 0,
    title: '接收宋佳宁同志为预备党员',
    decisionKind: 'admitProbationary',
    subjectName: '宋佳宁',
  })
  const finals = Map.groupBy(
    meetings.filter(({ state }) => state === 'final'),
    ({ kind }) => kind,
  )
  const listed = viewsOf({
    draft: draft.meetingId,
    final: [...finals.values()].flatMap((own) => own.at(-1)?.meetingId ?? []),
    member,
    talk: (await ledger.call('talks.list', {}))[0]?.talkId ?? 0,
    life: (await ledger.call('life.list', {}))[0]?.lifeId ?? 0,
  })
  await page.reload()
  for (const view of listed) {
    await show(page, view)
    await view.opens?.(page)
    await look(view.at)
    await page.keyboard.press('Escape')
  }
  // the wizard's own second look, reached from its first
  await page.getByRole('button', { name: /^下一步/ }).press('Enter')
  await page.locator('tbody[data-row]').first().waitFor()
  await look('/import, rows')

  // in the dark the same names stand for other colours: a page of each make
  const lamplit = [
    '/',
    '/overview',
    `/meetings/${draft.meetingId}?proposing`,
    '/talks',
    '/book',
    '/settings?tab=rules',
  ]
  await show(page, { at: '/members', shows: '党员名册' })
  await ledger.call('ledger.changeSettings', { look: 'dark' })
  await page.reload()
  for (const view of listed.filter(({ at }) => lamplit.includes(at))) {
    await show(page, view)
    await view.opens?.(page)
    await look(`${view.at}, dark`)
    await page.keyboard.press('Escape')
  }
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark')
  console.log(`axe: ${views} views, ${checks} checks, ${faults.length} faults`)
  expect(faults).toEqual([])
  expect(views).toBeGreaterThan(61)
})

/** Tab until the control has the cursor: by keys there must be a way to it. */
async function tabTo(target: Locator): Promise<void> {
  const page = target.page()
  await target.waitFor()
  for (let stops = 0; stops < 150; stops += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`no way by Tab to ${String(target)}`)
}

const focused = (field: Locator) => field.and(field.page().locator(':focus')).waitFor()

/** Pages that hold nothing in a new ledger, and say so themselves. */
const emptyAtFirst = [
  '/overview',
  '/meetings',
  '/members',
  '/talks',
  '/dues',
  '/study',
  '/study?tab=hours',
  '/study?tab=notice',
  '/life',
  '/rectification',
  '/registers/tasks',
  '/registers/birthdays',
  '/registers/integrity',
  '/registers/documents',
  '/registers/venue',
]

test(
  'a new ledger says on every page what belongs there, and where to begin',
  { timeout: 240_000 },
  async () => {
    const ledger = await ledgerOn('2026-10-08')
    await ledger.call('ledger.create', {
      branchName: '机关第二党支部',
      path: join(ledger.folder, '新.ledger'),
    })
    const page = await openWindow(ledger)
    const wanting: string[] = []
    // a page of one record has none to show yet; a form is told of where it is opened
    const listed = viewsOf({ draft: 0, final: [], member: 0, talk: 0, life: 0 })
      .map(({ at }) => at)
      .filter((at) => !/\/0|new|nowhere|year=2025/.test(at))
    for (const at of new Set([...listed, ...emptyAtFirst])) {
      await show(page, { at })
      const sheet = page.locator('.paper')
      const own = emptyAtFirst.includes(at) ? sheet.locator('.empty-page') : sheet
      if (!/[\u4e00-\u9fff]{6}.*。/s.test((await own.allInnerTexts()).join('\n')))
        wanting.push(`${at}: no sentence`)
      if ((await own.locator('a[href], button:enabled').count()) === 0)
        wanting.push(`${at}: nothing to begin with`)
      if (emptyAtFirst.includes(at)) wanting.push(...(await faultsOn(page, at)).faults)
    }
    expect(wanting).toEqual([])
  },
)

describe('by keys alone', () => {
  test('from the home page through a meeting with a vote to the printer', async () => {
    const ledger = await ledgerOn('2026-09-30')
    await ledger.call('ledger.create', {
      branchName: '机关第二党支部',
      path: join(ledger.folder, 'a.ledger'),
    })
    await branchOf(ledger, 4)
    const page = await openWindow(ledger)
    await page.getByRole('heading', { level: 1, name: '2026年9月' }).waitFor()
    const keys = page.keyboard
    const into = async (field: Locator, text: string) => {
      await tabTo(field)
      await keys.type(text)
    }
    const enter = async (control: Locator) => {
      await tabTo(control)
      await keys.press('Enter')
    }

    await enter(
      page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '会议', exact: true }),
    )
    await enter(page.getByRole('button', { name: /^新建会议/ }))
    await page.getByRole('menuitem', { name: '党员大会', exact: true }).waitFor()
    await focused(page.getByRole('menuitem').first())
    await keys.press('Enter')
    await page.getByRole('group', { name: '会议基本情况' }).waitFor()

    // the head: every stop shows where it is
    await into(page.getByLabel('结束时间'), '11:00')
    await into(page.getByLabel('地点'), '三楼会议室')
    await tabTo(page.getByRole('combobox', { name: '记录人' }))
    await keys.type('党员02')
    await keys.press('Enter')
    await tabTo(page.getByRole('button', { name: '党员01，出席' }))
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', '2']) await keys.press(key)
    await focused(page.getByLabel('党员04请假的原因'))
    await keys.type('出差')
    await keys.press('Enter')
    await page.getByText('应到 4（有表决权 4）· 实到 3（有表决权 3）').waitFor()

    await enter(page.getByRole('button', { name: '＋ 添加议题' }))
    await focused(page.getByLabel('议题1', { exact: true }))
    await keys.type('审议半年工作报告')
    await enter(page.getByRole('button', { name: '＋ 添加发言' }))
    await focused(page.getByLabel('议题1第 1 条发言：发言人'))
    await keys.type('党员02')
    await keys.press('Enter')
    await keys.type('报告写得实在。')

    await enter(page.getByRole('button', { name: '＋ 提出表决事项' }))
    await enter(page.getByLabel('表决事项', { exact: true }))
    const motion = page.getByRole('region', { name: '表决 审议半年工作报告' })
    await tabTo(motion.getByRole('radio', { name: '党员01：同意', exact: true }))
    for (const key of ['1', 'Enter', '1', 'Enter', '1', 'Enter']) await keys.press(key)
    await motion
      .getByRole('status', { name: '结论' })
      .getByText('赞成 3 / 应到 4，超过半数，通过。')
      .waitFor()
    await enter(motion.getByRole('button', { name: '写入决议', exact: true }))
    const stage = async () => {
      const [summary] = await ledger.call('meetings.list', {})
      const { motions } = await ledger.call('meetings.show', { meetingId: summary?.meetingId ?? 0 })
      return motions[0]?.stage
    }
    await expect.poll(stage, { timeout: 20_000 }).toBe('resolved')

    await enter(page.locator('.paper-head').getByRole('button', { name: '定稿', exact: true }))
    const review = page.getByRole('region', { name: '定稿前检查' })
    await enter(review.getByRole('button', { name: /定稿$/ }).first())
    await page.getByText('已定稿').waitFor()
    await page.evaluate(() => {
      window.print = () => {
        window.timesPrinted = (window.timesPrinted ?? 0) + 1
      }
    })
    await enter(page.locator('.paper-head').getByRole('button', { name: '打印', exact: true }))
    expect(await page.evaluate(() => window.timesPrinted)).toBe(1)
  })

  test('a date is one stop for Tab, and whatever has the cursor shows it', async () => {
    const [ledger] = opened
    if (ledger === undefined) throw new Error('the first test opens a ledger')
    const page = await openWindow(ledger)
    await show(page, { at: '/members/new', shows: '新增党员' })
    await page.getByRole('textbox', { name: '出生日期', exact: true }).focus()
    await page.keyboard.press('Tab')
    const next = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
    expect(next).not.toContain('从日历选')
    // an outline of its own, or the ruled cell's; antd's fields draw a shadow
    const plain: string[] = []
    for (let stop = 0; stop < 40; stop += 1) {
      await page.keyboard.press('Tab')
      const unseen = await page.evaluate(() => {
        const element = document.activeElement
        if (element === null || element === document.body) return null
        const shows = (one: Element | null): boolean => {
          if (one === null) return false
          const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one)
          return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
        }
        const around = [element, element.closest('.ruled-value'), element.closest('[class*="ant-"]')]
        const wrapper = element.closest('.ant-select, .ant-input-affix-wrapper, .ant-checkbox, .ant-radio')
        return [...around, wrapper].some(shows) ? null : element.outerHTML.slice(0, 160)
      })
      if (unseen !== null) plain.push(unseen)
    }
    expect(plain).toEqual([])
  })
})
