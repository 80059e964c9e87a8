/** The public notice of required and elective courses: the sheet as it will be printed, and the button for Word. */
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { SheetView } from '../book/sheet-view.tsx'
import { useBranch, useToday } from '../branch-context.tsx'
import { receive, useAsk, useCommand } from '../ledger.ts'
import { Door, EmptyPage } from '../ui/empty-page.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { periodTitle, quarterOf } from '#shared/primitives.ts'

interface Props {
  readonly year: number
  /** Nothing stands on the list: there is nothing to announce. */
  readonly empty: boolean
}

export function CourseNotice({ year, empty }: Props) {
  const { branchId } = useBranch()
  const today = useToday()
  const quarter = quarterOf(today.startsWith(String(year)) ? today : `${year}-12-31`)
  const [period, setPeriod] = useState<string>(String(year))
  const spans = [String(year), ...[1, 2, 3, 4].map((number) => `${year}Q${number}`)].filter(
    (each) => each <= quarter || each === String(year),
  )
  const asked = { branchId, period, forms: ['F18c'] }
  // cover and contents come first
  const pages = useAsk(
    'export.pages',
    { ...asked, first: 2, limit: 12 },
    { enabled: !empty, keepPrevious: true },
  )
  const make = useCommand('export.ledger')
  if (empty)
    return (
      <EmptyPage
        begin={
          <Door to={`/study?year=${year}`} first>
            去学习清单
          </Door>
        }
        bring="必学清单"
      >
        清单还是空的。列入必修、选修内容，哪些已学、哪些补学，程序自己排成公示稿，一键生成 Word。
      </EmptyPage>
    )
  return (
    <>
      <div className="study-tools" role="group" aria-label="公示哪一期">
        {spans.map((each) => (
          <Button key={each} type={each === period ? 'default' : 'text'} onClick={() => setPeriod(each)}>
            {periodTitle(each)}
          </Button>
        ))}
        <Button
          type="primary"
          loading={make.isPending}
          disabled={pages.data?.sheets.length === 0}
          onClick={() => make.mutate({ ...asked, perRecord: true }, { onSuccess: receive })}
        >
          生成 Word 公示稿
        </Button>
      </div>
      {pages.error === null ? null : <FailureNote error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.data === undefined ? (
        pages.error === null ? (
          <Skeleton active />
        ) : null
      ) : pages.data.sheets.length === 0 ? (
        <p className="study-empty">{periodTitle(period)}没有要公示的学习内容。</p>
      ) : (
        <div className="folio-desk">
          {pages.data.sheets.map((sheet, index) => (
            <SheetView key={index} sheet={sheet} />
          ))}
        </div>
      )}
    </>
  )
}
