/** 「补录」 on what was entered long after it happened, 「导入」 on what came from a file. */
import { numberParameters } from '#shared/profile.ts'
import { chineseDate } from '#shared/primitives.ts'
import { type Entered, entryMark, entryMarkTitles } from '#shared/rules/late.ts'
import { useAsk } from '../ledger.ts'

/** After how many days an entry is late, by the rule profile of this year. */
export function useLateAfterDays(): number {
  const profile = useAsk('profile.show', {}).data?.profile
  return profile?.numbers['content.lateAfterDays'] ?? numberParameters['content.lateAfterDays'].value
}

export interface EntryTagProps extends Entered {
  readonly className: string
}

/** Nothing where the entry is of its day. */
export function EntryTag({ className, ...entered }: EntryTagProps) {
  const mark = entryMark(entered, useLateAfterDays())
  if (mark === null) return null
  return (
    <b className={className} title={`录入时间 ${chineseDate(entered.enteredAt.slice(0, 10))}`}>
      {entryMarkTitles[mark]}
    </b>
  )
}

/** 「 · 补录」 for a line under a title; empty where there is nothing to say. */
export function EntryWord(entered: Entered) {
  const mark = entryMark(entered, useLateAfterDays())
  return mark === null ? null : ` · ${entryMarkTitles[mark]}`
}
