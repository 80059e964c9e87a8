/** Seals as they are kept, and whether one is in force. */
import { type Seal, quarterName, shortDigest } from '#shared/seal.ts'
import { periodTitle } from '#shared/primitives.ts'
import type { Reader } from '../ledger/open.ts'

interface SealFilter {
  readonly year?: number
  readonly quarter?: number
}

/** Seals of a branch with their reopenings, the latest first. */
export async function sealsOf(read: Reader, branchId: number, filter: SealFilter = {}): Promise<Seal[]> {
  let query = read
    .selectFrom('seal')
    .leftJoin('seal_reopening', 'seal_reopening.seal_id', 'seal.seal_id')
    .select([
      'seal.seal_id',
      'seal.branch_id',
      'seal.year',
      'seal.quarter',
      'seal.digest',
      'seal.record_count',
    ])
    .select([
      'seal.warnings',
      'seal.remarks',
      'seal.despite',
      'seal.note',
      'seal.sealed_at',
      'seal.sealed_by',
    ])
    .select(['seal_reopening.reason', 'seal_reopening.reopened_at', 'seal_reopening.reopened_by'])
    .where('seal.branch_id', '=', branchId)
    .orderBy('seal.seal_id', 'desc')
  if (filter.year !== undefined) query = query.where('seal.year', '=', filter.year)
  if (filter.quarter !== undefined) query = query.where('seal.quarter', '=', filter.quarter)
  return (await query.execute()).map((row): Seal => ({
    sealId: row.seal_id,
    branchId: row.branch_id,
    year: row.year,
    quarter: row.quarter,
    digest: row.digest,
    short: shortDigest(row.digest),
    recordCount: row.record_count,
    warnings: row.warnings,
    remarks: row.remarks,
    despite: row.despite,
    note: row.note,
    sealedAt: row.sealed_at,
    sealedBy: row.sealed_by,
    reopening:
      row.reopened_at === null
        ? null
        : { reason: row.reason ?? '', reopenedAt: row.reopened_at, reopenedBy: row.reopened_by ?? '' },
  }))
}

/** Titles of the quarters of a branch that are sealed now: 「2026年第三季度」. */
export async function quartersInForce(read: Reader, branchId: number): Promise<string[]> {
  return (await sealsOf(read, branchId))
    .filter(({ reopening }) => reopening === null)
    .map(({ year, quarter }) => periodTitle(quarterName(year, quarter)))
}
