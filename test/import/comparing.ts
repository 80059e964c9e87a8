/** Compares a proposal with what `samples/expected.json` says of the file: a list of differences, empty where it fits. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Proposal } from '#shared/imports.ts'

export const samplesFolder = join(import.meta.dirname, 'samples')
export const sample = (name: string): string => join(samplesFolder, name)

/** A CSV file in the ledger's folder; the first line names the columns. */
export function table(ledger: { readonly folder: string }, lines: string[], name = '名册.csv'): string {
  const path = join(ledger.folder, name)
  writeFileSync(path, lines.join('\r\n'))
  return path
}

const Problem = z.object({
  row: z.number(),
  code: z.string(),
  field: z.string().optional(),
  column: z.string().optional(),
  raw: z.union([z.string(), z.number(), z.null()]).optional(),
  duplicateOfRow: z.number().optional(),
  alsoAccept: z.array(z.string()).optional(),
})
type Problem = z.infer<typeof Problem>
const ExpectedSheet = z.object({
  name: z.string().nullable(),
  import: z.boolean(),
  headerRows: z.array(z.number()).optional(),
  columns: z.record(z.string(), z.string().nullable()).optional(),
  dataRowCount: z.number().optional(),
  problems: z.array(Problem).default([]),
  optionalProblems: z.array(Problem).default([]),
  records: z.array(z.looseObject({ row: z.number() })).default([]),
})
const ExpectedFile = z.object({
  kind: z.string(),
  encoding: z.string().optional(),
  problems: z.array(Problem).default([]),
  optionalProblems: z.array(Problem).default([]),
  sheets: z.array(ExpectedSheet).default([]),
  /** Text documents: label → field, and the records in their order. */
  labels: z.record(z.string(), z.string()).optional(),
  recordCount: z.number().optional(),
  records: z
    .array(z.looseObject({ record: z.number(), resolutionsContain: z.string().optional() }))
    .optional(),
})
export type ExpectedFile = z.infer<typeof ExpectedFile>
const Expected = z.object({ unit: z.string(), files: z.record(z.string(), ExpectedFile) })

export const expected = Expected.parse(JSON.parse(readFileSync(sample('expected.json'), 'utf8')))

/** Codes that the description speaks of at all; others are not judged by it. */
export const judgedCodes: ReadonlySet<string> = new Set(
  Object.values(expected.files)
    .flatMap((file) => [
      ...file.problems,
      ...file.optionalProblems,
      ...file.sheets.flatMap((sheet) => [...sheet.problems, ...sheet.optionalProblems]),
    ])
    .map((problem) => problem.code),
)

type Sheet = Proposal['sheets'][number]

export function differences(proposal: Proposal, file: ExpectedFile, judged = judgedCodes): string[] {
  const found: string[] = []
  const same = (what: string, got: unknown, want: unknown) => {
    if (canonical(got) !== canonical(want))
      found.push(`${what}: ${canonical(got)} instead of ${canonical(want)}`)
  }
  same('kind', proposal.kind, file.kind)
  if (file.encoding !== undefined) same('encoding', proposal.encoding, file.encoding)
  if (file.records !== undefined) return [...found, ...documentDifferences(proposal, file, judged)]
  found.push(...problemDifferences(problemsOf(0, proposal.doubts), file.problems, [], judged))
  for (const want of file.sheets) {
    const sheet = proposal.sheets.find((one) => one.name === want.name)
    if (sheet === undefined) {
      found.push(`sheet ${String(want.name)} is missing`)
      continue
    }
    same('taken', sheet.taken, want.import)
    if (!want.import) {
      same('rows of a sheet that is not taken', sheet.rows, [])
      continue
    }
    if (want.headerRows) same('headerRows', sheet.headerRows, want.headerRows)
    const columns = Object.entries(want.columns ?? {}).filter(([, field]) => field !== null)
    if (want.columns) same('columns', sheet.columns, Object.fromEntries(columns))
    if (want.dataRowCount !== undefined) same('dataRowCount', recordsOf(sheet).length, want.dataRowCount)
    const problems = sheet.rows.flatMap((row) => problemsOf(row.row, row.doubts))
    found.push(...problemDifferences(problems, want.problems, want.optionalProblems, judged))
    for (const { row, ...values } of want.records) {
      const got = sheet.rows.find((one) => one.row === row)?.values
      // of a roster and of dues every field is described, of other records the telling ones
      const whole = file.kind === 'memberRoster' || file.kind === 'duesRegister'
      same(`row ${row}`, whole ? got : only(got, values), values)
    }
  }
  return found
}

const only = (got: Sheet['rows'][number]['values'] | undefined, wanted: object): object =>
  Object.fromEntries(
    Object.keys(wanted).flatMap((key) => (got?.[key] === undefined ? [] : [[key, got[key]]])),
  )

function documentDifferences(proposal: Proposal, file: ExpectedFile, judged: ReadonlySet<string>): string[] {
  const [sheet] = proposal.sheets
  if (sheet === undefined || proposal.sheets.length > 1) return ['not one list of records']
  const found: string[] = []
  const same = (what: string, got: unknown, want: unknown) => {
    if (canonical(got) !== canonical(want))
      found.push(`${what}: ${canonical(got)} instead of ${canonical(want)}`)
  }
  same('name', sheet.name, null)
  if (file.labels !== undefined) same('labels', sheet.labels, file.labels)
  same('recordCount', sheet.rows.length, file.recordCount)
  const problems = sheet.rows.flatMap((row) => problemsOf(row.row, row.doubts))
  found.push(...problemDifferences(problems, file.problems, file.optionalProblems, judged))
  for (const { record, resolutionsContain, ...values } of file.records ?? []) {
    const got = sheet.rows.find((one) => one.row === record)?.values
    same(`record ${record}`, only(got, values), values)
    const resolution = got?.['resolution']
    const decided = typeof resolution === 'string' ? resolution : ''
    if (!decided.includes(resolutionsContain ?? '')) found.push(`record ${record}: resolution is ${decided}`)
    const votes = Object.keys(got ?? {}).filter((field) => /approve|oppose|abstain|votes?$/i.test(field))
    if (votes.length > 0) found.push(`record ${record}: votes out of wording: ${votes.join(', ')}`)
  }
  return found
}

const recordsOf = (sheet: Sheet) =>
  sheet.rows.filter((row) => !row.doubts.some((doubt) => doubt.code === 'notARecord'))

const problemsOf = (row: number, doubts: Proposal['doubts']): Problem[] =>
  doubts.map(({ code, field, column, raw, duplicateOfRow }) => ({
    row,
    code,
    ...(field === undefined ? {} : { field }),
    ...(column === undefined ? {} : { column }),
    ...(raw === undefined || typeof raw === 'boolean' ? {} : { raw }),
    ...(duplicateOfRow === undefined ? {} : { duplicateOfRow }),
  }))

function problemDifferences(
  got: readonly Problem[],
  wanted: readonly Problem[],
  optional: readonly Problem[],
  judged: ReadonlySet<string>,
): string[] {
  const fits = (want: Problem) => (one: Problem) =>
    one.row === want.row &&
    (one.code === want.code || (want.alsoAccept ?? []).includes(one.code)) &&
    (want.field === undefined || one.field === want.field) &&
    (want.column === undefined || one.column === want.column) &&
    (want.raw === undefined || one.raw === want.raw || quoted(want, one)) &&
    (want.duplicateOfRow === undefined || one.duplicateOfRow === want.duplicateOfRow)
  const missing = wanted
    .filter((want) => !got.some(fits(want)))
    .map((want) => `not reported: ${JSON.stringify(want)}`)
  const allowed = [...wanted, ...optional]
  const extra = got
    .filter((one) => judged.has(one.code) && !allowed.some((want) => fits(want)(one)))
    .map((one) => `reported without need: ${JSON.stringify(one)}`)
  return [...missing, ...extra]
}

/** A phrase may be quoted further than described. */
const quoted = (want: Problem, one: Problem): boolean =>
  want.code === 'unanimousWording' && String(one.raw).startsWith(String(want.raw))

/** JSON with sorted keys: the order of fields says nothing. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined'
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, one]) => `${key}:${canonical(one)}`).join(',')}}`
}
