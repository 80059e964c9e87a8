/** What was changed in the rules, when and why; never erased. */
import { Button } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#shared/contract.ts'
import { chineseMoment } from '#shared/primitives.ts'
import { HistoryLink } from '../ui/history-drawer.tsx'
import { changeWords, latestFirst } from './parameters.ts'

export interface ChangeLinesProps {
  readonly changes: OutputOf<'profile.show'>['changes']
  readonly ruleTitle: (ruleId: string) => string
}

export function ChangeLines({ changes, ruleTitle }: ChangeLinesProps) {
  return (
    <ul className="change-lines">
      {changes.map((change, index) => (
        <li key={`${change.key}-${change.changedAt}-${index}`}>
          {change.fromYear} 年起，{changeWords(change, ruleTitle)}。理由：{change.reason}
          <span className="citation">（{chineseMoment(change.changedAt)}改）</span>
        </li>
      ))}
    </ul>
  )
}

const shownAtFirst = 5

export function RuleHistory({ changes, ruleTitle }: ChangeLinesProps) {
  const [all, setAll] = useState(false)
  const latest = latestFirst(changes)
  return (
    <section aria-label="变更记录">
      <h2 className="section-title">
        变更记录<small>{changes.length === 0 ? '没有改过' : `${changes.length} 次`}</small>
      </h2>
      <HistoryLink record={{ kind: 'profile', id: 0 }} words="谁改的" />
      <ChangeLines changes={all ? latest : latest.slice(0, shownAtFirst)} ruleTitle={ruleTitle} />
      {changes.length > shownAtFirst ? (
        <Button size="small" type="text" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? '收起' : `全部 ${changes.length} 次`}
        </Button>
      ) : null}
    </section>
  )
}
