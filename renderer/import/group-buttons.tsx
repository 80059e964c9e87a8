/** What can be done with a folder that came in: taken back whole, and reported. */
import { Button } from 'antd'
import type { ImportGroup } from '#shared/import/folder.ts'
import { mount, receive, useCommand } from '../ledger.ts'
import { currentApp } from '../ui/antd-app.ts'
import { askConfirm } from '../ui/ask.tsx'

interface Props {
  readonly group: ImportGroup
  readonly small?: boolean
  onUndone?(): void
}

export function UndoGroupButton({ group, small = false, onUndone }: Props) {
  const undo = useCommand('import.undoFolder')

  async function ask() {
    const agreed = await askConfirm({
      title: `撤销「${group.name}」的导入`,
      text: `${group.batchIds.length} 批一起撤销：新增的 ${group.added} 条会从台账里去掉，更新的 ${group.changed} 条恢复成导入之前的样子。撤销之后可以重新导入同一个文件夹。`,
      okText: '撤销本次导入',
    })
    if (!agreed) return
    undo.mutate(
      { groupId: group.groupId },
      {
        onSuccess: () => {
          void currentApp()?.message.success('已撤销，台账和导入之前一样。')
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

export function ReportButton({ group, small = false }: Props) {
  const report = useCommand('import.report')
  return (
    <Button
      size={small ? 'small' : 'middle'}
      loading={report.isPending}
      onClick={() =>
        report.mutate(
          { groupId: group.groupId },
          {
            onSuccess: (delivered) => {
              receive({ ...delivered })
              if (mount === 'desktop')
                void currentApp()?.message.success(`报告保存在：${delivered.path ?? delivered.fileName}`)
            },
          },
        )
      }
    >
      导出导入报告
    </Button>
  )
}
