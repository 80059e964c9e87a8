/** The law beside the form: every editor's offline help. */
export type { Help, HelpNote } from './help/card.ts'
export { decisionHelp } from './help/decisions.ts'
export { type Term, glossary } from './help/glossary.ts'
export {
  type ManualChapter,
  type ManualSection,
  everyday,
  firstTime,
  pagesOfProgram,
  safety,
} from './help/manual.ts'
export { exclusionHelp, meetingHelp, topicHelp } from './help/meetings.ts'
export {
  type FieldHelp,
  branchFieldHelp,
  branchHelp,
  memberFieldHelp,
  memberHelp,
  talkFieldHelp,
  talkHelp,
  termFieldHelp,
  termHelp,
} from './help/records.ts'
