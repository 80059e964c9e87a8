/** How far a question to all branches has got, and the button that stops it or goes on. */
import { FailureNote } from '../ui/failure-note.tsx'
import { type Everywhere, hitsIn } from './everywhere.ts'

export function HowFar({ everywhere }: { readonly everywhere: Everywhere }) {
  const { state, searched, left, stop, goOn } = everywhere
  if (state === 'idle') return null
  if (state === 'failed') return <FailureNote error={everywhere.error} onRetry={goOn} />
  const all = searched.length + left
  const far = `${searched.length} / ${all} 个支部`
  return (
    <p className="search-far" role="status">
      {state === 'done'
        ? `${all} 个支部都查过了。`
        : state === 'asking'
          ? `正在查，已查 ${far}…… `
          : state === 'enough'
            ? `已查 ${far}，先列 ${hitsIn(everywhere.branches)} 条，后面可能还有。`
            : `已停下，查了 ${far}。`}
      {state === 'done' ? null : state === 'asking' ? (
        <button type="button" className="search-link" onClick={stop}>
          停下
        </button>
      ) : (
        <button type="button" className="search-link" onClick={goOn}>
          接着查
        </button>
      )}
    </p>
  )
}
