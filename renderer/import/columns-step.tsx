/** Step two: what the file is, which sheet is taken, and what each column was read as. */
import { Button, Select } from 'antd'
import {
  type Doubt,
  type DoubtCode,
  type ImportKind,
  type Proposal,
  type ProposedSheet,
  importKindTitles,
} from '#shared/imports.ts'
import { doubtText } from '#shared/import/doubt-words.ts'
import { fieldOptionsOf, fieldTitle, shownValue } from './fields.ts'

interface Props {
  readonly proposal: Proposal
  readonly rereading: boolean
  chooseSheet(sheet: string): void
  chooseColumn(column: string, field: string | null): void
  startOver(): void
  proceed(): void
}

const LEFT_OUT = 'leftOut'

export function ColumnsStep({ proposal, rereading, chooseSheet, chooseColumn, startOver, proceed }: Props) {
  const { summary } = proposal
  const taken = proposal.sheets.filter((sheet) => sheet.taken)
  const document = taken.some((sheet) => sheet.labels !== undefined)
  const mapped = taken.length > 0 ? taken : proposal.sheets.filter((sheet) => !sheet.hidden)
  return (
    <section aria-label="识别结果" aria-busy={rereading}>
      <p className="import-lead">
        {taken.length === 0 ? (
          <>《{proposal.fileName}》里没有认出党员名册。如果它就是名册，请在下面指定哪一列是姓名。</>
        ) : (
          <>
            《{proposal.fileName}》看来是<b>{importKindTitles[proposal.kind]}</b>：{summaryWords(proposal)}
            {document ? '。请看每一项认得对不对。' : '。请看每一列认得对不对，不对的改一下。'}
            {keptWhole(proposal.kind)
              ? '台账里还没有专门的登记表，导入后整份保存在「原始资料」里，可以查找。'
              : ''}
          </>
        )}
      </p>
      {proposal.alreadyImportedAs === null ? null : (
        <p className="import-again">
          <b>这个文件已经导入过（第 {proposal.alreadyImportedAs} 批），现在还在台账里。</b>
          再导入一次不会多出记录来：相同的不动，只更新有变化的。
        </p>
      )}
      <FileDoubts doubts={doubtsOf(proposal)} />
      <SheetChoice sheets={proposal.sheets} disabled={rereading} onChoose={chooseSheet} />
      {mapped.map((sheet) => (
        <div key={sheet.name ?? ''}>
          {sheet.labels === undefined ? (
            <ColumnTable kind={proposal.kind} sheet={sheet} disabled={rereading} onChoose={chooseColumn} />
          ) : (
            <LabelTable labels={sheet.labels} />
          )}
        </div>
      ))}
      <div className="import-foot">
        <Button onClick={startOver}>换一个文件</Button>
        <Button type="primary" loading={rereading} disabled={taken.length === 0} onClick={proceed}>
          下一步：核对{' '}
          {summary.new +
            summary.update +
            summary.same +
            summary.conflict +
            (proposal.kind === 'memberRoster' ? 0 : summary.error)}{' '}
          {proposal.kind === 'memberRoster' ? '人' : '条'}
        </Button>
      </div>
    </section>
  )
}

const keptWhole = (kind: ImportKind): boolean =>
  ['duesRegister', 'studyRecords', 'developmentRegister'].includes(kind)

function summaryWords({ summary }: Proposal): string {
  const parts = [
    [summary.new, '新增'],
    [summary.update, '更新'],
    [summary.same, '相同'],
    [summary.conflict, '冲突'],
    [summary.error, '有错误'],
    [summary.skip, '跳过'],
  ] as const
  const said = parts.filter(([count]) => count > 0).map(([count, word]) => `${word} ${count} 行`)
  return `${said.join('，')}；${summary.doubts === 0 ? '没有疑问' : `有 ${summary.doubts} 处疑问`}`
}

/** What is said of many sheets of a file in the same words. */
const saidOfSheets: readonly DoubtCode[] = ['kindUnknown', 'otherKind', 'headerNotFound']

/** What is doubtful about the file and its sheets; a sheet's doubt says which sheets, where there are several. */
function doubtsOf({ doubts, sheets }: Proposal): readonly Doubt[] {
  const ofSheets = sheets.flatMap((sheet) =>
    sheet.doubts
      .filter((doubt) => !doubts.some((said) => said.code === doubt.code))
      .map((doubt) => (sheet.name === null ? doubt : { detail: sheet.name, ...doubt })),
  )
  return [
    ...doubts,
    ...ofSheets.filter(({ code }) => !saidOfSheets.includes(code)),
    ...saidOfSheets.flatMap((code) => {
      const alike = ofSheets.filter((doubt) => doubt.code === code)
      const [first] = alike
      const names = alike.flatMap(({ detail }) => (detail === undefined ? [] : [detail]))
      return first === undefined ? [] : [names.length === 0 ? first : { ...first, detail: names.join('\n') }]
    }),
  ]
}

/** Doubts about the file or a sheet; unknown columns are seen in the table below. */
function FileDoubts({ doubts }: { readonly doubts: readonly Doubt[] }) {
  const shown = doubts.filter((doubt) => doubt.code !== 'columnUnknown')
  if (shown.length === 0) return null
  return (
    <ul className="import-doubts">
      {shown.map((doubt, index) => {
        const { what, todo } = doubtText(doubt)
        return (
          <li key={`${doubt.code}-${index}`}>
            <b>{what}。</b>
            {todo}
          </li>
        )
      })}
    </ul>
  )
}

interface SheetChoiceProps {
  readonly sheets: readonly ProposedSheet[]
  readonly disabled: boolean
  onChoose(sheet: string): void
}

function SheetChoice({ sheets, disabled, onChoose }: SheetChoiceProps) {
  const named = sheets.flatMap((sheet) => (sheet.name === null ? [] : [{ ...sheet, name: sheet.name }]))
  if (named.length < 2) return null
  const takenNames = named.filter((sheet) => sheet.taken).map((sheet) => sheet.name)
  return (
    <div className="row import-sheet">
      <span>用哪张表</span>
      <Select
        aria-label="用哪张表"
        disabled={disabled}
        value={takenNames.length === 1 ? (takenNames[0] ?? null) : null}
        placeholder={takenNames.length > 1 ? takenNames.join('、') : '请选择'}
        options={named.map((sheet) => ({
          value: sheet.name,
          label: `${sheet.name}${sheet.hidden ? '（隐藏的表）' : ''}`,
        }))}
        onChange={onChoose}
      />
    </div>
  )
}

/** A document has no columns: each label that was found, and what it was read as. */
function LabelTable({ labels }: { readonly labels: Readonly<Record<string, string>> }) {
  return (
    <>
      <h2 className="section-title">文档里认出的项目</h2>
      <table className="ruled-table import-labels">
        <thead>
          <tr>
            <th scope="col">原文</th>
            <th scope="col">作为</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(labels).map(([label, field]) => (
            <tr key={label}>
              <td>{label}</td>
              <td>{fieldTitle(field)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

interface ColumnTableProps {
  readonly kind: ImportKind
  readonly sheet: ProposedSheet
  readonly disabled: boolean
  onChoose(column: string, field: string | null): void
}

function ColumnTable({ kind, sheet, disabled, onChoose }: ColumnTableProps) {
  const letters = [...new Set([...Object.keys(sheet.headings), ...Object.keys(sheet.columns)])].toSorted(
    (a, b) => a.length - b.length || a.localeCompare(b),
  )
  return (
    <>
      <h2 className="section-title">
        每列是什么
        <small>{sheet.headerRows.length === 0 ? '' : `表头在第 ${sheet.headerRows.join('、')} 行`}</small>
      </h2>
      <table className="ruled-table import-columns">
        <thead>
          <tr>
            <th scope="col">列</th>
            <th scope="col">原表头</th>
            <th scope="col">作为</th>
            <th scope="col">例如</th>
          </tr>
        </thead>
        <tbody>
          {letters.map((letter) => {
            const field = sheet.columns[letter]
            const heading = sheet.headings[letter] ?? ''
            return (
              <tr key={letter} className={field === undefined ? 'is-unknown' : undefined}>
                <td>{letter}</td>
                <td>{heading}</td>
                <td>
                  <Select
                    aria-label={`${letter} 列「${heading}」作为`}
                    value={field ?? LEFT_OUT}
                    disabled={disabled}
                    showSearch={{ optionFilterProp: 'label' }}
                    options={[{ value: LEFT_OUT, label: '不导入这一列' }, ...fieldOptionsOf(kind)]}
                    onChange={(chosen) => onChoose(letter, chosen === LEFT_OUT ? null : chosen)}
                  />
                </td>
                <td className="word-faint">{field === undefined ? '' : exampleOf(sheet, field)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </>
  )
}

/** What a column is read into, where that is not a field of its own. */
const readInto: Readonly<Record<string, readonly string[]>> = {
  meetingDate: ['date', 'startTime'],
  talkDate: ['date', 'talkTime'],
  leave: ['absentees'],
}

function exampleOf(sheet: ProposedSheet, field: string): string {
  for (const { values } of sheet.rows) {
    const shown = [field, ...(readInto[field] ?? [])]
      .map((each) => shownValue(each, values[each]))
      .filter((text) => text !== '')
    if (shown.length > 0) return shown.join(' ')
  }
  return ''
}
