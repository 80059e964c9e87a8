/** Names as minutes write them: 「沈国梁 王 伟 周建明（请假）、李四等5人」. Who is meant is decided elsewhere. Pure. */

export interface Absentee {
  readonly name: string
  readonly reason: string
}

export interface NameList {
  /** Those who were there. */
  readonly names: readonly string[]
  readonly absentees: readonly Absentee[]
  readonly observers: readonly string[]
  /** Marked 「主讲」. */
  readonly lecturer?: string
  /** 「等 21 人」, 「实到 21 人」: how many they were. */
  readonly total?: number
  /** Nobody is named, but 「全体支委」. */
  readonly everybody: boolean
  /** More than those named were there. */
  readonly more: boolean
}

const notNames =
  /全体|党员|支委|委员|人员|名单|签到|同志们|以上|其他|其余|应到|实到|见附|详见|群众|干部|共计|合计|缺席|出席|请假|代表|科室|部门|^因|[病事产休年公]假|公出|出差|外出|值班|培训|住院|未到/

/** Two to four Han characters (or more with a middle dot): what a name looks like where no roster says so. */
export const looksLikeName = (text: string): boolean =>
  /^(\p{Script=Han}{2,4}|\p{Script=Han}{1,10}·\p{Script=Han}{1,10}(·\p{Script=Han}{1,10})?)$/u.test(text) &&
  !notNames.test(text) &&
  text !== '无'

const absence = /请假|病假|事假|产假|休假|缺席|出差|公差|外出|未到|因[病事公故]|下乡|住院|年假/

/** Half width but for the marks of a sentence: a reason is kept as it was written. */
const halfWidth = (text: string): string => text.replace(/[^，；：！？]+/g, (part) => part.normalize('NFKC'))

/** Longer, but said to be away: 「古丽巴哈尔（病假）」 is somebody, on the roster or not. */
const isAwayByName = (text: string, note: string): boolean =>
  absence.test(note) && /^\p{Script=Han}{5,10}$/u.test(text) && !notNames.test(text)

/** @param known tells a name on the roster, where a cut is not plain otherwise */
export function readNames(raw: string, known: (name: string) => boolean = () => false): NameList {
  const text = halfWidth(raw)
    .replace(/[\u200B-\u200D\uFEFF]/g, '')
    .replace(/[•・‧∙]/g, '·')
  const names: string[] = []
  const absentees: Absentee[] = []
  const observers: string[] = []
  let lecturer: string | undefined
  let more = false
  for (const { word, note } of piecesOf(text)) {
    const bare = withoutPost(word.replace(/同志$/, ''), known)
    const several = /^(.{2,4}?)等(\d+)?[名位]?(人|同志|党员|委员|干部)*$/u.exec(bare)
    const cut = several?.[1] ?? bare
    const absent = absentIn(cut, known)
    const name = absent?.name ?? cut
    if (several !== null || /等/.test(bare)) more = true
    if (!looksLikeName(name) && !known(name) && !isAwayByName(name, note)) continue
    if (absent !== undefined || absence.test(note)) absentees.push({ name, reason: absent?.reason ?? note })
    else if (/列席/.test(note)) observers.push(name)
    else names.push(name)
    if (/主讲|授课|讲课/.test(note)) lecturer = name
  }
  const total =
    /(?:等|实到|(?<![应未])(?:共|共计|出席|到会))(?:会)?(?:党员|人数|人员|委员)?[:：]?\s*(\d{1,4})\s*(?:[名位]?(?:人|党员|同志|委员|支委)|[名位])/.exec(
      text,
    ) ??
    /全体(?:党员|支委|委员|人员|成员|干部)+\s*\(?(?:共|计)?\s*(\d{1,4})\s*[名位]?人?/.exec(text) ??
    /^\s*(\d{1,4})\s*[名位]?人?\s*$/.exec(text)
  return {
    names: [...new Set(names)],
    absentees,
    observers,
    ...(lecturer === undefined ? {} : { lecturer }),
    ...(total?.[1] === undefined ? {} : { total: Number(total[1]) }),
    everybody: names.length === 0 && /全体(支委|委员|党员|人员|成员|支部委员|班子)/.test(text),
    more: more || /签到表|等\s*\d+|等人/.test(text),
  }
}

/** 「支部书记王芳」: the post is no part of the name. */
function withoutPost(word: string, known: (name: string) => boolean): string {
  const match =
    /^(?:党?支部)?(?:副?书记|(?:组织|宣传|纪检|统战|青年|群工|学习|保卫)?委员|党?小?组长)(\p{Script=Han}{2,4})$/u.exec(
      word,
    )
  const rest = match?.[1]
  return rest !== undefined && !known(word) && looksLikeName(rest) ? rest : word
}

/** 「张三因病请假」 without brackets: what stands before the reason is the name. */
function absentIn(word: string, known: (name: string) => boolean): Absentee | undefined {
  const match =
    /^(\p{Script=Han}{2,4}?)(因.*|请假.*|病假.*|事假.*|产假.*|休假.*|出差.*|公差.*|外出.*|缺席.*|未到.*)$/u.exec(
      word,
    )
  if (match?.[1] === undefined || match[2] === undefined) return undefined
  const name = [4, 3, 2].map((length) => [...word].slice(0, length).join('')).find(known) ?? match[1]
  return { name, reason: word.slice(name.length) }
}

/** Words with what stands in brackets behind them; 「王 伟」 is put together again. */
function piecesOf(text: string): { word: string; note: string }[] {
  const pieces: { word: string; note: string }[] = []
  for (const part of splitOutside(text)) {
    const found = [...part.matchAll(/([^\s()]+)?\s*(?:\(([^()]*)\))?/g)].filter(
      ([whole]) => whole.trim() !== '',
    )
    let single = ''
    for (const [, word = '', note = ''] of found) {
      const one = [...word].length === 1 && /\p{Script=Han}/u.test(word)
      if (one && single === '' && note === '') single = word
      else if (single !== '' && one) {
        pieces.push({ word: single + word, note: note.trim() })
        single = ''
      } else {
        if (single !== '') pieces.push({ word: single, note: '' })
        single = ''
        pieces.push({ word, note: note.trim() })
      }
    }
  }
  return pieces
}

/** At commas and line breaks, but not within brackets. */
function splitOutside(text: string): string[] {
  const parts: string[] = []
  let depth = 0
  let part = ''
  for (const letter of text) {
    if (letter === '(') depth += 1
    if (letter === ')') depth = Math.max(0, depth - 1)
    if (depth === 0 && /[、,;.。:，；：\n\t/]/.test(letter)) {
      parts.push(part)
      part = ''
    } else part += letter
  }
  return [...parts, part].map((one) => one.trim()).filter((one) => one !== '')
}

/** Those who did not come: 「罗秀英（身体原因）、林海涛（请假）」; 「13人因下乡请假」 names nobody. */
export function readAbsentees(
  raw: string,
  known: (name: string) => boolean = () => false,
): { readonly absentees: readonly Absentee[]; readonly summary?: string } {
  const text = halfWidth(raw).trim()
  if (/^\d{1,4}\s*[名位]?人/.test(text)) return { absentees: [], summary: raw.trim() }
  const absentees: Absentee[] = []
  for (const { word, note } of piecesOf(text)) {
    const bare = word.replace(/同志$/, '')
    const absent = absentIn(bare, known)
    const name = absent?.name ?? bare
    const last = absentees.at(-1)
    if (looksLikeName(name) || known(name) || isAwayByName(name, note))
      absentees.push({ name, reason: note === '' ? (absent?.reason ?? '') : note })
    // 「马晓东：因公出差；孙晓燕，病假」: the reason stands behind its name
    else if (last?.reason === '' && absence.test(bare))
      absentees[absentees.length - 1] = { ...last, reason: bare }
  }
  return { absentees }
}
