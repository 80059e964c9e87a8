/** Members who need not be counted among those expected: a listed reason, the consent above, the meeting's approval. */
import { Checkbox } from 'antd'
import { memo } from 'react'
import { ExclusionReason } from '#shared/meetings.ts'
import { exclusionReasons } from '#shared/rules/exclusions.ts'
import { type Draft, type DraftExclusion, exclusionVerdicts, sameParts } from './draft.ts'
import { Choice, LineField } from './fields.tsx'
import { RemoveButton, type SideListProps } from './side-lists.tsx'

const reasons = ExclusionReason.options.map((reason) => [reason, exclusionReasons[reason].title] as const)

export interface ExclusionRowsProps extends SideListProps {
  readonly kind: Parameters<typeof exclusionVerdicts>[0]
}

export const ExclusionRows = memo(
  function ExclusionRows({ kind, draft, change }: ExclusionRowsProps) {
    const verdicts = exclusionVerdicts(kind, draft)
    const away = draft.attendance.filter(
      (row) =>
        (row.status === 'leave' || row.status === 'absent') &&
        !draft.exclusions.some((one) => one.memberId === row.memberId),
    )
    const set = (memberId: number, part: Partial<DraftExclusion>) =>
      change((before) => ({
        ...before,
        exclusions: before.exclusions.map((row) => (row.memberId === memberId ? { ...row, ...part } : row)),
      }))
    if (away.length === 0 && draft.exclusions.length === 0) return null
    return (
      <div className="side-rows exclusions" data-law="exclusions" data-field="exclusions">
        {draft.exclusions.map((row, index) => (
          <div className="side-row" key={row.memberId}>
            <b>{nameOf(draft, row.memberId)}</b>
            <Choice
              label={`${nameOf(draft, row.memberId)}不计入应到的情形`}
              value={row.reason}
              options={reasons}
              onChange={(reason) => set(row.memberId, { reason })}
            />
            <LineField
              label={`${nameOf(draft, row.memberId)}：上级同意的文号或日期`}
              placeholder="上级同意的文号或日期"
              value={row.superiorConsentRef}
              maxLength={60}
              onChange={(superiorConsentRef) => set(row.memberId, { superiorConsentRef })}
            />
            <Checkbox
              checked={row.passedByMeeting}
              onChange={(event) => set(row.memberId, { passedByMeeting: event.target.checked })}
            >
              党员大会通过
            </Checkbox>
            <RemoveButton
              label={`移去${nameOf(draft, row.memberId)}`}
              onClick={() =>
                change((before) => ({
                  ...before,
                  exclusions: before.exclusions.filter((other) => other.memberId !== row.memberId),
                }))
              }
            />
            <small className={verdicts[index]?.lawful === true ? 'good-text' : 'due-text'}>
              {verdicts[index]?.lawful === true
                ? '✓ 不计入应到'
                : `仍计入应到：${verdicts[index]?.faults.join('，') ?? ''}`}
            </small>
          </div>
        ))}
        {away.length === 0 ? null : (
          <Choice
            label="登记不计入应到会人数的党员"
            value=""
            options={[
              ['', '＋ 登记不计入应到会人数的党员…'],
              ...away.map((row) => [String(row.memberId), row.memberName] as const),
            ]}
            onChange={(memberId) =>
              change((before) => ({
                ...before,
                exclusions: [
                  ...before.exclusions,
                  {
                    memberId: Number(memberId),
                    reason: 'bedridden',
                    superiorConsentRef: '',
                    passedByMeeting: false,
                  },
                ],
              }))
            }
          />
        )}
      </div>
    )
  },
  sameParts('attendance', 'exclusions'),
)

const nameOf = (draft: Draft, memberId: number): string =>
  draft.attendance.find((row) => row.memberId === memberId)?.memberName ?? `${memberId} 号`
