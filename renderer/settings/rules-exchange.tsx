/** The profile as a JSON file: given out for other branches, taken in after a look at what would change. */
import { Button } from 'antd'
import { type ChangeEvent, useRef, useState } from 'react'
import type { OutputOf } from '#shared/contract.ts'
import type { ProfileDocument } from '#shared/profile.ts'
import { receive, useCommand } from '../ledger.ts'
import { ChangeDialog } from './change-dialog.tsx'
import { differences, readProfile } from './parameters.ts'

export interface RuleExchangeProps {
  readonly shown: OutputOf<'profile.show'>
  readonly rules: OutputOf<'profile.rules'>
  readonly ruleTitle: (ruleId: string) => string
}

export function RuleExchange({ shown, rules, ruleTitle }: RuleExchangeProps) {
  const exporting = useCommand('profile.export')
  const adopt = useCommand('profile.adopt')
  const file = useRef<HTMLInputElement>(null)
  const [offered, setOffered] = useState<ProfileDocument>()
  const [refusal, setRefusal] = useState<string>()
  const [done, setDone] = useState<string>()

  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = event.target.files ?? []
    const text = await chosen?.text()
    // the same file may be chosen again after it was mended
    if (file.current !== null) file.current.value = ''
    if (text === undefined) return
    setDone(undefined)
    const read = readProfile(text, (ruleId) => rules.some((rule) => rule.ruleId === ruleId))
    setRefusal(read.ok ? undefined : read.why)
    setOffered(read.ok ? read.profile : undefined)
  }
  const giveOut = () =>
    exporting.mutate(
      { year: shown.year },
      {
        onSuccess: (delivered) => {
          receive(delivered)
          setDone(`已导出：${delivered.path ?? delivered.fileName}`)
        },
      },
    )

  return (
    <>
      <Button loading={exporting.isPending} onClick={giveOut}>
        导出参数
      </Button>
      <Button onClick={() => file.current?.click()}>导入参数…</Button>
      <input
        ref={file}
        type="file"
        accept=".json,application/json"
        aria-label="选择规则参数文件"
        className="hidden-words"
        tabIndex={-1}
        onChange={(event) => void take(event)}
      />
      {refusal === undefined ? null : (
        <p role="alert" className="word-wrong exchange-word">
          没有导入，参数没有改动。{refusal}
        </p>
      )}
      {done === undefined ? null : (
        <p role="status" className="exchange-word">
          {done}
        </p>
      )}
      {offered === undefined ? null : (
        <Preview
          {...{ shown, ruleTitle, offered }}
          pending={adopt.isPending}
          onCancel={() => setOffered(undefined)}
          onAdopt={({ fromYear, reason }) =>
            adopt.mutate(
              { profile: offered, fromYear, reason },
              {
                onSuccess: () => {
                  setOffered(undefined)
                  setDone('参数已导入，逐项记在变更记录里。')
                },
              },
            )
          }
        />
      )}
    </>
  )
}

interface PreviewProps extends Omit<RuleExchangeProps, 'rules'> {
  readonly offered: ProfileDocument
  readonly pending: boolean
  onAdopt(grounds: { fromYear: number; reason: string }): void
  onCancel(): void
}

function Preview({ shown, ruleTitle, offered, pending, onAdopt, onCancel }: PreviewProps) {
  const found = differences(shown.profile, offered, ruleTitle)
  return (
    <ChangeDialog
      title="导入规则参数"
      text={
        found.length === 0
          ? `文件里的参数和 ${shown.year} 年现在用的一样，没有要改的。`
          : `与 ${shown.year} 年现在用的相比，有 ${found.length} 处不同。导入后逐项记为变更，可以再逐项改回来。`
      }
      okText="导入参数"
      year={shown.year}
      pending={pending}
      ready={found.length > 0}
      onOk={onAdopt}
      onCancel={onCancel}
    >
      {found.length === 0 ? null : (
        <div className="exchange-preview">
          <table className="ruled-table" aria-label="导入后不同的地方">
            <thead>
              <tr>
                <th scope="col">参数</th>
                <th scope="col">现在</th>
                <th scope="col">导入后</th>
              </tr>
            </thead>
            <tbody>
              {found.map(({ title, before, after }) => (
                <tr key={title}>
                  <td>{title}</td>
                  <td>{before}</td>
                  <td>{after}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </ChangeDialog>
  )
}
