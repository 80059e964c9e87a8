/** The talk record, in the order and words of the printed form. */
import { Button, ConfigProvider, Input, Radio, Select } from 'antd'
import { useId, useState } from 'react'
import { latestDay } from '#shared/primitives.ts'
import { type Talk, TalkOccasion, occasionTitles } from '#shared/talks.ts'
import { readTypedTime } from '#shared/typed-dates.ts'
import { useBranch } from '../branch-context.tsx'
import { DateField } from '../ui/date-field.tsx'
import { NameRemarks } from '../ui/name-remarks.tsx'
import { PeopleField } from './people-field.tsx'
import type { TalkDraft } from './talk-draft.ts'
import { columnNames, columnPrompts, columnTitles, workOnlyWarning } from './talk-words.ts'
import type { ColumnName } from './talk-words.ts'

export interface TalkSheetProps {
  readonly draft: TalkDraft
  /** False: the columns are covered, and only which of them hold something is told. */
  readonly revealed: boolean
  readonly filled: readonly ColumnName[]
  /** What an inspector would remark. */
  readonly remarks: Talk['remarks']
  readonly locked: boolean
  /** Whose roster people are picked from while there is no date. */
  readonly today: string
  change(part: Partial<TalkDraft>): void
  reveal(): void
}

const occasionOptions = TalkOccasion.options.map((value) => ({ value, label: occasionTitles[value] }))

export function TalkSheet(props: TalkSheetProps) {
  const { draft, revealed, locked, change } = props
  return (
    <div className="talk-sheet">
      <SheetHead {...props} />
      {revealed && props.remarks.some((remark) => remark.ruleId === 'TALK-01') ? (
        <div className="talk-notice" role="alert">
          <b>{workOnlyWarning}</b>
          <p>谈心要谈思想、谈生活、听意见。只谈工作的，检查时不算谈心谈话。</p>
        </div>
      ) : null}
      {revealed || props.filled.length === 0 ? null : (
        <div className="talk-covered">
          <span>谈话内容涉及个人，平时盖住不显示。</span>
          <Button onClick={props.reveal}>显示内容</Button>
        </div>
      )}
      <table className="talk-form talk-columns">
        <tbody>
          {columnNames.map((column) => (
            <SheetColumn
              key={column}
              column={column}
              text={draft[column]}
              covered={!revealed}
              holds={props.filled.includes(column)}
              locked={locked}
              onChange={(text) => change({ [column]: text })}
              reveal={props.reveal}
            />
          ))}
          <tr className="talk-signatures">
            <th scope="row">签名</th>
            <td>
              <div>
                <span>谈话人：</span>
                <span>谈话对象：</span>
                <small>打印后手签</small>
              </div>
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  )
}

function SheetHead({ draft, locked, today, change }: TalkSheetProps) {
  const { branchId } = useBranch()
  const asOf = draft.heldOn === '' ? today : latestDay(draft.heldOn)
  const people = { branchId, asOf, disabled: locked }
  return (
    <ConfigProvider variant="borderless">
      <table className="talk-form">
        <tbody>
          <tr>
            <th scope="row">谈话人</th>
            <td data-help="谈话人">
              <PeopleField
                {...people}
                label="谈话人"
                ids={draft.talkerIds}
                exclude={draft.partnerIds}
                names={draft.talkerNames}
                onChange={({ ids, names }) => change({ talkerIds: ids, talkerNames: names })}
              />
            </td>
            <th scope="row">谈话对象</th>
            <td data-help="谈话对象">
              <PeopleField
                {...people}
                label="谈话对象"
                ids={draft.partnerIds}
                exclude={draft.talkerIds}
                names={draft.partnerNames}
                onChange={({ ids, names }) =>
                  change({
                    partnerIds: ids,
                    partnerNames: names,
                    // several partners are a group talk until somebody says otherwise
                    ...(ids.length + names.length > 1 &&
                    draft.partnerIds.length + draft.partnerNames.length <= 1
                      ? { form: 'group' as const }
                      : {}),
                  })
                }
              />
            </td>
          </tr>
          <tr>
            <th scope="row">时间</th>
            <td>
              <div className="talk-when">
                <DateField
                  partial
                  label="谈话日期"
                  value={draft.heldOn === '' ? null : draft.heldOn}
                  disabled={locked}
                  onChange={(date: string | null) => change({ heldOn: date ?? '' })}
                />
                <TimeOfDay
                  value={draft.time}
                  disabled={locked || draft.heldOn.length !== 10}
                  onChange={(time) => change({ time })}
                />
              </div>
            </td>
            <th scope="row">地点</th>
            <td>
              <Input
                variant="borderless"
                aria-label="谈话地点"
                placeholder={locked ? '' : '在哪里谈的'}
                maxLength={100}
                value={draft.place}
                disabled={locked}
                onChange={(event) => change({ place: event.target.value })}
              />
            </td>
          </tr>
          <tr>
            <th scope="row">事由</th>
            <td data-help="事由">
              <Select
                variant="borderless"
                aria-label="谈话事由"
                className="talk-occasion"
                value={draft.occasion}
                options={occasionOptions}
                disabled={locked}
                showSearch={{ optionFilterProp: 'label' }}
                onChange={(occasion) => change({ occasion })}
              />
            </td>
            <th scope="row">形式</th>
            <td>
              <Radio.Group
                value={draft.form}
                disabled={locked}
                onChange={(event) => change({ form: event.target.value === 'group' ? 'group' : 'oneToOne' })}
              >
                <Radio value="oneToOne">一对一</Radio>
                <Radio value="group">集中谈心</Radio>
              </Radio.Group>
            </td>
          </tr>
        </tbody>
      </table>
    </ConfigProvider>
  )
}

interface ColumnProps {
  readonly column: ColumnName
  readonly text: string
  readonly covered: boolean
  readonly holds: boolean
  readonly locked: boolean
  onChange(text: string): void
  reveal(): void
}

function SheetColumn({ column, text, covered, holds, locked, onChange, reveal }: ColumnProps) {
  const id = useId()
  const masked = covered && holds
  return (
    <tr>
      <th scope="row">
        {masked ? columnTitles[column] : <label htmlFor={id}>{columnTitles[column]}</label>}
      </th>
      <td data-help={columnTitles[column]}>
        {masked ? (
          <button type="button" className="talk-mask" onClick={reveal}>
            <span aria-hidden="true">▇▇▇▇▇▇</span> 已填写，未显示
          </button>
        ) : (
          <>
            <Input.TextArea
              id={id}
              variant="borderless"
              className="talk-text"
              rows={2}
              maxLength={5000}
              placeholder={locked ? '' : columnPrompts[column]}
              value={text}
              disabled={locked}
              onChange={(event) => onChange(event.target.value)}
            />
            {locked ? null : <NameRemarks text={text} onChange={onChange} />}
          </>
        )}
      </td>
    </tr>
  )
}

interface TimeProps {
  readonly value: string
  readonly disabled: boolean
  onChange(time: string): void
}

/** `14:30`, typed as 1430, 14：30 or 14点30; unreadable text stays and is marked. */
function TimeOfDay({ value, disabled, onChange }: TimeProps) {
  const [text, setText] = useState<string>()
  const typed = text === undefined || text.trim() === '' ? undefined : readTypedTime(text)
  const wrong = typed?.ok === false ? typed.why : undefined
  return (
    <Input
      className="talk-time"
      aria-label="谈话时刻（可不填）"
      placeholder="14:30"
      value={text ?? value}
      disabled={disabled}
      status={wrong === undefined ? '' : 'error'}
      title={wrong}
      autoComplete="off"
      onChange={(event) => setText(event.target.value)}
      onBlur={() => {
        if (text === undefined || wrong !== undefined) return
        onChange(typed?.ok === true ? typed.value : '')
        setText(undefined)
      }}
    />
  )
}
