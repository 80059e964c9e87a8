/** 年度档案: everything the ledger holds of one member in one year, each line a link to its record. */
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { gradeTitles } from '#shared/appraisal.ts'
import { type MemberYear as Year, rateText } from '#shared/member-year.ts'
import { chineseDate } from '#shared/primitives.ts'
import { yuan } from '#shared/rules/dues.ts'
import { useToday } from '../branch-context.tsx'
import { useAsk, useCommand } from '../ledger.ts'
import { FailureNote } from '../ui/failure-note.tsx'
import { PrintButton } from '../ui/print-button.tsx'
import { go } from '../ui/route.ts'
import { Attendance, Dues, Study, Talks } from './member-year-counts.tsx'
import { Offices, Register, Votes } from './member-year-records.tsx'
import './member-year.css'

interface MemberYearProps {
  readonly memberId: number
  readonly year: number
}

export function MemberYear({ memberId, year }: MemberYearProps) {
  const thisYear = Number(useToday().slice(0, 4))
  const [reveal, setReveal] = useState(false)
  const asked = useAsk('members.year', { memberId, year, reveal }, { keepPrevious: true })
  const printing = useCommand('members.printYear', { quiet: true })
  const to = (other: number) => go(`/members/${memberId}?tab=year&year=${other}`, { replace: true })
  const own = asked.data
  return (
    <div className="member-year">
      <div className="row member-year-head">
        <span className="member-year-steps" role="group" aria-label="年份">
          <Button aria-label={`上一年 ${year - 1}`} disabled={year <= 1921} onClick={() => to(year - 1)}>
            ‹ {year - 1}
          </Button>
          <b>{year} 年</b>
          <Button aria-label={`下一年 ${year + 1}`} disabled={year >= thisYear} onClick={() => to(year + 1)}>
            {year + 1} ›
          </Button>
        </span>
        <PrintButton
          label="印年度档案"
          pending={printing.isPending}
          print={() => printing.mutateAsync({ memberId, year })}
        />
      </div>
      {asked.error === null ? null : <FailureNote error={asked.error} onRetry={() => void asked.refetch()} />}
      {own === undefined ? (
        asked.error === null ? (
          <Skeleton active />
        ) : null
      ) : (
        <div className={asked.isPlaceholderData ? 'member-year-body is-old' : 'member-year-body'}>
          <p className="member-year-sum">{sumOf(own)}</p>
          <Attendance own={own} />
          <Study own={own} />
          <Talks own={own} />
          {/* while the revealed answer is on its way the masked one stays as it is */}
          <Dues own={own} revealed={reveal && !asked.isPlaceholderData} onReveal={setReveal} />
          <Offices own={own} />
          <Votes own={own} />
          <Register own={own} />
        </div>
      )}
    </div>
  )
}

/** The year in a sentence. */
function sumOf(own: Year): string {
  const { attendance, study, talks, dues, appraisal } = own
  if (!own.belonged && attendance.rows.length === 0) return '这一年不在本支部，没有记录。'
  return [
    own.asOf < `${own.year}-12-31` ? `截至${chineseDate(own.asOf)}` : '',
    attendance.total.expected === 0
      ? '没有应到的会议'
      : `应到 ${attendance.total.expected} 次、实到 ${attendance.total.present} 次，出勤率 ${rateText(attendance.total)}`,
    study === null
      ? ''
      : study.exempt
        ? `${study.hours} 学时（不作要求）`
        : `${study.hours} / ${study.due} 学时`,
    `谈话 ${talks.length} 次`,
    dues === null
      ? ''
      : dues.missingMonths === 0
        ? `党费交 ${yuan(dues.paidFen)} 元，没有拖欠`
        : `党费欠 ${dues.missingMonths} 个月 ${yuan(dues.missingFen)} 元`,
    appraisal === null || appraisal.grade === null ? '' : `民主评议${gradeTitles[appraisal.grade]}`,
  ]
    .filter((part) => part !== '')
    .join('；')
    .concat('。')
}
