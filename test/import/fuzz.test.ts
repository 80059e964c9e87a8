import { readFileSync, readdirSync } from 'node:fs'
import { unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { recognise } from '#electron/import/recognise.ts'
import { readGrid } from '#electron/import/read.ts'
import { readFile } from '#electron/import/reading.ts'
import { sample, samplesFolder } from './comparing.ts'
import { several } from './sheet-files.ts'
import { docx, form, paragraph } from './word-files.ts'

const names = readdirSync(samplesFolder).filter((name) => !/\.(md|json)$/.test(name))
const mutations = 2200
/** Rounds in which old workbooks take part. */
const inThread = 400
/** Rounds of damage to what is made here: a workbook of three kinds, and a ledger as we print it. */
const ownRounds = 300

/** Title, line under it and head as they are printed, with a roster and a talk in front and behind. */
const ledger = (): Uint8Array =>
  docx([
    ...['党员名册', '单位（盖章）：某支部\t截至2026年9月30日'].map(paragraph),
    form([
      ['序号', '姓名', '性别', '身份证号', '入党时间'],
      ['1', '王伟', '男', '330699197811059915', '2003.07.01'],
    ]),
    ...['支委会记录', '单位（盖章）：某支部\t〔2026〕第 3 次'].map(paragraph),
    form([
      ['会议名称', '2026年第 3 次支委会'],
      ['时间', '2026年3月2日 15:00—16:50'],
      ['主持人', '王伟', '记录人', '李雷'],
      ['应到', '2 人', '实到', '1 人'],
      ['出席', '王伟（预备）'],
      ['请假', '李雷（出差，三天）'],
      ['议题', '1. 研究党费'],
    ]),
    ...['一、研究党费', '王伟（发言）：同意。', '表决：党费', '赞成 2', '议定事项：照办。'].map(paragraph),
    ...['谈心谈话记录', '单位（盖章）：某支部\t2026年3月3日'].map(paragraph),
    form([
      ['谈话人', '王伟', '谈话对象', '李雷'],
      ['时间', '2026年3月3日 10:20', '地点', '办公室'],
      ['思想', '稳定'],
    ]),
  ])

const severalKinds = (): Uint8Array =>
  several({
    名册: [
      ['姓名', '性别', '身份证号'],
      ['王伟', '男', '330699197811059915'],
    ],
    党费: [
      ['姓名', '月应交', '1月'],
      ['王伟', 50, 50],
    ],
    谈话: [
      ['谈话人', '王伟', '谈话对象', '李雷'],
      ['谈话时间', '2025年3月4日', '谈话地点', '办公室'],
      ['谈话内容', '思想稳定'],
    ],
  })

/** A register and a list of what is to be put right, as offices keep them. */
const serviceTable = (): Uint8Array =>
  several({
    志愿服务登记表: [
      ['时间', '活动主题', '服务对象', '参加人员', '服务时长', '活动内容'],
      ['2025年3月5日', '清扫街道', '向阳社区', '王伟、李雷', '2小时', '三条街'],
    ],
    整改: [
      ['问题', '问题来源', '整改措施', '责任人', '整改时限', '销号日期'],
      ['签到缺两次', '巡察', '补齐', '王伟', '2025年6月30日', '2025年6月20日'],
    ],
  })

const taskTable = (): Uint8Array =>
  docx([
    ...['月度任务清单', '2025年3月'].map(paragraph),
    form([
      ['工作任务', '目标要求', '责任人', '责任岗位', '完成时限', '状态'],
      ['开好组织生活会', '查摆到位', '王伟', '书记', '2025年3月31日', '已下达'],
    ]),
  ])

/** mulberry32: the same damage every time. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

function mutate(bytes: Uint8Array, roll: () => number): Uint8Array {
  const copy = Uint8Array.from(bytes)
  const at = () => Math.floor(roll() * copy.length)
  const kind = Math.floor(roll() * 5)
  if (kind === 0) return copy.subarray(0, at())
  if (kind === 1) {
    const start = at()
    return Buffer.concat([copy.subarray(0, start), copy.subarray(Math.min(copy.length, start + 64))])
  }
  if (kind === 2) {
    const from = at()
    copy.copyWithin(at(), from, from + 512)
    return copy
  }
  const flips = kind === 3 ? 1 : 1 + Math.floor(roll() * 40)
  for (let flip = 0; flip < flips; flip += 1) copy[at()] = Math.floor(roll() * 256)
  return copy
}

const options = { today: '2026-10-08', known: (name: string) => name === '王伟' }

/** Damages the parts within the package and packs them again. */
function garble(bytes: Uint8Array, roll: () => number): Uint8Array {
  const parts = Object.entries(unzipSync(bytes)).map(([name, part]) => {
    const text = /document\.xml|sheet\d\.xml|sharedStrings/.test(name)
    return [name, text ? mutate(part, roll) : part] as const
  })
  return zipSync(Object.fromEntries(parts))
}

describe('damaged files', () => {
  test('several kinds in one file: asked for any of them, it answers and makes up nothing', async () => {
    const roll = dice(20261008)
    const files = [
      ['台账.docx', ledger],
      ['资料.xlsx', severalKinds],
      ['志愿服务.xlsx', serviceTable],
      ['任务.docx', taskTable],
    ] as const
    const sound = await Promise.all(files.map(([name, made]) => readGrid(made(), name)))
    const held = sound.map((reading) => {
      if (!reading.ok) throw new Error(reading.code)
      const { kind, also } = recognise(reading.grid, options)
      return [kind, ...also.map((one) => one.kind)]
    })
    expect(held).toEqual([
      ['memberRoster', 'meetingRecords', 'heartTalks'],
      ['memberRoster', 'duesRegister', 'heartTalks'],
      ['service', 'rectificationList'],
      ['tasks'],
    ])
    let read = 0
    for (let round = 0; round < ownRounds; round += 1) {
      const [name, made] = files[round % files.length] ?? files[0]
      const bytes = made()
      // the text itself is damaged: a zip around it would only ever say that it is broken
      const reading = await readGrid(garble(bytes, roll), name)
      if (!reading.ok) continue
      read += 1
      for (const kind of [
        undefined,
        'memberRoster',
        'meetingRecords',
        'heartTalks',
        'duesRegister',
        'service',
        'tasks',
      ] as const) {
        const found = recognise(reading.grid, { ...options, kind })
        for (const { values } of found.sheets.flatMap((sheet) => sheet.rows)) {
          if (values['idNumber'] !== undefined) expect(values['idNumber']).toMatch(/^\d{17}[\dX]$/)
          for (const field of ['votes', 'approve', 'oppose', 'abstain'])
            expect(values).not.toHaveProperty(field)
        }
        for (const { records } of found.also) expect(records).toBeGreaterThan(0)
      }
    }
    expect(read).toBeGreaterThan(50)
  }, 60_000)

  test(`2000 and more are read or refused, never an exception, and never a made-up ID number`, async () => {
    const roll = dice(20251231)
    const outcomes = new Map<string, number>()
    const originals = names.map((name) => ({ name, bytes: readFileSync(sample(name)) }))
    for (let round = 0; round < mutations; round += 1) {
      const original = originals[round % originals.length]
      if (original === undefined) throw new Error('no samples')
      const damaged = mutate(original.bytes, roll)
      // old workbooks are only ever read in a thread, where what runs away is stopped: a few of those
      const threaded = original.name.endsWith('.xls') && damaged[0] === 0xd0
      if (threaded && round >= inThread) continue
      const reading = threaded
        ? await readFile(damaged, original.name, { time: 4000 })
        : await readGrid(damaged, original.name)
      const outcome = reading.ok ? 'read' : reading.code
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
      if (!reading.ok) continue
      const { sheets } = recognise(reading.grid, { today: '2026-01-31', known: () => false })
      for (const { values } of sheets.flatMap((sheet) => sheet.rows)) {
        const { idNumber } = values
        if (idNumber !== undefined) expect(idNumber).toMatch(/^\d{17}[\dX]$/)
      }
    }
    // both happen: the damage is neither harmless nor always fatal
    expect(outcomes.get('read')).toBeGreaterThan(100)
    expect(outcomes.get('fileCorrupt')).toBeGreaterThan(100)
  }, 120_000)
})
