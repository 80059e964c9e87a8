/** What the marking of tables reads out of a cell: its tags, what its row repeats for, what would stand there. */
import type { OutputOf } from '#shared/contract.ts'
import { listFields, templateRoot } from '#shared/template-fields.ts'
import type { TemplateCell } from '#shared/templates.ts'

export type Previews = OutputOf<'templates.preview'>

/** The loop that a row is repeated for, where its first cell opens one; empty where it is not. */
export const loopOf = (row: readonly TemplateCell[]): string =>
  /\{#([\p{L}\p{N}_]+)\}/u.exec(row[0]?.text ?? '')?.[1] ?? ''

/** The cell as it would be filled; a picture is told by a word. */
export function previewOf(text: string, loop: string, previews: Previews): string {
  return text
    .replace(/\{[#^/][^{}]*\}/g, '')
    .replace(/\{%[^{}]*\}/g, '［照片］')
    .replace(/\{([^{}]*)\}/g, (_, name: string) => {
      const here = previews.filter(({ tag }) => tag === name)
      const found =
        here.find(({ within }) => loop !== '' && within.length === 1 && within[0] === loop) ??
        here.find(({ within }) => within.length === 0)
      return found?.text ?? ''
    })
}

export interface Choice {
  readonly value: string
  readonly label: string
  readonly title: string
}

/** Fields that may stand in a cell, by where they come from: those of the row's loop before those of the document. */
export function choicesIn(loop: string): { readonly label: string; readonly options: Choice[] }[] {
  const family = templateRoot.sections.find(({ name }) => name === loop)?.family
  const inLoop = listFields().filter(
    ({ within, kind }) =>
      within.length === 1 && within[0] === family && (kind === 'value' || kind === 'photo'),
  )
  const inDocument = listFields().filter(({ within, kind }) => within.length === 0 && kind === 'value')
  const choices = (fields: typeof inDocument): Choice[] =>
    fields.map(({ tag, meaning }) => ({ value: tag, label: tag, title: meaning }))
  return [
    ...(loop === ''
      ? []
      : [{ label: `每${loop === '会议' ? '次会议' : `条${loop}`}`, options: choices(inLoop) }]),
    { label: '支部和期间', options: choices(inDocument) },
  ]
}

/** What a row may be repeated for. */
export const loopChoices: readonly Choice[] = templateRoot.sections.map(({ name, meaning }) => ({
  value: name,
  label: name,
  title: meaning,
}))
