/**
 * The demonstration's study register: the lists as the organ's Party committee would publish them, the plans of both
 * years, training classes, and who made up for what they missed. All of it in time.
 */
import type { InputOf } from '#shared/contract.ts'
import type { LedgerDate } from '#shared/primitives.ts'
import type { At, TaskContext } from '../handlers.ts'
import type { Register } from './enter.ts'
import type { Who } from './people.ts'

interface Step {
  readonly at: At
  enter(): Promise<unknown>
}

type Items = Extract<InputOf<'study.require'>, { items: unknown }>['items']

/** A list as it came in on a day. Titles are those under which meetings studied them. */
const lists: readonly { readonly on: LedgerDate; readonly label: string; readonly items: Items }[] = [
  {
    on: '2025-01-06',
    label: '2025年必学',
    items: [
      {
        title: '《中国共产党章程》总纲（节选）',
        issuer: '中国共产党',
        category: 'constitution',
        publishedOn: '2025-01',
        dueOn: '2025-12-31',
      },
      {
        title: '党的宗教工作基本方针和《宗教事务条例》',
        issuer: '国务院',
        category: 'religion',
        publishedOn: '2025-01',
        dueOn: '2025-12-31',
      },
    ],
  },
  {
    on: '2025-02-10',
    label: '2025年2月',
    items: [
      {
        title: '《中华人民共和国统计法》（2024年修改）逐条学习',
        issuer: '全国人大常委会',
        category: 'law',
        publishedOn: '2025-02-08',
        dueOn: '2025-02-28',
      },
    ],
  },
  {
    on: '2025-04-03',
    label: '2025年4月上半月',
    items: [
      {
        title: '习近平总书记关于加强党的作风建设论述选编（第一至三部分）',
        issuer: '中央党的建设工作领导小组',
        category: 'thought',
        publishedOn: '2025-04-01',
        dueOn: '2025-04-30',
      },
      {
        title: '违规操办宴请等典型案例通报（编印本第1—18页）',
        issuer: '市纪委监委',
        category: 'warning',
        publishedOn: '2025-04-01',
        dueOn: '2025-04-30',
      },
    ],
  },
  {
    on: '2025-05-07',
    label: '2025年5月上半月',
    items: [
      {
        title: '习近平总书记关于加强党的作风建设论述选编（第四至六部分）',
        issuer: '中央党的建设工作领导小组',
        category: 'thought',
        publishedOn: '2025-05-06',
        dueOn: '2025-05-31',
      },
    ],
  },
  {
    on: '2025-10-24',
    label: '2025年10月下半月',
    items: [
      {
        title: '中国共产党第二十届中央委员会第四次全体会议公报',
        issuer: '中共中央',
        category: 'speeches',
        publishedOn: '2025-10-23',
        dueOn: '2025-11-10',
      },
    ],
  },
  {
    on: '2026-01-07',
    label: '2026年必学',
    items: [
      {
        title: '中央经济工作会议公报',
        issuer: '新华社',
        category: 'speeches',
        publishedOn: '2025-12-12',
        dueOn: '2026-01-31',
      },
      {
        title: '《中国共产党章程》',
        issuer: '中国共产党全国代表大会',
        category: 'constitution',
        publishedOn: '2026-01',
        dueOn: '2026-12-31',
      },
    ],
  },
  {
    on: '2026-03-04',
    label: '2026年3月上半月',
    items: [
      {
        title: '关于树立和践行正确政绩观论述摘编（第一至四专题）',
        issuer: '中央党的建设工作领导小组',
        category: 'thought',
        publishedOn: '2026-03-02',
        dueOn: '2026-03-31',
      },
      {
        title: '统计领域政绩观偏差典型问题剖析',
        issuer: '省统计局机关党委',
        category: 'warning',
        publishedOn: '2026-03-02',
        dueOn: '2026-03-31',
      },
    ],
  },
  {
    on: '2026-04-02',
    label: '2026年4月上半月',
    items: [
      {
        title: '第四次全国农业普查方案要点',
        issuer: '国务院农业普查领导小组办公室',
        category: 'business',
        publishedOn: '2026-04-01',
        dueOn: '2026-04-30',
      },
      {
        title: '《中华人民共和国粮食安全保障法》',
        issuer: '全国人大常委会',
        category: 'law',
        elective: true,
        publishedOn: '2026-04-01',
      },
      {
        title: '党的宗教工作基本方针和《宗教事务条例》要点重温',
        issuer: '国务院',
        category: 'religion',
        publishedOn: '2026-04',
        dueOn: '2026-12-31',
      },
    ],
  },
  {
    on: '2026-08-04',
    label: '2026年8月上半月',
    items: [
      {
        title: '关于树立和践行正确政绩观论述摘编（第五至八专题）',
        issuer: '中央党的建设工作领导小组',
        category: 'thought',
        publishedOn: '2026-08-03',
        dueOn: '2026-08-31',
      },
      {
        title: '《中国共产党基层组织选举工作条例》',
        issuer: '中共中央',
        category: 'constitution',
        publishedOn: '2026-08-03',
        dueOn: '2026-08-31',
      },
    ],
  },
  {
    on: '2026-09-17',
    label: '2026年9月下半月',
    items: [
      {
        title: '市委全会精神和报告全文',
        issuer: '中共东江市委',
        category: 'speeches',
        publishedOn: '2026-09-16',
        dueOn: '2026-10-15',
      },
      {
        title: '统计系统先进人物事迹选编',
        issuer: '省统计局机关党委',
        category: 'exemplar',
        elective: true,
        publishedOn: '2026-09-16',
      },
    ],
  },
]

const plans: Readonly<Record<number, { readonly on: LedgerDate; readonly text: string }>> = {
  2025: {
    on: '2025-01-17',
    text: '一、每月下旬集中学习一次，主题党日前半段安排一项必学内容。\n二、作风建设论述选编分四、五两月读完，先读原文再讨论。\n三、六月、七月、九月各安排半天集中培训。\n四、全年至少两次走出去学，一次看警示片。',
  },
  2026: {
    on: '2026-01-16',
    text: '一、上级清单到了，三天内列入台账，能在主题党日学的不另开会。\n二、树立和践行正确政绩观学习教育分春秋两段，各集中学习一次。\n三、在职党员全年不少于 32 学时，支委不少于 56 学时，缺席的一个月内补学。\n四、学习记录由陶映雪同志专门负责。',
  },
}

const committee: readonly Who[] = ['liang', 'shen', 'ouyang', 'luo', 'shi']

const classes: readonly (Omit<InputOf<'study.otherHours'>, 'memberIds' | 'endedOn'> & {
  readonly who: readonly Who[]
  readonly endedOn: LedgerDate
})[] = [
  {
    who: committee,
    kind: 'partySchool',
    aim: 'spirit',
    title: '市直机关党支部书记和支委任职培训班',
    beganOn: '2025-05-12',
    endedOn: '2025-05-16',
    minutes: 1800,
    evidence: '市委党校结业证书（2025）市直支委班第 17—21 号',
  },
  {
    who: ['mu', 'ji', 'zhong'],
    kind: 'networkCourse',
    aim: 'ability',
    title: '干部网络学院“数据要素与统计现代化”专题',
    beganOn: '2025-09-08',
    endedOn: '2025-09-19',
    minutes: 360,
    evidence: '干部网络学院学习证明',
  },
  {
    who: committee,
    kind: 'trainingClass',
    aim: 'theory',
    title: '树立和践行正确政绩观学习教育支委培训班',
    beganOn: '2026-04-13',
    endedOn: '2026-04-15',
    minutes: 1080,
    evidence: '东统机党〔2026〕9号通知及签到表',
  },
  {
    who: ['ye', 'pei', 'su'],
    kind: 'networkCourse',
    aim: 'theory',
    title: '干部网络学院“党的创新理论”必修专题',
    beganOn: '2026-06-08',
    endedOn: '2026-06-18',
    minutes: 450,
    evidence: '干部网络学院学习证明',
  },
]

/** Who missed a session, and studied it afterwards. */
const made: readonly {
  readonly who: Who
  readonly missed: LedgerDate
  readonly on: LedgerDate
  readonly remark: string
}[] = [
  { who: 'zhuang', missed: '2025-08-08', on: '2025-08-18', remark: '自学讲稿并完成知识测试，92分' },
  { who: 'su', missed: '2026-03-20', on: '2026-04-02', remark: '看党课录像，交心得一篇' },
  { who: 'su', missed: '2026-03-27', on: '2026-04-03', remark: '自学论述摘编第一至四专题，向党小组长汇报' },
]

const on = (day: LedgerDate, time: string): At => ({ today: day, now: `${day}T${time}:00` })

/** Everything of the study register that meetings do not say themselves. */
export function studySteps(context: TaskContext, register: Register): Step[] {
  const { run } = context
  const step = (at: At, enter: () => Promise<unknown>): Step => ({ at, enter })
  const idOf = async (title: string, at: At) =>
    (await run('study.list', {}, at)).find((item) => item.title === title)?.itemId ?? 0
  const putOff = on('2026-04-22', '10:20')
  const evening = on('2026-03-12', '09:30')
  return [
    ...lists.map(({ on: day, label, items }) => {
      const at = on(day, '10:10')
      return step(at, () =>
        run('study.require', { items: items.map((item) => ({ ...item, listLabel: label })) }, at),
      )
    }),
    ...Object.entries(plans).map(([year, { on: adoptedOn, text }]) => {
      const at = on(adoptedOn, '17:50')
      return step(at, () =>
        run('study.keepPlan', { year: Number(year), adoptedOn, text, recorderId: register.idOf('tao') }, at),
      )
    }),
    ...classes.map(({ who, ...learnt }) => {
      const at = on(learnt.endedOn, '17:40')
      return step(at, () => run('study.otherHours', { ...learnt, memberIds: who.map(register.idOf) }, at))
    }),
    ...made.map(({ who, missed, on: studiedOn, remark }) => {
      const at = on(studiedOn, '17:45')
      return step(at, async () => {
        const meeting = (await run('meetings.list', { from: missed, to: missed }, at)).find(
          ({ kind }) => kind !== 'committeeMeeting',
        )
        await run(
          'study.makeUp',
          { memberId: register.idOf(who), meetingId: meeting?.meetingId ?? 0, studiedOn, remark },
          at,
        )
      })
    }),
    step(putOff, async () =>
      run(
        'study.defer',
        {
          itemId: await idOf('第四次全国农业普查方案要点', putOff),
          reason: '上级普查方案要点四月下旬有修订，等修订稿一并学习',
          dueOn: '2026-05-31',
          agreedBy: '机关党委（4月22日电话）',
        },
        putOff,
      ),
    ),
    // two Friday evenings of one campaign, both held
    step(evening, () =>
      run(
        'study.arrange',
        {
          title: '政绩观学习教育周五读书',
          weekday: 5,
          startsAt: '15:00',
          minutes: 90,
          place: '五楼大会议室',
          fromOn: '2026-03-16',
          toOn: '2026-03-29',
        },
        evening,
      ),
    ),
  ]
}
