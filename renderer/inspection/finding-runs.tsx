/** Lines of the inspector's note: severity as a word, the record behind it, one click to list it for putting right. */
import { Button } from 'antd'
import { useState } from 'react'
import type { Finding } from '#shared/compliance.ts'
import type { RectificationItem } from '#shared/rectification.ts'
import { useBranch } from '../branch-context.tsx'
import { useCommand } from '../ledger.ts'
import { itemHref } from '../rectification/words.ts'
import { Link } from '../ui/route.ts'
import { raisedAs, recordHref, runsOf, severityWords } from './note.ts'

export interface FindingRunsProps {
  readonly findings: readonly Finding[]
  readonly items: readonly RectificationItem[]
}

export function FindingRuns({ findings, ...rest }: FindingRunsProps) {
  return runsOf(findings).map((run, index) => (
    <Run key={`${run.ruleId}-${index}`} findings={run.findings} {...rest} />
  ))
}

const shownAtFirst = 4

/** Findings of one rule; where there are many, the first few and the rest on asking. */
function Run({ findings, items }: FindingRunsProps) {
  const [all, setAll] = useState(false)
  // one more line says less than the button that hides it
  const folds = findings.length > shownAtFirst + 1
  const shown = folds && !all ? findings.slice(0, shownAtFirst) : findings
  return (
    <>
      <ul>
        {shown.map((finding, index) => (
          <Line
            key={`${finding.recordId ?? ''}-${finding.subject}-${finding.period}-${index}`}
            finding={finding}
            item={raisedAs(finding, items)}
          />
        ))}
      </ul>
      {folds ? (
        <Button
          className="findings-more"
          type="text"
          size="small"
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all ? '收起同类' : `还有同类 ${findings.length - shownAtFirst} 项，都列出来`}
        </Button>
      ) : null}
    </>
  )
}

interface LineProps {
  readonly finding: Finding
  readonly item: RectificationItem | undefined
}

function Line({ finding, item }: LineProps) {
  const href = recordHref(finding)
  return (
    <li className="finding">
      <span className={`severity severity-${finding.severity}`}>{severityWords[finding.severity]}</span>
      <span className="finding-text">
        {finding.message}
        <span className="citation"> {finding.citation}</span>
      </span>
      <span className="finding-doing">
        {href === undefined ? null : (
          <Link to={href.to} aria-label={`${href.word}：${finding.message}`}>
            {href.word}
          </Link>
        )}
        {item === undefined ? (
          // what is wrong with an item is set right in the item itself
          finding.recordKind === 'rectification' ? null : (
            <Raise finding={finding} />
          )
        ) : (
          <Link to={itemHref(item.itemId)} aria-label={`整改 ${item.label}：${finding.message}`}>
            整改 {item.label}
            {item.state === 'closed' ? '（已销号）' : ''}
          </Link>
        )}
      </span>
    </li>
  )
}

function Raise({ finding }: { readonly finding: Finding }) {
  const { branchId } = useBranch()
  const raise = useCommand('rectification.raise')
  return (
    <Button
      size="small"
      loading={raise.isPending}
      aria-label={`列入整改：${finding.message}`}
      onClick={() => raise.mutate({ branchId, finding })}
    >
      列入整改
    </Button>
  )
}
