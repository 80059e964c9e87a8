/** People and posts of a term as a small ruled table; a term to begin. */
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import type { Post, PostHolding, TermBody } from '#shared/branch.ts'
import { postTitles } from '#shared/branch.ts'
import type { InputOf } from '#shared/contract.ts'
import type { LedgerDate } from '#shared/primitives.ts'
import { useCommand } from '../ledger.ts'
import { DateField } from '../ui/date-field.tsx'
import { MemberPicker } from '../ui/member-picker.tsx'
import { optionsOf } from '../ui/saved-fields.tsx'
import { bodyTitles } from './words.ts'

/** A line while it is edited: the person may still be missing. */
export interface PostRow {
  readonly key: number
  readonly memberId: number | null
  readonly post: Post
  readonly duty: string
  readonly beganOn: LedgerDate | null
  readonly endedOn: LedgerDate | null
  readonly approvalRef: string
}

type PostInput = NonNullable<InputOf<'branch.beginTerm'>['posts']>[number]

export const rowsOf = (posts: readonly PostHolding[]): PostRow[] =>
  posts.map(({ memberId, post, duty, beganOn, endedOn, approvalRef }, key) => ({
    key,
    memberId,
    post,
    duty,
    beganOn,
    endedOn,
    approvalRef,
  }))

/** Lines without a person are left out. */
export const inputOf = (rows: readonly PostRow[]): PostInput[] =>
  rows.flatMap(({ memberId, post, duty, beganOn, endedOn, approvalRef }) =>
    memberId === null
      ? []
      : [{ memberId, post, duty, endedOn, approvalRef, ...(beganOn === null ? {} : { beganOn }) }],
  )

const postsOf: Readonly<Record<TermBody, readonly Post[]>> = {
  branchCommittee: [
    'secretary',
    'deputySecretary',
    'organizationOfficer',
    'publicityOfficer',
    'disciplineOfficer',
    'committeeMember',
  ],
  leadingGroup: ['leadingGroupSecretary', 'leadingGroupMember'],
}

const emptyRow = (key: number, post: Post): PostRow => ({
  key,
  memberId: null,
  post,
  duty: '',
  beganOn: null,
  endedOn: null,
  approvalRef: '',
})

const usualPosts: Readonly<Record<TermBody, readonly Post[]>> = {
  branchCommittee: ['secretary', 'organizationOfficer', 'publicityOfficer', 'disciplineOfficer'],
  leadingGroup: ['leadingGroupSecretary', 'leadingGroupMember'],
}

export interface PostsEditorProps {
  /** Whose roster the people are picked from. */
  readonly asOf: LedgerDate | null
  readonly body: TermBody
  readonly start: PostRow[]
  readonly okText: string
  readonly pending: boolean
  readonly disabled?: boolean
  readonly onSave: (rows: PostRow[]) => void
  readonly onCancel: () => void
}

export function PostsEditor(props: PostsEditorProps) {
  const { body, start, okText, pending, disabled = false, onSave, onCancel } = props
  const [rows, setRows] = useState(start)
  const change = (key: number, next: Partial<PostRow>) =>
    setRows(rows.map((row) => (row.key === key ? { ...row, ...next } : row)))
  const add = () => {
    const key = Math.max(-1, ...rows.map((row) => row.key)) + 1
    setRows([...rows, emptyRow(key, body === 'leadingGroup' ? 'leadingGroupMember' : 'committeeMember')])
  }
  return (
    <div className="stack">
      <table className="ruled-table posts-table">
        <thead>
          <tr>
            <th scope="col">职务</th>
            <th scope="col">姓名</th>
            <th scope="col">分工</th>
            <th scope="col">任职日</th>
            <th scope="col">免职日</th>
            <th scope="col">
              <span className="hidden-words">去掉</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <PostLine
              key={row.key}
              row={row}
              index={index}
              {...props}
              onChange={(next) => change(row.key, next)}
              onRemove={() => setRows(rows.filter((each) => each.key !== row.key))}
            />
          ))}
        </tbody>
      </table>
      <div className="row">
        <Button onClick={add}>添一行</Button>
        <Button type="primary" disabled={disabled} loading={pending} onClick={() => onSave(rows)}>
          {okText}
        </Button>
        <Button onClick={onCancel}>取消</Button>
        <span className="hint">任职日不填时从本届起始日算；没有选人的行不保存。</span>
      </div>
    </div>
  )
}

interface PostLineProps extends Pick<PostsEditorProps, 'asOf' | 'body'> {
  readonly row: PostRow
  readonly index: number
  readonly onChange: (next: Partial<PostRow>) => void
  readonly onRemove: () => void
}

function PostLine({ row, index, body, asOf, onChange, onRemove }: PostLineProps) {
  const line = `第 ${index + 1} 行`
  return (
    <tr>
      <td className="post-cell">
        <Select<Post>
          className="saved-field"
          aria-label={`${line}职务`}
          value={row.post}
          options={optionsOf(postTitles).filter((option) => postsOf[body].includes(option.value))}
          onChange={(post) => onChange({ post })}
        />
      </td>
      <td className="leader-cell">
        <MemberPicker
          label={`${line}姓名`}
          placeholder="选人"
          {...(asOf === null ? {} : { asOf })}
          value={row.memberId}
          onChange={(memberId) => onChange({ memberId })}
        />
      </td>
      <td>
        <Input
          aria-label={`${line}分工`}
          maxLength={100}
          value={row.duty}
          onChange={(event) => onChange({ duty: event.target.value })}
        />
      </td>
      <td>
        <DateField
          label={`${line}任职日`}
          placeholder="本届起"
          value={row.beganOn}
          onChange={(beganOn) => onChange({ beganOn })}
        />
      </td>
      <td>
        <DateField
          label={`${line}免职日`}
          placeholder="在任"
          value={row.endedOn}
          onChange={(endedOn) => onChange({ endedOn })}
        />
      </td>
      <td>
        <Button size="small" type="text" aria-label={`去掉${line}`} onClick={onRemove}>
          去掉
        </Button>
      </td>
    </tr>
  )
}

/** A term to register: when it began and who serves. The law works out when it runs out. */
export function NewTerm({ branchId, onDone }: { readonly branchId: number; readonly onDone: () => void }) {
  const begin = useCommand('branch.beginTerm')
  const [body, setBody] = useState<TermBody>('branchCommittee')
  const [beganOn, setBeganOn] = useState<LedgerDate | null>(null)
  return (
    <section className="new-term" aria-label="登记一届">
      <div className="row">
        <Select<TermBody>
          aria-label="登记哪个班子"
          value={body}
          options={optionsOf(bodyTitles)}
          onChange={setBody}
        />
        <span>选举产生的日期</span>
        <DateField label="本届起始日" value={beganOn} onChange={setBeganOn} />
      </div>
      <PostsEditor
        key={body}
        asOf={beganOn}
        body={body}
        start={usualPosts[body].map((post, key) => emptyRow(key, post))}
        okText="登记这一届"
        pending={begin.isPending}
        disabled={beganOn === null}
        onCancel={onDone}
        onSave={(rows) => {
          if (beganOn !== null)
            begin.mutate({ branchId, body, beganOn, posts: inputOf(rows) }, { onSuccess: onDone })
        }}
      />
    </section>
  )
}
