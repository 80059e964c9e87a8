/** Every planned talk. */
import type { TalkPlan } from './plan.ts'

export const talks: readonly TalkPlan[] = []
