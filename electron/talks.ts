/** Heart-to-heart talks. Lists never touch the table that holds what was said. */
import type { z } from 'zod'
import { type CommitteeTerm, postTitles } from '#shared/branch.ts'
import { Failure } from '#shared/failure.ts'
import type { LedgerDate } from '#shared/primitives.ts'
import {
  type Coverage,
  type Talk,
  type TalkColumns,
  TalkOccasion,
  type TalkSummary,
  talkDefaults,
  type talkOperations,
} from '#shared/talks.ts'
import { judgeCoverage } from '#shared/rules/coverage.ts'
import { remarkOnTalk } from '#shared/rules/talk-content.ts'
import { belongs } from '#shared/rules/standing.ts'
import { defined, postsAmong, termsOf, whichBranch } from './branch.ts'
import type { At, HandlersOf } from './handlers.ts'
import { remembered } from './ledger/memory.ts'
import type { Reader, Writer } from './ledger/open.ts'
import { type Person, peopleOf } from './people.ts'
import { profileOf } from './profile.ts'

export type TalkInput = Omit<z.output<(typeof talkOperations)['talks.record']['input']>, 'branchId'>

interface Filter {
  readonly from?: LedgerDate | undefined
  readonly to?: LedgerDate | undefined
  readonly memberId?: number | undefined
  readonly talkId?: number
  readonly withVoid: boolean
}

const columnNames = ['thought', 'work', 'life', 'suggestions', 'opinion', 'followUp'] as const

/** Talks of a span, earliest first, without contents. A month-only date is found by its month. */
export async function talksBetween(read: Reader, branchId: number, filter: Filter): Promise<TalkSummary[]> {
  const { from, to, withVoid, memberId, talkId } = filter
  // part of a year is taken out of the whole year, which somebody else asks for as well
  const whole =
    from === undefined || to === undefined || memberId !== undefined || talkId !== undefined
      ? filter
      : { from: `${from.slice(0, 4)}-01-01`, to: `${to.slice(0, 4)}-12-31`, withVoid: true }
  const talks = await remembered(read, 'talks', [branchId, whole], () => readTalks(read, branchId, whole))
  return whole === filter || from === undefined || to === undefined
    ? talks
    : talks.filter(
        (talk) =>
          (withVoid || !talk.void) &&
          talk.heldOn >= (talk.heldOn.length === 7 ? from.slice(0, 7) : from) &&
          talk.heldOn <= to,
      )
}

async function readTalks(read: Reader, branchId: number, filter: Filter): Promise<TalkSummary[]> {
  let query = read
    .selectFrom('talk')
    .innerJoin('talk_content', 'talk_content.talk_id', 'talk.talk_id')
    .selectAll('talk')
    .select(({ eb }) => [
      eb('talk_content.thought', '<>', '').as('thought'),
      eb('talk_content.work', '<>', '').as('work'),
      eb('talk_content.life', '<>', '').as('life'),
      eb('talk_content.suggestions', '<>', '').as('suggestions'),
      eb('talk_content.opinion', '<>', '').as('opinion'),
      eb('talk_content.follow_up', '<>', '').as('followUp'),
    ])
    .where('talk.branch_id', '=', branchId)
    .orderBy('talk.held_on')
    .orderBy('talk.talk_id')
  if (!filter.withVoid) query = query.where('talk.void', '=', 0)
  if (filter.from !== undefined) query = query.where('talk.held_on', '>=', filter.from.slice(0, 7))
  if (filter.to !== undefined) query = query.where('talk.held_on', '<=', filter.to)
  if (filter.talkId !== undefined) query = query.where('talk.talk_id', '=', filter.talkId)
  const { memberId } = filter
  if (memberId !== undefined) {
    query = query.where((where) =>
      where.exists(
        where
          .selectFrom('talk_party')
          .select('talk_party.member_id')
          .whereRef('talk_party.talk_id', '=', 'talk.talk_id')
          .where('talk_party.member_id', '=', memberId),
      ),
    )
  }
  const rows = (await query.execute()).filter(
    (row) => filter.from === undefined || row.held_on.length === 7 || row.held_on >= filter.from,
  )
  let parts = read
    .selectFrom('talk_party')
    .innerJoin('talk', 'talk.talk_id', 'talk_party.talk_id')
    .leftJoin('member', 'member.member_id', 'talk_party.member_id')
    .select([
      'talk_party.talk_id',
      'talk_party.side',
      'talk_party.member_id',
      'talk_party.name',
      'member.name as member_name',
    ])
    .where('talk.branch_id', '=', branchId)
    .orderBy('talk_party.talk_id')
    .orderBy('talk_party.position')
  if (filter.from !== undefined) parts = parts.where('talk.held_on', '>=', filter.from.slice(0, 7))
  if (filter.to !== undefined) parts = parts.where('talk.held_on', '<=', filter.to)
  if (filter.talkId !== undefined) parts = parts.where('talk.talk_id', '=', filter.talkId)
  const parties = await parts.execute()
  const byTalk = Map.groupBy(parties, (party) => party.talk_id)
  return rows.map((row) => {
    const own = byTalk.get(row.talk_id) ?? []
    const side = (name: 'talker' | 'partner') =>
      own
        .filter((party) => party.side === name)
        .map((party) => ({ memberId: party.member_id, name: party.member_name ?? party.name }))
    return {
      talkId: row.talk_id,
      branchId: row.branch_id,
      talkers: side('talker'),
      partners: side('partner'),
      heldOn: row.held_on,
      heldAt: row.held_at,
      place: row.place,
      occasion: asOccasion(row.occasion),
      form: row.form,
      filled: columnNames.filter((name) => Boolean(row[name])),
      void: row.void === 1,
      source: row.origin === null ? 'entered' : 'imported',
      enteredAt: row.entered_at,
    }
  })
}

const asOccasion = (text: string): TalkSummary['occasion'] => {
  const known = TalkOccasion.safeParse(text)
  return known.success ? known.data : 'other'
}

async function talkOf(read: Reader, talkId: number, reveal: boolean): Promise<Talk> {
  const row = await read
    .selectFrom('talk')
    .select(['branch_id', 'void_reason'])
    .where('talk_id', '=', talkId)
    .executeTakeFirst()
  const summary = row && (await talksBetween(read, row.branch_id, { talkId, withVoid: true }))[0]
  if (row === undefined || summary === undefined) throw new Failure('notFound', `talkId ${talkId}`)
  return {
    ...summary,
    columns: reveal ? await contentOf(read, talkId) : null,
    voidReason: row.void_reason,
    remarks: remarkOnTalk(summary.filled),
  }
}

async function contentOf(read: Reader, talkId: number): Promise<TalkColumns> {
  const row = await read
    .selectFrom('talk_content')
    .selectAll()
    .where('talk_id', '=', talkId)
    .executeTakeFirstOrThrow()
  return {
    thought: row.thought,
    work: row.work,
    life: row.life,
    suggestions: row.suggestions,
    opinion: row.opinion,
    followUp: row.follow_up,
  }
}

type Parties = Pick<TalkInput, 'talkerIds' | 'partnerIds' | 'talkerNames' | 'partnerNames'>

async function keepParties(
  write: Writer,
  talkId: number,
  branchId: number,
  parties: Required<Parties>,
): Promise<void> {
  const people = await peopleOf(write, branchId)
  await write.deleteFrom('talk_party').where('talk_id', '=', talkId).execute()
  for (const [side, ids, names] of [
    ['talker', parties.talkerIds, parties.talkerNames],
    ['partner', parties.partnerIds, parties.partnerNames],
  ] as const) {
    const known = [...new Set(ids)].map((memberId) => {
      const person = people.find((one) => one.memberId === memberId)
      if (person === undefined) throw new Failure('notFound', `memberId ${memberId}`)
      return { member_id: memberId, name: person.name }
    })
    const others = (names ?? []).filter((name) => name !== '').map((name) => ({ member_id: null, name }))
    for (const [position, party] of [...known, ...others].entries())
      await write
        .insertInto('talk_party')
        .values({ talk_id: talkId, side, position, ...party })
        .execute()
  }
}

/** Nobody talks with themselves, and both sides are there. */
function checkParties(parties: Required<Parties>): void {
  const talkers = [...(parties.talkerIds ?? []), ...(parties.talkerNames ?? [])]
  const partners = [...(parties.partnerIds ?? []), ...(parties.partnerNames ?? [])]
  if (talkers.length === 0) throw new Failure('badInput', 'talkerIds: 请填写谈话人')
  if (partners.length === 0) throw new Failure('badInput', 'partnerIds: 请填写谈话对象')
  if (talkers.some((one) => partners.includes(one)))
    throw new Failure('badInput', 'partnerIds: 谈话人和谈话对象是同一人')
}

const formOf = (given: Talk['form'] | undefined, parties: Required<Parties>): Talk['form'] =>
  given ??
  ((parties.partnerIds?.length ?? 0) + (parties.partnerNames?.length ?? 0) > 1 ? 'group' : 'oneToOne')

/**
 * Enters a talk.
 * @param origin the file it came in from
 * @throws Failure badInput where a side is empty, both are one, or the day lies ahead
 */
export async function recordTalk(
  write: Writer,
  branchId: number,
  input: TalkInput,
  at: At,
  origin?: { readonly text: string; readonly batchId: number },
): Promise<number> {
  const talk = { ...talkDefaults, ...defined(input) }
  checkParties(talk)
  if (talk.heldOn > at.today) throw new Failure('badInput', 'heldOn: 谈话日期晚于今天')
  const { talk_id } = await write
    .insertInto('talk')
    .values({
      branch_id: branchId,
      held_on: talk.heldOn,
      held_at: talk.heldAt?.slice(0, 16) ?? null,
      place: talk.place,
      occasion: talk.occasion,
      form: formOf(talk.form, talk),
      origin: origin?.text ?? null,
      import_batch_id: origin?.batchId ?? null,
      entered_at: at.now,
    })
    .returning('talk_id')
    .executeTakeFirstOrThrow()
  await keepParties(write, talk_id, branchId, talk)
  await write
    .insertInto('talk_content')
    .values({ talk_id, ...contentColumns(talk) })
    .execute()
  return talk_id
}

const contentColumns = (columns: TalkColumns) => ({
  thought: columns.thought,
  work: columns.work,
  life: columns.life,
  suggestions: columns.suggestions,
  opinion: columns.opinion,
  follow_up: columns.followUp,
})

interface CoverageKnown {
  readonly people: readonly Person[]
  readonly terms: readonly CommitteeTerm[]
  readonly talks: readonly TalkSummary[]
}

/**
 * The year's matrix as of a day.
 * @param known people, terms and the year's talks of the branch where the caller has read them already
 */
export const coverageOf = (
  read: Reader,
  branchId: number,
  year: number,
  today: LedgerDate,
  known?: CoverageKnown,
): Promise<Coverage> =>
  known === undefined
    ? remembered(read, 'coverage', [branchId, year, today], () => judgedCoverage(read, branchId, year, today))
    : judgedCoverage(read, branchId, year, today, known)

async function judgedCoverage(
  read: Reader,
  branchId: number,
  year: number,
  today: LedgerDate,
  known?: CoverageKnown,
): Promise<Coverage> {
  const lastDay = `${year}-12-31`
  // the committee as it stands now, or as it stood at the end of a year that is over
  const on = today > lastDay ? lastDay : today
  const everyone = known?.people ?? (await peopleOf(read, branchId))
  const people = everyone.filter((person) => belongs(person, on))
  const terms = known?.terms ?? (await termsOf(read, branchId))
  const posts = postsAmong(terms, on).filter((post) => post.body === 'branchCommittee')
  const talks =
    known?.talks ??
    (await talksBetween(read, branchId, { from: `${year}-01-01`, to: lastDay, withVoid: false }))
  const postOf = (memberId: number) => {
    const held = posts.find((post) => post.memberId === memberId)
    return held ? postTitles[held.post] : ''
  }
  const secretary = posts.find((post) => post.post === 'secretary')
  const facts = people.map((person) => ({
    memberId: person.memberId,
    name: person.name,
    post: postOf(person.memberId),
    secretary: person.memberId === secretary?.memberId,
    committee: posts.some((post) => post.memberId === person.memberId),
    enteredOn: person.enteredOn,
  }))
  const ids = (parties: TalkSummary['talkers']) => parties.flatMap((party) => party.memberId ?? [])
  const { rows, gaps } = judgeCoverage({
    year,
    asOf: today,
    profile: await profileOf(read, year),
    people: facts,
    talks: talks.map((talk) => ({
      group: talk.form === 'group',
      talkers: ids(talk.talkers),
      partners: ids(talk.partners),
    })),
  })
  return {
    year,
    asOf: today,
    secretary: secretary ? { memberId: secretary.memberId, name: secretary.memberName } : null,
    committee: [...new Map(posts.map((post) => [post.memberId, post])).values()].map((post) => ({
      memberId: post.memberId,
      name: post.memberName,
      post: postTitles[post.post],
    })),
    rows,
    gaps,
    talkCount: talks.length,
  }
}

export const talkHandlers = {
  'talks.list': async (read, { branchId, ...filter }) =>
    talksBetween(read, await whichBranch(read, branchId), filter),
  'talks.show': (read, { talkId, reveal }) => talkOf(read, talkId, reveal),
  'talks.record': async (write, { branchId, ...input }, at) =>
    talkOf(write, await recordTalk(write, await whichBranch(write, branchId), input, at), false),
  'talks.amend': async (write, { talkId, ...changes }, at) => {
    const present = await talkOf(write, talkId, true)
    if (present.void) throw new Failure('lockedRecord')
    const ids = (side: Talk['talkers']) => side.flatMap((party) => party.memberId ?? [])
    const names = (side: Talk['talkers']) =>
      side.flatMap((party) => (party.memberId === null ? party.name : []))
    const parties = {
      talkerIds: changes.talkerIds ?? ids(present.talkers),
      partnerIds: changes.partnerIds ?? ids(present.partners),
      talkerNames: changes.talkerNames ?? names(present.talkers),
      partnerNames: changes.partnerNames ?? names(present.partners),
    }
    checkParties(parties)
    const heldOn = changes.heldOn ?? present.heldOn
    if (heldOn > at.today) throw new Failure('badInput', 'heldOn: 谈话日期晚于今天')
    const heldAt = changes.heldAt === undefined ? present.heldAt : changes.heldAt
    await write
      .updateTable('talk')
      .set({
        held_on: heldOn,
        // a time belongs to its day: moving the day drops it
        held_at: heldAt !== null && heldAt.startsWith(heldOn) ? heldAt.slice(0, 16) : null,
        place: changes.place ?? present.place,
        occasion: changes.occasion ?? present.occasion,
        form: formOf(changes.form, parties),
        amended_at: at.now,
      })
      .where('talk_id', '=', talkId)
      .execute()
    await keepParties(write, talkId, present.branchId, parties)
    await write
      .updateTable('talk_content')
      .set(contentColumns({ ...(await contentOf(write, talkId)), ...defined(changes) }))
      .where('talk_id', '=', talkId)
      .execute()
    return talkOf(write, talkId, false)
  },
  'talks.void': async (write, { talkId, reason }) => {
    await talkOf(write, talkId, false)
    await write
      .updateTable('talk')
      .set({ void: 1, void_reason: reason })
      .where('talk_id', '=', talkId)
      .execute()
    return talkOf(write, talkId, false)
  },
  'talks.restore': async (write, { talkId }) => {
    await talkOf(write, talkId, false)
    await write.updateTable('talk').set({ void: 0, void_reason: '' }).where('talk_id', '=', talkId).execute()
    return talkOf(write, talkId, false)
  },
  'talks.coverage': async (read, { branchId, year, asOf }, at) =>
    coverageOf(read, await whichBranch(read, branchId), year, asOf ?? at.today),
} satisfies HandlersOf<typeof talkOperations>
