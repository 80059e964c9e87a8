/** What is still owed, in words, with the article that asks for it. */
import { Button } from 'antd'
import { useState } from 'react'
import type { Coverage, CoverageGap } from '#shared/talks.ts'
import { Link } from '../ui/route.ts'

const lineTitles: Readonly<Record<CoverageGap['line'], string>> = {
  T1: '书记与每名党员',
  T2: '支委之间',
  T3: '支委与党员',
  T4: '党员之间',
}
/** T1 is an offence; T2 and T3 are owed; T4 is advice. */
const lineWords: Readonly<Record<CoverageGap['line'], string>> = {
  T1: '应谈未谈',
  T2: '还缺',
  T3: '还缺',
  T4: '建议',
}
const lines = ['T1', 'T2', 'T3', 'T4'] as const
const SHORT = 6

export function GapList({ coverage }: { readonly coverage: Coverage }) {
  if (coverage.gaps.length === 0) {
    return <p className="talks-allset">✓ {coverage.year} 年的谈心谈话四类要求都已覆盖。</p>
  }
  return (
    <>
      {lines.map((line) => (
        <GapGroup
          key={line}
          line={line}
          gaps={coverage.gaps.filter((gap) => gap.line === line)}
          secretaryId={coverage.secretary?.memberId ?? null}
        />
      ))}
    </>
  )
}

interface GroupProps {
  readonly line: CoverageGap['line']
  readonly gaps: readonly CoverageGap[]
  readonly secretaryId: number | null
}

function GapGroup({ line, gaps, secretaryId }: GroupProps) {
  const [whole, setWhole] = useState(false)
  const first = gaps[0]
  if (first === undefined) return null
  const shown = whole ? gaps : gaps.slice(0, SHORT)
  return (
    <section className="talks-gaps">
      <h3>
        <em className={`talks-word is-${line}`}>{lineWords[line]}</em>
        {lineTitles[line]} <span className="talks-count">{gaps.length} 处</span>
        <cite>{first.citation}</cite>
      </h3>
      <ul>
        {shown.map((gap) => (
          <li key={`${gap.memberId}-${gap.otherId ?? 0}`}>
            <span>{gap.message}</span>
            <Link to={address(gap, secretaryId)}>现在登记</Link>
          </li>
        ))}
      </ul>
      {gaps.length > SHORT ? (
        <Button type="link" size="small" onClick={() => setWhole(!whole)}>
          {whole ? '收起' : `再看其余 ${gaps.length - SHORT} 处`}
        </Button>
      ) : null}
    </section>
  )
}

function address(gap: CoverageGap, secretaryId: number | null): string {
  const by = gap.otherId ?? (gap.line === 'T1' ? secretaryId : null)
  return by === null || by === gap.memberId
    ? `/talks/new?with=${gap.memberId}`
    : `/talks/new?by=${by}&with=${gap.memberId}`
}
