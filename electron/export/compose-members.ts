/** 卷二 党员管理 besides the roster: F07 on the move, F08 transfers, F09 out of contact, F10 measures. */
import { type MemberDossier, categoryTitles, restrictionTitles } from '#shared/members.ts'
import { chineseDate, earliestDay, latestDay } from '#shared/primitives.ts'
import { columnsOf, heading, list, middle, note, orDash, row, signatures, value } from './build.ts'
import { dotted, periodLine } from './compose-branch.ts'
import type { LedgerFacts } from './facts.ts'
import { type Form, type Row, landscapeWidth } from './model.ts'

type Heads = readonly (readonly [head: string, weight: number])[]

interface Register {
  readonly code: string
  readonly title: string
  readonly heads: Heads
  readonly rows: readonly Row[]
  readonly right: string
  readonly remark?: string
}

/** A list over the whole width of a turned page; no copy where nobody is on it. */
function register(facts: LedgerFacts, { code, title, heads, rows, right, remark }: Register): Form {
  return {
    code,
    title,
    volume: '卷二　党员管理',
    orientation: 'landscape',
    copies:
      rows.length === 0
        ? []
        : [
            [
              [
                ...heading(title, facts.branch.name, right),
                list(columnsOf(heads, landscapeWidth), rows),
                ...(remark === undefined ? [] : [note(remark)]),
                signatures(['填表人', '审核人']),
              ],
            ],
          ],
    follows: true,
  }
}

const until = (facts: LedgerFacts) => `截至${chineseDate(facts.asOf)}`
const category = ({ category: kind }: MemberDossier) => (kind === 'unclear' ? '待确认' : categoryTitles[kind])
const onRoster = (facts: LedgerFacts) => {
  const here = new Set(facts.roster.map(({ memberId }) => memberId))
  return facts.dossiers.filter(({ memberId }) => here.has(memberId))
}

/** F07: whom the ledger marks as on the move; where to and who keeps in touch is written in by hand. */
export function floatingMembers(facts: LedgerFacts): Form {
  const rows = onRoster(facts)
    .filter(({ floating }) => floating)
    .map((member, index) =>
      row(
        middle(index + 1),
        middle(member.name),
        middle(orDash(member.gender)),
        middle(orDash(phoneOf(member))),
        value(''),
        value(''),
        value(''),
        value(''),
        value(''),
        value(member.remark),
      ),
    )
  return register(facts, {
    code: 'F07',
    title: '流动党员登记表',
    right: until(facts),
    rows,
    heads: [
      ['序号', 6],
      ['姓名', 10],
      ['性别', 6],
      ['手机号', 14],
      ['流出（流入）地', 18],
      ['流动时间', 12],
      ['支部联系人', 11],
      ['联系频次', 10],
      ['参加组织生活情况', 18],
      ['备注', 14],
    ],
  })
}

/** F08: who came and who left within the period. */
export function transfers(facts: LedgerFacts): Form {
  const { from, to } = facts.period
  const within = (date: string | null) => date !== null && latestDay(date) >= from && earliestDay(date) <= to
  const moves = facts.dossiers
    .flatMap((member) => [
      ...(within(member.enteredOn)
        ? [{ member, how: member.enteredHow, on: member.enteredOn, kind: '转入' }]
        : []),
      ...(within(member.leftOn)
        ? [{ member, how: member.leftHow, on: member.leftOn, kind: '转出（离开）' }]
        : []),
    ])
    .sort((a, b) => (a.on ?? '').localeCompare(b.on ?? ''))
  const rows = moves.map(({ member, how, on, kind }, index) =>
    row(
      middle(index + 1),
      middle(member.name),
      middle(orDash(member.gender)),
      middle(category(member)),
      middle(kind),
      middle(dotted(on)),
      value(orDash(how)),
      value(''),
      value(''),
      value(''),
    ),
  )
  return register(facts, {
    code: 'F08',
    title: '组织关系转接登记表',
    right: periodLine(facts),
    rows,
    heads: [
      ['序号', 6],
      ['姓名', 10],
      ['性别', 6],
      ['人员类别', 11],
      ['类别', 11],
      ['日期', 12],
      ['事由', 16],
      ['原（现）所在党组织', 22],
      ['介绍信编号', 14],
      ['回执', 10],
    ],
  })
}

/** F09: who cannot be reached. */
export function lostMembers(facts: LedgerFacts): Form {
  const rows = onRoster(facts)
    .filter(({ lostContact }) => lostContact)
    .map((member, index) =>
      row(
        middle(index + 1),
        middle(member.name),
        middle(orDash(member.gender)),
        middle(category(member)),
        middle(dotted(member.joinDate)),
        value(''),
        value(''),
        value(''),
        value(member.remark),
      ),
    )
  return register(facts, {
    code: 'F09',
    title: '失联党员登记表',
    right: until(facts),
    rows,
    heads: [
      ['序号', 6],
      ['姓名', 10],
      ['性别', 6],
      ['人员类别', 12],
      ['入党时间', 12],
      ['失去联系时间', 14],
      ['查找经过', 30],
      ['处理结果', 18],
      ['备注', 14],
    ],
  })
}

/** F10: measures that held within the period. Sensitive: switched off in the standard catalogue. */
export function measures(facts: LedgerFacts): Form {
  const { from, to } = facts.period
  const held = facts.dossiers.flatMap((member) =>
    member.restrictions
      .filter(({ fromOn, untilOn }) => fromOn <= to && (untilOn === null || untilOn >= from))
      .map((restriction) => ({ member, restriction })),
  )
  const rows = held.map(({ member, restriction }, index) =>
    row(
      middle(index + 1),
      middle(member.name),
      middle(restrictionTitles[restriction.kind]),
      middle(dotted(restriction.fromOn)),
      middle(dotted(restriction.untilOn)),
      value(orDash(restriction.documentRef)),
      value(''),
    ),
  )
  return register(facts, {
    code: 'F10',
    title: '组织处置登记表',
    right: periodLine(facts),
    rows,
    remark: '本表内容敏感，只供支部存档，不得公示。',
    heads: [
      ['序号', 6],
      ['姓名', 14],
      ['类别', 18],
      ['起始日', 14],
      ['截止日', 14],
      ['批准文号', 24],
      ['备注', 24],
    ],
  })
}

/** A dossier's own number is whole where that was asked for, and masked otherwise. */
export const phoneOf = (member: MemberDossier): string => member.phone
