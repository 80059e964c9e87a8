/** One of each record of organizational life, for the empty forms; its words are never printed. */
import type { MemberAppraisal } from '#shared/appraisal.ts'
import type { LifePapers } from '../life/papers.ts'

const member: MemberAppraisal = {
  memberId: 1,
  memberName: '',
  category: 'fullMember',
  selfAppraisal: '',
  mutualAppraisal: '',
  tally: null,
  branchOpinion: '',
  dualDuty: '',
  grade: null,
  noGradeReason: '',
  decidedBy: null,
  decidedOn: null,
  decidedMeetingId: null,
  disposition: '',
  fedBackOn: null,
  fedBackBy: '',
  signed: false,
}

export const sampleLife: LifePapers = {
  sets: [
    {
      lifeId: 1,
      branchId: 1,
      year: 2000,
      theme: '',
      superiorRef: '',
      plan: '样',
      plannedOn: null,
      opinionSummary: '',
      report: '样',
      reportedOn: null,
      reportedTo: '',
      void: false,
      voidReason: '',
      enteredAt: '2000-01-01T09:00:00',
      meetings: [
        {
          meetingId: 1,
          role: 'study',
          kind: 'studySession',
          name: '',
          startsAt: '2000-01-01T09:00',
          state: 'final',
          present: 0,
        },
      ],
      opinions: [
        {
          opinionId: 1,
          gatheredOn: '2000-01-01',
          source: 'member',
          way: 'forum',
          fromName: '',
          aboutId: null,
          aboutName: '',
          text: '',
        },
      ],
      talks: [{ talkId: 1, heldOn: '2000-01-01', group: false, talkers: [], partners: [] }],
      examinations: [
        { memberId: null, memberName: '', examinedOn: null, problems: '', causes: '', direction: '' },
      ],
      criticisms: [
        {
          criticId: 1,
          criticName: '',
          criticisedId: 1,
          criticisedName: '',
          order: 1,
          text: '',
          answer: '',
        },
      ],
      problems: [
        { problemId: 1, memberId: null, memberName: '', source: 'opinion', problem: '', item: null },
      ],
      participants: [],
    },
  ],
  appraisals: [
    {
      lifeId: 1,
      year: 2000,
      day: '2000-01-01',
      sheet: null,
      members: [member],
      graded: 0,
      excellent: 0,
      excellentAtMost: 0,
      faults: [],
    },
  ],
  dualLife: {
    year: 2000,
    asOf: '2000-12-31',
    cadres: [
      {
        memberId: 1,
        memberName: '',
        jobTitle: '',
        total: { expected: 0, attended: 0 },
        byKind: [],
        lifeMeetings: { expected: 0, attended: 0 },
        lectures: 0,
        away: [],
        democratic: [],
      },
    ],
  },
}

/** A book of a span in which none of it happened. */
export const noLife: LifePapers = {
  sets: [],
  appraisals: [],
  dualLife: { year: 2000, asOf: '2000-12-31', cadres: [] },
}
