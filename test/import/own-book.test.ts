/** The Word ledger that the program printed comes back: into an empty ledger as records, into its own as known already. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OutputOf } from '#shared/contract.ts'
import { formTitles } from '#shared/meetings.ts'
import { recordForms } from '#electron/export/compose-meetings.ts'
import { ownMeetingTitles } from '#electron/import/own-book.ts'
import { personsIn, readOwnBody } from '#electron/import/own-meeting.ts'
import { type LedgerApp, createLedgerApp } from '#electron/ledger-app.ts'
import { silentDesk } from '#test/support/ledger.ts'

const folder = mkdtempSync(join(tmpdir(), 'branch-ledger-own-book-'))
const book = join(folder, '第三季度.docx')
const talks = join(folder, '谈话.docx')
const quarter = { from: '2026-07-01', to: '2026-09-30' }

async function openApp(path: string): Promise<LedgerApp> {
  const app = createLedgerApp({
    clock: () => ({ today: '2026-10-08', now: '2026-10-08T09:30:00' }),
    desk: silentDesk,
    checkOutput: true,
    onInternal: (name, error) => {
      throw new Error(`${name} failed inside`, { cause: error })
    },
  })
  if (path.endsWith('origin.ledger')) await app.call('ledger.createDemonstration', { path })
  else await app.call('ledger.create', { path, branchName: '东江市统计局机关第一党支部' })
  return app
}

let origin: LedgerApp
let copy: LedgerApp

beforeAll(async () => {
  origin = await openApp(join(folder, 'origin.ledger'))
  await origin.call('export.ledger', { period: '2026Q3', unmask: true, out: book })
  await origin.call('export.ledger', { period: '2026Q3', unmask: true, talkContents: true, out: talks })
  copy = await openApp(join(folder, 'copy.ledger'))
  await copy.call('import.commit', { path: book })
  await copy.call('import.commit', { path: book, kind: 'meetingRecords' })
  await copy.call('import.commit', { path: talks })
}, 180_000)

afterAll(async () => {
  await origin.close()
  await copy.close()
  rmSync(folder, { recursive: true, force: true })
})

const finalOnes = async (app: LedgerApp): Promise<OutputOf<'meetings.show'>[]> => {
  const list = await app.call('meetings.list', quarter)
  const shown = await Promise.all(
    list
      .filter(({ state }) => state !== 'void')
      .map(({ meetingId }) => app.call('meetings.show', { meetingId })),
  )
  return shown.toSorted((a, b) => `${a.startsAt}${a.kind}`.localeCompare(`${b.startsAt}${b.kind}`))
}

describe('the book of a quarter, into an empty ledger', () => {
  test('the same members', async () => {
    const seen = async (app: LedgerApp) => {
      const list = await app.call('members.list', { asOf: '2026-09-30' })
      const shown = await Promise.all(
        list.map(({ memberId }) => app.call('members.show', { memberId, reveal: true })),
      )
      return shown
        .map((member) => ({
          name: member.name,
          gender: member.gender,
          ethnicity: member.ethnicity,
          // the roster prints the month
          birthDate: member.birthDate?.slice(0, 7),
          idNumber: member.idNumber,
          phone: member.phone,
          category: member.category,
          joinDate: member.joinDate,
          fullMemberDate: member.fullMemberDate,
          degree: member.degree,
          jobTitle: member.jobTitle,
          groupName: member.groupName,
        }))
        .toSorted((a, b) => a.name.localeCompare(b.name))
    }
    const members = await seen(origin)
    expect(members).toHaveLength(23)
    expect(members.every(({ idNumber }) => idNumber !== null)).toBe(true)
    expect(await seen(copy)).toEqual(members)
  })

  test('the same meetings: when, where, who led, who was there and who was not, and why', async () => {
    const of = (meeting: OutputOf<'meetings.show'>) => ({
      kind: meeting.kind,
      title: meeting.title,
      number: meeting.number,
      startsAt: meeting.startsAt,
      endsAt: meeting.endsAt,
      place: meeting.place,
      form: formTitles[meeting.form],
      chairName: meeting.chairName,
      recorderName: meeting.recorderName,
      groupName: meeting.groupName,
      theme: meeting.theme,
      lecturerName: meeting.lecturerName,
      creditMinutes: meeting.creditMinutes,
      alsoCountsAs: meeting.alsoCountsAs,
      outcome: meeting.outcome,
      attendance: meeting.attendance
        // why somebody came late is not printed
        .map(({ memberName, status, reason }) =>
          [memberName, status, status === 'late' ? '' : reason].join(' '),
        )
        .toSorted(),
      observers: meeting.observers,
      agenda: meeting.agenda.map(({ title, resolution, speeches }) => ({
        title,
        resolution,
        speeches: speeches.map(({ speakerName, kind, text }) => `${speakerName} ${kind} ${text}`),
      })),
    })
    const before = (await finalOnes(origin)).map(of)
    expect(before).toHaveLength(12)
    expect(before.flatMap(({ attendance }) => attendance).length).toBeGreaterThan(150)
    expect((await finalOnes(copy)).map(of)).toEqual(before)
  })

  test('votes stay in the text: not one is made', async () => {
    const meetings = await finalOnes(copy)
    expect(meetings.flatMap(({ motions }) => motions)).toEqual([])
    const [assembly] = meetings.filter(({ kind }) => kind === 'generalMeeting')
    expect(assembly?.state).toBe('draft')
    for (const words of ['无记名投票计票结果', '卢秉义　2026年7月9日 09:40　同意', '基层同志反映的语气问题'])
      expect(assembly?.outline).toContain(words)
    const [document] = await copy.call('import.documents', { kind: 'meetingRecords' })
    expect(document).toMatchObject({ fileName: '第三季度.docx', recordCount: 12 })
  })

  test('the same talks: when, who with whom, and what each column says', async () => {
    const of = async (app: LedgerApp) => {
      const list = await app.call('talks.list', quarter)
      const shown = await Promise.all(list.map(({ talkId }) => app.call('talks.show', { talkId })))
      return shown
        .map((talk) => ({
          heldOn: talk.heldOn,
          heldAt: talk.heldAt,
          talkers: talk.talkers.map(({ name }) => name),
          partners: talk.partners.map(({ name }) => name),
          place: talk.place,
          occasion: talk.occasion,
          form: talk.form,
          columns: talk.columns,
        }))
        .toSorted((a, b) =>
          `${a.heldOn}${a.partners.join()}`.localeCompare(`${b.heldOn}${b.partners.join()}`),
        )
    }
    const before = await of(origin)
    expect(before).toHaveLength(10)
    expect(await of(copy)).toEqual(before)
  })

  test('again: what came in stands, nothing is doubled', async () => {
    for (const source of [{ path: book }, { path: book, kind: 'meetingRecords' as const }, { path: talks }]) {
      const proposal = await copy.call('import.propose', source)
      expect(proposal.summary).toMatchObject({ new: 0, update: 0, conflict: 0, error: 0 })
      expect(proposal.alreadyImportedAs).not.toBeNull()
      await copy.call('import.commit', source)
    }
    expect(await copy.call('import.batches', {})).toHaveLength(3)
    expect(await copy.call('members.list', {})).toHaveLength(23)
    expect(await finalOnes(copy)).toHaveLength(12)
    expect(await copy.call('talks.list', {})).toHaveLength(10)
  })
})

describe('into the ledger it came from', () => {
  test('everything is there already', async () => {
    for (const [source, count] of [
      [{ path: book, kind: 'memberRoster' as const }, 23],
      [{ path: book, kind: 'meetingRecords' as const }, 12],
      [{ path: talks, kind: 'heartTalks' as const }, 10],
    ] as const) {
      const { summary } = await origin.call('import.propose', source)
      expect(summary).toMatchObject({ same: count, new: 0, update: 0, conflict: 0, skip: 0, error: 0 })
    }
  })

  test('the book names what it holds, and says that talks are not in it', async () => {
    const proposal = await origin.call('import.propose', { path: book })
    expect(proposal).toMatchObject({
      kind: 'memberRoster',
      doubts: [{ code: 'talksNotPrinted' }],
    })
    const held = proposal.alsoHolds.map(({ kind, records }) => [kind, records])
    expect(held[0]).toEqual(['meetingRecords', 12])
    // the registers that have something in the quarter, each under its own title
    expect(held.slice(1).map(([kind]) => kind)).toEqual(
      expect.arrayContaining(['tasks', 'service', 'rectificationList', 'documents', 'requests', 'venue']),
    )
    expect(held.filter(([kind]) => kind === 'meetingRecords' || kind === 'themePartyDays')).toHaveLength(1)
    // a roster is not read as talks because talks are asked for
    const asked = await origin.call('import.propose', { path: book, kind: 'heartTalks' })
    expect(asked).toMatchObject({ kind: 'none', sheets: [], doubts: [{ code: 'talksNotPrinted' }] })
  })

  test('single volumes and single records are known as well; empty forms hold nothing', async () => {
    const volume = join(folder, '卷四.docx')
    await origin.call('export.ledger', { period: '2026Q3', volumes: ['V04'], out: volume })
    expect(await origin.call('import.propose', { path: volume })).toMatchObject({
      kind: 'meetingRecords',
      summary: { same: 9 },
    })
    const register = join(folder, '谈话统计.docx')
    await origin.call('export.ledger', { period: '2026Q3', forms: ['F20a'], out: register })
    expect(await origin.call('import.propose', { path: register })).toMatchObject({
      kind: 'none',
      doubts: [{ code: 'talksNotPrinted' }],
    })
    const single = join(folder, '一事一档')
    const made = await origin.call('export.ledger', {
      ...quarter,
      forms: ['F13', 'F17'],
      perRecord: true,
      out: single,
    })
    expect(made.files).toHaveLength(3)
    for (const { fileName } of made.files) {
      const proposal = await origin.call('import.propose', { path: join(single, fileName) })
      expect(proposal.summary).toMatchObject({ same: 1, new: 0, conflict: 0 })
    }
    const blank = join(folder, '空白.docx')
    await origin.call('export.ledger', { period: '2026Q3', blank: true, out: blank })
    const empty = await origin.call('import.propose', { path: blank })
    expect(empty.summary).toMatchObject({ new: 0, update: 0, same: 0, conflict: 0 })
  })
})

describe('the printed forms', () => {
  test('every kind of meeting is known by the title that is printed', () => {
    expect(ownMeetingTitles).toEqual(
      Object.fromEntries(Object.entries(recordForms).map(([kind, { title }]) => [title, kind])),
    )
  })

  test('names keep what stands in the brackets', () => {
    expect(personsIn('卢秉义（预备，到县（区）督导、休养）、季𬀩（预备）、王伟')).toEqual([
      { name: '卢秉义', note: '到县（区）督导、休养' },
      { name: '季𬀩', note: '' },
      { name: '王伟', note: '' },
    ])
  })

  test('points within a text are no topics, and nothing of a vote is a speech', () => {
    const body = readOwnBody(
      [
        '一、活动流程',
        '一、自查。',
        '二、交流。',
        '二、讨论转正',
        '王伟（发言）：同意。',
        '第二段。',
        '表决：王伟转正',
        '李四（发言）：表决后的话。',
        '议定事项：报上级。',
        '三、会议成效及后续落实',
        '已办。',
      ],
      ['讨论转正'],
    )
    expect(body).toMatchObject({
      outline: '一、自查。\n二、交流。',
      outcome: '已办。',
      items: [
        {
          title: '讨论转正',
          resolution: '报上级。',
          speeches: [{ speakerName: '王伟', kind: 'discussion', text: '同意。\n第二段。' }],
        },
      ],
    })
  })
})
