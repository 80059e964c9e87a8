/** What was found in a template: faults first, then unknown words with the nearest known ones, then the rest. */
import { Button } from 'antd'
import { useState } from 'react'
import { written } from '#shared/template-fields.ts'
import { type TemplateInspection, type TemplateTag, tagKindTitles } from '#shared/templates.ts'

export function TagList({ inspection }: { readonly inspection: TemplateInspection }) {
  const { tags, faults, notes } = inspection
  const unknown = tags.filter(({ known }) => !known)
  const known = tags.filter((tag) => tag.known)
  const [all, setAll] = useState(false)
  return (
    <section className="templates-tags" aria-label="模板里的标签">
      <h3>
        模板里的标签
        <small>
          {tags.length === 0 ? '还没有标签' : `认识 ${known.length} 个，不认识 ${unknown.length} 个`}
        </small>
      </h3>
      {faults.length === 0 ? null : (
        <ul className="templates-faults" aria-label="须改好才能填写">
          {faults.map((fault, index) => (
            <li key={index}>
              <em>须改</em>
              <span>
                {fault.part}“{fault.near}”：{fault.message}。<small>{fault.advice}。</small>
              </span>
            </li>
          ))}
        </ul>
      )}
      {unknown.length === 0 ? null : (
        <ul className="templates-unknown" aria-label="不认识的标签">
          {unknown.map((tag, index) => (
            <li key={index}>
              <code>{written(tag.tag, tag.kind)}</code>
              <span>{adviceFor(tag)}</span>
            </li>
          ))}
        </ul>
      )}
      {notes.map((note) => (
        <p key={note} className="templates-note">
          {note}。
        </p>
      ))}
      {known.length === 0 ? null : (
        <>
          <Button type="link" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? '收起认识的标签' : `看认识的标签（${known.length}）`}
          </Button>
          {all ? (
            <table className="templates-known">
              <thead>
                <tr>
                  <th scope="col">标签</th>
                  <th scope="col">在哪里</th>
                  <th scope="col">填什么</th>
                </tr>
              </thead>
              <tbody>
                {known.map((tag, index) => (
                  <tr key={index}>
                    <td>
                      <code>{written(tag.tag, tag.kind)}</code>
                    </td>
                    <td>{[tag.part, ...tag.within].join(' › ')}</td>
                    <td>
                      {tag.kind === 'value' ? '' : `${tagKindTitles[tag.kind]}：`}
                      {tag.meaning}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          ) : null}
        </>
      )}
    </section>
  )
}

function adviceFor(tag: TemplateTag): string {
  const [loop] = tag.onlyWithin
  if (loop !== undefined)
    return `要写在 {#${loop}} 和 {/${loop}} 之间${tag.onlyWithin.length > 1 ? `（或 ${tag.onlyWithin.slice(1, 3).join('、')}）` : ''}，这里会空着。`
  if (tag.nearest.length > 0)
    return `不认识，会空着。是不是 ${tag.nearest.map((name) => written(name, tag.kind)).join('、')}？`
  return '不认识，会空着。可以在下面“全部标签”里找。'
}
