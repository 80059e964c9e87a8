/** The papers around the organizational life meeting of 2025: plan, opinions, self-examination, problems, report. */
import { type LedgerDate, chineseDate } from '#shared/primitives.ts'
import type { At, TaskContext } from '../handlers.ts'
import type { Register } from './enter.ts'
import { opinions, problems } from './life-found-2025.ts'
import { type Who, nameOf } from './people.ts'

export interface LifeStep {
  readonly at: At
  enter(): Promise<unknown>
}

interface Examined {
  readonly who: Who | null
  readonly problems: string
  readonly causes: string
  readonly direction: string
}

const examinations: readonly Examined[] = [
  {
    who: null,
    problems:
      '一是联系基层不够，五名支委全年下乡合计49天，到调查点上少、听汇报多。二是给年轻党员压担子少，四次党课没有一次由90后主讲，方案起草也很少让年轻党员牵头。三是党小组会形式单一，24次中有23次在办公室开，学与做结合不紧。',
    causes:
      '满足于按时开会、按次数完成，对效果问得少；习惯由熟手办急事，不愿担年轻人出错的风险；对党小组指导停留在下通知。',
    direction:
      '支委每人联系一个乡镇统计站，每季度至少去一次，每次至少办成一件实事；党课和方案起草安排普通党员、青年党员承担；党小组会每季度走出去一次。',
  },
  {
    who: 'liang',
    problems: '遇事求稳，对反映上来的小事处置慢；听意见时先作解释；下基层全年只有11天，在支委中最少。',
    causes: '当书记时间长了，怕得罪人、怕出乱子，把不出错当成了标准。',
    direction: '反映的问题三个工作日内给准信；布置任务写明日期；明年下基层不少于25天。',
  },
  {
    who: 'shen',
    problems: '本位思想重，口径调整不提前告知；说话快，别人没说完就下结论。',
    causes: '总觉得核算科的事最急，站在全局想得少。',
    direction: '口径调整提前三天书面告知；讨论时最后发言。',
  },
  {
    who: 'ouyang',
    problems: '发展党员抓程序多、抓思想教育少；谈话记录有一次是事后补的；要材料要得急。',
    causes: '把材料齐全当成了培养合格。',
    direction: '每名培养对象每季度长谈一次，当日记录；材料通知至少提前两天。',
  },
  {
    who: 'luo',
    problems: '宣传追求数量，写党员的信息不到六分之一；活动照片多、文字记录少。',
    causes: '图快，怕深入采访费时间。',
    direction: '每季度写一篇身边党员；主题党日记录不少于两页。',
  },
  {
    who: 'shi',
    problems: '执法有畏难情绪，疑点核查拖了四十天；批评人不留台阶，事后不谈。',
    causes: '提醒别人多、检视自己少。',
    direction: '疑点核查十五个工作日内给结论；批评先私下、后公开。',
  },
]

/** What each said in the end, after the others had spoken. */
const answers: Partial<Record<Who, string>> = {
  liang: '两条都记下，从明天起派活写日期；谈心不在走廊里谈。',
  shen: '接受，说话先停三秒，稿子让年轻同志先错一遍。',
  ouyang: '材料通知提前两天发，差错当面指出来。',
  luo: '有不同意见会前先找当事人说，记录写够两页。',
  shi: '我去找叶向晨同志当面说开，风险清单每份都有反馈。',
  lan: '小组讨论我不再总结，平台采购类文件授权分管同志先签。',
  he: '结果主动报，送学上门坐下来说话。',
  fan: '接口人一周内定下来，讨论方案听完过程再问结论。',
  zhong: '每月给科里讲一次经验，账号当天清理。',
  ji: '故障先报后修，交接本写清查了什么。',
  tao: '指令一次说全，接电话改语气，请同志们监督。',
  mu: '培训改成先上机后讲原理。',
  guan: '有难处跟支部说，不再闷着。',
  fang: '新系统自己学会录，不让年轻人代劳。',
  qin: '手册三月底写完，白天先排要紧的事。',
  tan: '课备短一点，正题讲透。',
  hou: '有话直说，党费自己交。',
  pei: '开会坐前排、当场讲，笔记接着记。',
  ye: '稿子提前一天交，催材料改口气。',
  su: '该坚持的坚持，考勤有差错当面说。',
}

const plan = `一、时间和形式。12月19日下午以党员大会形式召开组织生活会，与民主评议党员一并进行。
二、会前准备。集中学习两次（11月28日、12月12日）；11月20日前发出征求意见表30份，县区统计局各2份；12月15日前支委之间、书记与党员普遍谈心；支部班子和支委作对照检查，发言提纲由书记审阅。
三、会议程序。通报征求意见情况；支部班子对照检查；党员逐人自我批评、相互批评、本人表态；民主测评；上级点评；书记作整改表态。
四、会后整改。12月26日前列出问题清单，逐条明确措施、责任人、时限，公示后每季度检查一次；评议结果1月15日前反馈到本人。`

const report = `局机关党委：
我支部2025年度组织生活会和民主评议党员于2025年12月19日召开，应到党员21名，实到20名，局机关党委专职副书记邵延清同志到会指导。现将有关情况报告如下。
一、会前准备。支委会11月4日研究方案；集中学习两次；发出征求意见表30份，收回28份，归纳意见31条；开展谈心谈话；支部班子和支委撰写对照检查材料，退回修改5份。
二、会议情况。支部班子查摆出联系基层不够、给年轻党员压担子少、党小组会形式单一三个方面问题。20名到会党员逐人作自我批评，相互提出批评意见，每人都作了表态。
三、民主评议。发出测评票18张，收回18张，有效18张。支委会12月24日评定优秀5名、合格14名，优秀占参评正式党员的四分之一强，没有超过三分之一。预备党员2名参加评议，不评定等次。
四、整改打算。列出整改事项12条，支部班子5条、个人7条，均明确责任人和时限，最迟2026年6月底完成。
　　特此报告。`

const moment = (day: LedgerDate, time: string): At => ({ today: day, now: `${day}T${time}:00` })

/** The set of 2025, found again by those who go on with it. */
export async function setOf2025(context: TaskContext): Promise<number> {
  const sets = await context.run('life.list', {})
  const set = sets.find((one) => one.year === 2025)
  if (set === undefined) throw new Error('the set of 2025 is not begun yet')
  return set.lifeId
}

export async function meetingOn(context: TaskContext, day: LedgerDate): Promise<number> {
  const [meeting] = await context.run('meetings.list', { from: day, to: day })
  if (meeting === undefined) throw new Error(`there is no meeting on ${chineseDate(day)}`)
  return meeting.meetingId
}

/** Every step around the life meeting, to be entered among the others in the order of time. */
export function lifeSteps2025(context: TaskContext, register: Pick<Register, 'idOf'>): LifeStep[] {
  const step = (
    day: LedgerDate,
    time: string,
    enter: (lifeId: number, at: At) => Promise<unknown>,
  ): LifeStep => {
    const at = moment(day, time)
    return { at, enter: async () => enter(await setOf2025(context), at) }
  }
  const id = (who: Who | null): number | null => (who === null ? null : register.idOf(who))
  const begun = moment('2025-11-05', '09:30')
  return [
    {
      at: begun,
      enter: () =>
        context.run(
          'life.plan',
          {
            year: 2025,
            theme: '锤炼作风、求真务实，做让党放心、让群众信得过的统计人',
            superiorRef: '东统机党〔2025〕21号',
            plan,
            plannedOn: '2025-11-04',
          },
          begun,
        ),
    },
    step('2025-12-01', '10:00', async (lifeId, at) => {
      for (const { about, ...opinion } of opinions)
        await context.run('life.addOpinion', { lifeId, ...opinion, aboutId: id(about ?? null) }, at)
      await context.run(
        'life.amend',
        {
          lifeId,
          opinionSummary:
            '发出征求意见表30份，收回28份，归纳意见31条；其中对支委会9条，集中在联系基层不够、年轻党员压担子不够、党小组会形式单一三类。以下摘登12条。',
        },
        at,
      )
    }),
    step('2025-12-16', '16:00', async (lifeId, at) => {
      for (const day of ['2025-11-28', '2025-12-12'])
        await context.run(
          'life.linkMeeting',
          { lifeId, meetingId: await meetingOn(context, day), role: 'study' },
          at,
        )
      for (const { who, problems: found, causes, direction } of examinations)
        await context.run(
          'life.examine',
          { lifeId, memberId: id(who), examinedOn: '2025-12-15', problems: found, causes, direction },
          at,
        )
    }),
    step('2025-12-22', '10:00', async (lifeId, at) => {
      const meetingId = await meetingOn(context, '2025-12-19')
      for (const role of ['life', 'appraisal'] as const)
        await context.run('life.linkMeeting', { lifeId, meetingId, role }, at)
      await context.run('life.takeSpeeches', { lifeId }, at)
      const people = Object.keys(answers) as Who[]
      await context.run(
        'life.criticise',
        {
          lifeId,
          criticisms: people.map((who) => ({
            criticId: register.idOf(who),
            criticisedId: register.idOf(who),
            answer: answers[who] ?? '',
          })),
        },
        at,
      )
    }),
    step('2025-12-26', '11:00', async (lifeId, at) => {
      for (const { who, source, problem, measure, owner, dueOn } of problems)
        await context.run(
          'life.addProblem',
          { lifeId, memberId: id(who), source, problem, measure, owner: nameOf(owner), dueOn },
          at,
        )
    }),
    step('2026-01-07', '15:00', (lifeId, at) =>
      context.run('life.report', { lifeId, report, reportedOn: '2026-01-07', reportedTo: '局机关党委' }, at),
    ),
    ...closings(context),
  ]
}

/** Struck off after the committee's two checks, each with what came of it. */
function closings(context: TaskContext): LifeStep[] {
  return ['2026-04-03', '2026-07-03'].map((day) => {
    const at = moment(day, '09:10')
    return {
      at,
      enter: async () => {
        const lifeId = await setOf2025(context)
        const { problems: listed } = await context.run('life.show', { lifeId })
        for (const done of problems.filter((one) => one.closedOn === day)) {
          const itemId = listed.find((one) => one.problem === done.problem)?.item?.itemId
          if (itemId === undefined) throw new Error(`${done.problem} is not on the list`)
          // nobody strikes off what is their own
          const approver = nameOf(done.owner === 'liang' ? 'shen' : 'liang')
          const evidence = `${chineseDate(day)}支委会检查记录`
          await context.run(
            'rectification.close',
            { itemId, closedOn: day, note: done.result, approver, evidence },
            at,
          )
        }
      },
    }
  })
}
