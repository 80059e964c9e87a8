/** The register as a ruled list: columns as they are printed, a filter, void records on asking. */
import { Button, Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import { type RegisterName, anyRegister } from '#shared/registers/all.ts'
import { type AnyEntry, type RegisterDefinition, valueOf } from '#shared/registers/define.ts'
import type { Field, FieldValue } from '#shared/registers/field.ts'
import { EntryTag } from '../ui/entry-mark.tsx'
import { MemberPicker } from '../ui/member-picker.tsx'
import { Link, go } from '../ui/route.ts'
import { optionsOf } from '../ui/saved-fields.tsx'
import { type EntryFilter, choiceFields, columnsOf, matches, namesPeople, noFilter } from './table.ts'
import { isStanding, valueText } from './words.ts'

export interface RegisterListProps {
  readonly name: RegisterName
  /** Earliest first. */
  readonly entries: readonly AnyEntry[]
  readonly year: number | null
  readonly filter: EntryFilter
  readonly onFilter: (filter: EntryFilter) => void
}

export function RegisterList({ name, entries, year, filter, onFilter }: RegisterListProps) {
  const register = anyRegister[name]
  const [withVoid, setWithVoid] = useState(false)
  const voided = entries.filter((entry) => entry.void).length
  const held = entries.filter((entry) => withVoid || !entry.void)
  const found = held.filter((entry) => matches(register, entry, filter))
  // a list of items keeps its order; of what happened the latest stands first
  const shown = isStanding(name) ? found : found.toReversed()
  return (
    <>
      <search className="row register-filter" aria-label={`筛选${register.title}`}>
        <FilterFields register={register} filter={filter} onFilter={onFilter} />
        {voided === 0 ? null : (
          <Checkbox checked={withVoid} onChange={(event) => setWithVoid(event.target.checked)}>
            也显示已作废的 {voided} 条
          </Checkbox>
        )}
        <span role="status" className="hint">
          {found.length === held.length
            ? `共 ${held.length} 条`
            : `共 ${held.length} 条，列出 ${found.length} 条`}
        </span>
      </search>
      {shown.length === 0 ? (
        <p className="register-none">
          {held.length === 0 ? '只有已作废的记录。' : '按现在的筛选一条也没有。'}
          {held.length === 0 ? null : (
            <Button type="link" size="small" onClick={() => onFilter(noFilter)}>
              清除筛选
            </Button>
          )}
        </p>
      ) : (
        <EntryTable register={register} entries={shown} year={year} />
      )}
    </>
  )
}

interface FilterFieldsProps {
  readonly register: RegisterDefinition
  readonly filter: EntryFilter
  readonly onFilter: (filter: EntryFilter) => void
}

function FilterFields({ register, filter, onFilter }: FilterFieldsProps) {
  const choose = (key: string, word: string | undefined) => {
    const { [key]: _before, ...others } = filter.choices
    onFilter({ ...filter, choices: word === undefined ? others : { ...others, [key]: word } })
  }
  return (
    <>
      <Input
        allowClear
        className="register-search"
        placeholder="查找文字"
        aria-label="查找文字"
        value={filter.text}
        onChange={(event) => onFilter({ ...filter, text: event.target.value })}
      />
      {choiceFields(register).map(([key, field]) => (
        <Select<string>
          key={key}
          allowClear
          className="register-choice-filter"
          aria-label={`按${field.title}筛选`}
          placeholder={`全部${field.title}`}
          value={filter.choices[key] ?? null}
          options={optionsOf(field.choices ?? {})}
          onChange={(word: string | undefined) => choose(key, word)}
        />
      ))}
      {namesPeople(register) ? (
        <span className="register-person-filter">
          <MemberPicker
            label="按人筛选"
            placeholder="全部人员"
            value={filter.memberId}
            onChange={(memberId) => onFilter({ ...filter, memberId })}
          />
        </span>
      ) : null}
    </>
  )
}

interface EntryTableProps {
  readonly register: RegisterDefinition
  readonly entries: readonly AnyEntry[]
  readonly year: number | null
}

function EntryTable({ register, entries, year }: EntryTableProps) {
  const columns = columnsOf(register)
  const hrefOf = (entry: AnyEntry) => `/registers/${register.name}?entry=${entry.entryId}`
  return (
    <div className="register-frame">
      <table className="ruled-table register-table">
        <colgroup>
          {columns.map(({ key, width }) => (
            <col key={key} style={{ width: `${width}%` }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map(({ key, field }) => (
              <th key={key} scope="col" className={field.kind === 'number' ? 'number' : ''}>
                {field.title}
                {field.unit === undefined ? null : <small>{field.unit}</small>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr
              key={entry.entryId}
              className={entry.void ? 'is-void' : ''}
              // by keys the link of the first cell opens it
              onClick={() => go(hrefOf(entry))}
            >
              {columns.map(({ key, field }, index) => (
                <td key={key} className={`is-${field.kind}`}>
                  {index > 0 ? (
                    <Cell field={field} value={valueOf(entry, key)} year={year} />
                  ) : (
                    <>
                      <Link to={hrefOf(entry)} onClick={(event) => event.stopPropagation()}>
                        <Cell field={field} value={valueOf(entry, key)} year={year} />
                      </Link>
                      <Tags entry={entry} on={valueOf(entry, register.on)} />
                    </>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface CellProps {
  readonly field: Field
  readonly value: FieldValue
  readonly year: number | null
}

function Cell({ field, value, year }: CellProps) {
  const text = typeof value === 'number' ? String(value) : valueText(field, value, year ?? undefined)
  if (field.kind !== 'day')
    return (
      <span className="register-text" title={text.length > 40 ? text : undefined}>
        {text}
      </span>
    )
  // a date breaks after its year, or not at all
  const [, of = '', day = text] = /^(\d{4}年)(.*)$/.exec(text) ?? []
  return (
    <>
      {of}
      <wbr />
      <span className="register-day">{day}</span>
    </>
  )
}

export interface TagsProps {
  readonly entry: AnyEntry
  /** The day or month it is of. */
  readonly on: FieldValue
}

export function Tags({ entry, on }: TagsProps) {
  return (
    <>
      {entry.void ? <b className="register-tag">已作废</b> : null}
      <EntryTag
        className="register-tag"
        on={typeof on === 'string' ? on : null}
        enteredAt={entry.enteredAt}
        source={entry.source}
      />
    </>
  )
}
