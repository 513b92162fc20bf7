// What a delivery report says of the first address that failed (RFC 3464 2.3): who, what was done, and what the servers answered.
import { reportFields } from './report.ts'

const DELIVERED = ['delivered', 'relayed', 'expanded', 'deliverable'] // RFC 3464 2.3.3: actions that are no failure
const STATUS = /(?<![\d.])([245]\.[0-7]\.\d{1,3})(?![\d.]*\d)/
const STATUS_AFTER_CODE = /(?:(?<!\d)[245]\d\d(?:[ -]| - )|#)[([#]?([245]\.[0-7]\.\d{1,3})(?![\d.]*\d)/
const TRANSIENT_REPLY = /^(?:[\w-]{1,20};)?\s{0,20}4\d\d[ -]/ // a 4yz reply of SMTP (RFC 5321 4.2.1), after the kind of the diagnosis

export type FailedRecipient = {
  /** As the reporting server sums it up, or null. */
  status: string | null
  /** The Diagnostic-Code: what the refusing server answered, word by word; may be empty. */
  diagnosis: string
  delayed: boolean
}

/** The actions of a report in lower case, one for each address; `failed (…)` is `failed`. */
export function actionsIn(text: string): string[] {
  return reportFields(text, 'action').map((action) => action.toLowerCase().split(/[\s;(]/)[0] ?? '')
}

export function isFailure(action: string): boolean {
  return action !== '' && !DELIVERED.includes(action)
}

/** The first address that was not served. A report tells of several, each in a block of its own; the later ones are other people's. */
export function failedRecipientIn(text: string): FailedRecipient {
  const blocks = text.split(/\n[ \t]{0,20}\n/).filter((block) => /^\s{0,20}final-recipient:/im.test(block))
  const failed = blocks.find((block) => actionsIn(block).some(isFailure)) ?? text
  return {
    status: statusIn(reportFields(failed, 'status').join('\n')),
    diagnosis: reportFields(failed, 'diagnostic-code').join('\n'),
    delayed: actionsIn(failed).some((action) => action === 'delayed'),
  }
}

/**
 * The status to believe, as RFC 3463 `class.subject.detail`: the refusing server's where the two contradict in their class, for it is the
 * one that knows the address.
 */
export function believedStatus({ status, diagnosis }: FailedRecipient, text: string): string | null {
  const answered = statusIn(diagnosis)
  if (answered !== null && status !== null && answered[0] !== status[0] && answered[0] !== '2') return answered
  const named = [status, answered, STATUS_AFTER_CODE.exec(text)?.[1] ?? null].filter((each) => each !== null)
  // "5.0.0" only says that it failed; a later, more telling status is worth more.
  return named.find((each) => !each.endsWith('.0.0') && !each.startsWith('2')) ?? named[0] ?? null
}

/** Whether the refusing server itself said that another try may succeed. */
export function isTransient(diagnosis: string): boolean {
  return TRANSIENT_REPLY.test(diagnosis)
}

/** The first status in some words, or null. */
export function statusIn(words: string): string | null {
  return STATUS.exec(words)?.[1] ?? null
}
