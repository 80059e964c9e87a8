/** Whom the branch is made of: a ruled table for each way of counting, the number beside its bar. */
import type { Structure } from '#shared/overview.ts'
import { shareText } from './words.ts'

export function StructureTables({ structure }: { readonly structure: Structure }) {
  const { people, tables } = structure
  return (
    <div className="overview-structure">
      {tables.map(({ title, rows }) => (
        <table key={title} className="ruled-table">
          <thead>
            <tr>
              <th scope="col">{title}</th>
              <th scope="col" className="number">
                人数
              </th>
              <th scope="col" className="number">
                占比
              </th>
              <th scope="col">
                <span className="hidden-words">图</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.label}>
                <th scope="row">{row.label}</th>
                <td className="number">{row.people}</td>
                <td className="number">{row.people === 0 ? '' : shareText(row.people, people)}</td>
                <td className="overview-bar">
                  <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden>
                    <rect x="0" y="0" height="10" width={people === 0 ? 0 : (row.people * 100) / people} />
                  </svg>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  )
}
