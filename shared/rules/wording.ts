/**
 * Words that an inspector does not accept in the record of a vote (speech 000: 「绝不能记录为一致同意」), and the wording that
 * stands in their place.
 */
import { type DecisionKind, type VoteMethod, methodTitles } from '../motions.ts'
import { ruleFor } from './voting.ts'

const blanket =
  /一致同意|一致通过|一致认为|一致表示|一致赞成|全票同意|全票通过|大家一致|会议一致|均表示同意|均表示赞成|无异议通过/g

/** Every blanket wording in a text, with the place it stands at (character index). */
export function findBlanketWording(text: string): { word: string; index: number }[] {
  return [...text.matchAll(blanket)].map((match) => ({ word: match[0], index: match.index }))
}

/** True for kinds in which blanket wording blocks finalising; elsewhere it is only remarked upon. */
export const demandsPerPersonWording = (kind: DecisionKind): boolean =>
  ruleFor(kind).statements || ruleFor(kind).election

export interface WordingFacts {
  readonly title: string
  readonly decisionKind: DecisionKind
  readonly method: VoteMethod
  readonly expected: number
  readonly present: number
  /** Opinions that arrived in time, whether or not they count. */
  readonly written: number
  readonly stated: boolean
  readonly approvals: number
  readonly oppose: number
  readonly abstain: number
  readonly passed: boolean
  readonly approveNeeded: number
}

/** The resolution in per-person wording: numbers in place of 「一致同意」, also where everybody agreed. */
export function perPersonWording(facts: WordingFacts): string {
  const who =
    facts.decisionKind.startsWith('leadingGroup') ||
    facts.decisionKind === 'personnel' ||
    facts.decisionKind === 'memberDiscipline'
      ? '成员'
      : '党员'
  const written = facts.written > 0 ? `（另有 ${facts.written} 名会前提交书面意见）` : ''
  const statements = facts.stated ? `与会${who}逐一发言表态（见逐人表态表）。` : ''
  const outcome = facts.passed
    ? `赞成票超过应到会有表决权${who}的半数，通过${quoted(facts.title)}。`
    : `赞成票未达到规定的 ${facts.approveNeeded} 票，未通过${quoted(facts.title)}。`
  return (
    `应到会有表决权${who} ${facts.expected} 名，实到 ${facts.present} 名${written}。${statements}` +
    `经${methodTitles[facts.method]}，赞成 ${facts.approvals} 票、不赞成 ${facts.oppose} 票、弃权 ${facts.abstain} 票。${outcome}`
  )
}

const quoted = (title: string): string => (title === '' ? '' : `「${title}」`)
