/** The talk form saves by itself: the first time as a new record, afterwards only what changed. */
import { useEffect, useRef } from 'react'
import { useBranch } from '../branch-context.tsx'
import { call, queryClient, useCommand } from '../ledger.ts'
import { saveState } from '../ui/save-state.tsx'
import { sessionActs } from '../ui/session-acts.ts'
import { amendmentBetween, isRecordable, recordInput } from './talk-draft.ts'
import type { TalkDraft } from './talk-draft.ts'

/** Pause in typing after which the sheet is saved, in milliseconds. */
const PAUSE = 700

export interface TalkSavingOptions {
  /** Null while the talk is not in the ledger yet. */
  readonly talkId: number | null
  readonly draft: TalkDraft
  /** What the ledger holds, as far as this sheet knows it. */
  readonly kept: TalkDraft
  /** Called with the number the ledger gave to a new talk. */
  onRecorded(talkId: number): void
  /** Puts a step back onto the page that is still open. */
  onBack?(draft: TalkDraft): void
}

export interface TalkSaving {
  /** Saves what is not saved yet, now. */
  flush(): Promise<void>
  /** Contents were read from the ledger: they count as saved. */
  takeAsKept(part: Partial<TalkDraft>): void
}

/** One save at a time; a change that comes meanwhile is saved right after. A failed save waits for the next change. */
export function useTalkSaving({ talkId, draft, kept, onRecorded, onBack }: TalkSavingOptions): TalkSaving {
  const { branchId } = useBranch()
  const record = useCommand('talks.record')
  const amend = useCommand('talks.amend')
  const state = useRef({ talkId, kept, latest: draft, running: false, mounted: true, back: onBack })
  state.current.latest = draft
  state.current.back = onBack

  async function flush(): Promise<void> {
    const now = state.current
    if (now.running) return
    now.running = true
    try {
      while (await saveOnce()) continue
    } catch (error) {
      // the failure has been shown; the draft stays on the page
      saveState.failed(error, () => void flushLatest.current())
    } finally {
      now.running = false
    }
  }

  async function saveOnce(): Promise<boolean> {
    const now = state.current
    const snapshot = now.latest
    if (now.talkId === null) {
      if (!isRecordable(snapshot)) return false
      const talk = await record.mutateAsync({ ...recordInput(snapshot), branchId })
      now.talkId = talk.talkId
      now.kept = snapshot
      const { talkId: recorded } = talk
      sessionActs.add({
        key: `talk/${recorded}`,
        what: '登记谈话',
        undo: () => call('talks.void', { talkId: recorded, reason: '撤销本次录入' }),
        told: false,
      })
      if (now.mounted) onRecorded(recorded)
      return true
    }
    const amendment = amendmentBetween(now.kept, snapshot)
    if (amendment === undefined) return false
    await amend.mutateAsync({ ...amendment, talkId: now.talkId })
    const was = now.kept
    now.kept = snapshot
    rememberStep(now.talkId, was, snapshot)
    return true
  }

  /** The page takes the words back where it is open; otherwise the ledger does. */
  function rememberStep(id: number, was: TalkDraft, is: TalkDraft): void {
    const amendment = amendmentBetween(is, was)
    if (amendment === undefined) return
    const now = state.current
    const undo = async () => {
      await call('talks.amend', { ...amendment, talkId: id })
      if (!now.mounted) return queryClient.invalidateQueries({ queryKey: ['talks'] })
      const back = { ...now.latest, ...changedIn(is, was) }
      now.kept = back
      now.latest = back
      now.back?.(back)
      return undefined
    }
    sessionActs.add({ key: `talk/${id}`, what: '谈话记录的改动', undo, told: false })
  }

  const flushLatest = useRef(flush)
  flushLatest.current = flush

  useEffect(() => {
    const timer = setTimeout(() => void flushLatest.current(), PAUSE)
    return () => clearTimeout(timer)
  }, [draft])

  useEffect(() => {
    const now = state.current
    now.mounted = true
    const hasUnsaved = () =>
      now.talkId === null ? isRecordable(now.latest) : amendmentBetween(now.kept, now.latest) !== undefined
    const onLeave = (event: BeforeUnloadEvent) => {
      if (!hasUnsaved() && !now.running) return
      void flushLatest.current()
      event.preventDefault()
    }
    window.addEventListener('beforeunload', onLeave)
    return () => {
      now.mounted = false
      window.removeEventListener('beforeunload', onLeave)
      void flushLatest.current()
    }
  }, [])

  return {
    flush,
    takeAsKept: (part) => {
      state.current.kept = { ...state.current.kept, ...part }
    },
  }
}

/** What of `was` is not as it `is`. */
const changedIn = (is: TalkDraft, was: TalkDraft): Partial<TalkDraft> =>
  Object.fromEntries(Object.entries(was).filter(([key, value]) => Reflect.get(is, key) !== value))
