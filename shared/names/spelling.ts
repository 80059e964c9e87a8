/**
 * Members' names misspelt in running text. A false alarm costs more than a slip that is missed: only what is nearly
 * certainly a name is spoken of. Pure.
 */
import { onlyDifference, similar } from './similar.ts'

export interface Misspelt {
  /** Where in the text, counted in UTF-16 units as a text field counts. */
  readonly at: number
  readonly written: string
  /** The member's name that was probably meant. */
  readonly meant: string
}

/** Names that many texts speak of, though nobody of the branch bears them. */
const wellKnown = new Set([
  '习近平',
  '毛泽东',
  '周恩来',
  '刘少奇',
  '邓小平',
  '江泽民',
  '胡锦涛',
  '马克思',
  '恩格斯',
  '焦裕禄',
  '孔繁森',
  '王进喜',
  '钱学森',
  '黄文秀',
  '张富清',
  '张桂梅',
  '廖俊波',
  '黄大年',
  '李大钊',
  '方志敏',
  '杨善洲',
  '郑培民',
  '雷锋',
  '朱德',
  '陈云',
  '任弼时',
  '罗阳',
  '王瑛',
  '白求恩',
  '列宁',
])

const startsName = /(?:^|[\s　、，,；;。：:（(“"「『？！?!]|[由请和与及跟向对让给经同])$/u
const endsName =
  /^(?:同志|书记|副书记|委员|组长|副组长|主任|科长|处长|局长|主席|主持|发言|汇报|介绍|表示|认为|提出|指出|传达|领学|作了|[：:（(])/u
const inList = /^(?:[、，,；;。]|$|\s)/u

/**
 * @param names of the roster
 * @param others who are known besides: observers, guests, whoever is being admitted
 */
export function misspeltNames(
  text: string,
  names: readonly string[],
  others: readonly string[] = [],
): Misspelt[] {
  const known = new Set([...names, ...others, ...wellKnown])
  const taken = placesOf(text, known)
  const found: Misspelt[] = []
  for (const meant of new Set(names)) {
    const length = meant.length
    if (length < 2 || length > 4 || !/^\p{Script=Han}+$/u.test(meant)) continue
    for (let at = 0; at + length <= text.length; at += 1) {
      // cheap first: at most one letter may differ, so one of the first two must stand
      if (text[at] !== meant[0] && text[at + 1] !== meant[1]) continue
      const written = text.slice(at, at + length)
      if (known.has(written) || overlaps(taken, at, at + length)) continue
      if (isSlip(written, meant, text.slice(0, at), text.slice(at + length)))
        found.push({ at, written, meant })
    }
  }
  return withoutRivals(found)
}

function isSlip(written: string, meant: string, before: string, after: string): boolean {
  const place = onlyDifference(written, meant)
  if (place === null || !/^\p{Script=Han}+$/u.test(written)) return false
  const alike = similar(written[place] ?? '', meant[place] ?? '')
  const named = startsName.test(before) && endsName.test(after)
  // another surname is another family, unless ear or eye take one for the other
  if (place === 0) return alike && meant.length > 2 && named
  if (meant.length === 2) return alike && (named || (/[、：:]$/u.test(before) && inList.test(after)))
  return alike || named
}

/** Where known names stand: what overlaps them is part of a name that is right. */
function placesOf(text: string, known: ReadonlySet<string>): readonly (readonly [number, number])[] {
  const places: [number, number][] = []
  for (const name of known) {
    if (name === '') continue
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
      places.push([at, at + name.length])
  }
  return places
}

const overlaps = (places: readonly (readonly [number, number])[], from: number, to: number): boolean =>
  places.some(([start, end]) => start < to && from < end)

/** One place that two members' names come near to says nothing certain. */
function withoutRivals(found: readonly Misspelt[]): Misspelt[] {
  return found
    .filter(({ at, written, meant }) =>
      found.every(
        (other) =>
          other.meant === meant || other.at >= at + written.length || at >= other.at + other.written.length,
      ),
    )
    .toSorted((one, other) => one.at - other.at)
}

/** The text with that one place put right. */
export const putRight = (text: string, { at, written, meant }: Misspelt): string =>
  text.slice(at, at + written.length) === written
    ? text.slice(0, at) + meant + text.slice(at + written.length)
    : text
