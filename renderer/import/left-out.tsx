/** What a file held and could not become a record: nothing is lost, and here is where it lies. */
import { Button } from 'antd'
import type { Batch } from '#shared/imports.ts'
import { useBranch } from '../branch-context.tsx'
import { useAsk } from '../ledger.ts'
import { documentAnchor } from './document-list.tsx'

export function LeftOut({ batch }: { readonly batch: Batch }) {
  const { branchId } = useBranch()
  const documents = useAsk('import.documents', { branchId }).data ?? []
  const document = documents.find((one) => one.batchId === batch.batchId)
  const left = document?.records.filter((record) => record.entered === false).length ?? 0
  if (document === undefined || left === 0) return null
  return (
    <p className="import-left-out">
      <b>有 {left} 条没有登记入账</b>
      （缺日子、类型，或者您选了不导入）。它们没有丢：原文整份存在「原始资料」里，查到缺的以后，可以把同一个文件再导入一次补上。
      <Button size="small" onClick={() => showDocument(document.documentId)}>
        看原始资料
      </Button>
    </p>
  )
}

/** Opens the document in the list below and brings it into view. */
function showDocument(documentId: number): void {
  const place = window.document.getElementById(documentAnchor(documentId))
  if (!(place instanceof HTMLDetailsElement)) return
  place.open = true
  place.scrollIntoView({ block: 'start' })
  place.querySelector<HTMLElement>('summary')?.focus({ preventScroll: true })
}
