import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { openTestLedger } from '#test/support/ledger.ts'
import { differences, expected, sample, samplesFolder } from './comparing.ts'

describe('last year’s files come out as described', () => {
  test.each(Object.entries(expected.files))('%s', async (name, file) => {
    const ledger = await openTestLedger({ today: '2026-01-31' })
    // names are compared with the register: the roster comes in first
    if (file.kind !== 'memberRoster' && file.kind !== 'none')
      await ledger.call('import.commit', { path: sample('党员名册2025.xlsx') })
    const proposal = await ledger.call('import.propose', { path: sample(name) })
    expect(differences(proposal, file)).toEqual([])
    expect(proposal.fileName).toBe(name)
  })

  test('every sample is described', () => {
    const files = readdirSync(samplesFolder).filter((name) => !/^(README\.md|expected\.json)$/.test(name))
    expect(files.toSorted()).toEqual(Object.keys(expected.files).toSorted())
  })

  test('the comparison notices what is wrong', async () => {
    const ledger = await openTestLedger()
    const name = '党员名册2025.xlsx'
    const file = expected.files[name]
    if (file === undefined) throw new Error('no description')
    const proposal = await ledger.call('import.propose', { path: sample(name) })
    const [sheet] = proposal.sheets
    const row = sheet?.rows[0]
    if (sheet === undefined || row === undefined) throw new Error('no row')
    row.values['name'] = '沈国樑'
    row.doubts.push({ code: 'dateUnreadable', field: 'joinDate' })
    sheet.rows = sheet.rows.filter((one) => one.row !== 32)
    sheet.headerRows = [4]
    expect(differences(proposal, file)).toHaveLength(4)
  })

  test('the same by content as by path, and no row is lost between the verdicts', async () => {
    const ledger = await openTestLedger()
    const name = '党员名册2025.xlsx'
    const byPath = await ledger.call('import.propose', { path: sample(name) })
    const content = readFileSync(sample(name)).toString('base64')
    expect(await ledger.call('import.propose', { fileName: name, content })).toEqual(byPath)
    expect(byPath.summary).toMatchObject({ new: 24, update: 0, same: 0, conflict: 0, skip: 3, error: 0 })
  })

  test('a person who was transferred out keeps the month that is written and gets no day', async () => {
    const ledger = await openTestLedger()
    const proposal = await ledger.call('import.propose', { path: sample('党员名册2025.xlsx') })
    const row = proposal.sheets[0]?.rows.find((one) => one.row === 29)
    expect(row?.verdict).toBe('new')
    expect(row?.values).not.toHaveProperty('leftOn')
    expect(row?.doubts).toMatchObject([{ code: 'transferredOut', detail: '组织关系转出，只知道是 2025-08' }])
  })

  test('a masked number is no number', async () => {
    const ledger = await openTestLedger()
    const proposal = await ledger.call('import.propose', { path: sample('党员信息导出.csv') })
    const row = proposal.sheets[0]?.rows.find((one) => one.row === 11)
    expect(row?.values).not.toHaveProperty('idNumber')
    expect(row?.doubts).toMatchObject([{ code: 'idMasked', raw: '330699********5613' }])
  })

  test('the hidden sheet is shown, and taken only when asked for by name', async () => {
    const ledger = await openTestLedger()
    const path = sample('党员名册2025.xlsx')
    const hidden = (await ledger.call('import.propose', { path })).sheets[1]
    expect(hidden).toMatchObject({ name: '2024年旧数据', hidden: true, taken: false, rows: [] })
    expect(hidden?.doubts).toEqual([{ code: 'hiddenSheet' }])
    const asked = await ledger.call('import.propose', { path, sheet: '2024年旧数据' })
    expect(asked.sheets.map((sheet) => [sheet.taken, sheet.rows.length])).toEqual([
      [false, 0],
      [true, 5],
    ])
  })

  test('somebody outside the Party on the list is not enrolled', async () => {
    const ledger = await openTestLedger()
    const proposal = await ledger.call('import.propose', { path: sample('党员名册（旧表）.xls') })
    const row = proposal.sheets[0]?.rows.find((one) => one.row === 20)
    expect(row).toMatchObject({ verdict: 'skip', values: { name: '卜一凡' } })
  })

  test('an unreadable file is an answer with its reason, and a missing one a failure', async () => {
    const ledger = await openTestLedger()
    for (const [name, code] of [
      ['损坏.xlsx', 'fileCorrupt'],
      ['加密.xlsx', 'fileEncrypted'],
      ['伪装.xls', 'notASpreadsheet'],
      ['空表.xlsx', 'fileEmpty'],
    ] as const) {
      const proposal = await ledger.call('import.propose', { path: sample(name) })
      expect(proposal.kind).toBe('none')
      expect(proposal.doubts.map((doubt) => doubt.code)).toEqual([code])
      expect(await ledger.app.dispatch('import.commit', { path: sample(name) })).toMatchObject({
        ok: false,
        code: 'importRefused',
      })
    }
    expect(await ledger.app.dispatch('import.propose', { path: sample('没有.xlsx') })).toEqual({
      ok: false,
      code: 'fileMissing',
      detail: '没有.xlsx',
    })
    expect(await ledger.app.dispatch('import.propose', { path: samplesFolder })).toMatchObject({
      code: 'fileMissing',
    })
    expect(await ledger.app.dispatch('import.propose', {})).toMatchObject({ code: 'badInput' })
  })
})
