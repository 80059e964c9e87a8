/** Study: F18a hours, F18b the list and when it was studied, F18c the public notice, F18d study beside meetings, F18e the plan. */
import { chineseDate } from '#shared/primitives.ts'
import type { Arrangement, RequiredItem } from '#shared/study/records.ts'
import {
  categoryTitles,
  learningAimTitles,
  learningKindTitles,
  scopeTitles,
  studyFormTitles,
  studyStateTitles,
  weekdayTitles,
} from '#shared/study/words.ts'
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
  paragraphs,
  row,
  signatures,
  value,
} from './build.ts'
import { dotted, periodLine } from './compose-branch.ts'
import { recordForms } from './compose-meetings.ts'
import { register } from './compose-registers.ts'
import type { LedgerFacts } from './facts.ts'
import { type Block, type Form, type Row, type Sheet, portraitWidth } from './model.ts'

const volume = '卷六　学习教育'

/** F18a: minutes and hours of each member: meetings, what was made up for, other learning. */
export function studyHours(facts: LedgerFacts): Form {
  const { makeUps, learning, hours } = facts.study
  const sessions = facts.meetings.filter(({ creditMinutes }) => (creditMinutes ?? 0) > 0)
  const sum = (own: readonly { readonly minutes: number }[]) =>
    own.reduce((total, { minutes }) => total + minutes, 0)
  const rows = facts.roster.map((member, index) => {
    const mine = <One extends { readonly memberId: number }>(all: readonly One[]) =>
      all.filter(({ memberId }) => memberId === member.memberId)
    const came = sessions.filter(({ attendance }) =>
      mine(attendance).some(({ status }) => status === 'present' || status === 'late'),
    )
    const met = sum(came.map(({ creditMinutes }) => ({ minutes: creditMinutes ?? 0 })))
    const [made, other] = [sum(mine(makeUps)), sum(mine(learning))]
    const year = hours.find(({ memberId }) => memberId === member.memberId)
    return row(
      middle(index + 1),
      middle(member.name),
      middle(came.length),
      middle(met),
      middle(made === 0 ? '—' : made),
      middle(other === 0 ? '—' : other),
      middle((Math.floor(((met + made + other) * 10) / facts.minutesPerHour) / 10).toFixed(1)),
      middle(year === undefined ? '—' : year.hours),
      middle(year === undefined ? '—' : year.exempt ? '免' : year.due),
    )
  })
  return register(
    facts,
    {
      code: 'F18a',
      title: '学习学时统计表',
      volume,
      orientation: 'portrait',
      signed: ['统计人', '党支部书记'],
      remark: note(
        `参会分钟按已定稿记录中登记的学习时长与本人出席情况计算；补学、其他学习见 F18d；${facts.minutesPerHour} 分钟为 1 学时。年度累计算到本期末；「免」为免除出勤或年内才到本支部。`,
        true,
      ),
      heads: [
        ['序号', 8],
        ['姓名', 14],
        ['参加\n次数', 9],
        ['参会\n分钟', 11],
        ['补学\n分钟', 11],
        ['其他学习\n分钟', 13],
        ['本期\n学时', 11],
        ['年度累计\n学时', 12],
        ['年度应有\n学时', 12],
      ],
    },
    sessions.length + makeUps.length + learning.length === 0 ? [] : rows,
  )
}

/** 「9月11日主题党日（F17）」, each on a line. */
const whereStudied = (item: RequiredItem): string =>
  item.studied
    .map(
      ({ day, kind, groupName }) =>
        `${dotted(day)} ${groupName === '' ? recordForms[kind].title.replace(/(活动)?记录$/, '') : `${groupName}会`}（${recordForms[kind].code}）`,
    )
    .join('\n')

function howItStands(item: RequiredItem): string {
  const state = item.elective && item.state !== 'studied' ? '选修' : studyStateTitles[item.state]
  const late =
    item.daysLate === 0 ? '' : item.studiedOn === null ? `\n${item.daysLate} 天` : `\n迟 ${item.daysLate} 天`
  const missing = item.groupsMissing.length === 0 ? '' : `\n${item.groupsMissing.join('、')}未学`
  return `${state}${late}${missing}`
}

const putOff = (item: RequiredItem): string =>
  item.deferrals
    .map(
      ({ askedOn, reason, dueOn, agreedBy }) =>
        `${dotted(askedOn)}申请顺延至${dotted(dueOn)}：${reason}${agreedBy === '' ? '' : `（${agreedBy}）`}`,
    )
    .join('\n')

/** F18b: what had to be studied, when it was, and how many days after it was published. */
export function requiredList(facts: LedgerFacts): Form {
  const rows = facts.study.items.map((item) =>
    longRow(
      middle(item.itemId),
      value(`${item.title}${item.listLabel === '' ? '' : `\n〔${item.listLabel}〕`}`),
      middle(orDash(item.issuer)),
      middle(categoryTitles[item.category]),
      middle(item.publishedOn === null ? '—' : dotted(item.publishedOn)),
      middle(item.dueBy === null ? '—' : dotted(item.dueBy)),
      value(orDash(whereStudied(item))),
      middle(item.studiedOn === null || item.days === null ? '—' : item.days),
      middle(howItStands(item)),
      value(orDash([putOff(item), item.remark].filter((text) => text !== '').join('\n'))),
    ),
  )
  return register(
    facts,
    {
      code: 'F18b',
      title: '必学清单及完成情况',
      volume,
      orientation: 'landscape',
      signed: ['填表人', '党支部书记'],
      remark: note(
        '间隔天数为发布日期至学习日期的天数；必学内容不能跳过，未能按期学习的写明顺延理由。',
        true,
      ),
      heads: [
        ['编号', 5],
        ['学习内容', 22],
        ['发文单位', 9],
        ['类别', 9],
        ['发布日期', 11],
        ['应学期限', 11],
        ['学习情况', 15],
        ['间隔\n天数', 5],
        ['完成情况', 8],
        ['顺延理由、备注', 12],
      ],
    },
    rows,
  )
}

/** F18c: which courses must be taken and which may, for everybody to see. */
export function courseNotice(facts: LedgerFacts): Form {
  const { items } = facts.study
  const table = (elective: boolean) => {
    const own = items.filter((item) => item.elective === elective)
    return [
      caption(elective ? '二、选修课程' : '一、必修课程'),
      list(
        columnsOf(
          [
            ['序号', 8],
            ['学习内容', 44],
            ['发文单位', 18],
            ['学习对象', 14],
            ['学习期限', 16],
          ],
          portraitWidth,
        ),
        own.map((item, index) =>
          row(
            middle(index + 1),
            value(item.title),
            middle(orDash(item.issuer)),
            middle(scopeTitles[item.scope]),
            middle(item.dueBy === null ? '—' : dotted(item.dueBy)),
          ),
        ),
      ),
    ]
  }
  const sheet: Sheet = [
    ...heading('学习课程公示', facts.branch.name, periodLine(facts)),
    {
      type: 'paragraph',
      text: `现将${facts.periodTitle}学习的必修、选修课程公示如下，请全体党员按期学习。未能参加集中学习的，应当补学并登记。`,
    },
    ...table(false),
    ...table(true),
    note('公示期：　　　　年　　月　　日至　　　　年　　月　　日。有意见请向支部书记或组织委员反映。', true),
    signatures(['公示人', '党支部书记']),
  ]
  return {
    code: 'F18c',
    title: '学习课程公示',
    volume,
    orientation: 'portrait',
    copies: items.length === 0 ? [] : [[sheet]],
  }
}

/** F18d: what people made up for, and what they learnt outside the branch's meetings. */
export function studyBeside(facts: LedgerFacts): Form {
  const { makeUps, learning } = facts.study
  const rows: { readonly day: string; readonly cells: (index: number) => Row }[] = [
    ...makeUps.map((one) => ({
      day: one.studiedOn,
      cells: (index: number) =>
        longRow(
          middle(index + 1),
          middle(one.memberName),
          middle('补学'),
          value(one.of),
          middle(dotted(one.studiedOn)),
          middle(studyFormTitles[one.form]),
          middle(one.minutes),
          value(orDash(one.remark)),
        ),
    })),
    ...learning.map((one) => ({
      day: one.beganOn,
      cells: (index: number) =>
        longRow(
          middle(index + 1),
          middle(one.memberName),
          middle(learningKindTitles[one.kind]),
          value(one.title),
          middle(`${dotted(one.beganOn)}${one.endedOn === null ? '' : `\n至${dotted(one.endedOn)}`}`),
          middle(learningAimTitles[one.aim]),
          middle(one.minutes),
          value(one.evidence),
        ),
    })),
  ]
  return register(
    facts,
    {
      code: 'F18d',
      title: '补学及其他学习培训登记表',
      volume,
      orientation: 'landscape',
      signed: ['登记人', '党支部书记'],
      heads: [
        ['序号', 6],
        ['姓名', 10],
        ['类别', 10],
        ['补学或学习内容', 32],
        ['日期', 12],
        ['形式（分类）', 11],
        ['分钟', 7],
        ['佐证、说明', 20],
      ],
    },
    rows.toSorted((a, b) => a.day.localeCompare(b.day)).map(({ cells }, index) => cells(index)),
  )
}

const every = ({ everyWeeks, weekday, startsAt }: Arrangement): string =>
  `${everyWeeks === 1 ? '每' : `每 ${everyWeeks} 周的`}${weekdayTitles[weekday] ?? ''}${startsAt === '' ? '' : ` ${startsAt}`}`

const paused = ({ pauses }: Arrangement): string =>
  pauses.map(({ fromOn, toOn, reason }) => `${dotted(fromOn)}至${dotted(toOn)}停（${reason}）`).join('\n')

/** F18e: the plan of the year, who keeps the records, and the fixed evenings. */
export function studyPlanSheet(facts: LedgerFacts): Form {
  const { plan, arrangements } = facts.study
  const blocks: Block[] = [
    form(fill([18, 32, 18, 32], portraitWidth), [
      row(
        label('通过日期'),
        middle(plan.adoptedOn === null ? '—' : chineseDate(plan.adoptedOn)),
        label('专门记录人'),
        middle(orDash(plan.recorderName)),
      ),
    ]),
    ...(plan.text === '' ? [] : [caption('学习计划'), ...paragraphs(plan.text)]),
    ...(arrangements.length === 0
      ? []
      : [
          caption('固定学习安排（次数算到本期末）'),
          list(
            columnsOf(
              [
                ['名称', 18],
                ['时间', 22],
                ['地点', 18],
                ['应有', 8],
                ['实有', 8],
                ['停学说明', 26],
              ],
              portraitWidth,
            ),
            arrangements.map((one) =>
              row(
                middle(one.title),
                middle(every(one)),
                middle(orDash(one.place)),
                middle(one.expected),
                middle(one.held),
                value(orDash(paused(one))),
              ),
            ),
          ),
        ]),
  ]
  const sheet: Sheet = [
    ...heading('年度学习计划', facts.branch.name, `${plan.year === 0 ? '　　　　' : plan.year}年`),
    ...blocks,
    signatures(['记录人', '党支部书记']),
  ]
  return {
    code: 'F18e',
    title: '年度学习计划',
    volume,
    orientation: 'portrait',
    copies: plan.kept || plan.recorderId !== null || arrangements.length > 0 ? [[sheet]] : [],
  }
}
