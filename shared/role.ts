/** Who keeps a ledger with a password. Without one everybody is the secretary. */
import { z } from 'zod'

export const Role = z.enum(['secretary', 'recorder', 'inspector'])
export type Role = z.infer<typeof Role>
export const roleTitles: Readonly<Record<Role, string>> = {
  secretary: '书记',
  recorder: '记录员',
  inspector: '只读',
}
