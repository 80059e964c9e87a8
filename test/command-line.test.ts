import { execFile } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '#test/support/ledger.ts'

const run = promisify(execFile)

interface Answer {
  readonly exit: number
  readonly reply: { ok: boolean; code?: string; detail?: string; value?: unknown }
  readonly lines: number
  readonly stderr: string
}

/** The command line as a process of its own, the way scripts use it. */
async function ledger(...words: string[]): Promise<Answer> {
  const answer = (exit: number, stdout: string, stderr: string): Answer => ({
    exit,
    reply: JSON.parse(stdout) as Answer['reply'],
    lines: stdout.trimEnd().split('\n').length,
    stderr,
  })
  try {
    const { stdout, stderr } = await run(process.execPath, ['electron/command-line.ts', ...words])
    return answer(0, stdout, stderr)
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return answer(code, stdout, stderr)
  }
}

describe('the command line', () => {
  it('makes a ledger, enrols, convenes and lists, one JSON line each', async () => {
    const file = join(temporaryFolder(), 'a.ledger')
    expect(await ledger('--file', file, 'ledger.create', '{"branchName":"某某党支部"}')).toMatchObject({
      exit: 0,
      lines: 1,
      reply: { ok: true },
    })
    expect((await ledger('--file', file, 'branch.show')).reply.value).toMatchObject({ name: '某某党支部' })
    const enrolled = await ledger(
      '--file',
      file,
      'members.enrol',
      '{"name":"沈某","category":"fullMember","fullMemberDate":"2010-07"}',
    )
    expect(enrolled.reply.value).toMatchObject({ name: '沈某', votingRight: true })
    const meeting = await ledger(
      '--file',
      file,
      '--today',
      '2026-09-30',
      'meetings.convene',
      '{"kind":"generalMeeting","startsAt":"2026-09-18T14:30"}',
    )
    expect(meeting.reply.value).toMatchObject({ headcount: { expectedVoting: 1 } })
    expect(
      (await ledger('--file', file, 'meetings.list', '{"from":"2026-09-01","to":"2026-09-30"}')).reply.value,
    ).toHaveLength(1)
  })

  it('motions.judge needs no file', async () => {
    const facts =
      '{"decisionKind":"generalResolution","expected":8,"present":4,"approve":4,"oppose":0,"abstain":0}'
    expect(await ledger('motions.judge', facts)).toMatchObject({
      exit: 0,
      reply: { ok: true, value: { quorate: true, passed: false, presentNeeded: 4, approveNeeded: 5 } },
    })
  })

  it('operations lists names with their JSON Schemas, and nothing internal', async () => {
    const { reply } = await ledger('operations')
    const list = reply.value as { name: string; input: { type?: string } }[]
    const names = list.map((one) => one.name)
    for (const name of [
      'ledger.create',
      'members.enrol',
      'meetings.finalise',
      'motions.judge',
      'talks.coverage',
      'import.undo',
      'export.ledger',
    ])
      expect(names).toContain(name)
    expect(names).not.toContain('import.enter')
    expect(JSON.stringify(list.find((one) => one.name === 'members.enrol'))).toContain('fullMember')
  })

  it.each([
    ['unknown operation', ['nothing.here', '{}'], 'unknownOperation'],
    ['bad JSON', ['members.list', '{'], 'badJson'],
    ['wrong type', ['members.list', '{"asOf":7}'], 'badInput'],
    ['no file named', ['members.list', '{}'], 'noLedgerOpen'],
    ['missing file', ['--file', '/nowhere/x.ledger', 'members.list'], 'fileMissing'],
    ['unknown option', ['--colour', 'members.list'], 'badInput'],
    ['impossible day', ['--today', '2026-02-30', 'motions.judge', '{}'], 'badInput'],
    ['nothing asked', [], 'badInput'],
  ])('%s: an envelope, exit 1, no stack trace', async (_what, words, code) => {
    const answer = await ledger(...words)
    expect(answer).toMatchObject({ exit: 1, lines: 1, reply: { ok: false, code }, stderr: '' })
    expect(answer.reply.detail).toBeTypeOf('string')
  })

  it('a reader that stops reading gets no stack trace', async () => {
    const { stderr } = await run('bash', [
      '-c',
      `"${process.execPath}" electron/command-line.ts operations | head -c 20`,
    ])
    expect(stderr).toBe('')
  })

  it('a file that is no ledger is refused and stays as it was; an existing one is not made anew', async () => {
    const file = join(temporaryFolder(), 'text.ledger')
    writeFileSync(file, '文本')
    expect(await ledger('--file', file, 'members.list')).toMatchObject({
      exit: 1,
      reply: { code: 'notALedger' },
    })
    expect(await ledger('--file', file, 'ledger.create', '{"branchName":"甲"}')).toMatchObject({
      exit: 1,
      reply: { code: 'fileExists' },
    })
    expect(readFileSync(file, 'utf8')).toBe('文本')
    const other = join(temporaryFolder(), 'new.ledger')
    expect(await ledger('--file', other, 'ledger.create', '{"branchName":""}')).toMatchObject({
      exit: 1,
      reply: { code: 'badInput' },
    })
    expect(existsSync(other)).toBe(false)
  })
})
