/** Step one: put a file in, by dropping it or by the button. */
import { Button } from 'antd'
import { useRef, useState } from 'react'
import type { DragEvent } from 'react'

interface Props {
  readonly busyWith: string | undefined
  take(files: readonly File[]): void
}

const accepted = '.xlsx,.xls,.et,.csv,.xlsm,.ods,.docx,.doc,.wps'

export function DropStep({ busyWith, take }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)

  function onDrop(event: DragEvent) {
    event.preventDefault()
    setOver(false)
    if (busyWith === undefined) take([...event.dataTransfer.files])
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
      aria-busy={busyWith !== undefined}
    >
      <p className="import-drop-title">
        {busyWith === undefined ? '把去年的资料拖到这里' : `正在读《${busyWith}》…`}
      </p>
      <Button type="primary" loading={busyWith !== undefined} onClick={() => input.current?.click()}>
        选择文件
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={accepted}
        aria-label="选择要导入的文件"
        onChange={(event) => {
          take([...(event.target.files ?? [])])
          // so that the same file can be chosen again after it was mended
          event.target.value = ''
        }}
      />
      <p>
        党员名册、会议记录、主题党日、谈心谈话、党费登记，.xlsx、.xls、.et、.csv、.docx、.doc、.wps
        都可以，表头有几行、日期写法不一、有合计行都不要紧。一次放多个文件会一个一个来，请先放党员名册。
      </p>
      <p>先看清楚再导入：这一步只是读，不会改动台账，也不会改动原文件。</p>
    </div>
  )
}
