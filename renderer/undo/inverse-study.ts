/** The study register. */
import type { Call, OutputOf } from '#shared/contract.ts'
import { contentOf, draftOf } from '../meetings/draft.ts'
import { type Inverses, before, inTurn, keysOf, never, taken } from './way-back.ts'

/** An arrangement as it stands, of whichever year. */
async function arrangementOf(call: Call, arrangementId: number) {
  for (const { branchId } of await call('branch.list', {})) {
    // the year only says how often it was kept
    const all = await call('study.arrangements', { branchId, year: 2000 })
    const found = all.find((one) => one.arrangementId === arrangementId)
    if (found !== undefined) return found
  }
  return undefined
}

async function requiredItemOf(call: Call, itemId: number) {
  for (const { branchId } of await call('branch.list', {})) {
    const found = (await call('study.list', { branchId, withVoid: true })).find(
      (one) => one.itemId === itemId,
    )
    if (found !== undefined) return found
  }
  return undefined
}

/** Takes out of a draft what the plan put in, and leaves everything else as it is now. */
async function takeOutPlanned(
  call: Call,
  was: OutputOf<'meetings.show'>,
  planned: OutputOf<'study.plan'>,
): Promise<void> {
  const { meetingId } = was
  const now = await call('meetings.show', { meetingId })
  const held = contentOf(draftOf(now))
  const agendaBefore = new Set(was.agenda.map(({ agendaItemId }) => agendaItemId))
  const added = new Set(
    planned.agenda.map(({ agendaItemId }) => agendaItemId).filter((id) => !agendaBefore.has(id)),
  )
  const studiedBefore = new Set(was.studyItems.map(({ requiredItemId }) => requiredItemId))
  const wasPlanned = new Set(
    planned.studyItems.map(({ requiredItemId }) => requiredItemId).filter((id) => !studiedBefore.has(id)),
  )
  await call('meetings.saveDraft', {
    ...held,
    agenda: (held.agenda ?? []).filter(
      ({ agendaItemId }) => agendaItemId === undefined || !added.has(agendaItemId),
    ),
    studyItems: (held.studyItems ?? []).filter(
      ({ requiredItemId }) => requiredItemId === undefined || !wasPlanned.has(requiredItemId),
    ),
    theme: now.theme === planned.theme ? was.theme : now.theme,
    unifiedTheme: now.unifiedTheme === planned.unifiedTheme ? was.unifiedTheme : now.unifiedTheme,
    meetingId,
    revision: now.revision,
  })
}

export const studyInverses: Inverses = {
  'study.require': (_input, { call }) => ({
    what: '列入学习清单',
    undo: (items) => inTurn(items, ({ itemId }) => call('study.void', { itemId, reason: taken })),
  }),
  'study.amend': async (input, { call }) => {
    const { itemId } = input
    const item = await requiredItemOf(call, itemId)
    if (item === undefined) return undefined
    const old = before(item, keysOf(input))
    return { what: '修改学习内容', undo: () => call('study.amend', { ...old, itemId }) }
  },
  'study.defer': never(
    '申请顺延',
    '顺延连同理由都要留存在册，不能撤销：期限写错了，请再申请一次，或按原期限抓紧学习。',
  ),
  'study.void': ({ itemId }, { call }) => ({
    what: '作废学习条目',
    undo: () => call('study.restore', { itemId }),
  }),
  'study.restore': async ({ itemId }, { call }) => {
    const reason = (await requiredItemOf(call, itemId))?.voidReason ?? ''
    return {
      what: '恢复学习条目',
      undo: () => call('study.void', { itemId, reason: reason === '' ? taken : reason }),
    }
  },
  'study.plan': async ({ meetingId }, { call }) => {
    const what = '列入会议'
    if (meetingId === undefined)
      return { what, undo: (made) => call('meetings.void', { meetingId: made.meetingId, reason: taken }) }
    const was = await call('meetings.show', { meetingId })
    return { what, undo: (planned) => takeOutPlanned(call, was, planned) }
  },
  'study.makeUp': (_input, { call }) => ({
    what: '登记补学',
    undo: ({ makeUpId }) => call('study.voidMakeUp', { makeUpId, reason: taken }),
  }),
  'study.voidMakeUp': ({ makeUpId }, { call }) => ({
    what: '作废补学登记',
    undo: () => call('study.restoreMakeUp', { makeUpId }),
  }),
  'study.otherHours': (_input, { call }) => ({
    what: '登记学习培训',
    undo: (entered) =>
      inTurn(entered, ({ learningId }) => call('study.voidOtherHours', { learningId, reason: taken })),
  }),
  'study.voidOtherHours': ({ learningId }, { call }) => ({
    what: '作废学习培训登记',
    undo: () => call('study.restoreOtherHours', { learningId }),
  }),
  'study.arrange': (_input, { call }) => ({
    what: '定下固定学习',
    undo: ({ arrangementId }) => call('study.voidArrangement', { arrangementId, reason: taken }),
  }),
  'study.amendArrangement': async (input, { call }) => {
    const { arrangementId } = input
    const arrangement = await arrangementOf(call, arrangementId)
    if (arrangement === undefined) return undefined
    const old = before(arrangement, keysOf(input))
    return {
      what: '修改固定学习',
      undo: () => call('study.amendArrangement', { ...old, arrangementId }),
    }
  },
  'study.pauseArrangement': never(
    '固定学习停一段',
    '停学连同理由都要留存在册，不能撤销：停错了，请作废这项固定学习再重新定一次。',
  ),
  'study.voidArrangement': ({ arrangementId }, { call }) => ({
    what: '作废固定学习',
    undo: () => call('study.restoreArrangement', { arrangementId }),
  }),
  'study.keepPlan': async (input, { call }) => {
    const { branchId, year } = input
    const { adoptedOn, text, recorderId } = await call('study.showPlan', { branchId, year })
    const old = before({ adoptedOn, text, recorderId }, keysOf(input))
    return { what: '修改学习计划', undo: () => call('study.keepPlan', { ...old, branchId, year }) }
  },
  'study.setForms': async ({ meetingId }, { call }) => {
    const forms = await call('study.formsOf', { meetingId })
    return { what: '选学习形式', undo: () => call('study.setForms', { meetingId, forms }) }
  },
}
