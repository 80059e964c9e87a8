/** Every register there is. A new one is declared in a file of its concern and named here. */
import { z } from 'zod'
import { command, query } from '../operation.ts'
import { BranchId, LedgerMonth, MemberId, PartialDate } from '../primitives.ts'
import { analysis, honours, integrity, supervision } from './conduct.ts'
import type { EntryOf, RegisterDefinition } from './define.ts'
import { documents, requests, venue } from './papers.ts'
import { debriefings, hearings, tasks } from './plans.ts'
import { birthdays, searches, service } from './service.ts'

export const registers = {
  tasks,
  debriefings,
  hearings,
  analysis,
  integrity,
  supervision,
  service,
  birthdays,
  searches,
  honours,
  requests,
  documents,
  venue,
} as const

export type RegisterName = keyof typeof registers
export const registerNames = Object.keys(registers) as [RegisterName, ...RegisterName[]]
export const RegisterName = z.enum(registerNames)

/** The same table, each seen as a register like any other. */
export const anyRegister: Readonly<Record<RegisterName, RegisterDefinition>> = registers

export type RegisterEntry<Name extends RegisterName> = EntryOf<(typeof registers)[Name]>

/** One line of the registers' own page. */
export const RegisterView = z.object({
  register: RegisterName,
  title: z.string(),
  /** Records of the year asked about, without void ones. */
  count: z.number().int(),
  /** Day or month of the latest. */
  latest: PartialDate.nullable(),
})

const PoliticalBirthday = z.object({
  memberId: MemberId,
  name: z.string(),
  joinDate: PartialDate,
  /** Years since the general meeting that admitted them. */
  years: z.number().int(),
  /** `MM-DD`, or null where only the month of joining is known. */
  day: z.string().nullable(),
  /** The record of this year's, where there is one. */
  entryId: z.number().int().nullable(),
})
export type PoliticalBirthday = z.infer<typeof PoliticalBirthday>

const touches = ['registers', 'compliance'] as const

export const registerOperations = {
  'registers.overview': query(
    '各登记簿某年有多少条、最近一条是哪天',
    z
      .object({ branchId: BranchId.optional(), year: z.number().int().min(1921).max(2200).optional() })
      .default({}),
    z.array(RegisterView),
  ),
  'registers.locate': query(
    '一条记录在哪本登记簿',
    z.object({ entryId: z.number().int().positive() }),
    z.object({ entryId: z.number().int(), register: RegisterName, on: PartialDate }),
  ),
  'birthdays.month': query(
    '某月过政治生日的党员（入党日期周年）',
    z.object({ branchId: BranchId.optional(), month: LedgerMonth }),
    z.array(PoliticalBirthday),
  ),
  'tasks.carryOver': command(
    '把某月没有完成的任务结转到下月（原任务标为已结转）',
    z.object({
      branchId: BranchId.optional(),
      from: LedgerMonth,
      to: LedgerMonth,
      /** Why they were not done, where that is not written yet. */
      reason: z.string().max(500).default('当月未完成，结转下月'),
    }),
    z.array(tasks.entry),
    { touches },
  ),
  'venue.begin': command(
    '填入活动场所的常见检查项目',
    z.object({ branchId: BranchId.optional() }).default({}),
    z.array(venue.entry),
    { touches },
  ),
  ...tasks.operations,
  ...debriefings.operations,
  ...hearings.operations,
  ...analysis.operations,
  ...integrity.operations,
  ...supervision.operations,
  ...service.operations,
  ...birthdays.operations,
  ...searches.operations,
  ...honours.operations,
  ...requests.operations,
  ...documents.operations,
  ...venue.operations,
}
