/** What a password must be. */
import { z } from 'zod'

/** Characters, at least. */
export const shortestPassword = 8

/** One to be set. */
export const NewPassword = z
  .string()
  .max(200, '口令最多 200 个字符')
  .refine((text) => [...text].length >= shortestPassword, `口令至少 ${shortestPassword} 个字符`)

/** One that is asked for: whatever was typed. */
export const Password = z.string().max(200)
