// Why a mailbox could not be opened, in one sentence for the person who set it up.
import type { ImapServer } from '../config.ts'

export type Connected =
  | { is: 'connected'; uidValidity: bigint }
  | { is: 'login_refused' | 'unreachable' | 'no_mailbox'; because: string }

/** Sorts imapflow's error. The password never stands in the sentence. */
export function sayWhyNot(error: unknown, server: ImapServer): Exclude<Connected, { is: 'connected' }> {
  const { authenticationFailed, serverResponseCode, mailboxMissing, responseText, code, message } = readError(error)
  const where = `${server.host}:${server.port}`
  // RFC 5530: UNAVAILABLE says that the server could not look the password up, not that it is wrong.
  if (authenticationFailed && serverResponseCode !== 'UNAVAILABLE') {
    return {
      is: 'login_refused',
      because: `The mail server ${where} refused the user name or the password of ${server.user}${responseText && `: ${responseText}`}`,
    }
  }
  if (mailboxMissing) {
    return { is: 'no_mailbox', because: `The mailbox ${server.folder} does not exist on ${where}.` }
  }
  const reason = responseText || message || code
  return { is: 'unreachable', because: `The mail server ${where} cannot be used: ${reason}` }
}

function readError(error: unknown) {
  const fields: Record<string, unknown> = typeof error === 'object' && error !== null ? { ...error } : {}
  const text = (value: unknown) =>
    typeof value === 'string' ? value.split(/\s/).filter(Boolean).join(' ').slice(0, 300) : ''
  return {
    authenticationFailed: fields.authenticationFailed === true,
    mailboxMissing: fields.mailboxMissing === true,
    serverResponseCode: text(fields.serverResponseCode),
    responseText: text(fields.responseText) || text(fields.response),
    code: text(fields.code),
    message: error instanceof Error ? text(error.message) : '',
  }
}
