/** Leaving the branch: a day and a way, never a deletion. */
import { AutoComplete, Button } from 'antd'
import { useState } from 'react'
import type { MemberDossier } from '#shared/members.ts'
import { type LedgerDate, chineseDate } from '#shared/primitives.ts'
import { useCommand } from '../ledger.ts'
import { askConfirm } from '../ui/ask.tsx'
import { DateField } from '../ui/date-field.tsx'

const ways = ['转出组织关系', '去世', '停止党籍', '退党', '开除党籍'].map((value) => ({ value }))

export function Leaving({ member }: { readonly member: MemberDossier }) {
  const amend = useCommand('members.amend')
  const [open, setOpen] = useState(false)
  const [leftOn, setLeftOn] = useState<LedgerDate | null>(null)
  const [leftHow, setLeftHow] = useState('转出组织关系')

  const comeBack = async () => {
    const sure = await askConfirm({
      title: `取消${member.name}的离开登记`,
      text: '此人将重新列入名册，像没有登记过离开一样。',
      okText: '取消离开登记',
    })
    if (sure) amend.mutate({ memberId: member.memberId, leftOn: null, leftHow: '' })
  }
  const leave = () => {
    if (leftOn === null) return
    amend.mutate({ memberId: member.memberId, leftOn, leftHow }, { onSuccess: () => setOpen(false) })
  }

  if (member.leftOn !== null) {
    return (
      <section aria-label="离开支部">
        <h2 className="section-title">离开支部</h2>
        <p className="row">
          {chineseDate(member.leftOn)}起不在本支部{member.leftHow === '' ? '' : `（${member.leftHow}）`}。
          <Button size="small" onClick={() => void comeBack()}>
            登记错了，取消
          </Button>
        </p>
      </section>
    )
  }
  return (
    <section aria-label="离开支部">
      <h2 className="section-title">
        离开支部
        {open ? null : (
          <Button size="small" onClick={() => setOpen(true)}>
            办理转出
          </Button>
        )}
      </h2>
      {open ? (
        <div className="stack">
          <p>从那一天起不再列入名册和应到人数；以前的会议、谈话都不变。登记错了可以取消。</p>
          <div className="history-add">
            自
            <DateField label="离开日期" value={leftOn} onChange={setLeftOn} />
            起不在本支部
            <AutoComplete
              className="history-text"
              aria-label="离开方式"
              options={ways}
              value={leftHow}
              onChange={setLeftHow}
            />
            <Button type="primary" disabled={leftOn === null} loading={amend.isPending} onClick={leave}>
              登记离开
            </Button>
            <Button onClick={() => setOpen(false)}>取消</Button>
          </div>
        </div>
      ) : (
        <p className="hint">在本支部。</p>
      )}
    </section>
  )
}
