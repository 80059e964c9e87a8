/** Thoughts, integrity and ideology, supervision from above, honours. */
import { choice, choicesOf, day, half, paragraphs, people, person, text, whole } from './field.ts'
import { defineRegister } from './define.ts'

const integrityVolume = '卷十一　党风廉政与意识形态'

export const analysis = defineRegister({
  name: 'analysis',
  title: '党员思想状况分析',
  table: 'register_analysis',
  on: 'heldOn',
  called: 'covers',
  sensitive: true,
  fields: {
    covers: half('分析期间', { required: true, weight: 10 }),
    heldOn: day('分析日期', { required: true, synonyms: ['时间', '日期', '研判时间'] }),
    host: person('主持人'),
    participants: people('参加人', { synonyms: ['参加人员'] }),
    sources: choicesOf('信息来源', {
      talks: '谈心谈话',
      questionnaire: '问卷调查',
      discussion: '座谈',
      visits: '走访',
      observation: '日常观察',
    }),
    overall: paragraphs('总体情况', 6000, { required: true, synonyms: ['基本情况'] }),
    politics: paragraphs('政治思想', 4000),
    workState: paragraphs('工作状态', 4000),
    demands: paragraphs('利益诉求', 4000),
    mentality: paragraphs('社会心理', 4000),
    other: paragraphs('其他表现', 4000),
    causes: paragraphs('原因分析', 6000, { synonyms: ['原因'] }),
    measures: paragraphs('对策措施', 6000, { required: true, synonyms: ['对策', '措施', '下一步打算'] }),
  },
  form: {
    code: 'F19',
    title: '党员思想状况分析报告',
    volume: '卷七　谈心谈话与思想分析',
    layout: 'sheet',
    orientation: 'portrait',
    signed: ['党支部（盖章）', '日期'],
  },
  basis: '机关基层党组织每半年开展 1 次党员思想状况分析研判；机关条例第十九条。不写具体个人的隐私。',
  empty: '上、下半年各分析一次：总体情况、主要表现、原因、对策。写好就能印成分析报告。',
  begin: '写一份分析',
})

export const integrity = defineRegister({
  name: 'integrity',
  title: '党风廉政与意识形态',
  table: 'register_integrity',
  on: 'heldOn',
  called: 'topic',
  fields: {
    heldOn: day('日期', { required: true, weight: 10, synonyms: ['时间', '活动时间'] }),
    category: choice(
      '类别',
      {
        integrityStudy: '廉政专题学习',
        warningEducation: '警示教育',
        holidayReminder: '节前廉政提醒',
        riskControl: '廉政风险防控',
        ideologyStudy: '研究意识形态工作',
        ideologyTraining: '意识形态专题培训',
        positionCheck: '意识形态阵地检查',
        beliefCheck: '党员信教情况排查',
      },
      { weight: 12, synonyms: ['活动类别', '类型'] },
    ),
    topic: text('主题', 120, { required: true, weight: 18, synonyms: ['活动主题', '内容主题', '题目'] }),
    place: text('地点', 60, { weight: 8 }),
    host: person('主持人', { weight: 8, synonyms: ['组织人', '负责人'] }),
    participants: people('参加人', { weight: 14, synonyms: ['参加人员', '参加对象'] }),
    minutes: whole('时长', '分钟', 6000, { weight: 6 }),
    content: paragraphs('内容', 6000, { weight: 22, synonyms: ['主要内容', '活动内容'] }),
    effect: paragraphs('成效', 3000, { weight: 12, synonyms: ['效果'] }),
  },
  form: {
    code: 'F29',
    title: '党风廉政与意识形态工作登记表',
    volume: integrityVolume,
    layout: 'table',
    orientation: 'landscape',
    signed: ['登记人', '支部书记'],
  },
  basis:
    '每年至少集中开展 1 次廉政专题学习和 1 次警示教育，默认不兼计；元旦、春节、五一、端午、中秋、国庆前提醒。',
  empty:
    '单独组织的廉政学习、警示教育、节前提醒、意识形态研究和排查登记在这里；在会议里开展并勾选了的会自动列出。',
  begin: '登记一项工作',
  check: (entry) =>
    entry['category'] === 'beliefCheck' &&
    Array.isArray(entry['participants']) &&
    entry['participants'].length > 0
      ? [{ field: 'participants', message: '信教情况排查只记日期和结论，不列名单' }]
      : [],
})

export const supervision = defineRegister({
  name: 'supervision',
  title: '督查与上级提醒',
  table: 'register_supervision',
  on: 'receivedOn',
  called: 'matter',
  sensitive: true,
  fields: {
    receivedOn: day('日期', { required: true, weight: 10, synonyms: ['时间', '督查时间'] }),
    category: choice(
      '类别',
      {
        supervision: '督查检查',
        patrol: '巡视巡察',
        reminder: '上级提醒',
        interview: '约谈',
        notice: '通报',
        spotCheck: '抽查',
      },
      { weight: 10 },
    ),
    sender: text('来自', 80, { required: true, weight: 14, synonyms: ['督查单位', '上级单位', '来文单位'] }),
    matter: text('事项', 200, { required: true, weight: 20, synonyms: ['督查事项', '内容'] }),
    demand: paragraphs('要求', 3000, { weight: 18, synonyms: ['整改要求'] }),
    dueOn: day('时限', { weight: 10, synonyms: ['完成时限', '整改时限'] }),
    handling: paragraphs('办理情况', 3000, { weight: 18, synonyms: ['落实情况'] }),
    handledOn: day('办结日期', { weight: 10, synonyms: ['办结时间'] }),
  },
  form: {
    code: 'F31b',
    title: '督查与上级提醒登记表',
    volume: '卷十三　整改台账',
    layout: 'table',
    orientation: 'landscape',
    signed: ['登记人', '支部书记'],
  },
  basis: '建立督查清单、问题销号整改、约谈问责工作机制；组织部门的提醒都有记录。',
  empty: '上级的督查、提醒、约谈、通报登记在这里；要整改的问题再列入整改清单。',
  begin: '登记一项',
})

export const honours = defineRegister({
  name: 'honours',
  title: '荣誉与典型',
  table: 'register_honour',
  on: 'awardedOn',
  called: 'honour',
  fields: {
    awardedOn: day('日期', { required: true, weight: 10, synonyms: ['时间', '表彰时间', '授予时间'] }),
    category: choice('对象', { member: '党员', branch: '党支部' }, { weight: 8 }),
    who: person('姓名', { weight: 8 }),
    honour: text('荣誉或称号', 120, {
      required: true,
      weight: 22,
      synonyms: ['荣誉', '称号', '荣誉称号', '等次'],
    }),
    issuer: text('授予单位', 80, { weight: 18, synonyms: ['表彰单位', '颁发单位'] }),
    documentNo: text('文号', 60, { weight: 12 }),
    deeds: paragraphs('主要事迹', 4000, { weight: 24, synonyms: ['事迹'] }),
  },
  form: {
    code: 'F10a',
    title: '荣誉与典型登记表',
    volume: '卷二　党员管理',
    layout: 'table',
    orientation: 'landscape',
    signed: ['登记人', '支部书记'],
  },
  basis: '挖掘身边的党员典型；星级评定、先锋支部创建。党员的荣誉写明姓名。',
  empty: '党员受表彰、支部评星定级、获得称号，登记在这里。',
  begin: '登记一项荣誉',
  check: (entry) =>
    entry['category'] === 'member' && entry['who'] === null
      ? [{ field: 'who', message: '党员的荣誉请写明姓名' }]
      : [],
})
