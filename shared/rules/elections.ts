/**
 * Elections (「选举票的有效性」): does the ballot hold, who is elected, who stands once more.
 *
 * 《中国共产党基层组织选举工作条例》(2020): 4/5 of those entitled must come, more than half of those entitled must
 * approve; exactly half does not elect. Approved election rules may still count from those present (`electionDenominator`).
 * The order of candidates by strokes of the surname is not judged.
 */
import type { ElectionFacts, ElectionVerdict } from '../elections.ts'
import { leastFor, ruleFor } from './voting.ts'

const law = '基层组织选举工作条例（2020）'

interface Runner {
  readonly name: string
  readonly votes: number
}

const repeated = (names: readonly string[]): string[] => [
  ...new Set(names.filter((name, index) => names.indexOf(name) !== index)),
]
const total = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0)
const joined = (runners: readonly Runner[]): string =>
  runners.map((one) => `${one.name}（${one.votes} 票）`).join('、')

/** What of the facts decides whether a ballot holds; by which denominator one is elected does not. */
type Count = Omit<ElectionFacts, 'decisionKind' | 'electionDenominator' | 'minSurplusPercent'>

/** Every contradiction of the box in plain words; empty where the ballot holds. */
export function electionFaults(facts: Count): string[] {
  return [...boxFaults(facts), ...sumFaults(facts), ...writeInFaults(facts)]
}

function boxFaults({ expected, present, issued, returned, valid, invalid }: Count): string[] {
  const faults: string[] = []
  if (expected === 0) faults.push('应到有选举权人数为 0，不能选举')
  if (present > expected) faults.push(`实到有选举权 ${present} 人多于应到 ${expected} 人，请核对出勤`)
  if (issued > present) faults.push(`发出选票 ${issued} 张，多于实到有选举权 ${present} 人`)
  if (returned > issued) faults.push(`收回选票 ${returned} 张，多于发出 ${issued} 张，选举无效，须重新选举`)
  else if (returned > present)
    faults.push(`收回选票 ${returned} 张，多于投票人数 ${present} 人，选举无效，须重新选举`)
  if (valid + invalid !== returned)
    faults.push(`有效票 ${valid} 张加无效票 ${invalid} 张，应等于收回 ${returned} 张`)
  return faults
}

function sumFaults({ candidates, writeIns, valid, seats }: Count): string[] {
  const faults: string[] = []
  for (const name of repeated(candidates.map((one) => one.name))) faults.push(`候选人「${name}」写了两次`)
  for (const { name, approve, oppose, abstain } of candidates) {
    const sum = approve + oppose + abstain
    if (sum !== valid)
      faults.push(
        `${name}：赞成 ${approve}、不赞成 ${oppose}、弃权 ${abstain} 合计 ${sum}，应等于有效票 ${valid} 张`,
      )
  }
  // a paper that chooses more people than there are posts is invalid
  const chosen = total(candidates.map((one) => one.approve)) + total(writeIns.map((one) => one.votes))
  if (chosen > valid * seats)
    faults.push(
      `赞成和另选合计 ${chosen} 票，多于有效票 ${valid} 张乘应选 ${seats} 名（每票所选人数不得多于应选名额，多于的为无效票）`,
    )
  return faults
}

function writeInFaults({ candidates, writeIns, valid }: Count): string[] {
  const faults: string[] = []
  for (const name of repeated(writeIns.map((one) => one.name))) faults.push(`另选人「${name}」写了两次`)
  for (const { name, votes } of writeIns) {
    if (candidates.some((one) => one.name === name))
      faults.push(`「${name}」是候选人，得票应计入候选人，不作另选他人`)
    if (votes > valid) faults.push(`另选「${name}」${votes} 票，多于有效票 ${valid} 张`)
  }
  const others = total(writeIns.map((one) => one.votes))
  const opposed = total(candidates.map((one) => one.oppose))
  if (others > opposed)
    faults.push(`另选他人 ${others} 票，多于不赞成 ${opposed} 票（投不赞成票者方可另选他人，弃权者不得另选）`)
  return faults
}

/** Least number of candidates; for a secretary elected by the committee it is also the greatest (等额). */
export function candidatesNeeded(
  kind: ElectionFacts['decisionKind'],
  seats: number,
  minSurplusPercent: number,
): number {
  // whole numbers only: rounded up, so that one seat of three makes a surplus of one
  return kind === 'electCommittee' ? seats + Math.floor((seats * minSurplusPercent + 99) / 100) : seats
}

function judgeSurplus(facts: ElectionFacts, reasons: string[]): boolean {
  const { decisionKind, seats, candidates, minSurplusPercent } = facts
  const needed = candidatesNeeded(decisionKind, seats, minSurplusPercent)
  const named = candidates.length
  if (decisionKind === 'electSecretary') {
    if (named !== seats)
      reasons.push(`书记、副书记等额选举：应选 ${seats} 名，候选人 ${named} 名（${law}）。`)
    return named === seats
  }
  if (named < needed && decisionKind === 'electCommittee')
    reasons.push(
      `应选 ${seats} 名，差额不少于应选的 ${minSurplusPercent}%，候选人至少 ${needed} 名，现有 ${named} 名；已经差额预选的，请在记录中写明（${law}）。`,
    )
  else if (named < needed) reasons.push(`应选 ${seats} 名，候选人只有 ${named} 名（${law}）。`)
  return named >= needed
}

/** More than half and by votes; who stands equal for the last posts is tied, not elected. */
function choose(
  runners: readonly Runner[],
  needed: number,
  seats: number,
): { elected: Runner[]; tied: Runner[] } {
  const over = runners.filter((one) => one.votes >= needed).toSorted((a, b) => b.votes - a.votes)
  const last = over[seats - 1]?.votes
  if (last === undefined || over[seats]?.votes !== last) return { elected: over.slice(0, seats), tied: [] }
  return { elected: over.filter((one) => one.votes > last), tied: over.filter((one) => one.votes === last) }
}

/**
 * Judges an election from sums alone. Where quorum is missing or the box contradicts itself nobody is elected.
 *
 * Write-ins are elected like candidates. Sources: 选举条例（2020）; 《新编基层党务工作手册》 on reducing posts and on a further
 * ballot among equals. Exactly half does not elect.
 */
export function judgeElection(facts: ElectionFacts): ElectionVerdict {
  const { expected, present, seats, candidates, writeIns } = facts
  const rule = ruleFor(facts.decisionKind)
  const presentNeeded = Math.max(leastFor(rule.present, expected), 1)
  const byPresent = facts.electionDenominator === 'present'
  const approveNeeded = moreThanHalf(byPresent ? present : expected)
  const faults = electionFaults(facts)
  const valid = faults.length === 0
  const quorate = expected > 0 && present <= expected && present >= presentNeeded

  const reasons: string[] = []
  reasons.push(
    present >= presentNeeded
      ? `应到有选举权 ${expected} 人，实到 ${present} 人，${rule.present.wording}须 ${presentNeeded} 人，到会人数符合规定（${rule.citation}）。`
      : `应到有选举权 ${expected} 人，须到会${rule.present.wording}即 ${presentNeeded} 人，实到 ${present} 人，还差 ${presentNeeded - present} 人，不得选举（${rule.citation}）。`,
  )
  if (candidates.length === 0) reasons.push(`还没有候选人（${law}）。`)
  const surplusKept = judgeSurplus(facts, reasons)
  reasons.push(...faults.map((fault) => `${fault}（${law}）。`))

  const runners: Runner[] = [
    ...candidates.map((one) => ({ name: one.name, votes: one.approve })),
    ...writeIns,
  ]
  const counts = quorate && valid
  const { elected, tied } = counts ? choose(runners, approveNeeded, seats) : { elected: [], tied: [] }
  const seatsOpen = seats - elected.length
  if (counts) {
    const of = byPresent ? `实到有选举权 ${present} 人` : `应到有选举权 ${expected} 人`
    reasons.push(
      `${of}，赞成票超过半数（正好半数不当选）须 ${approveNeeded} 票；应选 ${seats} 名，` +
        (elected.length > 0
          ? `当选 ${elected.length} 名：${joined(elected)}（${law}）。`
          : `无人当选（${law}）。`),
    )
    reasons.push(...openSeatReasons(seats, elected, tied))
    reasons.push(...denominatorReasons(facts, runners))
  }
  return {
    quorate,
    valid,
    presentNeeded,
    approveNeeded,
    elected: elected.map((one) => one.name),
    tied: tied.map((one) => one.name),
    seatsOpen,
    surplusKept,
    faults,
    reasons,
    citations: [rule.citation],
  }
}

const moreThanHalf = (of: number): number => Math.floor(of / 2) + 1

function openSeatReasons(seats: number, elected: readonly Runner[], tied: readonly Runner[]): string[] {
  const open = seats - elected.length
  if (open === 0) return []
  if (tied.length > 0)
    return [
      `${joined(tied)}得票相等，还有 ${open} 名不能确定：就得票相等的人再次投票，得票多的当选（${law}）。`,
    ]
  const reasons = [`当选人数少于应选名额，还缺 ${open} 名，另行选举（${law}）。`]
  if (elected.length > 0)
    reasons.push(`当选人数接近应选名额的，经半数以上选举人同意，也可以减少名额，不再进行选举（${law}）。`)
  return reasons
}

/** Whoever has more than half of those present and not of those expected: the approved election rules decide. */
function denominatorReasons({ expected, present }: ElectionFacts, runners: readonly Runner[]): string[] {
  const strict = moreThanHalf(expected)
  const between = runners.filter((one) => one.votes >= moreThanHalf(present) && one.votes < strict)
  if (between.length === 0) return []
  return [
    `${joined(between)}按实到人数过半、按应到人数（须 ${strict} 票）不过半：以上级批准的《选举办法》为准（${law}；当选分母待核）。`,
  ]
}
