// The rows of the case tables as kysely types; the SQL beside this file (migrations/) is what they mirror.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { CaseEvent, CaseId, CaseNumber, CaseState } from '../case/case.ts'
import type { CitedRelease } from '../case/precedent.ts'
import type { CodeSystem } from '../codes/code-record.ts'
import type { Drafted } from '../draft/draft.ts'
import type { FileKind } from '../file/file-kind.ts'
import type { Attachment, Verdict } from '../message/inbound-message.ts'
import type { SenderCheck } from '../message/sender/sender-check.ts'

type Json<T> = ColumnType<T, string, string>
type Moment = ColumnType<Date, Date, Date>

export type CasesTable = {
  id: GeneratedAlways<CaseId>
  number: GeneratedAlways<CaseNumber>
  state: CaseState
  version: Generated<number>
  subject: string
  asker_address: string
  asker_name: string
  received_at: Moment
  due_at: Moment
  changed_at: Moment
  draft_attempts: Generated<number>
  claimed_by: number | null
  claimed_until: Date | null
  /** Why no reply may leave before a person has looked at who wrote. */
  held_because: string | null
  legal_hold: Generated<boolean>
  date_of_service: string | null
  purged_at: Date | null
  /** The case that goes on with this one's mails. */
  merged_into: CaseId | null
  /** An earlier case whose words or subject this one repeats. */
  likely_continues: CaseId | null
}
export type MessageTable = {
  id: GeneratedAlways<number>
  case_id: CaseId | null
  /** The case's version after this mail joined it; 0 for mail of ours and mail without a case. */
  case_version: Generated<number>
  direction: 'in' | 'out'
  dedupe_key: string
  raw_hash: string | null
  message_id: string | null
  in_reply_to: string[]
  references: string[]
  from_address: string | null
  from_name: string
  to_addresses: string[]
  subject: string
  verdict: Verdict['is'] | null
  because: string
  reply_text: string
  quoted_text: string
  signature: string
  attachments: Json<Attachment[]>
  defects: string[]
  thread_index: string | null
  thread_topic: string | null
  /** The words as they came, sealed; the readable columns hold them masked (message-words.ts). */
  words: Buffer | null
  identifiers: string[] | null
  sender: ColumnType<SenderCheck | null, string | null, string | null>
  reply_to_address: string | null
  /** The case it came to, when that was merged into this one. */
  merged_from: CaseId | null
  received_at: Moment
}
export type CaseEventTable = {
  id: GeneratedAlways<number>
  case_id: CaseId
  at: Moment
  who: string
  event:
    | CaseEvent
    | 'noted'
    | 'claimed'
    | 'returned'
    | 'identifiers_revealed'
    | 'attachment_downloaded'
    | 'remote_pictures_loaded'
    | 'worker_failed'
    | 'stranger_in_thread'
    | 'likely_continues'
    | 'acknowledgement_withheld'
    | 'first_approved'
    | 'check_overridden'
    | 'legal_hold_set'
    | 'legal_hold_lifted'
    | 'purged'
    | 'exported'
  from_state: CaseState
  to_state: CaseState
  why: string
}
export type PrecedentTable = {
  id: GeneratedAlways<number>
  case_id: CaseId
  outbox_id: number
  question: string
  answer: string
  codes: string[]
  intents: string[]
  answered_for: string
  releases: Json<CitedRelease[]>
  approved_by: string
  made_at: Moment
  words: GeneratedAlways<string>
}
export type FirstApprovalTable = {
  case_id: CaseId
  case_version: number
  words: string
  user_id: number | null
  who: string
  at: Moment
}
export type AttachmentFileTable = {
  hash: string
  bytes: Buffer | null
  words: Buffer | null
  state: Generated<'unread' | 'kept' | 'infected' | 'not_scanned'>
  because: Generated<string>
  tries: Generated<number>
  tried_at: Date | null
  stored_at: Moment
}
export type AttachmentTable = {
  message_id: number
  place: number
  verdict: 'taken' | 'quarantined' | 'left_out'
  because: string
  kind: FileKind
  type: string
  content_id: string | null
  hash: string | null
}
export type DraftTable = {
  id: GeneratedAlways<number>
  case_id: CaseId
  drafted: Json<Drafted>
  revision: string | null
  revised_by: number | null
  made_at: Moment
}
export type OutboxState = 'ready' | 'claimed' | 'sent' | 'refused' | 'unconfirmed'
export type OutboxTable = {
  id: GeneratedAlways<number>
  case_id: CaseId
  case_version: number
  message_id: string
  kind: 'answer' | 'ask'
  to_address: string
  from_address: string
  in_reply_to: string | null
  subject: string
  body: string
  raw: Buffer
  approved_by: string
  state: OutboxState
  attempts: Generated<number>
  due_at: Moment
  claimed_at: Date | null
  because: Generated<string>
  filed_in_sent: Generated<boolean>
  searches: Generated<number>
  searched_at: Date | null
  made_at: Moment
}
export type AcknowledgementTable = {
  id: GeneratedAlways<number>
  case_id: CaseId
  to_address: string
  to_house: string
  message_id: string
  raw: Buffer
  state: 'ready' | 'claimed' | 'sent' | 'given_up'
  made_at: Moment
}
export type DeskUserTable = {
  id: GeneratedAlways<number>
  email: string
  name: string
  credential: string
  role: 'reviewer' | 'admin'
  password_hash: string
  disabled_at: Date | null
  made_at: Moment
}

export type AskerRuleTable = { pattern: string; rule: 'allow' | 'block'; why: string; who: string; made_at: Moment }

export type Tables = {
  acknowledgement: AcknowledgementTable
  mailbox_token: { mailbox: string; sealed: Buffer; changed_at: Moment }
  asker_rule: AskerRuleTable
  cases: CasesTable
  /** `bytes` are sealed; null when retention has purged them. */
  raw_mail: { hash: string; bytes: Buffer | null; stored_at: Moment }
  message: MessageTable
  attachment: AttachmentTable
  attachment_file: AttachmentFileTable
  mailbox_cursor: {
    mailbox: string
    uid_validity: ColumnType<number, bigint, bigint>
    last_uid: number
    moved_at: Moment
  }
  case_event: CaseEventTable
  draft: DraftTable
  first_approval: FirstApprovalTable
  code_mark: {
    user_id: number
    system: CodeSystem
    code: string
    favourite: boolean
    note: string
    changed_at: Moment
  }
  precedent: PrecedentTable
  note: { id: GeneratedAlways<number>; case_id: CaseId; who: string; text: string; at: Moment }
  outbox: OutboxTable
  desk_user: DeskUserTable
  desk_session: { token_hash: string; user_id: number; expires_at: Moment }
  api_token: {
    id: GeneratedAlways<number>
    name: string
    token_hash: string
    scope: TokenScope
    user_id: number | null
    made_at: Moment
  }
}
export type TokenScope = 'read' | 'review' | 'admin'
