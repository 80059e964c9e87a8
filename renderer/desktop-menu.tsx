/** Carries out what is chosen in the desktop window's menu. Draws nothing. */
import { useEffect } from 'react'
import type { MenuItem } from '#shared/desk.ts'
import { onMenu, useCommand, whenIdle } from './ledger.ts'
import { askConfirm } from './ui/ask.tsx'
import { showFailure } from './ui/failure.ts'
import { currentApp } from './ui/antd-app.ts'
import { go } from './ui/route.ts'
import { isUnsaved } from './ui/save-state.tsx'

/**
 * Brings words still being typed to the ledger before another file is opened. False where a save failed and the user
 * would rather see to it first.
 */
async function settleWords(): Promise<boolean> {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  // pages that save by themselves do so when the window is left
  window.dispatchEvent(new Event('blur'))
  await whenIdle()
  if (!isUnsaved()) return true
  return askConfirm({
    title: '还有内容未能保存',
    text: '它还在原页面上。离开这个台账，那一处没有保存的改动就没有了；已保存的都在。',
    okText: '仍要离开',
  })
}

export function DesktopMenu({ ledgerOpen }: { readonly ledgerOpen: boolean }) {
  const open = useCommand('ledger.open')
  const close = useCommand('ledger.close')
  const backUp = useCommand('ledger.backUp')
  const demonstrate = useCommand('ledger.createDemonstration')

  const carryOut = async (item: MenuItem, path: string | undefined): Promise<void> => {
    switch (item) {
      case 'new':
        return ledgerOpen ? go('/settings?tab=file') : undefined
      case 'open':
        return (await settleWords()) ? open.mutate({}) : undefined
      case 'openPath':
        return path !== undefined && (await settleWords()) ? open.mutate({ path }) : undefined
      case 'close':
        return (await settleWords()) ? close.mutate({}) : undefined
      case 'demonstration':
        return (await settleWords()) ? demonstrate.mutate({}) : undefined
      case 'backUp':
        await settleWords()
        return backUp.mutate(
          {},
          {
            onSuccess: ({ path: where }) => void currentApp()?.message.success(`备份已存好：${where ?? ''}`),
          },
        )
      case 'print':
        return window.print()
      case 'help':
        return go('/help')
    }
  }

  useEffect(() => {
    carrier = carryOut
    if (listening) return
    listening = true
    onMenu((item, path) => void carrier?.(item, path).catch(showFailure))
  })
  return null
}

// the bridge keeps its listeners for the life of the page, and what was chosen earlier for the first of them:
// listen once, and not before there is someone to carry it out
let listening = false
let carrier: ((item: MenuItem, path: string | undefined) => Promise<void>) | undefined
