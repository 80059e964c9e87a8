/** Every planned meeting. */
import { committee2025 } from './committee-2025.ts'
import { committee2026 } from './committee-2026.ts'
import { general2025 } from './general-2025.ts'
import { general2026 } from './general-2026.ts'
import { groups2025 } from './groups-2025.ts'
import { groups2026 } from './groups-2026.ts'
import { life2025 } from './life-2025.ts'
import { lecturesAndStudy } from './lectures-and-study.ts'
import type { MeetingPlan } from './plan.ts'
import { themeDays } from './theme-days.ts'

export const meetings: readonly MeetingPlan[] = [
  ...committee2025,
  ...committee2026,
  ...general2025,
  ...general2026,
  ...themeDays,
  ...groups2025,
  ...groups2026,
  ...life2025,
  ...lecturesAndStudy,
]
