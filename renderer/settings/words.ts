/** Words of the settings that the contract leaves to the interface. */
import type { BranchKind, SuperiorKind, TermBody } from '#shared/branch.ts'

export const kindTitles: Readonly<Record<BranchKind, string>> = {
  branch: '党支部',
  generalBranch: '党总支',
  organPartyCommittee: '机关党委',
}

export const superiorTitles: Readonly<Record<SuperiorKind, string>> = {
  organWorkCommittee: '机关工委',
  organPartyCommittee: '机关党委',
  generalBranch: '党总支',
  other: '其他',
}

/** 任期意见: five years in villages and communities, three elsewhere. */
export const seatKindTitles = { organ: '机关等（三年）', village: '村、社区（五年）' } as const

export const bodyTitles: Readonly<Record<TermBody, string>> = {
  branchCommittee: '支委会',
  leadingGroup: '党组（党委）',
}
