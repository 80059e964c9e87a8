/** Our own workbook: what each sheet holds and what is wrong with it; it is taken whole, with one button. */
import { Button } from 'antd'
import type { Doubt, Proposal, ProposedSheet } from '#shared/imports.ts'
import { doubtText } from '#shared/import/doubt-words.ts'

interface Props {
  readonly proposal: Proposal
  readonly committing: boolean
  startOver(): void
  commit(): void
}

/** Wrong rows that are named one by one. */
const MOST = 50

export function WorkbookStep({ proposal, committing, startOver, commit }: Props) {
  const { summary, doubts } = proposal
  const sheets = proposal.sheets.filter((sheet) => sheet.taken && countOf(sheet) > 0)
  const refused = doubts.some(({ code }) => code === 'ledgerNotEmpty' || code === 'workbookUnfit')
  const wrong = sheets.flatMap((sheet) =>
    sheet.rows.filter((row) => row.verdict === 'error').map((row) => ({ sheet, row })),
  )
  const others = proposal.sheets.flatMap((sheet) => sheet.doubts)
  return (
    <section aria-label="识别结果" aria-busy={committing}>
      <p className="import-lead">
        《{proposal.fileName}》是<b>本软件导出的工作簿</b>：{sheets.length} 张有记录的表，共{' '}
        {summary.new + summary.error} 行{summary.error > 0 ? `，其中 ${summary.error} 行有错误` : ''}
        。整本导入，之后可以整批撤销。
      </p>
      <Doubts doubts={[...doubts, ...others]} />
      {wrong.length > 0 ? (
        <ul className="import-doubts">
          {wrong.slice(0, MOST).map(({ sheet, row }) => {
            const [first] = row.doubts
            const said = first === undefined ? undefined : doubtText(first)
            return (
              <li key={`${sheet.name ?? ''}-${row.row}`}>
                <b>
                  《{sheet.name}》第 {row.row} 行：{said?.what}。
                </b>
                {said?.todo}
              </li>
            )
          })}
          {summary.error > MOST ? (
            <li>还有 {summary.error - Math.min(MOST, wrong.length)} 行有错误。</li>
          ) : null}
        </ul>
      ) : null}
      <table className="ruled-table import-workbook">
        <thead>
          <tr>
            <th scope="col">工作表</th>
            <th scope="col">行数</th>
            <th scope="col">有疑问</th>
            <th scope="col">例如</th>
          </tr>
        </thead>
        <tbody>
          {sheets.map((sheet) => (
            <tr key={sheet.name}>
              <td>{sheet.name}</td>
              <td className="number">{countOf(sheet)}</td>
              <td className="number">{sheet.rows.filter((row) => row.doubts.length > 0).length || ''}</td>
              <td className="word-faint">{exampleOf(sheet)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="import-foot is-sticky">
        <Button disabled={committing} onClick={startOver}>
          换一个文件
        </Button>
        <p>
          {refused || summary.error > 0
            ? '现在不能导入，台账没有改动。'
            : `将写入 ${summary.new} 行。一次全部写入，之后可以整批撤销。`}
        </p>
        <Button type="primary" loading={committing} disabled={refused || summary.error > 0} onClick={commit}>
          {committing ? '正在导入…' : '整本导入'}
        </Button>
      </div>
    </section>
  )
}

const countOf = (sheet: ProposedSheet): number => sheet.count ?? sheet.rows.length

/** A few words of the first row. */
const exampleOf = ({ rows }: ProposedSheet): string =>
  Object.entries(rows[0]?.values ?? {})
    .filter(([field]) => !field.endsWith('编号'))
    .flatMap(([, value]) => (typeof value === 'string' ? [value.slice(0, 20)] : []))
    .slice(0, 4)
    .join('，')

function Doubts({ doubts }: { readonly doubts: readonly Doubt[] }) {
  if (doubts.length === 0) return null
  return (
    <ul className="import-doubts">
      {doubts.map((doubt, index) => {
        const { what, todo } = doubtText(doubt)
        return (
          <li key={`${doubt.code}-${index}`}>
            <b>{what}。</b>
            {todo}
          </li>
        )
      })}
    </ul>
  )
}
