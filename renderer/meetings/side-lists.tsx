/** Guests and study items: short rows with a name that decides whether the row exists. */
import { Button } from 'antd'
import { memo } from 'react'
import type { Observer, StudyItem } from '#shared/meetings.ts'
import { PastedPeople } from '#renderer/ui/paste-names.tsx'
import { type Draft, type Keyed, freshKey, sameParts } from './draft.ts'
import { LineField } from './fields.tsx'
import { RequiredOffers } from './study-offers.tsx'
import type { LawField } from './law.ts'

export interface SideListProps {
  readonly draft: Draft
  readonly change: (recipe: (draft: Draft) => Draft) => void
}

/** Fields of a row that hold text. */
type TextField<Row> = { [Key in keyof Row]-?: Row[Key] extends string ? Key : never }[keyof Row] & string

/** One field of a short row. */
interface Column<Row> {
  readonly field: TextField<Row>
  /** 「列席人姓名」, said after the number of the row. */
  readonly label: string
  readonly placeholder: string
  readonly maxLength: number
  readonly grow?: boolean
  readonly list?: string
}

interface ShortRowsProps<Row> {
  readonly law: LawField
  readonly field: string
  readonly rows: readonly Keyed<Row>[]
  /** 「第 2 位」, 「第 2 项」. */
  readonly counter: string
  readonly columns: readonly Column<Row>[]
  readonly empty: Row
  readonly addWords: string
  removeLabel(row: Row): string
  change(recipe: (rows: readonly Keyed<Row>[]) => readonly Keyed<Row>[]): void
}

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '')

function ShortRows<Row extends object>(props: ShortRowsProps<Row>) {
  const { rows, change, columns } = props
  return (
    <div className="side-rows" data-law={props.law} data-field={props.field}>
      {rows.map((row, index) => (
        <div className="side-row" key={row.key}>
          {columns.map((column) => (
            <LineField
              key={column.field}
              label={`第 ${index + 1} ${props.counter}${column.label}`}
              placeholder={column.placeholder}
              value={textIn(row[column.field])}
              maxLength={column.maxLength}
              {...(column.grow === true ? { className: 'grow' } : {})}
              {...(column.list === undefined ? {} : { list: column.list })}
              onChange={(text) =>
                change((all) =>
                  all.map((other) => (other.key === row.key ? { ...other, [column.field]: text } : other)),
                )
              }
            />
          ))}
          <RemoveButton
            label={props.removeLabel(row)}
            onClick={() => change((all) => all.filter((other) => other.key !== row.key))}
          />
        </div>
      ))}
      <Button
        type="link"
        size="small"
        onClick={() => change((all) => [...all, { ...props.empty, key: freshKey() }])}
      >
        ＋ {props.addWords}
      </Button>
    </div>
  )
}

const observerColumns: readonly Column<Observer>[] = [
  { field: 'name', label: '列席人姓名', placeholder: '姓名', maxLength: 30 },
  {
    field: 'role',
    label: '列席人身份',
    placeholder: '单位、职务或身份（发展对象、积极分子…）',
    maxLength: 60,
  },
]

export const ObserverRows = memo(function ObserverRows({ draft, change }: SideListProps) {
  return (
    <PastedPeople
      title="粘贴名单 · 列席"
      // guests are whom the roster does not know
      roster={[]}
      outsiders
      onTake={(people) =>
        change((before) => ({ ...before, observers: withGuests(before.observers, people) }))
      }
    >
      <ShortRows<Observer>
        law="observers"
        field="observers"
        rows={draft.observers}
        counter="位"
        columns={observerColumns}
        empty={{ name: '', role: '' }}
        addWords="添加列席人"
        removeLabel={(row) => `移去列席人 ${row.name}`}
        change={(recipe) => change((before) => ({ ...before, observers: recipe(before.observers) }))}
      />
    </PastedPeople>
  )
}, sameParts('observers'))

/** Pasted guests in place of the rows that have no name yet; 「（积极分子）」 behind a name is what they are. */
const withGuests = (
  rows: Draft['observers'],
  people: readonly { readonly name: string; readonly note: string }[],
): Draft['observers'] => [
  ...rows.filter((row) => row.name.trim() !== ''),
  ...people.map(({ name, note }) => ({ key: freshKey(), name: name.slice(0, 30), role: note.slice(0, 60) })),
]

const studyColumns: readonly Column<StudyItem>[] = [
  {
    field: 'title',
    label: '学习内容',
    placeholder: '学习内容（文件、讲话、条例）',
    maxLength: 200,
    grow: true,
  },
  { field: 'issuer', label: '发文单位', placeholder: '发文单位', maxLength: 60 },
  { field: 'leader', label: '领学人', placeholder: '领学人', maxLength: 30, list: 'meeting-roster' },
]

export const StudyRows = memo(function StudyRows({
  draft,
  change,
  branchId,
}: SideListProps & { readonly branchId: number }) {
  return (
    <>
      <ShortRows<StudyItem>
        law="study"
        field="studyItems"
        rows={draft.studyItems}
        counter="项"
        columns={studyColumns}
        empty={{ title: '', issuer: '', leader: '' }}
        addWords="添加学习内容"
        removeLabel={(row) => `移去学习内容 ${row.title}`}
        change={(recipe) => change((before) => ({ ...before, studyItems: recipe(before.studyItems) }))}
      />
      <RequiredOffers
        branchId={branchId}
        taken={draft.studyItems.map((row) => row.requiredItemId)}
        onTake={(item) =>
          change((before) => ({
            ...before,
            studyItems: [...before.studyItems, { key: freshKey(), ...item }],
          }))
        }
      />
    </>
  )
}, sameParts('studyItems'))

/** Taking a row out can be undone by 「撤销」, so it asks nothing. */
export function RemoveButton({
  label,
  onClick,
  disabled = false,
}: {
  label: string
  onClick: () => void
  disabled?: boolean
}) {
  return (
    <Button
      type="text"
      size="small"
      className="remove"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      ✕
    </Button>
  )
}
