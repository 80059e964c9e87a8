/**
 * `npm run icon`: draws renderer/icon.svg in every size that the systems ask for and puts them into electron/icon/, as
 * single pictures (Linux), one .ico (Windows) and one .icns (macOS). Both containers take PNG pictures as they are.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { launch } from './browser.ts'

const folder = 'electron/icon'
const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024] as const

type Size = (typeof sizes)[number]
type Drawn = Readonly<Record<Size, Buffer>>

async function draw(svg: string): Promise<Drawn> {
  const browser = await launch()
  const page = await browser.newPage()
  const drawn: Record<number, Buffer> = {}
  for (const size of sizes) {
    await page.setViewportSize({ width: size, height: size })
    await page.setContent(`<style>*{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`)
    drawn[size] = await page.screenshot({ omitBackground: true })
  }
  await browser.close()
  return drawn as Drawn
}

/** ICONDIR, an ICONDIRENTRY a picture (a size of 256 is written as 0), the pictures. */
function ico(pictures: readonly (readonly [size: number, png: Buffer])[]): Buffer {
  const head = Buffer.alloc(6 + 16 * pictures.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(pictures.length, 4)
  let offset = head.length
  for (const [index, [size, png]] of pictures.entries()) {
    const at = 6 + 16 * index
    head.writeUInt8(size % 256, at)
    head.writeUInt8(size % 256, at + 1)
    head.writeUInt16LE(1, at + 4)
    head.writeUInt16LE(32, at + 6)
    head.writeUInt32LE(png.length, at + 8)
    head.writeUInt32LE(offset, at + 12)
    offset += png.length
  }
  return Buffer.concat([head, ...pictures.map(([, png]) => png)])
}

/** `icns`, the whole length, then a four-letter kind, a length and the picture each. */
function icns(pictures: readonly (readonly [kind: string, png: Buffer])[]): Buffer {
  const entry = (kind: string, body: Buffer): Buffer => {
    const head = Buffer.alloc(8)
    head.write(kind, 'latin1')
    head.writeUInt32BE(8 + body.length, 4)
    return Buffer.concat([head, body])
  }
  return entry('icns', Buffer.concat(pictures.map(([kind, png]) => entry(kind, png))))
}

const drawn = await draw(readFileSync('renderer/icon.svg', 'utf8'))
mkdirSync(folder, { recursive: true })
for (const size of sizes) writeFileSync(join(folder, `${size}x${size}.png`), drawn[size])
const small = [16, 24, 32, 48, 64, 128, 256] as const
writeFileSync(join(folder, 'icon.ico'), ico(small.map((size) => [size, drawn[size]])))
writeFileSync(
  join(folder, 'icon.icns'),
  icns([
    ['ic07', drawn[128]],
    ['ic08', drawn[256]],
    ['ic09', drawn[512]],
    ['ic10', drawn[1024]],
    ['ic11', drawn[32]],
    ['ic12', drawn[64]],
    ['ic13', drawn[256]],
    ['ic14', drawn[512]],
  ]),
)
