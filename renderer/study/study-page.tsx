/** Study of a year: what must be studied and when it was, who lacks hours, the fixed evenings, the public notice. */
import { Button, Skeleton, Tabs } from 'antd'
import { useState } from 'react'
import type { StudyHours } from '#shared/study/records.ts'
import { useBranch, useToday } from '../branch-context.tsx'
import { useAsk } from '../ledger.ts'
import { FailureNote } from '../ui/failure-note.tsx'
import { MarginNote, Page } from '../ui/page.tsx'
import { Link, go, useRoute } from '../ui/route.ts'
import { CourseNotice } from './course-notice.tsx'
import { Evenings } from './evenings.tsx'
import { HoursMatrix } from './hours-matrix.tsx'
import { ItemDialog } from './item-dialog.tsx'
import { PasteBox } from './paste-box.tsx'
import { RequiredList } from './required-list.tsx'
import { countsOf, yearOfItem } from './words.ts'
import './study.css'

const tabs = ['list', 'hours', 'evenings', 'notice'] as const
type Tab = (typeof tabs)[number]

/** `/study`, `/study?year=2025&tab=hours`, `/study?item=12` in whatever year it is owed. */
export function StudyPage() {
  const { branchId } = useBranch()
  const today = useToday()
  const { params } = useRoute()
  const thisYear = Number(today.slice(0, 4))
  const asked = Number(params.get('year'))
  const sought = params.get('item')
  const everything = useAsk('study.list', { branchId }, { enabled: sought !== null })
  const marked = everything.data?.find(({ itemId }) => String(itemId) === sought)
  const year =
    Number.isInteger(asked) && asked >= 1921 && asked <= 2200
      ? asked
      : marked === undefined
        ? thisYear
        : yearOfItem(marked, today)
  const tab: Tab = tabs.find((each) => each === params.get('tab')) ?? 'list'
  const to = (next: { readonly year?: number; readonly tab?: Tab }) =>
    go(`/study?year=${next.year ?? year}&tab=${next.tab ?? tab}`, { replace: true })
  const items = useAsk('study.list', { branchId, year }, { keepPrevious: true })
  const hours = useAsk('study.hours', { branchId, year }, { keepPrevious: true })
  const [adding, setAdding] = useState<'one' | 'many'>()
  const error = items.error ?? hours.error

  return (
    <Page
      title={`${year} 年学习`}
      subtitle={items.data === undefined ? undefined : countsOf(items.data)}
      actions={
        <>
          <span className="study-year" role="group" aria-label="年份">
            <Button aria-label={`上一年 ${year - 1}`} onClick={() => to({ year: year - 1 })}>
              ‹ {year - 1}
            </Button>
            <Button
              aria-label={`下一年 ${year + 1}`}
              disabled={year > thisYear}
              onClick={() => to({ year: year + 1 })}
            >
              {year + 1} ›
            </Button>
          </span>
          <Button onClick={() => setAdding('many')}>粘贴清单</Button>
          <Button type={tab === 'notice' ? 'default' : 'primary'} onClick={() => setAdding('one')}>
            列入一条
          </Button>
        </>
      }
      margin={<StudyMargin hours={hours.data} year={year} />}
    >
      {error === null ? null : <FailureNote error={error} onRetry={() => void items.refetch()} />}
      {adding === 'one' ? <ItemDialog year={year} onClose={() => setAdding(undefined)} /> : null}
      {adding === 'many' ? <PasteBox onClose={() => setAdding(undefined)} /> : null}
      <Tabs
        activeKey={tab}
        onChange={(key) => to({ tab: tabs.find((each) => each === key) ?? 'list' })}
        destroyOnHidden
        items={[
          {
            key: 'list',
            label: '学习清单',
            children:
              items.data === undefined ? (
                <Skeleton active />
              ) : (
                <RequiredList items={items.data} year={year} marked={marked?.itemId} onAdd={setAdding} />
              ),
          },
          {
            key: 'hours',
            label: '学时与补学',
            children: hours.data === undefined ? <Skeleton active /> : <HoursMatrix hours={hours.data} />,
          },
          { key: 'evenings', label: '计划与固定学习', children: <Evenings year={year} /> },
          {
            key: 'notice',
            label: '公示',
            children: <CourseNotice year={year} empty={items.data?.length === 0} />,
          },
        ]}
      />
    </Page>
  )
}

function StudyMargin({ hours, year }: { readonly hours: StudyHours | undefined; readonly year: number }) {
  const short = hours?.rows.filter((row) => row.short > 0) ?? []
  return (
    <>
      {short.length === 0 ? null : (
        <MarginNote title={`${short.length} 人学时还不够`} tone="due">
          <p>
            {short
              .slice(0, 5)
              .map((row) => `${row.memberName}差 ${row.short} 学时`)
              .join('，')}
            {short.length > 5 ? `，等 ${short.length} 人` : ''}。缺席的可以补学，党校和网络课程可以登记进来。
          </p>
        </MarginNote>
      )}
      <MarginNote title="必学内容">
        <p>
          上级每半月或每月发布的清单列在这里（Excel、Word 表格的可以整张<Link to="/import">导入</Link>
          ），一条内容只有已学、未学、申请顺延三种情况，不能跳过。
        </p>
        <p>点「列入主题党日」或「列入集中学习」，内容就写到那次会议的记录上；会议定稿，这里就是已学。</p>
        <p className="citation">市直机关党建述职会要求：应该学习的及时学，学习后由专门的同志记录</p>
      </MarginNote>
      <MarginNote title="学时">
        <p>
          {hours === undefined ? '' : `${hours.minutesPerHour} 分钟为 1 学时。`}
          党员每年一般不少于 32 学时，书记和班子成员不少于 56 学时（待核）。{year}{' '}
          年的数在设置的「规则」里改。
        </p>
        <p className="citation">教育管理条例第二十条</p>
      </MarginNote>
    </>
  )
}
