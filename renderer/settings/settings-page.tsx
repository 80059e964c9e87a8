/** The branch, its groups and committee; how this ledger counts and prints; its file; what was imported. */
import { Tabs } from 'antd'
import type { ReactNode } from 'react'
import { branchFieldHelp, branchHelp, meetingHelp, termFieldHelp, termHelp } from '#shared/help.ts'
import { HelpNotes, useFieldUnderCursor } from '../ui/help.tsx'
import { MarginNote, Page } from '../ui/page.tsx'
import { Link, go, useRoute } from '../ui/route.ts'
import { Batches } from './batches.tsx'
import { BranchFacts } from './branch-facts.tsx'
import { Files } from './files.tsx'
import { Groups } from './groups.tsx'
import { PersonalInformation } from './personal-information.tsx'
import { Preferences } from './preferences.tsx'
import { Rules } from './rules.tsx'
import { Terms } from './terms.tsx'
import './settings.css'

const tabs = [
  { key: 'branch', label: '支部', children: <BranchFacts /> },
  { key: 'groups', label: '党小组', children: <Groups /> },
  { key: 'terms', label: '支委会届次', children: <Terms /> },
  { key: 'rules', label: '规则', children: <Rules /> },
  { key: 'showing', label: '显示与打印', children: <Preferences /> },
  { key: 'file', label: '备份与文件', children: <Files /> },
  { key: 'personal', label: '个人信息', children: <PersonalInformation /> },
  { key: 'imports', label: '导入批次', children: <Batches /> },
]

function KeptInTheFile() {
  return (
    <MarginNote title="随文件交接">
      <p>这里的设置都存在台账文件里，交给下一任书记，照样算、照样印。</p>
    </MarginNote>
  )
}

/** Tabs whose fields the law speaks of. */
const margins: Readonly<Record<string, (label: string | null) => ReactNode>> = {
  branch: (label) => <HelpNotes help={branchHelp} fields={branchFieldHelp} label={label} />,
  groups: () => <HelpNotes help={meetingHelp.groupMeeting} />,
  rules: () => (
    <>
      <MarginNote title="当年管当年">
        <p>今年改的参数，去年的检查和日历不跟着变。文件要求从哪一年执行，就写从哪一年起。</p>
      </MarginNote>
      <MarginNote title="待核">
        <p>依据里写「待核」的，是惯例或没有见到原文的，请按上级文件核对后再定。</p>
      </MarginNote>
      <MarginNote title="停用要写理由">
        <p>停用的规则在检查页和台账的检查表上印出名称和理由，不是悄悄不查。</p>
      </MarginNote>
      <KeptInTheFile />
    </>
  ),
  terms: (label) => <HelpNotes help={termHelp} fields={termFieldHelp} label={label} />,
}

/** `/settings`, `/settings?tab=terms`. */
export function SettingsPage() {
  const { params } = useRoute()
  const field = useFieldUnderCursor()
  const asked = params.get('tab')
  const shown = tabs.some((tab) => tab.key === asked) ? asked : 'branch'
  return (
    <Page
      title="设置"
      subtitle={<Link to="/audit">留痕：谁、何时、改了什么</Link>}
      margin={margins[shown ?? 'branch']?.(field.label) ?? <KeptInTheFile />}
    >
      <div onFocus={field.onFocus}>
        <Tabs
          items={tabs}
          activeKey={shown ?? 'branch'}
          destroyOnHidden
          onChange={(key) => go(`/settings?tab=${key}`, { replace: true })}
        />
      </div>
    </Page>
  )
}
