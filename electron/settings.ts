/** Settings of a ledger: a row a key, parsed by their schema, so that a damaged value falls back to the default. */
import type { z } from 'zod'
import { type LookSetting, Settings } from '#shared/ledger.ts'
import type { OpenLedger, Reader, Writer } from './ledger/open.ts'

export async function settingsOf(read: Reader): Promise<Settings> {
  const rows = await read.selectFrom('setting').selectAll().execute()
  const parsed = Settings.safeParse(Object.fromEntries(rows.map((row) => [row.key, parse(row.value)])))
  return parsed.success ? parsed.data : Settings.parse({})
}

/** How the page begins: light where no ledger is open, or where it is being closed at this moment. */
export async function lookOf(ledger: Pick<OpenLedger, 'reader'> | undefined): Promise<LookSetting> {
  try {
    return ledger === undefined ? 'light' : (await settingsOf(ledger.reader)).look
  } catch {
    return 'light'
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export async function keepSetting(write: Writer, key: string, value: unknown): Promise<void> {
  const text = JSON.stringify(value)
  await write
    .insertInto('setting')
    .values({ key, value: text })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: text }))
    .execute()
}

/** One setting by its schema; undefined where there is none, or where it is damaged. */
export async function settingOf<Schema extends z.ZodType>(
  read: Reader,
  key: string,
  schema: Schema,
): Promise<z.output<Schema> | undefined> {
  const row = await read.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst()
  const parsed = row && schema.safeParse(parse(row.value))
  return parsed?.success === true ? parsed.data : undefined
}

/** Back to what is usual. */
export async function dropSetting(write: Writer, key: string): Promise<void> {
  await write.deleteFrom('setting').where('key', '=', key).execute()
}
