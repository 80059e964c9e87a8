/** Puts a file in: by the button or by dropping it. Looked through first; what is refused is told here. */
import { Button } from 'antd'
import { useRef, useState } from 'react'
import type { DragEvent } from 'react'
import { templateMaxBytes } from '#shared/templates.ts'
import { base64Of } from '#renderer/ui/read-file.ts'
import { LedgerError, useCommand } from '#renderer/ledger.ts'
import { FailureNote } from '#renderer/ui/failure-note.tsx'

interface Props {
  readonly branchId: number
  /** Nothing else to be done on the page yet. */
  readonly first: boolean
  onAdded(templateId: number): void
}

export function AddTemplate({ branchId, first, onAdded }: Props) {
  const adding = useCommand('templates.add', { quiet: true })
  const input = useRef<HTMLInputElement>(null)
  const [failed, setFailed] = useState<{ readonly name: string; readonly error: unknown }>()
  const [over, setOver] = useState(false)

  async function take(file: File | undefined) {
    if (file === undefined) return
    setFailed(undefined)
    try {
      if (file.size > templateMaxBytes) throw new LedgerError('tooLarge', '模板最大 10 MB')
      const content = await base64Of(file)
      const { templateId } = await adding.mutateAsync({ branchId, fileName: file.name, content })
      onAdded(templateId)
    } catch (error) {
      setFailed({ name: file.name, error })
    }
  }

  function onDrop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    if (!adding.isPending) void take(event.dataTransfer.files[0])
  }

  return (
    <div
      className={over ? 'templates-add is-over' : 'templates-add'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <Button
        type={first ? 'primary' : 'default'}
        loading={adding.isPending}
        onClick={() => input.current?.click()}
      >
        {adding.isPending ? '正在查看…' : '加入模板文件'}
      </Button>
      <span>选上级发的 Word 文件（.docx），也可以拖到这里。只存进台账，不改动原文件。</span>
      <input
        ref={input}
        type="file"
        hidden
        accept=".docx"
        aria-label="选择模板文件"
        onChange={(event) => {
          void take(event.target.files?.[0])
          // so that the same file can be chosen again after it was mended
          event.target.value = ''
        }}
      />
      {failed === undefined ? null : (
        <FailureNote error={failed.error}>
          <p>文件：{failed.name}</p>
        </FailureNote>
      )}
    </div>
  )
}
