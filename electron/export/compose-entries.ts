/** The plain registers on paper: a line or a page for each record, as the declaration says. */
import { type RegisterName, anyRegister, registerNames } from '#shared/registers/all.ts'
import { type AnyEntry, type RegisterDefinition, valueOf } from '#shared/registers/define.ts'
import type { Field, FieldKind, FieldValue, Named } from '#shared/registers/field.ts'
import { chineseDate } from '#shared/primitives.ts'
import { entryMarkInWords } from '#shared/rules/late.ts'
import {
  caption,
  chineseNumber,
  figure,
  fill,
  form,
  heading,
  label,
  list,
  longRow,
  middle,
  note,
  orDash,
  paragraphs,
  signatures,
  value,
} from './build.ts'
import { dotted, periodLine } from './compose-branch.ts'
import type { LedgerFacts } from './facts.ts'
import { type Block, type Cell, type Form, type Sheet, landscapeWidth, portraitWidth } from './model.ts'

/** Every register but those that another form prints. */
export const entryForms = (facts: LedgerFacts): Form[] =>
  registerNames.flatMap((name) =>
    name === 'integrity' ? [] : name === 'analysis' ? [analyses(facts)] : [entryForm(facts, name)],
  )

function entryForm(facts: LedgerFacts, name: RegisterName): Form {
  const register = anyRegister[name]
  const { code, title, volume, layout, orientation, signed } = register.form
  const entries = facts.entries[name]
  const sheets =
    layout === 'sheet'
      ? entries.map((entry) => [entrySheet(register, entry, facts)])
      : entries.length === 0
        ? []
        : [
            [
              [
                ...heading(title, facts.branch.name, periodLine(facts)),
                entryTable(register, entries),
                ...entryMarks(register, entries, facts.lateAfterDays),
                signatures(signed),
              ],
            ],
          ]
  return { code, title, volume, orientation, copies: sheets }
}

const printed = (register: RegisterDefinition): [key: string, field: Field][] =>
  Object.entries(register.fields).filter(([, field]) => field.unprinted !== true)

const seqWidth = 620
/** Widths in DXA of what must stand on one line. */
const leastWidth: Partial<Record<FieldKind, number>> = { day: 1260, month: 960, number: 900 }

/** A line for each record, as wide as its form lies. */
export function entryTable(register: RegisterDefinition, entries: readonly AnyEntry[]): Block {
  const width = register.form.orientation === 'portrait' ? portraitWidth : landscapeWidth
  const fields = printed(register)
  // a date is never broken: its column is as wide as a date, the others share what is left
  const fixed = fields.reduce((sum, [, { kind }]) => sum + (leastWidth[kind] ?? 0), seqWidth)
  const shared = fields.filter(([, { kind }]) => leastWidth[kind] === undefined)
  const widths = fill(
    shared.map(([, { weight = 10 }]) => weight),
    width - fixed,
  )
  const widthOf = new Map(shared.map(([key], index) => [key, widths[index] ?? 0]))
  const columns = [
    ['序号', seqWidth] as const,
    ...fields.map(([key, { kind, title, unit }]) => {
      const head = unit === undefined ? title : `${title}\n（${unit}）`
      return [head, leastWidth[kind] ?? widthOf.get(key) ?? 0] as const
    }),
  ]
  const rows = entries.map((entry, index) =>
    longRow(middle(index + 1), ...fields.map(([key, field]) => cellOf(field, valueOf(entry, key)))),
  )
  return list(columns, rows)
}

/** Which lines were entered long after, or came from a file: 「第 1、3 号：补录，录入时间 2026年10月8日。」. */
function entryMarks(
  register: RegisterDefinition,
  entries: readonly AnyEntry[],
  lateAfterDays: number,
): Block[] {
  const marked = entries.map((entry, index) => {
    const on = valueOf(entry, register.on)
    const { enteredAt, source } = entry
    const said = entryMarkInWords(
      { on: typeof on === 'string' ? on : null, enteredAt, source },
      lateAfterDays,
    )
    return { number: index + 1, said }
  })
  return [...Map.groupBy(marked, ({ said }) => said)]
    .filter(([said]) => said !== '')
    .map(([said, own]) =>
      note(
        entries.length === 1 ? `${said}。` : `第 ${own.map(({ number }) => number).join('、')} 号：${said}。`,
      ),
    )
}

function entrySheet(register: RegisterDefinition, entry: AnyEntry, facts: LedgerFacts): Sheet {
  const on = valueOf(entry, register.on)
  return [
    ...heading(register.form.title, facts.branch.name, typeof on === 'string' ? chineseDate(on) : ''),
    form(
      fill([18, 82], portraitWidth),
      printed(register).map(([key, field]) =>
        longRow(label(field.title), value(orDash(textOf(field, valueOf(entry, key))))),
      ),
    ),
    ...entryMarks(register, [entry], facts.lateAfterDays),
    signatures(register.form.signed),
  ]
}

const cellOf = (field: Field, content: FieldValue): Cell => {
  const text = orDash(textOf(field, content))
  if (field.kind === 'number') return figure(text)
  return field.kind === 'line' || field.kind === 'prose' || field.kind === 'people'
    ? value(text)
    : middle(text)
}

/** The words of a field of text. */
const wordsOf = (entry: AnyEntry, key: string): string => {
  const content = valueOf(entry, key)
  return typeof content === 'string' ? content : ''
}

const isNamed = (content: FieldValue): content is Named =>
  content !== null && typeof content === 'object' && 'name' in content

/** What stands in a field, as it is read on paper. */
export function textOf(field: Field, content: FieldValue): string {
  if (content === null) return ''
  if (isNamed(content)) return content.name
  if (typeof content === 'number') return String(content)
  if (typeof content !== 'string')
    return content
      .map((one) => (typeof one === 'string' ? (field.choices?.[one] ?? one) : one.name))
      .join('、')
  if (field.kind === 'choice') return field.choices?.[content] ?? content
  if (field.kind === 'day' || field.kind === 'month') return dotted(content)
  if (field.kind === 'half') return halfTitle(content)
  return content
}

/** 「2026年上半年」. */
export const halfTitle = (half: string): string =>
  `${half.slice(0, 4)}年${half.endsWith('1') ? '上' : '下'}半年`

const manifestations = ['politics', 'workState', 'demands', 'mentality', 'other'] as const

/** F19: the analysis of members' thinking as a report: state, manifestations, causes, measures. */
function analyses(facts: LedgerFacts): Form {
  const register = anyRegister.analysis
  const { code, title, volume, orientation } = register.form
  return {
    code,
    title,
    volume,
    orientation,
    copies: facts.entries.analysis.map((entry) => [report(entry, register, facts)]),
    names: facts.entries.analysis.map((entry) => `${wordsOf(entry, 'heldOn')}_${title}`),
  }
}

function report(entry: AnyEntry, register: RegisterDefinition, facts: LedgerFacts): Sheet {
  const text = (key: string) => {
    const field = register.fields[key]
    return field === undefined ? '' : textOf(field, valueOf(entry, key))
  }
  const shown = manifestations.filter((key) => text(key) !== '')
  const part = (index: number, title: string, ...blocks: Block[]): Block[] => [
    { type: 'heading', level: 1, text: `${chineseNumber(index)}、${title}` },
    ...blocks,
  ]
  return [
    { type: 'title', text: `${text('covers')}${register.form.title}` },
    { type: 'under', left: `单位（盖章）：${facts.branch.name}`, right: dateOf(entry) },
    form(fill([16, 84], portraitWidth), [
      longRow(label('主持人'), value(orDash(text('host')))),
      longRow(label('参加人'), value(orDash(text('participants')))),
      longRow(label('信息来源'), value(orDash(text('sources')))),
    ]),
    ...part(1, '总体情况', ...paragraphs(text('overall'))),
    ...part(
      2,
      '主要表现',
      ...shown.flatMap((key, index): Block[] => [
        {
          type: 'heading',
          level: 2,
          text: `（${chineseNumber(index + 1)}）${register.fields[key]?.title ?? ''}`,
        },
        ...paragraphs(text(key)),
      ]),
    ),
    ...part(3, '原因分析', ...paragraphs(text('causes'))),
    ...part(4, '对策措施', ...paragraphs(text('measures'))),
    signatures(register.form.signed.slice(0, 1)),
  ]
}

const dateOf = (entry: AnyEntry): string => {
  const on = valueOf(entry, 'heldOn')
  return typeof on === 'string' ? chineseDate(on) : ''
}

/** F35b: the regulations in force with their text, each beginning a page. */
export function regulations(facts: LedgerFacts): Form {
  const inForce = facts.entries.documents.filter(
    (entry) =>
      entry['category'] === 'regulation' && entry['state'] === 'inForce' && valueOf(entry, 'wording') !== '',
  )
  return {
    code: 'F35b',
    title: '制度汇编',
    volume: '卷十五　制度与文件',
    orientation: 'portrait',
    copies: inForce.map((entry) => [
      [
        { type: 'title', text: wordsOf(entry, 'subject') },
        { type: 'under', left: wordsOf(entry, 'documentNo'), right: dotted(wordsOf(entry, 'datedOn')) },
        ...paragraphs(wordsOf(entry, 'wording')),
      ],
    ]),
    names: inForce.map((entry) => `制度_${wordsOf(entry, 'subject')}`),
  }
}

/** The records of F29 that no meeting stands for, below the table of those that do. */
export const ownIntegrityWork = (facts: LedgerFacts): Block[] =>
  facts.entries.integrity.length === 0
    ? []
    : [caption('单独组织的工作'), entryTable(anyRegister.integrity, facts.entries.integrity)]
