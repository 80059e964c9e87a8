/** The month's tasks: given out at its beginning, answered at its end, carried on where they were not done. */
import { Button, Skeleton } from 'antd'
import { type LedgerDate, LedgerMonth, chineseDate, monthOf } from '#shared/primitives.ts'
import { anyRegister } from '#shared/registers/all.ts'
import { taskStates } from '#shared/registers/plans.ts'
import { useBranch, useToday } from '../branch-context.tsx'
import { call, useAsk, useCommand } from '../ledger.ts'
import { askConfirm, askReason } from '../ui/ask.tsx'
import { EmptyPage } from '../ui/empty-page.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { MarginNote, Page } from '../ui/page.tsx'
import { Link, go } from '../ui/route.ts'
import { sessionActs } from '../ui/session-acts.ts'
import { RegisterLaw } from './register-margin.tsx'
import { Tags } from './register-list.tsx'
import { type Task, type TaskCount, countTasks, monthsOf } from './tasks-of-month.ts'
import { MonthSwitch, monthAfter, monthWord } from './year-switch.tsx'

const register = anyRegister.tasks
const hrefOf = (month: LedgerMonth) => `/registers/tasks?month=${month}`

/** `/registers/tasks`, `/registers/tasks?month=2026-10`. */
export function TasksPage({ params }: { readonly params: URLSearchParams }) {
  const { branchId } = useBranch()
  const today = useToday()
  const asked = LedgerMonth.safeParse(params.get('month'))
  const month = asked.success ? asked.data : monthOf(today)
  const year = Number(month.slice(0, 4))
  const span = { from: `${year}-01-01`, to: `${year}-12-31` }
  const tasks = useAsk('tasks.list', { branchId, ...span }, { keepPrevious: true })
  const count = countTasks(tasks.data ?? [], month)
  const shown = (tasks.data ?? []).filter((task) => task.month === month)
  return (
    <Page
      title={`${chineseDate(month)}任务`}
      subtitle={count.all === 0 ? undefined : `共 ${count.all} 项，完成 ${count.done} 项`}
      actions={
        <>
          <Link to="/registers">全部登记簿</Link>
          <MonthSwitch month={month} hrefOf={hrefOf} />
          <Button type="primary" onClick={() => go(`/registers/tasks?new=1&month=${month}&state=set`)}>
            添加任务
          </Button>
        </>
      }
      margin={
        <>
          <MonthStand count={count} today={today} />
          <RegisterLaw register={register} />
        </>
      }
    >
      <nav className="register-months" aria-label="按月看任务">
        {monthsOf(year).map((each) => (
          <MonthLink key={each} count={countTasks(tasks.data ?? [], each)} current={each === month} />
        ))}
        <Link to={`/registers/tasks?year=${year}`}>全年</Link>
      </nav>
      {tasks.error === null ? null : <FailureNote error={tasks.error} onRetry={() => void tasks.refetch()} />}
      {tasks.data === undefined ? (
        tasks.error === null ? (
          <Skeleton active />
        ) : null
      ) : shown.length === 0 ? (
        <EmptyPage
          begin={
            <Button onClick={() => go(`/registers/tasks?new=1&month=${month}&state=set`)}>添加任务</Button>
          }
          bring="旧的任务表"
        >
          {`${chineseDate(month).slice(5)}还没有任务。${register.empty}`}
        </EmptyPage>
      ) : (
        <>
          <TaskTable tasks={shown} today={today} />
          {count.open === 0 ? null : <CarryOver count={count} />}
        </>
      )}
    </Page>
  )
}

function MonthLink({ count, current }: { readonly count: TaskCount; readonly current: boolean }) {
  const word = chineseDate(count.month).slice(5)
  return (
    <Link
      to={hrefOf(count.month)}
      className={count.all === 0 ? 'is-none' : ''}
      {...(current ? { 'aria-current': 'page' as const } : {})}
    >
      {word}
      <small>{count.all === 0 ? '—' : `${count.done}/${count.all}`}</small>
      <span className="hidden-words">
        {count.all === 0 ? '没有任务' : `完成 ${count.done} 项，共 ${count.all} 项`}
      </span>
    </Link>
  )
}

function MonthStand({ count, today }: { readonly count: TaskCount; readonly today: LedgerDate }) {
  if (count.unanswered === 0) return null
  const over = count.month < monthOf(today)
  return (
    <MarginNote title={`还有 ${count.unanswered} 项没有回填`} tone={over ? 'wrong' : 'due'}>
      <p>
        {over
          ? '这个月已经过去，请逐项写明完成情况；没有完成的写明原因，再结转。'
          : '月末或下月初逐项回填完成情况。'}
      </p>
    </MarginNote>
  )
}

function TaskTable({ tasks, today }: { readonly tasks: readonly Task[]; readonly today: LedgerDate }) {
  return (
    <table className="ruled-table register-tasks">
      <thead>
        <tr>
          <th scope="col">任务和目标要求</th>
          <th scope="col">责任人</th>
          <th scope="col">完成时限</th>
          <th scope="col">完成情况</th>
        </tr>
      </thead>
      <tbody>
        {tasks.map((task) => (
          <tr key={task.entryId} className={`is-${task.state}`}>
            <td>
              <Link to={`/registers/tasks?entry=${task.entryId}`}>{task.task}</Link>
              <Tags entry={task} on={task.month} />
              <p className="register-text">{task.goal}</p>
            </td>
            <td>
              {task.owner?.name}
              <p>{task.post}</p>
            </td>
            <td>{task.dueOn === null ? '' : <Due task={task} today={today} />}</td>
            <td>
              <State task={task} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Due({ task, today }: { readonly task: Task; readonly today: LedgerDate }) {
  const dueOn = task.dueOn ?? ''
  const late = task.state === 'set' && dueOn < today
  return (
    <>
      {chineseDate(dueOn).slice(5)}
      {late ? <p className="word-wrong">已过时限</p> : null}
    </>
  )
}

/** How it stands, and what can be said of it next. */
function State({ task }: { readonly task: Task }) {
  const amend = useCommand('tasks.amend')
  const { entryId, task: title, state } = task
  const become = (changes: { state: Task['state']; result?: string; reason?: string }) => {
    const old = { entryId, state, result: task.result, reason: task.reason }
    const what = `任务改为「${taskStates[changes.state]}」`
    amend.mutate(
      { entryId, ...changes },
      {
        onSuccess: () =>
          sessionActs.add({
            key: `tasks/${entryId}`,
            what,
            undo: () => call('tasks.amend', old),
            told: true,
          }),
      },
    )
  }
  async function finish() {
    const result =
      task.result !== '' ? task.result : await askReason(question(title, '完成', '完成情况', '记为已完成'))
    if (result !== null) become({ state: 'done', result })
  }
  async function fail() {
    const reason =
      task.reason !== ''
        ? task.reason
        : await askReason(question(title, '未完成', '未完成的原因', '记为未完成'))
    if (reason !== null) become({ state: 'notDone', reason })
  }
  const button = (word: string, does: () => void) => (
    <Button size="small" disabled={amend.isPending} aria-label={`${word}：${title}`} onClick={does}>
      {word}
    </Button>
  )
  return (
    <>
      <p className="register-state">
        <b className={`task-${state}`}>{taskStates[state]}</b>
        {state === 'draft' ? button('下达', () => become({ state: 'set' })) : null}
        {state === 'set' ? button('完成', () => void finish()) : null}
        {state === 'set' ? button('未完成', () => void fail()) : null}
        {state === 'done' || state === 'notDone' ? button('改回', () => become({ state: 'set' })) : null}
      </p>
      {state === 'done' && task.result !== '' ? <p className="register-text">{task.result}</p> : null}
      {(state === 'notDone' || state === 'carried') && task.reason !== '' ? (
        <p className="register-text">{task.reason}</p>
      ) : null}
    </>
  )
}

const question = (title: string, word: string, label: string, okText: string) => ({
  title: `${word}：${title}`,
  text: `写明${label}，印在《月度任务清单及完成情况表》里；以后可以在这项任务里修改。`,
  label,
  okText,
})

function CarryOver({ count }: { readonly count: TaskCount }) {
  const { branchId } = useBranch()
  const carry = useCommand('tasks.carryOver')
  const next = monthAfter(count.month, 1)
  const word = monthWord(next, count.month.slice(0, 4))
  async function ask() {
    const sure = await askConfirm({
      title: `结转 ${count.open} 项到${word}`,
      text: `没有完成的 ${count.open} 项列入${word}，时限改为${word}末；本月这几项标为「已结转」，没有写原因的写「当月未完成，结转下月」。结转后可逐项修改或作废。`,
      okText: '结转',
    })
    if (!sure) return
    try {
      await carry.mutateAsync({ branchId, from: count.month, to: next })
    } catch {
      // shown below the button
      return
    }
    // not as the mutation's own callback: with nothing left open this part of the page may be gone by then
    go(hrefOf(next))
  }
  return (
    <p className="register-carry">
      <Button loading={carry.isPending} onClick={() => void ask()}>
        把未完成的 {count.open} 项结转到下月
      </Button>
    </p>
  )
}
