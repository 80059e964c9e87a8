/** What a recognised row must say before it can become a record. No day is ever made up. */
import type { ImportKind, RowValue } from '../imports.ts'
import { isRegisterKind, lackingInEntry } from './register-fields.ts'

const isDay = (value: RowValue | undefined): boolean => typeof value === 'string' && value.length === 10

/** The fields without which the ledger cannot take the row: a meeting wants its day and kind, a talk its two sides. */
export function lackingFields(kind: ImportKind, values: Readonly<Record<string, RowValue>>): string[] {
  const empty = (field: string): boolean => {
    const value = values[field]
    return (
      value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
    )
  }
  if (kind === 'memberRoster') return ['name'].filter(empty)
  if (kind === 'heartTalks') return ['talkDate', 'talkBy', 'talkWith'].filter(empty)
  if (kind === 'rectificationList') return ['problem'].filter(empty)
  if (isRegisterKind(kind)) return lackingInEntry(kind, values)
  if (kind === 'requiredStudyList') return ['studyTitle'].filter(empty)
  if (kind !== 'meetingRecords' && kind !== 'themePartyDays') return []
  return [...(isDay(values['date']) ? [] : ['date']), ...['meetingType'].filter(empty)]
}
