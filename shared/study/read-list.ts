/**
 * Reads a list of what must be studied as superior bodies publish it twice a month: numbered paragraphs under 「必学」
 * and 「选学」 headings, or rows copied out of a table. What a line does not say stays empty; nothing is guessed but the
 * year of a day that has none. Pure.
 */
import { type LedgerDate, type PartialDate, dateOf, dayExists, latestDay } from '../primitives.ts'
import { readDateText } from '../rules/written-date.ts'
import type { ReadItem } from './records.ts'
import type { StudyCategory, StudyScope } from './words.ts'

type Item = Omit<ReadItem, 'matchId'>

export interface ReadList {
  readonly items: readonly Item[]
  /** Lines in which nothing to study was found. */
  readonly unread: readonly string[]
}

/** Words by which an item tells what it is about; the first that fits counts. */
const categories: readonly (readonly [StudyCategory, RegExp])[] = [
  ['religion', /宗教/],
  ['warning', /警示|典型案例|通报.*(?:违纪|违法|案)|违纪.*通报/],
  ['speeches', /讲话|重要指示|重要论述|回信|贺信|致辞|全会|公报|会议精神|求是|署名文章|二十大|党代会/],
  ['thought', /新时代中国特色社会主义思想|选读|论述摘编|论述选编|治国理政/],
  ['constitution', /党章|《中国共产党|准则|处分条例|党规|党纪|八项规定|中央纪委|支部工作条例/],
  ['history', /党史|国史|新中国史|改革开放史|社会主义发展史|历史/],
  ['exemplar', /先进|事迹|模范|榜样|劳模/],
  ['tradition', /优良传统|优良作风|家风|作风建设/],
  ['law', /法律|法规|宪法|民法典|条例|办法|《[^》]*法》/],
  ['situation', /形势|经济工作|政府工作报告|政策|规划|统计公报/],
  ['business', /业务|操作|实务|规程/],
]

/** What an item is about, told from its title. */
export const categoryOf = (title: string): StudyCategory =>
  categories.find(([, words]) => words.test(title))?.[0] ?? 'other'

/** Whom it concerns; everybody where nothing narrower is said. */
export const scopeOf = (text: string): StudyScope =>
  /中心组|党组(?!织)/.test(text)
    ? 'leadingGroup'
    : /支委(?:会)?(?:成员|委员)?|班子成员/.test(text)
      ? 'committee'
      : 'allMembers'

/** @param today the year of days that are written without one */
export function readStudyList(text: string, today: LedgerDate): ReadList {
  const lines = text
    .split('\n')
    .map((line) => line.replace(/\u00A0|\u3000/g, ' ').trimEnd())
    .filter((line) => line.trim() !== '')
    .flatMap(apart)
  const head = lines.findIndex((line) => headings(line).has('title'))
  return head >= 0 ? readTable(lines, head, today) : readParagraphs(lines, today)
}

const columns: readonly (readonly [string, RegExp])[] = [
  ['title', /^(必学|选学|应学|学习)?(内容|篇目|文件|材料|课程|资料)(名称|题目)?$|^标题$|^名称$|^题目$/],
  ['issuer', /发文(单位|机关)|印发(单位|机关)|发布(单位|机关)|来源|出处/],
  ['publishedOn', /(发布|印发|发文|公布|发表)(日期|时间)?$/],
  ['dueOn', /(截止|完成|应学|学习)(日期|时间|期限|时限)|^期限$|^时限$|学完/],
  ['scope', /范围|对象/],
  ['elective', /必修|选修|必学\/|性质|类型/],
  ['category', /类别|分类/],
]

const cells = (line: string): string[] => line.split(/\t|\s*\|\s*/).map((cell) => cell.trim())

function headings(line: string): Map<string, number> {
  const found = new Map<string, number>()
  const parts = cells(line)
  if (parts.length < 2) return found
  for (const [index, cell] of parts.entries()) {
    const name = columns.find(([, pattern]) => pattern.test(cell.replace(/\s/g, '')))?.[0]
    if (name !== undefined && !found.has(name)) found.set(name, index)
  }
  return found
}

function readTable(lines: readonly string[], head: number, today: LedgerDate): ReadList {
  const places = headings(lines[head] ?? '')
  const label = listLabelIn(lines.slice(0, head).join(' '))
  const items: Item[] = []
  const unread: string[] = lines.slice(0, head).filter((line) => label === '' || listLabelIn(line) === '')
  for (const line of lines.slice(head + 1)) {
    const parts = cells(line)
    const cell = (name: string) => parts[places.get(name) ?? -1] ?? ''
    const title = cell('title')
    if (title === '') unread.push(line)
    else {
      const doubts: string[] = []
      const day = (name: string, what: string) => {
        if (cell(name) === '') return null
        const found = dayIn(cell(name), today)
        if (found === null) doubts.push(`${what}「${cell(name)}」没有看懂`)
        return found
      }
      const publishedOn = day('publishedOn', '发布日期')
      const dueOn = lastOf(day('dueOn', '期限'))
      items.push({
        title: title.slice(0, 200),
        issuer: cell('issuer').slice(0, 60),
        category: categoryOf(`${cell('category')} ${title}`),
        elective: /选/.test(cell('elective')),
        scope: scopeOf(cell('scope')),
        publishedOn,
        dueOn,
        listLabel: label,
        source: parts.filter((part) => part !== '').join(' | '),
        doubts,
      })
    }
  }
  return { items, unread }
}

/** 「1.」 「2、」 「（三）」 「①」 「一是」 「-」: an item begins here. */
const numbered =
  /^\s*(?:[一二三四五六七八九十]{1,2}是[：:]?\s*|[（(]?\d{1,2}[）)]\s*|\d{1,2}\s*[.．、](?!\d)\s*|[（(][一二三四五六七八九十]{1,3}[）)]\s*|[①-⑳]\s*|[-—·•●]\s*)/

/** Ways of counting within one paragraph; the first of each stands before the second, or nothing is counted. */
const counted = [
  [/(?<=^|[\s：:；;。，,])一是/, /(?<=[\s：:；;。，,])[二三四五六七八九十]{1,2}是/],
  [/[（(]一[）)]/, /[（(][二三四五六七八九十]{1,2}[）)]/],
  [/[（(]1[）)]/, /[（(]\d{1,2}[）)]/],
  [/①/, /[②-⑳]/],
  [/(?<=^|[\s：:；;。])1\s*[.．、](?!\d)/, /(?<=[\s；;。])\d{1,2}\s*[.．、](?!\d)/],
] as const

/** A paragraph that counts its items in a run, 「……：一是……；二是……」, as lines: its head, then item by item. */
function apart(line: string): string[] {
  if (line.includes('\t')) return [line]
  for (const [first, others] of counted) {
    const begins = first.exec(line)?.index ?? -1
    if (begins < 0) continue
    const next = [...line.slice(begins + 1).matchAll(new RegExp(others, 'g'))].map(
      ({ index }) => begins + 1 + index,
    )
    if (next.length === 0) continue
    const places = [0, begins, ...next, line.length]
    return places
      .slice(1)
      .map((place, index) => line.slice(places[index], place).trim())
      .filter((part) => part !== '')
  }
  return [line]
}

/** 「一、必学内容」: what follows is of that sort. */
const section =
  /^\s*(?:[一二三四五六七八九十]{1,3}\s*[、.．]|【|#+)?\s*(必学|必修|应学|选学|选修|自学)[^《》“”]{0,12}$/

const likelyTitle = /《|讲话|精神|条例|意见|通知|法》/

function readParagraphs(lines: readonly string[], today: LedgerDate): ReadList {
  const items: Item[] = []
  const unread: string[] = []
  let elective = false
  let label = ''
  let due: LedgerDate | null = null
  let published: PartialDate | null = null
  const some = lines.some((line) => numbered.test(line))
  for (const line of lines) {
    const kind = section.exec(line)
    if (kind !== null) {
      elective = /选|自学/.test(kind[1] ?? '')
      continue
    }
    const isItem = numbered.test(line) || (!some && likelyTitle.test(line) && listLabelIn(line) === '')
    if (isItem) {
      const told = line.replace(numbered, '').trim()
      const item = itemIn(told.replace(/^(?:选学|选修)[：:]?\s*/, ''), today)
      if (item.title === '') unread.push(line)
      else
        items.push({
          ...item,
          elective: elective || /^选[学修]|[（(]选[学修][）)]/.test(told),
          dueOn: item.dueOn ?? due,
          publishedOn: item.publishedOn ?? published,
          listLabel: label,
          source: line.trim().slice(0, 2000),
        })
      continue
    }
    // the head of a list names its span, the day it was published and until when
    const named = listLabelIn(line)
    const until = dueIn(line, today)
    if (named !== '') label = named
    const rest = until === null ? line : line.replace(until.words, '')
    // an item numbered otherwise than the rest is no head, for all that it has a term: it is told of
    if (until !== null && named === '' && items.length > 0 && likelyTitle.test(rest)) {
      unread.push(line)
      continue
    }
    if (until !== null) due = until.day
    const on = items.length === 0 ? lastDay(rest, today) : null
    if (on !== null) published = on
    if (named === '' && until === null && on === null) unread.push(line)
  }
  return { items, unread }
}

function itemIn(text: string, today: LedgerDate): Item {
  const until = dueIn(text, today)
  const rest = (until === null ? text : text.replace(until.words, '')).trim()
  // what is told of an item stands behind its title or in brackets
  const note = /[（(]([^（）()]*(?:\d{4}|\d月)[^（）()]*)[）)]/.exec(rest)
  const published = datesIn(note?.[1] ?? rest, today).at(-1) ?? null
  const issuer = issuerIn(note?.[1] ?? '') || issuerBehind(rest)
  const title = titleIn(rest, published?.words ?? '', issuer)
  return {
    title: title.slice(0, 200),
    issuer: issuer.slice(0, 60),
    category: categoryOf(title),
    elective: false,
    scope: scopeOf(text.replace(title, '')),
    publishedOn: published?.date ?? null,
    dueOn: until?.day ?? null,
    listLabel: '',
    source: text,
    doubts: published === null ? ['没有看出发布日期'] : [],
  }
}

function titleIn(text: string, published: string, issuer: string): string {
  let title = text.replace(/[（(][^（）()]*(?:\d{4}|\d月|必学|选学|必修|选修)[^（）()]*[）)]/g, ' ')
  if (published !== '')
    title = title.replace(new RegExp(`[，,;；]?\\s*${escaped(published)}\\s*(发布|印发|发表|公布)?`), ' ')
  if (issuer !== '' && !title.startsWith(issuer))
    title = title.replace(new RegExp(`[，,;；\\s]*${escaped(issuer)}\\s*$`), '')
  return title
    .replace(/\s+/g, ' ')
    .replace(/^[\s，,;；:：。]+|[\s，,;；:：。]+$/g, '')
    .replace(/^学习\s*(?=《)/, '')
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

const bodies =
  /(中共中央办公厅[、和]国务院办公厅|中共中央[、和]国务院|中共中央办公厅|中共中央|国务院办公厅|国务院|全国人大常委会|新华社|人民日报社?|求是杂志社|中央纪委国家监委|中央纪委|中央组织部|[\u4e00-\u9fa5]{2,12}(?:机关党委|机关工委|市委|县委|省委|纪委监委|宣传部|组织部|党组))/

const issuerIn = (note: string): string => bodies.exec(note)?.[1] ?? ''

/** 「《……》 中共中央 2026-08-20发布」. */
const issuerBehind = (text: string): string =>
  new RegExp(`(?:》|”|\\s)\\s*${bodies.source}(?:\\s|，|,|印发|发布|$|\\d)`).exec(text)?.[1] ?? ''

interface Found {
  readonly words: string
  readonly date: PartialDate
}

const written =
  /\d{4}\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?|\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}\s*月\s*\d{1,2}\s*日/g

function datesIn(text: string, today: LedgerDate): Found[] {
  return [...text.matchAll(written)].flatMap(([words]) => {
    const date = dayIn(words, today)
    return date === null ? [] : [{ words, date }]
  })
}

const lastDay = (text: string, today: LedgerDate): PartialDate | null =>
  datesIn(text, today).findLast(({ date }) => date.length === 10)?.date ?? null

/** A written day or month; a day without a year is of this one. */
function dayIn(text: string, today: LedgerDate): PartialDate | null {
  const squeezed = text.normalize('NFKC').replace(/\s/g, '')
  const short = /^(\d{1,2})月(?:(\d{1,2})日?|底)?/.exec(squeezed)
  if (short !== null) return dayOfYear(Number(today.slice(0, 4)), Number(short[1]), short[2])
  const reading = readDateText(squeezed.replace(/(底)?前?$/, ''))
  return reading.state === 'day' || reading.state === 'month' ? reading.date : null
}

function dayOfYear(year: number, month: number, day: string | undefined): PartialDate | null {
  if (month < 1 || month > 12) return null
  if (day === undefined) return dateOf(year, month, 1).slice(0, 7)
  const date = dateOf(year, month, Number(day))
  return Number(day) >= 1 && dayExists(date) ? date : null
}

/** The last day of a month where only that is written: 「9月底前」. */
const lastOf = (date: PartialDate | null): LedgerDate | null => (date === null ? null : latestDay(date))

/** 「9月15日前学完」, 「于2026年9月底前」, 「截止2026-09-15」: until when, and the words that say so. */
function dueIn(text: string, today: LedgerDate): { readonly day: LedgerDate; readonly words: string } | null {
  const date = String.raw`((?:\d{4}\s*年\s*)?\d{1,2}\s*月(?:\s*\d{1,2}\s*日|\s*底|\s*末)?|\d{4}[-./]\d{1,2}[-./]\d{1,2})`
  const match =
    new RegExp(
      String.raw`[，,;；。]?\s*(?:请?(?:于|在))?\s*${date}\s*(?:之?前|以前)\s*(?:学完|完成(?:学习)?|学习(?:完成|完毕)?|组织学习)?`,
    ).exec(text) ??
    new RegExp(
      String.raw`[，,;；。]?\s*(?:截止|截至|期限|学习期限|完成时限)(?:日期|时间)?\s*[:：为至到]?\s*${date}(?:学完)?`,
    ).exec(text)
  if (match === null) return null
  const found = dayIn((match[1] ?? '').replace(/[底末]/, ''), today)
  const day = lastOf(found)
  return day === null ? null : { day, words: match[0] }
}

/** 「2026年9月上半月」, 「2026年9月（下半月）」, 「2026年9月必学清单」: which list it is. */
export function listLabelIn(text: string): string {
  const match =
    /(\d{4})\s*年\s*(\d{1,2})\s*月\s*[（(]?\s*(上半月|下半月|上旬|中旬|下旬|第?[一二]期)?\s*[）)]?[^，。；]{0,20}?(?:清单|目录|学习内容|学习安排|学习计划|学习资料|必学|应学)/.exec(
      text,
    )
  return match === null ? '' : `${match[1] ?? ''}年${Number(match[2])}月${match[3] ?? ''}`
}
