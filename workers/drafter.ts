// The drafter: drafts the cases it is nudged about.
import { draftCase } from '../src/flow/draft-case.ts'
import type { Service } from '../src/service.ts'
import type { Worker } from './worker.ts'

export function startDrafter(service: Service): Worker {
  return service.queues.work.drafter((job) => draftCase(service, job.caseId))
}
