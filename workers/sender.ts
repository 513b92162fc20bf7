// The sender: sends the approved mails it is nudged about.
import { sendMail } from '../src/flow/send.ts'
import type { Service } from '../src/service.ts'
import type { Worker } from './worker.ts'

export function startSender(service: Service): Worker {
  return service.queues.work.sender((job) => sendMail(service, job.outboxId))
}
