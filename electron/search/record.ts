/**
 * A record as searching sees it: its texts by field, the people it names, and where it is shown. Made by the
 * `from-…` files from the tables; nothing of it is kept in the ledger.
 */
import type { SearchKind } from '#shared/search.ts'
import type { PartialDate } from '#shared/primitives.ts'
import { type Written, fold } from './fold.ts'

/** Only where it was asked for: what a person said in confidence or may keep to themselves. */
export type Cover = 'open' | 'covered'

export interface SearchField extends Written {
  readonly label: string
  /** The name of a person, and nothing else: pinyin may stand for it. */
  readonly isName: boolean
  readonly cover: Cover
}

export interface RecordHead {
  readonly kind: SearchKind
  readonly id: string
  readonly label: string
  readonly title: string
  readonly date: PartialDate | null
  /** Where it is not that of the date. */
  readonly year?: number | null
  readonly summary?: string
  readonly void?: boolean
  /** Comes after the others of its rank: who left the branch. */
  readonly behind?: boolean
  readonly address: string
}

export interface SearchRecord extends Required<RecordHead> {
  readonly foldedTitle: string
  readonly fields: readonly SearchField[]
  readonly memberIds: ReadonlySet<number>
}

export interface Draft {
  /** Texts of a field; empty ones are no matter. */
  text(label: string, ...texts: readonly (string | null)[]): void
  /** The same, found only where covered things are asked for. */
  covered(label: string, ...texts: readonly (string | null)[]): void
  /** A person: by name, by number, or both. */
  person(label: string, name: string | null, memberId?: number | null): void
  readonly record: SearchRecord
}

/** Begins a record; what is said of it afterwards goes into the record itself. */
export function draft(head: RecordHead): Draft {
  const fields: SearchField[] = []
  const memberIds = new Set<number>()
  const named = new Set<string>()
  const add = (label: string, text: string | null, isName: boolean, cover: Cover) => {
    if (text !== null && text !== '') fields.push({ label, text, isName, cover })
  }
  return {
    text: (label, ...texts) => texts.forEach((text) => add(label, text, false, 'open')),
    covered: (label, ...texts) => texts.forEach((text) => add(label, text, false, 'covered')),
    person: (label, name, memberId) => {
      // once, under what they are named as first: who chairs also speaks
      if (name !== null && !named.has(name)) {
        named.add(name)
        add(label, name, true, 'open')
      }
      if (typeof memberId === 'number') memberIds.add(memberId)
    },
    record: {
      summary: '',
      void: false,
      behind: false,
      ...head,
      year: head.year ?? (head.date === null ? null : Number(head.date.slice(0, 4))),
      foldedTitle: fold(head.title),
      fields,
      memberIds,
    },
  }
}

/** Names by number. Whoever is not of this ledger has no name. */
export type Names = ReadonlyMap<number, string>

export const nameIn = (names: Names, memberId: number | null): string =>
  memberId === null ? '' : (names.get(memberId) ?? '')

/** What is there, with a dot between. */
export const dotted = (...parts: readonly (string | null | undefined)[]): string =>
  parts.filter((part) => part !== null && part !== undefined && part !== '').join(' · ')
