/** A new member: the name is enough, the rest may follow on the member's own page. */
import { Button, Input } from 'antd'
import { type KeyboardEvent, useRef, useState } from 'react'
import { memberFieldHelp, memberHelp } from '#shared/help.ts'
import type { MemberFields } from '#shared/members.ts'
import { useBranch } from '../branch-context.tsx'
import { useAsk, useCommand } from '../ledger.ts'
import { createHeld, useHeld } from '../ui/held.ts'
import { HelpNotes, useFieldUnderCursor } from '../ui/help.tsx'
import { isComposing } from '../ui/keys.ts'
import { Page } from '../ui/page.tsx'
import { go } from '../ui/route.ts'
import { RuledField, RuledForm } from '../ui/ruled-form.tsx'
import { ChoiceField } from '../ui/saved-fields.tsx'
import { CommonFields } from './common-fields.tsx'
import './members.css'

const nothing: Partial<MemberFields> = {}
const heldFields = createHeld<Partial<MemberFields>>()

/** `/members/new`. Ctrl+Enter enrols; whoever has a list of names goes on with the next one. */
export function EnrolPage() {
  const { branchId } = useBranch()
  const enrol = useCommand('members.enrol')
  const groups =
    useAsk('branch.show', { branchId }).data?.groups.filter((group) => group.dissolvedOn === null) ?? []
  const field = useFieldUnderCursor()
  const [fields, setFields] = useHeld(heldFields, 'members/new', nothing, isUntouched)
  const [enrolled, setEnrolled] = useState<readonly string[]>([])
  const form = useRef<HTMLDivElement>(null)
  const change = (next: Partial<MemberFields>) => setFields((before) => ({ ...before, ...next }))
  const { name = '' } = fields
  const nameless = name.trim() === ''
  const save = (andNext: boolean) =>
    enrol.mutate(
      { ...fields, name, branchId },
      {
        onSuccess: (member) => {
          setFields(nothing)
          if (!andNext) return go(`/members/${member.memberId}`, { replace: true })
          setEnrolled((before) => [...before, member.name])
          form.current?.querySelector('input')?.focus()
        },
      },
    )
  /** A date that cannot be read is not left out in silence. */
  const attempt = (andNext: boolean) => {
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]') ?? null
    if (wrong !== null) wrong.focus()
    else if (!nameless) save(andNext)
  }
  const latest = useRef(attempt)
  latest.current = attempt
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || isComposing(event)) return
    event.preventDefault()
    const { target } = event
    // a date that is being typed is taken when its field is left; only then is known whether it can be kept
    if (target instanceof HTMLElement) target.blur()
    setTimeout(() => latest.current(true))
  }

  return (
    <Page
      title="新增党员"
      subtitle="只需填姓名，其余可以以后在党员页补"
      actions={
        <>
          <Button onClick={() => go('/members')}>取消</Button>
          <Button type="primary" disabled={nameless} loading={enrol.isPending} onClick={() => attempt(false)}>
            登记
          </Button>
        </>
      }
      margin={<HelpNotes help={memberHelp} fields={memberFieldHelp} label={field.label} />}
    >
      <div ref={form} onFocus={field.onFocus} onKeyDown={onKeyDown}>
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
        <p className="enrol-next">
          <Button disabled={nameless} loading={enrol.isPending} onClick={() => attempt(true)}>
            登记，再登下一人
          </Button>
          <span className="hint">
            也可以按 <kbd>Ctrl+Enter</kbd>。没登记就离开这一页，写的内容会留着，回来接着写。
          </span>
        </p>
        {enrolled.length === 0 ? null : (
          <p role="status">
            刚登记了 {enrolled.length} 人：{enrolled.join('、')}。
          </p>
        )}
      </div>
    </Page>
  )
}

const isUntouched = (fields: Partial<MemberFields>): boolean =>
  Object.values(fields).every((value) => value === undefined || value === null || value === '')
