// Aside of hop 1: a mail that the desk failed on is kept as it came, and the next one is taken.
import { createHash } from 'node:crypto'
import type { Service } from '../service.ts'
import { moveCursor } from '../store/cursors.ts'
import { addMessage } from '../store/messages.ts'
import { storeRaw } from '../store/raw-mails.ts'
import { rowOfUnread } from './message-row.ts'
import type { Place } from './receive.ts'

/** Keeps a mail that made `receive` fail as a row a person can see; the cursor moves past it. */
export async function park(
  service: Service,
  { bytes, because, place }: { bytes: Buffer; because: string; place: Place },
): Promise<void> {
  await service.store.transaction().execute(async (tx) => {
    const hash = createHash('sha256').update(bytes).digest('hex')
    await storeRaw(tx, { hash, bytes, at: service.now() }, service.secrets)
    // Known by its bytes: a mailbox that is read anew under another UIDVALIDITY parks nothing twice.
    await addMessage(tx, rowOfUnread({ key: 'parked', hash, because, at: service.now() }))
    await moveCursor(tx, place.mailbox, { uidValidity: place.uidValidity, lastUid: place.uid }, service.now())
  })
  service.log.warn({ uid: place.uid, because }, 'mail parked')
}
