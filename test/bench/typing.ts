/**
 * What a key costs in a meeting of 45 (the vote grid, the attendance, a statement, a resolution): the processor time of
 * the page's one thread for the key (handler, drawing, layout, paint), in which other programs have no part, and the
 * time to the end of the next frame, whose waiting is the screen's. The saving that falls between the keys is counted.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CDPSession, Page } from 'playwright-core'
import { launch } from '#test/support/browser.ts'
import { openLoopback } from '#test/support/loopback.ts'
import { copyOf, largeLedger } from './large-ledger.ts'
import { lookedAt, ordinary } from './large-ledger-size.ts'
import { type Figure, figureOf } from './measure.ts'

/** Milliseconds of processor time that the page's main thread has had since it was opened. */
async function busy(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
}

/** Presses the keys one by one, each after the frame of the one before. */
async function typed(page: Page, session: CDPSession, keys: readonly string[]) {
  const [work, frame]: [number[], number[]] = [[], []]
  for (const key of keys) {
    await page.evaluate(() => {
      addEventListener(
        'keydown',
        (event) => {
          const began = event.timeStamp
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel()
            port1.addEventListener('message', () => {
              document.documentElement.dataset['frame'] = String(performance.now() - began)
            })
            port1.start()
            port2.postMessage(null)
          })
        },
        { capture: true, once: true },
      )
      delete document.documentElement.dataset['frame']
    })
    const before = await busy(session)
    await page.keyboard.press(key)
    await page.waitForFunction(() => document.documentElement.dataset['frame'] !== undefined)
    work.push((await busy(session)) - before)
    frame.push(await page.evaluate(() => Number(document.documentElement.dataset['frame'])))
  }
  return { work, frame }
}

export async function benchTyping(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  const path = copyOf((await largeLedger(ordinary)).path, folder)
  const ledger = await openLoopback({ today: lookedAt.today, path })
  const { meetingId, attendance } = await ledger.call('meetings.convene', {
    kind: 'generalMeeting',
    startsAt: `${lookedAt.today}T09:00`,
    agenda: [{ title: '审议年度工作报告' }],
  })
  await ledger.call('motions.propose', {
    meetingId,
    title: '审议年度工作报告',
    decisionKind: 'generalResolution',
    method: 'showOfHands',
  })
  const browser = await launch()
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
  await page.goto(ledger.url)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.evaluate((id) => {
    window.location.hash = `#/meetings/${id}`
  }, meetingId)
  const votes = page.getByRole('table', { name: /^逐人记票/ })
  await votes.waitFor()
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  await votes.getByRole('radio').first().focus()
  const people = `${attendance.length} members`
  const voting = await typed(
    page,
    session,
    Array.from({ length: 60 }, (_, at) => (at % 2 === 0 ? '1' : 'Enter')),
  )
  await page.locator('.attendance [data-name="0"]').focus()
  const marking = await typed(
    page,
    session,
    Array.from({ length: 40 }, (_, at) => (at % 4 === 0 ? '4' : at % 4 === 2 ? '1' : 'ArrowRight')),
  )
  await page.getByRole('button', { name: '＋ 记录逐人表态' }).click()
  await page
    .getByRole('textbox', { name: /的表态要点$/ })
    .first()
    .focus()
  const letters = Array.from({ length: 40 }, (_, at) => 'fen'.charAt(at % 3))
  const stating = await typed(page, session, letters)
  const idle = await typed(
    page,
    session,
    letters.map(() => 'Shift'),
  )
  await page
    .getByRole('textbox', { name: /的决议$/ })
    .first()
    .focus()
  const resolving = await typed(page, session, letters)
  await browser.close()
  await ledger.close()
  rmSync(folder, { recursive: true, force: true })
  return [
    ...figuresOf(`a key in the vote grid of ${people}`, voting),
    ...figuresOf(`a key in the attendance of ${people}`, marking),
    ...figuresOf(`a letter in one of ${people}' statements`, stating),
    ...figuresOf('a letter in a resolution', resolving),
    figureOf('a key that does nothing: what the measuring itself costs of each figure above', idle.work),
  ]
}

function figuresOf(name: string, { work, frame }: Awaited<ReturnType<typeof typed>>): Figure[] {
  const slowest = work.toSorted((one, other) => one - other).slice(Math.floor(work.length * 0.95))
  return [
    figureOf(`${name}: work of the page`, work, { limit: 16 }),
    figureOf('… of the slowest twentieth, the least', slowest.slice(0, 1), { limit: 16 }),
    figureOf('… to the end of the next frame, waiting for it included', frame),
  ]
}
