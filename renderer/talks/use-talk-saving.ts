/** The talk form saves by itself: the first time as a new record, afterwards only what changed. */
import { useEffect, useRef } from 'react'
import { useBranch } from '../branch-context.tsx'
import { useCommand } from '../ledger.ts'
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
}

export interface TalkSaving {
  /** Saves what is not saved yet, now. */
  flush(): Promise<void>
  /** Contents were read from the ledger: they count as saved. */
  takeAsKept(part: Partial<TalkDraft>): void
}

/** One save at a time; a change that comes meanwhile is saved right after. A failed save waits for the next change. */
export function useTalkSaving({ talkId, draft, kept, onRecorded }: TalkSavingOptions): TalkSaving {
  const { branchId } = useBranch()
  const record = useCommand('talks.record')
  const amend = useCommand('talks.amend')
  const state = useRef({ talkId, kept, latest: draft, running: false, mounted: true })
  state.current.latest = draft

  async function flush(): Promise<void> {
    const now = state.current
    if (now.running) return
    now.running = true
    try {
      while (await saveOnce()) continue
    } catch {
      // the failure has been shown; the draft stays on the page
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
      if (now.mounted) onRecorded(talk.talkId)
      return true
    }
    const amendment = amendmentBetween(now.kept, snapshot)
    if (amendment === undefined) return false
    await amend.mutateAsync({ ...amendment, talkId: now.talkId })
    now.kept = snapshot
    return true
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
