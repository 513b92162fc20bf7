// Everything the case page shows, read together.
import type { CaseId, CaseNumber } from '../case/case.ts'
import { changedSince } from '../case/precedent.ts'
import type { Drafted } from '../draft/draft.ts'
import { whySecondReviewer } from '../flow/second-review.ts'
import { checkedNow } from '../flow/words-to-send.ts'
import { findIdentifiers, maskIdentifiers } from '../message/identifiers/identifiers.ts'
import type { Secrets } from '../seal.ts'
import type { Service } from '../service.ts'
import { standingOf } from '../store/askers.ts'
import { attachmentsOf, fileWords } from '../store/attachments.ts'
import { type CaseRow, caseById, caseByNumber } from '../store/cases.ts'
import { type DraftRow, latestDraft } from '../store/drafts.ts'
import { type EventRow, eventsOf } from '../store/events.ts'
import { type FirstApproval, firstApprovalOf } from '../store/first-approvals.ts'
import { wordsOf } from '../store/message-words.ts'
import { type MessageRow, messagesOf } from '../store/messages.ts'
import { type NoteRow, notesOf } from '../store/notes.ts'
import { type OutboxRow, outboxOf } from '../store/outbox.ts'
import { closestPrecedents, type PrecedentRow } from '../store/precedents.ts'
import { queueRows } from '../store/queue-rows.ts'
import { listUsers } from '../store/users.ts'
import type { FileOfMail } from './attachment-view.ts'
import { type CitedRow, citedRows } from './cited-text.ts'
import { type DeskNames, standingWords } from './sender-view.ts'

export type CaseFile = {
  row: CaseRow
  /** `unread` says why the words of a revealed mail are the masked ones after all. */
  messages: (MessageRow & { unread?: string; files: FileOfMail[] })[]
  draft: DraftRow | null
  events: EventRow[]
  notes: NoteRow[]
  outbox: OutboxRow[]
  /** The asker's standing in words, and the names that a forger of our mail may use. */
  standing: string
  names: DeskNames
  /** Who has taken the case and still holds it. */
  holder: { id: number; name: string } | null
  /** Why two reviewers must approve (empty: one may), and the first approval of this version of the case. */
  secondReview: { because: string[]; first: FirstApproval | null }
  /** The rows that the draft cites, numbered, and the closest earlier answers with what has changed since. */
  rows: CitedRow[]
  precedents: (PrecedentRow & { changed: string[] })[]
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
  const [messages, draft, events, notes, outbox, holder, urgent, first] = await Promise.all([
    messagesOf(db, row.id),
    latestDraft(db, row.id),
    eventsOf(db, row.id),
    notesOf(db, row.id),
    outboxOf(db, row.id),
    holderOf(service, row),
    queueRows(db, { states: ['in_review'], q: '', limit: 2, now: service.now(), order: 'due' }),
    firstApprovalOf(db, row),
  ])
  const files = await filesOf(service, messages)
  const known = await standingOf(db, row.asker_address, service.now())
  const standing = standingWords(known, service.askers.casesPerMonth)
  // In the practice mailbox everybody shares the desk's domain, which then says nothing about a mail.
  const isPractice = service.config.mail === null
  const names = { ownAddresses: isPractice ? [] : service.ownAddresses, deskName: service.mail.from.name }
  const next = urgent.find((other) => other.id !== row.id)?.number ?? null
  const numberOf = async (id: CaseId | null) => (id === null ? null : ((await caseById(db, id))?.number ?? null))
  const [mergedInto, likely] = await Promise.all([numberOf(row.merged_into), numberOf(row.likely_continues)])
  const drafted = draft?.drafted ?? null
  const because = whySecondReviewer(service, { found: row, drafted, messages, overridden: false })
  const secondReview = { because, first }
  const { date } = checkedNow(service, drafted)
  const rows = citedRows(drafted?.draft.findings ?? [], service.book, date)
  const precedents = await precedentsFor(service, row.id, drafted)
  const withFiles = messages.map((mail) => ({ ...mail, files: files.filter((file) => file.messageId === mail.id) }))
  return {
    row,
    messages: withFiles,
    draft,
    events,
    notes,
    outbox,
    standing,
    names,
    holder,
    next,
    mergedInto,
    likely,
    secondReview,
    rows,
    precedents,
  }
}

/** The files of mails with their words, masked; those of a file that is held are not drawn at all. */
async function filesOf(service: Service, messages: readonly MessageRow[]): Promise<FileOfMail[]> {
  const rows = await attachmentsOf(
    service.store,
    messages.map(({ id }) => id),
  )
  return Promise.all(
    rows.map(async (row) => {
      const words = row.hash === null ? '' : await fileWords(service.store, row.hash, service.secrets)
      return { ...row, whole: words, words: maskIdentifiers(words), identifiers: findIdentifiers(words).length }
    }),
  )
}

/** As many earlier answers as can be read beside a draft. */
const PRECEDENTS = 3

async function precedentsFor(service: Service, id: CaseId, drafted: Drafted | null): Promise<CaseFile['precedents']> {
  if (drafted === null) return []
  // A service that was described has its codes in the draft alone.
  const codes = [
    ...drafted.questions.flatMap((question) => question.codes.map(({ code }) => code)),
    ...drafted.draft.claimLines.map(({ code }) => code),
  ]
  const intents = drafted.questions.flatMap((question) => question.intents)
  const found = await closestPrecedents(service.store, { codes, intents, notOf: id, limit: PRECEDENTS })
  const loaded = service.book.releases()
  return found.map((row) => ({ ...row, changed: changedSince(row.releases, loaded) }))
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
      files: mail.files.map((one) => ({ ...one, words: one.whole })),
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
