/** What was imported, and taking a whole batch back. */
import { Button, Skeleton } from 'antd'
import { chineseMoment } from '#shared/primitives.ts'
import type { Batch } from '#shared/imports.ts'
import { useAsk, useCommand } from '../ledger.ts'
import { askConfirm } from '../ui/ask.tsx'
import { Link } from '../ui/route.ts'

export function Batches() {
  const batches = useAsk('import.batches', {}).data
  const undo = useCommand('import.undo')
  if (batches === undefined) return <Skeleton active />
  if (batches.length === 0) {
    return (
      <p className="empty-page">
        还没有导入过。去年的 Excel 名册可以从<Link to="/import">导入</Link>收进来，收错了可以在这里整批撤销。
      </p>
    )
  }
  const takeBack = async (batch: Batch) => {
    const sure = await askConfirm({
      title: `撤销导入「${batch.fileName}」`,
      text: `这一批新增的 ${batch.added} 人将去掉，更改的 ${batch.changed} 人恢复到导入之前。撤销以后可以再导入一次。`,
      okText: '撤销这一批',
    })
    if (sure) undo.mutate({ batchId: batch.batchId })
  }
  return (
    <table className="ruled-table">
      <thead>
        <tr>
          <th scope="col">导入时间</th>
          <th scope="col">文件</th>
          <th scope="col" className="number">
            新增
          </th>
          <th scope="col" className="number">
            更改
          </th>
          <th scope="col" className="number">
            未收
          </th>
          <th scope="col">状态</th>
        </tr>
      </thead>
      <tbody>
        {batches.map((batch) => (
          <tr key={batch.batchId}>
            <td>{chineseMoment(batch.committedAt)}</td>
            <td>{batch.fileName}</td>
            <td className="number">{batch.added}</td>
            <td className="number">{batch.changed}</td>
            <td className="number">{batch.skipped}</td>
            <td>
              {batch.state === 'undone' ? (
                '已撤销'
              ) : (
                <Button size="small" loading={undo.isPending} onClick={() => void takeBack(batch)}>
                  撤销
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
