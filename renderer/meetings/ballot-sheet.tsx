/** The sums of a secret ballot: all that may be kept of it. Says what does not add up while it is typed. */
import { Button } from 'antd'
import { type KeyboardEvent, useEffect } from 'react'
import type { DecisionKind, Motion } from '#shared/motions.ts'
import { useCommand } from '#renderer/ledger.ts'
import { isComposing } from '#renderer/ui/keys.ts'
import { freshKey } from './draft.ts'
import { CountField, LineField } from './fields.tsx'
import {
  type Counted,
  type TypedTally,
  completeTally,
  namesIn,
  noTally,
  tallyFaults,
} from './motion-words.ts'
import { OfficerFields } from './officers.tsx'
import { RemoveButton } from './side-lists.tsx'
import { useAutosave } from './use-autosave.ts'

interface Sheet {
  readonly tally: TypedTally
  readonly writeIns: readonly { readonly key: string; readonly name: string; readonly votes: number | null }[]
  readonly scrutineers: string
  readonly tellers: string
}

const fields: readonly (readonly [keyof TypedTally, string])[] = [
  ['issued', '发出'],
  ['returned', '收回'],
  ['valid', '有效'],
  ['invalid', '无效'],
  ['approve', '赞成'],
  ['oppose', '不赞成'],
  ['abstain', '弃权'],
]

/** What a paper may name somebody else for. An admission or a sanction is about one person, an appraisal about all. */
const mayNameOthers: ReadonlySet<DecisionKind> = new Set([
  'generalResolution',
  'committeeDecision',
  'leadingGroupDecision',
  'personnel',
])

function sheetOf(motion: Motion): Sheet {
  const { tally } = motion
  return {
    tally: tally === null ? noTally : tally,
    writeIns: (tally?.writeIns ?? []).map((row) => ({ key: row.name, ...row })),
    scrutineers: motion.scrutineers.join('、'),
    tellers: motion.tellers.join('、'),
  }
}

export interface BallotSheetProps {
  readonly motion: Motion
  readonly blocked: string
  readonly onCount: (counted: Counted | null) => void
}

export function BallotSheet({ motion, blocked, onCount }: BallotSheetProps) {
  const record = useCommand('motions.recordBallot')
  const present = motion.facts.present
  const ready = (sheet: Sheet) =>
    completeTally(sheet.tally) !== null && tallyFaults(sheet.tally, present).length === 0
  const save = async (sheet: Sheet) => {
    const tally = completeTally(sheet.tally)
    if (tally === null) return
    await record.mutateAsync({
      motionId: motion.motionId,
      tally: {
        ...tally,
        writeIns: sheet.writeIns.flatMap(({ name, votes }) =>
          name.trim() === '' || votes === null || votes < 1 ? [] : [{ name, votes }],
        ),
      },
      scrutineers: namesIn(sheet.scrutineers),
      tellers: namesIn(sheet.tellers),
    })
  }
  const { value: sheet, set, dirty } = useAutosave(sheetOf(motion), save, ready)
  const { approve, oppose, abstain } = sheet.tally
  useEffect(() => {
    onCount(approve === null ? null : { approve, oppose: oppose ?? 0, abstain: abstain ?? 0 })
  }, [onCount, approve, oppose, abstain])

  const faults = tallyFaults(sheet.tally, present)
  const wrong = new Set(faults.flatMap((fault) => fault.fields))
  const off = blocked !== ''
  const setTally = (part: Partial<TypedTally>) =>
    set((before) => ({ ...before, tally: { ...before.tally, ...part } }))
  const setWriteIn = (key: string, part: { name?: string; votes?: number | null }) =>
    set((before) => ({
      ...before,
      writeIns: before.writeIns.map((row) => (row.key === key ? { ...row, ...part } : row)),
    }))
  const missing = fields.filter(([key]) => sheet.tally[key] === null).map(([, title]) => title)

  return (
    <div className="grid-block" data-law="ballot">
      <div className="grid-head">
        <h3>票数</h3>
        <Button
          size="small"
          disabled={off || present === 0}
          onClick={() => setTally({ issued: present, returned: present, valid: present, invalid: 0 })}
        >
          发出、收回、有效都是 {present}
        </Button>
        <span className="secret">无记名投票：本表不记录个人投票</span>
      </div>
      {off ? <p className="blocked">{blocked}</p> : null}
      <div className="tally" role="group" aria-label="票数" onKeyDown={nextOnEnter}>
        {fields.map(([key, title]) => (
          <CountField
            key={key}
            label={title}
            value={sheet.tally[key]}
            disabled={off}
            wrong={wrong.has(key)}
            onChange={(value) => setTally({ [key]: value })}
          />
        ))}
      </div>
      {faults.map((fault) => (
        <p className="wrong-text" role="alert" key={fault.message}>
          {fault.message}。
        </p>
      ))}
      {dirty && (faults.length > 0 || missing.length > 0) ? (
        <p className="due-text" role="status">
          票数还没有保存：{faults.length > 0 ? '对上之后' : `填完${missing.join('、')}之后`}自动保存。
        </p>
      ) : null}
      {sheet.writeIns.map((row) => (
        <div className="side-row" key={row.key}>
          <LineField
            label="另选人姓名"
            placeholder="另选他人姓名"
            value={row.name}
            maxLength={30}
            onChange={(name) => setWriteIn(row.key, { name })}
          />
          <CountField label="得票" value={row.votes} onChange={(votes) => setWriteIn(row.key, { votes })} />
          <RemoveButton
            label={`移去另选人 ${row.name}`}
            onClick={() =>
              set((before) => ({
                ...before,
                writeIns: before.writeIns.filter((other) => other.key !== row.key),
              }))
            }
          />
        </div>
      ))}
      {mayNameOthers.has(motion.decisionKind) ? (
        <Button
          type="link"
          size="small"
          disabled={off}
          onClick={() =>
            set((before) => ({
              ...before,
              writeIns: [...before.writeIns, { key: freshKey(), name: '', votes: null }],
            }))
          }
        >
          ＋ 另选他人
        </Button>
      ) : null}
      <OfficerFields
        value={sheet}
        hint="用顿号隔开"
        disabled={off}
        onChange={(part) => set((before) => ({ ...before, ...part }))}
      />
    </div>
  )
}

/** Enter goes from number to number, as on a calculator tape. */
export function nextOnEnter(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter' || isComposing(event)) return
  event.preventDefault()
  const inputs = [...event.currentTarget.querySelectorAll('input')]
  const at = inputs.findIndex((input) => input === event.target)
  const next = inputs[at + 1]
  next?.focus()
  next?.select()
}
