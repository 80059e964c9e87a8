/** `/help`: how the program is used, what the law says, what the words mean; searched as it is typed, printed as a book. */
import { Input } from 'antd'
import { useState } from 'react'
import {
  type Help,
  type ManualChapter,
  decisionHelp,
  everyday,
  firstTime,
  glossary,
  meetingHelp,
  pagesOfProgram,
  safety,
  talkHelp,
} from '#shared/help.ts'
import { MeetingKind, meetingTitles } from '#shared/meetings.ts'
import { DecisionKind, decisionTitles } from '#shared/motions.ts'
import { useAsk, useCommand } from '../ledger.ts'
import { Page } from '../ui/page.tsx'
import { PrintButton } from '../ui/print-button.tsx'
import { Link } from '../ui/route.ts'
import './welcome.css'

interface Entry {
  readonly id: string
  readonly title: string
  readonly lines: readonly { readonly text: string; readonly citation?: string }[]
  readonly page?: string
}

interface Chapter {
  readonly title: string
  readonly entries: readonly Entry[]
}

const written = ({ title, sections }: ManualChapter): Chapter => ({
  title,
  entries: sections.map(({ lines, ...section }) => ({ ...section, lines: lines.map((text) => ({ text })) })),
})

const lawful = (id: string, title: string, notes: Help): Entry => ({ id, title, lines: notes })

const chapters: readonly Chapter[] = [
  written(firstTime),
  written(everyday),
  written(pagesOfProgram),
  {
    title: '会前会中会后怎么做',
    entries: [
      ...MeetingKind.options.map((kind) => lawful(`law-${kind}`, meetingTitles[kind], meetingHelp[kind])),
      lawful('law-talks', '谈心谈话', talkHelp),
    ],
  },
  {
    title: '各种表决怎么做',
    entries: DecisionKind.options.map((kind) =>
      lawful(`decision-${kind}`, decisionTitles[kind], decisionHelp[kind]),
    ),
  },
  {
    title: '名词',
    entries: glossary.map(({ word, meaning, citation }) => ({
      id: `word-${word}`,
      title: word,
      lines: [{ text: meaning, ...(citation === undefined ? {} : { citation }) }],
    })),
  },
  written(safety),
]

const holds = (entry: Entry, wanted: readonly string[]): boolean => {
  const text = [entry.title, ...entry.lines.flatMap((line) => [line.text, line.citation ?? ''])].join('\n')
  return wanted.every((word) => text.includes(word))
}

export function HelpPage() {
  const [text, setText] = useState('')
  const print = useCommand('help.print', { quiet: true })
  const rules = useAsk('profile.rules', {}).data ?? []
  const wanted = text.split(/[\s　]+/u).filter((word) => word !== '')
  const all: readonly Chapter[] = [
    ...chapters,
    {
      title: '程序核对哪些规定',
      entries: rules.map(({ ruleId, title, citation }) => ({
        id: ruleId,
        title: `${ruleId} ${title}`,
        lines: [{ text: '', citation }],
      })),
    },
  ]
  const shown = all
    .map((chapter) => ({ ...chapter, entries: chapter.entries.filter((entry) => holds(entry, wanted)) }))
    .filter(({ entries }) => entries.length > 0)
  const count = shown.reduce((sum, { entries }) => sum + entries.length, 0)
  return (
    <Page
      title="帮助"
      subtitle="怎么用、怎么做、依据哪一条"
      actions={<PrintButton label="打印手册" pending={print.isPending} print={() => print.mutateAsync({})} />}
    >
      <div className="row help-search">
        <Input
          allowClear
          aria-label="在帮助里查找"
          placeholder="查找：定稿、书面意见、U 盘……"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <span role="status" className="hint">
          {wanted.length === 0 ? '' : `${count} 条`}
        </span>
      </div>
      {wanted.length === 0 ? (
        <nav aria-label="帮助目录" className="help-contents">
          {all.map(({ title }) => (
            <a key={title} href={`#help-${title}`} onClick={(event) => jump(event, title)}>
              {title}
            </a>
          ))}
        </nav>
      ) : null}
      {count === 0 ? <p className="empty-page">没有找到。换个说法，或清空查找看全部。</p> : null}
      {shown.map(({ title, entries }) => (
        <section key={title} id={`help-${title}`} aria-label={title}>
          <h2 className="section-title">{title}</h2>
          <dl className="help">
            {entries.map((entry) => (
              <HelpEntry key={entry.id} entry={entry} />
            ))}
          </dl>
        </section>
      ))}
    </Page>
  )
}

function HelpEntry({ entry }: { readonly entry: Entry }) {
  return (
    <>
      <dt>{entry.page === undefined ? entry.title : <Link to={entry.page}>{entry.title}</Link>}</dt>
      <dd>
        {entry.lines.map(({ text, citation }) => (
          <p key={text}>
            {text} {citation === undefined ? null : <span className="citation">（{citation}）</span>}
          </p>
        ))}
      </dd>
    </>
  )
}

/** The hash belongs to the routes. */
function jump(event: React.MouseEvent, title: string): void {
  event.preventDefault()
  document.getElementById(`help-${title}`)?.scrollIntoView()
}
