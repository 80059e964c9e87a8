/** Facts of an invented branch for composing books by hand: no ledger file, every default stated once. */
import type { Duty, Finding } from '#shared/compliance.ts'
import type { Attendance, Meeting } from '#shared/meetings.ts'
import type { MemberSummary } from '#shared/members.ts'
import type { Motion } from '#shared/motions.ts'
import { periodOf } from '#shared/primitives.ts'
import type { LedgerFacts } from '#electron/export/facts.ts'
import { byRegister } from '#electron/registers/printed.ts'
import { noLife } from '#electron/export/life-sample.ts'
import { noSeals } from '#electron/seal/printed.ts'
import { noStudy } from '#electron/study/book.ts'

export const names = [
  '沈国梁',
  '郑晓岚',
  '陆志远',
  '何秀珍',
  '冯伟民',
  '丁海燕',
  '范文博',
  '钱永康',
  '宋佳宁',
  '朱䶮',
  '王喆',
  '李𠮷',
]

export function member(memberId: number, over: Partial<MemberSummary> = {}): MemberSummary {
  return {
    memberId,
    branchId: 1,
    name: names[memberId - 1] ?? `党员${memberId}`,
    gender: memberId % 2 === 0 ? '女' : '男',
    ethnicity: '汉族',
    birthDate: '1978-03-15',
    idNumberMasked: '330602********0015',
    phoneMasked: '139****1234',
    education: '大学',
    degree: '学士',
    category: 'fullMember',
    joinDate: '1998-06-30',
    fullMemberDate: '1999-06-30',
    enteredOn: null,
    leftOn: null,
    relation: 'here',
    groupId: null,
    groupName: null,
    posts: [],
    partyPost: '',
    jobTitle: '科员',
    leadingCadre: false,
    employment: 'inService',
    membershipStatus: 'normal',
    votingRight: true,
    votingReason: '',
    exempt: false,
    floating: false,
    lostContact: false,
    remark: '',
    source: 'entered',
    ...over,
  }
}

export function attendance(memberId: number, over: Partial<Attendance> = {}): Attendance {
  return {
    memberId,
    memberName: names[memberId - 1] ?? `党员${memberId}`,
    status: 'present',
    reason: '',
    votingRight: true,
    probationary: false,
    exempt: false,
    ...over,
  }
}

export function meeting(meetingId: number, over: Partial<Meeting> = {}): Meeting {
  const rows = over.attendance ?? names.map((_, index) => attendance(index + 1))
  const came = rows.filter(({ status }) => status === 'present' || status === 'late')
  return {
    meetingId,
    branchId: 1,
    kind: 'generalMeeting',
    year: 2026,
    number: meetingId,
    state: 'final',
    revision: 1,
    title: '',
    startsAt: '2026-09-10T14:30',
    endsAt: '2026-09-10T16:00',
    place: '机关三楼会议室',
    form: 'onSite',
    chairId: 1,
    chairName: '沈国梁',
    chairNote: '',
    recorderId: 2,
    recorderName: '郑晓岚',
    groupId: null,
    groupName: '',
    alsoCountsAs: [],
    theme: '',
    unifiedTheme: false,
    lecturerName: '',
    lecturerPost: '',
    outline: '',
    outcome: '',
    creditMinutes: null,
    attendance: rows,
    unmarked: [],
    outsiders: [],
    headcount: {
      expected: rows.length,
      expectedVoting: rows.filter(({ votingRight }) => votingRight).length,
      present: came.length,
      presentVoting: came.filter(({ votingRight }) => votingRight).length,
      leave: rows.filter(({ status }) => status === 'leave').length,
      absent: rows.filter(({ status }) => status === 'absent').length,
    },
    observers: [],
    exclusions: [],
    topics: [],
    agenda: [],
    studyItems: [],
    motions: [],
    corrections: [],
    enteredAt: '2026-09-11T09:00:00',
    finalisedAt: '2026-09-12T09:00:00',
    voidReason: '',
    source: 'entered',
    origin: null,
    ...over,
  }
}

export function motion(motionId: number, over: Partial<Motion> = {}): Motion {
  return {
    motionId,
    meetingId: 1,
    agendaItemId: null,
    title: '接收宋佳宁同志为预备党员',
    decisionKind: 'admitProbationary',
    method: 'secretBallot',
    subjectId: null,
    subjectName: '宋佳宁',
    stage: 'resolved',
    statementsRequired: true,
    statementsMissing: [],
    statements: [],
    votes: [],
    tally: null,
    scrutineers: [],
    tellers: [],
    writtenOpinions: [],
    election: null,
    resolution: '',
    facts: {
      decisionKind: 'admitProbationary',
      expected: 11,
      present: 9,
      approve: 8,
      oppose: 0,
      abstain: 1,
      writtenApprove: 1,
      electionDenominator: 'expected',
    },
    verdict: {
      quorate: true,
      passed: true,
      presentNeeded: 6,
      approveNeeded: 6,
      approvals: 9,
      canPass: true,
      presentShort: 0,
      approveShort: 0,
      reasons: [
        '应到有表决权 11 人，实到 9 人，超过半数',
        '赞成 9 票（含会前书面意见 1 票），超过应到半数，通过',
      ],
      citations: ['发展党员工作细则第二十一条'],
    },
    ...over,
  }
}

export function duty(over: Partial<Duty> = {}): Duty {
  return {
    ruleId: 'LIFE-02',
    kind: 'committeeMeeting',
    title: '支委会',
    period: '2026年9月',
    from: '2026-09-01',
    to: '2026-09-30',
    groupId: null,
    due: 1,
    done: 1,
    state: 'done',
    citation: '支部条例第十二条',
    recordIds: [],
    entryIds: [],
    ...over,
  }
}

export function finding(over: Partial<Finding> = {}): Finding {
  return {
    ruleId: 'X-01',
    severity: 'warn',
    responsibility: 'none',
    subject: '党员大会',
    period: '2026年9月',
    message: '有人缺席而未注明原因',
    citation: '支部条例第十一条',
    ...over,
  }
}

export function facts(over: Partial<LedgerFacts> = {}): LedgerFacts {
  const roster = over.roster ?? names.map((_, index) => member(index + 1))
  return {
    periodTitle: '2026年第三季度',
    period: periodOf('2026Q3'),
    today: '2026-10-08',
    asOf: '2026-09-30',
    branch: {
      branchId: 1,
      name: '东江市审计局机关第二党支部',
      superior: '中共东江市审计局机关委员会',
      superiorKind: 'organPartyCommittee',
      kind: 'branch',
      seatKind: 'organ',
      foundedOn: '2003-05',
      seat: '东江市人民路 18 号审计局办公楼三楼',
      phone: '0575-88880000',
      staffCount: 60,
      groups: [],
      terms: [],
      memberCounts: { all: roster.length, full: roster.length, probationary: 0, unclear: 0 },
    },
    roster,
    everyone: roster,
    meetings: [],
    unfinished: [],
    talks: [],
    coverage: {
      year: 2026,
      asOf: '2026-09-30',
      secretary: null,
      committee: [],
      rows: [],
      gaps: [],
      talkCount: 0,
    },
    duties: [],
    findings: [],
    rectification: [],
    switchedOff: [],
    minutesPerHour: 45,
    lateAfterDays: 7,
    study: noStudy,
    life: noLife,
    dossiers: [],
    memberYears: [],
    attachments: new Map(),
    seals: noSeals,
    dues: [],
    duesNotices: [],
    entries: byRegister(() => []),
    ...over,
  }
}
