/** The appraisal: papers, four sums for each member with a running check, grades, and that each was told. */
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { Appraisal, DecidedBy } from '#shared/appraisal.ts'
import { decidedByTitles } from '#shared/appraisal.ts'
import type { LifeCampaign } from '#shared/life.ts'
import type { LedgerDate } from '#shared/primitives.ts'
import { sheetFaults } from '#shared/rules/appraisal.ts'
import { useToday } from '../branch-context.tsx'
import { useAsk, useCommand } from '../ledger.ts'
import { CountField } from '../meetings/fields.tsx'
import { DateField } from '../ui/date-field.tsx'
import { ChoiceField, FlagField } from '../ui/saved-fields.tsx'
import { AppraisalGrid } from './appraisal-grid.tsx'

export function AppraisalStep({ set }: { readonly set: LifeCampaign }) {
  const { data: appraisal } = useAsk('appraisal.show', { lifeId: set.lifeId }, { keepPrevious: true })
  const today = useToday()
  const [decidedBy, setDecidedBy] = useState<DecidedBy>('committee')
  const [decidedOn, setDecidedOn] = useState<LedgerDate>(today)
  if (appraisal === undefined) return null
  return (
    <div className="life-body">
      <Papers key={JSON.stringify(appraisal.sheet)} set={set} appraisal={appraisal} />
      <p className="appraisal-third">
        参加评定的正式党员 {appraisal.graded} 名，优秀最多 {appraisal.excellentAtMost} 名；现评为优秀{' '}
        <b className={appraisal.excellent > appraisal.excellentAtMost ? 'word-wrong' : undefined}>
          {appraisal.excellent}
        </b>{' '}
        名
        {appraisal.excellent > appraisal.excellentAtMost
          ? `，超过三分之一，请改评 ${appraisal.excellent - appraisal.excellentAtMost} 名`
          : ''}
        。
      </p>
      <span className="row" role="group" aria-label="评定">
        评定由
        <ChoiceField label="由谁评定" value={decidedBy} options={decidedByTitles} onSave={setDecidedBy} />
        于
        <DateField
          label="评定日期"
          value={decidedOn}
          onChange={(day) => {
            if (day !== null && day.length === 10) setDecidedOn(day)
          }}
        />
        <span className="hint">在下表「等次」里选，即按此日期登记</span>
      </span>
      <AppraisalGrid appraisal={appraisal} decidedBy={decidedBy} decidedOn={decidedOn} />
      <Feedback appraisal={appraisal} />
    </div>
  )
}

interface Part {
  readonly set: LifeCampaign
  readonly appraisal: Appraisal
}

const titles = { present: '到会', issued: '发出', returned: '收回', valid: '有效', invalid: '无效' } as const
type Count = keyof typeof titles

/** The five numbers of the ballot as a whole; kept once they agree with each other. */
function Papers({ set, appraisal }: Part) {
  const record = useCommand('appraisal.record')
  const came = set.meetings.find((link) => link.role === 'appraisal')?.present ?? null
  const { sheet } = appraisal
  const [counts, setCounts] = useState<Readonly<Record<Count, number | null>>>({
    present: sheet?.present ?? came,
    issued: sheet?.issued ?? null,
    returned: sheet?.returned ?? null,
    valid: sheet?.valid ?? null,
    invalid: sheet?.invalid ?? null,
  })
  const [on, setOn] = useState<LedgerDate>(sheet?.appraisedOn ?? appraisal.day)
  const { present, issued, returned, valid, invalid } = counts
  const whole =
    present === null || issued === null || returned === null || valid === null || invalid === null
      ? null
      : { present, issued, returned, valid, invalid }
  const faults = whole === null ? [] : sheetFaults(whole)
  const keep = () => {
    if (whole !== null && faults.length === 0)
      record.mutate({
        lifeId: set.lifeId,
        sheet: {
          appraisedOn: on,
          ...whole,
          scrutineers: sheet?.scrutineers ?? [],
          tellers: sheet?.tellers ?? [],
        },
      })
  }
  return (
    <div className="life-add" role="group" aria-label="测评票">
      <span className="row">
        <DateField
          label="测评日期"
          value={on}
          onChange={(day) => {
            if (day !== null && day.length === 10) setOn(day)
          }}
        />
        {(Object.keys(titles) as Count[]).map((name) => (
          <CountField
            key={name}
            label={titles[name]}
            value={counts[name]}
            onChange={(value) => setCounts({ ...counts, [name]: value })}
          />
        ))}
        <Button disabled={whole === null || faults.length > 0} loading={record.isPending} onClick={keep}>
          {sheet === null ? '登记测评票' : '更改测评票'}
        </Button>
      </span>
      {faults.map((fault) => (
        <p key={fault} className="word-wrong">
          {fault}
        </p>
      ))}
      <p className="hint">只填合计。台账里没有地方记谁投了什么。</p>
    </div>
  )
}

/** Tells, in one step, everybody who was graded and not yet told. */
function Feedback({ appraisal }: { readonly appraisal: Appraisal }) {
  const feedBack = useCommand('appraisal.feedBack')
  const today = useToday()
  const [on, setOn] = useState<LedgerDate>(today)
  const [by, setBy] = useState('')
  const [signed, setSigned] = useState(true)
  const waiting = appraisal.members.filter((one) => one.grade !== null && one.fedBackOn === null)
  if (waiting.length === 0) return null
  return (
    <div className="life-add" role="group" aria-label="反馈到本人">
      <span className="row">
        <DateField
          label="反馈日期"
          value={on}
          onChange={(day) => {
            if (day !== null && day.length === 10) setOn(day)
          }}
        />
        <Input
          aria-label="反馈人"
          placeholder="反馈人"
          className="life-short"
          maxLength={60}
          value={by}
          onChange={(event) => setBy(event.target.value)}
        />
        <FlagField label="本人已签字" value={signed} onSave={setSigned} />
        <Button
          loading={feedBack.isPending}
          onClick={() =>
            feedBack.mutate({
              lifeId: appraisal.lifeId,
              memberIds: waiting.map((one) => one.memberId),
              on,
              by,
              signed,
            })
          }
        >
          登记 {waiting.length} 人已反馈
        </Button>
      </span>
    </div>
  )
}
