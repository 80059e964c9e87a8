/** 二、存在问题 and 三、下步打算: what stands open in the records and what they plan. Pure. */
import type { Finding } from '#shared/compliance.ts'
import { type LedgerDate, chineseDate, daysBetween } from '#shared/primitives.ts'
import type { RectificationItem } from '#shared/rectification.ts'
import { ruleCards } from '#shared/rules/registry.ts'
import { type DebriefingFacts, keyOf } from './gather.ts'

/** Each ends with one full stop, whatever it was written with. */
const stopped = (text: string): string => `${text.trim().replace(/[。；;，,.]+$/, '')}。`
/** As one line. */
const flat = (text: string): string =>
  text
    .split('\n')
    .map((part) => part.trim())
    .join('')

/** What a debriefing does not name: a single member, a talk, what somebody owes. */
const personal = (facts: DebriefingFacts, { subject, recordKind, responsibility }: Finding): boolean =>
  responsibility === 'notAttended' ||
  recordKind === 'member' ||
  recordKind === 'talk' ||
  recordKind === 'dues' ||
  facts.roster.some(({ name }) => subject.includes(name))

/** An item that is about a member, or names one. */
const ofPerson = ({ roster }: DebriefingFacts, { subject, problem }: RectificationItem): boolean =>
  roster.some(({ name }) => subject === name || problem.includes(name))

/** Open items of the list first, then what the inspection of the span finds beside them. */
export function whatIsWrong(facts: DebriefingFacts): string[] {
  const { open, findings, listed, asOf } = facts
  const ofPersons = open.filter((item) => ofPerson(facts, item))
  const ofBranch = open.filter((item) => !ofPersons.includes(item))
  const rest = findings.filter(
    (one) =>
      one.severity !== 'info' &&
      !listed.has(keyOf(one)) &&
      // the open items stand above, with their deadlines
      one.ruleId !== 'RECT-01' &&
      one.ruleId !== 'RECT-02',
  )
  return [
    ...ofBranch.map((item) => stopped(`${flat(item.problem)}${lateness(item, asOf)}`)),
    ...(ofPersons.length === 0 ? [] : [`党员个人查摆的问题${ofPersons.length}项正在整改。`]),
    ...[...Map.groupBy(rest, ({ ruleId }) => ruleId)].map(([ruleId, own]) => inWords(facts, ruleId, own)),
  ]
}

const lateness = ({ dueOn }: RectificationItem, asOf: LedgerDate): string =>
  dueOn === null || dueOn >= asOf
    ? ''
    : `（应于${chineseDate(dueOn)}完成，已逾期${daysBetween(dueOn, asOf)}天）`

const quoted = 3

function inWords(facts: DebriefingFacts, ruleId: string, own: readonly Finding[]): string {
  const title = ruleCards[ruleId]?.title ?? own[0]?.subject ?? ruleId
  if (own.some((one) => personal(facts, one))) return `“${title}”一项，查出${own.length}人次。`
  const messages = own.slice(0, quoted).map(({ message }) => flat(message).replace(/[。；]+$/, ''))
  if (own.length === 1) return stopped(messages[0] ?? title)
  return `“${title}”一项，查出${own.length}处：${messages.join('；')}${own.length > quoted ? '等' : ''}。`
}

/** Tasks and plans of the span ahead, and the measures of what is still open. */
export function whatComesNext(facts: DebriefingFacts): string[] {
  const { planned, plans, studyPlans, open, asOf } = facts
  return [
    ...plans.map(({ subject }) => `落实${subject}。`),
    ...(plans.some(({ subject }) => subject.includes('学习')) ? [] : studyPlans).map(
      ({ year }) => `落实${year}年度学习计划。`,
    ),
    ...planned
      .filter(({ state }) => state === 'set' || state === 'draft')
      .map(({ task, goal, owner, dueOn }) =>
        stopped(`${task}${detail([flat(goal), who(owner), by(dueOn)])}`),
      ),
    ...open
      .filter((item) => item.measure !== '' && !ofPerson(facts, item))
      .map(({ problem, measure, owner, dueOn }) =>
        stopped(
          `针对“${flat(problem).replace(/[。；]+$/, '')}”：${flat(measure).replace(/[。；]+$/, '')}${detail([owner === '' ? '' : `${owner}负责`, deadline(dueOn, asOf)])}`,
        ),
      ),
  ]
}

const who = (owner: { readonly name: string } | null) => (owner === null ? '' : `${owner.name}负责`)
const by = (dueOn: LedgerDate | null) => (dueOn === null ? '' : `${chineseDate(dueOn)}前完成`)
/** A day that is past is no plan any more. */
const deadline = (dueOn: LedgerDate | null, asOf: LedgerDate) =>
  dueOn !== null && dueOn <= asOf ? `原定${by(dueOn)}` : by(dueOn)
const detail = (parts: readonly string[]): string => {
  const said = parts.map((part) => part.replace(/[。；，]+$/, '')).filter((part) => part !== '')
  return said.length === 0 ? '' : `（${said.join('，')}）`
}
