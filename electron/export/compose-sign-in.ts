/** How a meeting is named on paper, and the table that those present sign by hand. */
import { type Attendance, type Meeting, meetingTitles } from '#shared/meetings.ts'
import { chineseDate } from '#shared/primitives.ts'
import { columnsOf, list, middle, note } from './build.ts'
import type { LedgerFacts } from './facts.ts'
import { type Block, type Row, type Sheet, portraitWidth } from './model.ts'

/** The name typed, or one made of year, number and kind. */
export function meetingName(
  meeting: Pick<Meeting, 'title' | 'groupName' | 'year' | 'number' | 'kind'>,
): string {
  if (meeting.title !== '') return meeting.title
  return `${meeting.groupName}${meeting.year}年第 ${meeting.number} 次${meetingTitles[meeting.kind]}`
}

/** The branch, and the Party group where it is the group's meeting. */
export const unitOf = (meeting: Meeting, facts: LedgerFacts): string =>
  facts.branch.name + (meeting.groupName === '' ? '' : `　${meeting.groupName}`)

/** Up to so many sign on the record itself; more sign on a sheet of their own. */
export const signOnRecord = 14

export interface Signer {
  readonly name: string
  /** What stands in the place of a signature of somebody who was not there. */
  readonly text: string
}

export function signersOf(meeting: Meeting): Signer[] {
  const excuse = ({ status }: Attendance) =>
    status === 'leave' ? '（请假）' : status === 'absent' ? '（缺席）' : ''
  return [
    ...meeting.attendance.map((each) => ({ name: each.memberName, text: excuse(each) })),
    ...meeting.observers.map(({ name }) => ({ name: `${name}（列席）`, text: '' })),
  ]
}

/** Names with room to sign, in two columns: read down the first, then down the second. */
export function signTable(signers: readonly Signer[]): Block {
  const heads = Array.from({ length: 2 }, () => [
    ['序号', 9] as const,
    ['姓名', 16] as const,
    ['签名', 25] as const,
  ]).flat()
  const half = Math.ceil(signers.length / 2)
  const rows = Array.from({ length: half }, (_, at): Row => {
    const cells = [at, at + half].flatMap((index) => {
      const signer = signers[index]
      return [
        middle(signer === undefined ? '' : index + 1),
        middle(signer?.name ?? ''),
        middle(signer?.text ?? ''),
      ]
    })
    return { cells, height: 567 }
  })
  return { ...list(columnsOf(heads, portraitWidth), rows, 24), whole: rows.length <= signOnRecord }
}

/** The sheet that those present sign by hand, where they are many. */
export function signIn(meeting: Meeting, facts: LedgerFacts): Sheet[] {
  const signers = signersOf(meeting)
  if (signers.length <= signOnRecord) return []
  const { expected, present } = meeting.headcount
  return [
    [
      { type: 'title', text: '签到表' },
      { type: 'under', left: meetingName(meeting), right: chineseDate(meeting.startsAt.slice(0, 10)) },
      signTable(signers),
      note(`${unitOf(meeting, facts)}　应到 ${expected} 人，实到 ${present} 人。`),
    ],
  ]
}
