/** The catalogue as this place calls and orders it: rename, move up and down, switch off; kept in the ledger. */
import { Button, Input, Switch } from 'antd'
import { useState } from 'react'
import type { CatalogueView } from '#shared/export.ts'
import { useCommand } from '../ledger.ts'

type Volumes = CatalogueView['volumes']

interface Props {
  readonly catalogue: CatalogueView
  onDone(): void
}

/** `list` with the entry at `at` one place further up (-1) or down (+1). */
export function moved<Entry>(list: readonly Entry[], at: number, by: -1 | 1): Entry[] {
  const other = at + by
  const [here, there] = [list[at], list[other]]
  if (here === undefined || there === undefined) return [...list]
  return list.with(at, there).with(other, here)
}

export function CatalogueEdit({ catalogue, onDone }: Props) {
  const [volumes, setVolumes] = useState<Volumes>(catalogue.volumes)
  const keep = useCommand('export.changeCatalogue')
  const change = (at: number, over: Partial<Volumes[number]>) =>
    setVolumes(volumes.map((volume, index) => (index === at ? { ...volume, ...over } : volume)))
  const unnamed = volumes.some(
    ({ title, forms }) => title.trim() === '' || forms.some((form) => form.title.trim() === ''),
  )

  return (
    <section className="book-edit" aria-label="编辑目录">
      <h2 className="book-heading">改目录</h2>
      <p className="book-note">
        卷名、表名、顺序改后存在本台账里，以后各期照此印制；停用的卷表不入册，记录本身不受影响。
      </p>
      <ol>
        {volumes.map((volume, at) => (
          <li key={volume.code}>
            <EntryLine
              title={volume.title}
              what="卷"
              on={volume.on}
              first={at === 0}
              last={at === volumes.length - 1}
              onTitle={(title) => change(at, { title })}
              onSwitch={(on) => change(at, { on })}
              onMove={(by) => setVolumes(moved(volumes, at, by))}
            />
            <ol>
              {volume.forms.map((form, place) => {
                const put = (over: Partial<typeof form>) =>
                  change(at, {
                    forms: volume.forms.map((each, index) => (index === place ? { ...each, ...over } : each)),
                  })
                return (
                  <li key={form.code}>
                    <EntryLine
                      code={form.code}
                      title={form.title}
                      what="表"
                      on={form.on}
                      first={place === 0}
                      last={place === volume.forms.length - 1}
                      onTitle={(title) => put({ title })}
                      onSwitch={(on) => put({ on })}
                      onMove={(by) => change(at, { forms: moved(volume.forms, place, by) })}
                    />
                  </li>
                )
              })}
            </ol>
          </li>
        ))}
      </ol>
      <p className="book-edit-actions">
        <Button
          type="primary"
          disabled={unnamed}
          loading={keep.isPending}
          onClick={() => keep.mutate({ catalogue: { volumes: volumes.map(bare) } }, { onSuccess: onDone })}
        >
          保存目录
        </Button>
        <Button onClick={onDone}>不改了</Button>
        <Button type="link" onClick={() => keep.mutate({ catalogue: null }, { onSuccess: onDone })}>
          恢复标准目录
        </Button>
        {unnamed ? <span className="book-note">卷名和表名都不能空着。</span> : null}
      </p>
    </section>
  )
}

const bare = ({ code, title, on, forms }: Volumes[number]) => ({
  code,
  title,
  on,
  forms: forms.map((form) => ({ code: form.code, title: form.title, on: form.on })),
})

interface LineProps {
  readonly code?: string
  readonly title: string
  readonly what: string
  readonly on: boolean
  readonly first: boolean
  readonly last: boolean
  onTitle(title: string): void
  onSwitch(on: boolean): void
  onMove(by: -1 | 1): void
}

/** Alt with an arrow key moves the line while its name is being typed. */
function EntryLine({ code, title, what, on, first, last, onTitle, onSwitch, onMove }: LineProps) {
  return (
    <div className="book-edit-line">
      <small>{code}</small>
      <Input
        aria-label={`${what}名：${title}`}
        value={title}
        maxLength={40}
        onChange={(event) => onTitle(event.target.value)}
        onKeyDown={(event) => {
          if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
          event.preventDefault()
          onMove(event.key === 'ArrowUp' ? -1 : 1)
        }}
      />
      <Button aria-label={`上移：${title}`} title="上移（Alt+↑）" disabled={first} onClick={() => onMove(-1)}>
        ↑
      </Button>
      <Button aria-label={`下移：${title}`} title="下移（Alt+↓）" disabled={last} onClick={() => onMove(1)}>
        ↓
      </Button>
      <Switch aria-label={`入册：${title}`} checked={on} onChange={onSwitch} />
    </div>
  )
}
