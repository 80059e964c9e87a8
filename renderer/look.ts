/** Light or dark: which of the two the page wears now. */
import { useEffect, useState, useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'
import { LookSetting } from '#shared/ledger.ts'
import type { Look } from './palette.ts'

const machine = window.matchMedia('(prefers-color-scheme: dark)')
const watchMachine = (changed: () => void) => {
  machine.addEventListener('change', changed)
  return () => machine.removeEventListener('change', changed)
}

/**
 * As the ledger's setting says. Until it answers, while it is locked and after it is closed, the page stays as it is, or
 * as it was served: nothing flashes. What goes to the printer is light, and antd has no sheet of its own for that.
 */
export function useLook(asked: LookSetting | undefined): Look {
  const [worn, wear] = useState(() =>
    LookSetting.catch('light').parse(document.documentElement.dataset['look']),
  )
  const machineIsDark = useSyncExternalStore(watchMachine, () => machine.matches)
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    if (asked === undefined) return
    document.documentElement.dataset['look'] = asked
    wear(asked)
  }, [asked])
  useEffect(() => {
    // at once: the pages are laid out when the event is over
    const begin = () => flushSync(() => setPrinting(true))
    const end = () => setPrinting(false)
    window.addEventListener('beforeprint', begin)
    window.addEventListener('afterprint', end)
    return () => {
      window.removeEventListener('beforeprint', begin)
      window.removeEventListener('afterprint', end)
    }
  }, [])
  const setting = asked ?? worn
  const dark = setting === 'dark' || (setting === 'system' && machineIsDark)
  return dark && !printing ? 'dark' : 'light'
}
