/** What was posted, handed up, and whom the branch lets pay later. */
import { Button, Input, Select, Skeleton } from 'antd'
import { useState } from 'react'
import { type DuesNoticeKind, duesNoticeTitles } from '#shared/dues.ts'
import { chineseDate } from '#shared/primitives.ts'
import { yuan } from '#shared/rules/dues.ts'
import { monthWords } from '#shared/rules/dues-inspection.ts'
import { useBranch, useToday } from '../branch-context.tsx'
import { useAsk, useCommand } from '../ledger.ts'
import { EmptyPage } from '../ui/empty-page.tsx'
import { askReason } from '../ui/ask.tsx'
import { DateField, MonthField } from '../ui/date-field.tsx'
import { HistoryLink } from '../ui/history-drawer.tsx'
import { MemberPicker } from '../ui/member-picker.tsx'
import { RuledField, RuledForm } from '../ui/ruled-form.tsx'
import { readYuan } from './amounts.ts'

export function NoticeList({ year }: { readonly year: number }) {
  const { branchId } = useBranch()
  const notices = useAsk('dues.notices', { branchId, year })
  const members = useAsk('members.list', { branchId, everyone: true })
  const voidOne = useCommand('dues.voidNotice')
  if (notices.data === undefined) return <Skeleton active />
  const nameOf = (memberId: number | null) =>
    members.data?.find((one) => one.memberId === memberId)?.name ?? ''

  async function takeOut(noticeId: number): Promise<void> {
    const reason = await askReason({
      title: '作废这一条登记',
      text: '作废的登记保留可查，不再计入检查。',
      label: '理由',
      okText: '作废',
    })
    if (reason !== null) voidOne.mutate({ noticeId, reason })
  }

  return (
    <div className="stack">
      <NewNotice year={year} />
      <LargeContributions year={year} />
      {notices.data.length === 0 ? (
        <EmptyPage>
          {`${year} 年还没有登记公示、上缴或缓交。在上面的表里选「登记什么」、写下日期，点「登记」。公示稿在「台账」里生成。`}
        </EmptyPage>
      ) : (
        <table className="ruled-table dues-table" aria-label="公示与上缴登记">
          <thead>
            <tr>
              <th scope="col">登记</th>
              <th scope="col">所属月份</th>
              <th scope="col">日期</th>
              <th scope="col">金额（元）</th>
              <th scope="col">凭证、说明</th>
              <th scope="col">
                <span className="hidden-words">操作</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {notices.data.map((one) => (
              <tr key={one.noticeId}>
                <td>
                  {one.kind === 'deferral' ? `缓交：${nameOf(one.memberId)}` : duesNoticeTitles[one.kind]}
                </td>
                <td>
                  {one.fromMonth === one.untilMonth
                    ? chineseDate(one.fromMonth)
                    : `${monthWords([one.fromMonth])}至${monthWords([one.untilMonth])}`}
                </td>
                <td>
                  {chineseDate(one.doneOn)}
                  {one.untilOn === null ? '' : `至${chineseDate(one.untilOn)}`}
                </td>
                <td className="dues-number">{one.amountFen === null ? '—' : yuan(one.amountFen)}</td>
                <td>{[one.documentRef, one.remark].filter((text) => text !== '').join('，')}</td>
                <td>
                  <Button size="small" type="text" onClick={() => void takeOut(one.noticeId)}>
                    作废
                  </Button>
                  <HistoryLink
                    record={{ kind: 'duesNotice', id: one.noticeId }}
                    of={`${duesNoticeTitles[one.kind]} ${one.doneOn}`}
                    words="记录"
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}

const kinds: readonly Exclude<DuesNoticeKind, 'largeHandover'>[] = ['publicity', 'handover', 'deferral']

function NewNotice({ year }: { readonly year: number }) {
  const { branchId } = useBranch()
  const today = useToday()
  const [kind, setKind] = useState<(typeof kinds)[number]>('publicity')
  const [fromMonth, setFromMonth] = useState<string | null>(null)
  const [untilMonth, setUntilMonth] = useState<string | null>(null)
  const [doneOn, setDoneOn] = useState<string | null>(today)
  const [untilOn, setUntilOn] = useState<string | null>(null)
  const [amount, setAmount] = useState('')
  const [memberId, setMemberId] = useState<number | null>(null)
  const [documentRef, setDocumentRef] = useState('')
  const note = useCommand('dues.note')
  const fen = readYuan(amount)
  const ready =
    fromMonth !== null && doneOn !== null && fen !== undefined && (kind !== 'deferral' || memberId !== null)

  function save(): void {
    if (fromMonth === null || doneOn === null) return
    note.mutate(
      {
        branchId,
        kind,
        fromMonth,
        ...(untilMonth === null ? {} : { untilMonth }),
        doneOn,
        untilOn,
        amountFen: kind === 'handover' ? (fen ?? null) : null,
        memberId: kind === 'deferral' ? memberId : null,
        documentRef,
      },
      {
        onSuccess: () => {
          setFromMonth(null)
          setUntilMonth(null)
          setUntilOn(null)
          setAmount('')
          setMemberId(null)
          setDocumentRef('')
        },
      },
    )
  }

  return (
    <section aria-label="登记公示、上缴或缓交">
      <RuledForm label="登记公示、上缴或缓交">
        <RuledField label="登记什么">
          <Select
            aria-label="登记什么"
            value={kind}
            onChange={setKind}
            options={kinds.map((value) => ({ value, label: duesNoticeTitles[value] }))}
          />
        </RuledField>
        <RuledField label="日期">
          <DateField label="日期" value={doneOn} onChange={setDoneOn} />
        </RuledField>
        <RuledField label="从哪月" needed>
          <MonthField
            label="从哪月"
            value={fromMonth}
            onChange={setFromMonth}
            placeholder={`如 ${year}-01`}
          />
        </RuledField>
        <RuledField label="到哪月">
          <MonthField
            label="到哪月"
            value={untilMonth}
            onChange={setUntilMonth}
            placeholder="同一个月可不填"
          />
        </RuledField>
        {kind === 'handover' ? (
          <RuledField label="上缴金额">
            <Input
              aria-label="上缴金额"
              inputMode="decimal"
              suffix="元"
              value={amount}
              onChange={(event) => setAmount(event.target.value)}
            />
          </RuledField>
        ) : (
          <RuledField label={kind === 'publicity' ? '公示至' : '缓交至'}>
            <DateField
              label={kind === 'publicity' ? '公示至' : '缓交至'}
              value={untilOn}
              onChange={setUntilOn}
            />
          </RuledField>
        )}
        {kind === 'deferral' ? (
          <RuledField label="哪一位党员" needed>
            <MemberPicker label="哪一位党员" placeholder="姓名" value={memberId} onChange={setMemberId} />
          </RuledField>
        ) : null}
        <RuledField label="凭证、说明">
          <Input
            aria-label="凭证、说明"
            value={documentRef}
            maxLength={100}
            onChange={(event) => setDocumentRef(event.target.value)}
          />
        </RuledField>
      </RuledForm>
      <div className="dues-sheet-actions">
        <Button type="primary" disabled={!ready} loading={note.isPending} onClick={save}>
          登记
        </Button>
      </div>
    </section>
  )
}

/** Voluntary contributions that are large are handed up by themselves (第十四条). */
function LargeContributions({ year }: { readonly year: number }) {
  const { branchId } = useBranch()
  const payments = useAsk('dues.payments', { branchId, fromMonth: `${year}-01`, untilMonth: `${year}-12` })
  const notices = useAsk('dues.notices', { branchId })
  const profile = useAsk('profile.show', { year })
  const note = useCommand('dues.note')
  const from = (profile.data?.profile.numbers['dues.largeFrom'] ?? 1000) * 100
  const open = (payments.data ?? []).filter(
    (one) =>
      one.kind === 'voluntary' &&
      one.amountFen >= from &&
      one.reversedById === null &&
      !(notices.data ?? []).some(({ paymentId }) => paymentId === one.paymentId),
  )
  if (open.length === 0) return null
  return (
    <div className="dues-without">
      大额党费待另行上缴：
      {open.map((one) => (
        <Button
          key={one.paymentId}
          size="small"
          onClick={() =>
            note.mutate({
              branchId,
              kind: 'largeHandover',
              fromMonth: one.paidOn?.slice(0, 7) ?? `${year}-01`,
              paymentId: one.paymentId,
              amountFen: one.amountFen,
            })
          }
        >
          {one.memberName} {yuan(one.amountFen)} 元，登记已上缴
        </Button>
      ))}
    </div>
  )
}
