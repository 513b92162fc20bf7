// The poller: hears of new mail in the desk's mailboxes and takes it in, in each one after the other.

import { watchMailbox } from '../src/flow/watch-mailbox.ts'
import { openInbox } from '../src/mail/inbox.ts'
import type { Service } from '../src/service.ts'
import type { Worker } from './worker.ts'

export function startPoller(service: Service): Worker {
  const stopping = new AbortController()
  const servers = [service.mail.imap, ...(service.mail.alsoRead ?? [])]
  const done = Promise.all(
    servers.map((server) => watchMailbox(service, { server, inbox: openInbox(server) }, stopping.signal)),
  )
  return {
    stop: async () => {
      stopping.abort()
      await done
    },
  }
}
