/** Who may ask for what, held against every operation of the contract; and that nothing withheld gets out anyway. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OperationName, operations } from '#shared/contract.ts'
import { liftedMasks, mayAsk, maskFlags } from '#shared/operation.ts'
import type { Role } from '#shared/role.ts'
import { type LedgerApp, createLedgerApp } from '#electron/ledger-app.ts'
import { withheldTables } from '#electron/ledger/withheld.ts'
import { silentDesk } from './support/ledger.ts'
import { answersOf } from './support/workbooks.ts'

/** Asked by the secretary alone. */
const keeping = `
  backups.choosePlace backups.restore protection.setPassword protection.changePassword protection.removePassword
  protection.addUser protection.changeUser protection.removeUser protection.setIdleMinutes branch.found
  members.enrol members.amend members.restrict members.liftRestriction members.exempt members.endExemption
  talks.record talks.amend talks.void talks.restore
  dues.compute dues.assess dues.copyForward dues.confirm dues.voidAssessment
  profile.change profile.switchRule profile.adopt
  analysis.record analysis.amend analysis.void analysis.restore
  supervision.record supervision.amend supervision.void supervision.restore seal.put seal.reopen
  import.propose import.commit import.takeOver import.undo import.documents import.document import.batches
  import.proposeFolder import.commitFolder import.cancelFolder import.undoFolder import.groups import.report
  removal.changeSettings removal.candidates removal.preview removal.anonymise removal.purge removal.dueTalks
  removal.talkContents`
  .trim()
  .split(/\s+/)

/** Tasks that change nothing in the ledger, or go to another one: for everybody. */
const reading = `
  ledger.status ledger.create ledger.createDemonstration ledger.open ledger.close backups.list
  protection.status protection.unlock protection.lock protection.changeOwnPassword audit.verify
  members.printYear help.print profile.export debriefings.print
  export.ledger export.cancel export.open export.workbook
  templates.inspect templates.tables templates.preview templates.fill`
  .trim()
  .split(/\s+/)

const writingTasks = ['ledger.backUp', 'backups.make', 'templates.add', 'templates.mark']

const all = Object.entries(operations).filter(([, operation]) => !operation.internal)

/** What the table above, and nothing else, lets a role do. */
function allowed(role: Role, name: string, kind: string): boolean {
  if (role === 'secretary') return true
  if (keeping.includes(name)) return false
  const reads = reading.includes(name) || kind === 'query' || kind === 'judgement'
  return reads || role === 'recorder'
}

describe('every operation', () => {
  test.each(all)('%s is for whom the table says', (name, operation) => {
    const known = [keeping, reading, writingTasks].some((list) => list.includes(name))
    // a task is for nobody but the secretary until somebody has thought about it
    expect([name, known || operation.kind !== 'task']).toEqual([name, true])
    for (const role of ['secretary', 'recorder', 'inspector'] as const)
      expect([role, mayAsk(role, operation, {})]).toEqual([role, allowed(role, name, operation.kind)])
  })

  test('a flag that lifts a mask is the secretary’s, wherever it stands', () => {
    for (const [, operation] of all)
      for (const flag of maskFlags) {
        const input = { [flag]: true }
        expect(liftedMasks(input)).toEqual([flag])
        expect(mayAsk('recorder', operation, input) || mayAsk('inspector', operation, input)).toBe(false)
      }
  })
})

const passwords = {
  secretary: '书记的口令-2026',
  recorder: 'recorder pass 1',
  inspector: 'inspector-pass',
} as const
const secrets = {
  talk: '谈话里说的绝密标记甲',
  document: '处分文号标记乙',
  analysis: '思想分析标记丙',
  supervision: '约谈事项标记丁',
  item: '工资项目标记戊',
  base: '1234567',
  yuan: '12345.67',
  yuanComma: '12,345.67',
  idNumber: '11010519491231002X',
  sanction: '留党察看',
  sanctionKind: 'probationWithinParty',
} as const

describe('what is withheld', () => {
  let app: LedgerApp
  let path: string
  let folder: string
  /** The ids, from a copy made before there was a password. */
  const raw = () => new Database(join(folder, 'open.ledger'), { readonly: true })

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'roles-'))
    path = join(folder, 'roles.ledger')
    app = createLedgerApp({
      clock: () => ({ today: '2026-10-08', now: '2026-10-08T18:00:00' }),
      desk: silentDesk,
      checkOutput: true,
      onInternal: (name, error) => {
        throw new Error(`${name} failed inside`, { cause: error })
      },
    })
    const { call } = app
    await call('ledger.createDemonstration', { path })
    const [one, two] = await call('members.list', {})
    const [memberId, other] = [one?.memberId ?? 0, two?.memberId ?? 0]
    await call('members.amend', { memberId, idNumber: secrets.idNumber })
    await call('members.restrict', {
      memberId,
      kind: 'probationWithinParty',
      fromOn: '2026-01-01',
      untilOn: '2026-12-31',
      documentRef: secrets.document,
    })
    await call('talks.record', {
      talkerIds: [other],
      partnerIds: [memberId],
      heldOn: '2026-09-10',
      occasion: 'sanctioned',
      thought: secrets.talk,
      opinion: secrets.talk,
    })
    await call('analysis.record', {
      covers: '2026H1',
      heldOn: '2026-06-30',
      overall: secrets.analysis,
      measures: secrets.analysis,
    })
    await call('supervision.record', {
      receivedOn: '2026-09-01',
      sender: '上级',
      matter: secrets.supervision,
      handling: secrets.supervision,
    })
    await call('dues.assess', {
      year: 2026,
      rows: [
        {
          memberId,
          category: 'monthlyWage',
          changeReason: '标记',
          items: [
            { side: 'counted', kind: 'allowance', title: secrets.item, amountFen: Number(secrets.base) },
          ],
        },
      ],
    })
    // a demonstration takes no password; its year is what makes the answers many
    const db = new Database(path)
    db.exec(`DELETE FROM setting WHERE key = 'demonstration'`)
    db.close()
    await call('ledger.backUp', { out: join(folder, 'open.ledger') })
    await call('protection.setPassword', { newPassword: passwords.secretary })
    for (const role of ['recorder', 'inspector'] as const)
      await call('protection.addUser', { name: role, role, newPassword: passwords[role] })
  }, 60_000)

  afterAll(async () => {
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const found = (text: string) => Object.values(secrets).filter((secret) => text.includes(secret))

  /** Everything the program answers or prints to whoever is in, as one text. */
  async function everything(): Promise<string> {
    const answers = await answersOf({ app, raw }, 1, false)
    const said = [JSON.stringify(answers)]
    const ask = async (name: OperationName, input: unknown) => {
      const reply = await app.dispatch(name, input)
      said.push(JSON.stringify(reply))
      return reply
    }
    for (const text of Object.values(secrets)) {
      await ask('search.find', { text })
      await ask('search.everywhere', { text })
    }
    const log = await app.call('audit.list', { limit: 500 })
    for (const { entryId } of log.entries) await ask('audit.entry', { entryId })
    for (const { memberId } of await app.call('members.list', {}))
      await ask('audit.history', { record: { kind: 'member', id: memberId } })
    for (const [name, input] of [
      ['export.ledger', { period: '2026', out: join(folder, 'book.docx'), overwrite: true }],
      ['export.workbook', { out: join(folder, 'book.xlsx'), overwrite: true }],
    ] as const) {
      const reply = await ask(name, input)
      expect(reply).toMatchObject({ ok: true })
      const file = readFileSync(input.out)
      for (const part of Object.values(unzipSync(file))) said.push(new TextDecoder().decode(part))
    }
    return said.join('\n').replaceAll(/\\+"/g, '"')
  }

  test('the secretary reads it (so that this test can fail)', { timeout: 120_000 }, async () => {
    const revealed = JSON.stringify(await answersOf({ app, raw }, 1, true))
    expect(found(revealed)).toEqual(
      expect.arrayContaining([
        secrets.talk,
        secrets.document,
        secrets.analysis,
        secrets.supervision,
        secrets.base,
      ]),
    )
  })

  test.each(['recorder', 'inspector'] as const)(
    'nothing of it reaches the %s by any answer, search, log or print',
    { timeout: 120_000 },
    async (role) => {
      await app.call('protection.lock', {})
      await app.call('protection.unlock', { password: passwords[role] })
      expect(found(await everything())).toEqual([])
      // refused at the border, whatever the page shows
      for (const name of keeping) expect([name, await app.dispatch(name, {})]).toEqual([name, refusal])
      for (const flag of maskFlags)
        expect(await app.dispatch('export.ledger', { period: '2026Q3', [flag]: true })).toEqual(
          flag === 'unmask' || flag === 'talkContents' ? refusal : expect.anything(),
        )
    },
  )

  test('counts and verdicts are the same for every role', async () => {
    const span = { from: '2026-01-01', to: '2026-09-30' }
    const inspector = await app.call('compliance.inspect', span)
    await app.call('protection.lock', {})
    await app.call('protection.unlock', { password: passwords.secretary })
    expect(await app.call('compliance.inspect', span)).toEqual(inspector)
  })

  test('every table named in the views is one of the schema', () => {
    const schema = readFileSync('migrations/schema.sql', 'utf8')
    for (const table of withheldTables) expect(schema).toContain(`CREATE TABLE ${table} (`)
  })
})

const refusal = { ok: false, code: 'roleForbids', detail: '' }
