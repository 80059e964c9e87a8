/** One matter to vote on: what it takes, who said what, what was counted, and what follows. */
import { Button } from 'antd'
import { memo, useState } from 'react'
import { type Motion, decisionTitles, methodTitles } from '#shared/motions.ts'
import { judgeVote, ruleFor } from '#shared/rules/voting.ts'
import { demandsPerPersonWording, findBlanketWording } from '#shared/rules/wording.ts'
import { useCommand } from '#renderer/ledger.ts'
import { askConfirm } from '#renderer/ui/ask.tsx'
import { NameRemarks } from '#renderer/ui/name-remarks.tsx'
import { BlanketWarning } from './agenda.tsx'
import { BallotSheet } from './ballot-sheet.tsx'
import { ElectionSheet } from './election-sheet.tsx'
import { electionConclusion, electionWording } from './election-words.ts'
import { Choice, LineField, ProseField, optionsOf } from './fields.tsx'
import {
  type Counted,
  type VotingMeeting,
  conclusionOf,
  decisionKindsFor,
  liveFacts,
  wasVoted,
  wordingOf,
} from './motion-words.ts'
import { Opinions } from './opinions.tsx'
import { StatementGrid } from './statement-grid.tsx'
import { useAutosave } from './use-autosave.ts'
import { VoteGrid } from './vote-grid.tsx'

export interface MotionSheetProps {
  readonly meeting: VotingMeeting
  readonly motion: Motion
}

/** Drawn again when the ledger answers, not at every key on the page around it. */
export const MotionSheet = memo(function MotionSheet({ meeting, motion }: MotionSheetProps) {
  const [counted, setCounted] = useState<Counted | null>(null)
  const [statements, setStatements] = useState(motion.statementsRequired || motion.statements.length > 0)
  const rule = ruleFor(motion.decisionKind)
  const facts = liveFacts(motion, counted)
  const verdict = judgeVote(facts)
  const voted = wasVoted(motion) || counted !== null
  const conclusion = rule.election
    ? electionConclusion(motion)
    : conclusionOf(motion.decisionKind, facts, verdict, voted)
  // numbers that contradict each other are nothing to write down
  const wording = rule.election
    ? electionWording(motion)
    : voted && verdict.quorate
      ? wordingOf(motion, facts, verdict)
      : null
  const blocked = blockedBy(motion, verdict.presentShort)
  const withOpinions = rule.writtenCounts || motion.writtenOpinions.length > 0

  return (
    <section
      className="motion"
      aria-label={`表决 ${motion.title}`}
      data-field={`motion.${motion.motionId}`}
      data-law="motion"
      data-decision={motion.decisionKind}
    >
      <MotionHead meeting={meeting} motion={motion} voted={wasVoted(motion)} />
      <p className="threshold" aria-label="到会与通过的条件">
        <span>
          应到有表决权 <b>{facts.expected}</b>
        </span>
        <span>
          须到会 <b>≥{verdict.presentNeeded}</b>
        </span>
        <span className={verdict.presentShort > 0 ? 'wrong-text' : ''}>
          已到 <b>{facts.present}</b>
        </span>
        {rule.approve === null ? null : (
          <span>
            须赞成 <b>≥{verdict.approveNeeded}</b>
          </span>
        )}
        <span className="citation">{verdict.citations.join('；')}</span>
      </p>
      {statements || motion.statementsRequired ? (
        <StatementGrid meeting={meeting} motion={motion} />
      ) : (
        <Button type="link" size="small" className="at-start" onClick={() => setStatements(true)}>
          ＋ 记录逐人表态
        </Button>
      )}
      {rule.election ? (
        <ElectionSheet meeting={meeting} motion={motion} blocked={blocked} />
      ) : motion.method === 'secretBallot' ? (
        <BallotSheet motion={motion} blocked={blocked} onCount={setCounted} />
      ) : (
        <VoteGrid meeting={meeting} motion={motion} blocked={blocked} onCount={setCounted} />
      )}
      {withOpinions ? <Opinions meeting={meeting} motion={motion} /> : null}
      <p className={`conclusion ${conclusion.tone}`} role="status" aria-label="结论">
        → {conclusion.text}
        {facts.writtenApprove > 0 && rule.writtenCounts
          ? ` 其中会前书面意见 ${facts.writtenApprove}（计入）。`
          : ''}
      </p>
      <MotionResolution motion={motion} wording={wording} />
    </section>
  )
})

/** Why votes cannot be taken down yet; the order is law. */
function blockedBy(motion: Motion, presentShort: number): string {
  if (presentShort > 0) return `到会还差 ${presentShort} 人，不得表决。先核对出勤。`
  if (motion.statementsMissing.length > 0)
    return `还有 ${motion.statementsMissing.length} 人没有表态。先记完逐人表态，再录票。`
  return ''
}

const MotionHead = memo(function MotionHead({
  meeting,
  motion,
  voted,
}: MotionSheetProps & { voted: boolean }) {
  const amend = useCommand('motions.amend')
  const withdraw = useCommand('motions.withdraw')
  const clear = useCommand('motions.clearResult')
  const { motionId } = motion
  const { value: title, set: setTitle } = useAutosave(
    motion.title,
    (next) => amend.mutateAsync({ motionId, title: next }),
    (next) => next.trim() !== '',
  )
  const kinds = [...new Set([motion.decisionKind, ...decisionKindsFor(meeting)])]
  return (
    <div className="motion-head">
      <span className="motion-word">表决</span>
      <LineField
        label="表决事项"
        className="grow motion-title"
        value={title}
        maxLength={200}
        onChange={(text) => setTitle(() => text)}
      />
      <Choice
        label="表决种类"
        value={motion.decisionKind}
        disabled={voted}
        options={optionsOf(kinds, decisionTitles)}
        onChange={(decisionKind) => amend.mutate({ motionId, decisionKind })}
      />
      <Choice
        label="表决方式"
        value={motion.method}
        disabled={voted}
        options={optionsOf(ruleFor(motion.decisionKind).methods, methodTitles)}
        onChange={(method) => amend.mutate({ motionId, method })}
      />
      {voted ? (
        <Button
          size="small"
          type="text"
          onClick={() =>
            void askConfirm({
              title: '清除已录的票',
              text: `「${motion.title}」的票数和决议将被清除，表态保留，需要重新录入；清错了，可以马上按右上角「撤销」找回。`,
              okText: '清除重录',
            }).then((yes) => (yes ? clear.mutate({ motionId }) : undefined))
          }
        >
          清票重录
        </Button>
      ) : null}
      <Button
        size="small"
        type="text"
        onClick={() =>
          void askConfirm({
            title: '撤回表决事项',
            text: `「${motion.title}」连同已记的表态和票数将从草稿中删去；撤错了，可以马上按右上角「撤销」找回。`,
            okText: '撤回',
          }).then((yes) => (yes ? withdraw.mutate({ motionId }) : undefined))
        }
      >
        撤回
      </Button>
    </div>
  )
})

interface MotionResolutionProps {
  readonly motion: Motion
  readonly wording: string | null
}

const MotionResolution = memo(function MotionResolution({ motion, wording }: MotionResolutionProps) {
  const resolve = useCommand('motions.resolve')
  const strict = demandsPerPersonWording(motion.decisionKind)
  const { value, set, dirty } = useAutosave(
    motion.resolution,
    (resolution) => resolve.mutateAsync({ motionId: motion.motionId, resolution }),
    (text) => !strict || findBlanketWording(text).length === 0,
  )
  const refused = strict && findBlanketWording(value).length > 0
  return (
    <div className="resolution" data-law="resolution">
      <span className="resolution-word">决议</span>
      <ProseField
        label={`${motion.title}的决议`}
        placeholder={
          wording === null ? '录完票数后，点「写入决议」写上应到、实到和票数' : '点「写入决议」，或自己写'
        }
        value={value}
        maxLength={5000}
        onChange={(text) => set(() => text)}
      />
      <Button
        disabled={wording === null || value === wording}
        title={wording === null ? '还没有票数' : '写入逐人表述的决议'}
        onClick={() => {
          if (wording !== null) set(() => wording)
        }}
      >
        写入决议
      </Button>
      <div className="resolution-note">
        <BlanketWarning text={value} wording={wording} onReplace={(text) => set(() => text)} />
        <NameRemarks text={value} onChange={(text) => set(() => text)} />
        {refused && dirty ? <p className="due-text">改好之前，这段决议不会保存。</p> : null}
      </div>
    </div>
  )
})
