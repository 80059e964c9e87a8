/** A file that cannot be taken: what is wrong with it, and what to do. */
import { Button } from 'antd'
import type { Doubt } from '#shared/imports.ts'
import { doubtText } from '#shared/import/doubt-words.ts'

interface Props {
  readonly fileName: string
  readonly doubts: readonly Doubt[]
  readonly said: { readonly what: string; readonly todo: string } | undefined
  readonly waiting: number
  startOver(): void
  next(): void
}

export function Refusal({ fileName, doubts, said, waiting, startOver, next }: Props) {
  const sentences = [...doubts.map(doubtText), ...(said === undefined ? [] : [said])]
  return (
    <section className="import-refusal" role="alert">
      <h2>《{fileName}》没有导入</h2>
      {sentences.map(({ what, todo }) => (
        <p key={what}>
          <b>{what}。</b>
          {todo}
        </p>
      ))}
      <p className="hint">台账没有改动，原文件也没有改动。</p>
      <div className="row">
        <Button type="primary" onClick={startOver}>
          换一个文件
        </Button>
        {waiting > 0 ? <Button onClick={next}>回到文件列表（还有 {waiting} 个）</Button> : null}
      </div>
    </section>
  )
}
