/** What is printed on the ledger's first page: name, superior, size. */
import { Button, Input, Skeleton } from 'antd'
import { useState } from 'react'
import type { BranchFields } from '#shared/branch.ts'
import { useBranch } from '../branch-context.tsx'
import { useAsk, useCommand } from '../ledger.ts'
import { DateField } from '../ui/date-field.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { HistoryLink } from '../ui/history-drawer.tsx'
import { RuledField, RuledForm } from '../ui/ruled-form.tsx'
import { ChoiceField, NumberField, TextField } from '../ui/saved-fields.tsx'
import { kindTitles, seatKindTitles, superiorTitles } from './words.ts'

export function BranchFacts() {
  const { branchId } = useBranch()
  const asked = useAsk('branch.show', { branchId })
  const amend = useCommand('branch.amend')
  if (asked.data === undefined) {
    return asked.error === null ? (
      <Skeleton active />
    ) : (
      <FailureNote error={asked.error} onRetry={() => void asked.refetch()} />
    )
  }
  const branch = asked.data
  const save = (change: Partial<BranchFields>) => amend.mutate({ branchId, ...change })
  const { all, full, probationary, unclear } = branch.memberCounts
  return (
    <div className="stack">
      <RuledForm label="支部基本情况">
        <RuledField label="支部名称" wide>
          <TextField
            label="支部名称"
            required
            maxLength={60}
            value={branch.name}
            onSave={(name) => save({ name })}
          />
        </RuledField>
        <RuledField label="上级党组织">
          <TextField
            label="上级党组织"
            maxLength={60}
            value={branch.superior}
            onSave={(superior) => save({ superior })}
          />
        </RuledField>
        <RuledField label="上级类别">
          <ChoiceField
            label="上级类别"
            options={superiorTitles}
            value={branch.superiorKind}
            onSave={(superiorKind) => save({ superiorKind })}
          />
        </RuledField>
        <RuledField label="组织类别">
          <ChoiceField
            label="组织类别"
            options={kindTitles}
            value={branch.kind}
            onSave={(kind) => save({ kind })}
          />
        </RuledField>
        <RuledField label="任期适用">
          <ChoiceField
            label="任期适用"
            options={seatKindTitles}
            value={branch.seatKind}
            onSave={(seatKind) => save({ seatKind })}
          />
        </RuledField>
        <RuledField label="成立时间">
          <DateField
            label="成立时间"
            partial
            value={branch.foundedOn}
            onChange={(foundedOn) => save({ foundedOn })}
          />
        </RuledField>
        <RuledField label="工作人员数">
          <NumberField
            label="本单位工作人员总数"
            max={100000}
            value={branch.staffCount}
            onSave={(staffCount) => save({ staffCount })}
          />
        </RuledField>
        <RuledField label="驻地" wide>
          <TextField label="驻地" maxLength={100} value={branch.seat} onSave={(seat) => save({ seat })} />
        </RuledField>
        <RuledField label="联系电话" wide>
          <TextField
            label="联系电话"
            maxLength={30}
            value={branch.phone}
            onSave={(phone) => save({ phone })}
          />
        </RuledField>
        <RuledField label="党员人数" wide>
          {`共 ${all} 人：正式党员 ${full}、预备党员 ${probationary}${unclear === 0 ? '' : `、待确认 ${unclear}`}`}
        </RuledField>
      </RuledForm>
      <p className="hint">
        成立时间决定从哪个月起核查会议次数，年中成立的只查成立以后的月份。党员人数由名册算出，不能在这里改。
        <HistoryLink record={{ kind: 'branch', id: branchId }} of={branch.name} />
      </p>
      <AnotherBranch />
    </div>
  )
}

/** A general branch may keep its branches in one file; most ledgers never need this. */
function AnotherBranch() {
  const { choose } = useBranch()
  const found = useCommand('branch.found')
  const [name, setName] = useState('')
  const save = () =>
    found.mutate(
      { name },
      {
        onSuccess: ({ branchId }) => {
          setName('')
          choose(branchId)
        },
      },
    )
  return (
    <section aria-label="再放一个支部">
      <h2 className="section-title">再放一个支部</h2>
      <div className="add-row">
        <Input
          className="add-name"
          aria-label="新支部名称"
          placeholder="新支部名称"
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button disabled={name.trim() === ''} loading={found.isPending} onClick={save}>
          新增支部
        </Button>
        <span className="hint">
          党总支可以把下属支部放在同一个台账里，在页面左上方切换。一般一个支部一个文件。
        </span>
      </div>
    </section>
  )
}
