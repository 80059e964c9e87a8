/** A real ledger behind a real server, asked as the page asks and as a stranger would. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LoopbackLedger, openLoopback } from './support/loopback.ts'

describe('with a real ledger behind it', () => {
  let ledger: LoopbackLedger
  let site: string
  beforeAll(async () => {
    site = mkdtempSync(join(tmpdir(), 'site-'))
    writeFileSync(join(site, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__">')
    ledger = await openLoopback({ today: '2025-06-30', rendererFolder: site })
  })
  afterAll(async () => {
    await ledger.close()
    rmSync(site, { recursive: true })
  })

  test('a branch is founded and listed over HTTP', async () => {
    const path = join(ledger.folder, '测试.ledger')
    const status = await ledger.call('ledger.create', { branchName: '第一党支部', path })
    expect(status).toMatchObject({ open: true, mount: 'browser', today: '2025-06-30', path })
    const branches = await ledger.call('branch.list', {})
    expect(branches.map((branch) => branch.name)).toEqual(['第一党支部'])
  })

  test('what reaches into prototypes is data or refused, at every depth', async () => {
    const hostile = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'
    const bodies = [
      [
        'members.enrol',
        `{"name":"某某","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}`,
      ],
      ['members.enrol', `{"name":${hostile}}`],
      ['members.list', hostile],
      ['meetings.convene', `{"kind":"committeeMeeting","startsAt":"2025-06-01T09:00","agenda":[${hostile}]}`],
      [
        'profile.adopt',
        `{"profile":{"id":"x","version":1,"numbers":${hostile}},"fromYear":2026,"reason":"试"}`,
      ],
      ['import.propose', `{"fileName":"a.csv","content":"","columns":${hostile}}`],
      ['__proto__', '{}'],
      ['ledger.markDemonstration', '{}'],
    ] as const
    for (const [name, body] of bodies) {
      const response = await fetch(`http://127.0.0.1:${ledger.port}/call/${name}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          origin: `http://127.0.0.1:${ledger.port}`,
          'x-ledger-token': ledger.token,
        },
        body,
      })
      expect(response.status).toBe(200)
      expect(JSON.stringify(await response.json()), name).not.toContain('internal')
      expect(Reflect.get({}, 'polluted')).toBeUndefined()
    }
    const kept = JSON.stringify([
      await ledger.call('members.list', {}),
      await ledger.call('meetings.list', {}),
      await ledger.call('profile.show', {}),
    ])
    expect(kept).not.toContain('polluted')
    expect((await ledger.call('ledger.status', {})).demonstration).toBe(false)
  })

  test('a failure keeps its code', async () => {
    await expect(
      ledger.call('ledger.open', { path: join(ledger.folder, '没有.ledger') }),
    ).rejects.toMatchObject({
      code: 'fileMissing',
    })
  })
})
