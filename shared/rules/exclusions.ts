/**
 * Who need not be counted among those expected at a general meeting (「可不计入应到会人数」).
 *
 * A listed reason, the superior body's consent and the approval of the general meeting, all three; otherwise the member
 * is counted. Reasons marked 待核 rest on weaker sources.
 */
import type { CheckItem, Exclusion, ExclusionReason, ExclusionRequest, MeetingKind } from '../meetings.ts'
import type { RuleCards } from './card.ts'

const consent = '须经上级党组织同意并经党员大会通过'
const listed = `可不计入应到会人数的情形（共产党员网问答，2016）；${consent}`
const later = `可不计入应到会人数的情形（2025 年解读，待核）；${consent}`

/** Each listed case in the words of the record, and what it rests on. */
export const exclusionReasons: Readonly<
  Record<ExclusionReason, { readonly title: string; readonly citation: string }>
> = {
  incapable: { title: '患精神病或其他疾病，不能表达本人意志', citation: listed },
  abroad: { title: '自费出国半年以上', citation: listed },
  serving: { title: '未受留党察看以上处分，正在服刑', citation: listed },
  bedridden: { title: '年老体弱卧床不起或长期生病，生活不能自理', citation: listed },
  relationNotMoved: {
    title: '工作调动、下派锻炼、外出学习工作半年以上等，按规定应转出而未转出组织关系',
    citation: listed,
  },
  retiredAway: {
    title: '离退休后回原籍长期居住，因特殊情况未转出组织关系，确实不能参加',
    citation: `可不计入应到会人数的情形（待核）；${consent}`,
  },
  membershipSuspended: { title: '停止党籍', citation: later },
  probationWithinParty: { title: '留党察看期间', citation: later },
  detained: { title: '被依法留置、逮捕', citation: later },
  floatingApplied: { title: '流动党员本人申请', citation: later },
}

export interface ExclusionFacts {
  readonly meetingKind: MeetingKind
  readonly requests: readonly ExclusionRequest[]
  /** Members who came: whoever came is counted. */
  readonly present: readonly number[]
}

export interface ExclusionVerdict {
  readonly memberId: number
  /** Lowers the expected number. */
  readonly lawful: boolean
  /** What is missing, plainly; empty where it is lawful. */
  readonly faults: readonly string[]
}

/** Meetings of a part of the branch: their expected number is not the general meeting's to lower. */
const ofAPart: readonly MeetingKind[] = ['committeeMeeting', 'groupMeeting', 'leadingGroupMeeting']

/** Judges each request on its own; the order is the requests'. */
export function judgeExclusions({ meetingKind, requests, present }: ExclusionFacts): ExclusionVerdict[] {
  return requests.map((request) => {
    const faults: string[] = []
    // a file written around the program may hold anything
    if (!Object.hasOwn(exclusionReasons, request.reason)) faults.push('所写情形不在规定之列')
    if (request.superiorConsentRef.trim() === '') faults.push('缺上级党组织同意的文号或日期')
    if (!request.passedByMeeting) faults.push('未经党员大会通过')
    if (ofAPart.includes(meetingKind)) faults.push('只适用于党员大会，不适用于支委会、党小组会和党组会议')
    if (present.includes(request.memberId)) faults.push('本人已到会')
    return { memberId: request.memberId, lawful: faults.length === 0, faults }
  })
}

export const exclusionRules = {
  'VOTE-20': {
    title: '不计入应到会人数的手续不全',
    citation: `可不计入应到会人数：${consent}，未列情形一律计入`,
    severity: 'warn',
    responsibility: 'notOrganised',
    concern: '表决',
  },
} as const satisfies RuleCards

/** A line for everybody who was to be left out and is counted all the same, saying what is missing. */
export function checkExclusions(
  exclusions: readonly Pick<Exclusion, 'memberName' | 'reason' | 'lawful' | 'faults'>[],
): CheckItem[] {
  return exclusions
    .filter((one) => !one.lawful)
    .map((one) => ({
      ruleId: 'VOTE-20',
      severity: exclusionRules['VOTE-20'].severity,
      message: `${one.memberName}登记为不计入应到会人数，但${one.faults.join('，')}，仍计入应到`,
      citation: exclusionReasons[one.reason].citation,
      field: 'exclusions',
    }))
}
