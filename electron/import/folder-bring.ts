/** The files of one folder on their way in: rosters first, each file judged at its turn and kept with its line. */
import { Failure, type FailureCode } from '#shared/failure.ts'
import type { FolderFile } from '#shared/import/folder.ts'
import type { TaskContext } from '../handlers.ts'
import { entryOf } from './batches.ts'
import type { FoundFile } from './folder-files.ts'
import {
  type TakenKind,
  added,
  adviceFor,
  judge,
  nothing,
  readFileOf,
  summaryIn,
  unreadFile,
  wasImported,
} from './folder-answers.ts'
import type { Judgement } from './propose.ts'
import { reportRows } from './report-rows.ts'

/** Failures that say something about one file; with any other the folder stops. */
const ofTheFile: readonly FailureCode[] = [
  'badInput',
  'importRefused',
  'duplicate',
  'conflict',
  'notFound',
  'wordingBlocked',
  'notEntitled',
  'checklistBlocks',
  'tooLarge',
]

/** Rows that the ledger refuses, one after another, before the whole file is given up. */
const mostRefused = 50

export class Bringing {
  readonly #context: TaskContext
  readonly #branchId: number
  readonly #groupId: number
  readonly #check: () => void
  readonly #answers = new Map<FoundFile, FolderFile>()

  constructor(context: TaskContext, branchId: number, groupId: number, check: () => void) {
    this.#context = context
    this.#branchId = branchId
    this.#groupId = groupId
    this.#check = check
  }

  async all(files: readonly FoundFile[], leaveOut: ReadonlySet<string>): Promise<FolderFile[]> {
    const later: { file: FoundFile; kinds: (TakenKind | undefined)[] }[] = []
    for (const file of files) {
      this.#check()
      const not = unreadFile(file, leaveOut.has(file.name))
      if (not !== undefined) {
        await this.#note(file, not)
        continue
      }
      const first = await judge(this.#context, file, this.#branchId)
      const { kind, alsoHolds } = first.proposal
      if (kind === 'none' || kind === 'ledgerWorkbook') {
        await this.#note(file, readFileOf(file, [first]))
        continue
      }
      const others = alsoHolds.map((other) => other.kind)
      // alone there is nothing to wait for
      if (kind === 'memberRoster' || (files.length === 1 && !others.includes('memberRoster'))) {
        await this.#enter(file, first)
        later.push({ file, kinds: others })
      } else {
        if (others.includes('memberRoster'))
          await this.#enter(file, await judge(this.#context, file, this.#branchId, 'memberRoster'))
        later.push({ file, kinds: [undefined, ...others.filter((other) => other !== 'memberRoster')] })
      }
    }
    for (const { file, kinds } of later) {
      for (const kind of kinds) {
        this.#check()
        await this.#enter(file, await judge(this.#context, file, this.#branchId, kind))
      }
    }
    return files.flatMap((file) => this.#answers.get(file) ?? [])
  }

  /** Keeps a line of a file that brought nothing in. */
  async #note(file: FoundFile, answer: FolderFile): Promise<void> {
    this.#answers.set(file, answer)
    await this.#context.run('import.enterGroupFile', {
      groupId: this.#groupId,
      file: {
        path: file.name,
        bytes: file.bytes,
        sha256: answer.sha256 === '' ? null : answer.sha256,
        kind: 'none',
        outcome: answer.outcome === 'ready' ? 'nothing' : answer.outcome,
        advice: answer.advice,
        same: 0,
        skipped: 0,
        errors: 0,
        rows: [],
      },
    })
  }

  /** Enters one kind of one file; rows that the ledger refuses are left out and said. */
  async #enter(file: FoundFile, judgement: Judgement): Promise<void> {
    const refused = new Map<number, string>()
    for (;;) {
      try {
        return await this.#write(file, judgement, refused)
      } catch (error) {
        if (!(error instanceof Failure) || !ofTheFile.includes(error.code)) throw error
        const found = /^第 (\d+) 行 ?(.*)$/s.exec(error.detail)
        const row = Number(found?.[1] ?? 0)
        if (found === null || refused.has(row) || refused.size >= mostRefused) {
          const answer = readFileOf(file, [judgement])
          const advice = `台账不收这个文件：${error.detail}。请单独打开它核对后再导入。`
          const before = this.#answers.get(file)
          await this.#note(file, { ...answer, outcome: 'refused', advice })
          // its other kind came in: that stays said
          if (before?.outcome === 'entered') this.#answers.set(file, { ...before, advice })
          return
        }
        refused.set(row, found[2] ?? '')
      }
    }
  }

  async #write(file: FoundFile, judgement: Judgement, refused: ReadonlyMap<number, string>): Promise<void> {
    const { proposal, rows } = judgement
    if (proposal.kind === 'none') return this.#note(file, readFileOf(file, [judgement]))
    const again = wasImported(proposal)
    const whole = again ? undefined : entryOf(judgement, [])
    const taken = whole?.rows.filter((row) => !refused.has(row.row)) ?? []
    // a file that is only kept whole has no rows to begin with
    const entry =
      whole === undefined || (taken.length === 0 && whole.rows.length > 0)
        ? undefined
        : { ...whole, rows: taken, skipped: whole.skipped + whole.rows.length - taken.length }
    const lines = again ? [] : reportRows(proposal.kind, rows, refused)
    const count = (verdict: string) => lines.filter((line) => line.verdict === verdict).length
    const summary = again
      ? summaryIn(proposal)
      : { ...proposal.summary, error: count('error'), new: count('new'), update: count('update') }
    const answer = readFileOf(file, [judgement])
    const before = this.#answers.get(file)
    // a hidden sheet is told once, whatever else is in the file
    const doubts = answer.doubts.filter(
      ({ code, detail }) => !before?.doubts.some((told) => told.code === code && told.detail === detail),
    )
    const advice = adviceFor({ summary, before: again, doubts, done: true })
    const outcome = entry === undefined ? 'nothing' : 'entered'
    const { batchId } = await this.#context.run('import.enterGroupFile', {
      groupId: this.#groupId,
      file: {
        path: file.name,
        bytes: file.bytes,
        sha256: proposal.sha256,
        kind: proposal.kind,
        outcome,
        advice,
        same: summary.same,
        skipped: summary.skip + summary.conflict,
        errors: summary.error,
        rows: lines,
      },
      ...(entry === undefined ? {} : { entry }),
    })
    this.#answers.set(file, {
      ...answer,
      outcome: outcome === 'entered' || before?.outcome === 'entered' ? 'entered' : 'nothing',
      kinds: [...(before?.kinds ?? []), proposal.kind],
      summary: added(before?.summary ?? nothing, summary),
      doubts: [...(before?.doubts ?? []), ...doubts],
      advice: [before?.advice ?? '', advice].filter((one) => one !== '').join('；'),
      batchIds: [...(before?.batchIds ?? []), ...(batchId === null ? [] : [batchId])],
    })
  }
}
