/** A new member: the name is enough, the rest may follow on the member's own page. */
import { Button, Input } from 'antd'
import { useState } from 'react'
import { memberFieldHelp, memberHelp } from '#shared/help.ts'
import type { MemberFields } from '#shared/members.ts'
import { useBranch } from '../branch-context.tsx'
import { useAsk, useCommand } from '../ledger.ts'
import { HelpNotes, useFieldUnderCursor } from '../ui/help.tsx'
import { Page } from '../ui/page.tsx'
import { go } from '../ui/route.ts'
import { RuledField, RuledForm } from '../ui/ruled-form.tsx'
import { ChoiceField } from '../ui/saved-fields.tsx'
import { CommonFields } from './common-fields.tsx'
import './members.css'

/** `/members/new`. */
export function EnrolPage() {
  const { branchId } = useBranch()
  const enrol = useCommand('members.enrol')
  const groups =
    useAsk('branch.show', { branchId }).data?.groups.filter((group) => group.dissolvedOn === null) ?? []
  const field = useFieldUnderCursor()
  const [fields, setFields] = useState<Partial<MemberFields>>({})
  const change = (next: Partial<MemberFields>) => setFields({ ...fields, ...next })
  const { name = '' } = fields
  const save = () =>
    enrol.mutate(
      { ...fields, name, branchId },
      { onSuccess: (member) => go(`/members/${member.memberId}`, { replace: true }) },
    )

  return (
    <Page
      title="新增党员"
      subtitle="只需填姓名，其余可以以后在党员页补"
      actions={
        <>
          <Button onClick={() => go('/members')}>取消</Button>
          <Button type="primary" disabled={name.trim() === ''} loading={enrol.isPending} onClick={save}>
            登记
          </Button>
        </>
      }
      margin={<HelpNotes help={memberHelp} fields={memberFieldHelp} label={field.label} />}
    >
      <div onFocus={field.onFocus}>
        <RuledForm label="新增党员">
          <RuledField label="姓名">
            <Input
              className="record-input saved-field"
              aria-label="姓名"
              autoFocus
              autoComplete="off"
              maxLength={30}
              value={name}
              onChange={(event) => change({ name: event.target.value })}
            />
          </RuledField>
          <CommonFields of={['gender', 'birthDate', 'ethnicity', 'category']} values={fields} save={change} />
          <RuledField label="党小组">
            <ChoiceField
              label="党小组"
              options={Object.fromEntries(groups.map((group) => [String(group.groupId), group.name]))}
              value={fields.groupId === undefined || fields.groupId === null ? null : String(fields.groupId)}
              placeholder={groups.length === 0 ? '没有划分党小组' : '未编入'}
              disabled={groups.length === 0}
              onSave={(groupId) => change({ groupId: Number(groupId) })}
            />
          </RuledField>
          <CommonFields
            of={['joinDate', 'fullMemberDate', 'enteredOn', 'enteredHow']}
            values={fields}
            save={change}
          />
        </RuledForm>
      </div>
    </Page>
  )
}
