/** 卷一 组织建设: F01, F02, F03. */
import { type CommitteeTerm, postTitles } from '#shared/branch.ts'
import type { MemberSummary } from '#shared/members.ts'
import { type PartialDate, chineseDate, parts } from '#shared/primitives.ts'
import {
  columnsOf,
  fill,
  form,
  heading,
  label,
  list,
  longRow,
  middle,
  note,
  orDash,
  row,
  signatures,
  value,
} from './build.ts'
import type { LedgerFacts } from './facts.ts'
import { type Form, type Sheet, portraitWidth } from './model.ts'

export const organisation = '卷一　组织建设'

/** 「1998.06.30」 or 「1998.06」: dates in narrow columns. */
export const dotted = (date: PartialDate | null): string => (date === null ? '—' : date.replaceAll('-', '.'))

/** Whole years from `from` to `to`, month precision where that is all that is known. */
export function yearsBetween(from: PartialDate, to: string): number {
  const start = parts(from)
  const end = parts(to)
  const exact = from.length > 7
  const before = end.month < start.month || (exact && end.month === start.month && end.day < start.day)
  return end.year - start.year - (before ? 1 : 0)
}

/** 「大学 12 人，研究生 6 人」, the most frequent first. */
function tallied(values: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const each of values) counts.set(each || '未登记', (counts.get(each || '未登记') ?? 0) + 1)
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([name, count]) => `${name} ${count} 人`)
    .join('，')
}

function ageGroups(facts: LedgerFacts): string {
  const bounds = [
    { title: '35 岁及以下', upTo: 35 },
    { title: '36—45 岁', upTo: 45 },
    { title: '46—55 岁', upTo: 55 },
    { title: '56 岁及以上', upTo: Number.POSITIVE_INFINITY },
  ]
  const counts = bounds.map(() => 0)
  let unknown = 0
  for (const { birthDate } of facts.roster) {
    if (birthDate === null) unknown += 1
    else {
      const age = yearsBetween(birthDate, facts.asOf)
      const index = bounds.findIndex(({ upTo }) => age <= upTo)
      counts[index] = (counts[index] ?? 0) + 1
    }
  }
  const known = bounds.map(({ title }, index) => `${title} ${counts[index] ?? 0} 人`)
  return [...known, ...(unknown > 0 ? [`未登记 ${unknown} 人`] : [])].join('，')
}

/** Committees that served in the period, the latest last; an expired one serves on until the next begins. */
const termsOf = (facts: LedgerFacts): CommitteeTerm[] =>
  facts.branch.terms
    .filter(({ body, beganOn }) => body === 'branchCommittee' && beganOn <= facts.period.to)
    .sort((a, b) => a.beganOn.localeCompare(b.beganOn))
    .filter((_, index, terms) => (terms[index + 1]?.beganOn ?? facts.period.to) >= facts.period.from)

const termTitle = (term: CommitteeTerm | undefined): string =>
  term === undefined ? '未登记' : term.number === null ? '本届' : `第 ${term.number} 届`

/** F01: who the branch is, and how its members are made up, on the last day of the period. */
export function basicFacts(facts: LedgerFacts): Form {
  const { branch, roster, asOf } = facts
  const people = (keep: (member: MemberSummary) => boolean) => `${roster.filter(keep).length} 人`
  const term = termsOf(facts).at(-1)
  const groups = branch.groups.filter(
    ({ formedOn, dissolvedOn }) =>
      (formedOn === null || formedOn <= asOf) && (dissolvedOn === null || dissolvedOn > asOf),
  )
  const unclear = roster.filter(({ category }) => category === 'unclear').length
  const widths = fill([15, 29, 15, 29], portraitWidth)
  const table = form(widths, [
    row(label('支部名称'), value(branch.name, 3)),
    row(label('隶属上级'), value(orDash(branch.superior), 3)),
    row(
      label('成立日期'),
      value(branch.foundedOn === null ? '—' : chineseDate(branch.foundedOn)),
      label('联系电话'),
      value(orDash(branch.phone)),
    ),
    row(label('驻地'), value(orDash(branch.seat), 3)),
    row(
      label('支委会届次'),
      value(termTitle(term)),
      label('任期'),
      value(
        term === undefined ? '—' : `${dotted(term.beganOn)} 至 ${dotted(term.extendedTo ?? term.expiresOn)}`,
      ),
    ),
    row(
      label('书记'),
      value(orDash(holders(term, 'secretary', facts))),
      label('副书记'),
      value(orDash(holders(term, 'deputySecretary', facts))),
    ),
    row(
      label('党小组'),
      value(
        groups.length === 0
          ? '未划分党小组'
          : `${groups.length} 个：${groups.map(({ name }) => name).join('、')}`,
        3,
      ),
    ),
    row(
      label('党员总数'),
      value(
        `${roster.length} 人，其中正式党员 ${people(({ category }) => category === 'fullMember')}、` +
          `预备党员 ${people(({ category }) => category === 'probationaryMember')}` +
          (unclear > 0 ? `、类别待确认 ${unclear} 人` : ''),
        3,
      ),
    ),
    row(
      label('性别'),
      value(`男 ${people(({ gender }) => gender === '男')}，女 ${people(({ gender }) => gender === '女')}`),
      label('少数民族'),
      value(people(({ ethnicity }) => ethnicity !== '' && ethnicity !== '汉' && ethnicity !== '汉族')),
    ),
    row(
      label('在职'),
      value(people(({ employment }) => employment === 'inService')),
      label('离退休'),
      value(people(({ employment }) => employment === 'retired')),
    ),
    row(
      label('领导干部'),
      value(people(({ leadingCadre }) => leadingCadre)),
      label('流动党员'),
      value(people(({ floating }) => floating)),
    ),
    row(label('年龄结构'), value(ageGroups(facts), 3)),
    row(label('学历结构'), value(tallied(roster.map(({ education }) => education)), 3)),
    { cells: [label('支部等次\n（星级）'), value(''), label('活动场所'), value('')], height: 900 },
    { cells: [label('备注'), value('', 3)], height: 1400 },
  ])
  const sheet: Sheet = [
    ...heading('党支部基本情况表', branch.name, `截至${chineseDate(asOf)}`),
    table,
    signatures(['填报人', '党支部书记']),
  ]
  return {
    code: 'F01',
    title: '党支部基本情况表',
    volume: organisation,
    orientation: 'portrait',
    copies: [[sheet]],
  }
}

function holders(
  term: CommitteeTerm | undefined,
  post: 'secretary' | 'deputySecretary',
  facts: LedgerFacts,
): string {
  const on = facts.asOf
  return (term?.posts ?? [])
    .filter(
      (held) => held.post === post && held.beganOn <= on && (held.endedOn === null || held.endedOn > on),
    )
    .map(({ memberName }) => memberName)
    .join('、')
}

/** F02: who holds which post, since when, and by what approval. */
export function committee(facts: LedgerFacts): Form {
  const people = new Map(facts.everyone.map((member) => [member.memberId, member]))
  const columns = columnsOf(
    [
      ['职务', 80],
      ['姓名', 80],
      ['性别', 34],
      ['出生年月', 80],
      ['入党时间', 98],
      ['学历', 64],
      ['行政职务', 110],
      ['分工', 130],
      ['任职起止', 98],
      ['批复文号', 110],
    ],
    portraitWidth,
  )
  const copies = termsOf(facts).map((term): Sheet[] => {
    const rows = term.posts
      .filter(
        ({ beganOn, endedOn }) =>
          beganOn <= facts.period.to && (endedOn === null || endedOn >= facts.period.from),
      )
      .map((held) => {
        const person = people.get(held.memberId)
        return row(
          middle(postTitles[held.post]),
          middle(held.memberName),
          middle(orDash(person?.gender)),
          middle(dotted(person?.birthDate?.slice(0, 7) ?? null)),
          middle(dotted(person?.joinDate ?? null)),
          middle(orDash(person?.education)),
          middle(orDash(person?.jobTitle)),
          value(orDash(held.duty)),
          middle(`${dotted(held.beganOn)}\n至 ${held.endedOn === null ? '今' : dotted(held.endedOn)}`),
          middle(orDash(held.approvalRef || term.approvalRef)),
        )
      })
    return [
      [
        ...heading('支委会成员及分工', facts.branch.name, `${termTitle(term)}支委会`),
        list(columns, rows, 18),
        note(
          `任期 ${chineseDate(term.beganOn)}至${chineseDate(term.expiresOn)}` +
            (term.extendedTo === null
              ? '。'
              : `，经批准延期至${chineseDate(term.extendedTo)}（${orDash(term.extensionRef)}）。`),
        ),
        signatures(['填报人', '党支部书记']),
      ],
    ]
  })
  return { code: 'F02', title: '支委会成员及分工', volume: organisation, orientation: 'portrait', copies }
}

/** F03: Party groups with their leaders and members; nothing where the branch has none. */
export function partyGroups(facts: LedgerFacts): Form {
  const { branch, roster, asOf } = facts
  const groups = branch.groups.filter(({ dissolvedOn }) => dissolvedOn === null || dissolvedOn > asOf)
  const columns = columnsOf(
    [
      ['序号', 8],
      ['党小组', 14],
      ['组长', 10],
      ['设立日期', 13],
      ['人数', 7],
      ['成员', 48],
    ],
    portraitWidth,
  )
  const rows = groups.map((group, index) => {
    const members = roster.filter(({ groupId }) => groupId === group.groupId)
    return longRow(
      middle(index + 1),
      middle(group.name),
      middle(orDash(group.leaderName)),
      middle(dotted(group.formedOn)),
      middle(members.length),
      value(orDash(members.map(({ name }) => name).join('、'))),
    )
  })
  const sheet: Sheet = [
    ...heading('党小组设置', branch.name, `截至${chineseDate(asOf)}`),
    list(columns, rows),
    signatures(['填报人', '党支部书记']),
  ]
  return {
    code: 'F03',
    title: '党小组设置',
    volume: organisation,
    orientation: 'portrait',
    copies: groups.length === 0 ? [] : [[sheet]],
    follows: true,
  }
}

/** 「2026年第三季度」: the right end of the line under a form's name. */
export const periodLine = (facts: LedgerFacts): string => facts.periodTitle
