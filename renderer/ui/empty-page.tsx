/**
 * A page with nothing on it yet: what belongs here, what the law asks for in a sentence, the button that begins, and
 * what import can bring.
 */
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Link } from './route.ts'

export interface EmptyPageProps {
  /** What belongs here. Text, or paragraphs. */
  readonly children: ReactNode
  /** What is asked and where, unless the margin says it. */
  readonly law?: { readonly asks: string; readonly source: string }
  /** Begins the first record. */
  readonly begin?: ReactNode
  /** What of last year's papers can be brought in: 「去年的名册」. */
  readonly bring?: string
}

export function EmptyPage({ children, law, begin, bring }: EmptyPageProps) {
  return (
    <div className="empty-page">
      {typeof children === 'string' ? <p>{children}</p> : children}
      {law === undefined ? null : (
        <p>
          {law.asks}
          <span className="citation">（{law.source}）</span>
        </p>
      )}
      {begin === undefined && bring === undefined ? null : (
        <div className="row empty-doors">
          {begin}
          {bring === undefined ? null : <Door to="/import">导入{bring}</Door>}
        </div>
      )}
    </div>
  )
}

export interface DoorProps {
  readonly to: string
  /** The one that begins. */
  readonly first?: boolean
  readonly children: ReactNode
}

/** A page to go to, as a button. */
export function Door({ to, first = false, children }: DoorProps) {
  return (
    <Link to={to}>
      <Button type={first ? 'primary' : 'default'} tabIndex={-1}>
        {children}
      </Button>
    </Link>
  )
}

/** Where everything depends on a roster that is not there yet. */
export function NobodyYet({ children, law }: Pick<EmptyPageProps, 'children' | 'law'>) {
  return (
    <EmptyPage
      {...(law === undefined ? {} : { law })}
      begin={<Door to="/members/new">新增党员</Door>}
      bring="去年的名册"
    >
      {children}
    </EmptyPage>
  )
}
