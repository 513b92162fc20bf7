// The notice to a sender whose mail reached only some of its recipients.

import { randomUUID } from 'node:crypto'
import type { Delivery } from './lmtp.ts'
import { PRACTICE_DOMAIN } from './mailbox.ts'

/**
 * A delivery report (RFC 3464) as raw mail. SMTP has one reply for all recipients of a mail: a refusal would make the
 * sender repeat it to those who have it, so the mail is accepted and this notice says who does not.
 */
export function undeliveredNotice(options: { to: string; failed: Delivery[]; at: Date }): Buffer {
  const boundary = randomUUID()
  const lines = [
    `From: Mail delivery <postmaster@${PRACTICE_DOMAIN}>`,
    `To: <${options.to}>`,
    'Subject: Your message was not delivered to everybody',
    `Date: ${options.at.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${randomUUID()}@${PRACTICE_DOMAIN}>`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'Your message did not reach:',
    ...options.failed.map((failure) => `${failure.to}: ${failure.code} ${failure.words}`),
    '',
    `--${boundary}`,
    'Content-Type: message/delivery-status',
    '',
    `Reporting-MTA: dns; ${PRACTICE_DOMAIN}`,
    ...options.failed.flatMap((failure) => [
      '',
      `Final-Recipient: rfc822; ${failure.to}`,
      'Action: failed',
      `Status: ${failure.code < 500 ? '4.0.0' : '5.0.0'}`,
      `Diagnostic-Code: smtp; ${failure.code} ${failure.words}`,
    ]),
    '',
    `--${boundary}--`,
    '',
  ]
  return Buffer.from(lines.join('\r\n'))
}
