/** A failure where the page's content would stand. */
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { LedgerError, failureText } from './failure.ts'

export interface FailureNoteProps {
  readonly error: unknown
  readonly onRetry?: () => void
  readonly children?: ReactNode
}

/** Says what happened and what to do, with a button to try again. */
export function FailureNote({ error, onRetry, children }: FailureNoteProps) {
  const { what, todo } =
    error instanceof LedgerError ? failureText(error.code, error.detail) : failureText('internal', '')
  return (
    <section className="failure-note" role="alert">
      <h2>{what}</h2>
      <p>{todo}</p>
      {onRetry === undefined ? null : <Button onClick={onRetry}>再试一次</Button>}
      {children}
    </section>
  )
}
