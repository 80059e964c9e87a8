/** 卷八: the set of papers of organizational life, F21a plan to F21h report. Of talks only that they were held. */
import {
  type LifeCampaign,
  type LifeCriticism,
  opinionSourceTitles,
  opinionWayTitles,
  problemSourceTitles,
} from '#shared/life.ts'
import { chineseDate } from '#shared/primitives.ts'
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
import type { LedgerFacts } from './facts.ts'
import { type Form, type Orientation, type Row, type Sheet, landscapeWidth, portraitWidth } from './model.ts'

export const lifeVolume = '卷八　组织生活会与民主评议'

/** One copy for each set that has something to say on this form. */
function papers(
  facts: LedgerFacts,
  code: string,
  title: string,
  has: (set: LifeCampaign) => boolean,
  sheet: (set: LifeCampaign) => Sheet,
  orientation: Orientation = 'portrait',
): Form {
  const sets = facts.life.sets.filter(has)
  return {
    code,
    title,
    volume: lifeVolume,
    orientation,
    copies: sets.map((set) => [sheet(set)]),
    names: sets.map((set) => `${set.year}年度_${title}`),
  }
}

const headOf = (title: string, set: LifeCampaign, facts: LedgerFacts) =>
  heading(title, facts.branch.name, `${set.year}年度`)

/** A roomy row of a form, whose text may run over the page's end. */
const roomy = (title: string, text: string, height = 2400): Row => ({
  cells: [label(title), value(text, 3)],
  height,
  splits: true,
})

const named = (people: LifeCampaign['talks'][number]['talkers']): string =>
  people.map(({ name }) => name).join('、')

const held = (set: LifeCampaign): string =>
  set.meetings.find((link) => link.role === 'life')?.startsAt.slice(0, 10) ?? ''

export const lifeForms = (facts: LedgerFacts): Form[] => [
  papers(
    facts,
    'F21a',
    '组织生活会方案',
    (set) => set.plan !== '',
    (set) => planSheet(set, facts),
  ),
  papers(
    facts,
    'F21b',
    '会前学习和谈心谈话情况表',
    (set) => set.talks.length > 0 || set.meetings.some((link) => link.role === 'study'),
    (set) => beforeSheet(set, facts),
  ),
  papers(
    facts,
    'F21c',
    '征求意见汇总表',
    (set) => set.opinions.length > 0,
    (set) => opinionSheet(set, facts),
  ),
  examinations(facts),
  papers(
    facts,
    'F21e',
    '逐人批评与自我批评记录',
    (set) => set.criticisms.length > 0,
    (set) => criticismSheet(set, facts),
  ),
  papers(
    facts,
    'F21f',
    '组织生活会问题清单',
    (set) => set.problems.length > 0,
    (set) => problemSheet(set, facts),
  ),
  papers(
    facts,
    'F21g',
    '组织生活会整改清单',
    (set) => set.problems.length > 0,
    (set) => measureSheet(set, facts),
    'landscape',
  ),
  papers(
    facts,
    'F21h',
    '组织生活会情况报告',
    (set) => set.report !== '',
    (set) => reportSheet(set, facts),
  ),
]

function planSheet(set: LifeCampaign, facts: LedgerFacts): Sheet {
  const day = held(set)
  return [
    ...headOf('组织生活会方案', set, facts),
    form(fill([16, 34, 16, 34], portraitWidth), [
      row(label('会议主题'), value(orDash(set.theme), 3)),
      row(
        label('上级通知'),
        value(orDash(set.superiorRef)),
        label('方案日期'),
        middle(dotted(set.plannedOn)),
      ),
      row(label('召开日期'), value(day === '' ? '—' : chineseDate(day), 3)),
      roomy('方案', set.plan, 6000),
    ]),
    signatures(['党支部书记']),
  ]
}

function beforeSheet(set: LifeCampaign, facts: LedgerFacts): Sheet {
  const day = held(set)
  const study = set.meetings.filter((link) => link.role === 'study')
  const talks = set.talks.filter(({ heldOn }) => day === '' || heldOn <= day)
  return [
    ...headOf('会前学习和谈心谈话情况表', set, facts),
    caption('会前学习'),
    list(
      columnsOf(
        [
          ['序号', 8],
          ['日期', 18],
          ['学习（会议）', 56],
          ['到会', 18],
        ],
        portraitWidth,
      ),
      study.map((link, index) =>
        row(
          middle(index + 1),
          middle(dotted(link.startsAt.slice(0, 10))),
          value(link.name),
          middle(`${link.present} 人`),
        ),
      ),
    ),
    caption('会前谈心谈话'),
    list(
      columnsOf(
        [
          ['序号', 8],
          ['日期', 18],
          ['谈话人', 20],
          ['谈话对象', 38],
          ['形式', 16],
        ],
        portraitWidth,
      ),
      talks.map((talk, index) =>
        row(
          middle(index + 1),
          middle(dotted(talk.heldOn)),
          middle(orDash(named(talk.talkers))),
          value(orDash(named(talk.partners))),
          middle(talk.group ? '集体谈话' : '个别谈话'),
        ),
      ),
    ),
    note('谈话内容不入册，由支部按保密要求另行保管。', true),
    signatures(['填表人', '党支部书记']),
  ]
}

function opinionSheet(set: LifeCampaign, facts: LedgerFacts): Sheet {
  const columns = columnsOf(
    [
      ['序号', 7],
      ['日期', 13],
      ['意见来源', 14],
      ['方式', 12],
      ['提出人', 12],
      ['针对', 11],
      ['意见建议', 31],
    ],
    portraitWidth,
  )
  const rows = set.opinions.map((one, index) =>
    longRow(
      middle(index + 1),
      middle(dotted(one.gatheredOn)),
      middle(opinionSourceTitles[one.source]),
      middle(opinionWayTitles[one.way]),
      middle(one.fromName === '' ? '不署名' : one.fromName),
      middle(one.aboutName === '' ? '支部班子' : one.aboutName),
      value(one.text),
    ),
  )
  return [
    ...headOf('征求意见汇总表', set, facts),
    ...(set.opinionSummary === '' ? [] : [note(set.opinionSummary)]),
    list(columns, rows),
    signatures(['汇总人', '党支部书记']),
  ]
}

/** F21d: one sheet for the committee, one for each member who wrote one. */
function examinations(facts: LedgerFacts): Form {
  const sets = facts.life.sets.filter((set) => set.examinations.length > 0)
  return {
    code: 'F21d',
    title: '对照检查材料',
    volume: lifeVolume,
    orientation: 'portrait',
    copies: sets.map((set) =>
      set.examinations.map((one): Sheet => [
        ...headOf('对照检查材料', set, facts),
        form(fill([16, 34, 16, 34], portraitWidth), [
          row(
            label('对照检查'),
            middle(one.memberId === null ? '支部班子' : one.memberName),
            label('日期'),
            middle(dotted(one.examinedOn)),
          ),
          roomy('查摆的\n主要问题', one.problems, 3000),
          roomy('原因分析', one.causes, 2000),
          roomy('努力方向\n整改措施', one.direction, 2000),
        ]),
        signatures([one.memberId === null ? '党支部书记' : '本人']),
      ]),
    ),
    names: sets.map((set) => `${set.year}年度_对照检查材料`),
  }
}

/** Person by person in the order they spoke: what they said of themselves, what they heard, what they answered. */
function criticismSheet(set: LifeCampaign, facts: LedgerFacts): Sheet {
  const columns = columnsOf(
    [
      ['序号', 7],
      ['姓名', 12],
      ['自我批评', 29],
      ['批评意见', 34],
      ['本人表态', 18],
    ],
    portraitWidth,
  )
  const turns = Map.groupBy(set.criticisms, (one) => one.criticisedId)
  const rows = [...turns.values()].map((own, index) => {
    const self = own.find((one) => one.criticId === one.criticisedId)
    const heard = own.filter((one) => one.criticId !== one.criticisedId && one.text !== '')
    return longRow(
      middle(index + 1),
      middle(own[0]?.criticisedName ?? ''),
      value(orDash(self?.text)),
      value(orDash(heard.map(heardFrom).join('\n'))),
      value(orDash(answersOf(self, heard))),
    )
  })
  const day = held(set)
  return [
    ...headOf('逐人批评与自我批评记录', set, facts),
    list(columns, rows),
    note(
      `${day === '' ? '' : `${chineseDate(day)}组织生活会，到会党员 ${set.participants.length} 人；`}自我批评 ${
        set.criticisms.filter((one) => one.criticId === one.criticisedId && one.text !== '').length
      } 人次，相互批评 ${set.criticisms.filter((one) => one.criticId !== one.criticisedId && one.text !== '').length} 人次。`,
    ),
    signatures(['主持人', '记录人']),
  ]
}

const heardFrom = (one: LifeCriticism): string => `${one.criticName}：${one.text}`

const answersOf = (self: LifeCriticism | undefined, heard: readonly LifeCriticism[]): string =>
  [
    ...(self === undefined || self.answer === '' ? [] : [self.answer]),
    ...heard.filter((one) => one.answer !== '').map((one) => `（对${one.criticName}）${one.answer}`),
  ].join('\n')

function problemSheet(set: LifeCampaign, facts: LedgerFacts): Sheet {
  const columns = columnsOf(
    [
      ['序号', 8],
      ['对象', 16],
      ['问题来源', 16],
      ['问题', 44],
      ['整改编号', 16],
    ],
    portraitWidth,
  )
  const rows = set.problems.map((one, index) =>
    longRow(
      middle(index + 1),
      middle(one.memberName),
      middle(problemSourceTitles[one.source]),
      value(one.problem),
      middle(orDash(one.item?.label)),
    ),
  )
  return [
    ...headOf('组织生活会问题清单', set, facts),
    list(columns, rows),
    signatures(['填表人', '党支部书记']),
  ]
}

function measureSheet(set: LifeCampaign, facts: LedgerFacts): Sheet {
  const columns = columnsOf(
    [
      ['编号', 9],
      ['对象', 10],
      ['问题', 20],
      ['整改措施', 27],
      ['责任人', 9],
      ['完成时限', 11],
      ['销号日', 11],
      ['整改结果', 23],
    ],
    landscapeWidth,
  )
  const rows = set.problems.map(({ memberName, problem, item }) =>
    longRow(
      middle(orDash(item?.label)),
      middle(memberName),
      value(problem),
      value(orDash(item?.measure)),
      middle(orDash(item?.owner)),
      middle(dotted(item?.dueOn ?? null)),
      middle(dotted(item?.closedOn ?? null)),
      value(orDash(item?.closingNote)),
    ),
  )
  return [
    ...headOf('组织生活会整改清单', set, facts),
    list(columns, rows),
    signatures(['填表人', '党支部书记']),
  ]
}

function reportSheet(set: LifeCampaign, facts: LedgerFacts): Sheet {
  return [
    ...headOf('组织生活会情况报告', set, facts),
    form(fill([16, 34, 16, 34], portraitWidth), [
      row(label('报送'), value(orDash(set.reportedTo)), label('报送日期'), middle(dotted(set.reportedOn))),
      roomy('报告', set.report, 7000),
    ]),
    signatures(['党支部（盖章）', '党支部书记']),
  ]
}
