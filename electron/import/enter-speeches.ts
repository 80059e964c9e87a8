/** What each person said in imported minutes, put under its topic. Pure. */
import { type MinutesSpeech, speechesOfMinutes } from '#shared/names/minutes-speeches.ts'

export interface SaidIn {
  readonly content: string
  /** Who is meant by 「主持人：」. */
  readonly chair: string
  /** Guests that the record names. */
  readonly others: readonly string[]
  readonly people: readonly { readonly memberId: number; readonly name: string }[]
  /** Names that stand for exactly one member. */
  readonly ids: ReadonlyMap<string, number>
}

interface Item {
  readonly title: string
  readonly resolution: string
}

/** A speech goes to the only topic, to the one under whose title it stands, or else to one of its own behind them. */
export function withSpeeches(items: readonly Item[], { content, chair, others, people, ids }: SaidIn) {
  const topics = items.map(({ title }) => title)
  const said = speechesOfMinutes(content, { roster: people, others, chair, topics }).slice(0, 500)
  const speech = ({ speaker, name, text }: MinutesSpeech) => ({
    speakerId: speaker === null ? null : (ids.get(speaker.name) ?? null),
    speakerName: name.slice(0, 30),
    text: text.slice(0, 20000),
  })
  const filled = items.map((item, index) => ({
    ...item,
    speeches: said
      .filter(({ topic }) => topic === index || (topic === null && items.length === 1))
      .map(speech),
  }))
  const loose = items.length === 1 ? [] : said.filter(({ topic }) => topic === null)
  return loose.length === 0
    ? filled
    : [...filled, { title: '讨论发言', resolution: '', speeches: loose.map(speech) }]
}
