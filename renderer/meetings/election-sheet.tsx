/** An election: posts and candidates first, then the count of the box, candidate by candidate. Sums only. */
import { Button } from 'antd'
import { type KeyboardEvent, useState } from 'react'
import type { Election } from '#shared/elections.ts'
import type { Motion } from '#shared/motions.ts'
import { useCommand } from '#renderer/ledger.ts'
import { PastedPeople } from '#renderer/ui/paste-names.tsx'
import { nextOnEnter } from './ballot-sheet.tsx'
import {
  type ElectionCount,
  boxFields,
  candidateFields,
  completeElection,
  countOf,
  faultsOf,
} from './election-words.ts'
import { CountField, LineField } from './fields.tsx'
import { type VotingMeeting, namesIn, withNames } from './motion-words.ts'
import { OfficerFields } from './officers.tsx'
import { useAutosave } from './use-autosave.ts'

export interface ElectionSheetProps {
  readonly meeting: VotingMeeting
  readonly motion: Motion
  readonly blocked: string
}

export function ElectionSheet(props: ElectionSheetProps) {
  const { election } = props.motion
  const [naming, setNaming] = useState(false)
  if (election === null || election.candidates.length === 0 || naming)
    return <Nomination {...props} onDone={() => setNaming(false)} />
  const names = election.candidates.map((one) => one.name)
  return (
    <div className="grid-block" data-law="ballot">
      <div className="grid-head">
        <h3>
          应选 {election.seats} 名，候选人 {names.length} 名
        </h3>
        <Button size="small" disabled={election.box !== null} onClick={() => setNaming(true)}>
          改名额和候选人
        </Button>
        <span className="secret">无记名投票：本表不记录个人投票</span>
      </div>
      {props.blocked === '' ? null : <p className="blocked">{props.blocked}</p>}
      <Count key={names.join('、')} {...props} election={election} />
    </div>
  )
}

function Nomination({ meeting, motion, onDone }: ElectionSheetProps & { onDone: () => void }) {
  const nominate = useCommand('elections.nominate')
  const [seats, setSeats] = useState<number | null>(motion.election?.seats ?? null)
  const [text, setText] = useState(motion.election?.candidates.map((one) => one.name).join('、') ?? '')
  const names = namesIn(text)
  const ids = new Map(meeting.attendance.map((row) => [row.memberName, row.memberId]))
  const submit = () => {
    if (seats === null || seats < 1 || names.length === 0) return
    nominate.mutate(
      {
        motionId: motion.motionId,
        seats,
        candidates: names.map((name) => ({ memberId: ids.get(name) ?? null, name })),
      },
      { onSuccess: onDone },
    )
  }
  return (
    <div className="grid-block" role="group" aria-label="名额和候选人" data-law="ballot">
      <div className="grid-head">
        <h3>名额和候选人</h3>
        <span className="hint">
          候选人按姓氏笔画为序，用顿号隔开；委员选举差额不少于应选人数的百分之二十。
        </span>
      </div>
      <div className="side-row">
        <CountField label="应选名额" value={seats} onChange={setSeats} />
        <PastedPeople
          className="pasted-people grow"
          title="粘贴名单 · 候选人"
          roster={meeting.attendance.map((row) => ({ memberId: row.memberId, name: row.memberName }))}
          outsiders
          onTake={(people) => setText(withNames(text, people))}
        >
          <LineField
            label="候选人"
            placeholder="候选人姓名，用顿号隔开"
            className="grow"
            value={text}
            onChange={setText}
          />
        </PastedPeople>
        <Button disabled={seats === null || seats < 1 || names.length === 0} onClick={submit}>
          确定候选人
        </Button>
      </div>
    </div>
  )
}

function Count({ motion, blocked, election }: ElectionSheetProps & { election: Election }) {
  const record = useCommand('elections.recordBallot')
  const { value, set, dirty } = useAutosave(
    countOf(motion, election),
    async (count) => {
      const complete = completeElection(count)
      if (complete !== null) await record.mutateAsync({ motionId: motion.motionId, ...complete })
    },
    (count) => completeElection(count) !== null && faultsOf(motion, election, count).length === 0,
  )
  const off = blocked !== ''
  const faults = faultsOf(motion, election, value)
  const setCandidate = (name: string, part: Partial<ElectionCount['candidates'][number]>) =>
    set((before) => ({
      ...before,
      candidates: before.candidates.map((row) => (row.name === name ? { ...row, ...part } : row)),
    }))
  return (
    <div className="stack" onKeyDown={(event: KeyboardEvent<HTMLElement>) => nextOnEnter(event)}>
      <div className="tally" role="group" aria-label="选票">
        {boxFields.map(([key, title]) => (
          <CountField
            key={key}
            label={title}
            value={value.box[key]}
            disabled={off}
            onChange={(number) => set((before) => ({ ...before, box: { ...before.box, [key]: number } }))}
          />
        ))}
      </div>
      {value.candidates.map((row, index) => (
        <div className="tally candidate" role="group" aria-label={`${row.name}得票`} key={row.name}>
          <span className="person-number">{index + 1}</span>
          <span className="person-name">{row.name}</span>
          {candidateFields.map(([key, title]) => (
            <CountField
              key={key}
              label={title}
              value={row[key]}
              disabled={off}
              onChange={(number) => setCandidate(row.name, { [key]: number })}
            />
          ))}
        </div>
      ))}
      <div className="side-row">
        <span className="form-label">另选他人</span>
        <LineField
          label="另选他人"
          className="grow"
          placeholder="如：李明 2、王芳 1；没有则不填"
          value={value.writeIns}
          disabled={off}
          onChange={(writeIns) => set((before) => ({ ...before, writeIns }))}
        />
      </div>
      <OfficerFields
        value={value}
        hint="不是候选人的党员"
        disabled={off}
        onChange={(part) => set((before) => ({ ...before, ...part }))}
      />
      {faults.map((fault) => (
        <p className="wrong-text" role="alert" key={fault}>
          {fault}。
        </p>
      ))}
      {dirty && (faults.length > 0 || completeElection(value) === null) ? (
        <p className="due-text" role="status">
          票数还没有保存：填完并对上之后自动保存。
        </p>
      ) : null}
    </div>
  )
}
