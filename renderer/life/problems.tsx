/** Problems found, each with where it stands on the list of what is to be put right. */
import { Button, Input } from 'antd'
import { useState } from 'react'
import { type LifeCampaign, type ProblemSource, problemSourceTitles } from '#shared/life.ts'
import type { LedgerDate } from '#shared/primitives.ts'
import { useCommand } from '../ledger.ts'
import { DateField } from '../ui/date-field.tsx'
import { createHeld, useHeld } from '../ui/held.ts'
import { MemberPicker } from '../ui/member-picker.tsx'
import { Link } from '../ui/route.ts'
import { ChoiceField } from '../ui/saved-fields.tsx'

export function Problems({ set }: { readonly set: LifeCampaign }) {
  const withdraw = useCommand('life.voidProblem')
  return (
    <div className="life-body">
      {set.problems.length === 0 ? null : (
        <table className="ruled-table problem-table">
          <thead>
            <tr>
              <th scope="col">编号</th>
              <th scope="col">对象</th>
              <th scope="col">问题</th>
              <th scope="col">措施</th>
              <th scope="col">责任人、时限</th>
              <th scope="col">进展</th>
              <th scope="col">
                <span className="hidden-words">操作</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {set.problems.map(({ problemId, memberName, problem, item }) => (
              <tr key={problemId}>
                <td>{item?.label ?? '—'}</td>
                <td>{memberName}</td>
                <td>{problem}</td>
                <td>
                  {item === null || item.measure === '' ? (
                    <span className="word-due">未写</span>
                  ) : (
                    item.measure
                  )}
                </td>
                <td>
                  {item === null || item.owner === '' ? (
                    <span className="word-due">未定责任人</span>
                  ) : (
                    item.owner
                  )}
                  <br />
                  {item?.dueOn ?? <span className="word-due">未定时限</span>}
                </td>
                <td>
                  {item?.state === 'closed' ? (
                    <span className="word-good">✓ 已销号 {item.closedOn}</span>
                  ) : (
                    '整改中'
                  )}
                </td>
                <td>
                  <Button type="link" size="small" onClick={() => withdraw.mutate({ problemId })}>
                    撤去
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <AddProblem lifeId={set.lifeId} />
      <p className="hint">
        列入后同时进整改台账；措施、时限和销号在 <Link to="/rectification">整改</Link> 里办。
      </p>
    </div>
  )
}

/** A problem that is written and not entered yet. */
const noProblem = { problem: '', measure: '' }
const heldProblem = createHeld<typeof noProblem>()
const isBlank = ({ problem, measure }: typeof noProblem) => problem.trim() === '' && measure.trim() === ''

function AddProblem({ lifeId }: { readonly lifeId: number }) {
  const add = useCommand('life.addProblem')
  const [memberId, setMember] = useState<number | null>(null)
  const [source, setSource] = useState<ProblemSource>('criticism')
  const [{ problem, measure }, setText] = useHeld(heldProblem, `life/${lifeId}/problem`, noProblem, isBlank)
  const [owner, setOwner] = useState('')
  const [dueOn, setDueOn] = useState<LedgerDate | null>(null)
  const keep = () =>
    add.mutate(
      { lifeId, memberId, source, problem, measure, owner, dueOn },
      {
        onSuccess: () => setText(noProblem),
      },
    )
  return (
    <div className="life-add" role="group" aria-label="列入问题清单">
      <span className="row">
        <span className="life-short">
          <MemberPicker placeholder="对象（空为支部班子）" value={memberId} onChange={setMember} />
        </span>
        <ChoiceField label="问题来源" value={source} options={problemSourceTitles} onSave={setSource} />
        <Input
          aria-label="责任人"
          placeholder="责任人"
          className="life-short"
          maxLength={30}
          value={owner}
          onChange={(event) => setOwner(event.target.value)}
        />
        <DateField label="整改时限" placeholder="整改时限" value={dueOn} onChange={setDueOn} />
      </span>
      <Input
        aria-label="问题"
        placeholder="问题"
        maxLength={500}
        value={problem}
        onChange={(event) => setText({ problem: event.target.value, measure })}
      />
      <Input
        aria-label="整改措施"
        placeholder="整改措施"
        maxLength={1000}
        value={measure}
        onChange={(event) => setText({ problem, measure: event.target.value })}
      />
      <Button disabled={problem.trim() === ''} loading={add.isPending} onClick={keep}>
        列入问题清单
      </Button>
    </div>
  )
}
