import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { branchOf, convene, openTestLedger } from '#test/support/ledger.ts'

describe('the rule profile', () => {
  it('each year keeps the profile in force then; a reason is asked for', async () => {
    const ledger = await openTestLedger({ today: '2026-09-30' })
    const change = { key: 'frequency.partyLecture', value: 2, fromYear: 2027 } as const
    await expect(ledger.call('profile.change', { ...change, reason: ' ' })).rejects.toMatchObject({
      code: 'badInput',
    })
    await ledger.call('profile.change', { ...change, reason: '市直机关工委 2027 年要点' })
    const lectures = async (year: number) =>
      (await ledger.call('profile.show', { year })).profile.numbers['frequency.partyLecture']
    expect([await lectures(2026), await lectures(2027), await lectures(2030)]).toEqual([1, 2, 2])
    expect((await ledger.call('profile.show', {})).changes).toEqual([
      { ...change, reason: '市直机关工委 2027 年要点', changedAt: '2026-09-30T18:00:00' },
    ])
  })

  it('refuses values out of bounds and keys it does not know', async () => {
    const ledger = await openTestLedger()
    const refused = (key: string, value: unknown) =>
      ledger.app.dispatch('profile.change', { key, value, fromYear: 2026, reason: '试' })
    expect(await refused('frequency.partyLecture', 61)).toMatchObject({ ok: false, code: 'badInput' })
    expect(await refused('study.minutesPerHour', 5)).toMatchObject({ ok: false, code: 'badInput' })
    expect(await refused('election.denominator', 'nobody')).toMatchObject({ ok: false, code: 'badInput' })
    expect(await refused('__proto__', 1)).toMatchObject({ ok: false, code: 'badInput' })
  })

  it('a rule switched off is silent in check-list and inspection, and listed with its reason', async () => {
    const ledger = await openTestLedger()
    const people = await branchOf(ledger, 4)
    const { meetingId } = await convene(ledger, people, { recorderId: people.secretary })
    const rules = async () =>
      (await ledger.call('meetings.checklist', { meetingId })).map((item) => item.ruleId)
    const findings = async () =>
      (await ledger.call('compliance.inspect', { from: '2026-07-01', to: '2026-09-30' })).map(
        (one) => one.ruleId,
      )
    expect(await rules()).toContain('MEET-03')
    expect(await findings()).toContain('FREQ-COMMITTEE')
    for (const ruleId of ['MEET-03', 'FREQ-COMMITTEE'])
      await ledger.call('profile.switchRule', { ruleId, on: false, fromYear: 2026, reason: '上级批准' })
    expect(await rules()).not.toContain('MEET-03')
    expect(await findings()).not.toContain('FREQ-COMMITTEE')
    const cards = await ledger.call('profile.rules', { year: 2026 })
    expect(cards.find((card) => card.ruleId === 'MEET-03')?.offReason).toBe('上级批准')
    expect(
      (await ledger.call('profile.rules', { year: 2025 })).every((card) => card.offReason === null),
    ).toBe(true)
    await ledger.call('profile.switchRule', { ruleId: 'MEET-03', on: true, fromYear: 2026, reason: '恢复' })
    expect(await rules()).toContain('MEET-03')
    await expect(
      ledger.call('profile.switchRule', { ruleId: 'NO-99', on: false, fromYear: 2026, reason: '试' }),
    ).rejects.toMatchObject({ code: 'notFound' })
  })

  it('goes from one ledger to another as JSON', async () => {
    const from = await openTestLedger()
    await from.call('profile.change', {
      key: 'study.memberHours',
      value: 40,
      fromYear: 2026,
      reason: '工委要求',
    })
    await from.call('profile.switchRule', {
      ruleId: 'MEET-24',
      on: false,
      fromYear: 2026,
      reason: '周末轮班',
    })
    const { profile } = await from.call('profile.show', { year: 2026 })
    const to = await openTestLedger()
    await to.call('profile.switchRule', { ruleId: 'MEET-03', on: false, fromYear: 2026, reason: '旧' })
    const adopted = await to.call('profile.adopt', {
      profile: JSON.parse(JSON.stringify(profile)) as typeof profile,
      fromYear: 2026,
      reason: '按工委参数',
    })
    expect(adopted).toEqual(profile)
    expect((await to.call('profile.show', { year: 2025 })).profile.numbers['study.memberHours']).toBe(32)
  })

  it('is written to a file, which is not written over unasked', async () => {
    const ledger = await openTestLedger()
    await ledger.call('profile.change', {
      key: 'study.memberHours',
      value: 40,
      fromYear: 2026,
      reason: '工委要求',
    })
    const { path, fileName } = await ledger.call('profile.export', { year: 2026, out: ledger.folder })
    expect([path, fileName]).toEqual([join(ledger.folder, '2026年规则参数.json'), '2026年规则参数.json'])
    expect(JSON.parse(readFileSync(path ?? '', 'utf8'))).toEqual(
      (await ledger.call('profile.show', { year: 2026 })).profile,
    )
    writeFileSync(path ?? '', '别的')
    await expect(ledger.call('profile.export', { year: 2026, out: ledger.folder })).rejects.toMatchObject({
      code: 'fileExists',
    })
    await expect(
      ledger.call('profile.export', { year: 2026, out: ledger.path, overwrite: true }),
    ).rejects.toMatchObject({ code: 'fileExists' })
    await ledger.call('profile.export', { year: 2025, out: path ?? '', overwrite: true })
    expect(JSON.parse(readFileSync(path ?? '', 'utf8'))).toMatchObject({
      numbers: { 'study.memberHours': 32 },
    })
  })

  it('a setting of earlier days, now a parameter, is passed over', async () => {
    const ledger = await openTestLedger()
    ledger.raw().exec(`INSERT INTO setting (key, value) VALUES ('lecturesPerQuarter', '4')`)
    expect(await ledger.call('ledger.settings', {})).toEqual({
      fontScheme: 'system',
      largeType: false,
      look: 'light',
    })
    expect((await ledger.call('profile.show', {})).profile.numbers['frequency.partyLecture']).toBe(1)
  })

  it('a change is kept as it was made', async () => {
    const ledger = await openTestLedger()
    await ledger.call('profile.change', {
      key: 'study.memberHours',
      value: 40,
      fromYear: 2026,
      reason: '工委要求',
    })
    expect(() => ledger.raw().exec(`UPDATE rule_change SET reason = '别的'`)).toThrow(/locked/)
    expect(() => ledger.raw().exec(`DELETE FROM rule_change`)).toThrow(/locked/)
  })

  it('every rule has a card that cites something', async () => {
    const ledger = await openTestLedger()
    const cards = await ledger.call('profile.rules', {})
    expect(cards.length).toBeGreaterThan(70)
    for (const card of cards) {
      expect(card.ruleId).toMatch(/^[A-Z]+(-[A-Z]+)*(-[A-Z]?\d+)?$/)
      expect(card.citation.length, card.ruleId).toBeGreaterThan(3)
      expect(card.title.length, card.ruleId).toBeGreaterThan(1)
    }
  })
})
