/** What was said, speaker by speaker. Pasted minutes of the form 「姓名：发言」 fall apart into one row per speaker. */
import { Button } from 'antd'
import { type KeyboardEvent, memo, useCallback } from 'react'
import { SpeechKind, speechTitles } from '#shared/meetings.ts'
import { isComposing } from '#renderer/ui/keys.ts'
import { type DraftSpeech, freshKey } from './draft.ts'
import { Choice, LineField, ProseField, optionsOf } from './fields.tsx'
import { RemoveButton } from './side-lists.tsx'
import { useFocusNext } from './use-focus-next.ts'

/** Names on the attendance list → member id; guests are not in it. */
export type Roster = ReadonlyMap<string, number>

/**
 * Cuts pasted minutes at lines that begin with a known name and a colon. Null where fewer than two speakers are found:
 * then the paste is one person's text. Words before the first name are kept with `before`.
 */
export function splitSpeeches(
  text: string,
  roster: Roster,
): { before: string; parts: readonly { speakerName: string; text: string }[] } | null {
  const before: string[] = []
  const parts: { speakerName: string; lines: string[] }[] = []
  for (const line of text.split(/\r\n?|\n/)) {
    const match =
      /^[\s　]*(?:[（(]?[\d一二三四五六七八九十]{1,3}[）)、.．]\s*)?([^\s：:（(]{2,12})(?:同志)?\s*(?:[（(][^）)]{1,20}[）)])?\s*[：:](.*)$/u.exec(
        line,
      )
    const name = match?.[1]?.replace(/同志$/u, '') ?? ''
    if (match && roster.has(name)) parts.push({ speakerName: name, lines: [match[2] ?? ''] })
    else (parts.at(-1)?.lines ?? before).push(line)
  }
  if (parts.length < 2) return null
  return {
    before: before.join('\n').trim(),
    parts: parts.map(({ speakerName, lines }) => ({ speakerName, text: lines.join('\n').trim() })),
  }
}

export interface SpeechesProps {
  readonly itemNumber: number
  readonly speeches: readonly DraftSpeech[]
  readonly roster: Roster
  readonly onChange: (recipe: (speeches: readonly DraftSpeech[]) => readonly DraftSpeech[]) => void
}

const kinds = optionsOf(SpeechKind.options, speechTitles)

export const Speeches = memo(function Speeches({ itemNumber, speeches, roster, onChange }: SpeechesProps) {
  const focusNext = useFocusNext()
  const set = useCallback(
    (key: string, part: Partial<DraftSpeech>) =>
      onChange((all) => all.map((row) => (row.key === key ? { ...row, ...part } : row))),
    [onChange],
  )
  const name = useCallback(
    (key: string, speakerName: string) =>
      set(key, { speakerName, speakerId: roster.get(speakerName.trim()) ?? null }),
    [set, roster],
  )
  const addAfter = useCallback(
    (key: string | null) => {
      const fresh: DraftSpeech = {
        key: freshKey(),
        speakerId: null,
        speakerName: '',
        kind: 'discussion',
        text: '',
      }
      onChange((all) => {
        const at = key === null ? all.length : all.findIndex((row) => row.key === key) + 1
        return [...all.slice(0, at), fresh, ...all.slice(at)]
      })
      focusNext(`[data-speech="${fresh.key}"] input`)
    },
    [onChange, focusNext],
  )
  const paste = useCallback(
    (key: string, text: string): boolean => {
      const split = splitSpeeches(text, roster)
      if (split) onChange((all) => withPasted(all, key, split, roster))
      return split !== null
    },
    [onChange, roster],
  )
  const remove = useCallback(
    (key: string) => onChange((all) => all.filter((row) => row.key !== key)),
    [onChange],
  )

  return (
    <div className="speeches" data-law="speech">
      {speeches.map((speech, index) => (
        <SpeechRow
          key={speech.key}
          speech={speech}
          label={`议题${itemNumber}第 ${index + 1} 条发言`}
          onSet={set}
          onName={name}
          onNext={addAfter}
          onPaste={paste}
          onRemove={remove}
        />
      ))}
      <Button type="link" size="small" onClick={() => addAfter(null)}>
        ＋ 添加发言
      </Button>
    </div>
  )
})

/** The pasted speakers behind the row that was pasted into; an untouched row gives way to them. */
function withPasted(
  all: readonly DraftSpeech[],
  key: string,
  split: NonNullable<ReturnType<typeof splitSpeeches>>,
  roster: Roster,
): DraftSpeech[] {
  const rows = split.parts.map((part): DraftSpeech => ({
    key: freshKey(),
    speakerId: roster.get(part.speakerName) ?? null,
    speakerName: part.speakerName,
    kind: 'discussion',
    text: part.text,
  }))
  return all.flatMap((row) => {
    if (row.key !== key) return [row]
    const kept = [row.text, split.before].filter((piece) => piece.trim() !== '').join('\n')
    return kept === '' && row.speakerName === '' ? rows : [{ ...row, text: kept }, ...rows]
  })
}

interface RowProps {
  readonly speech: DraftSpeech
  readonly label: string
  readonly onSet: (key: string, part: Partial<DraftSpeech>) => void
  readonly onName: (key: string, name: string) => void
  readonly onNext: (key: string) => void
  readonly onPaste: (key: string, text: string) => boolean
  readonly onRemove: (key: string) => void
}

const SpeechRow = memo(function SpeechRow(props: RowProps) {
  const { speech, label, onSet, onName, onNext, onPaste, onRemove } = props
  const toText = (event: KeyboardEvent<HTMLElement>) => {
    if (isComposing(event) || event.key !== 'Enter') return
    event.preventDefault()
    event.currentTarget.closest('[data-speech]')?.querySelector('textarea')?.focus()
  }
  return (
    <div className="speech" data-speech={speech.key}>
      <LineField
        label={`${label}：发言人`}
        placeholder="发言人"
        className="speaker"
        value={speech.speakerName}
        maxLength={30}
        list="meeting-roster"
        onChange={(text) => onName(speech.key, text)}
        onKeyDown={toText}
      />
      <Choice
        label={`${label}：类别`}
        value={speech.kind}
        options={kinds}
        onChange={(kind) => onSet(speech.key, { kind })}
      />
      <ProseField
        label={`${label}：内容`}
        placeholder="发言要点。Ctrl+Enter 记下一人"
        value={speech.text}
        maxLength={20000}
        onChange={(text) => onSet(speech.key, { text })}
        onKeyDown={(event) => {
          if (isComposing(event) || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          onNext(speech.key)
        }}
        onPaste={(event) => {
          if (onPaste(speech.key, event.clipboardData.getData('text/plain'))) event.preventDefault()
        }}
      />
      <RemoveButton label={`移去${label}`} onClick={() => onRemove(speech.key)} />
    </div>
  )
})
