/** What the invented branch wrote into its plain registers, each on the day it would have been written. */
import type { At, TaskContext } from '../handlers.ts'
import type { Register } from './enter.ts'
import { analyses } from './registers-thought.ts'
import { tasks } from './registers-tasks.ts'

/** One record: when it is typed, and how. */
export interface Entry {
  readonly on: string
  readonly enter: (run: TaskContext['run'], register: Pick<Register, 'idOf'>, at: At) => Promise<unknown>
}

const debriefings: readonly Entry[] = [
  {
    on: '2025-06-30',
    enter: (run, { idOf }, at) =>
      run(
        'debriefings.record',
        {
          heldOn: '2025-06-27',
          category: 'exchange',
          who: idOf('liang'),
          occasion: '局机关党委上半年履职交流会',
          draft:
            '上半年召开党员大会 2 次、支委会 6 次、主题党日 6 次；完成与支委和党员谈心谈话计划的一半；党费按月足额收缴。下半年重点抓好青年党员培养和组织生活会准备。',
          appraisal: '机关党委指出：学习形式还可以更丰富，基层联系点要走得更勤。',
        },
        at,
      ),
  },
  {
    on: '2025-12-26',
    enter: (run, { idOf }, at) =>
      run(
        'debriefings.record',
        {
          heldOn: '2025-12-25',
          category: 'exchange',
          who: idOf('liang'),
          occasion: '局机关党委下半年履职交流会',
          draft:
            '下半年围绕普查数据质量开展党员先锋岗活动，全年谈心谈话覆盖到每一名党员；查找出的 4 项问题已整改 3 项。',
          appraisal: '机关党委肯定了先锋岗做法，要求把经验写出来。',
        },
        at,
      ),
  },
  {
    on: '2025-12-30',
    enter: (run, { idOf }, at) =>
      run(
        'debriefings.record',
        {
          heldOn: '2025-12-29',
          category: 'debriefing',
          level: 'branch',
          who: idOf('liang'),
          occasion: '局机关党支部书记述职评议会',
          draft:
            '一、履职情况：组织生活按期开展，支委会对重大事项先议后报。二、存在问题：学用结合不够紧，对退休党员上门少。三、打算：建立退休党员联系表，每季度走访一次。',
          appraisal: '现场测评 21 人，好 17 人、较好 4 人。',
          grade: 'good',
          problems: '对退休党员的经常性联系不够。',
        },
        at,
      ),
  },
  {
    on: '2026-06-29',
    enter: (run, { idOf }, at) =>
      run(
        'debriefings.record',
        {
          heldOn: '2026-06-26',
          category: 'exchange',
          who: idOf('liang'),
          occasion: '局机关党委上半年履职交流会',
          draft:
            '上半年建立退休党员联系表，走访 2 轮；接收预备党员 2 名；党员志愿服务 3 次。下半年重点完成换届准备和年度整改。',
          appraisal: '机关党委要求把统计下基层活动与主题党日结合起来。',
        },
        at,
      ),
  },
]

const reminder = (on: string, holiday: string, content: string): Entry => ({
  on,
  enter: (run, { idOf }, at) =>
    run(
      'integrity.record',
      {
        heldOn: on,
        category: 'holidayReminder',
        topic: `${holiday}节前廉政提醒`,
        place: '5 楼会议室',
        host: idOf('liang'),
        content,
      },
      at,
    ),
})

const plain =
  '重申不收受礼品礼金、不公车私用、不参加可能影响公正执行公务的宴请；节日期间严格执行值班和外出报告。'

const integrity: readonly Entry[] = [
  reminder('2025-01-20', '春节', plain),
  reminder('2025-04-27', '五一', plain),
  reminder('2025-05-26', '端午', plain),
  reminder('2025-09-26', '国庆、中秋', `${plain}通报上级曝光的典型问题 1 起。`),
  reminder('2025-12-29', '元旦', plain),
  reminder('2026-02-09', '春节', plain),
  reminder('2026-04-27', '五一', plain),
  reminder('2026-06-15', '端午', plain),
  reminder('2026-09-21', '中秋、国庆', `${plain}学习中秋国庆期间监督检查通知。`),
  {
    on: '2026-03-18',
    enter: (run, { idOf }, at) =>
      run(
        'integrity.record',
        {
          heldOn: '2026-03-18',
          category: 'ideologyStudy',
          topic: '研究上半年意识形态工作',
          place: '支部书记办公室',
          host: idOf('liang'),
          participants: [idOf('liang'), idOf('shen'), idOf('ouyang'), idOf('luo')],
          content: '梳理支部微信群、科室公众号供稿等阵地，明确罗知行负责日常检查，发稿实行两审。',
          effect: '阵地清单 3 项，责任人到位。',
        },
        at,
      ),
  },
]

const serving: readonly Entry[] = [
  [
    '2025-06-21',
    'community',
    '社区报到：协助端午包粽子慰问独居老人',
    '统计小区社区',
    '滨江街道统计小区社区',
    150,
  ],
  ['2025-10-18', 'volunteer', '文明交通劝导', '滨江路口', '市文明办', 120],
  ['2026-03-05', 'volunteer', '学雷锋日进社区讲统计', '统计小区广场', '滨江街道统计小区社区', 180],
  ['2026-05-16', 'pairing', '走访结对企业了解直报困难', '东江市恒达机械厂', '东江市恒达机械厂', 160],
  ['2026-08-22', 'community', '社区报到：高温天送清凉', '统计小区', '滨江街道统计小区社区', 120],
].map(([on, category, topic, place, target, minutes]) => ({
  on: String(on),
  enter: (run, { idOf }, at) =>
    run(
      'service.record',
      {
        servedOn: String(on),
        category: category === 'community' ? 'community' : category === 'pairing' ? 'pairing' : 'volunteer',
        topic: String(topic),
        place: String(place),
        target: String(target),
        minutes: Number(minutes),
        participants: [idOf('luo'), idOf('he'), idOf('tao'), idOf('qin')],
        content: `${String(topic)}，参加的同志按分工完成，过程由罗知行记录。`,
        ...(category === 'pairing'
          ? {
              problem: '企业反映报表口径变化后统计员不熟悉。',
              handling: '6 月 3 日上门辅导一次，已能独立报送。',
            }
          : {}),
      },
      at,
    ),
}))

const papers: readonly Entry[] = [
  {
    on: '2025-01-16',
    enter: (run, _, at) =>
      run(
        'documents.record',
        {
          datedOn: '2025-01-15',
          category: 'plan',
          documentNo: '统一支〔2025〕1号',
          subject: '2025 年度党员学习教育计划',
          issuer: '局机关第一党支部',
        },
        at,
      ),
  },
  {
    on: '2026-01-16',
    enter: (run, _, at) =>
      run(
        'documents.record',
        {
          datedOn: '2026-01-15',
          category: 'plan',
          documentNo: '统一支〔2026〕1号',
          subject: '2026 年度党员学习教育计划',
          issuer: '局机关第一党支部',
        },
        at,
      ),
  },
  {
    on: '2025-03-03',
    enter: (run, _, at) =>
      run(
        'documents.record',
        {
          datedOn: '2025-03-01',
          category: 'regulation',
          documentNo: '统一支〔2025〕3号',
          subject: '支部谈心谈话制度',
          issuer: '局机关第一党支部',
          wording:
            '第一条　支部书记与支委、支委与支委、支委与党员之间每年谈心谈话不少于一次。\n第二条　谈话应当谈思想、谈工作、谈生活，听取意见建议，不以布置工作代替谈心。\n第三条　谈话由谈话人当日登记，内容只限支部掌握。',
        },
        at,
      ),
  },
  {
    on: '2025-03-03',
    enter: (run, _, at) =>
      run(
        'documents.record',
        {
          datedOn: '2025-03-01',
          category: 'regulation',
          documentNo: '统一支〔2025〕4号',
          subject: '支部集中学习制度',
          issuer: '局机关第一党支部',
          wording:
            '第一条　集中学习每月不少于一次，由宣传委员拟定内容。\n第二条　学习有专人记录，缺席的同志两周内补学。',
        },
        at,
      ),
  },
  {
    on: '2026-07-29',
    enter: (run, _, at) =>
      run(
        'requests.record',
        {
          sentOn: '2026-07-13',
          category: 'request',
          documentNo: '统一支〔2026〕6号',
          matter: '关于叶向晨同志转正审批的请示',
          superior: '中共东江市统计局机关委员会',
          repliedOn: '2026-07-28',
          replyNo: '东统机党〔2026〕15号',
          reply: '同意转为中共正式党员。',
        },
        at,
      ),
  },
  {
    on: '2026-05-20',
    enter: (run, _, at) =>
      run(
        'supervision.record',
        {
          receivedOn: '2026-05-18',
          category: 'supervision',
          sender: '市直机关工委督查组',
          matter: '党费收缴专项督查',
          demand: '6 月底前补齐收款人签章。',
          dueOn: '2026-06-30',
          handling: '已逐月核对补签。',
          handledOn: '2026-05-20',
        },
        at,
      ),
  },
  {
    on: '2026-07-02',
    enter: (run, { idOf }, at) =>
      run(
        'honours.record',
        {
          awardedOn: '2026-06-30',
          category: 'member',
          who: idOf('shen'),
          honour: '局机关优秀共产党员',
          issuer: '中共东江市统计局机关委员会',
          documentNo: '东统机党〔2026〕12号',
          deeds: '牵头完成普查数据质量核查，连续加班一月无差错。',
        },
        at,
      ),
  },
  { on: '2026-01-20', enter: (run, _, at) => run('venue.begin', {}, at) },
]

const birthdays: readonly Entry[] = [
  {
    on: '2026-06-20',
    enter: (run, { idOf }, at) =>
      run(
        'birthdays.record',
        {
          who: idOf('liang'),
          heldOn: '2026-06-20',
          ways: ['card', 'oath'],
          note: '重温入党誓词，谈入党 28 年的体会。',
        },
        at,
      ),
  },
  {
    on: '2026-06-11',
    enter: (run, { idOf }, at) =>
      run('birthdays.record', { who: idOf('luo'), heldOn: '2026-06-11', ways: ['card', 'book'] }, at),
  },
]

/** Every record, to be entered in the order of their days. */
export const registerEntries: readonly Entry[] = [
  ...debriefings,
  ...integrity,
  ...serving,
  ...papers,
  ...birthdays,
  ...analyses,
  ...tasks,
]
