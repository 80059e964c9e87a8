/** What stands in the records of a member's year: offices, statements and lectures, the registers. */
import { gradeTitles } from '#shared/appraisal.ts'
import { postTitles } from '#shared/branch.ts'
import { meetingTitles } from '#shared/meetings.ts'
import type { MemberYear } from '#shared/member-year.ts'
import { restrictionTitles } from '#shared/members.ts'
import { stanceTitles } from '#shared/motions.ts'
import { type LedgerDate, chineseDate } from '#shared/primitives.ts'
import type { RegisterName } from '#shared/registers/all.ts'
import { Link } from '../ui/route.ts'
import { Block, type BlockProps } from './member-year-block.tsx'
import { dayOf } from './member-year-counts.tsx'

interface Own {
  readonly own: MemberYear
}
type Row = BlockProps['rows'][number]

const spanOf = (from: LedgerDate | null, until: LedgerDate | null): string =>
  `${from === null ? '一直' : `${chineseDate(from)}起`}${until === null ? '' : `，至${chineseDate(until)}`}`

const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('，')

/** Posts, groups, what was taken from or let off, the grade. */
export function Offices({ own }: Own) {
  const { appraisal, birthday, year } = own
  const rows: Row[] = [
    ...own.posts.map((one) => ({
      key: `p${one.beganOn}${one.post}`,
      cells: ['任职', joined(postTitles[one.post], one.duty), spanOf(one.beganOn, one.endedOn)],
    })),
    ...own.groups.map((one) => ({
      key: `g${one.groupId}${one.fromOn ?? ''}`,
      cells: ['党小组', one.groupName, spanOf(one.fromOn, one.untilOn)],
    })),
    ...own.restrictions.map((one) => ({
      key: `r${one.restrictionId}`,
      cells: [
        '处分、中止权利',
        joined(restrictionTitles[one.kind], one.documentRef),
        spanOf(one.fromOn, one.untilOn),
      ],
    })),
    ...own.exemptions.map((one) => ({
      key: `e${one.exemptionId}`,
      cells: ['免除出勤要求', one.reason, spanOf(one.fromOn, one.untilOn)],
    })),
    ...(appraisal === null
      ? []
      : [
          {
            key: 'appraisal',
            cells: [
              '民主评议',
              <Link key="link" to={`/life/${appraisal.lifeId}`}>
                {appraisal.grade === null
                  ? `不评定等次（${appraisal.noGradeReason}）`
                  : gradeTitles[appraisal.grade]}
              </Link>,
              joined(
                appraisal.decidedOn === null ? '' : `${chineseDate(appraisal.decidedOn)}评定`,
                appraisal.fedBackOn === null ? '还没有反馈' : `${chineseDate(appraisal.fedBackOn)}反馈`,
              ),
            ],
          },
        ]),
    ...(birthday === null
      ? []
      : [
          {
            key: 'birthday',
            cells: [
              '政治生日',
              `入党 ${birthday.years} 周年（${chineseDate(birthday.joinDate)}入党）`,
              birthday.entry === null ? (
                <Link key="link" to={`/registers/birthdays?new=1&who=${own.memberId}`}>
                  还没有登记
                </Link>
              ) : (
                <Link key="link" to={`/registers/birthdays?entry=${birthday.entry.entryId}`}>
                  {joined(dayOf(birthday.entry.on, year), birthday.entry.title)}
                </Link>
              ),
            ],
          },
        ]),
  ]
  return (
    <Block title="任职、党小组和评议" heads={['事项', '内容', '起止或日期']} rows={rows} empty="没有登记。" />
  )
}

/** Lectures, statements before votes, and meetings chaired or recorded. */
export function Votes({ own }: Own) {
  const { year, duties, spokeAt } = own
  const of = (role: 'chair' | 'recorder') => duties.filter((one) => one.role === role)
  const rows: Row[] = [
    ...own.lectures.map((one) => ({
      key: `l${one.meetingId}`,
      cells: [dayOf(one.day, year), '讲党课', <Meeting key="link" {...one} />, one.theme],
    })),
    ...own.statements.map((one, index) => ({
      key: `s${one.meetingId}-${index}`,
      cells: [
        dayOf(one.day, year),
        '表决前表态',
        <Link key="link" to={`/meetings/${one.meetingId}`}>
          {one.title}
        </Link>,
        stanceTitles[one.stance],
      ],
    })),
  ]
  return (
    <Block
      title="讲课、表态和主持"
      aside={`主持 ${of('chair').length} 次，记录 ${of('recorder').length} 次，有发言记录 ${spokeAt} 次`}
      heads={['日期', '事项', '会议或议题', '内容']}
      rows={rows}
      empty="没有讲课和表决前表态的记录。"
    />
  )
}

function Meeting({ meetingId, kind }: Pick<MemberYear['lectures'][number], 'meetingId' | 'kind'>) {
  return <Link to={`/meetings/${meetingId}`}>{meetingTitles[kind]}</Link>
}

/** Tasks, service, honours, debriefings, and searches where contact was lost. */
export function Register({ own }: Own) {
  const { year } = own
  const line = (
    register: RegisterName,
    kind: string,
    { entryId, on, title }: MemberYear['debriefings'][number],
    more: string,
  ): Row & { readonly on: string } => ({
    on,
    key: entryId,
    cells: [
      dayOf(on, year),
      kind,
      <Link key="link" to={`/registers/${register}?entry=${entryId}`}>
        {title}
      </Link>,
      more,
    ],
  })
  const rows = [
    ...own.tasks.map((one) => line('tasks', '责任任务', one, joined(one.state, one.result))),
    ...own.service.map((one) =>
      line('service', one.category, one, one.minutes === null ? '' : `${one.minutes} 分钟`),
    ),
    ...own.honours.map((one) => line('honours', '荣誉', one, one.issuer)),
    ...own.debriefings.map((one) => line('debriefings', '述职、交流', one, '')),
    ...own.searches.map((one) => line('searches', '失联查找', one, one.result)),
  ].toSorted((one, other) => one.on.localeCompare(other.on))
  return (
    <Block
      title="任务、服务和荣誉"
      heads={['日期', '类别', '事项', '情况']}
      rows={rows}
      empty="登记簿里没有这名党员的记录。"
    />
  )
}
