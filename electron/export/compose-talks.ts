/** F20: what was said in talks, one talk a page. Never part of a book: a volume of its own, asked for by name. */
import { chineseDate, chineseMoment } from '#shared/primitives.ts'
import { entryMarkInWords } from '#shared/rules/late.ts'
import { occasionTitles } from '#shared/talks.ts'
import { fill, form, heading, label, note, orDash, row, signatures, value } from './build.ts'
import type { LedgerFacts } from './facts.ts'
import { type Form, type Row, type Sheet, portraitWidth } from './model.ts'

type Told = LedgerFacts['talks'][number]

const columnTitles = {
  thought: '思想',
  work: '工作',
  life: '生活',
  suggestions: '意见建议',
  opinion: '谈话人\n意见',
  followUp: '后续落实',
} as const

/** No copies where contents were not asked for: a list of talks holds none. */
export function talkRecords(facts: LedgerFacts): Form {
  const told = facts.talks.filter(({ columns }) => columns !== null && columns !== undefined)
  return {
    code: 'F20',
    title: '谈心谈话记录',
    volume: '卷七　谈心谈话与思想分析',
    orientation: 'portrait',
    copies: told.map((talk) => [talkSheet(talk, facts)]),
    // no name of a person in the name of a file
    names: told.map(({ heldOn }, index) => `${heldOn}_谈心谈话_第${index + 1}次`),
  }
}

export function talkSheet(talk: Told, facts: Pick<LedgerFacts, 'branch' | 'lateAfterDays'>): Sheet {
  const entered = entryMarkInWords({ ...talk, on: talk.heldOn }, facts.lateAfterDays)
  const names = (people: Told['talkers']) => orDash(people.map(({ name }) => name).join('、'))
  const said = Object.entries(columnTitles).map(([name, title]): Row => {
    const text = talk.columns?.[name as keyof typeof columnTitles] ?? ''
    return { cells: [label(title), value(text, 3)], height: 950, splits: true }
  })
  return [
    ...heading('谈心谈话记录', facts.branch.name, chineseDate(talk.heldOn)),
    form(fill([13, 37, 13, 37], portraitWidth), [
      row(label('谈话人'), value(names(talk.talkers)), label('谈话对象'), value(names(talk.partners))),
      row(
        label('时间'),
        value(talk.heldAt === null ? chineseDate(talk.heldOn) : chineseMoment(talk.heldAt)),
        label('地点'),
        value(orDash(talk.place)),
      ),
      row(
        label('事由'),
        value(occasionTitles[talk.occasion]),
        label('形式'),
        value(talk.form === 'group' ? '集体谈话' : '个别谈话'),
      ),
      ...said,
    ]),
    ...(entered === '' ? [] : [note(`${entered}。`)]),
    note('谈话内容须保密，由专人保管。', true),
    signatures(['谈话人', '谈话对象']),
  ]
}
