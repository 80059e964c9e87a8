/** The plan at the beginning and the report at the end: ruled forms that save when a field is left. */
import type { LifeCampaign } from '#shared/life.ts'
import { useCommand } from '../ledger.ts'
import { DateField } from '../ui/date-field.tsx'
import { RuledField, RuledForm } from '../ui/ruled-form.tsx'
import { TextField } from '../ui/saved-fields.tsx'

const dayOnly = (day: string | null): string | null => (day !== null && day.length === 10 ? day : null)

export function PlanForm({ set }: { readonly set: LifeCampaign }) {
  const amend = useCommand('life.amend')
  const { lifeId } = set
  return (
    <RuledForm label="组织生活会方案">
      <RuledField label="会议主题" wide>
        <TextField
          label="会议主题"
          value={set.theme}
          maxLength={200}
          onSave={(theme) => amend.mutate({ lifeId, theme })}
        />
      </RuledField>
      <RuledField label="上级通知">
        <TextField
          label="上级通知"
          placeholder="文号或通知名称"
          value={set.superiorRef}
          maxLength={100}
          onSave={(superiorRef) => amend.mutate({ lifeId, superiorRef })}
        />
      </RuledField>
      <RuledField label="方案日期">
        <DateField
          label="方案日期"
          value={set.plannedOn}
          onChange={(day) => amend.mutate({ lifeId, plannedOn: dayOnly(day) })}
        />
      </RuledField>
      <RuledField label="方案" wide>
        <TextField
          label="方案"
          placeholder="时间、形式、会前准备、程序、会后整改"
          value={set.plan}
          multiline
          maxLength={20000}
          onSave={(plan) => amend.mutate({ lifeId, plan })}
        />
      </RuledField>
    </RuledForm>
  )
}

export function ReportForm({ set }: { readonly set: LifeCampaign }) {
  const report = useCommand('life.report')
  const { lifeId } = set
  return (
    <RuledForm label="情况报告">
      <RuledField label="报送">
        <TextField
          label="报送"
          placeholder="如：机关党委"
          value={set.reportedTo}
          maxLength={100}
          onSave={(reportedTo) => report.mutate({ lifeId, reportedTo })}
        />
      </RuledField>
      <RuledField label="报送日期">
        <DateField
          label="报送日期"
          value={set.reportedOn}
          onChange={(day) => report.mutate({ lifeId, reportedOn: dayOnly(day) })}
        />
      </RuledField>
      <RuledField label="报告" wide>
        <TextField
          label="报告"
          placeholder="会前准备、召开情况、查摆的问题、整改打算"
          value={set.report}
          multiline
          maxLength={20000}
          onSave={(text) => report.mutate({ lifeId, report: text })}
        />
      </RuledField>
    </RuledForm>
  )
}
