/** What a file's name says before anyone opens it. Content is judged by bytes: a name only keeps a file unread. */

/** Why a file of a folder is not looked at at all, in words; undefined where it is. */
export function passedOver(name: string): string | undefined {
  const parts = name.split('/')
  const base = parts.at(-1) ?? ''
  if (base.startsWith('~$') || /^\.~lock\..*#$|^\.~/.test(base)) return '文件打开时留下的锁文件，不是资料'
  if (/^(thumbs\.db|desktop\.ini|\.ds_store)$/i.test(base) || parts.includes('__MACOSX'))
    return '系统自己放的文件，不是资料'
  if (parts.some((part) => part.startsWith('.'))) return '隐藏文件'
  if (/\.(tmp|bak|lnk|url)$/i.test(base)) return '临时文件、备份或快捷方式，不是资料'
  return undefined
}

const others: readonly (readonly [RegExp, string])[] = [
  [/\.(zip|rar|7z|tar|gz|tgz|bz2|xz|cab|iso)$/i, '压缩包，请先解压'],
  [/\.(jpe?g|png|gif|bmp|webp|hei[cf]|tiff?|svg)$/i, '图片'],
  [/\.(mp4|avi|mov|wmv|mkv|flv|mpe?g|mp3|wav|m4a|wma|amr)$/i, '录音录像'],
  [/\.(pdf|ofd|caj|pptx?|dps)$/i, 'PDF、OFD 或演示文稿'],
  [/\.(exe|msi|dll|bat|cmd|com|scr|js|vbs|ps1|sh|jar|apk|dmg)$/i, '程序'],
  [/\.(ledger|db|sqlite3?|mdb|accdb|dbf)$/i, '数据库或台账文件'],
]

/** What it is, where its name says that it holds no records that could be read; undefined where it may. */
export const unreadable = (name: string): string | undefined =>
  others.find(([pattern]) => pattern.test(name))?.[1]

/** A name as a label: forward slashes, no way out of the folder, nothing that cannot be printed. */
export function labelOf(name: string): string {
  const parts = name
    .replaceAll('\\', '/')
    // eslint-disable-next-line no-control-regex
    .replaceAll(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '')
    .split('/')
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== '.' && part !== '..')
  return parts.join('/').slice(-500) || '未命名'
}

/** In the order in which people number things: 2月 before 10月. */
export const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  a.name.localeCompare(b.name, 'zh-CN', { numeric: true })
