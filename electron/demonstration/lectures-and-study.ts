/** Lectures held by themselves, and study sessions. */
import { nameOf } from './people.ts'
import type { MeetingPlan } from './plan.ts'
import { agenda } from './written.ts'

const hall = '五楼大会议室'

const lectures: readonly MeetingPlan[] = [
  {
    kind: 'partyLecture',
    start: '2025-03-21T15:00',
    end: '16:30',
    place: hall,
    theme: '实字当头：统计机关党员的第一纪律',
    lecturer: { name: nameOf('liang'), post: '支部书记、办公室主任' },
    credit: 90,
    outline:
      '一、“实”从哪里来：实事求是思想路线与统计工作的血脉联系。\n二、“实”为什么难：指标压力、人情干扰、图省事三道坎。\n三、“实”怎么做：不唯上、只唯实，三条具体要求——原始凭证看得见，异常数据问到底，改数必须留痕。\n四、讲自己的教训：2009年我漏核一家企业库存，被退表通报，至今把通报夹在笔记本里。',
    outcome: '课后发放思考题两道，收回书面作业17份，优秀的在走廊展出。',
    agenda: agenda(`
      # 课后交流
      秦立言：书记把自己的通报拿出来讲，比讲十个案例都管用。
      陶映雪：改数必须留痕，公文改稿也应如此，我打算保留每一稿。
    `),
  },
  {
    kind: 'partyLecture',
    start: '2025-06-27T15:00',
    end: '16:40',
    place: hall,
    theme: '从一本普查登记簿看为民情怀',
    lecturer: { name: nameOf('lan'), post: '局党组成员、副局长' },
    credit: 90,
    came: ['hou'],
    outline:
      '一、登记簿里的人：渡口摆渡人、深山护林员、工地夫妻，每一行后面都是一家子。\n二、普查为了谁：学校布点、公交线路、养老床位，数字最后要回到群众的日子里。\n三、为民要有专业：少报一户老人，可能就少一张床位。\n四、对支部党员的三点希望：常下去、讲真话、练本事。我先作承诺，每季度到一个乡镇统计站住一晚。',
    outcome: '蓝永清同志的承诺由支部纪检委员记录，每季度通报落实情况。',
  },
  {
    kind: 'partyLecture',
    start: '2026-03-20T15:00',
    end: '16:30',
    place: hall,
    theme: '办公桌上的政绩观',
    leave: { su: '在云岭乡统计站跟班' },
    lecturer: { name: nameOf('liang'), post: '支部书记、办公室主任' },
    credit: 90,
    outline:
      '一、从一份写了十四稿的总结说起：材料越写越漂亮，问题越藏越深。\n二、三种要不得的忙：忙给领导看、忙给检查看、忙给自己看。\n三、支部的账怎么算：看群众少跑了几趟，看基层少填了几张。\n四、今年办公室承诺：全局性会议减三成，简报从周报改为半月报。',
    outcome: '会后办公室公布减会清单，上半年取消例会11次。',
    agenda: agenda(`
      # 课后交流
      宁绍平：我在原单位也写过十几稿的总结，听得脸红。
      范修远：减会以后有事怎么通气，建议固定每周一上午半小时站着碰。
    `),
  },
  {
    kind: 'partyLecture',
    start: '2026-06-26T15:00',
    end: '16:40',
    place: hall,
    theme: '一个指标的来路：向前辈学认真',
    lecturer: { name: nameOf('shen'), post: '支部副书记、综合核算科科长' },
    credit: 90,
    outline:
      '一、算盘年代：卢秉义老人口述，1963年为一个亩产数走了九个生产队。\n二、制度年代：三次经济普查怎样把服务业一点点补进来。\n三、今天的我们：数据多了，去现场的脚步少了。\n四、倡议：每名核算、专业党员每年跟一次完整的调查过程，从入户到汇总。',
    outcome: '在职党员都报了跟班计划，最早的一批8月出发。',
  },
]

const study: readonly MeetingPlan[] = [
  {
    kind: 'studySession',
    start: '2025-02-21T15:00',
    end: '17:15',
    place: hall,
    theme: '深化统计监督，学习新修改的统计法',
    credit: 135,
    study: [
      { title: '《中华人民共和国统计法》（2024年修改）逐条学习', issuer: '全国人大常委会', leader: 'he' },
      { title: '《统计监督若干问题的意见》重点段落', issuer: '国家统计局', leader: 'shi' },
    ],
    outline: '何以宁对照新旧条文讲解十四处修改，重点是地方人民政府责任和法律责任两章；会上做五道案例选择题。',
    agenda: agenda(`
      # 交流发言
      穆承恩：新法写明数据安全责任，中心的日志留存要从六个月延到三年。
      庄敏学：核算上怕的是部门数据迟到，监督条款给了我们催办的依据。
    `),
  },
  {
    kind: 'studySession',
    start: '2025-04-25T14:30',
    end: '17:00',
    place: hall,
    theme: '深入贯彻中央八项规定精神学习教育（第一次集中学习）',
    topics: ['integrityStudy'],
    credit: 150,
    study: [
      {
        title: '习近平总书记关于加强党的作风建设论述选编（第一至三部分）',
        issuer: '中央党的建设工作领导小组',
        leader: 'ouyang',
      },
      { title: '违规操办宴请等典型案例通报（编印本第1—18页）', issuer: '市纪委监委', leader: 'shi' },
    ],
    outline: '采取一人领读、其余圈画、当场提问的办法，读完一节停五分钟；不播放课件，不以转发代替学习。',
    agenda: agenda(`
      # 交流发言
      方清和：案例里那位科长也是从一顿“工作餐”开始的，口子一开就收不住。
      钟景行：我下乡时推不掉的饭有两次，已把餐费补交给对方食堂并留了收据。
    `),
  },
  {
    kind: 'studySession',
    start: '2025-05-23T15:00',
    end: '17:15',
    place: '局机关三楼电教室',
    theme: '作风建设论述选编后半部分与基层减负',
    credit: 135,
    study: [
      {
        title: '习近平总书记关于加强党的作风建设论述选编（第四至六部分）',
        issuer: '中央党的建设工作领导小组',
        leader: 'luo',
      },
      { title: '《整治形式主义为基层减负若干规定》', issuer: '中共中央办公厅、国务院办公厅', leader: 'fan' },
    ],
    outline: '先自学四十分钟再讨论，把乡镇统计站提出的十一条意见逐条放到规定里找依据。',
    agenda: agenda(`
      # 交流发言
      范修远：规定第七条说得很清楚，能从系统取的数不许再要，我们科还有两张表踩线。
      裴子衿：建群容易散群难，我带头退了六个长期不用的工作群。
    `),
  },
  {
    kind: 'studySession',
    start: '2025-06-20T14:00',
    end: '17:10',
    place: hall,
    theme: '党章党规半天集中培训',
    credit: 180,
    study: [
      { title: '《中国共产党党员权利保障条例》', issuer: '中共中央', leader: 'shi' },
      { title: '《中国共产党发展党员工作细则》', issuer: '中共中央办公厅', leader: 'ouyang' },
    ],
    outline:
      '上半段讲权利和义务，用“会上提反对意见会不会被秋后算账”作例子；下半段由叶向晨、裴子衿对照自己走过的步骤，把发展党员流程摆成一排卡片。',
    agenda: agenda(`
      # 交流发言
      庄敏学：我投过反对意见，事后没有人给我脸色，这就是权利保障。
      叶向晨：卡片摆到公示那一步我放错了位置，印象反倒最深。
    `),
  },
  {
    kind: 'studySession',
    start: '2025-07-25T14:00',
    end: '17:10',
    place: '局机关三楼电教室',
    theme: '数据法治半天集中培训',
    credit: 180,
    study: [
      { title: '《中华人民共和国个人信息保护法》与住户调查', issuer: '全国人大常委会', leader: 'guan' },
      { title: '行政执法三项制度和统计执法文书', issuer: '司法行政部门编印教材', leader: 'he' },
    ],
    outline: '分组拟一份住户调查告知书，比一比谁写得群众看得懂；再用模拟卷宗找程序瑕疵，每组限时二十分钟。',
    agenda: agenda(`
      # 交流发言
      陶映雪：告知书我们组改了四遍，从两页改到半页，老人能读完才算数。
      钟景行：卷宗里少一个见证人签名，我看了三遍没看出来，隔行如隔山。
    `),
  },
  {
    kind: 'studySession',
    start: '2025-09-26T14:00',
    end: '17:10',
    place: hall,
    theme: '基层党务实务半天集中培训',
    credit: 180,
    study: [
      { title: '《中国共产党支部工作条例（试行）》第四、五章', issuer: '中共中央', leader: 'ouyang' },
      { title: '《中国共产党党和国家机关基层组织工作条例》', issuer: '中共中央', leader: 'fang' },
    ],
    outline:
      '请两位党小组长现场主持一次模拟组会，其余同志当观察员记问题；随后分析三份往年会议记录，挑出“只有传达没有讨论”的段落重写。',
    agenda: agenda(`
      # 交流发言
      范修远：轮到自己主持才知道冷场多难受，原来准备材料时就该想好问谁。
      罗知行：重写的那一段我念给大家听，三句话变成九句，九句都是人说的话。
    `),
  },
  {
    kind: 'studySession',
    start: '2025-08-22T15:00',
    end: '17:00',
    place: hall,
    theme: '人口形势与一老一小',
    credit: 120,
    study: [
      { title: '本市常住人口和人口老龄化情况专题报告', issuer: '东江市统计局', leader: 'guan' },
      { title: '关于深化养老服务改革发展的意见（摘要）', issuer: '中共中央、国务院', leader: 'tao' },
      { title: '党的宗教工作基本方针和《宗教事务条例》', issuer: '国务院', leader: 'luo' },
    ],
    outline: '关月明用近十年抽样数据讲老龄化，叶向晨介绍外地社区嵌入式养老做法，退休党员谈亲身感受。',
    agenda: agenda(`
      # 交流发言
      谭松涛：楼里八户有五户是老两口，最缺的不是钱，是有人陪着去看病。
      季𬀩：可以把社区卫生站的排队数据接进来，老人少跑空趟。
    `),
  },
  {
    kind: 'studySession',
    start: '2025-10-24T15:00',
    end: '17:20',
    place: hall,
    theme: '党的二十届四中全会公报学习',
    credit: 140,
    study: [
      { title: '中国共产党第二十届中央委员会第四次全体会议公报', issuer: '中共中央', leader: 'liang' },
      { title: '《人民日报》社论（全会闭幕）', issuer: '人民日报社', leader: 'su' },
    ],
    outline: '全文通读公报，按“目标、任务、要求”三栏记笔记；新接收的预备党员苏念慈领读社论。',
    agenda: agenda(`
      # 交流发言
      沈若谷：现代化产业体系摆在前面，我们的产业统计分类要早作准备。
      石怀瑾：读公报要少喊口号，先把手头第四季度的数核准。
    `),
  },
  {
    kind: 'studySession',
    start: '2025-11-28T15:00',
    end: '17:00',
    place: hall,
    theme: '组织生活会会前学习：批评和自我批评的传统',
    credit: 120,
    study: [
      { title: '《关于新形势下党内政治生活的若干准则》第九部分', issuer: '中共中央', leader: 'ouyang' },
      { title: '《中国共产党党员教育管理工作条例》第四章', issuer: '中共中央', leader: 'fang' },
    ],
    outline: '读原文后分小组列出“今年最想听到的一条批评”，不记名投入信箱，由支委在谈心谈话时转达。',
    agenda: agenda(`
      # 交流发言
      何以宁：批评别人前先把事情核实，去年我批评秦立言迟交材料，其实是系统故障。
      秦立言：被批评错了也没有记恨，说开就好，今年我对她说话反而更直。
    `),
  },
  {
    kind: 'studySession',
    start: '2026-01-30T15:00',
    end: '17:15',
    place: hall,
    theme: '中央经济工作会议精神与年度核算',
    credit: 135,
    study: [
      { title: '中央经济工作会议公报', issuer: '新华社', leader: 'shen' },
      { title: '2025年全市经济运行情况内部解读', issuer: '东江市统计局', leader: 'zhong' },
    ],
    outline: '钟景行结合刚核定的年度数据讲结构变化，大家当场提问十三个，答不上的两个带回去查。',
    agenda: agenda(`
      # 交流发言
      蓝永清：形势判断要看趋势，不要被一个月的高低牵着走。
      侯德润：退休的听不太懂结构，建议下回多打比方。
    `),
  },
  {
    kind: 'studySession',
    start: '2026-02-27T15:00',
    end: '17:00',
    place: '局机关三楼电教室',
    theme: '人工智能与统计生产方式',
    forms: ['lecture', 'seminar'],
    credit: 120,
    study: [
      { title: '《关于深入实施“人工智能+”行动的意见》', issuer: '国务院', leader: 'ji' },
      { title: '大模型辅助行业编码试验情况', issuer: '局数据管理中心', leader: 'mu' },
    ],
    outline: '季𬀩演示自动编码的对与错，包明远列席介绍试验环境；讨论哪些环节必须由人签字。',
    observers: [{ name: '包明远', role: '发展对象，数据管理中心助理工程师' }],
    agenda: agenda(`
      # 交流发言
      罗知行：稿子可以让机器起草，责任不能让机器背，谁署名谁核数。
      关月明：职业编码机器准到八成，剩下两成恰恰是群众说不清的，离不了人。
    `),
  },
  {
    kind: 'studySession',
    start: '2026-03-27T15:00',
    end: '17:15',
    place: hall,
    theme: '树立和践行正确政绩观学习教育（第一次集中学习）',
    leave: { su: '在云岭乡统计站跟班' },
    credit: 135,
    study: [
      {
        title: '关于树立和践行正确政绩观论述摘编（第一至四专题）',
        issuer: '中央党的建设工作领导小组',
        leader: 'liang',
      },
      { title: '统计领域政绩观偏差典型问题剖析', issuer: '省统计局机关党委', leader: 'shi' },
    ],
    outline: '逐段领读、圈点批注，石怀瑾把三个典型问题隐去地名后请大家判断错在哪一步。',
    agenda: agenda(`
      # 交流发言
      陶映雪：会风文风也是政绩观，印了没人看的东西就是浪费。
      穆承恩：系统上线不等于管用，我把去年两个没人用的模块列出来，准备下线。
    `),
  },
  {
    kind: 'studySession',
    start: '2026-05-22T15:00',
    end: '17:00',
    place: hall,
    theme: '农业普查准备与粮食安全',
    forms: ['collective', 'seminar'],
    credit: 120,
    study: [
      { title: '第四次全国农业普查方案要点', issuer: '国务院农业普查领导小组办公室', leader: 'guan' },
      { title: '《中华人民共和国粮食安全保障法》', issuer: '全国人大常委会', leader: 'fang' },
      { title: '党的宗教工作基本方针和《宗教事务条例》要点重温', issuer: '国务院', leader: 'luo' },
    ],
    outline: '谭松涛以老农业统计身份讲三次农普的经验教训，普查指导员预备名单上的党员逐条提问。',
    came: ['tan'],
    agenda: agenda(`
      # 交流发言
      谭松涛：第二次农普我们漏了河滩地，群众自己种的没有证，也要走到。
      宁绍平：撂荒地补贴台账可以和普查底册比对，我能协调财政那边的数据。
    `),
  },
  {
    kind: 'studySession',
    start: '2026-08-21T15:00',
    end: '17:15',
    place: '局机关三楼电教室',
    theme: '政绩观学习教育总结交流与换届纪律',
    credit: 135,
    study: [
      {
        title: '关于树立和践行正确政绩观论述摘编（第五至八专题）',
        issuer: '中央党的建设工作领导小组',
        leader: 'luo',
      },
      { title: '《中国共产党基层组织选举工作条例》', issuer: '中共中央', leader: 'ouyang' },
    ],
    outline: '先交流学习教育查摆问题的整改情况，再学选举工作条例，用五道判断题区分“应到会”和“实到会”。',
    agenda: agenda(`
      # 交流发言
      叶向晨：我对照查出催办语气生硬，现在先问对方有什么困难再谈时限。
      石怀瑾：换届越近越要讲纪律，不打招呼、不许愿，从支委自己做起。
    `),
  },
]

export const lecturesAndStudy: readonly MeetingPlan[] = [...lectures, ...study]
