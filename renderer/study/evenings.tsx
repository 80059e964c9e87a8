/** The plan of a year, who keeps the records, the fixed evenings, and the forms of study so far. */
import { Button, Input, Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import { chineseDate } from '#shared/primitives.ts'
import type { Arrangement, StudyPlan } from '#shared/study/records.ts'
import { studyFormTitles, weekdayTitles } from '#shared/study/words.ts'
import { useBranch, useToday } from '../branch-context.tsx'
import { useAsk, useCommand } from '../ledger.ts'
import { askReason } from '../ui/ask.tsx'
import { DateField } from '../ui/date-field.tsx'
import { HistoryLink } from '../ui/history-drawer.tsx'
import { MemberPicker } from '../ui/member-picker.tsx'
import { NameRemarks } from '../ui/name-remarks.tsx'
import { RuledField, RuledForm } from '../ui/ruled-form.tsx'
import { go } from '../ui/route.ts'
import { ArrangeDialog, PauseDialog } from './arrange-dialog.tsx'

export function Evenings({ year }: { readonly year: number }) {
  const { branchId } = useBranch()
  const plan = useAsk('study.showPlan', { branchId, year }).data
  return (
    <>
      <h2 className="section-title">学习计划</h2>
      {plan === undefined ? <Skeleton active /> : <PlanForm key={year} plan={plan} />}
      <HistoryLink record={{ kind: 'studyPlan', id: branchId }} of="学习计划" />
      <FixedEvenings year={year} />
      <Forms year={year} />
    </>
  )
}

function PlanForm({ plan }: { readonly plan: StudyPlan }) {
  const { branchId } = useBranch()
  const keep = useCommand('study.keepPlan')
  const [text, setText] = useState(plan.text)
  useEffect(() => setText(plan.text), [plan.text])
  const { year } = plan
  return (
    <RuledForm label="学习计划">
      <RuledField label="通过日期">
        <DateField
          label="通过日期"
          value={plan.adoptedOn}
          onChange={(adoptedOn) => keep.mutate({ branchId, year, adoptedOn })}
        />
      </RuledField>
      <RuledField label="专门记录人">
        <MemberPicker
          label="专门记录人"
          placeholder="谁来记学习记录"
          value={plan.recorderId}
          onChange={(recorderId) => keep.mutate({ branchId, year, recorderId })}
        />
      </RuledField>
      <RuledField label="计划" wide>
        <Input.TextArea
          aria-label="计划"
          rows={6}
          maxLength={20000}
          placeholder="每月学什么、什么形式、谁领学。离开这一栏自动保存。"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={() => {
            if (text !== plan.text) keep.mutate({ branchId, year, text })
          }}
        />
        <NameRemarks
          text={text}
          onChange={(right) => {
            setText(right)
            keep.mutate({ branchId, year, text: right })
          }}
        />
      </RuledField>
    </RuledForm>
  )
}

function FixedEvenings({ year }: { readonly year: number }) {
  const { branchId } = useBranch()
  const asked = useAsk('study.arrangements', { branchId, year }).data
  const [open, setOpen] = useState<
    { readonly kind: 'new' } | { readonly kind: 'pause' | 'change'; readonly of: Arrangement }
  >()
  const arrangements = asked?.filter((one) => !one.void) ?? []
  return (
    <>
      <h2 className="section-title">
        固定学习
        <small>如「周一夜学」；按周核对有没有学习记录</small>
      </h2>
      {asked === undefined ? <Skeleton active /> : null}
      {arrangements.length === 0 ? (
        <p className="hint">没有固定的学习安排，就不按周核对。</p>
      ) : (
        <table className="study-table">
          <thead>
            <tr>
              <th scope="col">名称</th>
              <th scope="col">时间</th>
              <th scope="col">{year} 年应有 / 实有</th>
              <th scope="col">没有记录的</th>
              <th scope="col">
                <span className="hidden-words">办理</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {arrangements.map((one) => (
              <Evening key={one.arrangementId} one={one} onOpen={(kind) => setOpen({ kind, of: one })} />
            ))}
          </tbody>
        </table>
      )}
      <Button onClick={() => setOpen({ kind: 'new' })}>＋ 定一项固定学习</Button>
      {open?.kind === 'new' ? <ArrangeDialog onClose={() => setOpen(undefined)} /> : null}
      {open?.kind === 'change' ? (
        <ArrangeDialog arrangement={open.of} onClose={() => setOpen(undefined)} />
      ) : null}
      {open?.kind === 'pause' ? (
        <PauseDialog arrangement={open.of} onClose={() => setOpen(undefined)} />
      ) : null}
    </>
  )
}

function Evening({ one, onOpen }: { readonly one: Arrangement; onOpen(kind: 'pause' | 'change'): void }) {
  const { branchId } = useBranch()
  const today = useToday()
  const convene = useCommand('meetings.convene')
  const voiding = useCommand('study.voidArrangement')
  const record = () =>
    convene.mutate(
      {
        branchId,
        kind: 'studySession',
        startsAt: `${today}T${one.startsAt === '' ? '09:00' : one.startsAt}`,
        title: one.title,
        place: one.place,
        creditMinutes: one.minutes,
      },
      { onSuccess: ({ meetingId }) => go(`/meetings/${meetingId}`) },
    )
  const drop = async () => {
    const reason = await askReason({
      title: `作废「${one.title}」`,
      text: '只用于列错的；不再举行的，请在「更改」里写到哪天为止。',
      label: '理由',
      okText: '作废',
    })
    if (reason !== null) voiding.mutate({ arrangementId: one.arrangementId, reason })
  }
  return (
    <tr>
      <td>
        {one.title}
        <small>
          {chineseDate(one.fromOn)}起{one.toOn === null ? '' : `至${chineseDate(one.toOn)}`}
        </small>
      </td>
      <td>
        {one.everyWeeks === 1 ? '每' : `每 ${one.everyWeeks} 周的`}
        {weekdayTitles[one.weekday]} {one.startsAt}
        {one.pauses.map((pause) => (
          <small key={pause.fromOn}>
            {pause.fromOn.slice(5)} 至 {pause.toOn.slice(5)} 停：{pause.reason}
          </small>
        ))}
      </td>
      <td>
        {one.expected} / {one.held}
      </td>
      <td>
        {one.missed.length === 0
          ? '—'
          : `${one.missed
              .slice(-4)
              .map((day) => chineseDate(day).slice(5))
              .join('、')}${one.missed.length > 4 ? `等 ${one.missed.length} 次` : ''}`}
      </td>
      <td className="study-acts">
        <Button size="small" loading={convene.isPending} onClick={record}>
          记一次
        </Button>
        <Button size="small" type="text" onClick={() => onOpen('pause')}>
          停几周
        </Button>
        <Button size="small" type="text" onClick={() => onOpen('change')}>
          更改
        </Button>
        <Button size="small" type="text" onClick={() => void drop()}>
          作废
        </Button>
        <HistoryLink
          record={{ kind: 'studyArrangement', id: one.arrangementId }}
          of={one.title}
          words="记录"
        />
      </td>
    </tr>
  )
}

/** How often a year studied in which form: one form alone is 「学习形式过于单一」. */
function Forms({ year }: { readonly year: number }) {
  const { branchId } = useBranch()
  const counts = useAsk('study.forms', { branchId, year }).data ?? []
  const used = counts.filter((one) => one.meetings > 0)
  if (used.length === 0) return null
  return (
    <>
      <h2 className="section-title">学习形式</h2>
      <p>
        {used.map((one) => `${studyFormTitles[one.form]} ${one.meetings} 次`).join(' · ')}
        {used.length === 1 ? (
          <span className="word-due">　形式单一，可以安排研讨、现场教学、观影等。</span>
        ) : null}
      </p>
      <p className="hint">形式在每次会议的「学习内容」下面选；没有选的，党课算专题辅导，其他算集中学习。</p>
    </>
  )
}
