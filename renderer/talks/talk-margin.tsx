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
  readonly talk: Talk | null
  /** What a new talk still needs before it is saved. */
  readonly needed: readonly string[]
}

/** How this record stands: what keeps it from being saved, and what an inspector would remark. */
export function TalkStand({ talk, needed }: StandProps) {
  if (talk === null && needed.length > 0) {
    return (
      <MarginNote title="还没有保存" tone="due">
        <p>填好{needed.join('、')}后自动保存。</p>
      </MarginNote>
    )
  }
  return (
    <>
      {talk === null
        ? null
        : talk.remarks.map((remark) => (
            <MarginNote key={remark.ruleId} title="提示" tone="due">
              <p>{remark.message}</p>
              <p className="citation">{remark.citation}</p>
            </MarginNote>
          ))}
      <MarginNote title="保密">
        <p>谈话内容只在本台账文件里。列表、统计和季度册都不显示内容。不得录入涉密信息。</p>
      </MarginNote>
    </>
  )
}
