/** What only a person can answer about a row: whom it is about, whose word counts field by field, who a name means. */
import { Button, Select } from 'antd'
import type { ReactNode } from 'react'
import type { Candidate } from '#shared/imports.ts'
import { useBranch } from '../branch-context.tsx'
import { useAsk } from '../ledger.ts'
import { changesOf, chooseSide, chooseSides, sayWho, settle, sideOf, withChoice } from './decisions.ts'
import type { DecidedRow, Decisions, Side } from './decisions.ts'
import { fieldTitle, shownValue } from './fields.ts'

export interface QuestionProps {
  readonly decided: DecidedRow
  readonly disabled: boolean
  readonly decisions: Decisions
  decide(decisions: Decisions): void
}

interface AnswerProps {
  readonly chosen: boolean
  readonly disabled: boolean
  readonly children: ReactNode
  onChoose(): void
}

/** One of several answers of equal weight; what was answered is marked and can be answered again. */
function Answer({ chosen, disabled, children, onChoose }: AnswerProps) {
  return (
    <Button
      size="small"
      aria-pressed={chosen}
      className={chosen ? 'is-chosen' : ''}
      disabled={disabled}
      onClick={onChoose}
    >
      {chosen ? '✓ ' : ''}
      {children}
    </Button>
  )
}

/** 「王伟（1971-03 生，1995-06 入党，第一党小组）」: enough to tell namesakes apart. */
function candidateWords({ name, birthDate, joinDate, groupName, left }: Candidate): string {
  const marks = [
    birthDate === null ? '' : `${birthDate} 生`,
    joinDate === null ? '' : `${joinDate} 入党`,
    groupName,
    left ? '已离开' : '',
  ].filter((mark) => mark !== '')
  return marks.length === 0 ? name : `${name}（${marks.join('，')}）`
}

/** Whether the row is about somebody (or something) the ledger has. */
export function WhoIsIt({ decided, disabled, decisions, decide }: QuestionProps) {
  const { row, choice } = decided
  if (row.verdict !== 'conflict') return null
  const record = row.doubts.find((doubt) => doubt.code === 'sameRecord')
  const twin = row.doubts.find(
    (doubt) => doubt.code === 'possibleSamePerson' && doubt.duplicateOfRow !== undefined,
  )
  const candidates = row.candidates ?? []
  // contradicting fields are answered one by one below
  if (record === undefined && twin === undefined && candidates.length === 0) return null
  const other = choice?.take !== false && choice?.matchId === 0
  const left = choice?.take === false
  const question =
    record !== undefined
      ? `${record.detail ?? '台账里已有同类记录'}，请选：`
      : twin !== undefined
        ? `表里第 ${twin.duplicateOfRow} 行已有相近的人，请选：`
        : candidates.length === 1
          ? '台账里已有相近的人，请选：'
          : `台账里有 ${candidates.length} 位相近的人，请选是哪一位：`
  return (
    <div
      className="row import-conflict"
      role="group"
      aria-label={`第 ${row.row} 行是不是同一${record ? '次' : '个人'}`}
    >
      <b>{question}</b>
      {candidates.map((candidate) => (
        <Answer
          key={candidate.memberId}
          chosen={!left && choice?.matchId === candidate.memberId}
          disabled={disabled}
          onChoose={() => decide(settle(decisions, decided, candidate.memberId))}
        >
          {candidates.length === 1 ? '是同一人，更新：' : '是'}
          {candidateWords(candidate)}
        </Answer>
      ))}
      <Answer chosen={other} disabled={disabled} onChoose={() => decide(settle(decisions, decided, 0))}>
        是另一{record ? '次' : '人'}，新增
      </Answer>
      {record || twin !== undefined ? (
        <Answer
          chosen={left}
          disabled={disabled}
          onChoose={() => decide(withChoice(decisions, decided, { take: false }))}
        >
          是同一{record ? '次' : '人'}，不导入
        </Answer>
      ) : null}
      <span className="hint">不选就不导入这一{record ? '条' : '行'}。</span>
    </div>
  )
}

/** Whose word counts, field by field, wherever the register already says something. */
export function Changes({ decided, disabled, decisions, decide }: QuestionProps) {
  const { row, choice } = decided
  if (choice?.take === false) return null
  const all = changesOf(decided)
  const changes = all.filter((change) => change.before !== '')
  const filled = all.filter(({ field, before }) => before === '' && sideOf(decided, field) === 'file')
  const fills =
    filled.length === 0 ? null : (
      <p>
        <b>补上台账里空着的：</b>
        {filled.map(({ field, after }) => `${fieldTitle(field)} ${shownValue(field, after)}`).join('，')}
      </p>
    )
  if (changes.length === 0) return fills === null ? null : <div className="import-changes">{fills}</div>
  const open = changes.some(({ field }) => sideOf(decided, field) === undefined)
  const answerAll = (side: Side) => {
    const part = chooseSides(decided, side)
    if (part !== undefined) decide(withChoice(decisions, decided, part))
  }
  return (
    <div className="import-changes" role="group" aria-label={`第 ${row.row} 行逐项选`}>
      <p className="row">
        <b>{open ? '与台账不一致，请逐项选（选完才导入）：' : '将更新的内容，可以逐项保留台账的：'}</b>
        {open && changes.length > 1 ? (
          <>
            <Button size="small" disabled={disabled} onClick={() => answerAll('file')}>
              都用文件的
            </Button>
            <Button size="small" disabled={disabled} onClick={() => answerAll('ledger')}>
              都保留台账
            </Button>
          </>
        ) : null}
      </p>
      {changes.map(({ field, before, after }) => {
        const side = sideOf(decided, field)
        const choose = (chosen: Side) =>
          decide(withChoice(decisions, decided, chooseSide(decided, field, chosen)))
        return (
          <p className="row" key={field} role="group" aria-label={`第 ${row.row} 行${fieldTitle(field)}`}>
            <span className="import-change-field">{fieldTitle(field)}</span>
            <Answer chosen={side === 'ledger'} disabled={disabled} onChoose={() => choose('ledger')}>
              保留台账：{shownValue(field, before)}
            </Answer>
            <Answer chosen={side === 'file'} disabled={disabled} onChoose={() => choose('file')}>
              用文件的：{shownValue(field, after)}
            </Answer>
          </p>
        )
      })}
      {fills}
    </div>
  )
}

/** Names in a record that several members bear. */
export function Namesakes(props: QuestionProps) {
  const { decided } = props
  if (decided.kind === 'memberRoster') return null
  const names = decided.row.doubts.flatMap(({ code, raw }) =>
    code === 'possibleSamePerson' && typeof raw === 'string' ? [raw] : [],
  )
  return [...new Set(names)].map((name) => <Namesake key={name} name={name} {...props} />)
}

function Namesake({ name, decided, disabled, decisions, decide }: QuestionProps & { readonly name: string }) {
  const { branchId } = useBranch()
  const everyone = useAsk('members.list', { branchId, everyone: true }).data ?? []
  const options = everyone
    .filter((member) => member.name === name)
    .map((member) => ({
      value: member.memberId,
      label: candidateWords({
        ...member,
        groupName: member.groupName ?? '',
        left: member.leftOn !== null || member.relation === 'elsewhere',
        changes: [],
      }),
    }))
  return (
    <div className="row import-conflict">
      <b>「{name}」是：</b>
      <span className="import-which">
        <Select<number>
          aria-label={`第 ${decided.row.row} 行的${name}是哪一位`}
          size="small"
          className="import-who"
          allowClear
          placeholder="说不准，只留在原文里"
          disabled={disabled}
          value={decided.choice?.people?.[name] ?? null}
          options={options}
          onChange={(memberId: number | undefined) =>
            decide(withChoice(decisions, decided, sayWho(decided, name, memberId ?? null)))
          }
        />
      </span>
    </div>
  )
}
