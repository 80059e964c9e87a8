/** What a member's standing is judged from over time: groups, restrictions, exemptions. Nothing here is deleted. */
import { AutoComplete, Button, Input, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { type MemberDossier, type RestrictionKind, restrictionTitles } from '#shared/members.ts'
import { type LedgerDate, chineseDate } from '#shared/primitives.ts'
import { useCommand } from '../ledger.ts'
import { DateField } from '../ui/date-field.tsx'
import { optionsOf } from '../ui/saved-fields.tsx'

interface HistoryProps {
  readonly member: MemberDossier
}

const since = (date: LedgerDate | null) => (date === null ? '一直' : `${chineseDate(date)}起`)

export function GroupHistory({ member }: HistoryProps) {
  if (member.groupHistory.length < 2) return null
  return (
    <section aria-label="党小组变动">
      <h2 className="section-title">党小组变动</h2>
      <ul>
        {member.groupHistory.map((entry) => (
          <li key={`${entry.groupId}-${entry.fromOn ?? ''}`} className="history-line">
            <span>{entry.groupName}</span>
            <span>{since(entry.fromOn)}</span>
            {entry.untilOn === null ? null : <span>至 {chineseDate(entry.untilOn)}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}

export function Restrictions({ member }: HistoryProps) {
  const restrict = useCommand('members.restrict')
  const lift = useCommand('members.liftRestriction')
  const [adding, setAdding] = useState(false)
  const { memberId } = member
  return (
    <section aria-label="处分与权利中止">
      <h2 className="section-title">
        处分与权利中止
        {adding ? null : (
          <Button size="small" onClick={() => setAdding(true)}>
            登记
          </Button>
        )}
      </h2>
      {member.restrictions.length === 0 && !adding ? (
        <p className="hint">没有登记。期间内没有表决权，起止日按决定文书填写。</p>
      ) : null}
      <ul>
        {member.restrictions.map((entry) => (
          <Line
            key={entry.restrictionId}
            what={restrictionTitles[entry.kind]}
            from={entry.fromOn}
            until={entry.untilOn}
            note={entry.documentRef}
            onUntil={(untilOn) => lift.mutate({ memberId, restrictionId: entry.restrictionId, untilOn })}
          />
        ))}
      </ul>
      {adding ? (
        <AddRestriction
          pending={restrict.isPending}
          onCancel={() => setAdding(false)}
          onAdd={(entry) => restrict.mutate({ memberId, ...entry }, { onSuccess: () => setAdding(false) })}
        />
      ) : null}
    </section>
  )
}

export function Exemptions({ member }: HistoryProps) {
  const exempt = useCommand('members.exempt')
  const end = useCommand('members.endExemption')
  const [adding, setAdding] = useState(false)
  const { memberId } = member
  return (
    <section aria-label="免除出勤要求">
      <h2 className="section-title">
        免除出勤要求
        {adding ? null : (
          <Button size="small" onClick={() => setAdding(true)}>
            登记
          </Button>
        )}
      </h2>
      {member.exemptions.length === 0 && !adding ? (
        <p className="hint">
          没有登记。年老体弱、行动不便、身患重病的党员可不作硬性要求，名册保留、出勤率不计（教育管理条例第二十三条）。
        </p>
      ) : null}
      <ul>
        {member.exemptions.map((entry) => (
          <Line
            key={entry.exemptionId}
            what={entry.reason}
            from={entry.fromOn}
            until={entry.untilOn}
            note=""
            onUntil={(untilOn) => end.mutate({ memberId, exemptionId: entry.exemptionId, untilOn })}
          />
        ))}
      </ul>
      {adding ? (
        <AddExemption
          pending={exempt.isPending}
          onCancel={() => setAdding(false)}
          onAdd={(entry) => exempt.mutate({ memberId, ...entry }, { onSuccess: () => setAdding(false) })}
        />
      ) : null}
    </section>
  )
}

interface LineProps {
  readonly what: string
  readonly from: LedgerDate
  readonly until: LedgerDate | null
  readonly note: string
  readonly onUntil: (untilOn: LedgerDate | null) => void
}

function Line({ what, from, until, note, onUntil }: LineProps) {
  return (
    <li className="history-line">
      <span>{what}</span>
      <span>{chineseDate(from)}起</span>
      <span className="row">
        至
        <DateField label={`${what}的截止日`} placeholder="仍在期间" value={until} onChange={onUntil} />
      </span>
      {note === '' ? null : <span className="hint">{note}</span>}
    </li>
  )
}

interface AddProps<Entry> {
  readonly pending: boolean
  readonly onAdd: (entry: Entry) => void
  readonly onCancel: () => void
}

function AddRow({
  ready,
  pending,
  onSave,
  onCancel,
  children,
}: {
  readonly ready: boolean
  readonly pending: boolean
  readonly onSave: () => void
  readonly onCancel: () => void
  readonly children: ReactNode
}) {
  return (
    <div className="history-add">
      {children}
      <Button type="primary" disabled={!ready} loading={pending} onClick={onSave}>
        登记
      </Button>
      <Button onClick={onCancel}>取消</Button>
    </div>
  )
}

function AddRestriction({
  pending,
  onAdd,
  onCancel,
}: AddProps<{ kind: RestrictionKind; fromOn: LedgerDate; documentRef: string }>) {
  const [kind, setKind] = useState<RestrictionKind>('probationWithinParty')
  const [fromOn, setFromOn] = useState<LedgerDate | null>(null)
  const [documentRef, setDocumentRef] = useState('')
  return (
    <AddRow
      ready={fromOn !== null}
      pending={pending}
      onCancel={onCancel}
      onSave={() => fromOn !== null && onAdd({ kind, fromOn, documentRef })}
    >
      <Select<RestrictionKind>
        aria-label="种类"
        value={kind}
        onChange={setKind}
        options={optionsOf(restrictionTitles)}
      />
      自
      <DateField label="起始日" value={fromOn} onChange={setFromOn} />
      起
      <Input
        className="history-text"
        aria-label="决定文号"
        placeholder="决定文号"
        maxLength={60}
        value={documentRef}
        onChange={(event) => setDocumentRef(event.target.value)}
      />
    </AddRow>
  )
}

const usualReasons = ['年老体弱', '行动不便', '身患重病', '长期失能'].map((value) => ({ value }))

function AddExemption({ pending, onAdd, onCancel }: AddProps<{ reason: string; fromOn: LedgerDate }>) {
  const [reason, setReason] = useState('')
  const [fromOn, setFromOn] = useState<LedgerDate | null>(null)
  return (
    <AddRow
      ready={fromOn !== null && reason.trim() !== ''}
      pending={pending}
      onCancel={onCancel}
      onSave={() => fromOn !== null && onAdd({ reason, fromOn })}
    >
      <AutoComplete
        className="history-text"
        aria-label="原因"
        placeholder="原因，如身患重病"
        options={usualReasons}
        value={reason}
        onChange={setReason}
      />
      自
      <DateField label="起始日" value={fromOn} onChange={setFromOn} />起
    </AddRow>
  )
}
