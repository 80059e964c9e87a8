/**
 * Talks, what was said in them covered; dues by person and year, notices of the branch. Pay, bases and amounts are never
 * read.
 */
import { duesNoticeTitles, duesWayTitles } from '#shared/dues-kinds.ts'
import { chineseDate } from '#shared/primitives.ts'
import { TalkOccasion, occasionTitles } from '#shared/talks.ts'
import type { Reader } from '../ledger/open.ts'
import { type Draft, type Names, type SearchRecord, dotted, draft, nameIn } from './record.ts'

const contentTitles = {
  thought: '思想',
  work: '工作',
  life: '生活',
  suggestions: '意见建议',
  opinion: '谈话人意见',
  follow_up: '跟进事项',
} as const

export async function talksFound(read: Reader, branchId: number, names: Names): Promise<SearchRecord[]> {
  const rows = await read
    .selectFrom('talk')
    .innerJoin('talk_content', 'talk_content.talk_id', 'talk.talk_id')
    .select(['talk.talk_id', 'talk.held_on', 'talk.place', 'talk.occasion', 'talk.void', 'talk.void_reason'])
    .select(['thought', 'work', 'life', 'suggestions', 'opinion', 'follow_up'])
    .where('talk.branch_id', '=', branchId)
    .execute()
  const parties = await read
    .selectFrom('talk')
    .innerJoin('talk_party', 'talk_party.talk_id', 'talk.talk_id')
    .select(['talk_party.talk_id', 'talk_party.side', 'talk_party.member_id', 'talk_party.name'])
    .where('talk.branch_id', '=', branchId)
    .orderBy('talk_party.talk_id')
    .orderBy('talk_party.position')
    .execute()
  const partiesOf = Map.groupBy(parties, ({ talk_id }) => talk_id)
  return rows.map((row) => {
    const people = (partiesOf.get(row.talk_id) ?? []).map((one) => ({
      ...one,
      name: nameIn(names, one.member_id) || one.name,
    }))
    const side = (which: string) =>
      people
        .filter((one) => one.side === which)
        .map(({ name }) => name)
        .join('、')
    const occasion = TalkOccasion.safeParse(row.occasion)
    const one = draft({
      kind: 'talks',
      id: String(row.talk_id),
      label: '谈心谈话',
      title: `${side('talker')}与${side('partner')}谈话`,
      date: row.held_on,
      summary: dotted(occasionTitles[occasion.success ? occasion.data : 'other'], row.place),
      void: row.void === 1,
      address: `/talks/${row.talk_id}`,
    })
    for (const { side: which, name, member_id } of people)
      one.person(which === 'talker' ? '谈话人' : '谈话对象', name, member_id)
    one.text('事由', occasionTitles[occasion.success ? occasion.data : 'other'])
    one.text('时间', chineseDate(row.held_on))
    one.text('地点', row.place)
    one.text('作废原因', row.void_reason)
    for (const [column, title] of Object.entries(contentTitles))
      one.covered(title, row[column as keyof typeof contentTitles])
    return one.record
  })
}

export async function duesFound(read: Reader, branchId: number, names: Names): Promise<SearchRecord[]> {
  const payments = await read
    .selectFrom('dues_payment')
    .select(['member_id', 'for_month', 'paid_on', 'receiver', 'way', 'remark', 'reason', 'entered_at'])
    .where('branch_id', '=', branchId)
    .execute()
  const assessments = await read
    .selectFrom('dues_assessment')
    .select(['member_id', 'year', 'amount_reason', 'reduction_reason', 'reduction_approval'])
    .select(['change_reason', 'remark', 'void_reason'])
    .where('branch_id', '=', branchId)
    .execute()
  const drafts = new Map<string, Draft>()
  /** All dues of a person in a year are one record: a payment a month would be twelve hits for every name. */
  const of = (memberId: number, year: number, tab: string): Draft => {
    const id = `${memberId}-${year}`
    const known = drafts.get(id)
    if (known !== undefined) return known
    const name = nameIn(names, memberId)
    const one = draft({
      kind: 'dues',
      id,
      label: '党费',
      title: `${name} ${year}年党费`,
      date: null,
      year,
      address: `/dues?year=${year}&tab=${tab}&member=${memberId}`,
    })
    one.person('姓名', name, memberId)
    drafts.set(id, one)
    return one
  }
  const once = onceEach()
  for (const row of payments) {
    const year = Number((row.for_month ?? row.paid_on ?? row.entered_at).slice(0, 4))
    const one = of(row.member_id, year, 'payments')
    const key = `${row.member_id}-${year}`
    // twelve months mostly say the same
    if (once(key, row.receiver)) one.person('经手人', row.receiver)
    if (once(key, row.way)) one.text('交纳方式', duesWayTitles[row.way])
    if (once(key, row.remark)) one.text('交纳备注', row.remark)
    one.text('冲销原因', row.reason)
  }
  for (const row of assessments) {
    const one = of(row.member_id, row.year, 'assessments')
    one.text('数额说明', row.amount_reason)
    one.text('减免', row.reduction_reason, row.reduction_approval)
    one.text('变动原因', row.change_reason)
    one.text('核定备注', row.remark)
    one.text('作废原因', row.void_reason)
  }
  return [...drafts.values()].map(({ record }) => record).concat(await notices(read, branchId, names))
}

async function notices(read: Reader, branchId: number, names: Names): Promise<SearchRecord[]> {
  const rows = await read
    .selectFrom('dues_notice')
    .select([
      'dues_notice_id',
      'kind',
      'done_on',
      'member_id',
      'document_ref',
      'remark',
      'void',
      'void_reason',
    ])
    .where('branch_id', '=', branchId)
    .execute()
  return rows.map((row) => {
    const one = draft({
      kind: 'dues',
      id: `notice-${row.dues_notice_id}`,
      label: '党费公示与上缴',
      title: `党费${duesNoticeTitles[row.kind]}`,
      date: row.done_on,
      void: row.void === 1,
      address: `/dues?year=${row.done_on.slice(0, 4)}&tab=notices`,
    })
    one.person('党员', nameIn(names, row.member_id), row.member_id)
    one.text('文号', row.document_ref)
    one.text('备注', row.remark)
    one.text('作废原因', row.void_reason)
    return one.record
  })
}

/** True the first time something is said of somebody. */
function onceEach(): (key: string, said: string) => boolean {
  const known = new Set<string>()
  return (key, said) => {
    const both = `${key}/${said}`
    if (known.has(both)) return false
    known.add(both)
    return true
  }
}
