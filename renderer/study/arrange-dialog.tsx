/** A fixed evening, entered or changed; and the weeks in which it is not held. */
import { Input, InputNumber, Select } from 'antd'
import { useId, useState } from 'react'
import type { LedgerDate } from '#shared/primitives.ts'
import type { Arrangement } from '#shared/study/records.ts'
import { weekdayTitles } from '#shared/study/words.ts'
import { Dialog } from '../ui/dialog.tsx'
import { useBranch, useToday } from '../branch-context.tsx'
import { useCommand } from '../ledger.ts'
import { DateField } from '../ui/date-field.tsx'
import { RuledField, RuledForm } from '../ui/ruled-form.tsx'

const weekdays = weekdayTitles.flatMap((label, value) => (value === 0 ? [] : [{ value, label }]))
const rhythms = [1, 2, 3, 4].map((value) => ({ value, label: value === 1 ? '每周' : `每 ${value} 周` }))

export function ArrangeDialog({
  arrangement,
  onClose,
}: {
  readonly arrangement?: Arrangement
  onClose(): void
}) {
  const { branchId } = useBranch()
  const today = useToday()
  const arrange = useCommand('study.arrange')
  const amend = useCommand('study.amendArrangement')
  const [title, setTitle] = useState(arrangement?.title ?? '周一夜学')
  const [weekday, setWeekday] = useState(arrangement?.weekday ?? 1)
  const [everyWeeks, setEveryWeeks] = useState(arrangement?.everyWeeks ?? 1)
  const [startsAt, setStartsAt] = useState(arrangement?.startsAt ?? '19:00')
  const [minutes, setMinutes] = useState<number | null>(arrangement?.minutes ?? 90)
  const [place, setPlace] = useState(arrangement?.place ?? '')
  const [fromOn, setFromOn] = useState<LedgerDate | null>(arrangement?.fromOn ?? today)
  const [toOn, setToOn] = useState<LedgerDate | null>(arrangement?.toOn ?? null)
  const save = () => {
    if (fromOn === null) return
    const fields = { title, weekday, everyWeeks, startsAt, minutes, place, fromOn, toOn }
    if (arrangement === undefined) arrange.mutate({ branchId, ...fields }, { onSuccess: onClose })
    else amend.mutate({ arrangementId: arrangement.arrangementId, ...fields }, { onSuccess: onClose })
  }
  return (
    <Dialog
      title={arrangement === undefined ? '定一项固定学习' : '更改固定学习'}
      width={640}
      okText="保存"
      cancelText="取消"
      okButtonProps={{ disabled: title.trim() === '' || fromOn === null }}
      confirmLoading={arrange.isPending || amend.isPending}
      onOk={save}
      onCancel={onClose}
    >
      <RuledForm label="固定学习">
        <RuledField label="名称" wide>
          <Input
            aria-label="名称"
            maxLength={60}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        </RuledField>
        <RuledField label="多久一次">
          <Select<number>
            aria-label="多久一次"
            value={everyWeeks}
            options={rhythms}
            onChange={setEveryWeeks}
          />
        </RuledField>
        <RuledField label="周几">
          <Select<number> aria-label="周几" value={weekday} options={weekdays} onChange={setWeekday} />
        </RuledField>
        <RuledField label="几点">
          <Input
            aria-label="几点"
            maxLength={5}
            placeholder="19:00"
            value={startsAt}
            onChange={(event) => setStartsAt(event.target.value.replace('：', ':').trim())}
          />
        </RuledField>
        <RuledField label="分钟">
          <InputNumber<number>
            aria-label="分钟"
            min={0}
            max={1000}
            precision={0}
            value={minutes}
            onChange={setMinutes}
          />
        </RuledField>
        <RuledField label="地点" wide>
          <Input
            aria-label="地点"
            maxLength={100}
            value={place}
            onChange={(event) => setPlace(event.target.value)}
          />
        </RuledField>
        <RuledField label="从哪天起">
          <DateField label="从哪天起" value={fromOn} onChange={setFromOn} />
        </RuledField>
        <RuledField label="到哪天止">
          <DateField label="到哪天止" value={toOn} onChange={setToOn} placeholder="一直进行的不填" />
        </RuledField>
      </RuledForm>
    </Dialog>
  )
}

export function PauseDialog({
  arrangement,
  onClose,
}: {
  readonly arrangement: Arrangement
  onClose(): void
}) {
  const pause = useCommand('study.pauseArrangement')
  const [fromOn, setFromOn] = useState<LedgerDate | null>(null)
  const [toOn, setToOn] = useState<LedgerDate | null>(null)
  const [reason, setReason] = useState('')
  const id = useId()
  return (
    <Dialog
      title={`「${arrangement.title}」停几周`}
      width={480}
      okText="停"
      cancelText="取消"
      okButtonProps={{ disabled: fromOn === null || toOn === null || reason.trim() === '' }}
      confirmLoading={pause.isPending}
      onOk={() => {
        if (fromOn === null || toOn === null) return
        pause.mutate(
          { arrangementId: arrangement.arrangementId, fromOn, toOn, reason: reason.trim() },
          { onSuccess: onClose },
        )
      }}
      onCancel={onClose}
    >
      <div className="stack">
        <p>这几天里不核对，理由印在学习计划上。</p>
        <div className="row">
          <DateField label="从" value={fromOn} onChange={setFromOn} />
          <span>至</span>
          <DateField label="至" value={toOn} onChange={setToOn} />
        </div>
        <label htmlFor={id}>理由</label>
        <Input id={id} maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />
      </div>
    </Dialog>
  )
}
