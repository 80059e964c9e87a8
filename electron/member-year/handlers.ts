/** The year of one member, on the screen and as a sheet. */
import { Failure } from '#shared/failure.ts'
import type { MemberYear, memberYearOperations } from '#shared/member-year.ts'
import { branchOf } from '../branch.ts'
import { memberYearForm } from '../export/compose-member-year.ts'
import { printDocument } from '../export/print-one.ts'
import type { At, HandlersOf } from '../handlers.ts'
import type { Reader } from '../ledger/open.ts'
import { memberYear } from './assemble.ts'
import { yearFacts } from './gather.ts'

async function yearOfMember(
  read: Reader,
  { memberId, year, reveal }: { readonly memberId: number; readonly year: number; readonly reveal: boolean },
  at: At,
): Promise<MemberYear> {
  const row = await read
    .selectFrom('member')
    .select('branch_id')
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  if (row === undefined) throw new Failure('notFound', `memberId ${memberId}`)
  if (year > Number(at.today.slice(0, 4))) throw new Failure('badInput', 'year: 这一年还没有到')
  const facts = await yearFacts(read, {
    branchId: row.branch_id,
    year,
    today: at.today,
    reveal,
    memberId,
  })
  const [person] = facts.people
  if (person === undefined) throw new Failure('notFound', `memberId ${memberId}`)
  return memberYear(facts, person)
}

export const memberYearHandlers = {
  'members.year': yearOfMember,
  'members.printYear': async (context, { memberId, year, ...where }) => {
    const { read, at } = context
    const own = await yearOfMember(read, { memberId, year, reveal: false }, at)
    const branch = await branchOf(read, own.branchId)
    const form = memberYearForm({ branch, years: [own] })
    return printDocument(
      context,
      {
        branchId: own.branchId,
        title: `${year}年${form.title}`,
        fileName: `${form.names?.[0] ?? form.title}.docx`,
        creator: branch.name,
        from: `${year}-01-01`,
        to: own.asOf,
        forms: [form.code],
        orientation: form.orientation,
        sheets: form.copies.flat(),
      },
      where,
    )
  },
} satisfies HandlersOf<typeof memberYearOperations>
