/** Lists a problem that somebody found: who, where, and as much of the plan as is known. */
import type { LedgerDate } from '#shared/primitives.ts'
import { RectificationSource, sourceTitles } from '#shared/rectification.ts'
import { useBranch } from '../branch-context.tsx'
import { useCommand } from '../ledger.ts'
import { go } from '../ui/route.ts'
import { optionsOf } from '../ui/saved-fields.tsx'
import { type AskedField, FieldDialog } from './field-dialog.tsx'
import { itemHref } from './words.ts'

const fields: readonly AskedField[] = [
  {
    key: 'problem',
    label: '问题',
    kind: 'prose',
    needed: true,
    maxLength: 1000,
    placeholder: '照反馈意见的原话写',
  },
  { key: 'source', label: '来源', kind: 'choice', needed: true, options: optionsOf(sourceTitles) },
  { key: 'foundOn', label: '发现日期', kind: 'date', needed: true },
  { key: 'citation', label: '依据', kind: 'line', maxLength: 200, placeholder: '哪份文件、哪次会议' },
  { key: 'subject', label: '涉及', kind: 'line', maxLength: 100, placeholder: '哪项工作、哪个人' },
  { key: 'task', label: '整改任务', kind: 'prose', maxLength: 1000 },
  { key: 'measure', label: '整改措施', kind: 'prose', maxLength: 1000 },
  { key: 'standard', label: '完成标准', kind: 'prose', maxLength: 500 },
  { key: 'unit', label: '责任单位', kind: 'line', maxLength: 60 },
  { key: 'leader', label: '牵头领导', kind: 'line', maxLength: 30 },
  { key: 'owner', label: '责任人', kind: 'line', maxLength: 30 },
  { key: 'ownerPost', label: '职务', kind: 'line', maxLength: 40 },
  { key: 'dueOn', label: '完成时限', kind: 'date', placeholder: '可以后再写' },
]

export function AddDialog({ today, onClose }: { readonly today: LedgerDate; readonly onClose: () => void }) {
  const { branchId } = useBranch()
  const add = useCommand('rectification.add', { quiet: true })
  return (
    <FieldDialog
      title="列入一个问题"
      text="先写问题和来源就能列入；措施、责任人和时限在十天内写齐。列入以后不能删，做完了销号。"
      okText="列入"
      fields={fields}
      initial={{ foundOn: today }}
      onKeep={async (value) => {
        const dueOn = value('dueOn')
        const { itemId } = await add.mutateAsync({
          branchId,
          source: RectificationSource.parse(value('source')),
          problem: value('problem'),
          foundOn: value('foundOn'),
          citation: value('citation'),
          subject: value('subject'),
          task: value('task'),
          measure: value('measure'),
          standard: value('standard'),
          unit: value('unit'),
          leader: value('leader'),
          owner: value('owner'),
          ownerPost: value('ownerPost'),
          dueOn: dueOn === '' ? null : dueOn,
        })
        go(itemHref(itemId), { replace: true })
      }}
      onClose={onClose}
    />
  )
}
