/** A kept record saves by itself: what the ledger would take goes after a pause, what it would refuse waits. */
import { useEffect, useRef, useState } from 'react'
import type { LedgerDate } from '#shared/primitives.ts'
import { type RegisterName, anyRegister } from '#shared/registers/all.ts'
import type { Wrong } from '#shared/registers/define.ts'
import { LedgerError } from '../ledger.ts'
import { showFailure } from '../ui/failure.ts'
import { sessionActs } from '../ui/session-acts.ts'
import { type Draft, isChanged, savable, wrongsFrom } from './draft.ts'
import { heldDrafts } from './held-drafts.ts'
import { useEntryCommands } from './use-register.ts'

/** Pause in typing after which the record is saved, in milliseconds. */
const PAUSE = 700

export interface EntrySavingOptions {
  readonly name: RegisterName
  readonly entryId: number
  /** Under which the text waits that cannot be saved yet. */
  readonly form: string
  /** What the ledger held when the page was opened. */
  readonly kept: Draft
  readonly draft: Draft
  readonly today: LedgerDate
  /** Puts a step back onto the page that is still open. */
  onBack(draft: Draft): void
}

/** One save at a time; a change that comes meanwhile is saved right after. Answers what the ledger refused. */
export function useEntrySaving(options: EntrySavingOptions): readonly Wrong[] {
  const { name, draft } = options
  const commands = useEntryCommands(name)
  const [refused, setRefused] = useState<readonly Wrong[]>([])
  const state = useRef({ kept: options.kept, latest: draft, running: false, mounted: true })
  state.current.latest = draft
  const onBack = useRef(options.onBack)
  onBack.current = options.onBack

  async function flush(): Promise<void> {
    const now = state.current
    if (now.running) return
    now.running = true
    try {
      while (await saveOnce()) continue
    } catch (error) {
      showRefusal(error)
    } finally {
      now.running = false
    }
  }

  async function saveOnce(): Promise<boolean> {
    const now = state.current
    const changes = savable(anyRegister[name], now.kept, now.latest, options.today)
    if (changes === undefined) return false
    await commands.amend(options.entryId, changes)
    rememberStep(now.kept, changes)
    now.kept = { ...now.kept, ...changes }
    if (now.mounted) setRefused([])
    if (!isChanged(now.kept, now.latest)) heldDrafts.release(options.form)
    return true
  }

  function rememberStep(was: Draft, changes: Draft): void {
    const old = Object.fromEntries(Object.keys(changes).map((key) => [key, was[key] ?? null]))
    const undo = async () => {
      await commands.amend(options.entryId, old)
      const now = state.current
      now.kept = { ...now.kept, ...old }
      now.latest = { ...now.latest, ...old }
      if (now.mounted) onBack.current(now.latest)
    }
    const { title } = anyRegister[name]
    sessionActs.add({ key: `${name}/${options.entryId}`, what: `${title}的改动`, undo, told: false })
  }

  function showRefusal(error: unknown): void {
    if (error instanceof LedgerError && error.code === 'badInput' && state.current.mounted)
      return setRefused(wrongsFrom(anyRegister[name], error.detail))
    showFailure(error)
  }

  const flushLatest = useRef(flush)
  flushLatest.current = flush

  useEffect(() => {
    if (isChanged(state.current.kept, draft)) heldDrafts.hold(options.form, draft)
    else heldDrafts.release(options.form)
    const timer = setTimeout(() => void flushLatest.current(), PAUSE)
    return () => clearTimeout(timer)
  }, [draft, options.form])

  useEffect(() => {
    const now = state.current
    now.mounted = true
    return () => {
      now.mounted = false
      void flushLatest.current()
    }
  }, [])

  return refused
}
