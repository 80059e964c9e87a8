/** 个人信息: members who left long ago, and what was said in talks long ago: cleared by law, never by itself. */
import { Button, Checkbox, Input, InputNumber, Select, Skeleton } from 'antd'
import { useId, useState } from 'react'
import { chineseDate } from '#shared/primitives.ts'
import { type RemovalCandidate, type RemovalOutcome, talkYearChoices } from '#shared/removal.ts'
import { Dialog } from '../ui/dialog.tsx'
import { useBranch } from '../branch-context.tsx'
import { useAsk, useCommand } from '../ledger.ts'
import { askReason } from '../ui/ask.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { RuledField, RuledForm } from '../ui/ruled-form.tsx'

export function PersonalInformation() {
  const settings = useAsk('removal.settings', {}).data
  const change = useCommand('removal.changeSettings')
  const [outcome, setOutcome] = useState<RemovalOutcome>()
  if (settings === undefined) return <Skeleton active />
  return (
    <div className="stack">
      <p className="hint">
        个人信息只保存到用得着的时候（个人信息保护法第十九条、第四十七条）。到期的列在这里，由您决定，程序不会自动清除。清除以后不能恢复，留痕里只留下谁、何时、什么理由。
      </p>
      <RuledForm label="保存期限">
        <RuledField label="党员离开满">
          <InputNumber<number>
            className="number-field"
            aria-label="党员离开满几年列出"
            min={1}
            max={50}
            precision={0}
            value={settings.leftYears}
            suffix="年"
            onChange={(leftYears) => (leftYears === null ? undefined : change.mutate({ leftYears }))}
          />
        </RuledField>
        <RuledField label="谈话内容保存">
          <Select<number>
            aria-label="谈话内容保存几年"
            className="talk-years"
            value={settings.talkYears ?? 0}
            options={[
              { value: 0, label: '一直保存' },
              ...talkYearChoices.map((years) => ({ value: years, label: `${years} 年` })),
            ]}
            onChange={(years) =>
              change.mutate({ talkYears: talkYearChoices.find((choice) => choice === years) ?? null })
            }
          />
        </RuledField>
      </RuledForm>
      {outcome === undefined ? null : <Done outcome={outcome} />}
      <FormerMembers key={`left ${settings.leftYears}`} years={settings.leftYears} onDone={setOutcome} />
      <OldTalks key={`talks ${settings.talkYears}`} onDone={setOutcome} />
    </div>
  )
}

interface Doing {
  readonly onDone: (outcome: RemovalOutcome) => void
}

function Done({ outcome }: { readonly outcome: RemovalOutcome }) {
  const { name, blanked, locked, compacted } = outcome
  return (
    <div role="status" className="notice">
      <p>
        <span className="word-good">✓ 已清除</span>
        {name === null ? '' : `，以后称「${name}」`}；留痕里 {blanked} 处改动的内容一并清除，摘要还在。
      </p>
      {locked.length === 0 ? null : (
        <p>
          已定稿或已封存的记录里仍写着姓名：
          {locked.map(({ title, count }) => `${title} ${count} 处`).join('、')}
          。要改请先更正记录或启封季度。
        </p>
      )}
      {compacted ? null : (
        <p className="word-due">
          清除已经生效，但文件没能重新整理（磁盘满，或另一个窗口开着这个台账），文件的空白处可能还有残留。关掉其他窗口、腾出磁盘空间，下一次清除时会一并整理。
        </p>
      )}
      <p>以前的备份里还有这些内容，等旧备份逐份替换后才会消失；要立即清除，请删掉旧备份文件。</p>
    </div>
  )
}

function FormerMembers({ years, onDone }: Doing & { readonly years: number }) {
  const { branchId } = useBranch()
  const asked = useAsk('removal.candidates', { branchId })
  const [chosen, setChosen] = useState<RemovalCandidate | null>(null)
  return (
    <section aria-label="离开多年的党员" className="stack">
      <h2 className="section-title">离开满 {years} 年的党员</h2>
      {asked.error === null ? null : <FailureNote error={asked.error} onRetry={() => void asked.refetch()} />}
      {asked.data === undefined ? null : asked.data.length === 0 ? (
        <p className="empty-page">没有离开满 {years} 年的党员。</p>
      ) : (
        <table className="ruled-table">
          <thead>
            <tr>
              <th scope="col">姓名</th>
              <th scope="col">离开日期</th>
              <th scope="col">涉及的记录</th>
              <th scope="col">处理</th>
            </tr>
          </thead>
          <tbody>
            {asked.data.map((one) => (
              <tr key={one.memberId}>
                <td>{one.name}</td>
                <td>
                  {chineseDate(one.leftOn)}（{one.years} 年）
                </td>
                <td>{one.refersTo.length === 0 ? '没有' : sumOf(one.refersTo)}</td>
                <td>
                  {one.anonymised && one.refersTo.length > 0 ? (
                    '已清除'
                  ) : (
                    <Button
                      size="small"
                      aria-label={`${one.refersTo.length === 0 ? '删除' : '清除个人信息'} ${one.name}`}
                      onClick={() => setChosen(one)}
                    >
                      {one.refersTo.length === 0 ? '删除' : '清除个人信息'}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {chosen === null ? null : (
        <RemovalDialog
          member={chosen}
          onClose={() => setChosen(null)}
          onDone={(outcome) => {
            setChosen(null)
            onDone(outcome)
            void asked.refetch()
          }}
        />
      )}
    </section>
  )
}

const sumOf = (places: readonly { title: string; count: number }[]) =>
  places.map(({ title, count }) => `${title} ${count}`).join('、')

interface DialogProps extends Doing {
  readonly member: RemovalCandidate
  readonly onClose: () => void
}

function RemovalDialog({ member, onClose, onDone }: DialogProps) {
  const { memberId, name, refersTo } = member
  const gone = refersTo.length === 0
  const preview = useAsk('removal.preview', { memberId }).data
  const anonymise = useCommand('removal.anonymise')
  const purge = useCommand('removal.purge')
  const [reason, setReason] = useState('')
  const [originals, setOriginals] = useState(true)
  const id = useId()
  const remove = () =>
    (gone ? purge : anonymise).mutate({ memberId, reason: reason.trim(), originals }, { onSuccess: onDone })
  return (
    <Dialog
      width={600}
      title={gone ? `删除「${name}」` : `清除「${name}」的个人信息`}
      okText={gone ? '删除' : '清除'}
      cancelText="取消"
      okButtonProps={{ disabled: reason.trim() === '' || preview === undefined }}
      confirmLoading={anonymise.isPending || purge.isPending}
      onOk={remove}
      onCancel={onClose}
    >
      <div className="stack">
        <p>
          {gone
            ? '没有记录涉及这个人，整条删除，连同党小组、处分、免除出勤的经历。'
            : `姓名改为「已离开党员〔${memberId}〕」，身份证号、电话、住址、出生日期、民族、学历、职务、来源、备注和处分文号清空；会议签到、谈话、党费等记录按编号仍算在这个人名下。`}
          不能恢复。
        </p>
        {preview === undefined ? (
          <Skeleton active />
        ) : (
          <ul>
            {preview.inTexts.length === 0 ? (
              <li>记录的文字里没有写到这个姓名。</li>
            ) : (
              <li>
                文字里写到姓名（含同名）的有 {sumOf(preview.inTexts)}
                ，会议等记录是党组织的档案，原样保留
                {preview.inLog === 0 ? '' : `；这些文字的留痕 ${preview.inLog} 处也保留`}。
              </li>
            )}
            {preview.imports.length === 0 ? null : (
              <li>导入「{preview.imports.join('」「')}」以后不能再撤销。</li>
            )}
            <li>以前的备份里还有，等旧备份逐份替换后才会消失。</li>
          </ul>
        )}
        {preview === undefined || preview.originals.length === 0 ? null : (
          <Checkbox checked={originals} onChange={(event) => setOriginals(event.target.checked)}>
            一并删除导入时保存的原件：{preview.originals.join('、')}
          </Checkbox>
        )}
        <label htmlFor={id}>理由（会一直留着，请不要写姓名和号码）</label>
        <Input.TextArea
          id={id}
          rows={2}
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
    </Dialog>
  )
}

function OldTalks({ onDone }: Doing) {
  const { branchId } = useBranch()
  const asked = useAsk('removal.dueTalks', { branchId })
  const clear = useCommand('removal.talkContents')
  const { before, talks } = asked.data ?? { before: null, talks: [] }
  const ask = async () => {
    const reason = await askReason({
      title: `清除 ${talks.length} 次谈话的内容`,
      text: '谈话人、时间、地点和事由保留，谈了什么全部清除，留痕里的也清除；不能恢复。已封存的季度要先启封。',
      label: '理由',
      okText: '清除内容',
    })
    if (reason !== null)
      clear.mutate(
        { talkIds: talks.map(({ talkId }) => talkId), reason },
        {
          onSuccess: (outcome) => {
            onDone(outcome)
            void asked.refetch()
          },
        },
      )
  }
  return (
    <section aria-label="到期的谈话内容" className="stack">
      <h2 className="section-title">到期的谈话内容</h2>
      {before === null ? (
        <p className="empty-page">没有设定谈话内容的保存期限，谈话内容一直保存。</p>
      ) : talks.length === 0 ? (
        <p className="empty-page">{chineseDate(before)}以前的谈话都没有内容了。</p>
      ) : (
        <>
          <div className="row">
            <Button loading={clear.isPending} onClick={() => void ask()}>
              清除这 {talks.length} 次谈话的内容
            </Button>
            <span className="hint">都在{chineseDate(before)}以前。</span>
          </div>
          <table className="ruled-table">
            <thead>
              <tr>
                <th scope="col">日期</th>
                <th scope="col">谈话人 → 谈话对象</th>
                <th scope="col">事由</th>
              </tr>
            </thead>
            <tbody>
              {talks.slice(0, 200).map((talk) => (
                <tr key={talk.talkId}>
                  <td>{chineseDate(talk.heldOn)}</td>
                  <td>{talk.who}</td>
                  <td>{talk.occasion}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  )
}
