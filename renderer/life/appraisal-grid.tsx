/** Members × four sums. Enter and the arrows go down the column; a row is kept once its four numbers are there. */
import { Button } from 'antd'
import { Fragment, type KeyboardEvent, useEffect, useState } from 'react'
import {
  type Appraisal,
  type DecidedBy,
  Grade,
  type GradeTally,
  type MemberAppraisal,
  gradeTitles,
} from '#shared/appraisal.ts'
import type { LedgerDate } from '#shared/primitives.ts'
import { tallySum } from '#shared/rules/appraisal.ts'
import { useCommand } from '../ledger.ts'
import { createHeld, useHeld } from '../ui/held.ts'
import { isComposing } from '../ui/keys.ts'
import { TextField } from '../ui/saved-fields.tsx'

export interface AppraisalGridProps {
  readonly appraisal: Appraisal
  readonly decidedBy: DecidedBy
  readonly decidedOn: LedgerDate
}

export function AppraisalGrid(props: AppraisalGridProps) {
  const { appraisal } = props
  const [open, setOpen] = useState<number | null>(null)
  return (
    <table className="ruled-table appraisal-grid" aria-label="民主评议">
      <thead>
        <tr>
          <th scope="col">姓名</th>
          {Grade.options.map((grade) => (
            <th scope="col" key={grade} className="number">
              {gradeTitles[grade]}
            </th>
          ))}
          <th scope="col">合计</th>
          <th scope="col">等次</th>
          <th scope="col">反馈</th>
        </tr>
      </thead>
      <tbody>
        {appraisal.members.map((member) => (
          <Fragment key={member.memberId}>
            <MemberRow
              {...props}
              member={member}
              open={open === member.memberId}
              onToggle={() => setOpen(open === member.memberId ? null : member.memberId)}
            />
            {open === member.memberId ? (
              <tr>
                <td colSpan={8}>
                  <MemberTexts {...props} member={member} />
                </td>
              </tr>
            ) : null}
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}

type Counts = Readonly<Record<Grade, number | null>>
const none: Counts = { excellent: null, qualified: null, basicallyQualified: null, unqualified: null }

const heldCounts = createHeld<Counts>()
const isSame = (one: Counts, other: Counts) => Grade.options.every((grade) => one[grade] === other[grade])

interface MemberRowProps extends AppraisalGridProps {
  readonly member: MemberAppraisal
  readonly open: boolean
  readonly onToggle: () => void
}

function whole(counts: Counts): GradeTally | null {
  const { excellent, qualified, basicallyQualified, unqualified } = counts
  return excellent === null || qualified === null || basicallyQualified === null || unqualified === null
    ? null
    : { excellent, qualified, basicallyQualified, unqualified }
}

function MemberRow({ appraisal, member, decidedBy, decidedOn, open, onToggle }: MemberRowProps) {
  const record = useCommand('appraisal.record')
  const decide = useCommand('appraisal.decide')
  const feedBack = useCommand('appraisal.feedBack')
  const { lifeId, sheet } = appraisal
  const { memberId, memberName } = member
  const held = JSON.stringify(member.tally)
  // a row that is not whole, or adds up to too much, is not kept yet: it waits for whoever comes back
  const [counts, setCounts] = useHeld<Counts>(
    heldCounts,
    `life/${lifeId}/tally/${memberId}`,
    member.tally ?? none,
    (typed) => isSame(typed, member.tally ?? none),
  )
  const [seen, setSeen] = useState(held)
  useEffect(() => {
    if (seen === held) return
    setSeen(held)
    if (member.tally !== null) setCounts(member.tally)
  }, [seen, held, member.tally, setCounts])
  const tally = whole(counts)
  const told = member.fedBackOn !== null
  const graded = member.category === 'fullMember'
  const keep = () => {
    if (tally === null || sheet === null || tallySum(tally) > sheet.valid) return
    if (!isSame(tally, member.tally ?? none)) record.mutate({ lifeId, members: [{ memberId, tally }] })
  }
  return (
    <tr>
      <th scope="row">
        <button type="button" className="criticism-name" aria-expanded={open} onClick={onToggle}>
          {open ? '▾' : '▸'} {memberName}
        </button>
      </th>
      {graded ? (
        Grade.options.map((grade, column) => (
          <td key={grade} className="number">
            <input
              type="text"
              inputMode="numeric"
              autoComplete="off"
              className="grade-count"
              data-column={column}
              aria-label={`${memberName}：${gradeTitles[grade]}票数`}
              disabled={told || sheet === null}
              value={counts[grade] ?? ''}
              onChange={(event) => {
                const digits = event.target.value.replace(/\D/g, '').slice(0, 4)
                setCounts({ ...counts, [grade]: digits === '' ? null : Number(digits) })
              }}
              onBlur={keep}
              onKeyDown={down}
            />
          </td>
        ))
      ) : (
        <td colSpan={4} className="word-faint">
          {member.category === 'probationaryMember' ? '预备党员参加评议，不评等次' : '人员类别待确认'}
        </td>
      )}
      <td>{graded ? <RunningSum tally={tally} counts={counts} valid={sheet?.valid ?? null} /> : '—'}</td>
      <td>
        {graded ? (
          <select
            className="choice"
            aria-label={`${memberName}的等次`}
            disabled={told}
            value={member.grade ?? ''}
            onChange={(event) => {
              const grade = Grade.safeParse(event.target.value)
              decide.mutate({
                lifeId,
                decidedBy,
                decidedOn,
                members: [{ memberId, grade: grade.success ? grade.data : null }],
              })
            }}
          >
            <option value="">未评定</option>
            {Grade.options.map((grade) => (
              <option key={grade} value={grade}>
                {gradeTitles[grade]}
              </option>
            ))}
          </select>
        ) : (
          '—'
        )}
      </td>
      <td>
        {told ? (
          <>
            {member.fedBackOn} {member.signed ? '已签' : '未签'}
            <Button
              type="link"
              size="small"
              onClick={() => feedBack.mutate({ lifeId, memberIds: [memberId], on: null })}
            >
              收回
            </Button>
          </>
        ) : (
          <span className={member.grade === null ? 'word-faint' : 'word-due'}>
            {member.grade === null ? '—' : '未反馈'}
          </span>
        )}
      </td>
    </tr>
  )
}

interface RunningSumProps {
  readonly tally: GradeTally | null
  readonly counts: Counts
  readonly valid: number | null
}

function RunningSum({ tally, counts, valid }: RunningSumProps) {
  const sum = Grade.options.reduce((total, grade) => total + (counts[grade] ?? 0), 0)
  if (valid === null) return <span className="word-faint">先登记测评票</span>
  if (sum > valid)
    return (
      <span className="word-wrong">
        {sum}，多于有效票 {valid}，改正才保存
      </span>
    )
  if (tally !== null && sum === valid) return <span className="word-good">✓ {sum}</span>
  return (
    <span className="word-due">
      {sum}，差 {valid - sum}
    </span>
  )
}

/** Down the column with Enter and the arrows, as in a table that is filled from paper. */
function down(event: KeyboardEvent<HTMLInputElement>): void {
  if (isComposing(event) || !['Enter', 'ArrowDown', 'ArrowUp'].includes(event.key)) return
  event.preventDefault()
  const column = event.currentTarget.dataset['column'] ?? ''
  const fields = [
    ...(event.currentTarget
      .closest('table')
      ?.querySelectorAll<HTMLInputElement>(`input.grade-count[data-column="${CSS.escape(column)}"]`) ?? []),
  ]
  const next = fields[fields.indexOf(event.currentTarget) + (event.key === 'ArrowUp' ? -1 : 1)]
  if (next === undefined) return event.currentTarget.blur()
  next.focus()
  next.select()
}

function MemberTexts({
  appraisal,
  member,
  decidedBy,
  decidedOn,
}: AppraisalGridProps & { member: MemberAppraisal }) {
  const record = useCommand('appraisal.record')
  const decide = useCommand('appraisal.decide')
  const { lifeId } = appraisal
  const { memberId, memberName, grade } = member
  const told = member.fedBackOn !== null
  const text = (part: { selfAppraisal?: string; mutualAppraisal?: string; dualDuty?: string }) =>
    record.mutate({ lifeId, members: [{ memberId, ...part }] })
  const settle = (part: { branchOpinion?: string; noGradeReason?: string; disposition?: string }) =>
    decide.mutate({
      lifeId,
      decidedBy: member.decidedBy ?? decidedBy,
      decidedOn: member.decidedOn ?? decidedOn,
      meetingId: member.decidedMeetingId,
      members: [{ memberId, grade, ...part }],
    })
  return (
    <div className="criticism-sheet">
      <label>个人自评</label>
      <TextField
        label={`${memberName}的自评`}
        value={member.selfAppraisal}
        multiline
        onSave={(selfAppraisal) => text({ selfAppraisal })}
      />
      <label>互评意见</label>
      <TextField
        label={`${memberName}的互评意见`}
        value={member.mutualAppraisal}
        multiline
        onSave={(mutualAppraisal) => text({ mutualAppraisal })}
      />
      <label>支部意见</label>
      <TextField
        label={`${memberName}的支部意见`}
        value={member.branchOpinion}
        multiline
        disabled={told}
        onSave={(branchOpinion) => settle({ branchOpinion })}
      />
      <label>一岗双责</label>
      <TextField
        label={`${memberName}的一岗双责评价`}
        placeholder="当地要求评价时填写"
        value={member.dualDuty}
        onSave={(dualDuty) => text({ dualDuty })}
      />
      {member.category === 'fullMember' && grade === null ? (
        <>
          <label>不评理由</label>
          <TextField
            label={`${memberName}不评定等次的理由`}
            placeholder="本年度不评定等次的，写明理由"
            value={member.noGradeReason}
            onSave={(noGradeReason) => settle({ noGradeReason })}
          />
        </>
      ) : null}
      {grade === 'unqualified' ? (
        <>
          <label>处置</label>
          <TextField
            label={`${memberName}的处置`}
            placeholder="限期改正、劝退、除名等程序"
            value={member.disposition}
            disabled={told}
            onSave={(disposition) => settle({ disposition })}
          />
        </>
      ) : null}
    </div>
  )
}
