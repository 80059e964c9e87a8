/** Minutes and talks as offices write them in Word: six kinds in one file, forms, names in every manner. */
import { describe, expect, test } from 'vitest'
import { readAbsentees } from '#electron/import/name-lists.ts'
import { readGrid } from '#electron/import/read.ts'
import { recognise } from '#electron/import/recognise.ts'
import { docx, form, paragraph } from './word-files.ts'

const roster = ['沈国梁', '王伟', '李䶮', '张丽华', '周建明', '孙晓燕', '欧阳若兰', '马晓东']
const known = (name: string) => roster.includes(name)

async function read(blocks: readonly string[]) {
  const reading = await readGrid(docx(blocks), '记录.docx')
  if (!reading.ok) throw new Error(reading.code)
  const found = recognise(reading.grid, { today: '2026-01-31', known })
  return { ...found, values: found.sheets.flatMap(({ rows }) => rows.map((row) => row.values)) }
}

const assembly = [
  '支部党员大会会议记录',
  '时间：2025年3月28日下午2:30—4:00　地点：党员活动室',
  '主持人：沈国梁　记录人：孙晓燕',
  '应到人数：8人　实到人数：6人',
  '出席人员：沈国梁 王 伟 张丽华 周建明 孙晓燕 欧阳若兰',
  '缺席人员：李䶮（请假）、马晓东（出差）',
  '列席：董卫东（派驻纪检组）',
  '会议议题：1.学习文件；2.研究计划',
  '会议内容：',
  '一、学习文件。',
  '主持人：下面请大家发言。',
  '会议决定：一致同意年度计划。',
  '',
]
const committee = [
  '支委会会议记录',
  '时间：2025年4月2日上午9时',
  '地点：小会议室',
  '主持：沈国梁',
  '记录：孙晓燕',
  '参加：沈国梁、王伟、张丽华',
  '缺席：无',
  '内容：研究党费工作。',
  '',
]
const others = [
  '第一党小组会议记录',
  '会议时间：2025年4月18日',
  '会议地点：办公室',
  '主持人：王伟',
  '记录人：',
  '到会人员：王伟等5人',
  '内容：讨论发言。',
  '',
  '党课记录',
  '时间：2025年5月16日15:00',
  '主讲人：张丽华',
  '题目：学党史',
  '参加人员：全体党员',
  '党课内容：讲党史。',
  '',
  '主题党日活动记录',
  '活动时间：2025年6月27日',
  '活动地点：廉政基地',
  '活动主题：参观廉政教育基地',
  '参加人员：沈国梁、王伟（列席）、李䶮（请假）',
  '活动内容：参观。',
  '',
  '组织生活会会议记录',
  '时间：2025年12月',
  '地点：会议室',
  '主持人：沈国梁',
  '参会人员：沈国梁、王伟',
  '内容：批评与自我批评。',
]
const talks = [
  '谈心谈话记录',
  '谈话时间：2025年4月9日',
  '谈话地点：办公室',
  '谈话人：沈国梁',
  '谈话对象：王伟',
  '谈话内容：思想稳定。',
  '',
  '谈心谈话记录',
  '谈话时间：2025年4月10日',
  '谈话人：沈国梁',
  '谈话对象：孙晓燕',
  '谈话内容：关心。',
]

describe('minutes as free text', () => {
  test('six kinds in one file, each with its people and what it does not know', async () => {
    const text = ['东江市审计局机关第二党支部', '2025年会议记录本', '', ...assembly, ...committee, ...others]
    const { kind, values, sheets } = await read(text.map(paragraph))
    expect(kind).toBe('meetingRecords')
    expect(values.map(({ meetingType, date }) => [meetingType, date])).toEqual([
      ['generalMeeting', '2025-03-28'],
      ['committeeMeeting', '2025-04-02'],
      ['groupMeeting', '2025-04-18'],
      ['partyLecture', '2025-05-16'],
      ['themePartyDay', '2025-06-27'],
      ['organizationalLifeMeeting', '2025-12'],
    ])
    expect(values[0]).toMatchObject({
      startTime: '14:30',
      endTime: '16:00',
      chair: '沈国梁',
      recorder: '孙晓燕',
      expected: 8,
      present: 6,
      presentNames: ['沈国梁', '王伟', '张丽华', '周建明', '孙晓燕', '欧阳若兰'],
      absentees: [
        { name: '李䶮', reason: '请假' },
        { name: '马晓东', reason: '出差' },
      ],
      observers: ['董卫东'],
      content: '一、学习文件。\n主持人：下面请大家发言。',
    })
    expect(values[1]).toMatchObject({ presentNames: ['沈国梁', '王伟', '张丽华'], absentees: [] })
    // 「等5人」: one is named, five were there
    expect(values[2]).toMatchObject({ present: 5, presentNames: ['王伟'], recorder: null })
    expect(values[3]).toMatchObject({ title: '学党史', lecturer: '张丽华', everybody: true })
    expect(values[3]).not.toHaveProperty('presentNames')
    expect(values[4]).toMatchObject({
      presentNames: ['沈国梁'],
      observers: ['王伟'],
      absentees: [{ name: '李䶮', reason: '请假' }],
    })
    const rows = sheets.flatMap((sheet) => sheet.rows)
    expect(rows[0]?.doubts.map(({ code }) => code)).toEqual(['unanimousWording'])
    expect(rows[5]?.doubts.map(({ code }) => code)).toContain('datePrecisionMonth')
    expect(rows[0]?.original).toContain('列席：董卫东（派驻纪检组）')
    for (const row of values) {
      for (const field of ['approve', 'oppose', 'abstain', 'votes']) expect(row).not.toHaveProperty(field)
    }
  })

  test('talks and minutes in one text are told apart, whichever comes first', async () => {
    for (const text of [
      [...assembly, ...committee, ...talks],
      [...talks, '', ...assembly, ...committee],
    ]) {
      const found = await read(text.map(paragraph))
      expect(found.kind).toBe('heartTalks')
      expect(found.also).toEqual([{ kind: 'meetingRecords', sheets: [null], records: 2 }])
      expect(found.values.map(({ talkDate, talkWith }) => [talkDate, talkWith])).toEqual([
        ['2025-04-09', ['王伟']],
        ['2025-04-10', ['孙晓燕']],
      ])
      expect(found.values.map(({ content }) => content)).toEqual(['思想稳定。', '关心。'])
    }
  })
})

describe('minutes as forms', () => {
  test('labels merged downwards, names on lines, reasons with their commas', async () => {
    const { values } = await read([
      paragraph('支委会会议记录'),
      form([
        ['会议时间', '2025年9月3日 14：30', '会议地点', '506室'],
        ['主持人', '沈国梁', '记录人', '孙晓燕'],
        [{ text: '参会人员', down: 'restart' }, '应到5人，实到3人'],
        [{ text: '', down: 'continue' }, '沈国梁\n王伟\n张丽华'],
        ['缺席人员及原因', '周建明（请假，出差）、孙晓燕（产假）'],
        [{ text: '会议内容', down: 'restart' }, '一、学习条例'],
        [{ text: '', down: 'continue' }, '二、研究党费'],
        ['会议决议', '一致同意补交党费。'],
      ]),
      paragraph('（完）'),
    ])
    expect(values).toMatchObject([
      {
        meetingType: 'committeeMeeting',
        date: '2025-09-03',
        startTime: '14:30',
        expected: 5,
        present: 3,
        presentNames: ['沈国梁', '王伟', '张丽华'],
        absentees: [
          { name: '周建明', reason: '请假，出差' },
          { name: '孙晓燕', reason: '产假' },
        ],
        content: '一、学习条例\n二、研究党费',
      },
    ])
  })

  test('under 「请假」 a bare name is on leave, under 「缺席」 it is absent', async () => {
    const { values } = await read([
      form([
        ['会议名称', '党员大会'],
        ['时间', '2025年9月3日 下午三点'],
        ['应到会党员数', '8', '实到会党员数', '5'],
        ['出席人员', '沈国梁　王　伟\n张丽华'],
        ['请假人员', '马晓东'],
        ['缺席人员', '周建明'],
        ['讨论情况', '发言。'],
      ]),
    ])
    expect(values).toMatchObject([
      {
        startTime: '15:00',
        expected: 8,
        present: 5,
        presentNames: ['沈国梁', '王伟', '张丽华'],
        absentees: [
          { name: '周建明', reason: '' },
          { name: '马晓东', reason: '请假' },
        ],
      },
    ])
  })
})

test('a reason behind its name makes no person of itself', () => {
  expect(
    readAbsentees('马晓东：因公出差；孙晓燕，病假。王 伟（培训，三天）、张三因病', known).absentees,
  ).toEqual([
    { name: '马晓东', reason: '因公出差' },
    { name: '孙晓燕', reason: '病假' },
    { name: '王伟', reason: '培训，三天' },
    { name: '张三', reason: '因病' },
  ])
  expect(readAbsentees('无', known).absentees).toEqual([])
  // a long name without dots is known for one by the reason behind it
  expect(readAbsentees('古丽巴哈尔（病假）、市直机关工委（见附件）', known).absentees).toEqual([
    { name: '古丽巴哈尔', reason: '病假' },
  ])
})
