/** The pages as they will be printed, a few at a time; read only. */
import { Button, Pagination, Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import type { InputOf } from '#shared/contract.ts'
import { useAsk } from '../ledger.ts'
import { FailureNote } from '../ui/failure-note.tsx'
import { SheetView } from './sheet-view.tsx'

const SHOWN = 6

/** @param asked span, branch, forms and the like; without paging */
export function PagesView({ asked }: { readonly asked: Omit<InputOf<'export.pages'>, 'first' | 'limit'> }) {
  const [at, setAt] = useState(1)
  const key = JSON.stringify(asked)
  useEffect(() => setAt(1), [key])
  const pages = useAsk(
    'export.pages',
    { ...asked, first: (at - 1) * SHOWN, limit: SHOWN },
    { keepPrevious: true },
  )
  if (pages.error !== null) return <FailureNote error={pages.error} onRetry={() => void pages.refetch()} />
  if (pages.data === undefined) return <Skeleton active />
  const { sheets, total } = pages.data
  return (
    <section className="book-pages" aria-label="台账样张">
      <p className="book-pages-head">
        <span>共 {total} 张样张，内容与 Word 相同，分页以 Word 为准。证件号、手机号掩码，不含谈话内容。</span>
        <Button onClick={() => window.print()}>打印这几张</Button>
      </p>
      <div className="folio-desk">
        {sheets.map((sheet, index) => (
          <SheetView key={`${at}-${index}`} sheet={sheet} />
        ))}
      </div>
      <Pagination
        size="small"
        current={at}
        pageSize={SHOWN}
        total={total}
        showSizeChanger={false}
        onChange={setAt}
      />
    </section>
  )
}
