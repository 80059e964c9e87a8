/** The branch, its groups and committee; how this ledger counts and prints; its file; what was imported. */
import { Tabs } from 'antd'
import { Page } from '../ui/page.tsx'
import { go, useRoute } from '../ui/route.ts'
import { Batches } from './batches.tsx'
import { BranchFacts } from './branch-facts.tsx'
import { Files } from './files.tsx'
import { Groups } from './groups.tsx'
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
  { key: 'imports', label: '导入批次', children: <Batches /> },
]

/** `/settings`, `/settings?tab=terms`. */
export function SettingsPage() {
  const { params } = useRoute()
  const asked = params.get('tab')
  const shown = tabs.some((tab) => tab.key === asked) ? asked : 'branch'
  return (
    <Page title="设置">
      <Tabs
        items={tabs}
        activeKey={shown ?? 'branch'}
        destroyOnHidden
        onChange={(key) => go(`/settings?tab=${key}`, { replace: true })}
      />
    </Page>
  )
}
