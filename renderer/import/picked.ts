/** Files and folders that were dropped or chosen, as a flat list with their places in the folder. */

export interface Picked {
  /** Relative to what was dropped, with `/`. */
  readonly name: string
  readonly file: File
}

export interface PickedFolder {
  /** What the group is called. */
  readonly name: string
  readonly files: readonly Picked[]
}

/** A folder dropped by mistake ends here, and is refused in words where the files are counted. */
const most = 10_000

/** By a button: a folder's files carry their places with them. */
export function pickedFiles(files: readonly File[]): PickedFolder {
  const picked = files.map((file) => ({
    // the folder's own name stands first
    name: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath.replace(/^[^/]*\//, ''),
    file,
  }))
  const folder = files[0]?.webkitRelativePath.split('/')[0] ?? ''
  return { name: folder === '' ? `${files.length} 个文件` : folder, files: picked }
}

/** By dropping: folders are walked through. To be called while the event lasts; it hands its entries out only then. */
export async function droppedFiles(dropped: DataTransfer): Promise<PickedFolder> {
  const entries = [...dropped.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  if (entries.every((entry) => entry.isFile)) return pickedFiles([...dropped.files])
  const files: Picked[] = []
  const [only] = entries
  const single = entries.length === 1 && only !== undefined && isFolder(only)
  for (const entry of entries) await walk(entry, single ? '' : entry.name, files)
  const names = entries.slice(0, 3).map((entry) => entry.name)
  return { name: names.join('、'), files }
}

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile

async function walk(entry: FileSystemEntry, name: string, files: Picked[]): Promise<void> {
  if (files.length > most) return
  if (isFile(entry)) {
    const file = await fileOf(entry)
    if (file !== undefined) files.push({ name, file })
    return
  }
  if (!isFolder(entry)) return
  const reader = entry.createReader()
  for (;;) {
    // a reader answers at most a hundred at a time
    const some = await entriesOf(reader)
    if (some.length === 0) return
    for (const each of some) await walk(each, name === '' ? each.name : `${name}/${each.name}`, files)
  }
}

/** Undefined where it may not be read. */
const fileOf = (entry: FileSystemFileEntry): Promise<File | undefined> =>
  new Promise((resolve) => entry.file(resolve, () => resolve(undefined)))

const entriesOf = (reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> =>
  new Promise((resolve) => reader.readEntries(resolve, () => resolve([])))
