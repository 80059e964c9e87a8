/** Files that were kept whole when they came in: what each was recognised as, searchable by any word in it. */
import { Button, Input } from 'antd'
import { useState } from 'react'
import { registerKinds } from '#shared/import/register-fields.ts'
import { type SourceDocument, importKindTitles } from '#shared/imports.ts'
import { anyRegister } from '#shared/registers/all.ts'
import { useBranch } from '../branch-context.tsx'
import { call, useAsk, useCommand } from '../ledger.ts'
import { currentApp } from '../ui/antd-app.ts'
import { showFailure } from '../ui/failure.ts'
import { fieldTitle, shownValue } from './fields.ts'
import { shownFields } from '#shared/import/record-fields.ts'

/** Records of one document shown at once. */
const MOST = 100

export function DocumentList() {
  const { branchId } = useBranch()
  const [text, setText] = useState('')
  const all = useAsk('import.documents', { branchId })
  const found = useAsk('import.documents', { branchId, ...(text === '' ? {} : { text }) })
  if (all.data === undefined || all.data.length === 0) return null
  return (
    <section aria-label="原始资料">
      <h2 className="section-title">
        原始资料
        <small>导入时整份保存的文件，可以查找、取回</small>
      </h2>
      <Input.Search
        aria-label="在原始资料里查找"
        className="import-search"
        placeholder="查找人名、事项"
        allowClear
        maxLength={100}
        onSearch={(typed) => setText(typed.trim())}
      />
      {found.data?.length === 0 ? <p className="import-none">没有找到「{text}」。</p> : null}
      {(found.data ?? []).map((document) => (
        <Document
          key={document.documentId}
          document={document}
          open={text !== ''}
          again={all.data.some(
            (other) => other.sha256 === document.sha256 && other.documentId > document.documentId,
          )}
        />
      ))}
    </section>
  )
}

/** Where a document stands on the page. */
export const documentAnchor = (documentId: number): string => `document-${documentId}`

interface DocumentProps {
  readonly document: SourceDocument
  readonly open: boolean
  /** The same file came in once more: what was missing then is told there. */
  readonly again: boolean
}

function Document({ document, open, again }: DocumentProps) {
  const fields = shownFields(
    document.kind,
    document.records.flatMap((record) => Object.keys(record.values)),
  ).filter((field) => document.records.some((record) => shownValue(field, record.values[field]) !== ''))
  const left = again ? 0 : document.records.filter((record) => record.entered === false).length
  const told = document.records.some((record) => record.entered !== undefined)
  return (
    <details className="import-document" id={documentAnchor(document.documentId)} open={open}>
      <summary>
        《{document.fileName}》 {importKindTitles[document.kind]}，{document.recordCount} 条（第{' '}
        {document.batchId} 批）
        {left === 0 ? null : <b className="word-due"> {left} 条未入账</b>}
      </summary>
      <Button size="small" onClick={() => void takeBack(document)}>
        取回原文件
      </Button>
      <TakeOver document={document} />
      <div className="import-table-frame">
        <table className="ruled-table">
          <thead>
            <tr>
              <th scope="col">行</th>
              {told ? <th scope="col">入账</th> : null}
              {fields.map((field) => (
                <th scope="col" key={field}>
                  {fieldTitle(field)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {document.records.slice(0, MOST).map((record) => (
              <tr key={`${record.sheet ?? ''}-${record.row}`}>
                <td className="number" title={record.sheet ?? undefined}>
                  {record.row}
                </td>
                {told ? (
                  <td className="nowrap">
                    {record.entered === false ? <b className="word-due">未入账</b> : '已入账'}
                  </td>
                ) : null}
                {fields.map((field) => (
                  <td key={field}>{shownValue(field, record.values[field])}</td>
                ))}
                {record.original === undefined ? null : (
                  <td>
                    <details className="import-original">
                      <summary>原文</summary>
                      <pre>{record.original}</pre>
                    </details>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {document.records.length > MOST ? (
        <p className="hint">
          只列出前 {MOST} 条，共 {document.records.length} 条；用上面的查找缩小范围。
        </p>
      ) : null}
    </details>
  )
}

/** What becomes of the rows of a kind, and what is to be known of it. */
const takenOver: Readonly<
  Partial<Record<SourceDocument['kind'], { readonly into: string; readonly note: string }>>
> = {
  duesRegister: { into: '党费登记', note: '没有写明的交纳日期记为「未记日期」' },
  studyRecords: {
    into: '学习登记',
    note: '集中学习成为草稿，个人培训计入学时；没有日期、学时的留在原始资料里',
  },
  rectificationList: { into: '整改', note: '文件写明销号日期的才算已销号' },
  ...Object.fromEntries(
    registerKinds.map((kind) => [
      kind,
      { into: anyRegister[kind].title, note: '缺日期、事项的留在原始资料里' },
    ]),
  ),
}

/** Kept before there was a register for it: its rows become records, as a batch of their own. */
function TakeOver({ document: { documentId, kind } }: { readonly document: SourceDocument }) {
  const takeOver = useCommand('import.takeOver')
  const target = takenOver[kind]
  if (target === undefined) return null
  return (
    <Button
      size="small"
      loading={takeOver.isPending}
      onClick={() =>
        takeOver.mutate(
          { documentId },
          {
            onSuccess: ({ added, batchId }) =>
              void currentApp()?.message.success(
                `已转入${target.into} ${added} 行（第 ${batchId} 批，可撤销）；${target.note}`,
              ),
          },
        )
      }
    >
      转入{target.into}
    </Button>
  )
}

/** Hands the file out as it came in. */
async function takeBack({ documentId, fileName }: SourceDocument): Promise<void> {
  try {
    const { content } = await call('import.document', { documentId })
    const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))
    const address = URL.createObjectURL(new Blob([bytes]))
    const link = window.document.createElement('a')
    link.href = address
    link.download = fileName
    link.click()
    URL.revokeObjectURL(address)
  } catch (error) {
    showFailure(error)
  }
}
