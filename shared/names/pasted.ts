/** A pasted list of names, matched with the roster. Pure: the page shows it, and only what is confirmed is taken. */
import { onlyDifference, similar } from './similar.ts'

/** Somebody whose name may be meant. */
export interface KnownName {
  readonly memberId: number
  readonly name: string
}

/**
 * `exact`: as on the roster. `spaced`: equal but for blanks and marks. `doubtful`: one character is another, or only the
 * first part of a long name stands there; the user says. `namesakes`: several bear the name. `unknown`: nobody does.
 */
export type NameState = 'exact' | 'spaced' | 'doubtful' | 'namesakes' | 'unknown'

export interface PastedName {
  /** As it stood, without numbering. */
  readonly written: string
  /** Without blanks and 「同志」. */
  readonly name: string
  /** What stood in brackets behind it: 「病假」, 「副书记」. */
  readonly note: string
  readonly state: NameState
  /** Whom it may mean, the likeliest first. */
  readonly candidates: readonly KnownName[]
}

const numbering =
  /^[\s　]*(?:[（(【[]?\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*[）)】\]]|(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*[.．、:：](?!\d)|[①-⑳]|[•·●○■□◆*\-—–]+\s)[\s　]*/u

/** Headings and cells of a table that came with the names. */
const notNames =
  /^(姓名|名单|序号|编号|签名|签到|备注|性别|男|女|职务|单位|部门|时间|应到|实到|出席|请假|缺席|列席|人员|合计|无|略|\d+|应到人员|实到人员|请假人员|缺席人员|列席人员|参加人员|出席人员)$/u

/** Why somebody is not there, in a column of its own beside the names. */
const reasons =
  /^(?:因?(?:病|事|公)|[病事公年休产婚丧探]假|探亲|出差|公差|公务|值班|外出|外出学习|学习|培训|住院|借调|挂职|驻村|下乡|请假)$/u

/** 「应到：张三、李四」: the label is no name. */
const label =
  /^[\s　]*(?:应到|实到|出席|请假|缺席|未到|列席|参加|到会|参会)(?:人员|党员|同志|名单|人)?(?:[（(][^）)]{0,12}[）)])?\s*[:：]/u

interface Piece {
  readonly written: string
  readonly note: string
}

/** 「应到 21 人」 counts, and names nobody. */
const counts =
  /(?:应到|实到|出席|请假|缺席|未到|列席|到会|共|等)?[\s　]*\d{1,4}[\s　]*[名位]?人[\s　]*[:：]?/gu

/** Names one by one, with what stood in brackets behind each; a name is taken once. */
export function splitNames(text: string): Piece[] {
  const pieces = text
    .replace(/\r\n?|\u000B|\u2028|\u2029/gu, '\n')
    .replace(/[\u200B-\u200D\uFEFF]/gu, '')
    .split('\n')
    .flatMap((line) =>
      withReasons(
        cutOutsideBrackets(withoutNumber(line.replace(label, '').replace(counts, ''))).flatMap((part) =>
          namesOf(withoutNumber(part)),
        ),
      ),
    )
  const seen = new Set<string>()
  return pieces.filter(({ written }) => {
    const bare = bareName(written)
    if (bare === '' || notNames.test(bare) || seen.has(bare)) return false
    seen.add(bare)
    return true
  })
}

/** 「张三⇥出差」 of two columns: the reason belongs to the name before it. */
function withReasons(line: readonly Piece[]): Piece[] {
  const pieces: Piece[] = []
  for (const piece of line) {
    const last = pieces.at(-1)
    if (!reasons.test(bareName(piece.written))) pieces.push(piece)
    else if (last?.note === '') pieces[pieces.length - 1] = { ...last, note: piece.written }
  }
  return pieces
}

/** Numbering may stand twice: 「一、（1）张三」. */
const withoutNumber = (part: string): string => part.replace(numbering, '').replace(numbering, '').trim()

/** Without blanks, 「同志」 and the dots that writers of long names use. */
export const bareName = (written: string): string =>
  written
    .replace(/[\s　]/gu, '')
    .replace(/[•・‧∙]/gu, '·')
    .replace(/[。.]$/u, '')
    .replace(/^(.{2,})同志$/u, '$1')

function cutOutsideBrackets(line: string): string[] {
  const parts: string[] = []
  let depth = 0
  let part = ''
  for (const letter of line) {
    if ('（(【['.includes(letter)) depth += 1
    if ('）)】]'.includes(letter)) depth = Math.max(0, depth - 1)
    if (depth === 0 && /[、，,；;\t|/／。]/u.test(letter)) {
      parts.push(part)
      part = ''
    } else part += letter
  }
  return [...parts, part]
}

/** 「宋 江 李逵」: a single character belongs to the single one behind it, a longer word stands alone. */
function namesOf(part: string): Piece[] {
  const words = [
    ...part.matchAll(/([^\s　（()）【】[\]]+)?[\s　]*(?:[（(【[]([^）)】\]]*)[）)】\]])?/gu),
  ].filter(([whole]) => whole.trim() !== '')
  const pieces: Piece[] = []
  let open: string[] = []
  const close = () => {
    if (open.length > 0) pieces.push({ written: open.join(' '), note: '' })
    open = []
  }
  for (const [, word = '', note = ''] of words) {
    if (word === '') continue
    if ([...word].length === 1) {
      open.push(word)
      if (note !== '') {
        pieces.push({ written: open.join(' '), note: note.trim() })
        open = []
      } else if (open.length === 2 && words.length > 3) close()
    } else {
      close()
      pieces.push({ written: word, note: note.trim() })
    }
  }
  close()
  return pieces
}

/**
 * Each pasted name with whom it means.
 *
 * @param roster those who may be meant; two may bear one name
 */
export function matchNames(text: string, roster: readonly KnownName[]): PastedName[] {
  return splitNames(text).map(({ written, note }) => ({ ...matchName(written, roster), note }))
}

/** One name; see `NameState`. */
export function matchName(written: string, roster: readonly KnownName[]): Omit<PastedName, 'note'> {
  const bare = bareName(written)
  const own = roster.filter(({ name }) => bareName(name) === bare)
  const base = { written, name: bare }
  if (own.length > 1) return { ...base, state: 'namesakes', candidates: own }
  if (own.length === 1)
    return { ...base, state: own[0]?.name === written ? 'exact' : 'spaced', candidates: own }
  const near = roster
    .flatMap((each) => {
      const rank = nearness(bare, bareName(each.name))
      return rank === null ? [] : [{ each, rank }]
    })
    .toSorted((one, other) => one.rank - other.rank)
  return {
    ...base,
    state: near.length === 0 ? 'unknown' : 'doubtful',
    candidates: near.map(({ each }) => each),
  }
}

/** 0: one character of the same sound or shape; 1: one other of three or more, or part of a long name; 2: one of two. */
function nearness(written: string, name: string): number | null {
  const place = onlyDifference(written, name)
  // 「古丽巴哈尔」 for 「古丽巴哈尔·买买提」, but never without being asked: first names are shared
  if (place === null) return isPartOf(written, name) || isPartOf(name, written) ? 1 : null
  const [mine, theirs] = [[...written], [...name]]
  if (mine.length < 2) return null
  if (similar(mine[place] ?? '', theirs[place] ?? '')) return 0
  if (mine.length > 2) return 1
  // 「宋江」 and 「李江」 have nothing in common; 「宋江」 and 「宋清」 may be a slip
  return place === 0 ? null : 2
}

const isPartOf = (first: string, whole: string): boolean => first.length > 1 && whole.startsWith(`${first}·`)

/** Whom a name means without being asked: exact and spaced always, doubtful only where nobody else comes near. */
export function likeliest({ state, candidates, name }: PastedName): KnownName | null {
  const [first, second] = candidates
  if (first === undefined || state === 'namesakes' || state === 'unknown') return null
  if (state !== 'doubtful') return first
  const rank = nearness(name, bareName(first.name))
  return rank === 0 && (second === undefined || nearness(name, bareName(second.name)) !== 0) ? first : null
}
