/** 「留痕」: every act with who, when and what it changed; and the examination that finds what went around the program. */
import { Button, Select, Skeleton } from 'antd'
import { Fragment, useState } from 'react'
import type { AuditEntry } from '#shared/audit.ts'
import { restoredFrom } from '#shared/backups.ts'
import type { InputOf } from '#shared/contract.ts'
import { chineseMoment } from '#shared/primitives.ts'
import { roleTitles } from '#shared/role.ts'
import { useAsk } from '../ledger.ts'
import { DateField } from '../ui/date-field.tsx'
import { EntryChanges } from '../ui/entry-changes.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { MarginNote, Page } from '../ui/page.tsx'
import { Link } from '../ui/route.ts'
import { Verify } from './verify.tsx'
import '../ui/history.css'

type Filter = Pick<InputOf<'audit.list'> & object, 'from' | 'to' | 'kind' | 'operation' | 'user'>

const kindTitles = { change: '改动', view: '查看掩码内容', baseline: '起点' } as const

/** `/audit`. */
export function AuditPage() {
  return (
    <Page
      title="留痕"
      subtitle={
        <>
          谁、什么时候、改了什么，程序自动记下，只增不改 · <Link to="/settings">回到设置</Link>
        </>
      }
      margin={
        <>
          <MarginNote title="两个时间">
            <p>这里的时间是录入的时间；事情发生在哪一天，写在记录本身，两个都留着。</p>
          </MarginNote>
          <MarginNote title="能做到什么">
            <p>
              绕过程序改文件，检查时会查出来；但不能拦住人去改。把最后一条的摘要印在纸上、交上级留存，连整份重写也能查出来。
            </p>
          </MarginNote>
          <MarginNote title="起点">
            <p>开始留痕的那一刻，或程序升级改了表格以后，重新点一遍数作为起点。</p>
          </MarginNote>
        </>
      }
    >
      <div className="stack">
        <Verify />
        <Entries />
      </div>
    </Page>
  )
}

function Entries() {
  const [filter, setFilter] = useState<Filter>({})
  const [limit, setLimit] = useState(50)
  const asked = useAsk('audit.list', { ...filter, limit }, { keepPrevious: true })
  const change = (part: Partial<Record<keyof Filter, string | null | undefined>>) => {
    setLimit(50)
    setFilter((before) => withoutEmpty({ ...before, ...part }))
  }
  return (
    <section aria-label="操作留痕" className="stack">
      <h2 className="section-title">逐条留痕</h2>
      <Filters filter={filter} change={change} />
      {asked.data === undefined ? (
        asked.error === null ? (
          <Skeleton active />
        ) : (
          <FailureNote error={asked.error} onRetry={() => void asked.refetch()} />
        )
      ) : (
        <>
          <EntryTable entries={asked.data.entries} />
          {asked.data.more ? (
            <Button type="link" onClick={() => setLimit(Math.min(500, limit + 100))}>
              {limit < 500 ? '更早的留痕' : '只列 500 条，更早的请按时间筛选'}
            </Button>
          ) : null}
        </>
      )}
    </section>
  )
}

/** The border takes no empty fields. */
function withoutEmpty(filter: Partial<Record<keyof Filter, string | null | undefined>>): Filter {
  const { from, to, kind, operation, user } = filter
  return {
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(kind === 'change' || kind === 'view' || kind === 'baseline' ? { kind } : {}),
    ...(operation ? { operation } : {}),
    ...(user ? { user } : {}),
  }
}

interface FiltersProps {
  readonly filter: Filter
  readonly change: (part: Partial<Record<keyof Filter, string | null | undefined>>) => void
}

function Filters({ filter, change }: FiltersProps) {
  const names = useAsk('audit.names', {}).data
  const users = (names?.users ?? []).filter((user) => user !== '')
  return (
    <div className="audit-filters" role="group" aria-label="筛选">
      <DateField
        label="从哪天起"
        placeholder="从哪天起"
        value={filter.from ?? null}
        onChange={(from) => change({ from })}
      />
      <DateField
        label="到哪天为止"
        placeholder="到哪天为止"
        value={filter.to ?? null}
        onChange={(to) => change({ to })}
      />
      <Select<string>
        className="audit-user"
        aria-label="按种类筛选"
        allowClear
        placeholder="全部种类"
        value={filter.kind ?? null}
        options={Object.entries(kindTitles).map(([value, label]) => ({ value, label }))}
        onChange={(kind: string | undefined) => change({ kind })}
      />
      <Select<string>
        className="audit-operation"
        aria-label="按操作筛选"
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder="全部操作"
        value={filter.operation ?? null}
        options={(names?.operations ?? []).map(({ operation, title }) => ({
          value: operation,
          label: title,
        }))}
        onChange={(operation: string | undefined) => change({ operation })}
      />
      {users.length === 0 ? null : (
        <Select<string>
          className="audit-user"
          aria-label="按使用人筛选"
          allowClear
          placeholder="全部使用人"
          value={filter.user ?? null}
          options={users.map((user) => ({ value: user, label: user }))}
          onChange={(user: string | undefined) => change({ user })}
        />
      )}
    </div>
  )
}

function EntryTable({ entries }: { readonly entries: readonly AuditEntry[] }) {
  const [open, setOpen] = useState<number | null>(null)
  if (entries.length === 0) return <p className="empty-page">按现在的筛选没有留痕。换一个时间或操作再看。</p>
  return (
    <table className="ruled-table audit-table">
      <thead>
        <tr>
          <th scope="col">录入时间</th>
          <th scope="col">使用人</th>
          <th scope="col">操作</th>
          <th scope="col" className="number">
            改动
          </th>
          <th scope="col">对照</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <Fragment key={entry.entryId}>
            <tr>
              <td className="audit-time">{chineseMoment(entry.at)}</td>
              <td className="audit-user-name">{entry.user === '' ? roleTitles[entry.role] : entry.user}</td>
              <td>
                {entry.kind === 'change' ? null : <b>{kindTitles[entry.kind]} </b>}
                {entry.kind === 'baseline' ? '点清全部记录，从这里开始算' : entry.title}
                <Reason about={entry.about} />
                <Restored about={entry.about} />
              </td>
              <td className="number">{entry.changeCount === 0 ? '—' : entry.changeCount}</td>
              <td>
                {entry.changeCount === 0 ? null : (
                  <Button
                    type="link"
                    size="small"
                    aria-expanded={open === entry.entryId}
                    aria-label={`${open === entry.entryId ? '收起' : '展开'} ${chineseMoment(entry.at)} ${entry.title}`}
                    onClick={() => setOpen(open === entry.entryId ? null : entry.entryId)}
                  >
                    {open === entry.entryId ? '收起' : '展开'}
                  </Button>
                )}
              </td>
            </tr>
            {open === entry.entryId ? (
              <tr>
                <td colSpan={5} className="entry-cell">
                  <EntryChanges entryId={entry.entryId} />
                </td>
              </tr>
            ) : null}
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}

/** Where a restored ledger comes from, and what became of the one before. */
function Restored({ about }: { readonly about: string }) {
  const from = restoredFrom(about)
  if (from === null) return null
  const { copy, copyMadeAt, copyBytes, copyDigest, keptAs, removals } = from
  return (
    <p className="hint restored-from">
      {`恢复到 ${chineseMoment(copyMadeAt)} 的备份「${copy}」（${copyBytes} 字节，SHA-256 ${copyDigest}）。`}
      {keptAs === '' ? null : `恢复前的状态另存为「${keptAs}」。`}
      {removals === 0
        ? null
        : removals === undefined
          ? '做备份以后如果清除过个人信息，要重新清除。'
          : `做备份以后的 ${removals} 次个人信息清除不在其中，要重新清除。`}
    </p>
  )
}

/** The reason that was given, where one was. */
function Reason({ about }: { readonly about: string }) {
  const match = /"reason":"((?:[^"\\]|\\.)*)"/.exec(about)
  if (match?.[1] === undefined || match[1] === '') return null
  return <span className="hint"> 理由：{match[1]}</span>
}
