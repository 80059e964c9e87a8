/** Opinions gathered beforehand, with or without a name. */
import { Button, Input } from 'antd'
import { useState } from 'react'
import {
  type LifeCampaign,
  type OpinionSource,
  type OpinionWay,
  opinionSourceTitles,
  opinionWayTitles,
} from '#shared/life.ts'
import type { LedgerDate } from '#shared/primitives.ts'
import { useToday } from '../branch-context.tsx'
import { useCommand } from '../ledger.ts'
import { DateField } from '../ui/date-field.tsx'
import { createHeld, useHeld } from '../ui/held.ts'
import { NameRemarks } from '../ui/name-remarks.tsx'
import { ChoiceField, TextField } from '../ui/saved-fields.tsx'

export function Opinions({ set }: { readonly set: LifeCampaign }) {
  const amend = useCommand('life.amend')
  const withdraw = useCommand('life.voidOpinion')
  const { lifeId } = set
  return (
    <div className="life-body">
      <TextField
        label="征求意见情况"
        placeholder="如：发出征求意见表 30 份，收回 28 份，归纳意见 31 条"
        value={set.opinionSummary}
        multiline
        maxLength={5000}
        onSave={(opinionSummary) => amend.mutate({ lifeId, opinionSummary })}
      />
      {set.opinions.length === 0 ? null : (
        <ol className="life-lines">
          {set.opinions.map((one) => (
            <li key={one.opinionId}>
              <span className="word-faint">
                {one.gatheredOn} · {opinionSourceTitles[one.source]} ·{' '}
                {one.fromName === '' ? '不署名' : one.fromName}
                {one.aboutName === '' ? '' : ` · 对${one.aboutName}`}
              </span>
              {'　'}
              {one.text}
              <Button type="link" size="small" onClick={() => withdraw.mutate({ opinionId: one.opinionId })}>
                撤去
              </Button>
            </li>
          ))}
        </ol>
      )}
      <AddOpinion lifeId={lifeId} />
    </div>
  )
}

/** An opinion that is written and not entered yet. */
const heldOpinion = createHeld<string>()
const isBlank = (text: string) => text.trim() === ''

function AddOpinion({ lifeId }: { readonly lifeId: number }) {
  const today = useToday()
  const add = useCommand('life.addOpinion')
  const [gatheredOn, setGatheredOn] = useState<LedgerDate>(today)
  const [source, setSource] = useState<OpinionSource>('masses')
  const [way, setWay] = useState<OpinionWay>('questionnaire')
  const [fromName, setFromName] = useState('')
  const [text, setText] = useHeld(heldOpinion, `life/${lifeId}/opinion`, '', isBlank)
  const keep = () =>
    add.mutate(
      { lifeId, gatheredOn, source, way, fromName, text },
      {
        onSuccess: () => {
          setText('')
          setFromName('')
        },
      },
    )
  return (
    <div className="life-add" role="group" aria-label="登记一条意见">
      <span className="row">
        <DateField
          label="征求日期"
          value={gatheredOn}
          onChange={(day) => {
            if (day !== null && day.length === 10) setGatheredOn(day)
          }}
        />
        <ChoiceField label="意见来源" value={source} options={opinionSourceTitles} onSave={setSource} />
        <ChoiceField label="征求方式" value={way} options={opinionWayTitles} onSave={setWay} />
        <Input
          aria-label="提出人"
          placeholder="提出人（可空，不署名）"
          className="life-short"
          maxLength={30}
          value={fromName}
          onChange={(event) => setFromName(event.target.value)}
        />
      </span>
      <Input.TextArea
        aria-label="意见内容"
        placeholder="意见内容"
        rows={2}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <NameRemarks text={text} onChange={setText} />
      <Button disabled={text.trim() === ''} loading={add.isPending} onClick={keep}>
        登记意见
      </Button>
    </div>
  )
}
