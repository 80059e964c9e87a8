/**
 * A whole folder: looked through, or brought in as one group. Rosters go first, so that the names in everything else
 * are known; each file is judged again at its turn, against what those before it brought in.
 */
import { Failure } from '#shared/failure.ts'
import type { FolderFile, ImportGroup } from '#shared/import/folder.ts'
import { whichBranch } from '../branch.ts'
import type { TaskContext } from '../handlers.ts'
import { judgeAll, readFileOf, unreadFile } from './folder-answers.ts'
import { Bringing } from './folder-bring.ts'
import { type FolderSource, filesIn } from './folder-files.ts'

/** What is under way and may be asked to stop. */
const running = new Set<{ stopped: boolean }>()

/** Asks every folder under way to stop after the file it is at. @returns how many were asked */
export function cancelFolders(): number {
  for (const one of running) one.stopped = true
  return running.size
}

/** Runs the work on each file until it is stopped or the ledger is another. */
async function stoppable<Value>(
  context: TaskContext,
  work: (check: () => void) => Promise<Value>,
): Promise<Value> {
  const mine = { stopped: false }
  const { ledger } = context
  running.add(mine)
  try {
    return await work(() => {
      if (mine.stopped) throw new Failure('dialogCancelled', '已停止')
      if (context.ledger !== ledger) throw new Failure('noLedgerOpen')
    })
  } finally {
    running.delete(mine)
  }
}

/** @throws Failure as `filesIn`; dialogCancelled when stopped */
export function proposeFolder(
  context: TaskContext,
  source: FolderSource & { branchId?: number | undefined },
): Promise<{ name: string; files: FolderFile[] }> {
  return stoppable(context, async (check) => {
    const branchId = await whichBranch(context.read, source.branchId)
    const { name, files } = await filesIn(source)
    const answers: FolderFile[] = []
    for (const file of files) {
      check()
      answers.push(unreadFile(file, false) ?? readFileOf(file, await judgeAll(context, file, branchId)))
    }
    return { name, files: answers }
  })
}

interface FolderOrder extends FolderSource {
  readonly branchId?: number | undefined
  readonly leaveOut: readonly string[]
  readonly groupId?: number | undefined
  readonly more: boolean
}

/**
 * Brings a folder in. What cannot be taken is left out and said; anything else that goes wrong, and a stop, takes
 * the whole group back.
 * @throws Failure as `filesIn`; dialogCancelled when stopped; the failure that broke it off, saying what became of
 * the files before; undoBlocked where even that could not be taken back
 */
export function commitFolder(
  context: TaskContext,
  order: FolderOrder,
): Promise<{ group: ImportGroup | null; files: FolderFile[] }> {
  return stoppable(context, async (check) => {
    const branchId = await whichBranch(context.read, order.branchId)
    const { name, files } = await filesIn(order)
    // the files of one folder may come one by one: the copy is made before the first
    if (order.groupId === undefined) await context.safetyCopy('import')
    const groupId =
      order.groupId ??
      (await context.run('import.beginGroup', { branchId, name: name.slice(0, 200) })).groupId
    try {
      const answers = await new Bringing(context, branchId, groupId, check).all(
        files,
        new Set(order.leaveOut),
      )
      check()
      const group = order.more
        ? (await context.run('import.groups', { branchId })).find((one) => one.groupId === groupId)
        : await context.run('import.endGroup', { groupId })
      return { group: group ?? null, files: answers }
    } catch (error) {
      throw await takenBack(context, groupId, error)
    }
  })
}

/** Takes back what the group has written so far, and says so in the failure. */
async function takenBack(context: TaskContext, groupId: number, error: unknown): Promise<unknown> {
  const why =
    error instanceof Failure ? error : new Failure('internal', error instanceof Error ? error.name : '')
  try {
    const { batchIds } = await context.run('import.undoFolder', { groupId })
    const said = `已写入的 ${batchIds.length} 个文件已全部撤回，台账和导入之前一样`
    // what nobody foresaw is still told to the log
    if (!(error instanceof Failure)) return error
    return new Failure(why.code, why.detail === '' ? said : `${why.detail}；${said}`)
  } catch (second) {
    const detail = second instanceof Failure ? second.detail : ''
    const still = `导入中断，已写入的文件没有能撤回${detail === '' ? '' : `（${detail}）`}；可在「导入过的文件」里撤销`
    return new Failure('undoBlocked', still)
  }
}
