/** Who was away from a planned meeting: as the plan says, and here and there somebody more, by a fixed generator. */
import { type Who, everybody } from './people.ts'
import type { Mark, MeetingPlan } from './plan.ts'

const errands: Readonly<Record<'winter' | 'spring' | 'summer' | 'autumn', readonly string[]>> = {
  winter: [
    '赴省局参加年报会审',
    '带队到乡镇核查年报数据',
    '感冒发热，在家休息',
    '参加市里统计执法检查',
    '年休假',
  ],
  spring: [
    '到企业开展一套表培训',
    '参加市委党校主体班学习',
    '陪同家人就医',
    '下乡开展住户调查走访',
    '赴外地调研',
  ],
  summer: ['值守防汛抗旱值班岗', '年休假', '参加半年数据评估会', '子女毕业升学请假', '到县区督导数据质量'],
  autumn: [
    '赴省局参加业务培训',
    '入户开展人口变动抽样调查',
    '参加市里督查组工作',
    '体检复查',
    '到园区走访企业',
  ],
}
const home = [
  '年老体弱，行动不便，会后由党小组送学上门',
  '年事已高，天气不好未到会，电话传达会议内容',
  '腿脚不便，由何以宁带去学习材料',
  '在家休养，会后电话沟通',
]
const retired = ['在外地照看孙辈', '到市立医院复诊', '随老干部局外出疗养', '家中有事请假']

/** A small linear congruential generator: the same date always gives the same numbers. */
function seeded(text: string): (below: number) => number {
  let state = [...text].reduce((sum, sign) => (sum * 31 + (sign.codePointAt(0) ?? 0)) % 2147483647, 7)
  return (below) => {
    state = (state * 48271) % 2147483647
    return state % below
  }
}

const season = (month: number): keyof typeof errands =>
  month <= 2 || month === 12 ? 'winter' : month <= 5 ? 'spring' : month <= 8 ? 'summer' : 'autumn'

const committee = everybody.flatMap(([who, person]) => (person.post === undefined ? [] : who))

/** Everybody the plan needs in the room. */
function neededAt(plan: MeetingPlan, chair: Who, recorder: Who): Set<Who> {
  const items = plan.agenda ?? []
  const motions = items.flatMap((item) => item.motions ?? [])
  return new Set<Who>([
    chair,
    recorder,
    ...items.flatMap((item) => item.speeches.map((speech) => speech.who)),
    ...motions.flatMap((motion) => [
      ...(motion.statements ?? []).map(({ who }) => who),
      ...(motion.votes?.oppose ?? []),
      ...(motion.votes?.abstain ?? []),
      ...(motion.scrutineers ?? []),
      ...(motion.tellers ?? []),
    ]),
    ...(plan.study ?? []).flatMap((item) => item.leader ?? []),
    ...everybody.flatMap(([who, person]) => (person.name === plan.lecturer?.name ? who : [])),
    ...(plan.came ?? []),
    // the committee studies with everybody else
    ...(plan.kind === 'studySession' ? committee : []),
    // newcomers and candidates are there
    'pei',
    'ye',
    'su',
    'bao',
  ])
}

/** Marks of those who were late or away; everybody else the ledger takes as present. */
export function marksOf(plan: MeetingPlan, chair: Who, recorder: Who): Mark[] {
  const named = (['leave', 'late', 'absent'] as const).flatMap((status) =>
    Object.entries(plan[status] ?? {}).map(([who, reason]): Mark => ({ who: who as Who, status, reason })),
  )
  const exact =
    plan.kind === 'committeeMeeting' ||
    (plan.agenda ?? []).some((item) => item.motions?.some((motion) => motion.statements))
  if (exact) return named
  const taken = neededAt(plan, chair, recorder)
  for (const mark of named) taken.add(mark.who)
  const draw = seeded(`${plan.start}${plan.kind}${plan.group ?? ''}`)
  const away: Mark[] = []
  const excuse = (who: Who, reasons: readonly string[]) => {
    taken.add(who)
    away.push({ who, status: 'leave', reason: reasons[draw(reasons.length)] ?? '' })
  }
  if (!taken.has('lu')) excuse('lu', home)
  for (const who of ['tan', 'hou'] as const) if (!taken.has(who) && draw(4) === 0) excuse(who, retired)
  const reasons = errands[season(Number(plan.start.slice(5, 7)))]
  const free = everybody.filter(
    ([who, person]) => !taken.has(who) && (plan.group === undefined || person.group === plan.group),
  )
  const wanted = draw(plan.group === undefined ? 3 : 2)
  for (let count = 0; count < wanted && free.length > 0; count += 1) {
    const [pick] = free.splice(draw(free.length), 1)
    if (pick) excuse(pick[0], reasons)
  }
  return [...named, ...away]
}
