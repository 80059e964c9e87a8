/** How a decision was taken, as it is printed: rules, statements one by one, sums, opinions. */
import type { Election } from '#shared/elections.ts'
import { type Motion, choiceTitles, decisionTitles, methodTitles, stanceTitles } from '#shared/motions.ts'
import { chineseMoment } from '#shared/primitives.ts'
import {
  caption,
  chunks,
  columnsOf,
  fill,
  form,
  label,
  list,
  longRow,
  middle,
  note,
  orDash,
  row,
  value,
} from './build.ts'
import { type Block, portraitWidth } from './model.ts'

export const voted = (motion: Motion): boolean => motion.stage === 'voted' || motion.stage === 'resolved'

/** 「通过」 and the like; a tally of an appraisal is not a vote. */
export function resultOf(motion: Motion): string {
  if (motion.election !== null) {
    const verdict = motion.election.verdict
    if (verdict === null) return '未选举'
    return verdict.elected.length === 0 ? '无人当选' : `当选 ${verdict.elected.length} 人`
  }
  if (!voted(motion)) return '未表决'
  if (motion.decisionKind === 'appraisalTally') return '测评'
  return motion.verdict.passed ? '通过' : '未通过'
}

/** One line for each motion of the meeting: what the law asked for and what came out. */
export function voteTable(motions: readonly Motion[]): Block[] {
  if (motions.length === 0) return []
  const columns = columnsOf(
    [
      ['序号', 6],
      ['表决事项', 23],
      ['方式', 10],
      ['应到\n有表决权', 9],
      ['到会\n门槛', 7],
      ['实到\n有表决权', 9],
      ['须赞成', 8],
      ['赞成', 6],
      ['不赞成', 8],
      ['弃权', 6],
      ['结果', 9],
    ],
    portraitWidth,
  )
  const rows = motions.map((motion, index) => {
    // an election has sums for each candidate, in a table of its own
    const done = voted(motion) && motion.election === null
    const { facts, verdict } = motion
    return row(
      middle(index + 1),
      value(`${motion.title}\n（${decisionTitles[motion.decisionKind]}）`),
      middle(methodTitles[motion.method]),
      middle(facts.expected),
      middle(`≥${verdict.presentNeeded}`),
      middle(facts.present),
      middle(verdict.approveNeeded === 0 ? '—' : `≥${verdict.approveNeeded}`),
      middle(done ? verdict.approvals : '—'),
      middle(done ? facts.oppose : '—'),
      middle(done ? facts.abstain : '—'),
      middle(resultOf(motion)),
    )
  })
  return [caption('表决信息表'), list(columns, rows)]
}

/** Everything kept of one motion: statements in order, votes or sums, written opinions, the conclusion. */
export function motionBlocks(motion: Motion): Block[] {
  return [
    { type: 'heading', level: 2, text: `表决：${motion.title}` },
    ...statements(motion),
    ...(motion.election === null ? ballot(motion) : candidates(motion, motion.election)),
    ...rollCall(motion),
    ...opinions(motion),
    ...conclusion(motion),
    ...lines('决议：', motion.resolution),
  ]
}

/** A paragraph whose beginning is set off, and its further paragraphs. */
export function lines(lead: string, text: string): Block[] {
  const parts = text.split('\n').filter((part) => part.trim() !== '')
  return parts.map((part, index) =>
    index === 0 ? { type: 'paragraph', lead, text: part.trim() } : { type: 'paragraph', text: part.trim() },
  )
}

function statements(motion: Motion): Block[] {
  if (motion.statements.length === 0) return []
  const columns = columnsOf(
    [
      ['顺序', 7],
      ['姓名', 14],
      ['态度', 12],
      ['表态要点', 67],
    ],
    portraitWidth,
  )
  const rows = [...motion.statements]
    .sort((a, b) => a.order - b.order)
    .map((each) =>
      longRow(
        middle(each.order),
        middle(each.memberName),
        middle(stanceTitles[each.stance]),
        value(orDash(each.text)),
      ),
    )
  return [caption(`逐人表态（表决之前，共 ${motion.statements.length} 人）`), list(columns, rows)]
}

/** Sums and the people who counted; of a secret ballot nothing else exists. */
function ballot(motion: Motion): Block[] {
  const { tally } = motion
  if (motion.method !== 'secretBallot' || tally === null) return []
  const widths = fill([1, 1, 1, 1, 1, 1, 1, 1], portraitWidth)
  const others = tally.writeIns.map(({ name, votes }) => `${name} ${votes} 票`).join('、')
  return [
    caption('无记名投票计票结果'),
    form(
      widths,
      [
        row(
          label('发出票数'),
          middle(tally.issued),
          label('收回票数'),
          middle(tally.returned),
          label('有效票数'),
          middle(tally.valid),
          label('无效票数'),
          middle(tally.invalid),
        ),
        row(
          label('赞成'),
          middle(tally.approve),
          label('不赞成'),
          middle(tally.oppose),
          label('弃权'),
          middle(tally.abstain),
          label('另选他人'),
          middle(others === '' ? '无' : others),
        ),
        row(
          label('监票人'),
          value(orDash(motion.scrutineers.join('、')), 3),
          label('计票人'),
          value(orDash(motion.tellers.join('、')), 3),
        ),
      ],
      21,
    ),
    note(
      motion.facts.expected <= 3
        ? '本表只载票数，不记录任何人的选票。人数很少，票数可能推知个人意见，请注意保密。'
        : '本表只载票数，不记录任何人的选票。',
    ),
  ]
}

/** The report of the count: the box, each candidate's sums, those chosen besides, and who is elected. */
export function candidates(motion: Motion, election: Election): Block[] {
  const columns = columnsOf(
    [
      ['序号', 8],
      ['候选人', 22],
      ['赞成', 14],
      ['不赞成', 14],
      ['弃权', 14],
      ['结果', 28],
    ],
    portraitWidth,
  )
  const { box, verdict } = election
  const resultFor = (name: string): string => {
    if (verdict === null) return '—'
    if (verdict.elected.includes(name)) return '当选'
    return verdict.tied.includes(name) ? '票数相等，须再次投票' : '未当选'
  }
  const rows = election.candidates.map((each, index) =>
    row(
      middle(index + 1),
      middle(each.name),
      middle(each.approve ?? '—'),
      middle(each.oppose ?? '—'),
      middle(each.abstain ?? '—'),
      middle(resultFor(each.name)),
    ),
  )
  const others = election.writeIns.map(({ name, votes }) => `${name} ${votes} 票`).join('、')
  return [
    caption(`选举计票结果报告单（应选 ${election.seats} 名，候选人 ${election.candidates.length} 名）`),
    list(columns, rows),
    caption('选票'),
    form(
      fill([1, 1, 1, 1, 1, 1, 1, 1], portraitWidth),
      [
        row(
          label('发出票数'),
          middle(box?.issued ?? '—'),
          label('收回票数'),
          middle(box?.returned ?? '—'),
          label('有效票数'),
          middle(box?.valid ?? '—'),
          label('无效票数'),
          middle(box?.invalid ?? '—'),
        ),
        row(label('另选他人'), value(others === '' ? '无' : others, 7)),
        row(
          label('监票人'),
          value(orDash(motion.scrutineers.join('、')), 3),
          label('计票人'),
          value(orDash(motion.tellers.join('、')), 3),
        ),
      ],
      21,
    ),
    note('本表只载票数，不记录任何人的选票。', true),
  ]
}

/** Who voted how, where the vote was open. */
function rollCall(motion: Motion): Block[] {
  if (motion.method === 'secretBallot' || motion.votes.length === 0) return []
  const beside = 4
  const heads = Array.from({ length: beside }, () => [['姓名', 13] as const, ['意见', 12] as const]).flat()
  const rows = chunks(motion.votes, beside).map((piece) =>
    row(
      ...Array.from({ length: beside }, (_, index) => {
        const vote = piece[index]
        return [middle(vote?.memberName ?? ''), middle(vote === undefined ? '' : choiceTitles[vote.choice])]
      }).flat(),
    ),
  )
  return [
    caption(`逐人表决记录（${methodTitles[motion.method]}）`),
    list(columnsOf(heads, portraitWidth), rows),
  ]
}

function opinions(motion: Motion): Block[] {
  if (motion.writtenOpinions.length === 0) return []
  const columns = columnsOf(
    [
      ['姓名', 14],
      ['提交时间', 26],
      ['意见', 12],
      ['是否计票', 13],
      ['说明', 35],
    ],
    portraitWidth,
  )
  const rows = motion.writtenOpinions.map((each) =>
    longRow(
      middle(each.memberName),
      middle(chineseMoment(each.submittedAt)),
      middle(choiceTitles[each.stance]),
      middle(each.counts ? '计入' : '不计，存档'),
      value(orDash(each.note)),
    ),
  )
  return [caption('缺席党员会前书面意见'), list(columns, rows)]
}

function conclusion(motion: Motion): Block[] {
  const verdict = motion.election === null ? motion.verdict : motion.election.verdict
  if (verdict === null || (motion.election === null && !voted(motion)))
    return [{ type: 'paragraph', lead: '表决结果：', text: '本次会议未就此事项进行表决。' }]
  const sentences = verdict.reasons
    .map((reason) => (/[。！？]$/.test(reason) ? reason : `${reason}。`))
    .join('')
  // the rules name their article in most reasons; it is not said twice
  const unsaid = [...new Set(verdict.citations)].filter((citation) => !sentences.includes(citation))
  return lines('表决结果：', sentences + (unsaid.length === 0 ? '' : `（${unsaid.join('、')}）`))
}
