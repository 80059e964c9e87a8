/** The operations of every register: the same five for each, and the few that only one has. */
import { Failure } from '#shared/failure.ts'
import { type LedgerDate, type LedgerMonth, daysInMonth, parts } from '#shared/primitives.ts'
import {
  type RegisterName,
  anyRegister,
  registerNames,
  registers,
  type registerOperations,
} from '#shared/registers/all.ts'
import type { RegisterDefinition } from '#shared/registers/define.ts'
import { usualVenueItems } from '#shared/registers/papers.ts'
import { whichBranch } from '../branch.ts'
import type { At, HandlersOf } from '../handlers.ts'
import type { Reader, Writer } from '../ledger/open.ts'
import { belongs } from '#shared/rules/standing.ts'
import { peopleOf } from '../people.ts'
import { amendEntry, entriesOf, entryOf, recordEntry, voidEntry } from './keep.ts'

interface ListInput {
  readonly branchId?: number | undefined
  readonly from?: LedgerDate | undefined
  readonly to?: LedgerDate | undefined
  readonly memberId?: number | undefined
  readonly withVoid: boolean
}

/** The five operations of one register. */
const handlersOf = (register: RegisterDefinition) => ({
  [`${register.name}.list`]: async (read: Reader, { branchId, ...filter }: ListInput) =>
    entriesOf(read, register, await whichBranch(read, branchId), filter),
  [`${register.name}.record`]: (write: Writer, given: Readonly<Record<string, unknown>>, at: At) =>
    recordEntry(write, register, given, at),
  [`${register.name}.amend`]: (
    write: Writer,
    given: Readonly<Record<string, unknown>> & { readonly entryId: number },
    at: At,
  ) => amendEntry(write, register, given, at),
  [`${register.name}.void`]: (
    write: Writer,
    { entryId, reason }: { readonly entryId: number; readonly reason: string },
    at: At,
  ) => voidEntry(write, register, entryId, reason, at),
  [`${register.name}.restore`]: (write: Writer, { entryId }: { readonly entryId: number }, at: At) =>
    voidEntry(write, register, entryId, null, at),
})

const named = {
  'registers.overview': async (read, { branchId: asked, year }) => {
    const branchId = await whichBranch(read, asked)
    let query = read
      .selectFrom('register_entry')
      .select(({ fn }) => ['register', fn.countAll<number>().as('count'), fn.max('happened_on').as('latest')])
      .where('branch_id', '=', branchId)
      .where('void', '=', 0)
      .groupBy('register')
    if (year !== undefined) query = query.where('happened_on', 'like', `${year}-%`)
    const counts = new Map((await query.execute()).map((row) => [row.register, row]))
    return registerNames.map((register) => ({
      register,
      title: anyRegister[register].title,
      count: Number(counts.get(register)?.count ?? 0),
      latest: counts.get(register)?.latest ?? null,
    }))
  },
  'registers.locate': async (read, { entryId }) => {
    const row = await read
      .selectFrom('register_entry')
      .select(['register', 'happened_on'])
      .where('entry_id', '=', entryId)
      .executeTakeFirst()
    const register = registerNames.find((name) => name === row?.register)
    if (row === undefined || register === undefined) throw new Failure('notFound', `entryId ${entryId}`)
    return { entryId, register, on: row.happened_on }
  },
  'birthdays.month': async (read, { branchId: asked, month }) => {
    const branchId = await whichBranch(read, asked)
    const { year, month: number } = parts(month)
    const last = `${month}-${daysInMonth(year, number)}`
    const kept = await entriesOf(read, registers.birthdays, branchId, {
      from: `${year}-01-01`,
      to: `${year}-12-31`,
    })
    const recordOf = new Map(
      kept.flatMap((entry) => {
        const who = entry['who']
        return who !== null && typeof who === 'object' && 'memberId' in who
          ? [[who.memberId, entry.entryId]]
          : []
      }),
    )
    return (await peopleOf(read, branchId))
      .filter((person) => belongs(person, last))
      .flatMap(({ memberId, name, joinDate }) => {
        if (joinDate === null || joinDate.slice(5, 7) !== month.slice(5, 7)) return []
        const years = year - Number(joinDate.slice(0, 4))
        if (years < 1) return []
        const day = joinDate.length === 10 ? joinDate.slice(5) : null
        return [{ memberId, name, joinDate, years, day, entryId: recordOf.get(memberId) ?? null }]
      })
      .toSorted((one, other) => (one.day ?? '99').localeCompare(other.day ?? '99'))
  },
  'tasks.carryOver': async (write, { branchId: asked, from, to, reason }, at) => {
    if (to <= from) throw new Failure('badInput', 'to: 请结转到以后的月份')
    const branchId = await whichBranch(write, asked)
    return carryOver(write, branchId, { from, to, reason }, at)
  },
  'venue.begin': async (write, { branchId: asked }, at) => {
    const branchId = await whichBranch(write, asked)
    const present = new Set((await entriesOf(write, registers.venue, branchId)).map((entry) => entry['item']))
    for (const [item, standard] of usualVenueItems)
      if (!present.has(item))
        await recordEntry(write, registers.venue, { branchId, item, standard, checkedOn: at.today }, at)
    return registers.venue.entry.array().parse(await entriesOf(write, registers.venue, branchId))
  },
} satisfies Pick<
  HandlersOf<typeof registerOperations>,
  'registers.overview' | 'registers.locate' | 'birthdays.month' | 'tasks.carryOver' | 'venue.begin'
>

/** What was set and not done goes on; what went on before is not doubled. */
async function carryOver(
  write: Writer,
  branchId: number,
  { from, to, reason }: { readonly from: LedgerMonth; readonly to: LedgerMonth; readonly reason: string },
  at: At,
) {
  const { year, month } = parts(from)
  const tasks = await entriesOf(write, registers.tasks, branchId, {
    from: `${from}-01`,
    to: `${from}-${daysInMonth(year, month)}`,
  })
  const made = []
  for (const task of tasks) {
    if (task['state'] !== 'set' && task['state'] !== 'notDone') continue
    const why = task['reason'] === '' ? reason : task['reason']
    await amendEntry(write, registers.tasks, { entryId: task.entryId, state: 'carried', reason: why }, at)
    const { task: title, goal, owner, post } = task
    const until = parts(to)
    const dueOn = `${to}-${daysInMonth(until.year, until.month)}`
    const next = { branchId, month: to, task: title, goal, owner, post, dueOn, state: 'set' }
    made.push(await recordEntry(write, registers.tasks, next, at))
  }
  return registers.tasks.entry.array().parse(made)
}

/** A record of whichever register, by its number. */
export const anyEntryOf = (read: Reader, name: RegisterName, entryId: number) =>
  entryOf(read, anyRegister[name], entryId)

// the same five for each: their names and types are the declarations', which the compiler cannot follow through a loop
const each = Object.assign({}, ...registerNames.map((name) => handlersOf(anyRegister[name]))) as Omit<
  HandlersOf<typeof registerOperations>,
  keyof typeof named
>

export const registerHandlers = { ...each, ...named } satisfies HandlersOf<typeof registerOperations>
