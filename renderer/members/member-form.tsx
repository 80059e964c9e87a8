/** Every field of a member's record, in the order of the printed register (台账 F03). */
import { Button, Select } from 'antd'
import { useState } from 'react'
import { type MemberDossier, type MemberFields, membershipTitles } from '#shared/members.ts'
import type { LedgerDate } from '#shared/primitives.ts'
import { useBranch } from '../branch-context.tsx'
import { useAsk, useCommand } from '../ledger.ts'
import { DateField } from '../ui/date-field.tsx'
import { RuledField, RuledForm } from '../ui/ruled-form.tsx'
import { ChoiceField, FlagField, TextField } from '../ui/saved-fields.tsx'
import { CommonFields } from './common-fields.tsx'
import { employmentTitles, relationTitles } from './words.ts'

export interface MemberFormProps {
  readonly member: MemberDossier
  /** ID number, phone and address are shown whole and may be changed. */
  readonly revealed: boolean
  readonly onReveal: (reveal: boolean) => void
}

type Save = (change: Partial<MemberFields> & { groupFrom?: LedgerDate }) => void

export function MemberForm({ member, revealed, onReveal }: MemberFormProps) {
  const amend = useCommand('members.amend')
  const save: Save = (change) => amend.mutate({ memberId: member.memberId, ...change })
  return (
    <>
      <Personal member={member} save={save} />
      <Party member={member} save={save} />
      <Private member={member} save={save} revealed={revealed} onReveal={onReveal} />
    </>
  )
}

interface PartProps {
  readonly member: MemberDossier
  readonly save: Save
}

function Personal({ member, save }: PartProps) {
  return (
    <>
      <h2 className="section-title">基本情况</h2>
      <RuledForm label="基本情况">
        <RuledField label="姓名">
          <TextField
            label="姓名"
            required
            maxLength={30}
            value={member.name}
            onSave={(name) => save({ name })}
          />
        </RuledField>
        <CommonFields of={['gender', 'ethnicity', 'birthDate']} values={member} save={save} />
        <RuledField label="学历">
          <TextField
            label="学历"
            maxLength={20}
            value={member.education}
            onSave={(education) => save({ education })}
          />
        </RuledField>
        <RuledField label="学位">
          <TextField
            label="学位"
            maxLength={20}
            value={member.degree}
            onSave={(degree) => save({ degree })}
          />
        </RuledField>
        <RuledField label="行政职务">
          <TextField
            label="行政职务"
            maxLength={60}
            value={member.jobTitle}
            onSave={(jobTitle) => save({ jobTitle })}
          />
        </RuledField>
        <RuledField label="在职情况">
          <ChoiceField
            label="在职情况"
            options={employmentTitles}
            value={member.employment}
            onSave={(employment) => save({ employment })}
          />
        </RuledField>
        <RuledField label="其他" wide>
          <FlagField
            label="党员领导干部"
            value={member.leadingCadre}
            onSave={(leadingCadre) => save({ leadingCadre })}
          />
          <FlagField label="流动党员" value={member.floating} onSave={(floating) => save({ floating })} />
          <FlagField
            label="失联"
            value={member.lostContact}
            onSave={(lostContact) => save({ lostContact })}
          />
        </RuledField>
      </RuledForm>
    </>
  )
}

function Party({ member, save }: PartProps) {
  return (
    <>
      <h2 className="section-title">党内情况</h2>
      <RuledForm label="党内情况">
        <CommonFields of={['category']} values={{ category: member.declaredCategory }} save={save} />
        <RuledField label="党籍">
          <ChoiceField
            label="党籍"
            options={membershipTitles}
            value={member.membershipStatus}
            onSave={(membershipStatus) => save({ membershipStatus })}
          />
        </RuledField>
        <CommonFields
          of={['joinDate', 'fullMemberDate', 'enteredOn', 'enteredHow']}
          values={member}
          save={save}
        />
        <RuledField label="组织关系">
          <ChoiceField
            label="组织关系"
            options={relationTitles}
            value={member.relation}
            onSave={(relation) => save({ relation })}
          />
        </RuledField>
        <RuledField label="名册所载职务">
          <TextField
            label="名册所载党内职务"
            maxLength={40}
            value={member.partyPost}
            onSave={(partyPost) => save({ partyPost })}
          />
        </RuledField>
        <RuledField label="党小组" wide>
          <GroupChoice member={member} save={save} />
        </RuledField>
      </RuledForm>
    </>
  )
}

/** A change of group needs its day, so that earlier meetings keep their attendance; a slip may be set right for all time. */
function GroupChoice({ member, save }: PartProps) {
  const { branchId } = useBranch()
  const groups = useAsk('branch.show', { branchId }).data?.groups ?? []
  const [wanted, setWanted] = useState<number | null>()
  const [from, setFrom] = useState<LedgerDate | null>(null)
  const settle = (change: { groupFrom?: LedgerDate }) => {
    save({ groupId: wanted ?? null, ...change })
    setWanted(undefined)
    setFrom(null)
  }
  return (
    <>
      <Select<number>
        className="saved-field group-choice"
        aria-label="党小组"
        allowClear
        placeholder={groups.length === 0 ? '本支部没有划分党小组' : '未编入党小组'}
        value={wanted === undefined ? member.groupId : wanted}
        options={groups
          .filter((group) => group.dissolvedOn === null)
          .map((group) => ({ value: group.groupId, label: group.name }))}
        onChange={(groupId: number | undefined) => {
          if (member.groupId === null && member.groupHistory.length === 0) save({ groupId: groupId ?? null })
          else setWanted(groupId === member.groupId ? undefined : (groupId ?? null))
        }}
      />
      {wanted === undefined ? null : (
        <span className="row">
          从
          <DateField label="编入新党小组的日期" value={from} onChange={setFrom} />起
          <Button
            size="small"
            type="primary"
            disabled={from === null}
            onClick={() => settle(from === null ? {} : { groupFrom: from })}
          >
            调整党小组
          </Button>
          <Button size="small" onClick={() => settle({})}>
            原来登记错了，一直在此组
          </Button>
          <Button size="small" type="text" onClick={() => setWanted(undefined)}>
            不改
          </Button>
        </span>
      )}
    </>
  )
}

function Private({ member, save, revealed, onReveal }: PartProps & Omit<MemberFormProps, 'member'>) {
  return (
    <>
      <h2 className="section-title">
        证件与联系方式
        <Button size="small" aria-pressed={revealed} onClick={() => onReveal(!revealed)}>
          {revealed ? '重新隐藏' : '显示并允许更改'}
        </Button>
      </h2>
      <RuledForm label="证件与联系方式">
        <RuledField label="身份证号">
          {revealed ? (
            <TextField
              label="身份证号"
              maxLength={18}
              value={member.idNumber ?? ''}
              onSave={(text) => save({ idNumber: text === '' ? null : text.toUpperCase() })}
            />
          ) : (
            member.idNumberMasked || '未登记'
          )}
        </RuledField>
        <RuledField label="手机">
          {revealed ? (
            <TextField label="手机" maxLength={30} value={member.phone} onSave={(phone) => save({ phone })} />
          ) : (
            member.phoneMasked || '未登记'
          )}
        </RuledField>
        <RuledField label="住址" wide>
          {revealed ? (
            <TextField
              label="住址"
              maxLength={200}
              value={member.address}
              onSave={(address) => save({ address })}
            />
          ) : member.address === '' ? (
            '未登记'
          ) : (
            '已隐藏'
          )}
        </RuledField>
        <RuledField label="备注" wide>
          <TextField
            label="备注"
            multiline
            maxLength={500}
            value={member.remark}
            onSave={(remark) => save({ remark })}
          />
        </RuledField>
      </RuledForm>
    </>
  )
}
