/** How the demonstration's records are written down before they are entered, ready to be entered. */
import type { AttendanceStatus, MeetingKind, MeetingTopic, Observer, Speech } from '#shared/meetings.ts'
import type { BallotTally, DecisionKind, Stance, VoteChoice, VoteMethod } from '#shared/motions.ts'
import type { LedgerDate, Moment } from '#shared/primitives.ts'
import type { StudyForm } from '#shared/study/words.ts'
import type { TalkColumns, TalkOccasion } from '#shared/talks.ts'
import type { Who } from './people.ts'

export interface Said {
  readonly who: Who
  readonly kind: Speech['kind']
  readonly text: string
}
export interface StatementPlan {
  readonly who: Who
  readonly stance: Stance
  readonly text: string
}

export interface MotionPlan {
  readonly title: string
  readonly kind: DecisionKind
  readonly method?: VoteMethod
  readonly subject?: Who
  /** Somebody who is no member yet. */
  readonly subjectName?: string
  readonly statements?: readonly StatementPlan[]
  /** Open votes: everybody entitled who is present approves, but these. */
  readonly votes?: { readonly oppose?: readonly Who[]; readonly abstain?: readonly Who[] }
  readonly ballot?: Pick<BallotTally, 'approve' | 'oppose' | 'abstain' | 'invalid'>
  readonly scrutineers?: readonly Who[]
  readonly tellers?: readonly Who[]
  readonly opinions?: readonly {
    readonly who: Who
    readonly at: Moment
    readonly stance: VoteChoice
    readonly note: string
  }[]
  /** What the resolution says before and after the sums. */
  readonly before: string
  readonly after?: string
  /** False where the sums decide nothing (测评): the resolution then names them itself. */
  readonly core?: false
}

export interface ItemPlan {
  readonly title: string
  readonly speeches: readonly Said[]
  readonly resolution?: string
  readonly motions?: readonly MotionPlan[]
}

export interface MeetingPlan {
  readonly kind: MeetingKind
  readonly group?: 1 | 2
  readonly start: Moment
  /** `HH:MM` of the same day. */
  readonly end: string
  readonly place: string
  readonly title?: string
  readonly chair?: Who
  readonly chairNote?: string
  readonly recorder?: Who
  readonly also?: readonly MeetingKind[]
  readonly topics?: readonly MeetingTopic[]
  readonly theme?: string
  readonly unified?: true
  readonly lecturer?: { readonly name: string; readonly post: string }
  readonly outline?: string
  readonly outcome?: string
  readonly credit?: number
  readonly leave?: Partial<Record<Who, string>>
  readonly late?: Partial<Record<Who, string>>
  readonly absent?: Partial<Record<Who, string>>
  /** Came although they seldom can. */
  readonly came?: readonly Who[]
  readonly observers?: readonly Observer[]
  readonly agenda?: readonly ItemPlan[]
  readonly study?: readonly { readonly title: string; readonly issuer?: string; readonly leader?: Who }[]
  /** How it studied, where that is worth naming. */
  readonly forms?: readonly StudyForm[]
}

/** Attendance as it is written into a meeting. */
export interface Mark {
  readonly who: Who
  readonly status: AttendanceStatus
  readonly reason: string
}

export interface TalkPlan {
  readonly on: LedgerDate
  /** `HH:MM`. */
  readonly at: string
  readonly talker: Who
  readonly partners: readonly Who[]
  readonly occasion: TalkOccasion
  readonly place: string
  readonly columns: Partial<TalkColumns>
}
