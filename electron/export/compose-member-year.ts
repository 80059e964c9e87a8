/** F10b: what the ledger holds of one member in one year, a record of two pages each. No words of talks, no pay. */
import { gradeTitles } from '#shared/appraisal.ts'
import { postTitles } from '#shared/branch.ts'
import { attendanceTitles, meetingTitles } from '#shared/meetings.ts'
import { type MemberYear, rateText } from '#shared/member-year.ts'
import { categoryTitles, restrictionTitles } from '#shared/members.ts'
import { stanceTitles } from '#shared/motions.ts'
import { type PartialDate, chineseDate } from '#shared/primitives.ts'
import { learningKindTitles } from '#shared/study/words.ts'
import { occasionTitles } from '#shared/talks.ts'
import { yuan } from '#shared/rules/dues.ts'
import {
  caption,
  columnsOf,
  fill,
  form,
  heading,
  label,
  list,
  longRow,
  middle,
  note,
  orDash,
  row,
  signatures,
  value,
} from './build.ts'
import { dotted } from './compose-branch.ts'
import { type Block, type Form, type Sheet, portraitWidth } from './model.ts'

/** @param years one of each member, in the order they are printed in */
export const memberYearCode = 'F10b'

export function memberYearForm({
  branch,
  years,
}: {
  readonly branch: { readonly name: string }
  readonly years: readonly MemberYear[]
}): Form {
  const title = '党员年度档案'
  return {
    code: memberYearCode,
    title,
    volume: '卷二　党员管理',
    orientation: 'portrait',
    blankSheets: 2,
    copies: years.map((own): Sheet[] => [
      [...heading(title, branch.name, `${own.year}年`), ...figuresOf(own)],
      notesOf(own),
    ]),
    names: years.map(({ year, name }) => `${year}年_${title}_${name}`),
  }
}

const four = fill([15, 35, 15, 35], portraitWidth)

/** The first page: who it is, and what can be counted. */
function figuresOf(own: MemberYear): Block[] {
  const { attendance, study, dues, appraisal } = own
  return [
    form(
      four,
      [
        row(label('姓名'), value(own.name), label('类别'), value(categoryTitles[own.category])),
        row(label('性别'), value(orDash(own.gender)), label('出生年月'), value(monthOf(own.birthDate))),
        row(
          label('入党时间'),
          value(dotted(own.joinDate)),
          label('转正时间'),
          value(dotted(own.fullMemberDate)),
        ),
        row(label('党小组'), value(orDash(own.groupName)), label('党内职务'), value(postsNow(own))),
        row(
          label('单位职务'),
          value(orDash(own.jobTitle)),
          label('评议等次'),
          value(
            appraisal === null ? '—' : appraisal.grade === null ? '不评定等次' : gradeTitles[appraisal.grade],
          ),
        ),
      ],
      21,
    ),
    caption('参加组织生活'),
    list(
      columnsOf(
        [
          ['类别', 30],
          ['应到', 14],
          ['实到', 14],
          ['请假', 14],
          ['缺席', 14],
          ['出勤率', 14],
        ],
        portraitWidth,
      ),
      [
        ...attendance.byKind.map((one) => figuresRow(meetingTitles[one.kind], one)),
        ...(attendance.byKind.length > 0 ? [figuresRow('合计', attendance.total)] : []),
      ],
    ),
    ...(own.dual === null ? [] : [note(dualWords(own.dual))]),
    caption('学习学时'),
    form(
      four,
      [
        row(
          label('全年学时'),
          value(study === null ? '—' : `${study.hours} 学时`),
          label('应有'),
          value(study === null ? '—' : study.exempt ? '不作要求' : `${study.due} 学时`),
        ),
        row(
          label('其中'),
          value(
            study === null
              ? '—'
              : `参会 ${study.meetingMinutes} 分钟，补学 ${study.makeUpMinutes} 分钟，其他 ${study.otherMinutes} 分钟`,
            3,
          ),
        ),
      ],
      21,
    ),
    caption('党费'),
    form(
      four,
      [
        row(
          label('应交'),
          value(dues === null ? '—' : `${yuan(dues.dueFen)} 元`),
          label('实交'),
          value(dues === null ? '—' : `${yuan(dues.paidFen)} 元`),
        ),
        row(
          label('到期未交'),
          value(
            dues === null
              ? '—'
              : dues.missingMonths === 0
                ? '无'
                : `${dues.missingMonths} 个月，${yuan(dues.missingFen)} 元`,
          ),
          label('自愿多交'),
          value(dues === null || dues.voluntaryFen === 0 ? '—' : `${yuan(dues.voluntaryFen)} 元`),
        ),
      ],
      21,
    ),
  ]
}

const monthOf = (date: PartialDate | null): string => dotted(date === null ? null : date.slice(0, 7))

const postsNow = ({ posts, asOf }: MemberYear): string =>
  orDash(
    posts
      .filter(({ beganOn, endedOn }) => beganOn <= asOf && (endedOn === null || endedOn > asOf))
      .map(({ post }) => postTitles[post])
      .join('、'),
  )

function figuresRow(title: string, one: MemberYear['attendance']['total']) {
  return row(
    middle(title),
    middle(one.expected),
    middle(one.present),
    middle(one.leave),
    middle(one.absent),
    middle(rateText(one)),
  )
}

/** 「双重组织生活」 in a sentence. */
export function dualWords(dual: NonNullable<MemberYear['dual']>): string {
  const { total, democratic, lectures } = dual
  const came = democratic.filter(({ status }) => status === 'present').length
  return (
    `双重组织生活：以普通党员身份参加所在支部和党小组组织生活应到 ${total.expected} 次、实到 ${total.attended} 次` +
    (democratic.length > 0
      ? `；领导班子民主生活会登记 ${democratic.length} 次、参加 ${came} 次`
      : '；领导班子民主生活会没有登记') +
    (lectures > 0 ? `；讲课 ${lectures} 次。` : '。')
  )
}

/** The second page: what was missed, talks, and everything else of the year by its day. */
function notesOf(own: MemberYear): Sheet {
  const events = eventsOf(own).toSorted((one, other) => one.on.localeCompare(other.on))
  return [
    { type: 'under', left: `姓名：${own.name}`, right: `${own.year}年` },
    caption('请假、缺席'),
    list(
      columnsOf(
        [
          ['日期', 18],
          ['会议', 34],
          ['情况', 12],
          ['原因', 36],
        ],
        portraitWidth,
      ),
      own.attendance.rows
        .filter(({ status, expected }) => expected && (status === 'leave' || status === 'absent'))
        .map((one) =>
          row(
            middle(dotted(one.day)),
            value(meetingTitles[one.kind]),
            middle(attendanceTitles[one.status]),
            value(orDash(one.reason)),
          ),
        ),
    ),
    caption('谈心谈话（不含内容）'),
    list(
      columnsOf(
        [
          ['日期', 18],
          ['身份', 16],
          ['对方', 34],
          ['事由', 32],
        ],
        portraitWidth,
      ),
      own.talks.map((talk) =>
        row(
          middle(dotted(talk.heldOn)),
          middle(talk.side === 'talker' ? '谈话人' : '谈话对象'),
          value(talk.with.join('、')),
          value(occasionTitles[talk.occasion]),
        ),
      ),
    ),
    caption('任职、学习、任务、服务和奖惩'),
    list(
      columnsOf(
        [
          ['日期', 18],
          ['类别', 16],
          ['内容', 66],
        ],
        portraitWidth,
      ),
      events.map(({ on, kind, text }) => longRow(middle(dotted(on)), middle(kind), value(text))),
    ),
    note(dutyWords(own)),
    signatures(['填表人', '党支部书记']),
  ]
}

/** 「主持会议 12 次，记录 0 次，发言 9 次。」 */
export function dutyWords({ duties, spokeAt }: Pick<MemberYear, 'duties' | 'spokeAt'>): string {
  const of = (role: 'chair' | 'recorder') => duties.filter((one) => one.role === role).length
  return `本年主持会议 ${of('chair')} 次，担任记录 ${of('recorder')} 次，在 ${spokeAt} 次会议上有发言记录。`
}

interface Event {
  readonly on: PartialDate
  readonly kind: string
  readonly text: string
}

const until = (date: PartialDate | null) => (date === null ? '' : `，至${chineseDate(date)}`)

function eventsOf(own: MemberYear): Event[] {
  const { year, study } = own
  const first = `${year}-01-01`
  // what began before the year stands at its first day
  const from = (date: PartialDate | null) => (date === null || date < first ? first : date)
  const past = (parts: readonly string[]) => parts.filter((text) => text !== '').join('，')
  return [
    ...own.posts.map(({ beganOn, post, duty, endedOn }) => ({
      on: from(beganOn),
      kind: '任职',
      text: `${past([postTitles[post], duty])}（${chineseDate(beganOn)}起${until(endedOn)}）`,
    })),
    ...(own.groups.length < 2
      ? []
      : own.groups.map(({ groupName, fromOn, untilOn }) => ({
          on: from(fromOn),
          kind: '党小组',
          text: `${groupName}${until(untilOn)}`,
        }))),
    ...own.restrictions.map(({ kind, fromOn, untilOn, documentRef }) => ({
      on: from(fromOn),
      kind: '处分、中止',
      text: `${past([restrictionTitles[kind], documentRef])}（${chineseDate(fromOn)}起${until(untilOn)}）`,
    })),
    ...own.exemptions.map(({ reason, fromOn, untilOn }) => ({
      on: from(fromOn),
      kind: '免除出勤',
      text: `${reason}（${chineseDate(fromOn)}起${until(untilOn)}）`,
    })),
    ...own.lectures.map(({ day, theme }) => ({ on: day, kind: '讲党课', text: orDash(theme) })),
    ...own.statements.map(({ day, title, stance }) => ({
      on: day,
      kind: '表决前表态',
      text: `${title}：${stanceTitles[stance]}`,
    })),
    ...own.debriefings.map(({ on, title }) => ({ on, kind: '述职、交流', text: title })),
    ...(study?.makeUps ?? []).map((one) => ({
      on: one.studiedOn,
      kind: '补学',
      text: `${one.of}，${one.minutes} 分钟`,
    })),
    ...(study?.learning ?? []).map((one) => ({
      on: one.beganOn,
      kind: learningKindTitles[one.kind],
      text: `${one.title}，${one.minutes} 分钟`,
    })),
    ...own.tasks.map(({ on, title, state, result }) => ({
      on,
      kind: '责任任务',
      text: past([`${title}（${state}）`, result]),
    })),
    ...own.service.map(({ on, title, category, minutes }) => ({
      on,
      kind: category,
      text: minutes === null ? title : `${title}，${minutes} 分钟`,
    })),
    ...own.honours.map(({ on, title, issuer }) => ({ on, kind: '荣誉', text: past([title, issuer]) })),
    ...birthdayOf(own),
    ...own.searches.map(({ on, title, result }) => ({ on, kind: '失联查找', text: past([title, result]) })),
  ]
}

function birthdayOf({ birthday }: MemberYear): Event[] {
  if (birthday === null || birthday.entry === null) return []
  const { years, entry } = birthday
  const text = [`入党 ${years} 周年`, entry.title].filter((part) => part !== '').join('，')
  return [{ on: entry.on, kind: '政治生日', text }]
}
