/** The forms of organizational life by value: what stands on them, and what must not. */
import { describe, expect, test } from 'vitest'
import type { Block, Sheet } from '#electron/export/model.ts'
import { formsOf } from '#electron/export/compose.ts'
import { noLife } from '#electron/export/life-sample.ts'
import { fullFacts } from '../support/full-facts.ts'

const facts = fullFacts()
const forms = new Map(formsOf(facts).map((form) => [form.code, form]))
const blocksOf = (code: string): Block[] => (forms.get(code)?.copies ?? []).flat().flat()
const tableOf = (sheet: Sheet) => sheet.find((block) => block.type === 'table')
const wordsOf = (code: string): string => JSON.stringify(blocksOf(code))

test('a set prints its eight forms in the order they came about, the appraisal four, dual life one', () => {
  const codes = [...forms.keys()].filter((code) => /^F2[123][a-h]?$/.test(code))
  expect(codes).toEqual([
    'F22',
    'F21a',
    'F21b',
    'F21c',
    'F21d',
    'F21',
    'F21e',
    'F21f',
    'F21g',
    'F21h',
    'F23',
    'F23a',
    'F23b',
    'F23c',
    'F22a',
  ])
})

test('a span without any of it prints none of them', () => {
  const codes = formsOf({ ...facts, life: noLife }).map((form) => form.code)
  expect(codes.filter((code) => /^F21[a-h]$|^F23[abc]$|^F22a$/.test(code))).toEqual([])
})

test('talks beforehand are counted, and what was said stands nowhere in volume eight', () => {
  expect(wordsOf('F21b')).toContain('朱䶮')
  expect(wordsOf('F21b')).toContain('谈话内容不入册')
  for (const code of forms.keys()) expect(wordsOf(code)).not.toContain('思想稳定')
})

test('one row a person: own words, what the others said with their names, the last word', () => {
  const table = tableOf(forms.get('F21e')?.copies[0]?.[0] ?? [])
  if (table?.type !== 'table') throw new Error('no table')
  expect(table.rows).toHaveLength(1 + facts.everyone.length)
  const [, first] = table.rows
  expect(first?.cells.map((cell) => cell.text)).toMatchObject([
    '1',
    '沈国梁',
    expect.stringContaining('见人见事'),
    '郑晓岚：不给时限。',
    '都接受。',
  ])
})

describe('the appraisal', () => {
  test('summary: sums and grades; a probationary member has neither', () => {
    expect(forms.get('F23a')?.orientation).toBe('landscape')
    const table = tableOf(forms.get('F23a')?.copies[0]?.[0] ?? [])
    if (table?.type !== 'table') throw new Error('no table')
    const rows = table.rows.map((row) => row.cells.map((cell) => cell.text))
    expect(rows[1]?.slice(1, 8)).toEqual(['沈国梁', '正式党员', '3', '7', '0', '0', '合格'])
    expect(rows.at(-1)?.slice(1, 8)).toEqual(['李𠮷', '预备党员', '—', '—', '—', '—', '不评等次（预备党员）'])
    expect(wordsOf('F23a')).toContain('最多 3 名')
  })

  test('a sheet for each member to sign', () => {
    expect(forms.get('F23b')?.copies[0]).toHaveLength(facts.everyone.length)
    expect(wordsOf('F23b')).toContain('2026年9月15日反馈')
  })

  test('the ballot names who is appraised, has empty boxes, and no place to sign', () => {
    const sheet = forms.get('F23c')?.copies[0]?.[0] ?? []
    expect(sheet.some((block) => block.type === 'signatures')).toBe(false)
    const table = tableOf(sheet)
    if (table?.type !== 'table') throw new Error('no table')
    // full members only
    expect(table.rows).toHaveLength(1 + facts.everyone.length - 1)
    for (const row of table.rows.slice(1))
      expect(row.cells.slice(2).every((cell) => cell.text === '')).toBe(true)
    expect(wordsOf('F23c')).toContain('不要署名')
  })
})

test('dual life: expected, attended, why away, and no mark to pass', () => {
  expect(wordsOf('F22a')).toContain('90.0%')
  expect(wordsOf('F22a')).toContain('2026.03.14党员大会 请假（出差）')
  expect(wordsOf('F22a')).toContain('不设及格线')
})
