/** Tables of a template as they stand: a cell is chosen by mouse or arrow keys, and what is filled in by a list. */
import { Button, Select, Skeleton, Switch } from 'antd'
import { useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { PeriodName } from '#shared/primitives.ts'
import type { Template, TemplateCell, TemplateTable } from '#shared/templates.ts'
import { useAsk, useCommand } from '#renderer/ledger.ts'
import { askConfirm } from '#renderer/ui/ask.tsx'
import { FailureNote } from '#renderer/ui/failure-note.tsx'
import { type Previews, choicesIn, loopChoices, loopOf, previewOf } from './marking.ts'

interface Place {
  readonly table: number
  readonly row: number
  readonly column: number
}

interface Props {
  readonly template: Template
  readonly period: PeriodName
}

export function MarkTables({ template, period }: Props) {
  const { templateId, branchId, marked } = template
  const tables = useAsk('templates.tables', { templateId }, { keepPrevious: true })
  const previews = useAsk('templates.preview', { templateId, branchId, period }, { keepPrevious: true })
  const unmark = useCommand('templates.unmark')
  const [chosen, choose] = useState<Place>()
  const [asFilled, setAsFilled] = useState(false)
  const startOver = async () => {
    const sure = await askConfirm({
      title: '去掉全部标注',
      text: '模板恢复成上级发来的样子，在这里标注的格子都要重新标。原来写在文件里的标签不受影响。',
      okText: '去掉标注',
    })
    if (sure) unmark.mutate({ templateId })
  }
  return (
    <section className="templates-mark" aria-label="标注表格">
      <div className="templates-mark-head">
        <h3>标注表格</h3>
        <label>
          <Switch size="small" checked={asFilled} onChange={setAsFilled} aria-label="看填好的样子" />{' '}
          看填好的样子
        </label>
        {marked ? (
          <Button size="small" onClick={() => void startOver()}>
            去掉全部标注
          </Button>
        ) : null}
      </div>
      <p className="templates-note">
        点一个格子，选要填的内容；方向键可以在格子间移动。要逐行列出的，先让那一行重复。
      </p>
      {tables.error === null ? null : (
        <FailureNote error={tables.error} onRetry={() => void tables.refetch()} />
      )}
      {tables.data === undefined && tables.error === null ? <Skeleton active /> : null}
      {tables.data?.map((table) => (
        <div key={table.table} className="templates-table">
          <Grid
            table={table}
            chosen={chosen}
            choose={choose}
            previews={asFilled ? (previews.data ?? []) : undefined}
          />
          {chosen?.table === table.table ? (
            <CellTools
              key={`${chosen.row}/${chosen.column}`}
              templateId={templateId}
              table={table}
              place={chosen}
              previews={previews.data ?? []}
            />
          ) : null}
        </div>
      ))}
    </section>
  )
}

interface GridProps {
  readonly table: TemplateTable
  readonly chosen: Place | undefined
  choose(place: Place): void
  /** Given, cells are shown as they would be filled. */
  readonly previews: Previews | undefined
}

function Grid({ table, chosen, choose, previews }: GridProps) {
  const body = useRef<HTMLTableSectionElement>(null)
  const current = chosen?.table === table.table ? chosen : undefined
  const move = (event: KeyboardEvent, cell: TemplateCell) => {
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key]
    if (step === undefined) return
    const [down = 0, right = 0] = step
    const row = table.rows[cell.row + down]
    const column = Math.min(cell.column + right, (row?.length ?? 0) - 1)
    if (row?.[column] === undefined) return
    event.preventDefault()
    body.current?.querySelector<HTMLButtonElement>(`[data-place="${cell.row + down}/${column}"]`)?.focus()
  }
  return (
    <div className="templates-grid">
      <table aria-label={table.title === '' ? `第 ${table.table + 1} 个表格` : table.title}>
        {table.title === '' ? null : <caption>{table.title}</caption>}
        <tbody ref={body}>
          {table.rows.map((row, index) => {
            const loop = loopOf(row)
            return (
              <tr
                key={index}
                className={loop === '' ? undefined : 'is-repeated'}
                title={loop === '' ? undefined : `这一行按${loop}重复`}
              >
                {row.map((cell) => {
                  const here = current?.row === cell.row && current.column === cell.column
                  const first = current === undefined && cell.row === 0 && cell.column === 0
                  const text = previews === undefined ? cell.text : previewOf(cell.text, loop, previews)
                  return (
                    <td key={cell.column} colSpan={cell.span} className={here ? 'is-chosen' : undefined}>
                      <button
                        type="button"
                        data-place={`${cell.row}/${cell.column}`}
                        tabIndex={here || first ? 0 : -1}
                        aria-pressed={here}
                        aria-label={`第 ${cell.row + 1} 行第 ${cell.column + 1} 格：${text === '' ? '空' : text}`}
                        onClick={() => choose(cell)}
                        onKeyDown={(event) => move(event, cell)}
                      >
                        {text === '' ? (cell.continues ? '〃' : '\u00a0') : text}
                      </button>
                    </td>
                  )
                })}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

interface ToolsProps {
  readonly templateId: number
  readonly table: TemplateTable
  readonly place: Place
  readonly previews: Previews
}

function CellTools({ templateId, table, place, previews }: ToolsProps) {
  const marking = useCommand('templates.mark')
  const row = table.rows[place.row] ?? []
  const cell = row[place.column]
  const loop = loopOf(row)
  if (cell === undefined) return null
  const { row: rowNumber, column } = place
  const at = { table: table.table, row: rowNumber }
  const put = (tag: string) => marking.mutate({ templateId, cells: [{ ...at, column, tag }] })
  const repeat = (name: string) => marking.mutate({ templateId, repeats: [{ ...at, loop: name }] })
  const hasTag = /\{[^#^/{}][^{}]*\}/.test(cell.text)
  const preview = previewOf(cell.text, loop, previews)
  return (
    <div className="templates-tools" role="group" aria-label={`第 ${rowNumber + 1} 行第 ${column + 1} 格`}>
      <label>
        填入
        <Select
          autoFocus
          showSearch
          aria-label="填入什么"
          className="templates-choice"
          placeholder="选要填的内容"
          disabled={marking.isPending}
          value={null}
          options={choicesIn(loop)}
          optionFilterProp="label"
          onChange={(tag: string | null) => {
            if (tag !== null) put(tag)
          }}
        />
      </label>
      {hasTag ? (
        <Button disabled={marking.isPending} onClick={() => put('')}>
          取出标签
        </Button>
      ) : null}
      <label>
        这一行
        <Select
          showSearch
          optionFilterProp="label"
          aria-label="这一行按什么重复"
          className="templates-choice"
          disabled={marking.isPending}
          value={loop}
          options={[
            { value: '', label: '不重复' },
            ...loopChoices.map((each) => ({ ...each, label: `每条${each.label}一行` })),
          ]}
          onChange={repeat}
        />
      </label>
      {hasTag ? (
        <p className="templates-note">会填成：{preview === '' ? '（本期没有，空着）' : preview}</p>
      ) : null}
    </div>
  )
}
