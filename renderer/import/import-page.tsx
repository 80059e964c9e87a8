/** Last year's records come in: put in, look, check, import, and take back if need be. */
import { Button, Steps } from 'antd'
import { useEffect, useState } from 'react'
import { Page } from '../ui/page.tsx'
import { AlsoHeldList } from './also-held.tsx'
import { BatchList } from './batch-list.tsx'
import { ColumnsStep } from './columns-step.tsx'
import { DocumentList } from './document-list.tsx'
import { DropStep } from './drop-step.tsx'
import { FolderStep } from './folder-step.tsx'
import { GroupList } from './group-list.tsx'
import type { PickedFolder } from './picked.ts'
import { Refusal } from './refusal.tsx'
import { ResultStep } from './result-step.tsx'
import { RowsStep } from './rows-step.tsx'
import { useFolderFlow } from './use-folder-flow.ts'
import type { FolderFlow } from './use-folder-flow.ts'
import { useImportFlow } from './use-import-flow.ts'
import type { Flow, ImportFlow } from './use-import-flow.ts'
import { WorkbookStep } from './workbook-step.tsx'
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

const folderNumbers: Readonly<Record<FolderFlow['step'], number>> = {
  looking: 0,
  review: 1,
  bringing: 3,
  result: 4,
}

export function ImportPage() {
  const importing = useImportFlow()
  const folder = useFolderFlow()
  /** The file of the folder that is looked at on its own. */
  const [opened, setOpened] = useState<string>()
  const { flow } = importing
  const whole = opened === undefined ? folder.flow : undefined
  // each step begins at its top
  const stepNumber = whole === undefined ? stepNumbers[flow.step] : folderNumbers[whole.step]
  useEffect(() => {
    window.scrollTo(0, 0)
  }, [stepNumber])
  const atStart = flow.step === 'file' || flow.step === 'reading'
  const atEnds =
    whole === undefined
      ? opened === undefined && (atStart || flow.step === 'result' || flow.step === 'refused')
      : whole.step === 'result'

  function take(picked: PickedFolder) {
    const [only] = picked.files
    if (picked.files.length > 1) folder.take(picked)
    else if (only !== undefined) importing.take(only.file)
  }

  /** To the list of files where one of them was open, else to the beginning. */
  function back() {
    importing.startOver()
    if (opened !== undefined) folder.lookAgain(opened)
    setOpened(undefined)
  }

  const others =
    opened !== undefined && folder.flow?.step === 'review'
      ? folder.flow.files.filter(({ found }) => found.outcome === 'ready' && found.name !== opened).length
      : 0

  return (
    <Page
      title="导入去年的资料"
      subtitle="党员名册、会议记录、主题党日、谈心谈话、党费等（Excel、Word、WPS），一个文件或整个文件夹。先看清楚，再一次导入，可以整批撤销。"
      wide={
        whole?.step === 'review' ||
        whole?.step === 'result' ||
        flow.step === 'rows' ||
        flow.step === 'committing'
      }
      actions={opened === undefined ? undefined : <Button onClick={back}>← 回到文件列表</Button>}
    >
      <Steps
        size="small"
        className="import-steps"
        current={stepNumber}
        status={
          whole === undefined && flow.step === 'refused'
            ? 'error'
            : stepNumber === stepNumbers.result
              ? 'finish'
              : 'process'
        }
        items={stepTitles}
      />
      {whole === undefined ? (
        <Step importing={{ ...importing, startOver: back }} take={take} others={others} next={back} />
      ) : (
        <FolderStep
          folder={folder}
          flow={whole}
          open={({ picked }) => {
            setOpened(picked.name)
            importing.take(picked.file)
          }}
        />
      )}
      {atEnds ? (
        <>
          <GroupList />
          <BatchList />
          <DocumentList />
        </>
      ) : null}
    </Page>
  )
}

interface StepProps {
  readonly importing: ImportFlow
  /** Files of the same folder that wait to be brought in. */
  readonly others: number
  take(picked: PickedFolder): void
  next(): void
}

function Step({ importing, others, take, next }: StepProps) {
  const { flow, startOver } = importing
  if ('proposal' in flow && flow.proposal.kind === 'ledgerWorkbook') {
    return (
      <WorkbookStep
        proposal={flow.proposal}
        committing={flow.step === 'committing'}
        startOver={startOver}
        commit={importing.commit}
      />
    )
  }
  switch (flow.step) {
    case 'file':
      return <DropStep busyWith={undefined} take={take} />
    case 'reading':
      return <DropStep busyWith={flow.fileName} take={take} />
    case 'refused':
      return (
        <Refusal
          fileName={flow.fileName}
          doubts={flow.doubts}
          said={flow.said}
          waiting={others}
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
          waiting={others}
          startOver={startOver}
          goOn={importing.goOn}
          next={next}
        />
      )
  }
}
