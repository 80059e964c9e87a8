/** What comes once a year or a month beside: organizational life, what is put right, files taken in and printed. */
import { addDays } from '#shared/primitives.ts'
import type { Year } from './large-ledger-branch.ts'
import { type Into, textOf, two } from './large-ledger-insert.ts'

export function lifeOf(into: Into, { branchId, year, there, committee, next }: Year): void {
  const id = into('life_campaign', {
    branch_id: branchId,
    year,
    theme: textOf(24, year),
    planned_on: `${year}-12-05`,
    entered_at: `${year}-12-05T09:00:00`,
  })
  for (const [index, member] of there.entries()) {
    const other = there[(index + 1) % there.length] ?? member
    into('life_examination', {
      life_campaign_id: id,
      member_id: member.memberId,
      problems: textOf(90, next(97)),
      causes: textOf(40, next(97)),
      direction: textOf(40, next(97)),
      entered_at: `${year}-12-10T09:00:00`,
    })
    if (other.memberId !== member.memberId)
      into('life_criticism', {
        life_campaign_id: id,
        position: index + 1,
        critic_id: member.memberId,
        criticised_id: other.memberId,
        text: textOf(40, next(97)),
        entered_at: `${year}-12-20T09:00:00`,
      })
  }
  for (let index = 0; index < 12; index += 1)
    into('life_opinion', {
      life_campaign_id: id,
      gathered_on: `${year}-12-08`,
      source: 'member',
      way: 'questionnaire',
      text: textOf(40, next(97)),
      entered_at: `${year}-12-08T09:00:00`,
    })
  into('appraisal_sheet', {
    life_campaign_id: id,
    appraised_on: `${year}-12-21`,
    present: there.length,
    issued: there.length,
    returned: there.length,
    valid: there.length,
    invalid: 0,
    scrutineers: committee[1]?.name ?? '',
    tellers: committee[2]?.name ?? '',
    entered_at: `${year}-12-21T18:00:00`,
  })
  for (const member of there)
    into('member_appraisal', {
      life_campaign_id: id,
      member_id: member.memberId,
      category: 'fullMember',
      stood_on: `${year}-12-21`,
      excellent: Math.floor(there.length / 3),
      qualified: there.length - Math.floor(there.length / 3),
      basically_qualified: 0,
      unqualified: 0,
      grade: 'qualified',
      decided_by: 'committee',
      decided_on: `${year}-12-24`,
      entered_at: `${year}-12-24T09:00:00`,
    })
  const bodyId = into('democratic_life', {
    branch_id: branchId,
    year,
    body: '局党组',
    held_on: `${year}-01-20`,
    entered_at: `${year}-01-21T09:00:00`,
  })
  into('democratic_life_attendance', {
    democratic_life_id: bodyId,
    member_id: committee[0]?.memberId ?? 0,
    status: 'present',
  })
}

export function rectificationOf(into: Into, { branchId, year, next }: Year): void {
  for (let number = 1; number <= 12; number += 1) {
    const open = year === 2026 && number > 9
    const raised = `${year}-${two(number)}-05`
    const id = into('rectification_item', {
      branch_id: branchId,
      year,
      number,
      problem: textOf(30, next(97)),
      measure: textOf(30, next(97)),
      owner: '支委会',
      due_on: addDays(raised, 60),
      state: open ? 'open' : 'closed',
      closed_on: open ? null : addDays(raised, 50),
      raised_on: raised,
      entered_at: `${raised}T09:00:00`,
    })
    for (const [kind, days] of [
      ['progress', 20],
      ...(open
        ? []
        : ([
            ['submitted', 45],
            ['closed', 50],
          ] as const)),
    ] as const)
      into('rectification_step', {
        rectification_item_id: id,
        kind,
        taken_on: addDays(raised, days),
        by_whom: '书记',
        note: textOf(20, next(97)),
        entered_at: `${addDays(raised, days)}T09:00:00`,
      })
  }
}

/** Two imported workbooks and four printed books a year, and one template of the superior body's. */
export function filesOf(into: Into, { branchId, number, year, firstYear }: Year): void {
  const sum = (which: number) => `${two(which)}${year}${String(number).padStart(4, '0')}`.padEnd(64, '0')
  for (let which = 1; which <= 2; which += 1) {
    const batchId = into('import_batch', {
      branch_id: branchId,
      kind: 'duesRegister',
      file_name: `${year}年第${which}批.xlsx`,
      sha256: sum(which),
      committed_at: `${year}-0${which}-20T09:00:00`,
      added: 40,
      changed: 0,
      skipped: 0,
    })
    into('source_content', { sha256: sum(which), bytes: 2000, content: Buffer.alloc(2000, which) })
    into('source_document', {
      branch_id: branchId,
      import_batch_id: batchId,
      kind: 'none',
      file_name: `${year}年第${which}批.xlsx`,
      sha256: sum(which),
      records: JSON.stringify([{ sheet: null, row: 1, values: { text: textOf(90, which + year) } }]),
      record_count: 1,
      entered_at: `${year}-0${which}-20T09:00:00`,
    })
  }
  const groupId = into('import_group', {
    branch_id: branchId,
    name: `${year}年`,
    started_at: `${year}-01-20T09:00:00`,
    finished_at: `${year}-01-20T09:01:00`,
  })
  into('import_group_file', {
    import_group_id: groupId,
    position: 0,
    path: `${year}年/名册.xlsx`,
    bytes: 2000,
    sha256: sum(1),
    kind: 'memberRoster',
    outcome: 'entered',
    added: 40,
    changed: 0,
    same: 0,
    skipped: 0,
    errors: 0,
    rows: '[]',
  })
  for (let quarter = 1; quarter <= 4; quarter += 1)
    into('export_log', {
      branch_id: branchId,
      made_at: `${year}-${two(quarter * 3)}-28T17:00:00`,
      title: `${year}年第${quarter}季度台账`,
      from_on: `${year}-${two(quarter * 3 - 2)}-01`,
      to_on: `${year}-${two(quarter * 3)}-28`,
      forms: 'F13 F26',
      blank: 0,
      per_record: 0,
      unmask: 0,
      talk_contents: 0,
      file_name: `${year}Q${quarter}.docx`,
      files: 1,
      sha256: sum(quarter),
      bytes: 500_000,
    })
  if (year === firstYear)
    into('template', {
      branch_id: branchId,
      name: '上级检查表',
      sha256: sum(9),
      content: Buffer.alloc(4000, 1),
      original: Buffer.alloc(4000, 1),
      added_at: `${year}-01-20T09:00:00`,
    })
}
