/** Seals as operations: how the quarters stand, sealing, opening again, holding against paper. */
import { Failure } from '#shared/failure.ts'
import { periodTitle } from '#shared/primitives.ts'
import { type sealOperations, quarterName } from '#shared/seal.ts'
import { postsOn, whichBranch } from '../branch.ts'
import type { At, HandlersOf } from '../handlers.ts'
import type { Reader } from '../ledger/open.ts'
import { type SealedQuarter, canonOf, monthsOf } from './canon.ts'
import { sealsOf } from './record.ts'
import { statusOf } from './status.ts'
import { verifySeal } from './verify.ts'

const titleOf = ({ year, quarter }: SealedQuarter) => periodTitle(quarterName(year, quarter))

/** Who keeps the ledger on that day: the branch's secretary, or nobody where none is entered. */
async function secretaryOf(read: Reader, branchId: number, at: At): Promise<string> {
  const posts = await postsOn(read, branchId, at.today)
  return posts.find(({ post }) => post === 'secretary')?.memberName ?? ''
}

async function lastSeal(read: Reader, quarter: SealedQuarter) {
  const seals = await sealsOf(read, quarter.branchId, quarter)
  const [seal] = seals
  if (seal === undefined) throw new Failure('conflict', `${titleOf(quarter)}还没有封存过`)
  return { seal, seals }
}

export const sealHandlers = {
  'seal.status': async (read, { branchId: named, year, quarter: only }, at) => {
    const branchId = await whichBranch(read, named)
    const quarters = []
    for (const quarter of only === undefined ? [1, 2, 3, 4] : [only])
      quarters.push(await statusOf(read, { branchId, year, quarter }, at))
    return { year, quarters }
  },
  'seal.history': async (read, { branchId }) => sealsOf(read, await whichBranch(read, branchId)),
  'seal.put': async (write, { branchId: named, year, quarter: number, despite, note, by }, at) => {
    const branchId = await whichBranch(write, named)
    const quarter = { branchId, year, quarter: number }
    const status = await statusOf(write, quarter, at)
    if (status.state === 'sealed') throw new Failure('conflict', `${status.title}已经封存`)
    if (!status.over) throw new Failure('sealBlocked', `${status.title}还没有过完`)
    const hindrances = [
      ...status.drafts.map(({ text }) => text),
      ...status.blocking.map(({ message }) => message),
    ]
    if (hindrances.length > 0) {
      const rest = hindrances.length > 5 ? ` 等 ${hindrances.length} 处` : ''
      throw new Failure('sealBlocked', `${hindrances.slice(0, 5).join('；')}${rest}`)
    }
    if (status.warnings > 0 && (despite ?? '') === '')
      throw new Failure('sealBlocked', `检查还有 ${status.warnings} 项应当完善，请写明仍要封存的理由`)
    const { digest, manifest, people, recordCount } = await canonOf(write, quarter)
    const months = monthsOf(quarter)
    await write
      .insertInto('seal')
      .values({
        branch_id: branchId,
        year,
        quarter: number,
        from_month: months.from,
        to_month: months.to,
        digest,
        record_count: recordCount,
        people: JSON.stringify(people),
        manifest: JSON.stringify(manifest),
        errors: 0,
        warnings: status.warnings,
        remarks: status.remarks,
        despite: status.warnings > 0 ? (despite ?? '') : '',
        note,
        sealed_at: at.now.slice(0, 19),
        sealed_by: by ?? (await secretaryOf(write, branchId, at)),
      })
      .execute()
    return (await lastSeal(write, quarter)).seal
  },
  'seal.reopen': async (write, { branchId: named, year, quarter: number, reason, by }, at) => {
    const branchId = await whichBranch(write, named)
    const quarter = { branchId, year, quarter: number }
    const { seal } = await lastSeal(write, quarter)
    if (seal.reopening !== null) throw new Failure('conflict', `${titleOf(quarter)}已经启封`)
    await write
      .insertInto('seal_reopening')
      .values({
        seal_id: seal.sealId,
        reason,
        reopened_at: at.now.slice(0, 19),
        reopened_by: by ?? (await secretaryOf(write, branchId, at)),
      })
      .execute()
    return (await lastSeal(write, quarter)).seal
  },
  'seal.verify': async (read, { branchId: named, year, quarter: number, digest }) => {
    const quarter = { branchId: await whichBranch(read, named), year, quarter: number }
    const { seal, seals } = await lastSeal(read, quarter)
    return verifySeal(read, quarter, seal, seals, digest)
  },
} satisfies HandlersOf<typeof sealOperations>
