/**
 * Everything that names a member, or expected them at a meeting: with words, what holds them of it; without, all of it,
 * newest first, and as what they took part.
 */
import type { SearchFound, SearchHit } from '#shared/search.ts'
import { attendanceTitles } from '#shared/meeting-kinds.ts'
import type { Reader } from '../ledger/open.ts'
import { type Narrowed, answerOf } from './answer.ts'
import type { Corpus } from './corpus.ts'
import { foldedOf } from './fold.ts'
import { attendedBy } from './from-meetings.ts'
import { foldedName, namesMember } from './match.ts'
import type { SearchField, SearchRecord } from './record.ts'
import type { Question } from './words.ts'

export async function ofMember(
  read: Reader,
  corpus: Corpus,
  question: Question,
  asked: Narrowed,
  memberId: number,
): Promise<SearchFound> {
  const own = corpus.records.find(({ kind, id }) => kind === 'members' && id === String(memberId))
  const name = foldedName(own?.title)
  const attended = await attendedBy(read, memberId)
  const statusAt = (record: SearchRecord) =>
    record.kind === 'meetings' ? attended.get(Number(record.id)) : undefined
  const found = (record: SearchRecord): SearchHit['found'] => {
    const status = statusAt(record)
    const field = record === own ? undefined : record.fields.find((one) => isNamed(one, name))
    if (field === undefined)
      return status === undefined ? null : { field: '到会', text: attendanceTitles[status], marks: [] }
    return { field: field.label, text: field.text, marks: [[0, field.text.length]] }
  }
  return answerOf(corpus, question.length === 0 ? everyRecord : question, asked, {
    of: (record) => namesMember(record, memberId, name) || statusAt(record) !== undefined,
    found,
  })
}

/** One way to read it, without any word. */
const everyRecord: Question = [[]]

const isNamed = (field: SearchField, name: string) => field.isName && name !== '' && foldedOf(field) === name
