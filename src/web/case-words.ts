// States, events and verdicts in the words that a reviewer reads.
import type { CaseState } from '../case/case.ts'
import type { CaseEventTable } from '../store/tables.ts'

export function stateWords(state: CaseState): string {
  return STATES[state]
}

export function eventWords(event: CaseEventTable['event']): string {
  return EVENTS[event]
}

/** What screening said of a mail, in words; '' for an ordinary question, which needs none. */
export function verdictWords(verdict: string | null): string {
  return verdict === null ? '' : (VERDICTS[verdict] ?? verdict)
}

const STATES: Record<CaseState, string> = {
  received: 'Received',
  drafting: 'Being drafted',
  in_review: 'In review',
  sending: 'Sending',
  answered: 'Answered',
  waiting: 'Waiting for the asker',
  closed: 'Set aside',
}

const EVENTS: Record<CaseEventTable['event'], string> = {
  question_arrived: 'A question arrived',
  robot_arrived: 'An automatic mail arrived',
  doubt_arrived: 'A doubtful mail arrived',
  held: 'Held for a look at who wrote',
  released: 'Released: a person knows who wrote',
  drafted: 'Drafted',
  first_approved: 'First approval',
  check_overridden: 'Check overridden',
  draft_failed: 'Drafting failed',
  answer_approved: 'Answer approved',
  ask_approved: 'Question back approved',
  answer_sent: 'Answer sent',
  ask_sent: 'Question back sent',
  sent_but_moved_on: 'Sent; a new mail had come meanwhile',
  sent_but_doubted: 'Sent; a doubtful mail or a bounce had come meanwhile',
  sent_after_all: 'An earlier reply had left after all',
  delivery_refused: 'Delivery refused',
  delivery_unconfirmed: 'Delivery unconfirmed',
  bounced: 'Bounced',
  redraft_asked: 'New draft asked for',
  set_aside: 'Set aside',
  approval_undone: 'Approval taken back',
  noted: 'Note written',
  claimed: 'Taken',
  returned: 'Given back',
  identifiers_revealed: 'Identifiers revealed',
  attachment_downloaded: 'Attachment downloaded',
  remote_pictures_loaded: 'Pictures of other servers loaded',
  worker_failed: 'A worker failed',
  stranger_in_thread: 'A stranger wrote in this thread',
  acknowledgement_withheld: 'No acknowledgement sent',
  likely_continues: 'Seems to go on with an earlier case',
  merged_away: 'Merged into another case',
  merged_in: 'Another case was merged into this one',
  open_words_merged_in: 'Another case was merged into this one',
  merge_undone: 'Merge undone',
  mail_taken_out: 'Mail moved out of this case',
  legal_hold_set: 'Kept under legal hold',
  legal_hold_lifted: 'Legal hold lifted',
  purged: 'Originals purged',
  exported: 'Exported',
}

const VERDICTS: Record<string, string> = {
  question: '',
  automatic: 'Automatic mail',
  bounce: 'Bounce',
  list: 'Mailing list',
  own: 'Our own mail',
  doubtful: 'Doubtful',
  unreadable: 'Unreadable',
  blocked: 'Blocked',
}
