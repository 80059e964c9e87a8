/** A field that is searched while it is typed: not while an input method is composing, and not at every key. */
import { useCallback, useEffect, useState } from 'react'

export interface TypedText {
  /** As it stands in the field. */
  readonly text: string
  /** As it is asked. */
  readonly asked: string
  /** For an `input`. */
  readonly field: {
    readonly value: string
    readonly onChange: (event: React.ChangeEvent<HTMLInputElement>) => void
    readonly onCompositionStart: () => void
    readonly onCompositionEnd: (event: React.CompositionEvent<HTMLInputElement>) => void
  }
  /** Puts words in and asks them at once. */
  set(text: string): void
  /** Asks what stands there without waiting. */
  flush(): void
}

/** A pause as short as between two keys of a quick typist. */
const pause = 120

/** @param live false: asked only by `set` and `flush` */
export function useTypedText(first: string, live = true): TypedText {
  const [text, setText] = useState(first)
  const [asked, setAsked] = useState(first)
  const [composing, setComposing] = useState(false)
  useEffect(() => {
    if (!live || composing || text === asked) return
    const timer = setTimeout(() => setAsked(text), pause)
    return () => clearTimeout(timer)
  }, [text, asked, composing, live])
  const set = useCallback((words: string) => {
    setText(words)
    setAsked(words)
  }, [])
  return {
    text,
    asked,
    field: {
      value: text,
      onChange: (event) => setText(event.target.value),
      onCompositionStart: () => setComposing(true),
      onCompositionEnd: (event) => {
        setComposing(false)
        setText(event.currentTarget.value)
      },
    },
    set,
    flush: () => setAsked(text),
  }
}
