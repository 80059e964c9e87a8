/** Organizational life with long words in every field, so that each form has something to break its lines over. */
import type { LifePapers } from '#electron/life/papers.ts'
import { sampleLife } from '#electron/export/life-sample.ts'
import { names } from './ledger-facts.ts'

const long = '查摆 <甲> & “乙” 的问题，见人见事。'.repeat(12)

export function fullLife(): LifePapers {
  const [set] = sampleLife.sets
  const [appraisal] = sampleLife.appraisals
  const [cadre] = sampleLife.dualLife.cadres
  if (set === undefined || appraisal === undefined || cadre === undefined)
    throw new Error('the sample is empty')
  return {
    sets: [
      {
        ...set,
        year: 2026,
        theme: '求真务实',
        superiorRef: '机党〔2026〕9 号',
        plan: `${long}\n${long}`,
        plannedOn: '2026-08-04',
        opinionSummary: '发出 30 份，收回 28 份。',
        report: `${long}\n${long}`,
        reportedOn: '2026-09-28',
        reportedTo: '机关党委',
        meetings: [
          {
            meetingId: 6,
            role: 'life',
            kind: 'organizationalLifeMeeting',
            name: '组织生活会',
            startsAt: '2026-09-06T09:00',
            state: 'final',
            present: 12,
          },
          ...set.meetings.map((link) => ({
            ...link,
            name: '会前学习',
            startsAt: '2026-08-20T09:00',
            present: 12,
          })),
        ],
        opinions: set.opinions.map((one) => ({ ...one, gatheredOn: '2026-08-10', text: long })),
        talks: set.talks.map((one) => ({
          ...one,
          heldOn: '2026-08-15',
          talkers: [{ memberId: 1, name: names[0] ?? '' }],
          partners: [{ memberId: 10, name: names[9] ?? '' }],
        })),
        examinations: [
          {
            memberId: null,
            memberName: '支部班子',
            examinedOn: '2026-09-01',
            problems: long,
            causes: long,
            direction: long,
          },
          {
            memberId: 1,
            memberName: names[0] ?? '',
            examinedOn: null,
            problems: long,
            causes: '',
            direction: '',
          },
        ],
        criticisms: names.flatMap((name, index) => [
          {
            criticId: index + 1,
            criticName: name,
            criticisedId: index + 1,
            criticisedName: name,
            order: index * 2 + 1,
            text: long,
            answer: '都接受。',
          },
          {
            criticId: ((index + 1) % names.length) + 1,
            criticName: names[(index + 1) % names.length] ?? '',
            criticisedId: index + 1,
            criticisedName: name,
            order: index * 2 + 2,
            text: '不给时限。',
            answer: '',
          },
        ]),
        problems: set.problems.map((one) => ({ ...one, memberName: '支部班子', problem: long })),
        participants: names.map((name, index) => ({ memberId: index + 1, name })),
      },
    ],
    appraisals: [
      {
        ...appraisal,
        year: 2026,
        sheet: {
          appraisedOn: '2026-09-07',
          present: 12,
          issued: 11,
          returned: 11,
          valid: 10,
          invalid: 1,
          scrutineers: ['郑晓岚'],
          tellers: ['陆志远'],
        },
        members: names.flatMap((name, index) =>
          appraisal.members.map((one) => ({
            ...one,
            memberId: index + 1,
            memberName: name,
            category: index === 11 ? ('probationaryMember' as const) : ('fullMember' as const),
            selfAppraisal: long,
            mutualAppraisal: long,
            ...(index === 11
              ? {}
              : {
                  tally: { excellent: 3, qualified: 7, basicallyQualified: 0, unqualified: 0 },
                  grade: 'qualified' as const,
                  decidedBy: 'committee' as const,
                  decidedOn: '2026-09-10',
                  branchOpinion: long,
                  dualDuty: '履行一岗双责。',
                  fedBackOn: '2026-09-15',
                  fedBackBy: '沈国梁',
                  signed: true,
                }),
          })),
        ),
        graded: 11,
        excellent: 0,
        excellentAtMost: 3,
      },
    ],
    dualLife: {
      year: 2026,
      asOf: '2026-09-30',
      cadres: [
        {
          ...cadre,
          memberName: names[9] ?? '',
          jobTitle: '党组成员、副局长',
          total: { expected: 20, attended: 18 },
          away: [
            { meetingId: 1, kind: 'generalMeeting', day: '2026-03-14', status: 'leave', reason: '出差' },
            { meetingId: 2, kind: 'themePartyDay', day: '2026-04-11', status: 'absent', reason: '' },
          ],
          democratic: [
            { democraticLifeId: 1, body: '局党组', heldOn: '2026-01-21', status: 'present', reason: '' },
          ],
        },
      ],
    },
  }
}
