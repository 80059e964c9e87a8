/** Runs in a thread of its own: a template is a stranger's file, and may take long or more memory than there is. */
import { parentPort, workerData } from 'node:worker_threads'
import { Failure } from '#shared/failure.ts'
import type { TemplateAnswer, TemplateJob } from './template-run.ts'
import { fillTemplate, inspectTemplate, listTables, markTemplate } from './template.ts'

function work(job: TemplateJob): unknown {
  switch (job.kind) {
    case 'inspect':
      return inspectTemplate(job.bytes)
    case 'tables':
      return listTables(job.bytes)
    case 'mark':
      return markTemplate(job.bytes, job.marks, job.repeats)
    case 'fill':
      return fillTemplate(job.bytes, job.data, job.images)
  }
}

async function answer(job: TemplateJob): Promise<TemplateAnswer> {
  try {
    return { ok: true, value: await work(job) }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return { ok: false, code: error.code, detail: error.detail }
  }
}

parentPort?.postMessage(await answer(workerData as TemplateJob))
