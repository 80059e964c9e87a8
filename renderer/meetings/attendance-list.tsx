/**
 * Who came. Everybody stands as present; one key turns a name into 请假 or 缺席 and asks for the reason in place.
 * Arrow keys walk from name to name, so that the whole list is one stop of the Tab key.
 */
import { type KeyboardEvent, memo, useCallback, useRef, useState } from 'react'
import { type AttendanceStatus, attendanceTitles } from '#shared/meetings.ts'
import { isComposing } from '#renderer/ui/keys.ts'
import { type DraftAttendance, type DraftStatus, headcountOf } from './draft.ts'
import { useFocusNext } from './use-focus-next.ts'

const byKey: Readonly<Record<string, AttendanceStatus>> = {
  '1': 'present',
  '2': 'leave',
  '3': 'absent',
  '4': 'late',
}
const nextOnClick: Readonly<Record<DraftStatus, AttendanceStatus>> = {
  unmarked: 'present',
  present: 'leave',
  leave: 'absent',
  absent: 'late',
  late: 'present',
}

const statusTitles: Readonly<Record<DraftStatus, string>> = { ...attendanceTitles, unmarked: '未填' }

export interface AttendanceListProps {
  /** What to do where nobody belongs to the meeting yet. */
  readonly emptyHint: string
  readonly rows: readonly DraftAttendance[]
  /** The list came in from a file: whoever stands on it wrongly can be taken off. */
  readonly removable?: boolean
  /** On the list without belonging to the meeting. */
  readonly outsiders?: readonly number[]
  readonly onChange: (recipe: (rows: readonly DraftAttendance[]) => readonly DraftAttendance[]) => void
}

const nobody: readonly number[] = []

export const AttendanceList = memo(function AttendanceList({
  rows,
  emptyHint,
  removable = false,
  outsiders = nobody,
  onChange,
}: AttendanceListProps) {
  const [current, setCurrent] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const focusNext = useFocusNext()
  const at = Math.min(current, Math.max(rows.length - 1, 0))

  // what a name does is the same function for all of them and at every key: a key draws its own name again
  const shown = useRef(rows)
  shown.current = rows
  const focusName = useCallback((index: number) => {
    setCurrent(index)
    list.current?.querySelector<HTMLElement>(`[data-name="${index}"]`)?.focus()
  }, [])
  const mark = useCallback(
    (memberId: number, status: AttendanceStatus) =>
      onChange((all) =>
        all.map((row) =>
          row.memberId === memberId
            ? { ...row, status, reason: status === 'present' ? '' : row.reason }
            : row,
        ),
      ),
    [onChange],
  )
  const giveReason = useCallback(
    (memberId: number, reason: string) =>
      onChange((all) => all.map((row) => (row.memberId === memberId ? { ...row, reason } : row))),
    [onChange],
  )
  const takeOff = useCallback(
    (memberId: number) => onChange((all) => all.filter((row) => row.memberId !== memberId)),
    [onChange],
  )
  const leaveReason = useCallback(
    (index: number, step: number) => focusName(Math.min(index + step, shown.current.length - 1)),
    [focusName],
  )
  const onNameKey = useCallback(
    (event: KeyboardEvent<HTMLElement>, index: number) => {
      if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return
      const { length } = shown.current
      const row = shown.current[index]
      if (!row) return
      const status = byKey[event.key]
      if (status) {
        event.preventDefault()
        mark(row.memberId, status)
        if (status === 'leave' || status === 'absent') {
          focusNext(`.attendance [data-reason="${index}"]`)
        } else if (index + 1 < length) focusName(index + 1)
        return
      }
      if (event.key === 'Delete' && removable) {
        event.preventDefault()
        takeOff(row.memberId)
        focusNext(`.attendance [data-name="${Math.max(Math.min(index, length - 2), 0)}"]`)
        return
      }
      const target = walk(list.current, event.key, index, length)
      if (target !== null) {
        event.preventDefault()
        focusName(target)
      }
    },
    [mark, takeOff, focusName, focusNext, removable],
  )

  return (
    <div className="attendance" data-law="attendance" data-field="attendance">
      <div
        className="attendance-names"
        ref={list}
        role="group"
        aria-label="出勤名单，方向键选人，1 出席 2 请假 3 缺席 4 迟到"
      >
        {rows.map((row, index) => (
          <AttendanceName
            key={row.memberId}
            row={row}
            index={index}
            outsider={outsiders.includes(row.memberId)}
            tabbable={index === at}
            onTakeOff={removable ? takeOff : undefined}
            onFocus={setCurrent}
            onKey={onNameKey}
            onMark={mark}
            onReason={giveReason}
            onReasonDone={leaveReason}
          />
        ))}
        {rows.length === 0 ? <p className="hint">{emptyHint}</p> : null}
      </div>
      <p className="hint keys-hint">
        方向键选人，<kbd>1</kbd> 出席 <kbd>2</kbd> 请假 <kbd>3</kbd> 缺席 <kbd>4</kbd> 迟到
        {removable ? (
          <>
            {' '}
            <kbd>Delete</kbd> 移去
          </>
        ) : null}
        ；也可以用鼠标点名字。
      </p>
    </div>
  )
})

interface NameProps {
  readonly row: DraftAttendance
  readonly index: number
  readonly tabbable: boolean
  readonly outsider: boolean
  readonly onTakeOff: ((memberId: number) => void) | undefined
  readonly onFocus: (index: number) => void
  readonly onKey: (event: KeyboardEvent<HTMLElement>, index: number) => void
  readonly onMark: (memberId: number, status: AttendanceStatus) => void
  readonly onReason: (memberId: number, reason: string) => void
  readonly onReasonDone: (index: number, step: number) => void
}

const AttendanceName = memo(function AttendanceName(props: NameProps) {
  const { row, index, onTakeOff } = props
  const onFocus = () => props.onFocus(index)
  const words = [...standingWords(row), ...(props.outsider ? ['不在应到之列'] : [])]
  const away = row.status !== 'present' && row.status !== 'unmarked'
  return (
    <span className={`attendance-name ${row.status}`}>
      <button
        type="button"
        data-name={index}
        tabIndex={props.tabbable ? 0 : -1}
        aria-label={[row.memberName, ...words, statusTitles[row.status]].join('，')}
        onFocus={onFocus}
        onKeyDown={(event) => props.onKey(event, index)}
        onClick={() => props.onMark(row.memberId, nextOnClick[row.status])}
      >
        <span className="name">{row.memberName}</span>
        {words.map((word) => (
          <small key={word}>{word}</small>
        ))}
        {row.status === 'present' ? null : <em>{statusTitles[row.status]}</em>}
      </button>
      {away ? (
        <input
          data-reason={index}
          className="line-field reason"
          aria-label={`${row.memberName}${statusTitles[row.status]}的原因`}
          placeholder={row.status === 'late' ? '原因（可不填）' : '原因'}
          maxLength={100}
          value={row.reason}
          tabIndex={props.tabbable ? 0 : -1}
          onFocus={onFocus}
          onChange={(event) => props.onReason(row.memberId, event.target.value)}
          onKeyDown={(event) => {
            if (isComposing(event)) return
            if (event.key === 'Enter') props.onReasonDone(index, 1)
            else if (event.key === 'Escape') props.onReasonDone(index, 0)
            else return
            event.preventDefault()
          }}
        />
      ) : null}
      {onTakeOff === undefined ? null : (
        <button
          type="button"
          className="take-off"
          tabIndex={-1}
          aria-label={`移去${row.memberName}`}
          title={`把${row.memberName}从出勤名单移去`}
          onClick={() => onTakeOff(row.memberId)}
        >
          ✕
        </button>
      )}
    </span>
  )
})

/** What makes a person count differently, by words: colour alone tells nothing on a copied page. */
function standingWords(row: DraftAttendance): string[] {
  const words: string[] = []
  if (row.probationary) words.push('预备')
  else if (!row.votingRight) words.push('无表决权')
  if (row.exempt) words.push('免勤')
  return words
}

/** Where an arrow key leads in a wrapped list: left and right by order, up and down by what stands there. */
function walk(list: HTMLElement | null, key: string, index: number, length: number): number | null {
  if (key === 'ArrowLeft') return Math.max(index - 1, 0)
  if (key === 'ArrowRight') return Math.min(index + 1, length - 1)
  if (key === 'Home') return 0
  if (key === 'End') return length - 1
  if ((key !== 'ArrowUp' && key !== 'ArrowDown') || !list) return null
  const names = [...list.querySelectorAll<HTMLElement>('[data-name]')]
  const here = names[index]?.getBoundingClientRect()
  if (!here) return null
  const below = (box: DOMRect) => (key === 'ArrowDown' ? box.top - here.top : here.top - box.top)
  let best = index
  let score = Infinity
  names.forEach((name, other) => {
    const box = name.getBoundingClientRect()
    const distance = below(box)
    if (distance < here.height / 2) return
    const cost = distance * 1000 + Math.abs(box.left - here.left)
    if (cost < score) [best, score] = [other, cost]
  })
  return best
}

export interface HeadcountLineProps {
  readonly rows: readonly DraftAttendance[]
  /** False where nothing is decided and no number has to be reached. */
  readonly quorumMatters: boolean
}

/** 「应到 21（有表决权 19）· 实到 17（有表决权 16）· 已过半数」 */
export function HeadcountLine({ rows, quorumMatters }: HeadcountLineProps) {
  const count = headcountOf(rows)
  const away = [
    count.leave > 0 ? `请假 ${count.leave}` : '',
    count.absent > 0 ? `缺席 ${count.absent}` : '',
    count.unmarked > 0 ? `未填 ${count.unmarked}` : '',
  ].filter((part) => part !== '')
  const quorum = quorumWords(count.expectedVoting, count.presentVoting)
  return (
    <p className="headcount" role="status" aria-label="到会人数">
      应到 <b>{count.expected}</b>（有表决权 {count.expectedVoting}）· 实到 <b>{count.present}</b>（有表决权{' '}
      {count.presentVoting}）{away.length > 0 ? ` · ${away.join(' ')}` : ''}
      {quorumMatters ? <span className={quorum.enough ? '' : 'wrong-text'}> · {quorum.words}</span> : null}
    </p>
  )
}

/**
 * 支部工作条例第十一条: half or more must be there. Exactly half may meet, and yet can carry nothing, since approval must
 * exceed half of those expected.
 */
export function quorumWords(expected: number, present: number): { words: string; enough: boolean } {
  if (expected === 0) return { words: '没有应到的有表决权人员', enough: false }
  if (present * 2 > expected) return { words: '已过半数', enough: true }
  if (present * 2 === expected) return { words: '刚好半数，可以开会，但全部赞成也不足通过', enough: false }
  return { words: `还差 ${Math.ceil(expected / 2) - present} 人才到半数`, enough: false }
}
