/** Talks, theme days, dues and other lists in spreadsheets as they come from offices. */
import { describe, expect, test } from 'vitest'
import { date, read, workbook } from './sheet-files.ts'

describe('talks', () => {
  test('a talk a row: posts before names, several partners, a column nothing is known of', async () => {
    const { kind, values, doubts } = await read(
      workbook('谈话', [
        ['2025年谈心谈话情况登记表'],
        [
          '序号',
          '谈话时间',
          '谈话地点',
          '谈话人',
          '谈话对象',
          '谈话类型',
          '谈话主要内容',
          '存在问题',
          '整改情况',
          '签名',
        ],
        [
          1,
          '2025年3月4日',
          '办公室',
          '沈国梁',
          '王伟、李䶮',
          '日常',
          '一、思想\n二、工作',
          '家庭困难',
          '已帮扶',
          '',
        ],
        [
          2,
          date(45761, 'yyyy-mm-dd'),
          '会议室',
          '支部书记沈国梁',
          '孙晓燕同志',
          '提醒谈话',
          '提醒',
          '',
          '',
          '',
        ],
        [3, '2025.5', '', '', '马晓东', '', '没有写谈话人', '', '', ''],
      ]),
    )
    expect(kind).toBe('heartTalks')
    expect(values).toMatchObject([
      {
        talkBy: '沈国梁',
        talkWith: ['王伟', '李䶮'],
        talkDate: '2025-03-04',
        remark: '存在问题：家庭困难',
        follow: '已帮扶',
      },
      { talkBy: '沈国梁', talkWith: ['孙晓燕'], talkDate: '2025-04-14' },
      { talkWith: ['马晓东'], talkDate: '2025-05' },
    ])
    expect(doubts[2]).toEqual(['nameMissing:talkBy', 'datePrecisionMonth:talkDate'])
  })

  test('forms below each other on one sheet, and minutes drawn as a form', async () => {
    const talks = await read(
      workbook('谈话', [
        ['谈心谈话记录表'],
        ['谈话人', '沈国梁', '谈话对象', '王伟', '职务', '科长'],
        ['谈话时间', '2025年3月4日', '谈话地点', '办公室'],
        ['谈话内容', '思想稳定，工作积极。'],
        ['意见建议', '多听意见'],
        [],
        ['谈心谈话记录表'],
        ['谈话人', '沈国梁', '谈话对象', '孙晓燕'],
        ['谈话时间', '2025年4月8日', '谈话地点', null],
        ['谈话内容', '关心生活。'],
      ]),
    )
    expect(talks.kind).toBe('heartTalks')
    expect(talks.sheet?.rows.map(({ row }) => row)).toEqual([2, 8])
    expect(talks.values).toMatchObject([
      { talkWith: ['王伟'], talkDate: '2025-03-04', advice: '多听意见', remark: '职务：科长' },
      { talkWith: ['孙晓燕'], talkDate: '2025-04-08', content: '关心生活。' },
    ])
    const minutes = await read(
      workbook('会议', [
        ['支委会会议记录'],
        ['会议时间', '2025年9月3日', '会议地点', '506室'],
        ['主持人', '沈国梁', '记录人', '孙晓燕'],
        ['参会人员', '沈国梁、王伟'],
        ['会议内容', '研究党费'],
      ]),
    )
    expect(minutes.kind).toBe('meetingRecords')
    expect(minutes.values).toMatchObject([
      {
        meetingType: 'committeeMeeting',
        date: '2025-09-03',
        presentNames: ['沈国梁', '王伟'],
        content: '研究党费',
      },
    ])
  })
})

describe('other lists', () => {
  test('theme days are known by the title over them; a day without a year is no day', async () => {
    const { kind, values, doubts } = await read(
      workbook('Sheet1', [
        ['2025年主题党日开展情况'],
        ['序号', '活动时间', '活动主题', '活动地点', '主持人', '参加人数', '主要内容'],
        [1, '2025.3.5', '学雷锋', '社区', '沈国梁', '19人', '志愿服务'],
        [2, '6月27日', '参观基地', '基地', '张丽华', 20, '参观'],
      ]),
    )
    expect(kind).toBe('themePartyDays')
    expect(values).toMatchObject([
      { meetingType: 'themePartyDay', title: '学雷锋', date: '2025-03-05', present: 19 },
      { meetingType: 'themePartyDay', title: '参观基地', present: 20 },
    ])
    expect(values[1]).not.toHaveProperty('date')
    expect(doubts[1]).toEqual(['dateUnreadable:meetingDate'])
  })

  test('dues by quarter: as columns, and a quarter a row', async () => {
    const columns = await read(
      workbook('党费', [
        ['党费收缴明细'],
        ['序号', '姓名', '月基数', '月应缴', '第一季度', '第二季度', '第三季度', '第四季度', '合计', '签名'],
        [1, '王伟', 6430, 64.3, 192.9, '１９２．９０元', '', '—', 385.8, ''],
        ['', '合计', '', '', 192.9, 192.9, 0, 0, 385.8, ''],
      ]),
    )
    expect(columns.kind).toBe('duesRegister')
    expect(columns.values).toEqual([
      {
        name: '王伟',
        duesBaseFen: 643000,
        duesDueFen: 6430,
        paidFen: { Q1: 19290, Q2: 19290 },
        unpaid: ['Q3', 'Q4'],
      },
    ])
    expect(columns.sheet?.doubts).toEqual([])
    const rows = await read(
      workbook('党费', [
        ['姓名', '季度', '月工资收入', '交纳比例', '月应交党费', '实交金额', '交纳日期'],
        ['王伟', '第一季度', '6430元', '1%', 64.3, '192.9元', '2025.3.20'],
        ['张丽华', '第一季度', '5,200.00', '0.01', '52', '156', '2025.3.21'],
        ['合计', '', '', '', '', 348.9, ''],
      ]),
    )
    expect(rows.values).toMatchObject([
      { name: '王伟', month: '第一季度', duesBaseFen: 643000, duesRate: 0.01, duesPaidFen: 19290 },
      { name: '张丽华', month: '第一季度', duesBaseFen: 520000, duesRate: 0.01, duesPaidFen: 15600 },
    ])
  })

  test('study, and what is to be put right, line breaks within cells included', async () => {
    const study = await read(
      workbook('学习', [
        ['党员集中学习登记'],
        ['日期', '学习内容', '学习形式', '学时', '参加人员', '地点'],
        ['2025年4月11日', '学习《条例》', '集中学习', 2, '沈国梁、王伟等10人', '会议室'],
      ]),
    )
    expect(study.kind).toBe('studyRecords')
    expect(study.values).toMatchObject([
      { studyDate: '2025-04-11', credit: '2', presentNames: '沈国梁、王伟等10人' },
    ])
    const list = await read(
      workbook('清单', [
        ['问题整改清单'],
        ['序号', '查摆的问题', '整改措施', '责任人', '完成时限', '完成情况', '销号人'],
        [1, '学习不深入\n形式单一', '1.制定计划\n2.每月检查', '王伟', '2025年6月底', '已完成', '沈国梁'],
      ]),
    )
    expect(list.kind).toBe('rectificationList')
    expect(list.values).toEqual([
      {
        problem: '学习不深入\n形式单一',
        measure: '1.制定计划\n2.每月检查',
        responsible: '王伟',
        deadline: '2025年6月底',
        progress: '已完成',
        remark: '销号人：沈国梁',
      },
    ])
  })
})
