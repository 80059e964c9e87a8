/**
 * The sequence of organizational life (支部工作条例第十七条, 教育管理条例第十七条): plan → study → opinions → talks →
 * self-examination → criticism person by person → problems and measures → report. Facts in; steps with their faults out.
 */
import type { Finding } from '../compliance.ts'
import type { LifeFault, LifeStep, LifeStepName } from '../life.ts'
import type { SpeechKind } from '../meetings.ts'
import { type LedgerDate, chineseDate } from '../primitives.ts'
import type { RuleProfile } from '../profile.ts'
import { finder } from './card.ts'
import { type LifeFacts, type LifeRuleId, article, fault, lifeDay, lifeRules } from './life-facts.ts'
import {
  type Make,
  criticismStep,
  examinationStep,
  planStep,
  problemStep,
  reportStep,
  studyStep,
  talkStep,
} from './life-steps.ts'

/** Every step as it stands on a day. Rules that are switched off find nothing. */
export function lifeSteps(facts: LifeFacts, asOf: LedgerDate, profile: Pick<RuleProfile, 'off'>): LifeStep[] {
  const day = lifeDay(facts)
  const held = day !== null && day <= asOf
  const make: Make = (
    name: LifeStepName,
    here: boolean,
    said: string,
    found: readonly (LifeFault | null)[],
    law: string,
    citation: string,
    early = false,
  ): LifeStep => {
    const faults = found.filter(
      (fault): fault is LifeFault => fault !== null && !Object.hasOwn(profile.off, fault.ruleId),
    )
    const grave = faults.some((fault) => fault.severity !== 'info')
    const state = early && !here ? 'ahead' : !here ? 'missing' : grave ? 'partly' : 'done'
    return { step: name, state, said, faults: early && !here ? [] : faults, law, citation }
  }
  const before = (on: string) => day === null || on <= day
  return [
    planStep(facts, day, make),
    studyStep(facts, day, make),
    make(
      'opinions',
      facts.opinions.length > 0,
      facts.opinions.length === 0 ? '还没有登记意见' : `已登记意见 ${facts.opinions.length} 条`,
      [
        facts.opinions.length === 0 ? fault('LIFE-05', '会前没有登记征求到的意见') : null,
        facts.opinions.length > 0 && !facts.opinions.some((one) => before(one.gatheredOn))
          ? fault('LIFE-14', '意见都是组织生活会之后征求的')
          : null,
      ],
      '会前要听取党员和群众的意见，可以不署名。',
      `${article}；教育管理条例第十七条`,
    ),
    talkStep(facts, day, make),
    examinationStep(facts, make),
    criticismStep(facts, held, day, asOf, make),
    problemStep(facts, held, make),
    reportStep(facts, held, day, make),
  ]
}

const found = finder(lifeRules)

/** What an inspector notes of a set: once its meeting was held, whatever a step still lacks. */
export function inspectLife(
  facts: LifeFacts & { readonly lifeId: number },
  asOf: LedgerDate,
  profile: Pick<RuleProfile, 'off'>,
): Finding[] {
  const day = lifeDay(facts)
  if (day === null || day > asOf) return []
  const about = { subject: `${facts.year}年度组织生活会`, period: `${facts.year}年` }
  return lifeSteps(facts, asOf, profile).flatMap(({ faults }) =>
    faults.map((one) =>
      found(one.ruleId as LifeRuleId, {
        ...about,
        severity: one.severity,
        message: `${about.subject}：${one.message}`,
        recordKind: 'life',
        recordId: facts.lifeId,
      }),
    ),
  )
}

/** A life meeting of which nothing but its minutes is there. */
export const lifeWithoutSet = (meeting: { readonly meetingId: number; readonly day: LedgerDate }): Finding =>
  found('LIFE-03', {
    subject: `${chineseDate(meeting.day)}组织生活会`,
    period: `${meeting.day.slice(0, 4)}年`,
    message: `${chineseDate(meeting.day)}组织生活会没有成套材料（方案、会前学习、征求意见、谈心谈话、问题清单、报告）`,
    recordKind: 'meeting',
    recordId: meeting.meetingId,
  })

/** A leading cadre who was not at the democratic life meeting, without a word why. */
export const democraticAbsence = (absence: {
  readonly memberId: number
  readonly name: string
  readonly body: string
  readonly year: number
  readonly heldOn: LedgerDate
}): Finding =>
  found('LIFE-16', {
    subject: absence.name,
    period: `${absence.year}年`,
    responsibility: 'notAttended',
    message: `${absence.name}没有参加${chineseDate(absence.heldOn)}${absence.body}民主生活会，没有写明原因`,
    recordKind: 'member',
    recordId: absence.memberId,
  })

export interface Turn {
  readonly criticId: number
  readonly criticisedId: number
  readonly text: string
}

/**
 * Minutes in their order → who criticised whom: a self-criticism opens the person's turn, criticism until the next one
 * is meant for that person. What was said before any self-criticism, and by guests, has no such meaning and is left out.
 */
export function turnsOf(
  speeches: readonly {
    readonly speakerId: number | null
    readonly kind: SpeechKind
    readonly text: string
  }[],
): Turn[] {
  const turns: Turn[] = []
  let whose: number | null = null
  for (const { speakerId, kind, text } of speeches) {
    if (speakerId === null) continue
    if (kind === 'selfCriticism') {
      whose = speakerId
      turns.push({ criticId: speakerId, criticisedId: speakerId, text })
    } else if (kind === 'criticism' && whose !== null && whose !== speakerId)
      turns.push({ criticId: speakerId, criticisedId: whose, text })
  }
  return turns
}
