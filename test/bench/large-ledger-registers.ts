/** The plain registers of a branch, as many records of each as a diligent clerk keeps in a year. */
import { type Basis, type Member, thereOn } from './large-ledger-branch.ts'
import { type Cell, type Into, textOf, two } from './large-ledger-insert.ts'

type Enter = (register: string, table: string, day: string, row: Readonly<Record<string, Cell>>) => number

export function registersOf(into: Into, basis: Basis): void {
  const { branchId, firstYear, lastYear, members } = basis
  const enter: Enter = (register, table, day, row) => {
    const entryId = into('register_entry', {
      branch_id: branchId,
      register,
      happened_on: day,
      entered_at: `${day.padEnd(10, '-28').slice(0, 10)}T17:30:00`,
    })
    into(table, { entry_id: entryId, ...row })
    return entryId
  }
  const name = (entryId: number, field: string, people: readonly (Member | undefined)[]) => {
    for (const [position, one] of people.entries())
      if (one !== undefined)
        into('register_person', {
          entry_id: entryId,
          field,
          position,
          member_id: one.memberId,
          name: one.name,
        })
  }
  for (let item = 0; item < 7; item += 1)
    enter('venue', 'register_venue', `${lastYear}-03-01`, {
      item: `标准第${item + 1}项`,
      state: 'met',
      checked_on: `${lastYear}-03-01`,
    })
  for (let year = firstYear; year <= lastYear; year += 1) {
    const there = members.filter((member) => thereOn(member, `${year}-06-30`))
    monthly(basis, year, enter, name)
    yearly(basis, year, there, enter, name)
  }
}

type Name = (entryId: number, field: string, people: readonly (Member | undefined)[]) => void

function monthly({ committee, next }: Basis, year: number, enter: Enter, name: Name): void {
  for (let month = 1; month <= 12; month += 1) {
    const on = `${year}-${two(month)}`
    const day = (number: number) => `${on}-${two(number)}`
    for (let task = 0; task < 3; task += 1) {
      const id = enter('tasks', 'register_task', on, {
        month: on,
        task: textOf(16, next(97)),
        due_on: day(28),
        state: year === 2026 && month === 12 ? 'set' : 'done',
        result: textOf(16, next(97)),
      })
      name(id, 'owner', [committee[task]])
    }
    const integrity = (['integrityStudy', 'holidayReminder', 'ideologyStudy'] as const)[month % 3]
    const id = enter('integrity', 'register_integrity', day(20), {
      held_on: day(20),
      category: integrity ?? 'riskControl',
      topic: textOf(12, next(97)),
      content: textOf(40, next(97)),
    })
    name(id, 'host', [committee[4]])
    enter('documents', 'register_document', day(12), {
      dated_on: day(12),
      category: month === 1 ? 'plan' : 'incoming',
      subject: textOf(18, next(97)),
      state: 'inForce',
    })
    if (month % 2 === 0)
      enter('requests', 'register_request', day(15), {
        sent_on: day(15),
        category: 'request',
        matter: textOf(14, next(97)),
        replied_on: day(25),
      })
  }
}

function yearly(
  { committee, next, number }: Basis,
  year: number,
  there: readonly Member[],
  enter: Enter,
  name: Name,
): void {
  const day = (month: number, date = 10) => `${year}-${two(month)}-${two(date)}`
  for (const half of [1, 2] as const)
    enter('analysis', 'register_analysis', day(half * 6), {
      covers: `${year}H${half}`,
      held_on: day(half * 6),
      overall: textOf(90, next(97)),
      measures: textOf(40, next(97)),
    })
  for (const [index, category] of ['partyBuilding', 'ideologicalWork', 'partyBuilding'].entries()) {
    const hearing = enter('hearings', 'register_hearing', day(3 + index * 3), {
      held_on: day(3 + index * 3),
      category,
      occasion: '支委会',
      content: textOf(40, next(97)),
    })
    name(hearing, 'reporter', [committee[0]])
  }
  const debriefing = enter('debriefings', 'register_debriefing', day(12, 20), {
    held_on: day(12, 20),
    category: 'debriefing',
    level: 'branch',
    draft: textOf(120, next(97)),
    grade: 'good',
  })
  name(debriefing, 'who', [committee[0]])
  for (let month = 1; month <= 12; month += 2) {
    const id = enter('service', 'register_service', day(month, 18), {
      served_on: day(month, 18),
      category: 'volunteer',
      topic: textOf(12, next(97)),
      minutes: 120,
    })
    name(id, 'participants', there.slice(0, 8))
  }
  for (let month = 2; month <= 12; month += 3)
    enter('supervision', 'register_supervision', day(month, 6), {
      received_on: day(month, 6),
      category: 'reminder',
      sender: '机关党委',
      matter: textOf(14, next(97)),
      due_on: day(month, 26),
      handled_on: day(month, 20),
    })
  for (const [index, member] of there.entries()) {
    const id = enter('birthdays', 'register_birthday', day(1 + (index % 12), 1), {
      held_on: day(1 + (index % 12), 1),
    })
    name(id, 'who', [member])
  }
  const honour = enter('honours', 'register_honour', day(6, 28), {
    awarded_on: day(6, 28),
    category: 'member',
    honour: '优秀共产党员',
  })
  name(honour, 'who', [committee[year % committee.length]])
  const lost = there[12]
  if (number % 4 === 0 && lost !== undefined) {
    const id = enter('searches', 'register_search', day(4, 2), {
      searched_on: day(4, 2),
      way: '电话',
      result: 'notFound',
    })
    name(id, 'who', [lost])
  }
}
