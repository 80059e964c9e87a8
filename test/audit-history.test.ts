/** The log as it is read: of a record with all that lies below it, of an entry column by column. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type AuditRecord, AuditRecordKind } from '#shared/audit.ts'
import { branchOf, convene, enrol, openTestLedger } from './support/ledger.ts'

async function worked() {
  const ledger = await openTestLedger()
  const people = await branchOf(ledger, 4)
  ledger.at('2026-10-02', '09:00:00')
  const meeting = await convene(ledger, people)
  const operations = async (record: AuditRecord) =>
    (await ledger.call('audit.history', { record })).entries.map(({ operation }) => operation)
  return { ledger, people, meeting, operations }
}

test('a meeting has the history of all its parts, also of those taken away since', async () => {
  const { ledger, people, meeting, operations } = await worked()
  const { meetingId } = meeting
  const record = { kind: 'meeting', id: meetingId } as const
  const item = meeting.agenda[0]?.agendaItemId ?? 0
  const motion = await ledger.call('motions.propose', {
    meetingId,
    agendaItemId: item,
    title: '通过工作安排',
    decisionKind: 'generalResolution',
    method: 'rollCall',
  })
  await ledger.call('motions.withdraw', { motionId: motion.motionId })
  const other = await convene(ledger, people, { kind: 'committeeMeeting', startsAt: '2026-09-19T09:00' })
  expect(await operations(record)).toEqual(['motions.withdraw', 'motions.propose', 'meetings.convene'])
  expect(await operations({ kind: 'meeting', id: other.meetingId })).toEqual(['meetings.convene'])
  // both days are kept: when it was, and when it was entered
  expect(await ledger.call('audit.history', { record, limit: 2 })).toMatchObject({
    happened: '2026-09-18T14:30',
    entered: '2026-10-02T09:00:00',
    more: true,
  })
})

test('every kind of record answers with its history, and some page has the link to it', async () => {
  const { ledger } = await worked()
  const pages = readdirSync('renderer', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx'))
    .map((name) => readFileSync(join('renderer', name), 'utf8'))
    .filter((text) => text.includes('<HistoryLink'))
    .join('\n')
  for (const kind of AuditRecordKind.options) {
    const { entries } = await ledger.call('audit.history', { record: { kind, id: 1 } })
    expect(entries.every(({ entryId }) => entryId > 0)).toBe(true)
    // an assessment is read among all that a member was assessed and paid
    if (kind !== 'duesAssessment') expect(pages, kind).toContain(`kind: '${kind}', id`)
  }
})

test('a number that begins like another is another record', async () => {
  const { ledger, people, operations } = await worked()
  for (let count = 0; count < 10; count += 1)
    await convene(ledger, people, { startsAt: `2026-09-${String(count + 10)}T09:00` })
  expect(await operations({ kind: 'meeting', id: 1 })).toHaveLength(1)
})

test('an entry is read in Chinese words, references by name, numbers withheld until they are asked for', async () => {
  const { ledger, people, meeting } = await worked()
  const id = await enrol(ledger, '宋江', { idNumber: '11010519491231002X', phone: '13812345678' })
  const record = { kind: 'member', id } as const
  const [entry] = (await ledger.call('audit.history', { record })).entries
  if (entry === undefined) throw new Error('no entry')
  expect(entry.title).not.toBe(entry.operation)
  const read = async (reveal: boolean) => {
    const { changes } = await ledger.call('audit.entry', { entryId: entry.entryId, record, reveal })
    expect(changes[0]).toMatchObject({ title: '党员', kind: 'insert', subject: '宋江', notShown: false })
    return Object.fromEntries((changes[0]?.columns ?? []).map((each) => [each.title, each.after]))
  }
  expect(await read(false)).toMatchObject({
    姓名: '宋江',
    人员类别: '正式党员',
    领导干部: '否',
    身份证号: '110105********002X',
    手机号: '138****5678',
  })
  expect(await read(true)).toMatchObject({ 身份证号: '11010519491231002X', 手机号: '13812345678' })
  // the look behind the mask is itself in the log, and the member's history shows other looks
  expect((await ledger.call('audit.list', { kind: 'view' })).entries[0]).toMatchObject({
    operation: 'audit.entry',
  })
  await ledger.call('members.show', { memberId: id, reveal: true })
  expect((await ledger.call('audit.history', { record })).entries[0]?.kind).toBe('view')

  const convened = (
    await ledger.call('audit.history', { record: { kind: 'meeting', id: meeting.meetingId } })
  ).entries[0]
  const { changes } = await ledger.call('audit.entry', { entryId: convened?.entryId ?? 0 })
  const row = changes.find(({ table }) => table === 'meeting')
  expect(row?.columns.find(({ title }) => title === '主持人')?.after).toBe('党员01')
  expect(changes.find(({ table }) => table === 'attendance')?.subject).toBe('2026-09-18 党员大会 · 党员01')
  expect(people.ids).toHaveLength(4)
})

test('pay is withheld, money stands in yuan, and an update shows only what changed', async () => {
  const { ledger, people } = await worked()
  const [memberId = 0] = people.ids
  await ledger.call('dues.assess', {
    year: 2026,
    rows: [
      {
        memberId,
        category: 'monthlyWage',
        institution: 'government',
        items: [{ side: 'counted', kind: 'postWage', title: '职务工资', amountFen: 800_000 }],
      },
    ],
  })
  const record = { kind: 'memberDues', id: memberId } as const
  const { entries } = await ledger.call('audit.history', { record })
  const entryId = entries[0]?.entryId ?? 0
  const { changes } = await ledger.call('audit.entry', { entryId, record })
  const shown = changes.flatMap(({ columns }) => columns.map(({ title, after }) => [title, after]))
  expect(shown).toContainEqual(['计算基数（元）', '（已隐去）'])
  expect(shown).toContainEqual(['每月应交（元）', '120.00'])
  expect(JSON.stringify(shown)).not.toContain('8000')

  await ledger.call('members.amend', { memberId, jobTitle: '一级主任科员', floating: true })
  const amended = (await ledger.call('audit.history', { record: { kind: 'member', id: memberId } }))
    .entries[0]
  expect((await ledger.call('audit.entry', { entryId: amended?.entryId ?? 0 })).changes).toMatchObject([
    {
      kind: 'update',
      columns: [
        { title: '工作单位及职务', before: '', after: '一级主任科员' },
        { title: '流动党员', before: '否', after: '是' },
      ],
    },
  ])
})

test('every kind of record is asked for without a fault', async () => {
  const { operations } = await worked()
  const { auditRecordTitles } = await import('#shared/audit.ts')
  for (const kind of Object.keys(auditRecordTitles) as (keyof typeof auditRecordTitles)[])
    expect(Array.isArray(await operations({ kind, id: 1 }))).toBe(true)
})
