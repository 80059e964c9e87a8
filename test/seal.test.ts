/** The seal of a quarter: what it holds, how it is opened, and what paper says of it. */
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readDigest } from '#shared/seal.ts'
import { demonstration } from './support/demonstration.ts'

const { at, opened } = demonstration()
const q1 = { year: 2026, quarter: 1 }
const despite = '四条提示已在支委会上说明'

describe('sealing', () => {
  test('waits for the quarter’s end, for drafts, for grave findings, and wants a reason for lighter ones', async () => {
    const { call } = await opened()
    const { quarters } = await call('seal.status', { year: 2026 })
    expect(quarters.map(({ state }) => state)).toEqual(['ready', 'ready', 'open', 'open'])
    expect(quarters[2]?.blocking).toMatchObject([{ ruleId: 'FREQ-COMMITTEE' }])
    const refusal = (quarter: number, more = {}) =>
      call('seal.put', { year: 2026, quarter, ...more }).then(
        () => 'sealed',
        (error: { code: string; detail: string }) => `${error.code} ${error.detail}`,
      )
    expect(await refusal(4)).toContain('sealBlocked 2026年第四季度还没有过完')
    expect(await refusal(3, { despite })).toContain('2026年8月支委会应有 1 次，实有 0 次')
    expect(await refusal(1)).toContain('检查还有 4 项应当完善')
    const [member] = await call('members.list', {})
    const draft = await call('meetings.convene', {
      kind: 'groupMeeting',
      startsAt: '2026-03-30T09:00',
      chairId: member?.memberId ?? 0,
      recorderId: member?.memberId ?? 0,
      groupId: (await call('branch.show', {})).groups[0]?.groupId ?? 0,
    })
    expect(await refusal(1, { despite })).toContain('2026年3月30日党小组会还是草稿')
    await call('meetings.void', { meetingId: draft.meetingId, reason: '没有开成' })
    expect(await refusal(1, { despite })).toBe('sealed')
    expect(await refusal(1, { despite })).toContain('conflict 2026年第一季度已经封存')
  })

  test('holds until a reason opens it, and every refusal names the quarter', async () => {
    const { call } = await opened()
    const seal = await call('seal.put', { ...q1, despite, note: '一季度检查通过' })
    expect(seal).toMatchObject({
      warnings: 4,
      despite,
      note: '一季度检查通过',
      sealedAt: '2026-10-08T09:30:00',
      reopening: null,
    })
    expect(seal.sealedBy).not.toBe('')
    expect(seal.recordCount).toBeGreaterThan(300)
    expect(seal.short).toMatch(/^[0-9a-f]{4}(-[0-9a-f]{4}){3}$/)
    const [meeting] = await call('meetings.list', { from: '2026-01-01', to: '2026-03-31' })
    const sealed = { code: 'sealedQuarter', detail: '2026年第一季度' }
    const meetingId = meeting?.meetingId ?? 0
    await expect(call('meetings.void', { meetingId, reason: '重复' })).rejects.toMatchObject(sealed)
    await expect(call('meetings.beginCorrection', { meetingId, reason: '时间有误' })).rejects.toMatchObject(
      sealed,
    )
    await expect(
      call('talks.record', {
        heldOn: '2026-03-02',
        form: 'oneToOne',
        talkerIds: [1],
        partnerIds: [2],
      }),
    ).rejects.toMatchObject(sealed)
    await expect(call('seal.reopen', { ...q1, reason: '改' })).rejects.toMatchObject({ code: 'badInput' })
    at('2026-10-12')
    const reason = '二月支委会漏记一项议题'
    expect(await call('seal.reopen', { ...q1, reason })).toMatchObject({
      reopening: { reason, reopenedAt: '2026-10-12T09:30:00' },
    })
    await expect(call('seal.reopen', { ...q1, reason })).rejects.toMatchObject({ code: 'conflict' })
    await call('meetings.beginCorrection', { meetingId, reason: '时间有误' })
    expect((await call('seal.status', q1)).quarters[0]).toMatchObject({
      state: 'reopened',
      drafts: [{ recordKind: 'meeting', recordId: meetingId }],
    })
    const verdict = await call('seal.verify', { ...q1, digest: seal.short })
    expect(verdict).toMatchObject({ intact: false, paper: 'matches' })
    expect(verdict.differences).toContainEqual({
      table: 'meeting',
      title: expect.any(String),
      rowKey: `[${meetingId}]`,
      kind: 'altered',
    })
    await call('meetings.finalise', { meetingId })
    const again = await call('seal.put', { ...q1, despite })
    expect(again.digest).not.toBe(seal.digest)
    expect(await call('seal.verify', { ...q1, digest: seal.digest })).toMatchObject({
      intact: true,
      paper: 'earlier',
      paperSeal: { sealId: seal.sealId, reopening: { reason } },
    })
    expect(await call('seal.history', {})).toMatchObject([{ sealId: again.sealId }, { sealId: seal.sealId }])
    expect(await call('audit.verify', {})).toMatchObject({ ok: true })
  })

  test('notes an answer that came in a later quarter, and nothing else of the letter', async () => {
    const { call } = await opened()
    const letter = {
      sentOn: '2026-03-10',
      category: 'request',
      matter: '增补支委',
      superior: '机关工委',
    } as const
    const { entryId } = await call('requests.record', letter)
    await call('seal.put', { ...q1, despite })
    const sealed = { code: 'sealedQuarter' }
    await expect(call('requests.amend', { entryId, matter: '换届' })).rejects.toMatchObject(sealed)
    await expect(
      call('requests.amend', { entryId, repliedOn: '2026-03-20', reply: '同意' }),
    ).rejects.toMatchObject(sealed)
    expect(await call('requests.amend', { entryId, repliedOn: '2026-04-02', reply: '同意' })).toMatchObject({
      reply: '同意',
    })
    expect(await call('seal.verify', q1)).toMatchObject({ intact: true, differences: [] })
  })

  test('an import of a sealed quarter is not taken back', async () => {
    const { call } = await opened()
    const csv = '谈话时间,谈话人,谈话对象,谈话内容\n2026-03-11,赵甲,钱乙,工作情况\n'
    const content = Buffer.from(csv).toString('base64')
    const { batchId } = await call('import.commit', { fileName: '谈话.csv', content })
    const count = async () => (await call('talks.list', { from: '2026-03-11', to: '2026-03-11' })).length
    expect(await count()).toBe(1)
    await call('seal.put', { ...q1, despite })
    await expect(call('import.undo', { batchId })).rejects.toMatchObject({ code: 'sealedQuarter' })
    expect(await count()).toBe(1)
  })
})

describe('what a seal says later', () => {
  test('the digest outlives vacuum, a rename, a copy taken back; tampering is named', async () => {
    const { app, call, raw, folder: own } = await opened()
    app.current()?.backUp(join(own, 'before.ledger'))
    const { digest, short } = await call('seal.put', { ...q1, despite })
    const db = raw()
    db.exec('VACUUM; ANALYZE; REINDEX;')
    const [first] = await call('members.list', {})
    await call('members.amend', { memberId: first?.memberId ?? 0, name: '改名人' })
    const intact = await call('seal.verify', { ...q1, digest: short })
    expect(intact).toMatchObject({ intact: true, digest, paper: 'matches' })
    expect(intact.renamed).toEqual([{ memberId: first?.memberId, before: first?.name, now: '改名人' }])
    const after = join(own, 'after.ledger')
    app.current()?.backUp(after)
    const tampering: readonly [string, string, string][] = [
      ['talk_update', `UPDATE talk SET place = '会议室九' WHERE talk_id = @talk`, 'altered'],
      ['talk_delete', `DELETE FROM talk WHERE talk_id = @talk`, 'removed'],
    ]
    const talk = Number(
      db.prepare(`SELECT min(talk_id) FROM talk WHERE held_on LIKE '2026-02%'`).pluck().get(),
    )
    db.pragma('foreign_keys = OFF')
    for (const [trigger, sql, kind] of tampering) {
      db.exec(`DROP TRIGGER sealed_${trigger}`)
      db.prepare(sql).run({ talk })
      const found = await call('seal.verify', q1)
      expect(found.intact).toBe(false)
      expect(found.differences).toContainEqual(
        expect.objectContaining({ table: 'talk', rowKey: `[${talk}]`, kind }) as unknown,
      )
    }
    const mistyped = {
      l: short.replaceAll('1', 'l').replaceAll('0', 'O'),
      spaced: `　${short.replaceAll('-', ' — ')}`,
    }
    for (const [typed, paper] of [
      [digest, 'matches'],
      [digest.toUpperCase(), 'matches'],
      [mistyped.l, 'matches'],
      [mistyped.spaced, 'matches'],
      ['0123-4567-89ab-cdef', 'differs'],
      [short.slice(0, -1), 'unreadable'],
      ['看不清', 'unreadable'],
    ] as const)
      expect((await call('seal.verify', { ...q1, digest: typed })).paper, typed).toBe(paper)
    await call('ledger.open', { path: after })
    expect(await call('seal.verify', q1)).toMatchObject({ intact: true, digest })
    await call('ledger.open', { path: join(own, 'before.ledger') })
    expect((await call('seal.status', q1)).quarters).toMatchObject([{ state: 'ready', seal: null }])
    await expect(call('seal.verify', q1)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('a digest is read as it was meant', () => {
    expect(readDigest('ａｂ１２-ｃｄ34-EF56-7890')).toBe('ab12cd34ef567890')
    expect(readDigest('oOlI 0000 0000 0000')).toBe('0011000000000000')
    expect(readDigest('')).toBeNull()
    expect(readDigest('g'.repeat(16))).toBeNull()
  })
})
