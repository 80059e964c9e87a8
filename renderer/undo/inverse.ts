/**
 * How a command is taken back: by the command that brings back what was before. What was before is read in advance;
 * what the law does not let anybody take back says why, and what to do instead.
 */
import type { Call, InputOf, OperationName, OutputOf } from '#shared/contract.ts'

/** What an inverse may ask and look at. */
export interface World {
  readonly call: Call
  /** The meeting shown that has this motion; undefined where none is. */
  readonly meetingOf: (motionId: number) => OutputOf<'meetings.show'> | undefined
}

export interface WayBack<Name extends OperationName> {
  readonly what: string
  /** Null: see `why`. */
  readonly undo: ((reply: OutputOf<Name>) => Promise<unknown>) | null
  readonly why?: string
}

type Plan<Name extends OperationName> = (
  input: InputOf<Name>,
  world: World,
) => Promise<WayBack<Name> | undefined> | WayBack<Name> | undefined

const taken = '撤销本次录入'

/** The given keys as they were. */
function before<Record_ extends object>(record: Record_, keys: readonly string[]): Partial<Record_> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => keys.includes(key))) as Partial<Record_>
}

const keysOf = (input: object): string[] => Object.keys(input)

const never = (what: string, why: string) => () => ({ what, undo: null, why })

export const inverses: { readonly [Name in OperationName]?: Plan<Name> } = {
  'members.amend': async (input, { call }) => {
    const { memberId } = input
    if (input.groupFrom !== undefined)
      return { what: '调整党小组', undo: null, why: '党小组从某日起调整，不能撤销；要改请再调整一次。' }
    const member = await call('members.show', { memberId, reveal: true })
    const old = before({ ...member, category: member.declaredCategory }, keysOf(input))
    return {
      what: `修改${member.name}的登记项`,
      undo: () => call('members.amend', { ...old, memberId }),
    }
  },
  'members.enrol': never(
    '新增党员',
    '党员登记以后不能撤销；登记错了，请在他的页面更正，或填离开支部的日期。',
  ),
  'branch.amend': async (input, { call }) => {
    const branches = await call('branch.list', {})
    const branch = branches.find((each) => each.branchId === input.branchId) ?? branches[0]
    if (branch === undefined) return undefined
    const old = before(branch, keysOf(input))
    return {
      what: '修改支部基本情况',
      undo: () => call('branch.amend', { ...old, branchId: branch.branchId }),
    }
  },
  'branch.amendGroup': async (input, { call }) => {
    const { groupId } = input
    const groups = (await branchesOf(call)).flatMap((branch) => branch.groups)
    const group = groups.find((each) => each.groupId === groupId)
    if (group === undefined) return undefined
    const { name, leaderId, formedOn, dissolvedOn } = group
    const old = before({ name, leaderId, formedOn, dissolvedOn }, keysOf(input))
    return { what: `修改${name}`, undo: () => call('branch.amendGroup', { ...old, groupId }) }
  },
  'branch.amendTerm': async (input, { call }) => {
    const { termId } = input
    const terms = (await branchesOf(call)).flatMap((branch) => branch.terms)
    const term = terms.find((each) => each.termId === termId)
    if (term === undefined) return undefined
    const { number, beganOn, expiresOn, approvalRef, extendedTo, extensionRef } = term
    const posts = term.posts.map(({ memberName: _name, ...post }) => post)
    const old = before(
      { number, beganOn, expiresOn, approvalRef, extendedTo, extensionRef, posts },
      keysOf(input),
    )
    return { what: '修改届次', undo: () => call('branch.amendTerm', { ...old, termId }) }
  },
  'rectification.amend': async (input, { call }) => {
    const { itemId } = input
    const item = await call('rectification.show', { itemId })
    const { task, measure, standard, unit, owner, ownerPost, leader, dueOn, evidence } = item
    const fields = { task, measure, standard, unit, owner, ownerPost, leader, dueOn, evidence }
    const old = before(fields, keysOf(input))
    return { what: '修改整改事项', undo: () => call('rectification.amend', { ...old, itemId }) }
  },
  'life.amend': async (input, { call }) => {
    const { lifeId } = input
    const { theme, superiorRef, plan, plannedOn, opinionSummary } = await call('life.show', { lifeId })
    const old = before({ theme, superiorRef, plan, plannedOn, opinionSummary }, keysOf(input))
    return { what: '修改组织生活会材料', undo: () => call('life.amend', { ...old, lifeId }) }
  },
  'ledger.changeSettings': async (input, { call }) => {
    const old = before(await call('ledger.settings', {}), keysOf(input))
    return { what: '修改设置', undo: () => call('ledger.changeSettings', old) }
  },
  'profile.change': never('修改规则', '规则的修改连同理由都有记录，不能撤销；要改回去请再改一次，写明理由。'),
  'profile.switchRule': ({ ruleId, on, fromYear }, { call }) => ({
    what: on ? '启用规则' : '停用规则',
    undo: () => call('profile.switchRule', { ruleId, on: !on, fromYear, reason: '撤销刚才的改动' }),
  }),
  'meetings.convene': (_input, { call }) => ({
    what: '新建会议',
    undo: ({ meetingId }) => call('meetings.void', { meetingId, reason: taken }),
  }),
  'meetings.copy': (_input, { call }) => ({
    what: '照抄会议',
    undo: ({ meetingId }) => call('meetings.void', { meetingId, reason: taken }),
  }),
  'phrases.add': (_input, { call }) => ({
    what: '存短语',
    undo: ({ phraseId }) => call('phrases.void', { phraseId }),
  }),
  'phrases.void': ({ phraseId }, { call }) => ({
    what: '停用短语',
    undo: () => call('phrases.restore', { phraseId }),
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
    undo: ({ motionId }) => call('motions.withdraw', { motionId }),
  }),
  'motions.withdraw': never('撤回表决事项', '撤回的表决事项不能撤销：请重新提出。'),
  'motions.amend': (input, { call, meetingOf }) => {
    const motion = motionIn(meetingOf, input.motionId)
    if (motion === undefined) return undefined
    const { title, decisionKind, method, subjectId, subjectName, motionId } = motion
    const old = before({ title, decisionKind, method, subjectId, subjectName }, keysOf(input))
    return { what: '修改表决事项', undo: () => call('motions.amend', { ...old, motionId }) }
  },
  'motions.recordStatements': ({ motionId }, { call, meetingOf }) => {
    const motion = motionIn(meetingOf, motionId)
    if (motion === undefined) return undefined
    const statements = motion.statements.map(({ memberId, order, stance, text }) => ({
      memberId,
      order,
      stance,
      text,
    }))
    return { what: '逐人表态', undo: () => call('motions.recordStatements', { motionId, statements }) }
  },
  'motions.recordVotes': ({ motionId }, { call, meetingOf }) => {
    const motion = motionIn(meetingOf, motionId)
    if (motion === undefined) return undefined
    const votes = motion.votes.map(({ memberId, choice }) => ({ memberId, choice }))
    return { what: '表决', undo: () => call('motions.recordVotes', { motionId, votes }) }
  },
  'motions.resolve': ({ motionId }, { call, meetingOf }) => {
    const resolution = motionIn(meetingOf, motionId)?.resolution
    if (resolution === undefined || resolution === '') return undefined
    return { what: '修改决议', undo: () => call('motions.resolve', { motionId, resolution }) }
  },
  'motions.receiveOpinion': ({ motionId, memberId }, { call }) => ({
    what: '登记书面意见',
    undo: () => call('motions.withdrawOpinion', { motionId, memberId }),
  }),
  'talks.void': ({ talkId }, { call }) => ({
    what: '作废谈话记录',
    undo: () => call('talks.restore', { talkId }),
  }),
  'talks.restore': async ({ talkId }, { call }) => {
    const { voidReason } = await call('talks.show', { talkId })
    return {
      what: '恢复谈话记录',
      undo: () => call('talks.void', { talkId, reason: voidReason === '' ? taken : voidReason }),
    }
  },
  'life.void': ({ lifeId }, { call }) => ({
    what: '作废组织生活会材料',
    undo: () => call('life.restore', { lifeId }),
  }),
  'life.linkMeeting': ({ lifeId, meetingId, role }, { call }) => ({
    what: '关联会议',
    undo: () => call('life.unlinkMeeting', { lifeId, meetingId, role }),
  }),
  'life.unlinkMeeting': ({ lifeId, meetingId, role }, { call }) => ({
    what: '取消关联会议',
    undo: () => call('life.linkMeeting', { lifeId, meetingId, role }),
  }),
  'democraticLife.void': ({ democraticLifeId }, { call }) => ({
    what: '作废民主生活会记录',
    undo: () => call('democraticLife.restore', { democraticLifeId }),
  }),
  'study.void': ({ itemId }, { call }) => ({
    what: '作废学习条目',
    undo: () => call('study.restore', { itemId }),
  }),
  'attachments.detach': never('取下附件', '取下的附件不能撤销：请把原文件再添加一次。'),
  'rectification.close': never('销号', '销号不能撤销：确需重开的，点「重新打开」并写明理由。'),
  'dues.collect': never('登记党费', '收缴登记不能撤销：记错了请在那一笔上「冲销」，两笔都留在账上。'),
  'dues.reverse': never('冲销党费', '冲销不能撤销：请重新登记这一笔。'),
  'dues.confirm': never('核定党费', '核定不能撤销：要改请作废这份核定，再重新核定。'),
}

const branchesOf = async (call: Call) =>
  Promise.all((await call('branch.list', {})).map(({ branchId }) => call('branch.show', { branchId })))

const motionIn = (meetingOf: World['meetingOf'], motionId: number) =>
  meetingOf(motionId)?.motions.find((one) => one.motionId === motionId)

/** The way back of a command, read before it runs; undefined where there is none, or none could be read. */
export async function wayBack<Name extends OperationName>(
  name: Name,
  input: InputOf<Name>,
  world: World,
): Promise<WayBack<Name> | undefined> {
  const plan: Plan<Name> | undefined = inverses[name]
  try {
    return await plan?.(input, world)
  } catch {
    // no way back is no reason not to go on
    return undefined
  }
}
