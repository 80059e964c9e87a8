/** Open votes, person by person; the sums are worked out, never typed. */
import { Button } from 'antd'
import { memo, useCallback, useEffect, useMemo } from 'react'
import { type Motion, VoteChoice, choiceTitles } from '#shared/motions.ts'
import { useCommand } from '#renderer/ledger.ts'
import { optionsOf } from './fields.tsx'
import type { Counted, VotingMeeting } from './motion-words.ts'
import { PersonRow } from './person-row.tsx'
import { votersPresent } from './statement-grid.tsx'
import { useAutosave } from './use-autosave.ts'

interface VoteRow {
  readonly memberId: number
  readonly name: string
  readonly choice: VoteChoice | null
}

const choices = optionsOf(VoteChoice.options, choiceTitles)

export interface VoteGridProps {
  readonly meeting: VotingMeeting
  readonly motion: Motion
  /** Why nothing can be recorded yet; empty where it can. */
  readonly blocked: string
  readonly onCount: (counted: Counted | null) => void
}

/** A key draws its row and the sums. */
export const VoteGrid = memo(function VoteGrid({ meeting, motion, blocked, onCount }: VoteGridProps) {
  const record = useCommand('motions.recordVotes')
  const held = useMemo(() => {
    const choiceOf = new Map(motion.votes.map((vote) => [vote.memberId, vote.choice]))
    return votersPresent(meeting).map((row): VoteRow => ({
      memberId: row.memberId,
      name: row.memberName,
      choice: choiceOf.get(row.memberId) ?? null,
    }))
  }, [meeting, motion.votes])
  const { value: rows, set } = useAutosave(held, (all) =>
    record.mutateAsync({
      motionId: motion.motionId,
      votes: all.flatMap(({ memberId, choice }) => (choice === null ? [] : [{ memberId, choice }])),
    }),
  )
  const sum = (choice: VoteChoice) => rows.filter((row) => row.choice === choice).length
  const approve = sum('approve')
  const oppose = sum('oppose')
  const abstain = sum('abstain')
  const open = rows.length - approve - oppose - abstain
  useEffect(() => {
    onCount(approve + oppose + abstain === 0 ? null : { approve, oppose, abstain })
  }, [onCount, approve, oppose, abstain])

  const choose = useCallback(
    (memberId: number, choice: VoteChoice) =>
      set((all) => all.map((row) => (row.memberId === memberId ? { ...row, choice } : row))),
    [set],
  )
  const fillDown = useCallback(
    (index: number) =>
      set((all) => {
        const above = all[index - 1]?.choice ?? null
        return above === null ? all : all.map((row, at) => (at === index ? { ...row, choice: above } : row))
      }),
    [set],
  )

  return (
    <div className="grid-block" data-law="vote">
      <div className="grid-head">
        <h3>逐人记票</h3>
        <Button
          size="small"
          disabled={blocked !== '' || open === 0}
          onClick={() =>
            set((all) => all.map((row) => (row.choice === null ? { ...row, choice: 'approve' } : row)))
          }
        >
          其余同意
        </Button>
        <span className="hint">
          <kbd>1</kbd> 同意 <kbd>2</kbd> 不同意 <kbd>3</kbd> 弃权 <kbd>↑</kbd>
          <kbd>↓</kbd> 选人 <kbd>Enter</kbd> 下一人
        </span>
      </div>
      {blocked === '' ? null : <p className="blocked">{blocked}</p>}
      <div role="table" aria-label={`逐人记票：${motion.title}`} className="vote-rows">
        {rows.map((row, index) => (
          <Voter
            key={row.memberId}
            index={index}
            row={row}
            disabled={blocked !== ''}
            choose={choose}
            fillDown={fillDown}
          />
        ))}
      </div>
      <p className="sums" role="status" aria-label="票数合计">
        合计 同意 <b>{approve}</b> 不同意 <b>{oppose}</b> 弃权 <b>{abstain}</b>
        {open > 0 ? <span className="due-text"> · 还有 {open} 人未记</span> : null}
      </p>
    </div>
  )
})

interface VoterProps {
  readonly index: number
  readonly row: VoteRow
  readonly disabled: boolean
  readonly choose: (memberId: number, choice: VoteChoice) => void
  readonly fillDown: (index: number) => void
}

const Voter = memo(function Voter({ index, row, disabled, choose, fillDown }: VoterProps) {
  return (
    <PersonRow
      index={index}
      name={row.name}
      options={choices}
      value={row.choice}
      disabled={disabled}
      onChoose={(choice) => choose(row.memberId, choice)}
      onFillDown={() => fillDown(index)}
    />
  )
})
