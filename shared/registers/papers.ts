/** Papers and the place: requests and approvals, documents and regulations, the meeting place. */
import { choice, day, paragraphs, person, text } from './field.ts'
import { defineRegister } from './define.ts'

const volume = '卷十五　制度与文件'

export const requests = defineRegister({
  name: 'requests',
  title: '请示报告',
  table: 'register_request',
  on: 'sentOn',
  called: 'matter',
  fields: {
    sentOn: day('日期', { required: true, weight: 10, synonyms: ['时间', '发文日期', '请示日期'] }),
    category: choice('种类', { request: '请示', report: '报告' }, { weight: 7, synonyms: ['类别'] }),
    documentNo: text('文号', 60, { weight: 13, synonyms: ['发文字号', '请示文号'] }),
    matter: text('标题', 200, { required: true, weight: 24, synonyms: ['事项', '文件标题', '内容'] }),
    superior: text('报送单位', 80, { weight: 15, synonyms: ['主送', '上级', '报送上级'] }),
    content: paragraphs('主要内容', 6000, { unprinted: true }),
    repliedOn: day('批复日期', { weight: 10, synonyms: ['批复时间', '答复日期'] }),
    replyNo: text('批复文号', 60, { weight: 13 }),
    reply: paragraphs('批复意见', 3000, { weight: 18, synonyms: ['批复', '答复'] }),
  },
  form: {
    code: 'F35a',
    title: '请示报告登记簿',
    volume,
    layout: 'table',
    orientation: 'landscape',
    signed: ['登记人', '支部书记'],
  },
  basis: '严格执行请示报告制度，主动向组织请示报告重大事项；换届、发展党员、党费减免等都要有批复。',
  empty: '向上级的请示、报告和批复登记在这里：换届请示、候选人批复、党费减免、重大事项。',
  begin: '登记一件',
  check: (entry) =>
    typeof entry['repliedOn'] === 'string' &&
    typeof entry['sentOn'] === 'string' &&
    entry['repliedOn'] < entry['sentOn']
      ? [{ field: 'repliedOn', message: '批复日期早于请示日期' }]
      : [],
})

export const documents = defineRegister({
  name: 'documents',
  title: '制度与文件',
  table: 'register_document',
  on: 'datedOn',
  called: 'subject',
  fields: {
    datedOn: day('日期', { required: true, weight: 10, synonyms: ['时间', '印发日期', '收文日期'] }),
    category: choice(
      '种类',
      {
        regulation: '制度',
        plan: '计划方案',
        summary: '总结',
        incoming: '收文',
        outgoing: '发文',
        responsibilityLetter: '责任书',
        experience: '经验材料',
      },
      { weight: 9, synonyms: ['类别', '文件种类'] },
    ),
    documentNo: text('文号', 60, { weight: 14, synonyms: ['发文字号', '编号'] }),
    subject: text('名称', 200, {
      required: true,
      weight: 30,
      synonyms: ['标题', '文件标题', '制度名称', '文件名称'],
    }),
    issuer: text('制发单位', 80, { weight: 16, synonyms: ['来文单位', '印发单位', '签订双方'] }),
    validUntil: day('有效期至', { weight: 10 }),
    state: choice('状态', { inForce: '现行', repealed: '废止' }, { weight: 7 }),
    wording: paragraphs('正文', 60000, { unprinted: true, help: '制度的正文印入《制度汇编》' }),
    remark: text('备注', 200, { weight: 12 }),
  },
  form: {
    code: 'F35',
    title: '制度与文件目录',
    volume,
    layout: 'table',
    orientation: 'landscape',
    signed: ['登记人', '支部书记'],
  },
  basis: '「1 个方案 + 9 项制度」编印成册；当年有学习制度、学习计划；责任书登记签订日期和双方。',
  empty: '制度、计划、总结、收发文、责任书登记在这里；写了正文的制度可以一键印成《制度汇编》。',
  begin: '登记一份',
})

export const venue = defineRegister({
  name: 'venue',
  title: '活动场所',
  table: 'register_venue',
  on: 'checkedOn',
  called: 'item',
  fields: {
    item: text('项目', 80, { required: true, weight: 18, synonyms: ['检查项目', '名称'] }),
    standard: paragraphs('标准要求', 500, { weight: 30, synonyms: ['标准', '要求'] }),
    state: choice('情况', { met: '符合', notMet: '不符合', notApplicable: '不涉及' }, { weight: 10 }),
    checkedOn: day('检查日期', { required: true, weight: 12, synonyms: ['日期', '时间'] }),
    checker: person('检查人', { weight: 10 }),
    remark: text('备注', 200, { weight: 20, synonyms: ['说明', '整改情况'] }),
  },
  form: {
    code: 'F36a',
    title: '党员活动场所标准对照表',
    volume: '卷十六　阵地与影像',
    layout: 'table',
    orientation: 'portrait',
    signed: ['检查人', '支部书记'],
  },
  basis: '《基层党组织标准化建设场所保障标准清单》《党员活动室布置规范》；项目按当地清单。',
  empty: '对照当地的场所标准逐项检查。可以先填入常见项目，再按当地清单增减。',
  begin: '添加项目',
})

/** What a place for members' activities usually has; local lists differ, so these are only a beginning. */
export const usualVenueItems: readonly (readonly [item: string, standard: string])[] = [
  ['党旗', '悬挂规范、整洁，尺寸符合规定'],
  ['入党誓词', '上墙，文字准确'],
  ['党员权利和义务', '上墙，按党章现行条文'],
  ['支部组织架构', '支委分工、党小组上墙，与现任一致'],
  ['组织生活制度', '三会一课、主题党日、谈心谈话等制度上墙'],
  ['电教设备', '能正常播放'],
  ['桌椅席卡', '满足全体党员参会'],
  ['学习资料', '党章、条例和必学书目齐备'],
  ['公开栏', '党务公开、党费收缴按期更新'],
  ['台账存放', '专柜存放，专人保管'],
]
