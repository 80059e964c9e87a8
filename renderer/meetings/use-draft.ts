/** The page's side of the draft keeper: React, the ledger, and the moments when nothing may stay unsaved. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import type { Meeting } from '#shared/meetings.ts'
import { call, keyOf } from '#renderer/ledger.ts'
import { showFailure } from '#renderer/ui/failure.ts'
import { useSaveState } from '#renderer/ui/save-state.tsx'
import { sessionActs } from '#renderer/ui/session-acts.ts'
import { DraftKeeper, type DraftView } from './draft-keeper.ts'

export interface DraftDesk extends DraftView {
  readonly change: DraftKeeper['change']
  readonly flush: DraftKeeper['flush']
  readonly undo: DraftKeeper['undo']
  readonly idOf: DraftKeeper['idOf']
  readonly dismissNotice: DraftKeeper['dismissNotice']
}

/** By meeting: whoever comes back to a page finds its steps back, and what could not be saved. */
const keepers = new Map<number, DraftKeeper>()
sessionActs.onClear(() => keepers.clear())

/** Edits one meeting. Mount the page afresh (by key) for another meeting. */
export function useDraft(meeting: Meeting): DraftDesk {
  const client = useQueryClient()
  const header = useSaveState()
  const { meetingId } = meeting
  const key = `meeting/${meetingId}`
  const [keeper] = useState(() => {
    const known = keepers.get(meetingId)
    if (known !== undefined) return known
    const made: DraftKeeper = new DraftKeeper(meeting, {
      save: (content, revision) => call('meetings.saveDraft', { ...content, meetingId, revision }),
      show: () => call('meetings.show', { meetingId }),
      saving: () => header.saving(),
      saved: (reply) => {
        header.saved()
        client.setQueryData(keyOf('meetings.show', { meetingId }), reply)
        for (const domain of ['meetings', 'compliance'])
          void client.invalidateQueries({
            queryKey: [domain],
            predicate: (query) => query.queryKey[1] !== 'meetings.show',
          })
      },
      failed: (error) => {
        header.failed(error, () => void made.flush())
        showFailure(error)
      },
      stepped: () =>
        sessionActs.add({
          key,
          what: '会议记录的改动',
          undo: async () => {
            made.undo()
            await made.flush()
          },
          told: false,
        }),
    })
    keepers.set(meetingId, made)
    return made
  })
  const undo = useCallback(() => {
    if (!keeper.view().dirty) sessionActs.forget(key)
    keeper.undo()
  }, [keeper, key])
  useEffect(() => keeper.hear(meeting), [keeper, meeting])
  useEffect(() => {
    const flush = () => void keeper.flush()
    document.addEventListener('visibilitychange', flush)
    window.addEventListener('pagehide', flush)
    window.addEventListener('blur', flush)
    return () => {
      document.removeEventListener('visibilitychange', flush)
      window.removeEventListener('pagehide', flush)
      window.removeEventListener('blur', flush)
      flush()
    }
  }, [keeper])
  const view = useSyncExternalStore(keeper.subscribe, keeper.view)
  return {
    ...view,
    change: keeper.change,
    flush: keeper.flush,
    undo,
    idOf: keeper.idOf,
    dismissNotice: keeper.dismissNotice,
  }
}
