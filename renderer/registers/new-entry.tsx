/** A record not begun yet: written whole, then saved; what is wrong is told at its field. */
import { Button } from 'antd'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { type RegisterName, anyRegister } from '#shared/registers/all.ts'
import type { Wrong } from '#shared/registers/define.ts'
import type { FieldValue } from '#shared/registers/field.ts'
import { useToday } from '../branch-context.tsx'
import { LedgerError } from '../ledger.ts'
import { askConfirm } from '../ui/ask.tsx'
import { showFailure } from '../ui/failure.ts'
import { isComposing } from '../ui/keys.ts'
import { Page } from '../ui/page.tsx'
import { Link, go } from '../ui/route.ts'
import { type Draft, isChanged, newDraft, wrongsFrom, wrongsIn } from './draft.ts'
import { EntryForm, focusOn } from './entry-form.tsx'
import { heldDrafts } from './held-drafts.ts'
import { EntryStand, RegisterLaw, unreadIn } from './register-margin.tsx'
import { useEntryCommands } from './use-register.ts'

export interface NewEntryProps {
  readonly name: RegisterName
  readonly params: URLSearchParams
  /** Under which the text waits while it is not saved. */
  readonly form: string
  readonly back: string
}

export function NewEntry({ name, params, form, back }: NewEntryProps) {
  const register = anyRegister[name]
  const today = useToday()
  const commands = useEntryCommands(name)
  const [blank] = useState(() => newDraft(register, params, today))
  const [draft, setDraft] = useState<Draft>(() => heldDrafts.of(form) ?? blank)
  const [unread, setUnread] = useState<readonly string[]>([])
  const [refused, setRefused] = useState<readonly Wrong[]>([])
  /** Before the first attempt nothing is wrong yet: the form is just not finished. */
  const [tried, setTried] = useState(false)
  const sheet = useRef<HTMLDivElement>(null)
  const [round, setRound] = useState(0)
  const wrongs = [...refused, ...(tried ? wrongsIn(register, draft, today) : [])].filter(
    ({ field }) => !unread.includes(field),
  )

  useEffect(() => {
    if (isChanged(blank, draft)) heldDrafts.hold(form, draft)
    else heldDrafts.release(form)
  }, [blank, draft, form])

  const change = (key: string, value: FieldValue) => {
    setDraft((before) => ({ ...before, [key]: value }))
    setRefused((before) => before.filter(({ field }) => field !== key && field !== ''))
  }
  const markUnread = (key: string, is: boolean) =>
    setUnread((before) => [...before.filter((each) => each !== key), ...(is ? [key] : [])])

  async function startOver() {
    const sure = await askConfirm({
      title: '清空重写',
      text: '这一页上还没有保存的内容将清空，不能找回。已经登记的记录不受影响。',
      okText: '清空',
    })
    if (!sure) return
    setDraft(blank)
    setUnread([])
    setTried(false)
    setRound(round + 1)
  }

  async function save() {
    setTried(true)
    const [first] = [...unread.map((field) => ({ field })), ...wrongsIn(register, draft, today)]
    if (first !== undefined) return focusOn(sheet.current, register, first.field)
    try {
      const { entryId } = await commands.record(draft)
      heldDrafts.release(form)
      go(`/registers/${name}?entry=${entryId}&saved=1`, { replace: true })
    } catch (error) {
      if (!(error instanceof LedgerError) || error.code !== 'badInput') return showFailure(error)
      const told = wrongsFrom(register, error.detail)
      setRefused(told)
      focusOn(sheet.current, register, told[0]?.field ?? '')
    }
  }

  const saveLatest = useRef(save)
  saveLatest.current = save
  function saveOnCtrlEnter(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !event.ctrlKey || isComposing(event)) return
    event.preventDefault()
    // a date or a name that is being typed is taken when its field is left
    if (event.target instanceof HTMLElement) event.target.blur()
    setTimeout(() => void saveLatest.current())
  }

  return (
    <Page
      title={register.begin}
      subtitle={register.title}
      actions={
        <>
          <Link to={back}>返回{register.title}</Link>
          {isChanged(blank, draft) ? <Button onClick={() => void startOver()}>清空重写</Button> : null}
          <Button type="primary" loading={commands.recording} onClick={() => void save()}>
            保存
          </Button>
        </>
      }
      margin={
        <>
          <EntryStand entry={null} wrongs={[...unreadIn(unread), ...wrongs]} lacking={[]} />
          <RegisterLaw register={register} />
        </>
      }
    >
      <div onKeyDown={saveOnCtrlEnter}>
        <EntryForm
          key={round}
          register={register}
          draft={draft}
          today={today}
          locked={false}
          wrongs={wrongs}
          form={sheet}
          change={change}
          markUnread={markUnread}
        />
        <p className="register-save">
          <Button loading={commands.recording} onClick={() => void save()}>
            保存
          </Button>
          <span className="hint">没有保存就离开这一页，写的内容会留着，回来接着写。</span>
        </p>
      </div>
    </Page>
  )
}
