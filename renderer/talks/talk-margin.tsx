/** What the law says about talks, beside the form. */
import { talkFieldHelp, talkHelp } from '#shared/help.ts'
import type { Talk } from '#shared/talks.ts'
import { HelpNotes } from '../ui/help.tsx'
import { MarginNote } from '../ui/page.tsx'
import { obligingOccasions } from './talk-words.ts'

/** @param label the printed label of the field under the cursor. */
export function TalkLaw({ label = null }: { readonly label?: string | null }) {
  return (
    <>
      <HelpNotes help={talkHelp} fields={talkFieldHelp} label={label} />
      <MarginNote title="这些时候应当谈">
        <ul className="talk-occasions">
          {obligingOccasions.map((occasion) => (
            <li key={occasion}>{occasion}</li>
          ))}
        </ul>
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
