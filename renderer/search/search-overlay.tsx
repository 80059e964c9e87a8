/** Search from anywhere: Ctrl+K (⌘K), `/` where nothing is being typed, or the button in the top bar. */
import { Modal } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { isComposing } from '../ui/keys.ts'
import { SearchBox } from './search-box.tsx'
import './search.css'

const isCtrlK = (event: KeyboardEvent) =>
  (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'k'

const isSlash = (event: KeyboardEvent) =>
  event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !takesText(event.target)

/** Where a key is a letter, or begins to pick from a list. */
const takesText = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.closest(
    'input, textarea, select, [contenteditable], [role="combobox"], [role="listbox"], [role="menu"]',
  ) !== null

/** The button of the top bar; the overlay it opens also opens by Ctrl+K. */
export function SearchFromAnywhere() {
  const [open, setOpen] = useState(false)
  /** Where the focus was, and goes back to unless something was opened. */
  const before = useRef<HTMLElement>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isComposing(event) || !(isCtrlK(event) || isSlash(event))) return
      // the browser would go to its own address bar
      event.preventDefault()
      // a question that is being asked is answered first
      if (document.querySelector('[role="dialog"]') !== null) return
      before.current = document.activeElement instanceof HTMLElement ? document.activeElement : null
      setOpen(true)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  const leave = () => {
    before.current = null
    setOpen(false)
  }
  return (
    <>
      <button
        type="button"
        className="search-open"
        aria-keyshortcuts="Control+K Meta+K /"
        aria-haspopup="dialog"
        onClick={(event) => {
          before.current = event.currentTarget
          setOpen(true)
        }}
      >
        查找 <kbd>Ctrl+K</kbd>
      </button>
      <Modal
        className="search-overlay"
        open={open}
        onCancel={() => setOpen(false)}
        afterOpenChange={(isOpen) => {
          if (!isOpen) before.current?.focus()
        }}
        footer={null}
        closable={false}
        destroyOnHidden
        width={760}
        title={<span className="search-title">查找</span>}
      >
        <SearchBox onLeave={leave} />
      </Modal>
    </>
  )
}
