/**
 * Makes the demonstration ledger: an invented branch from January 2025 to the end of September 2026.
 *
 * Everything is entered by the operations a secretary uses, at the day it would have been entered, so that the rules
 * have judged it. No clock and no chance: two makings give the same rows. Two mistakes are left in on purpose for the
 * third quarter of 2026 (no committee meeting in August, a talk that is only about work).
 */
import { type LedgerDate, addDays, weekday } from '#shared/primitives.ts'
import type { At, TaskContext } from '../handlers.ts'
import { duesSteps } from './dues.ts'
import { appraisalSteps2025 } from './appraisal-2025.ts'
import { type Register, enterMeeting, enterTalk } from './enter.ts'
import { lifeSteps2025 } from './life-set-2025.ts'
import { meetings } from './meetings.ts'
import { type PersonPlan, type Who, everybody, idNumberOf, people, phoneOf } from './people.ts'
import type { MeetingPlan, TalkPlan } from './plan.ts'
import { registerEntries } from './registers.ts'
import { studySteps } from './study.ts'
import { talks } from './talks.ts'

const firstDay: LedgerDate = '2025-01-02'
const lastDay: LedgerDate = '2026-09-30'

interface Step {
  readonly at: At
  enter(): Promise<unknown>
}

const moment = (day: LedgerDate, time: string): At => ({ today: day, now: `${day}T${time}:00` })

function nextWorkday(day: LedgerDate): LedgerDate {
  const next = addDays(day, 1)
  return weekday(next) === 0 || weekday(next) === 6 ? nextWorkday(next) : next
}

/** Minutes are typed the same evening, every third time on the next working day. */
function meetingAt(plan: MeetingPlan, index: number): At {
  const day = plan.start.slice(0, 10)
  return index % 3 === 2 ? moment(nextWorkday(day), '09:05') : moment(day, later(plan.end))
}

/** The talker writes it up the same evening, so that nothing is forgotten. */
const talkAt = (plan: TalkPlan): At => moment(plan.on, '18:10')

/** 40 minutes after a meeting's end, or as near to it as the day allows. */
function later(end: string): string {
  const minutes = Math.min(Number(end.slice(0, 2)) * 60 + Number(end.slice(3)) + 40, 23 * 60)
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** Fills the ledger that has just been made and is open. */
export async function createDemonstration(context: TaskContext): Promise<void> {
  const register = new Roll(context)
  await register.begin(moment(firstDay, '09:00'))
  const steps: Step[] = [
    ...meetings.map((plan, index) => {
      const at = meetingAt(plan, index)
      return { at, enter: () => enterMeeting(context, register, plan, at) }
    }),
    ...talks.map((plan) => ({
      at: talkAt(plan),
      enter: () => enterTalk(context, register, plan, talkAt(plan)),
    })),
    ...registerEntries.map(({ on, enter }) => {
      const at = moment(on, '17:30')
      return { at, enter: () => enter(context.run, register, at) }
    }),
    ...changes(context, register),
    ...lifeSteps2025(context, register),
    ...appraisalSteps2025(context, register),
    ...democraticLives(context, register),
    ...duesSteps(context, register),
    ...studySteps(context, register),
  ]
  for (const step of steps.toSorted((a, b) => (a.at.now < b.at.now ? -1 : a.at.now > b.at.now ? 1 : 0)))
    await step.enter()
  await context.run('ledger.markDemonstration', {}, moment(lastDay, '23:30'))
}

/** The leading body's democratic life meetings, at which the branch's leading cadre was. */
function democraticLives(context: TaskContext, register: Register): Step[] {
  return [
    ['2025-01-22', '深入贯彻党的二十届三中全会精神，推动统计现代化改革'],
    ['2026-01-21', '锲而不舍落实中央八项规定精神，坚决防治统计造假'],
  ].map(([heldOn = '', theme = '']) => {
    const at = moment(heldOn, '18:20')
    const attendance = () => [{ memberId: register.idOf('lan'), status: 'present' as const }]
    return {
      at,
      enter: () =>
        context.run(
          'democraticLife.record',
          { body: '局党组', heldOn, place: '局党组会议室', theme, attendance: attendance() },
          at,
        ),
    }
  })
}

/** The register of members as it grows, and who has which id in it. */
class Roll implements Register {
  private readonly context: TaskContext
  private readonly ids = new Map<Who, number>()
  private readonly groups = new Map<1 | 2, number>()

  constructor(context: TaskContext) {
    this.context = context
  }

  knows = (who: Who): boolean => this.ids.has(who)

  idOf = (who: Who): number => {
    const id = this.ids.get(who)
    if (id === undefined) throw new Error(`${people[who].name} is not on the roll yet`)
    return id
  }

  whoIs = (memberId: number): Who => {
    const found = [...this.ids].find(([, id]) => id === memberId)
    if (found === undefined) throw new Error(`nobody has the id ${memberId}`)
    return found[0]
  }

  groupId = (number: 1 | 2): number => this.groups.get(number) ?? 0

  /** Founds the branch with its groups, its first members and the committee that serves. */
  async begin(at: At): Promise<void> {
    const { run } = this.context
    await run(
      'branch.found',
      {
        name: '东江市统计局机关第一党支部',
        superior: '中共东江市统计局机关委员会',
        superiorKind: 'organPartyCommittee',
        kind: 'branch',
        seatKind: 'organ',
        foundedOn: '2008-04',
        seat: '东江市滨江路 18 号市统计局 5 楼 506 室',
        phone: '0599-6123506',
        staffCount: 64,
      },
      at,
    )
    for (const [number, name] of [
      [1, '第一党小组'],
      [2, '第二党小组'],
    ] as const)
      this.groups.set(number, (await run('branch.formGroup', { name, formedOn: '2019-03-20' }, at)).groupId)
    for (const [who, person] of everybody) {
      const later = 'entered' in person || (person.full === undefined && person.joined > firstDay)
      if (!later) await this.enrol(who, person, at)
    }
    await run('branch.amendGroup', { groupId: this.groupId(1), leaderId: this.idOf('he') }, at)
    await run('branch.amendGroup', { groupId: this.groupId(2), leaderId: this.idOf('fan') }, at)
    await run(
      'members.exempt',
      { memberId: this.idOf('lu'), reason: '年老体弱，行动不便', fromOn: '2021-01-01' },
      at,
    )
    await run(
      'branch.beginTerm',
      {
        number: 6,
        beganOn: '2024-03-15',
        approvalRef: '东统机党〔2024〕7号',
        posts: everybody.flatMap(([who, { post, duty }]) =>
          post === undefined
            ? []
            : { memberId: this.idOf(who), post, duty: duty ?? '', approvalRef: '东统机党〔2024〕7号' },
        ),
      },
      at,
    )
  }

  async enrol(who: Who, person: PersonPlan, at: At): Promise<void> {
    const index = everybody.findIndex(([one]) => one === who)
    const admitted = person.full === undefined && person.joined > firstDay
    const { memberId } = await this.context.run(
      'members.enrol',
      {
        name: person.name,
        gender: person.gender,
        ethnicity: person.ethnicity ?? '汉族',
        birthDate: person.birth,
        idNumber: idNumberOf(person, index),
        phone: phoneOf(index),
        education: person.education,
        degree: person.degree ?? '',
        category: person.full === undefined ? 'probationaryMember' : 'fullMember',
        joinDate: person.joined,
        fullMemberDate: person.full ?? null,
        // those admitted are on the roster from the day after: they did not belong to the meeting that admitted them
        enteredOn: person.entered?.on ?? (admitted ? addDays(person.joined, 1) : null),
        enteredHow: person.entered?.how ?? (admitted ? '本支部发展' : ''),
        groupId: this.groupId(person.group),
        jobTitle: person.job,
        leadingCadre: person.leadingCadre ?? false,
        employment: person.retired ? 'retired' : 'inService',
        address: `东江市滨江街道统计小区 ${(index % 6) + 1} 幢 ${101 + (index % 5) * 100} 室`,
        remark: person.remark ?? '',
      },
      at,
    )
    this.ids.set(who, memberId)
  }
}

/** What changed in the register after the ledger was begun. */
function changes(context: TaskContext, register: Roll): Step[] {
  const enrol = (who: Who, at: At): Step => ({ at, enter: () => register.enrol(who, people[who], at) })
  const convert = (who: Who, on: LedgerDate, at: At): Step => ({
    at,
    enter: () =>
      context.run(
        'members.amend',
        { memberId: register.idOf(who), category: 'fullMember', fullMemberDate: on },
        at,
      ),
  })
  const leaving = moment('2025-08-18', '10:20')
  return [
    convert('pei', '2025-03-14', moment('2025-03-17', '10:10')),
    enrol('ye', moment('2025-06-16', '10:10')),
    {
      at: leaving,
      enter: () =>
        context.run(
          'members.amend',
          {
            memberId: register.idOf('zhuang'),
            leftOn: '2025-08-18',
            leftHow: '工作调动，组织关系转往东江市发展和改革委员会机关党支部',
          },
          leaving,
        ),
    },
    enrol('su', moment('2025-10-20', '10:10')),
    enrol('ning', moment('2026-03-09', '10:20')),
    enrol('bao', moment('2026-04-13', '10:10')),
    convert('ye', '2026-07-10', moment('2026-07-13', '10:10')),
  ]
}
