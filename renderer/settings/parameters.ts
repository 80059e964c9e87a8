/** The rule profile in words: parameters by chapter, what was changed, how two profiles differ. Pure. */
import type { OutputOf } from '#shared/contract.ts'
import {
  ChoiceKey,
  NumberKey,
  ProfileDocument,
  choiceParameters,
  defaultProfile,
  numberParameters,
} from '#shared/profile.ts'

export type ParameterKey = NumberKey | ChoiceKey
type Chapter = ParameterKey extends `${infer Prefix}.${string}` ? Prefix : never

/** Where a parameter stands, by the first part of its key. */
const chapterTitles: Readonly<Record<Chapter, string>> = {
  frequency: '组织生活次数',
  integrity: '组织生活次数',
  talks: '谈心谈话',
  study: '学习教育',
  appraisal: '民主评议',
  voting: '表决与选举',
  election: '表决与选举',
  content: '记录要求',
  membership: '党员管理',
  dues: '党费收缴',
  term: '组织设置',
  committee: '组织设置',
  branch: '组织设置',
  requests: '请示报告',
}

export interface Parameter {
  readonly key: ParameterKey
  readonly title: string
  readonly basis: string
  readonly unit: string
  readonly value: number | string
  readonly standard: number | string
  /** Values and their words where it is a choice; null where it is a number. */
  readonly choices: Readonly<Record<string, string>> | null
  readonly min: number
  readonly max: number
}

export interface ParameterChapter {
  readonly title: string
  readonly parameters: readonly Parameter[]
}

/** Every parameter with its present value, in the order of the law's chapters. */
export function chaptersOf(profile: Pick<ProfileDocument, 'numbers' | 'choices'>): ParameterChapter[] {
  const all = [
    ...NumberKey.options.map((key): Parameter => {
      const { value: standard, ...about } = numberParameters[key]
      return { key, ...about, standard, value: profile.numbers[key] ?? standard, choices: null }
    }),
    ...ChoiceKey.options.map((key): Parameter => {
      const { value: standard, ...about } = choiceParameters[key]
      return { key, ...about, standard, value: profile.choices[key] ?? standard, unit: '', min: 0, max: 0 }
    }),
  ]
  return [...new Set(Object.values(chapterTitles))].map((title) => ({
    title,
    parameters: all.filter(({ key }) => chapterOf(key) === title),
  }))
}

function chapterOf(key: ParameterKey): string {
  const titles: Readonly<Record<string, string>> = chapterTitles
  return titles[key.slice(0, key.indexOf('.'))] ?? ''
}

/** 「1 次/季度」, 「应到会有选举权人数」. */
export const valueWords = (
  { choices, unit }: Pick<Parameter, 'choices' | 'unit'>,
  value: number | string,
): string => (choices === null ? `${value} ${unit}` : (choices[value] ?? String(value)))

type Change = OutputOf<'profile.show'>['changes'][number]
type RuleTitle = (ruleId: string) => string

const offPrefix = 'off:'

/** 「党课：2 次/季度」, 「停用「在周末召开」」: what one change said. */
export function changeWords({ key, value }: Pick<Change, 'key' | 'value'>, ruleTitle: RuleTitle): string {
  if (key.startsWith(offPrefix))
    return `${value === null ? '启用' : '停用'}「${ruleTitle(key.slice(offPrefix.length))}」`
  const parameter = parameterOf(key)
  if (parameter === undefined) return `${key}：${value ?? ''}`
  return `${parameter.title}：${valueWords(parameter, value ?? parameter.standard)}`
}

/** The latest first; of one moment, the one that was made last. */
export const latestFirst = (changes: readonly Change[]): Change[] =>
  changes.toReversed().toSorted((a, b) => b.changedAt.localeCompare(a.changedAt))

const parameterOf = (key: string): Parameter | undefined =>
  chaptersOf(defaultProfile)
    .flatMap(({ parameters }) => parameters)
    .find((parameter) => parameter.key === key)

export interface Difference {
  readonly title: string
  readonly before: string
  readonly after: string
}

/** What adopting a profile would change; keys that it leaves out stay as they are, rules that it leaves out are on. */
export function differences(
  present: ProfileDocument,
  adopted: ProfileDocument,
  ruleTitle: RuleTitle,
): Difference[] {
  const before = chaptersOf(present).flatMap(({ parameters }) => parameters)
  const values = before.flatMap((parameter) => {
    const wanted: number | string | undefined = { ...adopted.numbers, ...adopted.choices }[parameter.key]
    return wanted === undefined || wanted === parameter.value
      ? []
      : [
          {
            title: parameter.title,
            before: valueWords(parameter, parameter.value),
            after: valueWords(parameter, wanted),
          },
        ]
  })
  const rules = [...new Set([...Object.keys(present.off), ...Object.keys(adopted.off)])].flatMap((ruleId) => {
    const [was, will] = [present.off[ruleId], adopted.off[ruleId]]
    return was === will
      ? []
      : [{ title: `规则「${ruleTitle(ruleId)}」`, before: offWords(was), after: offWords(will) }]
  })
  return [...values, ...rules]
}

const offWords = (reason: string | undefined) => (reason === undefined ? '查' : `停用：${reason}`)

export type ReadProfile =
  { readonly ok: true; readonly profile: ProfileDocument } | { readonly ok: false; readonly why: string }

const refused = (why: string): ReadProfile => ({ ok: false, why })

/** Reads an exported profile. What cannot be taken over is named; nothing is taken over in part. */
export function readProfile(text: string, knowsRule: (ruleId: string) => boolean): ReadProfile {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    return refused('文件内容不是 JSON。请选从这里导出的「规则参数.json」。')
  }
  const known =
    typeof read === 'object' && read !== null && ('numbers' in read || 'choices' in read || 'off' in read)
  if (!known) return refused('文件里没有规则参数。请选从这里导出的「规则参数.json」。')
  const parsed = ProfileDocument.safeParse(read)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const keys = issue !== undefined && 'keys' in issue && Array.isArray(issue.keys) ? issue.keys : []
    const where = [...(issue?.path ?? []), ...keys].map(String).join(' · ')
    return refused(`「${where}」这一处读不了：可能是更新版本的程序导出的，或被改坏了。`)
  }
  const profile = parsed.data
  for (const { title, parameters } of chaptersOf(profile))
    for (const { title: name, value, choices, min, max, unit } of parameters) {
      if (choices !== null && !Object.hasOwn(choices, value))
        return refused(`${title}：${name}没有「${value}」这个选项。`)
      if (typeof value === 'number' && (value < min || value > max))
        return refused(`${title}：${name}应在 ${min} 至 ${max} ${unit}之间，文件里是 ${value}。`)
    }
  const strange = Object.keys(profile.off).find((ruleId) => !knowsRule(ruleId))
  return strange === undefined ? { ok: true, profile } : refused(`文件停用的规则「${strange}」，本程序没有。`)
}
