/** A path as it is pasted from a file manager: in quotation marks, or as an address. */

const quoted = /^(?:"(.*)"|'(.*)'|“(.*)”)$/su

/** `"C:\台账\二支部.ledger"` of 「复制为路径」 and `file:///home/…` of Linux desktops → the path itself. */
export function typedPath(text: string): string {
  const trimmed = text.trim()
  const [, double, single, curly] = quoted.exec(trimmed) ?? []
  const path = (double ?? single ?? curly ?? trimmed).trim()
  if (!/^file:\/\//iu.test(path)) return path
  try {
    return decodeURI(path.slice('file://'.length)).replace(/^\/(?=[A-Za-z]:)/u, '')
  } catch {
    return path
  }
}
