/** Minutes pasted into a contribution: who said what is shown first; it is taken, or pasted as it stands. */
import { Button } from 'antd'
import { useState } from 'react'
import { type SpeechPart, type SplitMinutes, linesOf } from '#shared/names/speakers.ts'
import { likeliest } from '#shared/names/pasted.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import type { Roster } from './speeches.tsx'
import './paste-minutes.css'

export interface TakenSpeech {
  readonly speakerId: number | null
  readonly speakerName: string
  readonly text: string
}

export interface PasteMinutesProps {
  readonly split: SplitMinutes
  /** As it was on the clipboard. */
  readonly text: string
  readonly roster: Roster
  /** What stood before the first speaker, and the contributions. */
  readonly onTake: (before: string, speeches: readonly TakenSpeech[]) => void
  readonly onPlain: (text: string) => void
  readonly onClose: () => void
}

/** No speaker: the words go to whoever spoke before. */
const NONE = ''
const AS_WRITTEN = 'written'

interface Row {
  readonly part: SpeechPart
  readonly choice: string
}

const firstChoice = (part: SpeechPart): string => {
  const meant = likeliest({ ...part, written: part.name, note: '' })
  return meant === null ? AS_WRITTEN : String(meant.memberId)
}

export function PasteMinutes({ split, text, roster, onTake, onPlain, onClose }: PasteMinutesProps) {
  const [rows, setRows] = useState<readonly Row[]>(() =>
    split.parts.map((part) => ({ part, choice: firstChoice(part) })),
  )
  const { before, speeches } = speechesOf(split.before, rows, roster)
  const unsure = rows.filter(({ part, choice }) => isUnsure(part) && choice !== NONE).length
  const plain = () => {
    onPlain(linesOf(text).join('\n').trim())
    onClose()
  }
  return (
    <Dialog
      title="粘贴的记录按发言人分开"
      width={820}
      className="paste-minutes-dialog"
      footer={[
        <Button key="cancel" onClick={onClose}>
          取消
        </Button>,
        <Button key="plain" onClick={plain}>
          不分开，原样贴进来
        </Button>,
        <Button
          key="take"
          type="primary"
          autoFocus
          disabled={speeches.length === 0}
          onClick={() => {
            onTake(before, speeches)
            onClose()
          }}
        >
          分成 {speeches.length} 条发言
        </Button>,
      ]}
      onCancel={onClose}
    >
      <p className="hint">
        认出 {split.parts.length} 段发言
        {unsure === 0 ? '' : `，其中 ${unsure} 段的发言人不在出勤名单上，请核对`}
        。一个字也不会丢：不算发言的，选「不是发言人」就并入上一段。
      </p>
      <div className="paste-minutes">
        {before === '' ? null : (
          <section>
            <b>发言以前的文字，原样留着</b>
            <p className="said">{before}</p>
          </section>
        )}
        {rows.map(({ part, choice }, index) => (
          <section key={index} aria-label={`第 ${index + 1} 段：${part.head}`}>
            <div className="row">
              <select
                className="choice"
                aria-label={`第 ${index + 1} 段发言人`}
                value={choice}
                onChange={(event) => {
                  const next = event.target.value
                  setRows(rows.map((each, place) => (place === index ? { ...each, choice: next } : each)))
                }}
              >
                <option value={AS_WRITTEN}>{part.name}（按原文）</option>
                <option value={NONE}>不是发言人，并入上一段</option>
                {[...roster].map(([name, memberId]) => (
                  <option key={memberId} value={memberId}>
                    {name}
                  </option>
                ))}
              </select>
              {isUnsure(part) ? (
                <span className="word-due">
                  原文「{part.head}」{part.state === 'doubtful' ? '疑似写错一个字' : '不在出勤、列席名单上'}
                </span>
              ) : null}
            </div>
            <p className="said">{part.text === '' ? '（没有内容）' : part.text}</p>
          </section>
        ))}
      </div>
    </Dialog>
  )
}

const isUnsure = ({ state }: SpeechPart): boolean => state !== 'exact' && state !== 'spaced'

/** What is taken: whoever is no speaker after all goes, head and words, to the contribution before. Pure. */
export function speechesOf(
  start: string,
  rows: readonly Row[],
  roster: Roster,
): { readonly before: string; readonly speeches: readonly TakenSpeech[] } {
  const names = new Map([...roster].map(([name, memberId]) => [String(memberId), name]))
  const speeches: TakenSpeech[] = []
  let before = start
  for (const { part, choice } of rows) {
    const known = names.get(choice)
    const last = speeches.at(-1)
    if (choice === NONE) {
      const words = `${part.head}：${part.text}`
      if (last === undefined) before = joined(before, words)
      else speeches[speeches.length - 1] = { ...last, text: joined(last.text, words) }
    } else {
      const speakerId = known === undefined ? null : Number(choice)
      speeches.push({ speakerId, speakerName: known ?? part.name, text: part.text })
    }
  }
  return { before, speeches }
}

const joined = (one: string, other: string): string =>
  [one, other].filter((words) => words.trim() !== '').join('\n')
