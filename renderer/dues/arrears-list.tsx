/** Who owes what as of today, and for how long. */
import { Skeleton } from 'antd'
import type { DuesYear } from '#shared/dues.ts'
import { yuan } from '#shared/rules/dues.ts'
import { monthWords } from '#shared/rules/dues-inspection.ts'
import { useBranch } from '../branch-context.tsx'
import { useAsk } from '../ledger.ts'
import { Door, EmptyPage } from '../ui/empty-page.tsx'

const words = { error: '严重', warn: '提醒', info: '待补' } as const

interface Props {
  /** Of whom nobody knows what they owe. */
  readonly unassessed: DuesYear['unassessed']
  readonly onOpenMember: (memberId: number) => void
}

export function ArrearsList({ unassessed, onOpenMember }: Props) {
  const { branchId } = useBranch()
  const asked = useAsk('dues.arrears', { branchId })
  if (asked.data === undefined) return <Skeleton active />
  const { arrears, asOf, missingFen } = asked.data
  const without =
    unassessed.length === 0
      ? ''
      : `还有 ${unassessed.length} 人没有核定党费，不知道应交多少，没有算在内；请先在「核定」里登记。`
  if (arrears.length === 0)
    return (
      <EmptyPage
        {...(unassessed.length === 0
          ? {}
          : {
              begin: (
                <Door to={`/dues?year=${asOf.slice(0, 4)}&tab=assessments`} first>
                  去核定
                </Door>
              ),
            })}
      >
        {`截至 ${asOf}，没有到期未交的党费。${without}`}
      </EmptyPage>
    )
  return (
    <>
      <table className="ruled-table dues-table" aria-label="欠交党费">
        <thead>
          <tr>
            <th scope="col">姓名</th>
            <th scope="col">欠交月份</th>
            <th scope="col">欠交（元）</th>
            <th scope="col">连续</th>
            <th scope="col">情况</th>
          </tr>
        </thead>
        <tbody>
          {arrears.map((one) => (
            <tr key={one.memberId}>
              <td>
                <button type="button" className="dues-name" onClick={() => onOpenMember(one.memberId)}>
                  {one.name}
                </button>
              </td>
              <td>{monthWords(one.months.map(({ month }) => month))}</td>
              <td className="dues-number">{yuan(one.missingFen)}</td>
              <td>{one.run === 0 ? '—' : `${one.run} 个月`}</td>
              <td>
                <b className={`dues-tag is-${one.severity}`}>{words[one.severity]}</b>
                {one.message}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="hint">
        截至 {asOf} 共欠交 {yuan(missingFen)} 元。有正当理由的，在「公示与上缴」里登记支部同意缓交。{without}
      </p>
    </>
  )
}
