/** How this ledger counts and prints. Kept in the file, so that the next secretary counts the same way. */
import { Skeleton } from 'antd'
import type { Settings } from '#shared/ledger.ts'
import { useAsk, useCommand } from '../ledger.ts'
import { RuledField, RuledForm } from '../ui/ruled-form.tsx'
import { ChoiceField, FlagField, NumberField } from '../ui/saved-fields.tsx'

const fontTitles = {
  system: '系统自带字体（宋体、黑体、仿宋、楷体）',
  official: '公文字体（方正小标宋、仿宋_GB2312，须已安装）',
} as const

const denominatorTitles = {
  expected: '应到会有选举权人数的半数（选举条例）',
  present: '实到会人数的半数（经批准的选举办法另有规定时）',
} as const

export function Preferences() {
  const settings = useAsk('ledger.settings', {}).data
  const change = useCommand('ledger.changeSettings')
  if (settings === undefined) return <Skeleton active />
  const save = (next: Partial<Settings>) => change.mutate(next)
  return (
    <div className="stack">
      <RuledForm label="口径与打印">
        <RuledField label="屏幕字号" wide>
          <FlagField
            label="大字（界面和记录都放大）"
            value={settings.largeType}
            onSave={(largeType) => save({ largeType })}
          />
        </RuledField>
        <RuledField label="打印字体" wide>
          <ChoiceField
            label="打印字体"
            options={fontTitles}
            value={settings.fontScheme}
            onSave={(fontScheme) => save({ fontScheme })}
          />
        </RuledField>
        <RuledField label="党课" wide>
          <span className="row">
            每季度
            <NumberField
              label="每季度党课次数"
              max={12}
              value={settings.lecturesPerQuarter}
              onSave={(count) => save({ lecturesPerQuarter: count ?? 0 })}
            />
            次<span className="hint">条例只写「按期」，每季度一次是惯例；写 0 就不核查。</span>
          </span>
        </RuledField>
        <RuledField label="选举当选" wide>
          <ChoiceField
            label="选举当选的分母"
            options={denominatorTitles}
            value={settings.electionDenominator}
            onSave={(electionDenominator) => save({ electionDenominator })}
          />
        </RuledField>
        <RuledField label="表态字数" wide>
          <span className="row">
            票决前每人表态不少于
            <NumberField
              label="表态最少字数"
              max={100}
              value={settings.statementMinLength}
              onSave={(length) => save({ statementMinLength: length ?? 0 })}
            />
            字
          </span>
        </RuledField>
        <RuledField label="一个学时" wide>
          <span className="row">
            折合
            <NumberField
              label="一学时的分钟数"
              min={30}
              max={60}
              value={settings.creditHourMinutes}
              onSave={(minutes) => save({ creditHourMinutes: minutes ?? 45 })}
            />
            分钟
          </span>
        </RuledField>
      </RuledForm>
      <p className="hint">
        这些口径存在台账文件里，随文件交接。改动只影响今后的核查和打印，已定稿的记录不变。
      </p>
    </div>
  )
}
