/** A study register of last year, kept as it came in, taken over into learning and drafts, and taken back. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type TestLedger, branchOf, enrol, openTestLedger } from '../support/ledger.ts'

function sheet(ledger: TestLedger, name: string, lines: readonly string[]): string {
  const path = join(ledger.folder, name)
  writeFileSync(path, lines.join('\n'))
  return path
}

async function keptDocument(ledger: TestLedger, path: string): Promise<number> {
  await ledger.call('import.commit', { path })
  const [document] = await ledger.call('import.documents', { kind: 'studyRecords' })
  if (document === undefined) throw new Error('the file was not kept')
  return document.documentId
}

test('sessions become drafts that list whom the file names', async () => {
  const ledger = await openTestLedger({ today: '2026-01-31' })
  await branchOf(ledger, 3)
  const shen = await enrol(ledger, '沈国梁')
  const documentId = await keptDocument(
    ledger,
    sheet(ledger, '学习.csv', [
      '日期,学习内容,学习形式,学时,参加人员,领学人,地点',
      '2025年4月11日,学习《条例》,集中学习,2,沈国梁、外来人等10人,王伟,会议室',
      '四月,没有日子的,集中学习,2,沈国梁,王伟,会议室',
    ]),
  )
  const batch = await ledger.call('import.takeOver', { documentId })
  expect(batch).toMatchObject({ kind: 'studyRecords', added: 1, skipped: 1 })
  const [meeting] = await ledger.call('meetings.list', { kind: 'studySession' })
  expect(meeting).toMatchObject({
    state: 'draft',
    theme: '学习《条例》',
    place: '会议室',
    source: 'imported',
  })
  const page = await ledger.call('meetings.show', { meetingId: meeting?.meetingId ?? 0 })
  expect(page.creditMinutes).toBe(90)
  expect(page.attendance.map((one) => one.memberId)).toEqual([shen])
  expect(page.studyItems).toEqual([{ title: '学习《条例》', issuer: '', leader: '王伟' }])
  // taken over once
  await expect(ledger.call('import.takeOver', { documentId })).rejects.toMatchObject({
    code: 'importRefused',
  })
  await ledger.call('import.undo', { batchId: batch.batchId })
  expect(await ledger.call('meetings.list', {})).toEqual([])
})

test('rows about a person become learning with its proof, and go when the import is undone', async () => {
  const ledger = await openTestLedger({ today: '2026-01-31' })
  await branchOf(ledger, 3)
  const shen = await enrol(ledger, '沈国梁')
  const documentId = await keptDocument(
    ledger,
    sheet(ledger, '培训.csv', [
      '姓名,培训时间,培训内容,培训形式,学时',
      '沈国梁,2025-05-12,支部书记培训班,市委党校,40',
      '沈国梁,2025-06-02,网络课程,网络学院,90分钟',
      '沈国梁,2025-06-03,没写学时,网络学院,半天',
      '无此人,2025-06-03,网络课程,网络学院,2',
    ]),
  )
  const before = ledger.dump()
  const batch = await ledger.call('import.takeOver', { documentId })
  expect(batch).toMatchObject({ added: 2, skipped: 2 })
  expect(await ledger.call('study.otherLearning', { year: 2025 })).toMatchObject([
    { memberId: shen, kind: 'partySchool', minutes: 1800, origin: 'imported' },
    { memberId: shen, kind: 'networkCourse', minutes: 90 },
  ])
  await ledger.call('import.undo', { batchId: batch.batchId })
  expect(await ledger.call('study.otherLearning', { year: 2025 })).toEqual([])
  expect(ledger.dump()['other_learning']).toEqual(before['other_learning'])
  // and may be taken over again
  expect(await ledger.call('import.takeOver', { documentId })).toMatchObject({ added: 2 })
})
