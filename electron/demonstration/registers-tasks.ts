/** The tasks of each month of 2026: set on the first working days, filled in by its end. */
import type { Who } from './people.ts'
import type { Entry } from './registers.ts'

interface Plan {
  readonly month: string
  readonly set: string
  readonly filled: string
  readonly task: string
  readonly goal: string
  readonly owner: Who
  readonly post: string
  readonly result: string
}

const plan = (
  month: string,
  [set, filled]: readonly [string, string],
  task: string,
  goal: string,
  owner: Who,
  post: string,
  result: string,
): Plan => ({
  month,
  set: `${month}-${set}`,
  filled: `${month}-${filled}`,
  task,
  goal,
  owner,
  post,
  result,
})

const plans: readonly Plan[] = [
  plan(
    '2026-01',
    ['05', '30'],
    '制定年度学习计划',
    '1 月底前印发',
    'luo',
    '宣传委员',
    '1 月 15 日印发，统一支〔2026〕1号',
  ),
  plan(
    '2026-02',
    ['02', '27'],
    '完成上年度党员信息核对',
    '名册与系统一致',
    'ouyang',
    '组织委员',
    '核对 22 人，补正 2 处',
  ),
  plan(
    '2026-03',
    ['02', '31'],
    '学雷锋日进社区活动',
    '每名在职党员参加一次',
    'luo',
    '宣传委员',
    '3 月 5 日开展，参加 16 人',
  ),
  plan(
    '2026-04',
    ['01', '30'],
    '预备党员接收材料归档',
    '材料齐全、日期衔接',
    'ouyang',
    '组织委员',
    '包明远同志材料 21 份归档',
  ),
  plan('2026-05', ['06', '29'], '补签党费收款人签章', '逐月核对', 'ouyang', '组织委员', '5 月 20 日补齐'),
  plan(
    '2026-06',
    ['01', '30'],
    '半年谈心谈话覆盖检查',
    '书记谈话过半',
    'liang',
    '支部书记',
    '已谈 12 人，其余排入下半年',
  ),
  plan(
    '2026-07',
    ['01', '31'],
    '七一系列活动',
    '党课、走访退休党员',
    'luo',
    '宣传委员',
    '党课 1 次，走访 4 人',
  ),
  plan(
    '2026-08',
    ['03', '31'],
    '高温慰问和社区报到',
    '组织一次',
    'he',
    '第一党小组组长',
    '8 月 22 日开展，参加 4 人',
  ),
  plan(
    '2026-09',
    ['01', '30'],
    '三季度台账自查',
    '月底前逐项核对',
    'ouyang',
    '组织委员',
    '发现 2 项缺口，已列入整改',
  ),
]

export const tasks: readonly Entry[] = plans.map(({ set, filled, owner, result, ...task }) => ({
  on: set,
  enter: async (run, { idOf }, at) => {
    const given = { ...task, owner: idOf(owner), dueOn: filled }
    const { entryId } = await run('tasks.record', { ...given, state: 'set' }, at)
    await run('tasks.amend', { entryId, state: 'done', result }, { today: filled, now: `${filled}T17:10:00` })
  },
}))
