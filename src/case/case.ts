// A Case is one asker's question from its first mail to its last answer. This file holds its states and the one table that changes them.

/** `CC-1042`. */
export type CaseNumber = string & { readonly brand: 'CaseNumber' }
export type CaseId = number & { readonly brand: 'CaseId' }

export type CaseState = 'received' | 'drafting' | 'in_review' | 'sending' | 'answered' | 'waiting' | 'closed'

export type CaseEvent =
  | 'question_arrived'
  | 'robot_arrived'
  | 'doubt_arrived'
  | 'held'
  | 'released'
  | 'drafted'
  | 'draft_failed'
  | 'answer_approved'
  | 'ask_approved'
  | 'approval_undone'
  | 'answer_sent'
  | 'ask_sent'
  | 'sent_but_moved_on'
  | 'sent_but_doubted'
  | 'sent_after_all'
  | 'delivery_refused'
  | 'delivery_unconfirmed'
  | 'bounced'
  | 'redraft_asked'
  | 'set_aside'
  | 'merged_away'
  | 'merged_in'
  | 'open_words_merged_in'
  | 'merge_undone'
  | 'mail_taken_out'

/** The state after an event; null means that the event does not apply in this state. */
export function nextState(state: CaseState, event: CaseEvent): CaseState | null {
  switch (event) {
    // A mail that arrives while a reply is on its way is read when that reply has left (`sent_but_moved_on`).
    case 'question_arrived':
      return state === 'sending' ? 'sending' : 'drafting'
    // An out-of-office joins its case and never reopens it (the complaint of zammad#5113).
    case 'robot_arrived':
      return state
    case 'doubt_arrived':
      return state === 'sending' ? 'sending' : 'in_review'
    // A new case whose asker a person has to look at first; released, it is drafted like any other.
    case 'held':
      return state === 'received' ? 'in_review' : null
    case 'released':
      return state === 'in_review' ? 'drafting' : null
    case 'drafted':
    case 'draft_failed':
      return state === 'drafting' ? 'in_review' : null
    case 'answer_approved':
    case 'ask_approved':
      return state === 'in_review' ? 'sending' : null
    case 'approval_undone':
      return state === 'sending' ? 'in_review' : null
    case 'answer_sent':
      return state === 'sending' ? 'answered' : null
    case 'ask_sent':
      return state === 'sending' ? 'waiting' : null
    case 'sent_but_moved_on':
      return state === 'sending' ? 'drafting' : null
    // A doubtful mail or a bounce came while the reply was on its way: nobody has seen it, so the case does not end as answered.
    case 'sent_but_doubted':
      return state === 'sending' ? 'in_review' : null
    // A mail of unknown fate had left: the case stays where a person has brought it meanwhile, and an old page is told.
    case 'sent_after_all':
      return state
    case 'delivery_refused':
    case 'delivery_unconfirmed':
      return state === 'sending' ? 'in_review' : null
    case 'bounced':
      return state === 'sending' || state === 'drafting' ? state : 'in_review'
    case 'redraft_asked':
      return state === 'in_review' || state === 'answered' || state === 'waiting' || state === 'closed'
        ? 'drafting'
        : null
    case 'set_aside':
      return state === 'sending' || state === 'closed' ? null : 'closed'
    // A reply on its way belongs to the thread as it was approved: no mail comes or goes before it has left.
    case 'merged_away':
      return state === 'sending' ? null : 'closed'
    case 'merged_in':
      return state === 'sending' ? null : state
    case 'open_words_merged_in':
      return state === 'sending' ? null : 'drafting'
    case 'merge_undone':
      return state === 'closed' ? 'in_review' : null
    case 'mail_taken_out':
      return state === 'sending' ? null : state === 'in_review' ? 'drafting' : state
  }
}

export const CASE_STATES: readonly CaseState[] = [
  'received',
  'drafting',
  'in_review',
  'sending',
  'answered',
  'waiting',
  'closed',
]

/** `cc-1042` or `CC-1042` as typed; null when it is no case number. */
export function parseCaseNumber(text: string): CaseNumber | null {
  return /^cc-\d{1,12}$/i.test(text.trim()) ? (text.trim().toUpperCase() as CaseNumber) : null
}
