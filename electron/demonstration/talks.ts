/** Every planned talk. */
import type { TalkPlan } from './plan.ts'
import { talks2025 } from './talks-2025.ts'
import { talks2026 } from './talks-2026.ts'

export const talks: readonly TalkPlan[] = [...talks2025, ...talks2026]
