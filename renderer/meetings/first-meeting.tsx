/** The strip over a ledger's first record: five steps, what the law says of each, put away by one click. Never in the way. */
import { Button } from 'antd'
import { useState } from 'react'
import type { Meeting } from '#shared/meetings.ts'
import { quarterOf } from '#shared/primitives.ts'
import { useAsk } from '#renderer/ledger.ts'
import { sessionActs } from '#renderer/ui/session-acts.ts'
import { go } from '#renderer/ui/route.ts'
import type { Draft } from './draft.ts'
import { jumpTo } from './meeting-margin.tsx'
import './first-meeting.css'

interface Step {
  readonly title: string
  readonly todo: string
  readonly law: string
  readonly citation: string
  readonly done: boolean
  readonly act: () => void
  readonly word: string
}

/** Put away until the program is opened anew. */
const putAway = new Set<number>()
sessionActs.onClear(() => putAway.clear())

export interface FirstMeetingProps {
  readonly meeting: Meeting
  /** The page as it is being written; absent once it is final. */
  readonly draft?: Draft
  readonly onReview?: () => void
}

export function FirstMeeting({ meeting, draft, onReview }: FirstMeetingProps) {
  const { branchId, meetingId } = meeting
  const own = meeting.source === 'entered' && !putAway.has(meetingId)
  const latest = useAsk('meetings.latest', { branchId }, { enabled: own }).data
  const [gone, setGone] = useState(false)
  const steps = stepsOf(meeting, draft, onReview)
  const next = steps.findIndex(({ done }) => !done)
  const [chosen, setChosen] = useState<number>()
  const first = latest?.length === 1 && latest[0]?.records === 1 && latest[0].meetingId === meetingId
  if (!own || gone || !first) return null
  const at = chosen ?? (next < 0 ? steps.length - 1 : next)
  const step = steps[at]
  return (
    <section className="first-meeting" aria-label="第一次记会议">
      <ol>
        {steps.map(({ title, done }, index) => (
          <li key={title}>
            <button
              type="button"
              aria-current={index === at ? 'step' : undefined}
              onClick={() => {
                setChosen(index)
              }}
            >
              <span aria-hidden="true">{done ? '✓' : index + 1}</span> {title}
              {done ? <span className="hidden-words">，已做</span> : null}
            </button>
          </li>
        ))}
        <li className="put-away">
          <Button
            type="text"
            size="small"
            onClick={() => {
              putAway.add(meetingId)
              setGone(true)
            }}
          >
            不用提示
          </Button>
        </li>
      </ol>
      {step === undefined ? null : (
        <p>
          {step.todo}
          <Button type="link" size="small" onClick={step.act}>
            {step.word}
          </Button>
          <span className="citation">
            {step.law}（{step.citation}）
          </span>
        </p>
      )}
    </section>
  )
}

function stepsOf(meeting: Meeting, draft: Draft | undefined, onReview: (() => void) | undefined): Step[] {
  const final = meeting.state === 'final'
  const agenda = draft?.agenda ?? []
  const told = agenda.some(
    (item) => item.title.trim() !== '' && (item.speeches.length > 0 || item.resolution.trim() !== ''),
  )
  const period = quarterOf(meeting.startsAt.slice(0, 10))
  return [
    {
      title: '写标题时间',
      todo: '写时间、地点，选主持人和记录人；名称可以不填。',
      law: '党员大会、支委会由书记召集并主持，要有专人记录',
      citation: '支部工作条例第十一、十二、十四条',
      done:
        final ||
        (draft !== undefined &&
          draft.place.trim() !== '' &&
          draft.chairId !== null &&
          draft.recorderId !== null),
      act: () => jumpTo('place'),
      word: '去填',
    },
    {
      title: '点名',
      todo: '都来了就不用动；没来的人，选中名字按 2 请假、3 缺席，写原因。',
      law: '半数以上有表决权的党员到会才能开会表决',
      citation: '支部工作条例第十一条',
      done:
        final ||
        (draft !== undefined &&
          draft.attendance.length > 0 &&
          draft.attendance.every(({ status }) => status !== 'unmarked') &&
          draft.place.trim() !== ''),
      act: () => jumpTo('attendance'),
      word: '去点名',
    },
    {
      title: '议题与表决',
      todo: '写下议题，记谁说了什么；要表决的点「提出表决事项」。',
      law: '表决前充分讨论；赞成超过应到会有表决权党员的半数为通过',
      citation: '支部工作条例第十一条',
      done: final || told,
      act: () => jumpTo('agenda'),
      word: '去写',
    },
    {
      title: '定稿',
      todo: '页边「还缺」补齐以后定稿。定稿不能撤销，要改走「更正」。',
      law: '会议记录要素齐全，及时整理、签字归档',
      citation: '会议记录要素',
      done: final,
      act: () => onReview?.(),
      word: '看还缺什么',
    },
    {
      title: '打印',
      todo: '到「台账」生成这一季度的 Word 文件，打印后签字。',
      law: '台账按季度整理，一份记录一式签字存档',
      citation: '会议记录要素',
      done: false,
      act: () => go(`/book?period=${period}`),
      word: '去生成台账',
    },
  ]
}
