/** The report of a folder that came in: which files, which records from where, what was not taken and why. */
import { Failure } from '#shared/failure.ts'
import { type FolderOutcome, folderOutcomeTitles } from '#shared/import/folder.ts'
import { type Verdict, importKindTitles, verdictTitles } from '#shared/imports.ts'
import { deliver } from '../export/deliver.ts'
import type { SheetContent } from '../export/workbook-content.ts'
import type { TaskContext } from '../handlers.ts'
import { type GroupFile, filesOfGroup, groupWith } from './groups.ts'

/**
 * @throws Failure notFound; importUndone: what was withdrawn is kept nowhere; as `deliver`
 */
export async function makeReport(
  context: TaskContext,
  { groupId, out, overwrite }: { groupId: number; out?: string | undefined; overwrite: boolean },
) {
  const group = await groupWith(context.read, groupId)
  if (group.state === 'undone') throw new Failure('importUndone', group.name)
  const files = await filesOfGroup(context.read, groupId)
  const title = `导入报告 ${group.name}`
  // what writes workbooks is loaded when it is asked for
  const { workbookFile } = await import('../export/workbook-file.ts')
  const bytes = await workbookFile(sheetsOf(files), group.startedAt)
  const fileName = `${title.replaceAll(/[\\/:*?"<>|]/g, '_').slice(0, 80)} ${group.startedAt.slice(0, 10)}.xlsx`
  return deliver(context.desk, { fileName, bytes }, { out, overwrite, ledger: context.ledger?.path })
}

const text = (title: string, width: number) => ({ title, width, wrap: true })
const figure = (title: string) => ({ title, width: 9, wrap: false })

/** Numbers stay numbers; every text is a text, whatever it begins with. */
function sheetsOf(files: readonly GroupFile[]): SheetContent[] {
  const read = files.filter((file) => file.sha256 !== null && file.kind !== 'none')
  const rows = read.flatMap((file) => file.rows.map((row) => ({ file, row })))
  return [
    {
      title: '文件',
      columns: [
        text('文件', 40),
        text('内容是', 14),
        text('结果', 12),
        figure('新增'),
        figure('更新'),
        figure('相同'),
        figure('跳过'),
        figure('错误'),
        text('说明', 50),
        figure('字节'),
        text('校验码（SHA-256）', 66),
      ],
      rows: read.map((file) => [
        file.path,
        importKindTitles[file.kind],
        outcomeTitle(file.outcome),
        file.added,
        file.changed,
        file.same,
        file.skipped,
        file.errors,
        file.advice,
        file.bytes,
        file.sha256 ?? '',
      ]),
    },
    {
      title: '导入的记录',
      columns: [
        text('内容是', 14),
        text('谁、什么', 36),
        text('日期', 12),
        text('新增或更新', 11),
        text('文件', 36),
        text('工作表', 14),
        figure('行（份）'),
        text('疑问', 60),
      ],
      rows: rows
        .filter(({ row }) => row.taken)
        .map(({ file, row }) => [
          importKindTitles[row.kind],
          row.who,
          row.day,
          verdictTitle(row.verdict),
          file.path,
          row.sheet ?? '',
          row.row,
          row.doubts.join('\n'),
        ]),
    },
    {
      title: '没有导入的行',
      columns: [
        text('文件', 36),
        text('工作表', 14),
        figure('行（份）'),
        text('谁、什么', 30),
        text('日期', 12),
        text('结果', 9),
        text('原因和办法', 60),
        text('原来的内容', 80),
      ],
      rows: rows
        .filter(({ row }) => !row.taken)
        .map(({ file, row }) => [
          file.path,
          row.sheet ?? '',
          row.row,
          row.who,
          row.day,
          verdictTitle(row.verdict),
          row.doubts.join('\n'),
          row.original,
        ]),
    },
    {
      title: '没有读的文件',
      columns: [
        text('文件', 50),
        text('结果', 12),
        text('原因和办法', 90),
        figure('字节'),
        text('校验码（SHA-256）', 66),
      ],
      rows: files
        .filter((file) => !read.includes(file))
        .map((file) => [file.path, outcomeTitle(file.outcome), file.advice, file.bytes, file.sha256 ?? '']),
    },
  ]
}

const isOutcome = (word: string): word is FolderOutcome => Object.hasOwn(folderOutcomeTitles, word)
const outcomeTitle = (word: string): string => (isOutcome(word) ? folderOutcomeTitles[word] : word)
const isVerdict = (word: string): word is Verdict => Object.hasOwn(verdictTitles, word)
const verdictTitle = (word: string): string => (isVerdict(word) ? verdictTitles[word] : word)
