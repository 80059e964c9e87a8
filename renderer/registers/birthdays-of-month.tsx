/** Whose political birthday falls into a month, and whether it has been kept. */
import { Button, Skeleton } from 'antd'
import { type LedgerDate, LedgerMonth, chineseDate, monthOf } from '#shared/primitives.ts'
import type { PoliticalBirthday } from '#shared/registers/all.ts'
import { useBranch } from '../branch-context.tsx'
import { useAsk } from '../ledger.ts'
import { FailureNote } from '../ui/failure-note.tsx'
import { showFailure } from '../ui/failure.ts'
import { Link, go } from '../ui/route.ts'
import { useEntryCommands } from './use-register.ts'
import { MonthSwitch } from './year-switch.tsx'

export interface BirthdaysOfMonthProps {
  readonly params: URLSearchParams
  readonly today: LedgerDate
}

export function BirthdaysOfMonth({ params, today }: BirthdaysOfMonthProps) {
  const { branchId } = useBranch()
  const asked = LedgerMonth.safeParse(params.get('month'))
  const year = params.get('year')
  const month = asked.success ? asked.data : `${year ?? today.slice(0, 4)}-${today.slice(5, 7)}`
  const birthdays = useAsk('birthdays.month', { branchId, month }, { keepPrevious: true })
  return (
    <section className="register-month" aria-label="当月政治生日">
      <h2 className="section-title">
        {chineseDate(month)}过政治生日
        <MonthSwitch month={month} hrefOf={(other) => `/registers/birthdays?month=${other}`} />
      </h2>
      {birthdays.error === null ? null : (
        <FailureNote error={birthdays.error} onRetry={() => void birthdays.refetch()} />
      )}
      {birthdays.data === undefined ? (
        birthdays.error === null ? (
          <Skeleton active />
        ) : null
      ) : birthdays.data.length === 0 ? (
        <p className="hint">名册上没有人在这个月入党。入党日期没有登记的党员不在这里。</p>
      ) : (
        <table className="ruled-table">
          <thead>
            <tr>
              <th scope="col">党员</th>
              <th scope="col">入党日期</th>
              <th scope="col">周年</th>
              <th scope="col">登记</th>
            </tr>
          </thead>
          <tbody>
            {birthdays.data.map((birthday) => (
              <tr key={birthday.memberId}>
                <th scope="row">
                  <Link to={`/members/${birthday.memberId}`}>{birthday.name}</Link>
                </th>
                <td>
                  {chineseDate(birthday.joinDate)}
                  {birthday.day === null ? <small className="word-faint">（只知道月份）</small> : null}
                </td>
                <td>{birthday.years} 年</td>
                <td>
                  <Keeping birthday={birthday} month={month} today={today} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <h2 className="section-title">已登记的</h2>
    </section>
  )
}

interface KeepingProps {
  readonly birthday: PoliticalBirthday
  readonly month: LedgerMonth
  readonly today: LedgerDate
}

/** One click in its own month; for another month somebody has to say which day it was. */
function Keeping({ birthday, month, today }: KeepingProps) {
  const { record, recording } = useEntryCommands('birthdays')
  const { memberId, name, entryId } = birthday
  if (entryId !== null) {
    return (
      <span className="row">
        <span className="word-good">✓ 已登记</span>
        <Link to={`/registers/birthdays?entry=${entryId}`} aria-label={`${name}：补写形式和内容`}>
          补写形式和内容
        </Link>
      </span>
    )
  }
  if (month > monthOf(today)) return <span className="word-faint">还没到</span>
  return (
    <span className="row">
      {month === monthOf(today) ? (
        <Button
          size="small"
          loading={recording}
          aria-label={`${name}：今天过的，登记`}
          onClick={() => void record({ who: memberId, heldOn: today }).catch(showFailure)}
        >
          今天过的，登记
        </Button>
      ) : null}
      <Button
        size="small"
        type="text"
        aria-label={`${name}：写明日期和内容`}
        onClick={() => go(`/registers/birthdays?new=1&who=${memberId}`)}
      >
        写明日期和内容
      </Button>
    </span>
  )
}
