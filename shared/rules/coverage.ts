/**
 * Who has talked with whom in a year, and whom the law still asks for.
 *
 * T1 secretary × every member ≥ 1 (speech 000) · T2 committee members pairwise (支部工作条例第十九条) · T3 every member with some
 * committee member (same) · T4 every member with some other member (same). A group talk counts for T4 only.
 */
import { type LedgerDate, addMonths } from '../primitives.ts'
import type { RuleProfile } from '../profile.ts'
import type { CoverageGap, CoverageRow } from '../talks.ts'
import type { RuleCard, RuleCards } from './card.ts'

const article = '支部工作条例第十九条'

const talk = (title: string, severity: RuleCard['severity'], citation: string): RuleCard => ({
  title,
  severity,
  citation,
  responsibility: 'notOrganised',
  concern: '谈心谈话',
})

export const talkRules = {
  'TALK-T1': talk(
    '书记与每名党员谈心谈话',
    'error',
    '书记与支部成员及所属党员谈心谈话每年不少于 1 次（市直机关党建述职会要求）',
  ),
  'TALK-T2': talk('支委之间谈心谈话', 'warn', article),
  'TALK-T3': talk('支委与每名党员谈心谈话', 'warn', article),
  'TALK-T4': talk('党员之间谈心谈话', 'info', article),
  'TALK-01': talk('以谈工作代替谈心谈话', 'warn', '支部工作条例第十九条；谈心谈话不得以谈工作代替'),
  'TALK-02': talk('谈话没有内容', 'warn', article),
} as const satisfies RuleCards

export interface CoveragePerson {
  readonly memberId: number
  readonly name: string
  /** 「书记」, 「组织委员」, or empty. */
  readonly post: string
  readonly secretary: boolean
  readonly committee: boolean
  /** In the branch since (null = always), for those who came late in the year. */
  readonly enteredOn: LedgerDate | null
}

export interface CoverageTalk {
  readonly group: boolean
  readonly talkers: readonly number[]
  readonly partners: readonly number[]
}

export interface CoverageFacts {
  readonly year: number
  readonly people: readonly CoveragePerson[]
  readonly talks: readonly CoverageTalk[]
  readonly asOf: LedgerDate
  readonly profile: RuleProfile
}

/** The matrix and its gaps. People without a partner to talk to (a branch of one) have no gap. */
export function judgeCoverage(facts: CoverageFacts): { rows: CoverageRow[]; gaps: CoverageGap[] } {
  const { people, talks } = facts
  const counts = countPairs(talks)
  const of = (a: number, b: number, key: 'single' | 'any') => counts.get(pair(a, b))?.[key] ?? 0
  const secretary = people.find((person) => person.secretary)
  const committee = people.filter((person) => person.committee)
  const rows = people.map((person): CoverageRow => {
    const others = people.filter((other) => other.memberId !== person.memberId)
    const byCommittee = committee
      .filter((other) => other.memberId !== person.memberId)
      .map((other) => ({ memberId: other.memberId, count: of(person.memberId, other.memberId, 'single') }))
    const peers = others.filter((other) => !other.committee)
    return {
      memberId: person.memberId,
      memberName: person.name,
      post: person.post,
      bySecretary:
        secretary && secretary.memberId !== person.memberId
          ? of(person.memberId, secretary.memberId, 'single')
          : 0,
      byCommittee,
      byPeers: sum(peers.map((other) => of(person.memberId, other.memberId, 'any'))),
      total: sum(others.map((other) => of(person.memberId, other.memberId, 'any'))),
    }
  })
  return { rows, gaps: findGaps(facts, rows, secretary, committee, of) }
}

function findGaps(
  facts: CoverageFacts,
  rows: readonly CoverageRow[],
  secretary: CoveragePerson | undefined,
  committee: readonly CoveragePerson[],
  of: (a: number, b: number, key: 'single' | 'any') => number,
): CoverageGap[] {
  const over = facts.asOf > `${facts.year}-12-31`
  // somebody who came within the last quarter of the span is reminded of, not held against the branch
  const fresh = (person: CoveragePerson) =>
    person.enteredOn !== null && person.enteredOn > addMonths(facts.asOf, -3)
  const { numbers, off } = facts.profile
  const when = facts.asOf.startsWith(String(facts.year)) ? '今年' : `${facts.year}年`
  const gaps: CoverageGap[] = []
  const add = (
    line: CoverageGap['line'],
    person: CoveragePerson,
    other: CoveragePerson | null,
    message: string,
  ) => {
    const ruleId = `TALK-${line}` as const
    if (Object.hasOwn(off, ruleId)) return
    const { severity, citation } = talkRules[ruleId]
    gaps.push({
      line,
      memberId: person.memberId,
      memberName: person.name,
      otherId: other?.memberId ?? null,
      otherName: other?.name ?? '',
      severity: over && !fresh(person) ? severity : severity === 'error' ? 'warn' : 'info',
      message,
      citation,
    })
  }
  const lack = (done: number, due: number, none: string) =>
    done === 0 ? none : `只谈了 ${done} 次（应 ${due} 次）`
  const bySecretary = numbers['talks.secretaryToEachMember']
  for (const person of facts.people) {
    if (!secretary || person.memberId === secretary.memberId) continue
    const done = of(person.memberId, secretary.memberId, 'single')
    if (done < bySecretary)
      add(
        'T1',
        person,
        secretary,
        `书记 ${secretary.name} ${when}与 ${person.name} ${lack(done, bySecretary, '还没有谈心谈话')}`,
      )
  }
  const pairs = numbers['talks.committeePairs']
  for (const [index, one] of committee.entries())
    for (const other of committee.slice(index + 1)) {
      if (one.secretary || other.secretary) continue
      const done = of(one.memberId, other.memberId, 'single')
      if (done < pairs)
        add('T2', one, other, `支委 ${one.name} 与 ${other.name} 之间${lack(done, pairs, '还没有谈心谈话')}`)
    }
  const byCommittee = numbers['talks.memberByAnyCommittee']
  const peer = numbers['talks.memberPeer']
  const rowOf = new Map(rows.map((row) => [row.memberId, row]))
  for (const person of facts.people) {
    const row = rowOf.get(person.memberId)
    const done = sum((row?.byCommittee ?? []).map((cell) => cell.count))
    if (!person.committee && committee.length > 0 && done < byCommittee)
      add('T3', person, null, `支委与 ${person.name} ${lack(done, byCommittee, '还没有谈心谈话')}`)
    const total = row?.total ?? 0
    if (facts.people.length > 1 && total < peer)
      add('T4', person, null, `${person.name} ${when}与其他党员${lack(total, peer, '还没有谈心谈话')}`)
  }
  return gaps
}

function countPairs(talks: readonly CoverageTalk[]): Map<string, { single: number; any: number }> {
  const counts = new Map<string, { single: number; any: number }>()
  for (const talk of talks)
    for (const talker of new Set(talk.talkers))
      for (const partner of new Set(talk.partners)) {
        if (talker === partner) continue
        const key = pair(talker, partner)
        const cell = counts.get(key) ?? { single: 0, any: 0 }
        cell.any += 1
        if (!talk.group) cell.single += 1
        counts.set(key, cell)
      }
  return counts
}

const pair = (a: number, b: number): string => (a < b ? `${a}-${b}` : `${b}-${a}`)
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
