/** The debriefing material: a span is chosen, the records tell it, the secretary edits, prints or keeps it. */
import { Button, Input, Segmented, Skeleton } from 'antd'
import { useState } from 'react'
import type { InputOf, OutputOf } from '#shared/contract.ts'
import { registers } from '#shared/registers/all.ts'
import { useBranch, useToday } from '../branch-context.tsx'
import { useAsk, useCommand } from '../ledger.ts'
import { askConfirm } from '../ui/ask.tsx'
import { DateField } from '../ui/date-field.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { MarginNote, Page } from '../ui/page.tsx'
import { NameRemarks } from '../ui/name-remarks.tsx'
import { PrintButton } from '../ui/print-button.tsx'
import { Link, go } from '../ui/route.ts'
import { RuledField, RuledForm } from '../ui/ruled-form.tsx'
import { newDraft } from './draft.ts'
import { type DebriefingSpans, type SpanChoice, askedOf, usualSpans } from './debriefing-spans.ts'
import { heldDrafts } from './held-drafts.ts'
import { useFormName } from './use-register.ts'
import './registers.css'
import './debriefing-draft.css'

const list = '/registers/debriefings'

/** Stands on the register's page. */
export function ToDebriefingDraft() {
  return <Button onClick={() => go(`${list}/draft`)}>述职材料</Button>
}

/** `/registers/debriefings/draft`. */
export function DebriefingDraftPage() {
  const today = useToday()
  const { branchId } = useBranch()
  const [choice, setChoice] = useState<SpanChoice>('year')
  const [own, setOwn] = useState<DebriefingSpans>(() => usualSpans('half', today))
  const spans = choice === 'own' ? own : usualSpans(choice, today)
  const asked = askedOf(spans, today)
  return (
    <Page
      title="述职材料"
      actions={<Link to={list}>返回{registers.debriefings.title}</Link>}
      margin={<Margin />}
    >
      <div className="stack">
        <Segmented<SpanChoice>
          className="debriefing-spans"
          value={choice}
          onChange={setChoice}
          options={[
            { value: 'year', label: '去年＋今年打算' },
            { value: 'half', label: '上半年＋下半年打算' },
            { value: 'own', label: '自选期间' },
          ]}
        />
        {choice === 'own' ? <OwnSpans spans={own} onChange={setOwn} /> : null}
        {typeof asked === 'string' ? (
          <p className="register-notice" role="status">
            {asked}
          </p>
        ) : (
          <Material key={JSON.stringify(asked)} asked={{ ...asked, branchId }} half={choice === 'half'} />
        )}
      </div>
    </Page>
  )
}

function Margin() {
  return (
    <>
      <MarginNote title="依据">
        <p>{registers.debriefings.basis}</p>
        <p className="citation">
          年初可以述去年的工作和今年的打算，半年的时候可以述半年工作和下半年打算（直属机关党建述职会讲话）
        </p>
      </MarginNote>
      <MarginNote title="从哪里来">
        <p>次数、出勤、学时、党费等都由已定稿的会议和登记簿汇总，没有记录的不写。</p>
        <p>
          存在问题取自整改台账和检查结果，不写党员姓名；下步打算取自计划、月度任务和整改措施。标「（请补充）」的地方请自己写。
        </p>
      </MarginNote>
      <MarginNote title="改了会怎样">
        <p>改的只是这份材料，台账里的记录不变。印出后记入导出记录；存为述职记录后随季度台账印在 F12。</p>
      </MarginNote>
    </>
  )
}

function OwnSpans({
  spans,
  onChange,
}: {
  readonly spans: DebriefingSpans
  readonly onChange: (spans: DebriefingSpans) => void
}) {
  const field = (label: string, key: keyof DebriefingSpans) => (
    <RuledField label={label}>
      <DateField label={label} value={spans[key]} onChange={(day) => onChange({ ...spans, [key]: day })} />
    </RuledField>
  )
  return (
    <RuledForm label="述职期间">
      {field('述职自', 'from')}
      {field('述职至', 'to')}
      {field('打算自', 'planFrom')}
      {field('打算至', 'planTo')}
    </RuledForm>
  )
}

interface MaterialProps {
  readonly asked: InputOf<'debriefings.draft'>
  readonly half: boolean
}

function Material({ asked, half }: MaterialProps) {
  const draft = useAsk('debriefings.draft', asked)
  if (draft.data === undefined)
    return draft.error === null ? (
      <Skeleton active />
    ) : (
      <FailureNote error={draft.error} onRetry={() => void draft.refetch()} />
    )
  return <Sheet asked={asked} half={half} draft={draft.data} />
}

interface SheetProps extends MaterialProps {
  readonly draft: OutputOf<'debriefings.draft'>
}

const mostCharacters = 20_000

/** The text as the records tell it until it is typed in; what was typed waits while the window is open. */
function Sheet({ asked, half, draft }: SheetProps) {
  const today = useToday()
  const form = useFormName('debriefings')
  const waiting = form(`draft/${JSON.stringify(asked)}`)
  const [edited, setEdited] = useState<string | undefined>(() => textIn(heldDrafts.of(waiting)?.['text']))
  const printing = useCommand('debriefings.print', { quiet: true })
  const text = edited ?? draft.text

  const type = (typed: string) => {
    setEdited(typed)
    heldDrafts.hold(waiting, { text: typed })
  }
  async function startOver() {
    const sure = await askConfirm({
      title: '重新汇总',
      text: '这里改过的文字将换成按记录汇总的内容，改过的不能找回。台账里的记录不受影响。',
      okText: '重新汇总',
    })
    if (!sure) return
    heldDrafts.release(waiting)
    setEdited(undefined)
  }
  function keep() {
    const name = form('new')
    const begun = heldDrafts.of(name) ?? newDraft(registers.debriefings, new URLSearchParams(), today)
    const who = draft.speakerId === null ? null : { memberId: draft.speakerId, name: draft.speaker }
    const category = half ? 'exchange' : 'debriefing'
    heldDrafts.hold(name, { ...begun, category, who: begun['who'] ?? who, draft: text })
    heldDrafts.release(waiting)
    go(`${list}?new=1`)
  }

  return (
    <>
      <h2 className="section-title">
        {draft.title}
        <small>{draft.speaker === '' ? '没有登记书记' : `述职人：${draft.speaker}`}</small>
      </h2>
      <Input.TextArea
        className="debriefing-text"
        aria-label="述职材料正文"
        rows={26}
        maxLength={mostCharacters}
        value={text}
        onChange={(event) => type(event.target.value)}
      />
      <NameRemarks text={text} onChange={type} />
      <div className="row debriefing-acts">
        <PrintButton
          label="生成 Word"
          primary
          pending={printing.isPending}
          print={() => printing.mutateAsync({ ...asked, ...(edited === undefined ? {} : { text: edited }) })}
        />
        <Button onClick={keep}>存为述职记录</Button>
        {edited === undefined ? null : <Button onClick={() => void startOver()}>重新汇总</Button>}
      </div>
      <p className="hint">「一、」「（一）」开头的短行印成标题，其余每行一段；正文三号仿宋，按公文版式排。</p>
    </>
  )
}

const textIn = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
