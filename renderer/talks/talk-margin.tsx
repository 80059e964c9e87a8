/** What the law says about talks, beside the form. */
import type { Talk } from '#shared/talks.ts'
import { MarginNote } from '../ui/page.tsx'
import { obligingOccasions } from './talk-words.ts'

export function TalkLaw() {
  return (
    <>
      <MarginNote title="依据">
        <p>支委之间、支委与党员之间、党员之间，每年一般不少于 1 次。</p>
        <p className="citation">支部工作条例第十九条</p>
        <p>书记与支部成员、所属党员，每年不少于 1 次；不能以谈工作代替谈心。</p>
        <p className="citation">市直机关党建述职会要求</p>
      </MarginNote>
      <MarginNote title="这些时候应当谈">
        <ul className="talk-occasions">
          {obligingOccasions.map((occasion) => (
            <li key={occasion}>{occasion}</li>
          ))}
        </ul>
      </MarginNote>
      <MarginNote title="计数">
        <p>集中谈心只计「党员之间」一项，不抵书记谈、支委谈。</p>
      </MarginNote>
    </>
  )
}

interface StandProps {
  readonly remarks: Talk['remarks']
  /** What the talk lacks and therefore is not saved without. */
  readonly needed: readonly string[]
  readonly kept: boolean
}

/** How this record stands: what keeps it from being saved, and what an inspector would remark. */
export function TalkStand({ remarks, needed, kept }: StandProps) {
  return (
    <>
      {needed.length === 0 ? null : (
        <MarginNote title={kept ? '这一处还没有保存' : '还没有保存'} tone="due">
          <p>填好{needed.join('、')}后自动保存。</p>
        </MarginNote>
      )}
      {!kept || remarks.length === 0 ? null : (
        <MarginNote title="还缺" tone="due">
          {remarks.map((remark) => (
            <div key={remark.ruleId}>
              <p>{remark.message}</p>
              <p className="citation">{remark.citation}</p>
            </div>
          ))}
        </MarginNote>
      )}
      <MarginNote title="保密">
        <p>谈话内容只在本台账文件里。列表、统计和季度册都不显示内容。不得录入涉密信息。</p>
      </MarginNote>
    </>
  )
}
