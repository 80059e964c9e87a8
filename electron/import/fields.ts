/** The fields a roster may hold, the headings people give them, and how long a value may be. */

/** Field → headings, written without white space, brackets and full width. */
const headings = {
  seq: ['序号', '编号', '序'],
  name: ['姓名', '党员姓名', '名字', '姓名全称'],
  gender: ['性别'],
  ethnicity: ['民族'],
  birthDate: ['出生日期', '出生年月', '出生年月日', '生日', '出生时间', '出生'],
  idNumber: [
    '身份证号',
    '公民身份号码',
    '公民身份证号码',
    '身份证号码',
    '证件号码',
    '身份证',
    '居民身份证号',
    '居民身份证号码',
    '公民身份证号',
    '公民身份号',
    '身份证件号码',
    '身份证编号',
    '身份号码',
    '证件号',
  ],
  phone: [
    '联系方式手机',
    '联系电话手机',
    '手机',
    '手机号',
    '手机号码',
    '联系电话',
    '联系方式',
    '电话',
    '联系手机',
    '移动电话',
    '联系电话/固话',
  ],
  education: ['学历', '文化程度', '最高学历', '学历学位', '学历/学位', '学历及学位', '学历层次'],
  degree: ['学位', '最高学位'],
  personCategory: ['人员类别', '党员类别', '政治面貌', '类别', '党员类型', '正式/预备', '类别正式/预备'],
  joinDate: [
    '入党日期',
    '入党时间',
    '加入党组织日期',
    '加入党组织时间',
    '接收预备党员时间',
    '接收预备党员日期',
    '入党年月',
    '加入中国共产党时间',
    '入党年月日',
    '加入党组织年月',
    '何时入党',
    '入党日',
    '入党时间年月日',
    '加入中国共产党日期',
    '吸收预备党员时间',
  ],
  fullMemberDate: [
    '转正日期',
    '转正时间',
    '转为正式党员日期',
    '转为正式党员时间',
    '转正年月',
    '转正年月日',
    '何时转正',
    '预备期满转正时间',
    '成为正式党员时间',
    '成为正式党员日期',
  ],
  partyAge: ['党龄'],
  jobTitle: [
    '职务',
    '工作单位及职务',
    '行政职务',
    '工作岗位',
    '单位及职务',
    '职务职级',
    '现任职务',
    '工作单位',
    '职务/岗位',
    '岗位',
    '单位职务',
    '职务行政',
    '现任职务职级',
    '工作单位及现任职务',
  ],
  partyPost: ['党内职务', '党内任职', '职务党内', '支部职务', '支部内职务'],
  group: ['党小组', '所在小组', '所在党小组', '所属党小组', '小组'],
  membershipStatus: ['党籍状态', '状态', '党籍情况'],
  branchName: ['所在党支部', '所在支部', '支部', '所属支部', '所属党支部', '党支部', '支部名称'],
  isFloating: ['是否流动党员', '流动党员', '是否为流动党员'],
  isLost: ['是否失联', '失联党员', '是否失联党员', '是否为失联党员'],
  address: ['现居住地', '家庭住址', '住址', '家庭地址', '居住地址', '地址', '现住址', '联系地址', '通讯地址'],
  remark: ['备注', '说明', '备注说明'],
} as const

/** Headings that tell a dues register: such a table is no roster, though it names members. */
const duesHeadings = [
  '党费基数',
  '计算基数',
  '税后工资',
  '月工资收入',
  '应发',
  '核定基数',
  '交纳比例',
  '执行标准',
  '应交',
  '月应缴党费',
  '每月应交',
  '应缴',
  '实交',
  '实缴',
  '已交',
  '缴纳金额',
  '全年应交',
  '全年实交',
  '月应交党费',
  '应交合计',
  '实交合计',
]

export type RosterField = keyof typeof headings
export const rosterFields = Object.keys(headings) as RosterField[]
const known = new Set<string>(rosterFields)
export const isRosterField = (field: string): field is RosterField => known.has(field)

/** What a user may set by hand on a row beside the columns. */
export const isRowValue = (field: string): boolean =>
  (isRosterField(field) && field !== 'seq' && field !== 'partyAge') ||
  field === 'leftOn' ||
  field === 'leftHow' ||
  field === 'transferredOut'

export const dateFields = ['birthDate', 'joinDate', 'fullMemberDate'] as const

/** Characters a field may hold in the ledger (`MemberFields`); longer cells are reported, never cut. */
export const maxLength: Partial<Record<RosterField, number>> = {
  name: 30,
  ethnicity: 20,
  phone: 30,
  education: 20,
  degree: 20,
  jobTitle: 60,
  partyPost: 40,
  group: 40,
  membershipStatus: 20,
  branchName: 100,
  address: 200,
  remark: 500,
}

/** Words that say enough only under a heading over several columns: 「党内信息 / 入党」. */
export const shortLeaves: Readonly<Record<string, RosterField>> = {
  入党: 'joinDate',
  转正: 'fullMemberDate',
  出生: 'birthDate',
}

const byHeading = new Map<string, RosterField>(
  rosterFields.flatMap((field) => headings[field].map((heading) => [heading, field] as const)),
)
const dues = new Set(duesHeadings)

/** 「人员\n类别」, 「备 注」, 「身份证号（18位）」 → as the table above writes it. */
function bare(heading: string, keepBracketed: boolean): string {
  const text = heading.normalize('NFKC').replace(/[\s\u200B-\u200D\uFEFF*:]/g, '')
  return keepBracketed
    ? text.replace(/[()[\]【】〔〕{}]/g, '')
    : text.replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】|〔[^〕]*〕/g, '')
}

/** The field a heading names, or undefined. */
export function fieldOfHeading(heading: string): RosterField | undefined {
  return byHeading.get(bare(heading, true)) ?? byHeading.get(bare(heading, false))
}

export const isDuesHeading = (heading: string): boolean =>
  dues.has(bare(heading, false)) || dues.has(bare(heading, true))

/** Parents under which a heading speaks of somebody else than the member. */
export const speaksOfOthers = (parent: string): boolean =>
  /介绍人|联系人|配偶|家属|家庭成员|子女|培养|谈话/.test(parent)
