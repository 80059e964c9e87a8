/** Proposes what will be voted on: kind first, then the person, and the usual words come by themselves. */
import { Button } from 'antd'
import { type KeyboardEvent, memo, useState } from 'react'
import { type DecisionKind, type VoteMethod, decisionTitles, methodTitles } from '#shared/motions.ts'
import { ruleFor } from '#shared/rules/voting.ts'
import { useCommand } from '#renderer/ledger.ts'
import { isComposing } from '#renderer/ui/keys.ts'
import { Choice, LineField, optionsOf } from './fields.tsx'
import { type VotingMeeting, concernsPerson, decisionKindsFor, namesIn, usualTitle } from './motion-words.ts'
import type { Roster } from './speeches.tsx'

export interface ProposeMotionProps {
  readonly meetingId: number
  readonly meeting: VotingMeeting
  readonly itemKey: string
  /** The ledger's id of an item, once the page is saved; null where that failed. */
  readonly idOf: (itemKey: string) => Promise<number | null>
  readonly itemTitle: string
  readonly roster: Roster
}

export const ProposeMotion = memo(function ProposeMotion(props: ProposeMotionProps) {
  const [open, setOpen] = useState(false)
  if (!open)
    return (
      <Button type="link" size="small" className="propose" onClick={() => setOpen(true)}>
        ＋ 提出表决事项
      </Button>
    )
  return <ProposalForm {...props} onDone={() => setOpen(false)} />
})

function ProposalForm({
  meetingId,
  meeting,
  itemKey,
  idOf,
  itemTitle,
  roster,
  onDone,
}: ProposeMotionProps & { onDone: () => void }) {
  const propose = useCommand('motions.propose')
  const kinds = decisionKindsFor(meeting)
  const [kind, setKind] = useState<DecisionKind>(guessKind(kinds, itemTitle))
  const [method, setMethod] = useState<VoteMethod>(ruleFor(kind).defaultMethod)
  const [names, setNames] = useState('')
  const [ownTitle, setOwnTitle] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const people = namesIn(names)
  const aboutPerson = concernsPerson(kind)
  const title =
    ownTitle ?? (aboutPerson ? usualTitle(kind, people[0] ?? '') : usualTitle(kind, '') || itemTitle)
  const several = aboutPerson && people.length > 1
  const ready = several || (title.trim() !== '' && (!aboutPerson || people.length > 0))

  const submit = async () => {
    if (!ready || busy) return
    setBusy(true)
    try {
      const item = await idOf(itemKey)
      if (item === null) return
      for (const name of aboutPerson ? people : [''])
        await propose.mutateAsync({
          meetingId,
          agendaItemId: item,
          title: several ? usualTitle(kind, name) : title.trim(),
          decisionKind: kind,
          method,
          subjectId: roster.get(name) ?? null,
          subjectName: name,
        })
      onDone()
    } catch {
      // the command has said what went wrong; the form keeps what was typed
    } finally {
      setBusy(false)
    }
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (isComposing(event)) return
    if (event.key === 'Escape') onDone()
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      event.preventDefault()
      void submit()
    }
  }

  return (
    <div
      className="proposal"
      role="group"
      aria-label="提出表决事项"
      data-law="motion"
      data-decision={kind}
      onKeyDown={onKeyDown}
    >
      <label className="inline">
        <span>种类</span>
        <Choice
          label="表决种类"
          value={kind}
          options={optionsOf(kinds, decisionTitles)}
          onChange={(next) => {
            setKind(next)
            setMethod(ruleFor(next).defaultMethod)
          }}
        />
      </label>
      <label className="inline">
        <span>方式</span>
        <Choice
          label="表决方式"
          value={method}
          options={optionsOf(ruleFor(kind).methods, methodTitles)}
          onChange={setMethod}
        />
      </label>
      {aboutPerson ? (
        <label className="inline grow">
          <span>对象</span>
          <LineField
            label="表决对象"
            placeholder="姓名；几个人的，用顿号隔开"
            className="grow"
            list="meeting-roster"
            value={names}
            onChange={setNames}
          />
        </label>
      ) : null}
      {several ? (
        <p className="hint">一人一事一表决：将分成 {people.length} 个表决事项，逐个讨论、逐个表决。</p>
      ) : (
        <label className="inline grow whole">
          <span>事项</span>
          <LineField label="表决事项" className="grow" value={title} maxLength={200} onChange={setOwnTitle} />
        </label>
      )}
      <span className="inline">
        <Button disabled={!ready} loading={busy} onClick={() => void submit()}>
          提出
        </Button>
        <Button type="text" onClick={onDone}>
          取消
        </Button>
      </span>
    </div>
  )
}

/** The agenda's own words usually tell the kind. */
function guessKind(kinds: readonly DecisionKind[], title: string): DecisionKind {
  const hints: readonly (readonly [RegExp, DecisionKind])[] = [
    [/转正|转为正式/, 'convertFull'],
    [/延长.*预备期/, 'extendProbation'],
    [/取消.*预备党员资格/, 'cancelProbation'],
    [/接收|发展|入党|吸收/, 'admitProbationary'],
    [/监票|选举办法/, 'approveScrutineer'],
    [/选举.*委员/, 'electCommittee'],
    [/选举.*书记/, 'electSecretary'],
    [/处分/, 'disciplinary'],
    [/处置/, 'disposition'],
    [/测评|评议/, 'appraisalTally'],
    [/任免|任职|提任|免去/, 'personnel'],
  ]
  const hinted = hints.find(([words, kind]) => words.test(title) && kinds.includes(kind))
  return hinted?.[1] ?? kinds[0] ?? 'generalResolution'
}
