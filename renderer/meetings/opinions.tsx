/** Opinions handed in before the meeting by voting members who cannot come. Late ones are kept and never counted. */
import { Button } from 'antd'
import { useState } from 'react'
import { type Motion, VoteChoice, type WrittenOpinion, choiceTitles } from '#shared/motions.ts'
import { chineseMoment } from '#shared/primitives.ts'
import { ruleFor } from '#shared/rules/voting.ts'
import { useCommand } from '#renderer/ledger.ts'
import { MomentField } from '#renderer/ui/date-field.tsx'
import { NameRemarks } from '#renderer/ui/name-remarks.tsx'
import { Choice, LineField, optionsOf } from './fields.tsx'
import type { VotingMeeting } from './motion-words.ts'
import { RemoveButton } from './side-lists.tsx'

export interface OpinionsProps {
  readonly meeting: VotingMeeting
  readonly motion: Motion
}

const choices = optionsOf(VoteChoice.options, choiceTitles)

export function Opinions({ meeting, motion }: OpinionsProps) {
  const withdraw = useCommand('motions.withdrawOpinion')
  const [adding, setAdding] = useState(false)
  const rule = ruleFor(motion.decisionKind)
  const handedIn = new Set(motion.writtenOpinions.map((opinion) => opinion.memberId))
  const absent = meeting.attendance.filter(
    (row) =>
      row.votingRight && (row.status === 'leave' || row.status === 'absent') && !handedIn.has(row.memberId),
  )
  return (
    <div className="grid-block opinions" data-law="opinion">
      <div className="grid-head">
        <h3>会前书面意见</h3>
        <span className="hint">
          {rule.writtenCounts
            ? '开会前送达的计入票数，开会后送达的不计。'
            : '这类事项的书面意见只存档，不计票。'}
        </span>
      </div>
      {motion.writtenOpinions.map((opinion) => (
        <p key={opinion.memberId} className="opinion">
          <b>{opinion.memberName}</b> {chineseMoment(opinion.submittedAt)}送达 ·{' '}
          {choiceTitles[opinion.stance]}
          {opinion.note === '' ? '' : ` ·「${opinion.note}」`} ·{' '}
          {opinion.counts ? (
            <span className="good-text">计入</span>
          ) : (
            <span className="due-text">不计（{whyNot(opinion, meeting, rule.writtenCounts)}）</span>
          )}
          <RemoveButton
            label={`删去${opinion.memberName}的书面意见`}
            onClick={() => withdraw.mutate({ motionId: motion.motionId, memberId: opinion.memberId })}
          />
        </p>
      ))}
      {adding && absent.length > 0 ? (
        <OpinionForm meeting={meeting} motion={motion} absent={absent} onDone={() => setAdding(false)} />
      ) : (
        <Button type="link" size="small" disabled={absent.length === 0} onClick={() => setAdding(true)}>
          ＋ 登记书面意见{absent.length === 0 ? '（没有未到会的有表决权人员）' : ''}
        </Button>
      )}
    </div>
  )
}

function whyNot(opinion: WrittenOpinion, meeting: VotingMeeting, kindCounts: boolean): string {
  if (!kindCounts) return '这类事项不计书面意见'
  if (opinion.submittedAt >= meeting.startsAt) return '会议开始后送达'
  return '本人到会'
}

interface OpinionFormProps extends OpinionsProps {
  readonly absent: VotingMeeting['attendance']
  readonly onDone: () => void
}

function OpinionForm({ meeting, motion, absent, onDone }: OpinionFormProps) {
  const receive = useCommand('motions.receiveOpinion')
  const [memberId, setMemberId] = useState(absent[0]?.memberId ?? 0)
  const [submittedAt, setSubmittedAt] = useState<string | null>(null)
  const [stance, setStance] = useState<VoteChoice>('approve')
  const [note, setNote] = useState('')
  const late = submittedAt !== null && submittedAt >= meeting.startsAt
  return (
    <div className="opinion-form" role="group" aria-label="登记书面意见">
      <Choice
        label="提交人"
        value={String(memberId)}
        options={absent.map((row) => [String(row.memberId), row.memberName] as const)}
        onChange={(id) => setMemberId(Number(id))}
      />
      <MomentField label="送达" value={submittedAt} onChange={setSubmittedAt} />
      <Choice label="意见" value={stance} options={choices} onChange={setStance} />
      <LineField
        label="意见摘要"
        placeholder="意见摘要（可不填）"
        className="grow"
        value={note}
        maxLength={500}
        onChange={setNote}
      />
      <NameRemarks text={note} onChange={setNote} />
      <Button
        size="small"
        disabled={submittedAt === null}
        loading={receive.isPending}
        onClick={() => {
          if (submittedAt === null) return
          receive.mutate(
            { motionId: motion.motionId, memberId, submittedAt, stance, note },
            { onSuccess: onDone },
          )
        }}
      >
        登记
      </Button>
      <Button size="small" type="text" onClick={onDone}>
        取消
      </Button>
      {late ? <p className="due-text">会议开始后才送达：登记留存，不计票。</p> : null}
    </div>
  )
}
