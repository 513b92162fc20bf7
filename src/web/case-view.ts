// The case page's data, made from its rows: what is masked, which buttons apply, what the reviewer is told.
import { isDiagnosis } from '../advice/claim-lines.ts'
import type { CaseState } from '../case/case.ts'
import type { Draft } from '../draft/draft.ts'
import { findIdentifiers, maskIdentifiers } from '../message/identifiers/identifiers.ts'
import { isAsked } from '../store/messages.ts'
import type { DeskUser } from '../store/users.ts'
import { ageWords, due, moment } from './age.ts'
import { changesView, precedentView } from './answer-views.ts'
import { attachmentViews } from './attachment-view.ts'
import type { CaseFile } from './case-file.ts'
import { eventWords, stateWords, verdictWords } from './case-words.ts'
import { citedLines, rowsOf } from './cited-text.ts'
import { secondReviewView } from './second-review-view.ts'
import { senderView } from './sender-view.ts'

export type CaseViewOptions = { now: Date; user: DeskUser; revealed: boolean }

/** What templates/pages/case.hbs shows. Identifiers stay masked unless `revealed`, also in the title. */
export function caseView(file: CaseFile, { now, user, revealed }: CaseViewOptions) {
  const { row } = file
  const show = revealed ? (text: string) => text : maskIdentifiers
  const subject = maskIdentifiers(row.subject).trim() || '(no subject)'
  const findings = eachOnce(file.draft?.drafted.draft.findings ?? [])
  return {
    title: `${row.number} ${subject}`,
    number: row.number,
    version: row.version,
    subject,
    asker: row.asker_address,
    state: stateWords(row.state),
    stateName: row.state,
    closedWords: closedWords(file),
    outgoing: row.state === 'sending' ? (file.outbox.at(-1)?.body ?? null) : null,
    received: moment(row.received_at),
    age: ageWords(row.received_at, now),
    due: row.state === 'in_review' || row.state === 'drafting' ? due(row.due_at, now) : null,
    dueAt: moment(row.due_at),
    revealed,
    isAdmin: user.role === 'admin',
    hidden: revealed ? 0 : identifiersIn(file),
    thread: file.messages.map((message) => ({ ...mailView(message, show), sender: senderView(message, file.names) })),
    editor: row.held_because === null ? editorView(file) : null,
    secondReview: secondReviewView(file, user),
    findings: findings.map((one) => ({ ...one, roleWords: ROLES[one.role], rows: rowsOf(one, file.rows) })),
    cited: citedLines(file.draft?.revision ?? file.draft?.drafted.draft.text ?? '', findings, file.rows),
    changes: changesView(file),
    precedents: file.precedents.map(precedentView),
    ...presenceView(file, { user }),
    undo: undoView(file, now),
    delivery: deliveryView(file),
    next: file.next,
    notes: file.notes.map((note) => ({ who: note.who, at: moment(note.at), text: show(note.text) })),
    events: file.events
      .map((event) => ({
        words: eventWords(event.event),
        name: event.event,
        who: event.who,
        why: maskedBut(row.asker_address, event.why),
        at: moment(event.at),
        iso: event.at.toISOString(),
        moved: event.from_state !== event.to_state ? stateWords(event.to_state) : null,
      }))
      .reverse(),
    standing: file.standing,
    heldBecause: row.held_because === null ? null : maskedBut(row.asker_address, row.held_because),
    legalHold: row.legal_hold,
    cannotLift: row.legal_hold && user.role !== 'admin',
    dateOfService:
      row.date_of_service === null ? null : revealed ? row.date_of_service : quarterOf(row.date_of_service),
    mergedInto: file.mergedInto,
    likely: file.mergedInto === null ? file.likely : null,
    canMerge: file.mergedInto === null && row.state !== 'sending' && row.state !== 'received',
    canSplit: row.state !== 'sending' && file.messages.filter(isAsked).length > 1,
    canRedraft: file.mergedInto === null && REDRAFTED.has(row.state),
    canSetAside: row.state !== 'sending' && row.state !== 'closed',
  }
}

/** A mail of many questions finds the same for most of them: a reviewer reads it once. */
function eachOnce(findings: Draft['findings']): Draft['findings'] {
  const seen = new Map(findings.map((one) => [JSON.stringify([one.claim, one.rule, one.citations]), one]))
  return [...seen.values()]
}

/** Masked, but for the asker's address: the page says it anyway, and who wrote is what these words are about. */
function maskedBut(address: string, text: string): string {
  return text.split(address).map(maskIdentifiers).join(address)
}

/** Whoever writes to the desk is no patient: a plain name stays. What else stands in its place is masked like any words. */
function nameOf({ from_name: name }: CaseFile['messages'][number], show: (text: string) => string): string {
  return findIdentifiers(name).every(({ type }) => type === 'name') ? name : show(name)
}

const REDRAFTED: ReadonlySet<CaseState> = new Set(['in_review', 'answered', 'waiting', 'closed'])

/** A date of service is an identifier: unrevealed, its quarter says which edition of the codes counts. */
function quarterOf(day: string): string {
  return `Q${Math.ceil(Number(day.slice(5, 7)) / 3)} ${day.slice(0, 4)}`
}

/** Who holds the case, seen by `user`. */
export function presenceView({ row, holder }: Pick<CaseFile, 'row' | 'holder'>, { user }: { user: DeskUser }) {
  return {
    holder: holder === null || holder.id === user.id ? null : holder.name,
    mine: holder?.id === user.id,
    canTake: holder === null && row.state === 'in_review',
  }
}

function identifiersIn(file: CaseFile): number {
  const inFiles = file.messages.flatMap((mail) => mail.files).reduce((sum, one) => sum + one.identifiers, 0)
  return file.messages.reduce((sum, mail) => sum + (mail.identifiers ?? []).length, inFiles)
}

function mailView(mail: CaseFile['messages'][number], show: (text: string) => string) {
  return {
    id: mail.id,
    ours: mail.direction === 'out',
    asked: isAsked(mail),
    from: mail.from_address ?? '(no sender)',
    fromName: nameOf(mail, show),
    to: mail.to_addresses.join(', '),
    subject: show(mail.subject),
    at: moment(mail.received_at),
    iso: mail.received_at.toISOString(),
    verdict: mail.direction === 'in' ? verdictWords(mail.verdict) : '',
    because: show(mail.because),
    words: show(mail.reply_text).trim() || '(no words of its own)',
    quoted: show(mail.quoted_text).trim(),
    signature: show(mail.signature).trim(),
    attachments: attachmentViews(mail, show),
    defects: mail.defects.map(show),
    raw: mail.raw_hash !== null,
    unread: mail.unread ?? null,
  }
}

/** The draft pane. Null when nothing can be written now. */
function editorView(file: CaseFile) {
  if (file.row.state !== 'in_review') return null
  const draft = file.draft?.drafted.draft ?? null
  const text = file.draft?.revision ?? draft?.text ?? ''
  const recipient = recipientOf(file)
  return {
    draftId: file.draft?.id ?? null,
    kind: draft?.kind ?? null,
    kindWords: draft === null ? 'No draft' : KINDS[draft.kind],
    asksBack: draft?.kind === 'clarification',
    text,
    rows: rowsFor(text),
    revised: file.draft?.revision !== null && file.draft !== null && file.draft.revision !== draft?.text,
    lines: (draft?.claimLines ?? []).map((line) => ({
      ...line,
      // A diagnosis is not counted.
      units: isDiagnosis(line) ? '' : line.units,
      modifiers: line.modifiers.join(' '),
      diagnoses: line.diagnoses.join(', '),
    })),
    validity: draft?.validity ?? '',
    readFrom: file.draft?.drafted.attachments?.join(', ') ?? '',
    blocked: draft?.blocked ?? [],
    noDraftBecause:
      draft === null ? (file.events.findLast((event) => event.event === 'draft_failed')?.why ?? '') : null,
    asks: draft?.asks ?? [],
    writer: draft?.writer ?? null,
    isReworded: draft?.writer?.is === 'reworded',
    ask: draft === null ? '' : askMail(draft),
    recipient,
    another: recipient !== file.row.asker_address,
  }
}

/** Whom the flow will answer: the person who wrote last, who need not be the one who opened the case. */
function recipientOf({ row, messages }: CaseFile): string {
  return messages.filter(isAsked).at(-1)?.from_address ?? row.asker_address
}

/** Rows for a textarea that cannot size itself: lines as they wrap at about 70 letters. */
function rowsFor(text: string): number {
  const wrapped = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 70)), 0)
  return Math.min(34, Math.max(10, wrapped + 1))
}

const KINDS = { answer: 'Answer', clarification: 'Asks back', decline: 'Declines' } as const
const ROLES = {
  answer: 'Answer',
  why: 'Why',
  documentation: 'What the note must hold',
  caveat: 'Where payers differ',
} as const

function closedWords({ row, mergedInto }: CaseFile): string {
  if (mergedInto !== null) return 'This case is merged; nothing is answered here.'
  return row.held_because === null
    ? CLOSED_WORDS[row.state]
    : 'This case is held: release it to have it drafted, or set it aside.'
}

/** What stands in the place of the editor while nothing can be written. */
const CLOSED_WORDS: Record<CaseState, string> = {
  received: 'A draft is being made. This page says when it is there.',
  drafting: 'A draft is being made. This page says when it is there.',
  in_review: '',
  sending: 'The approved mail is on its way.',
  answered: 'This case is answered. A new mail from the asker opens it again, and so does Redraft.',
  waiting: 'This case waits for the asker. Their answer opens it again, and so does Redraft.',
  closed: 'This case is set aside. A new mail from the asker opens it again, and so does Redraft.',
}

/** The short mail behind "Ask instead"; greeting and signature are added when it is sent. */
function askMail({ asks }: Draft): string {
  if (asks.length === 0) return ''
  if (asks.length === 1) return `To answer this we need one more fact:\n\n${asks[0]}`
  return `To answer this we need a few more facts:\n\n${asks.map((ask, i) => `${i + 1}. ${ask}`).join('\n')}`
}

/** A case that came back because its mail did not arrive for certain: the reviewer decides what is next. */
function deliveryView({ row, outbox }: CaseFile) {
  const last = outbox.at(-1)
  if (row.state !== 'in_review' || last === undefined) return null
  if (last.state === 'refused')
    return { title: 'The last mail was refused.', words: `It did not reach ${last.to_address}.`, because: last.because }
  if (last.state !== 'unconfirmed') return null
  const words = `Nobody knows whether it reached ${last.to_address}. Approving again may send it twice.`
  return { title: 'The last mail is unconfirmed.', words, because: last.because }
}

/** The bar over a mail that is approved and still held, so that it can be taken back. */
function undoView(file: CaseFile, now: Date) {
  const held = file.outbox.findLast((mail) => mail.state === 'ready' && mail.due_at > now)
  if (held === undefined) return null
  return {
    to: held.to_address,
    by: held.approved_by,
    seconds: Math.ceil((held.due_at.getTime() - now.getTime()) / 1000),
    at: held.due_at.toISOString(),
  }
}
