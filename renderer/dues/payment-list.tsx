/** The cash book: every row as it was written; a wrong one is taken back with a reason and stays readable. */
import { EntryWord } from '../ui/entry-mark.tsx'
import { Button, Skeleton } from 'antd'
import { type DuesPayment, duesWayTitles } from '#shared/dues.ts'
import { chineseDate } from '#shared/primitives.ts'
import { yuan } from '#shared/rules/dues.ts'
import { useBranch } from '../branch-context.tsx'
import { useAsk, useCommand } from '../ledger.ts'
import { Door, EmptyPage } from '../ui/empty-page.tsx'
import { HistoryLink } from '../ui/history-drawer.tsx'
import { askReason } from '../ui/ask.tsx'

interface Props {
  readonly year: number
  readonly memberId: number | undefined
  readonly onWholeBranch: () => void
}

export function PaymentList({ year, memberId, onWholeBranch }: Props) {
  const { branchId } = useBranch()
  const asked = useAsk(
    'dues.payments',
    {
      branchId,
      fromMonth: `${year}-01`,
      untilMonth: `${year}-12`,
      ...(memberId === undefined ? {} : { memberId }),
    },
    { keepPrevious: true },
  )
  const reverse = useCommand('dues.reverse')
  if (asked.data === undefined) return <Skeleton active />

  async function takeBack(one: DuesPayment): Promise<void> {
    const reason = await askReason({
      title: `冲销 ${one.memberName} ${one.forMonth === null ? '自愿多交' : chineseDate(one.forMonth)} ${yuan(one.amountFen)} 元`,
      text: '这一笔保留，另记一笔同额的冲销；冲销不能再撤回，需要时重新登记。',
      label: '冲销的理由',
      okText: '冲销',
    })
    if (reason !== null) reverse.mutate({ paymentId: one.paymentId, reason })
  }

  return (
    <>
      {memberId === undefined ? null : (
        <p className="hint">
          只显示{asked.data[0]?.memberName ?? '这一名党员'}的流水。
          <Button type="link" onClick={onWholeBranch}>
            看全支部
          </Button>
        </p>
      )}
      {asked.data.length === 0 ? (
        <EmptyPage
          law={{
            asks: '党员按月足额交纳党费。',
            source: '党费收缴规定（2008）第十二条',
          }}
          begin={
            <Door to={`/dues?year=${year}`} first>
              去收缴表登记
            </Door>
          }
          bring="党费收缴登记表"
        >
          {`${year} 年还没有登记党费。这里是流水账：谁、哪天、交哪个月的、多少钱、谁收的，一笔一行；写错的冲销重记，不涂改、不删除。`}
        </EmptyPage>
      ) : (
        <table className="ruled-table dues-table" aria-label="党费收缴流水">
          <thead>
            <tr>
              <th scope="col">序号</th>
              <th scope="col">姓名</th>
              <th scope="col">所属月份</th>
              <th scope="col">金额（元）</th>
              <th scope="col">交纳日期</th>
              <th scope="col">收款人</th>
              <th scope="col">方式、说明</th>
              <th scope="col">
                <span className="hidden-words">操作</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {asked.data.toReversed().map((one) => (
              <tr
                key={one.paymentId}
                data-payment={one.paymentId}
                className={one.reversesId !== null || one.reversedById !== null ? 'is-void' : undefined}
              >
                <td className="dues-number">{one.paymentId}</td>
                <td>{one.memberName}</td>
                <td>{one.forMonth === null ? '自愿多交' : chineseDate(one.forMonth)}</td>
                <td className="dues-number">{yuan(one.amountFen)}</td>
                <td>{one.paidOn === null ? '未记日期' : chineseDate(one.paidOn)}</td>
                <td>{one.receiver === '' ? '—' : one.receiver}</td>
                <td>
                  {saidOf(one)}
                  <EntryWord on={one.paidOn} enteredAt={one.enteredAt} source={one.source} />
                </td>
                <td>
                  {one.reversesId === null && one.reversedById === null ? (
                    <Button size="small" onClick={() => void takeBack(one)}>
                      冲销
                    </Button>
                  ) : null}
                  <HistoryLink
                    record={{ kind: 'duesPayment', id: one.paymentId }}
                    of={`第 ${one.paymentId} 笔`}
                    words="记录"
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

function saidOf(one: DuesPayment): string {
  if (one.reversesId !== null) return `冲销第 ${one.reversesId} 笔：${one.reason}`
  return [
    duesWayTitles[one.way],
    ...(one.supplement ? ['补足'] : []),
    ...(one.remark === '' ? [] : [one.remark]),
    ...(one.reversedById === null ? [] : [`已由第 ${one.reversedById} 笔冲销`]),
  ].join('，')
}
