/** Phrases into the text at the cursor: Alt+/ in any text of the record, or the button in the margin. */
import { Button, Input } from 'antd'
import { type KeyboardEvent, type RefObject, memo, useEffect, useRef, useState } from 'react'
import { type MeetingKind, meetingTitles } from '#shared/meetings.ts'
import { offered } from '#shared/phrases.ts'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { useAsk, useCommand } from '#renderer/ledger.ts'
import { isComposing } from '#renderer/ui/keys.ts'
import { MarginNote } from '#renderer/ui/page.tsx'
import './phrase-picker.css'

export interface PhrasePickerProps {
  readonly kind: MeetingKind
  /** What holds the texts. */
  readonly record: RefObject<HTMLElement | null>
}

/** Stands in the margin; knows which text was written in last. */
export const PhrasePicker = memo(function PhrasePicker({ kind, record }: PhrasePickerProps) {
  const [open, setOpen] = useState(false)
  const [selected, setSelected] = useState('')
  const field = useRef<HTMLTextAreaElement | null>(null)

  useEffect(() => {
    const holder = record.current
    if (holder === null) return
    const notice = (event: Event) => {
      if (event.target instanceof HTMLTextAreaElement) field.current = event.target
    }
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (!event.altKey || event.code !== 'Slash' || !(event.target instanceof HTMLTextAreaElement)) return
      event.preventDefault()
      begin()
    }
    holder.addEventListener('focusin', notice)
    holder.addEventListener('keydown', onKey)
    return () => {
      holder.removeEventListener('focusin', notice)
      holder.removeEventListener('keydown', onKey)
    }
  }, [record])

  function begin(): void {
    const text = field.current
    setSelected(text === null ? '' : text.value.slice(text.selectionStart, text.selectionEnd).trim())
    setOpen(true)
  }

  const insert = (phrase: string) => {
    setOpen(false)
    const text = field.current
    if (text?.isConnected !== true) return
    text.setRangeText(phrase, text.selectionStart, text.selectionEnd, 'end')
    // the page hears of it as of typed text
    text.dispatchEvent(new Event('input', { bubbles: true }))
    setTimeout(() => text.focus())
  }
  return (
    <MarginNote title="短语">
      <p>
        光标停在要写的地方，按 <kbd>Alt</kbd>+<kbd>/</kbd> 选一句。
      </p>
      <Button size="small" onClick={begin}>
        插入短语
      </Button>
      {open ? (
        <PhraseDialog kind={kind} selected={selected} onPick={insert} onClose={() => setOpen(false)} />
      ) : null}
    </MarginNote>
  )
})

interface DialogProps {
  readonly kind: MeetingKind
  /** Text that was marked: offered to be kept. */
  readonly selected: string
  readonly onPick: (phrase: string) => void
  readonly onClose: () => void
}

function PhraseDialog({ kind, selected, onPick, onClose }: DialogProps) {
  const [wanted, setWanted] = useState('')
  const [editing, setEditing] = useState<{ phraseId: number | null; text: string } | undefined>(
    selected === '' ? undefined : { phraseId: null, text: selected },
  )
  const stored = useAsk('phrases.list', {}).data ?? []
  const add = useCommand('phrases.add')
  const amend = useCommand('phrases.amend')
  const makeVoid = useCommand('phrases.void')
  const list = useRef<HTMLUListElement>(null)
  const { own, usual } = offered(kind, stored)
  const rows = [
    ...own.map(({ phraseId, text }) => ({ phraseId, text })),
    ...usual.map((text) => ({ phraseId: null, text })),
  ].filter(({ text }) => text.includes(wanted.trim()))

  const keep = (forAll: boolean) => {
    if (editing === undefined || editing.text.trim() === '') return
    const done = { onSuccess: () => setEditing(undefined) }
    if (editing.phraseId === null) add.mutate({ kind: forAll ? null : kind, text: editing.text }, done)
    else amend.mutate({ phraseId: editing.phraseId, text: editing.text }, done)
  }
  const walk = (event: KeyboardEvent<HTMLElement>) => {
    if (isComposing(event) || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return
    event.preventDefault()
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('.phrase-text') ?? [])]
    const here = buttons.findIndex((button) => button === document.activeElement)
    buttons[Math.max(0, Math.min(buttons.length - 1, here + (event.key === 'ArrowDown' ? 1 : -1)))]?.focus()
  }
  return (
    <Dialog
      title={`短语 · ${meetingTitles[kind]}`}
      width={720}
      footer={null}
      looksUp={editing === undefined}
      onCancel={onClose}
    >
      <div onKeyDown={walk} className="stack">
        <Input
          autoFocus
          aria-label="查找短语"
          placeholder="输入几个字查找；↓ 选，Enter 插入"
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
          onKeyDown={(event) => {
            const [first] = rows
            if (event.key === 'Enter' && !isComposing(event) && first !== undefined) onPick(first.text)
          }}
        />
        <ul className="phrase-list" ref={list}>
          {rows.map(({ phraseId, text }) => (
            <li key={`${phraseId ?? ''}${text}`}>
              <button type="button" className="phrase-text" onClick={() => onPick(text)}>
                {text}
              </button>
              {phraseId === null ? null : (
                <>
                  <Button type="text" size="small" onClick={() => setEditing({ phraseId, text })}>
                    改
                  </Button>
                  <Button type="text" size="small" onClick={() => makeVoid.mutate({ phraseId })}>
                    停用
                  </Button>
                </>
              )}
            </li>
          ))}
          {rows.length === 0 ? <li className="hint">没有含这几个字的短语。</li> : null}
        </ul>
        {editing === undefined ? (
          <div>
            <Button size="small" onClick={() => setEditing({ phraseId: null, text: wanted })}>
              ＋ 自己存一条
            </Button>
          </div>
        ) : (
          <div className="stack">
            <Input.TextArea
              aria-label="短语的文字"
              rows={2}
              maxLength={500}
              value={editing.text}
              onChange={(event) => setEditing({ ...editing, text: event.target.value })}
            />
            <div className="row">
              {editing.phraseId === null ? (
                <>
                  <Button type="primary" size="small" onClick={() => keep(false)}>
                    存到{meetingTitles[kind]}
                  </Button>
                  <Button size="small" onClick={() => keep(true)}>
                    存到全部会议
                  </Button>
                </>
              ) : (
                <Button type="primary" size="small" onClick={() => keep(false)}>
                  保存
                </Button>
              )}
              <Button size="small" type="text" onClick={() => setEditing(undefined)}>
                不存
              </Button>
            </div>
          </div>
        )}
      </div>
    </Dialog>
  )
}
