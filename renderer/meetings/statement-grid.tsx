/** 逐人表态: every voting member present, one row each, before any vote is counted (speech 000; 党组工作条例第二十七条). */
import { Button } from 'antd'
import { memo, useCallback, useMemo, useState } from 'react'
import { type Motion, Stance, stanceTitles } from '#shared/motions.ts'
import { useCommand } from '#renderer/ledger.ts'
import { NameRemarks } from '#renderer/ui/name-remarks.tsx'
import { ProseField, optionsOf } from './fields.tsx'
import type { VotingMeeting } from './motion-words.ts'
import { PersonRow } from './person-row.tsx'
import { useAutosave } from './use-autosave.ts'

interface StatementRow {
  readonly memberId: number
  readonly name: string
  readonly stance: Stance | null
  readonly text: string
}

const stances = optionsOf(Stance.options, stanceTitles)

/** Those who may vote and are in the room. */
export const votersPresent = (meeting: VotingMeeting) =>
  meeting.attendance.filter((row) => row.votingRight && (row.status === 'present' || row.status === 'late'))

/** In the order of speaking where it is known; whoever chairs speaks last (党组工作条例第二十七条: 主持人末位表态). */
export function statementRows(meeting: VotingMeeting, motion: Motion): StatementRow[] {
  const stated = new Map(motion.statements.map((statement) => [statement.memberId, statement]))
  const voters = votersPresent(meeting)
  const waiting = voters.filter((row) => !stated.has(row.memberId))
  const ordered = [
    ...waiting.filter((row) => row.memberId !== meeting.chairId),
    ...waiting.filter((row) => row.memberId === meeting.chairId),
  ]
  const fixed = voters
    .flatMap((row) => stated.get(row.memberId) ?? [])
    .toSorted((one, other) => one.order - other.order)
  const rows: StatementRow[] = []
  for (const statement of fixed) {
    while (rows.length < statement.order - 1) {
      const next = ordered.shift()
      if (!next) break
      rows.push({ memberId: next.memberId, name: next.memberName, stance: null, text: '' })
    }
    const { memberId, memberName, stance, text } = statement
    rows.push({ memberId, name: memberName, stance, text })
  }
  return [
    ...rows,
    ...ordered.map((row) => ({ memberId: row.memberId, name: row.memberName, stance: null, text: '' })),
  ]
}

export interface StatementGridProps {
  readonly meeting: VotingMeeting
  readonly motion: Motion
}

/** A key draws its own row. */
export const StatementGrid = memo(function StatementGrid({ meeting, motion }: StatementGridProps) {
  const record = useCommand('motions.recordStatements')
  const held = useMemo(() => statementRows(meeting, motion), [meeting, motion])
  const { value: rows, set } = useAutosave(held, (all) =>
    record.mutateAsync({
      motionId: motion.motionId,
      statements: all.flatMap(({ memberId, stance, text }, index) =>
        stance === null ? [] : [{ memberId, order: index + 1, stance, text }],
      ),
    }),
  )
  // The filter keeps whom it began with: a row does not vanish while its text is being typed.
  const [only, setOnly] = useState<ReadonlySet<number> | null>(null)
  const open = rows.filter((row) => row.stance === null)
  const shown = only === null ? rows : rows.filter((row) => only.has(row.memberId))
  const setRow = useCallback(
    (memberId: number, part: Partial<StatementRow>) =>
      set((all) => all.map((row) => (row.memberId === memberId ? { ...row, ...part } : row))),
    [set],
  )
  const move = useCallback((memberId: number, by: 1 | -1) => set((all) => swapped(all, memberId, by)), [set])

  return (
    <div className="grid-block" data-law="statement">
      <div className="grid-head">
        <h3>逐人表态（票决前，每人一行）</h3>
        <Button
          size="small"
          type={only === null ? 'default' : 'dashed'}
          aria-pressed={only !== null}
          disabled={only === null && open.length === 0}
          onClick={() => setOnly(only === null ? new Set(open.map((row) => row.memberId)) : null)}
        >
          {only === null ? (open.length === 0 ? '人人已表态' : `还有 ${open.length} 人未表态`) : '显示全部'}
        </Button>
        <span className="hint">
          <kbd>↑</kbd>
          <kbd>↓</kbd> 选人 <kbd>1</kbd>
          <kbd>2</kbd>
          <kbd>3</kbd>
          <kbd>4</kbd> 立场 <kbd>Enter</kbd> 下一人 <kbd>Alt</kbd>+<kbd>↑</kbd>
          <kbd>↓</kbd> 改次序
        </span>
      </div>
      <div role="table" aria-label={`逐人表态：${motion.title}`}>
        {shown.map((row) => (
          <Speaker key={row.memberId} index={rows.indexOf(row)} row={row} setRow={setRow} move={move} />
        ))}
      </div>
      {rows.length === 0 ? <p className="hint">还没有到会的有表决权人员，请先记出勤。</p> : null}
    </div>
  )
})

interface SpeakerProps {
  readonly index: number
  readonly row: StatementRow
  readonly setRow: (memberId: number, part: Partial<StatementRow>) => void
  readonly move: (memberId: number, by: 1 | -1) => void
}

const Speaker = memo(function Speaker({ index, row, setRow, move }: SpeakerProps) {
  return (
    <div
      role="presentation"
      className="statement-slot"
      onKeyDown={(event) => {
        if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
        event.preventDefault()
        move(row.memberId, event.key === 'ArrowUp' ? -1 : 1)
      }}
    >
      <PersonRow
        index={index}
        name={row.name}
        options={stances}
        value={row.stance}
        thenText
        onChoose={(stance) => setRow(row.memberId, { stance })}
      >
        <ProseField
          label={`${row.name}的表态要点`}
          placeholder="发言要点"
          value={row.text}
          maxLength={2000}
          onChange={(text) => setRow(row.memberId, { text })}
        />
        <NameRemarks text={row.text} onChange={(text) => setRow(row.memberId, { text })} />
        {row.stance === null && row.text.trim() !== '' ? (
          <small className="wrong-text">还没有选立场，这一条没有保存</small>
        ) : null}
      </PersonRow>
    </div>
  )
})

function swapped(rows: readonly StatementRow[], memberId: number, by: 1 | -1): StatementRow[] {
  const from = rows.findIndex((row) => row.memberId === memberId)
  const to = from + by
  const [one, other] = [rows[from], rows[to]]
  if (!one || !other) return [...rows]
  return rows.map((row, index) => (index === from ? other : index === to ? one : row))
}
