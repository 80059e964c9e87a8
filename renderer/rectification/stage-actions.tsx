/** What can be done about an item where it stands, each in a dialog of its own. */
import { Button } from 'antd'
import { useState } from 'react'
import type { LedgerDate } from '#shared/primitives.ts'
import type { RectificationItem } from '#shared/rectification.ts'
import { useCommand } from '../ledger.ts'
import { type AskedField, FieldDialog } from './field-dialog.tsx'

type Act = 'progress' | 'submit' | 'return' | 'close' | 'reopen'

const actTitles: Readonly<Record<Act, string>> = {
  progress: '登记进展',
  submit: '报请销号',
  return: '退回',
  close: '销号',
  reopen: '重新列入',
}

const texts: Readonly<Record<Act, string>> = {
  progress: '一次写一步，按日期排在下面。记下以后不能改。',
  submit: '写明结果和佐证，交书记或其他同志审核。没有通过的会退回来接着改。',
  return: '写明缺什么，退给责任人接着改。',
  close: '由责任人以外的同志审核。销号以后不能再改；又出现的，可以重新列入，算作回潮。',
  reopen: '销号后问题又出现的，重新列为未完成，算作回潮；原来的销号留在过程里。',
}

function actsOf({ stage }: RectificationItem): readonly Act[] {
  switch (stage) {
    case 'open':
    case 'inProgress':
      return ['progress', 'submit', 'close']
    case 'submitted':
      return ['return', 'close']
    case 'closed':
      return ['reopen']
  }
}

export function StageActions({
  item,
  today,
}: {
  readonly item: RectificationItem
  readonly today: LedgerDate
}) {
  const [act, setAct] = useState<Act | null>(null)
  return (
    <span className="row rectification-acts">
      {actsOf(item).map((each) => (
        <Button
          key={each}
          size="small"
          aria-label={`${actTitles[each]} ${item.label}`}
          onClick={() => setAct(each)}
        >
          {actTitles[each]}
        </Button>
      ))}
      {act === null ? null : <ActDialog item={item} act={act} today={today} onClose={() => setAct(null)} />}
    </span>
  )
}

const resultField: AskedField = {
  key: 'note',
  label: '整改结果',
  kind: 'prose',
  needed: true,
  maxLength: 500,
  placeholder: '改成了什么样',
}
const evidenceField: AskedField = {
  key: 'evidence',
  label: '佐证',
  kind: 'prose',
  needed: true,
  maxLength: 500,
  placeholder: '文件名、会议日期、照片编号',
}

/** 「五个明确」 that are not written yet are asked for on the way. */
function planFields(item: RectificationItem): AskedField[] {
  const fields: AskedField[] = []
  if (item.measure === '')
    fields.push({ key: 'measure', label: '整改措施', kind: 'prose', needed: true, maxLength: 1000 })
  if (item.owner === '')
    fields.push({ key: 'owner', label: '责任人', kind: 'line', needed: true, maxLength: 30 })
  if (item.dueOn === null) fields.push({ key: 'dueOn', label: '完成时限', kind: 'date', needed: true })
  return fields
}

function fieldsOf(act: Act, item: RectificationItem): readonly AskedField[] {
  switch (act) {
    case 'progress':
      return [
        { key: 'takenOn', label: '日期', kind: 'date', needed: true },
        { key: 'by', label: '经办人', kind: 'line', maxLength: 30 },
        { key: 'note', label: '进展', kind: 'prose', needed: true, maxLength: 1000 },
      ]
    case 'submit':
      return [
        ...planFields(item),
        resultField,
        evidenceField,
        { key: 'completedOn', label: '完成日期', kind: 'date', needed: true },
      ]
    case 'return':
      return [
        { key: 'note', label: '退回原因', kind: 'prose', needed: true, maxLength: 500 },
        { key: 'by', label: '审核人', kind: 'line', maxLength: 30 },
      ]
    case 'close':
      return [
        ...planFields(item),
        resultField,
        evidenceField,
        { key: 'approver', label: '审核人', kind: 'line', needed: true, maxLength: 30 },
        { key: 'closedOn', label: '销号日期', kind: 'date', needed: true },
      ]
    case 'reopen':
      return [{ key: 'reason', label: '原因', kind: 'prose', needed: true, maxLength: 500 }]
  }
}

interface ActDialogProps {
  readonly item: RectificationItem
  readonly act: Act
  readonly today: LedgerDate
  readonly onClose: () => void
}

function ActDialog({ item, act, today, onClose }: ActDialogProps) {
  const [progress, submit, sendBack, close, reopen, amend] = [
    useCommand('rectification.progress', { quiet: true }),
    useCommand('rectification.submit', { quiet: true }),
    useCommand('rectification.return', { quiet: true }),
    useCommand('rectification.close', { quiet: true }),
    useCommand('rectification.reopen', { quiet: true }),
    useCommand('rectification.amend', { quiet: true }),
  ]
  // the plan as it stood when the dialog opened: a second try must not lose the fields it was asked for
  const [fields] = useState(() => fieldsOf(act, item))
  const { itemId } = item
  const plan = async (value: (key: string) => string) => {
    const asked = (key: string) => fields.some((field) => field.key === key)
    if (!asked('measure') && !asked('owner') && !asked('dueOn')) return
    await amend.mutateAsync({
      itemId,
      ...(asked('measure') ? { measure: value('measure') } : {}),
      ...(asked('owner') ? { owner: value('owner') } : {}),
      ...(asked('dueOn') ? { dueOn: value('dueOn') } : {}),
    })
  }
  const keep = async (value: (key: string) => string): Promise<unknown> => {
    const note = value('note')
    switch (act) {
      case 'progress':
        return progress.mutateAsync({ itemId, takenOn: value('takenOn'), by: value('by'), note })
      case 'submit':
        await plan(value)
        return submit.mutateAsync({
          itemId,
          note,
          evidence: value('evidence'),
          completedOn: value('completedOn'),
        })
      case 'return':
        return sendBack.mutateAsync({ itemId, note, by: value('by') })
      case 'close':
        await plan(value)
        return close.mutateAsync({
          itemId,
          note,
          evidence: value('evidence'),
          approver: value('approver'),
          closedOn: value('closedOn'),
        })
      case 'reopen':
        return reopen.mutateAsync({ itemId, reason: value('reason') })
    }
  }
  return (
    <FieldDialog
      title={`${actTitles[act]} ${item.label}`}
      text={texts[act]}
      okText={actTitles[act]}
      fields={fields}
      initial={{
        takenOn: today,
        completedOn: item.completedOn ?? today,
        closedOn: today,
        evidence: item.evidence,
        note: act === 'close' && item.stage === 'submitted' ? item.progress : '',
      }}
      onKeep={keep}
      onClose={onClose}
    />
  )
}
