/** What is said of a file of a folder: what it is, what would come in, why it is not read. Writes nothing. */
import { Failure } from '#shared/failure.ts'
import { doubtText } from '#shared/import/doubt-words.ts'
import { unreadable } from '#shared/import/file-names.ts'
import { type FolderFile, folderLimits } from '#shared/import/folder.ts'
import type { Doubt, ImportKind, ImportSummary } from '#shared/imports.ts'
import type { TaskContext } from '../handlers.ts'
import type { FoundFile } from './folder-files.ts'
import { type Judgement, judgeFile } from './propose.ts'

export type TakenKind = Exclude<ImportKind, 'none'>

export const nothing: ImportSummary = {
  new: 0,
  update: 0,
  same: 0,
  conflict: 0,
  skip: 0,
  error: 0,
  doubts: 0,
}

export const added = (a: ImportSummary, b: ImportSummary): ImportSummary => ({
  new: a.new + b.new,
  update: a.update + b.update,
  same: a.same + b.same,
  conflict: a.conflict + b.conflict,
  skip: a.skip + b.skip,
  error: a.error + b.error,
  doubts: a.doubts + b.doubts,
})

const inWords = (doubts: readonly Doubt[]): string =>
  doubts
    .map(doubtText)
    .map(({ what, todo }) => `${what}。${todo}`)
    .join('')

/** A file that is not read, with the reason; undefined where it is to be read. */
export function unreadFile(file: FoundFile, leftOut: boolean): FolderFile | undefined {
  const base = {
    name: file.name,
    bytes: file.bytes,
    sha256: null,
    kinds: [],
    summary: nothing,
    doubts: [],
    alreadyImportedAs: null,
    batchIds: [],
  }
  if (file.passedOver !== undefined) return { ...base, outcome: 'skipped', advice: file.passedOver }
  if (leftOut) return { ...base, outcome: 'leftOut', advice: '这一次没有选它' }
  const other = unreadable(file.name)
  const doubt: Doubt | undefined =
    other !== undefined
      ? { code: 'formatUnsupported', detail: other }
      : file.bytes > folderLimits.file
        ? { code: 'fileTooLarge', detail: `超过 ${folderLimits.file / 1e6} MB` }
        : undefined
  return doubt === undefined
    ? undefined
    : { ...base, outcome: 'refused', doubts: [doubt], advice: inWords([doubt]) }
}

const alone = '这是本软件导出的整个台账的工作簿。请单独打开它导入，不和别的文件一起。'

/** The answer about a file that was read, of all its kinds that were judged. */
export function readFileOf(file: FoundFile, judged: readonly Judgement[]): FolderFile {
  const proposals = judged.map(({ proposal }) => proposal)
  const [first] = proposals
  const kinds = proposals.map(({ kind }) => kind).filter((kind) => kind !== 'none')
  const taken = kinds.some((kind) => kind !== 'ledgerWorkbook')
  const summary = proposals.map(summaryIn).reduce(added, nothing)
  const doubts = [...proposals.flatMap((proposal) => proposal.doubts), ...sheetsLeft(proposals)]
  const outcome = !taken ? 'refused' : summary.new + summary.update > 0 ? 'ready' : 'nothing'
  return {
    name: file.name,
    bytes: file.bytes,
    sha256: first?.sha256 ?? null,
    outcome,
    kinds,
    summary,
    doubts,
    advice: !taken
      ? kinds.length > 0
        ? alone
        : inWords(doubts)
      : adviceFor({ summary, before: proposals.some(wasImported), doubts, done: false }),
    alreadyImportedAs: proposals.find(wasImported)?.alreadyImportedAs ?? null,
    batchIds: [],
  }
}

/** Sheets of the file that nothing is taken from. */
function sheetsLeft(proposals: readonly Judgement['proposal'][]): Doubt[] {
  const used = new Set(
    proposals.flatMap(({ sheets }) => sheets.filter(({ taken }) => taken).map(({ name }) => name)),
  )
  const left = (proposals[0]?.sheets ?? []).filter(({ name, taken }) => !taken && !used.has(name))
  return left.flatMap(({ name, doubts }) =>
    doubts
      .filter(({ code }) => code === 'hiddenSheet' || code === 'kindUnknown')
      .slice(0, 1)
      .map((doubt) => ({ ...doubt, detail: name ?? '' })),
  )
}

/**
 * A file that stands imported says nothing new: where the ledger differs from it now, somebody or a later file has
 * changed that since, and the same folder twice must not change it back.
 */
export function summaryIn(proposal: Judgement['proposal']): ImportSummary {
  const { summary } = proposal
  if (!wasImported(proposal)) return summary
  return { ...summary, new: 0, update: 0, same: summary.new + summary.update + summary.same }
}

export const wasImported = (proposal: Judgement['proposal']): boolean => proposal.alreadyImportedAs !== null

interface Told {
  readonly summary: ImportSummary
  /** It stood imported before. */
  readonly before: boolean
  readonly doubts: readonly Doubt[]
  /** It was brought in just now. */
  readonly done: boolean
}

/** What is to be known about a file that could be read; empty where all of it comes in. */
export function adviceFor({ summary, before, doubts, done }: Told): string {
  const { new: fresh, update, conflict, error } = summary
  const parts: string[] = []
  if (fresh + update === 0)
    parts.push(before ? '这个文件导入过，不再重复导入' : '里面的内容台账里都有了，或没有可以导入的行')
  const alone = done ? '没有导入；可单独打开这个文件' : '不导入；要导入的，先单独打开核对'
  if (conflict > 0) parts.push(`${conflict} 行与台账不一致或同名，${alone}${done ? '选定' : '、选定'}`)
  if (error > 0) parts.push(`${error} 行缺必要的内容（如没有具体日期），${alone}${done ? '补上' : '、补上'}`)
  for (const doubt of doubts) {
    if (
      doubt.code === 'hiddenSheet' ||
      doubt.code === 'kindUnknown' ||
      (done && doubt.code === 'rosterEmpty')
    )
      parts.push(doubtText(doubt).what)
  }
  return parts.join('；')
}

/** The file by its first kind and by each other kind it holds. */
export async function judgeAll(
  context: TaskContext,
  file: FoundFile,
  branchId: number,
): Promise<Judgement[]> {
  const first = await judge(context, file, branchId)
  const judged = [first]
  for (const { kind } of first.proposal.alsoHolds) judged.push(await judge(context, file, branchId, kind))
  return judged
}

export async function judge(context: TaskContext, file: FoundFile, branchId: number, kind?: TakenKind) {
  try {
    return await judgeFile(context.read, { ...file.source, branchId, kind }, context.at.today)
  } catch (error) {
    // taken away between the listing and its turn
    if (error instanceof Failure && error.code === 'fileMissing') return unread(file, branchId, 'fileMissing')
    if (isDenied(error)) return unread(file, branchId, 'fileCorrupt')
    throw error
  }
}

const isDenied = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  ['EACCES', 'EPERM', 'EBUSY', 'EIO'].includes(String(error.code))

const unread = (file: FoundFile, branchId: number, code: 'fileMissing' | 'fileCorrupt'): Judgement => ({
  branchId,
  proposal: {
    kind: 'none',
    fileName: file.name,
    sha256: '',
    doubts: [{ code }],
    sheets: [],
    summary: { ...nothing, doubts: 1 },
    alsoHolds: [],
    alreadyImportedAs: null,
  },
  rows: [],
  bytes: Buffer.alloc(0),
})
