/** Takes a whole batch back, after saying what that does. */
import { Button } from 'antd'
import type { Batch } from '#shared/imports.ts'
import { useCommand } from '../ledger.ts'
import { currentApp } from '../ui/antd-app.ts'
import { askConfirm } from '../ui/ask.tsx'

interface Props {
  readonly batch: Batch
  readonly small?: boolean
  onUndone?(): void
}

export function UndoButton({ batch, small = false, onUndone }: Props) {
  const undo = useCommand('import.undo')

  async function ask() {
    const agreed = await askConfirm({
      title: `撤销《${batch.fileName}》的导入`,
      text: `新增的 ${batch.added} 名会从台账里去掉，更新的 ${batch.changed} 名恢复成导入之前的样子。撤销之后可以重新导入同一个文件。`,
      okText: '撤销本次导入',
    })
    if (!agreed) return
    undo.mutate(
      { batchId: batch.batchId },
      {
        onSuccess: (undone) => {
          void currentApp()?.message.success(
            `已撤销：去掉 ${undone.added} 名，恢复 ${undone.changed} 名，台账和导入之前一样。`,
          )
          onUndone?.()
        },
      },
    )
  }

  return (
    <Button size={small ? 'small' : 'middle'} loading={undo.isPending} onClick={() => void ask()}>
      撤销本次导入
    </Button>
  )
}
