/** One set of organizational life: nine numbered steps, each with its state in words, what is lacking, and one action. */
import { Button, Skeleton } from 'antd'
import { type FocusEvent, type ReactNode, useState } from 'react'
import {
  type LifeCampaign,
  LifeStepName,
  type LifeStep,
  lifeStateWords,
  lifeStepTitles,
} from '#shared/life.ts'
import { useAsk, useCommand } from '../ledger.ts'
import { askReason } from '../ui/ask.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { HistoryLink } from '../ui/history-drawer.tsx'
import { MarginNote, Page } from '../ui/page.tsx'
import { Link } from '../ui/route.ts'
import { AppraisalStep } from './appraisal-step.tsx'
import { CriticismGrid } from './criticism-grid.tsx'
import { Examinations } from './examinations.tsx'
import { MeetingLinks } from './meeting-links.tsx'
import { Opinions } from './opinions.tsx'
import { PlanForm, ReportForm } from './plan-form.tsx'
import { Problems } from './problems.tsx'
import './life.css'

/** `/life/1`. */
export function LifeSetPage({ id = 0 }: { readonly id?: number }) {
  const set = useAsk('life.show', { lifeId: id }, { keepPrevious: true })
  const status = useAsk('life.status', { lifeId: id }, { keepPrevious: true })
  if (set.error !== null && set.data === undefined)
    return (
      <Page title="组织生活会与民主评议">
        <FailureNote error={set.error} onRetry={() => void set.refetch()}>
          <Link to="/life">回到评议</Link>
        </FailureNote>
      </Page>
    )
  if (set.data === undefined || status.data === undefined)
    return (
      <Page title="组织生活会与民主评议">
        <Skeleton active />
      </Page>
    )
  return <OpenSet key={set.data.lifeId} set={set.data} steps={status.data.steps} />
}

interface OpenSetProps {
  readonly set: LifeCampaign
  readonly steps: readonly LifeStep[]
}

function OpenSet({ set, steps }: OpenSetProps) {
  const [here, setHere] = useState<LifeStepName | null>(null)
  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const name = LifeStepName.safeParse(event.target.closest<HTMLElement>('[data-step]')?.dataset['step'])
    if (name.success) setHere(name.data)
  }
  const current = steps.find((step) => step.step === here) ?? steps.find((step) => step.state !== 'done')
  const done = steps.filter((step) => step.state === 'done').length
  const bodies: Readonly<Record<LifeStepName, ReactNode>> = {
    plan: <PlanForm set={set} />,
    study: <MeetingLinks set={set} role="study" />,
    opinions: <Opinions set={set} />,
    talks: <Talks set={set} />,
    examination: <Examinations set={set} />,
    criticism: (
      <>
        <MeetingLinks set={set} role="life" />
        <CriticismGrid set={set} />
      </>
    ),
    problems: <Problems set={set} />,
    report: <ReportForm set={set} />,
    appraisal: (
      <>
        <MeetingLinks set={set} role="appraisal" />
        <AppraisalStep set={set} />
      </>
    ),
  }
  return (
    <Page
      title={`${set.year} 年度组织生活会与民主评议`}
      subtitle={
        <>
          {set.void ? <b>已作废：{set.voidReason}</b> : `${done}/${steps.length} 步已齐`} ·{' '}
          <Link to="/life">回到评议</Link>
        </>
      }
      actions={<SetActions set={set} />}
      margin={
        <>
          <StepMargin step={current} />
          <HistoryLink record={{ kind: 'life', id: set.lifeId }} />
        </>
      }
    >
      <ol className="life-steps" onFocus={onFocus}>
        {steps.map((step, index) => (
          <li key={step.step} data-step={step.step} className={`life-step is-${step.state}`}>
            <h2 className="life-step-head">
              <span className="life-step-number">{index + 1}</span>
              {lifeStepTitles[step.step]}
              <span className={`life-state state-${step.state}`}>{lifeStateWords[step.state]}</span>
              <small>{step.said}</small>
            </h2>
            {step.faults.length === 0 ? null : (
              <ul className="life-faults">
                {step.faults.map((fault) => (
                  <li key={`${fault.ruleId} ${fault.message}`} className={`fault-${fault.severity}`}>
                    {fault.message}
                  </li>
                ))}
              </ul>
            )}
            {set.void ? null : bodies[step.step]}
          </li>
        ))}
      </ol>
    </Page>
  )
}

function SetActions({ set }: { readonly set: LifeCampaign }) {
  const voiding = useCommand('life.void')
  const restoring = useCommand('life.restore')
  const makeVoid = async () => {
    const reason = await askReason({
      title: '作废这一套材料',
      text: '作废后不再计入检查和台账，内容仍保留在台账文件里，可以随时恢复。',
      label: '作废理由',
      okText: '作废',
    })
    if (reason !== null) voiding.mutate({ lifeId: set.lifeId, reason })
  }
  return set.void ? (
    <Button loading={restoring.isPending} onClick={() => restoring.mutate({ lifeId: set.lifeId })}>
      恢复
    </Button>
  ) : (
    <Button loading={voiding.isPending} onClick={() => void makeVoid()}>
      作废
    </Button>
  )
}

function StepMargin({ step }: { readonly step: LifeStep | undefined }) {
  return (
    <>
      {step === undefined ? (
        <MarginNote title="各步都已做到" tone="good" />
      ) : (
        <>
          <MarginNote title={`依据 · ${lifeStepTitles[step.step]}`}>
            <p>
              {step.law} <span className="citation">（{step.citation}）</span>
            </p>
          </MarginNote>
          {step.faults.length === 0 ? null : (
            <MarginNote
              title="还缺"
              tone={step.faults.some((fault) => fault.severity === 'error') ? 'wrong' : 'due'}
            >
              {step.faults.map((fault) => (
                <p key={`${fault.ruleId} ${fault.message}`}>
                  {fault.message} <span className="citation">（{fault.citation}）</span>
                </p>
              ))}
            </MarginNote>
          )}
        </>
      )}
      <MarginNote title="保密">
        <p>测评票只记合计，不记谁投了什么。谈话不显示内容。不得录入涉密信息。</p>
      </MarginNote>
    </>
  )
}

/** Talks before the meeting: they are written in their own register, and only counted here. */
function Talks({ set }: { readonly set: LifeCampaign }) {
  const names = (people: LifeCampaign['talks'][number]['talkers']) => people.map((one) => one.name).join('、')
  return (
    <div className="life-body">
      {set.talks.length === 0 ? (
        <p className="hint">在「谈话」里登记，事由选「组织生活会会前谈话」，这里自动计入，不显示内容。</p>
      ) : (
        <ul className="life-lines">
          {set.talks.map((talk) => (
            <li key={talk.talkId}>
              <Link to={`/talks/${talk.talkId}`}>{talk.heldOn}</Link>　{names(talk.talkers)}与
              {names(talk.partners)}
              {talk.group ? '（集体）' : ''}
            </li>
          ))}
        </ul>
      )}
      <Link to="/talks/new">登记会前谈话</Link>
    </div>
  )
}
