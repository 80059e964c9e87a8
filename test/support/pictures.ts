/** Pictures of what a journey saw, in artifacts/journeys: not in git; the workflow keeps them with the run. */
import { join } from 'node:path'
import type { Page } from 'playwright-core'

/** Keeps what `page` shows now as `name`.png. Never compared with anything: it is for people to look at. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(process.cwd(), 'artifacts', 'journeys', `${name}.png`) })
}
