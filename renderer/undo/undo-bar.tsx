/** 〔撤销〕 beside the state of saving, Ctrl+Z outside a text, and a line at the foot that says what was done. */
import { Button } from 'antd'
import { useEffect } from 'react'
import { queryClient, whenIdle } from '../ledger.ts'
import { currentApp } from '../ui/antd-app.ts'
import { failureText, isProgramGone, lendBar, pageOutlived, showFailure } from '../ui/failure.ts'
import { type SaveState, isOutOfReach, saveState, useShownSaveState } from '../ui/save-state.tsx'
import { sessionActs, useLastAct, useToldAct } from '../ui/session-acts.ts'
import './undo.css'

let running = false

/** Takes back the newest act of this session. What cannot be taken back says why, once, and gives way to what was before. */
export async function undoLast(): Promise<void> {
  if (running) return
  running = true
  try {
    await settleWords()
    const act = sessionActs.take()
    if (act === undefined) return say('这次打开台账以后，没有可以撤销的改动。')
    if (act.undo === null) return say(act.why ?? `「${act.what}」不能撤销。`)
    saveState.saving()
    try {
      await act.undo()
    } catch (error) {
      saveState.failed(error)
      return showFailure(error)
    }
    await queryClient.invalidateQueries()
    saveState.saved()
    say(`已撤销：${act.what}`)
  } finally {
    running = false
  }
}

const say = (text: string): void =>
  void currentApp()?.message.info({ key: 'undo', content: text, duration: 4 })

/** Words still being typed are saved first: they are the newest step. */
async function settleWords(): Promise<void> {
  if (document.activeElement instanceof HTMLElement && isText(document.activeElement))
    document.activeElement.blur()
  window.dispatchEvent(new Event('blur'))
  await whenIdle()
}

const plainInputs = new Set(['checkbox', 'radio', 'button', 'submit', 'file', 'range', 'color'])

/** A field with an undo of its own. */
function isText(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !plainInputs.has(target.type) && !target.readOnly
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLElement && target.isContentEditable)
}

/** What the header says about saving, and the way back. */
export function SavedState() {
  const state = useShownSaveState()
  const last = useLastAct()
  useEffect(() => lendBar(isOutOfReach), [])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const undo = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey
      if (!undo || event.key.toLowerCase() !== 'z' || event.isComposing) return
      if (isText(event.target) || document.querySelector('.ant-modal-wrap:not([style*="none"])') !== null)
        return
      event.preventDefault()
      void undoLast()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return (
    <>
      <span className={`saved-state saved-${state.kind}`} role="status">
        {state.kind === 'saving' ? '正在保存…' : null}
        {state.kind === 'saved' ? `已保存 ${state.at}` : null}
        {state.kind === 'failed' ? <Failed state={state} /> : null}
      </span>
      {state.kind === 'failed' ? <ProgramGone state={state} /> : null}
      {last === undefined ? null : (
        <Button
          type="text"
          size="small"
          className="undo-last"
          aria-label={`撤销上一步：${last.what}`}
          title={`撤销：${last.what}（Ctrl+Z）`}
          onClick={() => void undoLast()}
        >
          撤销
        </Button>
      )}
      <ToldAct />
    </>
  )
}

type FailedState = Extract<SaveState, { readonly kind: 'failed' }>

function Failed({ state: { code, detail, retry } }: { readonly state: FailedState }) {
  const why = shortWhy(code, detail)
  return (
    <>
      没有保存{why === '' ? '' : `：${why}`}
      {retry === undefined || detail === pageOutlived ? null : (
        <Button type="link" size="small" onClick={retry}>
          再试
        </Button>
      )}
    </>
  )
}

/** 「台账文件正被另一个程序使用」; what only repeats that nothing was saved, or stands at the foot, is left out. */
const shortWhy = (code: FailedState['code'], detail: string): string =>
  code === 'internal' || isProgramGone(code, detail)
    ? ''
    : failureText(code, '').what.replace(/，(没有|不能)[\p{Script=Han}]*$/u, '')

/** Stays until it works again: the words on the page are the only ones there are. */
function ProgramGone({ state: { code, detail } }: { readonly state: FailedState }) {
  if (!isProgramGone(code, detail)) return null
  const { what, todo } = failureText(code, detail)
  return (
    <div className="program-gone" role="alert">
      <b>{what}。</b>
      {todo}
    </div>
  )
}

/** How long the line at the foot stays, in milliseconds. */
const shown = 6000

function ToldAct() {
  const told = useToldAct()
  const number = told?.number
  useEffect(() => {
    if (number === undefined) return
    const timer = setTimeout(() => sessionActs.dismiss(), shown)
    return () => clearTimeout(timer)
  }, [number])
  if (told === undefined) return null
  return (
    <div className="undo-told" role="status">
      已保存 · {told.act.what}
      <Button
        type="link"
        size="small"
        aria-label={`撤销刚才的：${told.act.what}`}
        onClick={() => void undoLast()}
      >
        撤销
      </Button>
    </div>
  )
}
