/** Members against the meetings of a kind: a mark where one was expected, a share at the row's end. */
import type { AttendanceMatrix } from '#shared/overview.ts'
import { Link } from '../ui/route.ts'
import { dayOfYear, markSigns, markTitles, markWords, shareText } from './words.ts'

type Row = AttendanceMatrix['rows'][number]

export function AttendanceTable({ matrix }: { readonly matrix: AttendanceMatrix }) {
  const { meetings, rows } = matrix
  return (
    <>
      <div className="overview-frame">
        <table className="ruled-table overview-attendance">
          <caption className="hidden-words">{matrix.year}年出勤</caption>
          <thead>
            <tr>
              <th scope="col">姓名</th>
              {meetings.map(({ meetingId, day, theme, groupName }) => (
                <th key={meetingId} scope="col" title={theme}>
                  <Link to={`/meetings/${meetingId}`}>
                    {Number(day.slice(5, 7))}月
                    <br />
                    {Number(day.slice(8))}日
                  </Link>
                  {groupName === '' ? null : <small>{shortGroup(groupName)}</small>}
                </th>
              ))}
              <th scope="col" className="number">
                到 / 应到
              </th>
              <th scope="col" className="number">
                出勤率
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.memberId}>
                <th scope="row">
                  <Link to={`/members/${row.memberId}?tab=year&year=${matrix.year}`}>{row.name}</Link>
                  <Note row={row} />
                </th>
                {row.cells.map((cell, index) =>
                  cell === null ? (
                    <td key={index} className="is-none" />
                  ) : (
                    <td
                      key={index}
                      className={`is-${cell.mark}${cell.counted ? '' : ' is-uncounted'}`}
                      title={markWords(cell)}
                    >
                      <span aria-hidden>{markSigns[cell.mark]}</span>
                      <span className="hidden-words">{markWords(cell)}</span>
                    </td>
                  ),
                )}
                <td className="number">
                  {row.present} / {row.expected}
                </td>
                <td className="number">{shareText(row.present, row.expected)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">到 / 应到</th>
              {meetings.map(({ meetingId, present, expected }) => (
                <td key={meetingId}>
                  {present}
                  <wbr />/{expected}
                </td>
              ))}
              <Sum rows={rows} />
            </tr>
          </tfoot>
        </table>
      </div>
      <p className="overview-key">
        {(['present', 'late', 'leave', 'absent', 'observer'] as const).map((mark) => (
          <span key={mark}>
            {markSigns[mark]} {markTitles[mark]}
          </span>
        ))}
        <span>？ {markTitles.unrecorded}</span>
        <span>淡色的不计入应到（免勤、依规不计）</span>
        <span>空格：当时不属于开会的范围</span>
      </p>
    </>
  )
}

function Note({ row }: { readonly row: Row }) {
  const words = [
    ...(row.probationary ? ['预备'] : []),
    ...(row.enteredOn === null ? [] : [`${dayOfYear(row.enteredOn)}来`]),
    ...(row.leftOn === null ? [] : [`${dayOfYear(row.leftOn)}离开`]),
  ]
  return words.length === 0 ? null : <small>{words.join('，')}</small>
}

function Sum({ rows }: { readonly rows: readonly Row[] }) {
  const present = rows.reduce((sum, row) => sum + row.present, 0)
  const expected = rows.reduce((sum, row) => sum + row.expected, 0)
  return (
    <>
      <td className="number">
        {present} / {expected}
      </td>
      <td className="number">{shareText(present, expected)}</td>
    </>
  )
}

/** 「第一党小组」 stands as 「第一」 over its column. */
const shortGroup = (name: string): string => name.replace(/党?小组$/, '')
