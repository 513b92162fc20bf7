// Sorts what an SMTP server did with a mail into four words; nobody else in the project sees a nodemailer code.

export type Delivery =
  /** The server took the mail over; `response` is its last line. */
  | { is: 'sent'; response: string }
  /** It certainly did not take it, and may later. */
  | { is: 'try_again'; because: string }
  /** It certainly did not take it and never will. */
  | { is: 'refused'; because: string }
  /** It may have taken it: never send again by machine, look for it in Sent or ask a person. */
  | { is: 'unconfirmed'; because: string }

/** What is known of a failed attempt. `contentBegan`: bytes of the mail itself had left us. */
export type Failure = { error: unknown; contentBegan: boolean }

// The commands whose answer is about this mail. A 5xx to the greeting, to STARTTLS or to the login is about us
// or our settings: sending the same mail an hour later may well work.
const ABOUT_THE_MAIL = new Set(['MAIL FROM', 'RCPT TO', 'DATA'])
const BECAUSE_MAX = 300

/**
 * Sorts a failed attempt (RFC 5321 4.2.1: 4xx is for now, 5xx for good). 503 "bad sequence" is about the session, so it is
 * tried again. Without a final answer after the content began nothing is certain.
 */
export function sortFailure({ error, contentBegan }: Failure): Exclude<Delivery, { is: 'sent' }> {
  const { code, command, reply, message } = readError(error)
  const because = inOneLine(message)
  if (contentBegan && !(command === 'DATA' && reply !== null)) {
    return {
      is: 'unconfirmed',
      because: `The mail server gave no final answer after the mail was handed over: ${because}`,
    }
  }
  if (reply !== null) {
    const isRefused = reply >= 500 && reply !== 503 && ABOUT_THE_MAIL.has(command)
    return { is: isRefused ? 'refused' : 'try_again', because }
  }
  // Without an answer of the server these two are nodemailer's own: no usable recipient, or larger than the server takes.
  return { is: code === 'EENVELOPE' || code === 'EMESSAGE' ? 'refused' : 'try_again', because }
}

/** Says in one sentence why a server is not ready; the password never stands in it. */
export function saySetback(error: unknown): string {
  const { code, reply, message } = readError(error)
  const because = inOneLine(message)
  // A 4xx to the login means that the server could not look the password up just now (RFC 4954 6).
  return code === 'EAUTH' && (reply ?? 500) >= 500
    ? `The mail server refused the user name or the password: ${because}`
    : because
}

function readError(error: unknown): { code: string; command: string; reply: number | null; message: string } {
  const fields: { code?: unknown; command?: unknown; responseCode?: unknown; message?: unknown } =
    typeof error === 'object' && error !== null ? error : {}
  return {
    code: String(fields.code ?? ''),
    command: String(fields.command ?? ''),
    reply: typeof fields.responseCode === 'number' ? fields.responseCode : null,
    message: String(fields.message ?? error),
  }
}

function inOneLine(text: string): string {
  return text.split(/\s/).filter(Boolean).join(' ').slice(0, BECAUSE_MAX)
}
