/**
 * The words that a template may be filled with: the one source of help, of inspection and of filling. Flat, Chinese,
 * and closed. Nothing here tells what was said in a talk, nor who cast which secret ballot.
 */
import type { TagKind } from './templates.ts'

export interface TemplateField {
  readonly name: string
  readonly meaning: string
}

/** What `{#name}…{/name}` repeats, and what is known inside it besides everything known outside. */
export interface TemplateSection {
  readonly name: string
  readonly meaning: string
  readonly fields: readonly TemplateField[]
  readonly sections: readonly TemplateSection[]
  /** `{%照片}` may stand in it. */
  readonly photos: boolean
  /** Sections of one family hold the same records: one inside another would repeat everything for everything. */
  readonly family: string
}

/** Tag of the pictures, without its `%`. */
export const photoTag = '照片'
export const photoMeaning = '会议附件里的照片（JPEG、PNG），一张一段'

type Words = Readonly<Record<string, string>>
const fields = (words: Words): readonly TemplateField[] =>
  Object.entries(words).map(([name, meaning]) => ({ name, meaning }))

function section(
  name: string,
  meaning: string,
  words: Words,
  options: { sections?: readonly TemplateSection[]; photos?: boolean; family?: string } = {},
): TemplateSection {
  return {
    name,
    meaning,
    fields: fields(words),
    sections: options.sections ?? [],
    photos: options.photos ?? false,
    family: options.family ?? name,
  }
}

const speeches = section('发言', '逐条发言', {
  序号: '从 1 起',
  发言人: '姓名',
  类别: '汇报、发言、不同意见、批评意见、主持人小结等',
  内容: '发言内容',
})

const statements = section('表态', '表决前逐人表态', {
  顺序: '表态的先后',
  事项: '表决事项',
  姓名: '表态人',
  态度: '同意、不同意、缓议、其他意见',
  意见: '表态要点',
})

const openVotes = section('逐人票', '公开表决（举手、记名）的逐人意见；无记名投票没有这一项', {
  序号: '从 1 起',
  姓名: '表决人',
  意见: '同意、不同意、弃权',
})

const candidates = section('候选人', '选举的候选人及得票', {
  序号: '从 1 起',
  姓名: '候选人',
  赞成: '票数',
  不赞成: '票数',
  弃权: '票数',
  结果: '当选、未当选',
})

const motions = section(
  '表决',
  '逐项表决',
  {
    序号: '从 1 起',
    事项: '表决事项',
    事项种类: '一般事项、预备党员转正等',
    对象: '涉及的人',
    方式: '举手表决、无记名投票等',
    应到表决权: '应到会的有表决权人数',
    实到表决权: '实到会的有表决权人数',
    到会门槛: '至少须到会的人数',
    须赞成: '至少须赞成的人数',
    赞成: '赞成数（含有效的书面意见）',
    不赞成: '不赞成数',
    弃权: '弃权数',
    发出票: '无记名投票发出的票数',
    收回票: '收回的票数',
    有效票: '有效票数',
    无效票: '无效票数',
    监票人: '姓名',
    计票人: '姓名',
    结果: '通过、未通过、未表决、当选几人',
    决议: '写入记录的决议',
  },
  { sections: [statements, openVotes, candidates] },
)

const agenda = section(
  '议题',
  '逐个议题',
  {
    序号: '从 1 起',
    标题: '议题名称',
    决议: '议定事项',
    讨论情况: '本议题的全部发言，每人一段',
  },
  { sections: [speeches, motions] },
)

const attendance = section('出勤', '应到会的每一个人', {
  序号: '从 1 起',
  姓名: '姓名',
  情况: '出席、迟到、请假、缺席',
  原因: '请假或缺席的原因',
  有表决权: '是、否',
  预备: '是预备党员时为“是”',
})

const meetingWords: Words = {
  序号: '从 1 起',
  种类: '党员大会、支委会等',
  次序: '本年同类会议的第几次，只有数字',
  名称: '会议名称；没有名称时写种类和次序',
  日期: '2026年9月18日',
  时间: '2026年9月18日 14:30—16:00',
  开始时间: '14:30',
  结束时间: '16:00',
  地点: '会议地点',
  形式: '现场、线上、线上线下结合',
  党小组: '党小组会的小组名称',
  主持人: '姓名',
  记录人: '姓名',
  应到: '人数',
  实到: '人数',
  有表决权应到: '人数',
  有表决权实到: '人数',
  请假人数: '人数',
  缺席人数: '人数',
  出席: '出席人员姓名',
  迟到: '迟到人员姓名',
  列席: '列席人员姓名、职务',
  请假: '请假人员姓名及原因',
  缺席: '缺席人员姓名及原因',
  主题: '党课题目、主题党日主题',
  主讲人: '党课主讲人',
  主讲人职务: '党课主讲人职务',
  学习内容: '学习篇目',
  内容提要: '党课提纲、活动流程、会议引言',
  议题: '全部议题名称，每个一行',
  会议记录: '议题、发言、表决结果、决议连成的正文',
  决议: '全部决议，每项一行',
  成效: '成效及后续落实',
  专题: '一并计入的专题',
}

const meetingSections = [
  agenda,
  speeches,
  motions,
  statements,
  attendance,
  section('列席人员', '逐个列席人员', { 序号: '从 1 起', 姓名: '姓名', 职务: '单位或职务' }),
  section('学习', '逐篇学习内容', { 序号: '从 1 起', 篇目: '学习内容', 来源: '发文单位', 领学人: '姓名' }),
]

const meetings = (name: string, meaning: string) =>
  section(name, meaning, meetingWords, { sections: meetingSections, photos: true, family: '会议' })

/** Sections that hold meetings of one kind. */
export const kindSections = {
  党员大会: 'generalMeeting',
  支委会: 'committeeMeeting',
  党小组会: 'groupMeeting',
  党课: 'partyLecture',
  主题党日: 'themePartyDay',
  组织生活会: 'organizationalLifeMeeting',
  民主评议: 'memberAppraisal',
  集中学习: 'studySession',
  党组会议: 'leadingGroupMeeting',
} as const

const membersOf = section('党员', '期末在册的每名党员', {
  序号: '从 1 起',
  姓名: '姓名',
  性别: '男、女',
  民族: '民族',
  出生年月: '1988年5月',
  身份证号: '只显示前六位和后四位',
  学历: '学历',
  学位: '学位',
  人员类别: '正式党员、预备党员、待确认',
  入党时间: '2010年7月1日',
  转正时间: '2011年7月1日',
  职务: '工作单位及职务',
  党内职务: '书记、组织委员等',
  党小组: '所在党小组',
  手机号: '中间四位不显示',
  党籍状态: '正常、停止党籍等',
  备注: '领导干部、离退休、流动党员等',
})

const talks = section('谈话统计', '每名党员本年谈心谈话的次数；谈话内容不出台账', {
  序号: '从 1 起',
  姓名: '姓名',
  职务: '党内职务',
  与书记: '次数',
  与支委: '次数',
  与其他党员: '次数',
  合计: '次数',
  尚缺: '还缺与谁谈',
})

const findings = section('检查', '本期自查发现的每个问题', {
  序号: '从 1 起',
  问题: '缺什么、哪里不符合规定',
  对象: '涉及的会议或人',
  所属期间: '哪个月、哪个季度',
  程度: '须改、待办、提示',
  责任: '未组织、未参加',
  依据: '哪个文件第几条',
})

const rectifications = section('整改', '本期的每个整改事项', {
  序号: '从 1 起',
  编号: '2026-03',
  问题: '问题',
  措施: '整改措施',
  责任人: '姓名',
  期限: '完成期限',
  状态: '未完成、已销号',
  结果: '销号说明',
})

const committee = section('支委成员', '期末的每名支委', {
  序号: '从 1 起',
  姓名: '姓名',
  职务: '书记、组织委员等',
  分工: '分工',
  任职时间: '2024年3月15日',
})

const groups = section('小组', '期末的每个党小组', {
  序号: '从 1 起',
  名称: '党小组名称',
  组长: '姓名',
  人数: '人数',
  成员: '全部成员姓名',
})

const rootWords: Words = {
  支部名称: '支部全称',
  上级党组织: '隶属的上级党组织',
  书记: '姓名',
  副书记: '姓名',
  组织委员: '姓名',
  宣传委员: '姓名',
  纪检委员: '姓名',
  支委会委员: '全部支委姓名',
  支委会届次: '第几届，只有数字',
  任期: '2024年3月15日至2027年3月14日',
  成立日期: '支部成立日期',
  驻地: '支部驻地',
  联系电话: '支部电话',
  年度: '2026',
  季度: '第三季度；期间不是季度时为空',
  月份: '9；期间不是月份时为空',
  期间: '2026年第三季度',
  期间起: '2026年7月1日',
  期间止: '2026年9月30日',
  填报日期: '生成文件的日期',
  党员总数: '期末在册人数',
  正式党员数: '人数',
  预备党员数: '人数',
  男党员数: '人数',
  女党员数: '人数',
  少数民族党员数: '人数',
  领导干部党员数: '人数',
  离退休党员数: '人数',
  流动党员数: '人数',
  党小组数: '个数',
  会议次数: '期内已定稿的全部会议',
  党员大会次数: '次数',
  支委会次数: '次数',
  党小组会次数: '次数',
  党课次数: '次数',
  主题党日次数: '次数',
  组织生活会次数: '次数',
  集中学习次数: '次数',
  表决事项数: '期内表决的事项',
  谈话次数: '期内谈心谈话次数，不含内容',
  年度谈话次数: '本年累计次数',
  检查问题数: '期内自查发现的问题',
  未完成整改数: '还没有销号的整改事项',
}

/** Everything, as the section that has no name: the document itself. */
export const templateRoot: TemplateSection = section('', '整个文件', rootWords, {
  sections: [
    meetings('会议', '期内每次已定稿的会议，按时间先后'),
    ...Object.keys(kindSections).map((name) => meetings(name, `期内每次${name}`)),
    membersOf,
    committee,
    groups,
    talks,
    findings,
    rectifications,
  ],
})

export interface ListedField {
  readonly tag: string
  readonly kind: TagKind
  readonly within: string[]
  readonly meaning: string
}

/** The whole vocabulary in order; sections of a kind say only that they are as 会议, once. */
export function listFields(
  from: TemplateSection = templateRoot,
  within: readonly string[] = [],
): ListedField[] {
  const seenFamilies = new Set<string>()
  return [
    ...from.fields.map(({ name, meaning }) => entry(name, 'value', within, meaning)),
    ...(from.photos ? [entry(photoTag, 'photo', within, photoMeaning)] : []),
    ...from.sections.flatMap((each) => {
      const head = entry(each.name, 'loop', within, each.meaning)
      if (seenFamilies.has(each.family))
        return [{ ...head, meaning: `${each.meaning}；里面的标签与“会议”相同` }]
      seenFamilies.add(each.family)
      return [head, ...listFields(each, [...within, each.name])]
    }),
  ]
}

const entry = (tag: string, kind: TagKind, within: readonly string[], meaning: string): ListedField => ({
  tag,
  kind,
  within: [...within],
  meaning,
})

/** How a tag is written in Word. */
export const written = (tag: string, kind: TagKind = 'value'): string =>
  ({ value: `{${tag}}`, photo: `{%${tag}}`, loop: `{#${tag}}`, inverted: `{^${tag}}` })[kind]
