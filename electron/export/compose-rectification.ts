/** 卷十三 整改台账: F31, and the numbers by which the check sheet refers to it (speech 004: 问题清单). */
import { type Finding } from '#shared/compliance.ts'
import { chineseDate } from '#shared/primitives.ts'
import type { RectificationItem } from '#shared/rectification.ts'
import { columnsOf, heading, list, longRow, middle, orDash, signatures, value } from './build.ts'
import { dotted, periodLine } from './compose-branch.ts'
import type { LedgerFacts } from './facts.ts'
import { type Form, type Sheet, landscapeWidth } from './model.ts'

/** F31: what is to be put right, by whom, until when, and how it stands. */
export function rectification(facts: LedgerFacts): Form {
  const columns = columnsOf(
    [
      ['编号', 8],
      ['问题', 27],
      ['依据', 16],
      ['整改措施', 20],
      ['责任人', 8],
      ['发现日', 10],
      ['完成\n时限', 10],
      ['进展', 8],
      ['销号日', 10],
      ['整改结果', 16],
    ],
    landscapeWidth,
  )
  const rows = facts.rectification.map((item) =>
    longRow(
      middle(item.label),
      value(item.problem),
      value(orDash(item.citation)),
      value(orDash(item.measure)),
      middle(orDash(item.owner)),
      middle(dotted(item.raisedOn)),
      middle(dotted(item.dueOn)),
      middle(progress(item, facts)),
      middle(dotted(item.closedOn)),
      value(orDash(item.closingNote)),
    ),
  )
  const sheet: Sheet = [
    ...heading('整改台账', facts.branch.name, `${periodLine(facts)}（截至${chineseDate(facts.asOf)}）`),
    list(columns, rows),
    signatures(['填表人', '审核人']),
  ]
  return {
    code: 'F31',
    title: '整改台账',
    volume: '卷十三　整改台账',
    orientation: 'landscape',
    copies: facts.rectification.length === 0 ? [] : [[sheet]],
  }
}

/** 「已销号」, 「整改中」, or that the day has passed. */
function progress(item: RectificationItem, facts: LedgerFacts): string {
  if (item.state === 'closed') return '已销号'
  return item.dueOn !== null && item.dueOn < facts.asOf ? '逾期未完成' : '整改中'
}

/** The item that a finding was put down as, if it was. */
const itemFor = (finding: Finding, facts: LedgerFacts): RectificationItem | undefined =>
  facts.rectification.find(
    ({ ruleId, problem, period }) =>
      ruleId === finding.ruleId && problem === finding.message && period === finding.period,
  )

/** 「2026-03 已销号」 for the check sheet; the same number once. */
export const standingOf = (findings: readonly Finding[], facts: LedgerFacts): string =>
  [
    ...new Set(
      findings.flatMap((finding) => {
        const item = itemFor(finding, facts)
        return item === undefined ? [] : [`${item.label} ${progress(item, facts)}`]
      }),
    ),
  ].join('\n')
