/** Ways back of everything that is no meeting: the ledger says afterwards what it said before. */
import { expect, test } from 'vitest'
import type { InputOf, OperationName } from '#shared/contract.ts'
import { branchOf, openTestLedger } from '#test/support/ledger.ts'
import { thereAndBack } from '#test/support/there-and-back.ts'

test('opinions, criticism, grades, study, dues notices, tasks, rules and templates come back as they were', async () => {
  const ledger = await openTestLedger()
  const { ids } = await branchOf(ledger, 4)
  const [first = 0, second = 0, third = 0] = ids
  const { lifeId } = await ledger.call('life.plan', { year: 2026, theme: '求真务实' })
  await ledger.call('life.examine', { lifeId, memberId: first, problems: '学习不深' })
  const { opinions } = await ledger.call('life.addOpinion', {
    lifeId,
    gatheredOn: '2026-09-01',
    source: 'masses',
    text: '多下基层',
  })
  const listed = await ledger.call('life.addProblem', { lifeId, source: 'opinion', problem: '下基层少' })
  await ledger.call('appraisal.record', {
    lifeId,
    sheet: { appraisedOn: '2026-09-10', present: 4, issued: 4, returned: 4, valid: 4, invalid: 0 },
    members: [{ memberId: first, selfAppraisal: '合格' }],
  })
  const [required] = await ledger.call('study.require', { title: '《中国共产党章程》' })
  const itemId = required?.itemId ?? 0
  const arranged = await ledger.call('study.arrange', { title: '周一夜学', weekday: 1, fromOn: '2026-09-07' })
  const made = await ledger.call('study.makeUp', {
    memberId: first,
    itemId,
    studiedOn: '2026-09-20',
    minutes: 45,
  })
  const meeting = await ledger.call('meetings.convene', {
    kind: 'themePartyDay',
    startsAt: '2026-09-18T09:00',
  })
  const notice = await ledger.call('dues.note', {
    kind: 'publicity',
    fromMonth: '2026-09',
    doneOn: '2026-09-20',
  })
  const task = {
    month: '2026-09',
    task: '慰问老党员',
    goal: '全部走到',
    owner: first,
    post: '组织委员',
    dueOn: '2026-09-25',
  }
  await ledger.call('tasks.record', { ...task, state: 'set' })
  await ledger.call('phrases.add', { text: '会议强调　　。' })
  const live = <Row extends { void: boolean }>(rows: readonly Row[]) => rows.filter((one) => !one.void)
  /** What the ledger says, by domain. Rows that say nothing, and void ones of a first entry, are no content. */
  const states: Readonly<Record<string, () => Promise<unknown>>> = {
    life: async () => {
      const { criticisms, ...campaign } = await ledger.call('life.show', { lifeId })
      return [campaign, criticisms.filter(({ text, answer }) => text !== '' || answer !== '')]
    },
    appraisal: () => ledger.call('appraisal.show', { lifeId }),
    democraticLife: () => ledger.call('democraticLife.list', {}),
    study: async () => {
      const {
        revision: _revision,
        agenda,
        ...page
      } = await ledger.call('meetings.show', {
        meetingId: meeting.meetingId,
      })
      return [
        await ledger.call('study.list', {}),
        live(await ledger.call('study.arrangements', { year: 2026 })),
        live(await ledger.call('study.makeUps', { year: 2026 })),
        live(await ledger.call('study.otherLearning', { year: 2026 })),
        await ledger.call('study.showPlan', { year: 2026 }),
        await ledger.call('study.formsOf', { meetingId: meeting.meetingId }),
        { ...page, agenda: agenda.map(({ title }) => title) },
      ]
    },
    dues: async () => [
      await ledger.call('dues.notices', {}),
      await ledger.call('dues.assessments', { year: 2026 }),
    ],
    tasks: async () =>
      (await ledger.call('tasks.list', {})).map(({ amendedAt: _amendedAt, ...entry }) => entry),
    venue: () => ledger.call('venue.list', {}),
    phrases: () => ledger.call('phrases.list', {}),
    profile: async () => (await ledger.call('profile.show', { year: 2026 })).profile,
    export: () => ledger.call('export.catalogue', {}),
  }
  async function comesBack<Name extends OperationName>(name: Name, input: InputOf<Name>): Promise<void> {
    const state = states[name.slice(0, name.indexOf('.'))]
    const before = await state?.()
    const said = await thereAndBack(ledger, name, input)
    expect(before).toBeDefined()
    expect([name, said, await state?.()]).toEqual([
      name,
      expect.not.stringMatching(/no way back|不能/),
      before,
    ])
  }
  const { opinionId = 0 } = opinions[0] ?? {}
  const { problemId = 0 } = listed.problems[0] ?? {}
  await comesBack('life.amend', { lifeId, year: 2025, theme: '另一个主题' })
  await comesBack('life.addOpinion', { lifeId, gatheredOn: '2026-09-02', source: 'member', text: '多谈心' })
  await comesBack('life.voidOpinion', { opinionId })
  await comesBack('life.examine', { lifeId, memberId: first, problems: '改过', causes: '原因' })
  const said = { criticId: first, criticisedId: second, text: '发言少' }
  await comesBack('life.criticise', { lifeId, criticisms: [said] })
  await ledger.call('life.criticise', { lifeId, criticisms: [said] })
  await comesBack('life.criticise', { lifeId, criticisms: [{ ...said, text: '改过的话' }] })
  await comesBack('life.voidProblem', { problemId })
  await comesBack('life.report', { lifeId, report: '报告', reportedOn: '2026-09-28', reportedTo: '机关党委' })
  const graded = { excellent: 3, qualified: 1, basicallyQualified: 0, unqualified: 0 }
  await comesBack('appraisal.record', {
    lifeId,
    sheet: { appraisedOn: '2026-09-10', present: 4, issued: 3, returned: 3, valid: 3, invalid: 0 },
    members: [{ memberId: first, selfAppraisal: '优秀', tally: { ...graded, qualified: 0 } }],
  })
  await ledger.call('appraisal.record', { lifeId, members: [{ memberId: first, tally: graded }] })
  const decide = { lifeId, decidedBy: 'committee', decidedOn: '2026-09-12' } as const
  const two = [
    { memberId: first, grade: 'excellent' as const },
    { memberId: second, grade: 'qualified' as const },
  ]
  await comesBack('appraisal.decide', { ...decide, members: two })
  await ledger.call('appraisal.decide', { ...decide, members: two.slice(0, 1) })
  await comesBack('appraisal.decide', { ...decide, decidedOn: '2026-09-15', members: two })
  await comesBack('appraisal.feedBack', { lifeId, memberIds: [first], on: '2026-09-16', signed: true })
  await ledger.call('appraisal.feedBack', { lifeId, memberIds: [first], on: '2026-09-16', by: '书记' })
  await comesBack('appraisal.feedBack', { lifeId, memberIds: [first], on: null })
  await comesBack('democraticLife.record', { body: '领导班子', heldOn: '2026-01-20' })

  await comesBack('study.require', { title: '新的内容' })
  await comesBack('study.amend', { itemId, issuer: '中央办公厅', elective: true })
  await comesBack('study.plan', { itemIds: [itemId], meetingId: meeting.meetingId })
  await comesBack('study.voidMakeUp', { makeUpId: made.makeUpId, reason: '记错' })
  await comesBack('study.makeUp', { memberId: second, itemId, studiedOn: '2026-09-21', minutes: 45 })
  const course = { kind: 'networkCourse', title: '网络课程', beganOn: '2026-09-01', minutes: 90 } as const
  await comesBack('study.otherHours', { ...course, memberIds: [first, third], evidence: '证书' })
  const [learnt] = await ledger.call('study.otherHours', { ...course, memberIds: [third], evidence: '证书' })
  await comesBack('study.voidOtherHours', { learningId: learnt?.learningId ?? 0, reason: '记错' })
  await comesBack('study.arrange', { title: '周五夜学', weekday: 5, fromOn: '2026-09-04' })
  await comesBack('study.amendArrangement', {
    arrangementId: arranged.arrangementId,
    weekday: 2,
    place: '三楼',
  })
  await comesBack('study.voidArrangement', { arrangementId: arranged.arrangementId, reason: '列错' })
  await comesBack('study.keepPlan', { year: 2026, text: '每周一学', recorderId: first })
  await comesBack('study.setForms', { meetingId: meeting.meetingId, forms: ['seminar'] })

  await comesBack('dues.note', { kind: 'handover', fromMonth: '2026-08', doneOn: '2026-09-20' })
  await comesBack('dues.voidNotice', { noticeId: notice.noticeId, reason: '重复' })
  const assessed = { year: 2026, rows: [{ memberId: first, category: 'retired' as const, baseFen: 100_000 }] }
  await comesBack('dues.assess', assessed)
  await comesBack('tasks.carryOver', { from: '2026-09', to: '2026-10' })
  await comesBack('venue.begin', {})
  await comesBack('phrases.amend', { phraseId: 1, text: '会议指出　　。' })
  await comesBack('profile.change', {
    key: 'committee.max',
    value: 5,
    fromYear: 2026,
    reason: '上级要求',
  })
  await comesBack('profile.change', { key: 'dues.rounding', value: 'fen', fromYear: 2026, reason: '试' })
  await comesBack('profile.switchRule', { ruleId: 'DUES-02', on: false, fromYear: 2026, reason: '试' })
  const { volumes } = await ledger.call('export.catalogue', {})
  await comesBack('export.changeCatalogue', {
    catalogue: { volumes: volumes.map((volume) => ({ ...volume, title: `${volume.title}（改）` })) },
  })

  // what was first written down of a kind that is kept stays, and so does what was counted
  const kept = [
    await thereAndBack(ledger, 'life.examine', { lifeId, memberId: null, problems: '班子' }),
    await thereAndBack(ledger, 'life.addProblem', { lifeId, source: 'opinion', problem: '又一条' }),
    await thereAndBack(ledger, 'study.defer', { itemId, reason: '出差', dueOn: '2026-12-01' }),
  ]
  for (const why of kept) expect(why).toMatch(/不能撤/)
  await ledger.call('dues.assess', assessed)
  expect(
    await thereAndBack(ledger, 'dues.assess', {
      ...assessed,
      rows: assessed.rows.map((row) => ({ ...row, changeReason: '调资' })),
    }),
  ).toMatch(/作废留存/)
})
