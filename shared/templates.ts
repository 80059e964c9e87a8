/** The superior body's own Word templates: kept, looked through, marked and filled. */
import { z } from 'zod'
import { Delivered } from './ledger.ts'
import { command, judgement, query, task } from './operation.ts'
import { BranchId, LedgerDate, PeriodName, requiredLine } from './primitives.ts'

/** Bytes of a template file. */
export const templateMaxBytes = 10 * 1024 * 1024

export const TemplateId = z.number().int().positive()
const Name = requiredLine(60, '模板名称')

export const Template = z.object({
  templateId: TemplateId,
  branchId: BranchId,
  name: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  addedAt: z.string(),
  amendedAt: z.string().nullable(),
  /** Fields were marked in it here; `templates.unmark` brings the file back as it came. */
  marked: z.boolean(),
  removed: z.boolean(),
})
export type Template = z.infer<typeof Template>

/** `value` prints a word, `loop` repeats or shows its inside, `inverted` shows it where there is nothing. */
export const TagKind = z.enum(['value', 'loop', 'inverted', 'photo'])
export type TagKind = z.infer<typeof TagKind>
export const tagKindTitles: Readonly<Record<TagKind, string>> = {
  value: '文字',
  loop: '循环',
  inverted: '没有时显示',
  photo: '照片',
}

export const TemplateTag = z.object({
  tag: z.string(),
  kind: TagKind,
  /** Loops around it, the outermost first. */
  within: z.array(z.string()),
  /** 「正文」, 「页眉」, 「页脚」. */
  part: z.string(),
  known: z.boolean(),
  /** What it stands for; empty where it is unknown. */
  meaning: z.string(),
  /** Known names that look alike, the likeliest first; only where it is unknown. */
  nearest: z.array(z.string()),
  /** Loops in which this very name is known, where it is not known here. */
  onlyWithin: z.array(z.string()),
  near: z.string(),
  count: z.number().int(),
})
export type TemplateTag = z.infer<typeof TemplateTag>

/** What makes a template impossible to fill. */
export const TemplateFault = z.object({
  tag: z.string(),
  part: z.string(),
  /** Text around it, to find it by. */
  near: z.string(),
  message: z.string(),
  advice: z.string(),
})
export type TemplateFault = z.infer<typeof TemplateFault>

export const TemplateInspection = z.object({
  name: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  tags: z.array(TemplateTag),
  faults: z.array(TemplateFault),
  /** To be known, and no hindrance: links to the outside, full-width braces, embedded objects. */
  notes: z.array(z.string()),
  tableCount: z.number().int(),
})
export type TemplateInspection = z.infer<typeof TemplateInspection>

export const TemplateCell = z.object({
  /** 0-based, in the order of reading; merged rows keep their place. */
  table: z.number().int().min(0),
  row: z.number().int().min(0),
  /** The cell's place in its row. */
  column: z.number().int().min(0),
  /** Columns it covers. */
  span: z.number().int().min(1),
  /** It goes on the cell above. */
  continues: z.boolean(),
  text: z.string(),
})
export type TemplateCell = z.infer<typeof TemplateCell>

export const TemplateTable = z.object({
  table: z.number().int().min(0),
  part: z.string(),
  /** Text before it, mostly its title. */
  title: z.string(),
  rows: z.array(z.array(TemplateCell)),
})
export type TemplateTable = z.infer<typeof TemplateTable>

/** A file by its path on this machine, or by its content (base64). */
const FileGiven = {
  path: z.string().min(1).max(1000).optional(),
  fileName: z.string().max(200).optional(),
  content: z
    .base64()
    .max(Math.ceil((templateMaxBytes * 4) / 3) + 4, '模板最大 10 MB')
    .optional(),
}

/** A plain word: what is written into somebody's file is never more than a tag. */
const Word = z
  .string()
  .max(20)
  .regex(/^[\p{L}\p{N}_]*$/u, '标签只能是文字')
const place = z.number().int().min(0).max(5000)

export const TemplateMark = z.object({
  table: place,
  row: place,
  column: place,
  /** A name of the vocabulary without braces; empty takes every tag out of the cell. */
  tag: Word,
})
export const TemplateRepeat = z.object({
  table: place,
  row: place,
  /** What the row is repeated for; empty takes the repetition away. */
  loop: Word,
})

const touches = ['templates'] as const
const Which = z.object({ templateId: TemplateId })

export const templateOperations = {
  'templates.fields': judgement(
    '模板里可以写的全部标签',
    z.object({}).default({}),
    z.array(z.object({ tag: z.string(), kind: TagKind, within: z.array(z.string()), meaning: z.string() })),
  ),
  'templates.list': query(
    '台账里存的上级模板',
    z
      .object({ branchId: BranchId.optional(), withRemoved: z.boolean().default(false) })
      .default({ withRemoved: false }),
    z.array(Template),
  ),
  'templates.content': query(
    '取出模板文件（base64）',
    Which.extend({ original: z.boolean().default(false) }),
    Template.extend({ content: z.string() }),
  ),
  'templates.inspect': task(
    '查看模板里有哪些标签、哪里写错了（只看，不存）',
    z.object({ ...FileGiven, templateId: TemplateId.optional() }),
    TemplateInspection,
    { access: 'read' },
  ),
  'templates.add': task(
    '把上级发的 Word 模板存进台账',
    z.object({ ...FileGiven, name: Name.optional(), branchId: BranchId.optional() }),
    Template,
    { touches, access: 'write' },
  ),
  'templates.keep': command(
    '存下检查过的模板',
    z.object({ branchId: BranchId.optional(), name: Name, content: z.base64() }),
    Template,
    { touches, internal: true },
  ),
  'templates.keepMarked': command(
    '存下标注过的模板',
    Which.extend({ sha256: z.string(), content: z.base64() }),
    Template,
    { touches, internal: true },
  ),
  'templates.rename': command('更改模板名称', Which.extend({ name: Name }), Template, { touches }),
  'templates.remove': command('停用一个模板（仍保留在台账里）', Which, Template, { touches }),
  'templates.restore': command('恢复停用的模板', Which, Template, { touches }),
  'templates.tables': task('模板里的表格和每个格子', Which, z.array(TemplateTable), { access: 'read' }),
  'templates.mark': task(
    '在表格的格子里写上标签，或让一行按会议、党员重复',
    Which.extend({
      cells: z.array(TemplateMark).max(500).default([]),
      repeats: z.array(TemplateRepeat).max(50).default([]),
    }),
    Template,
    { touches, access: 'write' },
  ),
  'templates.unmark': command('去掉标注，恢复成上级发来的样子', Which, Template, { touches }),
  'templates.preview': task(
    '某一期间各标签会填进什么（循环取第一条）',
    Which.extend({ period: PeriodName, branchId: BranchId.optional() }),
    z.array(z.object({ tag: z.string(), within: z.array(z.string()), text: z.string() })),
    { access: 'read' },
  ),
  'templates.fill': task(
    '用台账内容填写模板，生成 Word 文件',
    Which.extend({
      period: PeriodName.optional(),
      /** Days instead of a named period; both or none. */
      from: LedgerDate.optional(),
      to: LedgerDate.optional(),
      branchId: BranchId.optional(),
      out: z.string().min(1).max(1000).optional(),
      overwrite: z.boolean().default(false),
    }),
    Delivered.omit({ tables: true }).extend({ unknown: z.array(z.string()) }),
    // the list of what went out
    { touches: ['compliance'], access: 'read' },
  ),
}
