/** The legal steps of a record: finalise, correct, void, take back. Each says in one sentence what it does. */
import { Button } from 'antd'
import { memo } from 'react'
import type { CheckItem, Meeting } from '#shared/meetings.ts'
import { useCommand } from '#renderer/ledger.ts'
import { askConfirm, askReason } from '#renderer/ui/ask.tsx'
import { useSealed } from '#renderer/ui/sealed.tsx'
import { CheckLines } from './meeting-margin.tsx'

/** Void, correct and restore: what may be done with the record as a whole in its present state. */
export const StateActions = memo(function StateActions({
  meeting,
  flush,
}: {
  readonly meeting: Meeting
  readonly flush?: () => Promise<boolean>
}) {
  const correct = useCommand('meetings.beginCorrection')
  const cancel = useCommand('meetings.void')
  const restore = useCommand('meetings.restore')
  const { meetingId } = meeting
  const sealed = useSealed(meeting.startsAt) !== null

  const askCorrection = async () => {
    const reason = await askReason({
      title: '更正这份记录',
      text: '记录会重新打开供修改；现在的原文连同理由、时间一起留存在「更正记录」里，改完要再次定稿。',
      label: '更正理由',
      okText: '开始更正',
    })
    if (reason !== null) correct.mutate({ meetingId, reason })
  }
  const askVoid = async () => {
    await flush?.()
    const reason = await askReason({
      title: '作废这份记录',
      text: '作废后不再计数，也不进台账；内容仍然保留，以后可以恢复。',
      label: '作废理由',
      okText: '作废',
    })
    if (reason !== null) cancel.mutate({ meetingId, reason })
  }
  const askRestore = async () => {
    const yes = await askConfirm({
      title: '恢复这份记录',
      text: '记录回到作废以前的状态，重新计数；以后仍可再作废。',
      okText: '恢复',
    })
    if (yes) restore.mutate({ meetingId })
  }

  if (sealed) return meeting.state === 'final' ? <Button onClick={() => window.print()}>打印</Button> : null
  if (meeting.state === 'void') return <Button onClick={() => void askRestore()}>恢复</Button>
  return (
    <>
      <Button type="text" onClick={() => void askVoid()}>
        作废
      </Button>
      {meeting.state === 'final' ? (
        <>
          <Button onClick={() => void askCorrection()}>更正</Button>
          <Button onClick={() => window.print()}>打印</Button>
        </>
      ) : null}
    </>
  )
})

export interface FinaliseReviewProps {
  readonly meeting: Meeting
  readonly checklist: readonly CheckItem[]
  readonly flush: () => Promise<boolean>
  readonly onClose: () => void
}

/** What stands before 定稿, in the page itself: the list shrinks while the gaps are being filled. */
export function FinaliseReview({ meeting, checklist, flush, onClose }: FinaliseReviewProps) {
  const finalise = useCommand('meetings.finalise')
  const blocking = checklist.filter((item) => item.severity === 'error')
  const advice = checklist.filter((item) => item.severity !== 'error')
  const seal = async () => {
    if (await flush()) finalise.mutate({ meetingId: meeting.meetingId })
  }
  return (
    <section className="review" aria-label="定稿前检查" role="region">
      <h2>定稿前检查</h2>
      {blocking.length > 0 ? (
        <>
          <p className="word-wrong">有 {blocking.length} 项必须补齐，补齐才能定稿。点一下就到那一处：</p>
          <CheckLines items={blocking} />
        </>
      ) : (
        <p className="word-good">必备的项目都齐了。</p>
      )}
      {advice.length > 0 ? (
        <>
          <p>另有 {advice.length} 项建议，可以补，也可以照此定稿：</p>
          <CheckLines items={advice} />
        </>
      ) : null}
      <p className="hint">定稿后记录锁定，不能直接改；要改可以「更正」，原文留存。</p>
      <div className="row">
        <Button
          type="primary"
          disabled={blocking.length > 0}
          loading={finalise.isPending}
          onClick={() => void seal()}
        >
          {advice.length > 0 ? '照此定稿' : '定稿'}
        </Button>
        <Button onClick={onClose}>先不定稿</Button>
      </div>
    </section>
  )
}
