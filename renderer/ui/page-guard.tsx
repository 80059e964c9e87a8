/** Catches what a page throws while it draws: the frame stays, and so does the ledger. */
import { Component, type ReactNode } from 'react'
import { FailureNote } from './failure-note.tsx'

interface Props {
  readonly children: ReactNode
}

/** React offers this only to classes. */
export class PageGuard extends Component<Props, { error: unknown }> {
  override state: { error: unknown } = { error: undefined }

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error: error ?? new Error('unknown') }
  }

  override render(): ReactNode {
    if (this.state.error === undefined) return this.props.children
    return (
      <div className="desk">
        <div className="paper">
          <FailureNote error={this.state.error} onRetry={() => this.setState({ error: undefined })} />
        </div>
      </div>
    )
  }
}
