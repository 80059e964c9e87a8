/** The one click: items of the list go to the theme day that is being prepared, or to a new one. */
import { Button } from 'antd'
import { useBranch, useToday } from '../branch-context.tsx'
import { useAsk, useCommand } from '../ledger.ts'
import { go } from '../ui/route.ts'

interface Props {
  readonly itemIds: readonly number[]
  readonly word: string
  /** What the button is about, for those who hear it. */
  readonly text: string
}

export function PlanButton({ itemIds, word, text }: Props) {
  const { branchId } = useBranch()
  const today = useToday()
  const plan = useCommand('study.plan')
  const meetings = useAsk('meetings.list', { branchId, from: today, kind: 'themePartyDay' }).data
  const draft = meetings?.find((meeting) => meeting.state === 'draft' && meeting.kind === 'themePartyDay')
  return (
    <Button
      size="small"
      loading={plan.isPending}
      disabled={meetings === undefined}
      aria-label={`${word}：${text}`}
      onClick={() =>
        plan.mutate(
          {
            branchId,
            itemIds: [...itemIds],
            ...(draft === undefined ? {} : { meetingId: draft.meetingId }),
          },
          { onSuccess: ({ meetingId }) => go(`/meetings/${meetingId}`) },
        )
      }
    >
      {word}
    </Button>
  )
}
