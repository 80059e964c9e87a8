/** What somebody who was away studied afterwards. */
import { Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { type LedgerDate, chineseDate } from '#shared/primitives.ts'
import type { HoursRow } from '#shared/study/records.ts'
import { type StudyForm, studyFormTitles } from '#shared/study/words.ts'
import { Dialog } from '../ui/dialog.tsx'
import { useBranch, useToday } from '../branch-context.tsx'
import { useAsk, useCommand } from '../ledger.ts'
import { DateField } from '../ui/date-field.tsx'
import { RuledField, RuledForm } from '../ui/ruled-form.tsx'
import { optionsOf } from './options.ts'

interface Props {
  readonly row: HoursRow
  readonly year: number
  onClose(): void
}

export function MakeUpDialog({ row, year, onClose }: Props) {
  const { branchId } = useBranch()
  const today = useToday()
  const items = useAsk('study.list', { branchId, year }).data ?? []
  const enter = useCommand('study.makeUp')
  // 「m12」 a session, 「i3」 an item of the list
  const [of, setOf] = useState(row.missed[0] === undefined ? '' : `m${row.missed[0].meetingId}`)
  const [studiedOn, setStudiedOn] = useState<LedgerDate | null>(today)
  const [form, setForm] = useState<StudyForm>('selfStudy')
  const [minutes, setMinutes] = useState<number | null>(null)
  const [remark, setRemark] = useState('')
  const session = row.missed.find((one) => of === `m${one.meetingId}`)
  const options = [
    {
      label: '缺席的学习',
      options: row.missed.map((one) => ({
        value: `m${one.meetingId}`,
        label: `${chineseDate(one.day).slice(5)}${one.title}（${one.minutes} 分钟）`,
      })),
    },
    {
      label: '清单里的内容',
      options: items.map((item) => ({ value: `i${item.itemId}`, label: item.title })),
    },
  ].filter((group) => group.options.length > 0)

  return (
    <Dialog
      title={`登记补学：${row.memberName}`}
      width={640}
      okText="登记"
      cancelText="取消"
      okButtonProps={{ disabled: of === '' || studiedOn === null }}
      confirmLoading={enter.isPending}
      onOk={() => {
        if (studiedOn === null) return
        const id = Number(of.slice(1))
        enter.mutate(
          {
            branchId,
            memberId: row.memberId,
            ...(of.startsWith('m') ? { meetingId: id } : { itemId: id }),
            studiedOn,
            form,
            ...(minutes === null ? {} : { minutes }),
            remark,
          },
          { onSuccess: onClose },
        )
      }}
      onCancel={onClose}
    >
      <RuledForm label="补学">
        <RuledField label="补什么" wide>
          <Select<string>
            aria-label="补什么"
            placeholder="选那次学习，或清单里的一条"
            {...(of === '' ? {} : { value: of })}
            options={options}
            onChange={setOf}
          />
        </RuledField>
        <RuledField label="补学日期">
          <DateField label="补学日期" value={studiedOn} onChange={setStudiedOn} />
        </RuledField>
        <RuledField label="形式">
          <Select<StudyForm>
            aria-label="形式"
            value={form}
            options={optionsOf(studyFormTitles)}
            onChange={setForm}
          />
        </RuledField>
        <RuledField label="分钟">
          <InputNumber<number>
            aria-label="分钟"
            min={0}
            max={10000}
            precision={0}
            placeholder={session === undefined ? '0' : String(session.minutes)}
            value={minutes}
            onChange={setMinutes}
          />
        </RuledField>
        <RuledField label="说明">
          <Input
            aria-label="说明"
            maxLength={200}
            placeholder="读书笔记、向谁汇报"
            value={remark}
            onChange={(event) => setRemark(event.target.value)}
          />
        </RuledField>
      </RuledForm>
    </Dialog>
  )
}
