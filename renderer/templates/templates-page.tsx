/** The superior body's own Word forms: kept here, shown what is in them, marked where bare, filled for a period. */
import { Button, Skeleton } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { Template } from '#shared/templates.ts'
import { useBranch } from '../branch-context.tsx'
import { useAsk, useCommand } from '#renderer/ledger.ts'
import { EmptyPage } from '#renderer/ui/empty-page.tsx'
import { FailureNote } from '#renderer/ui/failure-note.tsx'
import { MarginNote, Page } from '#renderer/ui/page.tsx'
import { Link, go, useRoute } from '#renderer/ui/route.ts'
import { AddTemplate } from './add-template.tsx'
import { TemplateDetail } from './template-detail.tsx'
import { FieldHelp } from './field-help.tsx'
import './templates.css'

/** `/templates` or `/templates?id=3`. */
export function TemplatesPage() {
  const { branchId, branch } = useBranch()
  const { params } = useRoute()
  const templates = useAsk('templates.list', { branchId, withRemoved: true }, { keepPrevious: true })
  const shown = (templates.data ?? []).filter(({ removed }) => !removed)
  const aside = (templates.data ?? []).filter(({ removed }) => removed)
  const wanted = Number(params.get('id'))
  const chosen = shown.find(({ templateId }) => templateId === wanted) ?? shown[0]

  return (
    <Page
      title="上级模板"
      subtitle={`${branch.name} · 用上级发的 Word 表格，直接填入台账里的内容`}
      actions={<Link to="/book">回到台账</Link>}
      margin={<Basis />}
    >
      {templates.error === null ? null : (
        <FailureNote error={templates.error} onRetry={() => void templates.refetch()} />
      )}
      <AddTemplate
        branchId={branchId}
        first={shown.length === 0}
        onAdded={(templateId) => go(`/templates?id=${templateId}`)}
      />
      {templates.data === undefined ? <Skeleton active /> : null}
      {templates.data !== undefined && shown.length === 0 ? (
        <EmptyPage>
          还没有模板。上级发了自己的 Word
          表（.docx）、要照他们的格式交的，把文件加到上面，点表格里的格子说明填什么，以后每季度一键填好。不用上级表格的，「台账」里的就够了，这里可以空着。
        </EmptyPage>
      ) : null}
      {shown.length === 0 ? null : (
        <nav aria-label="模板" className="templates-list">
          <ul>
            {shown.map((template) => (
              <li key={template.templateId}>
                <Link
                  to={`/templates?id=${template.templateId}`}
                  {...(template === chosen ? { 'aria-current': 'true' as const } : {})}
                >
                  {template.name}
                </Link>
                <small>{template.marked ? '已标注' : sizeText(template.bytes)}</small>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {chosen === undefined ? null : <TemplateDetail key={chosen.templateId} template={chosen} />}
      {aside.length === 0 ? null : <PutAside templates={aside} />}
      <FieldHelp />
    </Page>
  )
}

const sizeText = (bytes: number): string => `${Math.max(1, Math.round(bytes / 1024))} KB`

function Basis() {
  return (
    <>
      <MarginNote title="怎样用">
        <ol className="templates-steps">
          <li>加入上级发的 .docx 文件。</li>
          <li>表格里没有标签的，点格子选要填的内容。</li>
          <li>选期间，生成填好的文件。</li>
        </ol>
      </MarginNote>
      <MarginNote title="保密">
        <p>谈话内容、无记名投票谁投了什么，不会填进任何模板；身份证号、手机号只填掩码。</p>
      </MarginNote>
    </>
  )
}

function PutAside({ templates }: { readonly templates: readonly Template[] }) {
  const restore = useCommand('templates.restore')
  const [open, setOpen] = useState(false)
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    if (open) list.current?.querySelector('button')?.focus()
  }, [open])
  return (
    <section className="templates-aside" aria-label="停用的模板">
      <Button type="link" aria-expanded={open} onClick={() => setOpen(!open)}>
        停用的模板（{templates.length}）
      </Button>
      {open ? (
        <ul ref={list}>
          {templates.map(({ templateId, name }) => (
            <li key={templateId}>
              <span>{name}</span>
              <Button size="small" onClick={() => restore.mutate({ templateId })}>
                恢复{name}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}
