/** One talk: a new sheet, or a kept one whose contents stay covered until they are asked for. */
import { EntryWord } from '../ui/entry-mark.tsx'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { remarkOnTalk } from '#shared/rules/talk-content.ts'
import type { Talk, TalkColumns } from '#shared/talks.ts'
import { useBranch, useToday } from '../branch-context.tsx'
import { call, useAsk, useCommand } from '../ledger.ts'
import { askReason } from '../ui/ask.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { showFailure } from '../ui/failure.ts'
import { useFieldUnderCursor } from '../ui/help.tsx'
import { HistoryLink } from '../ui/history-drawer.tsx'
import { Page } from '../ui/page.tsx'
import { Link, go, useRoute } from '../ui/route.ts'
import { SealedLine, useSealed } from '../ui/sealed.tsx'
import { draftOf, emptyColumns, newDraft, stillNeeded } from './talk-draft.ts'
import { TalkLaw, TalkStand } from './talk-margin.tsx'
import { TalkSheet } from './talk-sheet.tsx'
import { filledColumns } from './talk-words.ts'
import { useTalkSaving } from './use-talk-saving.ts'
import './talks.css'

/**
 * `/talks/new?by=1&with=2`, or `/talks/7`. A new sheet that has been recorded stays at `/talks/new?talk=7`, because
 * its page, cursor and text must not be torn down when it gets its number.
 */
export function TalkPage() {
  const { path, params } = useRoute()
  const [sheet, setSheet] = useState<Sheet>({ number: 0, born: null })
  const which = path[1] === 'new' ? params.get('talk') : path[1]
  if (which === null && sheet.born !== null) setSheet({ number: sheet.number + 1, born: null })
  if (typeof which === 'string' && Number(which) !== sheet.born) {
    return <KeptTalk key={which} talkId={Number(which)} />
  }
  return (
    <NewTalk
      key={sheet.number}
      by={idIn(params.get('by'))}
      partner={idIn(params.get('with'))}
      born={sheet.born}
      onRecorded={(talkId) => {
        setSheet({ number: sheet.number, born: talkId })
        go(`/talks/new?talk=${talkId}`, { replace: true })
      }}
    />
  )
}

interface Sheet {
  /** Counts the new sheets that were begun without leaving the page. */
  readonly number: number
  /** The number the ledger gave to this one. */
  readonly born: number | null
}

function idIn(text: string | null): readonly number[] {
  const id = Number(text)
  return Number.isInteger(id) && id > 0 ? [id] : []
}

interface NewTalkProps {
  readonly by: readonly number[]
  readonly partner: readonly number[]
  readonly born: number | null
  onRecorded(talkId: number): void
}

function NewTalk({ by, partner, born, onRecorded }: NewTalkProps) {
  const today = useToday()
  const field = useFieldUnderCursor()
  const [draft, setDraft] = useState(() => newDraft(by, partner, ''))
  const [kept] = useState(draft)
  useTalkSaving({ talkId: born, draft, kept, onRecorded, onBack: setDraft })
  const remarks = remarkOnTalk([...filledColumns(draft)])
  const talk = useAsk('talks.show', { talkId: born ?? 1 }, { enabled: born !== null }).data ?? null
  const sealed = useSealed(talk?.heldOn ?? null)
  return (
    <Page
      title="谈心谈话记录"
      subtitle={born === null ? '新的一次谈话' : '已登记，继续填写会自动保存'}
      actions={<TalkActions talk={talk} />}
      margin={
        <>
          <TalkStand remarks={remarks} needed={stillNeeded(draft)} kept={born !== null} />
          <TalkLaw label={field.label} />
        </>
      }
    >
      <SealedLine quarter={sealed} />
      <VoidNotice talk={talk} />
      <div onFocus={field.onFocus}>
        <TalkSheet
          draft={draft}
          revealed
          filled={[]}
          remarks={remarks}
          locked={(talk?.void ?? false) || sealed !== null}
          today={today}
          change={(part) => setDraft((before) => ({ ...before, ...part }))}
          reveal={() => undefined}
        />
      </div>
    </Page>
  )
}

function KeptTalk({ talkId }: { readonly talkId: number }) {
  const { data: talk, error } = useAsk('talks.show', { talkId })
  // words on the page stay there when it cannot be asked again
  if (error !== null && talk === undefined) {
    return (
      <Page title="谈心谈话记录">
        <FailureNote error={error}>
          <Link to="/talks">返回谈话</Link>
        </FailureNote>
      </Page>
    )
  }
  if (talk === undefined) {
    return (
      <Page title="谈心谈话记录">
        <Skeleton active />
      </Page>
    )
  }
  return <OpenTalk talk={talk} />
}

function OpenTalk({ talk }: { readonly talk: Talk }) {
  const today = useToday()
  const sealed = useSealed(talk.heldOn)
  const field = useFieldUnderCursor()
  const [draft, setDraft] = useState(() => ({ ...draftOf(talk), ...emptyColumns }))
  const [kept] = useState(draft)
  const [revealed, setRevealed] = useState(talk.filled.length === 0)
  const saving = useTalkSaving({
    talkId: talk.talkId,
    draft,
    kept,
    onRecorded: () => undefined,
    onBack: setDraft,
  })

  function take(columns: TalkColumns) {
    saving.takeAsKept(columns)
    setDraft((before) => ({ ...before, ...columns }))
  }

  // asked past the cache: contents are not kept in memory longer than the page shows them
  async function reveal() {
    try {
      await saving.flush()
      const { columns } = await call('talks.show', { talkId: talk.talkId, reveal: true })
      if (columns !== null) take(columns)
      setRevealed(true)
    } catch (error) {
      showFailure(error)
    }
  }

  async function cover() {
    await saving.flush()
    take(emptyColumns)
    setRevealed(false)
  }

  const holdsText = filledColumns(draft).length > 0
  const remarks = revealed ? remarkOnTalk([...filledColumns(draft)]) : talk.remarks
  return (
    <Page
      title="谈心谈话记录"
      subtitle={
        <>
          第 {talk.talkId} 号
          <EntryWord on={talk.heldOn} enteredAt={talk.enteredAt} source={talk.source} /> · 登记于{' '}
          {talk.enteredAt.slice(0, 16).replace('T', ' ')}
        </>
      }
      actions={
        <>
          {revealed && holdsText ? <Button onClick={() => void cover()}>盖住内容</Button> : null}
          <TalkActions talk={talk} />
        </>
      }
      margin={
        <>
          <TalkStand remarks={remarks} needed={stillNeeded(draft)} kept />
          <TalkLaw label={field.label} />
          <HistoryLink record={{ kind: 'talk', id: talk.talkId }} />
        </>
      }
    >
      <SealedLine quarter={sealed} />
      <VoidNotice talk={talk} />
      <div onFocus={field.onFocus}>
        <TalkSheet
          draft={draft}
          revealed={revealed}
          filled={talk.filled}
          remarks={remarks}
          locked={talk.void || sealed !== null}
          today={today}
          change={(part) => setDraft((before) => ({ ...before, ...part }))}
          reveal={() => void reveal()}
        />
      </div>
    </Page>
  )
}

function TalkActions({ talk }: { readonly talk: Talk | null }) {
  const { branchId } = useBranch()
  const voiding = useCommand('talks.void')
  const restoring = useCommand('talks.restore')
  const sealed = useSealed(talk?.heldOn ?? null)
  if (talk === null || talk.branchId !== branchId || sealed !== null) return <Link to="/talks">返回谈话</Link>

  async function makeVoid(talkId: number) {
    const reason = await askReason({
      title: '作废这条谈话记录',
      text: '作废后不再计入谈话次数，记录和内容仍保留在台账里，可以随时恢复。',
      label: '作废理由',
      okText: '作废',
    })
    if (reason !== null) voiding.mutate({ talkId, reason })
  }

  return (
    <>
      <Link to="/talks">返回谈话</Link>
      {talk.void ? (
        <Button loading={restoring.isPending} onClick={() => restoring.mutate({ talkId: talk.talkId })}>
          恢复
        </Button>
      ) : (
        <Button loading={voiding.isPending} onClick={() => void makeVoid(talk.talkId)}>
          作废
        </Button>
      )}
    </>
  )
}

function VoidNotice({ talk }: { readonly talk: Talk | null }) {
  if (talk === null || !talk.void) return null
  return (
    <div className="talk-notice is-void" role="status">
      <b>这条记录已作废，不计入谈话次数</b>
      <p>理由：{talk.voidReason}。内容没有丢，按「恢复」即可继续使用。</p>
    </div>
  )
}
