/** What the record of an election must hold: candidates, scrutineers, open posts, the report upwards. */
import type { Election } from '../elections.ts'
import type { CheckItem, MeetingKind } from '../meetings.ts'
import type { Motion } from '../motions.ts'
import type { RuleCard, RuleCards } from './card.ts'
import { candidatesNeeded } from './elections.ts'
import { organisationRules } from './organisation.ts'
import { ruleFor } from './voting.ts'

const law = '基层组织选举工作条例（2020）'
const card = (title: string, severity: RuleCard['severity'], citation = law): RuleCard => ({
  title,
  severity,
  citation,
  responsibility: 'notOrganised',
  concern: '选举',
})

export const electionRules = {
  'ELEC-01': card('选举没有候选人', 'error'),
  'ELEC-02': card('候选人差额不足', 'warn'),
  'ELEC-03': card('监票人是候选人', 'error'),
  'ELEC-04': card('监票人没有经大会表决通过', 'warn'),
  'ELEC-05': card('当选人数少于应选名额而决议没有写明', 'error'),
  'ELEC-06': card('选举计票有矛盾', 'error'),
} as const satisfies RuleCards

const cards = { ...electionRules, 'ORG-05': organisationRules['ORG-05'] } as const

/** As much of a meeting as an election is checked against. */
export interface ElectionSetting {
  readonly kind: MeetingKind
  readonly outcome: string
  readonly motions: readonly Motion[]
}

export interface ElectionCheckContext {
  readonly minSurplusPercent: number
  /** Rules that are switched off. */
  readonly off?: Readonly<Record<string, string>>
}

type Add = (ruleId: keyof typeof cards, message: string, severity?: CheckItem['severity']) => void

/** Remarks on one motion; empty for a motion that elects nobody. */
export function checkElection(
  meeting: ElectionSetting,
  motion: Motion,
  context: ElectionCheckContext,
): CheckItem[] {
  if (!ruleFor(motion.decisionKind).election) return []
  const items: CheckItem[] = []
  const add: Add = (ruleId, message, severity) => {
    if (context.off !== undefined && Object.hasOwn(context.off, ruleId)) return
    items.push({
      ruleId,
      severity: severity ?? cards[ruleId].severity,
      message: `「${motion.title}」${message}`,
      citation: cards[ruleId].citation,
      field: `motion.${motion.motionId}`,
    })
  }
  const { election } = motion
  if (election === null || election.candidates.length === 0) {
    // one question for one person, with its own sums: lawful for a single post, harder to check
    if (motion.tally === null) add('ELEC-01', '还没有确定候选人')
    else add('ELEC-01', '没有登记候选人名单，只有一人一票的合计', 'warn')
  } else {
    checkCandidates(motion, election, context.minSurplusPercent, add)
    checkResult(motion, election, add)
  }
  checkOfficers(meeting, motion, add)
  checkReport(meeting, motion, add)
  return items
}

function checkCandidates(motion: Motion, election: Election, minSurplusPercent: number, add: Add): void {
  const { seats, candidates } = election
  const { decisionKind } = motion
  const named = candidates.length
  if (decisionKind === 'electCommittee') {
    const needed = candidatesNeeded(decisionKind, seats, minSurplusPercent)
    if (named < needed)
      add(
        'ELEC-02',
        `应选 ${seats} 名，候选人 ${named} 名，差额 ${minSurplusPercent}% 至少须 ${needed} 名；已经差额预选的，请在记录中写明`,
      )
  } else if (named < seats) add('ELEC-02', `应选 ${seats} 名，候选人只有 ${named} 名`)
  else if (decisionKind === 'electSecretary' && named > seats)
    add('ELEC-02', `书记、副书记应当等额选举：应选 ${seats} 名，候选人 ${named} 名`)
}

/** The resolution owns to posts left open: another ballot, fewer posts, or a plain word that they are vacant. */
const ownsToOpenSeats =
  /另行选举|再次投票|重新选举|减少名额|名额减少|减少.{0,6}名额|缺额|空缺|暂缺|未选足|未当选|还缺|尚缺/

function checkResult(motion: Motion, { seats, verdict }: Election, add: Add): void {
  if (verdict === null) return
  for (const fault of verdict.faults) add('ELEC-06', `：${fault}`)
  if (motion.stage !== 'resolved' || verdict.seatsOpen === 0 || ownsToOpenSeats.test(motion.resolution))
    return
  const next =
    verdict.tied.length > 0
      ? `${verdict.tied.join('、')}得票相等，须就得票相等的人再次投票`
      : '须写明另行选举，或经半数以上选举人同意减少名额'
  add('ELEC-05', `应选 ${seats} 名，当选 ${seats - verdict.seatsOpen} 名，决议没有写明怎么办：${next}`)
}

function checkOfficers(meeting: ElectionSetting, motion: Motion, add: Add): void {
  const names = motion.election?.candidates.map((one) => one.name) ?? []
  const watching = motion.scrutineers.filter((name) => names.includes(name))
  if (watching.length > 0)
    add('ELEC-03', `的监票人${watching.join('、')}是候选人，监票人须从不是候选人的党员中推选`)
  // the committee names its own scrutineer; the assembly's are put to the vote
  if (motion.decisionKind === 'electSecretary') return
  const approved = meeting.motions.some(
    (other) => other.decisionKind === 'approveScrutineer' && other.verdict.passed,
  )
  if (!approved) add('ELEC-04', '的监票人还没有经大会表决通过（同一次会议须有「通过监票人、选举办法」一项）')
}

function checkReport(meeting: ElectionSetting, motion: Motion, add: Add): void {
  const decided = motion.stage === 'voted' || motion.stage === 'resolved'
  if (!decided || !motion.verdict.passed) return
  if (/批复|备案|〔\d{4}〕|\[\d{4}\]/.test(meeting.outcome + motion.resolution)) return
  add(
    'ORG-05',
    motion.decisionKind === 'electCommittee'
      ? '的结果须报上级党组织，请登记批复或备案文号'
      : '的结果须报上级党组织批准，请登记批复文号',
  )
}
