/** Which rules this branch is checked by; one that does not apply here is switched off with a reason, never silently. */
import { Button, Input, Skeleton } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#shared/contract.ts'
import { useAsk, useCommand } from '../ledger.ts'
import { askReason } from '../ui/ask.tsx'

type Rule = OutputOf<'profile.rules'>[number]

const severityWords: Readonly<Record<Rule['severity'], string>> = {
  error: '必改',
  warn: '应改',
  info: '提示',
}

export function RuleSwitches({ year }: { readonly year: number }) {
  const rules = useAsk('profile.rules', { year }, { keepPrevious: true }).data
  const switchRule = useCommand('profile.switchRule')
  const [text, setText] = useState('')
  if (rules === undefined) return <Skeleton active />
  const off = rules.filter((rule) => rule.offReason !== null)
  const wanted = text.trim()
  const shown = wanted === '' ? off : rules.filter((rule) => matches(rule, wanted))

  const toggle = async (rule: Rule) => {
    const on = rule.offReason !== null
    const reason = await askReason({
      title: `${on ? '启用' : '停用'}「${rule.title}」`,
      text: on
        ? `从 ${year} 年起重新核查这一条。`
        : `从 ${year} 年起不再核查这一条，检查表上会印出停用的理由。可以再启用。`,
      label: '理由',
      okText: on ? '启用规则' : '停用规则',
    })
    if (reason !== null) switchRule.mutate({ ruleId: rule.ruleId, on, fromYear: year, reason })
  }

  return (
    <section aria-label="核查的规则">
      <h2 className="section-title">
        核查的规则
        <small>
          共 {rules.length} 条{off.length === 0 ? '，全部启用' : `，停用 ${off.length} 条`}
        </small>
      </h2>
      <Input
        className="rule-search"
        allowClear
        aria-label="查找规则"
        placeholder="按名称、条文查找规则"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {shown.length === 0 ? (
        <p className="hint">
          {wanted === '' ? '没有停用的规则。要停用哪一条，先在上面查找。' : '没有这样的规则。'}
        </p>
      ) : (
        <table className="ruled-table rule-table">
          <thead>
            <tr>
              <th scope="col">规则</th>
              <th scope="col">级别</th>
              <th scope="col">状态</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((rule) => (
              <tr key={rule.ruleId}>
                <td>
                  {rule.title} <span className="citation">{rule.citation}</span>
                  {rule.offReason === null ? null : <div className="hint">停用理由：{rule.offReason}</div>}
                </td>
                <td>{severityWords[rule.severity]}</td>
                <td>
                  <span className="row">
                    {rule.offReason === null ? '启用' : '停用'}
                    <Button
                      size="small"
                      aria-label={`${rule.offReason === null ? '停用' : '启用'}：${rule.title}`}
                      onClick={() => void toggle(rule)}
                    >
                      {rule.offReason === null ? '停用' : '启用'}
                    </Button>
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

const matches = (rule: Rule, text: string) =>
  [rule.title, rule.citation, rule.ruleId].some((words) => words.includes(text))
