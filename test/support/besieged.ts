/**
 * The ledger that every operation is fuzzed on: the demonstration, with a record of each further sort beside it, and
 * what a field of each name may hold so that handlers are reached and not only the schema before them.
 */
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { type LedgerApp, createLedgerApp } from '#electron/ledger-app.ts'
import { anyRegister } from '#shared/registers/all.ts'
import { examplesOf } from './besieged-examples.ts'
import type { Pools } from './from-schema.ts'
import { base64, templateDocx } from './template-docx.ts'

export const besiegedToday = '2026-09-30'

export const png =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const roster =
  '姓名,性别,出生年月,加入中共组织日期\n赵新一,男,1980-01,2005-07-01\n钱新二,女,1982-03,2008-07-01\n'

/** An app whose files all lie in `folder`. */
export function appIn(folder: string, onInternal: (name: string, error: unknown) => void): LedgerApp {
  return createLedgerApp({
    clock: () => ({ today: besiegedToday, now: `${besiegedToday}T18:00:00` }),
    desk: {
      mount: 'commandLine',
      chooseLedger: () => Promise.resolve(null),
      chooseTarget: () => Promise.resolve(null),
      ledgerFolder: () => folder,
    },
    checkOutput: true,
    backups: 'asked',
    onInternal,
  })
}

/** Makes the ledger. @returns its path, in `folder` */
export async function besieged(folder: string): Promise<string> {
  const path = join(folder, '围攻.ledger')
  const app = appIn(folder, (name, error) => {
    throw new Error(`${name} failed inside`, { cause: error })
  })
  await app.call('ledger.createDemonstration', { path })
  await enrich(app, folder)
  await app.close()
  return path
}

async function enrich(app: LedgerApp, folder: string): Promise<void> {
  const members = await app.call('members.list', {})
  const ids = members.map((member) => member.memberId)
  const [first = 1, second = 2, third = 3] = ids
  await app.call('members.restrict', {
    memberId: ids.at(-1) ?? 1,
    kind: 'rightsSuspended',
    fromOn: '2026-09-01',
    documentRef: '文〔2026〕1号',
  })
  await app.call('members.exempt', { memberId: ids.at(-2) ?? 1, reason: '身患重病', fromOn: '2026-09-01' })
  // the two highest numbers: gone long enough for their personal information to go as well
  for (const name of ['早走一', '早走二'])
    await app.call('members.enrol', {
      name,
      category: 'fullMember',
      joinDate: '2001-07-01',
      fullMemberDate: '2002-07-01',
      leftOn: '2015-03-01',
      leftHow: '转出',
    })
  const convened = await app.call('meetings.convene', {
    kind: 'generalMeeting',
    startsAt: '2026-09-29T14:30',
    endsAt: '2026-09-29T16:00',
    place: '三楼会议室',
    chairId: first,
    recorderId: second,
    agenda: [{ title: '选举', speeches: [{ speakerId: second, text: '同意。' }] }],
  })
  const { meetingId } = convened
  const propose = (
    decisionKind: 'generalResolution' | 'admitProbationary' | 'electCommittee',
    method: 'rollCall' | 'secretBallot',
    title: string,
  ) =>
    app.call('motions.propose', {
      meetingId,
      title,
      decisionKind,
      method,
      ...(decisionKind === 'admitProbationary' ? { subjectName: '宋新' } : {}),
    })
  await propose('generalResolution', 'rollCall', '一般事项')
  await propose('admitProbationary', 'secretBallot', '接收预备党员')
  const { motionId } = await propose('electCommittee', 'secretBallot', '选举委员')
  await app.call('elections.nominate', {
    motionId,
    seats: 1,
    candidates: [{ memberId: first }, { memberId: third }],
  })
  await app.call('attachments.attach', { meetingId, name: '会场.png', content: png })
  await app.call('import.commit', { fileName: '名册.csv', content: Buffer.from(roster).toString('base64') })
  for (const name of ['模板', '模板二']) {
    const body = [
      '{支部名称}',
      {
        table: [
          ['姓名', name],
          ['', ''],
        ],
      },
    ]
    await app.call('templates.add', {
      fileName: `${name}.docx`,
      content: base64(await templateDocx({ body })),
      name,
    })
  }
  await app.call('export.ledger', { period: '2026Q3', forms: ['F01'], out: join(folder, '册.docx') })
  await app.call('backups.make', {})
}

/** Field → table whose numbers it holds, where the field is not called as the table's own key. */
const aliases: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      'memberIds',
      'leaderId',
      'chairId',
      'recorderId',
      'speakerId',
      'subjectId',
      'aboutId',
      'talkerIds',
      'partnerIds',
      'owner',
      'leader',
      'who',
      'chair',
      'host',
      'reporter',
      'listeners',
      'participants',
      'searchers',
      'checker',
      'fromId',
      'criticId',
      'targetId',
    ].map((field) => [field, 'member']),
  ),
  assessmentId: 'dues_assessment',
  assessmentIds: 'dues_assessment',
  paymentId: 'dues_payment',
  noticeId: 'dues_notice',
  batchId: 'import_batch',
  documentId: 'source_document',
  lifeId: 'life_campaign',
  opinionId: 'life_opinion',
  problemId: 'life_problem',
  makeUpId: 'make_up_study',
  learningId: 'other_learning',
  arrangementId: 'study_arrangement',
  groupId: 'party_group',
  groupFrom: '',
  termId: 'committee_term',
  entryId: 'register_entry',
  itemId: 'required_study_item',
  itemIds: 'required_study_item',
  requiredItemId: 'required_study_item',
}

/** What fields may hold in this file, at this moment, for this operation. */
export function poolsOf(path: string, operation: string, folder: string): Pools {
  const db = new Database(path, { readonly: true })
  const keys = new Map(
    db
      .prepare(
        `SELECT t.name AS "table", c.name AS "key" FROM pragma_table_list t, pragma_table_info(t.name) c
         WHERE t.schema = 'main' AND c.pk = 1 AND c.type = 'INTEGER'`,
      )
      .all()
      .map((row) => [String(Reflect.get(row as object, 'table')), String(Reflect.get(row as object, 'key'))]),
  )
  const idsOf = (table: string, where = ''): number[] => {
    const key = keys.get(table)
    if (key === undefined) return []
    // the newest first: what the fuzz itself has made is the likeliest to be still open to it
    return db
      .prepare(`SELECT DISTINCT "${key}" FROM "${table}" ${where} ORDER BY 1 DESC LIMIT 40`)
      .pluck()
      .all() as number[]
  }
  const domain = operation.split('.')[0] ?? ''
  const tableOf = (field: string): string => {
    if (field === 'itemId' && domain === 'rectification') return 'rectification_item'
    if (field === 'groupId' && domain === 'import') return 'import_group'
    return (
      aliases[field] ?? field.replace(/Ids?$/, '').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    )
  }
  const ids = new Map<string, number[]>()
  const open: Readonly<Record<string, string>> = {
    meetingId: `WHERE state = 'draft'`,
    motionId: `WHERE meeting_id IN (SELECT meeting_id FROM meeting WHERE state = 'draft')`,
  }
  const numbers = (field: string): number[] => {
    const known = ids.get(field)
    if (known !== undefined) return known
    const where =
      field === 'entryId' && domain in anyRegister ? `WHERE register = '${domain}'` : (open[field] ?? '')
    // those still open to changes first, and some of the rest
    const all = field in open ? idsOf(tableOf(field)).slice(0, 6) : []
    const found = [...new Set([...idsOf(tableOf(field), where), ...all])]
    ids.set(field, found)
    return found
  }
  for (const field of Object.keys(aliases)) numbers(field)
  for (const table of keys.keys())
    numbers(`${table.replaceAll(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase())}Id`)
  const sha = db.prepare(`SELECT sha256 FROM export_log`).pluck().all() as string[]
  const revision = (meetingId: number) =>
    Number(db.prepare('SELECT revision FROM meeting WHERE meeting_id = ?').pluck().get(meetingId) ?? 0)

  const inside = (names: readonly string[]) => fc.constantFrom(...names.map((name) => join(folder, name)))
  const files: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
    out: inside(['出.docx', `'";--%_.xlsx`, '𠮷\u202E.docx', '没有/出.docx', '.']),
    ledgerPath: inside([basename(path), '没有.ledger']),
    path:
      domain === 'import'
        ? inside(['名册.csv', '名册.xlsx', '坏.docx', '.', '没有.csv'])
        : domain === 'templates'
          ? inside(['模板.docx', '名册.csv', '坏.docx', '.'])
          : operation === 'backups.choosePlace'
            ? fc.oneof(fc.constant(null), inside(['第二处', '没有']))
            : operation === 'backups.restore'
              ? inside(
                  readdirSync(folder)
                    .filter((name) => name.endsWith('.ledger'))
                    .concat('名册.csv'),
                )
              : operation === 'ledger.open'
                ? inside([basename(path), '名册.csv', '没有.ledger', '.'])
                : inside([
                    `新${Math.abs(Number(sha.length))}-${path.length}.ledger`,
                    '没有/新.ledger',
                    basename(path),
                  ]),
    content: fc.constantFrom(png, Buffer.from(roster).toString('base64'), 'UEsDBA==', 'YWJj', ''),
    ruleId: fc.constantFrom('DUES-01', 'DUES-02', 'MEET-01', 'TALK-01'),
  }
  const examples = examplesOf(operation, { numbers, revision, folder })
  db.close()
  return {
    guarded: new Set(['out', 'path', 'ledgerPath']),
    examples,
    words: (field) => files[field],
    numbers: (field) => {
      const there = ids.get(field)
      if (there === undefined || there.length === 0) return undefined
      return fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...there) },
        { weight: 1, arbitrary: fc.constantFrom(1, 999_999, 2 ** 31, Number.MAX_SAFE_INTEGER) },
      )
    },
  }
}

/** A folder of one's own with a copy of the ledger and the files that tasks are pointed at. */
export function copyOf(made: string, home: string): { path: string; folder: string } {
  const folder = mkdtempSync(join(home, '场-'))
  const path = join(folder, basename(made))
  copyFileSync(made, path)
  mkdirSync(join(folder, '第二处'))
  writeFileSync(join(folder, '名册.csv'), roster)
  writeFileSync(join(folder, '坏.docx'), 'PK\u0003\u0004坏')
  return { path, folder }
}
