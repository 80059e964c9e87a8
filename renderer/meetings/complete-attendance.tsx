/**
 * Completes the list of who came: everybody of the roster whom an imported record does not name, or one person more.
 * Nobody is taken for present by that: each stands as 未填 until somebody says so.
 */
import { Button } from 'antd'
import { memo, useCallback, useState } from 'react'
import type { AttendanceStatus, Meeting } from '#shared/meetings.ts'
import { MemberPicker } from '#renderer/ui/member-picker.tsx'
import { useAsk } from '../ledger.ts'
import { type Draft, type DraftAttendance, freshKey, sameParts } from './draft.ts'
import { useSteady } from './use-steady.ts'

export interface CompleteAttendanceProps {
  readonly meeting: Meeting
  readonly draft: Draft
  readonly change: (recipe: (draft: Draft) => Draft) => void
}

export const CompleteAttendance = memo(
  function CompleteAttendance({ meeting, draft, change }: CompleteAttendanceProps) {
    const listed = new Set(draft.attendance.map((row) => row.memberId))
    const missing = meeting.unmarked.filter((one) => !listed.has(one.memberId))
    const open = draft.attendance.filter((row) => row.status === 'unmarked').length
    const outsiders = draft.attendance.filter((row) => meeting.outsiders.includes(row.memberId))
    const listedIds = useSteady(draft.attendance.map((row) => row.memberId))
    const add = useCallback(
      (people: Meeting['unmarked']) =>
        change((before) => ({
          ...before,
          attendance: [
            ...before.attendance,
            ...people
              .filter((one) => !before.attendance.some((row) => row.memberId === one.memberId))
              .map((one): DraftAttendance => ({ ...one, status: 'unmarked', reason: '' })),
          ],
        })),
      [change],
    )
    const markOpen = (status: AttendanceStatus) =>
      change((before) => ({
        ...before,
        attendance: before.attendance.map((row) => (row.status === 'unmarked' ? { ...row, status } : row)),
      }))
    const intoObservers = (row: DraftAttendance) =>
      change((before) => ({
        ...before,
        attendance: before.attendance.filter((other) => other.memberId !== row.memberId),
        observers: withObserver(before.observers, row.memberName),
      }))

    return (
      <div className="complete-attendance">
        {missing.length === 0 ? null : (
          <p className="row">
            <span>
              原记录没有写到的应到人员还有 <b>{missing.length}</b> 人（{someNames(missing)}
              ），来没来要逐人标明。
            </span>
            <Button size="small" type="primary" onClick={() => add(missing)}>
              按名册补齐应到人员
            </Button>
          </p>
        )}
        {open === 0 ? null : (
          <p className="row" role="status">
            <span className="word-due">
              还有 {open} 人「未填」，不算出席；没有填全不能定稿，离开本页未填的下次再补。
            </span>
            <Button size="small" onClick={() => markOpen('present')}>
              未填的都记出席
            </Button>
            <Button size="small" onClick={() => markOpen('absent')}>
              未填的都记缺席
            </Button>
          </p>
        )}
        {outsiders.map((row) => (
          <p className="row" key={row.memberId}>
            <span className="word-due">{row.memberName}当日不在应到之列。</span>
            <Button size="small" onClick={() => intoObservers(row)}>
              改为列席
            </Button>
          </p>
        ))}
        <AddPerson
          branchId={meeting.branchId}
          day={draft.startsAt.slice(0, 10)}
          unmarked={meeting.unmarked}
          listed={listedIds}
          change={change}
          add={add}
        />
      </div>
    )
  },
  sameParts('attendance', 'startsAt'),
)

const someNames = (people: readonly { readonly memberName: string }[]): string =>
  `${people
    .slice(0, 6)
    .map((one) => one.memberName)
    .join('、')}${people.length > 6 ? '等' : ''}`

const withObserver = (observers: Draft['observers'], name: string): Draft['observers'] =>
  observers.some((row) => row.name === name)
    ? observers
    : [...observers, { key: freshKey(), name, role: '本支部党员' }]

interface AddPersonProps {
  readonly branchId: number
  readonly day: string
  readonly unmarked: Meeting['unmarked']
  readonly listed: readonly number[]
  readonly change: CompleteAttendanceProps['change']
  readonly add: (people: Meeting['unmarked']) => void
}

/** Who belongs goes on the list; any other member of the roster is there as a guest. */
const AddPerson = memo(function AddPerson(props: AddPersonProps) {
  const { branchId, day, unmarked, listed, change, add } = props
  const [said, setSaid] = useState('')
  const roster = useAsk('members.list', { branchId, asOf: day }, { keepPrevious: true }).data ?? []
  const choose = (memberId: number | null) => {
    const name = roster.find((one) => one.memberId === memberId)?.name
    if (memberId === null || name === undefined) return
    const expected = unmarked.find((one) => one.memberId === memberId)
    if (expected !== undefined) {
      add([expected])
      return setSaid(`已加上${name}，请标明来没来。`)
    }
    change((before) => ({ ...before, observers: withObserver(before.observers, name) }))
    setSaid(`${name}当日不在这次会议的应到之列，已列入下面的「列席」，不计入应到和实到。`)
  }
  return (
    <div className="row">
      <MemberPicker
        branchId={branchId}
        asOf={day}
        value={null}
        placeholder="＋ 添加一个人"
        label="添加到会的人"
        exclude={listed}
        onChange={choose}
      />
      {said === '' ? null : (
        <span className="hint" role="status">
          {said}
        </span>
      )}
    </div>
  )
})
