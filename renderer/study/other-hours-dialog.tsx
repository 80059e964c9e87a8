/** Party school, network courses, classes and lectures: for one person or for many at once, each with its proof. */
import { Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { LedgerDate } from '#shared/primitives.ts'
import {
  type LearningAim,
  type LearningKind,
  learningAimTitles,
  learningKindTitles,
} from '#shared/study/words.ts'
import { Dialog } from '../ui/dialog.tsx'
import { useBranch } from '../branch-context.tsx'
import { useCommand } from '../ledger.ts'
import { DateField } from '../ui/date-field.tsx'
import { MemberPicker } from '../ui/member-picker.tsx'
import { RuledField, RuledForm } from '../ui/ruled-form.tsx'
import { optionsOf } from './options.ts'

export function OtherHoursDialog({ onClose }: { onClose(): void }) {
  const { branchId } = useBranch()
  const enter = useCommand('study.otherHours')
  const [memberIds, setMemberIds] = useState<number[]>([])
  const [kind, setKind] = useState<LearningKind>('networkCourse')
  const [aim, setAim] = useState<LearningAim>('theory')
  const [title, setTitle] = useState('')
  const [beganOn, setBeganOn] = useState<LedgerDate | null>(null)
  const [endedOn, setEndedOn] = useState<LedgerDate | null>(null)
  const [minutes, setMinutes] = useState<number | null>(null)
  const [evidence, setEvidence] = useState('')
  const ready =
    memberIds.length > 0 &&
    title.trim() !== '' &&
    beganOn !== null &&
    minutes !== null &&
    evidence.trim() !== ''
  return (
    <Dialog
      title="登记会议以外的学习培训"
      width={720}
      okText="登记"
      cancelText="取消"
      okButtonProps={{ disabled: !ready }}
      confirmLoading={enter.isPending}
      onOk={() => {
        if (beganOn === null || minutes === null) return
        enter.mutate(
          { branchId, memberIds, kind, aim, title, beganOn, endedOn, minutes, evidence },
          { onSuccess: onClose },
        )
      }}
      onCancel={onClose}
    >
      <RuledForm label="学习培训">
        <RuledField label="谁参加" wide>
          <MemberPicker
            multiple
            label="谁参加"
            placeholder="可选多人"
            value={memberIds}
            onChange={setMemberIds}
          />
        </RuledField>
        <RuledField label="名称" wide>
          <Input
            aria-label="名称"
            maxLength={200}
            placeholder="培训班、课程的全称"
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        </RuledField>
        <RuledField label="类别">
          <Select<LearningKind>
            aria-label="类别"
            value={kind}
            options={optionsOf(learningKindTitles)}
            onChange={setKind}
          />
        </RuledField>
        <RuledField label="分类">
          <Select<LearningAim>
            aria-label="分类"
            value={aim}
            options={optionsOf(learningAimTitles)}
            onChange={setAim}
          />
        </RuledField>
        <RuledField label="开始日期">
          <DateField label="开始日期" value={beganOn} onChange={setBeganOn} />
        </RuledField>
        <RuledField label="结束日期">
          <DateField label="结束日期" value={endedOn} onChange={setEndedOn} placeholder="当天结束的不填" />
        </RuledField>
        <RuledField label="分钟">
          <InputNumber<number>
            aria-label="分钟"
            min={1}
            max={60000}
            precision={0}
            value={minutes}
            onChange={setMinutes}
          />
        </RuledField>
        <RuledField label="佐证">
          <Input
            aria-label="佐证"
            maxLength={200}
            placeholder="证书号、通知文号、截图名"
            value={evidence}
            onChange={(event) => setEvidence(event.target.value)}
          />
        </RuledField>
      </RuledForm>
      <p className="hint">按培训通知上的学时填：1 学时按设置里的分钟数折算，一天通常按 8 学时。</p>
    </Dialog>
  )
}
