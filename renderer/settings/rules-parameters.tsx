/** Every number and choice that local papers may set: present value, default, basis; changed with a reason. */
import { Button, InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#shared/contract.ts'
import { ChoiceKey, NumberKey } from '#shared/profile.ts'
import { useCommand } from '../ledger.ts'
import { optionsOf } from '../ui/saved-fields.tsx'
import { ChangeDialog, type Grounds } from './change-dialog.tsx'
import { ChangeLines } from './rules-history.tsx'
import { type Parameter, chaptersOf, latestFirst, valueWords } from './parameters.ts'

type Shown = OutputOf<'profile.show'>

export interface RuleParametersProps {
  readonly shown: Shown
  readonly ruleTitle: (ruleId: string) => string
}

export function RuleParameters({ shown, ruleTitle }: RuleParametersProps) {
  const [changing, setChanging] = useState<Parameter>()
  return (
    <section aria-label="规则参数">
      {chaptersOf(shown.profile).map((chapter) => (
        <table key={chapter.title} className="ruled-table parameter-table" aria-label={chapter.title}>
          <thead>
            <tr>
              <th scope="col">{chapter.title}</th>
              <th scope="col">现值</th>
              <th scope="col">默认</th>
              <th scope="col">依据</th>
              <th scope="col">
                <span className="hidden-words">更改</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {chapter.parameters.map((parameter) => (
              <tr key={parameter.key}>
                <th scope="row">{parameter.title}</th>
                <td>
                  {valueWords(parameter, parameter.value)}
                  {parameter.value === parameter.standard ? null : <span className="stamp">已改</span>}
                </td>
                <td className="word-faint">{valueWords(parameter, parameter.standard)}</td>
                <td className="hint">{parameter.basis}</td>
                <td>
                  <Button
                    size="small"
                    aria-label={`更改：${parameter.title}`}
                    onClick={() => setChanging(parameter)}
                  >
                    更改
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
      {changing === undefined ? null : (
        <ParameterDialog
          parameter={changing}
          shown={shown}
          ruleTitle={ruleTitle}
          onDone={() => setChanging(undefined)}
        />
      )}
    </section>
  )
}

interface ParameterDialogProps extends RuleParametersProps {
  readonly parameter: Parameter
  onDone(): void
}

function ParameterDialog({ parameter, shown, ruleTitle, onDone }: ParameterDialogProps) {
  const { key, title, unit, min, max, choices, standard, basis } = parameter
  const change = useCommand('profile.change')
  const [value, setValue] = useState<number | string | null>(parameter.value)
  const history = latestFirst(shown.changes.filter((each) => each.key === key))

  const save = (grounds: Grounds) => {
    const number = NumberKey.safeParse(key)
    const choice = ChoiceKey.safeParse(key)
    if (number.success && typeof value === 'number')
      change.mutate({ key: number.data, value, ...grounds }, { onSuccess: onDone })
    else if (choice.success && typeof value === 'string')
      change.mutate({ key: choice.data, value, ...grounds }, { onSuccess: onDone })
  }
  return (
    <ChangeDialog
      title={`更改「${title}」`}
      text={`默认 ${valueWords(parameter, standard)}，依据：${basis}。改后核查、日历和打印都按新的算；可以再改回来。`}
      okText="更改参数"
      year={shown.year}
      pending={change.isPending}
      ready={value !== null && value !== parameter.value}
      onOk={save}
      onCancel={onDone}
    >
      <div className="row">
        <span>改成</span>
        {choices === null ? (
          <>
            <InputNumber<number>
              className="number-field"
              aria-label={`${title}改成`}
              autoFocus
              min={min}
              max={max}
              precision={0}
              value={typeof value === 'number' ? value : null}
              onChange={setValue}
            />
            <span>{unit}</span>
            <span className="hint">
              {min} 至 {max}
              {key.startsWith('frequency.') ? '；0 就是不查' : ''}
            </span>
          </>
        ) : (
          <Select<string>
            className="parameter-choice"
            aria-label={`${title}改成`}
            value={String(value)}
            options={optionsOf(choices)}
            onChange={setValue}
          />
        )}
      </div>
      {history.length === 0 ? (
        <p className="hint">以前没有改过。</p>
      ) : (
        <div className="hint">
          以前的变更：
          <ChangeLines changes={history} ruleTitle={ruleTitle} />
        </div>
      )}
    </ChangeDialog>
  )
}
