/**
 * Keeps what is typed on a meeting page and brings it to the ledger by itself: a moment after the last key, at the
 * latest every few seconds, and at once when asked to flush. One save at a time, each with the revision it builds on.
 */
import type { Meeting } from '#shared/meetings.ts'
import { LedgerError } from '#renderer/ui/failure.ts'
import { type Draft, type DraftContent, adoptReply, contentOf, draftOf, printOf } from './draft.ts'

/** Milliseconds of quiet before a save, and the longest that typing without a pause may stay unsaved. */
const quiet = 600
const longest = 4000
const rememberedSteps = 100

/** What the keeper needs of the world; the page gives it the ledger, a test something simpler. */
export interface DraftLedger {
  save(content: DraftContent, revision: number): Promise<Meeting>
  show(): Promise<Meeting>
  saving(): void
  saved(reply: Meeting): void
  /** A save made a step that `undo` can take back. */
  stepped?(): void
  failed(error: unknown): void
}

export interface DraftView {
  readonly draft: Draft
  readonly canUndo: boolean
  /** Something was typed that the ledger does not hold yet. */
  readonly dirty: boolean
  /** A sentence about what happened to the page beyond typing; empty as a rule. */
  readonly notice: string
}

export class DraftKeeper {
  readonly #ledger: DraftLedger
  readonly #listeners = new Set<() => void>()
  readonly #ids = new Map<string, number>()
  #view: DraftView
  #revision: number
  /** The draft as last saved, and its print. */
  #saved: Draft
  #savedPrint: string
  /** Print of what the ledger answered last (it trims what people type). */
  #heldPrint: string
  #heldIds = new Set<number>()
  #history: Draft[] = []
  #timer: ReturnType<typeof setTimeout> | undefined
  #waitingSince: number | undefined
  #running: Promise<boolean> | undefined

  constructor(meeting: Meeting, ledger: DraftLedger) {
    this.#ledger = ledger
    const draft = draftOf(meeting)
    this.#view = { draft, canUndo: false, dirty: false, notice: '' }
    this.#revision = meeting.revision
    this.#saved = draft
    this.#savedPrint = printOf(draft)
    this.#heldPrint = this.#savedPrint
    this.#remember(draft)
  }

  readonly view = (): DraftView => this.#view

  readonly subscribe = (changed: () => void): (() => void) => {
    this.#listeners.add(changed)
    return () => this.#listeners.delete(changed)
  }

  /** Changes the page and plans a save. */
  readonly change = (recipe: (draft: Draft) => Draft): void => {
    const draft = recipe(this.#view.draft)
    if (draft === this.#view.draft) return
    this.#become({ draft, dirty: true })
    this.#plan()
  }

  /** Saves at once what is unsaved. False where the ledger refused; the text stays on the page. */
  readonly flush = async (): Promise<boolean> => {
    this.#stopTimer()
    if (this.#running !== undefined) await this.#running
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined
    })
    return this.#running
  }

  /** Goes back to what was saved before, step by step, as far as this page has been open. */
  readonly undo = (): void => {
    const unsaved = printOf(this.#view.draft) !== this.#savedPrint
    const back = unsaved ? this.#saved : this.#history.pop()
    if (back === undefined) return
    // The step that this undo itself makes is no step to come back to.
    this.#undoing = !unsaved
    this.#become({ draft: this.#withKnownIds(back), dirty: true, notice: '' })
    this.#plan()
  }
  #undoing = false

  /** The ledger's id of an agenda item; null until it was saved. */
  readonly idOf = (key: string): number | null =>
    this.#view.draft.agenda.find((item) => item.key === key)?.agendaItemId ?? null

  readonly dismissNotice = (): void => this.#become({ notice: '' })

  /** Takes note of what the ledger holds now, after a motion was changed or another window wrote. */
  readonly hear = (meeting: Meeting): void => {
    if (this.#running !== undefined || meeting.revision <= this.#revision) return
    const print = printOf(draftOf(meeting))
    if (print === this.#heldPrint) {
      this.#revision = meeting.revision
      this.#become({ draft: adoptReply(this.#view.draft, this.#saved, meeting) })
    } else if (printOf(this.#view.draft) === this.#savedPrint) {
      this.#replaceBy(meeting, '')
    }
    // Otherwise both changed: the next save is refused as stale, and says so.
  }

  #plan(): void {
    const now = performance.now()
    this.#waitingSince ??= now
    clearTimeout(this.#timer)
    const wait = Math.max(0, Math.min(quiet, this.#waitingSince + longest - now))
    this.#timer = setTimeout(() => void this.flush(), wait)
  }

  #stopTimer(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#waitingSince = undefined
  }

  async #run(): Promise<boolean> {
    while (printOf(this.#view.draft) !== this.#savedPrint) {
      const sent = this.#view.draft
      this.#ledger.saving()
      try {
        this.#accept(sent, await this.#ledger.save(contentOf(sent), this.#revision))
      } catch (error) {
        return this.#refused(error)
      }
    }
    if (this.#view.dirty) this.#become({ dirty: false })
    return true
  }

  #accept(sent: Draft, reply: Meeting): void {
    if (!this.#undoing) {
      this.#history.push(this.#saved)
      if (this.#history.length > rememberedSteps) this.#history.shift()
      this.#ledger.stepped?.()
    }
    this.#undoing = false
    this.#revision = reply.revision
    this.#saved = adoptReply(sent, sent, reply)
    this.#savedPrint = printOf(this.#saved)
    this.#heldPrint = printOf(draftOf(reply))
    this.#remember(this.#saved)
    this.#become({ draft: adoptReply(this.#view.draft, sent, reply) })
    this.#ledger.saved(reply)
  }

  async #refused(error: unknown): Promise<boolean> {
    const code = error instanceof LedgerError ? error.code : ''
    if (code !== 'staleRevision' && code !== 'lockedRecord') {
      this.#ledger.failed(error)
      return false
    }
    try {
      const meeting = await this.#ledger.show()
      this.#history.push(this.#view.draft)
      this.#replaceBy(
        meeting,
        code === 'staleRevision'
          ? '这份记录刚才在别处改过，本页已换成最新的内容。你没来得及保存的文字没有丢：按「撤销」就能换回来。'
          : '这份记录已经锁定，刚才的改动没有写入。要改请先点「更正」。',
      )
      this.#ledger.saved(meeting)
    } catch (second) {
      this.#ledger.failed(second)
    }
    return false
  }

  #replaceBy(meeting: Meeting, notice: string): void {
    const draft = draftOf(meeting)
    this.#stopTimer()
    this.#revision = meeting.revision
    this.#saved = draft
    this.#savedPrint = printOf(draft)
    this.#heldPrint = this.#savedPrint
    this.#remember(draft)
    this.#become({ draft, dirty: false, notice })
  }

  #remember(draft: Draft): void {
    this.#heldIds = new Set()
    for (const item of draft.agenda) {
      if (item.agendaItemId === null) continue
      this.#ids.set(item.key, item.agendaItemId)
      this.#heldIds.add(item.agendaItemId)
    }
  }

  /** An older step may lack ids given since, or carry ids of items that were taken out since. */
  #withKnownIds(draft: Draft): Draft {
    return {
      ...draft,
      agenda: draft.agenda.map((item) => {
        const id = this.#ids.get(item.key) ?? item.agendaItemId
        return { ...item, agendaItemId: id !== null && this.#heldIds.has(id) ? id : null }
      }),
    }
  }

  #become(change: Partial<DraftView>): void {
    this.#view = {
      ...this.#view,
      ...change,
      canUndo: this.#history.length > 0 || (change.dirty ?? this.#view.dirty),
    }
    for (const listener of this.#listeners) listener()
  }
}
