/** The study list, make-up study, learning elsewhere, evenings and plans of study. */
import { categoryTitles, learningKindTitles, studyFormTitles } from '#shared/study/words.ts'
import type { Reader } from '../ledger/open.ts'
import { type Names, type SearchRecord, dotted, draft, nameIn } from './record.ts'

export async function studyFound(read: Reader, branchId: number, names: Names): Promise<SearchRecord[]> {
  return [
    ...(await requiredItems(read, branchId)),
    ...(await makeUps(read, branchId, names)),
    ...(await learning(read, branchId, names)),
    ...(await evenings(read, branchId)),
    ...(await plans(read, branchId, names)),
  ]
}

async function requiredItems(read: Reader, branchId: number): Promise<SearchRecord[]> {
  const rows = await read
    .selectFrom('required_study_item')
    .select(['required_study_item_id', 'title', 'issuer', 'category', 'published_on', 'due_on'])
    .select(['list_label', 'source', 'remark', 'void', 'void_reason', 'entered_at'])
    .where('branch_id', '=', branchId)
    .execute()
  const deferrals = await read
    .selectFrom('required_study_item as item')
    .innerJoin('study_deferral as put', 'put.required_study_item_id', 'item.required_study_item_id')
    .select(['put.required_study_item_id', 'put.reason', 'put.agreed_by'])
    .where('item.branch_id', '=', branchId)
    .execute()
  const deferralsOf = Map.groupBy(deferrals, ({ required_study_item_id }) => required_study_item_id)
  return rows.map((row) => {
    const one = draft({
      kind: 'study',
      id: `item-${row.required_study_item_id}`,
      label: '必学清单',
      title: row.title,
      date: row.due_on ?? row.published_on ?? row.entered_at.slice(0, 10),
      summary: dotted(row.list_label, row.issuer),
      void: row.void === 1,
      address: `/study?item=${row.required_study_item_id}`,
    })
    one.text('发文单位', row.issuer)
    one.text('类别', categoryTitles[row.category])
    one.text('所在清单', row.list_label)
    one.text('清单原文', row.source)
    one.text('备注', row.remark)
    one.text('作废原因', row.void_reason)
    for (const { reason, agreed_by } of deferralsOf.get(row.required_study_item_id) ?? []) {
      one.text('顺延原因', reason)
      one.text('同意顺延', agreed_by)
    }
    return one.record
  })
}

async function makeUps(read: Reader, branchId: number, names: Names): Promise<SearchRecord[]> {
  const rows = await read
    .selectFrom('make_up_study')
    .select(['make_up_study_id', 'member_id', 'studied_on', 'form', 'remark', 'void', 'void_reason'])
    .where('branch_id', '=', branchId)
    .execute()
  return rows.map((row) => {
    const one = draft({
      kind: 'study',
      id: `made-up-${row.make_up_study_id}`,
      label: '补学',
      title: `${nameIn(names, row.member_id)}补学`,
      date: row.studied_on,
      summary: studyFormTitles[row.form],
      void: row.void === 1,
      address: `/study?year=${row.studied_on.slice(0, 4)}&tab=hours`,
    })
    one.person('姓名', nameIn(names, row.member_id), row.member_id)
    one.text('形式', studyFormTitles[row.form])
    one.text('备注', row.remark)
    one.text('作废原因', row.void_reason)
    return one.record
  })
}

async function learning(read: Reader, branchId: number, names: Names): Promise<SearchRecord[]> {
  const rows = await read
    .selectFrom('other_learning')
    .select([
      'other_learning_id',
      'member_id',
      'kind',
      'title',
      'began_on',
      'evidence',
      'void',
      'void_reason',
    ])
    .where('branch_id', '=', branchId)
    .execute()
  return rows.map((row) => {
    const one = draft({
      kind: 'study',
      id: `learning-${row.other_learning_id}`,
      label: learningKindTitles[row.kind],
      title: `${nameIn(names, row.member_id)}：${row.title}`,
      date: row.began_on,
      void: row.void === 1,
      address: `/study?year=${row.began_on.slice(0, 4)}&tab=hours`,
    })
    one.person('姓名', nameIn(names, row.member_id), row.member_id)
    one.text('证明', row.evidence)
    one.text('作废原因', row.void_reason)
    return one.record
  })
}

async function evenings(read: Reader, branchId: number): Promise<SearchRecord[]> {
  const rows = await read
    .selectFrom('study_arrangement')
    .select(['study_arrangement_id', 'title', 'place', 'from_on', 'void', 'void_reason'])
    .where('branch_id', '=', branchId)
    .execute()
  const pauses = await read
    .selectFrom('study_arrangement_pause')
    .innerJoin(
      'study_arrangement',
      'study_arrangement.study_arrangement_id',
      'study_arrangement_pause.study_arrangement_id',
    )
    .select(['study_arrangement_pause.study_arrangement_id', 'study_arrangement_pause.reason'])
    .where('study_arrangement.branch_id', '=', branchId)
    .execute()
  return rows.map((row) => {
    const one = draft({
      kind: 'study',
      id: `evening-${row.study_arrangement_id}`,
      label: '定期学习',
      title: row.title,
      date: row.from_on,
      summary: row.place,
      void: row.void === 1,
      address: `/study?year=${row.from_on.slice(0, 4)}&tab=evenings`,
    })
    one.text('地点', row.place)
    one.text('作废原因', row.void_reason)
    for (const { study_arrangement_id, reason } of pauses)
      if (study_arrangement_id === row.study_arrangement_id) one.text('暂停原因', reason)
    return one.record
  })
}

async function plans(read: Reader, branchId: number, names: Names): Promise<SearchRecord[]> {
  const rows = await read
    .selectFrom('study_plan')
    .select(['year', 'adopted_on', 'text', 'recorder_id'])
    .where('branch_id', '=', branchId)
    .execute()
  return rows.map((row) => {
    const one = draft({
      kind: 'study',
      id: `plan-${row.year}`,
      label: '学习计划',
      title: `${row.year}年学习计划`,
      date: row.adopted_on,
      year: row.year,
      address: `/study?year=${row.year}`,
    })
    one.text('内容', row.text)
    one.person('记录人', nameIn(names, row.recorder_id), row.recorder_id)
    return one.record
  })
}
