/** A pasted list of names: each is shown beside whom it is taken for, and only what is confirmed is taken. */
import { Button, Input } from 'antd'
import { type ClipboardEvent, type ReactNode, useId, useState } from 'react'
import {
  type KnownName,
  type NameState,
  type PastedName,
  likeliest,
  matchNames,
  splitNames,
} from '#shared/names/pasted.ts'
import './paste-names.css'
import { Dialog } from './dialog.tsx'

/** Somebody who was pasted and confirmed. */
export interface TakenName {
  /** Null for somebody outside the roster. */
  readonly memberId: number | null
  readonly name: string
  /** What stood in brackets: 「病假」. */
  readonly note: string
}

export interface PasteNamesProps {
  readonly title: string
  readonly roster: readonly KnownName[]
  /** Whether people outside the roster may be taken by name. */
  readonly outsiders: boolean
  /** Pasted already; without it the dialog asks for the text first. */
  readonly text?: string
  /** Above the list: what the people are taken as. */
  readonly children?: ReactNode
  readonly onTake: (people: readonly TakenName[]) => void
  readonly onClose: () => void
}

const stateWords: Readonly<Record<NameState, string>> = {
  exact: '相符',
  spaced: '相符（去掉空格、称呼）',
  doubtful: '疑似，请核对',
  namesakes: '有重名，请选是谁',
  unknown: '名册里没有',
}

const LEAVE = ''
const OUTSIDE = 'outside'

interface Row extends PastedName {
  readonly choice: string
}

const rowsOf = (text: string, { roster, outsiders }: Pick<PasteNamesProps, 'roster' | 'outsiders'>): Row[] =>
  matchNames(text, roster).map((one) => {
    const meant = likeliest(one)
    const choice =
      meant !== null ? String(meant.memberId) : one.state === 'unknown' && outsiders ? OUTSIDE : LEAVE
    return { ...one, choice }
  })

/** Names that are as sure as can be need only Enter; who stays unchosen is not taken, and nothing else happens to it. */
export function PasteNames(props: PasteNamesProps) {
  const { roster, outsiders } = props
  const [text, setText] = useState(props.text ?? '')
  const [rows, setRows] = useState<readonly Row[] | undefined>(() =>
    props.text === undefined ? undefined : rowsOf(props.text, props),
  )
  const id = useId()
  const taken = (rows ?? []).flatMap(({ choice, name, note }): TakenName[] => {
    if (choice === LEAVE) return []
    if (choice === OUTSIDE) return [{ memberId: null, name, note }]
    const member = roster.find((one) => String(one.memberId) === choice)
    return member === undefined ? [] : [{ ...member, note }]
  })
  const open = (rows ?? []).filter(({ choice }) => choice === LEAVE)
  const asked = rows === undefined

  return (
    <Dialog
      title={props.title}
      width={640}
      okText={asked ? '认一认' : `记入 ${taken.length} 人`}
      cancelText="取消"
      okButtonProps={{ disabled: asked ? text.trim() === '' : taken.length === 0 }}
      onOk={() => {
        if (asked) return setRows(rowsOf(text, props))
        props.onTake(taken)
        props.onClose()
      }}
      onCancel={props.onClose}
      // everything sure: one Enter takes the list
      focusOk={!asked}
      className="paste-names-dialog"
    >
      {props.children}
      {asked ? (
        <div className="stack">
          <label htmlFor={id}>把名单整段贴进来：顿号、逗号、换行、编号、表格里复制的一列都认。</label>
          <Input.TextArea
            id={id}
            rows={6}
            autoFocus
            maxLength={20000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
      ) : rows.length === 0 ? (
        <p>没有认出姓名。名单里什么也没有改动。</p>
      ) : (
        <>
          <div className="paste-names-scroll">
            <table className="ruled-table paste-names">
              <thead>
                <tr>
                  <th scope="col">名单上写的</th>
                  <th scope="col">认作</th>
                  <th scope="col">核对</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row, index) => (
                  <tr key={row.name}>
                    <td>
                      {row.written}
                      {row.note === '' ? null : <small>（{row.note}）</small>}
                    </td>
                    <td>
                      <select
                        className="choice"
                        aria-label={`「${row.written}」认作`}
                        value={row.choice}
                        onChange={(event) => {
                          const choice = event.target.value
                          setRows(rows.map((each, place) => (place === index ? { ...each, choice } : each)))
                        }}
                      >
                        <option value={LEAVE}>不记</option>
                        {outsiders ? <option value={OUTSIDE}>名册以外的人</option> : null}
                        {[...new Set([...row.candidates, ...roster])].map(({ memberId, name }) => (
                          <option key={memberId} value={memberId}>
                            {name}
                          </option>
                        ))}
                      </select>
                    </td>
                    <td
                      className={row.state === 'exact' || row.state === 'spaced' ? 'word-good' : 'word-due'}
                    >
                      {stateWords[row.state]}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p className="hint" role="status">
            共 {rows.length} 个名字，记入 {taken.length} 人
            {open.length === 0 ? '' : `，不记：${open.map(({ written }) => written).join('、')}`}。
          </p>
        </>
      )}
      {asked || props.text !== undefined ? null : (
        <Button type="link" size="small" onClick={() => setRows(undefined)}>
          ‹ 回去改名单
        </Button>
      )}
    </Dialog>
  )
}

const isWithin = ({ currentTarget, target }: ClipboardEvent): boolean =>
  target instanceof Node && currentTarget.contains(target)

export interface PastedPeopleProps {
  readonly title: string
  readonly roster: readonly KnownName[]
  /** Whether people outside the roster may be taken by name. */
  readonly outsiders?: boolean
  readonly disabled?: boolean
  readonly className?: string
  readonly onTake: (people: readonly TakenName[]) => void
  readonly children: ReactNode
}

/** Around a field that takes several people: a pasted list is shown beside whom it means; one name is typed text. */
export function PastedPeople(props: PastedPeopleProps) {
  const { title, roster, outsiders = false, disabled = false, className = 'pasted-people', onTake } = props
  const [pasted, setPasted] = useState<string>()
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain')
    // the dialog lies in this tree of components, though not in this element
    if (disabled || !isWithin(event) || splitNames(text).length < 2) return
    event.preventDefault()
    event.stopPropagation()
    setPasted(text)
  }
  return (
    <div className={className} onPasteCapture={onPaste}>
      {props.children}
      {pasted === undefined ? null : (
        <PasteNames
          // a roster that is still being read is matched when it is there
          key={roster.length}
          title={title}
          text={pasted}
          roster={roster}
          outsiders={outsiders}
          onTake={onTake}
          onClose={() => setPasted(undefined)}
        />
      )}
    </div>
  )
}
