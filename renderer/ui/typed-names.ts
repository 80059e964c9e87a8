/** People named by typing. Pure. */
import type { MemberSummary } from '#shared/members.ts'
import type { Named } from '#shared/registers/field.ts'

/** 「张三、李四，王大妈」 as people: who alone bears the name on the roster is that member, everybody else a name. */
export function namedIn(text: string, roster: readonly Pick<MemberSummary, 'memberId' | 'name'>[]): Named[] {
  const names = text
    .split(/[、，,；;\s]+/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
  return [...new Set(names)].map((name) => {
    const [member, ...namesakes] = roster.filter((each) => each.name === name)
    return { memberId: member === undefined || namesakes.length > 0 ? null : member.memberId, name }
  })
}
