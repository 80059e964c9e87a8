/** The year's collection: what is typed into the grid is entered at once, on one day, by one receiver. */
import { Button, Input, Select } from 'antd'
import { useMemo, useState } from 'react'
import { type DuesYear, DuesWay, duesWayTitles } from '#shared/dues.ts'
import { yuan } from '#shared/rules/dues.ts'
import { useBranch, useToday } from '../branch-context.tsx'
import { useCommand } from '../ledger.ts'
import { currentApp } from '../ui/antd-app.ts'
import { askConfirm } from '../ui/ask.tsx'
import { DateField } from '../ui/date-field.tsx'
import { createHeld, useHeld } from '../ui/held.ts'
import { isComposing } from '../ui/keys.ts'
import { readYuan } from './amounts.ts'
import { CollectionGrid, cellKey } from './collection-grid.tsx'
import { SealedLine, useSealed } from '../ui/sealed.tsx'
import { isOpen } from './month-words.ts'

/** What is typed into the grid of a year, by its cells. */
const heldAmounts = createHeld<ReadonlyMap<string, string>>()
const nothingTyped: ReadonlyMap<string, string> = new Map()
const isNothing = (typed: ReadonlyMap<string, string>) =>
  [...typed.values()].every((text) => text.trim() === '')

interface Props {
  readonly year: DuesYear
  readonly asked: number | undefined
  readonly onOpenMember: (memberId: number) => void
}

export function Collection({ year, asked, onOpenMember }: Props) {
  const { branchId } = useBranch()
  const today = useToday()
  const [typed, setTyped] = useHeld(heldAmounts, `dues/${year.year}`, nothingTyped, isNothing)
  const [paidOn, setPaidOn] = useState<string | null>(today)
  const [receiver, setReceiver] = useState('')
  const [way, setWay] = useState<DuesWay>('themePartyDay')
  const sealed = useSealed(paidOn)
  const collect = useCommand('dues.collect')

  const usual = useMemo(() => lastReceiver(year), [year])
  const entries = year.rows.flatMap(({ memberId, months }) =>
    months.flatMap((month) => {
      const text = typed.get(cellKey(memberId, month.month)) ?? ''
      return text.trim() === '' || !isOpen(month) ? [] : [{ memberId, month, fen: readYuan(text) ?? 0 }]
    }),
  )
  const unread = entries.filter(({ fen }) => fen === 0)
  const total = entries.reduce((sum, { fen }) => sum + fen, 0)

  const type = (changes: ReadonlyMap<string, string>) =>
    setTyped((before) => new Map([...before, ...changes]))
  const by = receiver === '' ? usual : receiver

  async function enter(): Promise<void> {
    const sure = await askConfirm({
      title: `登记 ${entries.length} 笔党费，合计 ${yuan(total)} 元`,
      text: `交纳日期 ${paidOn ?? '未记'}，收款人 ${by === '' ? '未填' : by}，${duesWayTitles[way]}。登记后不能改动，只能写明理由冲销。`,
      okText: '登记',
    })
    if (!sure) return
    collect.mutate(
      {
        branchId,
        payments: entries.map(({ memberId, month, fen }) => ({
          memberId,
          forMonth: month.month,
          amountFen: fen,
          paidOn,
          receiver: by,
          way,
          supplement: month.paidFen > 0,
        })),
      },
      {
        onSuccess: ({ payments, totalFen, remarks }) => {
          setTyped(new Map())
          const message = `已登记 ${payments.length} 笔，合计 ${yuan(totalFen)} 元`
          if (remarks.length === 0) currentApp()?.message.success(message)
          else
            currentApp()?.notification.warning({
              title: `${message}；请留意 ${remarks.length} 处`,
              description: remarks
                .slice(0, 5)
                .map((one) => one.message)
                .join('；'),
            })
        },
      },
    )
  }

  const canEnter = sealed === null && entries.length > 0 && unread.length === 0 && !collect.isPending
  return (
    <div
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || isComposing(event)) return
        event.preventDefault()
        if (canEnter) void enter()
      }}
    >
      <SealedLine quarter={sealed} more="这个季度收的党费不能再补记；以后补交的，按实际交纳日期登记。" />
      <div className="dues-bar is-kept" role="group" aria-label="本次登记">
        <label className="dues-bar-field">
          <span>交纳日期</span>
          <DateField label="交纳日期" value={paidOn} partial onChange={setPaidOn} />
        </label>
        <label className="dues-bar-field">
          <span>收款人</span>
          <Input
            aria-label="收款人"
            placeholder={usual === '' ? '姓名' : usual}
            value={receiver}
            maxLength={30}
            onChange={(event) => setReceiver(event.target.value)}
          />
        </label>
        <label className="dues-bar-field">
          <span>方式</span>
          <Select
            aria-label="方式"
            value={way}
            onChange={setWay}
            options={DuesWay.options.map((one) => ({ value: one, label: duesWayTitles[one] }))}
          />
        </label>
        <span className="dues-bar-sum" role="status">
          {entries.length === 0
            ? '在表中填写，或点月份下的「收齐」'
            : unread.length > 0
              ? `有 ${unread.length} 格不是金额，请改正`
              : `已填 ${entries.length} 笔，合计 ${yuan(total)} 元`}
        </span>
        {entries.length === 0 ? null : <Button onClick={() => setTyped(new Map())}>清空</Button>}
        <Button
          type="primary"
          disabled={!canEnter && !collect.isPending}
          loading={collect.isPending}
          onClick={() => void enter()}
        >
          登记
        </Button>
      </div>
      <CollectionGrid year={year} typed={typed} onType={type} asked={asked} onOpenMember={onOpenMember} />
    </div>
  )
}

/** Who received last: the next time it is nearly always the same person. */
function lastReceiver({ rows }: DuesYear): string {
  const paid = rows
    .flatMap(({ months }) => months)
    .filter(({ receiver }) => receiver !== '')
    .toSorted((a, b) => (a.paidOn ?? '').localeCompare(b.paidOn ?? ''))
  return paid.at(-1)?.receiver ?? ''
}
