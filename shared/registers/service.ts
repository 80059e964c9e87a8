/** Serving people: voluntary work and contact, members who cannot be found, political birthdays. */
import { choice, choicesOf, day, paragraphs, people, person, text, whole } from './field.ts'
import { defineRegister } from './define.ts'

export const service = defineRegister({
  name: 'service',
  title: '联系服务群众',
  table: 'register_service',
  on: 'servedOn',
  called: 'topic',
  fields: {
    servedOn: day('日期', { required: true, weight: 10, synonyms: ['时间', '活动时间', '服务时间'] }),
    category: choice(
      '类别',
      {
        volunteer: '志愿服务',
        community: '社区报到',
        pairing: '结对联系',
        bundle: '捆绑挂联',
        hometown: '返乡走亲',
        other: '其他',
      },
      { weight: 9, synonyms: ['活动类别', '类型'] },
    ),
    topic: text('主题', 120, { required: true, weight: 16, synonyms: ['活动主题', '服务内容', '项目'] }),
    place: text('地点', 60, { weight: 9 }),
    target: text('联系对象', 80, { weight: 11, synonyms: ['服务对象', '对象', '挂联单位'] }),
    participants: people('参加人', { weight: 14, synonyms: ['参加人员', '参与党员', '姓名'] }),
    minutes: whole('时长', '分钟', 6000, { weight: 6, synonyms: ['服务时长', '时长分钟'] }),
    content: paragraphs('内容', 4000, { weight: 18, synonyms: ['活动内容', '主要内容'] }),
    problem: paragraphs('反映的问题', 2000, { weight: 12, synonyms: ['问题', '群众诉求'] }),
    handling: paragraphs('办理情况', 2000, { weight: 12, synonyms: ['办理结果', '成效'] }),
  },
  form: {
    code: 'F30',
    title: '联系服务群众登记表',
    volume: '卷十二　联系服务群众',
    layout: 'table',
    orientation: 'landscape',
    signed: ['登记人', '支部书记'],
  },
  basis: '落实「捆绑挂联」机制、开展「返乡走亲」；组织党员开展志愿服务活动。自愿参加，不作硬性要求。',
  empty: '志愿服务、社区报到、结对联系、挂联走访登记在这里：时间、对象、谁去的、办了什么。',
  begin: '登记一次服务',
})

export const searches = defineRegister({
  name: 'searches',
  title: '失联党员查找',
  table: 'register_search',
  on: 'searchedOn',
  called: 'who',
  fields: {
    who: person('失联党员', { required: true, weight: 10, synonyms: ['姓名'] }),
    searchedOn: day('查找日期', { required: true, weight: 10, synonyms: ['时间', '日期', '查找时间'] }),
    way: text('查找方式', 100, { required: true, weight: 16, synonyms: ['方式', '途径'] }),
    searchers: people('查找人', { weight: 12, synonyms: ['经办人'] }),
    detail: paragraphs('查找经过', 4000, { weight: 30, synonyms: ['经过', '情况'] }),
    result: choice(
      '结果',
      { notFound: '未联系上', contacted: '已联系上', resumed: '已重新纳入管理' },
      { weight: 12 },
    ),
  },
  form: {
    code: 'F09a',
    title: '失联党员查找记录',
    volume: '卷二　党员管理',
    layout: 'table',
    orientation: 'landscape',
    signed: ['登记人', '支部书记'],
  },
  basis:
    '教育管理条例第二十四条：失联 6 个月以上经查找未果的停止党籍，停止党籍 2 年后确实无法联系的按自行脱党除名。',
  empty: '对失联党员的每一次查找登记在这里：何时、什么方式、谁去查、结果如何。',
  begin: '登记一次查找',
})

export const birthdays = defineRegister({
  name: 'birthdays',
  title: '政治生日',
  table: 'register_birthday',
  on: 'heldOn',
  called: 'who',
  fields: {
    who: person('党员', { required: true, weight: 12, synonyms: ['姓名', '党员姓名'] }),
    heldOn: day('日期', { required: true, weight: 12, synonyms: ['时间', '活动时间'] }),
    ways: choicesOf(
      '形式',
      {
        card: '政治生日贺卡',
        talk: '谈心谈话',
        oath: '重温入党誓词',
        book: '赠送书籍',
        speech: '谈体会',
        other: '其他',
      },
      { weight: 20 },
    ),
    note: paragraphs('内容', 2000, { weight: 36, synonyms: ['主要内容', '感言'] }),
  },
  form: {
    code: 'F06a',
    title: '党员政治生日记录',
    volume: '卷二　党员管理',
    layout: 'table',
    orientation: 'portrait',
    signed: ['登记人', '支部书记'],
  },
  basis: '党员政治生日等制度：入党日期（支部大会通过之日）的周年。',
  empty: '当月过政治生日的党员列在上面，点名字登记怎样过的。',
  begin: '登记政治生日',
})
