/** What can be counted of a member's year: attendance, hours, talks, dues. */
import { Button } from 'antd'
import { duesCategoryTitles, duesStateTitles } from '#shared/dues.ts'
import { attendanceTitles, meetingTitles } from '#shared/meetings.ts'
import { type MemberYear, rateText } from '#shared/member-year.ts'
import { type PartialDate, chineseDate } from '#shared/primitives.ts'
import { yuan } from '#shared/rules/dues.ts'
import { learningKindTitles } from '#shared/study/words.ts'
import { occasionTitles } from '#shared/talks.ts'
import { Link } from '../ui/route.ts'
import { Block } from './member-year-block.tsx'

interface Own {
  readonly own: MemberYear
}

/** 「9月3日」: the year stands above. */
export const dayOf = (date: PartialDate, year: number): string =>
  chineseDate(date).slice(date.startsWith(`${year}-`) ? 5 : 0)

export function Attendance({ own }: Own) {
  const { attendance, dual, year } = own
  const away = attendance.rows.filter(({ status }) => status === 'leave' || status === 'absent')
  const kinds = attendance.byKind.map(({ kind, ...figures }) => ({ title: meetingTitles[kind], ...figures }))
  const lines = kinds.length === 0 ? [] : [...kinds, { title: '合计', ...attendance.total }]
  return (
    <>
      <Block
        title="参加组织生活"
        heads={['类别', '应到', '实到', '请假', '缺席', '出勤率']}
        figures={[1, 2, 3, 4, 5]}
        rows={lines.map((one) => ({
          key: one.title,
          cells: [one.title, one.expected, one.present, one.leave, one.absent, rateText(one)],
        }))}
        empty="没有已定稿的会议。"
      >
        {dual === null ? null : (
          <p className="hint">
            双重组织生活：参加所在支部和党小组应到 {dual.total.expected} 次、实到 {dual.total.attended} 次；
            {dual.democratic.length === 0
              ? '领导班子民主生活会还没有登记。'
              : `领导班子民主生活会登记 ${dual.democratic.length} 次、参加 ${dual.democratic.filter(({ status }) => status === 'present').length} 次。`}
          </p>
        )}
      </Block>
      <Block
        title="请假、缺席"
        heads={['日期', '会议', '情况', '原因']}
        rows={away.map((one) => ({
          key: one.meetingId,
          cells: [
            dayOf(one.day, year),
            <Link key="link" to={`/meetings/${one.meetingId}`}>
              {meetingTitles[one.kind]}
              {one.theme === '' ? '' : `「${one.theme}」`}
            </Link>,
            attendanceTitles[one.status] + (one.expected ? '' : '（不计入应到）'),
            one.reason === '' ? (
              <span key="reason" className="word-due">
                没有写原因
              </span>
            ) : (
              one.reason
            ),
          ],
        }))}
        empty={attendance.rows.length === 0 ? '没有会议。' : '每次都到了。'}
      />
    </>
  )
}

export function Study({ own }: Own) {
  const { study, year } = own
  if (study === null)
    return <Block title="学习学时" heads={[]} rows={[]} empty="这一年不在名册上，不计学时。" />
  const rows = [
    ...study.makeUps.map((one) => ({
      key: `m${one.makeUpId}`,
      cells: [dayOf(one.studiedOn, year), '补学', one.of, one.minutes],
    })),
    ...study.learning.map((one) => ({
      key: `l${one.learningId}`,
      cells: [dayOf(one.beganOn, year), learningKindTitles[one.kind], one.title, one.minutes],
    })),
  ]
  return (
    <Block
      title="学习学时"
      aside={
        study.exempt ? (
          `${study.hours} 学时，不作要求`
        ) : (
          <>
            {study.hours} / {study.due} 学时，
            {study.short === 0 ? '够了' : <span className="word-due">还差 {study.short}</span>}
          </>
        )
      }
      heads={['日期', '类别', '内容', '分钟']}
      figures={[3]}
      rows={[
        { key: 'meetings', cells: ['', '参会', '计学时的会议、党课、主题党日', study.meetingMinutes] },
        ...rows,
      ]}
      empty=""
    >
      {study.missed.length === 0 ? null : (
        <p className="hint">
          缺席还没有补学的：
          {study.missed.map((one, index) => (
            <span key={one.meetingId}>
              {index === 0 ? '' : '、'}
              <Link to={`/meetings/${one.meetingId}`}>
                {dayOf(one.day, year)}
                {one.title}
              </Link>
            </span>
          ))}
          。<Link to={`/study?year=${year}&tab=hours`}>登记补学</Link>
        </p>
      )}
    </Block>
  )
}

export function Talks({ own: { talks, year } }: Own) {
  return (
    <Block
      title="谈心谈话"
      aside={`${talks.length} 次，不显示内容`}
      heads={['日期', '身份', '对方', '事由']}
      rows={talks.map((one) => ({
        key: one.talkId,
        cells: [
          <Link key="link" to={`/talks/${one.talkId}`}>
            {dayOf(one.heldOn, year)}
          </Link>,
          one.side === 'talker' ? '谈话人' : '谈话对象',
          one.with.join('、') + (one.form === 'group' ? '（集中）' : ''),
          occasionTitles[one.occasion],
        ],
      }))}
      empty="还没有登记谈话。"
    />
  )
}

interface DuesProps extends Own {
  readonly revealed: boolean
  readonly onReveal: (reveal: boolean) => void
}

export function Dues({ own: { dues, memberId, year }, revealed, onReveal }: DuesProps) {
  if (dues === null) return <Block title="党费" heads={[]} rows={[]} empty="这一年没有在本支部交纳党费。" />
  const months = dues.months.filter(({ state, paidFen }) => state !== 'notOwed' || paidFen > 0)
  const masked = dues.assessments.some(({ hasBase }) => hasBase)
  return (
    <Block
      title="党费"
      aside={
        <>
          应交 {yuan(dues.dueFen)} 元，实交 {yuan(dues.paidFen)} 元
          {dues.missingMonths === 0 ? '' : `，欠 ${dues.missingMonths} 个月 ${yuan(dues.missingFen)} 元`} ·{' '}
          <Link to={`/dues?year=${year}&tab=payments&member=${memberId}`}>看流水</Link>
        </>
      }
      heads={['月份', '应交（元）', '实交（元）', '情况', '交纳日期']}
      figures={[1, 2]}
      rows={months.map((one) => ({
        key: one.month,
        cells: [
          `${Number(one.month.slice(5))} 月`,
          one.dueFen === null ? '—' : yuan(one.dueFen),
          one.paidFen === 0 ? '—' : yuan(one.paidFen),
          one.state === 'unpaid' || one.state === 'partial' ? (
            <span key="state" className="word-due">
              {duesStateTitles[one.state]}
            </span>
          ) : (
            duesStateTitles[one.state]
          ),
          one.paidOn === null ? '' : dayOf(one.paidOn, year),
        ],
      }))}
      empty="没有应交的月份。"
    >
      {dues.assessments.length === 0 ? null : (
        <p className="hint">
          核定：
          {dues.assessments
            .map(
              (one) =>
                `${one.fromMonth} 月起每月 ${yuan(one.dueFen)} 元（${duesCategoryTitles[one.category]}${one.baseFen === null ? '' : `，基数 ${yuan(one.baseFen)} 元`}）`,
            )
            .join('；')}
          {masked ? (
            <Button type="link" size="small" onClick={() => onReveal(!revealed)}>
              {revealed ? '重新隐藏基数' : '显示计算基数'}
            </Button>
          ) : null}
        </p>
      )}
      {dues.note === '' ? null : <p className="hint">{dues.note}</p>}
    </Block>
  )
}
