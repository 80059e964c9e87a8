/** The other kinds of records in the same file, each a click away. */
import { Button } from 'antd'
import { type AlsoHeld, type ImportKind, importKindTitles } from '#shared/imports.ts'

/** People are counted with another word than papers. */
export const unitOf = (kind: ImportKind): string => (kind === 'memberRoster' ? '名' : '条')

interface Props {
  readonly alsoHolds: readonly AlsoHeld[]
  /** What the click does: the file was imported just now, or is being looked at. */
  readonly verb: string
  goOn(kind: AlsoHeld['kind']): void
}

export function AlsoHeldList({ alsoHolds, verb, goOn }: Props) {
  if (alsoHolds.length === 0) return null
  return (
    <div className="import-also">
      <b>这个文件里还有：</b>
      <ul>
        {alsoHolds.map(({ kind, records }) => (
          <li key={kind}>
            {importKindTitles[kind]} {records} {unitOf(kind)}
            <Button type="link" onClick={() => goOn(kind)}>
              {verb} →
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
