/** The branch itself: who is in it, in which group, and who serves on its committee. */
import { addDays } from '#shared/primitives.ts'
import { type Into, sequence, textOf, two } from './large-ledger-insert.ts'
import { type LargeSize, lastYear } from './large-ledger-size.ts'

export interface Member {
  readonly memberId: number
  readonly name: string
  /** Days; null: from the beginning, to the end. */
  readonly enteredOn: string | null
  readonly leftOn: string | null
  readonly group: 0 | 1
}

export interface Basis {
  readonly branchId: number
  readonly number: number
  readonly firstYear: number
  readonly lastYear: number
  readonly members: readonly Member[]
  readonly groupIds: readonly [number, number]
  /** Secretary first; they never leave. */
  readonly committee: readonly Member[]
  readonly next: (limit: number) => number
}

/** One year of a branch. */
export interface Year extends Basis {
  readonly year: number
  /** There in the middle of the year. */
  readonly there: readonly Member[]
}

const surnames = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'
const given = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平'

const nameOf = (branch: number, index: number): string =>
  `${surnames[(branch + index) % 20] ?? ''}${given[Math.floor(index / 2) % 20] ?? ''}${given[(branch * 7 + index * 3) % 20] ?? ''}`

export const thereOn = (member: Member, day: string): boolean =>
  (member.enteredOn === null || member.enteredOn <= day) && (member.leftOn === null || day < member.leftOn)

export function branchBasis(into: Into, number: number, { members, years }: LargeSize): Basis {
  const next = sequence(number)
  const firstYear = lastYear - years + 1
  const begun = `${firstYear}-01-02T09:00:00`
  const branchId = into('branch', {
    name: `机关第${number}党支部`,
    superior: '中共东江市直属机关工作委员会',
    founded_on: '2005-07',
    seat: `${number} 号楼`,
    staff_count: 60,
    entered_at: begun,
  })
  const groupIds = [0, 1].map((index) =>
    into('party_group', {
      branch_id: branchId,
      name: index === 0 ? '第一党小组' : '第二党小组',
      formed_on: '2010-01-01',
      entered_at: begun,
    }),
  )
  const pair: readonly [number, number] = [groupIds[0] ?? 0, groupIds[1] ?? 0]
  const [least, most] = members
  const present = least + ((number * 7) % (most - least + 1))
  const all: Member[] = []
  // every year two go and two come, so that about as many are there at any time
  const coming = years * 2
  for (let index = 0; index < present + coming; index += 1) {
    const leaves = index >= 5 && index < 5 + coming
    const comes = index >= present
    const leftOn = leaves ? `${firstYear + Math.floor((index - 5) / 2)}-${two(3 + (index % 9))}-15` : null
    const enteredOn = comes
      ? `${firstYear + Math.floor((index - present) / 2)}-${two(1 + (index % 9))}-10`
      : null
    if (leftOn !== null && enteredOn !== null && leftOn <= enteredOn) continue
    all.push(memberOf(into, { branchId, number, index, enteredOn, leftOn, groups: pair }))
  }
  const committee = all.slice(0, 5)
  termsOf(into, branchId, firstYear, committee)
  const lost = all.at(-1)
  if (lost !== undefined && number % 5 === 0)
    into('exemption', {
      member_id: lost.memberId,
      reason: '年老体弱',
      from_on: `${firstYear}-06-01`,
      entered_at: begun,
    })
  return { branchId, number, firstYear, lastYear, members: all, groupIds: pair, committee, next }
}

interface Coming {
  readonly branchId: number
  readonly number: number
  readonly index: number
  readonly enteredOn: string | null
  readonly leftOn: string | null
  readonly groups: readonly [number, number]
}

function memberOf(into: Into, { branchId, number, index, enteredOn, leftOn, groups }: Coming): Member {
  const name = nameOf(number, index)
  const birth = addDays('1962-01-01', (index * 397 + number * 31) % 8_000)
  const joined = addDays(birth, 9_000 + (index % 7) * 300)
  const memberId = into('member', {
    branch_id: branchId,
    name,
    gender: index % 2 === 0 ? '男' : '女',
    ethnicity: '汉族',
    birth_date: birth,
    phone: `139${String(number * 100 + index).padStart(8, '0')}`,
    education: '大学本科',
    category: 'fullMember',
    join_date: joined,
    full_member_date: addDays(joined, 366),
    entered_on: enteredOn,
    entered_how: enteredOn === null ? '' : '组织关系转入',
    left_on: leftOn,
    left_how: leftOn === null ? '' : '工作调动',
    job_title: `第${(index % 6) + 1}科科员`,
    leading_cadre: index < 2 ? 1 : 0,
    employment: index % 11 === 10 ? 'retired' : 'inService',
    lost_contact: index === 12 && number % 4 === 0 ? 1 : 0,
    remark: index % 9 === 0 ? textOf(12, index) : '',
    entered_at: '2017-01-02T09:00:00',
  })
  const group = index % 2 === 0 ? 0 : 1
  into('group_membership', {
    member_id: memberId,
    group_id: groups[group],
    from_on: enteredOn,
    until_on: leftOn,
  })
  return { memberId, name, enteredOn, leftOn, group }
}

const posts = [
  'secretary',
  'deputySecretary',
  'organizationOfficer',
  'publicityOfficer',
  'disciplineOfficer',
] as const

function termsOf(into: Into, branchId: number, firstYear: number, committee: readonly Member[]): void {
  for (let began = firstYear; began <= lastYear; began += 3) {
    const termId = into('committee_term', {
      branch_id: branchId,
      number: Math.floor((began - 2005) / 3),
      began_on: `${began}-01-05`,
      expires_on: `${began + 3}-01-05`,
      approval_ref: `机党〔${began}〕3号`,
      entered_at: `${began}-01-05T10:00:00`,
    })
    for (const [index, member] of committee.entries())
      into('term_post', {
        term_id: termId,
        member_id: member.memberId,
        post: posts[index] ?? 'committeeMember',
        began_on: `${began}-01-05`,
        approval_ref: `机党〔${began}〕3号`,
      })
  }
}
