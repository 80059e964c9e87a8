import { crc32, deflateRawSync } from 'node:zlib'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import * as xlsx from '@e965/xlsx'
import { limits } from '#electron/import/grid.ts'
import { readGrid } from '#electron/import/read.ts'
import { readFile } from '#electron/import/reading.ts'
import { openTestLedger } from '#test/support/ledger.ts'

type Cells = (string | number | boolean | xlsx.CellObject | null)[][]

function workbook(cells: Cells): Uint8Array {
  const book = xlsx.utils.book_new()
  xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(cells), '名册')
  const bytes: Uint8Array = xlsx.write(book, { type: 'array', bookType: 'xlsx', compression: true })
  return new Uint8Array(bytes)
}

const head = ['姓名', '性别', '身份证号', '入党时间', '备注']

async function propose(bytes: Uint8Array, fileName: string) {
  const ledger = await openTestLedger()
  const proposal = await ledger.call('import.propose', {
    fileName,
    content: Buffer.from(bytes).toString('base64'),
  })
  return { ledger, proposal }
}

/** A zip whose directory says what the test wants it to say. */
function zipSaying(
  name: string,
  content: Uint8Array,
  says: { unpacked?: number; crc?: number; count?: number },
): Uint8Array {
  const packed = deflateRawSync(content)
  const nameBytes = Buffer.from(name)
  const sizes = (buffer: Buffer, at: number) => {
    buffer.writeUInt32LE(says.crc ?? crc32(content), at)
    buffer.writeUInt32LE(packed.length, at + 4)
    buffer.writeUInt32LE(says.unpacked ?? content.length, at + 8)
    buffer.writeUInt16LE(nameBytes.length, at + 12)
  }
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  sizes(local, 14)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(8, 10)
  sizes(central, 16)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(says.count ?? 1, 10)
  end.writeUInt32LE(46 + nameBytes.length, 12)
  end.writeUInt32LE(30 + nameBytes.length + packed.length, 16)
  return Buffer.concat([local, nameBytes, packed, central, nameBytes, end])
}

describe('files that mean harm', () => {
  test('a zip bomb is refused before it is unpacked', async () => {
    const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(20_000_000) }, { level: 9 })
    expect(bomb.length).toBeLessThan(100_000)
    expect(await readGrid(bomb, '名册.xlsx')).toMatchObject({ ok: false, code: 'fileTooLarge' })
  })

  test('a zip that lies about its size, its sum or its number of parts is damaged', async () => {
    const content = strToU8('<workbook/>'.repeat(10_000))
    const read = (says: Parameters<typeof zipSaying>[2]) =>
      readGrid(zipSaying('xl/workbook.xml', content, says), 'a.xlsx')
    expect(await read({ unpacked: 500 })).toMatchObject({ code: 'fileCorrupt' })
    expect(await read({ crc: 1 })).toMatchObject({ code: 'fileCorrupt' })
    expect(await read({ count: 7 })).toMatchObject({ code: 'fileCorrupt' })
    expect(await read({ count: limits.entries + 1 })).toMatchObject({ code: 'fileTooLarge' })
  })

  test('any cut of a good workbook is refused or read, never an exception', async () => {
    const bytes = workbook([head, ['王芳', '女', '', '2003.7.1', '']])
    for (let length = 0; length < bytes.length; length += 211) {
      const reading = await readGrid(bytes.subarray(0, length), '名册.xlsx')
      expect(reading.ok).toBe(false)
    }
  })

  test('a cell of a megabyte is left out and not echoed', async () => {
    const { proposal } = await propose(
      strToU8(`${head.join(',')}\n王芳,女,,2003.7.1,${'长'.repeat(350_000)}`),
      '名册.csv',
    )
    const row = proposal.sheets[0]?.rows[0]
    expect(row?.values).toEqual({ name: '王芳', gender: '女', joinDate: '2003-07-01' })
    expect(row?.doubts).toMatchObject([{ code: 'cellTooLong', field: 'remark' }])
    expect(JSON.stringify(proposal).length).toBeLessThan(3000)
  })

  test('names of prototypes are words like any other', async () => {
    const cells = [
      [...head, '__proto__', 'constructor'],
      ['__proto__', '__proto__', 'constructor', 'toString', 'valueOf', '1', '2'],
      ['constructor', '男', '', '2003.7.1', '', '', ''],
    ]
    const { ledger, proposal } = await propose(workbook(cells), '__proto__.xlsx')
    expect(proposal.sheets[0]?.rows.map((row) => row.values)).toEqual([
      { name: '__proto__', remark: 'valueOf' },
      { name: 'constructor', gender: '男', joinDate: '2003-07-01' },
    ])
    expect(proposal.sheets[0]?.rows[0]?.doubts.map((doubt) => doubt.code)).toEqual([
      'valueUnreadable',
      'badIdCheckDigit',
      'dateUnreadable',
    ])
    const content = Buffer.from(workbook(cells)).toString('base64')
    const choices: unknown = JSON.parse('[{"row":3,"values":{"__proto__":"x","constructor":"y"}}]')
    expect(
      await ledger.app.dispatch('import.commit', { fileName: 'a.xlsx', content, choices }),
    ).toMatchObject({
      ok: false,
      code: 'badInput',
    })
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false)
  })

  test('formulas give their saved result; errors and results that were not saved give none', async () => {
    const cells: Cells = [
      head,
      [
        { t: 's', v: '王芳', f: 'A1&""' },
        '女',
        null,
        { t: 'e', v: 0x17, w: '#REF!' },
        { t: 's', v: '=HYPERLINK("http://x","y")' },
      ],
    ]
    const { proposal } = await propose(workbook(cells), '名册.xlsx')
    const row = proposal.sheets[0]?.rows[0]
    expect(row?.values).toEqual({ name: '王芳', gender: '女', remark: '=HYPERLINK("http://x","y")' })
    expect(row?.doubts).toEqual([{ code: 'formulaError', field: 'joinDate', column: 'D', raw: '#REF!' }])
  })

  test('control characters and zero-width ones do not reach the register', async () => {
    const line = `${head.join(',')}\n\u200B王\u0007芳\uFEFF,女,,\u200B2003.7.1,"一\u0000\u001F二"`
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(line, 'utf16le')])
    const { proposal } = await propose(utf16, '名册.csv')
    expect(proposal.encoding).toBe('utf-16le')
    expect(proposal.sheets[0]?.rows[0]?.values).toEqual({
      name: '王芳',
      gender: '女',
      joinDate: '2003-07-01',
      remark: '一二',
    })
  })

  test('what is not a table is told apart from what is', async () => {
    const code = async (bytes: Uint8Array, name: string) => {
      const reading = await readGrid(bytes, name)
      return reading.ok ? 'read' : reading.code
    }
    expect(await code(strToU8(''), 'a.xlsx')).toBe('fileEmpty')
    expect(await code(strToU8(' \n'), 'a.csv')).toBe('fileEmpty')
    expect(await code(strToU8('%PDF-1.7'), 'a.csv')).toBe('formatUnsupported')
    expect(await code(strToU8('{\\rtf1 x}'), 'a.xls')).toBe('formatUnsupported')
    expect(await code(Uint8Array.of(1, 0, 2, 0), 'a.csv')).toBe('formatUnsupported')
    expect(await code(strToU8('<?xml version="1.0"?><x/>'), 'a.xls')).toBe('notASpreadsheet')
    expect(await code(strToU8('姓名\t性别'), 'a.xls')).toBe('notASpreadsheet')
    expect(await code(zipSync({ 'word/document.xml': strToU8('<x/>') }), 'a.xlsx')).toBe('fileCorrupt')
    expect(await code(zipSync({ 'ppt/presentation.xml': strToU8('<x/>') }), 'a.docx')).toBe(
      'formatUnsupported',
    )
    expect(await code(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 9, 9), 'a.xls')).toBe(
      'fileCorrupt',
    )
    expect(await code(workbook([head]), 'a.csv')).toBe('read')
  })

  test('too much of anything is refused', async () => {
    const wide = Array.from({ length: limits.columns + 1 }, (_, index) => `列${index}`)
    expect(await readGrid(strToU8(wide.join(',')), 'a.csv')).toMatchObject({ code: 'fileTooLarge' })
    expect(await readGrid(workbook([wide]), 'a.xlsx')).toMatchObject({ code: 'fileTooLarge' })
    expect(await readGrid(strToU8('a\n'.repeat(limits.rows + 1)), 'a.csv')).toMatchObject({
      code: 'fileTooLarge',
    })
    expect(await readGrid(new Uint8Array(limits.file + 1), 'a.xlsx')).toMatchObject({ code: 'fileTooLarge' })
    const ledger = await openTestLedger()
    const path = join(ledger.folder, 'big.csv')
    writeFileSync(path, Buffer.alloc(limits.file + 1, 'a'))
    expect((await ledger.call('import.propose', { path })).doubts).toMatchObject([{ code: 'fileTooLarge' }])
  })

  test('a large file is read in a thread, and one that takes too long is given up', async () => {
    const bytes = workbook([
      head,
      ...Array.from({ length: 3000 }, (_, index) => [`甲${index}`, '女', '', '2003.7.1', '']),
    ])
    const inThread = await readFile(bytes, 'a.xlsx', { threadFrom: 0 })
    expect(inThread).toEqual(await readGrid(bytes, 'a.xlsx'))
    expect(await readFile(bytes, 'a.xlsx', { threadFrom: 0, time: 1 })).toEqual({
      ok: false,
      code: 'fileTooLarge',
      detail: '读取超时',
    })
  })
})
