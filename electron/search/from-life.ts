/**
 * Organizational life and appraisal. What people said of themselves and of each other, and opinions gathered about them,
 * are covered; sums of ballots are never read.
 */
import { gradeTitles } from '#shared/appraisal.ts'
import { opinionSourceTitles, problemSourceTitles } from '#shared/life.ts'
import type { Reader } from '../ledger/open.ts'
import { type Names, type SearchRecord, draft, nameIn } from './record.ts'

export async function lifeFound(read: Reader, branchId: number, names: Names): Promise<SearchRecord[]> {
  return [
    ...(await campaigns(read, branchId)),
    ...(await opinions(read, branchId, names)),
    ...(await examinations(read, branchId, names)),
    ...(await criticisms(read, branchId, names)),
    ...(await problems(read, branchId, names)),
    ...(await appraisals(read, branchId, names)),
    ...(await democraticLife(read, branchId, names)),
  ]
}

async function campaigns(read: Reader, branchId: number): Promise<SearchRecord[]> {
  const rows = await read
    .selectFrom('life_campaign')
    .select(['life_campaign_id', 'year', 'theme', 'superior_ref', 'plan', 'planned_on', 'opinion_summary'])
    .select(['report', 'reported_on', 'reported_to', 'void', 'void_reason'])
    .where('branch_id', '=', branchId)
    .execute()
  const sheets = await read
    .selectFrom('life_campaign as own')
    .innerJoin('appraisal_sheet as sheet', 'sheet.life_campaign_id', 'own.life_campaign_id')
    .select(['own.life_campaign_id', 'sheet.scrutineers', 'sheet.tellers'])
    .where('own.branch_id', '=', branchId)
    .execute()
  return rows.map((row) => {
    const one = draft({
      kind: 'life',
      id: `set-${row.life_campaign_id}`,
      label: '组织生活会',
      title: `${row.year}年度组织生活会与民主评议`,
      date: row.reported_on ?? row.planned_on,
      year: row.year,
      summary: row.theme,
      void: row.void === 1,
      address: `/life/${row.life_campaign_id}`,
    })
    one.text('主题', row.theme)
    one.text('上级通知', row.superior_ref)
    one.text('方案', row.plan)
    one.text('征求意见情况', row.opinion_summary)
    one.text('报告', row.report)
    one.text('报送', row.reported_to)
    one.text('作废原因', row.void_reason)
    const sheet = sheets.find(({ life_campaign_id }) => life_campaign_id === row.life_campaign_id)
    for (const name of (sheet?.scrutineers ?? '').split('\n')) one.person('监票人', name)
    for (const name of (sheet?.tellers ?? '').split('\n')) one.person('计票人', name)
    return one.record
  })
}

async function opinions(read: Reader, branchId: number, names: Names): Promise<SearchRecord[]> {
  const rows = await read
    .selectFrom('life_campaign as own')
    .innerJoin('life_opinion as said', 'said.life_campaign_id', 'own.life_campaign_id')
    .select(['own.life_campaign_id', 'own.year', 'own.void as set_void', 'said.life_opinion_id'])
    .select(['said.gathered_on', 'said.source', 'said.from_name', 'said.about_id', 'said.text', 'said.void'])
    .where('own.branch_id', '=', branchId)
    .execute()
  return rows.map((row) => {
    const about = nameIn(names, row.about_id)
    const one = draft({
      kind: 'life',
      id: `opinion-${row.life_opinion_id}`,
      label: '征求的意见',
      title: `对${about === '' ? '班子' : about}的意见`,
      date: row.gathered_on,
      year: row.year,
      summary: opinionSourceTitles[row.source],
      void: row.void === 1 || row.set_void === 1,
      address: `/life/${row.life_campaign_id}`,
    })
    one.person('对象', about, row.about_id)
    one.covered('提出人', row.from_name)
    one.covered('意见', row.text)
    return one.record
  })
}

async function examinations(read: Reader, branchId: number, names: Names): Promise<SearchRecord[]> {
  const rows = await read
    .selectFrom('life_campaign as own')
    .innerJoin('life_examination as said', 'said.life_campaign_id', 'own.life_campaign_id')
    .select(['own.life_campaign_id', 'own.year', 'own.void', 'said.life_examination_id', 'said.member_id'])
    .select(['said.examined_on', 'said.problems', 'said.causes', 'said.direction'])
    .where('own.branch_id', '=', branchId)
    .execute()
  return rows.map((row) => {
    const name = row.member_id === null ? '班子' : nameIn(names, row.member_id)
    const one = draft({
      kind: 'life',
      id: `examination-${row.life_examination_id}`,
      label: '对照检查',
      title: `${name} ${row.year}年度对照检查`,
      date: row.examined_on,
      year: row.year,
      void: row.void === 1,
      address: `/life/${row.life_campaign_id}`,
    })
    one.person('姓名', nameIn(names, row.member_id), row.member_id)
    one.covered('问题', row.problems)
    one.covered('原因', row.causes)
    one.covered('努力方向', row.direction)
    return one.record
  })
}

async function criticisms(read: Reader, branchId: number, names: Names): Promise<SearchRecord[]> {
  const rows = await read
    .selectFrom('life_campaign as own')
    .innerJoin('life_criticism as said', 'said.life_campaign_id', 'own.life_campaign_id')
    .select(['own.life_campaign_id', 'own.year', 'own.void', 'said.life_criticism_id', 'said.critic_id'])
    .select(['said.criticised_id', 'said.text', 'said.answer'])
    .where('own.branch_id', '=', branchId)
    .execute()
  return rows.map((row) => {
    const [critic, criticised] = [nameIn(names, row.critic_id), nameIn(names, row.criticised_id)]
    const one = draft({
      kind: 'life',
      id: `criticism-${row.life_criticism_id}`,
      label: '批评意见',
      title: `${critic}对${criticised}的批评`,
      date: null,
      year: row.year,
      void: row.void === 1,
      address: `/life/${row.life_campaign_id}`,
    })
    one.person('批评人', critic, row.critic_id)
    one.person('被批评人', criticised, row.criticised_id)
    one.covered('批评意见', row.text)
    one.covered('表态', row.answer)
    return one.record
  })
}

async function problems(read: Reader, branchId: number, names: Names): Promise<SearchRecord[]> {
  const rows = await read
    .selectFrom('life_campaign as own')
    .innerJoin('life_problem as said', 'said.life_campaign_id', 'own.life_campaign_id')
    .select(['own.life_campaign_id', 'own.year', 'own.void as set_void', 'said.life_problem_id'])
    .select(['said.member_id', 'said.source', 'said.problem', 'said.void', 'said.entered_at'])
    .where('own.branch_id', '=', branchId)
    .execute()
  return rows.map((row) => {
    const name = nameIn(names, row.member_id)
    const one = draft({
      kind: 'life',
      id: `problem-${row.life_problem_id}`,
      label: '问题清单',
      title: `${name === '' ? '班子' : name}的问题`,
      date: row.entered_at.slice(0, 10),
      year: row.year,
      summary: problemSourceTitles[row.source],
      void: row.void === 1 || row.set_void === 1,
      address: `/life/${row.life_campaign_id}`,
    })
    one.person('姓名', name, row.member_id)
    one.text('问题', row.problem)
    return one.record
  })
}

async function appraisals(read: Reader, branchId: number, names: Names): Promise<SearchRecord[]> {
  const rows = await read
    .selectFrom('life_campaign as own')
    .innerJoin('member_appraisal as said', 'said.life_campaign_id', 'own.life_campaign_id')
    .select([
      'own.life_campaign_id',
      'own.year',
      'own.void',
      'said.member_id',
      'said.grade',
      'said.decided_on',
    ])
    .select(['said.self_appraisal', 'said.mutual_appraisal', 'said.branch_opinion', 'said.dual_duty'])
    .select(['said.no_grade_reason', 'said.disposition', 'said.fed_back_by'])
    .where('own.branch_id', '=', branchId)
    .execute()
  return rows.map((row) => {
    const name = nameIn(names, row.member_id)
    const grade = row.grade === null ? '' : gradeTitles[row.grade]
    const one = draft({
      kind: 'life',
      id: `appraisal-${row.life_campaign_id}-${row.member_id}`,
      label: '民主评议',
      title: `${name} ${row.year}年度民主评议`,
      date: row.decided_on,
      year: row.year,
      summary: grade,
      void: row.void === 1,
      address: `/life/${row.life_campaign_id}`,
    })
    one.person('姓名', name, row.member_id)
    one.text('等次', grade)
    one.person('反馈人', row.fed_back_by)
    one.covered('自评', row.self_appraisal)
    one.covered('互评', row.mutual_appraisal)
    one.covered('支部意见', row.branch_opinion)
    one.covered('一岗双责', row.dual_duty)
    one.covered('不评定等次原因', row.no_grade_reason)
    one.covered('处置', row.disposition)
    return one.record
  })
}

async function democraticLife(read: Reader, branchId: number, names: Names): Promise<SearchRecord[]> {
  const rows = await read
    .selectFrom('democratic_life')
    .select([
      'democratic_life_id',
      'year',
      'body',
      'held_on',
      'place',
      'theme',
      'note',
      'void',
      'void_reason',
    ])
    .where('branch_id', '=', branchId)
    .execute()
  const expected = await read
    .selectFrom('democratic_life as own')
    .innerJoin('democratic_life_attendance as one', 'one.democratic_life_id', 'own.democratic_life_id')
    .select(['own.democratic_life_id', 'one.member_id', 'one.reason'])
    .where('own.branch_id', '=', branchId)
    .execute()
  return rows.map((row) => {
    const one = draft({
      kind: 'life',
      id: `democratic-${row.democratic_life_id}`,
      label: '民主生活会',
      title: `${row.body}${row.year}年度民主生活会`,
      date: row.held_on,
      year: row.year,
      summary: row.theme,
      void: row.void === 1,
      address: '/life',
    })
    one.text('主题', row.theme)
    one.text('地点', row.place)
    one.text('备注', row.note)
    one.text('作废原因', row.void_reason)
    for (const { democratic_life_id, member_id, reason } of expected) {
      if (democratic_life_id !== row.democratic_life_id) continue
      one.person('应到', nameIn(names, member_id), member_id)
      one.text('请假或缺席原因', reason)
    }
    return one.record
  })
}
