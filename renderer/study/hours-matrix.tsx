/** Hours of a year by member: what each has, what is lacking, and what can be made up for. */
import { Button, Popover } from 'antd'
import { useState } from 'react'
import { chineseDate } from '#shared/primitives.ts'
import type { HoursRow, StudyHours } from '#shared/study/records.ts'
import { learningKindTitles, studyFormTitles } from '#shared/study/words.ts'
import { useBranch } from '../branch-context.tsx'
import { useAsk, useCommand } from '../ledger.ts'
import { NobodyYet } from '../ui/empty-page.tsx'
import { askReason } from '../ui/ask.tsx'
import { HistoryLink } from '../ui/history-drawer.tsx'
import { Link } from '../ui/route.ts'
import { MakeUpDialog } from './make-up-dialog.tsx'
import { OtherHoursDialog } from './other-hours-dialog.tsx'
import { barOf } from './words.ts'

export function HoursMatrix({ hours }: { readonly hours: StudyHours }) {
  const [entering, setEntering] = useState<'other' | HoursRow>()
  if (hours.rows.length === 0) {
    return (
      <NobodyYet>
        名册里还没有党员。先把名册放进来，这里按人列出学时：参会的从会议记录算，缺席的登记补学，党校和网络课程另外登记。
      </NobodyYet>
    )
  }
  return (
    <>
      <div className="study-tools">
        <Button onClick={() => setEntering('other')}>登记党校、网络课程等</Button>
      </div>
      <table className="study-table study-hours">
        <thead>
          <tr>
            <th scope="col">姓名</th>
            <th scope="col" className="study-figure">
              参会
            </th>
            <th scope="col" className="study-figure">
              补学
            </th>
            <th scope="col" className="study-figure">
              其他
            </th>
            <th scope="col">学时 / 应有</th>
            <th scope="col">还差</th>
            <th scope="col">缺席未补</th>
          </tr>
        </thead>
        <tbody>
          {hours.rows.map((row) => (
            <tr key={row.memberId} data-member={row.memberId}>
              <th scope="row">
                {row.memberName}
                {row.committee ? <small>班子</small> : null}
              </th>
              <td className="study-figure">{row.meetingMinutes}</td>
              <td className="study-figure">{row.makeUpMinutes || '—'}</td>
              <td className="study-figure">{row.otherMinutes || '—'}</td>
              <td>
                {row.exempt ? (
                  <>
                    {row.hours} <small>不作要求</small>
                  </>
                ) : (
                  <>
                    <span className={row.short === 0 ? 'study-bar is-full' : 'study-bar'} aria-hidden>
                      {barOf(row.hours, row.due)}
                    </span>
                    {row.hours} / {row.due}
                  </>
                )}
              </td>
              <td>
                {row.exempt ? (
                  '—'
                ) : row.short === 0 ? (
                  <span className="word-good">够了</span>
                ) : (
                  `差 ${row.short}`
                )}
              </td>
              <td>
                {row.missed.length === 0 ? (
                  '—'
                ) : (
                  <Popover
                    trigger="click"
                    placement="bottomRight"
                    content={
                      <ul className="study-missed">
                        {row.missed.map((one) => (
                          <li key={one.meetingId}>
                            <Link to={`/meetings/${one.meetingId}`}>
                              {chineseDate(one.day).slice(5)}
                              {one.title}
                            </Link>
                            （{one.minutes} 分钟）
                          </li>
                        ))}
                      </ul>
                    }
                  >
                    <Button type="link" size="small">
                      {row.missed.length} 次
                    </Button>
                  </Popover>
                )}
                <Button
                  size="small"
                  type="text"
                  aria-label={`登记补学：${row.memberName}`}
                  onClick={() => setEntering(row)}
                >
                  登记补学
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="hint">参会、补学、其他都是分钟。只算已定稿的会议，会议上要写学习时长。</p>
      <BesideMeetings year={hours.year} />
      {entering === 'other' ? <OtherHoursDialog onClose={() => setEntering(undefined)} /> : null}
      {typeof entering === 'object' ? (
        <MakeUpDialog row={entering} year={hours.year} onClose={() => setEntering(undefined)} />
      ) : null}
    </>
  )
}

/** What was made up for and learnt elsewhere, with its proof. */
function BesideMeetings({ year }: { readonly year: number }) {
  const { branchId } = useBranch()
  const makeUps = useAsk('study.makeUps', { branchId, year }).data ?? []
  const learning = useAsk('study.otherLearning', { branchId, year }).data ?? []
  const voidMakeUp = useCommand('study.voidMakeUp')
  const voidOther = useCommand('study.voidOtherHours')
  if (makeUps.length + learning.length === 0) return null
  const why = (what: string) =>
    askReason({
      title: '作废这条登记',
      text: `${what}不再计入学时，登记和理由都留着。`,
      label: '理由',
      okText: '作废',
    })
  const rows = [
    ...makeUps.map((one) => ({
      key: `m${one.makeUpId}`,
      record: { kind: 'makeUpStudy', id: one.makeUpId } as const,
      day: one.studiedOn,
      name: one.memberName,
      what: `补学：${one.of}`,
      how: studyFormTitles[one.form],
      minutes: one.minutes,
      proof: one.remark,
      drop: async () => {
        const reason = await why(`${one.memberName}的补学`)
        if (reason !== null) voidMakeUp.mutate({ makeUpId: one.makeUpId, reason })
      },
    })),
    ...learning.map((one) => ({
      key: `o${one.learningId}`,
      record: { kind: 'otherLearning', id: one.learningId } as const,
      day: one.beganOn,
      name: one.memberName,
      what: one.title,
      how: learningKindTitles[one.kind],
      minutes: one.minutes,
      proof: one.evidence,
      drop: async () => {
        const reason = await why(`${one.memberName}的「${one.title}」`)
        if (reason !== null) voidOther.mutate({ learningId: one.learningId, reason })
      },
    })),
  ].toSorted((a, b) => b.day.localeCompare(a.day))
  return (
    <>
      <h2 className="section-title">补学和其他学习</h2>
      <table className="study-table">
        <thead>
          <tr>
            <th scope="col">日期</th>
            <th scope="col">姓名</th>
            <th scope="col">内容</th>
            <th scope="col">形式</th>
            <th scope="col" className="study-figure">
              分钟
            </th>
            <th scope="col">佐证、说明</th>
            <th scope="col">
              <span className="hidden-words">办理</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <td className="study-day">{row.day}</td>
              <td className="study-day">{row.name}</td>
              <td>{row.what}</td>
              <td className="study-day">{row.how}</td>
              <td className="study-figure">{row.minutes}</td>
              <td>{row.proof}</td>
              <td className="study-acts study-day">
                <Button size="small" type="text" onClick={() => void row.drop()}>
                  作废
                </Button>
                <HistoryLink record={row.record} of={`${row.day} ${row.name} ${row.what}`} words="记录" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
