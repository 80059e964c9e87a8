/** What can be stepped through and opened in the overlay, in its order and under its headings. */
import { type SearchFound, type SearchHit, type SearchKind, searchKindTitles } from '#shared/search.ts'
import type { Gone } from './everywhere.ts'

export type Choice =
  | { readonly kind: 'hit'; readonly key: string; readonly hit: SearchHit; readonly branchId: number }
  /** Everything of the member above it. */
  | { readonly kind: 'of'; readonly key: string; readonly hit: SearchHit; readonly branchId: number }
  | { readonly kind: 'all'; readonly key: string; readonly text: string }
  | { readonly kind: 'recent'; readonly key: string; readonly text: string }

export interface Group {
  readonly name: string
  readonly heading: string
  readonly choices: readonly Choice[]
}

/** More people of a name than these are to be told apart first. */
const mostWithAll = 3
/** Found by the name: whoever is found by a post or a remark was not meant. */
const isMeant = ({ kind, titleMarks }: SearchHit) => kind === 'members' && titleMarks.length > 0

function choicesOf(hits: readonly SearchHit[], branchId: number): Choice[] {
  const people = hits.filter(isMeant).length
  return hits.flatMap((hit): Choice[] => {
    const key = `${branchId}-${hit.kind}-${hit.id}`
    const own: Choice = { kind: 'hit', key, hit, branchId }
    return isMeant(hit) && people <= mostWithAll
      ? [own, { kind: 'of', key: `${key}-all`, hit, branchId }]
      : [own]
  })
}

export function recentGroups(recent: readonly string[]): readonly Group[] {
  const choices = recent.map((text, index): Choice => ({ kind: 'recent', key: `recent-${index}`, text }))
  return choices.length === 0 ? [] : [{ name: '刚才找过', heading: '刚才找过', choices }]
}

const allOf = (text: string): Group => ({
  name: '',
  heading: '',
  choices: [{ kind: 'all', key: 'all', text }],
})

/** By kind: all records are of one branch. */
export function groupsByKind(
  found: SearchFound | undefined,
  branchId: number,
  only: SearchKind | null,
): readonly Group[] {
  if (found === undefined || found.hits.length === 0) return []
  const groups = [...Map.groupBy(found.hits, ({ kind }) => kind)].map(([kind, hits]): Group => {
    const total = found.kinds.find((one) => one.kind === kind)?.total ?? hits.length
    const name = searchKindTitles[kind]
    return { name, heading: headed(name, total, hits.length), choices: choicesOf(hits, branchId) }
  })
  return [...groups, allOf(`看全部 ${totalOf(found, only)} 条`)]
}

/** By branch, in the order they are found: what is listed already stays where it is. */
export function groupsByBranch({ branches }: Gone, only: SearchKind | null): readonly Group[] {
  const groups = branches
    .filter(({ hits }) => hits.length > 0)
    .map((found): Group => {
      const heading = headed(found.name, totalOf(found, only), found.hits.length)
      return { name: found.name, heading, choices: choicesOf(found.hits, found.branchId) }
    })
  return groups.length === 0 ? [] : [...groups, allOf('在查找页看全部')]
}

const headed = (name: string, total: number, listed: number): string =>
  total > listed ? `${name}（${total} 条，先列 ${listed} 条）` : `${name}（${total} 条）`

export const totalOf = (found: Pick<SearchFound, 'kinds'>, only: SearchKind | null): number =>
  found.kinds.filter(({ kind }) => only === null || kind === only).reduce((sum, { total }) => sum + total, 0)
