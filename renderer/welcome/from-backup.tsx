/** For a ledger that does not open any more: its copies, found by its path. */
import { Button, Input } from 'antd'
import { useState } from 'react'
import { mount, useCommand } from '../ledger.ts'
import { BackupTable } from '../settings/backups.tsx'
import { isComposing } from '../ui/keys.ts'
import { typedPath } from '../ui/typed-path.ts'

/** Nothing is touched until a copy is chosen; the damaged file is kept under another name. */
export function FromBackup() {
  const find = useCommand('backups.list')
  const [path, setPath] = useState('')
  const at = typedPath(path)
  const ready = mount === 'desktop' || at !== ''
  const look = () => {
    if (ready) find.mutate(mount === 'desktop' ? { choose: true } : { ledgerPath: at })
  }
  return (
    <section className="from-backup" aria-label="台账打不开">
      <h2>台账打不开？</h2>
      <p className="hint">找到它的备份，换成最近完好的一份；损坏的文件原样留着。</p>
      <div className="row">
        {mount === 'browser' ? (
          <Input
            className="backup-path"
            aria-label="打不开的台账文件的完整路径"
            placeholder="/home/…/第二党支部.ledger"
            value={path}
            onChange={(event) => setPath(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !isComposing(event)) look()
            }}
          />
        ) : null}
        <Button disabled={!ready} loading={find.isPending} onClick={look}>
          找它的备份
        </Button>
      </div>
      {find.data === undefined ? null : <BackupTable backups={find.data} whole={false} />}
    </section>
  )
}
