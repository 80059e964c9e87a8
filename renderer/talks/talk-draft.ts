/** What stands in the talk form while it is being written, and what of it goes to the ledger. */
import type { InputOf } from '#shared/contract.ts'
import type { Talk, TalkColumns, TalkForm, TalkOccasion } from '#shared/talks.ts'
import { columnNames } from './talk-words.ts'

export interface TalkDraft extends TalkColumns {
  readonly talkerIds: readonly number[]
  readonly partnerIds: readonly number[]
  readonly talkerNames: readonly string[]
  readonly partnerNames: readonly string[]
  /** A day or a month; empty until given. */
  readonly heldOn: string
  /** `HH:MM`, or empty. Kept only where the day is known. */
  readonly time: string
  readonly place: string
  readonly occasion: TalkOccasion
  readonly form: TalkForm
}

export const emptyColumns: TalkColumns = {
  thought: '',
  work: '',
  life: '',
  suggestions: '',
  opinion: '',
  followUp: '',
}

/** A fresh sheet, with the people named by the address that opened it. */
export const newDraft = (
  talkerIds: readonly number[],
  partnerIds: readonly number[],
  heldOn: string,
): TalkDraft => ({
  ...emptyColumns,
  talkerIds,
  partnerIds,
  talkerNames: [],
  partnerNames: [],
  heldOn,
  time: '',
  place: '',
  occasion: 'routine',
  form: 'oneToOne',
})

/** A kept talk as a draft. Where its contents are not shown, its columns stay empty and unchanged. */
export function draftOf(talk: Talk): TalkDraft {
  const ids = (people: Talk['talkers']) =>
    people.flatMap((person) => (person.memberId === null ? [] : [person.memberId]))
  const names = (people: Talk['talkers']) =>
    people.flatMap((person) => (person.memberId === null ? [person.name] : []))
  return {
    ...(talk.columns ?? emptyColumns),
    talkerIds: ids(talk.talkers),
    partnerIds: ids(talk.partners),
    talkerNames: names(talk.talkers),
    partnerNames: names(talk.partners),
    heldOn: talk.heldOn,
    time: talk.heldAt?.slice(11, 16) ?? '',
    place: talk.place,
    occasion: talk.occasion,
    form: talk.form,
  }
}

/** A talk can be kept once somebody talked with somebody on some day. */
export const isRecordable = (draft: TalkDraft): boolean => stillNeeded(draft).length === 0

/** What a talk is not saved without, and is not there, in words. */
export function stillNeeded(draft: TalkDraft): readonly string[] {
  return [
    ...(draft.talkerIds.length + draft.talkerNames.length > 0 ? [] : ['谈话人']),
    ...(draft.partnerIds.length + draft.partnerNames.length > 0 ? [] : ['谈话对象']),
    ...(draft.heldOn === '' ? ['日期'] : []),
  ]
}

type Amendment = Omit<InputOf<'talks.amend'>, 'talkId'>

/** The whole draft, for `talks.record`. */
export const recordInput = (draft: TalkDraft): InputOf<'talks.record'> => ({
  ...pickColumns(draft),
  talkerIds: [...draft.talkerIds],
  partnerIds: [...draft.partnerIds],
  talkerNames: [...draft.talkerNames],
  partnerNames: [...draft.partnerNames],
  heldOn: draft.heldOn,
  heldAt: heldAtOf(draft),
  place: draft.place,
  occasion: draft.occasion,
  form: draft.form,
})

/**
 * Only what differs, for `talks.amend`; undefined where nothing does. People go together, because one party is
 * the people on the roster and those outside it. A side or a date that was emptied is not sent: a talk has both
 * sides and keeps its day, and the page says what is missing.
 */
export function amendmentBetween(before: TalkDraft, after: TalkDraft): Amendment | undefined {
  const amendment: Amendment = {}
  for (const column of columnNames) if (before[column] !== after[column]) amendment[column] = after[column]
  if (
    after.talkerIds.length + after.talkerNames.length > 0 &&
    (!sameList(before.talkerIds, after.talkerIds) || !sameList(before.talkerNames, after.talkerNames))
  ) {
    amendment.talkerIds = [...after.talkerIds]
    amendment.talkerNames = [...after.talkerNames]
  }
  if (
    after.partnerIds.length + after.partnerNames.length > 0 &&
    (!sameList(before.partnerIds, after.partnerIds) || !sameList(before.partnerNames, after.partnerNames))
  ) {
    amendment.partnerIds = [...after.partnerIds]
    amendment.partnerNames = [...after.partnerNames]
  }
  if (before.heldOn !== after.heldOn && after.heldOn !== '') amendment.heldOn = after.heldOn
  if (heldAtOf(before) !== heldAtOf(after) && after.heldOn !== '') amendment.heldAt = heldAtOf(after)
  if (before.place !== after.place) amendment.place = after.place
  if (before.occasion !== after.occasion) amendment.occasion = after.occasion
  if (before.form !== after.form) amendment.form = after.form
  return Object.keys(amendment).length === 0 ? undefined : amendment
}

const heldAtOf = (draft: TalkDraft): string | null =>
  draft.time !== '' && draft.heldOn.length === 10 ? `${draft.heldOn}T${draft.time}` : null

function pickColumns({ thought, work, life, suggestions, opinion, followUp }: TalkDraft): TalkColumns {
  return { thought, work, life, suggestions, opinion, followUp }
}

const sameList = <Item>(one: readonly Item[], other: readonly Item[]): boolean =>
  one.length === other.length && one.every((item, index) => item === other[index])
