/** How this ledger is shown and printed. Kept in the file. */
import { Skeleton } from 'antd'
import type { LookSetting, Settings } from '#shared/ledger.ts'
import { useAsk, useCommand } from '../ledger.ts'
import { HistoryLink } from '../ui/history-drawer.tsx'
import { RuledField, RuledForm } from '../ui/ruled-form.tsx'
import { ChoiceField, FlagField } from '../ui/saved-fields.tsx'

const fontTitles = {
  system: '系统自带字体（宋体、黑体、仿宋、楷体）',
  official: '公文字体（方正小标宋、仿宋_GB2312，须已安装）',
} as const

const lookTitles: Readonly<Record<LookSetting, string>> = {
  light: '浅色',
  dark: '深色',
  system: '跟随系统',
}

export function Preferences() {
  const settings = useAsk('ledger.settings', {}).data
  const change = useCommand('ledger.changeSettings')
  if (settings === undefined) return <Skeleton active />
  const save = (next: Partial<Settings>) => change.mutate(next)
  return (
    <div className="stack">
      <RuledForm label="显示与打印">
        <RuledField label="屏幕字号" wide>
          <FlagField
            label="大字（界面和记录都放大）"
            value={settings.largeType}
            onSave={(largeType) => save({ largeType })}
          />
        </RuledField>
        <RuledField label="外观" wide>
          <ChoiceField
            label="外观"
            options={lookTitles}
            value={settings.look}
            onSave={(look) => save({ look })}
          />
          <span className="hint">打印和 Word 台账总是白纸黑字。</span>
        </RuledField>
        <RuledField label="打印字体" wide>
          <ChoiceField
            label="打印字体"
            options={fontTitles}
            value={settings.fontScheme}
            onSave={(fontScheme) => save({ fontScheme })}
          />
        </RuledField>
      </RuledForm>
      <p className="hint">
        存在台账文件里，随文件交接。
        <HistoryLink record={{ kind: 'settings', id: 0 }} of="设置" />
      </p>
    </div>
  )
}
