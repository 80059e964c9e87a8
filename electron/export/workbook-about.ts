/** The first sheet: what the workbook is, what is in it and what is not, and the mark by which it is known again. */
import { keyTitle, type Revealing } from './workbook-sheet.ts'
import type { SheetContent } from './workbook-content.ts'
import { leftOut } from './workbook-sheets.ts'

export const aboutTitle = '说明'
export const markTitle = '格式'
/** With the version of the format after it. */
export const mark = 'branch-ledger-workbook/'
export const formatVersion = 1
export const schemaTitle = '台账结构版本'
export const branchTitle = '支部'
export const numbersTitle = '身份证号、手机号、党费基数'
export const talksTitle = '谈话内容'
/** Before each sheet's title: how many rows it has. */
export const countTitle = '工作表：'
export const maskedWord = '掩码'
export const withoutWord = '不含'

export interface About {
  readonly branchName: string
  /** `YYYY-MM-DDTHH:MM:SS`. */
  readonly madeAt: string
  readonly schemaVersion: number
  readonly revealing: Revealing
  /** Records of each kind that stay behind in the ledger file. */
  readonly behind: Readonly<Record<string, number>>
}

export function aboutSheet(about: About, sheets: readonly SheetContent[]): SheetContent {
  const { revealing } = about
  const exact = revealing.unmask && revealing.talkContents
  const kinds = [...new Set(Object.values(leftOut))]
  const rows: [string, string | number][] = [
    [
      '这是什么',
      '支部台账软件导出的全部登记，一张工作表一种登记，可以查阅、筛选、统计、打印。还没有记录的表是隐藏的。',
    ],
    [branchTitle, about.branchName],
    ['导出时间', about.madeAt.replace('T', ' ')],
    [
      numbersTitle,
      revealing.unmask ? '完整，请按保密要求保管' : `${maskedWord}（号码中间几位写作 *，没有党费基数）`,
    ],
    [
      talksTitle,
      revealing.talkContents ? '含谈话原话，请由专人保管' : `${withoutWord}，只有时间、人员和事由`,
    ],
    [
      '导回软件',
      exact
        ? '在软件里新建台账，用「导入」选这个文件，得到同样的记录。已有记录的台账不接收，以免重复。'
        : '可以导入新建的台账，但掩码的号码和没有包括的谈话内容会空着。要完整导回，导出时请选完整号码和谈话内容。',
    ],
    ['不在这里', `${kinds.join('、')}仍在台账文件里，没有写进工作簿。`],
    ...Object.entries(about.behind).map(([kind, count]): [string, string] => [
      `没有写进：${kind}`,
      `${count} 件`,
    ]),
    [
      '怎么读',
      `「${keyTitle}」和「…编号」两列把各表连在一起，旁边一列写着它是谁、是哪一次，导回时只认编号。`,
    ],
    ['保密', '不得写入涉密信息。文件里有个人信息，用完请妥善保管或删除。'],
    [markTitle, `${mark}${formatVersion}`],
    [schemaTitle, about.schemaVersion],
    ...sheets.map(({ title, rows: of }): [string, string] => [`${countTitle}${title}`, `${of.length} 行`]),
  ]
  return {
    title: aboutTitle,
    columns: [
      { title: '项目', width: 24, wrap: false },
      { title: '内容', width: 90, wrap: true },
    ],
    rows,
  }
}
