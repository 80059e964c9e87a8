/** The printed forms of study, by their words. */
import { beforeAll, describe, expect, test } from 'vitest'
import { formsOf } from '#electron/export/compose.ts'
import type { LedgerFacts } from '#electron/export/facts.ts'
import type { Form } from '#electron/export/model.ts'
import { wordFile } from '#electron/export/word.ts'
import { compose } from '#electron/export/compose.ts'
import { loadFacts } from '#electron/export/facts.ts'
import { textLines } from '../support/docx.ts'
import { fullFacts } from '../support/full-facts.ts'
import { branchOf, openTestLedger } from '../support/ledger.ts'

const formOf = (facts: LedgerFacts, code: string): Form | undefined =>
  formsOf(facts).find((form) => form.code === code)

/** Rows of the tables of a form, cells joined by 「|」. */
const rowsOf = (form: Form | undefined): string[] =>
  (form?.copies ?? [])
    .flat(2)
    .flatMap((block) =>
      block.type === 'table' ? block.rows.map(({ cells }) => cells.map(({ text }) => text).join('|')) : [],
    )

let facts: LedgerFacts
beforeAll(() => {
  facts = fullFacts()
})

describe('the forms of study', () => {
  test('the list says when and where each was studied, and why not', () => {
    const rows = rowsOf(formOf(facts, 'F18b'))
    expect(rows[1]).toBe(
      '1|《中国共产党章程》\n〔2026年7月上半月〕|党的全国代表大会|党章党规党纪|2026.07.01|2026.09.30|2026.09.08 集中学习（F18）|69|已学|—',
    )
    expect(rows[2]).toContain('超期未学\n10 天\n第二党小组未学')
    expect(rows[2]).toContain('2026.09.10申请顺延至2026.09.20：全员下乡普查（机关党委同意）')
    expect(rows[3]).toContain('选修')
  })

  test('the notice parts what must be studied from what may be', () => {
    const [sheet = []] = formOf(facts, 'F18c')?.copies[0] ?? []
    const words = sheet.flatMap((block) =>
      block.type === 'caption' ? [block.text] : block.type === 'table' ? [`${block.rows.length - 1} 行`] : [],
    )
    expect(words).toEqual(['一、必修课程', '2 行', '二、选修课程', '1 行'])
  })

  test('hours add meetings, make-up study and other learning', () => {
    const rows = rowsOf(formOf(facts, 'F18a'))
    expect(rows[0]).toContain('补学\n分钟')
    // nine kinds of meetings at 90 minutes, and 1800 in the party school
    expect(rows[1]).toBe('1|沈国梁|9|810|—|1800|58.0|60|56')
    expect(rows.find((row) => row.includes('李𠮷'))).toContain('|90|—|')
  })

  test('make-up study and other learning stand with their proof, by date', () => {
    expect(rowsOf(formOf(facts, 'F18d')).slice(1)).toEqual([
      '1|沈国梁|党校班次|市委党校党支部书记培训班|2026.07.06\n至2026.07.10|党性教育|1800|结业证书 2026-031',
      '2|李𠮷|补学|2026年9月8日集中学习|2026.09.12|自学|90|交读书笔记一篇',
    ])
  })

  test('the plan, its recorder and the fixed evening', () => {
    const form = formOf(facts, 'F18e')
    expect(rowsOf(form)).toContain('通过日期|2026年1月15日|专门记录人|郑晓岚')
    expect(rowsOf(form)).toContain(
      '周一夜学|每周一 19:00|五楼会议室|3|2|2026.09.28至2026.10.08停（国庆假期）',
    )
  })

  test('a session names its forms, its item and who made up for it', () => {
    const rows = rowsOf(formOf(facts, 'F18'))
    expect(rows).toContain('学习形式|集中学习、研讨交流')
    expect(rows).toContain('补学情况|李𠮷（2026年9月12日自学）')
  })

  test('the empty plan has lines to write on, above the fixed evenings', () => {
    const [sheet = []] = formsOf(facts, { blank: true }).find(({ code }) => code === 'F18e')?.copies[0] ?? []
    const at = sheet.findIndex((block) => block.type === 'caption' && block.text === '学习计划')
    const lines = sheet[at + 1]
    expect(lines?.type === 'table' ? [lines.columns.length, lines.rows.length >= 8] : []).toEqual([1, true])
    expect(sheet.slice(at + 2).map(({ type }) => type)).toEqual(['caption', 'table', 'signatures'])
  })

  test('an unused register prints nothing of itself', () => {
    const without = {
      ...facts,
      study: {
        ...facts.study,
        items: [],
        makeUps: [],
        learning: [],
        arrangements: [],
        plan: { ...facts.study.plan, kept: false, recorderId: null },
      },
    }
    const codes = formsOf(without).map(({ code }) => code)
    expect(codes.filter((code) => code.startsWith('F18'))).toEqual(['F18', 'F18a'])
    expect(formsOf(facts, { blank: true }).filter(({ code }) => code.startsWith('F18'))).toHaveLength(6)
  })
})

test('from the ledger to the Word file', async () => {
  const ledger = await openTestLedger({ today: '2026-09-30' })
  const { secretary, recorder } = await branchOf(ledger, 4)
  const [item] = await ledger.call('study.require', {
    items: [
      {
        title: '《中国共产党章程》',
        issuer: '党的全国代表大会',
        category: 'constitution',
        publishedOn: '2026-08-20',
        dueOn: '2026-09-10',
      },
      { title: '选修一课', elective: true, publishedOn: '2026-08-20' },
    ],
  })
  const { meetingId } = await ledger.call('study.plan', {
    itemIds: [item?.itemId ?? 0],
    kind: 'studySession',
    startsAt: '2026-09-04T15:00',
  })
  const { attendance: _a, exclusions: _e, ...page } = await ledger.call('meetings.show', { meetingId })
  await ledger.call('meetings.saveDraft', {
    ...page,
    endsAt: '2026-09-04T17:15',
    place: '会议室',
    recorderId: recorder,
    chairId: secretary,
    creditMinutes: 135,
  })
  await ledger.call('study.setForms', { meetingId, forms: ['seminar'] })
  await ledger.call('meetings.finalise', { meetingId })
  const current = ledger.app.current()
  if (current === undefined) throw new Error('no ledger is open')
  const book = await loadFacts(
    current.reader,
    { today: '2026-09-30', now: '2026-09-30T18:00:00' },
    { period: '2026Q3' },
  )
  const bytes = await wordFile(compose(book, { forms: ['F18', 'F18a', 'F18b', 'F18c'] }), 'system', () =>
    Promise.reject(new Error('no picture is printed')),
  )
  const text = textLines(bytes).join('\n')
  expect(text).toContain('学习课程公示')
  expect(text).toContain('选修一课')
  expect(text).toContain('2026.09.04 集中学习（F18）')
  expect(text).toContain('研讨交流')
  expect(text).toContain(`《中国共产党章程》（必学 ${item?.itemId} 号）`)
})
