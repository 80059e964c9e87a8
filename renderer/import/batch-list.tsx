/** Earlier imports, each of which can be taken back whole. */
import { type Batch, importKindTitles } from '#shared/imports.ts'
import { useBranch } from '../branch-context.tsx'
import { useAsk } from '../ledger.ts'
import { UndoButton } from './undo-button.tsx'

export function BatchList() {
  const { branchId } = useBranch()
  const batches = useAsk('import.batches', {})
  const groups = useAsk('import.groups', { branchId })
  if (batches.data === undefined || batches.data.length === 0) return null
  const grouped = new Set((groups.data ?? []).flatMap((group) => group.batchIds))
  const alone = batches.data.filter((batch) => !grouped.has(batch.batchId))
  const together = batches.data.filter((batch) => grouped.has(batch.batchId))
  return (
    <section aria-label="导入过的文件">
      {alone.length === 0 ? null : (
        <>
          <h2 className="section-title">导入过的文件</h2>
          <Batches batches={alone} />
        </>
      )}
      {together.length === 0 ? null : (
        <details className="import-document">
          <summary>整个文件夹里的各个文件（{together.length} 批）</summary>
          <Batches batches={together} />
        </details>
      )}
    </section>
  )
}

function Batches({ batches }: { readonly batches: readonly Batch[] }) {
  return (
    <table className="ruled-table">
      <thead>
        <tr>
          <th scope="col">批次</th>
          <th scope="col">文件</th>
          <th scope="col">内容</th>
          <th scope="col">时间</th>
          <th scope="col">结果</th>
          <th scope="col">现状</th>
        </tr>
      </thead>
      <tbody>
        {batches
          .toSorted((a, b) => b.batchId - a.batchId)
          .map((batch) => (
            <tr key={batch.batchId} data-batch={batch.batchId}>
              <td>{batch.batchId}</td>
              <td>{batch.fileName}</td>
              <td>{importKindTitles[batch.kind]}</td>
              <td>{batch.committedAt.slice(0, 16).replace('T', ' ')}</td>
              <td>
                新增 {batch.added}，更新 {batch.changed}，跳过 {batch.skipped}
              </td>
              <td>
                {batch.state === 'undone' ? (
                  <span className="word-faint">已撤销</span>
                ) : (
                  <UndoButton batch={batch} small />
                )}
              </td>
            </tr>
          ))}
      </tbody>
    </table>
  )
}
