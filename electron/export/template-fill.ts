/**
 * Fills a template with docxtemplater. Its parser is replaced by one that can only look a plain name up: nothing is
 * evaluated, nothing inherited is reached.
 */
import Docxtemplater from 'docxtemplater'
import PizZip from 'pizzip'
import { Failure } from '#shared/failure.ts'
import type { TemplateFault, TemplateTag } from '#shared/templates.ts'
import type { TemplatePackage } from './template-package.ts'

/** What tags stand for at one place of the document; whatever is not found is looked for outside. */
export interface Scope {
  readonly values: Readonly<Record<string, string>>
  readonly sections: Readonly<Record<string, readonly Scope[]>>
}

/** Words that count as nothing where a name is used as a condition. */
const nothing: readonly string[] = ['', '0', '否', '无', '—']

const isScope = (value: unknown): value is Scope =>
  typeof value === 'object' && value !== null && 'values' in value && 'sections' in value

interface LookedUp {
  readonly module?: string
}

/** A word for a value, the records for a loop, yes or no for a condition; undefined where this scope knows nothing. */
function lookUp(tag: string, scope: unknown, part: LookedUp | undefined): unknown {
  if (!isScope(scope)) return undefined
  const name = tag.trim()
  const value = Object.hasOwn(scope.values, name) ? scope.values[name] : undefined
  if (part?.module !== 'loop') return part?.module === undefined || part.module === '' ? value : undefined
  if (Object.hasOwn(scope.sections, name)) return scope.sections[name]
  return value === undefined ? undefined : !nothing.includes(value)
}

function compile(template: TemplatePackage): Docxtemplater {
  const zip = new PizZip()
  for (const [name, content] of template.parts)
    zip.file(name, content, { binary: true, createFolders: false })
  return new Docxtemplater(zip, {
    paragraphLoop: true,
    linebreaks: true,
    errorLogging: false,
    stripInvalidXMLChars: true,
    nullGetter: () => '',
    parser: (tag) => ({ get: (scope, context) => lookUp(tag, scope, context.meta.part) }),
  })
}

/** What the engine itself finds wrong: loops that cut through tables and the like. */
export function engineFaults(template: TemplatePackage, tags: readonly TemplateTag[]): TemplateFault[] {
  try {
    compile(template)
    return []
  } catch (error) {
    return faultsIn(error, template, tags)
  }
}

/** Places that tags may fill in all: a year of a branch of a hundred in a long template comes to a tenth. */
const mostPlaces = 1_000_000

/**
 * Loops over different records may stand in one another and multiply; what nobody could read is refused before the
 * work begins. @throws Failure tooLarge
 */
export function refuseSwelling(tags: readonly TemplateTag[], data: Scope): void {
  let places = 0
  const visit = (scopes: readonly Scope[], within: readonly string[]) => {
    places += 1
    if (places > mostPlaces)
      throw new Failure('tooLarge', '这个模板填出来太大。请缩短期间，或减少套在一起的循环')
    const [name, ...inner] = within
    if (name === undefined) return
    const owner = scopes.findLast(({ sections }) => Object.hasOwn(sections, name))
    if (owner === undefined) visit(scopes, inner)
    else for (const record of owner.sections[name] ?? []) visit([...scopes, record], inner)
  }
  for (const { within } of tags) visit([data], within)
}

/** The parts of the filled document. The template must have been found without faults. */
export function fillParts(template: TemplatePackage, data: Scope): Map<string, Uint8Array> {
  const engine = compile(template)
  engine.render(data)
  const zip = engine.getZip()
  const filled = new Map<string, Uint8Array>()
  for (const name of Object.keys(zip.files)) {
    const file = zip.file(name)
    if (file !== null) filled.set(name, file.asUint8Array())
  }
  return filled
}

interface EngineError {
  readonly properties?: {
    readonly id?: string
    readonly xtag?: string
    readonly context?: string
    readonly file?: string
    readonly errors?: readonly EngineError[]
  }
}

const misplaced = [
  '循环的开头和结尾不在对应的位置',
  '重复表格的一行时，开头写在这一行的第一格，结尾写在同一行的最后一格；不要一个在表格里、一个在表格外',
] as const
const words: Readonly<Record<string, readonly [message: string, advice: string]>> = {
  unopened_loop: ['只有结尾，没有开头', '在重复内容的前面写上开头，或删去这个结尾'],
  unclosed_loop: ['只有开头，没有结尾', '在重复内容的后面写上结尾'],
  closing_tag_does_not_match_opening_tag: ['开头和结尾的名称不一样', '把两处改成同一个名称'],
  unclosed_tag: ['有“{”没有“}”', '在同一段里把标签写完整'],
  unopened_tag: ['多了一个“}”', '删去多出来的“}”'],
  unbalanced_loop_tags: misplaced,
  loop_position_invalid: misplaced,
}
const other: readonly [string, string] = ['这里的标签不能识别', '删去这个标签，重新输入一遍']

function faultsIn(error: unknown, template: TemplatePackage, tags: readonly TemplateTag[]): TemplateFault[] {
  const { properties } = error as EngineError
  if (properties === undefined) throw error
  const errors = properties.errors ?? [error as EngineError]
  return errors.map((each): TemplateFault => {
    const { id = '', xtag = '', context = '', file = '' } = each.properties ?? {}
    const [message, advice] = words[id] ?? other
    const part = template.texts.find(({ name }) => name === file)?.title ?? '正文'
    // the engine knows where in the XML; the user looks for words
    const near = tags.find((known) => known.tag === xtag && known.part === part)?.near ?? context.slice(0, 40)
    return { tag: xtag === '' ? context.slice(0, 40) : `{${xtag}}`, part, near, message, advice }
  })
}
