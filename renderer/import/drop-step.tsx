/** Step one: put files or a folder in, by dropping them or by the buttons. */
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { DragEvent } from 'react'
import { type PickedFolder, droppedFiles, pickedFiles } from './picked.ts'

interface Props {
  readonly busyWith: string | undefined
  take(picked: PickedFolder): void
}

const accepted = '.xlsx,.xls,.et,.csv,.xlsm,.ods,.docx,.doc,.wps'

export function DropStep({ busyWith, take }: Props) {
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const busy = busyWith !== undefined

  useEffect(() => {
    // React knows no such attribute
    if (folder.current !== null) folder.current.webkitdirectory = true
  }, [])

  function onDrop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    if (!busy) void droppedFiles(event.dataTransfer).then(take)
  }

  function chosen(input: HTMLInputElement) {
    const picked = pickedFiles([...(input.files ?? [])])
    // so that the same file can be chosen again after it was mended
    input.value = ''
    take(picked)
  }

  return (
    <div
      className={over ? 'import-drop is-over' : 'import-drop'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
      aria-busy={busy}
    >
      <p className="import-drop-title">{busy ? `正在读《${busyWith}》…` : '把去年的资料拖到这里'}</p>
      <div className="row">
        <Button type="primary" loading={busy} onClick={() => files.current?.click()}>
          选择文件
        </Button>
        <Button disabled={busy} onClick={() => folder.current?.click()}>
          选择文件夹
        </Button>
      </div>
      <input
        ref={files}
        type="file"
        multiple
        hidden
        accept={accepted}
        aria-label="选择要导入的文件"
        onChange={(event) => chosen(event.target)}
      />
      <input
        ref={folder}
        type="file"
        hidden
        aria-label="选择要导入的文件夹"
        onChange={(event) => chosen(event.target)}
      />
      <p>
        党员名册、会议记录、主题党日、谈心谈话、党费登记，.xlsx、.xls、.et、.csv、.docx、.doc、.wps
        都可以，表头有几行、日期写法不一、有合计行都不要紧。可以一次放多个文件，或去年的整个文件夹：名册先导入，其他文件里的人名就能对上。
      </p>
      <p>先看清楚再导入：这一步只是读，不会改动台账，也不会改动原文件。</p>
    </div>
  )
}
