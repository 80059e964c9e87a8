/** Party groups: each owes its own monthly meeting from the day it was formed to the day it was dissolved. */
import { Button, Input, Skeleton } from 'antd'
import { useState } from 'react'
import { type LedgerDate, chineseDate } from '#shared/primitives.ts'
import { useBranch } from '../branch-context.tsx'
import { useAsk, useCommand } from '../ledger.ts'
import { askConfirm } from '../ui/ask.tsx'
import { DateField } from '../ui/date-field.tsx'
import { HistoryLink } from '../ui/history-drawer.tsx'
import { MemberPicker } from '../ui/member-picker.tsx'
import { TextField } from '../ui/saved-fields.tsx'

export function Groups() {
  const { branchId } = useBranch()
  const groups = useAsk('branch.show', { branchId }).data?.groups
  const amend = useCommand('branch.amendGroup')
  // a day thought better of must leave its field again
  const [declined, setDeclined] = useState(0)
  if (groups === undefined) return <Skeleton active />

  const dissolve = async (groupId: number, name: string, dissolvedOn: LedgerDate | null) => {
    const sure =
      dissolvedOn === null ||
      (await askConfirm({
        title: `撤销${name}`,
        text: `${chineseDate(dissolvedOn)}起不再核查它的党小组会，以前的记录不变。清空撤销日期就恢复。`,
        okText: '撤销党小组',
      }))
    if (sure) amend.mutate({ groupId, dissolvedOn })
    else setDeclined(declined + 1)
  }

  return (
    <div className="stack">
      {groups.length === 0 ? (
        <p className="hint">
          没有划分党小组，就不核查党小组会。党员较多或分散的支部可以划分（支部条例第十三条）。
        </p>
      ) : (
        <table className="ruled-table">
          <thead>
            <tr>
              <th scope="col">名称</th>
              <th scope="col">组长</th>
              <th scope="col">设立日期</th>
              <th scope="col">撤销日期</th>
              <th scope="col">
                <span className="hidden-words">修改记录</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <tr key={group.groupId}>
                <td>
                  <TextField
                    label="党小组名称"
                    required
                    maxLength={40}
                    value={group.name}
                    onSave={(name) => amend.mutate({ groupId: group.groupId, name })}
                  />
                </td>
                <td className="leader-cell">
                  <MemberPicker
                    label={`${group.name}组长`}
                    placeholder="未指定"
                    value={group.leaderId}
                    onChange={(leaderId) => amend.mutate({ groupId: group.groupId, leaderId })}
                  />
                </td>
                <td>
                  <DateField
                    label={`${group.name}设立日期`}
                    value={group.formedOn}
                    onChange={(formedOn) => amend.mutate({ groupId: group.groupId, formedOn })}
                  />
                </td>
                <td>
                  <DateField
                    key={declined}
                    label={`${group.name}撤销日期`}
                    placeholder="仍在"
                    value={group.dissolvedOn}
                    onChange={(dissolvedOn) => void dissolve(group.groupId, group.name, dissolvedOn)}
                  />
                </td>
                <td>
                  <HistoryLink
                    record={{ kind: 'partyGroup', id: group.groupId }}
                    of={group.name}
                    words="记录"
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <NewGroup branchId={branchId} />
    </div>
  )
}

function NewGroup({ branchId }: { readonly branchId: number }) {
  const form = useCommand('branch.formGroup')
  const [name, setName] = useState('')
  const [leaderId, setLeaderId] = useState<number | null>(null)
  const [formedOn, setFormedOn] = useState<LedgerDate | null>(null)
  const save = () =>
    form.mutate(
      { branchId, name, leaderId, formedOn },
      {
        onSuccess: () => {
          setName('')
          setLeaderId(null)
          setFormedOn(null)
        },
      },
    )
  return (
    <div className="add-row" role="group" aria-label="设立党小组">
      <Input
        className="add-name"
        aria-label="新党小组名称"
        placeholder="新党小组名称"
        maxLength={40}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <span className="add-person">
        <MemberPicker
          label="新党小组组长"
          placeholder="组长（可不选）"
          value={leaderId}
          onChange={setLeaderId}
        />
      </span>
      <DateField label="新党小组设立日期" placeholder="设立日期" value={formedOn} onChange={setFormedOn} />
      <Button type="primary" disabled={name.trim() === ''} loading={form.isPending} onClick={save}>
        设立党小组
      </Button>
    </div>
  )
}
