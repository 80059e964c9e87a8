/** Guests and study items: short rows with a name that decides whether the row exists. */
import { Button } from 'antd'
import { memo } from 'react'
import { type Draft, freshKey, sameParts } from './draft.ts'
import { LineField } from './fields.tsx'

export interface SideListProps {
  readonly draft: Draft
  readonly change: (recipe: (draft: Draft) => Draft) => void
}

export const ObserverRows = memo(function ObserverRows({ draft, change }: SideListProps) {
  const set = (key: string, part: { name?: string; role?: string }) =>
    change((before) => ({
      ...before,
      observers: before.observers.map((row) => (row.key === key ? { ...row, ...part } : row)),
    }))
  return (
    <div className="side-rows" data-law="observers" data-field="observers">
      {draft.observers.map((row, index) => (
        <div className="side-row" key={row.key}>
          <LineField
            label={`第 ${index + 1} 位列席人姓名`}
            placeholder="姓名"
            value={row.name}
            maxLength={30}
            onChange={(name) => set(row.key, { name })}
          />
          <LineField
            label={`第 ${index + 1} 位列席人身份`}
            placeholder="单位、职务或身份（发展对象、积极分子…）"
            value={row.role}
            maxLength={60}
            onChange={(role) => set(row.key, { role })}
          />
          <RemoveButton
            label={`移去列席人 ${row.name}`}
            onClick={() =>
              change((before) => ({
                ...before,
                observers: before.observers.filter((other) => other.key !== row.key),
              }))
            }
          />
        </div>
      ))}
      <Button
        type="link"
        size="small"
        onClick={() =>
          change((before) => ({
            ...before,
            observers: [...before.observers, { key: freshKey(), name: '', role: '' }],
          }))
        }
      >
        ＋ 添加列席人
      </Button>
    </div>
  )
}, sameParts('observers'))

export const StudyRows = memo(function StudyRows({ draft, change }: SideListProps) {
  const set = (key: string, part: { title?: string; issuer?: string; leader?: string }) =>
    change((before) => ({
      ...before,
      studyItems: before.studyItems.map((row) => (row.key === key ? { ...row, ...part } : row)),
    }))
  return (
    <div className="side-rows" data-law="study" data-field="studyItems">
      {draft.studyItems.map((row, index) => (
        <div className="side-row" key={row.key}>
          <LineField
            label={`第 ${index + 1} 项学习内容`}
            placeholder="学习内容（文件、讲话、条例）"
            className="grow"
            value={row.title}
            maxLength={200}
            onChange={(title) => set(row.key, { title })}
          />
          <LineField
            label={`第 ${index + 1} 项发文单位`}
            placeholder="发文单位"
            value={row.issuer}
            maxLength={60}
            onChange={(issuer) => set(row.key, { issuer })}
          />
          <LineField
            label={`第 ${index + 1} 项领学人`}
            placeholder="领学人"
            value={row.leader}
            maxLength={30}
            list="meeting-roster"
            onChange={(leader) => set(row.key, { leader })}
          />
          <RemoveButton
            label={`移去学习内容 ${row.title}`}
            onClick={() =>
              change((before) => ({
                ...before,
                studyItems: before.studyItems.filter((other) => other.key !== row.key),
              }))
            }
          />
        </div>
      ))}
      <Button
        type="link"
        size="small"
        onClick={() =>
          change((before) => ({
            ...before,
            studyItems: [...before.studyItems, { key: freshKey(), title: '', issuer: '', leader: '' }],
          }))
        }
      >
        ＋ 添加学习内容
      </Button>
    </div>
  )
}, sameParts('studyItems'))

/** Taking a row out can be undone by 「撤销」, so it asks nothing. */
export function RemoveButton({
  label,
  onClick,
  disabled = false,
}: {
  label: string
  onClick: () => void
  disabled?: boolean
}) {
  return (
    <Button
      type="text"
      size="small"
      className="remove"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      ✕
    </Button>
  )
}
