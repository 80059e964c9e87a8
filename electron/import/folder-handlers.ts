/** Whole folders as operations: looked through, committed as a group, reported, taken back as one. */
import type { importFolderOperations } from '#shared/import/folder.ts'
import { whichBranch } from '../branch.ts'
import type { HandlersOf } from '../handlers.ts'
import { cancelFolders, commitFolder, proposeFolder } from './folder.ts'
import { beginGroup, endGroup, enterGroupFile, groupsOf, undoGroup } from './groups.ts'
import { makeReport } from './report.ts'

export const importFolderHandlers = {
  'import.proposeFolder': proposeFolder,
  'import.commitFolder': commitFolder,
  'import.cancelFolder': () => ({ cancelled: cancelFolders() }),
  'import.undoFolder': (write, { groupId }, at) => undoGroup(write, groupId, at),
  'import.groups': async (read, { branchId }) => groupsOf(read, await whichBranch(read, branchId)),
  'import.report': makeReport,
  'import.beginGroup': beginGroup,
  'import.enterGroupFile': enterGroupFile,
  'import.endGroup': (write, { groupId }, at) => endGroup(write, groupId, at),
} satisfies HandlersOf<typeof importFolderOperations>
