/** The copies of the ledger: made by themselves, listed with what is in them, taken back to with one click. */
import { Button, Input, Skeleton } from 'antd'
import { useState } from 'react'
import { type Backup, type Backups, backupReasonTitles } from '#shared/backups.ts'
import { chineseMoment } from '#shared/primitives.ts'
import { useAsk, useCommand } from '../ledger.ts'
import { askPassword } from '../protection/ask-password.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { PlaceWarning } from '../ui/place-warning.tsx'
import { askConfirm } from '../ui/ask.tsx'
import { go } from '../ui/route.ts'
import { typedPath } from '../ui/typed-path.ts'

/** In the settings of the open ledger. */
export function BackupList() {
  const asked = useAsk('backups.list', {})
  const make = useCommand('backups.make')
  if (asked.data === undefined) {
    return asked.error === null ? (
      <Skeleton active />
    ) : (
      <FailureNote error={asked.error} onRetry={() => void asked.refetch()} />
    )
  }
  return (
    <section aria-label="备份清单" className="stack">
      <PlaceWarning />
      <p className="hint">
        退出程序、每天第一次打开、导入和恢复之前，都会自动备份一份；保留最近 10 份，更早的每月留一份。放在
        <span className="path">{asked.data.folder}</span>
      </p>
      <div className="row">
        <Button loading={make.isPending} onClick={() => make.mutate({})}>
          现在备份一份
        </Button>
        {make.data === undefined ? null : (
          <span role="status">
            ✓ 已备份{make.data.copied === false ? '；第二处没有写成，请检查 U 盘是否插好、是否已满' : null}
          </span>
        )}
      </div>
      <SecondPlace backups={asked.data} />
      <BackupTable backups={asked.data} />
    </section>
  )
}

function SecondPlace({ backups }: { readonly backups: Backups }) {
  const choose = useCommand('backups.choosePlace')
  const [path, setPath] = useState(backups.secondPlace ?? '')
  const at = typedPath(path)
  const { secondPlace, secondReached } = backups
  return (
    <div className="stack">
      <div className="add-row">
        <Input
          className="backup-path"
          aria-label="备份的第二处存放位置"
          placeholder="第二处，如 U 盘上的文件夹 E:\支部备份"
          value={path}
          onChange={(event) => setPath(event.target.value)}
        />
        <Button
          loading={choose.isPending}
          disabled={at === '' || at === secondPlace}
          onClick={() => choose.mutate({ path: at })}
        >
          每次也备份到这里
        </Button>
        {secondPlace === null ? null : (
          <Button
            onClick={() => {
              setPath('')
              choose.mutate({ path: null })
            }}
          >
            不用第二处
          </Button>
        )}
      </div>
      {secondPlace !== null && !secondReached ? (
        <p className="word-due" role="status">
          现在找不到第二处「{secondPlace}」，U 盘可能没有插上；插上以后的备份会照常写过去。
        </p>
      ) : null}
    </div>
  )
}

/** What was removed by law comes back with an older copy: whoever restores it must know. */
function comesBack(removals: number | null): string {
  if (removals === 0) return ''
  const since =
    removals === null ? '如果做这份备份以后清除过个人信息' : `做这份备份以后办过 ${removals} 次个人信息清除`
  return `注意：${since}，清掉的内容会随它回来，恢复后要重新清除。`
}

/** Every copy, newest first; the button takes the ledger back to it. */
export function BackupTable({
  backups,
  whole = true,
}: {
  readonly backups: Backups
  readonly whole?: boolean
}) {
  const restore = useCommand('backups.restore')
  const [all, setAll] = useState(false)
  if (backups.backups.length === 0) return <p className="empty-page">还没有备份。</p>
  const shown = all ? backups.backups : backups.backups.slice(0, 12)
  const take = async (backup: Backup) => {
    const sure = await askConfirm({
      title: `恢复到 ${chineseMoment(backup.madeAt)} 的备份`,
      text: `${
        whole
          ? '现在的台账先另存一份备份，然后换成这一份。之后录入的内容不在其中，但可以再恢复回来。'
          : '损坏的文件原样改名留着，然后换成这一份。'
      }恢复会记入留痕。${comesBack(backup.removals)}`,
      okText: '恢复',
    })
    if (!sure) return
    const password =
      backup.protection === 'other'
        ? await askPassword({
            title: '这份备份另有口令',
            text: '请输入做这份备份时台账的口令（书记的）。',
            okText: '恢复',
          })
        : undefined
    if (password === null) return
    restore.mutate(
      {
        path: backup.path,
        ledgerPath: backups.ledgerPath,
        ...(password === undefined ? {} : { password }),
      },
      { onSuccess: () => go('/', { replace: true }) },
    )
  }
  return (
    <>
      <table className="ruled-table">
        <thead>
          <tr>
            <th scope="col">时间</th>
            <th scope="col">备份于</th>
            <th scope="col">位置</th>
            <th scope="col" className="number">
              大小
            </th>
            <th scope="col" className="number">
              党员
            </th>
            <th scope="col" className="number">
              会议
            </th>
            <th scope="col" className="number">
              谈话
            </th>
            <th scope="col">恢复</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((backup) => (
            <tr key={backup.path}>
              <td>{chineseMoment(backup.madeAt)}</td>
              <td>{backupReasonTitles[backup.reason]}</td>
              <td>{backup.place === 'beside' ? '台账旁边' : '第二处'}</td>
              <td className="number">{Math.max(1, Math.round(backup.bytes / 1000))} KB</td>
              {backup.counts === null ? (
                <td colSpan={3} className={backup.protection === 'other' ? 'hint' : 'word-wrong'}>
                  {backup.protection === 'other' ? '有口令，恢复时输入' : '打不开，已损坏'}
                </td>
              ) : (
                <>
                  <td className="number">{backup.counts.members}</td>
                  <td className="number">{backup.counts.meetings}</td>
                  <td className="number">{backup.counts.talks}</td>
                </>
              )}
              <td>
                <Button
                  size="small"
                  disabled={backup.counts === null && backup.protection !== 'other'}
                  loading={restore.isPending && restore.variables.path === backup.path}
                  aria-label={`恢复到 ${chineseMoment(backup.madeAt)}（${backupReasonTitles[backup.reason]}）`}
                  onClick={() => void take(backup)}
                >
                  恢复
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {backups.backups.length > shown.length ? (
        <Button type="link" onClick={() => setAll(true)}>
          再看其余 {backups.backups.length - shown.length} 份
        </Button>
      ) : null}
    </>
  )
}
