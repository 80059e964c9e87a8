/** Minutes and talks in one text as offices keep them for a year: lines without labels, labels nobody knows, several in a line. */
import { describe, expect, test } from 'vitest'
import { readGrid } from '#electron/import/read.ts'
import { recognise } from '#electron/import/recognise.ts'
import { docx, form, paragraph } from './word-files.ts'

const roster = ['沈国梁', '王伟', '李䶮', '陈堃', '张丽华', '孙晓燕', '徐志远', '罗秀英', '韩冰', '林海涛']

async function read(blocks: readonly string[]) {
  const reading = await readGrid(docx(blocks), '记录.docx')
  if (!reading.ok) throw new Error(reading.code)
  const found = recognise(reading.grid, { today: '2026-01-31', known: (name) => roster.includes(name) })
  const rows = found.sheets.flatMap((sheet) => sheet.rows)
  return { ...found, rows, values: rows.map((row) => row.values) }
}
const text = (lines: string) => read(lines.split('\n').map(paragraph))

describe('lines without a label', () => {
  test('numbered items behind a list of names are the text, not names; numbers of votes stay words', async () => {
    const { values } = await text(
      [
        '支委会议记录（第9次）',
        '时间：2025年9月10日（星期三）下午2时半至4时　地点：三楼小会议室　主持人：沈国梁　　记录人：孙晓燕',
        '应到5人，实到4人',
        '出席：沈国梁、王伟、李䶮、陈堃',
        '缺席：张丽华（出差）',
        '列席：徐志远（党小组长）',
        '一、传达学习文件精神',
        '沈国梁领学。',
        '二、研究发展党员工作',
        '王伟：建议列为积极分子。',
        '会议决定：同意列为入党积极分子。',
        '表决情况：同意4票，反对0票，弃权0票。',
        '————————————',
      ].join('\n'),
    )
    expect(values).toEqual([
      {
        title: '支委会议记录（第9次）',
        meetingType: 'committeeMeeting',
        date: '2025-09-10',
        startTime: '14:30',
        endTime: '16:00',
        place: '三楼小会议室',
        chair: '沈国梁',
        recorder: '孙晓燕',
        expected: 5,
        present: 4,
        presentNames: ['沈国梁', '王伟', '李䶮', '陈堃'],
        absentees: [{ name: '张丽华', reason: '出差' }],
        observers: ['徐志远'],
        content: '一、传达学习文件精神\n沈国梁领学。\n二、研究发展党员工作\n王伟：建议列为积极分子。',
        resolution: '同意列为入党积极分子。\n表决情况：同意4票，反对0票，弃权0票。',
      },
    ])
  })

  test('a title ends with its line, and a label nobody knows begins the text', async () => {
    const { values } = await text(
      '“主题党日”活动记录\n活动时间：2025年6月27日\n参与人员：20人\n活动主题：参观基地\n志愿服务环节：\n1.重温誓词\n2.参观',
    )
    expect(values).toMatchObject([
      { title: '参观基地', present: 20, content: '志愿服务环节：\n1.重温誓词\n2.参观' },
    ])
    const lecture = await text(
      '党课记录\n时间：2025年7月1日 9:00-11:00\n授课人：沈国梁\n课  题：伟大精神\n参加人员：全体党员21人\n听讲体会：深受教育',
    )
    expect(lecture.values).toMatchObject([{ everybody: true, present: 21, content: '听讲体会：深受教育' }])
    expect(lecture.values[0]).not.toHaveProperty('presentNames')
  })

  test('「会议记录：孙晓燕」 names who wrote; those away stand within the brackets of those there', async () => {
    const { values, rows } = await text(
      [
        '支部党员大会会议纪要',
        '会议时间：2025年6月20日（周五）15:00-17:00',
        '会议主持：沈国梁',
        '会议记录：孙晓燕',
        '参会人员：全体党员（应到23人，实到21人，缺席2人：罗秀英（生病）、韩冰（出差））',
        '会议内容：学习条例',
      ].join('\n'),
    )
    expect(values).toMatchObject([
      {
        recorder: '孙晓燕',
        expected: 23,
        present: 21,
        everybody: true,
        absentees: [
          { name: '罗秀英', reason: '生病' },
          { name: '韩冰', reason: '出差' },
        ],
        content: '学习条例',
      },
    ])
    expect(rows[0]?.doubts).toEqual([])
    const election = await text(
      '党员大会会议记录\n时间：2025年10月15日下午三点\n参会：应到会党员23名，其中有选举权的21名；实到会20名。\n主持人：沈国梁；记录人：孙晓燕；监票人：王伟\n旷会：无\n会议内容：选举',
    )
    expect(election.values).toMatchObject([
      { expected: 23, present: 20, chair: '沈国梁', recorder: '孙晓燕', absentees: [] },
    ])
  })
})

test('study in common is a meeting of its kind; a decision within the text is no count of votes', async () => {
  const { kind, values, rows } = await text(
    [
      '集中学习记录',
      '学习时间：2025年4月11日下午3点',
      '学习地点：会议室',
      '主持人：沈国梁',
      '领学人：王伟',
      '参学人员：沈国梁、王伟、李䶮',
      '学习内容：',
      '条例全文。会议一致同意每月学习一次。',
    ].join('\n'),
  )
  expect(kind).toBe('meetingRecords')
  expect(values).toMatchObject([
    {
      meetingType: 'studySession',
      date: '2025-04-11',
      startTime: '15:00',
      place: '会议室',
      lecturer: '王伟',
      presentNames: ['沈国梁', '王伟', '李䶮'],
      content: '条例全文。会议一致同意每月学习一次。',
    },
  ])
  expect(rows[0]?.doubts.map(({ code, field }) => [code, field])).toEqual([
    ['missingRecorder', 'recorder'],
    ['unanimousWording', 'content'],
  ])
})

test('talks: two labels in a line, a partner who is not named, an hour behind the day; none is lost', async () => {
  const { kind, values, rows } = await text(
    [
      '谈心谈话记录',
      '谈话人：沈国梁　被谈话人：王伟',
      '谈话时间：2025年4月9日上午10：00',
      '谈话内容：',
      '沈国梁：最近工作怎么样？',
      '王伟：总体还好。',
      '谈话结果：帮助协调。',
      '',
      '谈心谈话记录',
      '谈话人：沈国梁、王伟　　谈话对象：孙晓燕',
      '时间：2025-05-12　地点：506室　记录人：李䶮',
      '主要内容：关心成长。',
      '',
      '谈心谈话记录',
      '谈话人：张丽华',
      '谈话时间：2025年6月',
      '谈话内容：集体谈话。',
    ].join('\n'),
  )
  expect(kind).toBe('heartTalks')
  expect(values).toEqual([
    {
      talkBy: '沈国梁',
      talkWith: ['王伟'],
      talkDate: '2025-04-09',
      talkTime: '10:00',
      content: '沈国梁：最近工作怎么样？\n王伟：总体还好。',
      follow: '帮助协调。',
    },
    {
      talkBy: '沈国梁、王伟',
      talkWith: ['孙晓燕'],
      talkDate: '2025-05-12',
      place: '506室',
      content: '关心成长。',
    },
    { talkBy: '张丽华', talkDate: '2025-06', content: '集体谈话。' },
  ])
  expect(rows[2]?.doubts.map(({ code, field }) => [code, field])).toEqual([
    ['nameMissing', 'talkWith'],
    ['datePrecisionMonth', 'talkDate'],
  ])
})

test('forms: a row of another label is no part of the field above it, a place to sign is nothing', async () => {
  const { values } = await read([
    paragraph('党支部谈心谈话记录表'),
    form([
      ['谈话人', '沈国梁', '职务', '支部书记'],
      ['谈话对象', '林海涛', '职务', ''],
      ['谈话时间', '2025年7月3日', '谈话地点', '会客室'],
      ['同行单位', '审计局'],
      ['谈话内容', '征求意见。'],
      ['谈话对象意见建议', '多组织活动。'],
      ['谈话人签字', '', '谈话对象签字', ''],
    ]),
  ])
  expect(values).toEqual([
    {
      talkBy: '沈国梁',
      talkWith: ['林海涛'],
      talkDate: '2025-07-03',
      place: '会客室',
      content: '征求意见。',
      advice: '多组织活动。',
      remark: '职务：支部书记\n同行单位：审计局',
    },
  ])
})
