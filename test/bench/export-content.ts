/** The same content for every way of making it: 500 meetings of some 1,500 characters and 300 talks. */
import type { Block, Sheet } from '#shared/book.ts'
import { formsOf } from '#electron/export/compose.ts'
import type { LedgerFacts } from '#electron/export/facts.ts'
import type { LedgerDocument } from '#electron/export/model.ts'
import { facts, meeting, motion } from '#test/support/ledger-facts.ts'

const words =
  '会议围绕季度重点任务讨论调研统计数据质量作风建设学习文件精神结合岗位提出意见建议办公室牵头落实纪检委员监督经费基层报表减负整改措施年底完成报告党组审阅分工明确时限责任到人'

function text(seed: number, length: number): string {
  let state = seed
  let out = ''
  for (let at = 0; at < length; at += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    out += words[state % words.length] ?? ''
  }
  return out
}

export const size = { meetings: 500, talks: 300 } as const

export function benchFacts(): LedgerFacts {
  const meetings = Array.from({ length: size.meetings }, (_, index) =>
    meeting(index + 1, {
      agenda: [0, 1].map((place) => ({
        agendaItemId: place,
        title: `议题${index}-${place}`,
        speeches: [1, 2, 3].map((speaker) => ({
          speakerId: speaker,
          speakerName: `党员${speaker}`,
          kind: 'discussion' as const,
          text: text(index * 10 + place * 3 + speaker, 220),
        })),
        resolution: `同意第 ${index} 项。`,
      })),
      motions: [motion(index)],
    }),
  )
  const said = (seed: number) => text(seed, 80)
  const talks = Array.from({ length: size.talks }, (_, index) => ({
    talkId: index + 1,
    branchId: 1,
    talkers: [{ memberId: 1, name: '沈国梁' }],
    partners: [{ memberId: 2, name: `党员${index}` }],
    heldOn: '2026-09-05',
    heldAt: null,
    place: '办公室',
    occasion: 'routine' as const,
    form: 'oneToOne' as const,
    filled: [],
    void: false,
    enteredAt: '2026-09-30T10:00:00',
    source: 'entered' as const,
    columns: {
      thought: said(index),
      work: said(index + 1000),
      life: said(index + 2000),
      suggestions: said(index + 3000),
      opinion: said(index + 4000),
      followUp: said(index + 5000),
    },
  }))
  return facts({ meetings, talks })
}

/** Both volumes in one file, without what only a book has. */
export function benchDocument(from: LedgerFacts): LedgerDocument {
  const records = formsOf(from, { forms: ['F13'] })
  const talks = formsOf(from, { talkContents: true })
  return documentOf([...records, ...talks].flatMap(({ copies }) => copies.flat()))
}

export const documentOf = (sheets: readonly Sheet[]): LedgerDocument => ({
  title: '量度',
  creator: '量度',
  stamp: '2026-09-30T00:00:00',
  sections: [{ orientation: 'portrait', numbered: true, sheets }],
})

export type Values = Record<string, string>

/** A sheet with a mark in place of each text, and what the marks stood for. */
export function marked(sheet: Sheet): { readonly sheet: Sheet; readonly values: Values } {
  const values: Values = {}
  const mark = (said: string): string => {
    if (said === '') return ''
    const name = `t${Object.keys(values).length}`
    values[name] = said
    return `{${name}}`
  }
  const block = (each: Block): Block => {
    if (each.type === 'table')
      return {
        ...each,
        rows: each.rows.map((row) => ({
          ...row,
          cells: row.cells.map((cell) => (cell.label === true ? cell : { ...cell, text: mark(cell.text) })),
        })),
      }
    if (each.type === 'paragraph')
      return { ...each, text: mark(each.text), ...(each.lead ? { lead: mark(each.lead) } : {}) }
    if (each.type === 'heading' || each.type === 'note') return { ...each, text: mark(each.text) }
    return each.type === 'under' ? { ...each, right: mark(each.right) } : each
  }
  const done = sheet.map(block)
  return { sheet: done, values }
}
