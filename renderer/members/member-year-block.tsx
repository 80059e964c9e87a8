/** One block of the year: a heading, and a ruled table or a word that there is nothing. */
import type { ReactNode } from 'react'

export interface BlockProps {
  readonly title: string
  /** Beside the heading: a sum, a link, a button. */
  readonly aside?: ReactNode
  readonly heads: readonly string[]
  readonly rows: readonly { readonly key: string | number; readonly cells: readonly ReactNode[] }[]
  /** What is said where there is no row. */
  readonly empty: string
  /** Columns of figures, by their place. */
  readonly figures?: readonly number[]
  readonly children?: ReactNode
}

export function Block({ title, aside, heads, rows, empty, figures = [], children }: BlockProps) {
  const kind = (index: number) => (figures.includes(index) ? 'number' : undefined)
  return (
    <section aria-label={title} className="member-year-block">
      <h2 className="section-title">
        {title}
        {aside === undefined ? null : <small>{aside}</small>}
      </h2>
      {rows.length === 0 ? (
        <p className="hint">{empty}</p>
      ) : (
        <table className="ruled-table">
          <thead>
            <tr>
              {heads.map((head, index) => (
                <th key={head} scope="col" className={kind(index)}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, cells }) => (
              <tr key={key}>
                {cells.map((cell, index) => (
                  // the columns of a table never change their places
                  <td key={heads[index] ?? index} className={kind(index)}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {children}
    </section>
  )
}
