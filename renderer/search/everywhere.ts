/** A question to all branches of the ledger, asked some branches at a time until enough is found or it is stopped. */
import { useEffect, useRef, useState } from 'react'
import type { InputOf } from '#shared/contract.ts'
import type { SearchEverywhere, SearchFound, SearchKind } from '#shared/search.ts'
import { call } from '../ledger.ts'

export type Asked = Omit<InputOf<'search.everywhere'>, 'done' | 'most'>

export interface Gone {
  /** Of which question this is. */
  readonly key: string | undefined
  /** Branches with a hit, in the order they were found. */
  readonly branches: SearchEverywhere['branches']
  readonly searched: readonly number[]
  readonly left: number
  /** `asking` goes on by itself; `stopped` and `enough` go on when told; `failed` too. */
  readonly state: 'idle' | 'asking' | 'enough' | 'stopped' | 'failed' | 'done'
  readonly error: unknown
}

const nothing: Gone = { key: undefined, branches: [], searched: [], left: 0, state: 'idle', error: null }

export interface Everywhere extends Gone {
  /** False while what an earlier question found is still shown. */
  readonly current: boolean
  stop(): void
  goOn(): void
}

/**
 * @param asked undefined: nothing is asked
 * @param most after so many hits it waits to be told to go on
 */
export function useEverywhere(asked: Asked | undefined, most: number): Everywhere {
  const [gone, show] = useState(nothing)
  const key = asked === undefined ? undefined : JSON.stringify(asked)
  const question = useRef(asked)
  question.current = asked
  const run = useRef<Run>(undefined)
  useEffect(() => {
    const input = question.current
    if (key === undefined || input === undefined) {
      show(nothing)
      return
    }
    // what was found before stays until something is found now
    const mine = begin(key, input, most, show)
    run.current = mine
    mine.goOn()
    return mine.leave
  }, [key, most])
  return {
    ...gone,
    current: gone.key === key,
    stop: () => run.current?.stop(),
    goOn: () => run.current?.goOn(),
  }
}

interface Run {
  stop(): void
  goOn(): void
  leave(): void
}

function begin(key: string, input: Asked, most: number, show: (gone: Gone) => void): Run {
  let present: Gone = { ...nothing, key }
  let turn = 0
  const publish = (part: Partial<Gone>) => {
    present = { ...present, ...part }
    show(present)
  }
  const ask = async (mine: number, until: number): Promise<void> => {
    const answer = await call('search.everywhere', { ...input, done: [...present.searched], most: 40 })
    if (mine !== turn) return
    const branches = [...present.branches, ...answer.branches]
    const state = answer.left === 0 ? 'done' : hitsIn(branches) >= until ? 'enough' : 'asking'
    publish({ branches, searched: [...present.searched, ...answer.searched], left: answer.left, state })
    if (state === 'asking') await ask(mine, until)
  }
  return {
    goOn: () => {
      turn += 1
      const mine = turn
      // the first answer replaces what an earlier question found
      if (turn > 1) publish({ state: 'asking', error: null })
      ask(mine, hitsIn(present.branches) + most).catch((error: unknown) => {
        if (mine === turn) publish({ state: 'failed', error })
      })
    },
    stop: () => {
      turn += 1
      publish({ state: 'stopped' })
    },
    leave: () => {
      turn += 1
    },
  }
}

export const hitsIn = (branches: Gone['branches']): number =>
  branches.reduce((sum, { hits }) => sum + hits.length, 0)

/** The totals of all branches together, as the filters show them. */
export function together({ branches }: Pick<Gone, 'branches'>): SearchFound {
  const totals = new Map<SearchKind, number>()
  for (const { kinds } of branches)
    for (const { kind, total } of kinds) totals.set(kind, (totals.get(kind) ?? 0) + total)
  return {
    kinds: [...totals].map(([kind, total]) => ({ kind, total })),
    years: [...new Set(branches.flatMap(({ years }) => years))].sort((one, other) => other - one),
    hits: [],
  }
}

/**
 * Chooses the branch of a hit once its page is there: the page that is left must not be shown with another branch, and
 * whoever stays because of something unsaved stays in the branch as well.
 */
export function branchWithPage(address: string, choose: () => void): void {
  if (window.location.hash === `#${address}`) {
    choose()
    return
  }
  window.addEventListener(
    'hashchange',
    () => {
      if (window.location.hash === `#${address}`) choose()
    },
    { once: true },
  )
}
