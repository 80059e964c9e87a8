/** 双重组织生活 of leading cadres by the year, and the leading body's democratic life meetings. No pass mark. */
import { Button, Select } from 'antd'
import { useState } from 'react'
import { type DemocraticAttendance, democraticAttendanceTitles } from '#shared/dual-life.ts'
import { attendanceTitles, meetingTitles } from '#shared/meetings.ts'
import type { LedgerDate } from '#shared/primitives.ts'
import { useBranch, useToday } from '../branch-context.tsx'
import { useAsk, useCommand } from '../ledger.ts'
import { DateField } from '../ui/date-field.tsx'
import { HistoryLink } from '../ui/history-drawer.tsx'
import { Link } from '../ui/route.ts'
import { TextField, optionsOf } from '../ui/saved-fields.tsx'

export function DualLife() {
  const { branchId } = useBranch()
  const thisYear = Number(useToday().slice(0, 4))
  const [year, setYear] = useState(thisYear)
  const asked = useAsk('dualLife.statistics', { branchId, year }, { keepPrevious: true })
  const cadres = asked.data?.cadres ?? []
  return (
    <section>
      <h2 className="section-title">
        领导干部双重组织生活
        <Select
          aria-label="统计年度"
          value={year}
          onChange={setYear}
          options={[0, 1, 2].map((back) => ({ value: thisYear - back, label: `${thisYear - back} 年` }))}
        />
      </h2>
      {cadres.length === 0 ? (
        <p className="hint">
          名册上没有标为「党员领导干部」的党员。在党员页勾选后，这里自动统计其参加支部、党小组组织生活的情况。
        </p>
      ) : (
        <table className="ruled-table">
          <thead>
            <tr>
              <th scope="col">姓名</th>
              <th scope="col">应参加</th>
              <th scope="col">实参加</th>
              <th scope="col">讲党课</th>
              <th scope="col">请假、缺席及原因</th>
              <th scope="col">民主生活会</th>
            </tr>
          </thead>
          <tbody>
            {cadres.map((one) => (
              <tr key={one.memberId}>
                <td>
                  <Link to={`/members/${one.memberId}`}>{one.memberName}</Link>
                </td>
                <td className="number">{one.total.expected}</td>
                <td className="number">{one.total.attended}</td>
                <td className="number">{one.lectures}</td>
                <td>
                  {one.away.length === 0 ? '—' : null}
                  {one.away.map((away) => (
                    <div key={away.meetingId}>
                      <Link to={`/meetings/${away.meetingId}`}>{away.day}</Link> {meetingTitles[away.kind]}{' '}
                      {attendanceTitles[away.status]}
                      {away.reason === '' ? '（未写原因）' : `（${away.reason}）`}
                    </div>
                  ))}
                </td>
                <td>
                  {one.democratic.length === 0 ? '—' : null}
                  {one.democratic.map((meeting) => (
                    <div key={meeting.democraticLifeId}>
                      {meeting.heldOn} {meeting.body}　{democraticAttendanceTitles[meeting.status]}
                      <HistoryLink
                        record={{ kind: 'democraticLife', id: meeting.democraticLifeId }}
                        of={`${meeting.heldOn} ${meeting.body}`}
                        words="记录"
                      />
                      {meeting.reason === '' ? '' : `（${meeting.reason}）`}
                    </div>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="hint dual-life-hint">法规没有定次数，这里只列应参加、实参加和原因，不设及格线。</p>
      {cadres.length === 0 ? null : (
        <RecordDemocratic people={cadres.map(({ memberId, memberName }) => ({ memberId, memberName }))} />
      )}
    </section>
  )
}

interface Person {
  readonly memberId: number
  readonly memberName: string
}

function RecordDemocratic({ people }: { readonly people: readonly Person[] }) {
  const { branchId } = useBranch()
  const [open, setOpen] = useState(false)
  const [heldOn, setHeldOn] = useState<LedgerDate | null>(null)
  const [body, setBody] = useState('')
  const [statuses, setStatuses] = useState<Readonly<Record<number, DemocraticAttendance>>>({})
  const [reason, setReason] = useState('')
  const record = useCommand('democraticLife.record')
  if (!open) return <Button onClick={() => setOpen(true)}>登记领导班子民主生活会</Button>
  const keep = () => {
    if (heldOn === null || body === '') return
    record.mutate(
      {
        branchId,
        heldOn,
        body,
        attendance: people.map(({ memberId }) => {
          const status = statuses[memberId] ?? 'present'
          return { memberId, status, reason: status === 'present' ? '' : reason }
        }),
      },
      { onSuccess: () => setOpen(false) },
    )
  }
  return (
    <div className="life-add" role="group" aria-label="登记领导班子民主生活会">
      <span className="row">
        <DateField label="民主生活会日期" value={heldOn} onChange={setHeldOn} />
        <TextField
          label="哪个领导班子"
          placeholder="如：局党组"
          value={body}
          onSave={setBody}
          maxLength={60}
        />
      </span>
      {people.map((person) => (
        <span key={person.memberId} className="row">
          {person.memberName}
          <Select<DemocraticAttendance>
            aria-label={`${person.memberName}参加情况`}
            value={statuses[person.memberId] ?? 'present'}
            onChange={(status) => setStatuses({ ...statuses, [person.memberId]: status })}
            options={optionsOf(democraticAttendanceTitles)}
          />
        </span>
      ))}
      <TextField
        label="未参加的原因"
        placeholder="有人未参加的，写明原因"
        value={reason}
        onSave={setReason}
        maxLength={100}
      />
      <span className="row">
        <Button
          type="primary"
          disabled={heldOn === null || body === ''}
          loading={record.isPending}
          onClick={keep}
        >
          登记
        </Button>
        <Button onClick={() => setOpen(false)}>取消</Button>
      </span>
    </div>
  )
}
