/** Meetings, what is voted on in them, and what is attached to them. A finalised or sealed record refuses by itself. */
import type { Call, OutputOf } from '#shared/contract.ts'
import {
  type Inverses,
  type World,
  before,
  inTurn,
  keysOf,
  living,
  never,
  succeed,
  taken,
} from './way-back.ts'

type Motion = OutputOf<'motions.show'>

/** As the page shows it; else as the ledger has it. */
const motionOf = async ({ call, meetingOf }: World, motionId: number): Promise<Motion> =>
  meetingOf(motionId)?.motions.find((one) => one.motionId === motionId) ??
  call('motions.show', { motionId: living('motion', motionId) })

/** Writes the counted result of `was` over whatever is there: votes, sums or box, and the resolution that told of it. */
async function bringBackResult(call: Call, motionId: number, was: Motion): Promise<void> {
  const { election, tally, votes, scrutineers, tellers, resolution } = was
  if (election !== null && election.box !== null)
    await call('elections.recordBallot', {
      motionId,
      ...election.box,
      candidates: election.candidates.map(({ name, approve, oppose, abstain }) => ({
        name,
        approve: approve ?? 0,
        oppose: oppose ?? 0,
        abstain: abstain ?? 0,
      })),
      writeIns: election.writeIns,
      scrutineers,
      tellers,
    })
  else if (tally !== null) await call('motions.recordBallot', { motionId, tally, scrutineers, tellers })
  else {
    await call('motions.clearResult', { motionId })
    if (votes.length > 0) await call('motions.recordVotes', { motionId, votes: votes.map(voteOf) })
  }
  await call('motions.resolve', { motionId, resolution })
}

const voteOf = ({ memberId, choice }: Motion['votes'][number]) => ({ memberId, choice })
const statementOf = ({ memberId, order, stance, text }: Motion['statements'][number]) => ({
  memberId,
  order,
  stance,
  text,
})
const opinionOf = ({ memberId, submittedAt, stance, note }: Motion['writtenOpinions'][number]) => ({
  memberId,
  submittedAt,
  stance,
  note,
})

/** Proposes it anew with everything that was said and counted. It has another number then. */
async function proposeAgain(call: Call, was: Motion): Promise<void> {
  const { meetingId, agendaItemId, title, decisionKind, method, subjectId, subjectName } = was
  const { motionId } = await call('motions.propose', {
    meetingId,
    agendaItemId,
    title,
    decisionKind,
    method,
    subjectId,
    subjectName,
  })
  succeed('motion', was.motionId, motionId)
  if (was.election !== null) {
    const candidates = was.election.candidates.map(({ memberId, name }) => ({ memberId, name }))
    await call('elections.nominate', { motionId, seats: was.election.seats, candidates })
  }
  if (was.statements.length > 0)
    await call('motions.recordStatements', { motionId, statements: was.statements.map(statementOf) })
  await inTurn(was.writtenOpinions, (one) => call('motions.receiveOpinion', { motionId, ...opinionOf(one) }))
  await bringBackResult(call, motionId, was)
}

export const meetingInverses: Inverses = {
  'meetings.convene': (_input, { call }) => ({
    what: '新建会议',
    undo: ({ meetingId }) => call('meetings.void', { meetingId, reason: taken }),
  }),
  'meetings.copy': (_input, { call }) => ({
    what: '照抄会议',
    undo: ({ meetingId }) => call('meetings.void', { meetingId, reason: taken }),
  }),
  'meetings.void': ({ meetingId }, { call }) => ({
    what: '作废会议记录',
    undo: () => call('meetings.restore', { meetingId }),
  }),
  'meetings.restore': async ({ meetingId }, { call }) => {
    const { voidReason } = await call('meetings.show', { meetingId })
    return {
      what: '恢复会议记录',
      undo: () => call('meetings.void', { meetingId, reason: voidReason === '' ? taken : voidReason }),
    }
  },
  'meetings.finalise': never('定稿', '定稿不能撤销：要改请点「更正」，写明理由，原文会留存。'),
  'meetings.beginCorrection': never('开始更正', '更正已有记录，不能撤销：不改也可以照原样再次定稿。'),
  'motions.propose': (_input, { call }) => ({
    what: '提出表决事项',
    undo: ({ motionId }) => call('motions.withdraw', { motionId: living('motion', motionId) }),
  }),
  'motions.withdraw': async ({ motionId }, world) => {
    const motion = await motionOf(world, motionId)
    return { what: '撤回表决事项', undo: () => proposeAgain(world.call, motion) }
  },
  'motions.amend': async (input, world) => {
    const { motionId } = input
    const { title, decisionKind, method, subjectId, subjectName, agendaItemId } = await motionOf(
      world,
      motionId,
    )
    const fields = { title, decisionKind, method, subjectId, subjectName, agendaItemId }
    // another kind brings its own method along
    const old = before(fields, [...keysOf(input), ...('decisionKind' in input ? ['method'] : [])])
    return {
      what: '修改表决事项',
      undo: () => world.call('motions.amend', { ...old, motionId: living('motion', motionId) }),
    }
  },
  'motions.recordStatements': async ({ motionId }, world) => {
    const statements = (await motionOf(world, motionId)).statements.map(statementOf)
    return {
      what: '逐人表态',
      undo: () =>
        world.call('motions.recordStatements', { motionId: living('motion', motionId), statements }),
    }
  },
  'motions.recordVotes': async ({ motionId }, world) => {
    const votes = (await motionOf(world, motionId)).votes.map(voteOf)
    return {
      what: '表决',
      undo: () => world.call('motions.recordVotes', { motionId: living('motion', motionId), votes }),
    }
  },
  'motions.recordBallot': async ({ motionId }, world) => {
    const was = await motionOf(world, motionId)
    return {
      what: '填写票数',
      undo: () => bringBackResult(world.call, living('motion', motionId), was),
    }
  },
  'motions.clearResult': async ({ motionId }, world) => {
    const was = await motionOf(world, motionId)
    return { what: '清票重录', undo: () => bringBackResult(world.call, living('motion', motionId), was) }
  },
  'motions.resolve': async ({ motionId }, world) => {
    const { resolution } = await motionOf(world, motionId)
    return {
      what: resolution === '' ? '写入决议' : '修改决议',
      undo: () => world.call('motions.resolve', { motionId: living('motion', motionId), resolution }),
    }
  },
  'motions.receiveOpinion': async ({ motionId, memberId }, world) => {
    const { writtenOpinions } = await motionOf(world, motionId)
    const old = writtenOpinions.find((one) => one.memberId === memberId)
    return {
      what: '登记书面意见',
      undo: () => {
        const of = { motionId: living('motion', motionId) }
        return old === undefined
          ? world.call('motions.withdrawOpinion', { ...of, memberId })
          : world.call('motions.receiveOpinion', { ...of, ...opinionOf(old) })
      },
    }
  },
  'motions.withdrawOpinion': async ({ motionId, memberId }, world) => {
    const { writtenOpinions } = await motionOf(world, motionId)
    const old = writtenOpinions.find((one) => one.memberId === memberId)
    if (old === undefined) return undefined
    return {
      what: '删去书面意见',
      undo: () =>
        world.call('motions.receiveOpinion', { motionId: living('motion', motionId), ...opinionOf(old) }),
    }
  },
  'elections.nominate': async ({ motionId, seats }, world) => {
    const { election } = await motionOf(world, motionId)
    return {
      what: election === null ? '确定候选人' : '修改候选人',
      undo: () =>
        world.call('elections.nominate', {
          motionId: living('motion', motionId),
          seats: election?.seats ?? seats,
          candidates: (election?.candidates ?? []).map(({ memberId, name }) => ({ memberId, name })),
        }),
    }
  },
  'elections.recordBallot': async ({ motionId }, world) => {
    const was = await motionOf(world, motionId)
    return {
      what: '填写选举票数',
      undo: () => bringBackResult(world.call, living('motion', motionId), was),
    }
  },
  'attachments.attach': (_input, { call }) => ({
    what: '添加附件',
    undo: ({ attachmentId }) =>
      call('attachments.detach', { attachmentId: living('attachment', attachmentId) }),
  }),
  'attachments.caption': async ({ attachmentId }, { call }) => {
    const { caption } = await call('attachments.read', { attachmentId })
    return {
      what: '修改附件说明',
      undo: () => call('attachments.caption', { attachmentId: living('attachment', attachmentId), caption }),
    }
  },
  'attachments.detach': async ({ attachmentId }, { call }) => {
    const { meetingId, name, content, caption } = await call('attachments.read', { attachmentId })
    return {
      what: '取下附件',
      undo: async () => {
        const made = await call('attachments.attach', { meetingId, name, content, caption })
        succeed('attachment', attachmentId, made.attachmentId)
      },
    }
  },
}
