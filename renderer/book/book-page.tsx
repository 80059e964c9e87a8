/** The ledger as a book: choose a period and what belongs in it, see what is missing, look at it, print it to Word. */
import { Button, Segmented, Select, Skeleton } from 'antd'
import { useState } from 'react'
import type { Finding } from '#shared/compliance.ts'
import type { Settings } from '#shared/ledger.ts'
import { type LedgerDate, type PeriodName, chineseDate, periodTitle } from '#shared/primitives.ts'
import { useBranch, useToday } from '../branch-context.tsx'
import { useAsk } from '../ledger.ts'
import { DateField } from '../ui/date-field.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { Page } from '../ui/page.tsx'
import { Link, go, useRoute } from '../ui/route.ts'
import { BookOptions, usualOptions } from './book-options.tsx'
import { CatalogueEdit } from './catalogue-edit.tsx'
import { Catalogue } from './catalogue.tsx'
import { ExportLog } from './export-log.tsx'
import { MakeLedger } from './make-ledger.tsx'
import { MakeWorkbook } from './make-workbook.tsx'
import { MissingList, isOwed } from './missing-list.tsx'
import { PagesView } from './pages-view.tsx'
import { currentPeriod, kindOf, lastFinished, periodChoices, periodKinds } from './periods.ts'
import { type Span, addressOf, daysOf, spanIn, spanTitle } from './span.ts'
import './book.css'

/** `/book`, `/book?period=2026Q3` or `/book?from=…&to=…`. Begins with the last quarter that is over. */
export function BookPage() {
  const { branchId, branch } = useBranch()
  const today = useToday()
  const { params } = useRoute()
  const span = spanIn(params) ?? { period: lastFinished('quarter', today) }
  const { from, to } = daysOf(span)
  const catalogue = useAsk('export.catalogue', { ...span, branchId }, { keepPrevious: true })
  const findings = useAsk('compliance.inspect', { branchId, from, to }, { keepPrevious: true })
  const settings = useAsk('ledger.settings', {})
  const [chosenFonts, chooseFonts] = useState<Settings['fontScheme']>()
  const [chosen, choose] = useState<readonly string[]>()
  const [options, setOptions] = useState(usualOptions)
  const [editing, edit] = useState(false)
  const [looking, look] = useState(false)
  const fontScheme = chosenFonts ?? settings.data?.fontScheme ?? 'system'
  const missing = (findings.data ?? []).filter(isOwed).length
  const choice = {
    ...span,
    branchId,
    ...(chosen === undefined ? {} : { forms: [...chosen] }),
    blank: options.what === 'blank',
    fillPage: options.fillPage,
    photos: options.photos,
  }
  const records = (catalogue.data?.volumes ?? []).flatMap(({ forms }) => forms)
  const empty =
    catalogue.data !== undefined && records.every(({ code, count }) => !isRecord(code) || count === 0)

  return (
    <Page
      title="Word 台账"
      subtitle={`${branch.name} · ${spanTitle(span)}（${chineseDate(from)}至${chineseDate(to)}）`}
      actions={
        <>
          <Link to="/templates">上级模板</Link>
          <SpanChoice span={span} today={today} />
        </>
      }
    >
      {editing && catalogue.data !== undefined ? (
        <CatalogueEdit catalogue={catalogue.data} onDone={() => edit(false)} />
      ) : (
        <div className="book">
          {catalogue.data === undefined ? (
            // what failed is told beside
            <div>{catalogue.error === null ? <Skeleton active /> : null}</div>
          ) : (
            <Catalogue
              catalogue={catalogue.data}
              chosen={chosen}
              onChoose={choose}
              onEdit={() => edit(true)}
            />
          )}
          <div className="book-body">
            {catalogue.error === null ? null : (
              <FailureNote error={catalogue.error} onRetry={() => void catalogue.refetch()} />
            )}
            <h2 className="book-heading">先看缺什么</h2>
            <WhatIsMissing findings={findings.data} running={to >= today} />
            <h2 className="book-heading">怎么印</h2>
            <BookOptions options={options} scheme={fontScheme} onChange={setOptions} onScheme={chooseFonts} />
            {empty ? (
              <p className="book-note">
                这一期间还没有记录。先去<Link to="/meetings">记一次会议</Link>，或
                <Link to="/import">导入名册</Link>。
              </p>
            ) : null}
            <MakeLedger
              span={span}
              choice={choice}
              options={options}
              fontScheme={fontScheme}
              missing={missing}
            />
            {options.what === 'talks' ? null : (
              <>
                <h2 className="book-heading">台账样子</h2>
                {looking ? <PagesView asked={choice} /> : <Button onClick={() => look(true)}>看样张</Button>}
              </>
            )}
            <MakeWorkbook branchId={branchId} />
            <ExportLog branchId={branchId} />
          </div>
        </div>
      )}
    </Page>
  )
}

/** Forms that only a record of that period fills. */
const isRecord = (code: string) => /^F(1[3-8]|2[0-3])$/.test(code)

const ownDays = 'days'

function SpanChoice({ span, today }: { readonly span: Span; readonly today: LedgerDate }) {
  const kind = 'period' in span ? kindOf(span.period) : ownDays
  const to = (chosen: Span) => go(addressOf(chosen), { replace: true })
  return (
    <>
      <Segmented
        aria-label="期间种类"
        value={kind}
        options={[...periodKinds, { value: ownDays, label: '自定' }]}
        onChange={(next) => {
          const named = periodKinds.find(({ value }) => value === next)
          to(named === undefined ? daysOf(span) : { period: lastFinished(named.value, today) })
        }}
      />
      {'period' in span ? (
        <PeriodChoice period={span.period} today={today} onChange={(period) => to({ period })} />
      ) : (
        <span className="book-days">
          <DateField
            label="起始日"
            value={span.from}
            onChange={(from) => {
              if (from !== null) to({ from, to: from > span.to ? from : span.to })
            }}
          />
          至
          <DateField
            label="截止日"
            value={span.to}
            onChange={(until) => {
              if (until !== null) to({ from: until < span.from ? until : span.from, to: until })
            }}
          />
        </span>
      )}
    </>
  )
}

interface PeriodProps {
  readonly period: PeriodName
  readonly today: LedgerDate
  onChange(period: PeriodName): void
}

function PeriodChoice({ period, today, onChange }: PeriodProps) {
  const kind = kindOf(period)
  const current = currentPeriod(kind, today)
  const choices = periodChoices(kind, today)
  const listed = choices.includes(period) ? choices : [period, ...choices]
  return (
    <Select
      aria-label="期间"
      className="book-period"
      value={period}
      options={listed.map((value) => ({
        value,
        label: value === current ? `${periodTitle(value)}（还没结束）` : periodTitle(value),
      }))}
      onChange={onChange}
    />
  )
}

interface MissingProps {
  readonly findings: readonly Finding[] | undefined
  readonly running: boolean
}

function WhatIsMissing({ findings, running }: MissingProps) {
  if (findings === undefined) return <Skeleton active paragraph={{ rows: 2 }} />
  return (
    <>
      {running ? <p className="book-note">这一期间还没有结束，到期才判定为缺。</p> : null}
      <MissingList findings={findings} />
    </>
  )
}
