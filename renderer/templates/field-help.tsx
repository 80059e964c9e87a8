/** The whole vocabulary, to be looked things up in and copied from. */
import { Button, Input } from 'antd'
import { useState } from 'react'
import { listFields, written } from '#shared/template-fields.ts'

const everything = listFields()

export function FieldHelp() {
  const [open, setOpen] = useState(false)
  const [sought, setSought] = useState('')
  const found = everything.filter(
    ({ tag, meaning, within }) =>
      sought === '' || [tag, meaning, ...within].some((text) => text.includes(sought.trim())),
  )
  return (
    <section className="templates-help" aria-label="全部标签">
      <Button type="link" aria-expanded={open} onClick={() => setOpen(!open)}>
        全部标签（{everything.length}）
      </Button>
      {open ? (
        <>
          <p>
            在 Word 里直接打字也行：{'{支部名称}'} 填文字；{'{#会议}…{/会议}'}{' '}
            中间的内容按会议逐次重复，放在表格一行的头尾就是逐行；
            {'{^会议}…{/会议}'} 没有会议时才显示。
          </p>
          <Input.Search
            allowClear
            aria-label="找标签"
            placeholder="找标签，如：应到"
            value={sought}
            onChange={(event) => setSought(event.target.value)}
          />
          <div className="templates-fields">
            <table>
              <thead>
                <tr>
                  <th scope="col">标签</th>
                  <th scope="col">写在哪个循环里</th>
                  <th scope="col">填什么</th>
                </tr>
              </thead>
              <tbody>
                {found.map(({ tag, kind, within, meaning }) => (
                  <tr key={[...within, kind, tag].join('/')}>
                    <td>
                      <code>{kind === 'loop' ? `{#${tag}}…{/${tag}}` : written(tag, kind)}</code>
                    </td>
                    <td>{within.join(' › ')}</td>
                    <td>{meaning}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      ) : null}
    </section>
  )
}
