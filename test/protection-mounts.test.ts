/** A password where there is no page: a new ledger with one from its first byte on, and the command line. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it, onTestFinished } from 'vitest'
import { answer } from '#electron/command-line.ts'
import { temporaryFolder } from '#test/support/ledger.ts'
import { appOf, apps, asked, passwords } from '#test/support/protection.ts'

afterAll(async () => {
  for (const each of apps) await each.close()
})

it('a new ledger can have one from its first page on; a demonstration never', async () => {
  const path = join(temporaryFolder(), '新.ledger')
  const app = appOf()
  const call = asked(app)
  const made = await call('ledger.create', { branchName: '新支部', path, newPassword: passwords.next })
  expect(made).toMatchObject({ open: true, protected: true, user: '书记' })
  expect(made.recoveryCode).toMatch(/^([2-9A-HJ-NP-Z]{4}-){17}[2-9A-HJ-NP-Z]{4}$/)
  await app.close()
  expect(await call('ledger.open', { path })).toMatchObject({ locked: true, path })
  expect(await call('ledger.open', { path, password: passwords.next })).toMatchObject({ open: true })
  await call('protection.removePassword', { password: passwords.next })
  await app.call('ledger.markDemonstration', {})
  await expect(call('protection.setPassword', { newPassword: passwords.next })).rejects.toMatchObject({
    code: 'badInput',
  })
})

it('the command line takes passwords from the environment and refuses them among its arguments', async () => {
  const file = join(temporaryFolder(), '命令行.ledger')
  process.env['LEDGER_PASSWORD'] = passwords.secretary
  onTestFinished(() => {
    delete process.env['LEDGER_PASSWORD']
  })
  const at = ['--file', file]
  const name = '{"branchName":"甲支部"}'
  const made = await answer([...at, '--new-password-env', 'LEDGER_PASSWORD', 'ledger.create', name])
  expect(made).toMatchObject({ ok: true, value: { protected: true } })
  expect(readFileSync(file).toString('latin1', 0, 15)).not.toBe('SQLite format 3')
  await expect(answer([...at, 'members.list'])).rejects.toMatchObject({ code: 'passwordNeeded' })
  expect(await answer([...at, '--password-env', 'LEDGER_PASSWORD', 'members.list'])).toEqual({
    ok: true,
    value: [],
  })
  await expect(answer([...at, 'ledger.open', '{"password":"x"}'])).rejects.toMatchObject({ code: 'badInput' })
})
