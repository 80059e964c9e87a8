/** The count of an election as it is typed, and its outcome in words. */
import type { Election } from '#shared/elections.ts'
import type { InputOf } from '#shared/contract.ts'
import type { Motion } from '#shared/motions.ts'
import { electionFaults } from '#shared/rules/elections.ts'
import { type Conclusion, namesIn } from './motion-words.ts'

type Box = { readonly [Key in 'issued' | 'returned' | 'valid' | 'invalid']: number | null }

export interface ElectionCount {
  readonly box: Box
  readonly candidates: readonly {
    readonly name: string
    readonly approve: number | null
    readonly oppose: number | null
    readonly abstain: number | null
  }[]
  /** 「李明 2、王芳 1」 */
  readonly writeIns: string
  readonly scrutineers: string
  readonly tellers: string
}

export const boxFields = [
  ['issued', '发出'],
  ['returned', '收回'],
  ['valid', '有效'],
  ['invalid', '无效'],
] as const

export const candidateFields = [
  ['approve', '赞成'],
  ['oppose', '不赞成'],
  ['abstain', '弃权'],
] as const

export function countOf(motion: Motion, election: Election): ElectionCount {
  return {
    box: election.box ?? { issued: null, returned: null, valid: null, invalid: null },
    candidates: election.candidates.map(({ name, approve, oppose, abstain }) => ({
      name,
      approve,
      oppose,
      abstain,
    })),
    writeIns: election.writeIns.map((row) => `${row.name} ${row.votes}`).join('、'),
    scrutineers: motion.scrutineers.join('、'),
    tellers: motion.tellers.join('、'),
  }
}

/** 「李明 2、王芳 1」 → names with votes; a name without a number has one vote. */
export const writeInsIn = (text: string): { name: string; votes: number }[] =>
  [...text.matchAll(/([^\s\d、，,;；:：]{1,30})[\s:：]*(\d{1,4})?/gu)].flatMap((match) => {
    const votes = Number(match[2] ?? '1')
    return match[1] === undefined || votes < 1 ? [] : [{ name: match[1], votes }]
  })

/** What `elections.recordBallot` takes; null while a number is missing. */
export function completeElection(
  count: ElectionCount,
): Omit<InputOf<'elections.recordBallot'>, 'motionId'> | null {
  const { issued, returned, valid, invalid } = count.box
  if (issued === null || returned === null || valid === null || invalid === null) return null
  const candidates = count.candidates.flatMap(({ name, approve, oppose, abstain }) =>
    approve === null || oppose === null || abstain === null ? [] : [{ name, approve, oppose, abstain }],
  )
  if (candidates.length < count.candidates.length) return null
  return {
    issued,
    returned,
    valid,
    invalid,
    candidates,
    writeIns: writeInsIn(count.writeIns),
    scrutineers: namesIn(count.scrutineers),
    tellers: namesIn(count.tellers),
  }
}

/** What does not add up, once everything is typed; and a watcher who is a candidate at once. */
export function faultsOf(motion: Motion, election: Election, count: ElectionCount): string[] {
  const names = election.candidates.map((one) => one.name)
  const watching = namesIn(count.scrutineers).filter((name) => names.includes(name))
  const faults = watching.map((name) => `监票人${name}是候选人，监票人须从不是候选人的党员中推选`)
  const complete = completeElection(count)
  if (complete === null) return faults
  const { expected, present } = motion.facts
  return [
    ...faults,
    ...electionFaults({
      expected,
      present,
      seats: election.seats,
      issued: complete.issued,
      returned: complete.returned,
      valid: complete.valid,
      invalid: complete.invalid,
      candidates: complete.candidates,
      writeIns: complete.writeIns ?? [],
    }),
  ]
}

/** 「当选：沈国梁、周敏（应选 3 名）。还缺 1 名…」 */
export function electionConclusion(motion: Motion): Conclusion {
  const { election, verdict, facts } = motion
  if (verdict.presentShort > 0)
    return {
      text: `到会有选举权 ${facts.present} 人，须 ${verdict.presentNeeded} 人，还差 ${verdict.presentShort} 人，不得选举。`,
      tone: 'wrong',
    }
  if (election === null || election.candidates.length === 0)
    return { text: '先确定应选名额和候选人。', tone: 'plain' }
  const judged = election.verdict
  if (judged === null) return { text: '尚未计票。', tone: 'plain' }
  if (!judged.valid || !judged.quorate)
    return { text: `选举无效：${[...judged.faults, ...judged.reasons][0] ?? ''}`, tone: 'wrong' }
  const elected = judged.elected.length === 0 ? '无人当选' : `当选：${judged.elected.join('、')}`
  const tied = judged.tied.length === 0 ? '' : `${judged.tied.join('、')}票数相等，须就他们再次投票。`
  const open =
    judged.seatsOpen === 0
      ? ''
      : `应选 ${election.seats} 名，还缺 ${judged.seatsOpen} 名，须另行选举或减少名额。`
  return {
    text: `${elected}（须赞成 ${judged.approveNeeded}）。${tied}${open}`,
    tone: judged.seatsOpen === 0 && judged.tied.length === 0 ? 'good' : 'wrong',
  }
}

/** The resolution of an election in numbers. Null before the box was counted. */
export function electionWording(motion: Motion): string | null {
  const { election, facts } = motion
  const box = election?.box ?? null
  if (election === null || box === null || election.verdict === null) return null
  const votes = election.candidates
    .map(
      (one) =>
        `${one.name}赞成 ${one.approve ?? 0} 票、不赞成 ${one.oppose ?? 0} 票、弃权 ${one.abstain ?? 0} 票`,
    )
    .join('；')
  const others =
    election.writeIns.length === 0
      ? ''
      : `；另选${election.writeIns.map((one) => `${one.name} ${one.votes} 票`).join('、')}`
  const { elected } = election.verdict
  return (
    `应到会有选举权的 ${facts.expected} 名，实到 ${facts.present} 名。发出选票 ${box.issued} 张，收回 ${box.returned} 张，` +
    `其中有效票 ${box.valid} 张、无效票 ${box.invalid} 张。${votes}${others}。` +
    (elected.length === 0 ? '没有人得到规定的票数。' : `${elected.join('、')}当选。`)
  )
}
