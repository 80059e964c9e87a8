/** The ledger as a book: choose a period, see what is missing, print it to Word. */
import { Radio, Segmented, Select, Skeleton } from 'antd'
import { useState } from 'react'
import type { Finding } from '#shared/compliance.ts'
import type { Settings } from '#shared/ledger.ts'
import { PeriodName, chineseDate, periodOf, periodTitle } from '#shared/primitives.ts'
import { useBranch, useToday } from '../branch-context.tsx'
import { useAsk, useCommand } from '../ledger.ts'
import { FailureNote } from '../ui/failure-note.tsx'
import { Page } from '../ui/page.tsx'
import { Link, go, useRoute } from '../ui/route.ts'
import { Catalogue, volumesOf } from './catalogue.tsx'
import type { Preview } from './catalogue.tsx'
import { MakeLedger } from './make-ledger.tsx'
import { MissingList, isOwed } from './missing-list.tsx'
import { currentPeriod, kindOf, lastFinished, periodChoices, periodKinds } from './periods.ts'
import './book.css'

/** `/book` or `/book?period=2026Q3`. Begins with the last quarter that is over. */
export function BookPage() {
  const { branchId, branch } = useBranch()
  const today = useToday()
  const { params } = useRoute()
  const asked = PeriodName.safeParse(params.get('period'))
  const period = asked.success ? asked.data : lastFinished('quarter', today)
  const { from, to } = periodOf(period)
  const preview = useAsk('export.preview', { period, branchId }, { keepPrevious: true })
  const findings = useAsk('compliance.inspect', { branchId, from, to }, { keepPrevious: true })
  const settings = useAsk('ledger.settings', {})
  const [chosenFonts, chooseFonts] = useState<Settings['fontScheme']>()
  const fontScheme = chosenFonts ?? settings.data?.fontScheme ?? 'system'
  const missing = (findings.data ?? []).filter(isOwed).length
  const volumes = preview.data === undefined ? undefined : volumesOf(preview.data)

  return (
    <Page
      title="Word 台账"
      subtitle={`${branch.name} · ${periodTitle(period)}（${chineseDate(from)}至${chineseDate(to)}）`}
      actions={
        <>
          <Link to="/templates">上级模板</Link>
          <PeriodChoice period={period} today={today} />
        </>
      }
    >
      <div className="book">
        {volumes === undefined ? null : <Catalogue volumes={volumes} />}
        <div className="book-body">
          {preview.error === null ? null : (
            <FailureNote error={preview.error} onRetry={() => void preview.refetch()} />
          )}
          <h2 className="book-heading">先看缺什么</h2>
          <WhatIsMissing findings={findings.data} running={to >= today} />
          <h2 className="book-heading">台账样子</h2>
          <FontChoice scheme={fontScheme} onChange={chooseFonts} />
          {preview.data === undefined ? (
            <Skeleton active />
          ) : (
            <Summary preview={preview.data} superior={branch.superior} period={period} />
          )}
          <MakeLedger period={period} branchId={branchId} fontScheme={fontScheme} missing={missing} />
        </div>
      </div>
    </Page>
  )
}

function PeriodChoice({ period, today }: { readonly period: PeriodName; readonly today: string }) {
  const kind = kindOf(period)
  const to = (chosen: PeriodName) => go(`/book?period=${chosen}`, { replace: true })
  const current = currentPeriod(kind, today)
  const choices = periodChoices(kind, today)
  const listed = choices.includes(period) ? choices : [period, ...choices]
  return (
    <>
      <Segmented
        aria-label="期间种类"
        value={kind}
        options={[...periodKinds]}
        onChange={(chosen) => to(lastFinished(chosen, today))}
      />
      <Select
        aria-label="期间"
        className="book-period"
        value={period}
        options={listed.map((value) => ({
          value,
          label: value === current ? `${periodTitle(value)}（还没结束）` : periodTitle(value),
        }))}
        onChange={to}
      />
    </>
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

interface FontProps {
  readonly scheme: Settings['fontScheme']
  onChange(scheme: Settings['fontScheme']): void
}

const fontWords: Readonly<Record<Settings['fontScheme'], string>> = {
  system: '用宋体、仿宋、黑体等每台 Windows 都有的字体，在哪台电脑打开都一样。',
  official: '用方正小标宋、仿宋_GB2312 等公文字体；打开的电脑没有装这些字体时，会被换成别的字体。',
}

/** The choice holds for this printing, and is kept as the ledger's setting. */
function FontChoice({ scheme, onChange }: FontProps) {
  const change = useCommand('ledger.changeSettings')
  return (
    <div className="book-fonts">
      <Radio.Group
        aria-label="字体方案"
        value={scheme}
        onChange={(event) => {
          const chosen = event.target.value === 'official' ? 'official' : 'system'
          onChange(chosen)
          change.mutate({ fontScheme: chosen })
        }}
        options={[
          { value: 'system', label: '系统字体' },
          { value: 'official', label: '公文字体' },
        ]}
      />
      <span>{fontWords[scheme]}</span>
    </div>
  )
}

interface SummaryProps {
  readonly preview: Preview
  readonly superior: string
  readonly period: PeriodName
}

/** The first sheets of the book, at reading size: cover and contents as they will be printed. */
function Summary({ preview, superior, period }: SummaryProps) {
  const { from, to } = periodOf(period)
  const volumes = volumesOf(preview).filter((volume) => volume.count > 0)
  const total = volumes.reduce((sum, volume) => sum + volume.count, 0)
  return (
    <section className="book-sheets" aria-label="台账样子">
      <div className="book-sheet book-cover">
        {superior === '' ? null : <p className="book-superior">{superior}</p>}
        <p className="book-title">{preview.title}</p>
        <p>
          {chineseDate(from)}至{chineseDate(to)}
        </p>
      </div>
      <div className="book-sheet">
        <p className="book-sheet-title">目　录</p>
        {total === 0 ? (
          <p className="book-note">
            这一期间还没有记录。先去<Link to="/meetings">记一次会议</Link>，或
            <Link to="/import">导入名册</Link>。
          </p>
        ) : (
          <ol className="book-contents">
            {volumes.map((volume) => (
              <li key={volume.title}>
                <span>{volume.title}</span>
                <i />
                <span className="book-count">{volume.count} 份</span>
              </li>
            ))}
          </ol>
        )}
        {total === 0 ? null : (
          <p className="book-note">共 {total} 份。谈话内容不入册；身份证号、手机号掩码。</p>
        )}
      </div>
    </section>
  )
}
