/** Folders that came in: each can be reported and taken back whole. One broken off in the middle stands out. */
import type { ImportGroup } from '#shared/import/folder.ts'
import { useBranch } from '../branch-context.tsx'
import { useAsk } from '../ledger.ts'
import { ReportButton, UndoGroupButton } from './group-buttons.tsx'

export function GroupList() {
  const { branchId } = useBranch()
  const groups = useAsk('import.groups', { branchId })
  if (groups.data === undefined || groups.data.length === 0) return null
  return (
    <section aria-label="整个文件夹导入过的">
      <h2 className="section-title">整个文件夹导入过的</h2>
      <table className="ruled-table">
        <thead>
          <tr>
            <th scope="col">文件夹</th>
            <th scope="col">文件</th>
            <th scope="col">时间</th>
            <th scope="col">结果</th>
            <th scope="col">现状</th>
          </tr>
        </thead>
        <tbody>
          {groups.data.map((group) => (
            <tr key={group.groupId} data-group={group.groupId}>
              <td>{group.name}</td>
              <td className="number">{group.files}</td>
              <td>{group.startedAt.slice(0, 16).replace('T', ' ')}</td>
              <td>
                新增 {group.added}，更新 {group.changed}，没有导入 {group.skipped + group.errors}
              </td>
              <td>
                <State group={group} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function State({ group }: { readonly group: ImportGroup }) {
  if (group.state === 'undone') return <span className="word-faint">已撤销</span>
  return (
    <div className="row">
      {group.state === 'unfinished' ? (
        <b>没有导完，请撤销后重新导入</b>
      ) : (
        <ReportButton group={group} small />
      )}
      <UndoGroupButton group={group} small />
    </div>
  )
}
