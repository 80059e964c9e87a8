/**
 * How a command is taken back: by the command that brings back what was before. What was before is read in advance;
 * what the law does not let anybody take back says why, and what to do instead.
 */
import type { InputOf, OperationName } from '#shared/contract.ts'
import { branchInverses } from './inverse-branch.ts'
import { lifeInverses } from './inverse-life.ts'
import { meetingInverses } from './inverse-meetings.ts'
import { registerInverses } from './inverse-registers.ts'
import { studyInverses } from './inverse-study.ts'
import type { Inverses, Plan, WayBack, World } from './way-back.ts'

export type { WayBack } from './way-back.ts'

/** Pages that save a draft by themselves (minutes, talks, register records) keep their own steps. */
export const inverses: Inverses = {
  ...branchInverses,
  ...meetingInverses,
  ...lifeInverses,
  ...studyInverses,
  ...registerInverses,
}

/** The way back of a command, read before it runs; undefined where there is none, or none could be read. */
export async function wayBack<Name extends OperationName>(
  name: Name,
  input: InputOf<Name>,
  world: World,
): Promise<WayBack<Name> | undefined> {
  const plan: Plan<Name> | undefined = inverses[name]
  try {
    return await plan?.(input, world)
  } catch {
    // no way back is no reason not to go on
    return undefined
  }
}
