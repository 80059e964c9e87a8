/** Under a text: members' names that are probably misspelt, each put right by one click. Says nothing where nothing is. */
import { Button } from 'antd'
import { createContext, useContext, useDeferredValue, useMemo } from 'react'
import { matchName } from '#shared/names/pasted.ts'
import { misspeltNames, putRight } from '#shared/names/spelling.ts'
import { useBranch } from '../branch-context.tsx'
import { useAsk } from '../ledger.ts'
import './name-remarks.css'

/** Whose names are known on this page. */
export interface KnownNames {
  /** On the roster of the branch. */
  readonly names: readonly string[]
  /** Guests, and those whom a motion is about. */
  readonly others: readonly string[]
}

const nobody: KnownNames = { names: [], others: [] }
const Known = createContext<KnownNames | null>(null)

/** Around fields that know more than the roster: guests, whom a motion is about, who was there on that day. */
export const KnownNamesProvider = Known.Provider

/** Elsewhere the roster of the branch, with those who left: what is written about them is no slip. */
function useKnownNames(wanted: boolean): KnownNames {
  const given = useContext(Known)
  const { branchId } = useBranch()
  const asked = useAsk(
    'members.list',
    { branchId, everyone: true },
    { enabled: given === null && wanted },
  ).data
  return useMemo(
    () => given ?? (asked === undefined ? nobody : { names: asked.map(({ name }) => name), others: [] }),
    [given, asked],
  )
}

export interface NameRemarksProps {
  readonly text: string
  readonly onChange: (text: string) => void
}

export function NameRemarks({ text, onChange }: NameRemarksProps) {
  const { names, others } = useKnownNames(text.length > 1)
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

/** Beside a speaker's name: nobody of that name is on the roster or among the guests; who is probably meant takes one click. */
export function StrangerRemark({
  name,
  speakerId,
  onChange,
}: {
  readonly name: string
  readonly speakerId: number | null
  readonly onChange: (name: string) => void
}) {
  const { names, others } = useContext(Known) ?? nobody
  const bare = name.trim()
  const isStranger =
    speakerId === null &&
    bare.length >= 2 &&
    names.length > 0 &&
    !names.includes(bare) &&
    !others.includes(bare)
  // the row is drawn anew with every letter of the speech
  const meant = useMemo(() => {
    if (!isStranger) return []
    const known = names.map((one, memberId) => ({ memberId, name: one }))
    return matchName(bare, known).candidates.slice(0, 3)
  }, [isStranger, bare, names])
  if (!isStranger) return null
  return (
    <p className="name-remark hint">
      「{bare}」不在名册、列席里，请核对姓名，或先把他列入列席。
      {meant.map((one) => (
        <Button key={one.memberId} type="link" size="small" onClick={() => onChange(one.name)}>
          改为{one.name}
        </Button>
      ))}
    </p>
  )
}
