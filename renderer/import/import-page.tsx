/** Last year's records come in: put in, look, check, import, and take back if need be. */
import { Steps } from 'antd'
import { useEffect } from 'react'
import { Page } from '../ui/page.tsx'
import { AlsoHeldList } from './also-held.tsx'
import { BatchList } from './batch-list.tsx'
import { ColumnsStep } from './columns-step.tsx'
import { DocumentList } from './document-list.tsx'
import { DropStep } from './drop-step.tsx'
import { Refusal } from './refusal.tsx'
import { ResultStep } from './result-step.tsx'
import { RowsStep } from './rows-step.tsx'
import { useImportFlow } from './use-import-flow.ts'
import type { Flow, ImportFlow } from './use-import-flow.ts'
import './import.css'

const stepTitles = ['放入文件', '看识别结果', '核对', '导入', '结果'].map((title) => ({ title }))

const stepNumbers: Readonly<Record<Flow['step'], number>> = {
  file: 0,
  reading: 0,
  refused: 0,
  columns: 1,
  rows: 2,
  committing: 3,
  result: 4,
}

export function ImportPage() {
  const importing = useImportFlow()
  const { flow } = importing
  // each step begins at its top
  const stepNumber = stepNumbers[flow.step]
  useEffect(() => {
    window.scrollTo(0, 0)
  }, [stepNumber])
  const atStart = flow.step === 'file' || flow.step === 'reading'
  return (
    <Page
      title="导入去年的资料"
      subtitle="党员名册、会议记录、主题党日、谈心谈话、党费等（Excel、Word、WPS）。先看清楚，再一次导入，可以整批撤销。"
      wide={flow.step === 'rows' || flow.step === 'committing'}
    >
      <Steps
        size="small"
        className="import-steps"
        current={stepNumber}
        status={flow.step === 'refused' ? 'error' : flow.step === 'result' ? 'finish' : 'process'}
        items={stepTitles}
      />
      <Step importing={importing} />
      {atStart || flow.step === 'result' || flow.step === 'refused' ? (
        <>
          <BatchList />
          <DocumentList />
        </>
      ) : null}
    </Page>
  )
}

function Step({ importing }: { readonly importing: ImportFlow }) {
  const { flow, waiting, startOver, next } = importing
  switch (flow.step) {
    case 'file':
      return <DropStep busyWith={undefined} take={importing.take} />
    case 'reading':
      return <DropStep busyWith={flow.fileName} take={importing.take} />
    case 'refused':
      return (
        <Refusal
          fileName={flow.fileName}
          doubts={flow.doubts}
          said={flow.said}
          waiting={waiting.length}
          startOver={startOver}
          next={next}
        />
      )
    case 'columns':
      return (
        <>
          <AlsoHeldList alsoHolds={flow.proposal.alsoHolds} verb="先导入这一类" goOn={importing.goOn} />
          <ColumnsStep
            proposal={flow.proposal}
            rereading={flow.rereading}
            chooseSheet={importing.chooseSheet}
            chooseColumn={importing.chooseColumn}
            startOver={startOver}
            proceed={() => importing.goTo('rows')}
          />
        </>
      )
    case 'rows':
    case 'committing':
      return (
        <RowsStep
          proposal={flow.proposal}
          decisions={flow.decisions}
          committing={flow.step === 'committing'}
          decide={importing.decide}
          back={() => importing.goTo('columns')}
          commit={importing.commit}
        />
      )
    case 'result':
      return (
        <ResultStep
          batch={flow.batch}
          alsoHolds={flow.alsoHolds}
          waiting={waiting.length}
          startOver={startOver}
          goOn={importing.goOn}
          next={next}
        />
      )
  }
}
