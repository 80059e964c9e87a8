/** The printed manual: a cover, and a sheet a chapter, from the same texts as the help on the screen. */
import {
  decisionHelp,
  everyday,
  firstTime,
  glossary,
  meetingHelp,
  pagesOfProgram,
  safety,
  talkHelp,
} from '#shared/help.ts'
import type { Help, ManualChapter } from '#shared/help.ts'
import type { manualOperations } from '#shared/manual.ts'
import { MeetingKind, meetingTitles } from '#shared/meetings.ts'
import { DecisionKind, decisionTitles } from '#shared/motions.ts'
import { type LedgerDate, chineseDate } from '#shared/primitives.ts'
import { ruleCards } from '#shared/rules/registry.ts'
import { chineseNumber, columnsOf, list, longRow, note, value } from './export/build.ts'
import { deliver, refuseTaken } from './export/deliver.ts'
import { mayBeOpened } from './export/make.ts'
import { type Block, type LedgerDocument, type Sheet, portraitWidth } from './export/model.ts'
import { packWord } from './export/packing.ts'
import type { HandlersOf } from './handlers.ts'

const fileName = '支部台账使用手册.docx'

const paragraph = (text: string): Block => ({ type: 'paragraph', text })
const heading = (text: string, level: 1 | 2 = 1): Block => ({ type: 'heading', level, text })

/** 「（一）保存」 and its paragraphs. */
const chapterSheet = ({ title, sections }: ManualChapter, number: number): Sheet => [
  { type: 'volume', text: `${chineseNumber(number)}、${title}` },
  ...sections.flatMap((section, index): Block[] => [
    heading(`（${chineseNumber(index + 1)}）${section.title}`),
    ...section.lines.map(paragraph),
  ]),
]

const cited = (notes: Help): Block[] => notes.map(({ text, citation }) => paragraph(`${text}（${citation}）`))

function lawSheet(number: number): Sheet {
  return [
    { type: 'volume', text: `${chineseNumber(number)}、会前会中会后怎么做` },
    ...MeetingKind.options.flatMap((kind, index): Block[] => [
      heading(`（${chineseNumber(index + 1)}）${meetingTitles[kind]}`),
      ...cited(meetingHelp[kind]),
    ]),
    heading(`（${chineseNumber(MeetingKind.options.length + 1)}）谈心谈话`),
    ...cited(talkHelp),
  ]
}

function decisionSheet(number: number): Sheet {
  return [
    { type: 'volume', text: `${chineseNumber(number)}、各种表决怎么做` },
    ...DecisionKind.options.flatMap((kind, index): Block[] => [
      heading(`（${chineseNumber(index + 1)}）${decisionTitles[kind]}`),
      ...cited(decisionHelp[kind]),
    ]),
  ]
}

/** What the program checks, concern by concern, each with what it rests on. */
function ruleSheet(number: number): Sheet {
  const byConcern = Map.groupBy(Object.entries(ruleCards), ([, card]) => card.concern)
  return [
    { type: 'volume', text: `${chineseNumber(number)}、程序核对哪些规定` },
    note(
      '数可以按当地文件在「设置 · 规则」里改，改动写明理由。「须改」的补齐才能定稿或算合规，「建议」「提示」供参考。',
    ),
    ...[...byConcern].flatMap(([concern, cards]): Block[] => [
      { type: 'caption', text: concern },
      list(
        columnsOf(
          [
            ['编号', 17],
            ['核对什么', 34],
            ['依据', 37],
            ['级别', 12],
          ],
          portraitWidth,
        ),
        cards.map(([id, card]) =>
          longRow(value(id), value(card.title), value(card.citation), value(gravity[card.severity])),
        ),
      ),
    ]),
  ]
}

const gravity = { error: '须改', warn: '建议', info: '提示' } as const

const glossarySheet = (number: number): Sheet => [
  { type: 'volume', text: `${chineseNumber(number)}、名词` },
  list(
    columnsOf(
      [
        ['名词', 24],
        ['意思', 50],
        ['依据', 26],
      ],
      portraitWidth,
    ),
    glossary.map(({ word, meaning, citation }) =>
      longRow(value(word), value(meaning), value(citation ?? '—')),
    ),
  ),
]

/** Pure: the same program and day give the same manual. */
export function manualDocument(today: LedgerDate): LedgerDocument {
  const chapters: readonly ((number: number) => Sheet)[] = [
    (number) => chapterSheet(firstTime, number),
    (number) => chapterSheet(everyday, number),
    (number) => chapterSheet(pagesOfProgram, number),
    lawSheet,
    decisionSheet,
    ruleSheet,
    glossarySheet,
    (number) => chapterSheet(safety, number),
  ]
  return {
    title: '支部台账使用手册',
    creator: '支部台账',
    stamp: `${today}T00:00:00`,
    sections: [
      {
        orientation: 'portrait',
        numbered: false,
        sheets: [
          [
            { type: 'cover', role: 'space', text: '' },
            { type: 'cover', role: 'title', text: '支部台账' },
            { type: 'cover', role: 'period', text: '使用手册' },
            { type: 'cover', role: 'space', text: '' },
            { type: 'cover', role: 'line', text: '会议、表决、谈话的记录与 Word 台账' },
            { type: 'cover', role: 'line', text: '不得录入涉密信息' },
            { type: 'cover', role: 'line', text: chineseDate(today) },
          ],
        ],
      },
      {
        orientation: 'portrait',
        numbered: true,
        sheets: chapters.map((chapter, index) => chapter(index + 1)),
      },
    ],
  }
}

export const manualHandlers = {
  'help.print': async ({ desk, ledger, run, at }, { out, overwrite, fontScheme }) => {
    refuseTaken(out, fileName, overwrite)
    const document = manualDocument(at.today)
    const scheme = fontScheme ?? (await run('ledger.settings', {})).fontScheme
    const bytes = await packWord(document, scheme)
    const made = await deliver(desk, { fileName, bytes }, { out, overwrite, ledger: ledger?.path })
    mayBeOpened(made.path)
    const sheets = document.sections.reduce((sum, section) => sum + section.sheets.length, 0)
    return { ...made, tables: sheets }
  },
} satisfies HandlersOf<typeof manualOperations>
