/** The printed ledger: which volumes and forms it has, what is asked for, what was handed out. */
import { z } from 'zod'
import { FontScheme, PreviewSheet } from './book.ts'
import { Delivered } from './ledger.ts'
import { command, query, task } from './operation.ts'
import { BranchId, LedgerDate, PeriodName, longestSpan, requiredLine, spanFits } from './primitives.ts'

const FormCode = z.string().min(1).max(8)
const VolumeCode = z.string().regex(/^V\d{2}$/, '卷号应写成 V04 的样子')

const CatalogueForm = z.object({
  code: FormCode,
  title: requiredLine(40, '表名'),
  /** Switched off forms are left out of the book. */
  on: z.boolean().default(true),
})
const CatalogueVolume = z.object({
  code: VolumeCode,
  title: requiredLine(40, '卷名'),
  on: z.boolean().default(true),
  forms: z.array(CatalogueForm).max(60),
})

/** The book's volumes and forms in their order and under the names the place uses. */
export const Catalogue = z
  .object({ volumes: z.array(CatalogueVolume).min(1).max(40) })
  .refine(
    ({ volumes }) => distinct(volumes.flatMap(({ forms }) => forms.map(({ code }) => code))),
    '同一张表在目录里只能出现一次',
  )
  .refine(({ volumes }) => distinct(volumes.map(({ code }) => code)), '同一卷在目录里只能出现一次')
export type Catalogue = z.infer<typeof Catalogue>

const distinct = (values: readonly string[]) => new Set(values).size === values.length

const volume = (code: string, title: string, forms: Readonly<Record<string, string>>) => ({
  code,
  title,
  on: true,
  forms: Object.entries(forms).map(([form, name]) => ({ code: form, title: name, on: true })),
})

/** The usual catalogue, as far as the ledger keeps records for it. */
export const standardCatalogue: Catalogue = {
  volumes: [
    volume('V00', '检查对照', { F00: '季度台账检查对照表' }),
    volume('V01', '卷一　组织建设', {
      F01: '党支部基本情况表',
      F02: '支委会成员及分工',
      F03: '党小组设置',
      F04: '换届选举情况表',
    }),
    volume('V02', '卷二　党员管理', {
      F06: '党员名册',
      F07: '流动党员登记表',
      F08: '组织关系转接登记表',
      F09: '失联党员登记表',
      F10: '组织处置登记表',
      F06a: '党员政治生日记录',
      F09a: '失联党员查找记录',
      F10a: '荣誉与典型登记表',
      F10b: '党员年度档案',
    }),
    volume('V03', '卷三　工作计划与总结', {
      F11: '月度任务清单及完成情况表',
      F12: '述职评议与履职交流登记表',
      F12a: '听取汇报登记表',
    }),
    volume('V04', '卷四　三会一课', {
      F13: '党员大会记录',
      F14: '支委会记录',
      F15: '党小组会记录',
      F16: '党课记录',
      F22: '党员参加组织生活出勤统计表',
    }),
    volume('V05', '卷五　主题党日', { F17: '主题党日活动记录' }),
    volume('V06', '卷六　学习教育', {
      F18: '集中学习记录',
      F18a: '学习学时统计表',
      F18b: '必学清单及完成情况',
      F18c: '学习课程公示',
      F18d: '补学及其他学习培训登记表',
      F18e: '年度学习计划',
    }),
    volume('V07', '卷七　谈心谈话与思想分析', {
      F19: '党员思想状况分析报告',
      F20: '谈心谈话记录',
      F20a: '谈心谈话统计表',
    }),
    volume('V08', '卷八　组织生活会与民主评议', {
      F21a: '组织生活会方案',
      F21b: '会前学习和谈心谈话情况表',
      F21c: '征求意见汇总表',
      F21d: '对照检查材料',
      F21: '组织生活会记录',
      F21e: '逐人批评与自我批评记录',
      F21f: '组织生活会问题清单',
      F21g: '组织生活会整改清单',
      F21h: '组织生活会情况报告',
      F23: '民主评议党员记录',
      F23a: '民主评议党员汇总表',
      F23b: '民主评议党员登记表',
      F23c: '民主评议党员测评票',
      F22a: '领导干部双重组织生活统计表',
    }),
    volume('V09', '卷九　发展党员', { F24: '发展党员表决情况表' }),
    volume('V10', '卷十　党费收缴', {
      F26: '党费核定表',
      F27: '党费收缴登记表',
      F28: '党费收缴公示',
    }),
    volume('V11', '卷十一　党风廉政与意识形态', { F29: '党风廉政与意识形态工作登记表' }),
    volume('V12', '卷十二　联系服务群众', { F30: '联系服务群众登记表' }),
    volume('V13', '卷十三　整改台账', {
      F31: '整改台账',
      F31a: '问题、任务、责任清单',
      F31b: '督查与上级提醒登记表',
      F31c: '整改成果汇总表',
    }),
    volume('V15', '卷十五　制度与文件', {
      F35: '制度与文件目录',
      F35a: '请示报告登记簿',
      F35b: '制度汇编',
    }),
    volume('V16', '卷十六　阵地与影像', {
      F36: '影像资料目录',
      F36a: '党员活动场所标准对照表',
    }),
    volume('V99', '附　党组（党委）会议', { 附1: '党组（党委）会议记录' }),
  ],
}

/**
 * A kept catalogue held against the forms of today: a form that came since goes to the end of its volume, one that
 * is no more falls away. Nothing a user renamed or moved is touched.
 * @param beginning the standard as a ledger begins with it, where sensitive forms are off
 */
export function settledCatalogue(kept: Catalogue, beginning: Catalogue = standardCatalogue): Catalogue {
  const standard = beginning.volumes
  const known = new Set(standard.flatMap(({ forms }) => forms.map(({ code }) => code)))
  const placed = new Set(kept.volumes.flatMap(({ forms }) => forms.map(({ code }) => code)))
  const volumes = kept.volumes.map((each) => ({
    ...each,
    forms: [
      ...each.forms.filter(({ code }) => known.has(code)),
      ...(standard.find(({ code }) => code === each.code)?.forms ?? []).filter(
        ({ code }) => !placed.has(code),
      ),
    ],
  }))
  const present = new Set(volumes.map(({ code }) => code))
  const missing = standard
    .filter(({ code }) => !present.has(code))
    .map((each) => ({ ...each, forms: each.forms.filter(({ code }) => !placed.has(code)) }))
    .filter(({ forms }) => forms.length > 0)
  return { volumes: [...volumes, ...missing] }
}

/** A named period, or any span of days. */
const span = { period: PeriodName.optional(), from: LedgerDate.optional(), to: LedgerDate.optional() }
interface Span {
  readonly period?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}
const oneSpan = ({ period, from, to }: Span): boolean =>
  period === undefined
    ? from !== undefined && to !== undefined && from <= to && spanFits({ from, to })
    : from === undefined && to === undefined
const spanWords = `请给出期间（period），或起止日期（from 不晚于 to，最长 ${longestSpan} 年），二者只取其一`

/** Which part of the book, and filled or empty. */
const choice = {
  ...span,
  branchId: BranchId.optional(),
  volumes: z.array(VolumeCode).max(40).optional(),
  forms: z.array(FormCode).max(60).optional(),
  /** Every form empty, to be filled by hand. */
  blank: z.boolean().default(false),
  /** Adds empty rows down to the page's foot where people sign or go on by hand. */
  fillPage: z.boolean().default(false),
  /** Pictures kept with the meetings, after each record. */
  photos: z.boolean().default(true),
}

export const CatalogueView = z.object({
  volumes: z.array(
    CatalogueVolume.extend({
      forms: z.array(
        CatalogueForm.extend({
          standardTitle: z.string(),
          /** Copies in the span asked about; null where none was. */
          count: z.number().int().nullable(),
        }),
      ),
    }),
  ),
  /** Differs from the standard catalogue. */
  changed: z.boolean(),
})
export type CatalogueView = z.infer<typeof CatalogueView>

export const ExportLogEntry = z.object({
  exportId: z.number().int().positive(),
  branchId: BranchId,
  madeAt: z.string(),
  title: z.string(),
  from: LedgerDate,
  to: LedgerDate,
  forms: z.array(z.string()),
  blank: z.boolean(),
  perRecord: z.boolean(),
  unmask: z.boolean(),
  talkContents: z.boolean(),
  fileName: z.string(),
  files: z.number().int(),
  sha256: z.string(),
  bytes: z.number().int(),
})
export type ExportLogEntry = z.infer<typeof ExportLogEntry>

const DeliveredFile = z.object({ fileName: z.string(), bytes: z.number().int(), sha256: z.string() })

export const exportOperations = {
  'export.ledger': task(
    '生成某一期间的 Word 台账：整本、若干卷表、一事一档或空白表',
    z
      .object({
        ...choice,
        /** One file for each record into the folder `out`, or all of them in one .zip. */
        perRecord: z.boolean().default(false),
        /** Whole ID and telephone numbers; put on record. */
        unmask: z.boolean().default(false),
        /** A volume of its own with what was said in talks, and nothing else; put on record. */
        talkContents: z.boolean().default(false),
        out: z.string().min(1).max(1000).optional(),
        /** An existing file is refused without this; a save dialog asks by itself. */
        overwrite: z.boolean().default(false),
        fontScheme: FontScheme.optional(),
      })
      .refine(oneSpan, spanWords),
    Delivered.extend({
      /** One for a book, as many as there are records for single files; hashes of the Word files themselves. */
      files: z.array(DeliveredFile),
    }),
    { touches: ['compliance'], access: 'read' },
  ),
  'export.cancel': task(
    '停止正在生成的台账；不留下半个文件',
    z.object({}).default({}),
    z.object({ cancelled: z.number().int() }),
    { needsLedger: false, access: 'read' },
  ),
  'export.open': task(
    '用本机的 Word 或 WPS 打开刚才生成的文件（只在桌面版）',
    z.object({ path: z.string().min(1).max(1000) }),
    z.object({ opened: z.boolean() }),
    { needsLedger: false, access: 'read' },
  ),
  'export.preview': query(
    '台账目录：每卷每表有多少份',
    z.object({ ...span, branchId: BranchId.optional() }).refine(oneSpan, spanWords),
    z.object({
      title: z.string(),
      forms: z.array(
        z.object({ code: z.string(), title: z.string(), volume: z.string(), count: z.number().int() }),
      ),
    }),
  ),
  'export.pages': query(
    '台账样张：将要印出的各页（证件号掩码，不含谈话内容）',
    z
      .object({
        ...choice,
        /** The first sheet wanted, from 0. */
        first: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(100).default(12),
      })
      .refine(oneSpan, spanWords),
    z.object({ title: z.string(), total: z.number().int(), sheets: z.array(PreviewSheet) }),
  ),
  'export.catalogue': query(
    '本台账的卷册目录；给出期间时附每表份数',
    z
      .object({ ...span, branchId: BranchId.optional() })
      .refine(
        (input) =>
          oneSpan(input) ||
          (input.period === undefined && input.from === undefined && input.to === undefined),
        spanWords,
      )
      .default({}),
    CatalogueView,
  ),
  'export.changeCatalogue': command(
    '改卷名表名、顺序，停用卷表；catalogue 为 null 时恢复标准目录',
    z.object({ catalogue: Catalogue.nullable() }),
    CatalogueView,
    { touches: ['compliance'] },
  ),
  'export.log': query(
    '导出记录：何时、哪一期间、哪些表、是否带完整证件号或谈话内容',
    z
      .object({ branchId: BranchId.optional(), limit: z.number().int().min(1).max(500).default(50) })
      .default({ limit: 50 }),
    z.array(ExportLogEntry),
  ),
  'export.keepLog': command(
    '记下一次导出',
    ExportLogEntry.omit({ exportId: true, madeAt: true }),
    z.object({ exportId: z.number().int().positive() }),
    { touches: ['compliance'], internal: true },
  ),
}
