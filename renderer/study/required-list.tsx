/** The list: what, until when, how it stands, and the one click that puts it on the page of a meeting. */
import { Button, Dropdown, type MenuProps } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { chineseDate } from '#shared/primitives.ts'
import type { RequiredItem } from '#shared/study/records.ts'
import { categoryTitles, scopeTitles, standingItems } from '#shared/study/words.ts'
import { useBranch, useToday } from '../branch-context.tsx'
import { useAsk, useCommand } from '../ledger.ts'
import { EmptyPage } from '../ui/empty-page.tsx'
import { askReason } from '../ui/ask.tsx'
import { Link, go } from '../ui/route.ts'
import { DeferDialog } from './defer-dialog.tsx'
import { ItemDialog } from './item-dialog.tsx'
import { heldWords, standOf } from './words.ts'

interface Props {
  readonly items: readonly RequiredItem[]
  readonly year: number
  /** The one that was asked for: it is brought into sight. */
  readonly marked?: number | undefined
  readonly onAdd: (how: 'one' | 'many') => void
}

export function RequiredList({ items, year, marked, onAdd }: Props) {
  return (
    <>
      {items.length === 0 ? (
        <EmptyPage begin={<Button onClick={() => onAdd('many')}>粘贴上级发的清单</Button>} bring="必学清单">
          <p>
            {year}{' '}
            年的学习清单还是空的。这里放上级要求学的篇目，每条看得出学了没有、在哪次会上学的、谁还要补。
          </p>
          <p>
            上级发来的清单，整段复制过来点「粘贴」，程序认出篇目、发布日期和期限，您看过再列入；发来的是
            Excel、Word 表格的，整张导入。
          </p>
        </EmptyPage>
      ) : (
        <table className="study-table">
          <thead>
            <tr>
              <th scope="col">学习内容</th>
              <th scope="col">发布</th>
              <th scope="col">期限</th>
              <th scope="col">情况</th>
              <th scope="col">
                <span className="hidden-words">办理</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {waitingFirst(items).map((item) => (
              <ItemRow key={item.itemId} item={item} marked={item.itemId === marked} />
            ))}
          </tbody>
        </table>
      )}
      <StandingItems items={items} year={year} />
    </>
  )
}

/** What is still to be studied stands above what has been; each in the order of its time. */
const waitingFirst = (items: readonly RequiredItem[]): RequiredItem[] =>
  items.toSorted((a, b) => rankOf(a) - rankOf(b))

const rankOf = (item: RequiredItem): number => (item.state === 'studied' ? 2 : item.elective ? 1 : 0)

function ItemRow({ item, marked }: { readonly item: RequiredItem; readonly marked: boolean }) {
  const { word, more, tone } = standOf(item)
  const own = useRef<HTMLTableRowElement>(null)
  useEffect(() => {
    if (marked) own.current?.scrollIntoView({ block: 'center' })
  }, [marked])
  return (
    <tr
      ref={own}
      data-item={item.itemId}
      aria-current={marked ? 'true' : undefined}
      className={marked ? 'is-sought' : undefined}
    >
      <td>
        <span className="study-title">{item.title}</span>
        <small>
          {[
            item.issuer,
            categoryTitles[item.category],
            item.scope === 'allMembers' ? '' : scopeTitles[item.scope],
            item.listLabel,
          ]
            .filter((part) => part !== '')
            .join(' · ')}
        </small>
      </td>
      <td className="study-day">{item.publishedOn ?? '—'}</td>
      <td className="study-day">
        {item.dueBy ?? '—'}
        {item.dueImplied ? <small>推算</small> : null}
        {item.deferrals.length > 0 ? (
          <small title={item.deferrals.map((one) => one.reason).join('；')}>已顺延</small>
        ) : null}
      </td>
      <td>
        <span className={`study-word word-${tone}`}>{word}</span>
        {more === '' ? null : <small>{more}</small>}
        {[...item.studied, ...item.planned].map((one) => (
          <small key={one.meetingId} className="study-held">
            <Link to={`/meetings/${one.meetingId}`}>{heldWords(one)}</Link>
            {one.state === 'draft' ? '（草稿）' : ''}
          </small>
        ))}
        {item.groupsMissing.length === 0 ? null : <small>{item.groupsMissing.join('、')}还没有学</small>}
      </td>
      <td className="study-acts">
        <Acts item={item} />
      </td>
    </tr>
  )
}

function Acts({ item }: { readonly item: RequiredItem }) {
  const { branchId } = useBranch()
  const today = useToday()
  const [open, setOpen] = useState<'amend' | 'defer'>()
  const plan = useCommand('study.plan')
  const voiding = useCommand('study.void')
  const year = Number(today.slice(0, 4))
  const drafts = (
    useAsk('meetings.list', { branchId, from: `${year}-01-01`, to: `${year + 1}-12-31` }).data ?? []
  ).filter((meeting) => meeting.state === 'draft')
  const begin = (kind: 'themePartyDay' | 'studySession') => {
    // a draft of that kind that is still ahead takes it; else one is begun
    const draft = drafts.find((each) => each.kind === kind && each.startsAt.slice(0, 10) >= today)
    plan.mutate(
      {
        branchId,
        itemIds: [item.itemId],
        kind,
        ...(draft === undefined ? {} : { meetingId: draft.meetingId }),
      },
      { onSuccess: ({ meetingId }) => go(`/meetings/${meetingId}`) },
    )
  }
  const into = (meetingId: number) =>
    plan.mutate(
      { branchId, itemIds: [item.itemId], meetingId },
      { onSuccess: () => go(`/meetings/${meetingId}`) },
    )
  const drop = async () => {
    const reason = await askReason({
      title: '作废这条学习内容',
      text: '只用于列错的。没有按期学的请申请顺延，不能作废了事。作废后可以恢复。',
      label: '理由',
      okText: '作废',
    })
    if (reason !== null) voiding.mutate({ itemId: item.itemId, reason })
  }
  const done = item.state === 'studied'
  const menu: MenuProps['items'] = [
    ...drafts.map((draft) => ({
      key: `into-${draft.meetingId}`,
      label: `列入${chineseDate(draft.startsAt.slice(0, 10)).slice(5)}的草稿${draft.theme === '' ? '' : `「${draft.theme.slice(0, 16)}」`}`,
      onClick: () => into(draft.meetingId),
    })),
    ...(done || item.elective ? [] : [{ key: 'defer', label: '申请顺延…', onClick: () => setOpen('defer') }]),
    { key: 'amend', label: '更改…', onClick: () => setOpen('amend') },
    { key: 'void', label: '作废…', onClick: () => void drop() },
  ]
  return (
    <>
      {done ? null : (
        <>
          <Button
            size="small"
            loading={plan.isPending}
            aria-label={`列入主题党日：${item.title}`}
            onClick={() => begin('themePartyDay')}
          >
            列入主题党日
          </Button>
          <Button
            size="small"
            disabled={plan.isPending}
            aria-label={`列入集中学习：${item.title}`}
            onClick={() => begin('studySession')}
          >
            列入集中学习
          </Button>
        </>
      )}
      <Dropdown menu={{ items: menu }} trigger={['click']} autoFocus>
        <Button size="small" type="text" aria-label={`更多：${item.title}`}>
          更多 ▾
        </Button>
      </Dropdown>
      {open === 'amend' ? (
        <ItemDialog item={item} year={Number(today.slice(0, 4))} onClose={() => setOpen(undefined)} />
      ) : null}
      {open === 'defer' ? <DeferDialog item={item} onClose={() => setOpen(undefined)} /> : null}
    </>
  )
}

/** What stands on every year's list; offered until it does. */
function StandingItems({ items, year }: { readonly items: readonly RequiredItem[]; readonly year: number }) {
  const { branchId } = useBranch()
  const require = useCommand('study.require')
  const lacking = standingItems.filter((one) => items.every((item) => item.category !== one.category))
  if (lacking.length === 0) return null
  return (
    <p className="study-standing">
      每年都要学的还没有列：
      {lacking.map((one) => (
        <Button
          key={one.title}
          size="small"
          disabled={require.isPending}
          onClick={() =>
            require.mutate({
              branchId,
              items: [{ ...one, publishedOn: `${year}-01`, dueOn: `${year}-12-31`, source: '每年必学' }],
            })
          }
        >
          ＋ {one.title}
        </Button>
      ))}
    </p>
  )
}
