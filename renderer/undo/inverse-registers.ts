/** Registers with operations of their own, dues, and what is to be put right. */
import type { OutputOf } from '#shared/contract.ts'
import { type Inverses, before, inTurn, keysOf, never, taken } from './way-back.ts'

type Task = OutputOf<'tasks.list'>[number]

const wasSaid = ({ entryId, state, reason }: Task) => ({ entryId, state, reason })

export const registerInverses: Inverses = {
  'tasks.carryOver': async ({ branchId, from }, { call }) => {
    const year = from.slice(0, 4)
    const tasks = await call('tasks.list', { branchId, from: `${year}-01-01`, to: `${year}-12-31` })
    const open = tasks.filter(
      ({ month, state }) => month === from && (state === 'set' || state === 'notDone'),
    )
    return {
      what: '结转任务',
      undo: async (made) => {
        await inTurn(made, ({ entryId }) => call('tasks.void', { entryId, reason: taken }))
        await inTurn(open, (task) => call('tasks.amend', wasSaid(task)))
      },
    }
  },
  'venue.begin': async (input, { call }) => {
    const known = new Set(
      (await call('venue.list', { branchId: input?.branchId })).map(({ entryId }) => entryId),
    )
    return {
      what: '填入检查项目',
      undo: (entries) =>
        inTurn(
          entries.filter(({ entryId }) => !known.has(entryId)),
          ({ entryId }) => call('venue.void', { entryId, reason: taken }),
        ),
    }
  },
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
  'rectification.add': never(
    '列入整改事项',
    '整改事项列入后就编了号，不能撤销：列错了，请写明情况后按程序销号。',
  ),
  'rectification.raise': never(
    '列入整改事项',
    '整改事项列入后就编了号，不能撤销：列错了，请写明情况后按程序销号。',
  ),
  'rectification.amend': async (input, { call }) => {
    const { itemId } = input
    const item = await call('rectification.show', { itemId })
    const { task, measure, standard, unit, owner, ownerPost, leader, dueOn, evidence, source } = item
    const fields = { task, measure, standard, unit, owner, ownerPost, leader, dueOn, evidence, source }
    const old = before(fields, keysOf(input))
    return { what: '修改整改事项', undo: () => call('rectification.amend', { ...old, itemId }) }
  },
  'rectification.progress': never(
    '登记进展',
    '整改的每一步都要留存，不能撤销：写错了，请再登记一条进展说明更正。',
  ),
  'rectification.submit': never(
    '报请销号',
    '整改的每一步都要留存，不能撤销：还没有改好的，请审核人「退回」，写明原因。',
  ),
  'rectification.return': never('退回整改', '整改的每一步都要留存，不能撤销：确已改好的，请重新报请销号。'),
  'rectification.close': never('销号', '销号不能撤销：确需重开的，点「重新打开」并写明理由。'),
  'rectification.reopen': never('重新打开', '整改的每一步都要留存，不能撤销：查清没有回潮的，请重新销号。'),
  'dues.assess': async ({ branchId, year, rows }, { call }) => {
    const known = await call('dues.assessments', { branchId, year })
    const again = rows.some(({ memberId, fromMonth }) =>
      known.some(
        (one) => one.memberId === memberId && (fromMonth === undefined || one.fromMonth === fromMonth),
      ),
    )
    if (again)
      return {
        what: '重新核定党费',
        undo: null,
        why: '原来的核定已按规定作废留存，不能恢复：要改回去，请按原来的数再核定一次，写明原因。',
      }
    return {
      what: '核定党费',
      undo: (made) =>
        inTurn(made, ({ assessmentId }) => call('dues.voidAssessment', { assessmentId, reason: taken })),
    }
  },
  'dues.copyForward': (_input, { call }) => ({
    what: '带入上年核定',
    undo: (made) =>
      inTurn(made, ({ assessmentId }) => call('dues.voidAssessment', { assessmentId, reason: taken })),
  }),
  'dues.confirm': never('核定党费', '核定不能撤销：要改请作废这份核定，再重新核定。'),
  'dues.voidAssessment': never(
    '作废核定',
    '作废的核定按规定留存，不能恢复：作废错了，请按原来的数再核定一次。',
  ),
  'dues.collect': never('登记党费', '收缴登记不能撤销：记错了请在那一笔上「冲销」，两笔都留在账上。'),
  'dues.reverse': never('冲销党费', '冲销不能撤销：请重新登记这一笔。'),
  'dues.note': (_input, { call }) => ({
    what: '登记公示、上缴、缓交',
    undo: ({ noticeId }) => call('dues.voidNotice', { noticeId, reason: taken }),
  }),
  'dues.voidNotice': ({ noticeId }, { call }) => ({
    what: '作废公示、上缴、缓交登记',
    undo: () => call('dues.restoreNotice', { noticeId }),
  }),
}
