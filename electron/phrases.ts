/** The phrases that a branch keeps: one setting of the ledger, by a schema of its own. */
import { Failure } from '#shared/failure.ts'
import { type Phrase, Phrases, type phraseOperations } from '#shared/phrases.ts'
import type { HandlersOf } from './handlers.ts'
import type { Reader, Writer } from './ledger/open.ts'
import { keepSetting, settingOf } from './settings.ts'

const key = 'phrases'

const phrasesOf = async (read: Reader): Promise<Phrase[]> => (await settingOf(read, key, Phrases)) ?? []

async function change(write: Writer, phraseId: number, part: Partial<Phrase>): Promise<Phrase> {
  const all = await phrasesOf(write)
  const before = all.find((each) => each.phraseId === phraseId)
  if (before === undefined) throw new Failure('notFound', `phraseId ${phraseId}`)
  const after = { ...before, ...part }
  await keepSetting(
    write,
    key,
    all.map((each) => (each.phraseId === phraseId ? after : each)),
  )
  return after
}

export const phraseHandlers = {
  'phrases.list': (read) => phrasesOf(read),
  'phrases.add': async (write, { kind, text }) => {
    const all = await phrasesOf(write)
    if (all.some((each) => !each.void && each.kind === kind && each.text === text))
      throw new Failure('duplicate', '这条短语已经存过')
    if (all.length >= 500) throw new Failure('tooLarge', '短语最多存 500 条')
    const phrase = { phraseId: Math.max(0, ...all.map((each) => each.phraseId)) + 1, kind, text, void: false }
    await keepSetting(write, key, [...all, phrase])
    return phrase
  },
  'phrases.amend': (write, { phraseId, kind, text }) =>
    change(write, phraseId, {
      ...(kind === undefined ? {} : { kind }),
      ...(text === undefined ? {} : { text }),
    }),
  'phrases.void': (write, { phraseId }) => change(write, phraseId, { void: true }),
  'phrases.restore': (write, { phraseId }) => change(write, phraseId, { void: false }),
} satisfies HandlersOf<typeof phraseOperations>
