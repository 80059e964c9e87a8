/** axe (WCAG 2.1 and 2.2 A and AA, and best practice) on a page of a journey. No rule is switched off. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

/** Before the page is opened: its own policy runs no such script; this comes from outside it. */
export const bringAxe = (page: Page): Promise<unknown> =>
  page.addInitScript(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'))

declare global {
  interface Window {
    axe: { run(context: Document, options: RunOptions): Promise<AxeResults> }
  }
}

/** What axe finds wrong, a line each: `page: rule (how often) where`. */
export async function faultsOn(page: Page, name: string): Promise<{ faults: string[]; checks: number }> {
  const { violations, passes } = await page.evaluate(() => {
    // from the top: what lies half under the frame's head only waits to be scrolled to
    window.scrollTo(0, 0)
    return window.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations'],
      preload: false,
      ancestry: false,
      xpath: false,
    })
  })
  return {
    faults: violations.map(
      ({ id, nodes }) => `${name}: ${id} (${nodes.length}) ${String(nodes[0]?.html).slice(0, 200)}`,
    ),
    checks: passes.length + violations.length,
  }
}
