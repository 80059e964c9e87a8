/** The year's coverage as a grid of cells: what the matrix draws, with nothing drawn yet. */
import type { Coverage, CoverageGap, CoverageRow } from '#shared/talks.ts'

export interface CoverageColumn {
  readonly key: string
  readonly title: string
  /** The person the column stands for; null for 「其他党员」. */
  readonly memberId: number | null
  readonly kind: 'secretary' | 'committee' | 'peers'
}

export type CoverageCell =
  | { readonly kind: 'talked'; readonly count: number }
  /** One is due here, by this gap. */
  | { readonly kind: 'due'; readonly gap: CoverageGap }
  /** One is due in any of the committee columns (T3). */
  | { readonly kind: 'anyOf'; readonly gap: CoverageGap }
  /** Nobody talks with himself. */
  | { readonly kind: 'self' }
  /** None held, none required. */
  | { readonly kind: 'none' }

/** Secretary first, then each other committee member, then everybody else as one column. */
export function coverageColumns(coverage: Coverage): readonly CoverageColumn[] {
  const secretaryId = coverage.secretary?.memberId ?? null
  return [
    ...(coverage.secretary === null
      ? []
      : [
          {
            key: 'secretary',
            title: `书记 ${coverage.secretary.name}`,
            memberId: secretaryId,
            kind: 'secretary',
          } satisfies CoverageColumn,
        ]),
    ...coverage.committee
      .filter((holder) => holder.memberId !== secretaryId)
      .map(
        (holder) =>
          ({
            key: `committee-${holder.memberId}`,
            title: `${holder.post} ${holder.name}`,
            memberId: holder.memberId,
            kind: 'committee',
          }) satisfies CoverageColumn,
      ),
    { key: 'peers', title: '其他党员', memberId: null, kind: 'peers' },
  ]
}

/** What stands where a member's row and a column meet. */
export function coverageCell(coverage: Coverage, row: CoverageRow, column: CoverageColumn): CoverageCell {
  if (column.memberId !== null && column.memberId === row.memberId) return { kind: 'self' }
  const count = talksBetween(row, column)
  if (count > 0) return { kind: 'talked', count }
  const gaps = coverage.gaps.filter((gap) => gap.memberId === row.memberId || gap.otherId === row.memberId)
  const due = gaps.find((gap) => meets(gap, row, column))
  if (due !== undefined) return { kind: 'due', gap: due }
  const anyOf = gaps.find((gap) => gap.line === 'T3' && gap.memberId === row.memberId)
  if (anyOf !== undefined && column.kind !== 'peers') return { kind: 'anyOf', gap: anyOf }
  return { kind: 'none' }
}

function talksBetween(row: CoverageRow, column: CoverageColumn): number {
  if (column.kind === 'secretary') return row.bySecretary
  if (column.kind === 'peers') return row.byPeers
  return row.byCommittee.find((entry) => entry.memberId === column.memberId)?.count ?? 0
}

function meets(gap: CoverageGap, row: CoverageRow, column: CoverageColumn): boolean {
  if (gap.line === 'T4') return column.kind === 'peers' && gap.memberId === row.memberId
  if (gap.line === 'T3') return false
  // T1 and T2 name both persons: either one's row may be read
  const other = gap.memberId === row.memberId ? gap.otherId : gap.memberId
  return column.memberId !== null && column.memberId === other
}

/** The cell in words, for those who do not see it. */
export function cellWords(row: CoverageRow, column: CoverageColumn, cell: CoverageCell): string {
  const pair = `${row.memberName} 与 ${column.title}`
  switch (cell.kind) {
    case 'talked':
      return `${pair}：已谈 ${cell.count} 次`
    case 'due':
      return `${pair}：应谈未谈，按回车登记`
    case 'anyOf':
      return `${pair}：未谈，与任一支委谈一次即可，按回车登记`
    case 'self':
      return `${pair}：不适用`
    case 'none':
      return `${pair}：未谈，不作要求`
  }
}

/** Where the form for that cell opens. */
export function newTalkAddress(row: CoverageRow, column: CoverageColumn): string {
  return column.memberId === null
    ? `/talks/new?with=${row.memberId}`
    : `/talks/new?by=${column.memberId}&with=${row.memberId}`
}
