/** The register: who, with whom, when and why; which columns hold something, never what. */
import { EntryTag } from '../ui/entry-mark.tsx'
import { Checkbox } from 'antd'
import { useState } from 'react'
import { chineseDate } from '#shared/primitives.ts'
import { occasionTitles } from '#shared/talks.ts'
import type { TalkSummary } from '#shared/talks.ts'
import { Link } from '../ui/route.ts'
import { columnTitles } from './talk-words.ts'

export function TalkList({ talks }: { readonly talks: readonly TalkSummary[] }) {
  const [withVoid, setWithVoid] = useState(false)
  const voided = talks.filter((talk) => talk.void).length
  const shown = talks
    .filter((talk) => withVoid || !talk.void)
    .toSorted((a, b) => b.heldOn.localeCompare(a.heldOn) || b.talkId - a.talkId)
  return (
    <>
      {voided === 0 ? null : (
        <Checkbox checked={withVoid} onChange={(event) => setWithVoid(event.target.checked)}>
          也显示已作废的 {voided} 条
        </Checkbox>
      )}
      <table className="talks-register">
        <thead>
          <tr>
            <th scope="col">日期</th>
            <th scope="col">谈话人</th>
            <th scope="col">谈话对象</th>
            <th scope="col">事由</th>
            <th scope="col">形式</th>
            <th scope="col">已填的栏</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((talk) => (
            <tr key={talk.talkId} data-talk={talk.talkId} className={talk.void ? 'is-void' : undefined}>
              <td>
                <Link to={`/talks/${talk.talkId}`}>{chineseDate(talk.heldOn)}</Link>
              </td>
              <td>{names(talk.talkers)}</td>
              <td>{names(talk.partners)}</td>
              <td>
                {occasionTitles[talk.occasion]}
                {talk.void ? <b className="talks-tag">已作废</b> : null}
                <EntryTag
                  className="talks-tag"
                  on={talk.heldOn}
                  enteredAt={talk.enteredAt}
                  source={talk.source}
                />
              </td>
              <td>{talk.form === 'group' ? '集中' : '一对一'}</td>
              <td className="talks-filled">
                {talk.filled.length === 0
                  ? '内容未填'
                  : talk.filled.map((column) => columnTitles[column]).join('、')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="talks-note">这里只登记谈过什么方面，不显示内容。内容点开后按「显示内容」才看得到。</p>
    </>
  )
}

const names = (people: TalkSummary['talkers']) => people.map((person) => person.name).join('、')
