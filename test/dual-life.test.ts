/** 双重组织生活 of leading cadres, through the front door. */
import { expect, test } from 'vitest'
import { branchOf, enrol, openTestLedger } from './support/ledger.ts'

const scene = async () => {
  const ledger = await openTestLedger({ today: '2026-01-20' })
  return { ...ledger, ...(await branchOf(ledger, 3)) }
}

test('figures of leading cadres alone, by kind, with the reasons, and without a pass mark', async () => {
  const ledger = await scene()
  const cadre = await enrol(ledger, '领导干部', { leadingCadre: true, jobTitle: '副局长' })
  const hold = async (kind: 'generalMeeting' | 'themePartyDay', day: string, away: boolean) => {
    const { meetingId } = await ledger.call('meetings.convene', {
      kind,
      startsAt: `${day}T14:30`,
      endsAt: `${day}T16:00`,
      place: '三楼',
      chairId: ledger.secretary,
      recorderId: ledger.recorder,
      theme: '主题',
      outline: '流程',
      attendance: [...ledger.ids, cadre].map((memberId) =>
        memberId === cadre && away ? { memberId, status: 'leave' as const, reason: '出差' } : { memberId },
      ),
      agenda: [
        { title: '学习', speeches: [{ speakerId: ledger.recorder, kind: 'discussion', text: '谈体会。' }] },
      ],
    })
    await ledger.call('meetings.finalise', { meetingId })
  }
  await hold('generalMeeting', '2025-09-18', true)
  await hold('themePartyDay', '2025-10-16', false)
  await hold('themePartyDay', '2026-01-15', false)
  await ledger.call('democraticLife.record', {
    body: '局党组',
    heldOn: '2026-01-15',
    attendance: [{ memberId: cadre, status: 'absent' }],
  })
  const { cadres } = await ledger.call('dualLife.statistics', { year: 2025 })
  expect(cadres).toMatchObject([
    {
      memberName: '领导干部',
      jobTitle: '副局长',
      total: { expected: 2, attended: 1 },
      byKind: [
        { kind: 'generalMeeting', expected: 1, attended: 0 },
        { kind: 'themePartyDay', expected: 1, attended: 1 },
      ],
      away: [{ day: '2025-09-18', status: 'leave', reason: '出差' }],
      // held in January, it belongs to the year that is over
      democratic: [{ body: '局党组', heldOn: '2026-01-15', status: 'absent' }],
    },
  ])
  const found = await ledger.call('compliance.inspect', { from: '2026-01-01', to: '2026-01-31' })
  expect(found.filter((one) => one.ruleId === 'LIFE-16')).toMatchObject([
    { severity: 'info', responsibility: 'notAttended', subject: '领导干部' },
  ])
})

test('only leading cadres are written down; a voided one is left out and can come back', async () => {
  const ledger = await scene()
  const [one = 0] = ledger.ids
  await expect(
    ledger.call('democraticLife.record', {
      body: '局党组',
      heldOn: '2026-01-15',
      attendance: [{ memberId: one, status: 'present' }],
    }),
  ).rejects.toMatchObject({ code: 'badInput' })
  await expect(
    ledger.call('democraticLife.record', { body: '局党组', heldOn: '2026-02-15' }),
  ).rejects.toMatchObject({ code: 'badInput' })
  const { democraticLifeId } = await ledger.call('democraticLife.record', {
    body: '局党组',
    heldOn: '2026-01-15',
  })
  await ledger.call('democraticLife.void', { democraticLifeId, reason: '重复' })
  expect(await ledger.call('democraticLife.list', {})).toEqual([])
  await expect(
    ledger.call('democraticLife.amend', { democraticLifeId, place: '党组会议室' }),
  ).rejects.toMatchObject({ code: 'lockedRecord' })
  await ledger.call('democraticLife.restore', { democraticLifeId })
  expect(await ledger.call('democraticLife.amend', { democraticLifeId, place: '党组会议室' })).toMatchObject({
    place: '党组会议室',
    year: 2025,
  })
})
