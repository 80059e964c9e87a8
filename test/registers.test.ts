/** The plain registers: every one of them through its five operations, and what only some have. */
import { describe, expect, it } from 'vitest'
import { operations } from '#shared/contract.ts'
import { type RegisterName, anyRegister, registerNames } from '#shared/registers/all.ts'
import type { Field, FieldValue } from '#shared/registers/field.ts'
import { branchOf, openTestLedger } from '#test/support/ledger.ts'

type Ledger = Awaited<ReturnType<typeof openTestLedger>>

/** Something to stand in each field, so that nothing is lost unnoticed. */
function sample(field: Field, memberId: number): FieldValue {
  switch (field.kind) {
    case 'line':
    case 'prose':
      return `${field.title}的内容`
    case 'day':
      return '2026-09-10'
    case 'month':
      return '2026-09'
    case 'half':
      return '2026H2'
    case 'number':
      return 90
    case 'choice':
      return Object.keys(field.choices ?? {})[0] ?? ''
    case 'choices':
      return Object.keys(field.choices ?? {}).slice(0, 2)
    case 'person':
      return { memberId, name: '' }
    case 'people':
      return [
        { memberId, name: '' },
        { memberId: null, name: '社区代表' },
      ]
  }
}

const filled = (register: RegisterName, memberId: number) =>
  Object.fromEntries(
    Object.entries(anyRegister[register].fields).map(([key, field]) => [key, sample(field, memberId)]),
  )

/** Asks by a name that is put together; the border parses it like any other. */
async function ask(ledger: Ledger, name: string, input: unknown): Promise<Record<string, unknown>> {
  const reply = await ledger.app.dispatch(name, input)
  if (!reply.ok) throw Object.assign(new Error(reply.detail), { code: reply.code })
  return reply.value as Record<string, unknown>
}

describe.each(registerNames)('%s', (name) => {
  it('keeps every field, lists by span and person, amends, voids and restores', async () => {
    const ledger = await openTestLedger({ today: '2026-09-30' })
    const { secretary } = await branchOf(ledger, 4)
    const given = filled(name, secretary)
    const entry = await ask(ledger, `${name}.record`, given)
    const secretaryName = (await ledger.call('members.show', { memberId: secretary })).name
    for (const [key, field] of Object.entries(anyRegister[name].fields)) {
      const expected =
        field.kind === 'person'
          ? { memberId: secretary, name: secretaryName }
          : field.kind === 'people'
            ? [
                { memberId: secretary, name: secretaryName },
                { memberId: null, name: '社区代表' },
              ]
            : given[key]
      expect(entry[key], key).toEqual(expected)
    }
    const list = (input: object) => ask(ledger, `${name}.list`, input)
    expect(await list({})).toEqual([entry])
    expect(await list({ from: '2026-09-01', to: '2026-09-30' })).toHaveLength(1)
    expect(await list({ from: '2026-10-01', to: '2026-12-31' })).toHaveLength(0)
    const named = Object.values(anyRegister[name].fields).some(
      ({ kind }) => kind === 'person' || kind === 'people',
    )
    expect(await list({ memberId: secretary })).toHaveLength(named ? 1 : 0)
    expect(await list({ memberId: secretary + 1 })).toHaveLength(0)

    const { called } = anyRegister[name]
    const field = anyRegister[name].fields[called]
    if (field?.kind === 'line') {
      const amended = await ask(ledger, `${name}.amend`, { entryId: entry['entryId'], [called]: '改过的' })
      expect(amended).toMatchObject({ ...entry, [called]: '改过的', amendedAt: expect.any(String) })
    }
    await ask(ledger, `${name}.void`, { entryId: entry['entryId'], reason: '重复登记' })
    expect(await list({})).toHaveLength(0)
    expect(await list({ withVoid: true })).toMatchObject([{ void: true, voidReason: '重复登记' }])
    await expect(ask(ledger, `${name}.amend`, { entryId: entry['entryId'] })).rejects.toMatchObject({
      code: 'lockedRecord',
    })
    await ask(ledger, `${name}.restore`, { entryId: entry['entryId'] })
    expect(await list({})).toHaveLength(1)
    const overview = await ledger.call('registers.overview', { year: 2026 })
    expect(overview.find(({ register }) => register === name)).toMatchObject({ count: 1 })
    expect(await ledger.call('registers.locate', { entryId: Number(entry['entryId']) })).toMatchObject({
      register: name,
    })
  })

  it('asks for what must be there and refuses a word that is not on its list', async () => {
    const ledger = await openTestLedger({ today: '2026-09-30' })
    const { secretary } = await branchOf(ledger, 4)
    const given = filled(name, secretary)
    for (const [key, field] of Object.entries(anyRegister[name].fields)) {
      const { [key]: left, ...rest } = given
      expect(left).toBeDefined()
      if (field.required === true)
        await expect(ask(ledger, `${name}.record`, rest), key).rejects.toMatchObject({ code: 'badInput' })
      if (field.kind === 'choice')
        await expect(
          ask(ledger, `${name}.record`, { ...given, [key]: '__proto__' }),
          key,
        ).rejects.toMatchObject({
          code: 'badInput',
        })
      if (field.kind === 'person')
        await expect(ask(ledger, `${name}.record`, { ...given, [key]: 999 }), key).rejects.toMatchObject({
          code: 'notFound',
        })
    }
    expect(await ask(ledger, `${name}.list`, { withVoid: true })).toEqual([])
  })
})

describe('registers', () => {
  it('all have their operations in the contract', () => {
    for (const name of registerNames)
      for (const verb of ['list', 'record', 'amend', 'void', 'restore'])
        expect(Object.hasOwn(operations, `${name}.${verb}`), `${name}.${verb}`).toBe(true)
  })

  it('refuse a day to come', async () => {
    const ledger = await openTestLedger({ today: '2026-09-30' })
    await branchOf(ledger, 4)
    await expect(
      ledger.call('service.record', { servedOn: '2026-10-01', topic: '社区清扫' }),
    ).rejects.toMatchObject({ code: 'badInput' })
  })

  it('a name alone or a number alone is enough for a person', async () => {
    const ledger = await openTestLedger({ today: '2026-09-30' })
    const { secretary, recorder } = await branchOf(ledger, 4)
    const entry = await ledger.call('service.record', {
      servedOn: '2026-09-01',
      topic: '社区清扫',
      participants: [secretary, recorder, '王大妈'],
    })
    expect(entry.participants.map(({ memberId }) => memberId)).toEqual([secretary, recorder, null])
    expect(entry.participants[2]?.name).toBe('王大妈')
  })
})

describe('tasks of the month', () => {
  const task = {
    month: '2026-08',
    task: '完成审计整改回头看',
    goal: '逐项核对',
    owner: '张三',
    post: '组织委员',
    dueOn: '2026-08-31',
    state: 'set' as const,
  }

  it('are given out only with aim, owner, post and deadline', async () => {
    const ledger = await openTestLedger({ today: '2026-08-03' })
    await branchOf(ledger, 4)
    for (const key of ['goal', 'owner', 'post', 'dueOn'] as const) {
      const { [key]: _left, ...rest } = task
      await expect(ledger.call('tasks.record', rest), key).rejects.toMatchObject({ code: 'badInput' })
      expect((await ledger.call('tasks.record', { ...rest, state: 'draft' })).state).toBe('draft')
    }
    expect((await ledger.call('tasks.record', task)).state).toBe('set')
  })

  it('go on to the next month once, and say why', async () => {
    const ledger = await openTestLedger({ today: '2026-09-01' })
    await branchOf(ledger, 4)
    await ledger.call('tasks.record', task)
    await ledger.call('tasks.record', { ...task, task: '收齐党费', state: 'done', result: '已收齐' })
    const moved = await ledger.call('tasks.carryOver', { from: '2026-08', to: '2026-09' })
    expect(moved).toMatchObject([{ month: '2026-09', task: task.task, state: 'set', dueOn: '2026-09-30' }])
    expect(await ledger.call('tasks.carryOver', { from: '2026-08', to: '2026-09' })).toEqual([])
    const august = await ledger.call('tasks.list', { from: '2026-08-01', to: '2026-08-31' })
    expect(august.map(({ state, reason }) => [state, reason])).toEqual([
      ['carried', '当月未完成，结转下月'],
      ['done', ''],
    ])
    await expect(ledger.call('tasks.carryOver', { from: '2026-09', to: '2026-09' })).rejects.toMatchObject({
      code: 'badInput',
    })
  })
})

describe('political birthdays', () => {
  it('are the anniversaries of the meeting that admitted, and show whose is recorded', async () => {
    const ledger = await openTestLedger({ today: '2026-09-30' })
    const { secretary } = await branchOf(ledger, 4)
    const { joinDate, name } = await ledger.call('members.show', { memberId: secretary })
    const month = `2026-${String(joinDate).slice(5, 7)}`
    const before = await ledger.call('birthdays.month', { month })
    expect(before).toContainEqual({
      memberId: secretary,
      name,
      joinDate,
      years: 2026 - Number(String(joinDate).slice(0, 4)),
      day: String(joinDate).length === 10 ? String(joinDate).slice(5) : null,
      entryId: null,
    })
    const { entryId } = await ledger.call('birthdays.record', {
      who: secretary,
      heldOn: '2026-09-20',
      ways: ['card', 'oath'],
    })
    const after = await ledger.call('birthdays.month', { month })
    expect(after.find(({ memberId }) => memberId === secretary)?.entryId).toBe(entryId)
  })
})

describe('the meeting place', () => {
  it('begins with the usual items, once', async () => {
    const ledger = await openTestLedger({ today: '2026-09-30' })
    await branchOf(ledger, 4)
    const first = await ledger.call('venue.begin', {})
    expect(first.length).toBeGreaterThan(5)
    expect(await ledger.call('venue.begin', {})).toEqual(first)
  })
})

describe('belief checks', () => {
  it('keep a day and a conclusion, never a list of people', async () => {
    const ledger = await openTestLedger({ today: '2026-09-30' })
    await branchOf(ledger, 4)
    const check = { heldOn: '2026-06-10', category: 'beliefCheck' as const, topic: '未发现' }
    expect((await ledger.call('integrity.record', check)).topic).toBe('未发现')
    await expect(ledger.call('integrity.record', { ...check, participants: ['张三'] })).rejects.toMatchObject(
      {
        code: 'badInput',
      },
    )
  })
})
