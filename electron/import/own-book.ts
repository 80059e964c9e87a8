/**
 * The Word ledger that this program prints, found again: whole books, volumes and single records. Each form begins
 * with its title over a line 「单位（盖章）：… 〔2026〕第 3 次」; that tells it, not a name or a property of the file,
 * so a book that was saved again in WPS is still known. Pure.
 */
import type { Doubt } from '#shared/imports.ts'
import { standardCatalogue } from '#shared/export.ts'
import { registerKinds } from '#shared/import/register-fields.ts'
import type { MeetingKind } from '#shared/meetings.ts'
import { anyRegister } from '#shared/registers/all.ts'
import type { Block } from './grid.ts'
import { meetingKindOf } from './meeting-records.ts'

/** One printed form: its title, whose it is, what stands to the right, and what follows. */
export interface OwnForm {
  readonly title: string
  readonly unit: string
  /** 「〔2026〕第 3 次」, a day, or the period. */
  readonly right: string
  /** Where its title stands in the document. */
  readonly at: number
  readonly blocks: readonly Block[]
}

export interface OwnMeeting extends OwnForm {
  readonly kind: MeetingKind
  /** Label → what stands beside it, from the table at its head. */
  readonly head: ReadonlyMap<string, string>
}

export interface OwnBook {
  readonly meetings: readonly OwnMeeting[]
  /** Forms that any reader of tables and forms understands: the roster, talks. */
  readonly rest: readonly Block[]
  readonly doubts: readonly Doubt[]
}

/** The titles as they are printed; one that a user made is known by the words in it. */
export const ownMeetingTitles: Readonly<Record<string, MeetingKind>> = {
  党员大会记录: 'generalMeeting',
  支委会记录: 'committeeMeeting',
  党小组会记录: 'groupMeeting',
  党课记录: 'partyLecture',
  主题党日活动记录: 'themePartyDay',
  集中学习记录: 'studySession',
  组织生活会记录: 'organizationalLifeMeeting',
  民主评议党员记录: 'memberAppraisal',
  '党组（党委）会议记录': 'leadingGroupMeeting',
}

const rectificationTitle = '整改台账'

/** Tables of the plain registers, and the list of what is put right: each is read under its own title. */
const registerTitles = new Set([
  ...registerKinds.map((kind) => anyRegister[kind].form.title),
  rectificationTitle,
])

/** Forms whose records the import has a register for. */
const readAgain = {
  test: (title: string) => /^(党员名册|谈心谈话记录)$/.test(title) || registerTitles.has(title),
}
/** All others are worked out anew each time, or kept where no import writes: they are not read as somebody's lists. */
const computed = new Set(
  standardCatalogue.volumes
    .flatMap(({ forms }) => forms.map(({ title }) => title))
    .filter((title) => !readAgain.test(title) && !Object.hasOwn(ownMeetingTitles, title)),
)
const talkRegister = /^谈心谈话统计表$/
const talkRecord = /^谈心谈话记录$/

/** Undefined where the document has none of our forms. */
export function ownBookOf(blocks: readonly Block[]): OwnBook | undefined {
  const forms = ownFormsOf(blocks)
  const meetings = forms.flatMap((form) => meetingOf(form) ?? [])
  const talks = forms.some(({ title }) => talkRecord.test(title))
  const registerOnly = !talks && forms.some(({ title }) => talkRegister.test(title))
  if (meetings.length === 0 && !registerOnly && !forms.some(({ title }) => readAgain.test(title)))
    return undefined
  // what only looks like ours is read like anybody's, and so is what stands before the first form
  const others = forms.filter((form) => !computed.has(form.title) && meetingOf(form) === undefined)
  return {
    meetings: meetings.filter(({ head }) => [...head.values()].some((text) => text !== '')),
    rest: [...blocks.slice(0, forms[0]?.at), ...others.flatMap((form) => withTitle(form, blocks))],
    doubts: registerOnly ? [{ code: 'talksNotPrinted' }] : [],
  }
}

/**
 * A register's table is told by its title; over a roster or a talk it would only be one line more. What is listed of
 * the meetings before a register's own table is read with the meetings, not here.
 */
function withTitle(form: OwnForm, blocks: readonly Block[]): readonly Block[] {
  if (!registerTitles.has(form.title)) return form.blocks
  const title = blocks.slice(form.at, form.at + 1)
  if (form.title !== anyRegister.integrity.form.title) return [...title, ...form.blocks]
  const own = form.blocks.find(
    (block) => block.type === 'table' && (block.rows[0] ?? []).some(({ text }) => text.trim() === '参加人'),
  )
  return own === undefined ? [] : [...title, own]
}

const underTitle = /^\s*单位（盖章）：([^\t]*)(?:\t(.*))?$/
const signInSheet = /^签到表$/

function ownFormsOf(blocks: readonly Block[]): OwnForm[] {
  const starts = blocks.flatMap((block, index) => {
    const match = block.type === 'paragraph' ? underTitle.exec(block.text) : null
    const above = match === null ? undefined : titleOver(blocks, index)
    if (match === null || above === undefined) return []
    const [unit = '', right = ''] = match.slice(1)
    return [{ ...above, unit: unit.trim(), right: right.trim(), from: index + 1 }]
  })
  return starts.map(({ title, unit, right, from, at }, order) => {
    const own = blocks.slice(from, starts[order + 1]?.at)
    const end = own.findIndex((block) => block.type === 'paragraph' && signInSheet.test(block.text.trim()))
    return { title, unit, right, at, blocks: end === -1 ? own : own.slice(0, end) }
  })
}

/** The line right over another, blank ones left out. */
function titleOver(blocks: readonly Block[], index: number): { title: string; at: number } | undefined {
  for (let at = index - 1; at >= 0; at -= 1) {
    const block = blocks[at]
    if (block?.type !== 'paragraph') return undefined
    const title = block.text.trim()
    if (title !== '') return title.length <= 40 ? { title, at } : undefined
  }
  return undefined
}

/** A record of a meeting has our own table at its head. */
function meetingOf(form: OwnForm): OwnMeeting | undefined {
  const kind = ownMeetingTitles[form.title] ?? meetingKindOf(form.title)
  const table = form.blocks.find((block) => block.type === 'table')
  if (kind === undefined || table === undefined) return undefined
  const head = new Map<string, string>()
  for (const cells of table.rows) {
    for (let index = 0; index + 1 < cells.length; index += 2) {
      const label = (cells[index]?.text ?? '').replace(/\s/g, '')
      if (label !== '') head.set(label, (cells[index + 1]?.text ?? '').trim())
    }
  }
  return ['会议名称', '时间', '主持人', '应到', '出席'].every((label) => head.has(label))
    ? { ...form, kind, head }
    : undefined
}
