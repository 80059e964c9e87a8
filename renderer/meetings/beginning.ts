/** From a duty to the record that fulfils it: which kind of meeting, in which month, with which topic. Pure. */
import type { Duty } from '#shared/compliance.ts'
import { MeetingKind, MeetingTopic } from '#shared/meetings.ts'
import { LedgerMonth } from '#shared/primitives.ts'

/** Duties without a meeting kind of their own: in which kind a topic is usually dealt with. */
const usualKind: Readonly<Record<MeetingTopic, MeetingKind>> = {
  integrityStudy: 'studySession',
  warningEducation: 'studySession',
  ideologicalAnalysis: 'committeeMeeting',
  partyBuildingHearing: 'leadingGroupMeeting',
  ideologicalWorkHearing: 'leadingGroupMeeting',
  annualPlan: 'committeeMeeting',
  ideologyTraining: 'studySession',
}

export interface WhatToConvene {
  readonly kind: MeetingKind
  readonly topics: readonly MeetingTopic[]
}

/** Duties that no meeting fulfils: where they are recorded. */
const inRegisters: Readonly<Record<string, string>> = {
  debriefing: '/registers/debriefings',
  dutyExchange: '/registers/debriefings',
}

/** The register a duty is recorded in; undefined where a meeting fulfils it. */
export const registerHref = ({ kind }: Pick<Duty, 'kind'>): string | undefined =>
  Object.hasOwn(inRegisters, kind) ? inRegisters[kind] : undefined

/** What fulfils a duty. Throws where the calendar names neither a kind nor a topic. */
export function whatToConvene({ kind }: Pick<Duty, 'kind'>): WhatToConvene {
  const topic = MeetingTopic.safeParse(kind)
  return topic.success
    ? { kind: usualKind[topic.data], topics: [topic.data] }
    : { kind: MeetingKind.parse(kind), topics: [] }
}

/** What an address asks to begin. */
export interface Beginning {
  readonly kind: MeetingKind
  readonly month: LedgerMonth
  readonly groupId: number | null
  readonly topic: MeetingTopic | null
}

/** Null where the address asks for nothing that can be begun. */
export function beginningIn(params: URLSearchParams): Beginning | null {
  const kind = MeetingKind.safeParse(params.get('new'))
  const month = LedgerMonth.safeParse(params.get('on'))
  if (!kind.success || !month.success) return null
  const topic = MeetingTopic.safeParse(params.get('topic'))
  const groupId = Number(params.get('group'))
  return {
    kind: kind.data,
    month: month.data,
    groupId: Number.isSafeInteger(groupId) && groupId > 0 ? groupId : null,
    topic: topic.success ? topic.data : null,
  }
}
