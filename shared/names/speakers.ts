/**
 * Minutes pasted as text, cut into what each person said. A line that begins with a name and a colon begins a
 * contribution; every other line belongs to the one before it. Nothing is dropped but the names themselves. Pure.
 */
import { type KnownName, type NameState, bareName, matchName } from './pasted.ts'

export interface SpeechPart {
  /** As it stood: 「张三（副书记）」; empty for what stands before the first speaker. */
  readonly head: string
  readonly name: string
  readonly state: NameState
  readonly candidates: readonly KnownName[]
  readonly text: string
}

export interface SplitMinutes {
  /** What stands before the first speaker. */
  readonly before: string
  readonly parts: readonly SpeechPart[]
}

const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万覃武钱戴严欧莫孔向常汤鲁左祝甘焦柳童齐倪庞樊兰殷洪翁柯颜梅阮凌霍柴佟詹宁岳耿关'
const doubleSurnames = '欧阳|司马|上官|诸葛|司徒|皇甫|尉迟|公孙|慕容|令狐|东方|夏侯'

/** Words of two to four characters that begin like a surname and end in what a label of minutes ends in. */
const labels =
  /(要求|意见|情况|内容|事项|议题|决议|任务|目标|措施|人员|时间|地点|主持|记录|安排|建议|强调|结论|总结|问题|原因|方向|方面|工作|会议|学习|讨论|表态|票数|结果|同意|赞成|弃权|程序|步骤|环节|第一|第二|第三|名单|单位|部门|职务|主题|专题|标准|计划|方案|报告|精神|文件)$/u

const post =
  '(?:党?支部)?(?:副?书记|(?:组织|宣传|纪检|统战|青年|群工|学习|保卫)?委员|党?小?组长|副?主任|副?处长|副?科长|副?局长|主持人)'

const headPattern = new RegExp(
  // 「（1）」「一、」
  '^[\\s　]*(?:[（(]?(?:\\d{1,3}|[一二三四五六七八九十]{1,3})[）)、.．]\\s*)?' +
    // 「副书记张三」
    `(?:${post})?[\\s　]*` +
    '([\\p{Script=Han}·A-Za-z][\\p{Script=Han}·A-Za-z0-9\\s　]{0,14}?)' +
    '(?:同志)?' +
    '[\\s　]*(?:[（(【]([^）)】]{1,20})[）)】])?[\\s　]*(?:同志)?' +
    '(?:的?(?:发言|讲话|表态|汇报|介绍|补充|说|指出|强调|认为|表示|提出|谈|总结)(?:指出|强调|如下|认为|说)?)?' +
    '[\\s　]*[：:]',
  'u',
)

/** Lines as a word processor breaks them: U+000B within a paragraph, U+2028, CR. */
export const linesOf = (text: string): string[] =>
  text.replace(/\r\n?|\u000B|\u000C|\u2028|\u2029/gu, '\n').split('\n')

/**
 * @param roster those on the attendance list
 * @param others names that are known besides: observers
 * @returns null where nobody speaks: then the text is one person's
 */
export function splitMinutes(
  text: string,
  roster: readonly KnownName[],
  others: readonly string[] = [],
): SplitMinutes | null {
  const before: string[] = []
  const parts: (Omit<SpeechPart, 'text'> & { lines: string[] })[] = []
  for (const line of linesOf(text)) {
    const head = speakerOf(line, roster, others)
    if (head !== null) parts.push({ ...head.speaker, lines: [head.rest] })
    else (parts.at(-1)?.lines ?? before).push(line)
  }
  if (parts.length === 0) return null
  return {
    before: before.join('\n').trim(),
    parts: parts.map(({ lines, ...speaker }) => ({ ...speaker, text: lines.join('\n').trim() })),
  }
}

interface Head {
  readonly speaker: Omit<SpeechPart, 'text'>
  readonly rest: string
}

function speakerOf(line: string, roster: readonly KnownName[], others: readonly string[]): Head | null {
  const match = headPattern.exec(line)
  if (match === null) return null
  const [whole, written = '', note = ''] = match
  const found = matchName(written, roster)
  const observer = others.some((name) => bareName(name) === found.name)
  if (found.candidates.length === 0 && !observer && !looksPersonal(found.name)) return null
  if (found.state === 'doubtful' && !looksPersonal(found.name) && labels.test(found.name)) return null
  return {
    speaker: {
      head: whole.replace(/[\s　]*[：:]$/u, '').trim(),
      name: found.name,
      state: observer && found.candidates.length === 0 ? 'exact' : found.state,
      candidates: found.candidates,
    },
    // 「张三（书面发言）：」 says how, not who: it stays
    rest: keptNote(note) + line.slice(whole.length),
  }
}

const keptNote = (note: string): string => (/书面|视频|电话|代读|补充/u.test(note) ? `（${note}）` : '')

/** As a name of nobody here looks: a common surname, and no label of minutes. */
function looksPersonal(name: string): boolean {
  if (labels.test(name)) return false
  const [first = ''] = name
  const length = [...name].length
  return (
    (length >= 2 && length <= 3 && surnames.includes(first)) ||
    (length >= 3 && length <= 4 && new RegExp(`^(?:${doubleSurnames})`, 'u').test(name))
  )
}
