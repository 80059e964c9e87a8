/** Reads a source file as the borders see it: what it imports, which free names it uses, which tables it writes. */
import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { parseSync } from 'vite'

export interface Import {
  /** As written. */
  readonly specifier: string
  /** A file of the project as `room/…/file.ts`, else the package or builtin as written. */
  readonly target: string
  readonly line: number
  /** Names taken as values; empty where only types are taken, `*` where everything is. */
  readonly values: readonly string[]
}
export interface Use {
  readonly name: string
  readonly line: number
}
export interface SourceFile {
  /** From the project's root, with forward slashes. */
  readonly path: string
  readonly lines: number
  readonly imports: readonly Import[]
  /** Identifiers in the code, properties as `object.property`, `new X()` without arguments as `new X()`. */
  readonly uses: readonly Use[]
  /** Tables written by kysely's verbs or by SQL in a string. */
  readonly writes: readonly Use[]
  readonly unreadable: boolean
}

export const rooms = ['shared', 'electron', 'renderer', 'test'] as const

/** Every TypeScript file of the rooms under `root`, and the configuration files beside them. */
export function readSources(root: string): SourceFile[] {
  const top = readdirSync(root, { withFileTypes: true })
  const beside = top.filter((entry) => entry.isFile() && isSource(entry.name)).map((entry) => entry.name)
  const inRooms = top
    .filter((entry) => entry.isDirectory() && rooms.some((room) => room === entry.name))
    .flatMap((room) =>
      readdirSync(join(root, room.name), { recursive: true, encoding: 'utf8' })
        .map((path) => posix.join(room.name, path.replaceAll('\\', '/')))
        .filter(isSource),
    )
  return [...beside, ...inRooms].toSorted().map((path) => readSource(root, path))
}

const isSource = (name: string) => /\.tsx?$/.test(name)

function readSource(root: string, path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8')
  const { program, errors } = parseSync(path, text)
  const lineAt = (offset: number) => text.slice(0, offset).split('\n').length
  const imports: Import[] = []
  const uses: Use[] = []
  const writes: Use[] = []
  walk(program, (node) => {
    const line = lineAt(node.start)
    const specifier = specifierOf(node)
    if (specifier !== undefined) {
      imports.push({ specifier, target: resolve(path, specifier), line, values: valuesOf(node) })
    }
    uses.push(...usesOf(node).map((name) => ({ name, line })))
    writes.push(...writesOf(node).map((name) => ({ name, line })))
  })
  const lines = text.split('\n').length - 1
  return { path, lines, imports, uses, writes, unreadable: errors.length > 0 }
}

interface Node {
  readonly type: string
  readonly start: number
  readonly [key: string]: unknown
}

function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) for (const each of value) walk(each, visit)
  else if (isNode(value)) {
    visit(value)
    for (const [key, child] of Object.entries(value)) if (!skipped(value, key)) walk(child, visit)
  }
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

/** Names that are not uses: `x` in `a.x`, and `x` in `{ x: 1 }` or an interface. */
const skipped = (node: Node, key: string) =>
  node['computed'] !== true && ((node.type === 'MemberExpression' && key === 'property') || key === 'key')

function specifierOf(node: Node): string | undefined {
  if (!/^(Import|ExportAll|ExportNamed)Declaration$|^ImportExpression$|^TSImportType$/.test(node.type)) {
    return undefined
  }
  const source = node['source']
  if (!isNode(source)) return undefined
  // an address that is put together at run time could lead anywhere
  return typeof source['value'] === 'string' ? source['value'] : '(computed)'
}

function valuesOf(node: Node): string[] {
  if (node.type === 'TSImportType' || node['importKind'] === 'type' || node['exportKind'] === 'type')
    return []
  const specifiers = node['specifiers']
  if (!Array.isArray(specifiers)) return ['*']
  return specifiers
    .filter((each) => isNode(each) && each['importKind'] !== 'type' && each['exportKind'] !== 'type')
    .map((each) => nameOf(each['imported']) ?? nameOf(each['local']) ?? '*')
}

const nameOf = (node: unknown): string | undefined =>
  isNode(node) && typeof node['name'] === 'string' ? node['name'] : undefined

function usesOf(node: Node): string[] {
  if (node.type === 'Identifier') return [nameOf(node) ?? '']
  if (node.type === 'MemberExpression') {
    const [object, property] = [nameOf(node['object']), nameOf(node['property'])]
    return object !== undefined && property !== undefined ? [`${object}.${property}`] : []
  }
  const without = Array.isArray(node['arguments']) && node['arguments'].length === 0
  return node.type === 'NewExpression' && without ? [`new ${nameOf(node['callee']) ?? ''}()`] : []
}

function writesOf(node: Node): string[] {
  if (node.type === 'CallExpression' && isNode(node['callee'])) {
    const verb = nameOf(node['callee']['property'])
    const [table] = Array.isArray(node['arguments']) ? node['arguments'] : []
    if (!/^(insertInto|replaceInto|updateTable|deleteFrom|mergeInto)$/.test(verb ?? '')) return []
    return [
      isNode(table) && typeof table['value'] === 'string'
        ? table['value'].replace(/ as .*/, '')
        : '(computed)',
    ]
  }
  const text =
    node.type === 'TemplateElement' ? rawOf(node['value']) : node.type === 'Literal' ? node['value'] : ''
  if (typeof text !== 'string') return []
  const sql =
    /\b(?:insert(?: or \w+)? into|replace into|update|delete from) "?(\w+)"?(?= \(| set | where |$)/gi
  return [...text.matchAll(sql)].map((match) => match[1] ?? '')
}

const rawOf = (value: unknown) =>
  typeof value === 'object' && value !== null && 'raw' in value ? value.raw : undefined

function resolve(from: string, specifier: string): string {
  if (specifier.startsWith('#')) return specifier.slice(1)
  return specifier.startsWith('.') ? posix.normalize(posix.join(dirname(from), specifier)) : specifier
}
