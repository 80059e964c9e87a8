/** Every rule the program knows, by id: for the settings, for switching off, and for the printed inspection. */
import { appraisalRules } from './appraisal.ts'
import type { RuleCard } from './card.ts'
import { contentRules } from './content.ts'
import { voteRules } from './content-votes.ts'
import { talkRules } from './coverage.ts'
import { crossRules } from './cross.ts'
import { developmentRules } from './development.ts'
import { duesRules } from './dues.ts'
import { electionRules } from './election-content.ts'
import { exclusionRules } from './exclusions.ts'
import { frequencyRules } from './frequency.ts'
import { lifeRules } from './life-facts.ts'
import { membershipRules } from './membership.ts'
import { organisationRules } from './organisation.ts'
import { rectificationRules } from './rectification.ts'
import { registerRules } from './registers.ts'
import { studyRules } from './study.ts'
import { studyItemRules } from './study-items.ts'
import { studyYearRules } from './study-year.ts'

/** A record that is not finalised is not there for the inspector. */
export const recordRules = {
  'MEET-00': {
    title: '记录没有定稿',
    citation: '记录应及时整理、定稿签字',
    severity: 'warn',
    responsibility: 'notOrganised',
    concern: '记录要素',
  },
} as const satisfies Readonly<Record<string, RuleCard>>

export const ruleCards: Readonly<Record<string, RuleCard>> = {
  ...frequencyRules,
  ...recordRules,
  ...contentRules,
  ...voteRules,
  ...electionRules,
  ...exclusionRules,
  ...crossRules,
  ...talkRules,
  ...lifeRules,
  ...appraisalRules,
  ...studyRules,
  ...studyItemRules,
  ...studyYearRules,
  ...organisationRules,
  ...membershipRules,
  ...developmentRules,
  ...registerRules,
  ...rectificationRules,
  ...duesRules,
}
