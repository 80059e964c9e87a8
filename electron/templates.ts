/** The superior body's Word templates in the ledger: kept as they came, marked, put aside, filled. */
import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { Failure } from '#shared/failure.ts'
import { type PeriodName, chineseDate, longestSpan, periodTitle, spanFits } from '#shared/primitives.ts'
import { listFields } from '#shared/template-fields.ts'
import { type Template, type templateOperations, templateMaxBytes } from '#shared/templates.ts'
import { whichBranch } from './branch.ts'
import { fillFromLedger, previewFromLedger } from './export/template-ledger.ts'
import { onTemplate } from './export/template-run.ts'
import { deliver, refuseTaken } from './export/deliver.ts'
import type { HandlersOf } from './handlers.ts'
import type { Reader } from './ledger/open.ts'

const templates = (read: Reader) =>
  read
    .selectFrom('template')
    .select(({ fn, eb }) => [
      'template_id as templateId',
      'branch_id as branchId',
      'name',
      'sha256',
      'added_at as addedAt',
      'amended_at as amendedAt',
      'removed',
      fn<number>('length', ['content']).as('bytes'),
      eb('content', '!=', eb.ref('original')).as('marked'),
    ])

type Row = Awaited<ReturnType<ReturnType<typeof templates>['executeTakeFirstOrThrow']>>
const toTemplate = (row: Row): Template => ({
  ...row,
  marked: Number(row.marked) === 1,
  removed: row.removed === 1,
})

async function templateOf(read: Reader, templateId: number): Promise<Template> {
  const row = await templates(read).where('template_id', '=', templateId).executeTakeFirst()
  if (row === undefined) throw new Failure('notFound', `templateId ${templateId}`)
  return toTemplate(row)
}

async function bytesOf(read: Reader, templateId: number, original = false): Promise<Buffer> {
  const row = await read
    .selectFrom('template')
    .select(original ? 'original as content' : 'content')
    .where('template_id', '=', templateId)
    .executeTakeFirst()
  if (row === undefined) throw new Failure('notFound', `templateId ${templateId}`)
  return row.content
}

interface FileGiven {
  readonly path?: string | undefined
  readonly fileName?: string | undefined
  readonly content?: string | undefined
}

/** @throws Failure fileMissing, tooLarge, badInput where neither a path nor a content is given. */
async function given({ path, fileName, content }: FileGiven): Promise<{ name: string; bytes: Uint8Array }> {
  if (content !== undefined)
    return { name: stem(fileName ?? '上级模板.docx'), bytes: Buffer.from(content, 'base64') }
  if (path === undefined) throw new Failure('badInput', 'path: 请给出模板文件')
  const about = await stat(path).catch(() => undefined)
  if (about === undefined || !about.isFile()) throw new Failure('fileMissing', basename(path))
  if (about.size > templateMaxBytes) throw new Failure('tooLarge', '模板最大 10 MB')
  return { name: stem(path), bytes: await readFile(path) }
}

const stem = (path: string): string => {
  const name = basename(path.replaceAll('\\', '/'))
  return name.slice(0, name.length - extname(name).length).slice(0, 60) || '上级模板'
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** 「2026年第三季度_某某党支部_三会一课统计表.docx」 */
const fileNameOf = (period: string, branch: string, template: string): string =>
  `${[period, branch, template].join('_').replace(/[\\/:*?"<>|\s]+/g, '')}.docx`

interface SpanGiven {
  readonly period?: PeriodName | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** @throws Failure badInput unless exactly one of the two is given. */
function spanTitle({ period, from, to }: SpanGiven): string {
  if (period !== undefined && from === undefined && to === undefined) return periodTitle(period)
  if (period === undefined && from !== undefined && to !== undefined && from <= to && spanFits({ from, to }))
    return `${chineseDate(from)}至${chineseDate(to)}`
  throw new Failure(
    'badInput',
    `period: 请给出期间，或起止日期（起不晚于止，最长 ${longestSpan} 年），二者只取其一`,
  )
}

export const templateHandlers = {
  'templates.fields': () => listFields(),
  'templates.list': async (read, { branchId, withRemoved }) => {
    const query = templates(read).where('branch_id', '=', await whichBranch(read, branchId))
    const rows = await (withRemoved ? query : query.where('removed', '=', 0))
      .orderBy('name')
      .orderBy('template_id')
      .execute()
    return rows.map(toTemplate)
  },
  'templates.content': async (read, { templateId, original }) => ({
    ...(await templateOf(read, templateId)),
    content: (await bytesOf(read, templateId, original)).toString('base64'),
  }),
  'templates.inspect': async ({ read }, input) => {
    const { templateId } = input
    const { name, bytes } =
      templateId === undefined
        ? await given(input)
        : { name: (await templateOf(read, templateId)).name, bytes: await bytesOf(read, templateId) }
    return { ...(await onTemplate({ kind: 'inspect', bytes })), name }
  },
  'templates.add': async ({ run }, input) => {
    const { name, bytes } = await given(input)
    // a template may come with faults to be mended; a file that is none may not come in
    await onTemplate({ kind: 'inspect', bytes })
    const content = Buffer.from(bytes).toString('base64')
    return run('templates.keep', {
      name: input.name ?? name,
      content,
      ...(input.branchId === undefined ? {} : { branchId: input.branchId }),
    })
  },
  'templates.keep': async (write, { branchId: named, name, content }, at) => {
    const branchId = await whichBranch(write, named)
    const bytes = Buffer.from(content, 'base64')
    const sha256 = sha256Of(bytes)
    const same = await write
      .selectFrom('template')
      .select('name')
      .where('branch_id', '=', branchId)
      .where('sha256', '=', sha256)
      .where('removed', '=', 0)
      .executeTakeFirst()
    if (same !== undefined) throw new Failure('duplicate', `模板“${same.name}”就是这个文件`)
    const { template_id } = await write
      .insertInto('template')
      .values({ branch_id: branchId, name, sha256, content: bytes, original: bytes, added_at: at.now })
      .returning('template_id')
      .executeTakeFirstOrThrow()
    return templateOf(write, template_id)
  },
  'templates.keepMarked': async (write, { templateId, sha256, content }, at) => {
    const before = await templateOf(write, templateId)
    // marked from what somebody else has changed since
    if (before.sha256 !== sha256) throw new Failure('staleRevision')
    const bytes = Buffer.from(content, 'base64')
    await write
      .updateTable('template')
      .set({ content: bytes, sha256: sha256Of(bytes), amended_at: at.now })
      .where('template_id', '=', templateId)
      .execute()
    return templateOf(write, templateId)
  },
  'templates.rename': async (write, { templateId, name }, at) => {
    await templateOf(write, templateId)
    await write
      .updateTable('template')
      .set({ name, amended_at: at.now })
      .where('template_id', '=', templateId)
      .execute()
    return templateOf(write, templateId)
  },
  'templates.remove': async (write, { templateId }, at) => {
    await templateOf(write, templateId)
    await write
      .updateTable('template')
      .set({ removed: 1, amended_at: at.now })
      .where('template_id', '=', templateId)
      .execute()
    return templateOf(write, templateId)
  },
  'templates.restore': async (write, { templateId }, at) => {
    await templateOf(write, templateId)
    await write
      .updateTable('template')
      .set({ removed: 0, amended_at: at.now })
      .where('template_id', '=', templateId)
      .execute()
    return templateOf(write, templateId)
  },
  'templates.tables': async ({ read }, { templateId }) =>
    onTemplate({ kind: 'tables', bytes: await bytesOf(read, templateId) }),
  'templates.mark': async ({ read, run }, { templateId, cells, repeats }) => {
    const { sha256 } = await templateOf(read, templateId)
    const bytes = await bytesOf(read, templateId)
    const markedBytes = await onTemplate({ kind: 'mark', bytes, marks: cells, repeats })
    return run('templates.keepMarked', {
      templateId,
      sha256,
      content: Buffer.from(markedBytes).toString('base64'),
    })
  },
  'templates.unmark': async (write, { templateId }, at) => {
    const original = await bytesOf(write, templateId, true)
    await write
      .updateTable('template')
      .set({ content: original, sha256: sha256Of(original), amended_at: at.now })
      .where('template_id', '=', templateId)
      .execute()
    return templateOf(write, templateId)
  },
  'templates.preview': async ({ read, at }, { templateId, period, branchId }) => {
    const template = await templateOf(read, templateId)
    return previewFromLedger(read, at, { period, branchId: branchId ?? template.branchId })
  },
  'templates.fill': async ({ read, at, desk, ledger, run }, input) => {
    const { templateId, out, overwrite, period, from, to } = input
    const template = await templateOf(read, templateId)
    const title = spanTitle(input)
    const {
      bytes,
      unknown,
      branch,
      period: days,
    } = await fillFromLedger(
      read,
      at,
      { period, from, to, branchId: input.branchId ?? template.branchId },
      await bytesOf(read, templateId),
      (name) => refuseTaken(out, fileNameOf(title, name, template.name), overwrite),
    )
    const fileName = fileNameOf(title, branch.name, template.name)
    const delivery = await deliver(desk, { fileName, bytes }, { out, overwrite, ledger: ledger?.path })
    await run('export.keepLog', {
      branchId: branch.branchId,
      title: `${title} 上级模板“${template.name}”`,
      ...days,
      forms: [],
      blank: false,
      perRecord: false,
      unmask: false,
      talkContents: false,
      files: 1,
      fileName: delivery.fileName,
      sha256: delivery.sha256,
      bytes: delivery.bytes,
    })
    return { ...delivery, unknown }
  },
} satisfies HandlersOf<typeof templateOperations>
