/** Under a text: members' names that are probably misspelt, each put right by one click. Says nothing where nothing is. */
import { Button } from 'antd'
import { createContext, useContext, useDeferredValue, useMemo } from 'react'
import { misspeltNames, putRight } from '#shared/names/spelling.ts'

/** Whose names are known on this page. */
export interface KnownNames {
  /** On the roster of the branch. */
  readonly names: readonly string[]
  /** Guests, and those whom a motion is about. */
  readonly others: readonly string[]
}

const nobody: KnownNames = { names: [], others: [] }
const Known = createContext<KnownNames>(nobody)

/** Around the fields whose names are checked. */
export const KnownNamesProvider = Known.Provider

export interface NameRemarksProps {
  readonly text: string
  readonly onChange: (text: string) => void
}

export function NameRemarks({ text, onChange }: NameRemarksProps) {
  const { names, others } = useContext(Known)
  // never in the way of a key
  const quiet = useDeferredValue(text)
  const found = useMemo(
    () => (quiet.length < 2 ? [] : misspeltNames(quiet, names, others)),
    [quiet, names, others],
  )
  if (found.length === 0 || quiet !== text) return null
  return (
    <p className="name-remark hint" role="note">
      {found.slice(0, 3).map((slip) => (
        <span key={slip.at}>
          「{slip.written}」名册里没有，是不是「{slip.meant}」？
          <Button type="link" size="small" onClick={() => onChange(putRight(text, slip))}>
            改为{slip.meant}
          </Button>
        </span>
      ))}
      {found.length > 3 ? `还有 ${found.length - 3} 处` : null}
    </p>
  )
}

/** Beside a speaker's name: nobody of that name is on the roster or among the guests. */
export function StrangerRemark({
  name,
  speakerId,
}: {
  readonly name: string
  readonly speakerId: number | null
}) {
  const { names, others } = useContext(Known)
  const bare = name.trim()
  if (speakerId !== null || bare.length < 2 || names.length === 0) return null
  if (names.includes(bare) || others.includes(bare)) return null
  return <p className="name-remark hint">「{bare}」不在名册、列席里，请核对姓名，或先把他列入列席。</p>
}
