/** Inputs known to be good in the besieged ledger, for operations that made-up inputs hardly ever satisfy. */
import { join } from 'node:path'
import type { InputOf, OperationName } from '#shared/contract.ts'

interface Known {
  /** Ids that a field of this name may hold, the newest and the open ones first. */
  numbers(field: string): readonly number[]
  revision(meetingId: number): number
  readonly folder: string
}

const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const csv = (text: string) => Buffer.from(text).toString('base64')

export function examplesOf(operation: string, { numbers, revision, folder }: Known): readonly unknown[] {
  const nth = (field: string, index = 0) => numbers(field)[index] ?? 1
  const members = numbers('memberIds').toReversed()
  const [first = 1, second = 2] = members
  const meetingId = nth('meetingId')
  // made in this order: the last is the election, the one before a secret ballot, the first by roll call
  const [electing, secret, open] = [nth('motionId'), nth('motionId', 1), nth('motionId', 2)]
  const votes = { issued: 1, returned: 1, valid: 1, invalid: 0 }
  const lifeId = nth('lifeId')
  const itemId = nth('itemId')
  const examples: { [Name in OperationName]?: InputOf<Name>[] } = {
    'meetings.convene': [{ kind: 'committeeMeeting', startsAt: '2026-09-28T09:00', theme: '学习' }],
    'meetings.saveDraft': [{ meetingId, revision: revision(meetingId), startsAt: '2026-09-29T14:30' }],
    'motions.amend': [{ motionId: open, title: `x'); DROP TABLE motion; --` }],
    'motions.recordStatements': [
      { motionId: open, statements: [{ memberId: first, order: 1, stance: 'agree', text: '同意' }] },
    ],
    'motions.recordVotes': [{ motionId: open, votes: [{ memberId: first, choice: 'approve' }] }],
    'motions.recordBallot': [{ motionId: secret, tally: { ...votes, approve: 1, oppose: 0, abstain: 0 } }],
    'motions.clearResult': [{ motionId: open }],
    'motions.receiveOpinion': [
      { motionId: open, memberId: second, submittedAt: '2026-09-20T09:00', stance: 'approve', note: '' },
    ],
    'motions.withdrawOpinion': [{ motionId: open, memberId: second }],
    'motions.resolve': [{ motionId: open, resolution: '同意。' }],
    'elections.nominate': [{ motionId: electing, seats: 1, candidates: [{ memberId: first }] }],
    'elections.recordBallot': [
      {
        motionId: electing,
        ...votes,
        candidates: [{ name: '待查', approve: 1, oppose: 0, abstain: 0 }],
      },
    ],
    'talks.record': [
      { heldOn: '2026-09-18', talkerIds: [first], partnerIds: [second], work: '工作', thought: '思想' },
    ],
    'appraisal.feedBack': [{ lifeId, memberIds: [first], on: '2026-02-10' }],
    'study.require': [{ title: '新的必学内容', publishedOn: '2026-09-01', dueOn: '2026-09-29' }],
    'study.defer': [{ itemId, reason: '延期', dueOn: '2026-12-01' }],
    'study.makeUp': [{ memberId: first, itemId, studiedOn: '2026-09-29', minutes: 45 }],
    'study.plan': [{ itemIds: [itemId], meetingId }],
    'dues.assess': [
      {
        year: 2026,
        rows: [{ memberId: first, category: 'retired', baseFen: 100_000, changeReason: '重新核定' }],
      },
    ],
    'dues.collect': [
      { payments: [{ memberId: first, kind: 'voluntary', amountFen: 10_000, paidOn: '2026-09-18' }] },
    ],
    'dues.note': [{ kind: 'publicity', fromMonth: '2026-09', doneOn: '2026-09-20' }],
    'rectification.add': [{ source: 'masses', problem: '会议记录不全', foundOn: '2026-09-01' }],
    'rectification.progress': [{ itemId, note: '进展' }],
    'rectification.submit': [{ itemId, note: '完成', evidence: '照片' }],
    'rectification.return': [{ itemId, note: '退回' }],
    'tasks.record': [{ month: '2026-09', task: '拟定的任务', state: 'draft' }],
    'debriefings.draft': [{ from: '2026-01-01', to: '2026-06-30' }],
    'debriefings.print': [
      { from: '2026-01-01', to: '2026-06-30', text: '一、履职', out: join(folder, '述职.docx') },
    ],
    'export.ledger': [{ period: '2026Q3', forms: ['F01'], out: join(folder, '一册.docx'), overwrite: true }],
    'import.commit': [
      {
        fileName: '又一册.csv',
        content: csv('姓名,性别,出生年月,加入中共组织日期\n孙新三,女,1981-01,2006-07-01\n'),
        kind: 'memberRoster',
      },
    ],
    'import.commitFolder': [
      {
        name: '一组',
        files: [{ fileName: '李.csv', content: csv('姓名,性别,入党日期\n李新四,男,2006-07-01\n') }],
      },
    ],
    'import.undoFolder': [{ groupId: nth('groupId') }],
    'import.report': [{ groupId: nth('groupId'), out: join(folder, '报告.xlsx'), overwrite: true }],
    'attachments.attach': [{ meetingId, name: '又一张.png', content: png, caption: '<b>会场</b>' }],
    'templates.fill': [{ templateId: nth('templateId'), period: '2026Q3', out: join(folder, '填.docx') }],
    'members.liftRestriction': [
      { memberId: nth('memberIds', 2), restrictionId: nth('restrictionId'), untilOn: '2026-12-31' },
    ],
    'members.endExemption': [
      { memberId: nth('memberIds', 3), exemptionId: nth('exemptionId'), untilOn: '2026-12-31' },
    ],
    'removal.preview': [{ memberId: nth('memberIds') }],
    'removal.anonymise': [{ memberId: nth('memberIds'), reason: '离开多年' }],
    'removal.purge': [{ memberId: nth('memberIds', 1), reason: '离开多年' }],
    'members.printYear': [{ memberId: first, year: 2026, out: join(folder, '年度.docx'), overwrite: true }],
    'motions.propose': [{ meetingId, title: '又一项', decisionKind: 'generalResolution' }],
    'branch.beginTerm': [{ beganOn: '2029-03-15', posts: [{ memberId: first, post: 'secretary' }] }],
    'study.arrange': [{ title: '周一夜学', weekday: 1, fromOn: '2026-10-12' }],
    'democraticLife.record': [{ body: '领导班子', heldOn: '2026-01-20' }],
    'import.document': [{ documentId: nth('documentId') }],
    'seal.put': [{ year: 2026, quarter: 2, despite: '试封' }],
    'seal.verify': [{ year: 2026, quarter: 2 }],
    'seal.reopen': [{ year: 2026, quarter: 2, reason: '补正一处地点' }],
    'backups.restore': [{ path: join(folder, '备份.ledger') }],
  }
  return Object.hasOwn(examples, operation) ? (examples[operation as OperationName] ?? []) : []
}
