/** More than is owed, of one's own will: for no month. */
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useBranch, useToday } from '../branch-context.tsx'
import { useCommand } from '../ledger.ts'
import { currentApp } from '../ui/antd-app.ts'
import { DateField } from '../ui/date-field.tsx'
import { MemberPicker } from '../ui/member-picker.tsx'
import { readYuan } from './amounts.ts'

export function Voluntary() {
  const { branchId } = useBranch()
  const today = useToday()
  const collect = useCommand('dues.collect')
  const [memberId, setMemberId] = useState<number | null>(null)
  const [amount, setAmount] = useState('')
  const [paidOn, setPaidOn] = useState<string | null>(today)
  const [receiver, setReceiver] = useState('')
  const fen = readYuan(amount)

  function enter(): void {
    if (memberId === null || typeof fen !== 'number' || fen === 0) return
    collect.mutate(
      { branchId, payments: [{ memberId, kind: 'voluntary', amountFen: fen, paidOn, receiver }] },
      {
        onSuccess: ({ remarks }) => {
          setAmount('')
          setMemberId(null)
          for (const { message } of remarks) currentApp()?.message.info(message)
        },
      },
    )
  }

  return (
    <details className="dues-voluntary">
      <summary>登记自愿多交的党费</summary>
      <div className="dues-bar" role="group" aria-label="自愿多交">
        <MemberPicker label="自愿多交的党员" placeholder="党员姓名" value={memberId} onChange={setMemberId} />
        <Input
          aria-label="自愿多交金额"
          inputMode="decimal"
          suffix="元"
          value={amount}
          onChange={(event) => setAmount(event.target.value)}
        />
        <DateField label="自愿多交日期" value={paidOn} onChange={setPaidOn} />
        <Input
          aria-label="自愿多交收款人"
          placeholder="收款人"
          maxLength={30}
          value={receiver}
          onChange={(event) => setReceiver(event.target.value)}
        />
        <Button disabled={memberId === null || typeof fen !== 'number' || fen === 0} onClick={enter}>
          登记多交
        </Button>
      </div>
    </details>
  )
}
