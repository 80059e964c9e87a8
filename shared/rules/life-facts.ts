/** The cards of the sequence of organizational life, and what its rules are told. */
import type { LifeFault } from '../life.ts'
import type { MeetingKind } from '../meetings.ts'
import type { LedgerDate } from '../primitives.ts'
import type { RuleCard, RuleCards } from './card.ts'

export const article = '支部工作条例第十七条'

const step = (title: string, severity: RuleCard['severity'], citation = article): RuleCard => ({
  title,
  citation,
  severity,
  responsibility: 'notOrganised',
  concern: '组织生活会',
})

export const lifeRules = {
  'LIFE-03': step('组织生活会没有方案', 'warn'),
  'LIFE-04': step('会前没有组织学习', 'warn'),
  'LIFE-05': step('会前没有征求意见', 'warn'),
  'LIFE-06': step('会前没有谈心谈话', 'warn'),
  'LIFE-07': step('会前谈心谈话没有谈全', 'info', `${article}、第十九条`),
  'LIFE-08': step('支部班子没有对照检查', 'warn', `${article}；教育管理条例第十七条`),
  'LIFE-09': step(
    '组织生活会记录没有逐人批评与自我批评',
    'error',
    '组织生活会不得以布置工作代替（市直机关党建述职会要求）',
  ),
  'LIFE-10': step('有人没有自我批评，或没有听到批评', 'warn', `${article}；教育管理条例第十七条`),
  'LIFE-11': step('没有问题清单', 'warn'),
  'LIFE-12': step('整改没有措施、责任人或时限', 'warn', `${article}：制定整改措施，逐一整改落实`),
  'LIFE-13': step('没有情况报告', 'warn', '组织生活会情况报上级党组织（上级通知）'),
  'LIFE-14': step('组织生活会步骤先后倒置', 'warn', `${article}：会前学习、征求意见、谈心谈话`),
  'LIFE-15': step(
    '以布置工作的会代替组织生活会',
    'error',
    '以布置工作开会来代替组织生活会（市直机关党建述职会指出）',
  ),
  'LIFE-16': step(
    '领导干部未参加民主生活会没有写明原因',
    'info',
    '党员领导干部双重组织生活；机关条例第二十六条',
  ),
} as const satisfies RuleCards

export type LifeRuleId = keyof typeof lifeRules

export interface Somebody {
  readonly memberId: number
  readonly name: string
}

export interface LifeTalkFact {
  /** A day, or a month where only that is known. */
  readonly heldOn: string
  readonly group: boolean
  readonly talkers: readonly number[]
  readonly partners: readonly number[]
}

export interface LifeFacts {
  readonly year: number
  readonly plan: string
  readonly plannedOn: LedgerDate | null
  /** Meetings linked to the set; drafts are there, but not done. */
  readonly study: readonly { readonly day: LedgerDate; readonly final: boolean }[]
  readonly life: readonly {
    readonly day: LedgerDate
    readonly final: boolean
    readonly alsoCountsAs: readonly MeetingKind[]
    readonly agendaTitles: readonly string[]
  }[]
  readonly opinions: readonly { readonly gatheredOn: LedgerDate }[]
  /** Talks whose occasion is the life meeting, of the year and the months after it. */
  readonly talks: readonly LifeTalkFact[]
  readonly examinations: readonly {
    readonly memberId: number | null
    readonly examinedOn: LedgerDate | null
  }[]
  readonly criticisms: readonly {
    readonly criticId: number
    readonly criticisedId: number
    readonly text: string
  }[]
  readonly participants: readonly Somebody[]
  /** As they stood on the day of the meeting, or today where there was none. */
  readonly committee: readonly (Somebody & { readonly secretary: boolean })[]
  readonly members: readonly Somebody[]
  readonly problems: readonly {
    readonly problem: string
    readonly measure: string
    readonly owner: string
    readonly dueOn: LedgerDate | null
  }[]
  readonly report: string
  readonly reportedOn: LedgerDate | null
}

/** The day of the (first) life meeting, final or not; null where none is linked. */
export const lifeDay = (facts: Pick<LifeFacts, 'life'>): LedgerDate | null =>
  facts.life.map((meeting) => meeting.day).toSorted()[0] ?? null

/** A fault in the words of its card. */
export const fault = (ruleId: LifeRuleId, message: string, severity?: LifeFault['severity']): LifeFault => ({
  ruleId,
  severity: severity ?? lifeRules[ruleId].severity,
  message,
  citation: lifeRules[ruleId].citation,
})

/** 「甲、乙、丙」. */
export const names = (people: readonly Somebody[]): string => people.map((one) => one.name).join('、')
