/** What fails: a file that is held, wrong passwords one after the other and the pause that grows. */
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Failure } from '#shared/failure.ts'
import { keyFilePath } from '#electron/ledger/beside.ts'
import { createTries } from '#electron/protection/tries.ts'
import { temporaryFolder } from '#test/support/ledger.ts'
import { appOf, asked, passwords } from '#test/support/protection.ts'

describe('what cannot be done because somebody else holds the file', () => {
  it('shuts nobody out, and is done when it is free', async () => {
    const path = join(temporaryFolder(), '支部.ledger')
    const [app, other] = [appOf(), appOf()]
    const call = asked(app)
    await call('ledger.create', { branchName: '测试党支部', path, newPassword: passwords.next })
    const { userId } = await call('protection.addUser', {
      name: '何记录',
      role: 'recorder',
      newPassword: passwords.recorder,
    })
    const before = await call('protection.status', {})
    expect(before.users.map(({ name, active }) => [name, active])).toEqual([
      ['书记', true],
      ['何记录', true],
    ])
    await other.open(path, passwords.recorder)
    for (const [name, input] of [
      ['protection.removePassword', { password: passwords.next }],
      ['protection.removeUser', { password: passwords.next, userId }],
    ] as const)
      expect(await app.dispatch(name, input), name).toMatchObject({ ok: false, code: 'fileBusy' })
    expect(await call('protection.status', {})).toEqual(before)
    expect(await other.dispatch('ledger.status', {})).toMatchObject({ value: { role: 'recorder' } })
    await other.close()
    await call('protection.removePassword', { password: passwords.next })
    // those who had a password are gone with it, and the secretary is there again with the next one
    await call('protection.setPassword', { newPassword: passwords.secretary, name: '周书记' })
    const { users } = await call('protection.status', {})
    expect(users.map(({ name, active }) => [name, active])).toEqual([
      ['周书记', true],
      ['何记录', false],
    ])
    await app.close()
  })
})

describe('a wrong password again and again', () => {
  it('leaves the file alone for a while, longer each time, until one is right', async () => {
    let now = '2026-09-01T09:00:00'
    const folder = temporaryFolder()
    const [place, path] = [join(folder, '支部.ledger'), join(folder, '另一个.ledger')]
    const opened = appOf(() => ({ today: '2026-09-01', now }))
    const { next: newPassword } = passwords
    await asked(opened)('ledger.create', { branchName: '测试党支部', path: place, newPassword })
    await opened.close()
    for (const of of [(one: string) => one, keyFilePath]) copyFileSync(of(place), of(path))
    const outcome = async (password: string) => {
      const reply = await opened.dispatch('protection.unlock', { path: place, password })
      return reply.ok ? 'open' : `${reply.code} ${reply.detail}`
    }
    const wrong = 'passwordWrong 支部.ledger'
    for (let time = 0; time < 4; time += 1) expect(await outcome(`guess ${time}`)).toBe(wrong)
    expect(await outcome(passwords.next)).toBe('tryLater 再过 5 秒可以再输')
    now = '2026-09-01T09:00:05'
    // however many are asked at once, one is tried
    expect((await Promise.all(['a', 'b', 'c'].map(outcome))).toSorted()).toEqual([
      wrong,
      'tryLater 再过 10 秒可以再输',
      'tryLater 再过 10 秒可以再输',
    ])
    // another file is another matter, and so is a clock that was set back
    expect(await opened.dispatch('protection.unlock', { path, password: 'x' })).toMatchObject({
      code: 'passwordWrong',
    })
    now = '2026-09-01T08:00:00'
    expect(await outcome(passwords.next)).toBe('tryLater 再过 10 秒可以再输')
    now = '2026-09-01T08:00:10'
    expect(await outcome(passwords.next)).toBe('open')
    for (let time = 0; time < 4; time += 1)
      expect(await opened.dispatch('protection.removePassword', { password: 'x' })).toMatchObject({
        code: 'passwordWrong',
      })
    expect(await opened.dispatch('protection.removePassword', { password: passwords.next })).toMatchObject({
      code: 'tryLater',
    })
    await opened.close()
  })

  it('never waits more than five minutes', async () => {
    let second = 0
    const tries = createTries(() => ({
      today: '2026-09-01',
      now: new Date(Date.UTC(2026, 8, 1) + second * 1000).toISOString().slice(0, 19),
    }))
    const guess = (code: 'passwordWrong' | 'recoveryCodeWrong', detail = '') =>
      tries
        .attempt('x', () => Promise.reject(new Failure(code, detail)))
        .then(String, (error: unknown) => (error instanceof Failure ? `${error.code} ${error.detail}` : ''))
    const pauses: string[] = []
    for (let time = 0; time < 12; time += 1) {
      expect(await guess('recoveryCodeWrong')).toBe('recoveryCodeWrong ')
      const next = await guess('recoveryCodeWrong', '第 2 组')
      if (next.startsWith('tryLater')) pauses.push(next.slice(12, -4))
      second += 300
    }
    expect(pauses).toEqual([
      '5 秒',
      '10 秒',
      '20 秒',
      '40 秒',
      '2 分钟',
      '3 分钟',
      ...Array<string>(3).fill('5 分钟'),
    ])
  })
})
