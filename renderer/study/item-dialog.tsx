/** One item of the list, entered or changed. */
import { Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import type { RequiredItem } from '#shared/study/records.ts'
import { type StudyCategory, type StudyScope, categoryTitles, scopeTitles } from '#shared/study/words.ts'
import { categoryOf } from '#shared/study/read-list.ts'
import { Dialog } from '../ui/dialog.tsx'
import { useBranch } from '../branch-context.tsx'
import { useCommand } from '../ledger.ts'
import { HistoryLink } from '../ui/history-drawer.tsx'
import { DateField } from '../ui/date-field.tsx'
import { RuledField, RuledForm } from '../ui/ruled-form.tsx'
import { optionsOf } from './options.ts'

interface Props {
  /** Left out: a new one. */
  readonly item?: RequiredItem
  readonly year: number
  onClose(): void
}

export function ItemDialog({ item, year, onClose }: Props) {
  const { branchId } = useBranch()
  const require = useCommand('study.require')
  const amend = useCommand('study.amend')
  const [title, setTitle] = useState(item?.title ?? '')
  const [issuer, setIssuer] = useState(item?.issuer ?? '')
  const [category, setCategory] = useState<StudyCategory | null>(item?.category ?? null)
  const [scope, setScope] = useState<StudyScope>(item?.scope ?? 'allMembers')
  const [publishedOn, setPublishedOn] = useState(item?.publishedOn ?? null)
  const [dueOn, setDueOn] = useState(item?.dueOn ?? null)
  const [elective, setElective] = useState(item?.elective ?? false)
  const [listLabel, setListLabel] = useState(item?.listLabel ?? '')
  const [remark, setRemark] = useState(item?.remark ?? '')

  const save = () => {
    const fields = {
      title: title.trim(),
      issuer,
      // told from the title until somebody says otherwise
      category: category ?? categoryOf(title),
      scope,
      publishedOn,
      dueOn,
      elective,
      listLabel,
      remark,
    }
    if (item === undefined) require.mutate({ branchId, items: [fields] }, { onSuccess: onClose })
    else amend.mutate({ itemId: item.itemId, ...fields }, { onSuccess: onClose })
  }

  return (
    <Dialog
      title={item === undefined ? '列入学习内容' : '更改学习内容'}
      width={720}
      okText={item === undefined ? '列入' : '保存'}
      cancelText="取消"
      okButtonProps={{ disabled: title.trim() === '' }}
      confirmLoading={require.isPending || amend.isPending}
      onOk={save}
      onCancel={onClose}
    >
      {item === undefined ? null : <HistoryLink record={{ kind: 'requiredStudyItem', id: item.itemId }} />}
      <RuledForm label="学习内容">
        <RuledField label="学习内容" wide>
          <Input
            aria-label="学习内容"
            autoFocus
            maxLength={200}
            placeholder="文件、讲话、条例的全称"
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
        </RuledField>
        <RuledField label="发文单位">
          <Input
            aria-label="发文单位"
            maxLength={60}
            value={issuer}
            onChange={(event) => setIssuer(event.target.value)}
          />
        </RuledField>
        <RuledField label="类别">
          <Select<StudyCategory>
            aria-label="类别"
            value={category ?? categoryOf(title)}
            options={optionsOf(categoryTitles)}
            onChange={setCategory}
          />
        </RuledField>
        <RuledField label="发布日期">
          <DateField label="发布日期" partial value={publishedOn} onChange={setPublishedOn} />
        </RuledField>
        <RuledField label="应学期限">
          <DateField label="应学期限" value={dueOn} onChange={setDueOn} />
        </RuledField>
        <RuledField label="学习对象">
          <Select<StudyScope>
            aria-label="学习对象"
            value={scope}
            options={optionsOf(scopeTitles)}
            onChange={setScope}
          />
        </RuledField>
        <RuledField label="所在清单">
          <Input
            aria-label="所在清单"
            maxLength={60}
            placeholder={`${year}年9月上半月`}
            value={listLabel}
            onChange={(event) => setListLabel(event.target.value)}
          />
        </RuledField>
        <RuledField label="必修选修" wide>
          <Checkbox checked={elective} onChange={(event) => setElective(event.target.checked)}>
            选修（公示，但不算欠学）
          </Checkbox>
        </RuledField>
        <RuledField label="备注" wide>
          <Input
            aria-label="备注"
            maxLength={200}
            value={remark}
            onChange={(event) => setRemark(event.target.value)}
          />
        </RuledField>
      </RuledForm>
      {item === undefined ? null : <p className="hint">要推迟期限，请用「申请顺延」，写明理由。</p>}
    </Dialog>
  )
}
