/** The column of sentences, each with its button; the most pressing first, the rest on asking. */
import { Button, Popover } from 'antd'
import { useState } from 'react'
import type { BranchOverview } from '#shared/branch.ts'
import type { Duty } from '#shared/compliance.ts'
import { type LedgerDate, within } from '#shared/primitives.ts'
import { useCommand } from '../ledger.ts'
import { whatToConvene } from '../meetings/beginning.ts'
import { emptyMeeting } from '../meetings/new-meeting.tsx'
import { PlanButton } from '../study/plan-button.tsx'
import { DateField } from '../ui/date-field.tsx'
import { go } from '../ui/route.ts'
import type { Sentence } from './month.ts'

const toneWords = { due: '待办', wrong: '缺' } as const
const shownAtFirst = 10

export interface SentencesProps {
  readonly sentences: readonly Sentence[]
  readonly branch: BranchOverview
  readonly today: LedgerDate
}

export function Sentences({ sentences, branch, today }: SentencesProps) {
  const [all, setAll] = useState(false)
  if (sentences.length === 0) {
    return <p className="empty-page">该开的都开了，该谈的都谈了。本月没有别的要办。</p>
  }
  const shown = all ? sentences : sentences.slice(0, shownAtFirst)
  const more = sentences.length - shownAtFirst
  return (
    <>
      <ul className="sentences" aria-label="要办的事">
        {shown.map((sentence) => (
          <li key={sentence.key} className="sentence">
            <span
              className={sentence.tone === 'wrong' ? 'sentence-tone word-wrong' : 'sentence-tone word-due'}
            >
              {toneWords[sentence.tone]}
            </span>
            <span className="sentence-text">
              {sentence.text}
              <span className="citation">（{sentence.citation}）</span>
            </span>
            <Doing sentence={sentence} branch={branch} today={today} />
          </li>
        ))}
      </ul>
      {more > 0 ? (
        <Button
          className="sentences-more"
          type="text"
          size="small"
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all ? '收起' : `还有 ${more} 件，都列出来`}
        </Button>
      ) : null}
    </>
  )
}

function Doing({
  sentence,
  branch,
  today,
}: { readonly sentence: Sentence } & Omit<SentencesProps, 'sentences'>) {
  const { action, text } = sentence
  if ('begin' in action)
    return <Begin duty={action.begin} word={action.word} text={text} branch={branch} today={today} />
  if ('study' in action) return <PlanButton itemIds={action.study} word={action.word} text={text} />
  return (
    <Button size="small" aria-label={`${action.word}：${text}`} onClick={() => go(action.to)}>
      {action.word}
    </Button>
  )
}

interface BeginProps extends Omit<SentencesProps, 'sentences'> {
  readonly duty: Duty
  readonly word: string
  readonly text: string
}

/** Begins a draft: at once while the period runs; for one that is over, only on a day that somebody names. */
function Begin({ duty, word, text, branch, today }: BeginProps) {
  const convene = useCommand('meetings.convene')
  const [asking, setAsking] = useState(false)
  const [day, setDay] = useState<LedgerDate | null>(null)
  const begin = (on: LedgerDate) => {
    const { kind, topics } = whatToConvene(duty)
    convene.mutate(
      { ...emptyMeeting(branch, kind, duty.groupId, on), topics: [...topics] },
      { onSuccess: (meeting) => go(`/meetings/${meeting.meetingId}`) },
    )
  }
  if (within(today, duty)) {
    return (
      <Button
        size="small"
        loading={convene.isPending}
        aria-label={`${word}：${text}`}
        onClick={() => begin(today)}
      >
        {word}
      </Button>
    )
  }
  return (
    <Popover
      trigger="click"
      open={asking}
      onOpenChange={setAsking}
      placement="bottomRight"
      content={
        <div className="begin-past">
          <p>是哪天？补记会注明录入时间；确实没有的，不要补。</p>
          <div className="row">
            <DateField label="开会日期" value={day} onChange={setDay} />
            <Button
              type="primary"
              disabled={day === null || day > today}
              loading={convene.isPending}
              onClick={() => day !== null && begin(day)}
            >
              开始补记
            </Button>
          </div>
        </div>
      }
    >
      <Button size="small" aria-label={`${word}：${text}`}>
        {word}
      </Button>
    </Popover>
  )
}
