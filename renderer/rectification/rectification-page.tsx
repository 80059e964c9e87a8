/** 整改: what was found, how far it is, and how much of it is put right. */
import { Button, Select, Skeleton } from 'antd'
import { useState } from 'react'
import { RectificationSource, sourceTitles } from '#shared/rectification.ts'
import { useBranch, useToday } from '../branch-context.tsx'
import { useAsk } from '../ledger.ts'
import type { PageRouteProps } from '../pages.tsx'
import { YearSwitch } from '../registers/year-switch.tsx'
import { Door, EmptyPage } from '../ui/empty-page.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { MarginNote, Page } from '../ui/page.tsx'
import { go } from '../ui/route.ts'
import { optionsOf } from '../ui/saved-fields.tsx'
import { AddDialog } from './add-dialog.tsx'
import { RectificationRecord } from './rectification-record.tsx'
import {
  type Shown,
  emptyWords,
  isShown,
  itemsShown,
  periodOfYear,
  shownTitles,
  summaryWords,
  yearOfItem,
} from './words.ts'
import './rectification.css'

/** `/rectification`, `?year=2025`, `?show=closed`, `?source=patrol`, `?item=12`. */
export function RectificationPage({ params }: PageRouteProps) {
  const { branchId } = useBranch()
  const today = useToday()
  const [adding, setAdding] = useState(false)
  const asked = useAsk('rectification.list', { branchId })
  const sought = asked.data?.find(({ itemId }) => String(itemId) === params.get('item'))
  const year = yearOf(params, sought === undefined ? Number(today.slice(0, 4)) : yearOfItem(sought, today))
  const source = RectificationSource.safeParse(params.get('source')).data ?? null
  const show = params.get('show')
  const anyOpen = itemsShown(asked.data ?? [], { which: 'open', source: null, year }, today).length > 0
  const which: Shown = isShown(show) ? show : sought === undefined && anyOpen ? 'open' : 'all'
  const summary = useAsk('rectification.summary', { branchId, ...periodOfYear(year) }).data
  const href = (next: { year?: number; which?: Shown; source?: RectificationSource | null }) => {
    const query = new URLSearchParams({ year: String(next.year ?? year), show: next.which ?? which })
    const from = next.source === undefined ? source : next.source
    if (from !== null) query.set('source', from)
    return `/rectification?${query.toString()}`
  }
  const shown = itemsShown(asked.data ?? [], { which, source, year }, today)
  return (
    <Page
      title={`${year} 年整改`}
      subtitle={summary === undefined ? undefined : summaryWords(summary)}
      actions={
        <>
          <YearSwitch year={year} today={today} hrefOf={(other) => href({ year: other })} />
          <Button type="primary" onClick={() => setAdding(true)}>
            列入一个问题
          </Button>
        </>
      }
      margin={<RectificationLaw />}
    >
      {adding ? <AddDialog today={today} onClose={() => setAdding(false)} /> : null}
      {asked.data === undefined ? (
        asked.error === null ? (
          <Skeleton active />
        ) : (
          <FailureNote error={asked.error} onRetry={() => void asked.refetch()} />
        )
      ) : asked.data.length === 0 ? (
        <EmptyPage
          begin={
            <>
              <Button onClick={() => setAdding(true)}>列入第一个问题</Button>
              <Door to="/inspection">从检查结果里挑</Door>
            </>
          }
          bring="问题整改清单"
        >
          <p>
            还没有整改事项。上级检查、巡察、群众反映的问题列在这里，写清措施、责任人和时限，改完由别人审核销号。
          </p>
          <p>程序自己查出的问题，在「检查」里点那一条后面的「列入整改」，就编上号到这里来。</p>
        </EmptyPage>
      ) : (
        <>
          <div className="row rectification-choices">
            <Select<Shown>
              className="period-choice"
              aria-label="列出哪些整改事项"
              value={which}
              virtual={false}
              options={optionsOf(shownTitles)}
              onChange={(next) => go(href({ which: next }), { replace: true })}
            />
            <Select<RectificationSource>
              className="concern-choice"
              aria-label="按来源筛选"
              allowClear
              placeholder="全部来源"
              virtual={false}
              value={source}
              options={optionsOf(sourceTitles)}
              onChange={(next: RectificationSource | undefined) =>
                go(href({ source: next ?? null }), { replace: true })
              }
            />
            <p role="status">列出 {shown.length} 项</p>
          </div>
          {shown.length === 0 ? (
            <p className="empty-page">{emptyWords(asked.data, { which, source, year }, today)}</p>
          ) : null}
          <ol className="rectification">
            {shown.map((item) => (
              <RectificationRecord
                key={item.itemId}
                item={item}
                today={today}
                sought={item.itemId === sought?.itemId}
              />
            ))}
          </ol>
        </>
      )}
    </Page>
  )
}

function yearOf(params: URLSearchParams, otherwise: number): number {
  const text = params.get('year') ?? ''
  return /^\d{4}$/.test(text) ? Number(text) : otherwise
}

function RectificationLaw() {
  return (
    <>
      <MarginNote title="五个明确">
        <p>问题内容、责任主体、整改标准、整改措施、办结时限，都写清楚。列入十天后还缺的，检查时会列出来。</p>
        <p className="citation">整改「五个明确」</p>
      </MarginNote>
      <MarginNote title="销号由他人审核">
        <p>先报请销号，写明结果和佐证；由书记或其他同志审核，责任人不能给自己销号。</p>
        <p className="citation">销号须有佐证和审核人，责任人不自销</p>
      </MarginNote>
      <MarginNote title="逾期">
        <p>过了完成时限没有销号的列为逾期；逾期超过 30 天的列为必改。</p>
        <p className="citation">要限期进行整改，情况严重的要严肃问责（直属机关党委例会讲话）</p>
      </MarginNote>
      <MarginNote title="回潮">
        <p>销号以后又出现的，重新列入。过程都留着，不另起一条。</p>
        <p className="citation">有效防止已达标党组织「反弹」「回潮」现象（全市党建工作会议交流发言）</p>
      </MarginNote>
    </>
  )
}
