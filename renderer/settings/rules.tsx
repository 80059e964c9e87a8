/** The rule profile: numbers local papers may set, and rules switched off; each change from a year on, with its reason. */
import { Button, Select, Skeleton } from 'antd'
import { useState } from 'react'
import type { InputOf, OutputOf } from '#shared/contract.ts'
import { chineseMoment, parts } from '#shared/primitives.ts'
import {
  ChoiceKey,
  NumberKey,
  type ProfileDocument,
  choiceParameters,
  numberParameters,
} from '#shared/profile.ts'
import { useToday } from '../branch-context.tsx'
import { useAsk, useCommand } from '../ledger.ts'
import { askReason } from '../ui/ask.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { NumberField, optionsOf } from '../ui/saved-fields.tsx'
import { RuleSwitches } from './rule-switches.tsx'

export function Rules() {
  const { year: thisYear } = parts(useToday())
  const [year, setYear] = useState(thisYear)
  const asked = useAsk('profile.show', { year }, { keepPrevious: true })
  if (asked.data === undefined) {
    return asked.error === null ? (
      <Skeleton active />
    ) : (
      <FailureNote error={asked.error} onRetry={() => void asked.refetch()} />
    )
  }
  return (
    <div className="stack">
      <div className="row">
        适用年度
        <Select<number>
          aria-label="适用年度"
          value={year}
          onChange={setYear}
          options={[1, 0, -1, -2].map((step) => ({ value: thisYear + step, label: `${thisYear + step} 年` }))}
        />
        <span className="hint">
          改动从这一年起适用，以前各年仍按当时的参数核查。每次改动都写明理由，存在台账里。
        </span>
      </div>
      <Parameters year={year} profile={asked.data.profile} />
      <RuleSwitches year={year} />
      <Changes changes={asked.data.changes} />
    </div>
  )
}

type Change = InputOf<'profile.change'>

function Parameters({ year, profile }: { readonly year: number; readonly profile: ProfileDocument }) {
  const change = useCommand('profile.change')
  // a value thought better of, or refused, must leave its field again
  const [declined, setDeclined] = useState(0)
  const ask = async (title: string, asChange: (reason: string) => Change) => {
    const reason = await askReason({
      title: `更改「${title}」`,
      text: `从 ${year} 年起适用，以前各年不变。可以再改回来。`,
      label: '理由（如上级文件名称、文号）',
      okText: '更改参数',
    })
    if (reason === null) setDeclined(declined + 1)
    else change.mutate(asChange(reason), { onError: () => setDeclined(declined + 1) })
  }
  return (
    <table className="ruled-table">
      <thead>
        <tr>
          <th scope="col">参数</th>
          <th scope="col">现用</th>
          <th scope="col">默认</th>
          <th scope="col">依据</th>
        </tr>
      </thead>
      <tbody>
        {NumberKey.options.map((key) => {
          const { title, unit, value, min, max, basis } = numberParameters[key]
          return (
            <tr key={key}>
              <td>{title}</td>
              <td className="parameter-value">
                <NumberField
                  key={declined}
                  label={title}
                  min={min}
                  max={max}
                  value={profile.numbers[key] ?? value}
                  onSave={(number) => {
                    if (number === null) setDeclined(declined + 1)
                    else void ask(title, (reason) => ({ key, value: number, fromYear: year, reason }))
                  }}
                />{' '}
                {unit}
              </td>
              <td className="number">{value}</td>
              <td className="hint">{basis}</td>
            </tr>
          )
        })}
        {ChoiceKey.options.map((key) => {
          const { title, value, choices, basis } = choiceParameters[key]
          const titles: Readonly<Record<string, string>> = choices
          return (
            <tr key={key}>
              <td>{title}</td>
              <td className="parameter-value">
                <Select<string>
                  className="parameter-choice"
                  aria-label={title}
                  value={profile.choices[key] ?? value}
                  options={optionsOf(titles)}
                  onChange={(choice) =>
                    void ask(title, (reason) => ({ key, value: choice, fromYear: year, reason }))
                  }
                />
              </td>
              <td>{titles[value]}</td>
              <td className="hint">{basis}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Changes({ changes }: { readonly changes: OutputOf<'profile.show'>['changes'] }) {
  const [all, setAll] = useState(false)
  if (changes.length === 0) return null
  const newestFirst = changes.toSorted((a, b) => b.changedAt.localeCompare(a.changedAt))
  const shown = all ? newestFirst : newestFirst.slice(0, 5)
  return (
    <section aria-label="参数变更记录">
      <h2 className="section-title">变更记录</h2>
      <ul>
        {shown.map((change) => (
          <li key={`${change.key}-${change.changedAt}`}>
            {chineseMoment(change.changedAt)} · {titleOf(change.key)}：{change.value ?? '恢复'}（
            {change.fromYear} 年起，{change.reason}）
          </li>
        ))}
      </ul>
      {changes.length > 5 ? (
        <Button size="small" type="text" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? '收起' : `全部 ${changes.length} 条`}
        </Button>
      ) : null}
    </section>
  )
}

function titleOf(key: string): string {
  const number = NumberKey.safeParse(key)
  if (number.success) return numberParameters[number.data].title
  const choice = ChoiceKey.safeParse(key)
  return choice.success ? choiceParameters[choice.data].title : key
}
