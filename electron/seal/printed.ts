/**
 * What a printed book says of seals: which of its quarters are sealed, by which digest; what was opened again, why, and
 * what was changed since; and how far the log goes.
 */
import { z } from 'zod'
import { meetingTitles } from '#shared/meetings.ts'
import { type Period, chineseDate, chineseMoment, periodOf, periodTitle } from '#shared/primitives.ts'
import { type Seal, quarterName, shortDigest } from '#shared/seal.ts'
import { operationTitle } from '../audit/handlers.ts'
import type { Reader } from '../ledger/open.ts'
import { type Manifest, canonOf, tableOf } from './canon.ts'
import { sealsOf } from './record.ts'
import { keptWith, tableTitle } from './verify.ts'

/** A line of the record of seals. */
export interface SealAct {
  readonly quarter: string
  readonly act: 'sealed' | 'reopened'
  readonly at: string
  readonly by: string
  /** Why it was opened, or why it was sealed in spite of findings. */
  readonly reason: string
  /** Of a seal, as printed. */
  readonly short: string
}

export interface SealInForce {
  readonly quarter: string
  readonly at: string
  readonly short: string
  /** True where the book is of that quarter, no more and no less. */
  readonly whole: boolean
}

/** A command that changed records of a quarter while it was open again. */
export interface ReopenedChange {
  readonly quarter: string
  readonly at: string
  readonly operation: string
  /** 「2026年2月6日支委会：会议 修改 1；出勤 新增 2」. */
  readonly what: string
}

export interface SealFacts {
  /** Of the quarters that lie in the span, in their order. */
  readonly inForce: readonly SealInForce[]
  /** Empty where nothing was opened again that this book must tell of. */
  readonly acts: readonly SealAct[]
  readonly changes: readonly ReopenedChange[]
  /**
   * The log's digest after the last change that is no export's own entry, as printed: making a book must not make the
   * next one another.
   */
  readonly head: string | null
}

export const noSeals: SealFacts = { inForce: [], acts: [], changes: [], head: null }

const titleOf = (seal: Seal) => periodTitle(quarterName(seal.year, seal.quarter))
const daysOf = (seal: Seal) => periodOf(quarterName(seal.year, seal.quarter))

/** A book tells of each reopening of a quarter it covers, and of each that took place since its first day. */
const mustTell = (seal: Seal, period: Period): boolean =>
  seal.reopening !== null &&
  ((daysOf(seal).from <= period.to && daysOf(seal).to >= period.from) ||
    seal.reopening.reopenedAt.slice(0, 10) >= period.from)

export async function sealFacts(read: Reader, branchId: number, period: Period): Promise<SealFacts> {
  const seals = (await sealsOf(read, branchId)).toReversed()
  const opened = seals.filter((seal) => mustTell(seal, period))
  const quarters = new Set(opened.map(titleOf))
  const acts = seals
    .filter((seal) => quarters.has(titleOf(seal)))
    .flatMap((seal): SealAct[] => {
      const quarter = titleOf(seal)
      const { sealedAt, sealedBy, despite, note, short, reopening } = seal
      const reason = [note, despite].filter((text) => text !== '').join('；')
      return [
        { quarter, act: 'sealed', at: sealedAt, by: sealedBy, reason, short },
        ...(reopening === null
          ? []
          : [
              {
                quarter,
                act: 'reopened' as const,
                at: reopening.reopenedAt,
                by: reopening.reopenedBy,
                reason: reopening.reason,
                short: '',
              },
            ]),
      ]
    })
    .toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
  const changes: ReopenedChange[] = []
  for (const seal of opened) changes.push(...(await changesWhileOpen(read, seal, seals)))
  return {
    inForce: seals
      .filter(
        (seal) => seal.reopening === null && daysOf(seal).from >= period.from && daysOf(seal).to <= period.to,
      )
      .toSorted((one, other) => one.year - other.year || one.quarter - other.quarter)
      .map((seal) => ({
        quarter: titleOf(seal),
        at: seal.sealedAt,
        short: seal.short,
        whole: daysOf(seal).from === period.from && daysOf(seal).to === period.to,
      })),
    acts,
    changes,
    head: await headOf(read),
  }
}

async function headOf(read: Reader): Promise<string | null> {
  const last = await read
    .selectFrom('audit_entry')
    .select('hash')
    .where('kind', 'in', ['change', 'baseline'])
    .where('operation', '<>', 'export.keepLog')
    .orderBy('entry_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last === undefined ? null : shortDigest(last.hash)
}

/** The log's number under which a row came, undefined where the log does not know. */
async function entryOf(read: Reader, table: string, id: number): Promise<number | undefined> {
  const row = await read
    .selectFrom('audit_change')
    .select('entry_id')
    .where('table_name', '=', table)
    .where('row_key', '=', JSON.stringify([id]))
    .where('kind', '=', 'insert')
    .executeTakeFirst()
  return row?.entry_id
}

async function changesWhileOpen(
  read: Reader,
  seal: Seal,
  seals: readonly Seal[],
): Promise<readonly ReopenedChange[]> {
  const from = await entryOf(read, 'seal_reopening', seal.sealId)
  if (from === undefined) return []
  const next = seals.find((one) => titleOf(one) === titleOf(seal) && one.sealId > seal.sealId)
  const until = next === undefined ? undefined : await entryOf(read, 'seal', next.sealId)
  const kept = await keptWith(read, seal.sealId)
  const after =
    next === undefined
      ? (await canonOf(read, seal, kept)).manifest
      : (await keptWith(read, next.sealId)).manifest
  const ours = keysIn(kept.manifest, after)
  const rows = await read
    .selectFrom('audit_change')
    .innerJoin('audit_entry', 'audit_entry.entry_id', 'audit_change.entry_id')
    .select(['audit_entry.entry_id', 'audit_entry.at', 'audit_entry.operation', 'audit_entry.about'])
    .select(['audit_change.table_name', 'audit_change.row_key', 'audit_change.kind'])
    .where('audit_change.entry_id', '>', from)
    .where('audit_change.entry_id', '<', until ?? Number.MAX_SAFE_INTEGER)
    .orderBy('audit_change.entry_id')
    .orderBy('audit_change.position')
    .execute()
  const touching = rows.filter((row) => ours.get(row.table_name)?.has(row.row_key) === true)
  const told: ReopenedChange[] = []
  for (const [, own] of Map.groupBy(touching, (row) => row.entry_id)) {
    const [first] = own
    if (first === undefined) continue
    const counts = inWords(own)
    const about = await recordNamed(read, first.about)
    told.push({
      quarter: titleOf(seal),
      at: first.at,
      operation: operationTitle(first.operation),
      what: about === '' ? counts : `${about}：${counts}`,
    })
  }
  return told
}

/** Table → keys of its rows that are, or were, the quarter's. */
function keysIn(...manifests: readonly Manifest[]): Map<string, Set<string>> {
  const keys = new Map<string, Set<string>>()
  for (const manifest of manifests)
    for (const [section, { rows }] of Object.entries(manifest)) {
      const table = tableOf(section)
      keys.set(table, new Set([...(keys.get(table) ?? []), ...Object.keys(rows)]))
    }
  return keys
}

const kindWords = { insert: '新增', update: '修改', delete: '删除' } as const

/** 「会议 修改 1；出勤 新增 2、删除 2」. */
function inWords(
  rows: readonly { readonly table_name: string; readonly kind: keyof typeof kindWords }[],
): string {
  return [...Map.groupBy(rows, (row) => row.table_name)]
    .map(([table, own]) => {
      const counts = (['insert', 'update', 'delete'] as const).flatMap((kind) => {
        const count = own.filter((row) => row.kind === kind).length
        return count === 0 ? [] : [`${kindWords[kind]} ${count}`]
      })
      return `${tableTitle(table)} ${counts.join('、')}`
    })
    .join('；')
}

const About = z.object({ meetingId: z.number().optional(), talkId: z.number().optional() })

/** The meeting or talk that a command named. */
async function recordNamed(read: Reader, about: string): Promise<string> {
  const named = About.safeParse(JSON.parse(about))
  if (!named.success) return ''
  const { meetingId, talkId } = named.data
  if (meetingId !== undefined) {
    const row = await read
      .selectFrom('meeting')
      .select(['kind', 'starts_at'])
      .where('meeting_id', '=', meetingId)
      .executeTakeFirst()
    return row === undefined ? '' : `${chineseDate(row.starts_at.slice(0, 10))}${meetingTitles[row.kind]}`
  }
  if (talkId === undefined) return ''
  const row = await read.selectFrom('talk').select('held_on').where('talk_id', '=', talkId).executeTakeFirst()
  return row === undefined ? '' : `${chineseDate(row.held_on)}谈话`
}

/** 「2026年第三季度，2026年10月8日 09:30 封存，摘要 1a2b-…」. */
export const sealInWords = ({ quarter, at, short }: SealInForce): string =>
  `${quarter}，${chineseMoment(at)} 封存，摘要 ${short}`
