/** In the margin of a meeting: the set of organizational life it belongs to, or the way to one. */
import type { Meeting } from '#shared/meetings.ts'
import { useAsk } from '../ledger.ts'
import { MarginNote } from '../ui/page.tsx'
import { Link } from '../ui/route.ts'

export function SetLink({ meeting }: { readonly meeting: Meeting }) {
  const kinds = [meeting.kind, ...meeting.alsoCountsAs]
  const belongs = kinds.includes('organizationalLifeMeeting') || kinds.includes('memberAppraisal')
  const set = useAsk('life.ofMeeting', { meetingId: meeting.meetingId }, { enabled: belongs }).data
  if (!belongs || set === undefined) return null
  return (
    <MarginNote title="成套材料" tone={set === null ? 'due' : 'plain'}>
      {set === null ? (
        <p>
          方案、征求意见、逐人批评、问题清单和评议票数在「评议」里做，还没有挂上。
          <Link to="/life">去评议</Link>
        </p>
      ) : (
        <p>
          属于 <Link to={`/life/${set.lifeId}`}>{set.year} 年度组织生活会与民主评议</Link>
          ，逐人批评与评议票数在那里记。
        </p>
      )}
    </MarginNote>
  )
}
