/** What was said, speaker by speaker. Pasted minutes fall apart into one row per speaker, once the preview is confirmed. */
import { Button } from 'antd'
import { type KeyboardEvent, memo, useCallback, useState } from 'react'
import { SpeechKind, speechTitles } from '#shared/meetings.ts'
import { type SplitMinutes, splitMinutes } from '#shared/names/speakers.ts'
import { isComposing } from '#renderer/ui/keys.ts'
import { type DraftSpeech, freshKey } from './draft.ts'
import { Choice, LineField, ProseField, optionsOf } from './fields.tsx'
import { NameRemarks, StrangerRemark } from '#renderer/ui/name-remarks.tsx'
import { PasteMinutes, type TakenSpeech } from './paste-minutes.tsx'
import { RemoveButton } from './side-lists.tsx'
import { useFocusNext } from './use-focus-next.ts'

/** Names on the attendance list → member id; guests are not in it. */
export type Roster = ReadonlyMap<string, number>

export interface SpeechesProps {
  readonly itemNumber: number
  readonly speeches: readonly DraftSpeech[]
  readonly roster: Roster
  /** Names that are known besides: observers. */
  readonly guests: readonly string[]
  readonly onChange: (recipe: (speeches: readonly DraftSpeech[]) => readonly DraftSpeech[]) => void
}

const kinds = optionsOf(SpeechKind.options, speechTitles)

export const Speeches = memo(function Speeches({
  itemNumber,
  speeches,
  roster,
  guests,
  onChange,
}: SpeechesProps) {
  const [pasted, setPasted] = useState<{ key: string; text: string; split: SplitMinutes }>()
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
      const people = [...roster].map(([personName, memberId]) => ({ memberId, name: personName }))
      const split = splitMinutes(text, people, guests)
      // one speaker alone is a sentence that begins with a name
      if (split === null || split.parts.length < 2) return false
      setPasted({ key, text, split })
      return true
    },
    [roster, guests],
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
      {pasted === undefined ? null : (
        <PasteMinutes
          split={pasted.split}
          text={pasted.text}
          roster={roster}
          onTake={(before, parts) => onChange((all) => withPasted(all, pasted.key, before, parts))}
          onPlain={(text) => onChange((all) => withPlain(all, pasted.key, text))}
          onClose={() => setPasted(undefined)}
        />
      )}
    </div>
  )
})

/** The pasted speakers behind the row that was pasted into; an untouched row gives way to them. */
function withPasted(
  all: readonly DraftSpeech[],
  key: string,
  before: string,
  parts: readonly TakenSpeech[],
): DraftSpeech[] {
  const rows = parts.map((part): DraftSpeech => ({ ...part, key: freshKey(), kind: 'discussion' }))
  return all.flatMap((row) => {
    if (row.key !== key) return [row]
    const kept = [row.text, before].filter((piece) => piece.trim() !== '').join('\n')
    return kept === '' && row.speakerName === '' ? rows : [{ ...row, text: kept }, ...rows]
  })
}

const withPlain = (all: readonly DraftSpeech[], key: string, text: string): DraftSpeech[] =>
  all.map((row) =>
    row.key === key
      ? { ...row, text: [row.text, text].filter((piece) => piece.trim() !== '').join('\n') }
      : row,
  )

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
      <div className="speech-remarks">
        <StrangerRemark
          name={speech.speakerName}
          speakerId={speech.speakerId}
          onChange={(right) => onName(speech.key, right)}
        />
        <NameRemarks text={speech.text} onChange={(text) => onSet(speech.key, { text })} />
      </div>
    </div>
  )
})
