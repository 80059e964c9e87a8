/** Agenda items as numbered paragraphs; a motion unfolds inside its item. */
import { Button } from 'antd'
import { type ReactNode, memo, useCallback } from 'react'
import { findBlanketWording } from '#shared/rules/wording.ts'
import { type Draft, type DraftItem, freshKey } from './draft.ts'
import { LineField, ProseField } from './fields.tsx'
import { NameRemarks } from '#renderer/ui/name-remarks.tsx'
import { RemoveButton } from './side-lists.tsx'
import { type Roster, Speeches } from './speeches.tsx'
import { useFocusNext } from './use-focus-next.ts'

export interface AgendaProps {
  /** Titles that a meeting of this kind usually has: offered while there is none. */
  readonly usual: readonly string[]
  readonly agenda: readonly DraftItem[]
  readonly roster: Roster
  /** Names that are known besides: observers. */
  readonly guests: readonly string[]
  readonly change: (recipe: (draft: Draft) => Draft) => void
  /** The motions of an item, and the line that proposes another. */
  readonly motionsOf: (item: DraftItem) => { readonly sheets: ReactNode; readonly count: number }
  /** Per-person wording for an item that was voted on; null where nothing was. */
  readonly wordingFor: (item: DraftItem) => string | null
}

export const Agenda = memo(function Agenda(props: AgendaProps) {
  const { usual, agenda, roster, guests, change, motionsOf, wordingFor } = props
  const focusNext = useFocusNext()
  const setItem = useCallback(
    (key: string, recipe: (item: DraftItem) => DraftItem) =>
      change((before) => ({
        ...before,
        agenda: before.agenda.map((item) => (item.key === key ? recipe(item) : item)),
      })),
    [change],
  )
  const move = useCallback(
    (key: string, step: -1 | 1) =>
      change((before) => ({ ...before, agenda: moved(before.agenda, key, step) })),
    [change],
  )
  const remove = useCallback(
    (key: string) =>
      change((before) => ({ ...before, agenda: before.agenda.filter((item) => item.key !== key) })),
    [change],
  )
  const add = () => {
    const fresh: DraftItem = { key: freshKey(), agendaItemId: null, title: '', speeches: [], resolution: '' }
    change((before) => ({ ...before, agenda: [...before.agenda, fresh] }))
    focusNext(`[data-item="${fresh.key}"] input`)
  }
  const addUsual = () =>
    change((before) => ({
      ...before,
      agenda: [
        ...before.agenda,
        ...usual.map((title) => ({
          key: freshKey(),
          agendaItemId: null,
          title,
          speeches: [],
          resolution: '',
        })),
      ],
    }))
  return (
    <div className="agenda" data-law="agenda" data-field="agenda">
      {agenda.map((item, index) => {
        const motions = motionsOf(item)
        return (
          <section
            className="agenda-item"
            key={item.key}
            data-item={item.key}
            data-field={`agenda.${index}`}
            aria-label={`议题${index + 1} ${item.title}`}
          >
            <ItemText
              item={item}
              number={index + 1}
              last={index === agenda.length - 1}
              roster={roster}
              guests={guests}
              motionCount={motions.count}
              wording={wordingFor(item)}
              setItem={setItem}
              move={move}
              remove={remove}
            />
            {motions.sheets}
          </section>
        )
      })}
      {agenda.length === 0 ? (
        <p className="hint">还没有议题。先写下第一个议题，发言、决议和表决都记在议题里。</p>
      ) : null}
      <div className="row">
        <Button onClick={add}>＋ 添加议题</Button>
        {agenda.length === 0 && usual.length > 0 ? (
          <Button title={usual.join('；')} onClick={addUsual}>
            按常见议程列出 {usual.length} 个议题
          </Button>
        ) : null}
      </div>
    </div>
  )
})

function moved(agenda: readonly DraftItem[], key: string, step: -1 | 1): readonly DraftItem[] {
  const from = agenda.findIndex((item) => item.key === key)
  const to = from + step
  const item = agenda[from]
  if (!item || to < 0 || to >= agenda.length) return agenda
  const rest = agenda.filter((other) => other.key !== key)
  return [...rest.slice(0, to), item, ...rest.slice(to)]
}

interface ItemTextProps {
  readonly item: DraftItem
  readonly number: number
  readonly last: boolean
  readonly roster: Roster
  readonly guests: readonly string[]
  readonly motionCount: number
  readonly wording: string | null
  readonly setItem: (key: string, recipe: (item: DraftItem) => DraftItem) => void
  readonly move: (key: string, step: -1 | 1) => void
  readonly remove: (key: string) => void
}

const ItemText = memo(function ItemText(props: ItemTextProps) {
  const { item, number, setItem } = props
  const changeSpeeches = useCallback(
    (recipe: (speeches: DraftItem['speeches']) => DraftItem['speeches']) =>
      setItem(item.key, (before) => ({ ...before, speeches: recipe(before.speeches) })),
    [item.key, setItem],
  )
  return (
    <>
      <div className="agenda-title">
        <span className="agenda-number">{chineseNumber(number)}、</span>
        <LineField
          label={`议题${number}`}
          placeholder="议题"
          className="grow"
          value={item.title}
          maxLength={200}
          onChange={(title) => setItem(item.key, (before) => ({ ...before, title }))}
        />
        <span className="agenda-tools">
          <Button
            type="text"
            size="small"
            aria-label={`议题${number}上移`}
            disabled={number === 1}
            onClick={() => props.move(item.key, -1)}
          >
            ↑
          </Button>
          <Button
            type="text"
            size="small"
            aria-label={`议题${number}下移`}
            disabled={props.last}
            onClick={() => props.move(item.key, 1)}
          >
            ↓
          </Button>
          <RemoveButton
            label={props.motionCount > 0 ? '议题里有表决事项，先撤回表决事项才能移去' : `移去议题${number}`}
            disabled={props.motionCount > 0}
            onClick={() => props.remove(item.key)}
          />
        </span>
      </div>
      <Speeches
        itemNumber={number}
        speeches={item.speeches}
        roster={props.roster}
        guests={props.guests}
        onChange={changeSpeeches}
      />
      <div className="resolution" data-law="resolution">
        <span className="resolution-word">决议</span>
        <ProseField
          label={`议题${number}决议`}
          placeholder={
            props.motionCount > 0 ? '表决结果写在下面的表决里；这里写其他议定事项' : '议定的事项；没有则不填'
          }
          value={item.resolution}
          maxLength={5000}
          onChange={(resolution) => setItem(item.key, (before) => ({ ...before, resolution }))}
        />
        <div className="resolution-note">
          <NameRemarks
            text={item.resolution}
            onChange={(resolution) => setItem(item.key, (before) => ({ ...before, resolution }))}
          />
        </div>
      </div>
      {props.motionCount > 0 ? (
        <BlanketWarning
          text={item.resolution}
          wording={props.wording}
          onReplace={(resolution) => setItem(item.key, (before) => ({ ...before, resolution }))}
        />
      ) : null}
    </>
  )
})

export interface BlanketWarningProps {
  readonly text: string
  /** Null: nothing has been counted yet that could be written instead. */
  readonly wording: string | null
  readonly onReplace: (text: string) => void
}

/** 「一致同意」 has no place beside a vote: says so, and offers the numbers instead. */
export function BlanketWarning({ text, wording, onReplace }: BlanketWarningProps) {
  const found = findBlanketWording(text)
  const words = [...new Set(found.map((each) => each.word))]
  if (words.length === 0) return null
  return (
    <p className="blanket" role="alert">
      <span className="wrong-text">「{words.join('」「')}」不能写在票决事项里，要写清各多少人。</span>{' '}
      {wording === null ? (
        <span className="hint">录完票数后，可以一键改为逐人表述。</span>
      ) : (
        <Button size="small" onClick={() => onReplace(withoutBlanket(text, wording))}>
          改为逐人表述
        </Button>
      )}
    </p>
  )
}

/** Replaces each sentence that holds blanket wording; the first of them becomes the numbers, the others go. */
export function withoutBlanket(text: string, wording: string): string {
  let used = false
  const sentences = text.match(/[^。！？\n]*[。！？\n]?/gu) ?? []
  const kept = sentences.map((sentence) => {
    if (findBlanketWording(sentence).length === 0) return sentence
    const replacement = used ? '' : wording
    used = true
    return replacement + (sentence.endsWith('\n') ? '\n' : '')
  })
  return kept.join('').trim()
}

const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const
/** 一 to 九十九, as agenda items are numbered. */
export function chineseNumber(value: number): string {
  const tens = Math.floor(value / 10)
  const ones = digits[value % 10] ?? ''
  if (tens === 0) return ones
  return `${tens === 1 ? '' : (digits[tens] ?? '')}十${ones}`
}
