/**
 * Wrong passwords cost time: after a few of them a file is left alone for a while, longer each time. Kept in memory,
 * per file, until one is right or the program ends: whoever has the file may try it elsewhere at no cost but the
 * derivation's, so this only keeps a passer-by from guessing at the desk.
 */
import { Failure } from '#shared/failure.ts'
import type { At } from '../handlers.ts'

/** So many wrong ones in a row cost nothing: a finger slips. */
const free = 3
/** Seconds after the next; twice as long after each further one. */
const firstPause = 5
const longestPause = 300

export interface Tries {
  /**
   * Tries a secret on a file, one after the other however many are asked at once.
   * @throws Failure tryLater while the file is left alone; else what `work` throws
   */
  attempt<Value>(path: string, work: () => Promise<Value>): Promise<Value>
}

interface Tried {
  wrong: number
  /** Second of the last wrong one. */
  since: number
  last: Promise<unknown>
}

/** @param clock tells the pause's end */
export function createTries(clock: () => At): Tries {
  const files = new Map<string, Tried>()
  const now = () => Date.parse(`${clock().now}Z`) / 1000

  async function one<Value>(tried: Tried, work: () => Promise<Value>): Promise<Value> {
    // a clock that was set back must not keep anybody out for a day
    tried.since = Math.min(tried.since, now())
    const left = tried.since + pauseAfter(tried.wrong) - now()
    if (left > 0) throw new Failure('tryLater', `再过 ${inWords(left)}可以再输`)
    try {
      const value = await work()
      tried.wrong = 0
      return value
    } catch (error) {
      if (isWrong(error)) Object.assign(tried, { wrong: tried.wrong + 1, since: now() })
      throw error
    }
  }

  return {
    attempt: (path, work) => {
      const tried = files.get(path) ?? { wrong: 0, since: 0, last: Promise.resolve() }
      files.set(path, tried)
      const turn = tried.last.then(() => one(tried, work))
      tried.last = turn.catch(() => undefined)
      return turn
    },
  }
}

const pauseAfter = (wrong: number): number =>
  wrong <= free ? 0 : Math.min(longestPause, firstPause * 2 ** (wrong - free - 1))

const inWords = (seconds: number): string =>
  seconds < 60 ? `${seconds} 秒` : `${Math.ceil(seconds / 60)} 分钟`

/** A mistyped group of a recovery code is told by its check digit, and is no guess. */
const isWrong = (error: unknown): boolean =>
  error instanceof Failure &&
  (error.code === 'passwordWrong' || (error.code === 'recoveryCodeWrong' && error.detail === ''))
