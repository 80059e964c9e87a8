/** One member's assessment: pay items make the base, the law makes the amount, live while it is typed. */
import { Button, Input, InputNumber, Select } from 'antd'
import { type KeyboardEvent, useState } from 'react'
import {
  type DuesAssessment,
  type DuesItemKind,
  DuesCategory,
  Institution,
  duesCategoryTitles,
  institutionTitles,
} from '#shared/dues.ts'
import { duesItemKinds, duesSideTitles } from '#shared/dues-items.ts'
import { baseOf, categoryLaw, remarkOnItems, yuan } from '#shared/rules/dues.ts'
import { useBranch } from '../branch-context.tsx'
import { useAsk, useCommand } from '../ledger.ts'
import { DateField, MonthField } from '../ui/date-field.tsx'
import { isComposing } from '../ui/keys.ts'
import { RuledField, RuledForm } from '../ui/ruled-form.tsx'
import { readYuan } from './amounts.ts'

interface Props {
  readonly year: number
  readonly memberId: number
  readonly present: DuesAssessment | undefined
  readonly onClose: () => void
  readonly onSaved: () => void
}

interface Line {
  readonly kind: DuesItemKind
  readonly text: string
}

/** What a pay slip of that kind usually has, so that only figures are typed. */
const usual: Readonly<Record<Institution, readonly DuesItemKind[]>> = {
  government: [
    'positionWage',
    'rankWage',
    'allowance',
    'incomeTax',
    'pensionInsurance',
    'medicalInsurance',
    'housingFund',
    'occupationalAnnuity',
  ],
  publicInstitution: [
    'postWage',
    'gradeWage',
    'basicPerformance',
    'allowance',
    'incomeTax',
    'pensionInsurance',
    'medicalInsurance',
    'housingFund',
    'occupationalAnnuity',
  ],
  governmentWorker: [
    'postWage',
    'technicalGradeWage',
    'allowance',
    'incomeTax',
    'pensionInsurance',
    'medicalInsurance',
    'housingFund',
    'occupationalAnnuity',
  ],
  other: [
    'otherCounted',
    'incomeTax',
    'pensionInsurance',
    'medicalInsurance',
    'unemploymentInsurance',
    'housingFund',
  ],
}

/** Empty where nothing is known. */
const yuanOr = (fen: number | null | undefined): string =>
  fen === null || fen === undefined ? '' : yuan(fen)

const kinds = Object.entries(duesItemKinds).map(([value, { title, side }]) => ({
  value: value as DuesItemKind,
  label: `${title}（${duesSideTitles[side]}）`,
}))

export function AssessmentForm({ year, memberId, present, onClose, onSaved }: Props) {
  const { branchId } = useBranch()
  // the form is where pay is worked on: here the figures are asked for
  const kept = useAsk('dues.assessments', { branchId, year, memberId, reveal: true })
  const people = useAsk('members.list', { branchId, everyone: true })
  const name = people.data?.find((one) => one.memberId === memberId)?.name ?? present?.memberName ?? ''
  const last = kept.data?.at(-1)
  if (kept.data === undefined || people.data === undefined) return null
  const retired = people.data.find((one) => one.memberId === memberId)?.employment === 'retired'
  return <Sheet {...{ year, memberId, name, last, retired, onClose, onSaved }} />
}

interface SheetProps extends Omit<Props, 'present'> {
  readonly name: string
  readonly last: DuesAssessment | undefined
  readonly retired: boolean
}

function Sheet({ year, memberId, name, last, retired, onClose, onSaved }: SheetProps) {
  const { branchId } = useBranch()
  const confirmed = last !== undefined && last.confirmedOn !== null
  const [category, setCategory] = useState<DuesCategory>(
    last?.category ?? (retired ? 'retired' : 'monthlyWage'),
  )
  const [institution, setInstitution] = useState<Institution>(last?.institution ?? 'government')
  const [lines, setLines] = useState<readonly Line[]>(
    last !== undefined && (last.items?.length ?? 0) > 0
      ? (last.items ?? []).map(({ kind, amountFen }) => ({ kind, text: yuan(amountFen) }))
      : [],
  )
  const [base, setBase] = useState(yuanOr(last?.baseFen))
  const [stated, setStated] = useState('')
  const [amountReason, setAmountReason] = useState('')
  const [fromMonth, setFromMonth] = useState<number | null>(last?.fromMonth ?? null)
  const [changeReason, setChangeReason] = useState('')
  const [reduced, setReduced] = useState(yuanOr(last?.reducedFen))
  const [reductionReason, setReductionReason] = useState(last?.reductionReason ?? '')
  const [studiedOn, setStudiedOn] = useState(last?.reductionStudiedOn ?? null)
  const [approval, setApproval] = useState(last?.reductionApproval ?? '')
  const [elsewhere, setElsewhere] = useState(last?.elsewhereUntil ?? null)
  const assess = useCommand('dues.assess')

  const law = categoryLaw[category]
  const items = lines.flatMap(({ kind, text }) => {
    const fen = readYuan(text)
    return typeof fen === 'number'
      ? [{ kind, side: duesItemKinds[kind].side, title: duesItemKinds[kind].title, amountFen: fen }]
      : []
  })
  const baseFen = law.base === null ? null : items.length > 0 ? baseOf(items) : (readYuan(base) ?? null)
  const statedFen = readYuan(stated) ?? undefined
  const judged = useAsk(
    'dues.compute',
    { category, baseFen, ...(statedFen === undefined ? {} : { amountFen: statedFen }), on: `${year}-01-01` },
    { keepPrevious: true },
  )
  const remarks = category === 'monthlyWage' ? remarkOnItems(items, institution) : []
  const unread = [...lines.map(({ text }) => text), base, stated, reduced].filter(
    (text) => readYuan(text) === undefined,
  )
  const reducedFen = readYuan(reduced) ?? null
  const amount = statedFen ?? judged.data?.amountFen ?? null

  const canSave =
    unread.length === 0 && amount !== null && !(confirmed && changeReason.trim() === '') && !assess.isPending
  const saveOnEnter = (event: KeyboardEvent) => {
    if (!isComposing(event) && canSave) save()
  }

  function save(): void {
    assess.mutate(
      {
        branchId,
        year,
        rows: [
          {
            memberId,
            category,
            institution: category === 'monthlyWage' ? institution : null,
            ...(fromMonth === null ? {} : { fromMonth }),
            baseFen: items.length > 0 ? null : baseFen,
            items: items.map(({ kind, amountFen }) => ({ kind, amountFen })),
            ...(statedFen === undefined ? {} : { amountFen: statedFen }),
            amountReason,
            reduction:
              reducedFen === null
                ? null
                : { amountFen: reducedFen, reason: reductionReason || '家庭困难', studiedOn, approval },
            changeReason,
            elsewhereUntil: elsewhere,
          },
        ],
      },
      { onSuccess: onSaved },
    )
  }

  return (
    <section className="dues-sheet" aria-label={`${name} ${year}年党费核定`}>
      <h2>
        {name}　{year}年党费核定
      </h2>
      <RuledForm label="党费核定">
        <RuledField label="人员类别">
          <Select
            aria-label="人员类别"
            value={category}
            onChange={setCategory}
            options={DuesCategory.options.map((value) => ({ value, label: duesCategoryTitles[value] }))}
          />
        </RuledField>
        {category === 'monthlyWage' ? (
          <RuledField label="单位性质">
            <Select
              aria-label="单位性质"
              value={institution}
              onChange={setInstitution}
              options={Institution.options.map((value) => ({ value, label: institutionTitles[value] }))}
            />
          </RuledField>
        ) : null}
        {law.base === null ? null : (
          <RuledField label="工资项目" wide>
            <div className="dues-lines">
              {lines.map((line, index) => (
                <div className="dues-line" key={index}>
                  <Select
                    aria-label={`第 ${index + 1} 项名称`}
                    value={line.kind}
                    options={kinds}
                    onChange={(kind) => setLines(lines.with(index, { ...line, kind }))}
                  />
                  <Input
                    aria-label={duesItemKinds[line.kind].title}
                    inputMode="decimal"
                    value={line.text}
                    suffix="元"
                    status={readYuan(line.text) === undefined ? 'error' : ''}
                    onChange={(event) => setLines(lines.with(index, { ...line, text: event.target.value }))}
                  />
                  <Button
                    type="text"
                    aria-label={`去掉第 ${index + 1} 项`}
                    onClick={() => setLines(lines.toSpliced(index, 1))}
                  >
                    去掉
                  </Button>
                </div>
              ))}
              <span>
                {lines.length === 0 && category === 'monthlyWage' ? (
                  <Button
                    size="small"
                    onClick={() => setLines(usual[institution].map((kind) => ({ kind, text: '' })))}
                  >
                    按{institutionTitles[institution]}工资条列出
                  </Button>
                ) : null}
                <Button
                  size="small"
                  onClick={() =>
                    setLines([
                      ...lines,
                      { kind: category === 'retired' ? 'pension' : 'otherCounted', text: '' },
                    ])
                  }
                >
                  加一项
                </Button>
              </span>
            </div>
          </RuledField>
        )}
        {law.base === null ? null : (
          <RuledField label="税后基数">
            {items.length > 0 ? (
              `${yuan(baseFen ?? 0)} 元（由各项合计）`
            ) : (
              <Input
                aria-label="税后基数"
                inputMode="decimal"
                autoFocus
                value={base}
                suffix="元"
                aria-invalid={readYuan(base) === undefined}
                onChange={(event) => setBase(event.target.value)}
                onPressEnter={saveOnEnter}
              />
            )}
          </RuledField>
        )}
        <RuledField label="月交额">
          <Input
            aria-label="月交额"
            inputMode="decimal"
            value={stated}
            suffix="元"
            placeholder={yuanOr(judged.data?.amountFen)}
            aria-invalid={readYuan(stated) === undefined}
            onChange={(event) => setStated(event.target.value)}
            onPressEnter={saveOnEnter}
          />
        </RuledField>
        {stated === '' ? null : (
          <RuledField label="与规定不符的原因" wide>
            <Input
              aria-label="与规定不符的原因"
              value={amountReason}
              maxLength={200}
              onChange={(event) => setAmountReason(event.target.value)}
            />
          </RuledField>
        )}
        <RuledField label="从几月起">
          <InputNumber
            aria-label="从几月起"
            min={1}
            max={12}
            value={fromMonth}
            placeholder="按规定"
            onChange={setFromMonth}
          />
        </RuledField>
        <RuledField label="原支部交至">
          <MonthField label="原支部交至" value={elsewhere} onChange={setElsewhere} placeholder="转入的填写" />
        </RuledField>
        {confirmed ? (
          <RuledField label="调整的理由" wide needed>
            <Input
              aria-label="调整的理由"
              value={changeReason}
              maxLength={200}
              onChange={(event) => setChangeReason(event.target.value)}
            />
          </RuledField>
        ) : null}
        <RuledField label="减免后月交" wide={reduced === '' && category !== 'special'}>
          <Input
            aria-label="减免后月交"
            inputMode="decimal"
            value={reduced}
            suffix="元"
            placeholder="没有减免"
            onChange={(event) => setReduced(event.target.value)}
          />
        </RuledField>
        {reduced === '' && category !== 'special' ? null : (
          <>
            <RuledField label="支部研究日期">
              <DateField label="支部研究日期" value={studiedOn} onChange={setStudiedOn} />
            </RuledField>
            <RuledField label="减免原因">
              <Input
                aria-label="减免原因"
                value={reductionReason}
                maxLength={200}
                onChange={(event) => setReductionReason(event.target.value)}
              />
            </RuledField>
            <RuledField label="上级党委批准文号">
              <Input
                aria-label="上级党委批准文号"
                value={approval}
                maxLength={100}
                onChange={(event) => setApproval(event.target.value)}
              />
            </RuledField>
          </>
        )}
      </RuledForm>
      <div className="dues-law" role="status">
        {unread.map((text) => (
          <p key={text} className="word-wrong">
            「{text}」不是金额，请只填数字，如 6000 或 6000.50
          </p>
        ))}
        {judged.data?.reasons.map((reason) => (
          <p key={reason}>{reason}</p>
        ))}
        {remarks.map(({ message }) => (
          <p key={message}>
            <b className="dues-tag is-error">须改</b>
            {message}
          </p>
        ))}
        {reduced !== '' && approval === '' ? (
          <p>
            <b className="dues-tag is-error">须改</b>减免须经支部研究、报上一级党委批准，请填写批准文号
          </p>
        ) : null}
      </div>
      <div className="dues-sheet-actions">
        <Button onClick={onClose}>取消</Button>
        <Button
          type="primary"
          loading={assess.isPending}
          disabled={!canSave && !assess.isPending}
          onClick={save}
        >
          核定{amount === null ? '' : `每月 ${yuan(reducedFen ?? amount)} 元`}
        </Button>
      </div>
    </section>
  )
}
