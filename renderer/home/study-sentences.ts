/** What the home page says of study: items to be put on a theme day, and who lacks hours at the year's end. Pure. */
import type { Finding } from '#shared/compliance.ts'
import type { LedgerDate } from '#shared/primitives.ts'
import type { RequiredItem } from '#shared/study/records.ts'
import { studyDue } from '../study/words.ts'
import type { Sentence } from './month.ts'

export function studySentences(
  items: readonly RequiredItem[],
  findings: readonly Finding[],
  today: LedgerDate,
): Sentence[] {
  const short = findings.filter(({ ruleId }) => ruleId === 'STUDY-01' || ruleId === 'STUDY-02')
  const [first] = short
  return [
    ...studyDue(items, today).map(({ key, text, itemIds }) => ({
      key: `study/${key}`,
      tone: key === 'overdue' ? ('wrong' as const) : ('due' as const),
      text,
      citation: '应该学习的及时学',
      // a meeting takes no more than it can study
      action: { word: '列入主题党日', study: itemIds.slice(0, 5) },
    })),
    ...(first === undefined
      ? []
      : [
          {
            key: 'study/hours',
            tone: 'due' as const,
            text: short.length === 1 ? first.message : `${short.length} 人今年学时还不够`,
            citation: first.citation,
            action: { word: '看差多少', to: `/study?tab=hours` },
          },
        ]),
  ]
}
