/** Organizational life, the appraisal of members, and the leading body's democratic life meetings. */
import type { Call, OutputOf } from '#shared/contract.ts'
import { type Inverses, before, inTurn, keysOf, never, taken } from './way-back.ts'

type Campaign = OutputOf<'life.show'>
type Appraised = OutputOf<'appraisal.show'>['members'][number]

interface Said {
  readonly criticId: number
  readonly criticisedId: number
  readonly text: string
  readonly answer: string
}

/** What stood of these; what was not there is brought back to nothing said. */
const saidBefore = (
  { criticisms }: Campaign,
  ofThese: readonly { readonly criticId: number; readonly criticisedId: number }[],
): Said[] =>
  ofThese.map(({ criticId, criticisedId }) => {
    const old = criticisms.find((one) => one.criticId === criticId && one.criticisedId === criticisedId)
    return { criticId, criticisedId, text: old?.text ?? '', answer: old?.answer ?? '' }
  })

/** Those who were told on one day by one person, together. */
const told = ({ fedBackOn, fedBackBy, signed }: Appraised) => `${fedBackOn ?? ''} ${fedBackBy} ${signed}`

async function decideAgain(call: Call, lifeId: number, members: readonly Appraised[]): Promise<void> {
  const decisions = Map.groupBy(
    members,
    (one) => `${one.decidedBy ?? ''} ${one.decidedOn ?? ''} ${one.decidedMeetingId ?? ''}`,
  )
  const { day } = await call('appraisal.show', { lifeId })
  await inTurn([...decisions.values()], (group) =>
    call('appraisal.decide', {
      lifeId,
      // of those who had no grade nothing is kept but that
      decidedBy: group[0]?.decidedBy ?? 'committee',
      decidedOn: group[0]?.decidedOn ?? day,
      meetingId: group[0]?.decidedMeetingId ?? null,
      members: group.map(({ memberId, grade, branchOpinion, noGradeReason, disposition }) => ({
        memberId,
        grade,
        branchOpinion,
        noGradeReason,
        disposition,
      })),
    }),
  )
}

export const lifeInverses: Inverses = {
  'life.plan': (_input, { call }) => ({
    what: '制定组织生活会方案',
    undo: ({ lifeId }) => call('life.void', { lifeId, reason: taken }),
  }),
  'life.amend': async (input, { call }) => {
    const { lifeId } = input
    const { year, theme, superiorRef, plan, plannedOn, opinionSummary } = await call('life.show', { lifeId })
    const old = before({ year, theme, superiorRef, plan, plannedOn, opinionSummary }, keysOf(input))
    return { what: '修改组织生活会材料', undo: () => call('life.amend', { ...old, lifeId }) }
  },
  'life.void': ({ lifeId }, { call }) => ({
    what: '作废组织生活会材料',
    undo: () => call('life.restore', { lifeId }),
  }),
  'life.restore': async ({ lifeId }, { call }) => {
    const { voidReason } = await call('life.show', { lifeId })
    return {
      what: '恢复组织生活会材料',
      undo: () => call('life.void', { lifeId, reason: voidReason === '' ? taken : voidReason }),
    }
  },
  'life.linkMeeting': ({ lifeId, meetingId, role }, { call }) => ({
    what: '关联会议',
    undo: () => call('life.unlinkMeeting', { lifeId, meetingId, role }),
  }),
  'life.unlinkMeeting': ({ lifeId, meetingId, role }, { call }) => ({
    what: '取消关联会议',
    undo: () => call('life.linkMeeting', { lifeId, meetingId, role }),
  }),
  'life.addOpinion': async ({ lifeId }, { call }) => {
    const known = new Set((await call('life.show', { lifeId })).opinions.map(({ opinionId }) => opinionId))
    return {
      what: '登记意见',
      undo: ({ opinions }) =>
        inTurn(
          opinions.filter(({ opinionId }) => !known.has(opinionId)),
          ({ opinionId }) => call('life.voidOpinion', { opinionId }),
        ),
    }
  },
  'life.voidOpinion': ({ opinionId }, { call }) => ({
    what: '撤去意见',
    undo: () => call('life.restoreOpinion', { opinionId }),
  }),
  'life.examine': async ({ lifeId, memberId }, { call }) => {
    const { examinations } = await call('life.show', { lifeId })
    const old = examinations.find((one) => one.memberId === memberId)
    if (old === undefined)
      return {
        what: '写对照检查',
        undo: null,
        why: '对照检查写下以后就留存在册，不能撤空：写错了请直接改写。',
      }
    const { examinedOn, problems, causes, direction } = old
    return {
      what: '修改对照检查',
      undo: () => call('life.examine', { lifeId, memberId, examinedOn, problems, causes, direction }),
    }
  },
  'life.criticise': async ({ lifeId, criticisms }, { call }) => {
    const old = saidBefore(await call('life.show', { lifeId }), criticisms)
    return {
      what: '记批评与自我批评',
      undo: () => call('life.criticise', { lifeId, criticisms: old }),
    }
  },
  'life.takeSpeeches': async ({ lifeId }, { call }) => {
    const was = await call('life.show', { lifeId })
    return {
      what: '从会议记录取发言',
      undo: async ({ criticisms }) => {
        const old = saidBefore(was, criticisms)
        const changed = old.filter(
          (one, index) => one.text !== criticisms[index]?.text || one.answer !== criticisms[index]?.answer,
        )
        if (changed.length > 0) await call('life.criticise', { lifeId, criticisms: changed })
      },
    }
  },
  'life.addProblem': never(
    '列入问题清单',
    '问题已同时列入整改台账、编了号，不能撤销：列错了，请从问题清单撤去，并在整改台账里写明情况后销号。',
  ),
  'life.voidProblem': ({ problemId }, { call }) => ({
    what: '从问题清单撤去',
    undo: () => call('life.restoreProblem', { problemId }),
  }),
  'life.report': async (input, { call }) => {
    const { lifeId } = input
    const { report, reportedOn, reportedTo } = await call('life.show', { lifeId })
    const old = before({ report, reportedOn, reportedTo }, keysOf(input))
    return { what: '写情况报告', undo: () => call('life.report', { ...old, lifeId }) }
  },
  'appraisal.record': async ({ lifeId, sheet, members = [] }, { call }) => {
    const was = await call('appraisal.show', { lifeId })
    if (sheet !== undefined && was.sheet === null)
      return {
        what: '登记测评票总数',
        undo: null,
        why: '测评票总数登记以后就留存在册，不能撤销：数字写错了请直接改正。',
      }
    const old = members.flatMap((given) => {
      const kept = was.members.find((one) => one.memberId === given.memberId)
      return kept === undefined ? [] : [{ ...before(kept, keysOf(given)), memberId: given.memberId }]
    })
    const counted = members.flatMap(({ memberId, tally }) => (tally === undefined ? [] : [memberId]))
    return {
      what: '登记测评票数',
      undo: async () => {
        if (sheet === undefined || was.sheet === null)
          return call('appraisal.record', { lifeId, members: old })
        // sums and papers limit each other: the sums go out first and come back last
        const empty = counted.map((memberId) => ({ memberId, tally: null }))
        if (empty.length > 0) await call('appraisal.record', { lifeId, members: empty })
        return call('appraisal.record', { lifeId, sheet: was.sheet, members: old })
      },
    }
  },
  'appraisal.decide': async ({ lifeId, members }, { call }) => {
    const ids = new Set(members.map(({ memberId }) => memberId))
    const was = (await call('appraisal.show', { lifeId })).members.filter(({ memberId }) => ids.has(memberId))
    return { what: '评定等次', undo: () => decideAgain(call, lifeId, was) }
  },
  'appraisal.feedBack': async ({ lifeId, memberIds, on }, { call }) => {
    const was = (await call('appraisal.show', { lifeId })).members.filter(({ memberId }) =>
      memberIds.includes(memberId),
    )
    return {
      what: on === null ? '收回反馈' : '反馈评议结果',
      undo: () =>
        inTurn([...Map.groupBy(was, told).values()], (group) =>
          call('appraisal.feedBack', {
            lifeId,
            memberIds: group.map(({ memberId }) => memberId),
            on: group[0]?.fedBackOn ?? null,
            by: group[0]?.fedBackBy ?? '',
            signed: group[0]?.signed ?? false,
          }),
        ),
    }
  },
  'democraticLife.record': (_input, { call }) => ({
    what: '登记民主生活会',
    undo: ({ democraticLifeId }) => call('democraticLife.void', { democraticLifeId, reason: taken }),
  }),
  'democraticLife.void': ({ democraticLifeId }, { call }) => ({
    what: '作废民主生活会记录',
    undo: () => call('democraticLife.restore', { democraticLifeId }),
  }),
}
