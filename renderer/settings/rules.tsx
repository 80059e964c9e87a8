/** The rule profile: numbers local papers may set, and rules switched off; each change from a year on, with its reason. */
import { Select, Skeleton } from 'antd'
import { useState } from 'react'
import { parts } from '#shared/primitives.ts'
import { useToday } from '../branch-context.tsx'
import { useAsk } from '../ledger.ts'
import { FailureNote } from '../ui/failure-note.tsx'
import { RuleSwitches } from './rule-switches.tsx'
import { RuleExchange } from './rules-exchange.tsx'
import { RuleHistory } from './rules-history.tsx'
import { RuleParameters } from './rules-parameters.tsx'

export function Rules() {
  const { year: thisYear } = parts(useToday())
  const [year, setYear] = useState(thisYear)
  const profile = useAsk('profile.show', { year }, { keepPrevious: true })
  const rules = useAsk('profile.rules', { year }, { keepPrevious: true })
  const error = profile.error ?? rules.error
  if (error !== null) return <FailureNote error={error} onRetry={() => void profile.refetch()} />
  if (profile.data === undefined || rules.data === undefined) return <Skeleton active />
  const shown = profile.data
  const titles = new Map(rules.data.map((rule) => [rule.ruleId, rule.title]))
  const ruleTitle = (ruleId: string) => titles.get(ruleId) ?? ruleId
  return (
    <div className="stack">
      <div className="row">
        <Select<number>
          aria-label="适用年度"
          value={year}
          onChange={setYear}
          options={[1, 0, -1, -2].map((step) => ({
            value: thisYear + step,
            label: `${thisYear + step} 年适用的规则`,
          }))}
        />
        <RuleExchange shown={shown} rules={rules.data} ruleTitle={ruleTitle} />
      </div>
      <p className="hint">
        每年按当年适用的规则核查，以前的年份不跟着变。每次更改都写明理由，存在台账文件里，随文件交接。
      </p>
      <RuleParameters shown={shown} ruleTitle={ruleTitle} />
      <RuleSwitches year={shown.year} rules={rules.data} />
      <RuleHistory changes={shown.changes} ruleTitle={ruleTitle} />
    </div>
  )
}
