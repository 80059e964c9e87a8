/** 评议: the sets of organizational life of all years, and the dual life of leading cadres; or one set. */
import { Button, Skeleton } from 'antd'
import { lifeStepTitles } from '#shared/life.ts'
import { useBranch, useToday } from '../branch-context.tsx'
import { useAsk, useCommand } from '../ledger.ts'
import { EmptyPage } from '../ui/empty-page.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { MarginNote, Page } from '../ui/page.tsx'
import { Link, go } from '../ui/route.ts'
import { DualLife } from './dual-life.tsx'
import './life.css'

/** `/life`. */
export function LifePage() {
  const { branchId } = useBranch()
  const thisYear = Number(useToday().slice(0, 4))
  const sets = useAsk('life.list', { branchId }, { keepPrevious: true })
  const planning = useCommand('life.plan')
  // before the autumn the set that is due is still last year's
  const year = sets.data?.some((set) => set.year === thisYear) === true ? thisYear - 1 : thisYear
  const free = !(sets.data ?? []).some((set) => set.year === year)
  const begin = () => planning.mutate({ branchId, year }, { onSuccess: (set) => go(`/life/${set.lifeId}`) })
  return (
    <Page
      title="组织生活会与民主评议"
      subtitle="一年一套：从方案到报告，再到评议反馈"
      actions={
        sets.data !== undefined && free ? (
          <Button type="primary" loading={planning.isPending} onClick={begin}>
            开始 {year} 年度
          </Button>
        ) : null
      }
      margin={
        <>
          <MarginNote title="依据">
            <p>
              组织生活会每年至少一次，一般在第四季度。
              <span className="citation">（支部工作条例第十七条）</span>
            </p>
            <p>
              民主评议党员一般每年一次，可以合并进行。
              <span className="citation">（教育管理条例第十八条）</span>
            </p>
          </MarginNote>
          <MarginNote title="保密">
            <p>测评票只记合计，不记谁投了什么。会前谈话只显示谈过，不显示内容。</p>
          </MarginNote>
        </>
      }
    >
      {sets.error === null ? null : <FailureNote error={sets.error} onRetry={() => void sets.refetch()} />}
      {sets.data === undefined ? (
        sets.error === null ? (
          <Skeleton active />
        ) : null
      ) : sets.data.length === 0 ? (
        <EmptyPage
          begin={
            <Button loading={planning.isPending} onClick={begin}>
              从 {year} 年度开始
            </Button>
          }
          bring="去年的会议记录"
        >
          <p>还没有组织生活会的成套材料。</p>
          <p>
            建一套以后，页面带着您一步一步做：方案、会前学习、征求意见、谈心谈话、对照检查、逐人批评、问题清单、报告，最后是民主评议。已经开过的会可以直接挂上，不用重填。
          </p>
        </EmptyPage>
      ) : (
        <table className="ruled-table">
          <thead>
            <tr>
              <th scope="col">年度</th>
              <th scope="col">主题</th>
              <th scope="col">召开</th>
              <th scope="col">进度</th>
            </tr>
          </thead>
          <tbody>
            {sets.data.map((set) => (
              <tr key={set.lifeId}>
                <td>
                  <Link to={`/life/${set.lifeId}`}>{set.year} 年度</Link>
                </td>
                <td>{set.theme === '' ? <span className="word-faint">还没有写主题</span> : set.theme}</td>
                <td>{set.meetings.find((link) => link.role === 'life')?.startsAt.slice(0, 10) ?? '—'}</td>
                <td>
                  {set.next === null ? (
                    <span className="word-good">✓ {set.stepsOf} 步已齐</span>
                  ) : (
                    <>
                      {set.stepsDone}/{set.stepsOf} 步 ·{' '}
                      <span className="word-due">接着做：{lifeStepTitles[set.next]}</span>
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <DualLife />
    </Page>
  )
}
