// The poller: hears of new mail in the desk's mailbox and takes it in, one after the other.

import { watchMailbox } from '../src/flow/watch-mailbox.ts'
import { openInbox } from '../src/mail/inbox.ts'
import type { Service } from '../src/service.ts'
import type { Worker } from './worker.ts'

export function startPoller(service: Service): Worker {
  const stopping = new AbortController()
  const done = watchMailbox(service, openInbox(service.mail.imap), stopping.signal)
  return {
    stop: async () => {
      stopping.abort()
      await done
    },
  }
}
