/** 卷十三 整改台账: F31, and the numbers by which the check sheet refers to it (speech 004: 问题清单). */
import { type Finding } from '#shared/compliance.ts'
import { chineseDate } from '#shared/primitives.ts'
import { type RectificationItem, sourceTitles } from '#shared/rectification.ts'
import { summarise } from '#shared/rules/rectification.ts'
import {
  caption,
  columnsOf,
  figure,
  heading,
  list,
  longRow,
  middle,
  note,
  orDash,
  row,
  signatures,
  value,
} from './build.ts'
import { dotted, periodLine } from './compose-branch.ts'
import type { LedgerFacts } from './facts.ts'
import { type Block, type Form, type Row, type Sheet, landscapeWidth } from './model.ts'

/** 卷十三: F31 the ledger of what is put right, F31a the three lists, F31c the summary of results. */
export const rectificationForms = (facts: LedgerFacts): Form[] => [
  rectification(facts),
  threeLists(facts),
  results(facts),
]

interface Register {
  readonly code: string
  readonly title: string
  readonly heads: readonly (readonly [head: string, weight: number])[]
  readonly above?: readonly Block[]
}

function register(facts: LedgerFacts, about: Register, rows: readonly Row[]): Form {
  const sheet: Sheet = [
    ...heading(about.title, facts.branch.name, `${periodLine(facts)}（截至${chineseDate(facts.asOf)}）`),
    ...(about.above ?? []),
    list(columnsOf(about.heads, landscapeWidth), rows),
    signatures(['填表人', '审核人']),
  ]
  return {
    code: about.code,
    title: about.title,
    volume: '卷十三　整改台账',
    orientation: 'landscape',
    copies: facts.rectification.length === 0 ? [] : [[sheet]],
  }
}

/** F31: what is to be put right, by whom, until when, how it stands, who struck it off. */
const rectification = (facts: LedgerFacts): Form =>
  register(
    facts,
    {
      code: 'F31',
      title: '整改台账',
      heads: [
        ['编号', 11],
        ['问题', 19],
        ['来源\n发现日', 13],
        ['整改措施', 16],
        ['责任单位', 10],
        ['责任人', 10],
        ['完成\n时限', 13],
        ['进展', 13],
        ['完成日', 13],
        ['佐证', 11],
        ['销号\n（审核人、日期）', 13],
        ['是否\n回潮', 7],
      ],
    },
    facts.rectification.map((item) =>
      longRow(
        middle(item.label),
        value(item.citation === '' ? item.problem : `${item.problem}（${item.citation}）`),
        middle(`${sourceTitles[item.source]}\n${dotted(item.raisedOn)}`),
        value(orDash(item.measure)),
        value(orDash(item.unit)),
        middle(orDash(item.owner)),
        middle(dotted(item.dueOn)),
        value(standing(item, facts)),
        middle(dotted(item.completedOn)),
        value(orDash(item.evidence)),
        middle(item.closedOn === null ? '—' : `${orDash(item.approver)}\n${dotted(item.closedOn)}`),
        middle(item.reopened > 0 || item.recursLabel !== null ? '是' : '否'),
      ),
    ),
  )

/** F31a: 问题清单、任务清单、责任清单 in one table, each problem on one line. */
const threeLists = (facts: LedgerFacts): Form =>
  register(
    facts,
    {
      code: 'F31a',
      title: '问题、任务、责任清单',
      heads: [
        ['编号', 9],
        ['问题清单', 28],
        ['任务清单\n（任务、措施、标准）', 32],
        ['完成\n时限', 11],
        ['责任清单\n（责任人、岗位）', 18],
        ['领导责任', 10],
        ['状态', 11],
      ],
    },
    facts.rectification.map((item) =>
      longRow(
        middle(item.label),
        value(item.problem),
        value(
          orDash(
            [item.task, item.measure, item.standard === '' ? '' : `标准：${item.standard}`]
              .filter((part) => part !== '')
              .join('\n'),
          ),
        ),
        middle(dotted(item.dueOn)),
        value(orDash([item.unit, item.owner, item.ownerPost].filter((part) => part !== '').join('　'))),
        middle(orDash(item.leader)),
        middle(progress(item, facts)),
      ),
    ),
  )

/** F31c: how many were listed, struck off, late, came back; then each result, to be sent up (整改成果汇总). */
function results(facts: LedgerFacts): Form {
  const sum = summarise(facts.rectification, facts.period, facts.asOf)
  const counts = list(
    columnsOf(
      [
        ['来源', 30],
        ['列入', 15],
        ['已销号', 15],
        ['逾期未完成', 15],
        ['完成率', 15],
      ],
      landscapeWidth,
    ),
    [
      ...sum.bySource.map(({ source, all, closed, overdue }) =>
        row(
          middle(sourceTitles[source]),
          figure(all),
          figure(closed),
          figure(overdue),
          figure(rate(closed, all)),
        ),
      ),
      row(
        middle('合计'),
        figure(sum.all),
        figure(sum.closed),
        figure(sum.overdue),
        figure(sum.percent === null ? '—' : `${sum.percent}%`),
      ),
    ],
  )
  return register(
    facts,
    {
      code: 'F31c',
      title: '整改成果汇总表',
      above: [counts, note(`其中回潮 ${sum.relapsed} 项。`), caption('已销号的整改事项')],
      heads: [
        ['编号', 9],
        ['问题', 30],
        ['整改结果', 38],
        ['佐证', 20],
        ['销号日', 11],
        ['审核人', 10],
      ],
    },
    facts.rectification
      .filter(({ closedOn }) => closedOn !== null && closedOn <= facts.asOf)
      .map((item) =>
        longRow(
          middle(item.label),
          value(item.problem),
          value(orDash(item.closingNote)),
          value(orDash(item.evidence)),
          middle(dotted(item.closedOn)),
          middle(orDash(item.approver)),
        ),
      ),
  )
}

const rate = (closed: number, all: number) => (all === 0 ? '—' : `${Math.floor((closed * 100) / all)}%`)

/** 「已销号」, 「整改中」, or that the day has passed. */
function progress(item: RectificationItem, facts: LedgerFacts): string {
  if (item.state === 'closed') return '已销号'
  if (item.dueOn !== null && item.dueOn < facts.asOf) return '逾期未完成'
  return item.stage === 'submitted' ? '待审核' : '整改中'
}

/** The state, and the last word on it. */
const standing = (item: RectificationItem, facts: LedgerFacts): string =>
  [progress(item, facts), item.state === 'closed' ? item.closingNote : item.progress]
    .filter((part) => part !== '')
    .join('：')

/** An item that says nothing: an empty form is drawn from it. */
export const emptyItem: RectificationItem = {
  itemId: 1,
  branchId: 1,
  label: '',
  source: 'selfCheck',
  ruleId: '',
  subject: '',
  period: '',
  problem: '',
  citation: '',
  recordKind: null,
  recordId: null,
  task: '',
  measure: '',
  standard: '',
  unit: '',
  owner: '',
  ownerPost: '',
  leader: '',
  dueOn: null,
  state: 'open',
  stage: 'open',
  progress: '',
  evidence: '',
  completedOn: null,
  closedOn: null,
  approver: '',
  closingNote: '',
  reopened: 0,
  recursLabel: null,
  raisedOn: '2000-01-01',
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
