/** 〔粘贴名单〕 under the list of who came: a sign-in sheet, a list of leave, the guests, as they come from elsewhere. */
import { Button, Radio } from 'antd'
import { memo, useState } from 'react'
import type { AttendanceStatus, Meeting } from '#shared/meetings.ts'
import { bareName } from '#shared/names/pasted.ts'
import { useAsk } from '#renderer/ledger.ts'
import { PasteNames, type TakenName } from '#renderer/ui/paste-names.tsx'
import { type Draft, type DraftAttendance, freshKey, sameParts } from './draft.ts'

/** `expected`: on the list, whatever they did. */
export type PasteAs = 'expected' | AttendanceStatus | 'observer'

const choices: readonly (readonly [PasteAs, string])[] = [
  ['present', '出席'],
  ['leave', '请假'],
  ['absent', '缺席'],
  ['late', '迟到'],
  ['expected', '应到'],
  ['observer', '列席'],
]

export interface PasteAttendanceProps {
  readonly meeting: Meeting
  readonly draft: Draft
  readonly change: (recipe: (draft: Draft) => Draft) => void
}

export const PasteAttendance = memo(
  function PasteAttendance({ meeting, draft, change }: PasteAttendanceProps) {
    const [open, setOpen] = useState(false)
    const [as, setAs] = useState<PasteAs>('present')
    const [said, setSaid] = useState('')
    const { branchId } = meeting
    const asOf = draft.startsAt.slice(0, 10)
    const members =
      useAsk('members.list', { branchId, asOf }, { enabled: open, keepPrevious: true }).data ?? []
    // the list first: whoever stands on it is meant before a namesake of the branch
    const listed = draft.attendance.map(({ memberId, memberName }) => ({ memberId, name: memberName }))
    const roster = [
      ...listed,
      ...members.filter((one) => !listed.some(({ memberId }) => memberId === one.memberId)),
    ].map(({ memberId, name }) => ({ memberId, name }))

    const take = (people: readonly TakenName[]) => {
      const laid = layNames(draft, people, as, meeting.unmarked)
      change((before) => layNames(before, people, as, meeting.unmarked).draft)
      setSaid(laid.said)
    }
    return (
      <>
        <div className="row">
          <Button
            size="small"
            onClick={() => {
              setSaid('')
              setOpen(true)
            }}
          >
            粘贴名单
          </Button>
          {said === '' ? null : (
            <span className="hint" role="status">
              {said}
            </span>
          )}
        </div>
        {open ? (
          <PasteNames
            title="粘贴名单"
            roster={roster}
            outsiders={as === 'observer'}
            onTake={take}
            onClose={() => setOpen(false)}
          >
            <div className="paste-as">
              <span id="paste-as">这是哪些人</span>
              <Radio.Group
                aria-labelledby="paste-as"
                value={as}
                options={choices.map(([value, label]) => ({ value, label }))}
                onChange={(event) => {
                  const chosen = choices.find(([value]) => value === event.target.value)
                  if (chosen !== undefined) setAs(chosen[0])
                }}
              />
            </div>
          </PasteNames>
        ) : null}
      </>
    )
  },
  sameParts('attendance', 'observers', 'startsAt'),
)

/**
 * Lays the names over the page. Whoever is not expected becomes a guest; whoever is not named stays as they were. Pure.
 *
 * @param open people who belong to an imported record and are not on its list yet
 */
export function layNames(
  draft: Draft,
  people: readonly TakenName[],
  as: PasteAs,
  open: Meeting['unmarked'],
): { readonly draft: Draft; readonly said: string } {
  const named = new Map(
    people.flatMap((one) => (one.memberId === null ? [] : [[one.memberId, one] as const])),
  )
  const expected = new Set([...draft.attendance, ...open].map(({ memberId }) => memberId))
  const guests = people.filter(
    ({ memberId }) => as === 'observer' || memberId === null || !expected.has(memberId),
  )
  const added = open
    .filter(
      ({ memberId }) => named.has(memberId) && !draft.attendance.some((row) => row.memberId === memberId),
    )
    .map((one): DraftAttendance => ({ ...one, status: 'unmarked', reason: '' }))
  const attendance =
    as === 'observer'
      ? draft.attendance
      : [...draft.attendance, ...added].map((row): DraftAttendance => {
          const one = named.get(row.memberId)
          if (one === undefined || as === 'expected') return row
          return {
            ...row,
            status: as,
            reason: as === 'present' ? '' : one.note === '' ? row.reason : one.note,
          }
        })
  const observers = [
    ...draft.observers,
    ...guests
      .filter(({ name }) => !draft.observers.some((row) => bareName(row.name) === bareName(name)))
      .map(({ name, note, memberId }) => ({
        key: freshKey(),
        name,
        role: note !== '' ? note : memberId === null ? '' : '本支部党员',
      })),
  ]
  const laid = people.length - guests.length
  const counted = as === 'expected' ? `${added.length} 人补进应到名单` : `${laid} 人已标明`
  const parts = [
    ...(as === 'observer' ? [] : [counted]),
    ...(guests.length === 0
      ? []
      : [
          as === 'observer'
            ? `${guests.length} 人记入列席`
            : `${guests.map(({ name }) => name).join('、')}不在应到之列，记入下面的「列席」`,
        ]),
  ]
  return { draft: { ...draft, attendance, observers }, said: `${parts.join('；')}。可按「撤销」收回。` }
}
