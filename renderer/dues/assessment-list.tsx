/** What everybody is assessed at this year. Bases and pay stay hidden until they are asked for. */
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { type DuesAssessment, type DuesYear, duesCategoryTitles } from '#shared/dues.ts'
import { chineseDate } from '#shared/primitives.ts'
import { yuan } from '#shared/rules/dues.ts'
import { useBranch } from '../branch-context.tsx'
import { useAsk, useCommand } from '../ledger.ts'
import { HistoryLink } from '../ui/history-drawer.tsx'
import { currentApp } from '../ui/antd-app.ts'
import { askConfirm, askReason } from '../ui/ask.tsx'
import { AssessmentForm } from './assessment-form.tsx'

interface Props {
  readonly year: number
  readonly unassessed: DuesYear['unassessed']
  readonly asked: number | undefined
}

const hidden = '＊＊＊'

export function AssessmentList({ year, unassessed, asked }: Props) {
  const { branchId } = useBranch()
  const [reveal, setReveal] = useState(false)
  const [open, setOpen] = useState<number | undefined>(asked)
  const list = useAsk('dues.assessments', { branchId, year, reveal }, { keepPrevious: true })
  const copy = useCommand('dues.copyForward')
  const confirm = useCommand('dues.confirm')
  const voidOne = useCommand('dues.voidAssessment')
  if (list.data === undefined) return <Skeleton active />
  const proposals = list.data.filter(({ confirmedOn }) => confirmedOn === null)
  const without = unassessed.filter(({ memberId }) => !proposals.some((one) => one.memberId === memberId))

  async function confirmAll(): Promise<void> {
    const sure = await askConfirm({
      title: `确认 ${proposals.length} 项核定`,
      text: '确认后不能直接改动；工资变化时写明理由重新核定，或从某月起调整。',
      okText: '确认',
    })
    if (sure) confirm.mutate({ assessmentIds: proposals.map(({ assessmentId }) => assessmentId) })
  }

  async function takeOut(one: DuesAssessment): Promise<void> {
    const reason = await askReason({
      title: `作废${one.memberName}${year}年${one.fromMonth === 1 ? '' : `${one.fromMonth}月起`}的核定`,
      text: '作废的核定保留可查，已交的党费不变；请随后重新核定。',
      label: '作废的理由',
      okText: '作废',
    })
    if (reason !== null) voidOne.mutate({ assessmentId: one.assessmentId, reason })
  }

  return (
    <div className="stack">
      <div className="dues-bar" role="group" aria-label="核定">
        <span className="dues-bar-sum">
          {list.data.length === 0
            ? `${year} 年还没有核定。党费年初核定，年内一般不变。`
            : `已核定 ${list.data.length - proposals.length} 项，待确认 ${proposals.length} 项`}
        </span>
        <Button
          onClick={() =>
            copy.mutate(
              { branchId, year },
              {
                onSuccess: (made) =>
                  void currentApp()?.message.info(
                    made.length === 0
                      ? `没有可以带入的：${year - 1} 年没有核定，或都已带入`
                      : `已带入 ${made.length} 项，请核对后确认`,
                  ),
              },
            )
          }
        >
          带入 {year - 1} 年的核定
        </Button>
        {proposals.length === 0 ? null : (
          <Button type="primary" onClick={() => void confirmAll()}>
            全部确认
          </Button>
        )}
        <Button aria-pressed={reveal} onClick={() => setReveal(!reveal)}>
          {reveal ? '隐藏基数' : '显示基数'}
        </Button>
      </div>
      {without.length === 0 ? null : (
        <p className="dues-without">
          还没有核定：
          {without.map(({ memberId, name }) => (
            <Button key={memberId} size="small" onClick={() => setOpen(memberId)}>
              {name}
            </Button>
          ))}
        </p>
      )}
      {open === undefined ? null : (
        <AssessmentForm
          key={open}
          year={year}
          memberId={open}
          present={list.data.findLast(({ memberId }) => memberId === open)}
          onClose={() => setOpen(undefined)}
          onSaved={() => setOpen(nextWithout(without, open))}
        />
      )}
      {list.data.length === 0 ? null : (
        <table className="ruled-table dues-table dues-assessed" aria-label={`${year} 年党费核定表`}>
          <thead>
            <tr>
              <th scope="col">姓名</th>
              <th scope="col">人员类别</th>
              <th scope="col">税后基数</th>
              <th scope="col">比例</th>
              <th scope="col">月交额</th>
              <th scope="col">说明</th>
              <th scope="col">
                <span className="hidden-words">操作</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {list.data.map((one) => (
              <tr
                key={one.assessmentId}
                data-member={one.memberId}
                className={one.memberId === asked ? 'is-asked' : undefined}
              >
                <td>
                  {one.memberName}
                  {one.fromMonth === 1 ? null : <small> {one.fromMonth}月起</small>}
                </td>
                <td>{duesCategoryTitles[one.category]}</td>
                <td className="dues-number">
                  {!one.hasBase ? '—' : one.baseFen === null ? hidden : yuan(one.baseFen)}
                </td>
                <td>
                  {!one.hasBase
                    ? '定额'
                    : one.rate === null
                      ? hidden
                      : `${Math.round(one.rate * 1000) / 10}%`}
                </td>
                <td className="dues-number">{yuan(one.dueFen)}</td>
                <td>
                  <Said one={one} />
                </td>
                <td className="dues-row-actions">
                  <Button size="small" onClick={() => setOpen(one.memberId)}>
                    {one.confirmedOn === null ? '核对' : '调整'}
                  </Button>
                  {one.confirmedOn === null ? null : (
                    <Button size="small" type="text" onClick={() => void takeOut(one)}>
                      作废
                    </Button>
                  )}
                  <HistoryLink
                    record={{ kind: 'memberDues', id: one.memberId }}
                    of={one.memberName}
                    words="记录"
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}

/** Whoever has no assessment yet is taken one after the other. */
function nextWithout(without: DuesYear['unassessed'], memberId: number): number | undefined {
  const at = without.findIndex((one) => one.memberId === memberId)
  return at < 0 ? undefined : [...without.slice(at + 1), ...without.slice(0, at)][0]?.memberId
}

const words = { error: '须改', warn: '待办', info: '提示' } as const

function Said({ one }: { readonly one: DuesAssessment }) {
  const said = [
    ...(one.confirmedOn === null ? ['待确认'] : []),
    ...(one.reducedFen === null
      ? []
      : [
          `核定 ${yuan(one.amountFen)} 元，减免（${one.reductionApproval === '' ? '未登记批准文号' : one.reductionApproval}）`,
        ]),
    ...(one.elsewhereUntil === null ? [] : [`党费在原支部交至${chineseDate(one.elsewhereUntil)}`]),
    ...(one.changeReason === '' ? [] : [one.changeReason]),
    ...(one.source === 'imported' ? ['补录'] : []),
    ...(one.remark === '' ? [] : [one.remark]),
  ]
  return (
    <>
      {said.join('；')}
      {one.remarks.map((remark) => (
        <span key={remark.message} className="dues-remark">
          <b className={`dues-tag is-${remark.severity}`}>{words[remark.severity]}</b>
          {remark.message}
        </span>
      ))}
    </>
  )
}
