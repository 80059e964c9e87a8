/** One way of making the file, in a process of its own, so that the peak of its memory is its own. Prints one line of JSON. */
import { deflateRawSync } from 'node:zlib'
import Docxtemplater from 'docxtemplater'
import { strFromU8, unzipSync } from 'fflate'
import PizZip from 'pizzip'
import { wordFile } from '#electron/export/word.ts'
import { type Values, benchDocument, benchFacts, documentOf, marked, size } from './export-content.ts'

const [way = 'ours', times = '5'] = process.argv.slice(2)
const from = benchFacts()

/** A template of one meeting and one talk in loops, and the words that belong in it; made before the clock runs. */
async function template() {
  const sheets = benchDocument(from).sections[0]?.sheets ?? []
  const all = sheets.map(marked)
  const [first, talk] = [all[0]?.sheet ?? [], all[size.meetings]?.sheet ?? []]
  const line = (text: string) => [{ type: 'paragraph' as const, text }]
  const loops = [line('{#meetings}'), first, line('{/meetings}'), line('{#talks}'), talk, line('{/talks}')]
  const bytes = await wordFile(documentOf(loops), 'system')
  const values = all.map((each) => each.values)
  return { bytes, data: { meetings: values.slice(0, size.meetings), talks: values.slice(size.meetings) } }
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

async function maker(): Promise<() => Promise<number>> {
  if (way === 'ours') return async () => (await wordFile(benchDocument(from), 'system')).length
  const { bytes, data } = await template()
  if (way === 'docxtemplater')
    return () => {
      const engine = new Docxtemplater(new PizZip(bytes), {
        paragraphLoop: true,
        linebreaks: true,
        nullGetter: () => '',
      })
      engine.render(data)
      return Promise.resolve(engine.toBuffer({ compression: 'DEFLATE' }).length)
    }
  // by hand: ready-made pieces of XML with the words put between, packed; nothing is thought about
  const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())
  const between = (name: string) =>
    xml.slice(xml.indexOf(`{#${name}}`), xml.indexOf(`{/${name}}`)).split(/\{(t\d+)\}/)
  const pieces = { meetings: between('meetings'), talks: between('talks') }
  const written = (parts: readonly string[], values: Values) =>
    parts.map((part, index) => (index % 2 === 0 ? part : escaped(values[part] ?? ''))).join('')
  return () => {
    const body = [
      ...data.meetings.map((values) => written(pieces.meetings, values)),
      ...data.talks.map((values) => written(pieces.talks, values)),
    ].join('')
    return Promise.resolve(deflateRawSync(Buffer.from(body)).length)
  }
}

const make = await maker()
let bytes = await make()
const taken: number[] = []
for (let round = 0; round < Number(times); round += 1) {
  const before = performance.now()
  bytes = await make()
  taken.push(performance.now() - before)
}
taken.sort((a, b) => a - b)
process.stdout.write(
  `${JSON.stringify({ taken, bytes, peak: Math.round(process.resourceUsage().maxRSS / 1024) })}\n`,
)
