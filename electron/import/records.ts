/** Meetings, talks and other records against the ledger: whom they name, and whether they are there already. */
import { type RegisterKind, importedFields, isRegisterKind } from '#shared/import/register-fields.ts'
import { lackingFields } from '#shared/import/lacking.ts'
import type { Doubt, ImportKind, RowValue } from '#shared/imports.ts'
import { matchName } from '#shared/names/pasted.ts'
import type { Reader } from '../ledger/open.ts'
import { meetingsBetween } from '../meetings/record.ts'
import type { Person } from '../people.ts'
import { talksBetween } from '../talks.ts'
import { entriesKept, entryKey } from './enter-entries.ts'
import { problemKey, problemsListed } from './enter-rectification.ts'
import { judgeStudyList } from './enter-study-list.ts'
import { wordsOf } from './facts.ts'
import type { RecognisedSheet } from './recognise.ts'
import { type Choices, type JudgedRow, choiceKey } from './reconcile.ts'
import type { RosterRow } from './rows.ts'

/** Fields whose names must be on the roster; guests are nobody's members and are not asked about. */
const namedIn: Readonly<Partial<Record<ImportKind, readonly string[]>>> = {
  heartTalks: ['talkBy', 'talkWith'],
  meetingRecords: ['chair', 'recorder', 'organizer', 'lecturer', 'presentNames', 'absentees'],
  themePartyDays: ['chair', 'recorder', 'organizer', 'presentNames', 'absentees'],
  duesRegister: ['name'],
  studyRecords: ['name'],
}

/** The fields of a register that name people. */
const namedInEntry = (kind: RegisterKind): string[] =>
  importedFields(kind).flatMap(([name, { field }]) =>
    field.kind === 'person' || field.kind === 'people' ? [name] : [],
  )

export function namesOf(value: RowValue | undefined): string[] {
  if (Array.isArray(value)) return value.map((one) => (typeof one === 'string' ? one : one.name))
  return typeof value === 'string' ? value.split('、') : []
}

/** Marks names that no member has, and names that several have. With an empty register nothing can be said. */
export function checkNames(
  kind: ImportKind,
  sheets: readonly RecognisedSheet[],
  people: readonly Person[],
): RosterRow[] {
  const fields = isRegisterKind(kind) ? namedInEntry(kind) : (namedIn[kind] ?? [])
  if (fields.length === 0 || people.length === 0) return sheets.flatMap((sheet) => sheet.rows)
  const count = new Map<string, number>()
  for (const { name } of people) count.set(name, (count.get(name) ?? 0) + 1)
  const nearest = new Map<string, string | undefined>()
  const nearestTo = (name: string) => {
    if (!nearest.has(name)) nearest.set(name, matchName(name, people).candidates[0]?.name)
    return nearest.get(name)
  }
  return sheets.flatMap((sheet) => {
    const columns = new Map(Object.entries(sheet.columns).map(([column, field]) => [field, column]))
    return sheet.rows.map((row): RosterRow => {
      const marked = new Set<string>()
      const doubts = fields.flatMap((field) =>
        namesOf(row.values[field]).flatMap((name): Doubt[] => {
          const times = count.get(name) ?? 0
          if (times === 1 || marked.has(name)) return []
          marked.add(name)
          const column = columns.get(field)
          const code = times === 0 ? 'unknownPerson' : 'possibleSamePerson'
          const near = times === 0 ? nearestTo(name) : undefined
          return [
            {
              code,
              field,
              raw: name,
              ...(column === undefined ? {} : { column }),
              ...(near === undefined ? {} : { detail: near }),
            },
          ]
        }),
      )
      return doubts.length === 0 ? row : { ...row, doubts: [...row.doubts, ...doubts] }
    })
  })
}

/** @param again the very same file was imported before and still stands */
export async function judgeRecords(
  read: Reader,
  branchId: number,
  kind: ImportKind,
  rows: readonly RosterRow[],
  choices: Choices,
  again: boolean,
): Promise<JudgedRow[]> {
  if (kind === 'requiredStudyList') return judgeStudyList(read, branchId, rows, choices)
  const twins = await twinsIn(read, branchId, kind)
  return rows.map((row): JudgedRow => {
    const base = {
      sheet: row.sheet,
      row: row.row,
      values: row.values,
      doubts: row.doubts,
      changes: [],
      decided: true,
      ...(row.original === undefined ? {} : { original: row.original }),
    }
    if (row.fixed === 'skip') return { ...base, verdict: 'skip' }
    if (lackingFields(kind, row.values).length > 0) return { ...base, verdict: 'error' }
    const keys = keysOf(kind, row.values)
    const same = twins.get(keys.exact) ?? (keys.own === undefined ? undefined : twins.get(keys.own))
    const choice = choices.get(choiceKey(row.sheet, row.row))
    if (same !== undefined && choice?.matchId !== 0) return { ...base, verdict: 'same', matchId: same }
    const like = twins.get(keys.like)
    if (like !== undefined && choice?.matchId !== 0) {
      const doubt: Doubt = { code: 'sameRecord', detail: '台账里同一天已有同类记录' }
      return { ...base, verdict: 'conflict', doubts: [...row.doubts, doubt], matchId: like, decided: false }
    }
    if (again && !hasRegister(kind)) return { ...base, verdict: 'same' }
    return { ...base, verdict: 'new' }
  })
}

/** Kinds whose records become records of the ledger; the others are kept as documents. */
export const hasRegister = (kind: ImportKind): boolean =>
  kind === 'memberRoster' ||
  kind === 'heartTalks' ||
  kind === 'rectificationList' ||
  kind === 'requiredStudyList' ||
  isMeetings(kind) ||
  isRegisterKind(kind)

export const isMeetings = (kind: ImportKind): boolean =>
  kind === 'meetingRecords' || kind === 'themePartyDays'

interface Keys {
  readonly exact: string
  /** Something of the kind on that day. */
  readonly like: string
  /** Read from our own form, which says the minute and the group: no other meeting of the kind was then. */
  readonly own?: string
}

function keysOf(kind: ImportKind, values: Readonly<Record<string, RowValue>>): Keys {
  if (kind === 'rectificationList') return { exact: problemKey(wordsOf(values['problem'])), like: '' }
  if (isRegisterKind(kind)) return { exact: entryKey(kind, values), like: '' }
  if (kind === 'heartTalks') {
    const exact = talkKey(wordsOf(values['talkDate']), namesOf(values['talkBy']), namesOf(values['talkWith']))
    return { exact, like: '' }
  }
  const meetingKind = wordsOf(values['meetingType'])
  const day = wordsOf(values['date'])
  const keys = meetingKeys(meetingKind, day, wordsOf(values['title']))
  if (values['ownForm'] !== true) return keys
  return {
    ...keys,
    own: ownKey(meetingKind, `${day}T${wordsOf(values['startTime'])}`, wordsOf(values['groupName'])),
  }
}

const ownKey = (kind: string, startsAt: string, group: string): string =>
  ['own', kind, startsAt, group].join('\n')

const talkKey = (day: string, talkers: readonly string[], partners: readonly string[]): string =>
  [day, talkers.toSorted().join('、'), partners.toSorted().join('、')].join('\n')

const meetingKeys = (kind: string, day: string, title: string): Keys => ({
  exact: [kind, day, bareTitle(title)].join('\n'),
  like: [kind, day].join('\n'),
})

/** 「2025年第3次党员大会」 and 「第 3 次党员大会」 on one day are one. */
const bareTitle = (title: string): string =>
  title
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/^\d{4}年度?(?=第)/, '')

/** What the ledger has of the kind, by its keys. */
async function twinsIn(read: Reader, branchId: number, kind: ImportKind): Promise<Map<string, number>> {
  if (kind === 'rectificationList') return problemsListed(read, branchId)
  if (isRegisterKind(kind)) return entriesKept(read, branchId, kind)
  const twins = new Map<string, number>()
  if (kind === 'heartTalks') {
    for (const talk of await talksBetween(read, branchId, { withVoid: false })) {
      const names = (parties: typeof talk.talkers) => parties.map((party) => party.name)
      twins.set(talkKey(talk.heldOn, names(talk.talkers), names(talk.partners)), talk.talkId)
    }
  }
  if (isMeetings(kind)) {
    for (const meeting of await meetingsBetween(read, branchId, { withVoid: false })) {
      const { kind, startsAt, title, groupName } = meeting
      const { exact, like } = meetingKeys(kind, startsAt.slice(0, 10), title)
      twins.set(like, meeting.meetingId)
      twins.set(exact, meeting.meetingId)
      twins.set(ownKey(kind, startsAt, kind === 'groupMeeting' ? groupName : ''), meeting.meetingId)
    }
  }
  return twins
}
