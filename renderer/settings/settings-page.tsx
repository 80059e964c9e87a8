/** The branch, its groups and committee; how this ledger counts and prints; its file; what was imported. */
import { Tabs } from 'antd'
import type { ReactNode } from 'react'
import { branchFieldHelp, branchHelp, meetingHelp, termFieldHelp, termHelp } from '#shared/help.ts'
import { Protection } from '../protection/protection.tsx'
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
  { key: 'protection', label: '口令与使用人', children: <Protection /> },
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
  protection: () => (
    <>
      <MarginNote title="保护到哪里">
        <p>
          设了口令，整个台账文件连同备份都加密，没有口令的人拷走也读不出一个字。打印出来的、导出的 Word 和
          Excel 不加密，请另行保管。
        </p>
      </MarginNote>
      <MarginNote title="身份管到哪里">
        <p>
          记录员看不到谈话内容、工资和处分，只读的不能改。这是程序里的界限：懂技术的人拿着任何一个有效口令拆开文件，能看到全部，口令只给信得过的人。
        </p>
      </MarginNote>
      <MarginNote title="忘了口令">
        <p>只有恢复码能打开，没有别的办法，软件的作者也打不开。恢复码请打印后锁进柜子，不要拍照。</p>
      </MarginNote>
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
