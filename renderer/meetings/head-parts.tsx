/** The heavier fields of the head, each drawn again only when its own value changes. */
import { Checkbox } from 'antd'
import { memo } from 'react'
import { type MeetingKind, MeetingTopic, meetingTitles, topicTitles } from '#shared/meetings.ts'
import { MomentField } from '#renderer/ui/date-field.tsx'
import { MemberPicker } from '#renderer/ui/member-picker.tsx'
import type { Draft } from './draft.ts'
import { endFor } from './end-field.tsx'

type Change = (recipe: (draft: Draft) => Draft) => void

export const StartField = memo(function StartField(props: { startsAt: string; change: Change }) {
  return (
    <MomentField
      label="开始时间"
      value={props.startsAt}
      onChange={(startsAt) => {
        // an unfinished date leaves the last good one in the record
        if (startsAt === null) return
        props.change((before) => ({
          ...before,
          startsAt,
          endsAt: endFor(startsAt, before.startsAt, before.endsAt),
        }))
      }}
    />
  )
})

interface OfficerProps {
  readonly branchId: number
  readonly day: string
  readonly title: string
  readonly field: 'chairId' | 'recorderId'
  readonly value: number | null
  readonly change: Change
}

export const Officer = memo(function Officer({ branchId, day, title, field, value, change }: OfficerProps) {
  return (
    <MemberPicker
      branchId={branchId}
      asOf={day}
      value={value}
      onChange={(memberId) => change((before) => ({ ...before, [field]: memberId }))}
      placeholder={title}
    />
  )
})

const toggled = <Value,>(values: readonly Value[], value: Value, on: boolean): Value[] => [
  ...values.filter((other) => other !== value),
  ...(on ? [value] : []),
]

interface MergedProps {
  readonly others: readonly MeetingKind[]
  readonly chosen: readonly MeetingKind[]
  readonly change: Change
}

export const MergedKinds = memo(function MergedKinds({ others, chosen, change }: MergedProps) {
  return (
    <span className="checks" role="group" aria-label="合并召开">
      {others.map((kind) => (
        <Checkbox
          key={kind}
          checked={chosen.includes(kind)}
          disabled={chosen.length >= 4 && !chosen.includes(kind)}
          onChange={({ target }) =>
            change((before) => ({
              ...before,
              alsoCountsAs: toggled(before.alsoCountsAs, kind, target.checked),
            }))
          }
        >
          {meetingTitles[kind]}
        </Checkbox>
      ))}
    </span>
  )
})

interface TopicsProps {
  readonly chosen: readonly MeetingTopic[]
  readonly change: Change
}

export const Topics = memo(function Topics({ chosen, change }: TopicsProps) {
  return (
    <span className="checks" role="group" aria-label="专题">
      {MeetingTopic.options.map((topic) => (
        <Checkbox
          key={topic}
          checked={chosen.includes(topic)}
          onChange={({ target }) =>
            change((before) => ({ ...before, topics: toggled(before.topics, topic, target.checked) }))
          }
        >
          {topicTitles[topic]}
        </Checkbox>
      ))}
    </span>
  )
})
