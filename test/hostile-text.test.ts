/** What people paste, and what strangers write in files, comes back from every text field as it went in, or cleaned. */
import { expect, test } from 'vitest'
import { cleanText } from '#shared/primitives.ts'
import { million } from './support/from-schema.ts'
import { branchOf, convene, openTestLedger } from './support/ledger.ts'

/** Kept letter by letter. */
const kept = [
  `'";--%_\\`,
  `x'); DROP TABLE member; --`,
  `%' OR '1'='1`,
  '=cmd|calc!A1',
  '+1+1',
  '-1',
  '@SUM(A1)',
  '<img src=x onerror=alert(1)>',
  '{{x}}${y}{%z%}',
  '𠮷䶮👨‍👩‍👧🇨🇳',
  '\u202E倒\u2066右\u2069',
  'e\u0301ﬀ①Ａ',
  '__proto__',
  '../../etc/passwd',
]
/** Cleaned as `cleanText` says: no document can hold these. */
const cleaned = ['a\uD800b\uDC00c', 'x\u000By', 'a\u0000b\u0007c\uFFFE', '一\r\n二\r三']

test('every sort of record keeps hostile text as text, and refuses what is too long', async () => {
  const ledger = await openTestLedger()
  const people = await branchOf(ledger, 3)
  const memberId = people.secretary
  const { meetingId } = await convene(ledger, people)
  const { talkId } = await ledger.call('talks.record', {
    heldOn: '2026-09-18',
    talkerIds: [people.secretary],
    partnerIds: [people.recorder],
    thought: '思想',
  })
  const [study] = await ledger.call('study.require', { title: '篇目', publishedOn: '2026-09-01' })
  const { entryId } = await ledger.call('integrity.record', {
    heldOn: '2026-09-18',
    category: 'integrityStudy',
    topic: '主题',
    content: '内容',
  })
  const itemId = study?.itemId ?? 0

  /** Writes a text into a field and reads it back. */
  const fields: Readonly<Record<string, (text: string) => Promise<string | undefined>>> = {
    'members, paragraphs': async (remark) => {
      await ledger.call('members.amend', { memberId, remark })
      return (await ledger.call('members.show', { memberId })).remark
    },
    'meetings, paragraphs': async (text) => {
      const { revision } = await ledger.call('meetings.show', { meetingId })
      const agenda = [{ title: text, speeches: [{ speakerId: memberId, text }], resolution: text }]
      await ledger.call('meetings.saveDraft', {
        meetingId,
        revision,
        startsAt: '2026-09-18T14:30',
        outline: text,
        agenda,
      })
      const meeting = await ledger.call('meetings.show', { meetingId })
      expect(meeting.agenda[0]?.speeches[0]?.text).toBe(meeting.outline)
      expect(meeting.agenda[0]?.resolution).toBe(meeting.outline)
      return meeting.outline
    },
    'talks, paragraphs': async (thought) => {
      await ledger.call('talks.amend', { talkId, thought })
      return (await ledger.call('talks.show', { talkId, reveal: true })).columns?.thought
    },
    'registers, paragraphs': async (content) => {
      await ledger.call('integrity.amend', { entryId, content })
      return (await ledger.call('integrity.list', {}))[0]?.content
    },
    'study, one line': async (title) => {
      await ledger.call('study.amend', { itemId, title })
      return (await ledger.call('study.list', {})).find((item) => item.itemId === itemId)?.title
    },
    'dues, one line': async (remark) => {
      const { noticeId } = await ledger.call('dues.note', {
        kind: 'publicity',
        fromMonth: '2026-08',
        doneOn: '2026-09-10',
        remark,
      })
      const notices = await ledger.call('dues.notices', { year: 2026 })
      await ledger.call('dues.voidNotice', { noticeId, reason: '试' })
      return notices.find((notice) => notice.noticeId === noticeId)?.remark
    },
  }
  for (const [what, through] of Object.entries(fields)) {
    for (const text of kept) expect(await through(text), `${what}: ${text}`).toBe(text)
    for (const text of cleaned) {
      const expected = cleanText(text)
      expect(await through(text), `${what}: ${JSON.stringify(text)}`).toBe(
        what.endsWith('one line') ? expected.replaceAll('\n', ' ') : expected,
      )
    }
    await expect(through(million), what).rejects.toMatchObject({
      code: 'badInput',
      detail: expect.stringMatching(/最多 \d+ 个字/),
    })
    await through('好')
  }
  expect(ledger.raw().pragma('integrity_check', { simple: true })).toBe('ok')
})
