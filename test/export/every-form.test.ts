/** Every form there is, filled and empty, in both font schemes: sound to the validator, to our own look, to LibreOffice. */
import { beforeAll, describe, expect, test } from 'vitest'
import { standardCatalogue } from '#shared/export.ts'
import { MeetingKind } from '#shared/meetings.ts'
import { compose, formsOf } from '#electron/export/compose.ts'
import type { LedgerFacts } from '#electron/export/facts.ts'
import type { FontScheme } from '#electron/export/model.ts'
import { wordFile } from '#electron/export/word.ts'
import { lintDocx } from '../support/docx.ts'
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

test('the sample has something to say on every form of the catalogue', () => {
  const filled = formsOf(facts).map(({ code }) => code)
  expect([...filled, ...formsOf(facts, { talkContents: true }).map(({ code }) => code)].toSorted()).toEqual(
    codes.toSorted(),
  )
  expect(formsOf(facts, { blank: true }).map(({ code }) => code)).toEqual(codes)
  expect(MeetingKind.options.every((kind) => facts.meetings.some((meeting) => meeting.kind === kind))).toBe(
    true,
  )
})

describe.each<FontScheme>(['official', 'system'])('in %s fonts', (scheme) => {
  test.each([
    ['the whole book, filled', { fillPage: true }],
    ['every form empty', { blank: true }],
    ['the volume of talks', { talkContents: true }],
  ])('%s', slow, async (_, options) => {
    const bytes = await wordFile(compose(facts, options), scheme, photoOf)
    expect(lintDocx(bytes)).toEqual([])
    expect(await validateDocx(bytes)).toEqual([])
    expect(openInOffice(bytes).pages).toBeGreaterThan(1)
  })
})
