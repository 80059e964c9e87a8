/** The kinds of records that one file holds. Pure. */
import type { AlsoHeld, ImportKind } from '#shared/imports.ts'
import type { RecognisedSheet } from './recognise.ts'

/** The records of one kind, with the sheets (or the text) they stand in. */
export interface Part {
  readonly kind: Exclude<ImportKind, 'none'>
  readonly sheets: readonly RecognisedSheet[]
}

/** Theme days are meetings: a file of both is one kind. */
export const sameKind = (one: ImportKind | undefined, other: ImportKind | undefined): boolean =>
  one !== undefined && familyOf(one) === (other === undefined ? undefined : familyOf(other))

/** Every kind that is read together with this one. */
export const kindsLike = (kind: ImportKind): readonly ImportKind[] =>
  familyOf(kind) === 'meetingRecords' ? ['meetingRecords', 'themePartyDays'] : [kind]

const familyOf = (kind: ImportKind): ImportKind => (kind === 'themePartyDays' ? 'meetingRecords' : kind)

/** The kinds in their order, each once, with all the sheets it stands in. */
export function gather(parts: readonly Part[]): Part[] {
  return [...Map.groupBy(parts, ({ kind }) => familyOf(kind)).values()].flatMap((same) => {
    const [first, ...more] = same
    if (first === undefined) return []
    const kind = more.every((part) => part.kind === first.kind) ? first.kind : 'meetingRecords'
    return [{ kind, sheets: same.flatMap(({ sheets }) => sheets) }]
  })
}

/** What a file holds beside the kind that is taken. A kind without a single record is not worth a word. */
export function alsoIn(parts: readonly Part[], taken: ImportKind): AlsoHeld[] {
  return parts
    .filter((part) => !sameKind(part.kind, taken))
    .map(({ kind, sheets }) => ({
      kind,
      sheets: sheets.map(({ name }) => name),
      records: sheets.reduce((sum, { rows }) => sum + rows.filter(({ fixed }) => fixed !== 'skip').length, 0),
    }))
    .filter(({ records }) => records > 0)
}
