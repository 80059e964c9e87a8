/** 〔照抄一份〕: a draft like an earlier record, on a day that is named. */
import { Button } from 'antd'
import { useState } from 'react'
import type { LedgerDate } from '#shared/primitives.ts'
import { useToday } from '#renderer/branch-context.tsx'
import { useCommand } from '#renderer/ledger.ts'
import { DateField } from '#renderer/ui/date-field.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { go } from '#renderer/ui/route.ts'

export interface CopyButtonProps {
  readonly meetingId: number
  /** Said of the record, for whoever cannot see the line it stands in. */
  readonly of: string
  readonly word?: string
  readonly size?: 'small' | 'middle'
  /** Copies at once to this day instead of asking. */
  readonly on?: LedgerDate
}

export function CopyButton({ meetingId, of, word = '照抄一份', size = 'middle', on }: CopyButtonProps) {
  const today = useToday()
  const copy = useCommand('meetings.copy')
  const [asking, setAsking] = useState(false)
  const [day, setDay] = useState<LedgerDate | null>(today)
  const start = (date: LedgerDate) =>
    copy.mutate({ meetingId, on: date }, { onSuccess: (meeting) => go(`/meetings/${meeting.meetingId}`) })
  const button = (
    <Button
      size={size}
      {...(size === 'small' ? { type: 'text' as const } : {})}
      loading={copy.isPending}
      aria-label={`${word}：${of}`}
      title="抄种类、地点、主持人、记录人和议题名称；不抄出勤、讨论、表决"
      onClick={() => (on === undefined ? setAsking(true) : start(on))}
    >
      {word}
    </Button>
  )
  return (
    <>
      {button}
      {asking ? (
        <Dialog
          title="照抄一份"
          width={420}
          okText="照抄成草稿"
          cancelText="取消"
          okButtonProps={{ disabled: day === null }}
          confirmLoading={copy.isPending}
          looksUp
          onOk={() => {
            if (day !== null) start(day)
          }}
          onCancel={() => setAsking(false)}
        >
          <div className="stack">
            <p>抄种类、地点、主持人、记录人和议题名称，不抄出勤、讨论和表决。开会日期：</p>
            <DateField label="新会议的日期" value={day} onChange={setDay} />
          </div>
        </Dialog>
      ) : null}
    </>
  )
}
