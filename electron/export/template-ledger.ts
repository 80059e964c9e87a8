/** Fills a template from the ledger: facts, their words, the pictures it asks for. */
import { attachmentOperations } from '#shared/attachments.ts'
import type { Period } from '#shared/primitives.ts'
import { listFields, templateRoot } from '#shared/template-fields.ts'
import { attachmentHandlers } from '../attachments.ts'
import type { At } from '../handlers.ts'
import type { Reader } from '../ledger/open.ts'
import { type FactsInput, type LedgerFacts, loadFacts } from './facts.ts'
import { templateData } from './template-data.ts'
import type { Scope } from './template-fill.ts'
import { onTemplate } from './template-run.ts'
import { type PlacedImage, marked } from './template-photos.ts'

export interface Filled {
  readonly bytes: Uint8Array
  /** Tags that stand for nothing the ledger knows; they were left empty. */
  readonly unknown: string[]
  readonly branch: { readonly branchId: number; readonly name: string }
  readonly period: Period
}

/** Bytes of pictures in one document: beyond this nobody could send it. */
const picturesMost = 40 * 1024 * 1024

/** @param before told the branch's name before the work begins; may refuse by throwing. */
export async function fillFromLedger(
  read: Reader,
  at: At,
  input: FactsInput,
  template: Uint8Array,
  before: (branchName: string) => void,
): Promise<Filled> {
  const { tags } = await onTemplate({ kind: 'inspect', bytes: template })
  const facts = await loadFacts(read, at, input)
  before(facts.branch.name)
  const { images, photos } = tags.some(({ kind, known }) => kind === 'photo' && known)
    ? await picturesOf(read, facts)
    : { images: [], photos: new Map<number, string[]>() }
  const bytes = await onTemplate({ kind: 'fill', bytes: template, data: templateData(facts, photos), images })
  const unknown = [...new Set(tags.filter(({ known }) => !known).map(({ tag }) => tag))]
  return { bytes, unknown, branch: facts.branch, period: facts.period }
}

const readAttachment = attachmentOperations['attachments.read']

async function picturesOf(
  read: Reader,
  facts: LedgerFacts,
): Promise<{ images: PlacedImage[]; photos: Map<number, string[]> }> {
  const images: PlacedImage[] = []
  const photos = new Map<number, string[]>()
  let total = 0
  for (const [meetingId, attachments] of facts.attachments)
    for (const { attachmentId, mediaType, bytes, caption, name, sha256 } of attachments) {
      total += bytes
      if (!mediaType.startsWith('image/') || total > picturesMost) continue
      const { content } = readAttachment.output.parse(
        await attachmentHandlers['attachments.read'](read, { attachmentId }),
      )
      const mark = `img-${sha256.slice(0, 12)}-${images.length + 1}`
      images.push({ mark, bytes: Buffer.from(content, 'base64'), description: caption || name })
      photos.set(meetingId, [...(photos.get(meetingId) ?? []), marked(mark)])
    }
  return { images, photos }
}

/** What each word of the vocabulary would say now; inside a loop, of its first record. */
export async function previewFromLedger(
  read: Reader,
  at: At,
  input: FactsInput,
): Promise<{ tag: string; within: string[]; text: string }[]> {
  const root = templateData(await loadFacts(read, at, input))
  const at0 = (within: readonly string[]): Scope | undefined =>
    within.reduce<Scope | undefined>((scope, name) => scope?.sections[name]?.[0], root)
  // sections of one family know the same words, but not the same records
  const twins = templateRoot.sections
    .filter(({ family, name }) => family === '会议' && name !== '会议')
    .map(({ name }) => name)
  const listed = listFields().filter(({ kind }) => kind === 'value')
  const ofTwins = twins.flatMap((name) =>
    listed
      .filter(({ within }) => within[0] === '会议')
      .map((field) => ({ ...field, within: [name, ...field.within.slice(1)] })),
  )
  return [...listed, ...ofTwins].map(({ tag, within }) => ({
    tag,
    within,
    text: at0(within)?.values[tag] ?? '',
  }))
}
