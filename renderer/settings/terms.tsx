/** Terms of the committee, newest first, with the people and posts of each. */
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { type CommitteeTerm, postTitles } from '#shared/branch.ts'
import { chineseDate, daysBetween } from '#shared/primitives.ts'
import { useBranch, useToday } from '../branch-context.tsx'
import { useAsk, useCommand } from '../ledger.ts'
import { DateField } from '../ui/date-field.tsx'
import { HistoryLink } from '../ui/history-drawer.tsx'
import { RuledField, RuledForm } from '../ui/ruled-form.tsx'
import { NumberField, TextField } from '../ui/saved-fields.tsx'
import { NewTerm, PostsEditor, inputOf, rowsOf } from './term-editor.tsx'
import { bodyTitles } from './words.ts'

export function Terms() {
  const { branchId } = useBranch()
  const terms = useAsk('branch.show', { branchId }).data?.terms
  const [adding, setAdding] = useState(false)
  if (terms === undefined) return <Skeleton active />
  const newestFirst = terms.toSorted((a, b) => b.beganOn.localeCompare(a.beganOn))
  return (
    <div className="stack">
      {adding ? (
        <NewTerm branchId={branchId} onDone={() => setAdding(false)} />
      ) : (
        <div className="row">
          <Button type="primary" onClick={() => setAdding(true)}>
            登记一届
          </Button>
          <span className="hint">
            届满日不填时按任期算：机关等三年，村、社区五年（《关于党的基层组织任期的意见》）。
          </span>
        </div>
      )}
      {newestFirst.length === 0 && !adding ? (
        <p className="empty-page">
          还没有登记支委会。登记以后，才能核查支委会每月一次、算出书记谈心谈话的覆盖、提醒换届。正式党员不足 7
          人、不设支委会的支部，也请登记书记。
        </p>
      ) : null}
      {newestFirst.map((term) => (
        <Term key={term.termId} term={term} />
      ))}
    </div>
  )
}

function standing(term: CommitteeTerm, today: string): { text: string; className: string } {
  const until = term.extendedTo ?? term.expiresOn
  const left = daysBetween(today, until)
  if (left < 0) return { text: `已于${chineseDate(until)}届满`, className: 'word-faint' }
  if (left <= 180) return { text: `${chineseDate(until)}届满，还有 ${left} 天`, className: 'word-due' }
  return { text: `任期至${chineseDate(until)}`, className: 'word-faint' }
}

function Term({ term }: { readonly term: CommitteeTerm }) {
  const today = useToday()
  const amend = useCommand('branch.amendTerm')
  const [editing, setEditing] = useState(false)
  const { termId } = term
  const title = `${term.number === null ? '' : `第 ${term.number} 届`}${bodyTitles[term.body]}`
  const state = standing(term, today)
  return (
    <section aria-label={title} className="term">
      <h2 className="section-title">
        {title}
        <small className={state.className}>{state.text}</small>
      </h2>
      <RuledForm label={title}>
        <RuledField label="届次">
          <NumberField
            label="届次"
            min={1}
            max={99}
            value={term.number}
            onSave={(number) => amend.mutate({ termId, number })}
          />
        </RuledField>
        <RuledField label="批复文号">
          <TextField
            label="批复文号"
            maxLength={60}
            value={term.approvalRef}
            onSave={(approvalRef) => amend.mutate({ termId, approvalRef })}
          />
        </RuledField>
        <RuledField label="起始日">
          <DateField
            label="起始日"
            value={term.beganOn}
            onChange={(beganOn) => beganOn !== null && amend.mutate({ termId, beganOn })}
          />
        </RuledField>
        <RuledField label="届满日">
          <DateField
            label="届满日"
            value={term.expiresOn}
            onChange={(expiresOn) => expiresOn !== null && amend.mutate({ termId, expiresOn })}
          />
        </RuledField>
        <RuledField label="延期至">
          <DateField
            label="延期至"
            placeholder="没有延期"
            value={term.extendedTo}
            onChange={(extendedTo) => amend.mutate({ termId, extendedTo })}
          />
        </RuledField>
        <RuledField label="延期批复">
          <TextField
            label="延期批复文号"
            placeholder="延期须报上级批准，一般不超过 1 年"
            maxLength={60}
            value={term.extensionRef}
            onSave={(extensionRef) => amend.mutate({ termId, extensionRef })}
          />
        </RuledField>
      </RuledForm>
      {editing ? (
        <PostsEditor
          asOf={term.beganOn}
          body={term.body}
          start={rowsOf(term.posts)}
          okText="保存成员分工"
          pending={amend.isPending}
          onCancel={() => setEditing(false)}
          onSave={(rows) =>
            amend.mutate({ termId, posts: inputOf(rows) }, { onSuccess: () => setEditing(false) })
          }
        />
      ) : (
        <PostsTable term={term} onEdit={() => setEditing(true)} />
      )}
      <HistoryLink record={{ kind: 'committeeTerm', id: termId }} of={title} />
    </section>
  )
}

function PostsTable({ term, onEdit }: { readonly term: CommitteeTerm; readonly onEdit: () => void }) {
  return (
    <>
      {term.posts.length === 0 ? (
        <p className="hint posts-empty">还没有登记成员。</p>
      ) : (
        <table className="ruled-table posts-table">
          <thead>
            <tr>
              <th scope="col">职务</th>
              <th scope="col">姓名</th>
              <th scope="col">分工</th>
              <th scope="col">任职</th>
            </tr>
          </thead>
          <tbody>
            {term.posts.map((post) => (
              <tr key={`${post.memberId}-${post.post}-${post.beganOn}`}>
                <td>{postTitles[post.post]}</td>
                <td>{post.memberName}</td>
                <td>{post.duty}</td>
                <td>
                  {chineseDate(post.beganOn)}起
                  {post.endedOn === null ? '' : `，至${chineseDate(post.endedOn)}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Button size="small" onClick={onEdit}>
        更改成员分工
      </Button>
    </>
  )
}
