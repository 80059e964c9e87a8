/**
 * Where a ledger should not lie: in a folder that a program copies to a cloud while it is written, on another machine's
 * disk, where the locks of SQLite do not hold, or in the folder of this program, which installers empty. Told, never refused: the user may have no other place.
 */
import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { LedgerPlace } from '#shared/ledger.ts'

/** Names of folders that sync programs make for themselves. */
const clouds =
  /^(onedrive( - .*)?|dropbox|icloud ?drive|mobile documents|google ?drive|my drive|nutstore( files)?|我的坚果云|坚果云|baidusyncdisk|baidunetdisk(workspace|download)?|百度网盘.*|百度云同步盘|wpsdrive|wps ?cloud ?files|wps ?云盘|wps ?网盘|weiyun.*|腾讯微云|微云同步助手|adrive|阿里云盘|115sync|pcloud ?drive|nextcloud|owncloud|seafile|syncthing|sync)$/i

/** File systems that live on another machine. */
const remote =
  /^(nfs4?|cifs|smb3|smbfs|ncpfs|afs|ceph|9p|davfs|fuse\.(sshfs|davfs2?|rclone|gvfsd-fuse|s3fs))$/

/**
 * @param mounts text of /proc/self/mountinfo; read from the machine where it has one, unless given
 * @param program folder of the executable, which is the package's own in every package of ours
 */
export function placeOf(
  path: string,
  mounts = machineMounts(),
  program = dirname(process.execPath),
): LedgerPlace {
  if (isInside(path, program)) return 'program'
  // \\server\share, also as a URI of the same
  if (/^[\\/]{2}[^\\/?.]/.test(path)) return 'network'
  const folders = path.split(/[\\/]/).slice(0, -1)
  if (folders.some((part) => clouds.test(part))) return 'cloud'
  return remote.test(fileSystemAt(dirname(resolve(path)), mounts)) ? 'network' : 'local'
}

/** Windows writes one folder in many ways. */
function isInside(path: string, folder: string): boolean {
  const plain = (text: string) => text.replaceAll('\\', '/').toLowerCase()
  return plain(path).startsWith(`${plain(folder)}/`)
}

function machineMounts(): string {
  try {
    return readFileSync('/proc/self/mountinfo', 'utf8')
  } catch {
    return ''
  }
}

/** The type of the file system of the longest mount point above the folder; empty where nothing is known. */
function fileSystemAt(folder: string, mounts: string): string {
  let [longest, type] = ['', '']
  for (const line of mounts.split('\n')) {
    // 36 35 98:0 / /mnt rw,noatime master:1 - ext3 /dev/root rw
    const [before = '', after = ''] = line.split(' - ')
    const point = (before.split(' ')[4] ?? '').replaceAll(/\\(\d{3})/g, (_, octal: string) =>
      String.fromCharCode(Number.parseInt(octal, 8)),
    )
    const above = point === '/' || folder === point || folder.startsWith(`${point}/`)
    if (point !== '' && above && point.length >= longest.length)
      [longest, type] = [point, after.split(' ')[0] ?? '']
  }
  return type
}
