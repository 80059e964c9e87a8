/** The fields that the form of a new member and the record of one share, each written once. */
import type { ReactNode } from 'react'
import { type MemberFields, categoryTitles } from '#shared/members.ts'
import { DateField } from '../ui/date-field.tsx'
import { RuledField } from '../ui/ruled-form.tsx'
import { ChoiceField, TextField } from '../ui/saved-fields.tsx'
import { genderTitles } from './words.ts'

type Common = Pick<
  MemberFields,
  | 'gender'
  | 'ethnicity'
  | 'birthDate'
  | 'category'
  | 'joinDate'
  | 'fullMemberDate'
  | 'enteredOn'
  | 'enteredHow'
>
export type CommonField = keyof Common

type Draw = (values: Partial<Common>, save: (change: Partial<Common>) => void) => ReactNode

/** What stands beside the field, and the field. */
const fields: Readonly<Record<CommonField, readonly [string, Draw]>> = {
  gender: [
    '性别',
    ({ gender }, save) => (
      <ChoiceField
        label="性别"
        options={genderTitles}
        value={gender ?? null}
        onSave={(next) => save({ gender: next })}
      />
    ),
  ],
  ethnicity: [
    '民族',
    ({ ethnicity }, save) => (
      <TextField
        label="民族"
        maxLength={20}
        value={ethnicity ?? ''}
        onSave={(next) => save({ ethnicity: next })}
      />
    ),
  ],
  birthDate: [
    '出生日期',
    ({ birthDate }, save) => (
      <DateField
        label="出生日期"
        partial
        value={birthDate ?? null}
        onChange={(next) => save({ birthDate: next })}
      />
    ),
  ],
  category: [
    '人员类别',
    ({ category }, save) => (
      <ChoiceField
        label="人员类别"
        options={categoryTitles}
        value={category ?? null}
        placeholder="待确认"
        onSave={(next) => save({ category: next })}
      />
    ),
  ],
  joinDate: [
    '入党日期',
    ({ joinDate }, save) => (
      <DateField
        label="入党日期"
        partial
        value={joinDate ?? null}
        onChange={(next) => save({ joinDate: next })}
      />
    ),
  ],
  fullMemberDate: [
    '转正日期',
    ({ fullMemberDate }, save) => (
      <DateField
        label="转正日期"
        partial
        value={fullMemberDate ?? null}
        onChange={(next) => save({ fullMemberDate: next })}
      />
    ),
  ],
  enteredOn: [
    '进入支部',
    ({ enteredOn }, save) => (
      <DateField
        label="进入支部日期"
        value={enteredOn ?? null}
        onChange={(next) => save({ enteredOn: next })}
      />
    ),
  ],
  enteredHow: [
    '进入方式',
    ({ enteredHow }, save) => (
      <TextField
        label="进入方式"
        maxLength={60}
        placeholder="转入、新接收…"
        value={enteredHow ?? ''}
        onSave={(next) => save({ enteredHow: next })}
      />
    ),
  ],
}

export interface CommonFieldsProps {
  /** Which, in the order in which they are to stand. */
  readonly of: readonly CommonField[]
  readonly values: Partial<Common>
  save(change: Partial<Common>): void
}

export function CommonFields({ of, values, save }: CommonFieldsProps) {
  return of.map((field) => {
    const [title, draw] = fields[field]
    return (
      <RuledField key={field} label={title}>
        {draw(values, save)}
      </RuledField>
    )
  })
}
