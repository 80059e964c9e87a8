/** A meeting from its first key to its seal, in a real browser over loopback, without a mouse where keys will do. */
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { launch } from '#test/support/browser.ts'
import { branchOf, convene } from '#test/support/ledger.ts'
import { type LoopbackLedger, openLoopback } from '#test/support/loopback.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

/** A branch of `count` members behind a loopback server of its own; the first is secretary. */
async function ledgerOf(count: number): Promise<LoopbackLedger> {
  const ledger = await openLoopback({ today: '2026-09-30' })
  onTestFinished(() => ledger.close())
  await ledger.call('ledger.create', { branchName: '机关第二党支部', path: join(ledger.folder, 'a.ledger') })
  await branchOf(ledger, count)
  return ledger
}

/** A window of its own, as after starting the program anew. */
async function openWindow(ledger: LoopbackLedger): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
  onTestFinished(() => context.close())
  // a busy machine is slow, not wrong
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  await page.goto(ledger.url)
  await page
    .getByRole('navigation', { name: '主导航' })
    .getByRole('link', { name: '会议', exact: true })
    .waitFor()
  return page
}

async function visitMeeting(page: Page, meetingId: number): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash
  }, `#/meetings/${meetingId}`)
  await page.getByRole('group', { name: '会议基本情况' }).waitFor()
}

/** The only meeting of the ledger. */
async function onlyMeeting(ledger: LoopbackLedger) {
  const [summary] = await ledger.call('meetings.list', {})
  if (summary === undefined) throw new Error('no meeting yet')
  return ledger.call('meetings.show', { meetingId: summary.meetingId })
}

async function pick(page: Page, label: string, name: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).fill(name)
  await page.getByRole('combobox', { name: label }).press('Enter')
}

/** Marks the first `count` names as on leave, by keys only. */
async function sendOnLeave(page: Page, count: number): Promise<void> {
  await page.getByRole('button', { name: /^党员01，/ }).focus()
  for (let index = 0; index < count; index += 1) {
    await page.keyboard.press('2')
    await expectFocus(page.getByRole('textbox', { name: new RegExp(`党员0${index + 1}请假的原因`) }))
    await page.keyboard.type('出差')
    await page.keyboard.press('Enter')
  }
}

/** Saves follow the last key after a moment. */
const patience = { timeout: 20_000 }

const expectFocus = (field: Locator) => field.and(field.page().locator(':focus')).waitFor()

describe('a general meeting', () => {
  test('from 新建会议 to 定稿: attendance by keys, statements, secret ballot, resolution', async () => {
    const ledger = await ledgerOf(5)
    const page = await openWindow(ledger)
    await page
      .getByRole('navigation', { name: '主导航' })
      .getByRole('link', { name: '会议', exact: true })
      .press('Enter')
    await page.getByRole('button', { name: /^新建会议/ }).press('Enter')
    await page.getByRole('menuitem', { name: '党员大会', exact: true }).press('Enter')
    await page.getByLabel('地点').fill('三楼会议室')
    await page.getByLabel('结束时间').fill('9点50')
    await pick(page, '记录人', '党员02')

    // attendance: to the third name by arrows, on leave with a reason
    await page.getByRole('button', { name: '党员01，出席' }).focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('2')
    await expectFocus(page.getByLabel('党员03请假的原因'))
    await page.keyboard.type('住院')
    await page.keyboard.press('Enter')
    const headcount = page.getByRole('status', { name: '到会人数' })
    await headcount.getByText('应到 5（有表决权 5）· 实到 4（有表决权 4）').waitFor()
    expect(await headcount.textContent()).toContain('已过半数')

    // agenda and discussion
    await page.getByRole('button', { name: '＋ 添加议题' }).press('Enter')
    await expectFocus(page.getByLabel('议题1', { exact: true }))
    await page.keyboard.type('讨论接收宋佳宁同志为预备党员')
    await page.getByRole('button', { name: '＋ 添加发言' }).press('Enter')
    await expectFocus(page.getByLabel('议题1第 1 条发言：发言人'))
    await page.keyboard.type('党员02')
    await page.keyboard.press('Enter')
    await page.keyboard.type('介绍培养考察情况，工作踏实。')

    // the motion guesses its kind from the agenda, its method from the law
    await page.getByRole('button', { name: '＋ 提出表决事项' }).press('Enter')
    expect(await page.getByLabel('表决种类').inputValue()).toBe('admitProbationary')
    expect(await page.getByLabel('表决方式').inputValue()).toBe('secretBallot')
    await page.getByLabel('表决对象').fill('宋佳宁')
    await page.getByLabel('表决对象').press('Enter')
    const motion = page.getByRole('region', { name: '表决 接收宋佳宁同志为预备党员' })
    await motion.getByText('须赞成 ≥3').waitFor()
    await motion.getByText('无记名投票：本表不记录个人投票').waitFor()
    await motion.getByText('还有 4 人没有表态').waitFor()
    expect(await motion.getByLabel('发出', { exact: true }).isDisabled()).toBe(true)

    // statements: a digit, the text, Enter, and so on to the last; whoever chairs comes last
    await motion.getByRole('radio', { name: '党员02：同意', exact: true }).focus()
    for (const name of ['党员02', '党员04', '党员05', '党员01']) {
      await page.keyboard.press(name === '党员05' ? '2' : '1')
      await expectFocus(motion.getByLabel(`${name}的表态要点`))
      await page.keyboard.type(`${name}谈了对宋佳宁同志的看法`)
      await page.keyboard.press('Enter')
    }
    await motion.getByRole('button', { name: '人人已表态' }).waitFor()

    // a written opinion from somebody who is away counts when it came before the meeting
    await motion.getByRole('button', { name: /登记书面意见/ }).press('Enter')
    await motion.getByRole('textbox', { name: '送达（日期）' }).fill('2026-09-29')
    await motion.getByRole('textbox', { name: '送达（时间）' }).fill('15:00')
    await motion.getByRole('textbox', { name: '送达（时间）' }).press('Enter')
    await motion.getByRole('button', { name: '登记', exact: true }).press('Enter')
    await motion.getByText('计入', { exact: true }).waitFor()

    // the ballot: sums only, and a fault is said while it is typed
    const issued = motion.getByLabel('发出', { exact: true })
    // open once the statements are saved, a moment after the last key
    await expect.poll(() => issued.isEnabled(), patience).toBe(true)
    await issued.focus()
    for (const digits of ['4', '4', '4', '0', '3', '2', '0']) {
      await page.keyboard.type(digits)
      await page.keyboard.press('Enter')
    }
    await motion.getByText('赞成 3 ＋ 不赞成 2 ＋ 弃权 0 ＝ 5，与有效 4 不符').waitFor()
    await motion.getByLabel('不赞成', { exact: true }).fill('1')
    await motion.getByLabel('监票人').fill('党员04')
    await motion.getByLabel('计票人').fill('党员05')
    const conclusion = motion.getByRole('status', { name: '结论' })
    await conclusion.getByText('赞成 4 / 应到 5，超过半数，通过。').waitFor()

    // 「一致同意」 is refused and rewritten in numbers
    const resolution = motion.getByLabel('接收宋佳宁同志为预备党员的决议')
    await resolution.fill('一致同意。')
    await motion.getByRole('button', { name: '改为逐人表述' }).press('Enter')
    expect(await resolution.inputValue()).toContain('赞成 4 票、不赞成 1 票、弃权 0 票')

    await expect.poll(async () => (await onlyMeeting(ledger)).motions[0]?.stage, patience).toBe('resolved')
    await page.locator('.paper-head').getByRole('button', { name: '定稿', exact: true }).press('Enter')
    const review = page.getByRole('region', { name: '定稿前检查' })
    await review.getByText('必备的项目都齐了。').waitFor()
    await review.getByRole('button', { name: /定稿$/ }).first().press('Enter')
    await page.getByText('已定稿').waitFor()
    await page.getByRole('textbox').first().waitFor({ state: 'detached' })

    const kept = await onlyMeeting(ledger)
    expect(kept.state).toBe('final')
    expect(kept.endsAt).toBe('2026-09-30T09:50')
    expect(kept.attendance.filter((row) => row.status !== 'present')).toMatchObject([
      { memberName: '党员03', status: 'leave', reason: '住院' },
    ])
    const [decided] = kept.motions
    expect(decided?.votes).toEqual([])
    expect(decided?.tally).toMatchObject({ issued: 4, approve: 3, oppose: 1, abstain: 0 })
    expect(decided?.statements.map((one) => one.memberName)).toEqual(['党员02', '党员04', '党员05', '党员01'])
    expect(decided?.verdict.passed).toBe(true)
  })

  test('8 expected and 4 present may meet, and cannot carry anything (支部工作条例第十一条)', async () => {
    const ledger = await ledgerOf(8)
    const { meetingId } = await ledger.call('meetings.convene', {
      kind: 'generalMeeting',
      startsAt: '2026-09-18T14:30',
      agenda: [{ title: '审议半年工作报告' }],
    })
    const page = await openWindow(ledger)
    await visitMeeting(page, meetingId)
    await sendOnLeave(page, 4)
    const headcount = page.getByRole('status', { name: '到会人数' })
    await headcount.getByText('刚好半数，可以开会，但全部赞成也不足通过').waitFor()

    await page.getByRole('button', { name: '＋ 提出表决事项' }).press('Enter')
    await page.getByLabel('表决事项', { exact: true }).press('Enter')
    const motion = page.getByRole('region', { name: '表决 审议半年工作报告' })
    const conclusion = motion.getByRole('status', { name: '结论' })
    await conclusion.getByText('到会 4 人，即使全部赞成也不足通过（须赞成 5）。').waitFor()

    // open votes by keys, then the rest at once; the sums are worked out
    await motion.getByRole('radio', { name: '党员05：同意', exact: true }).focus()
    await page.keyboard.press('3')
    await page.keyboard.press('Enter')
    await page.keyboard.press('1')
    await motion.getByRole('button', { name: '其余同意' }).press('Enter')
    await motion.getByRole('status', { name: '票数合计' }).getByText('同意 3 不同意 0 弃权 1').waitFor()
    await conclusion.getByText('赞成 3 / 应到 8，未通过。').waitFor()

    // one more comes in: now it could pass
    await page.getByRole('button', { name: /^党员04，/ }).focus()
    await page.keyboard.press('4')
    await headcount.getByText('已过半数').waitFor()
    await conclusion.getByText('须赞成 5，还差 2，未通过。').waitFor()
  })
})

test('an election names posts and candidates, counts the box, and says who is elected (选举工作条例)', async () => {
  const ledger = await ledgerOf(6)
  const { meetingId } = await ledger.call('meetings.convene', {
    kind: 'generalMeeting',
    startsAt: '2026-09-18T14:30',
    agenda: [{ title: '选举支部委员会委员' }],
  })
  const page = await openWindow(ledger)
  await visitMeeting(page, meetingId)
  // one is on leave and need not be counted, once all three conditions are there
  await sendOnLeave(page, 1)
  await page.getByLabel('登记不计入应到会人数的党员').selectOption({ label: '党员01' })
  await page.getByText('仍计入应到：缺上级党组织同意的文号或日期').waitFor()
  await page.getByLabel('党员01：上级同意的文号或日期').fill('机关工委〔2026〕12号')
  await page.getByLabel('党员大会通过').check()
  const headcount = page.getByRole('status', { name: '到会人数' })
  await headcount.getByText('应到 5（有表决权 5）· 实到 5（有表决权 5）').waitFor()

  await page.getByRole('button', { name: '＋ 提出表决事项' }).press('Enter')
  await page.getByLabel('表决事项', { exact: true }).press('Enter')
  const motion = page.getByRole('region', { name: '表决 选举支部委员会委员' })
  await motion.getByLabel('应选名额').fill('2')
  await motion.getByLabel('候选人', { exact: true }).fill('党员02、党员03、党员04')
  await motion.getByRole('button', { name: '确定候选人' }).press('Enter')
  await motion.getByLabel('发出', { exact: true }).focus()
  for (const digits of ['5', '5', '5', '0', '5', '0', '0', '3', '1', '1', '2', '3', '0']) {
    await page.keyboard.type(digits)
    await page.keyboard.press('Enter')
  }
  await motion.getByLabel('监票人').fill('党员04')
  await motion.getByText('监票人党员04是候选人').waitFor()
  await motion.getByLabel('监票人').fill('党员05')
  await motion.getByRole('status', { name: '结论' }).getByText('当选：党员02、党员03（须赞成 3）。').waitFor()
  await motion.getByRole('button', { name: '写入决议', exact: true }).press('Enter')
  const kept = async () => (await onlyMeeting(ledger)).motions[0]?.resolution
  await expect.poll(kept, patience).toContain('党员02、党员03当选。')
})

describe('nothing typed is lost', () => {
  async function draft() {
    const ledger = await ledgerOf(3)
    const { meetingId } = await ledger.call('meetings.convene', {
      kind: 'committeeMeeting',
      startsAt: '2026-09-18T14:30',
      agenda: [{ title: '研究工作', speeches: [{ text: '', speakerName: '党员01' }] }],
    })
    const page = await openWindow(ledger)
    await visitMeeting(page, meetingId)
    return { ledger, meetingId, page, speech: page.getByLabel('议题1第 1 条发言：内容') }
  }

  test('a window that dies after a pause in typing has lost nothing', async () => {
    const { ledger, meetingId, page, speech } = await draft()
    await speech.focus()
    await page.keyboard.type('调研要提前到十月。')
    const saved = async () => (await onlyMeeting(ledger)).agenda[0]?.speeches[0]?.text
    await expect.poll(saved, patience).toBe('调研要提前到十月。')
    await page.context().close()

    const again = await openWindow(ledger)
    await visitMeeting(again, meetingId)
    expect(await again.getByLabel('议题1第 1 条发言：内容').inputValue()).toBe('调研要提前到十月。')
  })

  test('keys pressed while a save is under way stay, and are saved after it', async () => {
    const { ledger, page, speech } = await draft()
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const underWay = page.waitForRequest('**/call/meetings.saveDraft')
    await page.route('**/call/meetings.saveDraft', async (route) => {
      await held
      await route.continue()
    })
    await speech.focus()
    await page.keyboard.type('前半句，')
    await underWay
    await page.keyboard.type('后半句。')
    release()
    await expect
      .poll(async () => (await onlyMeeting(ledger)).agenda[0]?.speeches[0]?.text, patience)
      .toBe('前半句，后半句。')
    expect(await speech.inputValue()).toBe('前半句，后半句。')
  })

  test('a record changed elsewhere is shown afresh, and 撤销 brings the unsaved text back', async () => {
    const { ledger, meetingId, page, speech } = await draft()
    const { revision, startsAt } = await onlyMeeting(ledger)
    await ledger.call('meetings.saveDraft', { meetingId, revision, startsAt, place: '别处改的地点' })
    // this window still builds on the older revision
    await page.getByRole('button', { name: '＋ 添加议题' }).waitFor()
    await speech.fill('这边的文字')
    await page.getByRole('alert').getByText('这份记录刚才在别处改过').waitFor()
    expect(await page.getByLabel('地点').inputValue()).toBe('别处改的地点')
    await page.getByRole('button', { name: '撤销', exact: true }).press('Enter')
    expect(await speech.inputValue()).toBe('这边的文字')
    await expect
      .poll(async () => (await onlyMeeting(ledger)).agenda[0]?.speeches[0]?.text, patience)
      .toBe('这边的文字')
  })

  test('pasted minutes fall apart into one speech per speaker, once seen', async () => {
    const { ledger, page, speech } = await draft()
    await speech.focus()
    await page.evaluate(() => {
      const data = new DataTransfer()
      data.setData('text/plain', '党员02：同意这个安排。\n补充一点，注意时间。\n党员03同志：建议增加调研。')
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      )
    })
    const preview = page.getByRole('dialog').filter({ hasText: '粘贴的记录按发言人分开' })
    await preview.getByText('补充一点，注意时间。').waitFor()
    await preview.getByRole('button', { name: '分成 2 条发言' }).press('Enter')
    const speeches = async () =>
      (await onlyMeeting(ledger)).agenda[0]?.speeches.map(({ speakerName, text }) => [speakerName, text])
    await expect.poll(speeches, patience).toEqual([
      ['党员01', ''],
      ['党员02', '同意这个安排。\n补充一点，注意时间。'],
      ['党员03', '建议增加调研。'],
    ])
  })
})

test('a photo is kept inside the ledger with its caption, shown on the sealed record, and taken off only from a draft', async () => {
  const ledger = await ledgerOf(4)
  const people = { secretary: 1, recorder: 2 }
  const { meetingId } = await convene(ledger, people)
  const page = await openWindow(ledger)
  await visitMeeting(page, meetingId)
  const photo = {
    name: '会场.png',
    mimeType: 'image/png',
    buffer: Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
  }
  await page
    .getByLabel('选择照片或扫描件')
    .setInputFiles([photo, { ...photo, name: '假的.png', buffer: Buffer.from('<html>') }])
  await page.getByRole('img', { name: '会场.png' }).waitFor()
  // the second one is no picture, whatever its name says
  await page
    .getByText(/只能附 JPEG、PNG 图片或 PDF/)
    .first()
    .waitFor()
  await page.getByLabel('会场.png 的说明').fill('9月18日，三楼会议室，讨论下半年工作')
  await page.getByLabel('会场.png 的说明').press('Enter')
  await expect
    .poll(
      async () => (await ledger.call('attachments.list', { meetingId })).map((one) => one.caption),
      patience,
    )
    .toEqual(['9月18日，三楼会议室，讨论下半年工作'])
  await ledger.call('meetings.finalise', { meetingId })
  await page.reload()
  await page.getByRole('img', { name: '9月18日，三楼会议室，讨论下半年工作' }).waitFor()
  await page.getByRole('button', { name: '取下' }).first().waitFor({ state: 'detached' })
})
