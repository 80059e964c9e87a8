/** A record of the ledger: corrected in place, voided with a reason and taken back. */
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { type RegisterName, anyRegister } from '#shared/registers/all.ts'
import type { AnyEntry } from '#shared/registers/define.ts'
import type { FieldValue } from '#shared/registers/field.ts'
import { useToday } from '../branch-context.tsx'
import { entryMark } from '#shared/rules/late.ts'
import { askReason } from '../ui/ask.tsx'
import { useLateAfterDays } from '../ui/entry-mark.tsx'
import { Page } from '../ui/page.tsx'
import { Link, go } from '../ui/route.ts'
import { SealedLine, useSealed } from '../ui/sealed.tsx'
import { type Draft, draftOf, lackingIn, wrongsIn } from './draft.ts'
import { EntryForm } from './entry-form.tsx'
import { heldDrafts } from './held-drafts.ts'
import { EntryStand, RegisterLaw, entryLine, unreadIn } from './register-margin.tsx'
import { useEntrySaving } from './use-entry-saving.ts'
import { useEntryCommands } from './use-register.ts'
import { entryTitle } from './words.ts'

export interface KeptEntryProps {
  readonly name: RegisterName
  readonly entry: AnyEntry
  readonly form: string
  readonly back: string
  /** Just recorded from the form of a new one. */
  readonly saved: boolean
}

/** Answers that come after the quarter was sealed are noted all the same. */
const answers: Readonly<Partial<Record<RegisterName, string>>> = {
  requests: '封存以后才有的批复，仍可登记。',
  supervision: '封存以后才有的办理情况，仍可登记。',
  documents: '以后废止的，仍可改「状态」。',
}

export function KeptEntry({ name, entry, form, back, saved }: KeptEntryProps) {
  const register = anyRegister[name]
  const on = entry[register.on]
  const day = typeof on === 'string' ? on : null
  const today = useToday()
  const sealed = useSealed(day)
  const mark = entryMark({ on: day, enteredAt: entry.enteredAt, source: entry.source }, useLateAfterDays())
  const [kept] = useState(() => draftOf(register, entry))
  const [draft, setDraft] = useState<Draft>(() => heldDrafts.of(form) ?? kept)
  const [unread, setUnread] = useState<readonly string[]>([])
  const sheet = useRef<HTMLDivElement>(null)
  const refused = useEntrySaving({
    name,
    entryId: entry.entryId,
    form,
    kept,
    draft,
    today,
    onBack: setDraft,
  })
  const wrongs = entry.void
    ? []
    : [...wrongsIn(register, draft, today), ...refused].filter(({ field }) => !unread.includes(field))
  const markUnread = (key: string, is: boolean) =>
    setUnread((before) => [...before.filter((each) => each !== key), ...(is ? [key] : [])])

  return (
    <Page
      title={register.title}
      subtitle={entryLine(entry, mark)}
      actions={
        <>
          <Link to={back}>返回{register.title}</Link>
          {entry.void ? null : (
            <Button onClick={() => go(`/registers/${name}?new=1`)}>再{register.begin}</Button>
          )}
          {sealed === null ? <VoidOrRestore name={name} entry={entry} /> : null}
        </>
      }
      margin={
        <>
          <EntryStand
            entry={entry}
            wrongs={[...unreadIn(unread), ...wrongs]}
            lacking={entry.void ? [] : lackingIn(register, draft)}
          />
          <RegisterLaw register={register} />
        </>
      }
    >
      <SealedLine quarter={sealed} more={answers[name]} />
      {entry.void ? (
        <div className="register-notice is-void" role="status">
          <b>这条记录已作废，不计入次数，也不印进台账</b>
          <p>理由：{entry.voidReason}。内容没有丢，按「恢复」即可继续使用。</p>
        </div>
      ) : saved ? (
        <p className="register-notice is-saved" role="status">
          已登记，继续填写会自动保存。
        </p>
      ) : null}
      <EntryForm
        register={register}
        draft={draft}
        today={today}
        locked={entry.void || (sealed !== null && answers[name] === undefined)}
        wrongs={wrongs}
        form={sheet}
        change={(key: string, value: FieldValue) => setDraft((before) => ({ ...before, [key]: value }))}
        markUnread={markUnread}
      />
    </Page>
  )
}

function VoidOrRestore({ name, entry }: Pick<KeptEntryProps, 'name' | 'entry'>) {
  const register = anyRegister[name]
  const commands = useEntryCommands(name)
  async function makeVoid() {
    const reason = await askReason({
      title: `作废「${entryTitle(register, entry)}」`,
      text: '作废后不再计入次数，也不印进台账；记录仍保留，可以随时恢复。',
      label: '作废原因',
      okText: '作废',
    })
    if (reason !== null) commands.makeVoid(entry.entryId, reason)
  }
  return entry.void ? (
    <Button loading={commands.voiding} onClick={() => commands.restore(entry.entryId, entry.voidReason)}>
      恢复
    </Button>
  ) : (
    <Button loading={commands.voiding} onClick={() => void makeVoid()}>
      作废
    </Button>
  )
}
