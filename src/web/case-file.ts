// Everything the case page shows, read together.
import type { CaseId, CaseNumber } from '../case/case.ts'
import type { Secrets } from '../seal.ts'
import type { Service } from '../service.ts'
import { type CaseRow, caseById, caseByNumber } from '../store/cases.ts'
import { type DraftRow, latestDraft } from '../store/drafts.ts'
import { type EventRow, eventsOf } from '../store/events.ts'
import { wordsOf } from '../store/message-words.ts'
import { type MessageRow, messagesOf } from '../store/messages.ts'
import { type NoteRow, notesOf } from '../store/notes.ts'
import { type OutboxRow, outboxOf } from '../store/outbox.ts'
import { queueRows } from '../store/queue-rows.ts'
import { listUsers } from '../store/users.ts'

export type CaseFile = {
  row: CaseRow
  /** `unread` says why the words of a revealed mail are the masked ones after all. */
  messages: (MessageRow & { unread?: string })[]
  draft: DraftRow | null
  events: EventRow[]
  notes: NoteRow[]
  outbox: OutboxRow[]
  /** Who has taken the case and still holds it. */
  holder: { id: number; name: string } | null
  /** The most urgent other case in review, to go on with. */
  next: CaseNumber | null
  /** The case that goes on with this one's mails, and the earlier one that this one seems to go on with. */
  mergedInto: CaseNumber | null
  likely: CaseNumber | null
}

/** The whole of a case, or null when there is none with this number. */
export async function readCaseFile(service: Service, number: CaseNumber): Promise<CaseFile | null> {
  const db = service.store
  const row = await caseByNumber(db, number)
  if (row === null) return null
  const [messages, draft, events, notes, outbox, holder, urgent] = await Promise.all([
    messagesOf(db, row.id),
    latestDraft(db, row.id),
    eventsOf(db, row.id),
    notesOf(db, row.id),
    outboxOf(db, row.id),
    holderOf(service, row),
    queueRows(db, { states: ['in_review'], q: '', limit: 2, now: service.now(), order: 'due' }),
  ])
  const next = urgent.find((other) => other.id !== row.id)?.number ?? null
  const numberOf = async (id: CaseId | null) => (id === null ? null : ((await caseById(db, id))?.number ?? null))
  const [mergedInto, likely] = await Promise.all([numberOf(row.merged_into), numberOf(row.likely_continues)])
  return { row, messages, draft, events, notes, outbox, holder, next, mergedInto, likely }
}

/** The same case with the words of its mails as they came, for one recorded look. */
export function revealed(file: CaseFile, secrets: Secrets): CaseFile {
  const messages = file.messages.map((mail) => {
    const read = wordsOf(mail, secrets)
    const { subject, replyText, quotedText, signature } = read.words
    return {
      ...mail,
      subject,
      reply_text: replyText,
      quoted_text: quotedText,
      signature,
      ...(read.is === 'masked' ? { unread: read.because } : {}),
    }
  })
  return { ...file, messages }
}

/** Who holds the case now; null when nobody does or the lease has run out. */
export async function holderOf(service: Service, row: CaseRow): Promise<CaseFile['holder']> {
  if (row.claimed_by === null || row.claimed_until === null || row.claimed_until <= service.now()) return null
  const user = (await listUsers(service.store)).find((one) => one.id === row.claimed_by)
  return user === undefined ? null : { id: user.id, name: user.name }
}
