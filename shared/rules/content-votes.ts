/** What the record of a vote must hold: statements, sums, officers, wording. */
import type { Motion } from '../motions.ts'
import type { RuleCard, RuleCards } from './card.ts'
import type { Add } from './content.ts'
import type { MeetingFacts } from './meeting-facts.ts'
import { ruleFor } from './voting.ts'
import { demandsPerPersonWording, findBlanketWording } from './wording.ts'

const stating = '票决之前要逐个进行表决，分别表态发言并作好记录（市直机关党建述职会要求）'
const card = (title: string, severity: RuleCard['severity'], citation: string): RuleCard => ({
  title,
  severity,
  citation,
  responsibility: 'notOrganised',
  concern: '表决',
})

export const voteRules = {
  'VOTE-01': card('党员大会到会不足半数', 'warn', '支部工作条例第十一条'),
  'VOTE-02': card('支委会到会不足半数', 'error', '支部工作条例第十二条'),
  'VOTE-03': card('票决前没有逐人表态', 'error', stating),
  'VOTE-04': card('表决事项没有结果', 'error', '支部工作条例第十一条'),
  'VOTE-05': card('表决事项没有写入决议', 'error', '支部工作条例第十一条；决议必备要素'),
  'VOTE-06': card(
    '到会人数不足仍然表决',
    'error',
    '支部工作条例第十一条；发展党员工作细则第二十一条；选举条例',
  ),
  'VOTE-07': card('决议与票数不符', 'error', '支部工作条例第十一条'),
  'VOTE-08': card('无记名投票缺监票人、计票人', 'error', '选举条例；发展党员工作细则第二十一条'),
  'VOTE-09': card('表态发言过短', 'warn', stating),
  'VOTE-10': card('主持人没有最后表态', 'info', '党组工作条例第二十七条'),
  'VOTE-11': card('公开表决有人没有记录', 'warn', '支部工作条例第十一条'),
  'VOTE-12': card('一次表决多人、多事', 'error', '发展党员工作细则第二十一条：两人以上逐个讨论和表决'),
  'VOTE-13': card('人数极少，无记名票可反推', 'info', '保密提示'),
  'WORD-01': card('用「一致同意」代替逐人记录', 'error', stating),
} as const satisfies RuleCards

/** Blanket wording blocks where an item is decided by ballot; elsewhere it is only remarked upon. */
export function checkWording(meeting: MeetingFacts, add: Add): void {
  for (const [index, item] of meeting.agenda.entries()) {
    const blocks = meeting.motions.some(
      (motion) => motion.agendaItemId === item.agendaItemId && demandsPerPersonWording(motion.decisionKind),
    )
    const [found] = [item.resolution, ...item.speeches.map((speech) => speech.text)].flatMap(
      findBlanketWording,
    )
    if (!found) continue
    if (blocks)
      add('WORD-01', `agenda.${index}`, `议题${index + 1}写有「${found.word}」：票决事项须逐人表态、逐人记录`)
    else add('WORD-01', `agenda.${index}`, `议题${index + 1}写有「${found.word}」，建议写明各人意见`, 'info')
  }
}

export function checkMotion(
  meeting: MeetingFacts,
  motion: Motion,
  statementMinLength: number,
  add: Add,
): void {
  const field = `motion.${motion.motionId}`
  const name = `「${motion.title}」`
  const voted = motion.stage === 'voted' || motion.stage === 'resolved'
  if (motion.stage === 'discussing')
    add('VOTE-03', field, `${name}还有 ${motion.statementsMissing.length} 人没有表态`)
  else if (motion.stage === 'stated') add('VOTE-04', field, `${name}还没有表决结果`)
  else if (motion.stage === 'voted') add('VOTE-05', field, `${name}还没有写入决议`)
  if (voted && motion.statementsMissing.length > 0)
    add('VOTE-03', field, `${name}有 ${motion.statementsMissing.length} 人没有表态就票决了`)
  if (voted && !motion.verdict.quorate)
    add('VOTE-06', field, `${name}：${motion.verdict.reasons[0] ?? '到会人数不足'}`)
  checkResolution(motion, field, name, add)
  if (motion.method === 'secretBallot' && voted) checkBallot(motion, field, name, add)
  else if (motion.method !== 'secretBallot' && voted && motion.votes.length < motion.facts.present)
    add('VOTE-11', field, `${name}有 ${motion.facts.present - motion.votes.length} 人没有记录表决意见`)
  if (ruleFor(motion.decisionKind).statements && /、|和|及/.test(motion.subjectName))
    add('VOTE-12', field, `${name}的对象不止一人，须逐个讨论、逐个表决`)
  checkStatements(meeting, motion, statementMinLength, field, name, add)
}

function checkResolution(motion: Motion, field: string, name: string, add: Add): void {
  const { resolution, verdict } = motion
  // an election may fill some posts and leave others: its own rules (ELEC-05) see to that
  const counted = motion.election?.verdict !== undefined && motion.election.verdict !== null
  if (motion.stage === 'resolved' && !counted && ruleFor(motion.decisionKind).approve !== null) {
    const denies = /未通过|没有通过|未获通过|不予|未当选|缓议/.test(resolution)
    if (!verdict.passed && !denies && /通过|同意|当选/.test(resolution))
      add('VOTE-07', field, `${name}票数未达到规定，决议却写了通过`)
    if (verdict.passed && /未通过|没有通过|未获通过/.test(resolution))
      add('VOTE-07', field, `${name}票数已达到规定，决议却写了未通过`)
  }
  const [blanket] = findBlanketWording(resolution)
  if (blanket && demandsPerPersonWording(motion.decisionKind))
    add('WORD-01', field, `${name}的决议写有「${blanket.word}」，须逐人表述`)
}

function checkBallot(motion: Motion, field: string, name: string, add: Add): void {
  if (motion.scrutineers.length === 0) add('VOTE-08', field, `${name}缺监票人`)
  if (motion.tellers.length === 0) add('VOTE-08', field, `${name}缺计票人`, 'warn')
  if (motion.subjectName !== '' && motion.scrutineers.includes(motion.subjectName))
    add('VOTE-08', field, `${name}的监票人就是表决对象`)
  if (motion.facts.present <= 3)
    add('VOTE-13', field, `${name}只有 ${motion.facts.present} 人投票，票数可能反推到个人，请注意保密`)
}

function checkStatements(
  meeting: MeetingFacts,
  motion: Motion,
  minLength: number,
  field: string,
  name: string,
  add: Add,
): void {
  if (!motion.statementsRequired) return
  const short = motion.statements.filter((one) => [...one.text].length < minLength)
  if (short.length > 0) add('VOTE-09', field, `${name}有 ${short.length} 人的表态发言不足 ${minLength} 字`)
  const last = motion.statements.at(-1)
  if (last && meeting.chairId !== null && last.memberId !== meeting.chairId)
    add(
      'VOTE-10',
      field,
      `${name}：主持人应当最后表态`,
      meeting.kind === 'leadingGroupMeeting' ? 'error' : 'info',
    )
}
