/** The rule profile of a year: defaults, and every change that counts from that year or before, in order. */
import { Failure } from '#shared/failure.ts'
import {
  ChoiceKey,
  NumberKey,
  type ProfileDocument,
  type RuleProfile,
  choiceParameters,
  defaultProfile,
  numberParameters,
  type profileOperations,
} from '#shared/profile.ts'
import { ruleCards } from '#shared/rules/registry.ts'
import { deliver } from './export/deliver.ts'
import type { At, HandlersOf } from './handlers.ts'
import { remembered } from './ledger/memory.ts'
import type { Reader, Writer } from './ledger/open.ts'

interface Change {
  readonly fromYear: number
  readonly key: string
  readonly value: number | string | null
  readonly reason: string
  readonly changedAt: string
}

const offPrefix = 'off:'

const changesOf = (read: Reader): Promise<Change[]> =>
  remembered(read, 'ruleChanges', [], () => readChanges(read))

async function readChanges(read: Reader): Promise<Change[]> {
  const rows = await read
    .selectFrom('rule_change')
    .selectAll()
    .orderBy('from_year')
    .orderBy('rule_change_id')
    .execute()
  return rows.map((row) => ({
    fromYear: row.from_year,
    key: row.key,
    value: JSON.parse(row.value) as Change['value'],
    reason: row.reason,
    changedAt: row.changed_at,
  }))
}

/** What the rules of a year are. A key this program no longer knows is passed over. */
export async function profileOf(read: Reader, year: number): Promise<RuleProfile> {
  return applied(await changesOf(read), year)
}

function applied(changes: readonly Change[], year: number): RuleProfile {
  const numbers: Record<string, number> = { ...defaultProfile.numbers }
  const choices: Record<string, string> = { ...defaultProfile.choices }
  const off: Record<string, string> = {}
  for (const { fromYear, key, value } of changes) {
    if (fromYear > year) continue
    if (key.startsWith(offPrefix)) {
      const ruleId = key.slice(offPrefix.length)
      if (typeof value === 'string') off[ruleId] = value
      else delete off[ruleId]
    } else if (typeof value === 'number' && Object.hasOwn(numbers, key)) numbers[key] = value
    else if (typeof value === 'string' && Object.hasOwn(choices, key)) choices[key] = value
  }
  return { numbers, choices, off } as RuleProfile
}

const documentOf = (profile: RuleProfile): ProfileDocument => ({
  id: 'local',
  version: 1,
  numbers: { ...profile.numbers },
  choices: { ...profile.choices },
  off: { ...profile.off },
})

async function keep(write: Writer, change: Omit<Change, 'changedAt'>, at: At): Promise<void> {
  await write
    .insertInto('rule_change')
    .values({
      from_year: change.fromYear,
      key: change.key,
      value: JSON.stringify(change.value),
      reason: change.reason,
      changed_at: at.now,
    })
    .execute()
}

/** Throws `badInput` with the bounds where a value is outside them. */
function checkValue(key: string, value: number | string): void {
  const number = NumberKey.safeParse(key)
  if (number.success && typeof value === 'number') {
    const { title, min, max, unit } = numberParameters[number.data]
    if (value < min || value > max)
      throw new Failure('badInput', `value: ${title}应在 ${min} 至 ${max} ${unit}之间`)
    return
  }
  const choice = ChoiceKey.safeParse(key)
  if (choice.success && typeof value === 'string') {
    if (!Object.hasOwn(choiceParameters[choice.data].choices, value))
      throw new Failure('badInput', `value: ${choiceParameters[choice.data].title}没有「${value}」这个选项`)
    return
  }
  throw new Failure('badInput', `key: ${key}`)
}

function checkRule(ruleId: string): void {
  if (!Object.hasOwn(ruleCards, ruleId)) throw new Failure('notFound', `ruleId ${ruleId}`)
}

const yearOf = (at: At): number => Number(at.today.slice(0, 4))

export const profileHandlers = {
  'profile.show': async (read, { year }, at) => {
    const changes = await changesOf(read)
    const asked = year ?? yearOf(at)
    return { year: asked, profile: documentOf(applied(changes, asked)), changes }
  },
  'profile.rules': async (read, { year }, at) => {
    const { off } = await profileOf(read, year ?? yearOf(at))
    return Object.entries(ruleCards).map(([ruleId, card]) => ({
      ruleId,
      ...card,
      offReason: off[ruleId] ?? null,
    }))
  },
  'profile.export': async ({ read, at, desk, ledger }, { year, out, overwrite }) => {
    const asked = year ?? yearOf(at)
    const text = `${JSON.stringify(documentOf(await profileOf(read, asked)), null, 2)}\n`
    const file = { fileName: `${asked}年规则参数.json`, bytes: new TextEncoder().encode(text) }
    return deliver(desk, file, { out, overwrite, ledger: ledger?.path })
  },
  'profile.change': async (write, { key, value, fromYear, reason }, at) => {
    checkValue(key, value)
    await keep(write, { fromYear, key, value, reason }, at)
    return documentOf(await profileOf(write, fromYear))
  },
  'profile.switchRule': async (write, { ruleId, on, fromYear, reason }, at) => {
    checkRule(ruleId)
    await keep(write, { fromYear, key: `${offPrefix}${ruleId}`, value: on ? null : reason, reason }, at)
    return documentOf(await profileOf(write, fromYear))
  },
  'profile.adopt': async (write, { profile, fromYear, reason }, at) => {
    const present = await profileOf(write, fromYear)
    for (const [key, value] of [...Object.entries(profile.numbers), ...Object.entries(profile.choices)]) {
      checkValue(key, value)
      const before: number | string | undefined = { ...present.numbers, ...present.choices }[key as NumberKey]
      if (before !== value) await keep(write, { fromYear, key, value, reason }, at)
    }
    for (const [ruleId, why] of Object.entries(profile.off)) {
      checkRule(ruleId)
      if (present.off[ruleId] !== why)
        await keep(write, { fromYear, key: `${offPrefix}${ruleId}`, value: why, reason }, at)
    }
    // a rule that the adopted profile does not switch off is on
    for (const ruleId of Object.keys(present.off))
      if (!Object.hasOwn(profile.off, ruleId))
        await keep(write, { fromYear, key: `${offPrefix}${ruleId}`, value: null, reason }, at)
    return documentOf(await profileOf(write, fromYear))
  },
} satisfies HandlersOf<typeof profileOperations>
