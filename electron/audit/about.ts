/** What of an input is written into the log. */
import { maskFlags } from '#shared/operation.ts'

const named =
  /Id$|^(id|year|quarter|month|from|to|asOf|date|kind|register|post|category|reason|period|copy(MadeAt|Bytes|Digest)?|keptAs|removals)$/
/** As long as a file's name may be. */
const longest = 255

/** What an input names, for the log: ids, days, kinds, flags, the reason given. Never contents. */
export function aboutOf(input: unknown): Readonly<Record<string, unknown>> {
  if (typeof input !== 'object' || input === null) return {}
  return Object.fromEntries(
    Object.entries(input).filter(([key, value]) => {
      if ((maskFlags as readonly string[]).includes(key)) return value === true
      return (
        named.test(key) &&
        (typeof value === 'number' || (typeof value === 'string' && value.length <= longest))
      )
    }),
  )
}
