/** The ledger's table of contents: what is ticked is printed. */
import { Button, Checkbox } from 'antd'
import type { CatalogueView } from '#shared/export.ts'

interface Props {
  readonly catalogue: CatalogueView
  /** Codes of the forms to print; undefined while it is all of them. */
  readonly chosen: readonly string[] | undefined
  onChoose(codes: readonly string[] | undefined): void
  onEdit(): void
}

/** Forms that the catalogue has switched on, F20 aside: what was said in talks is never part of the book. */
export const printedForms = (catalogue: CatalogueView): readonly string[] =>
  catalogue.volumes.flatMap((volume) =>
    volume.on ? volume.forms.filter(({ on, code }) => on && code !== 'F20').map(({ code }) => code) : [],
  )

export function Catalogue({ catalogue, chosen, onChoose, onEdit }: Props) {
  const all = printedForms(catalogue)
  const ticked = new Set(chosen ?? all)
  const choose = (codes: readonly string[], on: boolean) => {
    const next = all.filter((code) => (codes.includes(code) ? on : ticked.has(code)))
    onChoose(next.length === all.length ? undefined : next)
  }
  return (
    <nav className="book-catalogue" aria-label="台账目录">
      <h2>目录</h2>
      <p className="book-catalogue-actions">
        <Button type="link" size="small" disabled={chosen === undefined} onClick={() => onChoose(undefined)}>
          全选
        </Button>
        <Button type="link" size="small" onClick={onEdit}>
          改名、排序、停用
        </Button>
      </p>
      <ol>
        {catalogue.volumes.map((volume) => {
          const forms = volume.forms.filter(({ code }) => all.includes(code))
          const codes = forms.map(({ code }) => code)
          const on = codes.filter((code) => ticked.has(code)).length
          return forms.length === 0 ? null : (
            <li key={volume.code}>
              <Checkbox
                checked={on === codes.length}
                indeterminate={on > 0 && on < codes.length}
                onChange={(event) => choose(codes, event.target.checked)}
              >
                <b>{volume.title}</b>
              </Checkbox>
              <ul>
                {forms.map((form) => (
                  <li key={form.code} className={form.count === 0 ? 'is-empty' : undefined}>
                    <Checkbox
                      checked={ticked.has(form.code)}
                      onChange={(event) => choose([form.code], event.target.checked)}
                    >
                      <small>{form.code}</small> {form.title}
                    </Checkbox>
                    <span className="book-count">
                      {(form.count ?? 0) === 0 ? '无' : `${form.count ?? 0} 份`}
                    </span>
                  </li>
                ))}
              </ul>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
