/** The roster of a day: who belongs, who may vote and why not. */
import { Button, Checkbox, Input, Select, Skeleton, Table, type TableColumnsType } from 'antd'
import { useMemo, useState } from 'react'
import { type MemberSummary, type PersonCategory, categoryTitles } from '#shared/members.ts'
import { chineseDate } from '#shared/primitives.ts'
import { useBranch, useToday } from '../branch-context.tsx'
import { useAsk } from '../ledger.ts'
import { DateField } from '../ui/date-field.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { NobodyYet } from '../ui/empty-page.tsx'
import { Page } from '../ui/page.tsx'
import { Link, go, useRoute } from '../ui/route.ts'
import { optionsOf } from '../ui/saved-fields.tsx'
import { type RosterFilter, countsLine, doubtsOf, matches } from './roster.ts'
import './members.css'

/** `/members`, `/members?asOf=2026-06-30`, `/members?category=unclear`. */
export function MembersPage() {
  const { branchId, branch } = useBranch()
  const today = useToday()
  const { params } = useRoute()
  const asOf = params.get('asOf') ?? today
  const [everyone, setEveryone] = useState(false)
  const [filter, setFilter] = useState<RosterFilter>({
    name: '',
    category: asCategory(params.get('category')),
  })
  const list = useAsk('members.list', { branchId, asOf, everyone }, { keepPrevious: true })
  const shown = useMemo(
    () => (list.data ?? []).filter((member) => matches(member, filter)),
    [list.data, filter],
  )
  const groups = useMemo(() => groupsOf(list.data ?? []), [list.data])

  return (
    <Page
      wide
      title="党员名册"
      subtitle={`${branch.name} · ${chineseDate(asOf)}在册`}
      actions={
        <Button type="primary" onClick={() => go('/members/new')}>
          新增党员
        </Button>
      }
    >
      {list.error === null ? null : <FailureNote error={list.error} onRetry={() => void list.refetch()} />}
      {list.data === undefined ? (
        list.error === null ? (
          <Skeleton active />
        ) : null
      ) : list.data.length === 0 && !everyone && asOf === today ? (
        <NobodyYet
          law={{
            asks: '每个党员，不论职务高低，都必须编入党的一个支部、小组或其他特定组织。',
            source: '党章第八条',
          }}
        >
          <p>
            名册还是空的。这里放本支部的每一名党员，含预备党员。会议应到多少人、谁有表决权、该和谁谈话、交多少党费，都从名册算。
          </p>
          <p>
            手里有去年的 Excel
            名册，从导入开始：先看再收，收错了整批撤销。没有的逐人新增，只需填姓名，其余以后再补。
          </p>
        </NobodyYet>
      ) : (
        <div className="stack">
          <search className="row roster-filters" aria-label="筛选名册">
            <Input
              className="roster-name"
              allowClear
              placeholder="按姓名查找"
              aria-label="按姓名查找"
              value={filter.name}
              onChange={(event) => setFilter({ ...filter, name: event.target.value })}
            />
            <Select<PersonCategory>
              className="roster-choice"
              allowClear
              placeholder="全部类别"
              aria-label="按类别筛选"
              value={filter.category ?? null}
              options={optionsOf(categoryTitles)}
              onChange={(category) => setFilter({ ...filter, category })}
            />
            {groups.length === 0 ? null : (
              <Select<number>
                className="roster-choice"
                allowClear
                placeholder="全部党小组"
                aria-label="按党小组筛选"
                value={filter.groupId ?? null}
                options={groups}
                onChange={(groupId) => setFilter({ ...filter, groupId })}
              />
            )}
            <span className="row">
              <span>截至</span>
              <DateField
                label="名册截至日期"
                value={asOf}
                onChange={(day) =>
                  go(day === null || day === today ? '/members' : `/members?asOf=${day}`, { replace: true })
                }
              />
            </span>
            <Checkbox checked={everyone} onChange={(event) => setEveryone(event.target.checked)}>
              含已转出和关系不在本支部的
            </Checkbox>
          </search>
          <p className="roster-counts" role="status">
            {countsLine(shown)}
          </p>
          <Doubts members={shown} onShowUnclear={() => setFilter({ ...filter, category: 'unclear' })} />
          <Table<MemberSummary>
            size="small"
            bordered
            rowKey="memberId"
            columns={columns}
            dataSource={shown}
            pagination={shown.length > 100 ? { defaultPageSize: 100, showSizeChanger: false } : false}
            scroll={{ x: 1100 }}
            locale={{ emptyText: '没有符合条件的党员，请放宽筛选。' }}
          />
        </div>
      )}
    </Page>
  )
}

function asCategory(text: string | null): PersonCategory | undefined {
  return text === 'unclear' || text === 'fullMember' || text === 'probationaryMember' ? text : undefined
}

function groupsOf(members: readonly MemberSummary[]): { value: number; label: string }[] {
  const found = new Map<number, string>()
  for (const { groupId, groupName } of members) {
    if (groupId !== null && groupName !== null) found.set(groupId, groupName)
  }
  return [...found].map(([value, label]) => ({ value, label }))
}

function Doubts({
  members,
  onShowUnclear,
}: {
  readonly members: readonly MemberSummary[]
  readonly onShowUnclear: () => void
}) {
  const { unclear, monthOnly } = doubtsOf(members)
  if (unclear === 0 && monthOnly.length === 0) return null
  return (
    <ul className="roster-doubts">
      {unclear === 0 ? null : (
        <li>
          <span className="word-due">待办</span> {unclear} 人的类别待确认，确认之前没有表决权。
          <Button size="small" onClick={onShowUnclear}>
            只看这些人
          </Button>
        </li>
      )}
      {monthOnly.length === 0 ? null : (
        <li>
          <span className="word-due">待办</span> {monthOnly.join('、')}
          的转正日期只到月，当月的表决权无法判断。
        </li>
      )}
    </ul>
  )
}

const text = (a: string | null, b: string | null) => (a ?? '').localeCompare(b ?? '', 'zh-CN')

const columns: TableColumnsType<MemberSummary> = [
  {
    title: '序',
    width: 40,
    align: 'right',
    className: 'number',
    render: (_value, _member, index) => index + 1,
  },
  {
    title: '姓名',
    width: 84,
    fixed: 'left',
    sorter: (a, b) => text(a.name, b.name),
    render: (_value, member) => (
      <Link to={`/members/${member.memberId}`} className="roster-link">
        {member.name}
      </Link>
    ),
  },
  { title: '性别', width: 44, dataIndex: 'gender' },
  { title: '民族', width: 54, dataIndex: 'ethnicity' },
  {
    title: '出生',
    width: 86,
    dataIndex: 'birthDate',
    className: 'tabular',
  },
  {
    title: '类别',
    width: 80,
    sorter: (a, b) => text(a.category, b.category),
    render: (_value, member) => (
      <span className={member.category === 'unclear' ? 'word-due' : ''}>
        {categoryTitles[member.category]}
      </span>
    ),
  },
  {
    title: '入党',
    width: 94,
    dataIndex: 'joinDate',
    className: 'tabular',
    sorter: (a, b) => text(a.joinDate, b.joinDate),
  },
  { title: '转正', width: 86, dataIndex: 'fullMemberDate', className: 'tabular' },
  { title: '党小组', width: 88, dataIndex: 'groupName', sorter: (a, b) => text(a.groupName, b.groupName) },
  { title: '党内职务', width: 74, render: (_value, member) => member.posts.join('、') },
  {
    title: '表决权',
    width: 180,
    sorter: (a, b) => Number(b.votingRight) - Number(a.votingRight),
    render: (_value, member) => <Vote member={member} />,
  },
  { title: '手机', width: 92, dataIndex: 'phoneMasked', className: 'tabular' },
  { title: '身份证号', width: 140, dataIndex: 'idNumberMasked', className: 'tabular' },
]

function Vote({ member }: { readonly member: MemberSummary }) {
  return (
    <span className="roster-vote">
      <span className={member.votingRight ? '' : 'word-wrong'}>{member.votingRight ? '有' : '无'}</span>
      {member.votingReason === '' ? null : <span className="hint">{member.votingReason}</span>}
      {member.exempt ? <span className="hint">免出勤</span> : null}
    </span>
  )
}
