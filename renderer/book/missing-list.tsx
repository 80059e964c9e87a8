/** What an inspector would remark in the period, before anything is printed. */
import { Button } from 'antd'
import { useState } from 'react'
import type { Finding, Responsibility } from '#shared/compliance.ts'
import { itemHref } from '../rectification/words.ts'
import { entryHref, registerHrefOf } from '../registers/finding-links.ts'
import { studyHrefOf, studyItemHref } from '../study/links.ts'
import { Link } from '../ui/route.ts'

interface Group {
  readonly title: string
  readonly hint: string
  readonly holds: (finding: Finding) => boolean
}

const owed = (responsibility: Responsibility) => (finding: Finding) =>
  isOwed(finding) && finding.responsibility === responsibility

/** 未组织 is the branch's fault, 未参加 the person's; advice stands apart and is counted with neither. */
const groups: readonly Group[] = [
  { title: '未组织', hint: '支部应当开展而没有记录', holds: owed('notOrganised') },
  { title: '未参加', hint: '开展了，个人没有参加', holds: owed('notAttended') },
  { title: '要素不全', hint: '有记录，缺内容', holds: owed('none') },
  { title: '建议', hint: '不算欠缺', holds: (finding) => !isOwed(finding) },
]

/** What an inspection would hold against the branch. */
export const isOwed = (finding: Finding): boolean => finding.severity !== 'info'

const severityOrder: Readonly<Record<Finding['severity'], number>> = { error: 0, warn: 1, info: 2 }
const severityWords: Readonly<Record<Finding['severity'], string>> = {
  error: '不合规定',
  warn: '不完整',
  info: '建议',
}
const SHORT = 3

/** `findings` of the period, the gravest of each group first. */
export function MissingList({ findings }: { readonly findings: readonly Finding[] }) {
  if (findings.length === 0) return <p className="book-complete">✓ 这一期间没有发现缺项。</p>
  return (
    <>
      {groups.map((group) => (
        <MissingGroup
          key={group.title}
          title={group.title}
          hint={group.hint}
          findings={findings
            .filter(group.holds)
            .toSorted((a, b) => severityOrder[a.severity] - severityOrder[b.severity])}
        />
      ))}
    </>
  )
}

interface GroupProps {
  readonly title: string
  readonly hint: string
  readonly findings: readonly Finding[]
}

function MissingGroup({ title, hint, findings }: GroupProps) {
  const [whole, setWhole] = useState(false)
  if (findings.length === 0) return null
  const shown = whole ? findings : findings.slice(0, SHORT)
  return (
    <section className="book-missing">
      <h3>
        {title} {findings.length} 项<small>{hint}</small>
      </h3>
      <ul>
        {shown.map((finding, index) => (
          <li key={`${finding.ruleId}-${index}`}>
            <em className={`is-${finding.severity}`}>{severityWords[finding.severity]}</em>
            <span>
              {finding.message}
              <cite>{finding.citation}</cite>
            </span>
            <RecordLink finding={finding} />
          </li>
        ))}
      </ul>
      {findings.length > SHORT ? (
        <Button type="link" size="small" onClick={() => setWhole(!whole)}>
          {whole ? '收起' : `再看其余 ${findings.length - SHORT} 项`}
        </Button>
      ) : null}
    </section>
  )
}

function RecordLink({ finding }: { readonly finding: Finding }) {
  const { recordKind, recordId, ruleId, period } = finding
  switch (recordKind) {
    case 'meeting':
      return <Link to={recordId === undefined ? '/meetings' : `/meetings/${recordId}`}>打开会议</Link>
    case 'talk':
      return <Link to={recordId === undefined ? '/talks' : `/talks/${recordId}`}>打开谈话</Link>
    case 'member':
      return <Link to={recordId === undefined ? '/members' : `/members/${recordId}`}>打开党员</Link>
    case 'dues':
      return <Link to={recordId === undefined ? '/dues' : `/dues?member=${recordId}`}>打开党费</Link>
    case 'life':
      return <Link to={recordId === undefined ? '/life' : `/life/${recordId}`}>打开评议</Link>
    case 'register':
      return <Link to={recordId === undefined ? '/registers' : entryHref(recordId)}>打开登记</Link>
    case 'rectification':
      return <Link to={recordId === undefined ? '/rectification' : itemHref(recordId)}>打开整改</Link>
    case 'study':
      return <Link to={recordId === undefined ? '/study' : studyItemHref(recordId)}>打开学习清单</Link>
    case 'branch':
    case 'term':
      return <Link to="/settings">打开设置</Link>
    case undefined: {
      // nothing was recorded: the page where it would be
      const register = registerHrefOf(ruleId, period)
      if (register !== undefined) return <Link to={register}>去登记</Link>
      const study = studyHrefOf(ruleId, period)
      if (study !== undefined) return <Link to={study}>去学习</Link>
      if (ruleId.startsWith('FREQ-')) return <Link to="/meetings">去会议</Link>
      return ruleId.startsWith('TALK-') ? <Link to="/talks">去谈话</Link> : null
    }
  }
}
