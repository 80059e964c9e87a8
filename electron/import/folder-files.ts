/** The files of a folder: found without leaving it, counted before any is read. */
import { lstat, readdir, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { Failure } from '#shared/failure.ts'
import { byName, labelOf, passedOver } from '#shared/import/file-names.ts'
import { folderLimits } from '#shared/import/folder.ts'

export interface FoundFile {
  /** Relative to the folder, with `/`. */
  readonly name: string
  readonly bytes: number
  /** What `judgeFile` takes. */
  readonly source: { readonly path?: string; readonly fileName: string; readonly content?: string }
  /** Why it is not looked at, in words. */
  readonly passedOver?: string
}

export interface FolderSource {
  readonly path?: string | undefined
  readonly files?:
    | readonly {
        readonly fileName: string
        readonly content: string
        readonly bytes?: number | undefined
      }[]
    | undefined
  readonly name?: string | undefined
}

/**
 * @returns the files in the order of their names, those to be passed over among them
 * @throws Failure fileMissing; tooLarge beyond the limits; badInput where neither path nor files are given
 */
export async function filesIn(folder: FolderSource): Promise<{ name: string; files: FoundFile[] }> {
  if (folder.files !== undefined) {
    const files = folder.files.map(given)
    return { name: folder.name ?? `${files.length} 个文件`, files: checked(files) }
  }
  if (folder.path === undefined) throw new Failure('badInput', 'path: 请给出文件夹路径，或各个文件')
  const root = resolve(folder.path)
  const name = folder.name ?? (basename(root) || root)
  const found = await stat(root).catch(() => undefined)
  if (found?.isFile() === true) {
    const fileName = basename(root)
    return { name, files: checked([{ name: fileName, bytes: found.size, source: { path: root, fileName } }]) }
  }
  if (found?.isDirectory() !== true) throw new Failure('fileMissing', name)
  const files: FoundFile[] = []
  await walk(root, '', 0, files)
  return { name, files: checked(files) }
}

function given({ fileName, content, bytes }: NonNullable<FolderSource['files']>[number]): FoundFile {
  const name = labelOf(fileName)
  const why = passedOver(name)
  const padding = content.endsWith('==') ? 2 : content.endsWith('=') ? 1 : 0
  return {
    name,
    bytes: content === '' ? (bytes ?? 0) : (content.length / 4) * 3 - padding,
    source: { fileName: name, content },
    ...(why === undefined ? {} : { passedOver: why }),
  }
}

/** Links are never followed: what they point at is either in the folder anyway or does not belong to it. */
async function walk(folder: string, below: string, depth: number, files: FoundFile[]): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined)
  const put = (name: string, bytes: number, path: string, why: string | undefined) => {
    // the label may differ from the name on the disk, the path may not
    files.push({
      name: labelOf(name),
      bytes,
      source: { path, fileName: labelOf(name) },
      ...(why === undefined ? {} : { passedOver: why }),
    })
    if (files.length > folderLimits.files * 5) throw tooMany()
  }
  if (entries === undefined) return put(below, 0, folder, '没有权限打开这个文件夹')
  for (const entry of entries) {
    const name = below === '' ? entry.name : `${below}/${entry.name}`
    const path = join(folder, entry.name)
    if (entry.isSymbolicLink()) put(name, 0, path, '链接，没有跟随')
    else if (entry.isDirectory()) {
      const why = passedOver(name)
      if (why !== undefined) put(name, 0, path, `${why}（整个文件夹）`)
      else if (depth + 1 >= folderLimits.depth) put(name, 0, path, '文件夹套得太深，没有再往里看')
      else await walk(path, name, depth + 1, files)
    } else if (entry.isFile()) {
      const bytes = await lstat(path).then(
        ({ size }) => size,
        () => 0,
      )
      put(name, bytes, path, passedOver(name))
    } else put(name, 0, path, '不是普通文件')
  }
}

const tooMany = () =>
  new Failure('tooLarge', `文件夹里超过 ${folderLimits.files} 个文件，请分成几个文件夹，分几次导入`)

function checked(files: readonly FoundFile[]): FoundFile[] {
  const looked = files.filter((file) => file.passedOver === undefined)
  if (looked.length > folderLimits.files) throw tooMany()
  const bytes = looked.reduce((sum, file) => sum + file.bytes, 0)
  if (bytes > folderLimits.bytes)
    throw new Failure(
      'tooLarge',
      `文件夹一共 ${Math.round(bytes / 1e6)} MB，一次最多 ${folderLimits.bytes / 1e6} MB；请把照片、录像放到别处，或分几次导入`,
    )
  return files.toSorted(byName)
}
