/** The text of imported minutes as what each person said, topic by topic: the same cut as of pasted minutes. Pure. */
import type { KnownName } from './pasted.ts'
import { type SpeechPart, linesOf, splitMinutes } from './speakers.ts'

export interface MinutesSpeech {
  /** Index of the topic under whose title it stands; null where it stands under none. */
  readonly topic: number | null
  /** Null for guests, for namesakes, and for whoever is not certainly meant: then the name stays as it is written. */
  readonly speaker: KnownName | null
  readonly name: string
  readonly text: string
}

export interface MinutesAbout {
  /** Those of the branch. */
  readonly roster: readonly KnownName[]
  /** Guests that the minutes name. */
  readonly others?: readonly string[]
  /** Who is meant by 「主持人：」; empty where nobody is named. */
  readonly chair?: string
  /** Titles of the topics, in their order. */
  readonly topics?: readonly string[]
}

const squeezed = (text: string): string =>
  text
    .replace(
      /^[\s　]*(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)、.．]|议题[一二三四五六七八九十\d]{0,2}[：:])/u,
      '',
    )
    .replace(/[\s　《》“”"「」（）()，,。.；;：:]/gu, '')

/** @returns empty where fewer than two contributions can be told apart: then the text is one account */
export function speechesOfMinutes(text: string, about: MinutesAbout): readonly MinutesSpeech[] {
  const { roster, others = [], chair = '', topics = [] } = about
  const titles = topics.map(squeezed)
  const sections: { topic: number | null; lines: string[] }[] = [{ topic: null, lines: [] }]
  for (const line of linesOf(text)) {
    const topic = titles.indexOf(squeezed(line))
    if (topic >= 0 && squeezed(line) !== '') sections.push({ topic, lines: [] })
    else
      sections
        .at(-1)
        ?.lines.push(chair === '' ? line : line.replace(/^[\s　]*主持人[\s　]*(?=[：:])/u, chair))
  }
  const said = sections.flatMap(({ topic, lines }) =>
    (splitMinutes(lines.join('\n'), roster, others)?.parts ?? []).flatMap((part) =>
      part.text === '' ? [] : [{ topic, ...speakerOf(part), text: part.text }],
    ),
  )
  return said.length < 2 ? [] : said
}

function speakerOf({ state, candidates, name }: SpeechPart): Pick<MinutesSpeech, 'speaker' | 'name'> {
  const [only] = candidates
  return only !== undefined && (state === 'exact' || state === 'spaced')
    ? { speaker: only, name: only.name }
    : { speaker: null, name }
}
