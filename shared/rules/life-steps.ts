/** The steps of organizational life, each with what is there and what is lacking. */
import type { LifeFault, LifeStep, LifeStepName } from '../life.ts'
import type { MeetingKind } from '../meetings.ts'
import { type LedgerDate, chineseDate } from '../primitives.ts'
import { type LifeFacts, type LifeTalkFact, article, fault, lifeDay, names } from './life-facts.ts'

/** Puts a step together: its state follows from what is there and from its faults. */
export type Make = (
  name: LifeStepName,
  here: boolean,
  said: string,
  found: readonly (LifeFault | null)[],
  law: string,
  citation: string,
  early?: boolean,
) => LifeStep

export function planStep(facts: LifeFacts, day: LedgerDate | null, make: Make): LifeStep {
  const here = facts.plan !== '' && facts.plannedOn !== null
  return make(
    'plan',
    facts.plan !== '',
    facts.plan === ''
      ? '还没有方案'
      : `方案已写${facts.plannedOn === null ? '' : `，${chineseDate(facts.plannedOn)}定`}`,
    [
      here ? null : fault('LIFE-03', facts.plan === '' ? '没有组织生活会方案' : '方案没有写定于哪一天'),
      facts.plannedOn !== null && day !== null && facts.plannedOn > day
        ? fault('LIFE-14', '方案的日期晚于组织生活会')
        : null,
    ],
    '每年至少一次，一般在第四季度；会前先定主题和方案，按上级通知安排。',
    article,
  )
}

export function studyStep(facts: LifeFacts, day: LedgerDate | null, make: Make): LifeStep {
  const { study } = facts
  const inTime = study.filter((one) => day === null || one.day <= day)
  return make(
    'study',
    study.length > 0,
    study.length === 0 ? '还没有挂上会前学习' : `会前学习 ${inTime.length} 次`,
    [
      study.length === 0 ? fault('LIFE-04', '会前没有组织学习的记录') : null,
      study.length > 0 && inTime.length === 0 ? fault('LIFE-14', '学习都在组织生活会之后') : null,
      study.some((one) => !one.final) ? fault('LIFE-04', '会前学习的记录还没有定稿') : null,
    ],
    '会前组织党员学习，有记录、有记录人。',
    `${article}；教育管理条例第十七条`,
  )
}

/** Talks count from the plan to the meeting; without a plan's day, whatever came before the meeting. */
export function talksInTime(facts: LifeFacts): readonly LifeTalkFact[] {
  const day = lifeDay(facts)
  const from = facts.plannedOn
  const width = (on: string) => on.length
  return facts.talks.filter(
    ({ heldOn }) =>
      (from === null || heldOn >= from.slice(0, width(heldOn))) &&
      (day === null || heldOn <= day.slice(0, width(heldOn))),
  )
}

export function talkStep(facts: LifeFacts, day: LedgerDate | null, make: Make): LifeStep {
  const talks = talksInTime(facts)
  const gaps = talkGaps(facts, talks)
  return make(
    'talks',
    talks.length > 0,
    talks.length === 0 ? '还没有会前谈话' : `会前谈话 ${talks.length} 次（不显示内容）`,
    [
      talks.length > 0
        ? null
        : facts.talks.length > 0 && day !== null
          ? fault('LIFE-14', '谈心谈话不在方案确定之后、组织生活会之前')
          : fault('LIFE-06', '会前没有谈心谈话'),
      talks.length > 0 && gaps.length > 0 ? fault('LIFE-07', `会前还没有谈到：${gaps.join('；')}`) : null,
    ],
    '会前要谈心谈话；一般支委之间、书记与每名党员都谈到。在「谈话」里登记，事由选「组织生活会会前谈话」，这里自动计入。',
    `${article}、第十九条`,
  )
}

/** 「书记与甲、乙」, 「支委丙与丁」: pairs that did not talk one to one. */
function talkGaps(facts: LifeFacts, talks: readonly LifeTalkFact[]): string[] {
  const talked = (a: number, b: number) =>
    talks.some(
      ({ group, talkers, partners }) =>
        !group &&
        ((talkers.includes(a) && partners.includes(b)) || (talkers.includes(b) && partners.includes(a))),
    )
  const secretary = facts.committee.find((one) => one.secretary)
  const notBySecretary =
    secretary === undefined
      ? []
      : facts.members.filter(
          (one) => one.memberId !== secretary.memberId && !talked(one.memberId, secretary.memberId),
        )
  const pairs = facts.committee.flatMap((one, index) =>
    facts.committee
      .slice(index + 1)
      .filter((other) => !one.secretary && !other.secretary && !talked(one.memberId, other.memberId))
      .map((other) => `支委${one.name}与${other.name}`),
  )
  return [
    ...(notBySecretary.length === 0 ? [] : [`书记与${notBySecretary.map((one) => one.name).join('、')}`]),
    ...pairs,
  ]
}

export function examinationStep(facts: LifeFacts, make: Make): LifeStep {
  const body = facts.examinations.some((one) => one.memberId === null)
  const people = facts.examinations.filter((one) => one.memberId !== null).length
  return make(
    'examination',
    facts.examinations.length > 0,
    facts.examinations.length === 0
      ? '还没有对照检查'
      : `${body ? '支部班子已写' : '支部班子还没有写'}，个人 ${people} 份`,
    // a branch without a committee has no body to examine
    [body || facts.committee.length === 0 ? null : fault('LIFE-08', '支部班子没有对照检查')],
    '支部班子要查摆问题、作对照检查；党员对照职责查找差距。',
    `${article}；教育管理条例第十七条`,
  )
}

export function criticismStep(
  facts: LifeFacts,
  held: boolean,
  day: LedgerDate | null,
  asOf: LedgerDate,
  make: Make,
): LifeStep {
  const said = facts.criticisms.filter((one) => one.text !== '')
  const own = new Set(said.filter((one) => one.criticId === one.criticisedId).map((one) => one.criticId))
  const heard = new Set(
    said.filter((one) => one.criticId !== one.criticisedId).map((one) => one.criticisedId),
  )
  const people = facts.participants
  const silent = people.filter((one) => !own.has(one.memberId))
  const spared = people.filter((one) => !heard.has(one.memberId))
  const words =
    day === null
      ? '还没有挂上组织生活会'
      : `${chineseDate(day)}${day > asOf ? '召开' : `召开，到会党员 ${people.length} 人`}；自我批评 ${own.size} 人，相互批评 ${said.length - own.size} 人次`
  return make(
    'criticism',
    held && said.length > 0,
    words,
    [
      said.length === 0
        ? fault('LIFE-09', '没有逐人的批评与自我批评记录，不能计为组织生活会')
        : silent.length + spared.length === 0
          ? null
          : fault(
              'LIFE-10',
              [
                ...(silent.length === 0 ? [] : [`没有自我批评：${names(silent)}`]),
                ...(spared.length === 0 ? [] : [`没有听到批评：${names(spared)}`]),
              ].join('；'),
            ),
      ...facts.life.map(workMeeting),
      facts.life.some((one) => !one.final) && held
        ? fault('LIFE-09', '组织生活会记录还没有定稿', 'warn')
        : null,
    ],
    '逐人进行：先自我批评，再听取他人批评，最后本人表态。不得以布置工作代替。',
    `${article}；教育管理条例第十七条`,
    !held,
  )
}

/** Kinds that go together with a life meeting; anything else makes a work meeting of it. */
const companions: readonly MeetingKind[] = ['organizationalLifeMeeting', 'memberAppraisal', 'generalMeeting']
const workTitle = /(部署|布置|安排|推进|调度)[^，。；]*(工作|任务|业务|项目)|工作(部署|布置|安排|推进|调度)/

function workMeeting(meeting: LifeFacts['life'][number]): LifeFault | null {
  if (meeting.alsoCountsAs.some((kind) => !companions.includes(kind)))
    return fault('LIFE-15', '组织生活会与其他会议合并召开，不能代替组织生活会')
  const titles = meeting.agendaTitles.filter((title) => workTitle.test(title) && !title.includes('整改'))
  return titles.length === 0 ? null : fault('LIFE-15', `组织生活会上布置了工作：${titles.join('、')}`, 'warn')
}

export function problemStep(facts: LifeFacts, held: boolean, make: Make): LifeStep {
  const { problems } = facts
  const open = problems.filter((one) => one.measure === '' || one.owner === '' || one.dueOn === null)
  return make(
    'problems',
    problems.length > 0,
    problems.length === 0 ? '还没有问题清单' : `问题 ${problems.length} 条，已列入整改台账`,
    [
      problems.length === 0 ? fault('LIFE-11', '会后没有问题清单') : null,
      open.length === 0 ? null : fault('LIFE-12', `${open.length} 条问题没有写全整改措施、责任人、时限`),
    ],
    '会后列出问题清单，每条有措施、责任人、时限，逐一整改落实。',
    article,
    !held,
  )
}

export function reportStep(facts: LifeFacts, held: boolean, day: LedgerDate | null, make: Make): LifeStep {
  return make(
    'report',
    facts.report !== '',
    facts.report === ''
      ? '还没有情况报告'
      : `报告已写${facts.reportedOn === null ? '，还没有写报送日期' : `，${chineseDate(facts.reportedOn)}报送`}`,
    [
      facts.report === '' ? fault('LIFE-13', '会后没有情况报告') : null,
      facts.report !== '' && facts.reportedOn === null ? fault('LIFE-13', '情况报告没有写报送日期') : null,
      facts.reportedOn !== null && day !== null && facts.reportedOn < day
        ? fault('LIFE-14', '情况报告的日期早于组织生活会')
        : null,
    ],
    '会后把召开情况、查摆出的问题和整改打算报上级党组织。',
    '组织生活会情况报上级党组织（上级通知）',
    !held,
  )
}
