/** How a hit reads: its title, what and when it is, and the words around what was found. */
import { chineseDate } from '#shared/primitives.ts'
import type { SearchHit } from '#shared/search.ts'

export function HitLine({ hit }: { readonly hit: SearchHit }) {
  const { found } = hit
  return (
    <span className={hit.void ? 'hit hit-void' : 'hit'}>
      <span className="hit-head">
        <span className="hit-title">
          <Marked text={hit.title} marks={hit.titleMarks} />
        </span>
        <small>
          {hit.void ? '已作废 · ' : null}
          {hit.label}
          {hit.date === null ? null : ` · ${chineseDate(hit.date)}`}
        </small>
      </span>
      {found !== null ? (
        <span className="hit-found">
          {found.field}：
          <Marked text={found.text} marks={found.marks} />
        </span>
      ) : hit.summary === '' ? null : (
        <span className="hit-found">{hit.summary}</span>
      )}
    </span>
  )
}

/** Marked by weight and a line, so that it shows without colour. */
function Marked({ text, marks }: { readonly text: string; readonly marks: SearchHit['titleMarks'] }) {
  const parts: React.ReactNode[] = []
  let at = 0
  for (const [from, until] of marks) {
    parts.push(text.slice(at, from), <mark key={from}>{text.slice(from, until)}</mark>)
    at = until
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  )
}
