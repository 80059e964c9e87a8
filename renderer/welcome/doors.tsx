/** The three ways to a ledger: a new one, one that exists, a new one with last year's files; and one to try things in. */
import { Button, Input } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { mount, useCommand } from '../ledger.ts'
import { isComposing } from '../ui/keys.ts'
import { go } from '../ui/route.ts'
import { typedPath } from '../ui/typed-path.ts'
import './welcome.css'

/** Side by side on the welcome page, and again in the settings for whoever keeps several ledgers. */
export function Doors() {
  return (
    <>
      <div className="doors">
        <NewLedger />
        <OpenLedger />
        <WithFiles />
      </div>
      <Demonstration />
    </>
  )
}

function Door({
  title,
  text,
  children,
}: {
  readonly title: string
  readonly text: string
  readonly children: ReactNode
}) {
  return (
    <section className="door" aria-label={title}>
      <h2>{title}</h2>
      <p className="hint">{text}</p>
      {children}
    </section>
  )
}

interface DoorFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onEnter: () => void
  readonly placeholder?: string
  readonly maxLength?: number
}

function DoorField({ label, value, onChange, onEnter, placeholder, maxLength = 1000 }: DoorFieldProps) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        value={value}
        maxLength={maxLength}
        autoComplete="off"
        {...(placeholder === undefined ? {} : { placeholder })}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !isComposing(event)) onEnter()
        }}
      />
    </div>
  )
}

function NewLedger() {
  const create = useCommand('ledger.create')
  const [branchName, setBranchName] = useState('')
  const [superior, setSuperior] = useState('')
  const [path, setPath] = useState('')
  const ready = branchName.trim() !== ''
  const save = () => {
    const at = typedPath(path)
    if (ready) create.mutate({ branchName, superior, ...(at === '' ? {} : { path: at }) })
  }
  return (
    <Door title="新建台账" text="一个支部一个文件，会议、表决、谈话、附件都在里面。">
      <DoorField label="支部名称" maxLength={60} value={branchName} onChange={setBranchName} onEnter={save} />
      <DoorField
        label="上级党组织（可不填）"
        maxLength={60}
        value={superior}
        onChange={setSuperior}
        onEnter={save}
      />
      {mount === 'browser' ? (
        <DoorField
          label="存放位置（可不填）"
          placeholder="不填时放在「文档/支部台账」"
          value={path}
          onChange={setPath}
          onEnter={save}
        />
      ) : null}
      <Button type="primary" disabled={!ready} loading={create.isPending} onClick={save}>
        新建台账
      </Button>
    </Door>
  )
}

function OpenLedger() {
  const open = useCommand('ledger.open')
  const [path, setPath] = useState('')
  const at = typedPath(path)
  const ready = mount === 'desktop' || at !== ''
  const start = () => {
    if (ready) open.mutate(mount === 'desktop' ? {} : { path: at })
  }
  return (
    <Door
      title="打开台账"
      text={
        mount === 'browser'
          ? '打开以前建的、备份的，或别人交接给您的 .ledger 文件：在文件管理器里复制它的完整路径，粘贴到这里。'
          : '打开以前建的、备份的，或别人交接给您的 .ledger 文件。'
      }
    >
      {mount === 'browser' ? (
        <DoorField
          label="台账文件的完整路径"
          placeholder="/home/…/第二党支部.ledger"
          value={path}
          onChange={setPath}
          onEnter={start}
        />
      ) : null}
      <Button disabled={!ready} loading={open.isPending} onClick={start}>
        打开台账
      </Button>
    </Door>
  )
}

/** A new ledger, and straight to the page that takes in a folder. */
function WithFiles() {
  const create = useCommand('ledger.create')
  const [branchName, setBranchName] = useState('')
  const ready = branchName.trim() !== ''
  const start = async () => {
    if (!ready) return
    await create.mutateAsync({ branchName, superior: '' })
    go('/import', { replace: true })
  }
  // a refusal has been shown by then
  const begin = () => void start().catch(() => undefined)
  return (
    <Door
      title="带去年的资料来"
      text="去年的名册、会议记录、谈话表、党费表在 Excel 或 Word 里的：建好台账就导入，先看再收，可以整批撤销。"
    >
      <DoorField
        label="您的支部叫什么"
        maxLength={60}
        value={branchName}
        onChange={setBranchName}
        onEnter={begin}
      />
      <Button disabled={!ready} loading={create.isPending} onClick={begin}>
        新建并导入资料
      </Button>
    </Door>
  )
}

function Demonstration() {
  const create = useCommand('ledger.createDemonstration')
  return (
    <section className="sample-ledger" aria-label="演示台账">
      <Button loading={create.isPending} onClick={() => create.mutate({})}>
        看演示台账
      </Button>
      <p className="hint">先试一试：虚构的支部，23 名党员、一年的记录。随便改，不影响您自己的台账。</p>
    </section>
  )
}
