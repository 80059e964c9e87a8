/** A button that prints one document, and beside it what became of it. */
import { Button } from 'antd'
import { useState } from 'react'
import type { Delivered } from '#shared/ledger.ts'
import { LedgerError, call, mount, receive } from '../ledger.ts'
import { failureText, showFailure } from './failure.ts'

export interface PrintButtonProps {
  readonly label: string
  readonly primary?: boolean
  readonly pending: boolean
  /** Makes the document; the button hands it to the user and says where it went. */
  readonly print: () => Promise<Delivered>
}

interface Outcome {
  readonly wrong: boolean
  readonly words: string
  readonly path: string | null
}

export function PrintButton({ label, primary = false, pending, print }: PrintButtonProps) {
  const [outcome, setOutcome] = useState<Outcome>()

  async function make() {
    setOutcome(undefined)
    try {
      const delivered = await print()
      receive(delivered)
      setOutcome(made(delivered))
    } catch (error) {
      setOutcome(refused(error))
    }
  }

  return (
    <span className="print-button">
      <Button type={primary ? 'primary' : 'default'} loading={pending} onClick={() => void make()}>
        {label}
      </Button>
      <span role="status" className={outcome?.wrong === true ? 'word-wrong' : 'hint'}>
        {outcome?.words}
      </span>
      {outcome !== undefined && outcome.path !== null && mount === 'desktop' ? (
        <Button size="small" onClick={() => void openFile(outcome.path)}>
          用 WPS / Word 打开
        </Button>
      ) : null}
    </span>
  )
}

const made = ({ path, fileName }: Delivered): Outcome => ({
  wrong: false,
  words:
    path !== null
      ? `✓ 已生成，保存在：${path}`
      : mount === 'browser'
        ? `✓ 已生成，已交给浏览器下载：${fileName}`
        : `✓ 已生成：${fileName}`,
  path,
})

function refused(error: unknown): Outcome {
  if (error instanceof LedgerError && error.code === 'dialogCancelled')
    return { wrong: false, words: '已取消，没有生成文件，台账没有改动。', path: null }
  const { what, todo } =
    error instanceof LedgerError ? failureText(error.code, error.detail) : failureText('internal', '')
  return { wrong: true, words: `${what} ${todo}`, path: null }
}

async function openFile(path: string | null): Promise<void> {
  if (path === null) return
  try {
    const { opened } = await call('export.open', { path })
    if (!opened) showFailure(new LedgerError('fileMissing', path))
  } catch (error) {
    showFailure(error)
  }
}
