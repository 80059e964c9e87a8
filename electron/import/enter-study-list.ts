/** Rows of a superior's list against the items that stand, and as items of the list through its own writer. */
import type { Doubt, RowToCommit, RowValue } from '#shared/imports.ts'
import { Failure } from '#shared/failure.ts'
import { latestDay } from '#shared/primitives.ts'
import { RequiredItemInput, requiredItemDefaults } from '#shared/study/operations.ts'
import { categoryOf, listLabelIn, scopeOf } from '#shared/study/read-list.ts'
import { type StudyCategory, categoryTitles } from '#shared/study/words.ts'
import type { At } from '../handlers.ts'
import type { Reader, Writer } from '../ledger/open.ts'
import { requireItem, requiredTitles, squeezed } from '../study/items.ts'
import type { Origin } from './enter-records.ts'
import { datesAgree, wordsOf } from './facts.ts'
import { type Choices, type JudgedRow, choiceKey } from './reconcile.ts'
import type { RosterRow } from './rows.ts'

type Values = Readonly<Record<string, RowValue>>

interface Standing {
  readonly itemId?: number
  /** Of an item of the same file: its row. */
  readonly row?: number
  readonly issuer: string
  readonly publishedOn: string | null
}

/**
 * The same title by the same issuer is the same item. Where the two were published on other days somebody decides: 党章
 * stands on the list of every year.
 */
export async function judgeStudyList(
  read: Reader,
  branchId: number,
  rows: readonly RosterRow[],
  choices: Choices,
): Promise<JudgedRow[]> {
  const standing = new Map<string, Standing[]>()
  const put = (title: string, one: Standing) =>
    standing.set(squeezed(title), [...(standing.get(squeezed(title)) ?? []), one])
  for (const { title, ...item } of await requiredTitles(read, branchId)) put(title, item)
  return rows.map((row): JudgedRow => {
    const { sheet, values, doubts } = row
    const base = { sheet, row: row.row, values, doubts, changes: [], decided: true }
    if (row.fixed === 'skip') return { ...base, verdict: 'skip' }
    const title = wordsOf(values['studyTitle'])
    if (title === '') return { ...base, verdict: 'error' }
    const choice = choices.get(choiceKey(sheet, row.row))
    const own = { issuer: wordsOf(values['issuer']), publishedOn: dateIn(values, 'publishedDate') }
    const likes = standing.get(squeezed(title)) ?? []
    // what the list would refuse is the same, whoever is said to have published it
    const equal = likes.find((one) => one.publishedOn === own.publishedOn)
    const same = equal ?? likes.find((one) => alike(one, own) && agree(one.publishedOn, own.publishedOn))
    if (same !== undefined && (equal !== undefined || choice?.matchId !== 0)) {
      const twice: Doubt[] =
        same.row === undefined ? [] : [{ code: 'sameRecord', detail: `与第 ${same.row} 行是同一条内容` }]
      const match = same.itemId === undefined ? {} : { matchId: same.itemId }
      return { ...base, verdict: 'same', doubts: [...doubts, ...twice], ...match }
    }
    const like = likes.find((one) => alike(one, own))
    if (like !== undefined && choice?.matchId !== 0) {
      const detail =
        like.row === undefined
          ? '清单里已有同名内容，发布日期不同'
          : `表里第 ${like.row} 行已有同名内容，发布日期不同`
      const doubt: Doubt = { code: 'sameRecord', detail }
      const match = like.itemId === undefined ? {} : { matchId: like.itemId }
      return { ...base, verdict: 'conflict', doubts: [...doubts, doubt], decided: false, ...match }
    }
    if (choice?.take !== false) put(title, { ...own, row: row.row })
    return { ...base, verdict: 'new' }
  })
}

const squeeze = (text: string): string => text.normalize('NFKC').replace(/[\s、,，和与]/g, '')

/** One of the two may leave out who published it. */
const alike = (one: { readonly issuer: string }, other: { readonly issuer: string }): boolean =>
  one.issuer === '' || other.issuer === '' || squeeze(one.issuer) === squeeze(other.issuer)

const agree = (one: string | null, other: string | null): boolean =>
  one === null || other === null || datesAgree(one, other)

const dateIn = (values: Values, field: string): string | null => wordsOf(values[field]) || null

/**
 * Enters one row, marked with the file and the row it came from.
 * @throws Failure badInput naming what the list does not take; duplicate
 */
export async function enterStudyItem(
  write: Writer,
  { branchId, fileName }: { readonly branchId: number; readonly fileName: string },
  { values }: RowToCommit,
  at: At,
  origin: Origin,
): Promise<number> {
  const text = (field: string) => wordsOf(values[field]).trim()
  const title = text('studyTitle')
  const due = dateIn(values, 'dueDate')
  const read = RequiredItemInput.safeParse({
    ...requiredItemDefaults,
    title,
    issuer: text('issuer'),
    category: categoryNamed(text('studyCategory')) ?? categoryOf(`${text('studyCategory')} ${title}`),
    elective: /选/.test(text('elective')),
    scope: scopeOf(text('scope').replace('支部委员会', '支委会')),
    publishedOn: dateIn(values, 'publishedDate'),
    // a deadline that names its month runs to the month's end
    dueOn: due === null ? null : latestDay(due),
    listLabel: text('listLabel') || listLabelIn(fileName),
    source: text('listSource').slice(0, 2000),
    remark: text('remark').slice(0, 1000),
  })
  if (!read.success) {
    const [issue] = read.error.issues
    const field = fields[String(issue?.path[0])] ?? String(issue?.path[0])
    throw new Failure('badInput', `${field}: ${issue?.message ?? ''}`)
  }
  return requireItem(write, branchId, read.data, at, origin)
}

const fields: Readonly<Record<string, string>> = {
  title: 'studyTitle',
  publishedOn: 'publishedDate',
  dueOn: 'dueDate',
}

const isCategory = (text: string): text is StudyCategory => Object.hasOwn(categoryTitles, text)

const categoryNamed = (words: string): StudyCategory | undefined =>
  Object.keys(categoryTitles)
    .filter(isCategory)
    .find((one) => categoryTitles[one] === words)
