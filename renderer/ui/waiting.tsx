/** Stands where a page or an answer is on its way; shows nothing at all unless that takes long. */
import { Spin } from 'antd'

export function Waiting() {
  return (
    <div className="waiting" role="status" aria-label="正在打开">
      <Spin delay={300} />
    </div>
  )
}
