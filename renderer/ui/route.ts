/** Hash routing of our own: `#/meetings/12?tab=votes`. Works from a file, over loopback, and needs no server. */
import {
  type AnchorHTMLAttributes,
  type MouseEvent,
  type ReactElement,
  createElement,
  useMemo,
  useSyncExternalStore,
} from 'react'
import { askConfirm } from './ask.tsx'
import { holdsWords, letGo } from './save-state.tsx'

export interface Route {
  /** `['meetings', '12']`; empty at home. */
  readonly path: string[]
  readonly params: URLSearchParams
}

function subscribe(changed: () => void): () => void {
  window.addEventListener('hashchange', changed)
  return () => window.removeEventListener('hashchange', changed)
}

const currentHash = () => window.location.hash

/** Reads a hash. Unreadable escapes are taken as they stand. */
export function routeOf(hash: string): Route {
  const [pathText = '', query = ''] = hash.replace(/^#/, '').split('?', 2)
  const path = pathText.split('/').filter((part) => part !== '')
  return { path: path.map(decodePart), params: new URLSearchParams(query) }
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, currentHash)
  return useMemo(() => routeOf(hash), [hash])
}

/** Goes to a page; `replace` leaves no step back (for corrected filters and the like). */
export function go(to: string, options: { replace?: boolean } = {}): void {
  const hash = `#${to}`
  if (options.replace === true) {
    history.replaceState(null, '', hash)
    window.dispatchEvent(new HashChangeEvent('hashchange'))
  } else if (holdsWords() && hash !== window.location.hash) {
    void askConfirm({
      title: '这一页还有没能保存的内容',
      text: '离开以后，没有保存的改动可能就没有了；已保存的都在。可以先按右上角的「再试」。',
      okText: '仍要离开',
    }).then((leave) => {
      if (!leave) return
      letGo()
      window.location.hash = hash
    })
  } else {
    window.location.hash = hash
  }
}

export type LinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & { to: string }

/** A link inside the ledger: `<Link to="/meetings/12">`. */
export function Link({ to, onClick, ...rest }: LinkProps): ReactElement {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0)
      return
    event.preventDefault()
    go(to)
  }
  return createElement('a', { ...rest, href: `#${to}`, onClick: follow })
}
