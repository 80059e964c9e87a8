/** One problem as a ruled record: 问题清单, 任务清单, 责任清单 side by side, and the steps that were taken. */
import { Button, ConfigProvider } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { type LedgerDate, chineseDate } from '#shared/primitives.ts'
import { type RectificationItem, sourceTitles, stepTitles } from '#shared/rectification.ts'
import { recordHref } from '../inspection/note.ts'
import { useAsk, useCommand } from '../ledger.ts'
import { DateField } from '../ui/date-field.tsx'
import { HistoryLink } from '../ui/history-drawer.tsx'
import { Link } from '../ui/route.ts'
import { ChoiceField, TextField } from '../ui/saved-fields.tsx'
import { StageActions } from './stage-actions.tsx'
import { itemStanding, relapseWords } from './words.ts'

export interface RectificationRecordProps {
  readonly item: RectificationItem
  readonly today: LedgerDate
  /** The one that was asked for: it is brought into sight with its steps. */
  readonly sought: boolean
}

export function RectificationRecord({ item, today, sought }: RectificationRecordProps) {
  const { label } = item
  const href = recordHref(item)
  const standing = itemStanding(item, today)
  const relapse = relapseWords(item)
  const [told, setTold] = useState(sought)
  const own = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (!sought) return
    setTold(true)
    own.current?.scrollIntoView({ block: 'start' })
  }, [sought])
  return (
    <li ref={own} aria-label={`整改事项 ${label}`} className={sought ? 'is-sought' : ''}>
      <div className="row rectification-head">
        <h2>
          {label}
          <small className={standing.className}>{standing.text}</small>
          {relapse === '' ? null : <small className="word-wrong">{relapse}</small>}
        </h2>
        <StageActions item={item} today={today} />
      </div>
      <ConfigProvider variant="borderless">
        <div className="three-lists">
          <ProblemColumn item={item} />
          <TaskColumn item={item} />
          <OwnerColumn item={item} />
        </div>
      </ConfigProvider>
      {item.state === 'closed' ? (
        <p className="closing-line">
          销号：{item.closingNote}
          <span className="citation">
            {' '}
            {item.closedOn === null ? '' : chineseDate(item.closedOn)}
            {item.approver === '' ? '，没有写审核人' : `，${item.approver}审核`}
          </span>
        </p>
      ) : null}
      <div className="row rectification-foot">
        {item.stage === 'open' && item.reopened === 0 ? null : (
          <Button
            type="link"
            size="small"
            aria-expanded={told}
            aria-label={`${told ? '收起整改过程' : '看整改过程'} ${label}`}
            onClick={() => setTold(!told)}
          >
            {told ? '收起整改过程' : '看整改过程'}
          </Button>
        )}
        {href === undefined ? null : (
          <Link to={href.to} aria-label={`${href.word}：${item.problem}`}>
            {href.word}
          </Link>
        )}
        <HistoryLink record={{ kind: 'rectification', id: item.itemId }} of={label} />
      </div>
      {told ? <Steps itemId={item.itemId} label={label} /> : null}
    </li>
  )
}

function Column({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div>
      <h3>{title}</h3>
      {children}
    </div>
  )
}

/** One line of a column; nothing where there is nothing to show. */
function Line({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="list-line">
      <span className="list-label" aria-hidden>
        {label}
      </span>
      <span className="list-value">{children === '' ? '—' : children}</span>
    </div>
  )
}

function ProblemColumn({ item }: { readonly item: RectificationItem }) {
  const amend = useCommand('rectification.amend')
  const { itemId, label } = item
  return (
    <Column title="问题清单">
      <p className="list-problem">{item.problem}</p>
      <Line label="来源">
        {item.state === 'closed' ? (
          sourceTitles[item.source]
        ) : (
          <ChoiceField
            label={`${label} 来源`}
            value={item.source}
            options={sourceTitles}
            onSave={(source) => amend.mutate({ itemId, source })}
          />
        )}
      </Line>
      {item.subject === '' ? null : <Line label="涉及">{item.subject}</Line>}
      {item.citation === '' ? null : <Line label="依据">{item.citation}</Line>}
      <Line label="列入">{chineseDate(item.raisedOn)}</Line>
    </Column>
  )
}

function TaskColumn({ item }: { readonly item: RectificationItem }) {
  return (
    <Column title="任务清单">
      <Line label="整改任务">
        <Written item={item} field="task" label="整改任务" />
      </Line>
      <Line label="整改措施">
        <Written item={item} field="measure" label="整改措施" placeholder="怎么改" />
      </Line>
      <Line label="完成标准">
        <Written item={item} field="standard" label="完成标准" maxLength={500} placeholder="改成什么样" />
      </Line>
      <Line label="佐证">
        <Written item={item} field="evidence" label="佐证" maxLength={500} placeholder="文件名、照片编号" />
      </Line>
    </Column>
  )
}

function OwnerColumn({ item }: { readonly item: RectificationItem }) {
  const amend = useCommand('rectification.amend')
  const { itemId, label } = item
  return (
    <Column title="责任清单">
      <Line label="责任单位">
        <Written item={item} field="unit" label="责任单位" maxLength={60} line />
      </Line>
      <Line label="责任人">
        <Written item={item} field="owner" label="责任人" maxLength={30} line />
      </Line>
      <Line label="职务">
        <Written item={item} field="ownerPost" label="职务" maxLength={40} line />
      </Line>
      <Line label="牵头领导">
        <Written item={item} field="leader" label="牵头领导" maxLength={30} line />
      </Line>
      <Line label="完成时限">
        {item.state === 'closed' ? (
          item.dueOn === null ? (
            ''
          ) : (
            chineseDate(item.dueOn)
          )
        ) : (
          <DateField
            label={`${label} 完成时限`}
            placeholder="还没有写"
            value={item.dueOn}
            onChange={(dueOn) => amend.mutate({ itemId, dueOn })}
          />
        )}
      </Line>
    </Column>
  )
}

interface WrittenProps {
  readonly item: RectificationItem
  readonly field: 'task' | 'measure' | 'standard' | 'evidence' | 'unit' | 'owner' | 'ownerPost' | 'leader'
  readonly label: string
  readonly maxLength?: number
  readonly placeholder?: string
  readonly line?: boolean
}

/** Written in place while the item is open; read once it is struck off. */
function Written({ item, field, label, maxLength = 1000, placeholder, line = false }: WrittenProps) {
  const amend = useCommand('rectification.amend')
  if (item.state === 'closed') return item[field] === '' ? '—' : item[field]
  return (
    <TextField
      label={`${item.label} ${label}`}
      multiline={!line}
      maxLength={maxLength}
      value={item[field]}
      onSave={(text) => amend.mutate({ itemId: item.itemId, [field]: text })}
      {...(placeholder === undefined ? {} : { placeholder })}
    />
  )
}

function Steps({ itemId, label }: { readonly itemId: number; readonly label: string }) {
  const steps = useAsk('rectification.show', { itemId }).data?.steps
  if (steps === undefined) return null
  if (steps.length === 0) return <p className="hint">还没有登记进展。</p>
  return (
    <ol className="rectification-steps" aria-label={`${label} 整改过程`}>
      {steps.map((step) => (
        <li key={step.stepId}>
          <time dateTime={step.takenOn}>{chineseDate(step.takenOn)}</time>
          <em>{stepTitles[step.kind]}</em>
          <span>
            {step.note}
            {step.by === '' ? null : <span className="citation"> {step.by}</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}
