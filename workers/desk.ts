// The desk: the web pages and the API, listening on PORT.
import { mailChecks } from '../src/flow/ready.ts'
import type { Service } from '../src/service.ts'
import { buildDesk } from '../src/web/server.ts'
import type { Worker } from './worker.ts'

/** Throws when the port is taken; the caller says so in its one line. */
export async function startDesk(service: Service): Promise<Worker> {
  const desk = await buildDesk(service, { checks: mailChecks(service) })
  // A desk on the practice mailbox is for this machine only; one on a real mailbox is for the reviewers' network.
  await desk.listen({ port: service.config.port, host: service.config.mail === null ? 'localhost' : '0.0.0.0' })
  return { stop: () => desk.close() }
}
