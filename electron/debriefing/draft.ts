/** Facts → the whole material, and its plain text → the sheet that is printed. Pure. */
import type { DebriefingDraft } from '#shared/debriefing-draft.ts'
import { type Period, chineseDate, periodOf, periodTitle } from '#shared/primitives.ts'
import { chineseNumber } from '../export/build.ts'
import type { Block, Sheet } from '../export/model.ts'
import { whatComesNext, whatIsWrong } from './ahead.ts'
import { whatWasDone } from './done.ts'
import type { DebriefingFacts } from './gather.ts'

/** Stands where nothing is recorded: the secretary writes it, or strikes it out. */
export const toBeFilled = '（请补充）'

/** 「2025年」, 「2026年上半年」, or 「2026年1月1日至8月15日」 where the span has no name. */
export function spanTitle({ from, to }: Period): string {
  const year = from.slice(0, 4)
  const names = [year, ...['H1', 'H2', 'Q1', 'Q2', 'Q3', 'Q4'].map((part) => year + part), from.slice(0, 7)]
  const name = names.find((each) => {
    const period = periodOf(each)
    return period.from === from && period.to === to
  })
  if (name !== undefined) return periodTitle(name)
  const end = chineseDate(to)
  return `${chineseDate(from)}至${to.startsWith(year) ? end.slice(5) : end}`
}

export function draftOf(facts: DebriefingFacts): DebriefingDraft {
  const { span, plan, asOf, secretary, branchId } = facts
  const told = whatWasDone(facts)
  const running = asOf < span.to ? `（截至${chineseDate(asOf)}）` : ''
  const sections: DebriefingDraft['sections'] = [
    {
      heading: '一、履职情况',
      parts:
        told.length === 0
          ? [{ heading: '', lines: [toBeFilled] }]
          : told.map(({ subject, lines }, index) => ({
              heading: `（${chineseNumber(index + 1)}）${subject}`,
              lines: [...lines],
            })),
    },
    { heading: '二、存在问题', parts: [{ heading: '', lines: numbered(whatIsWrong(facts)) }] },
    { heading: '三、下步打算', parts: [{ heading: '', lines: numbered(whatComesNext(facts)) }] },
  ]
  return {
    branchId,
    title: `${spanTitle(span)}${running}履职情况${plan === null ? '' : `和${spanTitle(plan)}工作打算`}`,
    speaker: secretary?.name ?? '',
    speakerId: secretary?.memberId ?? null,
    from: span.from,
    asOf,
    sections,
    text: sections
      .flatMap(({ heading, parts }) => [
        heading,
        ...parts.flatMap((part) => [...(part.heading === '' ? [] : [part.heading]), ...part.lines]),
      ])
      .join('\n'),
  }
}

const numbered = (lines: readonly string[]): string[] =>
  lines.length === 0 ? [toBeFilled] : lines.map((line, index) => `${index + 1}.${line}`)

/** A line that is no longer than a heading may be. */
const shortLine = 40

/**
 * The text as a sheet in the manner of an official paper: 「一、」 and 「（一）」 at the head of a short line make a heading, every
 * other line is a paragraph.
 */
export function sheetOf(
  { title, speaker }: Pick<DebriefingDraft, 'title' | 'speaker'>,
  branchName: string,
  text: string,
): Sheet {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return [
    { type: 'title', text: title },
    { type: 'under', left: branchName, right: speaker === '' ? '' : `述职人：${speaker}` },
    ...lines.map((line): Block => {
      if (line.length <= shortLine && /^[一二三四五六七八九十]+、/.test(line))
        return { type: 'heading', level: 1, text: line }
      if (line.length <= shortLine && /^（[一二三四五六七八九十]+）/.test(line))
        return { type: 'heading', level: 2, text: line }
      return { type: 'paragraph', text: line }
    }),
  ]
}
