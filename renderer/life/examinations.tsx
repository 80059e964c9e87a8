/** Self-examination: the committee as a body first, then whoever of the members wrote one. */
import { Button } from 'antd'
import { useState } from 'react'
import type { LifeCampaign, SelfExamination } from '#shared/life.ts'
import { useCommand } from '../ledger.ts'
import { MemberPicker } from '../ui/member-picker.tsx'
import { RuledField, RuledForm } from '../ui/ruled-form.tsx'
import { TextField } from '../ui/saved-fields.tsx'

const empty = (memberId: number | null, memberName: string): SelfExamination => ({
  memberId,
  memberName,
  examinedOn: null,
  problems: '',
  causes: '',
  direction: '',
})

export function Examinations({ set }: { readonly set: LifeCampaign }) {
  const [added, setAdded] = useState<readonly number[]>([])
  const [open, setOpen] = useState<number | null | 'none'>('none')
  const kept = set.examinations
  const rows = [
    ...(kept.some((one) => one.memberId === null) ? [] : [empty(null, '支部班子')]),
    ...kept,
    ...added
      .filter((id) => !kept.some((one) => one.memberId === id))
      .map((id) => empty(id, set.participants.find((one) => one.memberId === id)?.name ?? '本人')),
  ]
  return (
    <div className="life-body">
      {rows.map((one) => (
        <div key={one.memberId ?? 'body'} className="life-fold">
          <Button
            type="text"
            aria-expanded={open === one.memberId}
            onClick={() => setOpen(open === one.memberId ? 'none' : one.memberId)}
          >
            {open === one.memberId ? '▾' : '▸'} {one.memberName}
            <span className={one.problems === '' ? 'word-due' : 'word-faint'}>
              {one.problems === ''
                ? '　未写'
                : `　${one.problems.slice(0, 34)}${one.problems.length > 34 ? '…' : ''}`}
            </span>
          </Button>
          {open === one.memberId ? <Sheet lifeId={set.lifeId} one={one} /> : null}
        </div>
      ))}
      <span className="row">
        <span className="life-short">
          <MemberPicker
            placeholder="添加个人对照检查"
            value={null}
            exclude={rows.flatMap((one) => one.memberId ?? [])}
            onChange={(id) => {
              if (id === null) return
              setAdded([...added, id])
              setOpen(id)
            }}
          />
        </span>
      </span>
    </div>
  )
}

function Sheet({ lifeId, one }: { readonly lifeId: number; readonly one: SelfExamination }) {
  const examine = useCommand('life.examine')
  const { memberId, problems } = one
  return (
    <RuledForm label={`${one.memberName}的对照检查`}>
      <RuledField label="主要问题" wide>
        <TextField
          label="主要问题"
          value={problems}
          multiline
          required
          maxLength={10000}
          onSave={(text) => examine.mutate({ lifeId, memberId, problems: text })}
        />
      </RuledField>
      <RuledField label="原因分析" wide>
        <TextField
          label="原因分析"
          value={one.causes}
          multiline
          disabled={problems === ''}
          maxLength={5000}
          onSave={(causes) => examine.mutate({ lifeId, memberId, problems, causes })}
        />
      </RuledField>
      <RuledField label="努力方向" wide>
        <TextField
          label="努力方向"
          value={one.direction}
          multiline
          disabled={problems === ''}
          maxLength={5000}
          onSave={(direction) => examine.mutate({ lifeId, memberId, problems, direction })}
        />
      </RuledField>
    </RuledForm>
  )
}
