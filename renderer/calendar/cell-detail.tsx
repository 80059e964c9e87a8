/** What the cell under the cursor holds: its records, how to add one, on what it rests. */
import type { Duty } from '#shared/compliance.ts'
import { meetingTitles } from '#shared/meetings.ts'
import { type LedgerDate, chineseDate } from '#shared/primitives.ts'
import { anyRegister } from '#shared/registers/all.ts'
import { useBranch } from '../branch-context.tsx'
import { useAsk } from '../ledger.ts'
import { entryHref } from '../registers/finding-links.ts'
import { Link } from '../ui/route.ts'
import { beginWord, cellWords, newMeetingHref } from './cells.ts'

export interface CellDetailProps {
  readonly duty: Duty
  readonly year: number
  readonly today: LedgerDate
}

export function CellDetail({ duty, year, today }: CellDetailProps) {
  const { branchId } = useBranch()
  const meetings =
    useAsk('meetings.list', { branchId, from: `${year}-01-01`, to: `${year}-12-31` }).data ?? []
  const records = meetings.filter(({ meetingId }) => duty.recordIds.includes(meetingId))
  return (
    <section className="calendar-detail" aria-label="所选的格">
      <p>
        {cellWords(duty)} <span className="citation">{duty.citation}</span>
      </p>
      <p className="row">
        {records.map((meeting) => (
          <Link key={meeting.meetingId} to={`/meetings/${meeting.meetingId}`}>
            {chineseDate(meeting.startsAt.slice(0, 10)).slice(5)}
            {meetingTitles[meeting.kind]}
          </Link>
        ))}
        {duty.entryIds.map((entryId) => (
          <EntryLink key={entryId} entryId={entryId} />
        ))}
        <Link to={newMeetingHref(duty, today)}>{beginWord(duty, today)}</Link>
      </p>
    </section>
  )
}

/** A register's record by its day: 「3月6日听取汇报」. */
function EntryLink({ entryId }: { readonly entryId: number }) {
  const located = useAsk('registers.locate', { entryId }).data
  return (
    <Link to={entryHref(entryId)}>
      {located === undefined
        ? '登记'
        : `${chineseDate(located.on).slice(5)}${anyRegister[located.register].title}`}
    </Link>
  )
}
