// A reviewer takes a file: only what may be handed on, scanned first where it was not, and every time with an event on the case.

import type { Service } from '../service.ts'
import { type AttachmentRow, attachmentsOf, fileBytes } from '../store/attachments.ts'
import type { CaseRow } from '../store/cases.ts'
import { recordEvent } from '../store/events.ts'
import type { MessageRow } from '../store/messages.ts'
import { readOne } from './read-attachments.ts'

export type HandedOut =
  | { is: 'file'; filename: string; bytes: Buffer }
  | { is: 'held'; because: string }
  | { is: 'unknown' }

/** `despite`: an administrator takes a quarantined file all the same; its name then ends in `.quarantined`, so that nothing opens it. */
export async function handOutFile(
  service: Service,
  {
    found,
    mail,
    place,
    who,
    despite,
  }: { found: CaseRow; mail: MessageRow; place: number; who: string; despite: boolean },
): Promise<HandedOut> {
  const row = (await attachmentsOf(service.store, [mail.id])).find((file) => file.place === place)
  if (row === undefined || row.hash === null) return { is: 'unknown' }
  const file = await scanned(service, { ...row, hash: row.hash })
  const held = file.state !== 'kept' && !(file.state === 'quarantined' && despite)
  if (held) return { is: 'held', because: file.because || 'it is held' }
  const opened = await fileBytes(service.store, row.hash, service.secrets)
  if (opened.is === 'shut') return { is: 'held', because: opened.because }
  const filename = mail.attachments[place]?.filename || `file-${place + 1}`
  await recordEvent(service.store, {
    caseId: found.id,
    event: 'attachment_downloaded',
    from: found.state,
    to: found.state,
    who,
    why: `file ${place + 1} of mail ${mail.id} (${row.type})${file.state === 'quarantined' ? `, though quarantined: ${file.because}` : ''}`,
    at: service.now(),
  })
  return {
    is: 'file',
    filename: file.state === 'quarantined' ? `${filename}.quarantined` : filename,
    bytes: opened.bytes,
  }
}

/** A file that nobody has looked into, or that the scanner gave no answer on, is read now. */
async function scanned(service: Service, row: AttachmentRow & { hash: string }): Promise<AttachmentRow> {
  if (row.state !== 'unread' && row.state !== 'not_scanned') return row
  const { state, because } = await readOne(service, { hash: row.hash, kind: row.kind })
  return { ...row, state, because }
}
