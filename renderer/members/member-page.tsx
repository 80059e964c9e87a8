/** One member as a ruled form, filled and corrected in place. */
import { Button, Skeleton, Tabs } from 'antd'
import { useState } from 'react'
import { memberFieldHelp, memberHelp } from '#shared/help.ts'
import { type MemberDossier, categoryTitles } from '#shared/members.ts'
import { chineseDate } from '#shared/primitives.ts'
import { useToday } from '../branch-context.tsx'
import { useAsk } from '../ledger.ts'
import { FailureNote } from '../ui/failure-note.tsx'
import { HelpNotes, useFieldUnderCursor } from '../ui/help.tsx'
import { HistoryLink } from '../ui/history-drawer.tsx'
import { MarginNote, Page } from '../ui/page.tsx'
import { Link, go, useRoute } from '../ui/route.ts'
import { Exemptions, GroupHistory, Restrictions } from './history.tsx'
import { Leaving } from './leaving.tsx'
import { MemberForm } from './member-form.tsx'
import { MemberYear } from './member-year.tsx'
import './members.css'

/** `/members/7`, `/members/7?tab=year&year=2025`. */
export function MemberPage() {
  const { path, params } = useRoute()
  const thisYear = Number(useToday().slice(0, 4))
  const memberId = Number(path[1])
  const [reveal, setReveal] = useState(false)
  const field = useFieldUnderCursor()
  const asked = useAsk('members.show', { memberId, reveal }, { keepPrevious: true })
  if (asked.data === undefined) {
    return (
      <Page title="党员">
        {asked.error === null ? (
          <Skeleton active />
        ) : (
          <FailureNote error={asked.error} onRetry={() => void asked.refetch()}>
            <Link to="/members">回到名册</Link>
          </FailureNote>
        )}
      </Page>
    )
  }
  const member = asked.data
  // while the revealed answer is on its way the previous, masked one must not become editable
  const open = reveal && !asked.isPlaceholderData
  return (
    <Page
      title={member.name}
      subtitle={subtitleOf(member)}
      actions={<Button onClick={() => go('/members')}>回到名册</Button>}
      margin={<Margin member={member} label={field.label} />}
    >
      <Tabs
        activeKey={params.get('tab') === 'year' ? 'year' : 'record'}
        onChange={(key) => go(`/members/${memberId}${key === 'year' ? '?tab=year' : ''}`, { replace: true })}
        destroyOnHidden
        items={[
          {
            key: 'record',
            label: '登记项',
            children: (
              <div onFocus={field.onFocus}>
                <MemberForm member={member} revealed={open} onReveal={setReveal} />
                <GroupHistory member={member} />
                <Restrictions member={member} />
                <Exemptions member={member} />
                <Leaving member={member} />
              </div>
            ),
          },
          {
            key: 'year',
            label: '年度档案',
            children: <MemberYear memberId={memberId} year={yearIn(params, thisYear)} />,
          },
        ]}
      />
    </Page>
  )
}

function yearIn(params: URLSearchParams, thisYear: number): number {
  const year = Number(params.get('year'))
  return Number.isInteger(year) && year >= 1921 && year <= thisYear ? year : thisYear
}

function subtitleOf(member: MemberDossier): string {
  const parts = [categoryTitles[member.category], ...member.posts, member.groupName ?? '']
  if (member.leftOn !== null) parts.push(`${chineseDate(member.leftOn)}起不在本支部`)
  return parts.filter((part) => part !== '').join(' · ')
}

function Margin({ member, label }: { readonly member: MemberDossier; readonly label: string | null }) {
  const today = useToday()
  const lacking = lackingOf(member)
  return (
    <>
      <MarginNote
        title={member.votingRight ? '今日有表决权' : '今日没有表决权'}
        tone={member.votingRight ? 'plain' : 'due'}
      >
        {member.votingReason === '' ? null : <p>{member.votingReason}</p>}
        <p className="citation">
          按 {chineseDate(today)} 判断；每次会议按开会当天另行判断。党章第七条、第四十一条。
        </p>
      </MarginNote>
      {lacking.length === 0 ? null : (
        <MarginNote title="还缺" tone="due">
          <p>{lacking.join('、')}</p>
        </MarginNote>
      )}
      <HelpNotes help={memberHelp} fields={memberFieldHelp} label={label} />
      {member.origin === null ? null : (
        <MarginNote title="来源 · 补录">
          <p>{member.origin}</p>
        </MarginNote>
      )}
      <div>
        <HistoryLink record={{ kind: 'member', id: member.memberId }} />
      </div>
      <div>
        <HistoryLink record={{ kind: 'memberDues', id: member.memberId }} words="党费修改记录" />
      </div>
    </>
  )
}

function lackingOf(member: MemberDossier): string[] {
  return [
    member.declaredCategory === 'unclear' ? '人员类别' : '',
    member.gender === null ? '性别' : '',
    member.birthDate === null ? '出生日期' : '',
    member.joinDate === null ? '入党日期' : '',
    member.category === 'fullMember' && member.fullMemberDate === null ? '转正日期' : '',
    member.fullMemberDate?.length === 7 ? '转正的日子（只到月）' : '',
    member.idNumber === null ? '身份证号' : '',
  ].filter((word) => word !== '')
}
