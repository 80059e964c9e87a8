/** The year of one member out of the facts of all. Pure. */
import { MeetingKind } from '#shared/meetings.ts'
import type { AttendanceFigures, MemberYear } from '#shared/member-year.ts'
import type { Field } from '#shared/registers/field.ts'
import { registers } from '#shared/registers/all.ts'
import { isOutstanding } from '#shared/rules/dues-months.ts'
import { belongs, categoryOn } from '#shared/rules/standing.ts'
import { type LedgerDate, addDays } from '#shared/primitives.ts'
import { type Person, groupOn } from '../people.ts'
import type { YearFacts } from './gather.ts'

export function memberYear(facts: YearFacts, person: Person): MemberYear {
  const { row, memberId } = person
  const { year } = facts
  const first = `${year}-01-01`
  const asOf = lastDayOf(person, first, facts.asOf)
  const overlaps = (from: LedgerDate | null, until: LedgerDate | null) =>
    (from === null || from <= `${year}-12-31`) && (until === null || until > first)
  return {
    memberId,
    branchId: person.branchId,
    name: person.name,
    gender: row.gender,
    birthDate: row.birth_date,
    category: categoryOn(person, asOf).category,
    joinDate: row.join_date,
    fullMemberDate: row.full_member_date,
    groupName: groupOn(person, asOf)?.groupName ?? '',
    jobTitle: row.job_title,
    leadingCadre: row.leading_cadre === 1,
    belonged: belongs(person, asOf),
    year,
    asOf,
    attendance: attendanceOf(facts, memberId),
    dual: facts.dual.cadres.find((one) => one.memberId === memberId) ?? null,
    study: studyOf(facts, memberId),
    talks: talksOf(facts, memberId),
    dues: duesOf(facts, memberId),
    posts: postsOf(facts, memberId).filter(({ beganOn, endedOn }) => overlaps(beganOn, endedOn)),
    groups: person.groups.filter(({ fromOn, untilOn }) => overlaps(fromOn, untilOn)),
    // their last day belongs to them
    restrictions: person.restrictions.filter(({ fromOn, untilOn }) =>
      overlaps(fromOn, untilOn === null ? null : addDays(untilOn, 1)),
    ),
    exemptions: person.exemptions.filter(({ fromOn, untilOn }) =>
      overlaps(fromOn, untilOn === null ? null : addDays(untilOn, 1)),
    ),
    ...entriesOf(facts, person),
    appraisal: appraisalOf(facts, memberId),
    statements: facts.statements
      .filter((one) => one.memberId === memberId)
      .map(({ meetingId, day, title, stance }) => ({ meetingId, day, title, stance })),
    lectures: facts.attended.meetings
      .filter((meeting) => meeting.lecturerName !== '' && meeting.lecturerName === person.name)
      .map(({ meetingId, kind, day, theme }) => ({ meetingId, kind, day, theme })),
    duties: facts.attended.meetings.flatMap(({ meetingId, kind, day, chairId, recorderId }) => [
      ...(chairId === memberId ? [{ meetingId, kind, day, role: 'chair' as const }] : []),
      ...(recorderId === memberId ? [{ meetingId, kind, day, role: 'recorder' as const }] : []),
    ]),
    spokeAt: facts.attended.meetings.filter(({ speakerIds }) => speakerIds.includes(memberId)).length,
  }
}

/** The last day of the year on which the person was there; the year's own last day where they were not at all. */
function lastDayOf(person: Person, first: LedgerDate, asOf: LedgerDate): LedgerDate {
  const { leftOn } = person
  return leftOn !== null && leftOn > first && leftOn <= asOf ? addDays(leftOn, -1) : asOf
}

const nothing: AttendanceFigures = { expected: 0, present: 0, leave: 0, absent: 0 }

function attendanceOf({ attended }: YearFacts, memberId: number): MemberYear['attendance'] {
  const own = new Map(
    attended.rows.filter((one) => one.memberId === memberId).map((one) => [one.meetingId, one]),
  )
  const rows = attended.meetings.flatMap(({ meetingId, kind, day, theme }) => {
    const one = own.get(meetingId)
    if (one === undefined) return []
    const { status, reason, expected } = one
    return [{ meetingId, kind, day, theme, status, reason, expected }]
  })
  const figures = (some: typeof rows): AttendanceFigures => {
    const counted = some.filter((one) => one.expected)
    const of = (...statuses: string[]) => counted.filter(({ status }) => statuses.includes(status)).length
    return {
      expected: counted.length,
      present: of('present', 'late'),
      leave: of('leave'),
      absent: of('absent'),
    }
  }
  return {
    rows,
    byKind: MeetingKind.options
      .map((kind) => ({ kind, ...nothing, ...figures(rows.filter((one) => one.kind === kind)) }))
      .filter(({ kind }) => rows.some((one) => one.kind === kind)),
    total: figures(rows),
  }
}

function studyOf({ hours, makeUps, learning }: YearFacts, memberId: number): MemberYear['study'] {
  const row = hours.rows.find((one) => one.memberId === memberId)
  if (row === undefined) return null
  return {
    ...row,
    minutesPerHour: hours.minutesPerHour,
    makeUps: makeUps.filter((one) => one.memberId === memberId),
    learning: learning.filter((one) => one.memberId === memberId),
  }
}

const talksOf = ({ talks }: YearFacts, memberId: number): MemberYear['talks'] =>
  talks.flatMap(({ talkId, heldOn, talkers, partners, occasion, form }) => {
    const talked = talkers.some((party) => party.memberId === memberId)
    if (!talked && !partners.some((party) => party.memberId === memberId)) return []
    const others = (talked ? partners : talkers).map(({ name }) => name)
    return [{ talkId, heldOn, side: talked ? 'talker' : 'partner', with: others, occasion, form }]
  })

function duesOf({ dues, assessments, asOf }: YearFacts, memberId: number): MemberYear['dues'] {
  const row = dues.rows.find((one) => one.memberId === memberId)
  const own = assessments.filter((one) => one.memberId === memberId)
  if (row === undefined) return null
  const { months, dueFen, paidFen, voluntaryFen, note } = row
  const owed = months.filter((month) => isOutstanding(month, asOf))
  return {
    months,
    dueFen,
    paidFen,
    voluntaryFen,
    missingFen: owed.reduce((sum, one) => sum + (one.dueFen ?? 0) - one.paidFen, 0),
    missingMonths: owed.length,
    note,
    assessments: own,
  }
}

/** A committee serves until the next one begins; whoever holds a post in it, until then. */
const postsOf = ({ terms }: YearFacts, memberId: number): MemberYear['posts'] =>
  terms
    .flatMap((term) => {
      const next = terms.findLast(({ body, beganOn }) => body === term.body && beganOn > term.beganOn)
      return term.posts
        .filter((held) => held.memberId === memberId)
        .map(({ post, duty, beganOn, endedOn }) => ({
          body: term.body,
          termNumber: term.number,
          post,
          duty,
          beganOn,
          endedOn: endedOn ?? next?.beganOn ?? null,
        }))
    })
    .toSorted((one, other) => one.beganOn.localeCompare(other.beganOn))

const wordOf = (field: Field, choice: string): string => field.choices?.[choice] ?? choice

type OwnEntries = Pick<MemberYear, 'service' | 'honours' | 'birthday' | 'searches' | 'tasks' | 'debriefings'>

function entriesOf({ entries, year }: YearFacts, person: Person): OwnEntries {
  const { memberId, joinDate } = person
  const is = (named: { readonly memberId: number | null } | null) => named?.memberId === memberId
  const birthday = entries.birthdays.find(({ who }) => is(who))
  const years = joinDate === null ? 0 : year - Number(joinDate.slice(0, 4))
  return {
    service: entries.service
      .filter(({ participants }) => participants.some(is))
      .map(({ entryId, servedOn, topic, category, minutes }) => ({
        entryId,
        on: servedOn ?? '',
        title: topic,
        category: wordOf(registers.service.fields.category, category),
        minutes,
      })),
    honours: entries.honours
      .filter(({ who }) => is(who))
      .map(({ entryId, awardedOn, honour, issuer }) => ({
        entryId,
        on: awardedOn ?? '',
        title: honour,
        issuer,
      })),
    birthday:
      joinDate === null || years < 1
        ? null
        : {
            joinDate,
            years,
            entry:
              birthday === undefined
                ? null
                : {
                    entryId: birthday.entryId,
                    on: birthday.heldOn ?? '',
                    title: birthday.ways
                      .map((way) => wordOf(registers.birthdays.fields.ways, way))
                      .join('、'),
                  },
          },
    searches: entries.searches
      .filter(({ who }) => is(who))
      .map(({ entryId, searchedOn, way, result }) => ({
        entryId,
        on: searchedOn ?? '',
        title: way,
        result: wordOf(registers.searches.fields.result, result),
      })),
    tasks: entries.tasks
      .filter(({ owner }) => is(owner))
      .map(({ entryId, month, task, state, result }) => ({
        entryId,
        on: month ?? '',
        title: task,
        state: wordOf(registers.tasks.fields.state, state),
        result,
      })),
    debriefings: entries.debriefings
      .filter(({ who }) => is(who))
      .map(({ entryId, heldOn, category, occasion }) => ({
        entryId,
        on: heldOn ?? '',
        title: [wordOf(registers.debriefings.fields.category, category), occasion]
          .filter((text) => text !== '')
          .join('：'),
      })),
  }
}

function appraisalOf({ appraisals }: YearFacts, memberId: number): MemberYear['appraisal'] {
  for (const { lifeId, members } of appraisals) {
    const own = members.find((one) => one.memberId === memberId)
    if (own === undefined || (own.grade === null && own.noGradeReason === '')) continue
    const { grade, noGradeReason, decidedBy, decidedOn, fedBackOn } = own
    return { lifeId, grade, noGradeReason, decidedBy, decidedOn, fedBackOn }
  }
  return null
}
