import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { compose } from '#electron/export/compose.ts'
import { wordFile } from '#electron/export/word.ts'
import { lintDocx } from '../support/docx.ts'
import { facts, meeting } from '../support/ledger-facts.ts'

let sound: Uint8Array

beforeAll(async () => {
  sound = await wordFile(compose(facts({ meetings: [meeting(1)] })), 'system')
})

/** The sound file with one part changed; fails where the change finds nothing to change. */
function planted(part: string, change: (xml: string) => string): Uint8Array {
  const files = unzipSync(sound)
  const before = strFromU8(files[part] ?? new Uint8Array())
  const after = change(before)
  expect(after).not.toBe(before)
  return zipSync({ ...files, [part]: strToU8(after) })
}

const document = 'word/document.xml'
const cellParagraph = /(<w:tc>(?:(?!<\/w:tc>)[\s\S])*?<\/w:tcPr>)[\s\S]*?(<\/w:tc>)/

describe('our own look at a Word file', () => {
  test('finds nothing in a sound one', () => {
    expect(lintDocx(sound)).toEqual([])
  })

  test.each<[string, string, (xml: string) => string]>([
    ['cell without a paragraph', document, (xml) => xml.replace(cellParagraph, '$1$2')],
    [
      'nested table at the end of a cell',
      document,
      (xml) =>
        xml.replace(
          '</w:tc>',
          '<w:tbl><w:tblPr><w:tblW w:w="10" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="10"/></w:tblGrid></w:tbl></w:tc>',
        ),
    ],
    [
      'table is the last element of the body',
      document,
      (xml) =>
        xml.replace(
          /(<\/w:tbl>)(?:(?!<w:tbl>)[\s\S])*(<w:sectPr>(?:(?!<w:sectPr>)[\s\S])*<\/w:body>)/,
          '$1$2',
        ),
    ],
    [
      'two tables without a paragraph between them',
      document,
      (xml) => xml.replace('</w:tbl>', '</w:tbl><w:tbl><w:tblPr/></w:tbl>'),
    ],
    ['covers', document, (xml) => xml.replace('<w:gridSpan w:val="3"/>', '<w:gridSpan w:val="4"/>')],
    [
      'is not its columns',
      document,
      (xml) => xml.replace(/<w:tcW w:type="dxa" w:w="\d+"\/>/, '<w:tcW w:type="dxa" w:w="17"/>'),
    ],
    [
      'is not the sum of its columns',
      document,
      (xml) => xml.replace(/<w:gridCol w:w="\d+"\/>/, '<w:gridCol w:w="17"/>'),
    ],
    [
      'table width is not in DXA',
      document,
      (xml) => xml.replace(/<w:tblW w:type="dxa"/, '<w:tblW w:type="pct"'),
    ],
    ['table layout is not fixed', document, (xml) => xml.replace('<w:tblLayout w:type="fixed"/>', '')],
    [
      'vMerge continues nothing',
      document,
      (xml) => xml.replace('</w:tcPr>', '<w:vMerge w:val="continue"/></w:tcPr>'),
    ],
    [
      'every row is a head row',
      document,
      (xml) => xml.replaceAll('<w:tblHeader/>', '').replaceAll('<w:trPr>', '<w:trPr><w:tblHeader/>'),
    ],
    [
      'head row after a body row',
      document,
      (xml) =>
        xml.replace(/(<w:tblHeader\/>[\s\S]*?<\/w:tr>[\s\S]*?<\/w:tr><w:tr><w:trPr>)/, '$1<w:tblHeader/>'),
    ],
    [
      'unknown style Nobody',
      document,
      (xml) => xml.replace('<w:pStyle w:val="Heading2"/>', '<w:pStyle w:val="Nobody"/>'),
    ],
    ['theme attribute', document, (xml) => xml.replace('<w:rFonts ', '<w:rFonts w:asciiTheme="minorHAnsi" ')],
    ['rFonts without w:eastAsia', document, (xml) => xml.replace(/ w:eastAsia="[^"]*"/, '')],
    ['East Asian hint', document, (xml) => xml.replace(' w:hint="eastAsia"', '')],
    [
      'run without fonts',
      document,
      (xml) => xml.replace(/<w:r><w:rPr>(?:(?!<\/w:rPr>)[\s\S])*<\/w:rPr><w:t/, '<w:r><w:t'),
    ],
    ['line feed or tab', document, (xml) => xml.replace('党建台账</w:t>', '党建\n台账</w:t>')],
    ['control character', document, (xml) => xml.replace('党建台账</w:t>', '党建\u000B台账</w:t>')],
    ['updateFields', 'word/settings.xml', (xml) => xml.replace('<w:compat>', '<w:updateFields/><w:compat>')],
    [
      'external relation',
      'word/_rels/document.xml.rels',
      (xml) =>
        xml.replace(
          '</Relationships>',
          '<Relationship Id="x" TargetMode="External" Target="http://example.invalid/"/></Relationships>',
        ),
    ],
    [
      'Calibri',
      'word/theme/theme1.xml',
      (xml) => xml.replace('typeface="Times New Roman"', 'typeface="Calibri Light"'),
    ],
  ])('catches: %s', (fault, part, change) => {
    expect(lintDocx(planted(part, change)).join('\n')).toContain(fault)
  })
})
