/** Many files at once: what each was recognised as, which to leave out, then one button; and what came of it. */
import { Button, Checkbox, Pagination, Progress as Bar } from 'antd'
import { useState } from 'react'
import { type FolderFile, type FolderOutcome, folderOutcomeTitles } from '#shared/import/folder.ts'
import { importKindTitles } from '#shared/imports.ts'
import { ReportButton, UndoGroupButton } from './group-buttons.tsx'
import type { FolderFlow, FolderImport, Looked, Progress } from './use-folder-flow.ts'
import './folder.css'

/** Files on one page of the table. */
const PAGE = 100

interface Props {
  readonly folder: FolderImport
  readonly flow: FolderFlow
  /** Opens one file in the wizard that shows every row. */
  open(file: Looked): void
}

export function FolderStep({ folder, flow, open }: Props) {
  switch (flow.step) {
    case 'looking':
      return (
        <UnderWay verb="正在看" progress={flow.progress} stop={folder.stop} said="只是读，不会改动台账。" />
      )
    case 'bringing':
      return (
        <UnderWay
          verb="正在导入"
          progress={flow.progress}
          stop={folder.stop}
          said="现在停止，已写入的会全部撤回。"
        />
      )
    case 'review':
      return <Review folder={folder} flow={flow} open={open} />
    case 'result':
      return <Result folder={folder} flow={flow} />
  }
}

interface UnderWayProps {
  readonly verb: string
  readonly progress: Progress
  readonly said: string
  stop(): void
}

function UnderWay({ verb, progress, said, stop }: UnderWayProps) {
  const { done, total, name } = progress
  return (
    <section className="import-under-way" aria-label={verb} aria-busy="true">
      <p className="import-drop-title">
        {verb}第 {Math.min(done + 1, total)} 个文件，共 {total} 个
      </p>
      <Bar percent={Math.round((done / Math.max(total, 1)) * 100)} showInfo={false} aria-label={verb} />
      <p className="import-path">{name}</p>
      <div className="row">
        <Button onClick={stop}>停止</Button>
        <span className="hint">{said}</span>
      </div>
    </section>
  )
}

const brings = ({ found }: Looked): boolean => found.outcome === 'ready'

interface ReviewProps extends Props {
  readonly flow: FolderFlow & { readonly step: 'review' }
}

function Review({ folder, flow, open }: ReviewProps) {
  const { files, leftOut, said } = flow
  const [page, setPage] = useState(1)
  // what can come in stands first, each part in the order of its names
  const order = [...files.filter(brings), ...files.filter((file) => !brings(file))]
  const ready = files.filter(brings)
  const chosen = ready.filter(({ picked }) => !leftOut.has(picked.name))
  const rows = chosen.reduce((sum, { found }) => sum + found.summary.new + found.summary.update, 0)
  const unread = files.filter(({ found }) => found.outcome === 'refused').length
  return (
    <section aria-label="文件夹里的文件">
      {said === undefined ? null : (
        <div className="import-refusal" role="alert">
          <p>
            <b>{said.what}。</b>
            {said.todo}
          </p>
        </div>
      )}
      <p className="import-lead">
        「{folder.name}」共 {files.length} 个文件：<b>{ready.length}</b> 个可以导入
        {unread === 0 ? '' : `，${unread} 个没有读（原因见下）`}
        。名册先导入，其他文件里的人名到时再核对一遍。
      </p>
      <div className="import-table-frame">
        <table className="ruled-table import-files">
          <thead>
            <tr>
              <th scope="col">导入</th>
              <th scope="col">文件</th>
              <th scope="col">内容是</th>
              <th scope="col">新增</th>
              <th scope="col">更新</th>
              <th scope="col">疑问</th>
              <th scope="col">说明</th>
              <th scope="col">核对</th>
            </tr>
          </thead>
          <tbody>
            {order.slice((page - 1) * PAGE, page * PAGE).map((file) => (
              <Line
                key={file.picked.name}
                file={file}
                taken={!leftOut.has(file.picked.name)}
                toggle={(taken) => folder.toggle(file.picked.name, taken)}
                open={() => open(file)}
              />
            ))}
          </tbody>
        </table>
      </div>
      <Pages page={page} total={order.length} onChange={setPage} />
      <div className="import-foot is-sticky">
        <Button onClick={folder.close}>重新选择</Button>
        <p>
          {chosen.length === 0
            ? '没有要导入的文件：都相同、没有读，或没有选。'
            : `将导入 ${chosen.length} 个文件、${rows} 条。成为一组，之后可以整组撤销。`}
        </p>
        <Button type="primary" disabled={chosen.length === 0} onClick={folder.commit}>
          全部导入
        </Button>
      </div>
    </section>
  )
}

interface LineProps {
  readonly file: Looked
  readonly taken: boolean
  toggle(taken: boolean): void
  open(): void
}

function Line({ file, taken, toggle, open }: LineProps) {
  const { found } = file
  const ready = brings(file)
  const legible = found.kinds.length > 0 || found.doubts.some((doubt) => doubt.code === 'kindUnknown')
  return (
    <tr data-file={found.name} className={ready ? '' : 'is-unknown'}>
      <td>
        {ready ? (
          <Checkbox
            aria-label={`导入 ${found.name}`}
            checked={taken}
            onChange={(event) => toggle(event.target.checked)}
          />
        ) : null}
      </td>
      <td className="import-path">{found.name}</td>
      <td className="import-short">{kindsOf(found) || folderOutcomeTitles[found.outcome]}</td>
      <td className="number">{shown(found.summary.new)}</td>
      <td className="number">{shown(found.summary.update)}</td>
      <td className="number">{found.kinds.length === 0 ? '' : shown(found.summary.doubts)}</td>
      <td>{found.advice}</td>
      <td>
        {legible ? (
          <Button size="small" aria-label={`打开核对 ${found.name}`} onClick={open}>
            打开核对
          </Button>
        ) : null}
      </td>
    </tr>
  )
}

const kindsOf = ({ kinds }: FolderFile): string => kinds.map((kind) => importKindTitles[kind]).join('、')
const shown = (count: number): string => (count === 0 ? '' : String(count))

interface PagesProps {
  readonly page: number
  readonly total: number
  onChange(page: number): void
}

function Pages({ page, total, onChange }: PagesProps) {
  if (total <= PAGE) return null
  return (
    <Pagination
      className="import-pages"
      size="small"
      current={page}
      pageSize={PAGE}
      total={total}
      showSizeChanger={false}
      showTotal={(all) => `共 ${all} 个文件`}
      onChange={onChange}
    />
  )
}

interface ResultProps {
  readonly folder: FolderImport
  readonly flow: FolderFlow & { readonly step: 'result' }
}

const resultOrder: readonly FolderOutcome[] = ['entered', 'nothing', 'leftOut', 'refused', 'skipped']

function Result({ folder, flow }: ResultProps) {
  const { group, files } = flow
  const [page, setPage] = useState(1)
  const order = files.toSorted((a, b) => resultOrder.indexOf(a.outcome) - resultOrder.indexOf(b.outcome))
  const left = (group?.skipped ?? 0) + (group?.errors ?? 0)
  return (
    <>
      <section className="import-result" role="status">
        <h2>{group === null ? '没有新内容，台账没有改动' : `✓ 「${folder.name}」已导入`}</h2>
        {group === null ? null : (
          <>
            <p>
              {files.filter((file) => file.outcome === 'entered').length} 个文件，新增 <b>{group.added}</b>{' '}
              条，更新 <b>{group.changed}</b> 条，没有导入 <b>{left}</b> 行。
            </p>
            <p className="hint">
              导入的都标为「导入」。每条从哪个文件哪一行来、哪些行没有导入、为什么，都在报告里。发现不对，可以整组撤销，台账恢复到导入之前。
            </p>
          </>
        )}
        <div className="row">
          {group === null ? null : (
            <>
              <ReportButton group={group} />
              <UndoGroupButton group={group} onUndone={folder.close} />
            </>
          )}
          <Button onClick={folder.close}>再导入</Button>
        </div>
      </section>
      <div className="import-table-frame">
        <table className="ruled-table import-files" aria-label="各文件的结果">
          <thead>
            <tr>
              <th scope="col">文件</th>
              <th scope="col">内容是</th>
              <th scope="col">结果</th>
              <th scope="col">新增</th>
              <th scope="col">更新</th>
              <th scope="col">相同</th>
              <th scope="col">说明</th>
            </tr>
          </thead>
          <tbody>
            {order.slice((page - 1) * PAGE, page * PAGE).map((file) => (
              <tr key={file.name} className={file.outcome === 'entered' ? '' : 'is-unknown'}>
                <td className="import-path">{file.name}</td>
                <td className="import-short">{kindsOf(file)}</td>
                <td className="import-short">{folderOutcomeTitles[file.outcome]}</td>
                <td className="number">{shown(file.summary.new)}</td>
                <td className="number">{shown(file.summary.update)}</td>
                <td className="number">{shown(file.summary.same)}</td>
                <td>{file.advice}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Pages page={page} total={order.length} onChange={setPage} />
    </>
  )
}
