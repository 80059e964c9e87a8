import { describe, expect, it } from 'vitest'
import type { Branch, CommitteeTerm } from '#shared/branch.ts'
import { defaultProfile } from '#shared/profile.ts'
import { type MembershipFacts, inspectMembership } from '#shared/rules/membership.ts'
import { type OrganisationFacts, inspectOrganisation } from '#shared/rules/organisation.ts'
import { creditHours, inspectStudy } from '#shared/rules/study.ts'

const branch: Branch = {
  branchId: 1,
  name: '某支部',
  superior: '',
  superiorKind: 'organWorkCommittee',
  kind: 'branch',
  seatKind: 'organ',
  foundedOn: null,
  seat: '',
  phone: '',
  staffCount: null,
}
const post = (
  memberId: number,
  name: CommitteeTerm['posts'][number]['post'],
): CommitteeTerm['posts'][number] => ({
  memberId,
  memberName: `委员${memberId}`,
  post: name,
  duty: '',
  beganOn: '2024-03-15',
  endedOn: null,
  approvalRef: '',
})
const term: CommitteeTerm = {
  termId: 5,
  branchId: 1,
  body: 'branchCommittee',
  number: 3,
  beganOn: '2024-03-15',
  expiresOn: '2027-03-14',
  approvalRef: '某批〔2024〕3号',
  extendedTo: null,
  extensionRef: '',
  posts: [post(1, 'secretary'), post(2, 'organizationOfficer'), post(3, 'disciplineOfficer')],
}
const organisation = (changes: Partial<OrganisationFacts> = {}) =>
  inspectOrganisation({
    branch,
    terms: [term],
    groups: [],
    fullMembers: 20,
    members: 22,
    asOf: '2026-06-30',
    profile: defaultProfile,
    ...changes,
  }).map((one) => `${one.ruleId}:${one.severity}`)

describe('how a branch is set up (支部条例；机关条例；选举条例第三条)', () => {
  it('has nothing against a sound one', () => expect(organisation()).toEqual([]))
  it.each<[string, Partial<OrganisationFacts>, string[]]>([
    ['two full members', { terms: [], fullMembers: 2, members: 2 }, ['ORG-01:warn']],
    ['three suffice', { terms: [], fullMembers: 3, members: 3 }, []],
    ['seven full members without a committee', { terms: [], fullMembers: 7, members: 7 }, ['ORG-02:error']],
    ['six need none', { terms: [], fullMembers: 6, members: 6 }, []],
    ['fifty members', { members: 50 }, []],
    ['fifty-one', { members: 51 }, ['ORG-01:warn']],
    [
      'a committee of two',
      { terms: [{ ...term, posts: term.posts.slice(0, 2) }] },
      ['ORG-03:warn', 'ORG-04:warn'],
    ],
    [
      'of four: even',
      { terms: [{ ...term, posts: [...term.posts, post(4, 'committeeMember')] }] },
      ['ORG-03:info'],
    ],
    [
      'no secretary',
      { terms: [{ ...term, posts: [post(9, 'deputySecretary'), ...term.posts.slice(1)] }] },
      ['ORG-03:warn'],
    ],
    ['no approval on file', { terms: [{ ...term, approvalRef: '' }] }, ['ORG-05:info']],
    ['181 days before expiry', { asOf: '2026-09-14' }, []],
    ['180 days', { asOf: '2026-09-15' }, ['ORG-08:info']],
    ['90 days', { asOf: '2026-12-14' }, ['ORG-08:warn']],
    ['on the last day', { asOf: '2027-03-14' }, ['ORG-08:warn']],
    ['the day after', { asOf: '2027-03-15' }, ['ORG-07:error']],
    [
      'extended with approval',
      { asOf: '2027-05-01', terms: [{ ...term, extendedTo: '2028-03-14', extensionRef: '某函' }] },
      [],
    ],
    [
      'extended without',
      { asOf: '2027-05-01', terms: [{ ...term, extendedTo: '2028-03-14' }] },
      ['ORG-07:error'],
    ],
    [
      'extended by more than a year',
      { asOf: '2027-05-01', terms: [{ ...term, extendedTo: '2028-04-14', extensionRef: '某函' }] },
      ['ORG-07:error'],
    ],
    ['nobody enrolled yet', { terms: [], fullMembers: 0, members: 0 }, []],
  ])('%s', (_what, changes, expected) => expect(organisation(changes)).toEqual(expected))
})

const member: MembershipFacts = {
  memberId: 1,
  name: '沈某',
  category: 'fullMember',
  joinDate: '2010-07-01',
  fullMemberDate: '2011-07-01',
  enteredOn: null,
  leftOn: null,
  relation: 'here',
  membershipStatus: 'normal',
  restrictions: [],
  exemptions: [],
  birthDate: null,
  floating: false,
  lostContact: false,
  months: [],
}
const months = (...came: boolean[]) => came.map((one, index) => ({ month: `2026-0${index + 1}`, came: one }))
const person = (changes: Partial<MembershipFacts>, asOf = '2026-09-30') =>
  inspectMembership({ ...member, ...changes }, asOf, defaultProfile).map(
    (one) => `${one.ruleId}:${one.severity}`,
  )

describe('membership (教育管理条例第二十四、三十一条)', () => {
  it.each<[string, Partial<MembershipFacts>, string[]]>([
    ['two months away', { months: months(true, false, false) }, []],
    ['three', { months: months(true, false, false, false) }, ['MEMBER-02:warn']],
    ['five', { months: months(true, false, false, false, false, false) }, ['MEMBER-02:warn']],
    ['six', { months: months(false, false, false, false, false, false) }, ['MEMBER-02:error']],
    ['six, but came since', { months: months(false, false, false, false, false, false, true) }, []],
    [
      'exempt from attendance',
      { months: months(false, false, false, false), exemptions: [{ fromOn: '2020-01-01', untilOn: null }] },
      [],
    ],
    ['unclear category', { category: 'unclear', fullMemberDate: null }, ['MEMBER-01:warn']],
    ['lost', { lostContact: true }, ['MEMBER-04:warn']],
    ['joined on the eighteenth birthday', { birthDate: '1992-07-01' }, []],
    ['joined a day too young', { birthDate: '1992-07-02' }, ['MEMBER-06:warn']],
    ['too young by the month, which may still be right', { birthDate: '1992-07' }, []],
    ['converted a day before the year was out', { fullMemberDate: '2011-06-30' }, ['MEMBER-06:warn']],
    ['converted in that month, day unknown', { fullMemberDate: '2011-07' }, []],
  ])('%s', (_what, changes, expected) => expect(person(changes)).toEqual(expected))

  it.each([
    ['2026-05-20', []],
    ['2026-05-21', ['DEV-08:info']],
    ['2026-06-20', ['DEV-08:info']],
    ['2026-07-20', ['DEV-08:info']],
    ['2026-07-21', ['DEV-08:warn']],
  ])('probation from 2025-06-20, seen on %s', (asOf, expected) => {
    expect(
      person({ category: 'probationaryMember', joinDate: '2025-06-20', fullMemberDate: null }, asOf),
    ).toEqual(expected)
  })
})

describe('hours of study (教育管理条例第二十条)', () => {
  const study = (
    minutes: number,
    changes: { committee?: boolean; exempt?: boolean } = {},
    asOf = '2027-01-05',
  ) =>
    inspectStudy(
      [
        { memberId: 1, name: '沈某', committee: false, exempt: false, minutes, ...changes },
        { memberId: 2, name: '满', committee: false, exempt: false, minutes: 9999 },
      ],
      2026,
      asOf,
      defaultProfile,
    ).map((one) => `${one.ruleId}:${one.severity}`)
  it.each([
    ['32 hours to the minute', 32 * 45, {}, '2027-01-05', []],
    ['a minute short', 32 * 45 - 1, {}, '2027-01-05', ['STUDY-01:error']],
    ['short in November', 0, {}, '2026-11-01', ['STUDY-01:warn']],
    ['short in October', 0, {}, '2026-10-31', []],
    ['committee owes 56', 55 * 45, { committee: true }, '2027-01-05', ['STUDY-02:warn']],
    ['exempt', 0, { exempt: true }, '2027-01-05', []],
  ] as const)('%s', (_what, minutes, changes, asOf, expected) =>
    expect(study(minutes, changes, asOf)).toEqual(expected),
  )
  it('rounds down', () => expect(creditHours(44, defaultProfile)).toBe(0))
})
