/** Which rules this branch is checked by; one that does not apply here is switched off with a reason, never silently. */
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#shared/contract.ts'
import { responsibilityTitles } from '#shared/compliance.ts'
import { severityWords } from '../inspection/note.ts'
import { useCommand } from '../ledger.ts'
import { ChangeDialog } from './change-dialog.tsx'

type Rule = OutputOf<'profile.rules'>[number]

const everything = '全部方面'
const offOnly = '已停用的'

export interface RuleSwitchesProps {
  readonly year: number
  readonly rules: readonly Rule[]
}

export function RuleSwitches({ year, rules }: RuleSwitchesProps) {
  const [text, setText] = useState('')
  // a chapter at first, because all of them are a long list; a search looks through all
  const [chapter, setChapter] = useState<string>(rules[0]?.concern ?? everything)
  const [asking, setAsking] = useState<Rule>()
  const off = rules.filter((rule) => rule.offReason !== null)
  const concerns = [...new Set(rules.map((rule) => rule.concern))]
  const searching = text.trim() !== ''
  const shown = rules.filter((rule) => (searching ? matches(rule, text.trim()) : isIn(rule, chapter)))

  return (
    <section aria-label="核查的规则">
      <h2 className="section-title">
        核查的规则
        <small>
          共 {rules.length} 条{off.length === 0 ? '，都在查' : `，停用 ${off.length} 条`}
        </small>
      </h2>
      <div className="row">
        <Input
          className="rule-search"
          allowClear
          aria-label="查找规则"
          placeholder="按名称、条文、编号查找"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Select<string>
          className="rule-concern"
          aria-label="按方面筛选规则"
          value={searching ? everything : chapter}
          disabled={searching}
          options={[...concerns, offOnly, everything].map((each) => ({ value: each, label: each }))}
          onChange={setChapter}
        />
      </div>
      {shown.length === 0 ? (
        <p className="hint">没有这样的规则。</p>
      ) : (
        <table className="ruled-table rule-table" aria-label="规则">
          <thead>
            <tr>
              <th scope="col">编号</th>
              <th scope="col">规则与依据</th>
              <th scope="col">级别</th>
              <th scope="col">责任</th>
              <th scope="col">状态</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((rule) => (
              <tr key={rule.ruleId}>
                <td className="rule-id">{rule.ruleId}</td>
                <td>
                  {rule.title} <span className="citation">{rule.citation}</span>
                  {rule.offReason === null ? null : (
                    <div className="word-due">停用理由：{rule.offReason}</div>
                  )}
                </td>
                <td>{severityWords[rule.severity]}</td>
                <td>{responsibilityTitles[rule.responsibility]}</td>
                <td>
                  <span className="rule-state">
                    {rule.offReason === null ? '在查' : '停用'}
                    <Button
                      size="small"
                      aria-label={`${rule.offReason === null ? '停用' : '启用'}：${rule.title}`}
                      onClick={() => setAsking(rule)}
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
      {asking === undefined ? null : (
        <SwitchDialog rule={asking} year={year} onDone={() => setAsking(undefined)} />
      )}
    </section>
  )
}

interface SwitchDialogProps {
  readonly rule: Rule
  readonly year: number
  onDone(): void
}

function SwitchDialog({ rule, year, onDone }: SwitchDialogProps) {
  const switchRule = useCommand('profile.switchRule')
  const on = rule.offReason !== null
  return (
    <ChangeDialog
      title={`${on ? '启用' : '停用'}「${rule.title}」`}
      text={
        on
          ? '重新核查这一条。'
          : '不再核查这一条；检查页和台账的检查表上会印出规则名和停用的理由。可以再启用。'
      }
      okText={on ? '启用规则' : '停用规则'}
      year={year}
      pending={switchRule.isPending}
      onOk={(grounds) => switchRule.mutate({ ruleId: rule.ruleId, on, ...grounds }, { onSuccess: onDone })}
      onCancel={onDone}
    />
  )
}

const isIn = (rule: Rule, chapter: string) =>
  chapter === everything || (chapter === offOnly ? rule.offReason !== null : rule.concern === chapter)

const matches = (rule: Rule, text: string) =>
  [rule.title, rule.citation, rule.ruleId].some((words) => words.includes(text))
