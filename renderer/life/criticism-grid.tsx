/**
 * 逐人批评与自我批评: one row a person who came. Up and down walk from person to person, Enter opens the row; in it stand
 * what the person said, what the others said to them, and the last word.
 */
import { Button } from 'antd'
import { type KeyboardEvent, useState } from 'react'
import type { LifeCampaign, LifeCriticism } from '#shared/life.ts'
import { useCommand } from '../ledger.ts'
import { isComposing } from '../ui/keys.ts'
import { MemberPicker } from '../ui/member-picker.tsx'
import { TextField } from '../ui/saved-fields.tsx'

export function CriticismGrid({ set }: { readonly set: LifeCampaign }) {
  const take = useCommand('life.takeSpeeches')
  const [open, setOpen] = useState<number | null>(null)
  const said = set.criticisms
  // those who came, and whoever has a row already
  const people = [
    ...set.participants,
    ...[...new Map(said.map((one) => [one.criticisedId, one.criticisedName]))]
      .filter(([id]) => !set.participants.some((one) => one.memberId === id))
      .map(([memberId, name]) => ({ memberId, name })),
  ]
  if (people.length === 0) return <p className="hint">挂上组织生活会并记好出勤后，到会党员逐人列在这里。</p>
  const complete = people.filter((person) => isComplete(person.memberId, said)).length
  return (
    <div className="life-body">
      <div className="grid-head">
        <b>逐人记录</b>　{complete}/{people.length} 人已有自我批评和他人批评
        <span className="hint">
          {'　'}
          <kbd>↑</kbd>
          <kbd>↓</kbd> 选人 <kbd>Enter</kbd> 展开
        </span>
        <Button size="small" loading={take.isPending} onClick={() => take.mutate({ lifeId: set.lifeId })}>
          从会议记录里取
        </Button>
      </div>
      <div role="table" aria-label="逐人批评与自我批评" className="criticism-grid">
        {people.map((person, index) => (
          <PersonTurn
            key={person.memberId}
            set={set}
            index={index}
            person={person}
            open={open === person.memberId}
            onToggle={() => setOpen(open === person.memberId ? null : person.memberId)}
          />
        ))}
      </div>
    </div>
  )
}

const isSelf = (one: LifeCriticism) => one.criticId === one.criticisedId

function isComplete(memberId: number, said: readonly LifeCriticism[]): boolean {
  const own = said.filter((one) => one.criticisedId === memberId && one.text !== '')
  return own.some(isSelf) && own.some((one) => !isSelf(one))
}

interface PersonTurnProps {
  readonly set: LifeCampaign
  readonly index: number
  readonly person: { readonly memberId: number; readonly name: string }
  readonly open: boolean
  readonly onToggle: () => void
}

function PersonTurn({ set, index, person, open, onToggle }: PersonTurnProps) {
  const criticise = useCommand('life.criticise')
  const [critics, setCritics] = useState<readonly number[]>([])
  const { memberId, name } = person
  const own = set.criticisms.filter((one) => one.criticisedId === memberId)
  const self = own.find(isSelf)
  const heard = own.filter((one) => !isSelf(one))
  const fresh = critics.filter((id) => !heard.some((one) => one.criticId === id))
  const keep = (criticId: number, part: { text?: string; answer?: string }) =>
    criticise.mutate({ lifeId: set.lifeId, criticisms: [{ criticId, criticisedId: memberId, ...part }] })
  const hasSelf = self !== undefined && self.text !== ''
  const count = heard.filter((one) => one.text !== '').length
  const nameOf = (id: number) => set.participants.find((one) => one.memberId === id)?.name ?? '批评人'
  return (
    <div role="row" className={open ? 'criticism-row is-open' : 'criticism-row'}>
      <div role="rowheader">
        <button
          type="button"
          className="criticism-name"
          aria-expanded={open}
          onClick={onToggle}
          onKeyDown={walk}
        >
          <span className="person-number">{index + 1}</span>
          {name}
          <small className={hasSelf && count > 0 ? 'word-faint' : 'word-due'}>
            {hasSelf ? '自我批评已记' : '还没有自我批评'} ·{' '}
            {count === 0 ? '还没有听到批评' : `批评 ${count} 条`}
            {self !== undefined && self.answer !== '' ? ' · 已表态' : ''}
          </small>
        </button>
      </div>
      {open ? (
        <div role="cell" className="criticism-sheet">
          <label>自我批评</label>
          <TextField
            label={`${name}的自我批评`}
            value={self?.text ?? ''}
            multiline
            maxLength={5000}
            onSave={(text) => keep(memberId, { text })}
          />
          {heard.map((one) => (
            <Heard
              key={one.criticId}
              from={one.criticName}
              to={name}
              text={one.text}
              onSave={(text) => keep(one.criticId, { text })}
            />
          ))}
          {fresh.map((id) => (
            <Heard key={id} from={nameOf(id)} to={name} text="" onSave={(text) => keep(id, { text })} />
          ))}
          <label>添加批评</label>
          <span className="life-short">
            <MemberPicker
              placeholder={`谁批评${name}`}
              value={null}
              exclude={[memberId, ...heard.map((one) => one.criticId), ...fresh]}
              onChange={(id) => {
                if (id !== null) setCritics([...critics, id])
              }}
            />
          </span>
          <label>本人表态</label>
          <TextField
            label={`${name}的表态`}
            value={self?.answer ?? ''}
            multiline
            maxLength={2000}
            onSave={(answer) => keep(memberId, { answer })}
          />
        </div>
      ) : null}
    </div>
  )
}

interface HeardProps {
  readonly from: string
  readonly to: string
  readonly text: string
  readonly onSave: (text: string) => void
}

const Heard = ({ from, to, text, onSave }: HeardProps) => (
  <>
    <label>{from}批评</label>
    <TextField label={`${from}对${to}的批评`} value={text} multiline maxLength={5000} onSave={onSave} />
  </>
)

/** Up and down from name to name. */
function walk(event: KeyboardEvent<HTMLButtonElement>): void {
  if (isComposing(event) || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return
  const grid = event.currentTarget.closest('[role="table"]')
  const names = [...(grid?.querySelectorAll<HTMLButtonElement>('.criticism-name') ?? [])]
  const next = names[names.indexOf(event.currentTarget) + (event.key === 'ArrowDown' ? 1 : -1)]
  if (next === undefined) return
  event.preventDefault()
  next.focus()
}
