/**
 * Pages that are loaded when they are first opened. React's own way for this shows what waits for at least 300 ms; here
 * the page stands as soon as it is there, and at once where it was prepared.
 */
import { type ComponentType, type ReactElement, createElement, useEffect, useState } from 'react'
import { Waiting } from './waiting.tsx'

/** What every page is given: the path behind its own name, and the parameters. */
export interface PageRouteProps {
  readonly id?: number
  readonly name?: string
  readonly params: URLSearchParams
}

type PageComponent = ComponentType<PageRouteProps>

export interface PreparedPage {
  (props: PageRouteProps): ReactElement
  /** Begins to load it. */
  prepare(): void
}

/** @param load answers the page's module; asked again where it failed. */
export function whenOpened(load: () => Promise<{ default: PageComponent }>): PreparedPage {
  let loaded: PageComponent | undefined
  let loading: Promise<void> | undefined
  const begin = () => {
    loading ??= load().then(
      (page) => {
        loaded = page.default
      },
      (error: unknown) => {
        loading = undefined
        throw error
      },
    )
    return loading
  }
  function Opened(props: PageRouteProps): ReactElement {
    const [page, setPage] = useState(() => loaded)
    const [failure, setFailure] = useState<{ readonly error: unknown }>()
    useEffect(() => {
      if (page === undefined)
        begin().then(
          () => setPage(() => loaded),
          (error: unknown) => setFailure({ error }),
        )
    }, [page])
    if (failure !== undefined) throw failure.error
    return page === undefined ? createElement(Waiting) : createElement(page, props)
  }
  Opened.prepare = () => {
    // whoever opens the page asks again, and says what is wrong
    begin().catch(() => undefined)
  }
  return Opened
}
