/** The paper page with the law in its margin. */
import { type ReactNode, useEffect, useRef, useState } from 'react'

export interface PageProps {
  readonly title: ReactNode
  readonly subtitle?: ReactNode
  /** Buttons at the head's right; at most one of them primary. */
  readonly actions?: ReactNode
  /** `MarginNote`s: basis, what is missing, where the record came from. */
  readonly margin?: ReactNode
  /** For tables that need the window's width; only without a margin. */
  readonly wide?: boolean
  readonly children: ReactNode
}

/** One sheet of at most 900 px, and beside it (below it on narrow windows) the margin. */
export function Page({ title, subtitle, actions, margin, wide = false, children }: PageProps) {
  return (
    <div className={wide && margin === undefined ? 'desk desk-wide' : 'desk'}>
      <article className="paper">
        <header className="paper-head">
          <div>
            <h1>{title}</h1>
            {subtitle === undefined ? null : <p className="subtitle">{subtitle}</p>}
          </div>
          {actions === undefined ? null : <div className="actions">{actions}</div>}
        </header>
        {children}
      </article>
      {margin === undefined ? null : <Margin>{margin}</Margin>}
    </div>
  )
}

/** Where its notes are longer than the window, the margin is scrolled by keys too, and is a stop for Tab only then. */
function Margin({ children }: { readonly children: ReactNode }) {
  const aside = useRef<HTMLElement>(null)
  const [longer, setLonger] = useState(false)
  useEffect(() => {
    const element = aside.current
    if (element === null) return
    const measure = () => setLonger(element.scrollHeight > element.clientHeight)
    const watch = new ResizeObserver(measure)
    // the window's height shows in the margin's own, what its notes say in theirs
    for (const each of [element, ...element.children]) watch.observe(each)
    return () => watch.disconnect()
  })
  return (
    <aside ref={aside} className="margin" aria-label="页边提示" {...(longer ? { tabIndex: 0 } : {})}>
      {children}
    </aside>
  )
}

export type MarginTone = 'plain' | 'due' | 'wrong' | 'good'

/** The tone is told by a word as well, never by colour alone. */
const toneWords: Readonly<Record<MarginTone, string>> = {
  plain: '',
  due: '待办',
  wrong: '须改',
  good: '已齐',
}

export interface MarginNoteProps {
  readonly title: ReactNode
  readonly tone?: MarginTone
  readonly children?: ReactNode
}

export function MarginNote({ title, tone = 'plain', children }: MarginNoteProps) {
  return (
    <section className={`margin-note tone-${tone}`}>
      <h2>
        {title}
        {tone === 'plain' ? null : <span className="tone-word">{toneWords[tone]}</span>}
      </h2>
      {children}
    </section>
  )
}
