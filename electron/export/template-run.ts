/** Hands a template to its thread, with a limit of time and of memory, and waits for what comes of it. */
import { Worker } from 'node:worker_threads'
import { Failure, type FailureCode } from '#shared/failure.ts'
import type { TemplateMark, TemplateRepeat, TemplateTable } from '#shared/templates.ts'
import type { z } from 'zod'
import type { Scope } from './template-fill.ts'
import type { Inspected } from './template.ts'
import type { PlacedImage } from './template-photos.ts'

export type TemplateJob =
  | { readonly kind: 'inspect' | 'tables'; readonly bytes: Uint8Array }
  | {
      readonly kind: 'mark'
      readonly bytes: Uint8Array
      readonly marks: readonly z.infer<typeof TemplateMark>[]
      readonly repeats: readonly z.infer<typeof TemplateRepeat>[]
    }
  | {
      readonly kind: 'fill'
      readonly bytes: Uint8Array
      readonly data: Scope
      readonly images: readonly PlacedImage[]
    }

export type TemplateAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: FailureCode; readonly detail: string }

interface Answers {
  readonly inspect: Inspected
  readonly tables: TemplateTable[]
  readonly mark: Uint8Array
  readonly fill: Uint8Array
}

/** Milliseconds, and megabytes: a year of a large branch in a long template takes a tenth of either. */
const limits = { time: 60_000, memory: 1500 } as const

/** The worker lies beside this file: as TypeScript in the source tree, as JavaScript in the bundle. */
const workerFile = (): URL =>
  new URL(`./template-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url)

/** @throws Failure templateRefused, tooLarge, notFound as the work itself says; tooLarge beyond the limits. */
export function onTemplate<Job extends TemplateJob>(
  job: Job,
  { time = limits.time }: { time?: number } = {},
): Promise<Answers[Job['kind']]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerFile(), {
      workerData: job,
      resourceLimits: { maxOldGenerationSizeMb: limits.memory },
    })
    const tooLong = new Failure('tooLarge', '这个模板填出来太大。请缩短期间，或减少套在一起的循环')
    const settle = (finish: () => void) => {
      clearTimeout(timer)
      finish()
      void worker.terminate()
    }
    const timer = setTimeout(() => settle(() => reject(tooLong)), time)
    worker.once('message', (answer: TemplateAnswer) =>
      settle(() =>
        answer.ok
          ? resolve(answer.value as Answers[Job['kind']])
          : reject(new Failure(answer.code, answer.detail)),
      ),
    )
    worker.once('error', (error: Error & { code?: string }) =>
      settle(() => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooLong : error)),
    )
    worker.once('exit', (code) => settle(() => reject(new Error(`template worker ended with ${code}`))))
  })
}
