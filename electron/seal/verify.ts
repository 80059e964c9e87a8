/** Holds the records of a quarter against its seal, and the seal against paper. */
import { type Seal, type SealDifference, type SealVerdict, readDigest } from '#shared/seal.ts'
import type { Reader } from '../ledger/open.ts'
import { workbookSheets } from '../export/workbook-sheets.ts'
import {
  Manifest,
  People,
  type SealedQuarter,
  alteredAttachments,
  canonOf,
  namesOf,
  tableOf,
} from './canon.ts'

/** Never more than this many are named. */
const mostNamed = 200

const titles: ReadonlyMap<string, string> = new Map(workbookSheets.map(({ table, title }) => [table, title]))

/** What a table holds, in words. */
export const tableTitle = (table: string): string =>
  titles.get(table) ?? (table.startsWith('attachment') ? '照片附件' : table)

/** What a seal kept beside its digest. */
export async function keptWith(
  read: Reader,
  sealId: number,
): Promise<{ readonly manifest: Manifest; readonly people: People }> {
  const row = await read
    .selectFrom('seal')
    .select(['manifest', 'people'])
    .where('seal_id', '=', sealId)
    .executeTakeFirstOrThrow()
  return { manifest: Manifest.parse(JSON.parse(row.manifest)), people: People.parse(JSON.parse(row.people)) }
}

/** @param seals of the quarter, the latest first: there is one at least */
export async function verifySeal(
  read: Reader,
  quarter: SealedQuarter,
  seal: Seal,
  seals: readonly Seal[],
  typed: string | undefined,
): Promise<SealVerdict> {
  const kept = await keptWith(read, seal.sealId)
  const now = await canonOf(read, quarter, kept)
  const bytes = (await alteredAttachments(read, quarter)).map((sha256): SealDifference => ({
    table: 'attachment_content',
    title: tableTitle('attachment_content'),
    rowKey: JSON.stringify([sha256]),
    kind: 'altered',
  }))
  const differences = [...differencesOf(kept.manifest, now.manifest), ...bytes]
  const names = new Map(await namesOf(read))
  return {
    seal,
    intact: now.digest === seal.digest && differences.length === 0,
    digest: now.digest,
    differences: differences.slice(0, mostNamed),
    differenceCount: differences.length,
    renamed: kept.people.flatMap(([memberId, before]) => {
      const called = names.get(memberId)
      return called === undefined || called === before ? [] : [{ memberId, before, now: called }]
    }),
    ...onPaper(typed, seal, seals),
  }
}

function differencesOf(then: Manifest, now: Manifest): SealDifference[] {
  return [...new Set([...Object.keys(then), ...Object.keys(now)])].toSorted().flatMap((section) => {
    const [before, after] = [then[section]?.rows ?? {}, now[section]?.rows ?? {}]
    const table = tableOf(section)
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap(
      (rowKey): SealDifference[] => {
        const [old, present] = [before[rowKey], after[rowKey]]
        if (old === present) return []
        const kind = old === undefined ? 'added' : present === undefined ? 'removed' : 'altered'
        return [{ table, title: tableTitle(table), rowKey, kind }]
      },
    )
  })
}

function onPaper(
  typed: string | undefined,
  seal: Seal,
  seals: readonly Seal[],
): Pick<SealVerdict, 'paper' | 'paperSeal'> {
  if (typed === undefined || typed.trim() === '') return { paper: null, paperSeal: null }
  const digits = readDigest(typed)
  if (digits === null) return { paper: 'unreadable', paperSeal: null }
  const found = [seal, ...seals].find(({ digest }) => digest.startsWith(digits))
  if (found === undefined) return { paper: 'differs', paperSeal: null }
  return { paper: found.sealId === seal.sealId ? 'matches' : 'earlier', paperSeal: found }
}
