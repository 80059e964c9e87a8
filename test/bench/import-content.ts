/** Files as large as they get: a roster of 30,000 rows, and minutes of one meeting a file. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { writeXlsx } from 'hucre/xlsx'
import { addDays } from '#shared/primitives.ts'

export const size = { rows: 30_000, minutes: 200 } as const

const surnames = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'
const given = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平'
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

const nameOf = (index: number): string =>
  `${surnames[index % 20] ?? ''}${given[Math.floor(index / 20) % 20] ?? ''}${given[Math.floor(index / 400) % 20] ?? ''}`

/** Of nobody: the area code belongs to no place. */
function idNumberOf(index: number, birth: string): string {
  const body = `990000${birth.replaceAll('-', '')}${String((index + Math.floor(index / 14_000)) % 1000).padStart(3, '0')}`
  const sum = weights.reduce((total, weight, place) => total + weight * Number(body[place]), 0)
  return `${body}${'10X98765432'[sum % 11] ?? ''}`
}

/** A roster with everything a roster may say, as the office program writes it. */
export async function writeRoster(path: string): Promise<void> {
  const head = [
    '序号',
    '姓名',
    '性别',
    '民族',
    '出生日期',
    '身份证号',
    '学历',
    '人员类别',
    '入党日期',
    '转正日期',
    '党小组',
    '工作单位及职务',
    '手机号',
    '备注',
  ]
  const rows = Array.from({ length: size.rows }, (_, index) => {
    const birth = addDays('1960-01-01', index % 14_000)
    const joined = addDays(birth, 9_000)
    return [
      index + 1,
      nameOf(index),
      index % 2 === 0 ? '男' : '女',
      '汉族',
      birth,
      idNumberOf(index, birth),
      '大学本科',
      index % 50 === 0 ? '党员' : '正式党员',
      index % 30 === 0 ? joined.slice(0, 7) : joined,
      addDays(joined, 365),
      `第${(index % 200) + 1}党小组`,
      `某某市某某局第${index % 40}科室科员`,
      `139${String(index).padStart(8, '0')}`,
      index % 9 === 0 ? '借调在外' : '',
    ]
  })
  writeFileSync(
    path,
    await writeXlsx({ sheets: [{ name: '党员名册', rows: [['某某机关党员名册'], head, ...rows] }] }),
  )
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** A folder of minutes, one meeting a file, some 3,000 characters each. */
export function writeMinutes(folder: string): void {
  mkdirSync(folder, { recursive: true })
  for (let index = 0; index < size.minutes; index += 1) {
    const [year = '', month = '', day = ''] = addDays('2025-01-02', index).split('-')
    const lines = [
      '支委会会议记录',
      `时间：${year}年${Number(month)}月${Number(day)}日14:30`,
      '地点：三楼会议室',
      '主持人：王伟伟',
      '记录人：李伟伟',
      '参加人员：王伟伟、李伟伟、张伟伟',
      `议题：研究第${index + 1}项工作`,
      '会议内容：',
      ...Array.from(
        { length: 20 },
        (_, place) =>
          `王伟伟：关于第 ${index + 1} 项工作的第 ${place + 1} 点意见，${'要围绕季度重点任务，把责任落实到人，按时限完成。'.repeat(5)}`,
      ),
      '决议：同意。',
    ]
    const body = lines.map((line) => `<w:p><w:r><w:t>${escaped(line)}</w:t></w:r></w:p>`).join('')
    const file = zipSync({
      '[Content_Types].xml': strToU8(
        '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
      ),
      '_rels/.rels': strToU8(
        '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
      ),
      'word/document.xml': strToU8(
        `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
      ),
      // the weight that a real file has: pictures and themes that nobody reads
      'word/media/image1.png': new Uint8Array(60_000).map((_, at) => (at * 7919 + index) & 255),
    })
    writeFileSync(join(folder, `${String(index + 1).padStart(3, '0')}.docx`), file)
  }
}
