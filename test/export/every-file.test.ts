/** Each form as a file of its own, filled and empty: what `every-form.test.ts` shows of the books. */
import { beforeAll, expect, test } from 'vitest'
import { standardCatalogue } from '#shared/export.ts'
import { compose, recordFiles } from '#electron/export/compose.ts'
import type { LedgerFacts } from '#electron/export/facts.ts'
import { wordFile } from '#electron/export/word.ts'
import { lintDocx, textLines } from '../support/docx.ts'
import { fullFacts } from '../support/full-facts.ts'
import { openInOffice, validateDocx } from '../support/office.ts'
import { jpegOf } from '../support/photos.ts'

const codes = standardCatalogue.volumes.flatMap(({ forms }) => forms.map(({ code }) => code))
const slow = { timeout: 300_000 }
let facts: LedgerFacts
let photo: Uint8Array
beforeAll(async () => {
  facts = fullFacts()
  photo = await jpegOf(400, 300, [
    [200, 30, 30],
    [30, 30, 200],
  ])
})
const photoOf = () => Promise.resolve(photo)

// the fonts differ in their names alone, which the books have shown
test('each form as a file of its own, filled and empty', slow, async () => {
  const files = [
    ...recordFiles(facts, { fillPage: true }),
    ...recordFiles(facts, { talkContents: true }),
    ...recordFiles(facts, { blank: true }),
  ]
  expect(files.length).toBeGreaterThanOrEqual(codes.length * 2)
  for (const { fileName, document } of files) {
    const bytes = await wordFile(document, 'official', photoOf)
    expect([fileName, lintDocx(bytes), await validateDocx(bytes)]).toEqual([fileName, [], []])
  }
})

test('empty forms fill their pages and no more, and say nothing of anybody', slow, async () => {
  const sections = recordFiles(facts, { blank: true }).flatMap(({ document }) => document.sections)
  const bytes = await wordFile({ ...compose(facts, { blank: true }), sections }, 'system')
  expect(openInOffice(bytes).pages).toBe(sections.flatMap(({ sheets }) => sheets).length)
  const text = textLines(bytes).join('')
  for (const { name } of facts.everyone) expect(text).not.toContain(name)
  expect(text).not.toMatch(/2000|2026/)
})
