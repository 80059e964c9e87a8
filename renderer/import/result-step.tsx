/** The last step: what came in, and how to take it back. */
import { Button } from 'antd'
import { type RegisterKind, registerKinds } from '#shared/import/register-fields.ts'
import type { AlsoHeld, Batch, ImportKind } from '#shared/imports.ts'
import { AlsoHeldList, unitOf } from './also-held.tsx'
import { Link } from '../ui/route.ts'
import { LeftOut } from './left-out.tsx'
import { UndoButton } from './undo-button.tsx'

const kept: readonly [undefined, string] = [undefined, '']
const registerPlaces = Object.fromEntries(
  registerKinds.map((kind) => [kind, [`/registers/${kind}`, '查看登记簿']]),
  // the kinds are all of them, which `fromEntries` cannot say
) as unknown as Readonly<Record<RegisterKind, readonly [string, string]>>
/** Where what came in is to be seen. */
const places: Readonly<Record<ImportKind, readonly [string | undefined, string]>> = {
  memberRoster: ['/members', '查看党员'],
  heartTalks: ['/talks', '查看谈话'],
  meetingRecords: ['/meetings', '查看会议'],
  themePartyDays: ['/meetings', '查看会议'],
  duesRegister: kept,
  studyRecords: kept,
  requiredStudyList: ['/study', '查看学习清单'],
  developmentRegister: kept,
  rectificationList: ['/rectification?show=all', '查看整改'],
  ledgerWorkbook: ['/', '查看台账'],
  none: kept,
  ...registerPlaces,
}

interface Props {
  readonly batch: Batch
  /** What else is in the file. */
  readonly alsoHolds: readonly AlsoHeld[]
  readonly waiting: number
  startOver(): void
  goOn(kind: AlsoHeld['kind']): void
  next(): void
}

export function ResultStep({ batch, alsoHolds, waiting, startOver, goOn, next }: Props) {
  const unit = unitOf(batch.kind)
  const [to, where] = places[batch.kind]
  return (
    <section className="import-result" role="status">
      <h2>✓ 《{batch.fileName}》已导入</h2>
      <p>
        新增 <b>{batch.added}</b> {unit}，更新 <b>{batch.changed}</b> {unit}，跳过 <b>{batch.skipped}</b> 行。
      </p>
      <p className="hint">
        这是第 {batch.batchId} 批。
        {batch.kind === 'ledgerWorkbook'
          ? '记录和原来的台账一样，录入时间也照原样。'
          : '导入的都标为「导入」。'}
        发现不对，可以整批撤销，台账恢复到导入之前。
      </p>
      <LeftOut batch={batch} />
      <AlsoHeldList alsoHolds={alsoHolds} verb="继续导入" goOn={goOn} />
      <div className="row">
        {waiting > 0 ? (
          <Button type="primary" onClick={next}>
            回到文件列表（还有 {waiting} 个）
          </Button>
        ) : null}
        {to === undefined ? null : <Link to={to}>{where}</Link>}
        <UndoButton batch={batch} onUndone={startOver} />
        <Button onClick={startOver}>再导入一个文件</Button>
      </div>
    </section>
  )
}
