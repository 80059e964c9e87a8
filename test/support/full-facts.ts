/** One of everything a ledger can hold, so that every form has something to say. */
import { MeetingKind } from '#shared/meetings.ts'
import type { MemberDossier } from '#shared/members.ts'
import type { LedgerFacts } from '#electron/export/facts.ts'
import { emptyItem } from '#electron/export/compose-rectification.ts'
import { byRegister, emptyEntry } from '#electron/registers/printed.ts'
import { type RegisterName, anyRegister } from '#shared/registers/all.ts'
import type { AnyEntry } from '#shared/registers/define.ts'
import type { Field, FieldValue } from '#shared/registers/field.ts'
import { fullDues } from './dues-facts.ts'
import { fullLife } from './full-life.ts'
import { fullStudy } from './full-study.ts'
import { fullYear } from './full-year.ts'
import { duty, facts, finding, meeting, member, motion, names } from './ledger-facts.ts'

const dossier = (memberId: number, over: Partial<MemberDossier> = {}): MemberDossier => ({
  ...member(memberId),
  idNumber: '330602********0015',
  phone: '139****1234',
  address: '',
  enteredHow: '',
  leftHow: '',
  declaredCategory: 'fullMember',
  restrictions: [],
  exemptions: [],
  groupHistory: [],
  origin: null,
  ...over,
})

/** Long words in every field, so that each column has to break its lines. */
function fullEntry(name: RegisterName): AnyEntry {
  const content = (field: Field): FieldValue => {
    switch (field.kind) {
      case 'line':
      case 'prose':
        return `${field.title} <甲> & “乙”，`.repeat(field.kind === 'prose' ? 12 : 2)
      case 'day':
        return '2026-09-18'
      case 'month':
        return '2026-09'
      case 'half':
        return '2026H2'
      case 'number':
        return 120
      case 'choice':
        return Object.keys(field.choices ?? {})[0] ?? ''
      case 'choices':
        return Object.keys(field.choices ?? {})
      case 'person':
        return { memberId: 1, name: '沈国梁' }
      case 'people':
        return names.map((each, index) => ({ memberId: index + 1, name: each }))
    }
  }
  const filled = Object.entries(anyRegister[name].fields).map(([key, field]) => [key, content(field)])
  return { ...emptyEntry(name), ...Object.fromEntries(filled) }
}

export function fullFacts(): LedgerFacts {
  const base = facts()
  const election = {
    seats: 1,
    candidates: [
      { memberId: 1, name: '沈国梁', approve: 9, oppose: 1, abstain: 0 },
      { memberId: 10, name: '朱䶮', approve: 3, oppose: 6, abstain: 1 },
    ],
    box: { issued: 10, returned: 10, valid: 10, invalid: 0 },
    writeIns: [{ name: '钱永康', votes: 1 }],
    verdict: {
      quorate: true,
      valid: true,
      presentNeeded: 10,
      approveNeeded: 6,
      elected: ['沈国梁'],
      tied: [],
      seatsOpen: 0,
      surplusKept: true,
      faults: [],
      reasons: ['沈国梁得赞成票 9 票，超过应到半数，当选'],
      citations: ['选举工作条例'],
    },
  }
  const meetings = MeetingKind.options.map((kind, index) =>
    meeting(index + 1, {
      kind,
      number: 1,
      startsAt: `2026-09-${String(index + 1).padStart(2, '0')}T09:00`,
      endsAt: `2026-09-${String(index + 1).padStart(2, '0')}T11:00`,
      theme: '学习 <新> & “旧”',
      lecturerName: kind === 'partyLecture' ? '沈国梁' : '',
      outline: '第一段\n第二段',
      outcome: '落实到位',
      creditMinutes: 90,
      observers: [{ name: '外来同志', role: '上级' }],
      studyItems: [{ title: '必学篇目', issuer: '机关党委', leader: '郑晓岚' }],
      topics: kind === 'generalMeeting' ? ['integrityStudy', 'warningEducation'] : [],
      alsoCountsAs: kind === 'generalMeeting' ? ['themePartyDay'] : [],
      corrections: [{ correctedOn: '2026-09-20', reason: '更正人名', before: '旧', closed: true }],
      exclusions: [
        {
          memberId: 12,
          memberName: '李𠮷',
          reason: 'abroad',
          superiorConsentRef: '',
          passedByMeeting: false,
          lawful: false,
          faults: ['未经上级同意'],
        },
      ],
      agenda: [
        {
          agendaItemId: 1,
          title: '讨论下半年工作',
          speeches: [{ speakerId: 1, speakerName: '沈国梁', kind: 'report', text: '汇报。'.repeat(120) }],
          resolution: '同意。',
        },
      ],
      motions:
        kind === 'generalMeeting'
          ? [
              motion(1, {
                tally: {
                  issued: 9,
                  returned: 9,
                  valid: 9,
                  invalid: 0,
                  approve: 8,
                  oppose: 0,
                  abstain: 1,
                  writeIns: [],
                },
                statements: [{ memberId: 1, memberName: '沈国梁', order: 1, stance: 'agree', text: '同意' }],
                writtenOpinions: [],
              }),
              motion(2, { title: '选举书记', decisionKind: 'electSecretaryDirect', election }),
              motion(3, {
                title: '举手事项',
                decisionKind: 'generalResolution',
                method: 'showOfHands',
                votes: [{ memberId: 1, memberName: '沈国梁', choice: 'approve' }],
              }),
            ]
          : [],
    }),
  )
  const dossiers = names.map((_, index) => dossier(index + 1))
  dossiers[2] = dossier(3, { floating: true })
  dossiers[3] = dossier(4, { lostContact: true })
  dossiers[4] = dossier(5, { enteredOn: '2026-08-01', enteredHow: '工作调动' })
  dossiers[5] = dossier(6, {
    restrictions: [
      {
        restrictionId: 1,
        kind: 'rightsSuspended',
        fromOn: '2026-07-01',
        untilOn: null,
        documentRef: '文〔2026〕1号',
      },
    ],
  })
  return facts({
    meetings,
    dossiers,
    memberYears: [fullYear],
    study: fullStudy,
    life: fullLife(),
    duties: [duty(), duty({ ruleId: 'B', state: 'missing', done: 0, title: '党课' })],
    findings: [finding({ severity: 'error' }), finding({ responsibility: 'notAttended', recordId: 1 })],
    branch: {
      ...base.branch,
      groups: [
        {
          groupId: 1,
          branchId: 1,
          name: '第一党小组',
          leaderId: 2,
          leaderName: '郑晓岚',
          formedOn: '2024-03-15',
          dissolvedOn: null,
        },
      ],
      terms: [
        {
          termId: 1,
          branchId: 1,
          body: 'branchCommittee',
          number: 3,
          beganOn: '2024-03-15',
          expiresOn: '2027-03-15',
          approvalRef: '机党〔2024〕3 号',
          extendedTo: null,
          extensionRef: '',
          posts: [
            {
              memberId: 1,
              memberName: '沈国梁',
              post: 'secretary',
              duty: '全面工作',
              beganOn: '2024-03-15',
              endedOn: null,
              approvalRef: '',
            },
          ],
        },
      ],
    },
    talks: [
      {
        talkId: 1,
        branchId: 1,
        talkers: [{ memberId: 1, name: '沈国梁' }],
        partners: [{ memberId: 10, name: '朱䶮' }],
        heldOn: '2026-09',
        heldAt: null,
        place: '办公室',
        occasion: 'routine',
        form: 'oneToOne',
        filled: ['thought'],
        void: false,
        source: 'entered',
        enteredAt: '2026-09-30T10:00:00',
        columns: {
          thought: '思想稳定。'.repeat(80),
          work: '工作',
          life: '第一行\n第二行',
          suggestions: '',
          opinion: '',
          followUp: '',
        },
      },
    ],
    coverage: {
      ...base.coverage,
      committee: [{ memberId: 1, name: '沈国梁', post: '书记' }],
      rows: [
        {
          memberId: 1,
          memberName: '沈国梁',
          post: '书记',
          bySecretary: 0,
          byCommittee: [],
          byPeers: 1,
          total: 1,
        },
      ],
    },
    ...fullDues,
    rectification: [
      {
        ...emptyItem,
        label: '2026-01',
        ruleId: 'X-01',
        subject: '党员大会',
        period: '2026年9月',
        problem: '有人缺席而未注明原因',
        citation: '支部条例第十一条',
        recordKind: null,
        recordId: null,
        measure: '补记原因',
        owner: '郑晓岚',
        dueOn: '2026-10-01',
        state: 'open',
        closedOn: null,
        closingNote: '',
        raisedOn: '2026-09-20',
      },
    ],
    entries: byRegister((name) => [fullEntry(name), fullEntry(name)]),
    attachments: new Map([
      [
        1,
        [1, 2, 3].map((attachmentId) => ({
          attachmentId,
          meetingId: 1,
          name: `${attachmentId}.jpg`,
          mediaType: 'image/jpeg',
          bytes: 100,
          sha256: '',
          caption: '会场',
        })),
      ],
    ]),
  })
}
