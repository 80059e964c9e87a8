/** One template: its name, what is in it, its tables, and the button that fills it. */
import { Button, Input, Skeleton } from 'antd'
import { useState } from 'react'
import type { Template } from '#shared/templates.ts'
import { useToday } from '../branch-context.tsx'
import { lastFinished } from '../book/periods.ts'
import { useAsk, useCommand } from '#renderer/ledger.ts'
import { askConfirm } from '#renderer/ui/ask.tsx'
import { FailureNote } from '#renderer/ui/failure-note.tsx'
import { HistoryLink } from '#renderer/ui/history-drawer.tsx'
import { isComposing } from '#renderer/ui/keys.ts'
import { FillTemplate } from './fill-template.tsx'
import { MarkTables } from './mark-tables.tsx'
import { TagList } from './tag-list.tsx'

export function TemplateDetail({ template }: { readonly template: Template }) {
  const { templateId } = template
  const today = useToday()
  const [period, setPeriod] = useState(() => lastFinished('quarter', today))
  const inspection = useAsk('templates.inspect', { templateId }, { keepPrevious: true })
  return (
    <section className="templates-detail" aria-label={template.name}>
      <Head template={template} />
      {inspection.error === null ? null : (
        <FailureNote error={inspection.error} onRetry={() => void inspection.refetch()} />
      )}
      {inspection.data === undefined ? (
        inspection.error === null ? (
          <Skeleton active />
        ) : null
      ) : (
        <>
          <TagList inspection={inspection.data} />
          {inspection.data.tableCount === 0 ? null : <MarkTables template={template} period={period} />}
          <FillTemplate
            template={template}
            period={period}
            onPeriod={setPeriod}
            ready={inspection.data.faults.length === 0 && inspection.data.tags.length > 0}
          />
        </>
      )}
    </section>
  )
}

function Head({ template }: { readonly template: Template }) {
  const { templateId, name } = template
  const rename = useCommand('templates.rename')
  const remove = useCommand('templates.remove')
  const [typed, setTyped] = useState<string>()
  const save = () => {
    const text = (typed ?? '').trim()
    setTyped(undefined)
    if (text !== '' && text !== name) rename.mutate({ templateId, name: text })
  }
  const putAside = async () => {
    const sure = await askConfirm({
      title: `停用“${name}”`,
      text: '模板不再列出，仍留在台账里，随时可以恢复；已经生成的文件不受影响。',
      okText: '停用',
    })
    if (sure) remove.mutate({ templateId })
  }
  return (
    <div className="templates-head">
      {typed === undefined ? (
        <h2>{name}</h2>
      ) : (
        <Input
          autoFocus
          aria-label="模板名称"
          maxLength={60}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={save}
          onKeyDown={(event) => {
            if (isComposing(event)) return
            if (event.key === 'Enter') save()
            if (event.key === 'Escape') setTyped(undefined)
          }}
        />
      )}
      <span className="actions">
        <Button size="small" onClick={() => setTyped(name)}>
          改名
        </Button>
        <Button size="small" onClick={() => void putAside()}>
          停用
        </Button>
        <HistoryLink record={{ kind: 'template', id: templateId }} of={name} words="记录" />
      </span>
    </div>
  )
}
