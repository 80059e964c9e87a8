/** What a record said before each correction, and why it was corrected. Nothing here can be changed. */
import type { Correction } from '#shared/meetings.ts'
import { chineseMoment } from '#shared/primitives.ts'

export function Corrections({ corrections }: { readonly corrections: readonly Correction[] }) {
  if (corrections.length === 0) return null
  return (
    <section className="corrections" aria-label="更正记录">
      <h2 className="section-title">更正记录</h2>
      {corrections.map((correction) => (
        <details key={`${correction.correctedOn} ${correction.reason}`}>
          <summary>
            {chineseMoment(correction.correctedOn)}：{correction.reason}
            {correction.closed ? '' : '（更正中）'}
          </summary>
          <pre className="before-text">{correction.before}</pre>
        </details>
      ))}
    </section>
  )
}
