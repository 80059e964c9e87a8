/** Everything that is done to a template file, from bytes to bytes. Runs in a thread of its own. */
import { createHash } from 'node:crypto'
import { strFromU8 } from 'fflate'
import { Failure } from '#shared/failure.ts'
import type { TemplateInspection, TemplateMark, TemplateRepeat, TemplateTable } from '#shared/templates.ts'
import type { z } from 'zod'
import { type Scope, engineFaults, fillParts, refuseSwelling } from './template-fill.ts'
import { type TemplatePackage, closeTemplate, openTemplate } from './template-package.ts'
import { markTables, tablesOf } from './template-tables.ts'
import { findTags } from './template-tags.ts'
import { tidy } from './template-tidy.ts'
import { descendants, parsePart } from './template-xml.ts'
import type { PlacedImage } from './template-photos.ts'

export type Inspected = Omit<TemplateInspection, 'name'>

export function inspectTemplate(bytes: Uint8Array): Inspected {
  const template = openTemplate(bytes)
  const found = template.texts.map(({ name, title }) => {
    const document = parsePart(strFromU8(template.parts.get(name) ?? new Uint8Array()), name)
    const root = document.documentElement
    return {
      ...findTags(document, title),
      tables: root === null ? 0 : descendants(root, 'w:tbl').length,
    }
  })
  const own = found.flatMap(({ faults }) => faults)
  const tags = found.flatMap((each) => each.tags)
  return {
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    tags,
    // the engine says less, and in no place a user could find: it is asked only where nothing was found before
    faults: own.length > 0 ? own : engineFaults(template, tags),
    notes: [...new Set([...template.notes, ...found.flatMap(({ notes }) => notes)])],
    tableCount: found.reduce((sum, { tables }) => sum + tables, 0),
  }
}

/** @throws Failure templateRefused with the first faults, told by their tags and the words around them. */
export async function fillTemplate(
  bytes: Uint8Array,
  data: Scope,
  images: readonly PlacedImage[] = [],
): Promise<Uint8Array> {
  const { faults, tags } = inspectTemplate(bytes)
  if (faults.length > 0)
    throw new Failure(
      'templateRefused',
      faults
        .slice(0, 3)
        .map(({ part, near, message, advice }) => `${part}“${near}”：${message}。${advice}`)
        .join('；'),
    )
  if (tags.length === 0) throw new Failure('templateRefused', '里面还没有标签。请先标注要填的格子')
  refuseSwelling(tags, data)
  const template = openTemplate(bytes)
  let parts = fillParts(template, data)
  if (images.length > 0) {
    // the library takes a second to load, and most templates hold no pictures
    const { placeImages } = await import('./word-images.ts')
    parts = new Map(reopened(await placeImages(closeTemplate(parts), images)).parts)
  }
  tidy(parts, template.texts)
  return checked(closeTemplate(parts), template)
}

/** The finished file is opened again as any other would be. */
function checked(bytes: Uint8Array, template: TemplatePackage): Uint8Array {
  const { parts } = reopened(bytes)
  for (const [name, content] of parts) if (/\.(xml|rels)$/.test(name)) parsePart(strFromU8(content), name)
  for (const name of template.parts.keys())
    if (!parts.has(name)) throw new Failure('templateRefused', `填写后缺了 ${name}`)
  return bytes
}

function reopened(bytes: Uint8Array): TemplatePackage {
  // what was filled in may be longer than any template
  return openTemplate(bytes, Number.POSITIVE_INFINITY)
}

export const listTables = (bytes: Uint8Array): TemplateTable[] => tablesOf(openTemplate(bytes))

export function markTemplate(
  bytes: Uint8Array,
  marks: readonly z.infer<typeof TemplateMark>[],
  repeats: readonly z.infer<typeof TemplateRepeat>[],
): Uint8Array {
  return closeTemplate(markTables(openTemplate(bytes), marks, repeats))
}
