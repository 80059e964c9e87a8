/** Words of the members pages that the contract leaves to the interface. */
import type { MemberFields } from '#shared/members.ts'

export const genderTitles = { 男: '男', 女: '女' } as const satisfies Record<
  NonNullable<MemberFields['gender']>,
  string
>

export const employmentTitles: Readonly<Record<MemberFields['employment'], string>> = {
  inService: '在职',
  retired: '离退休',
  other: '其他',
}

export const relationTitles: Readonly<Record<MemberFields['relation'], string>> = {
  here: '在本支部',
  elsewhere: '不在本支部（党组成员等）',
}
