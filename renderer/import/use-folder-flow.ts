/** A folder's state: what is in it, what was recognised, what is left out, what came of it. One file is sent at a time. */
import { useRef, useState } from 'react'
import { byName, passedOver, unreadable } from '#shared/import/file-names.ts'
import { type FolderFile, type ImportGroup, folderLimits } from '#shared/import/folder.ts'
import { base64Of } from '#renderer/ui/read-file.ts'
import { useBranch } from '../branch-context.tsx'
import { LedgerError, call, useCommand } from '../ledger.ts'
import { failureText, showFailure } from '../ui/failure.ts'
import type { Picked, PickedFolder } from './picked.ts'

/** A file that was picked, with what was found in it. */
export interface Looked {
  readonly picked: Picked
  readonly found: FolderFile
}

export interface Progress {
  readonly done: number
  readonly total: number
  readonly name: string
}

export type FolderFlow =
  | { readonly step: 'looking' | 'bringing'; readonly progress: Progress }
  | {
      readonly step: 'review'
      readonly files: readonly Looked[]
      readonly leftOut: ReadonlySet<string>
      /** Why the import before was broken off; everything was taken back. */
      readonly said?: { readonly what: string; readonly todo: string }
    }
  | { readonly step: 'result'; readonly group: ImportGroup | null; readonly files: readonly FolderFile[] }

export interface FolderImport {
  readonly name: string
  /** Undefined while no folder is open. */
  readonly flow: FolderFlow | undefined
  take(folder: PickedFolder): void
  toggle(name: string, take: boolean): void
  /** Looks at one file again, after it was handled on its own. */
  lookAgain(name: string): void
  commit(): void
  /** Stops what is under way: looking just ends, what was brought in is taken back. */
  stop(): void
  close(): void
}

const isRoster = ({ found }: Looked): boolean => found.kinds.includes('memberRoster')

/** What is not read needs no sending: its name and size say enough. */
const needsContent = ({ name, file }: Picked): boolean =>
  passedOver(name) === undefined && unreadable(name) === undefined && file.size <= folderLimits.file

export function useFolderFlow(): FolderImport {
  const { branchId } = useBranch()
  const finishing = useCommand('import.commitFolder', { quiet: true })
  const undoing = useCommand('import.undoFolder', { quiet: true })
  const [name, setName] = useState('')
  const [flow, setFlow] = useState<FolderFlow>()
  const stopped = useRef(false)

  async function fileOf(picked: Picked, read = needsContent(picked)) {
    return {
      fileName: picked.name,
      content: read ? await base64Of(picked.file) : '',
      bytes: picked.file.size,
    }
  }

  async function look(picked: Picked): Promise<Looked> {
    try {
      const { files } = await call('import.proposeFolder', { branchId, files: [await fileOf(picked)] })
      const [found] = files
      if (found !== undefined) return { picked, found }
    } catch (error) {
      return { picked, found: unreadFile(picked, error) }
    }
    return { picked, found: unreadFile(picked, undefined) }
  }

  async function take(folder: PickedFolder) {
    const wanted = folder.files.filter(({ name: each }) => passedOver(each) === undefined)
    if (wanted.length > folderLimits.files)
      return showFailure(
        new LedgerError('tooLarge', `一次最多 ${folderLimits.files} 个文件，请分成几个文件夹，分几次导入`),
      )
    stopped.current = false
    setName(folder.name)
    const files: Looked[] = []
    for (const picked of folder.files.toSorted(byName)) {
      if (stopped.current) return setFlow(undefined)
      setFlow({ step: 'looking', progress: progressOf(files.length, folder.files.length, picked.name) })
      files.push(await look(picked))
    }
    setFlow({ step: 'review', files, leftOut: new Set() })
  }

  async function commit() {
    if (flow?.step !== 'review') return
    const { files, leftOut } = flow
    stopped.current = false
    // rosters first, so that the names in everything else are known
    const order = [...files.filter(isRoster), ...files.filter((each) => !isRoster(each))]
    const answers = new Map<string, FolderFile>()
    let groupId: number | undefined
    try {
      for (const { picked } of order) {
        if (stopped.current) break
        setFlow({ step: 'bringing', progress: progressOf(answers.size, order.length, picked.name) })
        const left = leftOut.has(picked.name)
        const answer = await call('import.commitFolder', {
          branchId,
          name,
          more: true,
          files: [await fileOf(picked, !left && needsContent(picked))],
          leaveOut: left ? [picked.name] : [],
          ...(groupId === undefined ? {} : { groupId }),
        })
        groupId = answer.group?.groupId
        const [file] = answer.files
        if (file !== undefined) answers.set(picked.name, file)
      }
      if (groupId === undefined) return setFlow(flow)
      if (stopped.current) {
        const begun = groupId
        // if it fails now, there is nothing left that could be taken back a second time
        groupId = undefined
        await undoing.mutateAsync({ groupId: begun })
        return setFlow({ ...flow, said: stoppedWords })
      }
      const { group } = await finishing.mutateAsync({ branchId, groupId, files: [] })
      setFlow({ step: 'result', group, files: files.flatMap(({ picked }) => answers.get(picked.name) ?? []) })
    } catch (error) {
      // the ledger takes the group back by itself; a file that went away meanwhile never came that far
      if (groupId !== undefined) await undoing.mutateAsync({ groupId }).catch(() => undefined)
      setFlow({ ...flow, said: wordsFor(error) })
    }
  }

  async function lookAgain(of: string) {
    if (flow?.step !== 'review') return
    const files: Looked[] = []
    for (const each of flow.files) files.push(each.picked.name === of ? await look(each.picked) : each)
    setFlow({ ...flow, files })
  }

  return {
    name,
    flow,
    take: (folder) => void take(folder),
    toggle: (each, taken) => {
      if (flow?.step !== 'review') return
      const leftOut = new Set(flow.leftOut)
      if (taken) leftOut.delete(each)
      else leftOut.add(each)
      setFlow({ ...flow, leftOut })
    },
    lookAgain: (each) => void lookAgain(each),
    commit: () => void commit(),
    stop: () => {
      stopped.current = true
    },
    close: () => setFlow(undefined),
  }
}

const progressOf = (done: number, total: number, name: string): Progress => ({ done, total, name })

const stoppedWords = {
  what: '已停止，这一次什么也没有导入',
  todo: '已经写入的文件都撤回了，台账和导入之前一样。',
}

const wordsFor = (error: unknown): { what: string; todo: string } =>
  error instanceof LedgerError ? failureText(error.code, error.detail) : failureText('internal', '')

/** A file that went away between choosing and reading, or that the ledger could not look at. */
function unreadFile({ name, file }: Picked, error: unknown): FolderFile {
  const { what, todo } = wordsFor(error)
  return {
    name,
    bytes: file.size,
    sha256: null,
    outcome: 'refused',
    kinds: [],
    summary: { new: 0, update: 0, same: 0, conflict: 0, skip: 0, error: 0, doubts: 0 },
    doubts: [],
    advice: `${what}。${todo}`,
    alreadyImportedAs: null,
    batchIds: [],
  }
}
