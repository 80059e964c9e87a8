/** A published list, pasted: what was read is shown beside its line, ticked, corrected, and only then entered. */
import { Button, Checkbox, Input } from 'antd'
import { useId, useState } from 'react'
import type { ReadItem } from '#shared/study/records.ts'
import { Dialog } from '../ui/dialog.tsx'
import { useBranch } from '../branch-context.tsx'
import { call, useCommand } from '../ledger.ts'
import { DateField } from '../ui/date-field.tsx'
import { showFailure } from '../ui/failure.ts'

interface Row extends ReadItem {
  readonly key: number
  readonly take: boolean
}

export function PasteBox({ onClose }: { onClose(): void }) {
  const { branchId } = useBranch()
  const require = useCommand('study.require')
  const [text, setText] = useState('')
  const [rows, setRows] = useState<readonly Row[]>()
  const [unread, setUnread] = useState<readonly string[]>([])
  const [reading, setReading] = useState(false)
  const id = useId()

  const read = async () => {
    setReading(true)
    try {
      const found = await call('study.importText', { branchId, text })
      setRows(found.items.map((item, key) => ({ ...item, key, take: item.matchId === null })))
      setUnread(found.unread)
    } catch (error) {
      showFailure(error)
    } finally {
      setReading(false)
    }
  }
  const change = (key: number, part: Partial<Row>) =>
    setRows((before) => before?.map((row) => (row.key === key ? { ...row, ...part } : row)))
  const taken = rows?.filter((row) => row.take && row.title.trim() !== '') ?? []
  const enter = () =>
    require.mutate(
      {
        branchId,
        items: taken.map(({ key: _key, take: _take, doubts: _doubts, matchId: _match, ...item }) => item),
      },
      { onSuccess: onClose },
    )

  return (
    <Dialog
      title="粘贴学习清单"
      width={920}
      okText={rows === undefined ? '认一认' : `列入 ${taken.length} 条`}
      cancelText="取消"
      okButtonProps={{ disabled: rows === undefined ? text.trim() === '' : taken.length === 0 }}
      confirmLoading={reading || require.isPending}
      onOk={() => (rows === undefined ? void read() : enter())}
      onCancel={onClose}
    >
      {rows === undefined ? (
        <div className="stack">
          <label htmlFor={id}>
            把上级发来的清单整段贴进来：带序号的文字，或者从 Excel、Word
            表格复制的几行都可以。先认给您看，什么也不写。
          </label>
          <Input.TextArea
            id={id}
            rows={12}
            autoFocus
            maxLength={50000}
            value={text}
            onChange={(event) => setText(event.target.value)}
            placeholder={
              '2026年9月上半月学习内容\n一、必学\n1. ……重要讲话（新华社，2026年8月28日），9月15日前学完\n二、选学\n2. ……'
            }
          />
        </div>
      ) : (
        <>
          {rows.length === 0 ? <p>没有认出学习内容。每条占一行，前面有序号或书名号的最容易认。</p> : null}
          {rows.length === 0 ? null : (
            <table className="study-table study-read">
              <thead>
                <tr>
                  <th scope="col">列入</th>
                  <th scope="col">学习内容</th>
                  <th scope="col">发布日期</th>
                  <th scope="col">期限</th>
                  <th scope="col">选修</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row, index) => (
                  <tr key={row.key} className={row.take ? undefined : 'is-left'}>
                    <td>
                      <Checkbox
                        aria-label={`列入第 ${index + 1} 条`}
                        checked={row.take}
                        onChange={(event) => change(row.key, { take: event.target.checked })}
                      />
                    </td>
                    <td>
                      <Input
                        aria-label={`第 ${index + 1} 条学习内容`}
                        maxLength={200}
                        value={row.title}
                        onChange={(event) => change(row.key, { title: event.target.value })}
                      />
                      <small className="study-source">原文：{row.source}</small>
                      {row.matchId === null ? null : <small className="word-due">清单里已有同名的一条</small>}
                      {row.doubts.map((doubt) => (
                        <small key={doubt} className="word-due">
                          {doubt}
                        </small>
                      ))}
                    </td>
                    <td>
                      <DateField
                        partial
                        label={`第 ${index + 1} 条发布日期`}
                        value={row.publishedOn}
                        onChange={(publishedOn) => change(row.key, { publishedOn })}
                      />
                    </td>
                    <td>
                      <DateField
                        label={`第 ${index + 1} 条期限`}
                        value={row.dueOn}
                        onChange={(dueOn) => change(row.key, { dueOn })}
                      />
                    </td>
                    <td>
                      <Checkbox
                        aria-label={`第 ${index + 1} 条选修`}
                        checked={row.elective}
                        onChange={(event) => change(row.key, { elective: event.target.checked })}
                      />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          {unread.length === 0 ? null : (
            <details className="study-unread">
              <summary>有 {unread.length} 行没有当作学习内容</summary>
              {unread.map((line, index) => (
                <p key={index}>{line}</p>
              ))}
            </details>
          )}
          <Button type="link" size="small" onClick={() => setRows(undefined)}>
            ‹ 回去改文字
          </Button>
        </>
      )}
    </Dialog>
  )
}
