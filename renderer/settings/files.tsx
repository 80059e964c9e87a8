/** The file itself: where it lies, a verified copy of it, other ledgers. */
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#shared/contract.ts'
import { useStatus } from '../branch-context.tsx'
import { mount, useCommand } from '../ledger.ts'
import { Link } from '../ui/route.ts'
import { RuledField, RuledForm } from '../ui/ruled-form.tsx'
import { Doors } from '../welcome/doors.tsx'
import { BackupList } from './backups.tsx'

export function Files() {
  const status = useStatus()
  if (status === undefined) return null
  return (
    <div className="stack">
      <RuledForm label="台账文件">
        <RuledField label="文件" wide>
          {status.fileName}
        </RuledField>
        <RuledField label="所在位置" wide>
          <span className="plain-value path">{status.path}</span>
        </RuledField>
      </RuledForm>
      <p className="hint">
        一个台账就是这一个文件：拷到 U
        盘、交给下一任书记，都只需要它。不得录入涉密信息；文件里有个人信息，请妥善保管。
      </p>
      <BackUp />
      <BackupList />
      <h2 className="section-title">导出与导回</h2>
      <p className="hint">
        全部登记可以<Link to="/book">在「台账」页导出为 Excel 工作簿</Link>；导回时先新建一个台账，再用
        <Link to="/import">导入</Link>选那个文件。
      </p>
      <h2 className="section-title">换一个台账</h2>
      <p className="hint">现在这个台账会先关上，已保存的内容都在文件里。</p>
      <Doors />
    </div>
  )
}

function BackUp() {
  const backUp = useCommand('ledger.backUp')
  const [out, setOut] = useState('')
  const [done, setDone] = useState<OutputOf<'ledger.backUp'>>()
  const start = () => backUp.mutate(out.trim() === '' ? {} : { out: out.trim() }, { onSuccess: setDone })
  return (
    <section aria-label="备份">
      <h2 className="section-title">备份</h2>
      <div className="add-row">
        {mount === 'browser' ? (
          <Input
            className="backup-path"
            aria-label="备份存放位置"
            placeholder="存放位置（不填时放在「文档/支部台账」）"
            value={out}
            onChange={(event) => setOut(event.target.value)}
          />
        ) : null}
        <Button type="primary" loading={backUp.isPending} onClick={start}>
          备份台账
        </Button>
        <span className="hint">写完会自动打开核对一遍，核对通过才算成功。</span>
      </div>
      {done === undefined ? null : (
        <p role="status" className="backup-done">
          <span className="word-good">✓ 备份成功</span>（{sizeText(done.bytes)}）：
          <span className="path">{done.path ?? done.fileName}</span>
        </p>
      )}
    </section>
  )
}

/** 「3.4 MB」, 「120 KB」. */
function sizeText(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} KB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`
}
