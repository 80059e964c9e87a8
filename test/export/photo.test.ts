/** Pictures on their way into a book: upright, small, and silent about where they were taken. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { headOf, withoutTraces } from '#electron/export/photo-head.ts'
import { scaled, upright } from '#electron/export/photo-pixels.ts'
import { printable } from '#electron/export/photo.ts'
import { lintDocx, partsOf, textLines } from '../support/docx.ts'
import { branchOf, convene, openTestLedger } from '../support/ledger.ts'
import { openInOffice, validateDocx } from '../support/office.ts'
import { jpegOf, pngOf, tellTale } from '../support/photos.ts'

const red = [200, 30, 30] as const
const blue = [30, 30, 200] as const
const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('latin1')

describe('a picture', () => {
  test('of a small size goes in as it is, but for what the camera tells on', async () => {
    const jpeg = await jpegOf(64, 32, [red, blue], 1)
    expect(text(jpeg)).toContain(tellTale)
    const picture = await printable(jpeg)
    expect(picture).toMatchObject({ type: 'jpeg', width: 64, height: 32 })
    expect(text(picture?.bytes)).not.toContain(tellTale)
    expect(text(picture?.bytes)).not.toContain('Exif')
    expect(picture?.bytes).toEqual(withoutTraces(jpeg))
    const png = pngOf(20, 10, red)
    expect((await printable(png))?.bytes).toBe(png)
  })

  test('too large comes out with 1600 pixels, and turned as it was held', async () => {
    const wide = await jpegOf(2400, 1200, [red, blue], 6)
    const picture = await printable(wide)
    expect(picture).toMatchObject({ type: 'jpeg', width: 800, height: 1600 })
    expect(headOf(picture?.bytes ?? new Uint8Array())).toMatchObject({
      width: 800,
      height: 1600,
      orientation: 1,
    })
    expect(text(picture?.bytes)).not.toContain(tellTale)
    // the same each time
    expect((await printable(wide))?.bytes).toEqual(picture?.bytes)
  })

  test('as a large PNG becomes a JPEG', async () => {
    expect(await printable(pngOf(1700, 10, red))).toMatchObject({ type: 'jpeg', width: 1600, height: 9 })
  })

  test.each([
    ['nothing', new Uint8Array()],
    ['words', Buffer.from('not a picture at all, only words')],
    ['half a head', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10])],
    ['a PNG that claims to be endless', pngOf(4, 4, red).with(16, 0x7f).with(20, 0x7f)],
  ])('that is none is refused quietly: %s', async (_, bytes) => {
    expect(await printable(bytes)).toBeUndefined()
  })
})

describe('pixels', () => {
  /** 3 × 2, numbered by their red. */
  const numbered = () => {
    const data = new Uint8ClampedArray(24)
    for (let at = 0; at < 6; at += 1) data.set([at, 0, 0, 255], at * 4)
    return { data, width: 3, height: 2 }
  }
  const reds = ({ data }: { data: Uint8ClampedArray }) => [...data].filter((_, at) => at % 4 === 0)

  test.each([
    [1, 3, [0, 1, 2, 3, 4, 5]],
    [2, 3, [2, 1, 0, 5, 4, 3]],
    [3, 3, [5, 4, 3, 2, 1, 0]],
    [4, 3, [3, 4, 5, 0, 1, 2]],
    [5, 2, [0, 3, 1, 4, 2, 5]],
    [6, 2, [3, 0, 4, 1, 5, 2]],
    [7, 2, [5, 2, 4, 1, 3, 0]],
    [8, 2, [2, 5, 1, 4, 0, 3]],
  ])('stored in orientation %i stand upright', (orientation, width, expected) => {
    const turned = upright(numbered(), orientation)
    expect(turned.width).toBe(width)
    expect(reds(turned)).toEqual(expected)
  })

  test('are averaged, transparent ones as paper', () => {
    const data = Uint8ClampedArray.from([0, 0, 0, 255, 100, 0, 0, 255, 0, 0, 0, 0, 255, 255, 255, 255])
    const small = scaled({ data, width: 4, height: 1 }, 2)
    expect([...small.data]).toEqual([50, 0, 0, 255, 255, 255, 255, 255])
    expect(small.height).toBe(1)
  })
})

test('the pictures of a meeting stand behind its record, two to a sheet', { timeout: 120_000 }, async () => {
  const ledger = await openTestLedger()
  const people = await branchOf(ledger, 5)
  const { meetingId } = await convene(ledger, people)
  const attach = (name: string, bytes: Uint8Array, caption: string) =>
    ledger.call('attachments.attach', {
      meetingId,
      name,
      content: Buffer.from(bytes).toString('base64'),
      caption,
    })
  await attach('a.jpg', await jpegOf(2400, 1200, [red, blue], 6), '会场')
  await attach('b.png', pngOf(40, 30, blue), '签到“现场”')
  await attach('c.jpg', (await jpegOf(900, 600, [red, blue])).subarray(0, 60), '坏了的')
  await ledger.call('meetings.finalise', { meetingId })
  const out = join(ledger.folder, 'a.docx')
  await ledger.call('export.ledger', { period: '2026Q3', out })
  const bytes = new Uint8Array(readFileSync(out))
  expect(lintDocx(bytes)).toEqual([])
  expect(await validateDocx(bytes)).toEqual([])
  expect(Object.keys(unzipSync(bytes)).filter((name) => name.startsWith('word/media/'))).toEqual([
    'word/media/photo-1.jpeg',
    'word/media/photo-2.png',
  ])
  const xml = partsOf(bytes)['word/document.xml'] ?? ''
  expect(xml.match(/<wp:extent [^>]*>/g)).toEqual([
    '<wp:extent cx="1728000" cy="3456000"/>',
    '<wp:extent cx="4608000" cy="3456000"/>',
  ])
  const lines = textLines(bytes)
  expect(lines).toContain('2026年9月18日　三楼会议室　会场')
  expect(lines).toContain('（图片无法读取，原件存于台账文件）')
  expect(lines.filter((line) => line.endsWith('党员大会照片'))).toHaveLength(2)
  expect(openInOffice(bytes).text).toContain('签到“现场”')

  const plain = join(ledger.folder, 'b.docx')
  await ledger.call('export.ledger', { period: '2026Q3', out: plain, photos: false })
  expect(Object.keys(unzipSync(new Uint8Array(readFileSync(plain)))).join(' ')).not.toContain('media')
})
