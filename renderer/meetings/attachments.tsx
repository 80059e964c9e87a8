/** Photos and scans of a meeting: kept inside the ledger file, looked at here, taken off only while it is a draft. */
import { Button } from 'antd'
import { memo, useRef, useState } from 'react'
import { type Attachment, attachmentMaxBytes } from '#shared/attachments.ts'
import { useAsk, useCommand } from '#renderer/ledger.ts'
import { askConfirm } from '#renderer/ui/ask.tsx'
import { LedgerError, showFailure } from '#renderer/ui/failure.ts'
import { isComposing } from '#renderer/ui/keys.ts'
import { base64Of } from '#renderer/ui/read-file.ts'
import { LineField } from './fields.tsx'
import './attachments.css'

export interface AttachmentsProps {
  readonly meetingId: number
  readonly readOnly?: boolean
}

export const Attachments = memo(function Attachments({ meetingId, readOnly = false }: AttachmentsProps) {
  const { data = [] } = useAsk('attachments.list', { meetingId })
  const attach = useCommand('attachments.attach', { quiet: true })
  const [busy, setBusy] = useState('')
  const picker = useRef<HTMLInputElement>(null)
  if (readOnly && data.length === 0) return null

  const take = async (files: readonly File[]) => {
    for (const file of files) {
      setBusy(file.name)
      try {
        if (file.size > attachmentMaxBytes) throw new LedgerError('tooLarge', file.name)
        await attach.mutateAsync({ meetingId, name: file.name, content: await base64Of(file) })
      } catch (error) {
        showFailure(error)
      }
    }
    setBusy('')
  }

  return (
    <section className="attachments" aria-label="照片和附件">
      <h2 className="section-title">照片和附件</h2>
      <p className="hint">不得录入涉密信息：国家秘密、工作秘密的照片和文件不要放进来。</p>
      {data.length === 0 ? null : (
        <ul className="attachment-list">
          {data.map((attachment) => (
            <Item key={attachment.attachmentId} attachment={attachment} readOnly={readOnly} />
          ))}
        </ul>
      )}
      {readOnly ? null : (
        <>
          <input
            ref={picker}
            type="file"
            hidden
            multiple
            accept=".jpg,.jpeg,.png,.pdf"
            aria-label="选择照片或扫描件"
            onChange={(event) => {
              const files = [...(event.target.files ?? [])]
              event.target.value = ''
              void take(files)
            }}
          />
          <Button type="link" size="small" disabled={busy !== ''} onClick={() => picker.current?.click()}>
            {busy === '' ? '＋ 添加照片或扫描件' : `正在存入 ${busy}…`}
          </Button>
          <p className="attachment-note">
            JPEG、PNG 照片或 PDF，每个最大 20 MB，存在台账文件里。不得附涉密文件。
          </p>
        </>
      )}
    </section>
  )
})

function Item({ attachment, readOnly }: { readonly attachment: Attachment; readonly readOnly: boolean }) {
  const { attachmentId, name, mediaType } = attachment
  const picture = mediaType.startsWith('image/')
  const { data } = useAsk('attachments.read', { attachmentId }, { enabled: picture })
  const keepCaption = useCommand('attachments.caption')
  const detach = useCommand('attachments.detach')
  const [caption, setCaption] = useState(attachment.caption)
  const save = () => {
    if (caption !== attachment.caption) keepCaption.mutate({ attachmentId, caption })
  }
  const remove = async () => {
    const sure = await askConfirm({
      title: '取下附件',
      text: `从这次会议取下「${name}」。取下后台账里不再保存它，原文件不受影响。`,
      okText: '取下',
    })
    if (sure) detach.mutate({ attachmentId })
  }
  return (
    <li className="attachment">
      {picture ? (
        data === undefined ? (
          <span className="attachment-frame" aria-hidden />
        ) : (
          <img
            className="attachment-frame"
            src={`data:${mediaType};base64,${data.content}`}
            alt={attachment.caption === '' ? name : attachment.caption}
          />
        )
      ) : (
        <span className="attachment-frame attachment-file">PDF</span>
      )}
      {readOnly ? (
        <span className="attachment-words">{attachment.caption === '' ? name : attachment.caption}</span>
      ) : (
        <span className="attachment-words">
          <span onBlur={save}>
            <LineField
              label={`${name} 的说明`}
              placeholder="说明（时间、地点、内容）"
              maxLength={100}
              value={caption}
              onChange={setCaption}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && !isComposing(event)) save()
              }}
            />
          </span>
          <span className="attachment-note">{name}</span>
          <Button type="link" size="small" onClick={() => void remove()}>
            取下
          </Button>
        </span>
      )}
    </li>
  )
}
