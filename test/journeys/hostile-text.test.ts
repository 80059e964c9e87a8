/** Markup and script in every text of a record: the pages show it as text, and nothing of it runs. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from '#test/support/browser.ts'
import { branchOf, convene } from '#test/support/ledger.ts'
import { type LoopbackLedger, openLoopback } from '#test/support/loopback.ts'

/** Breaks out of attributes, elements and strings; each of its parts would say so. */
const payload = `"'></textarea></title><img src=x data-ran onerror="window.ran=1"><script>window.ran=1</script><svg onload="window.ran=1"><a href="javascript:window.ran=1">x</a>{{7*7}}\${7*7}`
const short = `<img src=x data-ran onerror=window.ran=1>`

let ledger: LoopbackLedger
let browser: Browser
let page: Page
let records: readonly string[] = []
const heard: string[] = []

beforeAll(async () => {
  ledger = await openLoopback({ today: '2026-09-20' })
  const { call } = ledger
  await call('ledger.create', { branchName: short, superior: short, path: `${ledger.folder}/x.ledger` })
  const { ids, secretary, recorder } = await branchOf(ledger, 4)
  const { memberId } = await call('members.enrol', {
    name: '<b data-ran>甲</b>',
    category: 'fullMember',
    joinDate: '2010-07-01',
    fullMemberDate: '2011-07-01',
    jobTitle: short,
    address: short,
    remark: payload,
  })
  const meeting = await convene(
    ledger,
    { secretary, recorder },
    {
      theme: short,
      place: short,
      agenda: [{ title: short, speeches: [{ speakerId: recorder, kind: 'discussion', text: payload }] }],
    },
  )
  const talk = await call('talks.record', {
    talkerIds: [secretary],
    partnerIds: [ids[3] ?? memberId],
    heldOn: '2026-09-10',
    place: short,
    occasion: 'routine',
    thought: payload,
    work: payload,
    opinion: payload,
    followUp: payload,
  })
  await call('motions.propose', {
    meetingId: meeting.meetingId,
    decisionKind: 'generalResolution',
    title: short,
    method: 'showOfHands',
  })
  await call('service.record', { servedOn: '2026-09-01', topic: short, target: short, place: short })
  records = [
    `members/${memberId}`,
    `meetings/${meeting.meetingId}`,
    `talks/${talk.talkId}`,
    'registers/service',
  ]
  browser = await launch()
  page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
  page.setDefaultTimeout(60_000)
  page.on('console', (message) => {
    if (message.type() === 'error') heard.push(message.text())
  })
  page.on('pageerror', (error) => heard.push(error.message))
  page.on('dialog', (dialog) => {
    heard.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  await page.goto(ledger.url)
  await page.getByRole('navigation', { name: '主导航' }).waitFor()
})
afterAll(async () => {
  await browser?.close()
  await ledger?.close()
})

test('no page runs it, none makes an element of it, the policy has nothing to refuse', async () => {
  const places = [
    '',
    'calendar',
    'overview',
    'meetings',
    'members',
    'talks',
    'registers',
    'inspection',
    'book',
    'settings',
    'search?q=img',
  ]
  let shown = 0
  for (const place of [...places, ...records]) {
    await page.evaluate((path) => {
      location.hash = `#/${path}`
    }, place)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    await page.locator('.ant-skeleton').first().waitFor({ state: 'detached' })
    const found = await page.evaluate(() => ({
      ran: 'ran' in window,
      made: document.querySelectorAll('[data-ran], a[href^="javascript:" i]').length,
      shown:
        document.body.innerText.includes('data-ran') ||
        [...document.querySelectorAll('input, textarea')].some(
          (field) => 'value' in field && String(field.value).includes('data-ran'),
        ),
    }))
    expect([place, found.ran, found.made]).toEqual([place, false, 0])
    if (found.shown) shown += 1
  }
  expect(shown).toBeGreaterThan(7)
  expect(heard).toEqual([])
})

test('the watch would see it: the same text set as markup does make an element, and the policy stops its script', async () => {
  const made = await page.evaluate((markup) => {
    const box = document.createElement('div')
    box.innerHTML = markup
    document.body.append(box)
    return box.querySelectorAll('[data-ran]').length
  }, short)
  expect(made).toBe(1)
  await expect.poll(() => heard.some((line) => /Content Security Policy/.test(line))).toBe(true)
  expect(await page.evaluate(() => 'ran' in window)).toBe(false)
})
