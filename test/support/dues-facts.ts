/** A year of dues that has something to say in every column: changed, reduced, late, unpaid, moved in. */
import type { DuesAssessment, DuesMonth, DuesNotice } from '#shared/dues.ts'
import type { YearOfDues } from '#electron/export/compose-dues.ts'

const month = (number: number, fields: Partial<DuesMonth> = {}): DuesMonth => {
  const name = `2026-${String(number).padStart(2, '0')}`
  return {
    month: name,
    dueFen: 11_600,
    paidFen: 11_600,
    state: 'paid',
    dueOn: `${name}-28`,
    paidOn: `${name}-15`,
    receiver: '沈国梁',
    monthsLate: 0,
    paymentIds: [number],
    ...fields,
  }
}
const months = (fields: (number: number) => Partial<DuesMonth> = () => ({})): DuesMonth[] =>
  Array.from({ length: 12 }, (_, index) =>
    index < 9
      ? month(index + 1, fields(index + 1))
      : month(index + 1, { paidFen: 0, state: 'pending', paidOn: null, receiver: '', paymentIds: [] }),
  )

const assessment = (fields: Partial<DuesAssessment>): DuesAssessment => ({
  assessmentId: 1,
  memberId: 1,
  memberName: '沈国梁',
  year: 2026,
  fromMonth: 1,
  category: 'monthlyWage',
  institution: 'government',
  baseFen: 773_300,
  hasBase: true,
  items: [
    { side: 'counted', kind: 'positionWage', title: '职务工资', amountFen: 226_000 },
    { side: 'counted', kind: 'rankWage', title: '级别工资', amountFen: 800_000 },
    { side: 'deducted', kind: 'housingFund', title: '住房公积金', amountFen: 252_700 },
  ],
  itemCount: 3,
  rate: 0.015,
  amountFen: 11_600,
  amountReason: '',
  reducedFen: null,
  reductionReason: '',
  reductionStudiedOn: null,
  reductionApproval: '',
  dueFen: 11_600,
  changeReason: '',
  elsewhereUntil: null,
  remark: '',
  confirmedOn: '2026-01-08',
  void: false,
  voidReason: '',
  source: 'entered',
  remarks: [],
  ...fields,
})

const dues: YearOfDues[] = [
  {
    year: {
      year: 2026,
      asOf: '2026-09-30',
      rows: [
        {
          memberId: 1,
          name: '沈国梁',
          note: '',
          months: months((number) =>
            number === 2 ? { state: 'late', paidOn: '2026-03-02', monthsLate: 1 } : {},
          ),
          dueFen: 139_200,
          paidFen: 104_400,
          voluntaryFen: 200_000,
        },
        {
          memberId: 10,
          name: '朱䶮',
          note: '党费在原支部交至2026年3月',
          months: months((number) =>
            number < 4
              ? { dueFen: null, paidFen: 0, state: 'notOwed', paidOn: null, receiver: '', paymentIds: [] }
              : number === 8
                ? { dueFen: 1000, paidFen: 0, state: 'unpaid', paidOn: null, receiver: '', paymentIds: [] }
                : { dueFen: 1000, paidFen: 1000 },
          ),
          dueFen: 40_800,
          paidFen: 5000,
          voluntaryFen: 0,
        },
      ],
      unassessed: [],
      dueFen: 180_000,
      paidFen: 109_400,
      voluntaryFen: 200_000,
    },
    // August came from a file, September was entered weeks after
    payments: [8, 9].map((number) => ({
      paymentId: number,
      memberId: 1,
      memberName: '沈国梁',
      kind: 'regular',
      forMonth: `2026-0${number}`,
      paidOn: `2026-0${number}-15`,
      amountFen: 11_600,
      receiver: '沈国梁',
      way: 'inPerson',
      supplement: false,
      remark: '',
      reversesId: null,
      reversedById: null,
      reason: '',
      origin: null,
      source: number === 8 ? 'imported' : 'entered',
      enteredAt: '2026-11-20T09:00:00',
    })),
    assessments: [
      assessment({}),
      assessment({
        assessmentId: 2,
        memberId: 10,
        memberName: '朱䶮',
        category: 'retired',
        institution: null,
        baseFen: 400_000,
        items: [{ side: 'counted', kind: 'pension', title: '离退休费、养老金', amountFen: 400_000 }],
        itemCount: 1,
        rate: 0.005,
        amountFen: 2000,
        reducedFen: 1000,
        reductionReason: '家庭困难',
        reductionStudiedOn: '2025-12-24',
        reductionApproval: '东机工〔2026〕3号',
        dueFen: 1000,
        elsewhereUntil: '2026-03',
      }),
    ],
  },
]

const duesNotices: DuesNotice[] = [
  {
    noticeId: 1,
    kind: 'publicity',
    fromMonth: '2026-07',
    untilMonth: '2026-09',
    doneOn: '2026-09-30',
    untilOn: '2026-10-09',
    amountFen: null,
    memberId: null,
    paymentId: null,
    documentRef: '',
    remark: '',
    void: false,
  },
]

export const fullDues = { dues, duesNotices }
