/** All meetings of a year: the months at the left, one ruled line per record. */
import { EntryTag } from '#renderer/ui/entry-mark.tsx'
import { Input } from 'antd'
import { type MouseEvent, useState } from 'react'
import { MeetingKind, type MeetingSummary, meetingTitles, stateTitles } from '#shared/meetings.ts'
import { useBranch, useToday } from '#renderer/branch-context.tsx'
import { useAsk } from '#renderer/ledger.ts'
import { FailureNote } from '#renderer/ui/failure-note.tsx'
import { Door, EmptyPage } from '#renderer/ui/empty-page.tsx'
import { Page } from '#renderer/ui/page.tsx'
import { Link, go, useRoute } from '#renderer/ui/route.ts'
import { BeginMeeting } from './begin-meeting.tsx'
import { beginningIn } from './beginning.ts'
import { CopyButton } from './copy-button.tsx'
import { Choice } from './fields.tsx'
import { NewMeeting } from './new-meeting.tsx'
import { YearRail } from './year-rail.tsx'
import './meetings-list.css'

type KindFilter = MeetingKind | ''

const kindOptions: readonly (readonly [KindFilter, string])[] = [
  ['', '全部种类'],
  ...MeetingKind.options.map((kind) => [kind, meetingTitles[kind]] as const),
]

/** `/meetings?year=2026&month=9&kind=…`; `/meetings?new=committeeMeeting&on=2026-08` also asks to begin one. */
export function MeetingsPage() {
  const { branchId } = useBranch()
  const today = useToday()
  const { params } = useRoute()
  const [text, setText] = useState('')
  const asked = useAsk('meetings.list', { branchId, withVoid: true })
  const branch = useAsk('branch.show', { branchId })
  const beginning = beginningIn(params)
  const year = numberIn(params.get('year')) ?? Number((beginning?.month ?? today).slice(0, 4))
  const month = numberIn(params.get('month'))
  const kind = MeetingKind.options.find((known) => known === params.get('kind')) ?? ''

  const show = (part: { year?: number; month?: number | null; kind?: KindFilter }) => {
    const next = new URLSearchParams()
    next.set('year', String(part.year ?? year))
    const nextMonth = part.month === undefined ? month : part.month
    if (nextMonth !== null) next.set('month', String(nextMonth))
    const nextKind = part.kind ?? kind
    if (nextKind !== '') next.set('kind', nextKind)
    go(`/meetings?${next.toString()}`, { replace: true })
  }

  if (asked.isError)
    return (
      <Page title="会议">
        <FailureNote error={asked.error} onRetry={() => void asked.refetch()} />
      </Page>
    )
  if (asked.data === undefined || branch.data === undefined) return null
  const ofYear = asked.data.filter((meeting) => meeting.startsAt.startsWith(String(year)))
  const shown = ofYear
    .filter((meeting) => month === null || Number(meeting.startsAt.slice(5, 7)) === month)
    .filter((meeting) => kind === '' || meeting.kind === kind || meeting.alsoCountsAs.includes(kind))
    .filter((meeting) => matches(meeting, text))
    .toSorted((one, other) => other.startsAt.localeCompare(one.startsAt))
  const narrowed = month !== null || kind !== '' || text.trim() !== ''

  return (
    <div className="meetings-desk">
      <YearRail
        year={year}
        month={month}
        meetings={ofYear}
        onYear={(next) => show({ year: next, month: null })}
        onMonth={(next) => show({ month: next })}
      />
      <Page
        title={month === null ? `${year} 年会议` : `${year}年${month}月会议`}
        subtitle={`${shown.length} 份记录${narrowed ? `，全年 ${ofYear.length} 份` : ''}`}
        actions={<NewMeeting branch={branch.data} today={today} />}
      >
        {beginning === null ? null : (
          <BeginMeeting key={params.toString()} beginning={beginning} branch={branch.data} today={today} />
        )}
        <div className="row meeting-filter">
          <Choice
            label="会议种类"
            value={kind}
            options={kindOptions}
            onChange={(next) => show({ kind: next })}
          />
          <Input
            className="meeting-search"
            aria-label="查找会议"
            placeholder="查找名称、议题、地点、主持人"
            allowClear
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        {asked.data.length === 0 ? (
          <FirstMeeting today={today} />
        ) : shown.length === 0 ? (
          <p className="empty-page">
            {narrowed
              ? '没有符合条件的会议。换个月份、种类或字词再看。'
              : `${year}年还没有会议记录。点右上角「新建会议」开始。`}
            {narrowed ? null : <OtherYears meetings={asked.data} />}
          </p>
        ) : (
          <MeetingTable meetings={shown} />
        )}
      </Page>
    </div>
  )
}

/** Where the records are, when this year has none: after last year's came in, for one. */
function OtherYears({ meetings }: { readonly meetings: readonly MeetingSummary[] }) {
  const byYear = Map.groupBy(meetings, (meeting) => meeting.startsAt.slice(0, 4))
  return (
    <>
      有记录的年份：
      {[...byYear]
        .toSorted(([one], [other]) => other.localeCompare(one))
        .map(([year, some]) => (
          <Link key={year} to={`/meetings?year=${year}`}>
            {year}年（{some.length} 份）
          </Link>
        ))}
    </>
  )
}

/** An empty ledger teaches how a record comes about. */
function FirstMeeting({ today }: { readonly today: string }) {
  const month = today.slice(0, 7)
  return (
    <EmptyPage
      law={{
        asks: '党员大会每季度一次，支委会、党小组会每月一次，党课按期上；主题党日每月一次。',
        source: '支部工作条例第十一至十六条',
      }}
      begin={
        <>
          <Door to={`/meetings?new=generalMeeting&on=${month}`}>记一次党员大会</Door>
          <Door to={`/meetings?new=themePartyDay&on=${month}`}>记一次主题党日</Door>
        </>
      }
      bring="去年的会议记录"
    >
      <p>这里放支部的会议记录：党员大会、支委会、党小组会、党课、主题党日……右上角「新建会议」里都有。</p>
      <p>
        页面就是将来打印的表：出勤默认全部到会，只点没来的人；议题下面记发言、决议和表决。边写边存，不用点保存。
      </p>
      <p>
        到会的人来自<Link to="/members">党员名册</Link>，名册还没有录的，先录名册再记会议。
      </p>
    </EmptyPage>
  )
}

function MeetingTable({ meetings }: { meetings: readonly MeetingSummary[] }) {
  return (
    <table className="ruled-table meeting-table">
      <thead>
        <tr>
          <th>日期</th>
          <th>会议</th>
          <th>地点</th>
          <th className="number nowrap">实到/应到</th>
          <th>状态</th>
        </tr>
      </thead>
      <tbody>
        {meetings.map((meeting) => (
          <MeetingLine key={meeting.meetingId} meeting={meeting} />
        ))}
      </tbody>
    </table>
  )
}

function MeetingLine({ meeting }: { meeting: MeetingSummary }) {
  const to = `/meetings/${meeting.meetingId}`
  const about =
    meeting.theme !== '' ? meeting.theme : meeting.agendaTitles.filter((title) => title !== '').join('；')
  const onClick = (event: MouseEvent<HTMLElement>) => {
    // the link inside is for the keyboard; the whole line is for the mouse
    if (event.target instanceof Element && event.target.closest('a, button, .ant-popover') === null) go(to)
  }
  return (
    <tr className={`meeting-line ${meeting.state}`} onClick={onClick}>
      <td className="nowrap">
        {Number(meeting.startsAt.slice(5, 7))}月{Number(meeting.startsAt.slice(8, 10))}日{' '}
        <small className="word-faint">{meeting.startsAt.slice(11, 16)}</small>
      </td>
      <td>
        <Link to={to}>
          {meetingTitles[meeting.kind]}
          {meeting.groupName === '' ? '' : `（${meeting.groupName}）`} 〔{meeting.year}〕第{meeting.number}次
        </Link>
        {meeting.title === '' ? null : <span className="meeting-own-title">{meeting.title}</span>}
        {meeting.alsoCountsAs.length === 0 ? null : (
          <span className="stamp">
            与{meeting.alsoCountsAs.map((other) => meetingTitles[other]).join('、')}合并召开
          </span>
        )}
        {about === '' ? null : <p className="hint about">{about}</p>}
      </td>
      <td>{meeting.place}</td>
      <td className="number nowrap">
        {meeting.headcount.present} / {meeting.headcount.expected}
      </td>
      <td className="nowrap">
        <span
          className={
            meeting.state === 'final' ? 'word-good' : meeting.state === 'void' ? 'word-faint' : 'word-due'
          }
        >
          {stateTitles[meeting.state]}
        </span>
        <EntryTag
          className="meeting-tag"
          on={meeting.startsAt.slice(0, 10)}
          enteredAt={meeting.enteredAt}
          source={meeting.source}
        />
        {meeting.state === 'void' ? null : (
          <CopyButton
            size="small"
            meetingId={meeting.meetingId}
            of={`${meetingTitles[meeting.kind]} ${meeting.startsAt.slice(0, 10)}`}
          />
        )}
      </td>
    </tr>
  )
}

function matches(meeting: MeetingSummary, text: string): boolean {
  const wanted = text.trim()
  if (wanted === '') return true
  return [
    meetingTitles[meeting.kind],
    meeting.title,
    meeting.theme,
    meeting.place,
    meeting.chairName,
    meeting.recorderName,
    meeting.groupName,
    ...meeting.agendaTitles,
  ].some((part) => part.includes(wanted))
}

function numberIn(text: string | null): number | null {
  const number = Number(text)
  return text !== null && Number.isSafeInteger(number) && number > 0 ? number : null
}
