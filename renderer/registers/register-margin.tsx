/** What a register rests on, and how a record stands. */
import { type EntryMark, entryMarkTitles } from '#shared/rules/late.ts'
import { chineseMoment } from '#shared/primitives.ts'
import type { AnyEntry, RegisterDefinition, Wrong } from '#shared/registers/define.ts'
import { HistoryLink } from '../ui/history-drawer.tsx'
import { MarginNote } from '../ui/page.tsx'

export function RegisterLaw({ register }: { readonly register: RegisterDefinition }) {
  return (
    <>
      <MarginNote title="依据">
        <p>{register.basis}</p>
      </MarginNote>
      <MarginNote title="登记什么">
        <p>{register.empty}</p>
      </MarginNote>
      {register.sensitive === true ? (
        <MarginNote title="保密">
          <p>内容只在本台账文件里，不对外公布。不得录入涉密信息。</p>
        </MarginNote>
      ) : null}
    </>
  )
}

interface StandProps {
  readonly entry: AnyEntry | null
  readonly wrongs: readonly Wrong[]
  readonly lacking: readonly string[]
}

/** What keeps the record from being saved, what it will be printed without, where it came from. */
export function EntryStand({ entry, wrongs, lacking }: StandProps) {
  return (
    <>
      {wrongs.length === 0 ? null : (
        <MarginNote title={entry === null ? '还没有保存' : '这几处还没有保存'} tone="wrong">
          {wrongs.map((wrong) => (
            <p key={`${wrong.field}/${wrong.message}`}>{wrong.message}</p>
          ))}
          <p>{entry === null ? '写的都还在，改好再按「保存」。' : '写的都还在，改好就自动保存。'}</p>
        </MarginNote>
      )}
      {entry === null && wrongs.length === 0 ? (
        <MarginNote title="保存以后">
          <p>带 * 的填了就能保存，其余以后再补。保存以后再改，会自动保存。按 Ctrl+Enter 也能保存。</p>
        </MarginNote>
      ) : null}
      {lacking.length === 0 ? null : (
        <MarginNote title="还没有填" tone={entry === null ? 'plain' : 'due'}>
          <p>{lacking.join('、')}</p>
        </MarginNote>
      )}
      {entry === null || entry.origin === null ? null : (
        <MarginNote title="来源 · 导入">
          <p>{entry.origin}</p>
        </MarginNote>
      )}
      {entry === null ? null : <HistoryLink record={{ kind: 'registerEntry', id: entry.entryId }} />}
    </>
  )
}

/** 「第 7 号 · 补录 · 登记于 … · 修改于 …」. */
export function entryLine({ entryId, enteredAt, amendedAt }: AnyEntry, mark: EntryMark | null): string {
  return [
    `第 ${entryId} 号`,
    ...(mark === null ? [] : [entryMarkTitles[mark]]),
    `登记于 ${chineseMoment(enteredAt)}`,
    ...(amendedAt === null ? [] : [`最后修改 ${chineseMoment(amendedAt)}`]),
  ].join(' · ')
}

/** Fields with a date that cannot be read; each says so itself, the margin says that it is not saved. */
export const unreadIn = (fields: readonly string[]): Wrong[] =>
  fields.map((field) => ({ field, message: '有一处日期看不懂，请改好或清空' }))
