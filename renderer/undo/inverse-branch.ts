/** Members, the branch itself, its settings and rules, and the superior's templates. */
import type { Call, InputOf } from '#shared/contract.ts'
import { ChoiceKey, NumberKey } from '#shared/profile.ts'
import { type Inverses, before, changedBack, keysOf, never } from './way-back.ts'

const branchesOf = async (call: Call) =>
  Promise.all((await call('branch.list', {})).map(({ branchId }) => call('branch.show', { branchId })))

/** A number or a choice, as the contract tells them apart. */
const asChange = (key: string, value: number | string, fromYear: number): InputOf<'profile.change'> =>
  typeof value === 'number'
    ? { key: NumberKey.parse(key), value, fromYear, reason: changedBack }
    : { key: ChoiceKey.parse(key), value, fromYear, reason: changedBack }

export const branchInverses: Inverses = {
  'members.amend': async (input, { call }) => {
    const { memberId } = input
    if (input.groupFrom !== undefined)
      return {
        what: '调整党小组',
        undo: null,
        why: '党小组从某日起调整，前后都留存在册，不能撤销；要改请再调整一次。',
      }
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
  'members.restrict': never(
    '登记处分、中止',
    '处分、中止的登记要留存在册，不能撤销；登记错了，请填写它的截止日。',
  ),
  'members.liftRestriction': async ({ memberId, restrictionId }, { call }) => {
    const { restrictions } = await call('members.show', { memberId })
    const old = restrictions.find((one) => one.restrictionId === restrictionId)
    if (old === undefined) return undefined
    const { untilOn } = old
    return {
      what: '填处分、中止的截止日',
      undo: () => call('members.liftRestriction', { memberId, restrictionId, untilOn }),
    }
  },
  'members.exempt': never(
    '登记免除出勤要求',
    '免除出勤要求的登记要留存在册，不能撤销；登记错了，请填写它的截止日。',
  ),
  'members.endExemption': async ({ memberId, exemptionId }, { call }) => {
    const { exemptions } = await call('members.show', { memberId })
    const old = exemptions.find((one) => one.exemptionId === exemptionId)
    if (old === undefined) return undefined
    const { untilOn } = old
    return {
      what: '填免除出勤的截止日',
      undo: () => call('members.endExemption', { memberId, exemptionId, untilOn }),
    }
  },
  'branch.found': never('新增支部', '支部登记以后不能撤销；名称等写错了，请在「设置」里更正。'),
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
  'branch.formGroup': never(
    '设立党小组',
    '党小组设立以后不能撤销；设错了，请在「设置」里改它的名称、组长，或填写撤销日期。',
  ),
  'branch.amendGroup': async (input, { call }) => {
    const { groupId } = input
    const groups = (await branchesOf(call)).flatMap((branch) => branch.groups)
    const group = groups.find((each) => each.groupId === groupId)
    if (group === undefined) return undefined
    const { name, leaderId, formedOn, dissolvedOn } = group
    const old = before({ name, leaderId, formedOn, dissolvedOn }, keysOf(input))
    return { what: `修改${name}`, undo: () => call('branch.amendGroup', { ...old, groupId }) }
  },
  'branch.beginTerm': never(
    '登记届次',
    '届次登记以后不能撤销；登记错了，请在「设置」里更正它的日期、批复和成员分工。',
  ),
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
  'ledger.changeSettings': async (input, { call }) => {
    const old = before(await call('ledger.settings', {}), keysOf(input))
    return { what: '修改设置', undo: () => call('ledger.changeSettings', old) }
  },
  'removal.changeSettings': async (input, { call }) => {
    const old = before(await call('removal.settings', {}), keysOf(input))
    return { what: '修改保存期限', undo: () => call('removal.changeSettings', old) }
  },
  'profile.change': async ({ key, fromYear }, { call }) => {
    const { profile } = await call('profile.show', { year: fromYear })
    const number = NumberKey.safeParse(key)
    const choice = ChoiceKey.safeParse(key)
    const was = number.success
      ? profile.numbers[number.data]
      : choice.success
        ? profile.choices[choice.data]
        : undefined
    if (was === undefined) return undefined
    return {
      what: '修改规则',
      // the change and its taking back both stay on the list of changes, with their reasons
      undo: () => call('profile.change', asChange(key, was, fromYear)),
    }
  },
  'profile.switchRule': async ({ ruleId, on, fromYear }, { call }) => {
    const rules = await call('profile.rules', { year: fromYear })
    const offReason = rules.find((rule) => rule.ruleId === ruleId)?.offReason ?? null
    return {
      what: on ? '启用规则' : '停用规则',
      undo: () =>
        call('profile.switchRule', {
          ruleId,
          on: offReason === null,
          fromYear,
          reason: offReason ?? changedBack,
        }),
    }
  },
  'profile.adopt': async ({ fromYear }, { call }) => {
    const { profile } = await call('profile.show', { year: fromYear })
    return {
      what: '导入规则参数',
      undo: () => call('profile.adopt', { profile, fromYear, reason: changedBack }),
    }
  },
  'phrases.add': (_input, { call }) => ({
    what: '存短语',
    undo: ({ phraseId }) => call('phrases.void', { phraseId }),
  }),
  'phrases.amend': async (input, { call }) => {
    const { phraseId } = input
    const phrase = (await call('phrases.list', {})).find((one) => one.phraseId === phraseId)
    if (phrase === undefined) return undefined
    const old = before({ kind: phrase.kind, text: phrase.text }, keysOf(input))
    return { what: '改短语', undo: () => call('phrases.amend', { ...old, phraseId }) }
  },
  'phrases.void': ({ phraseId }, { call }) => ({
    what: '停用短语',
    undo: () => call('phrases.restore', { phraseId }),
  }),
  'phrases.restore': ({ phraseId }, { call }) => ({
    what: '恢复短语',
    undo: () => call('phrases.void', { phraseId }),
  }),
  'templates.rename': async ({ templateId }, { call }) => {
    const template = (await call('templates.list', {})).find((one) => one.templateId === templateId)
    if (template === undefined) return undefined
    const { name } = template
    return { what: '改模板名称', undo: () => call('templates.rename', { templateId, name }) }
  },
  'templates.remove': ({ templateId }, { call }) => ({
    what: '停用模板',
    undo: () => call('templates.restore', { templateId }),
  }),
  'templates.restore': ({ templateId }, { call }) => ({
    what: '恢复模板',
    undo: () => call('templates.remove', { templateId }),
  }),
  'templates.unmark': never('去掉标注', '去掉的标注不能撤销：请在「标注」里重新标一次。'),
  'export.changeCatalogue': async (_input, { call }) => {
    const { volumes, changed } = await call('export.catalogue', {})
    const catalogue = {
      volumes: volumes.map(({ forms, ...volume }) => ({
        ...volume,
        forms: forms.map(({ standardTitle: _title, count: _count, ...form }) => form),
      })),
    }
    return {
      what: '修改台账目录',
      undo: () => call('export.changeCatalogue', { catalogue: changed ? catalogue : null }),
    }
  },
  'import.undo': never('撤销导入', '已撤销的导入不能再恢复：原文件还在的话，请重新导入一次。'),
  'import.undoFolder': never('撤销导入', '已撤销的导入不能再恢复：原文件还在的话，请重新导入一次。'),
  'import.takeOver': (_input, { call }) => ({
    what: '转入登记',
    undo: ({ batchId }) => call('import.undo', { batchId }),
  }),
  'seal.put': never('封存', '封存不能撤销：确需改动的，请在「检查」里启封，写明理由，下一册台账会印出。'),
  'seal.reopen': never('启封', '启封已经记下，不能撤销：改完以后请重新封存这个季度。'),
}
