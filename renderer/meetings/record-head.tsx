/** The head of the record as it will be printed: ruled cells, in the order of the form. */
import { Checkbox } from 'antd'
import type { ReactNode } from 'react'
import type { PartyGroup } from '#shared/branch.ts'
import {
  MeetingForm,
  type MeetingKind,
  MeetingTopic,
  formTitles,
  meetingTitles,
  topicTitles,
} from '#shared/meetings.ts'
import { MomentField } from '#renderer/ui/date-field.tsx'
import { MemberPicker } from '#renderer/ui/member-picker.tsx'
import type { Draft } from './draft.ts'
import { EndField, endFor } from './end-field.tsx'
import { Choice, CountField, LineField, optionsOf } from './fields.tsx'
import { type LawField, mergeable, shapeOf } from './law.ts'

export interface RecordHeadProps {
  readonly kind: MeetingKind
  readonly branchId: number
  readonly groups: readonly PartyGroup[]
  readonly draft: Draft
  readonly change: (recipe: (draft: Draft) => Draft) => void
}

export function RecordHead({ kind, branchId, groups, draft, change }: RecordHeadProps) {
  const shape = shapeOf(kind)
  const set = (part: Partial<Draft>) => change((before) => ({ ...before, ...part }))
  const others = mergeable(kind)
  const day = draft.startsAt.slice(0, 10)
  return (
    <div className="ruled-form" role="group" aria-label="会议基本情况">
      <Cell title="名称" field="title" law="kind" wide>
        <LineField
          label="名称"
          value={draft.title}
          placeholder={`如：支部${meetingTitles[kind]}`}
          maxLength={120}
          onChange={(title) => set({ title })}
        />
      </Cell>
      <Cell title="开始时间" field="startsAt" law="startsAt">
        <MomentField
          label="开始时间"
          value={draft.startsAt}
          onChange={(startsAt) => {
            // an unfinished date leaves the last good one in the record
            if (startsAt !== null) set({ startsAt, endsAt: endFor(startsAt, draft.startsAt, draft.endsAt) })
          }}
        />
      </Cell>
      <Cell title="结束时间" field="endsAt" law="startsAt">
        <EndField startsAt={draft.startsAt} value={draft.endsAt} onChange={(endsAt) => set({ endsAt })} />
      </Cell>
      <Cell title="地点" field="place" law="place">
        <LineField label="地点" value={draft.place} maxLength={100} onChange={(place) => set({ place })} />
      </Cell>
      <Cell title="形式" field="form" law="place">
        <Choice
          label="形式"
          value={draft.form}
          options={optionsOf(MeetingForm.options, formTitles)}
          onChange={(form) => set({ form })}
        />
      </Cell>
      <Cell title="主持人" field="chairId" law="chair">
        <MemberPicker
          branchId={branchId}
          asOf={day}
          value={draft.chairId}
          onChange={(chairId) => set({ chairId })}
          placeholder="主持人"
        />
      </Cell>
      <Cell title="记录人" field="recorderId" law="recorder">
        <MemberPicker
          branchId={branchId}
          asOf={day}
          value={draft.recorderId}
          onChange={(recorderId) => set({ recorderId })}
          placeholder="记录人"
        />
      </Cell>
      <Cell title="主持说明" field="chairNote" law="chair" wide>
        <LineField
          label="主持说明"
          value={draft.chairNote}
          placeholder="书记主持时不填；委托他人主持的，写明原因"
          maxLength={100}
          onChange={(chairNote) => set({ chairNote })}
        />
      </Cell>
      {kind === 'groupMeeting' ? (
        <Cell title="党小组" field="groupId" law="group" wide>
          <Choice
            label="党小组"
            value={draft.groupId === null ? '' : String(draft.groupId)}
            options={[
              ['', groups.length === 0 ? '还没有划分党小组' : '请选择'],
              ...groups.map((group) => [String(group.groupId), group.name] as const),
            ]}
            onChange={(groupId) => set({ groupId: groupId === '' ? null : Number(groupId) })}
          />
        </Cell>
      ) : null}
      {shape.theme === null ? null : (
        <Cell title={shape.theme} field="theme" law="theme" wide>
          <LineField
            label={shape.theme}
            value={draft.theme}
            maxLength={200}
            onChange={(theme) => set({ theme })}
          />
          {kind === 'themePartyDay' || kind === 'organizationalLifeMeeting' ? (
            <Checkbox checked={draft.unifiedTheme} onChange={(e) => set({ unifiedTheme: e.target.checked })}>
              上级统一确定的主题
            </Checkbox>
          ) : null}
        </Cell>
      )}
      {shape.lecturer ? (
        <>
          <Cell title="主讲人" field="lecturerName" law="lecturer">
            <LineField
              label="主讲人"
              value={draft.lecturerName}
              maxLength={30}
              list="meeting-roster"
              onChange={(lecturerName) => set({ lecturerName })}
            />
          </Cell>
          <Cell title="主讲人职务" field="lecturerPost" law="lecturer">
            <LineField
              label="主讲人职务"
              value={draft.lecturerPost}
              maxLength={60}
              onChange={(lecturerPost) => set({ lecturerPost })}
            />
          </Cell>
        </>
      ) : null}
      {shape.credit ? (
        <Cell title="学习时长" field="creditMinutes" law="study" wide>
          <span className="inline">
            <CountField
              label="分钟"
              value={draft.creditMinutes}
              onChange={(creditMinutes) => set({ creditMinutes })}
            />
            <span className="hint">
              {draft.creditMinutes === null ? '' : `折 ${(draft.creditMinutes / 45).toFixed(1)} 学时`}
            </span>
          </span>
        </Cell>
      ) : null}
      {others.length === 0 ? null : (
        <Cell title="合并召开" field="alsoCountsAs" law="alsoCountsAs" wide>
          <span className="checks" role="group" aria-label="合并召开">
            {others.map((other) => (
              <Checkbox
                key={other}
                checked={draft.alsoCountsAs.includes(other)}
                onChange={(event) =>
                  set({ alsoCountsAs: toggled(draft.alsoCountsAs, other, event.target.checked) })
                }
              >
                {meetingTitles[other]}
              </Checkbox>
            ))}
          </span>
        </Cell>
      )}
      <Cell title="专题" field="topics" law="topics" wide>
        <span className="checks" role="group" aria-label="专题">
          {MeetingTopic.options.map((topic) => (
            <Checkbox
              key={topic}
              checked={draft.topics.includes(topic)}
              onChange={(event) =>
                set({
                  topics: event.target.checked
                    ? [...draft.topics, topic]
                    : draft.topics.filter((other) => other !== topic),
                })
              }
            >
              {topicTitles[topic]}
            </Checkbox>
          ))}
        </span>
      </Cell>
    </div>
  )
}

const toggled = (kinds: readonly MeetingKind[], kind: MeetingKind, on: boolean): MeetingKind[] =>
  on ? [...kinds.filter((other) => other !== kind), kind].slice(-4) : kinds.filter((other) => other !== kind)

interface CellProps {
  readonly title: string
  readonly field: string
  readonly law: LawField
  readonly wide?: boolean
  readonly children: ReactNode
}

function Cell({ title, field, law, wide, children }: CellProps) {
  return (
    <div
      className={wide === true ? 'ruled-field ruled-field-wide' : 'ruled-field'}
      data-field={field}
      data-law={law}
    >
      <div className="ruled-label" aria-hidden>
        {title}
      </div>
      <div className="ruled-value">{children}</div>
    </div>
  )
}
