/** Arithmetic of a ballot box (「选举票的有效性」): which sums contradict each other. */
import type { BallotTally } from '../motions.ts'

/**
 * Every contradiction in plain words; empty where the sums agree.
 * @param voters people entitled to vote who were present: nobody else was given a ballot
 */
export function checkTally(tally: BallotTally, voters: number): string[] {
  const { issued, returned, valid, invalid, approve, oppose, abstain } = tally
  const faults: string[] = []
  if (issued > voters) faults.push(`发出 ${issued} 张，多于到会有表决权 ${voters} 人`)
  if (returned > issued) faults.push(`收回 ${returned} 张，多于发出 ${issued} 张，表决无效，须重新投票`)
  if (valid + invalid !== returned)
    faults.push(`有效 ${valid} 张加无效 ${invalid} 张，应等于收回 ${returned} 张`)
  if (approve + oppose + abstain !== valid)
    faults.push(
      `赞成 ${approve}、不赞成 ${oppose}、弃权 ${abstain} 合计 ${approve + oppose + abstain}，应等于有效票 ${valid} 张`,
    )
  const others = tally.writeIns.reduce((sum, one) => sum + one.votes, 0)
  // who opposes may write in somebody else; who abstains may not
  if (others > oppose)
    faults.push(`另选他人 ${others} 票，多于不赞成 ${oppose} 票（投不赞成票者方可另选他人）`)
  return faults
}
