/** What a talk record says, from a row of a table or a form. Pure. */
import type { Doubt, RowValue } from '#shared/imports.ts'
import type { Known, RecordReading } from './meeting-records.ts'
import { readNames } from './name-lists.ts'
import { readMoment } from './written-moment.ts'

export interface TalkSource {
  text(field: string): string
  /** The day or month, read by whoever knows the cell. */
  date(): { readonly value?: string; readonly doubts: readonly Pick<Doubt, 'code' | 'detail'>[] }
}

const textFields = [
  'place',
  'form',
  'topic',
  'content',
  'thought',
  'work',
  'life',
  'advice',
  'opinion',
  'follow',
  'remark',
]

/** Doubts carry the field; the place is added by whoever reads the table. */
export function readTalk(source: TalkSource, known: Known): RecordReading {
  const values: Record<string, RowValue> = {}
  const doubts: Doubt[] = []
  const talkers = readNames(source.text('talkBy'), known).names
  const partners = readNames(source.text('talkWith'), known).names
  if (talkers.length === 1) values['talkBy'] = talkers[0] ?? ''
  else if (talkers.length > 1) values['talkBy'] = talkers.join('、')
  if (partners.length > 0) values['talkWith'] = [...partners]
  if (talkers.length === 0) doubts.push({ code: 'nameMissing', field: 'talkBy' })
  if (partners.length === 0) doubts.push({ code: 'nameMissing', field: 'talkWith' })
  const date = source.date()
  if (date.value !== undefined) values['talkDate'] = date.value
  // the hour of a talk, where the very day is written
  const { startTime } = date.value?.length === 10 ? readMoment(source.text('talkDate')) : {}
  if (startTime !== undefined) values['talkTime'] = startTime
  for (const doubt of date.doubts) doubts.push({ ...doubt, field: 'talkDate' })
  if (date.value === undefined && date.doubts.length === 0)
    doubts.push({ code: 'dateUnreadable', field: 'talkDate' })
  for (const field of textFields) {
    const text = source.text(field).trim()
    if (text !== '') values[field] = text
  }
  return { values, doubts }
}
