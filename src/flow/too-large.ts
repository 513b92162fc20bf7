// A mail that was too large to fetch whole: its header and words are a case all the same, and whoever reads it knows what is missing.
import type { Attachment, ParseResult, Verdict } from '../message/inbound-message.ts'

/** `bytes` as the server tells them; `limit` is the desk's; `leftOut` are the files that stayed in the mailbox. */
export type TooLarge = { bytes: number; limit: number; leftOut: readonly Attachment[] }

/** The mail with its missing files named and the reason among its oddities. */
export function cutMail(parsed: ParseResult, cut: TooLarge | null): ParseResult {
  if (cut === null || parsed.is === 'unreadable') return parsed
  const { message, parts } = parsed
  const attachments = [...message.attachments, ...cut.leftOut]
  return { is: 'message', parts, message: { ...message, attachments, defects: [reasonOf(cut), ...message.defects] } }
}

/** A question goes to a person: what it is about may lie in the mailbox. A robot's mail or a bounce stays what it is. */
export function cutVerdict(verdict: Verdict, cut: TooLarge | null): Verdict {
  if (cut === null || verdict.is === 'bounce') return verdict
  const because = verdict.is === 'question' ? reasonOf(cut) : `${verdict.because}; ${reasonOf(cut)}`
  return { is: verdict.is === 'question' ? 'doubtful' : verdict.is, because }
}

function reasonOf({ bytes, limit, leftOut }: TooLarge): string {
  const files = leftOut.length === 1 ? 'its file was' : 'its files were'
  return `it is too large, ${megabytes(bytes)}, the limit is ${megabytes(limit)}; its words were read, ${files} left in the mailbox`
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1_048_576)} MB`
}
