/** The column of sentences, each with its button; the most pressing first, the rest on asking. */
import { Button } from 'antd'
import { useState } from 'react'
import type { BranchOverview } from '#shared/branch.ts'
import type { Duty } from '#shared/compliance.ts'
import { type LedgerDate, within } from '#shared/primitives.ts'
import { useAsk, useCommand } from '../ledger.ts'
import { whatToConvene } from '../meetings/beginning.ts'
import { CopyButton } from '../meetings/copy-button.tsx'
import { emptyMeeting } from '../meetings/new-meeting.tsx'
import { PlanButton } from '../study/plan-button.tsx'
import { DateField } from '../ui/date-field.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { go } from '../ui/route.ts'
import type { Sentence } from './month.ts'

const toneWords = { due: '待办', wrong: '缺' } as const
const shownAtFirst = 12

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
  const latest = useAsk('meetings.latest', { branchId: branch.branchId }).data ?? []
  const [asking, setAsking] = useState(false)
  const [day, setDay] = useState<LedgerDate | null>(null)
  const { kind, topics } = whatToConvene(duty)
  // a topic is dealt with in whatever meeting; a meeting is like the one before
  const last =
    topics.length > 0 ? undefined : latest.find((one) => one.kind === kind && one.groupId === duty.groupId)
  const begin = (on: LedgerDate) => {
    convene.mutate(
      { ...emptyMeeting(branch, kind, duty.groupId, on), topics: [...topics] },
      { onSuccess: (meeting) => go(`/meetings/${meeting.meetingId}`) },
    )
  }
  if (within(today, duty)) {
    return (
      <span className="sentence-buttons">
        {last === undefined ? null : (
          <CopyButton size="small" word="照上次的抄一份" of={text} meetingId={last.meetingId} on={today} />
        )}
        <Button
          size="small"
          loading={convene.isPending}
          aria-label={`${word}：${text}`}
          onClick={() => begin(today)}
        >
          {word}
        </Button>
      </span>
    )
  }
  return (
    <>
      <Button size="small" aria-label={`${word}：${text}`} onClick={() => setAsking(true)}>
        {word}
      </Button>
      {asking ? (
        <Dialog
          title={word}
          width={420}
          okText="开始补记"
          cancelText="取消"
          okButtonProps={{ disabled: day === null || day > today }}
          confirmLoading={convene.isPending}
          looksUp
          onOk={() => {
            if (day !== null) begin(day)
          }}
          onCancel={() => setAsking(false)}
        >
          <div className="stack">
            <p>是哪天？补记会注明录入时间；确实没有的，不要补。</p>
            <DateField label="开会日期" value={day} onChange={setDay} />
          </div>
        </Dialog>
      ) : null}
    </>
  )
}
