/** The ledger's table of contents: volumes, and in them the forms with how many there are. */
import type { OutputOf } from '#shared/contract.ts'

export type Preview = OutputOf<'export.preview'>

interface Volume {
  readonly title: string
  readonly forms: Preview['forms']
  readonly count: number
}

/** Forms in their printed order, gathered by volume. */
export function volumesOf(preview: Preview): readonly Volume[] {
  const volumes = new Map<string, Preview['forms']>()
  for (const form of preview.forms) {
    const forms = volumes.get(form.volume)
    if (forms === undefined) volumes.set(form.volume, [form])
    else forms.push(form)
  }
  return [...volumes].map(([title, forms]) => ({
    title,
    forms,
    count: forms.reduce((sum, form) => sum + form.count, 0),
  }))
}

export function Catalogue({ volumes }: { readonly volumes: readonly Volume[] }) {
  return (
    <nav className="book-catalogue" aria-label="台账目录">
      <h2>目录</h2>
      <ol>
        {volumes.map((volume) => (
          <li key={volume.title} className={volume.count === 0 ? 'is-empty' : undefined}>
            <b>{volume.title}</b>
            <ul>
              {volume.forms.map((form) => (
                <li key={form.code} className={form.count === 0 ? 'is-empty' : undefined}>
                  <span>
                    <small>{form.code}</small> {form.title}
                  </span>
                  <span className="book-count">{form.count === 0 ? '无' : `${form.count} 份`}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </nav>
  )
}
