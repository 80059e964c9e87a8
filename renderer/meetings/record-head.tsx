/** The head of the record as it will be printed: ruled cells, in the order of the form. */
import { Checkbox, ConfigProvider } from 'antd'
import { type ReactNode, memo, useMemo } from 'react'
import type { PartyGroup } from '#shared/branch.ts'
import { MeetingForm, type MeetingKind, formTitles, meetingTitles } from '#shared/meetings.ts'
import { type Draft, sameParts } from './draft.ts'
import { EndField } from './end-field.tsx'
import { Choice, CountField, LineField, optionsOf } from './fields.tsx'
import { MergedKinds, Officer, StartField, Topics } from './head-parts.tsx'
import { type LawField, mergeable, shapeOf } from './law.ts'

const headFields = [
  'title',
  'startsAt',
  'endsAt',
  'place',
  'form',
  'chairId',
  'chairNote',
  'recorderId',
  'groupId',
  'theme',
  'unifiedTheme',
  'lecturerName',
  'lecturerPost',
  'creditMinutes',
  'alsoCountsAs',
  'topics',
] as const

export interface RecordHeadProps {
  readonly kind: MeetingKind
  readonly branchId: number
  readonly groups: readonly PartyGroup[]
  readonly draft: Draft
  readonly change: (recipe: (draft: Draft) => Draft) => void
}

export const RecordHead = memo(
  function RecordHead({ kind, branchId, groups, draft, change }: RecordHeadProps) {
    const shape = shapeOf(kind)
    const set = (part: Partial<Draft>) => change((before) => ({ ...before, ...part }))
    const others = useMemo(() => mergeable(kind), [kind])
    const day = draft.startsAt.slice(0, 10)
    return (
      <ConfigProvider variant="borderless">
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
            <StartField startsAt={draft.startsAt} change={change} />
          </Cell>
          <Cell title="结束时间" field="endsAt" law="startsAt">
            <EndField startsAt={draft.startsAt} value={draft.endsAt} onChange={(endsAt) => set({ endsAt })} />
          </Cell>
          <Cell title="地点" field="place" law="place">
            <LineField
              label="地点"
              value={draft.place}
              maxLength={100}
              onChange={(place) => set({ place })}
            />
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
            <Officer
              branchId={branchId}
              day={day}
              title="主持人"
              field="chairId"
              value={draft.chairId}
              change={change}
            />
          </Cell>
          <Cell title="记录人" field="recorderId" law="recorder">
            <Officer
              branchId={branchId}
              day={day}
              title="记录人"
              field="recorderId"
              value={draft.recorderId}
              change={change}
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
                <Checkbox
                  checked={draft.unifiedTheme}
                  onChange={(e) => set({ unifiedTheme: e.target.checked })}
                >
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
                  label="学习时长（分钟）"
                  unit="分钟"
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
              <MergedKinds others={others} chosen={draft.alsoCountsAs} change={change} />
            </Cell>
          )}
          <Cell title="专题" field="topics" law="topics" wide>
            <Topics chosen={draft.topics} change={change} />
          </Cell>
        </div>
      </ConfigProvider>
    )
  },
  sameParts(...headFields),
)

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
