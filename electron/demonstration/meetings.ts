/** Every planned meeting. */
import { general2025 } from './general-2025.ts'
import type { MeetingPlan } from './plan.ts'

export const meetings: readonly MeetingPlan[] = [...general2025]
