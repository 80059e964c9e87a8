/** Puts an item off: the new day and the reason. There is no way to leave it out. */
import { Input } from 'antd'
import { useId, useState } from 'react'
import { type LedgerDate, chineseDate } from '#shared/primitives.ts'
import type { RequiredItem } from '#shared/study/records.ts'
import { Dialog } from '../ui/dialog.tsx'
import { useCommand } from '../ledger.ts'
import { DateField } from '../ui/date-field.tsx'

export function DeferDialog({ item, onClose }: { readonly item: RequiredItem; onClose(): void }) {
  const defer = useCommand('study.defer')
  const [dueOn, setDueOn] = useState<LedgerDate | null>(null)
  const [reason, setReason] = useState('')
  const [agreedBy, setAgreedBy] = useState('')
  const ids = { reason: useId(), agreed: useId() }
  const ready = dueOn !== null && reason.trim() !== ''
  return (
    <Dialog
      title="申请顺延"
      width={520}
      okText="顺延"
      cancelText="取消"
      okButtonProps={{ disabled: !ready }}
      confirmLoading={defer.isPending}
      onOk={() => {
        if (dueOn !== null)
          defer.mutate(
            { itemId: item.itemId, dueOn, reason: reason.trim(), agreedBy: agreedBy.trim() },
            { onSuccess: onClose },
          )
      }}
      onCancel={onClose}
    >
      <div className="stack">
        <p>
          「{item.title}」{item.dueBy === null ? '' : `原定${chineseDate(item.dueBy)}前学完。`}
          顺延的理由会印在清单上，不能撤回。
        </p>
        <div className="row">
          <span>顺延到</span>
          <DateField label="顺延到" value={dueOn} onChange={setDueOn} />
        </div>
        <label htmlFor={ids.reason}>理由</label>
        <Input.TextArea
          id={ids.reason}
          rows={2}
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <label htmlFor={ids.agreed}>谁同意的（可不填）</label>
        <Input
          id={ids.agreed}
          maxLength={60}
          value={agreedBy}
          onChange={(event) => setAgreedBy(event.target.value)}
        />
      </div>
    </Dialog>
  )
}
