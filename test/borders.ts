/**
 * The import law of the house, as rules whose names are sentences. `npm run borders` holds the tree against them;
 * test/borders.test.ts plants a breach of each and sees it caught.
 */
import { builtinModules } from 'node:module'
import { type Import, type SourceFile, type Use, readSources, rooms } from './support/borders-reading.ts'

export interface Breach {
  readonly rule: string
  readonly path: string
  readonly line: number
  readonly what: string
}

const inside = (path: string, ...folders: string[]) => folders.some((folder) => path.startsWith(folder))
const isNode = ({ specifier }: Import) => specifier.startsWith('node:') || builtinModules.includes(specifier)
const isPackage = ({ specifier }: Import, ...names: string[]) =>
  names.some((name) => specifier === name || specifier.startsWith(`${name}/`))

/** Files that may import electron. */
const shell = ['electron/main.ts', 'electron/preload.ts', 'electron/ipc.ts', 'electron/desk.ts']

/** Who writes a table: the domain's file or folder. An import writes through the writers of the domain. */
export const owners: Readonly<Record<string, readonly string[]>> = {
  branch: ['electron/branch'],
  party_group: ['electron/branch'],
  committee_term: ['electron/branch'],
  term_post: ['electron/branch'],
  member: ['electron/members', 'electron/removal/'],
  group_membership: ['electron/members', 'electron/removal/'],
  restriction: ['electron/members', 'electron/removal/'],
  exemption: ['electron/members', 'electron/removal/'],
  meeting: ['electron/meetings'],
  meeting_also_counts: ['electron/meetings'],
  agenda_item: ['electron/meetings'],
  speech: ['electron/meetings'],
  attendance: ['electron/meetings'],
  observer: ['electron/meetings'],
  study_item: ['electron/meetings'],
  meeting_topic: ['electron/meetings'],
  correction: ['electron/meetings'],
  motion: ['electron/motions'],
  statement: ['electron/motions'],
  member_vote: ['electron/motions'],
  ballot_tally: ['electron/motions'],
  ballot_officer: ['electron/motions'],
  write_in: ['electron/motions'],
  written_opinion: ['electron/motions'],
  candidate: ['electron/elections'],
  election_box: ['electron/elections'],
  election_write_in: ['electron/elections'],
  expected_exclusion: ['electron/meetings'],
  talk: ['electron/talks'],
  talk_content: ['electron/talks', 'electron/removal/'],
  talk_party: ['electron/talks'],
  ledger_user: ['electron/protection/'],
  seal: ['electron/seal/'],
  seal_reopening: ['electron/seal/'],
  seal_refusal: [],
  audit_entry: ['electron/ledger/audit-chain'],
  audit_change: ['electron/ledger/audit-chain', 'electron/removal'],
  dues_assessment: ['electron/dues'],
  dues_item: ['electron/dues'],
  dues_payment: ['electron/dues'],
  dues_notice: ['electron/dues'],
  life_campaign: ['electron/life'],
  life_meeting: ['electron/life'],
  life_opinion: ['electron/life'],
  life_examination: ['electron/life'],
  life_criticism: ['electron/life'],
  life_problem: ['electron/life'],
  appraisal_sheet: ['electron/appraisal'],
  member_appraisal: ['electron/appraisal'],
  democratic_life: ['electron/dual-life'],
  democratic_life_attendance: ['electron/dual-life'],
  attachment: ['electron/attachments'],
  attachment_content: ['electron/attachments'],
  setting: ['electron/settings'],
  rule_change: ['electron/profile'],
  rectification_item: ['electron/rectification'],
  rectification_step: ['electron/rectification'],
  register_entry: ['electron/registers/'],
  register_person: ['electron/registers/'],
  register_task: ['electron/registers/'],
  register_debriefing: ['electron/registers/'],
  register_hearing: ['electron/registers/'],
  register_analysis: ['electron/registers/'],
  register_integrity: ['electron/registers/'],
  register_supervision: ['electron/registers/'],
  register_service: ['electron/registers/'],
  register_birthday: ['electron/registers/'],
  register_search: ['electron/registers/'],
  register_honour: ['electron/registers/'],
  register_request: ['electron/registers/'],
  register_document: ['electron/registers/'],
  register_venue: ['electron/registers/'],
  required_study_item: ['electron/study/'],
  study_deferral: ['electron/study/'],
  meeting_study_form: ['electron/study/'],
  make_up_study: ['electron/study/'],
  other_learning: ['electron/study/'],
  study_arrangement: ['electron/study/'],
  study_arrangement_pause: ['electron/study/'],
  study_plan: ['electron/study/'],
  template: ['electron/templates'],
  export_log: ['electron/export/'],
  import_batch: ['electron/import/'],
  import_change: ['electron/import/', 'electron/removal/'],
  import_doubt: ['electron/import/', 'electron/removal/'],
  import_group: ['electron/import/'],
  import_group_file: ['electron/import/', 'electron/removal/'],
  source_content: ['electron/import/', 'electron/removal/'],
  source_document: ['electron/import/', 'electron/removal/'],
  column_mapping: ['electron/import/'],
}

/** Longer than the hard limit by nature: generated. */
const longByNature = ['electron/ledger/tables.ts']
export const hardLimit = 400

type Found = { readonly line: number; readonly what: string }
interface Rule {
  readonly name: string
  readonly applies: (path: string) => boolean
  readonly find: (file: SourceFile) => readonly Found[]
}

const imports = (
  name: string,
  applies: Rule['applies'],
  isBreach: (each: Import, path: string) => boolean,
): Rule => ({
  name,
  applies,
  find: (file) =>
    file.imports
      .filter((each) => isBreach(each, file.path))
      .map(({ line, specifier }) => ({ line, what: `imports ${specifier}` })),
})
const uses = (name: string, applies: Rule['applies'], isBreach: (name: string) => boolean): Rule => ({
  name,
  applies,
  find: (file) =>
    file.uses.filter((use) => isBreach(use.name)).map(({ line, name: used }) => ({ line, what: used })),
})
const product = (path: string) => inside(path, 'shared/', 'electron/', 'renderer/')
const roomOf = (path: string) => rooms.find((room) => path.startsWith(`${room}/`))

const rules: readonly Rule[] = [
  imports(
    'renderer-never-sees-electron',
    (path) => inside(path, 'renderer/'),
    (each) =>
      isNode(each) ||
      inside(each.target, 'electron/') ||
      isPackage(each, 'electron', 'kysely', 'better-sqlite3', 'docx'),
  ),
  imports(
    'electron-never-sees-the-renderer',
    (path) => inside(path, 'electron/'),
    (each) => inside(each.target, 'renderer/') || isPackage(each, 'react', 'react-dom', 'antd'),
  ),
  imports(
    'only-four-files-import-electron',
    (path) => product(path) && !shell.includes(path),
    (each) => isPackage(each, 'electron'),
  ),
  imports(
    'preload-knows-only-shared',
    (path) => path === 'electron/preload.ts',
    (each) => !isPackage(each, 'electron') && !(inside(each.target, 'shared/') && each.values.length === 0),
  ),
  imports(
    'shared-imports-only-itself-and-zod',
    (path) => inside(path, 'shared/'),
    (each) => !inside(each.target, 'shared/') && !isPackage(each, 'zod'),
  ),
  imports(
    'rules-import-only-primitives-and-types',
    (path) => inside(path, 'shared/rules/'),
    // the printed titles of kinds and methods are words, not schemas
    (each) =>
      !inside(each.target, 'shared/rules/') &&
      each.target !== 'shared/primitives.ts' &&
      !(inside(each.target, 'shared/') && each.values.every((name) => name.endsWith('Titles'))),
  ),
  imports(
    'only-the-ledger-room-opens-the-database',
    (path) => product(path) && !inside(path, 'electron/ledger/'),
    (each) => isPackage(each, 'better-sqlite3'),
  ),
  imports(
    'only-word-files-import-docx',
    (path) => product(path) && !/^electron\/export\/word[\w-]*\.ts$/.test(path),
    (each) => isPackage(each, 'docx'),
  ),
  imports(
    'only-template-files-import-the-template-engine',
    (path) => product(path) && !/^electron\/export\/template[\w-]*\.ts$/.test(path),
    (each) => isPackage(each, 'docxtemplater', 'pizzip', '@xmldom/xmldom'),
  ),
  imports(
    'only-read-imports-spreadsheet-readers',
    (path) => product(path) && !/^electron\/import\/read(-[\w-]+)?\.ts$/.test(path),
    (each) => isPackage(each, '@e965/xlsx', 'xlsx', 'exceljs', 'mammoth', 'word-extractor'),
  ),
  imports(
    'only-workbook-files-import-the-workbook-writer',
    (path) => product(path) && !/^electron\/(export|import)\/([\w-]+-)?workbook(-file)?\.ts$/.test(path),
    (each) => isPackage(each, 'hucre'),
  ),
  imports(
    'nobody-imports-test',
    (path) => !inside(path, 'test/'),
    (each) => inside(each.target, 'test/'),
  ),
  imports(
    'no-backtracking-imports',
    () => true,
    (each, path) =>
      each.specifier.includes('../../') ||
      (each.specifier.startsWith('.') && roomOf(path) !== undefined && roomOf(each.target) !== roomOf(path)),
  ),
  imports(
    'nothing-calls-out',
    (path) => product(path) && path !== 'electron/loopback.ts',
    (each) =>
      isPackage(each, 'undici') || /^(node:)?(https?|http2|net|tls|dgram|dns)(\/|$)/.test(each.specifier),
  ),
  uses(
    'only-one-file-knows-the-transport',
    (path) => product(path) && !['renderer/ledger.ts', 'electron/preload.ts'].includes(path),
    (name) =>
      /^((window|globalThis|self)\.)?(fetch|ledgerDesk|XMLHttpRequest|WebSocket|EventSource)$/.test(name),
  ),
  uses(
    'shared-has-no-clock-and-no-chance',
    (path) => inside(path, 'shared/'),
    (name) => /^(globalThis\.)?(Date|performance|crypto|setTimeout|setInterval)$|^Math\.random$/.test(name),
  ),
  uses(
    'only-the-composition-root-reads-the-clock',
    (path) => inside(path, 'electron/') && path !== 'electron/ledger-app.ts',
    (name) => name === 'Date.now' || name === 'new Date()',
  ),
  {
    name: 'no-domain-writes-anothers-tables',
    applies: (path) => inside(path, 'electron/'),
    find: (file) =>
      file.writes
        .filter(({ name }) => !(owners[name] ?? []).some((owner) => isPartOf(file.path, owner)))
        .map(({ line, name }: Use) => ({ line, what: `writes ${name}` })),
  },
  {
    name: 'files-stay-near-300-lines',
    applies: (path) => !longByNature.includes(path),
    find: ({ lines }) => (lines > hardLimit ? [{ line: hardLimit + 1, what: `${lines} lines` }] : []),
  },
  {
    name: 'every-file-can-be-read',
    applies: () => true,
    find: ({ unreadable }) => (unreadable ? [{ line: 1, what: 'does not parse' }] : []),
  },
]

/** `electron/members` owns members.ts and members/…, not members-archive.ts. */
const isPartOf = (path: string, owner: string) =>
  owner.endsWith('/') ? path.startsWith(owner) : path === `${owner}.ts` || path.startsWith(`${owner}/`)

export const ruleNames: readonly string[] = rules.map((rule) => rule.name)

/** Everything under `root` that breaks a rule. */
export function findBreaches(sources: readonly SourceFile[]): Breach[] {
  return sources.flatMap((file) =>
    rules
      .filter((rule) => rule.applies(file.path))
      .flatMap((rule) => rule.find(file).map((found) => ({ rule: rule.name, path: file.path, ...found }))),
  )
}

if (import.meta.main) {
  const sources = readSources(process.cwd())
  const breaches = findBreaches(sources)
  for (const { rule, path, line, what } of breaches) console.log(`${path}:${line}  ${rule}: ${what}`)
  console.log(`${rules.length} rules, ${sources.length} files, ${breaches.length} breaches`)
  // a checker that saw nothing has not checked anything
  if (breaches.length > 0 || rooms.some((room) => !sources.some(({ path }) => roomOf(path) === room)))
    process.exitCode = 1
}
