/** How a quarter stands: over, inspected, without drafts, sealed. */
import type { Finding } from '#shared/compliance.ts'
import { meetingTitles } from '#shared/meetings.ts'
import { type LedgerDate, chineseDate, monthOf, periodOf, periodTitle } from '#shared/primitives.ts'
import { type QuarterSeal, type SealDraft, type SealState, quarterName } from '#shared/seal.ts'
import { inspect } from '../compliance/inspect.ts'
import type { At } from '../handlers.ts'
import type { Reader } from '../ledger/open.ts'
import type { SealedQuarter } from './canon.ts'
import { sealsOf } from './record.ts'

export async function statusOf(read: Reader, quarter: SealedQuarter, at: At): Promise<QuarterSeal> {
  const name = quarterName(quarter.year, quarter.quarter)
  const { from, to } = periodOf(name)
  const [seal = null] = await sealsOf(read, quarter.branchId, quarter)
  const about = { year: quarter.year, quarter: quarter.quarter, title: periodTitle(name), from, to, seal }
  const over = to < at.today
  if (seal !== null && seal.reopening === null)
    return { ...about, over, state: 'sealed', drafts: [], blocking: [], warnings: 0, remarks: 0 }
  if (!over)
    return { ...about, over, state: stateOf(seal, false), drafts: [], blocking: [], warnings: 0, remarks: 0 }
  const drafts = await draftsIn(read, quarter.branchId, from, to)
  const findings = await inspect(read, quarter.branchId, { from, to }, at)
  const count = (severity: Finding['severity']) => findings.filter((one) => one.severity === severity).length
  const blocking = findings.filter(({ severity }) => severity === 'error')
  return {
    ...about,
    over,
    state: stateOf(seal, drafts.length === 0 && blocking.length === 0),
    drafts,
    blocking,
    warnings: count('warn'),
    remarks: count('info'),
  }
}

const stateOf = (seal: QuarterSeal['seal'], ready: boolean): SealState =>
  seal === null ? (ready ? 'ready' : 'open') : 'reopened'

/** Records of the span that nobody has finished. */
async function draftsIn(
  read: Reader,
  branchId: number,
  from: LedgerDate,
  to: LedgerDate,
): Promise<SealDraft[]> {
  const meetings = await read
    .selectFrom('meeting')
    .select(['meeting_id', 'kind', 'state', 'starts_at'])
    .where('branch_id', '=', branchId)
    .where('state', 'in', ['draft', 'correcting'])
    .where('starts_at', '>=', from)
    .where('starts_at', '<', `${to}U`)
    .orderBy('starts_at')
    .orderBy('meeting_id')
    .execute()
  const tasks = await read
    .selectFrom('register_task')
    .innerJoin('register_entry', 'register_entry.entry_id', 'register_task.entry_id')
    .select(['register_task.entry_id', 'register_task.task', 'register_task.month'])
    .where('register_entry.branch_id', '=', branchId)
    .where('register_entry.void', '=', 0)
    .where('register_task.state', '=', 'draft')
    .where('register_task.month', '>=', monthOf(from))
    .where('register_task.month', '<=', monthOf(to))
    .orderBy('register_task.month')
    .orderBy('register_task.entry_id')
    .execute()
  const assessments = await read
    .selectFrom('dues_assessment')
    .innerJoin('member', 'member.member_id', 'dues_assessment.member_id')
    .select(['dues_assessment_id', 'member.name', 'year', 'from_month'])
    .where('dues_assessment.branch_id', '=', branchId)
    .where('void', '=', 0)
    .where('confirmed_on', 'is', null)
    .where('year', '=', Number(from.slice(0, 4)))
    .where('from_month', '>=', Number(from.slice(5, 7)))
    .where('from_month', '<=', Number(to.slice(5, 7)))
    .orderBy('dues_assessment_id')
    .execute()
  return [
    ...meetings.map((row) => ({
      recordKind: 'meeting' as const,
      recordId: row.meeting_id,
      text: `${chineseDate(row.starts_at.slice(0, 10))}${meetingTitles[row.kind]}${row.state === 'draft' ? '还是草稿' : '正在更正'}`,
    })),
    ...tasks.map((row) => ({
      recordKind: 'register' as const,
      recordId: row.entry_id,
      text: `${chineseDate(row.month)}任务「${row.task.slice(0, 20)}」还是草稿`,
    })),
    ...assessments.map((row) => ({
      recordKind: 'dues' as const,
      recordId: row.dues_assessment_id,
      text: `${row.name}${row.year}年${row.from_month}月起的党费核定还没有确认`,
    })),
  ]
}
