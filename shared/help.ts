/** The law beside the form: every editor's offline help. */
export type { Help, HelpNote } from './help/card.ts'
export { decisionHelp } from './help/decisions.ts'
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
