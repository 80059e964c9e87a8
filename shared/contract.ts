/** The one table of everything the ledger can be asked: name → kind, input, output. Assembled from the domains. */
import { appraisalOperations } from './appraisal.ts'
import { attachmentOperations } from './attachments.ts'
import { auditOperations } from './audit.ts'
import { backupOperations } from './backups.ts'
import { branchOperations } from './branch.ts'
import { complianceOperations } from './compliance.ts'
import { debriefingDraftOperations } from './debriefing-draft.ts'
import { dualLifeOperations } from './dual-life.ts'
import { duesOperations } from './dues.ts'
import { electionOperations } from './elections.ts'
import { exportOperations } from './export.ts'
import { importFolderOperations } from './import/folder.ts'
import { importOperations } from './imports.ts'
import { ledgerOperations } from './ledger.ts'
import { lifeOperations } from './life.ts'
import { manualOperations } from './manual.ts'
import { meetingOperations } from './meetings.ts'
import { memberYearOperations } from './member-year.ts'
import { memberOperations } from './members.ts'
import { motionOperations } from './motions.ts'
import { phraseOperations } from './phrases.ts'
import type { z } from 'zod'
import type { Operation } from './operation.ts'
import { overviewOperations } from './overview.ts'
import { profileOperations } from './profile.ts'
import { protectionOperations } from './protection.ts'
import { rectificationOperations } from './rectification.ts'
import { removalOperations } from './removal.ts'
import { registerOperations } from './registers/all.ts'
import { sealOperations } from './seal.ts'
import { searchOperations } from './search.ts'
import { studyOperations } from './study/operations.ts'
import { talkOperations } from './talks.ts'
import { templateOperations } from './templates.ts'
import { workbookOperations } from './workbook.ts'

export const operations = {
  ...ledgerOperations,
  ...backupOperations,
  ...protectionOperations,
  ...auditOperations,
  ...branchOperations,
  ...memberOperations,
  ...memberYearOperations,
  ...manualOperations,
  ...meetingOperations,
  ...motionOperations,
  ...electionOperations,
  ...talkOperations,
  ...lifeOperations,
  ...appraisalOperations,
  ...dualLifeOperations,
  ...studyOperations,
  ...duesOperations,
  ...complianceOperations,
  ...overviewOperations,
  ...phraseOperations,
  ...profileOperations,
  ...rectificationOperations,
  ...registerOperations,
  ...debriefingDraftOperations,
  ...sealOperations,
  ...searchOperations,
  ...exportOperations,
  ...importOperations,
  ...importFolderOperations,
  ...attachmentOperations,
  ...templateOperations,
  ...removalOperations,
  ...workbookOperations,
} satisfies Record<string, Operation>

export type Operations = typeof operations
export type OperationName = keyof Operations

/** What a caller may send; defaults may be left out. */
export type InputOf<Name extends OperationName> = z.input<Operations[Name]['input']>
export type OutputOf<Name extends OperationName> = z.output<Operations[Name]['output']>

/** The one way a client asks: every transport implements this. */
export type Call = <Name extends OperationName>(name: Name, input: InputOf<Name>) => Promise<OutputOf<Name>>
